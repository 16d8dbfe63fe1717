"""Editions on the work face: what one lacks, freezing it, publishing it, comparing two."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.foundation.recent import recently_authenticated
from relais.programme.commands import editions as commands
from relais.programme.commands.freezing_later import ask_to_freeze
from relais.programme.forms import freezing as forms
from relais.programme.permissions import Permission
from relais.programme.queries import drafts, editions, freezing
from relais.programme.rules.formats import Format
from relais.programme.views.files import file_answer
from relais.programme.words import editions as words

# Seconds after which a browser looks again, also one without JavaScript.
_LOOK_AGAIN: Final = "4"


@requires(Permission.READ)
@require_safe
def show_editions(request: HttpRequest) -> HttpResponse:
    """Every edition with what was frozen and published of it."""
    return render_page(
        request, "programme/editions.html", {"editions": editions.editions(viewer(request))}
    )


@requires(Permission.READ)
@require_safe
def show_edition(request: HttpRequest, ref: str) -> HttpResponse:
    """An edition as it would be frozen now, with all that it lacks."""
    return _show(request, ref, forms.Freeze())


@requires(Permission.FREEZE)
@recently_authenticated
@once
@require_POST
def freeze(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep the edition for good, as it stands; a large one by the queue."""
    by, form = viewer(request), forms.Freeze(request.POST)
    if not form.is_valid():
        return _show(request, ref, form, status=422)
    if freezing.is_large(by, ref):
        ask_to_freeze(by=by, now=clock.now(), edition_ref=ref, errata=form.errata)
        return see_other(reverse("editions:freezing", args=[ref]))
    report = drafts.draft(by, ref)
    try:
        commands.freeze(by=by, now=clock.now(), edition_ref=ref, report=report, errata=form.errata)
    except commands.FreezingRefused as refused:
        sentence = words.FREEZE_REFUSAL[refused.refusal]
        return _show(request, ref, form, sentence=sentence, status=422)
    return see_other(reverse("editions:edition", args=[ref]))


@requires(Permission.FREEZE)
@require_safe
def show_freezing(request: HttpRequest, ref: str) -> HttpResponse:
    """How far the freezing of a large edition is; looks again by itself until it is over."""
    found = freezing.freezing(viewer(request), ref, now=clock.now())
    if found is None:
        raise Http404
    context = {"ref": ref, "freezing": found, "stage": words.FREEZING_STAGE[found.stage]}
    response = render_page(request, "programme/freezing.html", context)
    if found.goes_on:
        response.headers["Refresh"] = _LOOK_AGAIN
    return response


@requires(Permission.FREEZE)
@recently_authenticated
@once
@require_POST
def publish(request: HttpRequest, ref: str, revision: int) -> HttpResponse:
    """Let everyone read a frozen revision."""
    by = viewer(request)
    shown = editions.frozen_revision(by, ref, revision)
    try:
        commands.publish(
            by=by,
            now=clock.now(),
            edition_ref=shown.ref,
            revision=shown.revision,
            with_gaps=request.POST.get("with_gaps") == "yes",
        )
    except commands.PublishingRefused as refused:
        sentence = words.PUBLICATION_REFUSAL[refused.refusal]
        return _show(request, ref, forms.Freeze(), sentence=sentence, status=422)
    return see_other(reverse("editions:edition", args=[ref]))


@requires(Permission.READ)
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """What changed between two reports, chosen by `?before=` and `?after=`."""
    by = viewer(request)
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    context = {"editions": editions.editions(by), "before": before, "after": after}
    if before and after:
        context["differences"] = drafts.compared(by, before, after)
    return render_page(request, "programme/editions_compared.html", context)


@requires(Permission.READ)
@require_safe
def download(request: HttpRequest, ref: str, revision: int, ending: str) -> HttpResponse:
    """A frozen revision as a file, also before it is published."""
    by = viewer(request)
    shown = editions.frozen_revision(by, ref, revision)
    return file_answer(by, shown, ending, get_language() or "")


def _show(
    request: HttpRequest, ref: str, form: forms.Freeze, *, sentence: object = "", status: int = 200
) -> HttpResponse:
    by = viewer(request)
    context = {
        "page": drafts.draft_page(by, ref),
        "form": form,
        "sentence": sentence,
        "formats": [each for each in Format if each is not Format.HTML],
        "may_freeze": by.may(Permission.FREEZE),
    }
    return render_page(request, "programme/edition.html", context, status=status)
