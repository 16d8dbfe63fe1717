"""A record as people type it, whoever they are: its steward, or the holder of a link to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relais.directory.forms.fields import (
    DayField,
    LanguagesField,
    LinesField,
    WordField,
    WordsField,
)
from relais.directory.rules.aspects import FIELDS
from relais.directory.rules.numbers import refuse_number
from relais.directory.rules.raw import raw_changes
from relais.directory.rules.record import ClosureRecord, Fault, Record
from relais.directory.rules.secrecy import hours_to_show
from relais.directory.rules.vocabulary import Aspect
from relais.directory.words import labels
from relais.directory.words.faults import fault_sentence

# A service whose address is secret is not asked for what could tell a place.
_TELLS_A_PLACE = ("address", "nis", "walk_in", "mails")
# Fields of a record by the field of an import file that a fault names, where the two differ.
_OF_FILE = {
    "phone": "phones",
    "mail": "mails",
    "name.nl": "name_nl",
    "name.fr": "name_fr",
    "closures": "closed_from_0",
}
_NOTHING = (None, "", ())
_ONE_DAY = _("Fill in both days, or neither.")
_REVERSED = _("The last day can not come before the first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The fields of one aspect. `has_errors`: something in it has to be put right."""

    aspect: Aspect
    label: Promise
    fields: tuple[BoundField, ...]
    has_errors: bool


class RecordForm(forms.Form):
    """What people know of a service. `places`: municipalities by NIS code, as the reader says them.

    It starts from what the record says. After `is_valid()`, `said` is what was typed otherwise;
    what is wrong with it comes from the rules, and `refuse` puts it on the fields.
    """

    phones = LinesField(
        label=_("Numbers, one on each line"),
        help_text=_("As they are printed, such as 02 553 17 40."),
        required=False,
    )
    chat = forms.BooleanField(label=_("There is a chat"), required=False)
    walk_in = forms.BooleanField(label=_("People can walk in"), required=False)
    mails = LinesField(label=_("E-mail addresses, one on each line"), required=False)
    address = forms.CharField(label=_("Address, as everyone may see it"), required=False)
    nis = WordField({}, label=_("Municipality of this address"), empty=_("not known"))
    hours = forms.CharField(
        label=_("Hours"),
        help_text=_(
            "Write them so: Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off. The days are Mo Tu We Th Fr"
            " Sa Su; PH off means closed on public holidays; 24/7 is day and night. Nothing means"
            " not known."
        ),
        required=False,
        empty_value=None,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "off"}),
    )
    languages = LanguagesField(
        label=_("Languages, with commas between"),
        help_text=_("Such as: Dutch, French, Arabic."),
        required=False,
    )
    profiles = WordsField(
        labels.PROFILE, label=_("Who may come"), help_text=_("Tick none if everyone may.")
    )
    refused_profiles = WordsField(labels.PROFILE, label=_("Who can not come"))
    min_age = forms.IntegerField(label=_("From which age"), required=False, min_value=0)
    max_age = forms.IntegerField(label=_("Up to which age"), required=False, min_value=0)
    min_children = forms.IntegerField(
        label=_("At least how many children"), required=False, min_value=0
    )
    areas = WordsField({}, label=_("For people from where"))
    access = forms.ChoiceField(
        label=_("How to come in"), choices=list(labels.ACCESS.items()), widget=forms.RadioSelect
    )
    cost = WordField(labels.COST, label=_("What it costs"), empty=_("not known"))
    anonymous = forms.BooleanField(label=_("People need not say their name"), required=False)
    not_emergency = forms.BooleanField(label=_("Not for emergencies"), required=False)
    name_nl = forms.CharField(label=_("Name in Dutch"), required=False)
    name_fr = forms.CharField(label=_("Name in French"), required=False)
    needs = WordsField(labels.NEED, label=_("What it helps with"))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, record: Record, places: Mapping[str, str]
    ) -> None:
        self._record = _to_show(record)
        super().__init__(data, label_suffix="")
        self.fields["nis"].choices = [*self.fields["nis"].choices, *places.items()]  # type: ignore[attr-defined]  # a choice field
        self.fields["areas"].choices = [*labels.AREA.items(), *places.items()]  # type: ignore[attr-defined]  # a choice field
        for name in _TELLS_A_PLACE if record.confidential else ():
            del self.fields[name]
        self.initial = {name: getattr(self._record, name) for name in self.fields}
        self._add_closures()

    @property
    def said(self) -> dict[str, Any]:
        """What was typed otherwise than the record says, as fields of an import file."""
        typed = {name: self._typed(name) for name in self.fields if name in Record.__slots__}
        after = replace(self._record, **typed, closures=tuple(self._closures()))
        return raw_changes(self._record, after)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The fields, an aspect at a time."""
        return tuple(self._part(aspect) for aspect in FIELDS if aspect is not Aspect.CAPACITY)

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Say at each field what is wrong with it; above all what is wrong elsewhere."""
        for fault in faults:
            name = _OF_FILE.get(fault.field, fault.field)
            field = self.fields.get(name)
            label = str(field.label) if field else fault.field
            self.add_error(name if field else None, fault_sentence(replace(fault, field=label)))

    def clean(self) -> None:
        """A closure has two days, in their order."""
        for number in range(self._rows):
            first, last = self._days(number)
            if bool(first) != bool(last):
                self.add_error(f"closed_until_{number}", _ONE_DAY)
            elif first and last and last < first:
                self.add_error(f"closed_until_{number}", _REVERSED)

    def _typed(self, name: str) -> Any:
        """The value as the record would hold it: to leave nothing where nothing stood is no change.

        Nor is another order of ticked words: boxes have no order of their own.
        """
        before, typed = getattr(self._record, name), self.cleaned_data[name]
        if typed in _NOTHING:
            return before if before in _NOTHING else None
        is_unordered = isinstance(self.fields[name], WordsField)
        return before if is_unordered and {*typed} == {*(before or ())} else typed

    def _add_closures(self) -> None:
        """A row for each closure, and an empty one."""
        self._rows = len(self._record.closures) + 1
        for number in range(self._rows):
            self.fields[f"closed_from_{number}"] = DayField(label=_("Closed from"))
            self.fields[f"closed_until_{number}"] = DayField(label=_("Closed up to and including"))
        for number, closure in enumerate(self._record.closures):
            self.initial[f"closed_from_{number}"] = closure.first_day
            self.initial[f"closed_until_{number}"] = closure.last_day

    def _days(self, number: int) -> tuple[date | None, date | None]:
        days = (self.cleaned_data.get(f"closed_{end}_{number}") for end in ("from", "until"))
        first, last = days
        return first, last

    def _closures(self) -> Iterator[ClosureRecord]:
        """The rows that were filled in; whoever moves a closure keeps its reason."""
        for number in range(self._rows):
            first, last = self._days(number)
            if first and last:
                before = self._record.closures[number : number + 1]
                reason = before[0].reason if before else ""
                yield ClosureRecord(first_day=first, last_day=last, reason=reason)

    def _part(self, aspect: Aspect) -> Part:
        names = [name for name in FIELDS[aspect] if name in self.fields]
        if aspect is Aspect.HOURS:
            names += [name for name in self.fields if name.startswith("closed_")]
        fields = tuple(self[name] for name in names)
        return Part(
            aspect=aspect,
            label=labels.ASPECT[aspect],
            fields=fields,
            has_errors=any(field.errors for field in fields),
        )


def _to_show(record: Record) -> Record:
    """The record without what may not be shown, should it have got past the rules all the same."""
    if not record.confidential:
        return record
    phones = tuple(number for number in record.phones if not refuse_number(number))
    return replace(record, phones=phones, hours=hours_to_show(record.hours))
