"""Signing in where one's own agency already knows who one is (OpenID Connect with PKCE)."""

import secrets
from typing import Any
from uuid import UUID

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from relais.foundation import clock, sessions
from relais.foundation.access import EVERYONE, public
from relais.foundation.agencies import Agency
from relais.foundation.pages import render_page
from relais.organisations.commands import sign_in as commands
from relais.organisations.commands.joining import Link, join_with_agency
from relais.organisations.commands.offers import OfferGone, PeopleRefused
from relais.organisations.commands.people import MandateRefused
from relais.organisations.queries import sign_in as queries
from relais.organisations.rules.agency import AgencyRefusal, Expected, refuse_token
from relais.organisations.rules.roles import Means
from relais.organisations.views import ceremonies, entering
from relais.organisations.words import sign_in as words


class _SignedTokens(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # comes without types
    """Verifies the signature of the token also when it came straight from the agency."""

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return claims

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        try:
            return super().complete_login(request, app, token, **kwargs)
        except (KeyError, ValueError) as error:
            # An agency that answers something else than a token has not vouched for anybody.
            raise OAuth2Error from error


@public
@require_POST
def agency_sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the sign-in of the agency, with a question that only its answer fits."""
    adapter = _SignedTokens(request, _agency(provider_id).id)
    provider: OpenIDConnectProvider = adapter.get_provider()
    nonce = secrets.token_urlsafe(24)
    asked = {name: request.POST.get(name, "") for name in ("next", "join", "again-next")}
    params = {**provider.get_auth_params(), "nonce": nonce}
    try:
        answer: HttpResponse = provider.redirect(
            request, process="login", data={"nonce": nonce, **asked}, auth_params=params
        )
    except (RequestException, OAuth2Error):
        return show_refusal(request, AgencyRefusal.FAILED)
    return answer


@public
@require_safe
def agency_answer(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take what the agency answers; django-allauth checks it and calls `believe`."""
    adapter = _SignedTokens(request, _agency(provider_id).id)
    answer: HttpResponseBase = OAuth2CallbackView.adapter_view(adapter)(request)
    return answer


def believe(request: HttpRequest, login: Any) -> HttpResponse:
    """Let in whom the agency vouches for, if it is sure enough and we know them."""
    claims: dict[str, Any] = login.account.extra_data["id_token"]
    agency, asked = _agency(login.account.provider), login.state["data"]
    expected = Expected(issuer=agency.issuer, nonce=asked["nonce"], levels=agency.levels)
    refusal = refuse_token(claims, expected)
    if refusal:
        return show_refusal(request, refusal)
    issuer, subject = claims["iss"], claims["sub"]
    person = queries.holder_at_agency(EVERYONE, issuer, subject)
    if asked["again-next"]:
        return _proved(request, asked["again-next"], is_owner=person == request.user)
    if person is None and asked["join"]:
        return _joined(request, asked["join"], issuer=issuer, subject=subject)
    if person is None:
        return show_refusal(request, AgencyRefusal.UNKNOWN)
    return entering.enter(request, person, Means.AGENCY, asked_for=asked["next"])


def _proved(request: HttpRequest, address: str, *, is_owner: bool) -> HttpResponse:
    if not is_owner:
        return show_refusal(request, AgencyRefusal.UNKNOWN)
    now = clock.now()
    sessions.note_proof(request.session, at=now)
    commands.note_proof(by=request.user, now=now, means=Means.AGENCY)  # type: ignore[arg-type]  # is the owner
    return redirect(address if entering.is_ours(request, address) else entering.home())


def _joined(request: HttpRequest, token: str, *, issuer: str, subject: str) -> HttpResponse:
    drawn: UUID = ceremonies.newcomer(request, "")[0]
    link = Link(token=token, drawn=drawn)
    try:
        person = join_with_agency(
            by=EVERYONE, now=clock.now(), link=link, issuer=issuer, subject=subject
        )
    except (OfferGone, PeopleRefused, MandateRefused):
        return redirect("organisations:join", token=token)
    return entering.enter(request, person, Means.AGENCY)


def show_refusal(request: HttpRequest, refusal: AgencyRefusal) -> HttpResponse:
    """Why nobody was let in on the word of an agency."""
    context = {"sentence": words.AGENCY_REFUSAL[refusal]}
    return render_page(request, "organisations/agency_refused.html", context, status=422)


def _agency(provider_id: str) -> Agency:
    found = {agency.id: agency for agency in entering.offered_agencies()}
    if provider_id not in found:
        raise Http404
    return found[provider_id]
