"""Keys for one purpose each, made from the secret of this installation."""

import hashlib
import hmac

from django.conf import settings


def key_for(purpose: str) -> bytes:
    """32 bytes that only this installation can make, others for each purpose."""
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, b"relais key\0" + purpose.encode(), hashlib.sha256).digest()


def fingerprint(purpose: str, text: str) -> str:
    """Stands for `text`; without the secret of this installation nobody can try guesses on it."""
    return hmac.new(key_for(purpose), text.encode(), hashlib.sha256).hexdigest()
