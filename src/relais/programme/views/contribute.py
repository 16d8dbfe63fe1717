"""What the mailed link of a round opens: the initiatives of one organisation, without an account.

The secret in the address is all that counts here: there is no session and no cookie. Opening a
page changes nothing, however often a mail scanner does it; only a button does.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.foundation.by_secret import by_secret
from relais.foundation.once.posts import once_showing
from relais.foundation.pages import render_page, see_other
from relais.organisations import interface as organisations
from relais.programme.commands import contributing as commands
from relais.programme.commands.rounds import RoundRefused
from relais.programme.forms.contributing import ContributionForm
from relais.programme.queries import contributing
from relais.programme.queries.contributing import OpenedRequest
from relais.programme.queries.rounds import name_in
from relais.programme.rules.rounds import READABLE, RequestState, RoundRefusal
from relais.programme.words import contributing as words

_DRAFT = "draft"


def _after_the_same(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever sends the same form again. The address has a secret in it: nobody keeps it."""
    return _saved(token) if request.POST.get("act") == _DRAFT else _sent(token)


@by_secret
@once_showing(_after_the_same)
@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request: HttpRequest, token: str) -> HttpResponse:
    """The list, prefilled; on POST what was typed is kept as a draft, or sent."""
    found = _opened(token)
    if found is None or found.state is not RequestState.OPEN:
        return _sent(token) if _is_readable(found) else _ended(request, found)
    is_draft = request.POST.get("act") == _DRAFT
    form = _form(found, None if is_draft or request.method != "POST" else request.POST)
    if is_draft:
        return _try(request, found, token, lambda: _save(request, form, token)) or _saved(token)
    if form.is_bound and form.is_valid():
        return _try(request, found, token, lambda: _send(form, token)) or _sent(token)
    return _show(request, found, form, token)


@by_secret
@once_showing(_after_the_same)
@require_POST
def nothing_new(request: HttpRequest, token: str) -> HttpResponse:
    """One button: nothing new about any of them."""
    found = _opened(token)
    if found is None or found.state is not RequestState.OPEN:
        return _ended(request, found)
    return _try(request, found, token, lambda: _say_nothing_new(token)) or _sent(token)


@by_secret
@require_safe
def show_sent(request: HttpRequest, token: str) -> HttpResponse:
    """What was sent by this organisation, and until when it can be changed."""
    found = _opened(token)
    if found is None or not _is_readable(found):
        return _ended(request, found)
    if found.member.answered_at is None:
        return see_other(reverse("contribute:contribute", args=[token]))
    rows = contributing.answers_of(found.holder, found.member).values()
    context = {
        **_about(found, token),
        "rows": [words.said(row) for row in rows],
        "can_change": found.state is RequestState.OPEN,
    }
    return render_page(request, "programme/contribute/sent.html", context)


def _opened(token: str) -> OpenedRequest | None:
    return contributing.opened(EVERYONE, token, now=clock.now())


def _is_readable(found: OpenedRequest | None) -> bool:
    return found is not None and found.state in READABLE


def _form(found: OpenedRequest, data: object) -> ContributionForm:
    holder, member = found.holder, found.member
    return ContributionForm(
        data,  # type: ignore[arg-type]  # the form of the request, or nothing
        asked=contributing.asked_of(holder, member),
        answers=contributing.answers_of(holder, member),
        draft=member.draft,
    )


def _save(request: HttpRequest, form: ContributionForm, token: str) -> None:
    typed = form.typed(request.POST.dict())
    commands.save_draft(by=EVERYONE, now=clock.now(), token=token, typed=typed)


def _send(form: ContributionForm, token: str) -> None:
    commands.send_answers(by=EVERYONE, now=clock.now(), token=token, answers=form.answers)


def _say_nothing_new(token: str) -> None:
    commands.send_nothing_new(by=EVERYONE, now=clock.now(), token=token)


def _try(
    request: HttpRequest, found: OpenedRequest, token: str, act: Callable[[], None]
) -> HttpResponse | None:
    """Do it; what stands in its way, if something does."""
    try:
        act()
    except commands.LinkRefused:
        return _ended(request, _opened(token))
    except RoundRefused as refused:
        data = request.POST if request.POST.get("act") else None
        return _show(request, found, _form(found, data), token, refusal=refused.refusal)
    return None


def _saved(token: str) -> HttpResponse:
    return see_other(reverse("contribute:contribute", args=[token]) + "?saved")


def _sent(token: str) -> HttpResponse:
    return see_other(reverse("contribute:contribution_sent", args=[token]))


def _about(found: OpenedRequest, token: str) -> dict[str, object]:
    names = organisations.body_names(EVERYONE)
    return {
        "token": token,
        "round": found.member.round,
        "member": found.member,
        "name": words.in_reading_language(name_in(names, found.member.body)),
    }


def _show(
    request: HttpRequest,
    found: OpenedRequest,
    form: ContributionForm,
    token: str,
    *,
    refusal: RoundRefusal | None = None,
) -> HttpResponse:
    context = {
        **_about(found, token),
        "form": form,
        "invitation": words.texts(found.member.round.words),
        "refusal": words.ROUND_REFUSAL[refusal] if refusal else "",
        "was_saved": "saved" in request.GET and not form.is_bound,
    }
    status = 422 if form.is_bound or refusal else 200
    return render_page(request, "programme/contribute/contribute.html", context, status=status)


def _ended(request: HttpRequest, found: OpenedRequest | None) -> HttpResponse:
    """Why the link opens nothing."""
    state = found.state if found else RequestState.UNKNOWN
    context = {"sentence": words.REQUEST_STATE[state]}
    status = 410 if found else 404
    return render_page(request, "programme/contribute/ended.html", context, status=status)
