"""Who can see a file, whom a wall keeps out, and how a file is opened in need."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from relais.foundation import clock
from relais.foundation.access import Opened, requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.foundation.recent import recently_authenticated
from relais.organisations import forms
from relais.organisations.commands import files as commands
from relais.organisations.permissions import Permission
from relais.organisations.queries import files
from relais.organisations.queries.additions import file_address
from relais.organisations.words import files as words


@requires(Permission.HANDLE_FILES)
@once
@require_http_methods(["GET", "POST"])
def seen_by(request: HttpRequest, file: UUID) -> HttpResponse:
    """Who can see this file, and the form that keeps somebody out of it for good."""
    form = forms.RaiseWall(request.POST or None)
    if request.method == "POST" and form.is_valid() and _raised(request, file, form):
        return redirect("organisations:seen_by", file=file)
    return _show_seats(request, file, form)


def _raised(request: HttpRequest, file: UUID, form: forms.RaiseWall) -> bool:
    by, now, against = viewer(request), clock.now(), form.cleaned_data["against"]
    try:
        commands.raise_wall(by=by, now=now, file=file, against=against)
    except commands.NobodyByThatCode:
        form.add_error("against", words.NOBODY_BY_THAT_CODE)
        return False
    return True


def _show_seats(request: HttpRequest, file: UUID, form: forms.RaiseWall) -> HttpResponse:
    reader, now = viewer(request), clock.now()
    code = commands.read_seats(by=reader, now=now, file=file)
    context = {
        "code": code,
        "file": file,
        "address": file_address(reader, file),
        "seats": [
            (seat, words.BASIS[seat.seat.basis], words.seat_words(seat.seat.seat))
            for seat in files.seats_of(reader, file, now=now, today=localdate(now))
        ],
        "walls": files.walls_of(reader, file),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render_page(request, "organisations/seen_by.html", context, status=status)


@requires(Permission.HANDLE_FILES)
@once
@require_POST
def lower_wall(request: HttpRequest, file: UUID) -> HttpResponse:
    """Take a wall away that somebody else raised."""
    against = request.POST.get("against", "")
    commands.lower_wall(by=viewer(request), now=clock.now(), file=file, against=against)
    return redirect("organisations:seen_by", file=file)


@requires(Permission.HANDLE_FILES)
@recently_authenticated
@once
@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    """Open a file that is not hers, for minutes, and have its owner know at once."""
    form = forms.BreakGlass(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opened = commands.break_glass(by=viewer(request), now=clock.now(), request=form.request)
        if isinstance(opened, Opened):
            own_page = reverse("organisations:seen_by", args=[opened.file])
            return redirect(file_address(viewer(request), opened.file) or own_page)
        field, sentence = words.GLASS_REFUSAL[opened]
        form.add_error(field, str(sentence))
    status = 422 if form.errors else 200
    return render_page(request, "organisations/break_glass.html", {"form": form}, status=status)
