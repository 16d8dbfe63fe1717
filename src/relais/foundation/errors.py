"""What the public face answers when there is no such page: bare, and as neutral as the page."""

from django.http import HttpRequest, HttpResponseNotFound

from relais.foundation.access import public

_PAGE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Info Brussel</title>'
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
    '<main><h1>Info</h1><p><a href="/nl/">Nederlands</a></p>'
    '<p><a href="/fr/" lang="fr">Français</a></p><p><a href="/en/" lang="en">English</a></p></main>'
)


@public
def bare_not_found(_request: HttpRequest, exception: Exception) -> HttpResponseNotFound:
    """A page that says nothing of what this host is for, nor what was asked."""
    del exception
    return HttpResponseNotFound(_PAGE)
