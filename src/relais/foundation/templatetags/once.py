"""The key that lets a form act once."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from relais.foundation.once.posts import FIELD, new_key

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """A hidden field beside `{% csrf_token %}`, another one for each form of the page."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key())
