"""A training as somebody types it, and a session of it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.trainings.rules.cells import NO, YES, Wrong, read_cells
from relais.trainings.rules.exchange import course_cells, read_course
from relais.trainings.rules.faults import Fault
from relais.trainings.rules.records import CourseRecord, SessionRecord
from relais.trainings.rules.vocabulary import CoursePart
from relais.trainings.words.faults import FAULT, fault_sentence
from relais.trainings.words.labels import COURSE_PART, HOUR_UNIT, KIND, LANGUAGE, STATUS

_UNKNOWN: Final = ("", _("not said"))
_YES_NO: Final = [_UNKNOWN, (YES, _("yes")), (NO, _("no"))]
LIST_HELP: Final = _(
    "One line for each: [code] for an organisation, else Dutch | French | English."
)
# A field for each language.
_TEXTS: Final = {
    "title": _("Title"),
    "provider_name": _("Who gives it, if it is no organisation of the list"),
    "provider_unit": _("Unit of the organisation"),
    "provider_note": _("Remark on who gives it"),
    "goal": _("Goal"),
    "mandatory_note": _("Compulsory for whom"),
}
_LANGUAGES: Final = {"nl": "Nederlands", "fr": "Français", "en": "English"}
_LINES: Final = {
    "ref": _("Reference"),
    "starts": _("First day, month, season or year"),
    "ends": _("Last day, month, season or year"),
    "sessions": _("Number of sessions"),
    "hours_per_session": _("Hours a session"),
    "max_participants": _("Places at most"),
    "duration_days": _("Duration in days"),
    "persons": _("Participations as told"),
    "persons_per_zone": _("Persons for each zone"),
    "printed_average": _("Average a session, as printed"),
    "round_tables": _("Round tables"),
    "themes_printed": _("Number of themes, as printed"),
    "planned_next": _("Planned again"),
    "planned_next_sessions": _("Sessions planned again"),
    "initiative": _("Reference of the initiative"),
    "outlook": _("Reference of the outlook item"),
    "lines": _("Lines of the source"),
}


def chosen(words: Mapping[Any, Trilingual]) -> list[tuple[str, Any]]:
    """The choices of a closed list, the first of which says nothing."""
    language = get_language() or "nl"
    return [_UNKNOWN, *((str(each), said.in_language(language)) for each, said in words.items())]


class CourseForm(forms.Form):
    """Everything of a training but its sessions and counts. `record` is it as it is now."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        record: CourseRecord | None,
        bodies: Iterable[tuple[str, str]],
        programmes: Iterable[tuple[str, str]],
    ) -> None:
        initial = course_cells(record) if record else {"own_wording": YES}
        super().__init__(data, initial=initial)
        self._record = record
        self._provider = record.provider if record else ""
        self.fields |= self._made(list(bodies), programmes)
        if record:
            self.fields["ref"].disabled = True

    def _made(
        self, bodies: list[tuple[str, str]], programmes: Iterable[tuple[str, str]]
    ) -> dict[str, forms.Field]:
        # A source may name a body that the relay doesn't know; it stays what it is.
        if self._provider and self._provider not in dict(bodies):
            bodies = [*bodies, (self._provider, self._provider)]
        made: dict[str, forms.Field] = {"ref": _line(_LINES["ref"])}
        made |= _in_three("title")
        choices: dict[str, tuple[Any, list[tuple[str, Any]]]] = {
            "own_wording": (_("Our own wording of the title"), _YES_NO[1:]),
            "kind": (_("Kind"), chosen(KIND)[1:]),
            "programme": (_("Programme"), [_UNKNOWN, *programmes]),
            "provider": (_("Given by"), [_UNKNOWN, *bodies]),
            "mandatory": (_("Compulsory"), _YES_NO),
            "open_to_others": (_("Open to other zones or organisations"), _YES_NO),
            "hour_unit": (_("Kind of hours"), chosen(HOUR_UNIT)),
            "status": (_("How far it is"), chosen(STATUS)),
        }
        made |= {name: _choice(*made_of) for name, made_of in choices.items()}
        for name in list(_TEXTS)[1:]:
            made |= _in_three(name)
        made |= {name: _line(label) for name, label in _LINES.items() if name != "ref"}
        made |= {f"list_{part}": _list(part) for part in CoursePart}
        return made

    @property
    def said(self) -> CourseRecord | None:
        """The training as typed; nothing when a field can't be read, which is then marked."""
        if not self.is_valid():
            return None
        course, wrong = read_course(self.cleaned_data, self._record)
        _mark(self, wrong)
        return course

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Say at each field what is wrong with it."""
        for fault in faults:
            name = "title_nl" if fault.field == "title" else fault.field
            self.add_error(name if name in self.fields else None, fault_sentence(fault))


class SessionForm(forms.Form):
    """One time that a training was given."""

    held_on = forms.CharField(label=_("Day, month, season or year"), max_length=20, required=False)
    language = forms.CharField(label=_("Given in"), required=False)
    place = forms.CharField(
        label=_("Place"), max_length=120, required=False, help_text=_("Never the name of a person.")
    )
    hours = forms.CharField(label=_("How many hours"), max_length=40, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].widget = forms.Select(choices=chosen(LANGUAGE))

    def said(self, number: int) -> SessionRecord | None:
        """The session as typed, under this number."""
        if not self.is_valid():
            return None
        said, wrong = read_cells(SessionRecord, {**self.cleaned_data, "number": str(number)})
        _mark(self, wrong)
        return None if wrong else SessionRecord(**said)

    def refuse(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add_error(
                fault.field if fault.field in self.fields else None, fault_sentence(fault)
            )


def _mark(form: forms.Form, wrong: Iterable[Wrong]) -> None:
    for fault, name in wrong:
        form.add_error(name if name in form.fields else None, str(FAULT[fault]))


def _line(label: Any) -> forms.Field:
    return forms.CharField(label=label, max_length=200, required=False)


def _in_three(name: str) -> dict[str, forms.Field]:
    return {
        f"{name}_{code}": forms.CharField(
            label=f"{_TEXTS[name]} ({language})",
            max_length=2000,
            required=False,
            widget=forms.TextInput(attrs={"lang": code}),
        )
        for code, language in _LANGUAGES.items()
    }


def _choice(label: Any, choices: list[tuple[str, Any]]) -> forms.Field:
    return forms.CharField(label=label, required=False, widget=forms.Select(choices=choices))


def _list(part: CoursePart) -> forms.Field:
    return forms.CharField(
        label=COURSE_PART[part].in_language(get_language() or "nl"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=LIST_HELP,
    )
