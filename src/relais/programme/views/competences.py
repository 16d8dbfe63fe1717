"""The register of who is competent for what."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import Viewer, requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.programme.commands.questions import keep_competence
from relais.programme.forms.questions import CompetenceForm
from relais.programme.permissions import Permission
from relais.programme.queries import questions as queries
from relais.programme.queries import rounds
from relais.programme.words import LEVEL
from relais.programme.words.contributing import in_reading_language

if TYPE_CHECKING:
    from relais.programme.models import CompetenceRule


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def show_register(request: HttpRequest) -> HttpResponse:
    """Every rule, and the form for another one."""
    by = viewer(request)
    form = _form(request, by)
    if form.is_valid():
        keep_competence(by=by, now=clock.now(), told=form.told)
        return redirect("questions:competences")
    names, language = rounds.names(by), get_language() or "nl"
    rows = [
        {
            "rule": each,
            "matter": each.matter.in_language(language),
            "level": in_reading_language(LEVEL[each.level]),  # type: ignore[index]  # its value
            "body": in_reading_language(rounds.name_in(names, each.body)),
            "recommendations": each.recommendations.all(),
        }
        for each in queries.competences(by)
    ]
    context = {"rows": rows, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "programme/questions/competences.html", context, status=status)


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def change(request: HttpRequest, rule: int) -> HttpResponse:
    """One rule."""
    by = viewer(request)
    form = _form(request, by, queries.competence_of(by, rule))
    if form.is_valid():
        keep_competence(by=by, now=clock.now(), told=form.told, rule_id=rule)
        return redirect("questions:competences")
    status = 422 if form.errors else 200
    context = {"form": form}
    return render_page(request, "programme/questions/competence.html", context, status=status)


def _form(request: HttpRequest, by: Viewer, rule: "CompetenceRule | None" = None) -> CompetenceForm:
    return CompetenceForm(
        request.POST if request.method == "POST" else None,
        bodies=rounds.names(by),
        recommendations=queries.recommendations(by),
        rule=rule,
    )
