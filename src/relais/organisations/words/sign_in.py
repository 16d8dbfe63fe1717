"""What is said to whoever signs in, joins, or shows again who they are."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.organisations.rules.agency import AgencyRefusal
from relais.organisations.rules.passwords import PasswordRefusal
from relais.organisations.rules.people import OfferState
from relais.organisations.rules.roles import Means

# The same whatever was wrong, and whether or not there is such a code.
WRONG_SIGN_IN = _("This does not belong together. Check all three and try again.")
WRONG_PASSKEY = _("This passkey did not open anything here. Try again, or choose another way in.")
WRONG_AGAIN = _("That was not right. Nothing of what you typed is lost: try again.")
HELD_BACK = _(
    "Too many wrong tries from here. Wait a quarter of an hour, or use a passkey: that works now."
)
PASSKEY_NOT_MADE = _("The passkey was not made. Try again, and give it a name.")
LAST_WAY_IN = _("This is your only way in. Add another passkey first.")
WRONG_DIGITS = _("These are not the digits that the app shows now. Wait for new ones.")

MEANS: dict[Means, Promise] = {
    Means.PASSKEY: _("a passkey"),
    Means.AGENCY: _("the sign-in of one’s own agency"),
    Means.CODE: _("a password and an app that shows digits"),
    Means.CAST: _("a button, for invented people only"),
}

PASSWORD_REFUSAL: dict[PasswordRefusal, Promise] = {
    PasswordRefusal.TOO_SHORT: _("Choose a password of at least 15 characters."),
    PasswordRefusal.TOO_LONG: _("Choose a password of at most 200 characters."),
    PasswordRefusal.COMMON: _("This is one of the first passwords that others would try."),
    PasswordRefusal.OWN_CODE: _("Choose a password without your code in it."),
}

AGENCY_REFUSAL: dict[AgencyRefusal, Promise] = {
    AgencyRefusal.FAILED: _("Signing in there did not work. Nothing was changed. Try again."),
    AgencyRefusal.NOT_STRONG_ENOUGH: _(
        "You signed in there by a way that is not sure enough. Choose a stronger one there."
    ),
    AgencyRefusal.UNKNOWN: _(
        "Relais does not know you by this sign-in. Ask whoever manages the people of your"
        " organisation for an invitation."
    ),
}

OFFER_GONE: dict[OfferState, Promise] = {
    OfferState.OPEN: _("This invitation still works."),
    OfferState.USED: _("This invitation was used. Sign in with what you chose then."),
    OfferState.EXPIRED: _("This invitation is more than seven days old. Ask for a new one."),
    OfferState.REVOKED: _("This invitation does not work. Ask for a new one."),
}
