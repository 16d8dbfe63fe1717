"""One recommendation: what was said, done and shown, and the forms that say more."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.organisations import interface as organisations
from relais.programme import words
from relais.programme.commands import assessing
from relais.programme.commands.assessing import AssessmentRefused
from relais.programme.forms.assessing import Assess, Offer
from relais.programme.permissions import Permission
from relais.programme.queries import following
from relais.programme.queries.evidence import records_now
from relais.programme.queries.recommendations import editions
from relais.programme.rules.assessing import AssessmentRefusal
from relais.programme.words.evidence import say_record
from relais.programme.words.refusals import ASSESSMENT_REFUSAL


@requires(Permission.READ)
@require_safe
def show_recommendation(request: HttpRequest, text: str, ref: str) -> HttpResponse:
    return _show(request, f"{text}:{ref}")


@requires(Permission.KEEP)
@require_POST
@once
def assess(request: HttpRequest, text: str, ref: str) -> HttpResponse:
    """Say position and state in an edition."""
    key = f"{text}:{ref}"
    form = Assess(request.POST, editions=_editions(request))
    if not form.is_valid():
        return _show(request, key, assess=form)
    assessing.assess(
        by=viewer(request),
        now=clock.now(),
        edition=form.cleaned_data["edition"],
        recommendation=key,
        judgement=form.judgement(),
    )
    return _back(text, ref)


@requires(Permission.VALIDATE)
@require_POST
@once
def validate(request: HttpRequest, text: str, ref: str, edition: str) -> HttpResponse:
    """Put in force what somebody else proposed."""
    key = f"{text}:{ref}"
    try:
        assessing.validate(by=viewer(request), now=clock.now(), edition=edition, recommendation=key)
    except AssessmentRefused as refused:
        return _show(request, key, refused=ASSESSMENT_REFUSAL[refused.refusal])
    return _back(text, ref)


@requires(Permission.KEEP)
@require_POST
@once
def offer(request: HttpRequest, text: str, ref: str) -> HttpResponse:
    """Add a file or a record as evidence."""
    key = f"{text}:{ref}"
    form = Offer(request.POST, request.FILES, editions=_editions(request))
    if not form.is_valid():
        return _show(request, key, offer=form)
    try:
        assessing.offer_evidence(
            by=viewer(request),
            now=clock.now(),
            edition=form.cleaned_data["edition"],
            recommendation=key,
            proof=form.proof(),
        )
    except AssessmentRefused as refused:
        field = "record" if refused.refusal is AssessmentRefusal.UNKNOWN_RECORD else "file"
        form.add_error(field, ASSESSMENT_REFUSAL[refused.refusal])
        return _show(request, key, offer=form)
    return _back(text, ref)


@requires(Permission.VALIDATE)
@require_POST
@once
def accept(request: HttpRequest, text: str, ref: str, evidence: int) -> HttpResponse:
    """Say that a piece supports the state."""
    try:
        assessing.accept_evidence(by=viewer(request), now=clock.now(), evidence=evidence)
    except AssessmentRefused as refused:
        return _show(request, f"{text}:{ref}", refused=ASSESSMENT_REFUSAL[refused.refusal])
    return _back(text, ref)


@requires(Permission.READ)
@require_safe
def download(request: HttpRequest, evidence: int) -> HttpResponse:
    """The file of a piece of evidence, to keep and not to open in place."""
    found = following.evidence_file(viewer(request), evidence)
    response = HttpResponse(bytes(found.content or b""), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = 'attachment; filename="evidence"'
    return response


def _show(request: HttpRequest, key: str, **given: Any) -> HttpResponse:
    """The page; after a form that was refused with all that was typed, and why."""
    reader, refs = viewer(request), _editions(request)
    found = following.following(reader, key)
    context = {
        "found": found,
        "records": {
            pk: say_record(record) for pk, record in records_now(reader, found.evidence).items()
        },
        "key": key,
        "names": organisations.body_names(reader),
        "words": words,
        "assess": Assess(None, editions=refs, initial=_said(found, refs)),
        "offer": Offer(None, None, editions=refs),
        "may_keep": reader.may(Permission.KEEP),
        "may_validate": reader.may(Permission.VALIDATE),
        "reader": reader.code,
        **given,
    }
    status = 422 if given else 200
    return render_page(request, "programme/recommendation.html", context, status=status)


def _said(found: following.Following, refs: list[str]) -> dict[str, str]:
    """What the last edition says already, to change and not to type again."""
    said = next((each for each in found.assessments if each.edition.ref in refs[:1]), None)
    if said is None:
        return {}
    notes = {f"note_{code}": getattr(said.position_note, code) for code in ("nl", "fr", "en")}
    return {"position": said.position, "state": said.proposed or said.state, **notes}


def _editions(request: HttpRequest) -> list[str]:
    """Every edition, the newest first."""
    return [each.ref for each in reversed(editions(viewer(request)))]


def _back(text: str, ref: str) -> HttpResponse:
    return see_other(reverse("programme:recommendation", args=[text, ref]))
