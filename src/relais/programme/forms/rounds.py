"""Opening a round: which edition, by when, and which organisations at which mailboxes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.foundation.wording import Wording
from relais.programme.commands.rounds import Asking, Mailbox
from relais.programme.models import Chapter, Edition
from relais.programme.queries.rounds import Candidate
from relais.programme.rules.rounds import RoundRefusal
from relais.programme.rules.vocabulary import Level
from relais.programme.words import LEVEL
from relais.programme.words.contributing import (
    LANGUAGE,
    ROUND_REFUSAL,
    choices,
    in_reading_language,
)


class RoundForm(forms.Form):
    """What is asked of all."""

    edition = forms.ChoiceField(label=_("For which edition?"))
    due_on = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    words_nl = forms.CharField(
        label=_("A word to them, in Dutch"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "nl"}),
    )
    words_fr = forms.CharField(
        label=_("A word to them, in French"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "fr"}),
    )

    def __init__(self, data: Any, *, editions: Iterable[Edition]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["edition"].choices = [(each.ref, each.ref) for each in editions]  # type: ignore[attr-defined]  # of a ChoiceField


class MemberLine(forms.Form):
    """One organisation that can be asked."""

    ask = forms.BooleanField(required=False)
    mail = forms.EmailField(label=_("Mailbox"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=list(LANGUAGE.items())
    )

    def __init__(self, data: Any, *, candidate: Candidate) -> None:
        initial = {
            "ask": candidate.is_proposed,
            "mail": candidate.mail,
            "language": candidate.language,
        }
        super().__init__(data, prefix=candidate.body, initial=initial, label_suffix="")
        self.candidate = candidate
        self.name = in_reading_language(candidate.name)
        self.fields["ask"].label = self.name

    def clean(self) -> dict[str, Any]:
        """Whoever is asked needs a mailbox."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("ask") and not cleaned.get("mail") and "mail" not in self.errors:
            self.add_error("mail", _("Fill in a mailbox, or take the tick away."))
        return cleaned

    @property
    def mailbox(self) -> Mailbox:
        said = self.cleaned_data
        return Mailbox(body=self.candidate.body, mail=said["mail"], language=said["language"])


class OpeningForm:
    """The whole page: what is asked of all, and a line for each organisation."""

    def __init__(
        self, data: Any, *, editions: Sequence[Edition], candidates: Iterable[Candidate]
    ) -> None:
        self.round = RoundForm(data, editions=editions)
        self.lines = [MemberLine(data, candidate=each) for each in candidates]
        self.is_bound = data is not None

    def is_valid(self) -> bool:
        """Every line says what is wrong with it, not only the first."""
        found = [form.is_valid() for form in (self.round, *self.lines)]
        return all(found)

    @property
    def has_errors(self) -> bool:
        return self.is_bound and any(form.errors for form in (self.round, *self.lines))

    def refuse(self, refusal: RoundRefusal) -> None:
        """Say why the round was not opened."""
        field = "due_on" if refusal is RoundRefusal.DUE_TOO_SOON else None
        self.round.add_error(field, str(ROUND_REFUSAL[refusal]))

    @property
    def asked(self) -> list[MemberLine]:
        """The lines that are ticked."""
        return [line for line in self.lines if line.cleaned_data["ask"]]

    @property
    def asking(self) -> Asking:
        said = self.round.cleaned_data
        return Asking(
            edition=said["edition"],
            due_on=said["due_on"],
            words=Wording(nl=said["words_nl"], fr=said["words_fr"]),
            mailboxes=[line.mailbox for line in self.asked],
        )


class PlaceForm(forms.Form):
    """Where a new initiative will stand in the report."""

    chapter = forms.ChoiceField(label=_("In which chapter?"))
    level = forms.ChoiceField(label=_("At which level?"))

    def __init__(self, data: Any, *, chapters: Iterable[Chapter]) -> None:
        super().__init__(data, label_suffix="")
        named = [(each.ref, f"{each.number}. {_title(each)}") for each in chapters]
        self.fields["chapter"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]  # of a ChoiceField
        levels = {level: LEVEL[level] for level in Level}
        self.fields["level"].choices = choices(levels, empty=_("Choose"))  # type: ignore[attr-defined]  # of a ChoiceField


class ReasonForm(forms.Form):
    """Why a contribution is set aside."""

    reason = forms.CharField(
        label=_("Why?"), help_text=_("The organisation may ask."), max_length=200
    )


def _title(chapter: Chapter) -> str:
    return chapter.title.in_language(get_language() or "nl")
