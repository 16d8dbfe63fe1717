"""Says a trilingual text in the language of the page."""

from django import template

from relais.foundation.trilingual import Trilingual

register = template.Library()


@register.filter
def in_language(text: Trilingual, language: str) -> str:
    """`{{ place.name|in_language:LANGUAGE_CODE }}`."""
    return text.in_language(language)
