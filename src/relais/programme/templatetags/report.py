"""Texts of a report on a page: one in another language than the page says so."""

from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from relais.foundation.told import date_in_words, language, quantity_in_words
from relais.foundation.wording import Wording
from relais.programme.rules.report import Cell
from relais.programme.rules.told import Bar, Said, Told
from relais.programme.words.values import say

register = template.Library()

register.filter("date_in_words", date_in_words)
register.filter("quantity_in_words", quantity_in_words)

# The drawing of a chart, in its own units; `static/programme/report.css` sets its letters.
WIDTH: Final = 400
_LONGEST: Final = 300
_LINE: Final = 46


@register.simple_tag(takes_context=True)
def said(context: dict[str, Any], text: Said) -> SafeString:
    """The text; an address as a link; another language marked for a voice and for the eye."""
    told: Told = context["told"]
    if text.text.startswith(("https://", "http://")):
        return format_html('<a href="{0}">{0}</a>', text.text)
    if text.language == told.language:
        return format_html("{}", text.text)
    return format_html(
        '<span lang="{}">{}</span> <span class="tag">{}</span>',
        text.language,
        text.text,
        told.in_language[text.language],
    )


@register.simple_tag(takes_context=True)
def source_line(context: dict[str, Any]) -> SafeString:
    """The words that the source asks for, marked for a voice as their language; else who publishes.

    They are the source's own: that they stand in another language than the page needs no remark.
    """
    told: Told = context["told"]
    if told.attribution is None:
        return said(context, told.publisher)
    words, label = told.attribution, told.headings["source"]
    if words.language == told.language:
        return format_html("{} {}", label, words.text)
    return format_html('{} <span lang="{}">{}</span>', label, words.language, words.text)


@register.filter
def placed(bars: tuple[Bar, ...]) -> list[dict[str, Any]]:
    """The bars with where each is drawn, in units of the drawing."""
    return [
        {
            "bar": bar,
            "label_y": number * _LINE + 16,
            "y": number * _LINE + 22,
            "value_y": number * _LINE + 35,
            "sure": bar.low * _LONGEST // 1000,
            "possible": (bar.high - bar.low) * _LONGEST // 1000,
            "end": bar.high * _LONGEST // 1000,
            "tip": bar.high * _LONGEST // 1000 + (8 if bar.is_open else 0),
        }
        for number, bar in enumerate(bars)
    ]


@register.filter
def height(bars: tuple[Bar, ...]) -> int:
    """How high the drawing of these bars is."""
    return len(bars) * _LINE


@register.filter
def in_words(cell: Cell) -> str:
    """A cell of the report as it is read."""
    return say(cell)


@register.filter
def worded(text: Wording) -> str:
    """The text in the language of the page, else in the one that there is."""
    return text.in_language(language())
