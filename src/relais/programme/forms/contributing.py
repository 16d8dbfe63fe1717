"""What a member of a round types: a part for each of its initiatives, and for new ones."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.quantities import Quantity
from relais.foundation.told import say_quantity
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.models import Contribution
from relais.programme.queries.contributing import AskedInitiative
from relais.programme.rules.contributing import (
    NEW_AT_MOST,
    AnswerRefusal,
    Given,
    Known,
    is_quantity,
    plain_quantity,
    plain_wording,
    refuse_answer,
    refuse_new,
)
from relais.programme.rules.vocabulary import Progress, Verdict
from relais.programme.words import PROGRESS
from relais.programme.words.contributing import (
    ANSWER_REFUSAL,
    VERDICT,
    choices,
    in_reading_language,
)

_TEXT_AT_MOST: Final = 6000
_OFFERED: Final = (Verdict.NOTHING_NEW, Verdict.CHANGED, Verdict.ENDED)
# Under which field each refusal stands.
_FIELD: Final = {
    AnswerRefusal.NO_VERDICT: "verdict",
    AnswerRefusal.NOTHING_CHANGED: "verdict",
    AnswerRefusal.CHANGED_ANYWAY: "verdict",
    AnswerRefusal.NO_TITLE: "title_nl",
    AnswerRefusal.NO_TEXT: "told_nl",
    AnswerRefusal.NOT_A_DATE: "ended_on",
}


def _area(label: Any, language: str, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=_TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": rows, "lang": language}),
    )


class Part(forms.Form):
    """What stands in every part: text, how far it is, a remark."""

    told_nl = _area(_("Text in Dutch"), "nl")
    told_fr = _area(_("Text in French"), "fr")
    progress = forms.ChoiceField(label=_("How far is it?"), required=False)
    note = forms.CharField(
        label=_("Remark for who makes the report"),
        help_text=_("Never write about a person here."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any, *, prefix: str, initial: Mapping[str, str]) -> None:
        super().__init__(data, prefix=prefix, initial={**initial}, label_suffix="")
        self.fields["progress"].choices = choices(PROGRESS, empty=_("not said"))  # type: ignore[attr-defined]  # of a ChoiceField

    def refuse(self, refusal: AnswerRefusal | None) -> None:
        """Say what is wrong beside its field, if something is."""
        if refusal:
            self.add_error(_FIELD.get(refusal), str(ANSWER_REFUSAL[refusal]))

    def text(self, stem: str) -> Wording:
        """The columns of a text as one; those without a field stay empty."""
        said = {each: self.cleaned_data.get(f"{stem}_{each}", "") for each in LANGUAGES}
        return plain_wording(Wording.of(said))


class InitiativePart(Part):
    """One initiative that stands in the report, with its figures."""

    verdict = forms.ChoiceField(
        label=_("Is there something new?"),
        choices=[(str(each), VERDICT[each]) for each in _OFFERED],
        widget=forms.RadioSelect,
        required=False,
    )
    ended_on = forms.CharField(
        label=_("If it has ended: when?"),
        help_text=_("A day, a month or a year: 2026-11-24, 2026-11 or 2026."),
        required=False,
        max_length=20,
    )
    told_en = _area(_("Text in English"), "en")
    field_order = ("verdict", "told_nl", "told_fr", "told_en", "progress", "ended_on")

    def __init__(self, data: Any, *, asked: AskedInitiative, initial: Mapping[str, str]) -> None:
        super().__init__(data, prefix=asked.ref, initial=initial)
        self.asked = asked
        for number, figure in enumerate(asked.figures):
            self.fields[f"figure_{number}"] = forms.CharField(
                label=figure.label.in_language(get_language() or "nl"),
                help_text=_("As you know it: 12, >=170, 100..150 or ~40. Empty: not known."),
                required=False,
                max_length=40,
            )

    @property
    def title(self) -> str:
        return self.asked.title.in_language(get_language() or "nl")

    @property
    def known(self) -> tuple[str, ...]:
        """What the last report says: its text, how far it was, its figures."""
        known, language = self.asked.known, get_language() or "nl"
        progress = in_reading_language(PROGRESS[Progress(known.progress)]) if known.progress else ""
        figures = (
            f"{each.label.in_language(language)}: {say_quantity(Quantity.parse(each.told))}"
            for each in self.asked.figures
        )
        return tuple(filter(None, (known.told.in_language(language), progress, *figures)))

    @property
    def stands_open(self) -> bool:
        """Whether there is something to see in what is folded away: a fault, or another verdict."""
        said = self["verdict"].value()
        return bool(self.errors) or said in (Verdict.CHANGED, Verdict.ENDED)

    @property
    def figure_fields(self) -> list[forms.BoundField]:
        return [self[f"figure_{number}"] for number in range(len(self.asked.figures))]

    @property
    def given(self) -> Given:
        said = self.cleaned_data
        told = {
            figure.key: plain_quantity(said.get(f"figure_{number}", ""))
            for number, figure in enumerate(self.asked.figures)
        }
        return Given(
            ref=self.asked.ref,
            verdict=said.get("verdict", ""),
            told=self.text("told"),
            progress=said.get("progress", ""),
            ended_on=said.get("ended_on", ""),
            figures=told,
            note=said.get("note", ""),
        )

    def clean(self) -> dict[str, Any]:
        """What the rules refuse stands beside the field that it is about."""
        cleaned = super().clean() or self.cleaned_data
        for number in range(len(self.asked.figures)):
            told = plain_quantity(cleaned.get(f"figure_{number}", ""))
            if told and not is_quantity(told):
                self.add_error(f"figure_{number}", str(ANSWER_REFUSAL[AnswerRefusal.NOT_A_NUMBER]))
        if not self.errors:
            self.refuse(refuse_answer(self.given, self.asked.known))
        return cleaned


class NewPart(Part):
    """An initiative that isn't in the report yet; left empty it is none."""

    title_nl = forms.CharField(label=_("Name in Dutch"), required=False, max_length=200)
    title_fr = forms.CharField(label=_("Name in French"), required=False, max_length=200)
    field_order = ("title_nl", "title_fr", "told_nl", "told_fr", "progress", "note")

    def __init__(self, data: Any, *, number: int, initial: Mapping[str, str]) -> None:
        self.ref = f"new-{number}"
        super().__init__(data, prefix=self.ref, initial=initial)

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def is_filled(self) -> bool:
        """Whether its part of the page is to stand open."""
        return any(self[name].value() for name in self.fields)

    @property
    def given(self) -> Given:
        return Given(
            ref=self.ref,
            verdict=Verdict.NEW,
            title=self.text("title"),
            told=self.text("told"),
            progress=self.cleaned_data.get("progress", ""),
            note=self.cleaned_data.get("note", ""),
        )

    def clean(self) -> dict[str, Any]:
        """What the rules refuse, unless nothing was typed here at all."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.is_empty:
            self.refuse(refuse_new(self.given))
        return cleaned


class ContributionForm:
    """All parts together; what was typed before, drafted or sent stands in them."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        asked: Sequence[AskedInitiative],
        answers: Mapping[str, Contribution],
        draft: Mapping[str, str] | None,
    ) -> None:
        self.parts = [
            InitiativePart(data, asked=each, initial=_initial(each, answers, draft))
            for each in asked
        ]
        self.new = [
            NewPart(data, number=number, initial=_initial_new(f"new-{number}", answers, draft))
            for number in range(1, NEW_AT_MOST + 1)
        ]
        self.is_bound = data is not None

    @property
    def all_parts(self) -> list[InitiativePart | NewPart]:
        return [*self.parts, *self.new]

    def is_valid(self) -> bool:
        """Every part says what is wrong with it, not only the first."""
        found = [part.is_valid() for part in self.all_parts]
        return all(found)

    @property
    def has_errors(self) -> bool:
        return self.is_bound and any(part.errors for part in self.all_parts)

    @property
    def answers(self) -> list[Given]:
        filled = [part.given for part in self.new if not part.is_empty]
        return [*(part.given for part in self.parts), *filled]

    def typed(self, data: Mapping[str, Any]) -> dict[str, str]:
        """What stands in the fields of this form, whatever it is worth, as far as it fits."""
        names = [part.add_prefix(name) for part in self.all_parts for name in part.fields]
        return {name: str(data[name])[:_TEXT_AT_MOST] for name in names if data.get(name)}


def _drafted(draft: Mapping[str, str], prefix: str) -> dict[str, str]:
    start = f"{prefix}-"
    return {
        name.removeprefix(start): said for name, said in draft.items() if name.startswith(start)
    }


def _initial(
    asked: AskedInitiative,
    answers: Mapping[str, Contribution],
    draft: Mapping[str, str] | None,
) -> dict[str, str]:
    """What was drafted, else what was sent, else what the last edition says."""
    if draft is not None:
        return _drafted(draft, asked.ref)
    sent = answers.get(asked.ref)
    told = sent.figures if sent else asked.known.figures
    figures = {
        f"figure_{number}": told.get(figure.key, "") for number, figure in enumerate(asked.figures)
    }
    return figures | (_sent(sent) if sent else _known(asked.known))


def _initial_new(
    ref: str, answers: Mapping[str, Contribution], draft: Mapping[str, str] | None
) -> dict[str, str]:
    if draft is not None:
        return _drafted(draft, ref)
    sent = answers.get(ref)
    return _sent(sent) if sent else {}


def _known(known: Known) -> dict[str, str]:
    return _texts("told", known.told) | {"progress": known.progress}


def _sent(row: Contribution) -> dict[str, str]:
    said = {name: getattr(row, name) for name in ("verdict", "progress", "ended_on", "note")}
    return said | _texts("told", row.told) | _texts("title", row.title)


def _texts(stem: str, text: Wording) -> dict[str, str]:
    return {f"{stem}_{language}": getattr(text, language) for language in LANGUAGES}
