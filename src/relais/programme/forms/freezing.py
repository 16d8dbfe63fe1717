"""What somebody types to freeze an edition."""

from django import forms
from django.utils.translation import gettext_lazy as _

from relais.foundation.wording import Wording

_AT_MOST = 4000


class Freeze(forms.Form):
    """What a later revision corrects, in the languages of the report."""

    errata_nl = forms.CharField(
        label=_("What this revision corrects, in Dutch"),
        max_length=_AT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "nl"}),
    )
    errata_fr = forms.CharField(
        label=_("What this revision corrects, in French"),
        max_length=_AT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "fr"}),
    )
    errata_en = forms.CharField(
        label=_("What this revision corrects, in English"),
        max_length=_AT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )

    @property
    def errata(self) -> Wording:
        """What was typed, as one text."""
        typed = self.cleaned_data
        return Wording(nl=typed["errata_nl"], fr=typed["errata_fr"], en=typed["errata_en"])
