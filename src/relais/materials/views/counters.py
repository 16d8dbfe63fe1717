"""Counters on the work face: what they reported, links that enrol them, revoking."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.pages import render_page
from relais.foundation.sheets import sheet_answer
from relais.materials import commands, forms, queries, words
from relais.materials.permissions import Permission
from relais.materials.rules.counters import CounterKind
from relais.materials.rules.tally import Tally
from relais.organisations import interface as organisations

if TYPE_CHECKING:
    from relais.materials.models import Counter


@requires(Permission.READ_TALLY)
def show_counters(request: HttpRequest) -> HttpResponse:
    """The tally in a sentence and a table, then the counters."""
    return _show(request, _form(request))


@requires(Permission.ENROL_COUNTER)
@require_POST
def register_counter(request: HttpRequest) -> HttpResponse:
    """Register a counter and show its first link."""
    form = _form(request)
    if form.is_valid():
        try:
            counter = commands.register_counter(
                by=viewer(request), now=clock.now(), **form.cleaned_data
            )
        except commands.CounterRefused as refused:
            form.refuse(refused.refusal)
        else:
            return _show_link(request, counter.code)
    return _show(request, form, status=422)


@requires(Permission.ENROL_COUNTER)
@require_POST
def create_link(request: HttpRequest, code: str) -> HttpResponse:
    """A link for another device of a counter."""
    return _show_link(request, code)


@requires(Permission.ENROL_COUNTER)
@require_POST
def revoke_counter(request: HttpRequest, code: str) -> HttpResponse:
    """Take nothing more from this counter."""
    commands.revoke_counter(by=viewer(request), now=clock.now(), counter_code=code)
    return redirect("counters:counters")


@requires(Permission.READ_TALLY)
def download_tally(request: HttpRequest) -> HttpResponse:
    """The table as it stands on the page, with the same cells hidden."""
    tally = queries.tally(viewer(request), today=localdate(clock.now()))
    return sheet_answer(words.tally_sheet(tally), name="counters.csv")


def _show_link(request: HttpRequest, code: str) -> HttpResponse:
    """Make a link and show it, this once: afterwards nobody can read it any more."""
    form = forms.NewCounter(places=_places(request))
    try:
        invitation = commands.create_link(by=viewer(request), now=clock.now(), counter_code=code)
    except commands.CounterRefused as refused:
        sentence = words.COUNTER_REFUSAL[refused.refusal]
        return _show(request, form, status=422, sentence=sentence)
    return _show(request, form, invitation=invitation)


def _show(
    request: HttpRequest, form: forms.NewCounter, *, status: int = 200, **found: object
) -> HttpResponse:
    reader = viewer(request)
    tally = queries.tally(reader, today=localdate(clock.now()))
    page = queries.counters_page(reader, number=request.GET.get("page", "1"))
    context = {
        "tally": tally,
        "tally_sentence": words.tally_sentence(tally),
        "tally_label": words.tally_label(),
        "kinds": [words.HELP_KIND[kind] for kind in tally.kinds],
        "small_cell": queries.values().small_cell,
        "page": page,
        "counters": [_row(counter, tally, form.places) for counter in page],
        "form": form,
        "may_enrol": reader.may(Permission.ENROL_COUNTER),
        **found,
    }
    return render_page(request, "materials/counters.html", context, status=status)


def _row(counter: "Counter", tally: Tally, places: dict[str, str]) -> dict[str, object]:
    return {
        "counter": counter,
        "kind": words.COUNTER_KIND[CounterKind(counter.kind)],
        "place": places.get(counter.municipality, ""),
        "is_unusual": counter.code in tally.unusual,
    }


def _form(request: HttpRequest) -> forms.NewCounter:
    return forms.NewCounter(request.POST or None, places=_places(request))


def _places(request: HttpRequest) -> dict[str, str]:
    """The municipalities by NIS code, in the order of their names in the reader's language."""
    language = get_language() or ""
    places = organisations.municipalities(viewer(request))
    names = {place.nis: place.name.in_language(language) for place in places}
    return dict(sorted(names.items(), key=lambda named: named[1]))
