"""What the tests of these pages start from: a letter, its link, a browser without an account."""

import pytest

from relais.directory.tests.conftest import HELPLINE, SECRET_HOUSE
from relais.directory.tests.letters import ask, known, tokens
from relais.directory.tests.typing_records import sent_back
from relais.foundation import clock

HOST = "open.localhost"
FULL = HELPLINE | {
    "chat": True,
    "mail": ["een@example.org"],
    "walk_in": True,
    "address": "Teststraat 1",
    "nis": "21016",
    "relay_to": "b-line",
    "closures": [
        {"first_day": "2099-12-24", "last_day": "2100-01-02"},
        {"first_day": "2099-05-01", "last_day": "2099-05-01"},
        {"first_day": "2020-01-01", "last_day": "2020-01-02"},
    ],
    "profiles": ["woman"],
    "refused_profiles": ["perpetrator"],
    "min_age": 16,
    "max_age": 25,
    "min_children": 3,
    "areas": ["21016", "belgium"],
    "cost": "free",
    "anonymous": True,
    "not_emergency": True,
}


@pytest.fixture
def letter(take_over, mailoutbox, django_capture_on_commit_callbacks):
    """Have a letter sent about a record, and get it."""
    take_over(FULL, HELPLINE | {"id": "b-line"}, SECRET_HOUSE, at=clock.now())

    def send(code="a-line", *, for_service=False):
        known(code, for_service=for_service)
        with django_capture_on_commit_callbacks(execute=True):
            ask(code, for_service=for_service, at=clock.now())
        return mailoutbox[-1]

    return send


@pytest.fixture
def link(letter):
    """Have a link sent about a record, and get its address on the French page."""

    def path(code="a-line", *, for_service=False, language="fr"):
        [token] = tokens(letter(code, for_service=for_service))
        return f"/{language}/confirm/{token}/"

    return path


@pytest.fixture
def open_page(client):
    """Look at an address of the open face, as a browser without any cookie does."""

    def get(path, method="get", **data):
        return getattr(client, method)(path, headers={"host": HOST}, **data)

    return get


@pytest.fixture
def send_form(client):
    """Send the form of a page back, with `typed` over what stands in it."""

    def post(path, **typed):
        page = client.get(path, headers={"host": HOST}).text
        data = sent_back(page, **typed).urlencode()
        kind = "application/x-www-form-urlencoded"
        return client.post(path, data, content_type=kind, headers={"host": HOST})

    return post
