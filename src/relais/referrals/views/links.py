"""The sender's side of a link: handing over by one, and making another."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.environment import public_address
from relais.foundation.faces import Face
from relais.foundation.once.posts import once_showing
from relais.foundation.pages import render_page, see_other
from relais.referrals import forms, words
from relais.referrals.commands.outside import DeskAnswers, Link, hand_over_outside, renew_link
from relais.referrals.commands.sending import NotHandedOver
from relais.referrals.permissions import Permission
from relais.referrals.queries import referrals
from relais.referrals.rules.links import LASTS
from relais.referrals.views.sending import chosen_service, search_of, show_form


def _to_list(_request: HttpRequest) -> HttpResponse:
    """For whoever sends the same form again: a link is shown only once."""
    return see_other(reverse("referrals:sent"))


def _to_referral(_request: HttpRequest, file: UUID) -> HttpResponse:
    return see_other(reverse("referrals:referral", args=[file]))


@requires(Permission.SEND)
@require_POST
@once_showing(_to_list)
def send(request: HttpRequest) -> HttpResponse:
    """Hand over to a service without a desk: its link and its code, shown this once."""
    search, form = search_of(request), forms.HandOver(request.POST)
    service = chosen_service(request, search)
    if service and form.is_valid():
        by, now = viewer(request), clock.now()
        grounds = form.grounds_for(now, form.scope())
        asked = form.asked(search, service)
        try:
            return show_link(
                request, hand_over_outside(by=by, now=now, asked=asked, grounds=grounds)
            )
        except NotHandedOver as refused:
            form.add_error("grounds", str(words.BASIS_REFUSAL[refused.refusal]))
        except DeskAnswers:
            form.add_error(None, str(words.DESK_ANSWERS))
    return show_form(request, search=search, form=form)


@requires(Permission.SEND)
@require_POST
@once_showing(_to_referral)
def renew(request: HttpRequest, file: UUID) -> HttpResponse:
    """Another link in place of the last one."""
    return show_link(request, renew_link(by=viewer(request), now=clock.now(), file=file))


def show_link(request: HttpRequest, link: Link) -> HttpResponse:
    """Link and code, this once: afterwards nobody can read them any more."""
    path = f"/{get_language()}/handed-over/{link.secret}/"
    context = {
        "address": public_address(Face.OPEN, path),
        "code": link.code,
        "row": referrals.referral(viewer(request), link.file),
        "days": LASTS.days,
    }
    response = render_page(request, "referrals/link.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
