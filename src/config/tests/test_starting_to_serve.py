"""`relais serve` says what stands in its way before it prepares anything."""

import socket

import pytest
from django.db import connection

from config.serve import require_a_server_that_keeps_secrets, require_free_port


def test_a_port_that_someone_serves_on_is_named_with_another_to_try():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(SystemExit, match=f"Port {port} is taken.*PORT={port + 100}"):
            require_free_port(port)


def test_a_free_port_stays_free():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

    require_free_port(port)
    socket.create_server(("127.0.0.1", port)).close()


@pytest.mark.django_db
@pytest.mark.parametrize("development", [True, False])
def test_a_server_that_would_lose_writes_is_refused_in_production_alone(
    settings, capsys, development
):
    settings.DEVELOPMENT = development
    require_a_server_that_keeps_secrets()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")

    if development:
        require_a_server_that_keeps_secrets()
    else:
        with pytest.raises(SystemExit, match=r"database\.md"):
            require_a_server_that_keeps_secrets()

    assert "synchronous_commit is off" in capsys.readouterr().err
