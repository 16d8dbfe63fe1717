"""What pages say of who sees a file, of walls and of opening a file in need."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.access import Basis, GlassRefusal
from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.events import Event

_seats: dict[str, str | Promise] = {}

BREAK_GLASS_PAGE = Trilingual(
    nl="Een dossier openen in nood",
    fr="Ouvrir un dossier en urgence",
    en="Open a file in an emergency",
)

BASIS: dict[Basis, Promise] = {
    Basis.OWNER: _("opened the file"),
    Basis.CONSENT: _("with the consent of the person"),
    Basis.LEGAL_BASIS: _("on a legal basis"),
    Basis.SERVICE: _("Relais itself, to keep the clock"),
    Basis.BREAK_GLASS: _("opened it in an emergency"),
}

# Each with the field of the form that it is about.
GLASS_REFUSAL: dict[GlassRefusal, tuple[str | None, Promise]] = {
    GlassRefusal.UNKNOWN: (
        "code",
        _("No file can be opened with this code. Check it letter by letter."),
    ),
    GlassRefusal.TOO_OFTEN: (
        None,
        _(
            "You opened three files in an emergency within a day. Ask the owner of this one by"
            " phone."
        ),
    ),
    GlassRefusal.REASON_TOO_SHORT: (
        "reason",
        _("Say in at least 20 characters why this can’t wait."),
    ),
    GlassRefusal.MINUTES: ("minutes", _("Choose between 5 and 240 minutes.")),
}

NOBODY_BY_THAT_CODE = _("No professional has this code.")

EVENT: dict[Event, Promise] = {
    Event.SEATS_READ: _("Looked up who can see it"),
    Event.GLASS_BROKEN: _("Opened it in an emergency"),
    Event.WALL_RAISED: _("Kept somebody out"),
    Event.WALL_LOWERED: _("Let somebody in again"),
    Event.WALL_RUN_INTO: _("Was kept out by a wall"),
}


def say_seats(sentences: Mapping[str, str | Promise]) -> None:
    """A context says in its `apps.ready()` who sits on seats that begin so and are no body's."""
    _seats.update(sentences)


def seat_words(seat: str) -> str:
    """Who sits on a seat without a body; the seat itself where no context says it."""
    said = (words for beginning, words in _seats.items() if seat.startswith(beginning))
    return str(next(said, seat))
