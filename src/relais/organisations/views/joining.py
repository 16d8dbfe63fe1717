"""What the link of an invitation opens: which mandate is offered, and the ways to accept it."""

from base64 import b64encode

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page
from relais.organisations import forms
from relais.organisations.commands import joining as commands
from relais.organisations.commands.offers import OfferGone, PeopleRefused, accept_offer
from relais.organisations.commands.people import MandateRefused
from relais.organisations.commands.sign_in import PasswordRefused
from relais.organisations.interface import Professional
from relais.organisations.queries import managing
from relais.organisations.rules.people import OfferState
from relais.organisations.rules.roles import ROLES, Means
from relais.organisations.views import ceremonies, entering
from relais.organisations.words import ROLE, ROLE_MEANING
from relais.organisations.words import sign_in as words
from relais.organisations.words.people import refused as refused_words

_SECRET = "join-secret"  # noqa: S105  # the name of a place in the session


@public
@require_safe
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is offered. Opening the link changes nothing."""
    return _show(request, token)


@public
@require_safe
def passkey_question(request: HttpRequest, token: str) -> HttpResponse:
    """What the browser of whoever joins needs to make a passkey."""
    found = managing.opened(EVERYONE, token, now=clock.now())
    if found is None or found.state is not OfferState.OPEN:
        raise Http404
    _drawn, newcomer = ceremonies.newcomer(request, found.offer.name)
    return JsonResponse(ceremonies.ask_for_new_passkey(newcomer))


@public
@require_POST
def join_with_passkey(request: HttpRequest, token: str) -> HttpResponse:
    """Accept, with the passkey that was just made."""
    form, made = forms.NewPasskey(request.POST), ceremonies.new_passkey(request)
    if made is None or not form.is_valid():
        return _show(request, token, wrong=str(words.PASSKEY_NOT_MADE))
    link = _link(request, token)
    try:
        person = commands.join_with_passkey(
            by=EVERYONE,
            now=clock.now(),
            link=link,
            name=form.cleaned_data["name"],
            credential=made,
        )
    except (OfferGone, PeopleRefused, MandateRefused) as refused:
        return _show_refused(request, token, refused)
    return entering.enter(request, person, Means.PASSKEY)


@public
@require_POST
def join_with_code(request: HttpRequest, token: str) -> HttpResponse:
    """Accept, with a password and an app, where the role may."""
    form = forms.JoinWithCode(request.POST)
    secret = request.session.get(_SECRET, "")
    if not form.is_valid():
        return _show(request, token, form=form)
    if not secret or not validate_totp_code(secret, form.digits):
        form.add_error("digits_now", str(words.WRONG_DIGITS))
        return _show(request, token, form=form)
    link, password = _link(request, token), form.cleaned_data["password"]
    try:
        person = commands.join_with_code(
            by=EVERYONE, now=clock.now(), link=link, password=password, secret=secret
        )
    except PasswordRefused as refused:
        form.add_error("password", str(words.PASSWORD_REFUSAL[refused.refusal]))
        return _show(request, token, form=form)
    except (OfferGone, PeopleRefused, MandateRefused) as refused:
        return _show_refused(request, token, refused)
    return entering.enter(request, person, Means.CODE)


@public
@require_POST
def join_as_known(request: HttpRequest, token: str) -> HttpResponse:
    """Accept as who is signed in: another mandate, the same ways in."""
    if not isinstance(request.user, Professional):
        raise Http404
    link = _link(request, token)
    try:
        accept_offer(by=request.user, now=clock.now(), token=token, drawn=link.drawn)
    except (OfferGone, PeopleRefused, MandateRefused) as refused:
        return _show_refused(request, token, refused)
    return HttpResponse(status=303, headers={"Location": entering.home()})


def _link(request: HttpRequest, token: str) -> commands.Link:
    return commands.Link(token=token, drawn=ceremonies.newcomer(request, "")[0])


def _show_refused(
    request: HttpRequest, token: str, refused: OfferGone | PeopleRefused | MandateRefused
) -> HttpResponse:
    wrong = "" if isinstance(refused, OfferGone) else str(refused_words(refused.refusal))
    return _show(request, token, wrong=wrong)


def _show(
    request: HttpRequest,
    token: str,
    *,
    form: forms.JoinWithCode | None = None,
    wrong: str = "",
) -> HttpResponse:
    found = managing.opened(EVERYONE, token, now=clock.now())
    if found is None or found.state is not OfferState.OPEN:
        sentence = words.OFFER_GONE[found.state if found else OfferState.REVOKED]
        gone = {"sentence": sentence}
        return render_page(request, "organisations/offer_gone.html", gone, status=404)
    context: dict[str, object] = {
        "offer": found.offer,
        "token": token,
        "role": ROLE[found.role],
        "meaning": ROLE_MEANING[found.role],
        "passkey_form": forms.NewPasskey(),
        "agencies": entering.offered_agencies(),
        "is_known": isinstance(request.user, Professional),
        "wrong": wrong,
        **_code_context(request, found, form),
    }
    status = 422 if wrong or form is not None else 200
    return render_page(request, "organisations/join.html", context, status=status)


def _code_context(
    request: HttpRequest, found: managing.Opened, form: forms.JoinWithCode | None
) -> dict[str, object]:
    """The password and the app, where the role may; the app's secret stays until it is used."""
    if Means.CODE not in ROLES[found.role].means:
        return {}
    secret = request.session.setdefault(_SECRET, generate_totp_secret())
    _drawn, newcomer = ceremonies.newcomer(request, found.offer.name)
    address = get_adapter().build_totp_url(newcomer, secret)
    return {
        "code_form": form or forms.JoinWithCode(),
        "secret": secret,
        "picture": b64encode(get_adapter().build_totp_svg(address).encode()).decode(),
        "code": newcomer.code,
    }
