"""Questions of members of parliament: the register, a question, and what to answer it with."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from relais.foundation import clock
from relais.foundation.access import Viewer, requires, viewer
from relais.foundation.once.posts import once
from relais.foundation.pages import render_page
from relais.programme.commands import questions as commands
from relais.programme.forms.questions import AnswerForm, QuestionForm
from relais.programme.permissions import Permission
from relais.programme.queries import questions as queries
from relais.programme.queries import rounds
from relais.programme.queries.answer_sheet import answer_sheet
from relais.programme.queries.drawing.files import draw
from relais.programme.queries.drawing.telling import tell
from relais.programme.rules.formats import MEDIA_TYPE, Format
from relais.programme.words import questions as words
from relais.programme.words.contributing import in_reading_language, texts

if TYPE_CHECKING:
    from relais.programme.models import ParliamentaryQuestion

# The sheet as a file: to write in, and to calculate with.
_FILES = (Format.DOCX, Format.XLSX)


@requires(Permission.READ)
@require_safe
def list_questions(request: HttpRequest) -> HttpResponse:
    """The register: what is open first."""
    by, today = viewer(request), localdate(clock.now())
    context = {
        "rows": [_row(each, today) for each in queries.questions(by)],
        "may_keep": by.may(Permission.KEEP),
    }
    return render_page(request, "programme/questions/questions.html", context)


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: HttpRequest) -> HttpResponse:
    """A question that isn't in the register yet."""
    by = viewer(request)
    form = _form(request, by)
    if form.is_valid():
        try:
            row = commands.add_question(by=by, now=clock.now(), told=form.told)
            return redirect("questions:question", ref=row.ref)
        except commands.QuestionRefused as refused:
            form.refuse(refused.refusal)
    return _show_form(request, form)


@requires(Permission.KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """The same form, with what is known in it."""
    by = viewer(request)
    form = _form(request, by, queries.question_of(by, ref))
    if form.is_valid():
        try:
            commands.change_question(by=by, now=clock.now(), ref=ref, told=form.told)
            return redirect("questions:question", ref=ref)
        except commands.QuestionRefused as refused:
            form.refuse(refused.refusal)
    return _show_form(request, form, ref=ref)


@requires(Permission.READ)
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """A question, what it is about, and what was asked before."""
    return _show(request, ref)


@requires(Permission.KEEP)
@require_POST
@once
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what was answered."""
    form = AnswerForm(request.POST, label_suffix="")
    if form.is_valid():
        try:
            commands.answer_question(
                by=viewer(request),
                now=clock.now(),
                ref=ref,
                answered_on=form.cleaned_data["answered_on"],
                answer=form.answer,
            )
            return redirect("questions:question", ref=ref)
        except commands.QuestionRefused as refused:
            form.add_error(None, str(words.REFUSAL[refused.refusal]))
    return _show(request, ref, form=form)


@requires(Permission.KEEP)
@require_POST
@once
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Who asked took it back."""
    try:
        commands.withdraw_question(by=viewer(request), now=clock.now(), ref=ref)
    except commands.QuestionRefused as refused:
        return _show(request, ref, refusal=words.REFUSAL[refused.refusal])
    return redirect("questions:question", ref=ref)


@requires(Permission.KEEP)
@require_POST
@once
def say_repeats(request: HttpRequest, ref: str) -> HttpResponse:
    """It asks what an earlier one asked."""
    earlier = request.POST.get("earlier", "")
    commands.say_repeats(by=viewer(request), now=clock.now(), ref=ref, earlier=earlier)
    return redirect("questions:question", ref=ref)


@requires(Permission.READ)
@require_safe
def show_sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """What there is to answer it with, as of a day."""
    by, on = viewer(request), _day(request)
    told = tell(answer_sheet(by, ref, on=on), get_language() or "nl", with_gaps=True)
    context = {
        "told": told,
        "chapter": told.chapters[0],
        "ref": ref,
        "on": on,
        "files": [(each, each.upper()) for each in _FILES],
    }
    return render_page(request, "programme/questions/sheet.html", context)


@requires(Permission.READ)
@require_safe
def download_sheet(request: HttpRequest, ref: str, ending: str) -> HttpResponse:
    """The same as a file."""
    if ending not in _FILES:
        raise Http404
    sheet = answer_sheet(viewer(request), ref, on=_day(request))
    file_format = Format(ending)
    file = draw(sheet, file_format, get_language() or "nl", with_gaps=True)
    name = f"answer-sheet.{file_format}"
    response = HttpResponse(file, content_type=MEDIA_TYPE[file_format])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _day(request: HttpRequest) -> date:
    """The day that was asked, or today; what is no day counts as not asked."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return localdate(clock.now())


def _form(
    request: HttpRequest, by: Viewer, question: "ParliamentaryQuestion | None" = None
) -> QuestionForm:
    return QuestionForm(
        request.POST if request.method == "POST" else None,
        bodies=rounds.names(by),
        recommendations=queries.recommendations(by),
        figures=queries.figures(by),
        question=question,
    )


def _show_form(request: HttpRequest, form: QuestionForm, *, ref: str = "") -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "ref": ref}
    return render_page(request, "programme/questions/form.html", context, status=status)


def _row(question: "ParliamentaryQuestion", today: date) -> dict[str, Any]:
    deadline = question.deadline if question.state == "open" else None
    return {
        "question": question,
        "called": words.called(question),
        "kind": in_reading_language(words.KIND[question.kind]),  # type: ignore[index]  # its value
        "state": in_reading_language(words.STATE[question.state]),  # type: ignore[index]
        "subject": question.subject.in_language(get_language() or "nl"),
        "is_late": deadline is not None and deadline < today,
    }


def _show(
    request: HttpRequest, ref: str, *, form: AnswerForm | None = None, refusal: object = ""
) -> HttpResponse:
    by, today = viewer(request), localdate(clock.now())
    question = queries.question_of(by, ref)
    context = {
        **_about(by, question, today),
        "form": form or AnswerForm(label_suffix=""),
        "refusal": refusal,
        "may_keep": by.may(Permission.KEEP),
        "waits": question.state in ("open", "not_known"),
        "today": today,
    }
    status = 422 if refusal or (form and form.errors) else 200
    return render_page(request, "programme/questions/question.html", context, status=status)


def _about(by: Viewer, question: "ParliamentaryQuestion", today: date) -> dict[str, Any]:
    """All that is known of a question, in words."""
    names = rounds.names(by)

    def named(body: str) -> str:
        return in_reading_language(rounds.name_in(names, body)) if body else ""

    linked = list(question.recommendations.all())
    competent = queries.competent_for(by, linked, on=today)
    return {
        **_row(question, today),
        "put_to": [(each, named(each.body)) for each in question.addressees.all()],
        "competent": [(named(each.body), each.recommendations) for each in competent],
        "asked_on": words.day(question.asked_on),
        "answered_on": words.day(question.answered_on),
        "answers": texts(question.answer),
        "repeats": [_row(each, today) for each in question.repeats.all()],
        "repeated_by": [_row(each, today) for each in question.repeated_by.all()],
        "alike": [
            (_row(each.question, today), each.shared) for each in queries.alike(by, question)
        ],
    }
