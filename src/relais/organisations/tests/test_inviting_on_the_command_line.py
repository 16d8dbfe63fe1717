"""Whoever holds the machine invites the first who manages people; nobody could otherwise begin."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils.translation import override

from relais.organisations.models import MandateOffer
from relais.organisations.rules.vocabulary import BodyKind
from relais.organisations.tests.people import body

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region():
    body("region", BodyKind.REGION)


def invite(at="region", role="region_coordinator"):
    known = ["--name=Iris Nieuw", "--mail=iris@example.org", "--language=fr"]
    with override("en"):
        call_command("organisations", "invite", at, role, *known)


def test_a_letter_leaves_and_the_terminal_shows_no_secret(
    capsys, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite()

    assert "/fr/join/" in mail.outbox[0].body
    assert MandateOffer.unscoped.get().made_by == "operator"
    shown = capsys.readouterr().out
    assert "seven days" in shown
    assert "/join/" not in shown


def test_a_role_that_the_organisation_does_not_have_is_refused():
    with pytest.raises(CommandError, match="can not be given"):
        invite(role="shelter_worker")


def test_an_unknown_organisation_is_named_in_the_refusal():
    with pytest.raises(CommandError, match="nowhere"):
        invite(at="nowhere")
