"""Saying what became of a recommendation, and offering evidence."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.partial_dates import PATTERN
from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme import words
from relais.programme.commands.assessing import Judgement, Proof
from relais.programme.rules.vocabulary import EvidenceKind, Position, State

_DATE_HINT = _("As far as it is known: 2026-03-31, 2026-03 or 2026.")


def choices(labels: Mapping[Any, Trilingual]) -> list[tuple[str, str]]:
    """The values of a closed list with their labels in the reader's language."""
    language = get_language() or ""
    return [(str(value), label.in_language(language)) for value, label in labels.items()]


class Assess(forms.Form):
    """Position and state of a recommendation in an edition."""

    edition = forms.ChoiceField(label=_("In which edition?"))
    position = forms.ChoiceField(label=_("Position"))
    state = forms.ChoiceField(
        label=_("State"),
        help_text=_("“Implemented” waits until somebody else validates it, on accepted evidence."),
    )
    note_nl = forms.CharField(
        label=_("What was said (Dutch)"), required=False, widget=forms.Textarea
    )
    note_fr = forms.CharField(
        label=_("What was said (French)"), required=False, widget=forms.Textarea
    )
    note_en = forms.CharField(
        label=_("What was said (English)"), required=False, widget=forms.Textarea
    )

    def __init__(self, data: Any, *, editions: Iterable[str], **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)
        self._offer("edition", [(ref, ref) for ref in editions])
        self._offer("position", choices(words.POSITION))
        self._offer("state", choices(words.STATE))

    def _offer(self, name: str, offered: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells the type checker
        field.choices = offered

    def judgement(self) -> Judgement:
        given = self.cleaned_data
        return Judgement(
            position=Position(given["position"]),
            state=State(given["state"]),
            note=Wording.of({code: given[f"note_{code}"].strip() for code in LANGUAGES}),
        )


class Offer(forms.Form):
    """A file, or a record of the house, that supports a state."""

    edition = forms.ChoiceField(label=_("For which edition?"))
    title = forms.CharField(label=_("What it is"), max_length=200)
    dated = forms.RegexField(
        PATTERN, label=_("Of which date"), required=False, help_text=_DATE_HINT
    )
    file = forms.FileField(label=_("File (at most 10 MB)"), required=False)
    kind = forms.ChoiceField(label=_("Or a record"), required=False)
    record = forms.CharField(
        label=_("Reference of the record"),
        required=False,
        max_length=40,
        help_text=_("As T02 or C01."),
    )

    def __init__(self, data: Any, files: Any, *, editions: Iterable[str]) -> None:
        super().__init__(data, files, label_suffix="")
        for name, offered in (
            ("edition", [(ref, ref) for ref in editions]),
            ("kind", [("", "—"), *_records()]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # tells the type checker
            field.choices = offered

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        named = bool(given.get("kind") and given.get("record"))
        if bool(given.get("file")) == named:
            self.add_error(
                "file", _("Give a file, or name a record with its kind: one of the two.")
            )
        return given

    def proof(self) -> Proof:
        given = self.cleaned_data
        file: UploadedFile[Any] | None = given["file"]
        if file is None:
            kind = EvidenceKind(given["kind"])
            return Proof(
                kind=kind, title=given["title"], record=given["record"], dated=given["dated"]
            )
        return Proof(
            kind=EvidenceKind.FILE,
            title=given["title"],
            file_name=file.name or "",
            file_type=file.content_type or "",
            content=file.read(),
            dated=given["dated"],
        )


def _records() -> list[tuple[str, str]]:
    return [each for each in choices(words.EVIDENCE_KIND) if each[0] != EvidenceKind.FILE]
