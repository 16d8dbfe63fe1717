"""How long one has, and what one is told by mail."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page, see_other
from relais.organisations.interface import Permission, body_names
from relais.promises import words
from relais.promises.commands.setting import ClockRefused, set_clock
from relais.promises.commands.telling import choose_telling
from relais.promises.forms.settings import ChooseTelling, SetClock
from relais.promises.queries import clocks, telling
from relais.promises.words.clocks import clock_words


@requires(Permission.OPEN_HOME)
@once
@require_http_methods(["GET", "POST"])
def show_clocks(request: HttpRequest) -> HttpResponse:
    """The clocks that hold today for one's own bodies; whoever may, sets one from a day on."""
    reader, now = viewer(request), clock.now()
    today = localdate(now)
    names = body_names(reader)
    allowed = clocks.bodies_to_set(reader)
    form = SetClock(request.POST or None, allowed=allowed, names=names, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            set_clock(by=reader, now=now, face=form.face, terms=form.terms)
        except ClockRefused as refused:
            form.add_error("from_day", str(words.CLOCK_REFUSAL[refused.refusal]))
        else:
            return see_other(reverse("promises:clocks"))
    context = {
        "clocks": clock_words(clocks.clocks_today(reader, today=today), names),
        "form": form if allowed else None,
    }
    status = 422 if form.errors else 200
    return render_page(request, "promises/clocks.html", context, status=status)


@requires(Permission.OPEN_HOME)
@once
@require_http_methods(["GET", "POST"])
def show_telling(request: HttpRequest) -> HttpResponse:
    """What this professional is told by mail, and how often."""
    reader = viewer(request)
    form = ChooseTelling(request.POST or None, initial={"telling": telling.telling(reader)})
    if request.method == "POST" and form.is_valid():
        choose_telling(by=reader, now=clock.now(), choice=form.choice)
        return see_other(f"{reverse('promises:telling')}?done=yes")
    context = {"form": form, "is_done": request.GET.get("done") == "yes"}
    status = 422 if form.errors else 200
    return render_page(request, "promises/telling.html", context, status=status)
