"""Contribution rounds, for whoever keeps the report."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import Viewer, requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.foundation.sheets import sheet_answer
from relais.programme.commands import reviewing
from relais.programme.commands import rounds as commands
from relais.programme.forms.rounds import OpeningForm, PlaceForm, ReasonForm
from relais.programme.permissions import Permission
from relais.programme.queries import rounds as queries
from relais.programme.rules.vocabulary import Level, Verdict
from relais.programme.words import contributing as words
from relais.programme.words import rounds as pages

if TYPE_CHECKING:
    from relais.programme.models import Contribution


@requires(Permission.KEEP)
@require_safe
def list_rounds(request: HttpRequest) -> HttpResponse:
    """Every round, and the way to open one."""
    context = {"rounds": queries.rounds(viewer(request))}
    return render_page(request, "programme/rounds/rounds.html", context)


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare_round(request: HttpRequest) -> HttpResponse:
    """The form; on POST what would be sent to whom. Nothing is changed here."""
    form = _opening(request, viewer(request))
    if not (form.is_bound and form.is_valid()) or request.POST.get("act") == "back":
        return _show_opening(request, form)
    context = {"form": form, "letters": pages.sample_letters(form.asking.due_on)}
    return render_page(request, "programme/rounds/preview.html", context)


@requires(Permission.KEEP)
@require_POST
@once
def open_round(request: HttpRequest) -> HttpResponse:
    """Ask all that were ticked."""
    by = viewer(request)
    form = _opening(request, by)
    if form.is_valid():
        try:
            opened = commands.open_round(by=by, now=clock.now(), asking=form.asking)
            return redirect("rounds:round", pk=opened.pk)
        except commands.RoundRefused as refused:
            form.refuse(refused.refusal)
    return _show_opening(request, form)


@requires(Permission.KEEP)
@require_safe
def show_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is missing, who answered, and what is new."""
    return _show_round(request, pk)


@requires(Permission.KEEP)
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Every contribution as a table."""
    by = viewer(request)
    page = queries.round_page(by, queries.round_of(by, pk))
    return sheet_answer(pages.sheet(page.rows), name="contributions.csv")


@requires(Permission.KEEP)
@require_POST
@once
def ask_all_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Another letter to everyone who has not answered."""
    commands.ask_all_again(by=viewer(request), now=clock.now(), round_id=pk)
    return redirect("rounds:round", pk=pk)


@requires(Permission.KEEP)
@require_POST
@once
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody answer any more."""
    commands.close_round(by=viewer(request), now=clock.now(), round_id=pk)
    return redirect("rounds:round", pk=pk)


@requires(Permission.KEEP)
@require_POST
@once
def ask_again(request: HttpRequest, member: int) -> HttpResponse:
    """Another letter to one of them."""
    by = viewer(request)
    pk = queries.member_of(by, member).round_id
    try:
        commands.ask_again(by=by, now=clock.now(), member_id=member)
    except commands.RoundRefused as refused:
        return _show_round(request, pk, refusal=words.ROUND_REFUSAL[refused.refusal], status=422)
    return redirect("rounds:round", pk=pk)


@requires(Permission.KEEP)
@require_POST
@once
def take_out(request: HttpRequest, member: int) -> HttpResponse:
    """Ask nothing of one of them any more."""
    by = viewer(request)
    pk = queries.member_of(by, member).round_id
    commands.take_out(by=by, now=clock.now(), member_id=member)
    return redirect("rounds:round", pk=pk)


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def review(request: HttpRequest, contribution: int) -> HttpResponse:
    """What stood, what is said now; on POST the edition says it too."""
    by = viewer(request)
    given = queries.contribution_of(by, contribution)
    place = _place(request, by, given)
    if request.method == "POST" and (place is None or place.is_valid()):
        said = place.cleaned_data if place else {}
        where = _where(said)
        try:
            reviewing.take_over_contribution(
                by=by, now=clock.now(), contribution_id=contribution, place=where
            )
            return redirect("rounds:round", pk=given.member.round_id)
        except reviewing.ReviewRefused as refused:
            refusal = words.REVIEW_REFUSAL[refused.refusal]
            return _show_contribution(request, given, place=place, refusal=refusal)
    return _show_contribution(request, given, place=place)


@requires(Permission.KEEP)
@require_POST
@once
def set_aside(request: HttpRequest, contribution: int) -> HttpResponse:
    """Leave the edition as it is, with a reason."""
    by = viewer(request)
    given = queries.contribution_of(by, contribution)
    form = ReasonForm(request.POST, label_suffix="")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        reviewing.set_aside(by=by, now=clock.now(), contribution_id=contribution, reason=reason)
    except reviewing.ReviewRefused as refused:
        refusal = words.REVIEW_REFUSAL[refused.refusal]
        return _show_contribution(request, given, reason=form, refusal=refusal)
    return redirect("rounds:round", pk=given.member.round_id)


def _opening(request: HttpRequest, by: Viewer) -> OpeningForm:
    data = request.POST if request.method == "POST" else None
    return OpeningForm(data, editions=queries.editions(by), candidates=queries.candidates(by))


def _show_opening(request: HttpRequest, form: OpeningForm) -> HttpResponse:
    status = 422 if form.has_errors else 200
    return render_page(request, "programme/rounds/new.html", {"form": form}, status=status)


def _show_round(
    request: HttpRequest, pk: int, *, refusal: object = "", status: int = 200
) -> HttpResponse:
    by = viewer(request)
    page = queries.round_page(by, queries.round_of(by, pk))
    context = {
        "page": page,
        "missing": [pages.member(row) for row in page.missing],
        "answered": [pages.member(row) for row in page.answered],
        "taken_out": [pages.member(row) for row in page.taken_out],
        "refusal": refusal,
    }
    return render_page(request, "programme/rounds/round.html", context, status=status)


def _place(request: HttpRequest, by: Viewer, given: "Contribution") -> PlaceForm | None:
    """Where a new initiative goes is asked; one that is known has its place."""
    if given.verdict != Verdict.NEW or given.initiative:
        return None
    chapters = queries.chapters_for(by, given.member.round.edition)
    return PlaceForm(request.POST if request.method == "POST" else None, chapters=chapters)


def _where(said: dict[str, Any]) -> reviewing.Place | None:
    return reviewing.Place(chapter=said["chapter"], level=Level(said["level"])) if said else None


def _show_contribution(
    request: HttpRequest,
    given: "Contribution",
    *,
    place: PlaceForm | None = None,
    reason: ReasonForm | None = None,
    refusal: object = "",
) -> HttpResponse:
    names = queries.names(viewer(request))
    context = {
        "given": given,
        "said": words.said(given),
        "name": words.in_reading_language(queries.name_in(names, given.member.body)),
        "rows": pages.compared(given),
        "place": place,
        "reason": reason or ReasonForm(label_suffix=""),
        "refusal": refusal,
        "review": words.REVIEW[given.review],
    }
    is_refused = bool(refusal) or request.method == "POST"
    status = 422 if is_refused else 200
    return render_page(request, "programme/rounds/contribution.html", context, status=status)
