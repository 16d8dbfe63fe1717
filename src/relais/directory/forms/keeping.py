"""The short forms of whoever keeps a record: confirming, room, decisions, whom to ask."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relais.directory.commands.links import Mailbox
from relais.directory.forms.records import RecordForm
from relais.directory.rules.vocabulary import Aspect, Capacity, Means
from relais.directory.words import labels

# How most stewards make sure; the service itself confirms by its own link.
_USUAL = Means.CALLED


def chosen_means(said: str) -> Means:
    """The way of making sure that was chosen; an unknown one counts as not chosen."""
    return Means(said) if said in list(Means) else _USUAL


class Confirm(forms.Form):
    """Which aspects are right, and how that was checked. No aspect ticked: all that are due."""

    aspects = forms.MultipleChoiceField(
        choices=[(each, labels.ASPECT[each]) for each in Aspect], required=False
    )
    means = forms.ChoiceField(
        label=_("How did you check?"), choices=[(each, labels.MEANS[each]) for each in Means]
    )


class Room(forms.Form):
    """Whether there is room now."""

    state = forms.ChoiceField(
        label=_("Is there room now?"), choices=[(each, labels.CAPACITY[each]) for each in Capacity]
    )
    means = forms.ChoiceField(choices=[(each, labels.MEANS[each]) for each in Means])


class Decision(forms.Form):
    """What was found where sources disagreed."""

    decision = forms.CharField(
        label=_("What did you find, and how?"),
        help_text=_("For example: called the service, the hours on its site are right."),
        max_length=300,
    )


class Merge(forms.Form):
    """The record that describes the same service. `others`: code and name."""

    duplicate = forms.ChoiceField(label=_("The same service as"))

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duplicate"].choices = [("", _("Choose")), *others]  # type: ignore[attr-defined]


class ChangeRecord(RecordForm):
    """The record as people type it, and where the change comes from."""

    source = forms.CharField(
        label=_("Where does the change come from?"),
        help_text=_("For example: called the service, a letter, its own site."),
        max_length=300,
    )


class ContactForm(forms.Form):
    """The mailbox to ask, and in which language to write."""

    whom = forms.ChoiceField(choices=[("service", "service"), ("steward", "steward")])
    mail = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(
        label=_("Language of the letters"),
        choices=[("", _("not known: both")), ("nl", "Nederlands"), ("fr", "Français")],
        required=False,
    )

    @property
    def said(self) -> dict[str, Any]:
        """Whose mailbox it is, and the mailbox."""
        mailbox = Mailbox(mail=self.cleaned_data["mail"], language=self.cleaned_data["language"])
        return {"for_service": self.cleaned_data["whom"] == "service", "mailbox": mailbox}
