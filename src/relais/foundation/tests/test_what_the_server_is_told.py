import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection
from psycopg.conninfo import make_conninfo

from relais.foundation.server import NEEDED, check_servers, faults
from relais.foundation.vault import keystore

GOOD = {name: values[0] for name, values in NEEDED.items()}


@pytest.mark.django_db
def test_our_own_server_is_told_everything():
    assert check_servers(databases=["default"]) == []


@pytest.mark.django_db
def test_a_server_that_would_lose_what_it_acknowledged_is_found():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")

    [wrong] = check_servers(databases=["default"])

    assert "synchronous_commit is off" in wrong.msg


@pytest.mark.parametrize(("development", "kind"), [(True, checks.Warning), (False, checks.Error)])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log_error_verbosity", "default"),
        ("log_parameter_max_length_on_error", "-1"),
        ("log_min_duration_statement", "0"),
        ("fsync", "off"),
    ],
)
def test_each_setting_that_leaks_or_loses_is_named(settings, name, value, development, kind):
    settings.DEVELOPMENT = development

    [wrong] = faults({**GOOD, name: value}, server="that server")

    assert type(wrong) is kind
    assert wrong.msg.startswith(f"{name} is {value} on that server")


@pytest.mark.django_db
def test_the_check_runs_when_a_database_is_named(capsys):
    call_command("check", databases=["default"])

    assert check_servers() == []


@pytest.mark.django_db
def test_the_server_of_a_keystore_elsewhere_is_asked_too(settings):
    elsewhere = make_conninfo(keystore._address(), options="-c synchronous_commit=off")
    settings.KEYSTORE_URL = elsewhere

    [wrong] = check_servers(databases=["default"])

    assert "synchronous_commit is off on the server of the keystore" in wrong.msg
