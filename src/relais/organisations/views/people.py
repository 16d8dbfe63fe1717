"""The people of our organisation: who acts for it, whom we invite, who stands in for whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import public, requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.foundation.recent import recently_authenticated
from relais.organisations import forms
from relais.organisations.commands import offers as commands
from relais.organisations.commands.people import MandateRefused
from relais.organisations.permissions import Permission, permissions_of
from relais.organisations.queries import managing
from relais.organisations.rules.roles import ROLES, roles_for
from relais.organisations.rules.vocabulary import BodyKind
from relais.organisations.words import ROLE, ROLE_MEANING
from relais.organisations.words import people as words
from relais.organisations.words.roles import permission_words
from relais.organisations.words.sign_in import MEANS


@requires(Permission.MANAGE_PEOPLE)
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """The organisations whose people the reader manages; of one, its page at once."""
    managed = managing.managed_bodies(viewer(request))
    if len(managed) == 1:
        return redirect("organisations:people_of", body=managed[0].code)
    return render_page(request, "organisations/people_bodies.html", {"bodies": managed})


@requires(Permission.MANAGE_PEOPLE)
@require_safe
def people_of(request: HttpRequest, body: str) -> HttpResponse:
    """Who has which mandate for this organisation, and who was invited."""
    return _show(request, body)


@requires(Permission.MANAGE_PEOPLE)
@recently_authenticated
@once
@require_POST
def invite(request: HttpRequest, body: str) -> HttpResponse:
    """Mail somebody a link that accepts a mandate once."""
    form = _form(request, body, sent=True)
    if form.is_valid():
        by, now = viewer(request), clock.now()
        try:
            commands.offer_mandate(by=by, now=now, offer=form.offer(body))
            return redirect("organisations:people_of", body=body)
        except (commands.PeopleRefused, MandateRefused) as refused:
            form.add_error(None, str(words.refused(refused.refusal)))
    return _show(request, body, form=form)


@requires(Permission.MANAGE_PEOPLE)
@once
@require_POST
def revoke(request: HttpRequest, body: str, offer: int) -> HttpResponse:
    """Call an invitation back."""
    commands.revoke_offer(by=viewer(request), now=clock.now(), body=body, offer_id=offer)
    return redirect("organisations:people_of", body=body)


@requires(Permission.MANAGE_PEOPLE)
@once
@require_POST
def end(request: HttpRequest, body: str, mandate: int) -> HttpResponse:
    """End a mandate at once."""
    commands.stop_mandate_of(by=viewer(request), now=clock.now(), mandate_id=mandate)
    return redirect("organisations:people_of", body=body)


@requires(Permission.MANAGE_PEOPLE)
@once
@require_POST
def retire(request: HttpRequest, body: str) -> HttpResponse:
    """Shut somebody out who has left."""
    code = request.POST.get("code", "")
    try:
        commands.retire_member(by=viewer(request), now=clock.now(), body=body, code=code)
    except commands.PeopleRefused as refused:
        return _show(request, body, refusal=str(words.refused(refused.refusal)))
    return redirect("organisations:people_of", body=body)


@requires(Permission.OPEN_HOME)
@recently_authenticated
@once
@require_http_methods(["GET", "POST"])
def stand_in(request: HttpRequest, mandate: int) -> HttpResponse:
    """Let a colleague stand in for some days."""
    by, now = viewer(request), clock.now()
    today = localdate(now)
    lent = managing.lendable(by, mandate, today=today)
    colleagues = managing.colleagues_on(by, lent, day=today)
    form = forms.StandIn(request.POST or None, colleagues=colleagues, today=today)
    if request.method == "POST" and form.is_valid():
        to, term = form.cleaned_data["to"], form.term
        try:
            commands.lend_mandate(by=by, now=now, mandate_id=mandate, to=to, term=term)
            return redirect("organisations:my_mandates")
        except (commands.PeopleRefused, MandateRefused) as refused:
            form.add_error(None, str(words.refused(refused.refusal)))
    context = {"form": form, "mandate": lent, "role": ROLE[lent.role]}
    status = 422 if form.errors else 200
    return render_page(request, "organisations/stand_in.html", context, status=status)


@requires(Permission.OPEN_HOME)
@once
@require_POST
def end_standing_in(request: HttpRequest, mandate: int) -> HttpResponse:
    """End at once that a colleague stands in for me."""
    commands.stop_mandate_of(by=viewer(request), now=clock.now(), mandate_id=mandate)
    return redirect("organisations:my_mandates")


@public
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """The table of roles, for whoever has to check it."""
    rows = [
        {
            "role": ROLE[role],
            "meaning": ROLE_MEANING[role],
            "persons_data": rules.persons_data,
            "means": [MEANS[means] for means in rules.means],
            "may": [permission_words(each) for each in sorted(permissions_of([role]))],
        }
        for role, rules in ROLES.items()
    ]
    return render_page(request, "organisations/roles.html", {"roles": rows})


def _form(request: HttpRequest, body: str, *, sent: bool = False) -> forms.OfferMandate:
    reader, today = viewer(request), localdate(clock.now())
    managed = managing.managed_body(reader, body)
    roles = roles_for(BodyKind(managed.kind), as_region=managing.is_region(reader))
    return forms.OfferMandate(request.POST if sent else None, roles=roles, today=today)


def _show(
    request: HttpRequest, body: str, *, form: forms.OfferMandate | None = None, refusal: str = ""
) -> HttpResponse:
    reader, now = viewer(request), clock.now()
    people = managing.people_of(reader, body, today=localdate(now), now=now)
    context = {
        "people": people,
        "mandates": [(each, ROLE[each.role], words.term(each.term)) for each in people.mandates],
        "offers": [(offer, ROLE[offer.role]) for offer in people.offers],
        "form": form or _form(request, body),
        "refusal": refusal,
    }
    status = 422 if refusal or form is not None else 200
    return render_page(request, "organisations/people.html", context, status=status)
