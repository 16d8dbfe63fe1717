"""What a round asks of one's own organisation: a row of Today leads here."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.environment import public_address
from relais.foundation.faces import Face
from relais.foundation.once.posts import once_showing
from relais.foundation.pages import render_page
from relais.programme.commands import contributing as commands
from relais.programme.permissions import Permission
from relais.programme.queries import contributing, rounds
from relais.programme.words import contributing as words


def _show(request: HttpRequest, uid: UUID, *, token: str = "") -> HttpResponse:
    """The page itself. The link that it may hold is a secret, so nobody keeps the page."""
    by = viewer(request)
    member = contributing.member_of_ours(by, uid)
    path = f"/{get_language()}/contribute/{token}/"
    context = {
        "member": member,
        "round": member.round,
        "name": words.in_reading_language(rounds.name_in(rounds.names(by), member.body)),
        "can_answer": not (member.round.closed_at or member.taken_out_at),
        "link": public_address(Face.OPEN, path) if token else "",
    }
    return render_page(request, "programme/rounds/asked.html", context)


def _again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """For whoever sends the same form again: the link was shown once."""
    return _show(request, uid)


@requires(Permission.CONTRIBUTE)
@require_http_methods(["GET", "HEAD", "POST"])
@once_showing(_again)
def show_asked(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What is asked, by when; on POST a link of one's own to the list, shown this once."""
    if request.method != "POST":
        return _show(request, uid)
    try:
        token = commands.open_for_colleague(by=viewer(request), now=clock.now(), uid=uid)
    except commands.LinkRefused:
        return _show(request, uid)
    return _show(request, uid, token=token)
