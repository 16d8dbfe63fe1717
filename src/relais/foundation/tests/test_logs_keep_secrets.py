import logging
import sys

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.urls import resolve
from django.views.debug import get_exception_reporter_class

from relais.foundation.logs import PlainFormatter, PlainReporter, tell_uncaught


@pytest.mark.asvs("16.2.5")
def test_the_words_of_an_error_never_reach_a_log():
    try:
        int("Canarylane 7")
    except ValueError:
        record = logging.LogRecord("relais", logging.ERROR, "", 1, "broken", (), sys.exc_info())

    line = PlainFormatter().format(record)

    assert "ValueError" in line
    assert "Canarylane" not in line


@pytest.mark.asvs("14.2.1")
@pytest.mark.parametrize(
    ("path", "matches", "line"),
    [
        ("/nl/confirm/canary:secret/", True, "broken: /nl/confirm/<str:token>/"),
        ("/nl/canary:secret", False, "broken: /-"),
    ],
)
def test_the_secret_in_an_address_never_reaches_a_log(path, matches, line):
    request = RequestFactory().get(path)
    if matches:
        request.resolver_match = resolve(path, urlconf="config.faces.open")
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "broken: %s", (path,), None)
    record.request = request

    said = PlainFormatter().format(record)

    assert said.endswith(line)
    assert "canary" not in said


@pytest.fixture
def broken_constraint(db):
    """A real error of PostgreSQL, with a canary in its text, as `sys.exc_info` gives it."""
    bodies = apps.get_model("organisations", "Body").unscoped
    canary = {"code": "canary", "kind": "region", "name_nl": "a", "name_fr": "a", "name_en": "a"}
    bodies.create(**canary)
    try:
        with transaction.atomic():
            bodies.create(**canary)
    except IntegrityError:
        caught = sys.exc_info()
    assert "canary" in str(caught[1])
    return caught


def test_a_broken_constraint_is_logged_without_its_row(broken_constraint):
    record = logging.LogRecord(
        "relais", logging.ERROR, "", 1, "%s", (broken_constraint[1],), broken_constraint
    )
    record.exc_text = "written out by another log: canary"

    line = PlainFormatter().format(record)

    assert "IntegrityError" in line
    assert "canary" not in line


def test_an_error_logged_as_the_message_itself_is_its_name(broken_constraint):
    record = logging.LogRecord("relais", logging.ERROR, "", 1, broken_constraint[1], (), None)

    assert PlainFormatter().format(record).endswith("ERROR relais IntegrityError")


def test_an_error_among_named_arguments_is_its_name(broken_constraint):
    named = ({"why": broken_constraint[1], "where": "here"},)
    record = logging.LogRecord("relais", logging.ERROR, "", 1, "%(where)s: %(why)s", named, None)

    assert PlainFormatter().format(record).endswith("here: IntegrityError")


def test_a_report_of_an_error_shows_no_variable_and_no_form(broken_constraint, settings):
    story = RequestFactory().post("/nl/", {"story": "canary"})
    reporter = get_exception_reporter_class(story)(story, *broken_constraint)

    shown = reporter.get_traceback_text() + reporter.get_traceback_html()

    assert isinstance(reporter, PlainReporter)
    assert "IntegrityError" in shown
    assert "canary" not in shown
    assert PlainReporter(story, None, None, None).get_traceback_text() == ""


def test_a_command_that_breaks_on_the_database_prints_no_row(broken_constraint, capsys):
    wrapped = RuntimeError("canary")
    wrapped.__cause__ = broken_constraint[1]

    tell_uncaught(RuntimeError, wrapped, broken_constraint[2])

    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "canary" not in said


def test_any_other_broken_command_says_all_it_knows(capsys):
    tell_uncaught(ValueError, ValueError("what is wrong"), None)

    assert "what is wrong" in capsys.readouterr().err


def test_every_log_is_written_plainly(settings):
    """The server's own log too: what breaks outside Django is written there."""
    assert set(settings.LOGGING["formatters"]) == {"plain"}
    assert {each["formatter"] for each in settings.LOGGING["handlers"].values()} == {"plain"}
    assert "gunicorn.error" in settings.LOGGING["loggers"]
