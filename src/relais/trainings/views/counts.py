"""The editor of count tables, and sessions."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.trainings.commands.keeping import FindingsUnread, save_counts
from relais.trainings.commands.keeping import add_session as keep_session
from relais.trainings.commands.writing import TrainingsRefused
from relais.trainings.forms.counts import CountsForm, DimensionsForm
from relais.trainings.forms.courses import SessionForm
from relais.trainings.permissions import Permission
from relais.trainings.queries import trainings as queries
from relais.trainings.rules.display import CourseDisplay
from relais.trainings.rules.records import CountTableRecord
from relais.trainings.rules.vocabulary import CountMode, Dimension
from relais.trainings.words import shown


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def add_counts(request: HttpRequest, ref: str) -> HttpResponse:
    """A new count table: first what its rows are told apart by, then the rows.

    `?session=2` makes it one that was measured at that session.
    """
    course = queries.training(viewer(request), ref)
    session = _session(request, course)
    form = DimensionsForm(request.GET if "choose" in request.GET else None)
    if not form.is_valid():
        context = {"form": form, "course": course, "session": session}
        return render_page(request, "trainings/dimensions.html", context)
    table = CountTableRecord(
        number=max((each.number for each in course.tables), default=0) + 1,
        mode=CountMode.DECLARED if session is None else CountMode.MEASURED,
        dimensions=tuple(Dimension(each) for each in form.cleaned_data["dimensions"]),
        session=session,
        rows=(),
    )
    return _edit(request, course, table)


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def change_counts(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Change a count table."""
    course = queries.training(viewer(request), ref)
    for table in course.record.tables:
        if table.number == number:
            return _edit(request, course, table)
    raise Http404


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def add_session(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that a training was given; then who came, in numbers."""
    course = queries.training(viewer(request), ref)
    form = SessionForm(request.POST or None)
    number = max((each.number for each in course.held), default=0) + 1
    held = form.said(number) if request.method == "POST" else None
    if held:
        try:
            keep_session(by=viewer(request), now=clock.now(), ref=ref, held=held)
        except TrainingsRefused as refused:
            form.refuse(refused.faults)
        else:
            query = urlencode({"session": held.number})
            return see_other(f"{reverse('trainings:new_counts', args=[ref])}?{query}")
    context = {"form": form, "course": course, "number": number}
    status = 422 if form.errors else 200
    return render_page(request, "trainings/session.html", context, status=status)


def _session(request: HttpRequest, course: CourseDisplay) -> int | None:
    """The session that the address names, or 404 when the training has no such one."""
    said = request.GET.get("session", "")
    if not said:
        return None
    for held in course.held:
        if str(held.number) == said:
            return held.number
    raise Http404


def _edit(request: HttpRequest, course: CourseDisplay, table: CountTableRecord) -> HttpResponse:
    form = CountsForm(request.POST or None, table=table)
    if request.method == "POST" and "more" not in request.POST and _save(request, course, form):
        return see_other(reverse("trainings:training", args=[course.ref]))
    context = {
        "form": form,
        "course": course,
        "table": table,
        "rows": form.shown_rows(),
        "findings": shown.finding_choices(form.findings),
        "is_measured": table.mode is CountMode.MEASURED,
    }
    status = 422 if form.is_refused else 200
    return render_page(request, "trainings/counts.html", context, status=status)


def _save(request: HttpRequest, course: CourseDisplay, form: CountsForm) -> bool:
    """Whether the table was saved; if not, the form says why."""
    said = form.said
    if said is None:
        return False
    try:
        save_counts(by=viewer(request), now=clock.now(), ref=course.ref, table=said, seen=form.keys)
    except TrainingsRefused as refused:
        form.refuse(refused.faults)
    except FindingsUnread as unread:
        form.show(unread.findings)
    else:
        return True
    return False
