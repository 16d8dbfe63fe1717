"""A large edition is frozen by the queue: the page that asked shows how far it is, and the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.foundation.wording import Wording
from relais.organisations.interface import Role
from relais.programme import tasks
from relais.programme.commands.freezing_later import ask_to_freeze
from relais.programme.models import FrozenEdition
from relais.programme.queries import freezing
from relais.programme.tests.sample import NOON, frozen, with_item, words

WORK = {"headers": {"host": "work.localhost"}}
COORDINATOR, READER = Role.REGION_COORDINATOR, Role.OBSERVATORY_ANALYST
FREEZE, PAGE = "/en/report/2022/freeze/", "/en/report/2022/freezing/"


@pytest.fixture
def client_of_a_large_edition(tables, enter, monkeypatch):
    monkeypatch.setattr(freezing, "LARGE", -1)
    return enter(COORDINATOR)


def said(answer):
    return " ".join(answer.text.split())


def waiting():
    return list(DBTaskResult.objects.filter(status="READY"))


def work_on(result):
    """What a worker of the queue does with it."""
    result.claim("a worker")
    answer = tasks.freeze_edition.func(**result.args_kwargs["kwargs"])
    result.set_successful(answer)


def test_pressing_leads_to_a_page_that_looks_again_by_itself(client_of_a_large_edition):
    client = client_of_a_large_edition
    assert client.post(FREEZE, **WORK).headers["Location"] == PAGE
    answer = client.get(PAGE, **WORK)
    text = said(answer)

    assert answer.headers["Refresh"] == "4"
    assert '<label for="progress">It waits for its turn.</label>' in text
    assert "<progress" in text
    assert not FrozenEdition.unscoped.exists()


def test_the_page_says_when_it_is_frozen_and_rests(client_of_a_large_edition):
    client = client_of_a_large_edition
    client.post(FREEZE, **WORK)
    work_on(waiting()[0])
    answer = client.get(PAGE, **WORK)

    assert "It is frozen as revision 1." in said(answer)
    assert "Refresh" not in answer.headers
    assert FrozenEdition.unscoped.get().frozen_by == f"some-{COORDINATOR}"


def test_pressing_twice_freezes_once(client_of_a_large_edition):
    client = client_of_a_large_edition
    for _ in range(2):
        client.post(FREEZE, **WORK)
    assert len(waiting()) == 1

    work_on(waiting()[0])
    client.post(FREEZE, **WORK)
    work_on(waiting()[0])
    assert FrozenEdition.unscoped.count() == 1


def test_a_refusal_is_said(client_of_a_large_edition, tables):
    frozen()
    tables["2022"] = with_item(title=words("Juist", "Juste", "Right"))
    client = client_of_a_large_edition
    client.post(FREEZE, **WORK)
    work_on(waiting()[0])
    text = said(client.get(PAGE, **WORK))

    assert "It was not frozen. Say in Dutch and French what the new revision corrects." in text
    assert FrozenEdition.unscoped.count() == 1


def test_while_it_is_at_work_the_page_says_so_and_a_killed_worker_is_not_waited_for(
    client_of_a_large_edition,
):
    client = client_of_a_large_edition
    client.post(FREEZE, **WORK)
    result = waiting()[0]
    result.claim("a worker")
    assert "The edition is being composed and frozen." in client.get(PAGE, **WORK).text

    began = clock.now() - timedelta(hours=1)
    DBTaskResult.objects.filter(pk=result.pk).update(started_at=began)
    text = client.get(PAGE, **WORK).text
    assert "The freezing was stopped. Nothing is frozen; you can ask again." in text
    client.post(FREEZE, **WORK)
    assert len(waiting()) == 1


def test_a_task_that_failed_has_frozen_nothing(client_of_a_large_edition):
    client = client_of_a_large_edition
    client.post(FREEZE, **WORK)
    DBTaskResult.objects.update(status="FAILED")

    assert "The freezing was stopped." in client.get(PAGE, **WORK).text


def test_where_nobody_asked_there_is_no_page_and_who_may_not_freeze_asks_nothing(
    client_of_a_large_edition,
):
    assert client_of_a_large_edition.get(PAGE, **WORK).status_code == 404
    with pytest.raises(PermissionDenied):
        ask_to_freeze(by=EVERYONE, now=NOON, edition_ref="2022", errata=Wording())


def test_the_mandates_of_the_moment_decide(tables, enter):
    enter(READER)

    with pytest.raises(PermissionDenied):
        tasks.freeze_edition.func(by=f"some-{READER}", edition="2022", errata={})
    assert not FrozenEdition.unscoped.exists()
