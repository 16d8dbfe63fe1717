"""The home of every professional, and the one button of each of its rows."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from relais.foundation import clock
from relais.foundation.access import requires, viewer
from relais.foundation.once.posts import once_showing
from relais.foundation.pages import render_page, see_other
from relais.organisations import interface as organisations
from relais.promises import words
from relais.promises.commands import pressing
from relais.promises.forms import listing as forms
from relais.promises.queries import today as queries
from relais.promises.rules.kinds import NotNow
from relais.promises.rules.listing import Asked

_OPEN_HOME = organisations.Permission.OPEN_HOME


@requires(_OPEN_HOME)
@require_GET
def show_today(request: HttpRequest) -> HttpResponse:
    """What this professional's bodies owe: late, today, this week."""
    return _today(request, forms.asked(request.GET), done=request.GET.get("done", ""))


def _row_or_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The row alone for the script of the list; else the list as it was asked for."""
    back = forms.query(_back(request))
    if request.headers.get("HX-Request") != "true":
        return see_other(f"{reverse('promises:home')}?{forms.with_done(back, uid)}")
    row = queries.row(viewer(request), uid, now=clock.now())
    page = "promises/today.html"
    return render_page(request, page, {"row": row, "back": back}, fragment="row")


@requires(_OPEN_HOME)
@once_showing(_row_or_list)
@require_POST
def press(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Do what the button of this row says."""
    try:
        pressing.press(by=viewer(request), now=clock.now(), uid=uid)
    except NotNow as refused:
        return _refused(request, refused.sentence.in_language(request.LANGUAGE_CODE))
    return _row_or_list(request, uid)


@requires(_OPEN_HOME)
@once_showing(_row_or_list)
@require_POST
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back what this person did just now."""
    try:
        pressing.undo(by=viewer(request), now=clock.now(), uid=uid)
    except pressing.UndoRefused as refused:
        return _refused(request, str(words.UNDO_REFUSAL[refused.refusal]))
    return _row_or_list(request, uid)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return _today(request, _back(request), refused=sentence, status=422)


def _back(request: HttpRequest) -> Asked:
    return forms.asked(QueryDict(request.POST.get("back", "")))


def _today(
    request: HttpRequest, asked: Asked, *, status: int = 200, done: str = "", refused: str = ""
) -> HttpResponse:
    reader, now = viewer(request), clock.now()
    found = queries.today(reader, asked, now=now)
    context = {
        "today": found,
        "asked": asked,
        "back": forms.query(asked),
        "filters": forms.filters(found, asked),
        "density": forms.density(asked),
        "done": queries.row(reader, uid, now=now) if (uid := forms.uid(done)) else None,
        "refused": refused,
        "elsewhere": forms.elsewhere(organisations.due_work(reader, localdate(now))),
        "pages": organisations.work_pages(reader),
        "mandates": organisations.mandates(organisations.standing(reader)),
        "professional": reader,
    }
    return render_page(request, "promises/today.html", context, status=status)
