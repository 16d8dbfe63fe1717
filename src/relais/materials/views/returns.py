"""What came of cards: a service says it without an account, everyone reads it late, in counts."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.environment import sender_address
from relais.foundation.pages import render_page, see_other
from relais.materials import commands, forms, queries, words
from relais.materials.rules.returning import Returned, ReturnRefusal
from relais.organisations.interface import Tried, guesses_codes, note_wrong_code


# Exempt because this face has no cookie that another site could ride on: the code is all.
@csrf_exempt
@public
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def report_return(request: HttpRequest) -> HttpResponse:
    """The form; on POST it counts, and what was typed stays when it does not."""
    form = forms.WhatCameOfIt(request.POST or None)
    if form.is_valid():
        refusal = _refused(request, form)
        if refusal is None:
            return see_other(reverse("returning:return_thanks"))
        form.refuse(refusal)
    status = 422 if form.errors else 200
    return render_page(request, "materials/return.html", {"form": form}, status=status)


def _refused(request: HttpRequest, form: forms.WhatCameOfIt) -> ReturnRefusal | None:
    """Why it was not counted. Who guesses is known by a mark of the address, for a day at most."""
    now, tried = clock.now(), Tried.of("code of a card", sender_address(request))
    if guesses_codes(EVERYONE, tried, now=now):
        return ReturnRefusal.TOO_MANY
    typed, returned = form.cleaned_data["code"], Returned(form.cleaned_data["returned"])
    try:
        commands.report_return(by=EVERYONE, now=now, typed=typed, returned=returned)
    except commands.ReturnRefused as refused:
        note_wrong_code(by=EVERYONE, now=now, tried=tried)
        return refused.refusal
    return None


@public
@require_safe
def thank(request: HttpRequest) -> HttpResponse:
    """Said to whoever sent a code. The page holds nothing of it."""
    return render_page(request, "materials/return_thanks.html", {})


@public
@require_safe
def show_returns(request: HttpRequest) -> HttpResponse:
    """What came back, as a table."""
    context = {
        "rows": queries.returns(EVERYONE, today=localdate(clock.now())),
        "outcomes": words.RETURNED.values(),
        "values": queries.values(),
    }
    return render_page(request, "materials/returns.html", context)
