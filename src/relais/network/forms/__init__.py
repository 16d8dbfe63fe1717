"""What somebody types of a meeting."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.network import words
from relais.network.commands.meetings import MeetingFacts
from relais.network.rules.records import MeetingRecord
from relais.network.rules.vocabulary import MeetingKind, MeetingPart

# A page of lines; more is a document, and no agenda.
_TEXT_AT_MOST = 4000


class KeepMeeting(forms.Form):
    """When a group met, of what kind the meeting was, and what was on the table."""

    kind = forms.ChoiceField(label=_("Which kind of meeting?"))
    held_on = forms.CharField(
        label=_("When?"),
        required=False,
        max_length=11,
        help_text=_("As 2026-11-30, 2026-11, 2026-autumn or 2026. Empty when it is not known."),
    )
    table_nl = forms.CharField(
        label=_("What was on the table, in Dutch"),
        max_length=_TEXT_AT_MOST,
        help_text=_("A line for each thing. Name no person and no case."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    table_fr = forms.CharField(
        label=_("The same in French, line by line"),
        max_length=_TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    table_en = forms.CharField(
        label=_("The same in English, if you like"),
        required=False,
        max_length=_TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = get_language() or ""
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, words.MEETING_KIND[kind].in_language(language)) for kind in MeetingKind
        ]

    @property
    def facts(self) -> MeetingFacts:
        """What was typed; only of a form that is valid."""
        return MeetingFacts(**self.cleaned_data | {"kind": MeetingKind(self.cleaned_data["kind"])})


def as_typed(meeting: MeetingRecord) -> dict[str, str]:
    """A meeting as it stands in the form."""
    lines = meeting.list_of(MeetingPart.ON_THE_TABLE)
    tables = {
        f"table_{language}": "\n".join(getattr(line.text, language) for line in lines).strip()
        for language in ("nl", "fr", "en")
    }
    return {"kind": meeting.kind, "held_on": meeting.held_on, **tables}
