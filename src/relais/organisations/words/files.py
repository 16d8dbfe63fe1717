"""What pages say of who sees a file, of walls and of opening a file in need."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.foundation.access import Basis, GlassRefusal
from relais.foundation.trilingual import Trilingual

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
