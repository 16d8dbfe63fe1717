from datetime import timedelta
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from relais.audit import interface as audit
from relais.audit.tests.conftest import NOON, Event
from relais.audit.words import event_words
from relais.foundation.access import EVERYONE, OPERATOR

FILE = uuid4()


@pytest.fixture
def looked(db):
    """Two looks at the file, one at another."""
    audit.record(Event.OPENED, by=OPERATOR, at=NOON, about="zaak-1", file=FILE)
    later = NOON + timedelta(hours=1)
    audit.record(
        Event.OPENED,
        by=OPERATOR,
        at=later,
        about="zaak-1",
        file=FILE,
        fields=["safe_contact"],
        said="called back",
    )
    audit.record(Event.OPENED, by=OPERATOR, at=later, about="zaak-2", file=uuid4())
    return audit.looks(EVERYONE, FILE)


@pytest.mark.asvs("16.3.2")
def test_every_look_at_a_file_is_told_the_latest_first(looked):
    latest, first = looked

    assert (latest.at, first.at) == (NOON + timedelta(hours=1), NOON)
    assert (latest.actor, latest.mandate, latest.event) == ("operator", "", "cases.opened")
    assert (latest.about, latest.fields, latest.reason) == (
        "zaak-1",
        ("safe_contact",),
        "called back",
    )


def test_a_page_can_show_them(looked):
    with translation.override("fr"):
        page = render_to_string("audit/looks.html", {"looks": looked})

    for words in ("cases.opened", "operator", "safe_contact", "called back", "Pourquoi"):
        assert words in page


def test_a_page_says_so_when_nobody_has(db):
    with translation.override("nl"):
        page = render_to_string("audit/looks.html", {"looks": audit.looks(EVERYONE, uuid4())})

    assert "Niemand" in page


def test_a_context_says_how_its_events_read(monkeypatch):
    monkeypatch.setattr("relais.audit.words._events", {})
    assert event_words("cases.opened") == "cases.opened"

    audit.say_events({Event.OPENED: "Opened"})

    assert event_words("cases.opened") == "Opened"
