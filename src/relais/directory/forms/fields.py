"""Fields that read what people type as a record holds it, and show it as people type it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from relais.directory.words.labels import language_code, language_names
from relais.directory.words.reasons import active_language


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (line.strip() for line in super().clean(value).splitlines())
        return tuple(line for line in lines if line)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


class LanguagesField(forms.CharField):
    """Languages by their names in any of our languages, or by their codes, with commas between."""

    def clean(self, value: Any) -> tuple[str, ...]:
        names = [name.strip() for name in str(super().clean(value)).split(",")]
        return tuple(language_code(name) or name for name in names if name)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, tuple):
            return value
        names = language_names(active_language())
        return ", ".join(str(names.get(code, code)) for code in value)


class WordsField(forms.MultipleChoiceField):
    """Any number of words from a closed list, each with what it is called."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, words: Mapping[Any, Any], **kwargs: Any) -> None:
        super().__init__(choices=list(words.items()), required=False, **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(super().clean(value))


class WordField(forms.TypedChoiceField):
    """One word from a closed list, or nothing: not known."""

    def __init__(self, words: Mapping[Any, Any], *, empty: Any, **kwargs: Any) -> None:
        choices = [("", empty), *words.items()]
        super().__init__(choices=choices, required=False, empty_value=None, **kwargs)


class DayField(forms.DateField):
    """A day, by the browser's own calendar; typed where it has none."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d"], **kwargs)
