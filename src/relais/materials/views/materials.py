"""Which materials and studies there are; what no source tells is said to be not told."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from relais.foundation.access import requires, viewer
from relais.foundation.pages import render_page
from relais.foundation.told import date_in_words, quantity_in_words
from relais.foundation.trilingual import Trilingual
from relais.materials import queries, words
from relais.materials.permissions import Permission
from relais.materials.rules.materials import (
    MaterialKind,
    MaterialPart,
    MaterialRecord,
    StudyRecord,
)
from relais.organisations import interface as organisations


@requires(Permission.READ_MATERIALS)
@require_safe
def show_materials(request: HttpRequest) -> HttpResponse:
    """Every material with what is told of it, then the studies."""
    reader = viewer(request)
    names = organisations.body_names(reader)
    context = {
        "materials": [_material(each, names) for each in queries.materials(reader)],
        "studies": [_study(each, names) for each in queries.studies(reader)],
    }
    return render_page(request, "materials/materials.html", context)


def _material(material: MaterialRecord, names: Mapping[str, Trilingual]) -> dict[str, object]:
    language = get_language() or ""
    lists = [
        (words.MATERIAL_PART[part].in_language(language), _lines(material, part, names))
        for part in MaterialPart
    ]
    told = (
        (gettext("Languages"), ", ".join(material.languages or ())),
        (gettext("Number made"), quantity_in_words(material.printed)),
        (gettext("Number handed out"), quantity_in_words(material.distributed)),
        (gettext("Where it reached"), material.coverage.in_language(language)),
    )
    upkeep = material.upkeep.in_language(language)
    facts = [
        (gettext("Owner"), [_name(code, names) for code in material.owners]),
        *((label, lines) for label, lines in lists if lines),
        *([(gettext("Kept up to date"), [upkeep])] if upkeep else []),
        *((label, [value or gettext("not told")]) for label, value in told),
    ]
    kind = words.MATERIAL_KIND[MaterialKind(material.kind)].in_language(language)
    return {"title": material.title.in_language(language), "kind": kind, "facts": facts}


def _lines(
    material: MaterialRecord, part: MaterialPart, names: Mapping[str, Trilingual]
) -> list[str]:
    language = get_language() or ""
    return [
        _name(line.body, names) if line.body else line.text.in_language(language)
        for line in material.list_of(part)
    ]


def _study(study: StudyRecord, names: Mapping[str, Trilingual]) -> dict[str, str]:
    return {
        "title": study.title.in_language(get_language() or ""),
        "publisher": _name(study.publisher, names),
        "published_on": date_in_words(study.published_on) or gettext("not told"),
    }


def _name(code: str, names: Mapping[str, Trilingual]) -> str:
    """A body by its name; who is no body here keeps its code."""
    known = names.get(code)
    return known.in_language(get_language() or "") if known else code
