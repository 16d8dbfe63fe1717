"""What somebody asks of the list, in its address, so that it can be kept and sent."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from relais.trainings.rules.cells import NO, YES
from relais.trainings.rules.display import CourseDisplay
from relais.trainings.rules.listing import UNTOLD, Asked, years
from relais.trainings.words.labels import KIND

MANDATORY: Final = {
    YES: _("compulsory"),
    NO: _("not compulsory"),
    UNTOLD: _("not said"),
}
_SORTS: Final = {
    "ref": _("reference"),
    "title": _("title"),
    "provider": _("who gives it"),
    "starts": _("date"),
}
_FIRST: Final = {
    "provider": _("everyone"),
    "kind": _("every kind"),
    "mandatory": _("all"),
    "year": _("every year"),
}


class ListForm(forms.Form):
    """Four choices and an order. What is none of the choices counts as not asked."""

    provider = forms.ChoiceField(label=_("Given by"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    mandatory = forms.ChoiceField(label=_("Compulsory"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    sort = forms.ChoiceField(label=_("Order by"), required=False, choices=list(_SORTS.items()))

    def __init__(
        self, *args: Any, courses: Sequence[CourseDisplay], names: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        kinds = {course.record.kind for course in courses}
        choices: dict[str, Mapping[str, Any]] = {
            "provider": {
                code: names.get(code, code)
                for code in sorted({course.record.provider for course in courses} - {""})
            },
            "kind": {kind: KIND[kind].in_language(language) for kind in KIND if kind in kinds},
            "mandatory": MANDATORY,
            "year": {
                year: year
                for year in sorted({str(year) for course in courses for year in years(course)})
            },
        }
        for name, found in choices.items():
            chosen = [("", _FIRST[name]), *found.items()]
            self.fields[name].choices = chosen  # type: ignore[attr-defined]  # a choice field

    @property
    def asked(self) -> Asked:
        self.is_valid()
        return Asked(**{name: self.cleaned_data.get(name, "") for name in self.fields})
