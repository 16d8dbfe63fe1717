"""`{{ look.event|event_words }}`: what someone did, in words."""

from django import template

from relais.audit.words import event_words as words

register = template.Library()


@register.filter
def event_words(event: str) -> str:
    return str(words(event))
