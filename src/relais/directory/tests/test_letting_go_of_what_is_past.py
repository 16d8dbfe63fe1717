"""Reports, links, proposals and closures are kept for their time and no longer."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from relais.directory.commands.tidying import tidy
from relais.directory.commands.troubles import Seen, report_trouble
from relais.directory.models import Closure, Invitation, Proposal, Service, TroubleReport
from relais.directory.rules.vocabulary import Trouble
from relais.directory.tests.conftest import HELPLINE, LOADED_AT
from relais.foundation.access import EVERYONE, OPERATOR

CLOSED = {"first_day": "2026-12-01", "last_day": "2026-12-02"}
LATER = LOADED_AT + timedelta(days=2)


@pytest.fixture
def service(take_over):
    take_over(HELPLINE | {"closures": [CLOSED]})
    return Service.unscoped.get()


def let_go(at):
    return tidy(by=OPERATOR, now=at)


def test_a_settled_report_goes_after_a_day_and_an_open_one_stays(service, confirm):
    for trouble in (Trouble.NUMBER_WRONG, Trouble.FULL):
        seen = Seen(service="a-line", trouble=trouble, week="2026-W48", counter="one")
        report_trouble(by=EVERYONE, now=LOADED_AT, seen=seen)
    confirm("a-line", aspects=["phone"])

    assert let_go(LOADED_AT) == 0
    assert let_go(LATER) == 1
    assert TroubleReport.unscoped.get().trouble == Trouble.FULL


def test_links_and_decided_proposals_go_after_a_year_and_closures_after_two(service):
    Invitation.unscoped.create(
        service=service,
        for_service=True,
        secret_hash="x",
        created_at=LOADED_AT,
        created_by="test",
        expires_at=LATER,
    )
    made = {"service": service, "content": {}, "made_at": LOADED_AT, "role": "service"}
    Proposal.unscoped.create(**made)
    Proposal.unscoped.create(**made, decided_at=LOADED_AT, decided_by="test", accepted=False)

    assert let_go(LOADED_AT + timedelta(days=364)) == 0
    assert let_go(LOADED_AT + timedelta(days=366)) == 2
    assert Proposal.unscoped.get().decided_at is None
    assert Closure.unscoped.exists()
    assert let_go(LOADED_AT + timedelta(days=3 * 365)) == 1


def test_only_the_operator_tidies(service):
    with pytest.raises(PermissionDenied):
        tidy(by=EVERYONE, now=LOADED_AT)


def test_the_command_line_says_how_much_went(service):
    said = StringIO()

    call_command("directory", "tidy", stdout=said)

    assert "0" in said.getvalue()
