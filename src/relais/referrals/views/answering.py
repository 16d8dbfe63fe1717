"""What was handed to us, one referral and its moves, who has looked at it, and our room."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from relais.directory.interface import Profile
from relais.foundation import clock
from relais.foundation.access import Viewer, requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.foundation.recent import recently_authenticated
from relais.organisations.interface import Permission as Organisations
from relais.organisations.interface import body_names, professional_names
from relais.referrals import forms, words
from relais.referrals.commands import desks as desk_commands
from relais.referrals.commands import moving, reading
from relais.referrals.permissions import Permission
from relais.referrals.queries import desks, matches, referrals
from relais.referrals.queries.legal_bases import legal_bases
from relais.referrals.queries.outside import link_of
from relais.referrals.rules.contact import refuse_contact, refuse_message
from relais.referrals.rules.moves import TO_ASK_ANOTHER, UNANSWERED
from relais.referrals.rules.vocabulary import Channel, GivenHow, Party, State
from relais.referrals.views.lists import page_asked, rows_of
from relais.referrals.words import pages


@requires(Permission.RECEIVE)
@require_GET
def show_inbox(request: HttpRequest) -> HttpResponse:
    """What was handed to our bodies and waits, the oldest first; and whether we have room."""
    reader = viewer(request)
    found = reading.read_inbox(by=reader, now=clock.now(), page=page_asked(request))
    names = matches.names(reader)
    own = [(desk, names.services.get(desk.service)) for desk in desks.own_desks(reader)]
    context = {
        "found": found,
        "rows": rows_of(found, names),
        "desks": own,
        "capacities": words.CAPACITY.items(),
    }
    return render_page(request, "referrals/inbox.html", context)


@requires(Permission.RECEIVE)
@require_POST
@once
def report_room(request: HttpRequest) -> HttpResponse:
    """Say whether a service of ours has room."""
    form = forms.Room(request.POST)
    if form.is_valid():
        service, capacity = form.cleaned_data["service"], form.state()
        by, now = viewer(request), clock.now()
        desk_commands.report_room(by=by, now=now, service=service, capacity=capacity)
    return redirect("referrals:inbox")


@requires(Organisations.HANDLE_FILES)
@require_GET
def show(request: HttpRequest, file: UUID) -> HttpResponse:
    """One referral: safe contact first, then what is asked, its course, and what can be done."""
    return _show(request, file, answer=forms.Answer())


def _show(
    request: HttpRequest, file: UUID, *, answer: forms.Answer, reach: str = ""
) -> HttpResponse:
    reader, now = viewer(request), clock.now()
    opened = moving.open_referral(by=reader, now=now, file=file)
    contact = opened.row.safe_contact
    context: dict[str, Any] = {
        "opened": opened,
        "said": _said(opened, matches.names(reader)),
        "refused": words.contact_refusal(refuse_contact(contact, moment=now)),
        "no_message": words.contact_refusal(refuse_message(contact, moment=now)),
        "answer": answer,
        "asks_next": _asks_next(opened),
        **_link(reader, opened, now),
        "reach": reach,
        "is_direct": contact.channel is not Channel.THROUGH_SENDER,
    }
    status = 422 if answer.errors else 200
    return render_page(request, "referrals/referral.html", context, status=status)


def _asks_next(opened: referrals.Opened) -> bool:
    """Whether the sender may go on to another service: also when nobody answers."""
    state = State(opened.row.state)
    return opened.party is Party.SENDER and state in TO_ASK_ANOTHER | UNANSWERED


def _link(reader: Viewer, opened: referrals.Opened, now: datetime) -> dict[str, Any]:
    """How the link of a receiver outside Relais stands, where there is one."""
    link = link_of(reader, opened.row, moment=now)
    return {"link": link, "link_state": words.LINK_STATE[link.state] if link else ""}


def _said(opened: referrals.Opened, names: matches.Names) -> dict[str, Any]:
    """The codes of a referral in words."""
    row = opened.row
    contact = row.safe_contact
    return {
        "state": words.STATE[State(row.state)],
        "urgency": words.URGENCY_OF[row.urgency],
        "need": words.NEED_OF[row.need],
        "facts": [words.PROFILES[Profile(fact)] for fact in row.facts],
        "channel": words.CHANNEL_READ[contact.channel],
        "when": words.DAY_PART[contact.when],
        "answerer": words.ANSWERER_READ[contact.answerer],
        "language": pages.language_name(contact.language),
        "moves": [(each, words.MOVE[each]) for each in opened.moves],
        "course": [
            pages.happened(step.move, step.at, reason=step.reason, outcome=step.outcome)
            for step in opened.course
        ],
        "consents": [(each, _on_what(each)) for each in opened.consents],
        **names.of(row),
    }


def _on_what(consent: Any) -> str:
    """Consent as it was given, or the basis in law."""
    if consent.how:
        return str(words.GIVEN_HOW[GivenHow(consent.how)])
    basis = legal_bases()[consent.legal_basis]
    return f"{basis.name.in_language(get_language() or '')} · {basis.article_old}"


@requires(Organisations.HANDLE_FILES)
@require_POST
@once
def move(request: HttpRequest, file: UUID) -> HttpResponse:
    """Make a move; a refused one comes back with what was chosen, and why."""
    answer = forms.Answer(request.POST)
    if answer.is_valid():
        by, now = viewer(request), clock.now()
        try:
            moving.move(by=by, now=now, file=file, asked=answer.asked())
        except moving.MoveRefused as refused:
            answer.add_error(None, str(words.MOVE_REFUSAL[refused.refusal]))
        else:
            if answer.asked().move in pages.CLOSES:
                return redirect("referrals:inbox")
            return redirect("referrals:referral", file=file)
    return _show(request, file, answer=answer)


@requires(Organisations.HANDLE_FILES)
@recently_authenticated
@require_POST
def show_contact(request: HttpRequest, file: UUID) -> HttpResponse:
    """The page once more, with the number on it. That it was shown is kept, each time."""
    reach = moving.show_contact(by=viewer(request), now=clock.now(), file=file)
    return _show(request, file, answer=forms.Answer(), reach=reach)


@requires(Organisations.HANDLE_FILES)
@require_GET
def who_looked(request: HttpRequest, file: UUID) -> HttpResponse:
    """Everyone who opened or changed this file, and why."""
    reader = viewer(request)
    row, looks = reading.read_looks(by=reader, now=clock.now(), file=file)
    names = professional_names(reader, (look.actor for look in looks))
    said = pages.looks_in_words(looks, body_names(reader), names)
    return render_page(request, "referrals/looks.html", {"row": row, "looks": said})
