"""The list of trainings, one training, and changing it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.organisations import interface as organisations
from relais.trainings.commands.keeping import save_course
from relais.trainings.commands.writing import TrainingsRefused
from relais.trainings.forms.courses import CourseForm
from relais.trainings.forms.listing import ListForm
from relais.trainings.permissions import Permission
from relais.trainings.queries import trainings as queries
from relais.trainings.rules.listing import choose
from relais.trainings.rules.vocabulary import CountMode
from relais.trainings.words import shown


@requires(Permission.READ)
@require_GET
def show_trainings(request: HttpRequest) -> HttpResponse:
    """Every training that is asked for, in the order that is asked for."""
    names = names_of_bodies(request)
    courses = queries.trainings(viewer(request))
    form = ListForm(request.GET, courses=courses, names=names)
    context = {
        "form": form,
        "rows": [shown.list_row(course, names) for course in choose(courses, form.asked)],
        "query": request.GET.urlencode(),
        "taken": request.GET.get("taken") == "yes",
        "may_keep": viewer(request).may(Permission.KEEP),
    }
    return render_page(request, "trainings/trainings.html", context)


@requires(Permission.READ)
@require_GET
def show_training(request: HttpRequest, ref: str) -> HttpResponse:
    """All that is told of a training; what was declared and what was measured stand apart."""
    names = names_of_bodies(request)
    course = queries.training(viewer(request), ref)
    context = {
        "course": course,
        "title": shown.text_of(course.title),
        "facts": shown.facts(course, names),
        "lists": shown.lists(course, names),
        "sessions": shown.sessions(course.held),
        "declared": [shown.table(each) for each in course.tables_of(CountMode.DECLARED)],
        "measured": [shown.table(each) for each in course.tables_of(CountMode.MEASURED)],
        "may_keep": viewer(request).may(Permission.KEEP),
    }
    return render_page(request, "trainings/training.html", context)


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def add_training(request: HttpRequest) -> HttpResponse:
    """Enter a training."""
    return _edit(request, "")


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def change_training(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is told of a training."""
    return _edit(request, ref)


def names_of_bodies(request: HttpRequest) -> dict[str, str]:
    """The name of each body by its code, in the language of the page."""
    language = get_language() or "nl"
    names = organisations.body_names(viewer(request))
    return {code: name.in_language(language) for code, name in names.items()}


def _edit(request: HttpRequest, ref: str) -> HttpResponse:
    by = viewer(request)
    course = queries.training(by, ref) if ref else None
    record = course.record if course else None
    names = sorted(names_of_bodies(request).items(), key=lambda named: named[1].casefold())
    programmes = [(each.record.ref, shown.text_of(each.title)) for each in queries.programmes(by)]
    form = CourseForm(request.POST or None, record=record, bodies=names, programmes=programmes)
    said = form.said if request.method == "POST" else None
    if said:
        try:
            saved = save_course(by=by, now=clock.now(), record=said, is_new=not ref)
        except TrainingsRefused as refused:
            form.refuse(refused.faults)
        else:
            return see_other(reverse("trainings:training", args=[saved.ref]))
    context = {
        "form": form,
        "ref": ref,
        "title": shown.text_of(course.title) if course else "",
    }
    status = 422 if form.errors else 200
    return render_page(request, "trainings/change.html", context, status=status)
