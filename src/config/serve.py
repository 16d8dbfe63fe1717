"""`relais serve`: make everything ready, serve, and say where, while it happens."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from io import StringIO
from pathlib import Path
from urllib.error import URLError

from config import env, messages
from config.sealing import sealer_running

STARTING = 60


def serve() -> None:
    """Prepare, start the server, print the addresses, wait until it is told to stop."""
    began = time.monotonic()
    require_free_port(env.PORT.number())
    _prepare()
    with sealer_running():
        _serve(began)


def _serve(began: float) -> None:
    server, clock = _start(), _start_clock()
    try:
        _wait_until_ready(server)
        _welcome(time.monotonic() - began)
        server.wait()
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
    finally:
        for process in (clock, server):
            if process.poll() is None:
                process.terminate()
                process.wait()


def require_free_port(port: int) -> None:
    """Say at once that someone else serves there: its answers would pass for ours."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SystemExit(
                f"Port {port} is taken. Stop what uses it, or choose another: PORT={port + 100}"
            ) from None


def stop_in_order() -> None:
    """Take an order to end, from wherever, as Ctrl-C: server and database then stop in turn."""
    for order in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(order, _interrupt)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _prepare() -> None:
    import django  # noqa: PLC0415  # after the database's address is known
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils.translation import activate  # noqa: PLC0415

    messages.compile_all()
    django.setup()
    from relais.foundation.logs import tell_uncaught  # noqa: PLC0415

    sys.excepthook = tell_uncaught
    activate("en")  # the terminal speaks the language of the code
    require_a_server_that_keeps_secrets()
    print("Database: bringing the tables up to date.", flush=True)
    call_command("migrate", verbosity=0)
    _prepare_keys()
    _prepare_sealing()
    print("Data: municipalities, zones, services, guide, the report of 2022.", flush=True)
    call_command("organisations", "load")
    call_command("directory", "load")
    call_command("guide", "load")
    call_command("programme", "load")
    call_command("questions", "load")
    if settings.DEVELOPMENT:
        call_command("cast")


def require_a_server_that_keeps_secrets() -> None:
    """In production, no start on a PostgreSQL that writes rows to its log or loses them."""
    from django.core.checks import Error  # noqa: PLC0415  # needs the loaded apps

    from relais.foundation.server import check_servers  # noqa: PLC0415

    found = check_servers(databases=["default"])
    for wrong in found:
        print(wrong.msg, file=sys.stderr, flush=True)
    if any(isinstance(wrong, Error) for wrong in found):
        raise SystemExit("Set this on the server first: docs/operations/database.md.")


def _prepare_keys() -> None:
    """No start without keys: what is sealed could not be read, nor anything be sealed."""
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    try:
        call_command("keystore", "prepare")
    except CommandError as refused:
        raise SystemExit(str(refused)) from None


def _prepare_sealing() -> None:
    """No start without a key that seals. What was restored is told from what comes after it."""
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    try:
        call_command("audit", "key", stdout=StringIO())
    except CommandError as refused:
        raise SystemExit(str(refused)) from None
    try:
        call_command("audit", "seal", "--once", stdout=StringIO())
    except CommandError as refused:
        # Help goes on; the operator has to look.
        print(refused, file=sys.stderr, flush=True)


def _start() -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        f"--bind=127.0.0.1:{env.PORT.number()}",
        f"--workers={env.WORKERS.number()}",
        "--worker-class=gthread",
        f"--threads={env.THREADS.number()}",
        "--no-control-socket",
        "--log-level=warning",
        # No access log: a line with an address and a path is a trace of a person.
        "--keep-alive=5",
    ]
    return _run(command)


def _start_clock() -> subprocess.Popen[bytes]:
    """What happens when time passes, though nobody asks for a page."""
    return _run([sys.executable, "-m", "config.schedule"])


def _run(command: list[str]) -> subprocess.Popen[bytes]:
    from relais.foundation.access.roles import runtime_url  # noqa: PLC0415  # needs the loaded apps

    environment = {
        **os.environ,
        # Whoever serves owns nothing: the owner's password stays with this process.
        "DATABASE_URL": env.RUNTIME_URL.text() or runtime_url(env.DATABASE_URL.text()),
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
    }
    # A session of its own: Ctrl-C reaches us alone, and we stop it in order.
    return subprocess.Popen(command, env=environment, start_new_session=True)


def _wait_until_ready(server: subprocess.Popen[bytes]) -> None:
    address = f"http://127.0.0.1:{env.PORT.number()}/healthz"
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit("The server stopped; the lines above say why.")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"The server did not answer within {STARTING} seconds.")


def _welcome(seconds: float) -> None:
    from django.conf import settings  # noqa: PLC0415

    from relais.foundation.faces import Face, face_url  # noqa: PLC0415

    port = f":{env.PORT.number()}"
    print(f"Ready after {seconds:.1f} s.", flush=True)
    for face, words in (
        (Face.HELP, "help     the public page, leaves no trace"),
        (Face.COUNTER, "counter  the right service in two taps"),
        (Face.WORK, "work     professionals"),
        (Face.OPEN, "open     what everyone may know"),
    ):
        print(f"  {face_url(face, port=port):34} {words}")
    if settings.DEVELOPMENT:
        print("  Sign in on work as any of the cast, by one click.")
    print("Ctrl-C stops everything.", flush=True)
