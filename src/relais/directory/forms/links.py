"""What the holder of a mailed link says to have checked, and the code of a record to ask about."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relais.directory.commands.by_link import Checked
from relais.directory.forms.fields import WordsField
from relais.directory.queries.invitations import Opened
from relais.directory.rules.vocabulary import Aspect, Means
from relais.directory.words import labels

_MEANS = (Means.CALLED, Means.VISITED, Means.DOCUMENT)


class CheckedForm(forms.Form):
    """What is right and how that was checked; what is due is ticked beforehand.

    A service that answers for itself is not asked how it knows.
    """

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    aspects = WordsField({}, label=_("What else is right"))
    means = forms.ChoiceField(
        label=_("How did you check this?"),
        choices=[(str(each), labels.MEANS[each]) for each in _MEANS],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, found: Opened) -> None:
        super().__init__(data, label_suffix="")
        kept = found.kept
        asked = (each.aspect for each in kept.standings if each.aspect is not Aspect.CAPACITY)
        self.fields["aspects"].choices = [(str(each), labels.ASPECT[each]) for each in asked]  # type: ignore[attr-defined]  # a choice field
        self.initial = {"stamp": kept.stamp, "aspects": kept.due.aspects, "means": Means.CALLED}
        if found.invitation.for_service:
            del self.fields["means"]

    @property
    def checked(self) -> Checked:
        """What was typed, for the commands."""
        return Checked(
            aspects=[Aspect(each) for each in self.cleaned_data["aspects"]],
            means=Means(self.cleaned_data.get("means", Means.SERVICE_ITSELF)),
            stamp=self.cleaned_data["stamp"],
        )

    def refuse_nothing(self) -> None:
        """Say that nothing was ticked."""
        self.add_error("aspects", _("Tick at least one part that is right."))


class NewLinkForm(forms.Form):
    """The code of a record, as its address in the directory ends."""

    code = forms.CharField(
        label=_("Code of the record"),
        help_text=_("The last part of its address in the directory, such as line-1712."),
        max_length=64,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "off"}),
    )
