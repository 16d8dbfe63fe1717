"""A form that is sent again acts no second time, and is answered the same."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.once.models import AnsweredPost
from relais.foundation.once.posts import KEPT_FOR, new_key, once, once_showing, tidy

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


class Desk:
    """Views that count how often they acted."""

    def __init__(self):
        self.acts = []

    def redirecting(self, request, place="here"):
        if request.POST.get("bad"):
            return HttpResponse("mend this", status=422)
        self.acts.append(place)
        return HttpResponse(status=302, headers={"Location": f"/done/{len(self.acts)}/"})

    def showing(self, _request, place="here"):
        self.acts.append(place)
        return HttpResponse(f"done {len(self.acts)}")


@pytest.fixture
def desk():
    return Desk()


def form(path="/act/", by=OPERATOR, **said):
    request = RequestFactory().post(path, said)
    request.viewer = by
    return request


@pytest.mark.django_db
def test_the_same_form_leads_to_the_same_place_and_acts_once(desk):
    view, key = once(desk.redirecting), new_key()

    first, second = (view(form(once=key, name="a")) for _ in range(2))

    assert desk.acts == ["here"]
    assert first.headers["Location"] == second.headers["Location"] == "/done/1/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "other",
    [
        {"once": "another key"},
        {"name": "b"},
        {"path": "/elsewhere/"},
        {"path": "/act/?page=2"},
        {"by": EVERYONE},
    ],
    ids=["key", "said", "address", "query", "sender"],
)
def test_what_differs_is_another_act(desk, other):
    view = once(desk.redirecting)
    said = {"once": "one key", "name": "a"}

    view(form(**said))
    view(form(**{**said, **other}))

    assert len(desk.acts) == 2


@pytest.mark.django_db
def test_a_new_token_against_forgery_is_still_the_same_form(desk):
    view = once(desk.redirecting)

    view(form(once="a key", csrfmiddlewaretoken="one"))
    view(form(once="a key", csrfmiddlewaretoken="two"))

    assert len(desk.acts) == 1


@pytest.mark.django_db
def test_a_refused_form_can_be_sent_again(desk):
    view, key = once(desk.redirecting), new_key()

    assert view(form(once=key, bad="yes")).status_code == 422
    assert not AnsweredPost.unscoped.exists()
    assert view(form(once=key, bad="")).status_code == 302


@pytest.mark.django_db
def test_what_failed_can_be_sent_again(desk):
    def fail(_request):
        raise ZeroDivisionError

    request = form(once=new_key())
    with pytest.raises(ZeroDivisionError):
        once(fail)(request)

    assert not AnsweredPost.unscoped.exists()


@pytest.mark.django_db
def test_a_page_is_made_anew_and_its_address_is_not_kept(desk):
    view = once_showing(lambda _request, place: HttpResponse(f"as it stands: {place}"))(
        desk.showing
    )

    first, second = (view(form(once="a key"), "there") for _ in range(2))

    assert (first.content, second.content) == (b"done 1", b"as it stands: there")
    assert AnsweredPost.unscoped.get().location == ""


@pytest.mark.django_db
def test_reading_and_forms_without_a_key_are_left_alone(desk):
    view = once(desk.redirecting)

    view(RequestFactory().get("/act/", {"once": "a key"}))
    view(form())
    view(form())

    assert len(desk.acts) == 3
    assert not AnsweredPost.unscoped.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_act_once(desk):
    """The second waits until the first is written, and is then led to the same place."""
    at_work, may_end = threading.Event(), threading.Event()

    def slow(request):
        at_work.set()
        assert may_end.wait(10)
        return desk.redirecting(request)

    answers = []

    def send(view):
        try:
            answers.append(view(form(once="a key")).headers["Location"])
        finally:
            connection.close()

    first = threading.Thread(target=send, args=[once(slow)])
    first.start()
    assert at_work.wait(10)
    second = threading.Thread(target=send, args=[once(desk.redirecting)])
    second.start()
    _wait_until_one_waits()
    may_end.set()
    for thread in (first, second):
        thread.join(10)

    assert desk.acts == ["here"]
    assert answers == ["/done/1/", "/done/1/"]


def _wait_until_one_waits():
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks, pg_sleep(0.01) WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    pytest.fail("nobody waits for the first")


@pytest.mark.django_db
def test_after_two_days_a_mark_is_let_go_of(capsys):
    for mark, at in [("old", NOW - KEPT_FOR - timedelta(minutes=1)), ("fresh", NOW)]:
        AnsweredPost.unscoped.create(mark=mark, at=at)

    assert tidy(now=NOW) == 1
    assert [row.mark for row in AnsweredPost.unscoped.all()] == ["fresh"]
    call_command("once", "tidy")
    assert "Let go of" in capsys.readouterr().out
