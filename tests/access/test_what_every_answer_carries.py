"""What holds for every page of every face, whoever asks: headers, forms, and what stays out."""

import ast
import inspect
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.hashers import make_password
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

import relais
from relais.foundation import clock
from relais.foundation.sheets import sheet_answer
from relais.organisations.interface import Professional
from tests.access import stage
from tests.access.stage import RECEIVER, SENDER, Thing
from tests.access.test_who_opens_what import COORDINATOR, TABLE, host

ROOT = Path(__file__).parents[2]
# Pages without a session, where there is nothing that another site could ride on.
WITHOUT_TOKEN = {
    "counter:card",
    "counter:counter",
    "counter:enrol",
    "counter:tally",
    "counter:troubles",
    "open:again",
    "open:ask",
    "open:asked",
    "open:change",
    "open:confirm",
    "open:contribute",
    "open:contribution_sent",
    "open:handed_over",
    "open:nothing_new",
    "open:return",
    "open:thanks",
    "open:hsds_nothing",
    "open:hsds_organizations",
    "open:hsds_service_at_locations",
    "open:hsds_services",
    "open:hsds_taxonomies",
    "open:hsds_taxonomy_terms",
}


@pytest.fixture
def answers(brussels, db):
    """Every page, as a stranger and as the coordinator."""
    coordinator = Client()
    coordinator.force_login(Professional.unscoped.get(code=COORDINATOR))
    return [
        (name, client.get(row.address, headers={"host": host(name)}))
        for name, row in TABLE.items()
        for client in (Client(), coordinator)
    ]


@pytest.mark.asvs("3.4.3", "3.4.4", "3.4.5", "3.4.6", "14.3.2")
def test_every_answer_forbids_foreign_code_framing_guessing_and_keeping(answers):
    for name, answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert "base-uri 'none'" in policy, name
        assert "unsafe" not in policy, name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}, name
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert "Access-Control-Allow-Credentials" not in answer.headers, name
        if name.startswith("work:"):
            assert "no-store" in answer.headers["Cache-Control"], name


@pytest.mark.asvs("3.3.1", "3.3.2", "3.3.3", "3.4.1")
def test_production_binds_cookies_to_one_host_and_asks_for_https(brussels, db, settings):
    wanted = {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 63_072_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    }
    assert in_production(list(wanted)) == wanted
    for name, value in wanted.items():
        setattr(settings, name, value)

    client = Client(headers={"host": "work.localhost"})
    client.force_login(Professional.unscoped.get(code=COORDINATOR))
    answer = client.get("/nl/referrals/desks/", secure=True)

    assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    token = answer.cookies["__Host-csrf"]
    assert token["secure"]
    assert token["path"] == "/"
    assert not token["domain"]
    assert token["samesite"] == "Strict"


def in_production(names: list[str]) -> dict[str, object]:
    ask = (
        "import json; from config import settings;"
        f" print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}))"
    )
    environment = {**os.environ, "RELAIS_PRODUCTION": "1", "RELAIS_SECRET_KEY": "of a test"}
    environment["PYTHONPATH"] = "src"
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.asvs("3.5.1")
def test_every_form_sent_without_its_token_is_refused(brussels, db):
    client = Client(enforce_csrf_checks=True)
    answered = {
        name
        for name, row in TABLE.items()
        if client.post(row.address, headers={"host": host(name)}).status_code != 403
    }

    assert answered == WITHOUT_TOKEN
    assert not {name for name in answered if name.startswith("work:")}


@pytest.mark.asvs("15.3.3")
def test_a_form_fills_in_what_it_asks_and_nothing_else(brussels, db):
    now = clock.now()
    stage.desks(now)
    file = stage.files(now)[Thing.ASKED]
    receiver = Client(headers={"host": "work.localhost"})
    receiver.force_login(Professional.unscoped.get(code=RECEIVER))
    smuggled = {"state": "completed", "sender": "x", "receiver_body": "region", "code": "X"}

    receiver.post(f"/nl/referrals/{file}/move/", {"move": "accept", **smuggled})

    row = stage.does(RECEIVER, now, stage.row_of, file=file)
    assert (row.state, row.sender, row.receiver_body) == ("accepted", SENDER, "example-shelter")
    assert row.code != "X"


@pytest.mark.asvs("15.3.3")
def test_no_form_is_made_of_a_table():
    """A form of a model would take in every column that someone adds to it."""
    found = [
        member
        for module in pkgutil.walk_packages(relais.__path__, "relais.")
        if ".forms" in module.name and ".tests" not in module.name
        for _name, member in inspect.getmembers(__import__(module.name, fromlist=["_"]))
        if inspect.isclass(member) and issubclass(member, forms.BaseForm)
    ]
    assert found
    assert not [form for form in found if issubclass(form, forms.BaseModelForm)]


@pytest.mark.asvs("1.2.10")
@given(st.sampled_from("=+-@\t\r\n"), st.text())
def test_no_cell_of_a_sheet_is_a_formula(sign, text):
    answer = sheet_answer([[f"{sign}{text}", 5]], name="x.csv")

    assert answer.content.decode().lstrip('"').startswith("'")


@pytest.mark.asvs("1.2.10")
def test_sheets_are_made_in_one_place_each_of_which_knows_formulas():
    writers = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src").rglob("*.py")
        if "tests" not in path.parts and "csv.writer(" in path.read_text("utf-8")
    }
    assert writers == {"relais/foundation/sheets.py", "relais/directory/rules/dump.py"}


@pytest.mark.asvs("5.4.1", "5.4.2")
def test_the_name_of_a_file_to_keep_is_never_what_somebody_typed():
    """Every name of a download stands in the program: nothing of it comes from a request."""
    values = [
        value
        for path in (ROOT / "src").rglob("*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign) and "Content-Disposition" in ast.unparse(node.targets[0])
        for value in [node.value]
    ]
    made = {ast.unparse(value) for value in values if not isinstance(value, ast.Constant)}

    assert len(values) > len(made)
    assert made <= NAMED_BY_THE_PROGRAM, "give it a fixed name, or add it here with a reason"


NAMED_BY_THE_PROGRAM = {"f'attachment; filename=\"{name}\"'"}


@pytest.mark.asvs("11.4.2")
def test_passwords_are_hashed_by_argon2id_with_46_mebibytes():
    kind, settings_of_it = make_password("a password").split("$")[1:4:2]

    assert kind == "argon2id"
    assert settings_of_it == "m=47104,t=1,p=1"


@pytest.mark.asvs("1.3.6")
def test_no_test_and_so_no_page_reaches_another_machine():
    """The tests allow no connection but to this machine; a page that asked another would fail."""
    import socket  # noqa: PLC0415  # as the guard replaced it

    from pytest_socket import SocketConnectBlockedError  # noqa: PLC0415

    with (
        socket.socket() as out,
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        out.connect(("192.0.2.1", 443))
