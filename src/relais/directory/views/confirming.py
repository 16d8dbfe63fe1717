"""What a mailed link opens: a record to confirm or to correct, without an account.

The secret in the address is all that counts here: there is no session and no cookie. Opening a
page changes nothing, however often a mail scanner does it; only a button does.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.directory.commands.asking import invite_again, invite_by_code
from relais.directory.commands.by_link import (
    LinkRefused,
    RecordChanged,
    confirm_by_link,
    propose_by_link,
)
from relais.directory.commands.editing import RecordRefused
from relais.directory.forms import RecordForm
from relais.directory.forms.links import CheckedForm, NewLinkForm
from relais.directory.queries import invitations, link_pages
from relais.directory.queries.around import place_names
from relais.directory.queries.invitations import Opened
from relais.directory.rules.invitations import RENEWABLE, InvitationState
from relais.directory.words.trust import INVITATION
from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.foundation.by_secret import by_secret
from relais.foundation.once.posts import once_showing
from relais.foundation.pages import render_page, see_other

_READS_AND_POSTS = ["GET", "HEAD", "POST"]


def _thank(_request: HttpRequest, token: str) -> HttpResponse:
    """For whoever sends the same form again. The address has a secret in it: nobody keeps it."""
    return _to("thanks", token)


@by_secret
@once_showing(_thank)
@require_http_methods(_READS_AND_POSTS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The record with one button; on POST what is ticked is confirmed."""
    found = _opened(token)
    if found is None or found.state is not InvitationState.OPEN:
        return _ended(request, token, found)
    form = CheckedForm(request.POST or None, found=found)
    if form.is_valid():
        done = _after(token, lambda: _confirm(token, form))
        if done:
            return done
        form.refuse_nothing()
    return _show(request, "confirm", found, form=form)


@by_secret
@once_showing(_thank)
@require_http_methods(_READS_AND_POSTS)
def change(request: HttpRequest, token: str) -> HttpResponse:
    """The record as a form; on POST what was typed otherwise is changed, or proposed."""
    found = _opened(token)
    if found is None or found.state is not InvitationState.OPEN:
        return _ended(request, token, found)
    places = place_names(EVERYONE)
    form = RecordForm(request.POST or None, record=found.kept.record, places=places)
    rest = CheckedForm(request.POST or None, found=found)
    if form.is_valid() and rest.is_valid():
        try:
            done = _after(token, lambda: _propose(token, form, rest))
        except RecordRefused as refused:
            form.refuse(refused.faults)
        else:
            if done:
                return done
    return _show(request, "change", found, form=form, rest=rest)


@by_secret
@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """What was done by this link, for as long as someone likes to look."""
    found = _opened(token)
    if found is None or found.state is not InvitationState.USED:
        return _to("confirm", token)
    done = link_pages.outcome(EVERYONE, found, today=localdate(clock.now()))
    return render_page(request, "directory/by_link/thanks.html", {"outcome": done})


@by_secret
@require_POST
def send_again(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001  # a view
    """Another link to whoever had this one; the answer is the same whatever came of it."""
    invite_again(by=EVERYONE, now=clock.now(), token=token)
    return see_other(reverse("confirming:asked"))


@by_secret
@require_http_methods(_READS_AND_POSTS)
def ask(request: HttpRequest) -> HttpResponse:
    """A link for whoever keeps the record with this code; the answer is always the same."""
    form = NewLinkForm(request.POST or None, label_suffix="")
    if form.is_valid():
        invite_by_code(by=EVERYONE, now=clock.now(), code=form.cleaned_data["code"])
        return see_other(reverse("confirming:asked"))
    status = 422 if form.is_bound else 200
    return render_page(request, "directory/by_link/ask.html", {"form": form}, status=status)


@by_secret
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """That a link is on its way, if there is anyone to send it to."""
    return render_page(request, "directory/by_link/asked.html", {})


def _opened(token: str) -> Opened | None:
    now = clock.now()
    return invitations.opened(EVERYONE, token, now=now, today=localdate(now))


def _confirm(token: str, form: CheckedForm) -> object:
    return confirm_by_link(by=EVERYONE, now=clock.now(), token=token, checked=form.checked)


def _propose(token: str, form: RecordForm, rest: CheckedForm) -> object:
    return propose_by_link(
        by=EVERYONE, now=clock.now(), token=token, said=form.said, checked=rest.checked
    )


def _after(token: str, act: Callable[[], object]) -> HttpResponse | None:
    """Where to go after the button was pressed; None when there was nothing to do."""
    try:
        return _to("thanks", token) if act() else None
    except LinkRefused:
        return _to("confirm", token)
    except RecordChanged:
        return _to("confirm", token, "?changed")


def _to(page: str, token: str, query: str = "") -> HttpResponse:
    return see_other(reverse(f"confirming:{page}", kwargs={"token": token}) + query)


def _show(
    request: HttpRequest,
    page: str,
    found: Opened,
    *,
    form: CheckedForm | RecordForm,
    **more: object,
) -> HttpResponse:
    context = {
        "page": link_pages.link_page(EVERYONE, found, today=localdate(clock.now())),
        "form": form,
        "was_changed": "changed" in request.GET,
        **more,
    }
    status = 422 if form.is_bound else 200
    return render_page(request, f"directory/by_link/{page}.html", context, status=status)


def _ended(request: HttpRequest, token: str, found: Opened | None) -> HttpResponse:
    """Why the link opens nothing, since when, and what to do."""
    state = InvitationState.ALTERED if found is None else found.state
    context = {
        "sentence": INVITATION[state],
        "ended_on": link_pages.ended_on(found) if found else "",
        "token": token if state in RENEWABLE else "",
        "form": None if found else NewLinkForm(label_suffix=""),
        "is_used": state is InvitationState.USED,
    }
    status = 410 if found else 404
    return render_page(request, "directory/by_link/ended.html", context, status=status)
