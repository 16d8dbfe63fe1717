"""What can't be read of a question, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.directory.rules.asking import AskRefusal
from relais.directory.rules.vocabulary import Need, Profile

ASK_REFUSAL: dict[AskRefusal, Promise] = {
    AskRefusal.NEED: _("need: choose one of %(allowed)s."),
    AskRefusal.MUNICIPALITY: _(
        "municipality: the NIS code of one of the 19 municipalities, 21001 to 21019, or nothing."
    ),
    AskRefusal.LANGUAGE: _("language: an ISO 639-1 code such as nl, fr or ar, or nothing."),
    AskRefusal.PROFILE: _("profile: choose one of %(allowed)s, or nothing."),
    AskRefusal.CONFIRMED: _("confirmed: only, or nothing."),
    AskRefusal.AT: _(
        "at: a moment with its offset, such as 2026-11-24T18:00:00+01:00, between 2000 and 2100."
    ),
    AskRefusal.LIMIT: _("limit: a whole number from 1 to 50."),
}
UNKNOWN_LANGUAGE_OF_ANSWER = _("lang: choose one of nl, fr, en.")
_ALLOWED = {AskRefusal.NEED: Need, AskRefusal.PROFILE: Profile}


def refusal_sentence(refusal: AskRefusal) -> str:
    """Which parameter can't be read, and what is allowed."""
    return str(ASK_REFUSAL[refusal]) % {"allowed": ", ".join(_ALLOWED.get(refusal, ()))}
