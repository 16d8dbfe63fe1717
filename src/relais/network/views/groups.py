"""Which groups meet, what was on the table, and keeping their meetings."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.network import words
from relais.network.commands.meetings import add_meeting, change_meeting
from relais.network.commands.writing import NetworkRefused
from relais.network.forms import KeepMeeting, as_typed
from relais.network.permissions import Permission
from relais.network.queries import records
from relais.network.rules.refusals import NetworkRefusal
from relais.network.words.pages import Teller
from relais.organisations.interface import body_names


@requires(Permission.READ)
@require_safe
def show_groups(request: HttpRequest) -> HttpResponse:
    """Every group with its meetings, and what was decided about them."""
    reader = viewer(request)
    network = records.records(reader)
    tell = Teller(body_names(reader), get_language() or "")
    context = {
        "groups": tell.groups_of(network),
        "decisions": [tell.decision(each) for each in network.decisions],
        "may_keep": reader.may(Permission.KEEP),
    }
    return render_page(request, "network/groups.html", context)


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, group: str) -> HttpResponse:
    """Add a meeting to a group."""
    by = viewer(request)
    form = KeepMeeting(request.POST or None)
    known = records.group(by, group)
    if request.method == "POST" and form.is_valid():
        try:
            add_meeting(by=by, now=clock.now(), group_ref=group, facts=form.facts)
        except NetworkRefused as refused:
            _tell(form, refused.objection.refusal)
        else:
            return see_other(f"{reverse('network:groups')}#{group}")
    return _show(request, form, known.name.in_language(get_language() or ""))


@requires(Permission.KEEP)
@once
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, group: str, meeting: str) -> HttpResponse:
    """Change a meeting of a group."""
    by = viewer(request)
    known, before = records.group(by, group), records.meeting(by, group, meeting)
    form = KeepMeeting(request.POST or None, initial=as_typed(before))
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(by=by, now=clock.now(), group_ref=group, ref=meeting, facts=form.facts)
        except NetworkRefused as refused:
            _tell(form, refused.objection.refusal)
        else:
            return see_other(f"{reverse('network:groups')}#{group}")
    return _show(request, form, known.name.in_language(get_language() or ""))


def _tell(form: KeepMeeting, refusal: NetworkRefusal) -> None:
    """Say why nothing was kept, beside the field that it is about."""
    field = "held_on" if refusal is NetworkRefusal.NOT_A_DATE else "table_fr"
    form.add_error(field, str(words.REFUSAL[refusal]))


def _show(request: HttpRequest, form: KeepMeeting, group: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render_page(
        request, "network/meeting.html", {"form": form, "group": group}, status=status
    )
