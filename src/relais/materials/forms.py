"""What a coordinator types to register a counter; whether it will do is for `rules` to say."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from relais.materials import words
from relais.materials.rules.counters import CounterKind, CounterRefusal
from relais.materials.rules.returning import Returned, ReturnRefusal, read_code, refuse_code

_FIELD = {
    CounterRefusal.NO_NAME: "name",
    CounterRefusal.NAME_TOO_LONG: "name",
    CounterRefusal.UNKNOWN_KIND: "kind",
    CounterRefusal.UNKNOWN_MUNICIPALITY: "municipality",
}


class NewCounter(forms.Form):
    """Name, kind and municipality. `places` are names of municipalities by NIS code."""

    name = forms.CharField(label=_("Name of the counter, as it stands on its door"), required=False)
    kind = forms.CharField(label=_("What sort of counter"), required=False)
    municipality = forms.CharField(label=_("Municipality"), required=False)

    def __init__(self, *args: object, places: Mapping[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        self.places = dict(places)
        kinds = [(str(kind), words.COUNTER_KIND[kind]) for kind in CounterKind]
        self.fields["kind"].widget = forms.Select(choices=kinds)
        self.fields["municipality"].widget = forms.Select(
            choices=[("", _("Choose")), *self.places.items()]
        )

    def refuse(self, refusal: CounterRefusal) -> None:
        """Say at the field what is wrong with it."""
        self.add_error(_FIELD[refusal], words.COUNTER_REFUSAL[refusal])


class WhatCameOfIt(forms.Form):
    """The code of a card and what came of it."""

    code = forms.CharField(
        label=_("Code on the card"),
        max_length=40,
        error_messages={"required": _("Type the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    returned = forms.ChoiceField(
        label=_("What came of it"),
        choices=[(str(each), words.RETURNED[each]) for each in Returned],
        error_messages={"required": _("Choose what came of it.")},
        widget=forms.RadioSelect,
    )

    def clean_code(self) -> str:
        """The code as it is known; a slip is said together with what else is wrong."""
        code = read_code(self.cleaned_data["code"])
        refusal = refuse_code(code)
        if refusal:
            raise forms.ValidationError(words.RETURN_REFUSAL[refusal])
        return code

    def refuse(self, refusal: ReturnRefusal) -> None:
        """Say at the code why it was not counted."""
        self.add_error("code", words.RETURN_REFUSAL[refusal])
