"""What came of cards: a service says it without an account, everyone reads it late, in counts."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from relais.foundation import clock
from relais.foundation.access import EVERYONE, public
from relais.foundation.pages import render_page, see_other
from relais.materials import commands, forms, queries, words
from relais.materials.rules.returning import Returned


# Exempt because this face has no cookie that another site could ride on: the code is all.
@csrf_exempt
@public
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def report_return(request: HttpRequest) -> HttpResponse:
    """The form; on POST it counts, and what was typed stays when it does not."""
    form = forms.WhatCameOfIt(request.POST or None)
    if form.is_valid():
        try:
            commands.report_return(
                by=EVERYONE,
                now=clock.now(),
                typed=form.cleaned_data["code"],
                returned=Returned(form.cleaned_data["returned"]),
            )
        except commands.ReturnRefused as refused:
            form.refuse(refused.refusal)
        else:
            return see_other(reverse("returning:return_thanks"))
    status = 422 if form.errors else 200
    return render_page(request, "materials/return.html", {"form": form}, status=status)


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
