"""What a receiver outside Relais opens: a link, and the code that was said on the phone.

No session and no cookie: secret and code are all that counts. Opening the page changes nothing,
however often a scanner does it. The answer to whoever may not see is always the same.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from relais.directory.interface import Profile
from relais.foundation import clock
from relais.foundation.access import EVERYONE, acting
from relais.foundation.by_secret import by_secret
from relais.foundation.pages import render_page
from relais.referrals import forms, words
from relais.referrals.commands import moving
from relais.referrals.commands.outside import open_link
from relais.referrals.queries import outside, referrals
from relais.referrals.rules.contact import refuse_contact, refuse_message
from relais.referrals.rules.links import Holder
from relais.referrals.rules.vocabulary import Move, Outcome
from relais.referrals.words import pages

# What is offered, in this order, where the referral can make it.
_OFFERED = (Move.ACCEPT, Move.COMPLETE, Move.REJECT)
_ENDS = frozenset({Move.COMPLETE, Move.REJECT})


@by_secret
@require_http_methods(["GET", "HEAD", "POST"])
def open_by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The question for the code; with it the referral, and what can be done with it."""
    if request.method != "POST":
        return _ask(request, forms.LinkCode())
    form, now = forms.LinkCode(request.POST), clock.now()
    code = form.cleaned_data["code"] if form.is_valid() else ""
    holder = open_link(by=EVERYONE, now=now, secret=secret, code=code) if code else None
    if holder is None:
        return _ask(request, form)
    with acting(holder, moment=now):
        return _answered(request, form, holder)


def _ask(request: HttpRequest, form: forms.LinkCode) -> HttpResponse:
    context = {"form": form, "refused": words.LINK_REFUSED if form.is_bound else ""}
    status = 422 if form.is_bound else 200
    return render_page(request, "referrals/outside/ask.html", context, status=status)


def _answered(request: HttpRequest, form: forms.LinkCode, holder: Holder) -> HttpResponse:
    """Do what was asked, then show how it stands; whose grant is over is told as everyone is."""
    now, file = clock.now(), outside.file_of(holder)
    if file is None:
        return _ask(request, form)
    reach, answer = "", forms.Answer(request.POST if "move" in request.POST else None)
    if "show" in request.POST:
        reach = moving.show_contact(by=holder, now=now, file=file)
    if answer.is_valid():
        try:
            moving.move(by=holder, now=now, file=file, asked=answer.asked())
        except moving.MoveRefused as refused:
            answer.add_error(None, str(words.MOVE_REFUSAL[refused.refusal]))
        else:
            if answer.asked().move in _ENDS:
                return render_page(request, "referrals/outside/done.html", {})
    opened = moving.open_referral(by=holder, now=now, file=file)
    context = {"opened": opened, "reach": reach, "answer": answer, "form": form}
    status = 422 if answer.errors else 200
    context |= _said(opened)
    return render_page(request, "referrals/outside/referral.html", context, status=status)


def _said(opened: referrals.Opened) -> dict[str, Any]:
    """The codes of a referral in words."""
    row, contact, now = opened.row, opened.row.safe_contact, clock.now()
    return {
        "urgency": words.URGENCY_OF[row.urgency],
        "need": words.NEED_OF[row.need],
        "facts": [words.PROFILES[Profile(fact)] for fact in row.facts],
        "channel": words.CHANNEL[contact.channel],
        "when": words.DAY_PART[contact.when],
        "answerer": words.ANSWERER[contact.answerer],
        "language": pages.language_name(contact.language),
        "refused": words.contact_refusal(refuse_contact(contact, moment=now)),
        "no_message": words.contact_refusal(refuse_message(contact, moment=now)),
        "moves": [(move, words.MOVE[move]) for move in _OFFERED if move in opened.moves],
        "reached": Outcome.REACHED,
    }
