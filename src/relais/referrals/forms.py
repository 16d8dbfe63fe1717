"""What a person types to hand somebody over, and to answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.directory.interface import Capacity, Question, language_names
from relais.promises.interface import Urgency
from relais.referrals import words
from relais.referrals.commands.sending import Asked
from relais.referrals.queries.legal_bases import legal_bases
from relais.referrals.rules.consent import Given, Grounds
from relais.referrals.rules.contact import SafeContact
from relais.referrals.rules.moves import Asked as AskedMove
from relais.referrals.rules.vocabulary import (
    Answerer,
    Channel,
    DayPart,
    GivenHow,
    Move,
    Outcome,
    Purpose,
    RejectionReason,
    Scope,
)

# How long a consent lasts when nobody says otherwise.
CONSENT_LASTS: Final = timedelta(days=90)
_BY_LAW: Final = "law:"
type Choice = tuple[str, str | Promise]


def _choices(labels: dict[Any, Promise], *, empty: str | Promise = "") -> list[Choice]:
    first: list[Choice] = [("", empty)] if empty else []
    return first + [(value.value, label) for value, label in labels.items()]


class Search(forms.Form):
    """What is needed, and what a service has to know to say whether it can help."""

    need = forms.ChoiceField(label=_("What is needed?"))
    municipality = forms.ChoiceField(label=_("Where does the person live?"), required=False)
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    profile = forms.ChoiceField(label=_("Who is it?"), required=False)

    def __init__(self, data: Any, *, places: Iterable[Choice]) -> None:
        super().__init__(data, label_suffix="")
        anything = (("", _("I don’t know")),)
        self._offer("need", (("", _("Choose")), *_choices(words.NEEDS)))
        self._offer("municipality", (*anything, *places))
        self._offer("language", (*anything, *_languages()))
        self._offer("profile", (*anything, *_choices(words.PROFILES)))

    def question(self) -> Question:
        """What is asked of the directory; an empty answer is "don't know"."""
        said = self.cleaned_data
        return Question(
            need=said["need"],
            municipality=said["municipality"] or None,
            language=said["language"] or None,
            profile=said["profile"] or None,
        )

    def _offer(self, name: str, choices: Iterable[Choice]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared so above
        field.choices = list(choices)


def _languages() -> Iterable[Choice]:
    return sorted(language_names(get_language() or "").items(), key=lambda named: named[1])


class Consent(forms.Form):
    """On what this receiver may see it: consent, or else a basis in law."""

    grounds = forms.ChoiceField(
        label=_("Does the person agree that this service gets this?"), required=False
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["grounds"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared so above
        language = get_language() or ""
        field.choices = [
            ("", _("Not asked yet, or no")),
            (_("Yes, the person agreed"), _choices(words.GIVEN_HOW)),
            (
                _("Without consent, on a legal basis (not validated)"),
                [
                    (_BY_LAW + code, f"{basis.name.in_language(language)} · {basis.article_old}")
                    for code, basis in legal_bases().items()
                ],
            ),
        ]

    def grounds_for(self, now: datetime, scope: Iterable[Scope]) -> Grounds:
        """What was chosen, to the end that somebody helps, for as long as consent lasts."""
        chosen = self.cleaned_data["grounds"]
        if chosen.startswith(_BY_LAW):
            return Grounds(legal_basis=chosen.removeprefix(_BY_LAW))
        if not chosen:
            return Grounds()
        given = Given(
            purpose=Purpose.HELP,
            scope=frozenset(scope),
            until=now + CONSENT_LASTS,
            how=GivenHow(chosen),
        )
        return Grounds(consent=given)


class Another(Consent):
    """Consent for another service, and whether the first is asked beside it."""

    beside = forms.BooleanField(
        label=_("Ask both: the first request stays open too"), required=False
    )


class HandOver(Consent):
    """How soon, and how the person can be reached without danger. No story is asked."""

    urgency = forms.ChoiceField(
        label=_("How soon?"),
        choices=_choices({one: words.URGENCY[one] for one in (Urgency.TODAY, Urgency.WEEK)}),
    )
    channel = forms.ChoiceField(label=_("How is it safe?"), choices=_choices(words.CHANNEL))
    reach = forms.CharField(
        label=_("Number or address"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    day_part = forms.ChoiceField(label=_("When is it safe?"), choices=_choices(words.DAY_PART))
    answerer = forms.ChoiceField(label=_("Who may answer?"), choices=_choices(words.ANSWERER))
    may_leave_message = forms.BooleanField(label=_("A message may be left"), required=False)
    say = forms.CharField(
        label=_("A word to say first, so that the person knows who calls"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("A first name, or one that the person chose"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("What the service must know to be safe"),
        max_length=280,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any] | None:
        """A number or an address is needed, unless everything goes through the sender."""
        cleaned = super().clean() or self.cleaned_data
        through = cleaned.get("channel") == Channel.THROUGH_SENDER
        if not through and not cleaned.get("reach") and not self.errors:
            self.add_error(
                "reach", _("Fill in how to reach the person, or choose “only through us”.")
            )
        return cleaned

    def asked(self, search: Search, service: str) -> Asked:
        """All that is handed over to this service."""
        said, looked = self.cleaned_data, search.cleaned_data
        contact = SafeContact(
            channel=Channel(said["channel"]),
            when=DayPart(said["day_part"]),
            language=looked["language"],
            answerer=Answerer(said["answerer"]),
            may_leave_message=said["may_leave_message"],
            say=said["say"],
        )
        return Asked(
            need=looked["need"],
            service=service,
            urgency=Urgency(said["urgency"]),
            contact=contact,
            reach=said["reach"],
            facts=(looked["profile"],) if looked["profile"] else (),
            municipality=looked["municipality"],
            name=said["name"],
            note=said["note"],
        )

    def scope(self) -> list[Scope]:
        """What of it the receiver will see."""
        optional = {"name": Scope.NAME, "note": Scope.NOTE}
        given = [scope for field, scope in optional.items() if self.cleaned_data[field]]
        return [Scope.NEED, Scope.CONTACT, *given]


class Answer(forms.Form):
    """A move, with why or what it came to where the move says so."""

    move = forms.ChoiceField(choices=_choices(words.MOVE))
    reason = forms.ChoiceField(
        label=_("Why not?"), required=False, choices=_choices(words.REASON, empty=_("Choose"))
    )
    outcome = forms.ChoiceField(
        label=_("What did it come to?"),
        required=False,
        choices=_choices(words.OUTCOME, empty=_("Choose")),
    )

    def asked(self) -> AskedMove:
        """The move that was chosen."""
        said = self.cleaned_data
        return AskedMove(
            move=Move(said["move"]),
            reason=RejectionReason(said["reason"]) if said["reason"] else None,
            outcome=Outcome(said["outcome"]) if said["outcome"] else None,
        )


class Room(forms.Form):
    """Whether a service has room."""

    service = forms.CharField(max_length=64)
    capacity = forms.ChoiceField(choices=_choices(words.CAPACITY))

    def state(self) -> Capacity:
        return Capacity(self.cleaned_data["capacity"])


class SetDesk(forms.Form):
    """Which body answers for a service; both by their code."""

    service = forms.ChoiceField(label=_("Service"))
    body = forms.ChoiceField(label=_("Organisation that answers"))

    def __init__(self, data: Any, *, services: Iterable[Choice], bodies: Iterable[Choice]) -> None:
        super().__init__(data, label_suffix="")
        for name, choices in (("service", services), ("body", bodies)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared so above
            field.choices = list(choices)


class LinkCode(forms.Form):
    """The code that was said on the phone; spaces in it do no harm."""

    code = forms.CharField(max_length=12)

    def clean_code(self) -> str:
        """Digits alone."""
        return "".join(self.cleaned_data["code"].split())
