"""Says a text in three languages in the language of the page."""

from collections.abc import Mapping

from django import template

from relais.foundation.trilingual import Trilingual
from relais.foundation.wording import Wording

register = template.Library()


@register.filter
def in_language(text: Trilingual | Wording, language: str) -> str:
    """`{{ place.name|in_language:LANGUAGE_CODE }}`."""
    return text.in_language(language)


@register.filter
def of(names: Mapping[str, Trilingual], value: str) -> Trilingual:
    """`{{ names|of:body|in_language:LANGUAGE_CODE }}`; what has no name stands for itself."""
    return names.get(value) or Trilingual(nl=value, fr=value, en=value)
