"""Setting a clock, and choosing what one is told by mail."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.promises import words
from relais.promises.queries.kinds import kinds
from relais.promises.rules.clocks import Clock
from relais.promises.rules.settings import ClockFace, ClockTerms
from relais.promises.rules.vocabulary import ClockUnit, Telling, Urgency

_EVERYONE = "everyone"
# A year of working hours, or of minutes: more is a slip of the hand.
_AT_MOST = 525_600


class SetClock(forms.Form):
    """How long one has from a day on, for a kind and an urgency, at a body or everywhere."""

    what = forms.ChoiceField(label=_("For what?"))
    body = forms.ChoiceField(label=_("At which organisation?"))
    amount = forms.IntegerField(label=_("How long?"), min_value=1, max_value=_AT_MOST)
    unit = forms.ChoiceField(label=_("Counted in"), choices=words.UNIT.items)
    from_day = forms.DateField(
        label=_("From which day?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(
        label=_("Why?"), help_text=_("Name a decision or a rule, never a person."), max_length=200
    )
    is_validated = forms.BooleanField(
        label=_("Whoever owns this rule has agreed to it"), required=False
    )

    def __init__(
        self,
        *args: Any,
        allowed: Sequence[str | None],
        names: Mapping[str, Trilingual],
        today: date,
    ) -> None:
        super().__init__(*args)
        self.fields["from_day"].initial = today.isoformat()
        language = get_language() or "nl"
        self.fields["what"].choices = [  # type: ignore[attr-defined]  # of a ChoiceField
            (f"{kind.code}:{urgency}", words.what(kind.noun.in_language(language), urgency))
            for kind in kinds()
            for urgency in kind.clocks
        ]
        self.fields["body"].choices = [  # type: ignore[attr-defined]  # of a ChoiceField
            (code or _EVERYONE, names[code].in_language(language) if code else words.EVERYONE)
            for code in allowed
        ]

    @property
    def face(self) -> ClockFace:
        kind, _colon, urgency = self.cleaned_data["what"].rpartition(":")
        body = self.cleaned_data["body"]
        return ClockFace(
            kind=kind, urgency=Urgency(urgency), body=None if body == _EVERYONE else body
        )

    @property
    def terms(self) -> ClockTerms:
        said = self.cleaned_data
        return ClockTerms(
            clock=Clock(amount=said["amount"], unit=ClockUnit(said["unit"])),
            from_day=said["from_day"],
            reason=said["reason"],
            is_validated=said["is_validated"],
        )


class ChooseTelling(forms.Form):
    """What one is told by mail."""

    telling = forms.ChoiceField(
        label=_("What may we write to you?"),
        choices=words.TELLING.items,
        widget=forms.RadioSelect,
    )

    @property
    def choice(self) -> Telling:
        return Telling(self.cleaned_data["telling"])
