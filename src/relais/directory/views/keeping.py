"""The records on the work face, for whoever keeps them: what is due, and one record at a time."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from relais.directory.commands import asking, confirming, editing
from relais.directory.forms import keeping as forms
from relais.directory.permissions import Permission
from relais.directory.queries import keeping, worklist
from relais.directory.queries.around import place_names
from relais.directory.rules.moments import local_moment
from relais.directory.rules.vocabulary import Aspect, Capacity, Means
from relais.directory.words import labels, trust
from relais.directory.words.faults import fault_sentence
from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once, once_showing
from relais.foundation.pages import render_page


def _today() -> date:
    return local_moment(clock.now()).day


@requires(Permission.KEEP_SERVICES)
@require_GET
def show_worklist(request: HttpRequest) -> HttpResponse:
    """What is due: late, today, this week, this month; `?section=` shows one part."""
    reader, today = viewer(request), _today()
    found = worklist.worklist(
        reader,
        today=today,
        section=request.GET.get("section", ""),
        page=request.GET.get("page", "1"),
    )
    context = {
        "worklist": found,
        "sections": trust.sections(found.counts, chosen=request.GET.get("section", "")),
        "means": _means(request.GET),
        "done": _done(request),
    }
    return render_page(request, "directory/keeping/worklist.html", context)


@requires(Permission.KEEP_SERVICES)
@require_GET
def show_record(request: HttpRequest, code: str) -> HttpResponse:
    """One record: aspect by aspect, what is reported and proposed, and whom to ask."""
    return _record(request, code)


def _confirmed(request: HttpRequest, code: str) -> HttpResponse:
    return _row_or_back(request, code, done=True)


def _undone(request: HttpRequest, code: str) -> HttpResponse:
    return _row_or_back(request, code, done=False)


@requires(Permission.KEEP_SERVICES)
@once_showing(_confirmed)
@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm what is due of a record, or the aspects that were ticked."""
    form = forms.Confirm(request.POST)
    if not form.is_valid():
        return _record(request, code, refused=form, status=422)
    due = keeping.kept(viewer(request), code, today=_today()).due.aspects
    confirming.confirm_service(
        by=viewer(request),
        now=clock.now(),
        code=code,
        aspects=[Aspect(each) for each in form.cleaned_data["aspects"]] or due,
        means=form.cleaned_data["means"],
    )
    return _confirmed(request, code)


@requires(Permission.KEEP_SERVICES)
@once_showing(_undone)
@require_POST
def undo(request: HttpRequest, code: str) -> HttpResponse:
    """Take back what this person confirmed in the last minutes."""
    confirming.withdraw_confirmation(by=viewer(request), now=clock.now(), code=code)
    return _undone(request, code)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def report_room(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether there is room today."""
    form = forms.Room(request.POST)
    if not form.is_valid():
        return _record(request, code, refused=form, status=422)
    confirming.report_capacity(by=viewer(request), now=clock.now(), code=code, **form.cleaned_data)
    return _back_to(code)


@requires(Permission.KEEP_SERVICES)
@once
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a record; a form that can't be taken keeps what was typed."""
    kept = keeping.kept(viewer(request), code, today=_today())
    places = place_names(viewer(request))
    form = forms.ChangeRecord(request.POST or None, record=kept.record, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            editing.change_service(
                by=viewer(request),
                now=clock.now(),
                code=code,
                said=form.said,
                source=form.cleaned_data["source"],
            )
        except editing.RecordRefused as refused:
            form.refuse(refused.faults)
        else:
            return _back_to(code)
    context = {"form": form, "row": worklist.row(viewer(request), code, today=_today())}
    status = 422 if form.errors else 200
    return render_page(request, "directory/keeping/change.html", context, status=status)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def decide_conflict(request: HttpRequest, code: str) -> HttpResponse:
    """Close what sources disagree on, with what was found."""
    form = forms.Decision(request.POST)
    if not form.is_valid():
        return _record(request, code, refused=form, status=422)
    editing.decide_conflict(by=viewer(request), now=clock.now(), code=code, **form.cleaned_data)
    return _back_to(code)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def decide_proposal(request: HttpRequest, code: str, proposal_id: int) -> HttpResponse:
    """Take over what someone proposed, or not."""
    try:
        asking.decide_proposal(
            by=viewer(request),
            now=clock.now(),
            proposal_id=proposal_id,
            accept=request.POST.get("accept") == "yes",
        )
    except editing.RecordRefused as refused:
        return _record(
            request, code, sentences=[fault_sentence(each) for each in refused.faults], status=422
        )
    return _back_to(code)


@requires(Permission.KEEP_SERVICES)
@require_GET
def show_history(request: HttpRequest, code: str) -> HttpResponse:
    """Every version of a record: when, by whom, from what to what, from which source."""
    row, versions = worklist.history(viewer(request), code, today=_today())
    context = {"row": row, "versions": versions}
    return render_page(request, "directory/keeping/history.html", context)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def restore(request: HttpRequest, code: str, version_id: int) -> HttpResponse:
    """Let a record say again what it said in an older version."""
    try:
        editing.restore_version(
            by=viewer(request), now=clock.now(), code=code, version_id=version_id
        )
    except editing.RecordRefused as refused:
        return _record(
            request, code, sentences=[fault_sentence(each) for each in refused.faults], status=422
        )
    return _back_to(code)


@requires(Permission.KEEP_ALL_SERVICES)
@once
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """Make one record of two that describe the same service."""
    others = worklist.others(viewer(request), code, today=_today())
    form = forms.Merge(request.POST or None, others=others)
    if request.method == "POST" and form.is_valid():
        try:
            editing.merge_services(
                by=viewer(request), now=clock.now(), code=code, **form.cleaned_data
            )
        except editing.MergeRefused as refused:
            form.add_error("duplicate", str(trust.MERGE_REFUSAL[refused.refusal]))
        else:
            return _back_to(code)
    context = {"form": form, "row": worklist.row(viewer(request), code, today=_today())}
    status = 422 if form.errors else 200
    return render_page(request, "directory/keeping/merge.html", context, status=status)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def keep_contact(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the mailbox that is asked to confirm."""
    form = forms.ContactForm(request.POST)
    if not form.is_valid():
        return _record(request, code, refused=form, status=422)
    asking.keep_contact(by=viewer(request), now=clock.now(), code=code, **form.said)
    return _back_to(code)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Mail a link with which the service or the steward confirms without an account."""
    for_service = request.POST.get("whom") == "service"
    try:
        asking.invite(by=viewer(request), now=clock.now(), code=code, for_service=for_service)
    except asking.AskingRefused as refused:
        sentence = str(trust.ASKING_REFUSAL[refused.refusal])
        return _record(request, code, sentences=[sentence], status=422)
    return _back_to(code)


@requires(Permission.KEEP_SERVICES)
@once
@require_POST
def revoke(request: HttpRequest, code: str, invitation_id: int) -> HttpResponse:
    """Let a link that was sent work no longer."""
    asking.revoke_invitation(
        by=viewer(request), now=clock.now(), code=code, invitation_id=invitation_id
    )
    return _back_to(code)


def _record(request: HttpRequest, code: str, *, status: int = 200, **found: object) -> HttpResponse:
    reader = viewer(request)
    context = {
        "page": worklist.record_page(reader, code, today=_today()),
        "means": _means({}),
        "rooms": [(each, labels.CAPACITY[each]) for each in Capacity],
        "may_merge": reader.may(Permission.KEEP_ALL_SERVICES),
        **found,
    }
    return render_page(request, "directory/keeping/record.html", context, status=status)


def _done(request: HttpRequest) -> worklist.Row | None:
    """The record that was confirmed just now, for whoever has no script to replace its row."""
    code = request.GET.get("done")
    return worklist.row(viewer(request), code, today=_today()) if code else None


def _row_or_back(request: HttpRequest, code: str, *, done: bool) -> HttpResponse:
    """The row alone for the script of the list; else the page that the button stood on."""
    if request.POST.get("from") != "list":
        return _back_to(code)
    if request.headers.get("HX-Request") != "true":
        told = {"means": forms.chosen_means(request.POST.get("means", ""))}
        query = "?" + urlencode({**told, "done": code} if done else told)
        return HttpResponseRedirect(reverse("keeping:worklist") + query)
    context = {
        "row": worklist.row(viewer(request), code, today=_today()),
        "means": _means(request.POST),
        "just_done": done,
    }
    page = "directory/keeping/worklist.html"
    return render_page(request, page, context, fragment="row")


def _means(said: Mapping[str, str]) -> dict[str, Any]:
    """How the record was checked: the choices, and the one that is chosen."""
    choices = [(each, labels.MEANS[each]) for each in Means]
    return {"chosen": forms.chosen_means(said.get("means", "")), "choices": choices}


def _back_to(code: str) -> HttpResponse:
    return redirect("keeping:record", code)
