"""Puts the text of a static file inside a page that may make one request only."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Whole-line comments and indentation: what only we read. The rest is left as it was written.
FOR_US = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)?\n|^[ \t]+", re.MULTILINE)
CLOSES_EARLY = ("</style", "</script")


@register.simple_tag
def inline_file(name: str) -> SafeString:
    """The text of static file `name`, for within `<style nonce>` or `<script nonce>`."""
    return _text(name)


@cache
def _text(name: str) -> SafeString:
    found = finders.find(name)
    if not isinstance(found, str):
        raise TemplateSyntaxError(f"There is no static file {name}.")
    text = FOR_US.sub("", Path(found).read_text(encoding="utf-8"))
    if any(end in text.lower() for end in CLOSES_EARLY):
        raise TemplateSyntaxError(f"{name} would end the element that it is put into.")
    return mark_safe(text)  # noqa: S308  # our own file, checked above
