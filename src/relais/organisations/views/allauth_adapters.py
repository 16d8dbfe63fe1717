"""Where django-allauth asks us: what a passkey is called, and what becomes of an agency's word."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.http import HttpRequest

from relais.foundation.secrets import fingerprint, key_for
from relais.organisations.interface import Professional


class Passkeys(DefaultMFAAdapter):  # type: ignore[misc]  # comes without types
    """Names for the keychain of whoever signs in; the secret of an app is kept sealed."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Relais"}

    def get_public_key_credential_user_entity(self, user: Professional) -> dict[str, Any]:
        # Says nothing of anyone, and is the same for all passkeys of one professional.
        handle = fingerprint("passkey handle", user.code).encode()
        return {"id": handle, "name": user.code, "display_name": user.name}

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


class Agencies(DefaultSocialAccountAdapter):  # type: ignore[misc]  # comes without types
    """django-allauth fetches and verifies the token; who that is, and what then, we decide."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        from relais.organisations.views.agency import believe  # noqa: PLC0415  # it needs allauth's views, which need this

        raise ImmediateHttpResponse(believe(request, sociallogin))

    def on_authentication_error(
        self, request: HttpRequest, _provider: Any, **_details: Any
    ) -> None:
        from relais.organisations.rules.agency import AgencyRefusal  # noqa: PLC0415
        from relais.organisations.views.agency import show_refusal  # noqa: PLC0415  # see above

        raise ImmediateHttpResponse(show_refusal(request, AgencyRefusal.FAILED))


def _seal() -> Fernet:
    return Fernet(urlsafe_b64encode(key_for("secrets of apps that show digits")))
