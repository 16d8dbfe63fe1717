"""The two ceremonies of a passkey: making one, and showing it. The verifying is django-allauth's.

A challenge lies in the session and is spent by the first answer, right or wrong. The origin must be
ours to the letter: a neighbour under the same domain is somebody else.
"""

import json
from base64 import urlsafe_b64decode
from typing import Any
from uuid import UUID, uuid4

from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from relais.foundation.access import EVERYONE
from relais.organisations.interface import Professional
from relais.organisations.queries import sign_in as queries
from relais.organisations.rules.people import own_name_of

_DRAWN = "drawn"
_MALFORMED = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


def ask_for_passkey() -> dict[str, Any]:
    """What the browser has to sign; any passkey of this site will do."""
    asked: dict[str, Any] = auth.begin_authentication()
    return asked


def shown_by(request: HttpRequest) -> Professional | None:
    """Who just showed a passkey of theirs, or None when it was none, or not for this question."""
    answer = _answer(request)
    if answer is None:
        auth.clear_state()
        return None
    holder = queries.holder_of_passkey(EVERYONE, str(answer.get("id", "")))
    try:
        if holder is None:
            return None
        auth.parse_authentication_response(answer)
        auth.complete_authentication(holder, answer).record_usage()
    except _MALFORMED:
        return None
    finally:
        auth.clear_state()
    return holder


def ask_for_new_passkey(holder: Professional) -> dict[str, Any]:
    """What the browser needs to make a passkey that opens without anything being typed."""
    asked: dict[str, Any] = auth.begin_registration(holder, passwordless=True)
    return asked


def new_passkey(request: HttpRequest) -> dict[str, Any] | None:
    """The passkey that was just made, verified; None when it was not made for this question."""
    answer = _answer(request)
    try:
        if answer is None:
            return None
        auth.parse_registration_response(answer)
        return answer if auth.complete_registration(answer).is_user_verified() else None
    except _MALFORMED:
        return None
    finally:
        auth.clear_state()


def newcomer(request: HttpRequest, name: str) -> tuple[UUID, Professional]:
    """Who is about to join: drawn at random, the same as long as this session lasts."""
    drawn = UUID(request.session.setdefault(_DRAWN, str(uuid4())))
    return drawn, Professional(code=own_name_of(drawn), name=name)


def _answer(request: HttpRequest) -> dict[str, Any] | None:
    """What the browser answered, if it was asked from a page of ours."""
    try:
        answer: dict[str, Any] = json.loads(request.POST.get("credential", ""))
        said = answer["response"]["clientDataJSON"]
        origin = json.loads(urlsafe_b64decode(said + "=" * (-len(said) % 4)))["origin"]
    except _MALFORMED:
        return None
    return answer if origin == f"{request.scheme}://{request.get_host()}" else None
