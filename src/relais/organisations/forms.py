"""What a person types: to sign in, to join, to invite, and about files."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.organisations.commands.offers import Offer
from relais.organisations.rules.files import GlassRequest
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.passwords import AT_MOST
from relais.organisations.rules.vocabulary import Role
from relais.organisations.words import ROLE


def _typed(label: Any, at_most: int, **attributes: str) -> forms.CharField:
    """A field for something that no browser should spell, store or correct."""
    known = {"spellcheck": "false", "autocapitalize": "none", **attributes}
    return forms.CharField(label=label, max_length=at_most, widget=forms.TextInput(attrs=known))


def _password(label: Any, *, autocomplete: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=AT_MOST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class _Fleeting(forms.TextInput):
    """Its content is not shown again: digits work once."""

    def format_value(self, _value: Any) -> None:
        return None


def _digits() -> forms.CharField:
    known = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(
        label=_("Digits from your app"), max_length=12, widget=_Fleeting(attrs=known)
    )


class SignIn(forms.Form):
    """A code, a password and digits; after a wrong one the code stays, the others do not."""

    code = _typed(_("Your code"), 64, autocomplete="username")
    password = _password(_("Password"), autocomplete="current-password")
    digits_now = _digits()
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().lower()

    @property
    def account(self) -> str:
        return str(self.cleaned_data["code"])

    @property
    def digits(self) -> str:
        return str(self.cleaned_data["digits_now"]).replace(" ", "")


class JoinWithCode(forms.Form):
    """What somebody chooses whose role may sign in with a password and an app."""

    password = _password(
        _("Choose a password"),
        autocomplete="new-password",
        help_text=_("At least 15 characters: four or five words that belong together only to you."),
    )
    digits_now = _digits()

    @property
    def digits(self) -> str:
        return str(self.cleaned_data["digits_now"]).replace(" ", "")


class NewPasskey(forms.Form):
    """How its owner calls a passkey."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("For instance “my phone”. Only you see it."),
        max_length=60,
    )


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OfferMandate(forms.Form):
    """Who is asked to act for a body."""

    name = forms.CharField(label=_("Name"), max_length=200)
    mail = forms.EmailField(label=_("Mail address at work"))
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=[("nl", "Nederlands"), ("fr", "Français")]
    )
    role = forms.ChoiceField(label=_("Role"))
    from_day = forms.DateField(label=_("From which day"), widget=_Day)
    last_day = forms.DateField(label=_("Last day (empty: no end)"), widget=_Day, required=False)

    def __init__(self, data: Any = None, *, roles: Sequence[Role], today: date) -> None:
        super().__init__(data, initial={"from_day": today, "language": get_language()})
        choices = [(role.value, ROLE[role]) for role in roles]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def offer(self, body: str) -> Offer:
        said = self.cleaned_data
        return Offer(
            body=body,
            role=Role(said["role"]),
            term=_term(said["from_day"], said["last_day"]),
            name=said["name"],
            mail=said["mail"],
            language=said["language"],
        )


class StandIn(forms.Form):
    """Who stands in for somebody, and on which days."""

    to = forms.ChoiceField(label=_("Colleague"))
    from_day = forms.DateField(label=_("From which day"), widget=_Day)
    last_day = forms.DateField(label=_("Last day"), widget=_Day)

    def __init__(self, data: Any = None, *, colleagues: dict[str, str], today: date) -> None:
        super().__init__(data, initial={"from_day": today})
        self.fields["to"].choices = list(colleagues.items())  # type: ignore[attr-defined]  # a choice field

    @property
    def term(self) -> Term:
        return _term(self.cleaned_data["from_day"], self.cleaned_data["last_day"])


def _term(from_day: date, last_day: date | None) -> Term:
    """People name the last day; a term ends on the first day after it."""
    return Term(from_day=from_day, to_day=last_day + timedelta(days=1) if last_day else None)


class BreakGlass(forms.Form):
    """The code of a file, why it has to be opened, and for how long."""

    code = forms.CharField(
        label=_("Code of the file"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = forms.CharField(
        label=_("Why can nobody who sees the file help now?"),
        help_text=_("At least 20 characters. No names: the owner of the file reads this."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    minutes = forms.IntegerField(label=_("For how many minutes?"), initial=30)

    @property
    def request(self) -> GlassRequest:
        return GlassRequest(**self.cleaned_data)


class RaiseWall(forms.Form):
    """Whom to keep out of a file."""

    against = forms.CharField(
        label=_("Code of the professional"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
