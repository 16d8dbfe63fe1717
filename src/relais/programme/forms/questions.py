"""A question of a member of parliament, its answer, and a rule of the register."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.commands.questions import CompetenceTold, PutTo, QuestionTold
from relais.programme.models import CompetenceRule, Figure, ParliamentaryQuestion, Recommendation
from relais.programme.rules.contributing import AnswerRefusal, is_date
from relais.programme.rules.questions import QuestionRefusal
from relais.programme.rules.vocabulary import Level, QuestionKind
from relais.programme.words import LEVEL
from relais.programme.words.contributing import ANSWER_REFUSAL, choices, in_reading_language
from relais.programme.words.questions import KIND, REFUSAL

# To so many a question can be put.
_LINES: Final = range(1, 4)
_COMPETENT: Final = {"": None, "yes": True, "no": False}
_SAID: Final = {None: "", True: "yes", False: "no"}
_DAY: Final = _("A day, a month or a year: 2026-11-24, 2026-11 or 2026.")


def _told_date(typed: str) -> str:
    if typed and not is_date(typed):
        raise forms.ValidationError(str(ANSWER_REFUSAL[AnswerRefusal.NOT_A_DATE]))
    return typed


def _choose(form: forms.Form, name: str, found: Iterable[tuple[str, Any]]) -> None:
    form.fields[name].choices = list(found)  # type: ignore[attr-defined]  # of a ChoiceField


def _linkable(rows: Iterable[Recommendation]) -> list[tuple[str, str]]:
    return [(key_of(row), f"{row.ref}: {row.short.in_language(_language())}") for row in rows]


def key_of(row: Recommendation) -> str:
    """`res-ifg-2020:R1`."""
    return f"{row.text.ref}:{row.ref}"


def _language() -> str:
    return get_language() or "nl"


def _bodies(names: Mapping[str, Trilingual]) -> list[tuple[str, Any]]:
    named = [(code, in_reading_language(name)) for code, name in names.items()]
    return [("", _("not known")), *sorted(named, key=lambda each: each[1])]


class QuestionForm(forms.Form):
    """A question, once, with everyone to whom it was put."""

    ref = forms.SlugField(
        label=_("Reference"), help_text=_("Such as qe-792. It stands in the address of its page.")
    )
    kind = forms.ChoiceField(label=_("Kind"))
    asked_on = forms.CharField(label=_("Asked on"), help_text=_DAY, required=False, max_length=20)
    member = forms.CharField(
        label=_("Asked by"),
        help_text=_("The member of parliament, as published."),
        required=False,
        max_length=120,
    )
    subject_nl = forms.CharField(label=_("Subject in Dutch"), required=False, max_length=300)
    subject_fr = forms.CharField(label=_("Subject in French"), required=False, max_length=300)
    subject_en = forms.CharField(label=_("Subject in English"), required=False, max_length=300)
    text = forms.CharField(
        label=_("The question as it was asked"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    text_language = forms.ChoiceField(
        label=_("Its language"),
        required=False,
        choices=[("", _("not known")), ("nl", _("in Dutch")), ("fr", _("in French"))],
    )
    deadline = forms.DateField(
        label=_("Answer by, as it was given"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    recommendations = forms.MultipleChoiceField(
        label=_("Recommendations that it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    figures = forms.MultipleChoiceField(
        label=_("Figures that it asks for"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    source = forms.CharField(label=_("Where it was seen"), required=False, max_length=300)
    is_verified = forms.BooleanField(label=_("I checked this at its source"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        bodies: Mapping[str, Trilingual],
        recommendations: Iterable[Recommendation],
        figures: Iterable[Figure],
        question: ParliamentaryQuestion | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(question) if question else {}, label_suffix="")
        _choose(self, "kind", choices({each: KIND[each] for each in QuestionKind}, empty="")[1:])
        _choose(self, "recommendations", _linkable(recommendations))
        _choose(self, "figures", ((str(each.pk), _figure(each)) for each in figures))
        for number in _LINES:
            self._add_addressee(number, _bodies(bodies))
        if question:
            self.fields["ref"].widget = forms.HiddenInput()

    def _add_addressee(self, number: int, bodies: list[tuple[str, Any]]) -> None:
        labels = {"number": number}
        self.fields[f"number_{number}"] = forms.CharField(
            label=_("Number (%(number)s)") % labels, required=False, max_length=20
        )
        self.fields[f"body_{number}"] = forms.ChoiceField(
            label=_("Put to (%(number)s)") % labels, required=False, choices=bodies
        )
        self.fields[f"competent_{number}"] = forms.ChoiceField(
            label=_("Is it theirs? (%(number)s)") % labels,
            required=False,
            choices=[("", _("not known")), ("yes", _("yes")), ("no", _("no"))],
        )

    def clean_asked_on(self) -> str:
        return _told_date(self.cleaned_data["asked_on"])

    def refuse(self, refusal: QuestionRefusal) -> None:
        """Say why it was not kept."""
        fields = {
            QuestionRefusal.REF_IN_USE: "ref",
            QuestionRefusal.NO_ADDRESSEE: "number_1",
        }
        self.add_error(fields.get(refusal), str(REFUSAL[refusal]))

    @property
    def told(self) -> QuestionTold:
        said = self.cleaned_data
        return QuestionTold(
            ref=said["ref"],
            kind=QuestionKind(said["kind"]),
            asked_on=said["asked_on"],
            member=said["member"],
            subject=Wording.of({each: said[f"subject_{each}"] for each in LANGUAGES}),
            text=said["text"],
            text_language=said["text_language"],
            deadline=said["deadline"],
            source=said["source"],
            is_verified=said["is_verified"],
            put_to=[self._put_to(number) for number in _LINES if self._is_put(number)],
            recommendations=said["recommendations"],
            figures=[int(each) for each in said["figures"]],
        )

    def _is_put(self, number: int) -> bool:
        said = self.cleaned_data
        return bool(said[f"number_{number}"] or said[f"body_{number}"])

    def _put_to(self, number: int) -> PutTo:
        said = self.cleaned_data
        return PutTo(
            body=said[f"body_{number}"],
            number=said[f"number_{number}"],
            is_competent=_COMPETENT[said[f"competent_{number}"]],
        )


class AnswerForm(forms.Form):
    """What was answered, and when."""

    answered_on = forms.CharField(
        label=_("Answered on"), help_text=_DAY, required=False, max_length=20
    )
    answer_nl = forms.CharField(
        label=_("Answer in Dutch"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "nl"}),
    )
    answer_fr = forms.CharField(
        label=_("Answer in French"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "fr"}),
    )

    def clean_answered_on(self) -> str:
        return _told_date(self.cleaned_data["answered_on"])

    @property
    def answer(self) -> Wording:
        return Wording(nl=self.cleaned_data["answer_nl"], fr=self.cleaned_data["answer_fr"])


class CompetenceForm(forms.Form):
    """Who is competent for a matter."""

    matter_nl = forms.CharField(label=_("Matter in Dutch"), required=False, max_length=200)
    matter_fr = forms.CharField(label=_("Matter in French"), required=False, max_length=200)
    matter_en = forms.CharField(label=_("Matter in English"), required=False, max_length=200)
    level = forms.ChoiceField(label=_("Level"))
    body = forms.ChoiceField(label=_("Who is competent"))
    from_day = forms.DateField(
        label=_("From which day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    to_day = forms.DateField(
        label=_("Until before"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    recommendations = forms.MultipleChoiceField(
        label=_("Recommendations that it covers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.CharField(label=_("Source"), required=False, max_length=300)

    def __init__(
        self,
        data: Any,
        *,
        bodies: Mapping[str, Trilingual],
        recommendations: Iterable[Recommendation],
        rule: CompetenceRule | None = None,
    ) -> None:
        super().__init__(data, initial=_initial_rule(rule) if rule else {}, label_suffix="")
        levels = {level: LEVEL[level] for level in Level}
        _choose(self, "level", choices(levels, empty=_("Choose")))
        _choose(self, "body", _bodies(bodies))
        _choose(self, "recommendations", _linkable(recommendations))

    def clean(self) -> dict[str, Any]:
        """A matter in one language, and days in their order."""
        said = super().clean() or self.cleaned_data
        if not (said.get("matter_nl") or said.get("matter_fr")):
            self.add_error("matter_nl", _("Name the matter, in Dutch or in French."))
        first, last = said.get("from_day"), said.get("to_day")
        if first and last and last <= first:
            self.add_error("to_day", _("This lies before the first day."))
        return said

    @property
    def told(self) -> CompetenceTold:
        said = self.cleaned_data
        return CompetenceTold(
            matter=Wording.of({each: said[f"matter_{each}"] for each in LANGUAGES}),
            level=Level(said["level"]),
            body=said["body"],
            from_day=said["from_day"],
            to_day=said["to_day"],
            source=said["source"],
            recommendations=said["recommendations"],
        )


def _figure(figure: Figure) -> str:
    label = figure.label.in_language(_language()) or figure.key
    return f"{figure.initiative.ref}: {label} ({figure.quantity})"


def _initial(question: ParliamentaryQuestion) -> dict[str, Any]:
    names = ("ref", "kind", "asked_on", "member", "text", "text_language", "source", "is_verified")
    said: dict[str, Any] = {name: getattr(question, name) for name in names}
    said |= {f"subject_{each}": getattr(question.subject, each) for each in LANGUAGES}
    said["deadline"] = question.deadline.isoformat() if question.deadline else ""
    said["recommendations"] = [key_of(each) for each in question.recommendations.all()]
    said["figures"] = [str(each.pk) for each in question.figures.all()]
    for number, each in enumerate(question.addressees.all(), start=1):
        said |= {
            f"number_{number}": each.number,
            f"body_{number}": each.body,
            f"competent_{number}": _SAID[each.is_competent],
        }
    return said


def _initial_rule(rule: CompetenceRule) -> dict[str, Any]:
    said: dict[str, Any] = {f"matter_{each}": getattr(rule.matter, each) for each in LANGUAGES}
    said |= {"level": rule.level, "body": rule.body, "source": rule.source}
    said["from_day"] = rule.from_day.isoformat() if rule.from_day else ""
    said["to_day"] = rule.to_day.isoformat() if rule.to_day else ""
    said["recommendations"] = [key_of(each) for each in rule.recommendations.all()]
    return said
