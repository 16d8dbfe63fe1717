"""What PostgreSQL shows the role that serves, whatever the program forgets or is made to say."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from psycopg_pool import ConnectionPool

from relais.foundation import access
from relais.foundation.access import Basis, Share, acting, body_seat
from relais.foundation.access.actor import signing_key, token
from relais.foundation.access.policies import GUARDED, POLICIES, lock_sql, unlock_sql
from relais.foundation.access.roles import RUNTIME
from tests.access.conftest import NOW, TABLE, ask, new_file, notes, refused, viewer
from tests.database import owner_connection


def say(text: str) -> None:
    ask("SELECT set_config('relais.actor', %s, true)", text)


def signed(code: str, *, life: int = 60, key: bytes | None = None) -> str:
    return token(code, NOW, expires=int(time.time()) + life, key=key or signing_key())


def test_without_an_actor_there_is_nothing(file):
    assert notes() == []
    assert ask("SELECT count(*) FROM foundation_protectedfile") == [(0,)]
    assert ask("SELECT count(*) FROM access_open_grant") == [(0,)]


def test_an_actor_sees_what_her_seats_see(file):
    new_file(viewer("cas"), "south", "of the south")

    with acting(viewer("ann"), moment=NOW):
        assert notes() == ["a note"]
    with acting(viewer("bob"), moment=NOW):
        assert notes() == ["a note"]
    with acting(viewer("cas"), moment=NOW):
        assert notes() == ["of the south"]
    with acting(viewer("dee"), moment=NOW):
        assert notes() == []


def test_who_acted_is_forgotten_with_the_transaction(file):
    with acting(viewer("ann"), moment=NOW):
        assert notes()

    assert notes() == []


def test_after_an_act_inside_another_the_first_actor_acts_on(file):
    with acting(viewer("ann"), moment=NOW):
        with acting(viewer("cas"), moment=NOW):
            assert notes() == []
        assert notes() == ["a note"]


@pytest.mark.asvs("1.2.4")
@pytest.mark.parametrize(
    "forged",
    [
        "ann",
        "ann|0|99999999999|" + "0" * 64,
        "|||",
        "ann|x|y",
        "'; RESET ROLE; --|1|2|3",
    ],
)
def test_a_forged_actor_sees_nothing(file, forged):
    say(forged)

    assert notes() == []


def test_an_actor_signed_with_another_key_sees_nothing(file):
    say(signed("ann", key=b"another key"))

    assert notes() == []


def test_an_expired_actor_sees_nothing(file):
    say(signed("ann", life=-1))
    assert notes() == []

    say(signed("ann"))
    assert notes() == ["a note"]


def test_a_signature_fits_one_actor_only(file):
    said, _, signature = signed("cas").rpartition("|")
    say(said.replace("cas", "ann") + "|" + signature)

    assert notes() == []


@pytest.mark.asvs("8.3.2")
def test_the_day_a_mandate_ends_it_shows_nothing(file):
    with owner_connection() as owner:
        assert owner.execute("SELECT count(*) FROM locked_note").fetchone() == (0,)
    ask("UPDATE organisations_mandate SET to_day = %s", NOW.date() + timedelta(days=1))

    with acting(viewer("ann"), moment=NOW):
        assert notes() == ["a note"]
    with acting(viewer("ann"), moment=NOW + timedelta(days=1)):
        assert notes() == []


def test_a_retired_professional_sees_nothing_at_once(file):
    ask("UPDATE organisations_professional SET is_active = false WHERE code = 'ann'")

    assert viewer("ann").seats == ()
    with acting(viewer("ann"), moment=NOW):
        assert notes() == []


@pytest.mark.asvs("13.2.2")
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM foundation_actorkey",
        "SELECT * FROM foundation_filewall",
        "SELECT * FROM foundation_filegrant",
        "ALTER TABLE locked_note DISABLE ROW LEVEL SECURITY",
        "DROP POLICY seen_from_a_seat ON locked_note",
        "SET ROLE owner",
        "TRUNCATE locked_note",
        "CREATE TABLE mine (id integer)",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "SELECT pg_read_file('/etc/passwd')",
        "INSERT INTO foundation_filegrant SELECT",
        "UPDATE foundation_filegrant SET seat = 'body:south'",
        "DELETE FROM foundation_protectedfile",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    ],
)
def test_the_role_that_serves_may_not(file, statement):
    with acting(viewer("cas"), moment=NOW):
        assert refused(statement)


def test_switching_the_lock_off_for_oneself_is_an_error_and_shows_nothing(file):
    with acting(viewer("cas"), moment=NOW):
        ask("SET LOCAL row_security = off")
        assert refused(f"SELECT * FROM {TABLE}")


def test_nobody_writes_into_a_file_that_she_does_not_see(file):
    with acting(viewer("cas"), moment=NOW):
        assert refused(f"INSERT INTO {TABLE} (words, file_id) VALUES ('x', %s)", file)
        ask(f"UPDATE {TABLE} SET words = 'changed'")
    with acting(viewer("ann"), moment=NOW):
        assert notes() == ["a note"]


def test_nobody_moves_a_row_into_another_file(file):
    other = new_file(viewer("cas"), "south")

    with acting(viewer("ann"), moment=NOW):
        assert refused(f"UPDATE {TABLE} SET file_id = %s", other)


def test_rows_of_a_file_are_never_deleted(file):
    with acting(viewer("ann"), moment=NOW):
        ask(f"DELETE FROM {TABLE}")
        assert notes() == ["a note"]


def test_a_function_of_her_own_sees_only_what_she_sees(file):
    new_file(viewer("cas"), "south", "of the south")
    seen: list[str] = []
    with acting(viewer("ann"), moment=NOW):
        ask(
            "CREATE FUNCTION pg_temp.leak(said text) RETURNS boolean LANGUAGE plpgsql"
            " COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%%', said; RETURN true; END $$"
        )
        connection.connection.add_notice_handler(lambda note: seen.append(note.message_primary))
        ask(f"SELECT count(*) FROM {TABLE} WHERE pg_temp.leak(words)")

    assert seen == ["a note"]


def test_a_view_that_asks_as_its_reader_keeps_the_lock(file):
    with acting(viewer("cas"), moment=NOW):
        ask(f"CREATE TEMPORARY VIEW v WITH (security_invoker) AS SELECT * FROM {TABLE}")
        assert ask("SELECT count(*) FROM v") == [(0,)]


def test_no_view_of_the_program_shows_what_its_owner_sees(db):
    """A plain view reads with the rights of who made it, past every lock."""
    plain = ask(
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace"
        " AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
    )

    # This one asks for the seats of the signed actor itself.
    assert plain == [("access_open_grant",)]


def test_every_locked_table_has_all_its_locks(db):
    found = ask(
        "SELECT relname, polname FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid"
        " WHERE relrowsecurity AND relforcerowsecurity AND relname = ANY (%s)",
        list(GUARDED),
    )

    assert sorted(found) == sorted((table, policy) for table in GUARDED for policy in POLICIES)


def test_every_table_that_names_a_file_is_locked(db):
    naming = ask(
        "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
        " AND confrelid = 'foundation_protectedfile'::regclass"
        " AND conrelid::regclass::text NOT LIKE 'foundation_%%'"
    )

    assert {table for (table,) in naming} == set(GUARDED) | {TABLE}


def test_functions_with_their_owners_rights_state_where_they_look(db):
    loose = ask(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        " AND NOT coalesce(proconfig::text LIKE '%%search_path=public, pg_temp%%', false)"
    )

    assert loose == []


def test_a_lock_comes_off_as_it_went_on(locked_table, django_db_blocker):
    with django_db_blocker.unblock(), owner_connection() as owner:
        owner.execute(unlock_sql(TABLE))
        assert owner.execute(
            "SELECT count(*) FROM pg_policy WHERE polrelid = 'locked_note'::regclass"
        ).fetchone() == (0,)
        owner.execute(lock_sql(TABLE, "file_id"))


def to(body, until=None):
    return Share(seat=body_seat(body), basis=Basis.CONSENT, until=until)


def test_several_seats_are_given_at_once_or_none(file):
    ann, cas = viewer("ann"), viewer("cas")
    with acting(cas, moment=NOW), pytest.raises(PermissionDenied):
        access.share(cas, file=file, shares=[to("south"), to("east")])
    with acting(ann, moment=NOW):
        access.share(ann, file=file, shares=[to("south"), to("east")])
        found = [seat.seat for seat in access.seats(ann, file=file)]

    assert found == ["body:north", "body:south", "body:east"]


def test_sharing_opens_until_the_moment_and_unsharing_closes_at_once(file):
    ann, cas = viewer("ann"), viewer("cas")
    until = NOW + timedelta(days=2)
    with acting(ann, moment=NOW):
        access.share(ann, file=file, shares=[to("south", until)])
    with acting(cas, moment=NOW):
        assert notes() == ["a note"]
    with acting(cas, moment=until):
        assert notes() == []

    with acting(ann, moment=NOW):
        access.unshare(ann, file=file, seat=body_seat("south"))
    with acting(cas, moment=NOW):
        assert notes() == []
    with acting(ann, moment=NOW):
        basis = [(seat.seat, seat.basis) for seat in access.seats(ann, file=file)]
    assert basis == [("body:north", Basis.OWNER), ("body:south", Basis.CONSENT)]


def test_sharing_twice_says_it_once_and_another_term_replaces_the_first(file):
    ann = viewer("ann")
    with acting(ann, moment=NOW):
        for until in (None, None, NOW + timedelta(days=1)):
            access.share(ann, file=file, shares=[to("south", until)])
        access.share(ann, file=file, shares=[to("north")])
        found = [(seat.seat, seat.until) for seat in access.seats(ann, file=file)]

    assert found == [
        ("body:north", None),
        ("body:south", NOW),
        ("body:south", NOW + timedelta(days=1)),
    ]


def test_the_owner_keeps_its_seat(file):
    ann = viewer("ann")
    with acting(ann, moment=NOW):
        access.unshare(ann, file=file, seat=body_seat("north"))
        assert notes() == ["a note"]


def test_a_stranger_can_neither_share_nor_list_nor_open_for_another_body(file):
    cas = viewer("cas")
    with acting(cas, moment=NOW):
        assert access.seats(cas, file=file) == ()
        with pytest.raises(PermissionDenied):
            access.share(cas, file=file, shares=[to("south")])
        with pytest.raises(PermissionDenied):
            access.unshare(cas, file=file, seat=body_seat("north"))
        with pytest.raises(PermissionDenied):
            access.open_file(cas, file=uuid4(), body="north")


@pytest.fixture
def committed_files(locked_table, django_db_blocker):
    """Files that other connections see too: forty professionals with five notes each."""
    with django_db_blocker.unblock(), owner_connection() as owner:
        owner.execute(
            "INSERT INTO organisations_body (code, kind, name_nl, name_fr, name_en, aliases)"
            " SELECT 'b' || n, 'police_zone', 'b', 'b', '', '{}' FROM generate_series(1, 40) n"
        )
        owner.execute(
            "INSERT INTO organisations_professional"
            " (code, name, language, mail, is_active, password)"
            " SELECT 'p' || n, 'p', 'nl', '', true, '' FROM generate_series(1, 40) n"
        )
        owner.execute(
            "INSERT INTO organisations_mandate"
            " (professional_id, body_id, role, from_day, granted_by, granted_at)"
            " SELECT p.id, b.id, 'eva_officer', '2026-01-01', 'x', now()"
            " FROM organisations_professional p JOIN organisations_body b"
            " ON substr(b.code, 2) = substr(p.code, 2) WHERE p.code ~ '^p[0-9]+$'"
        )
        owner.execute(
            "INSERT INTO foundation_protectedfile (id, code, opened_at, opened_by)"
            " SELECT gen_random_uuid(), 'F' || n, now(), 'x' FROM generate_series(0, 199) n"
        )
        owner.execute(
            "INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, granted_by)"
            " SELECT id, 'body:b' || 1 + substr(code, 2)::int % 40, 'owner', true, now(), 'x'"
            " FROM foundation_protectedfile"
        )
        owner.execute(
            f"INSERT INTO {TABLE} (words, file_id)"
            " SELECT 'p' || 1 + substr(code, 2)::int % 40, id FROM foundation_protectedfile"
        )
    yield
    with django_db_blocker.unblock(), owner_connection() as owner:
        for table in (TABLE, "foundation_filegrant", "foundation_protectedfile"):
            owner.execute(f"DELETE FROM {table}")
        owner.execute("DELETE FROM organisations_mandate WHERE granted_by = 'x'")
        owner.execute("DELETE FROM organisations_professional WHERE code ~ '^p[0-9]+$'")
        owner.execute("DELETE FROM organisations_body WHERE code ~ '^b[0-9]+$'")


@pytest.mark.asvs("8.4.1")
def test_pooled_requests_that_forget_their_actor_see_no_foreign_row(committed_files):
    """Of 4,000 requests over four connections every tenth forgets to say who acts."""
    known = connection.settings_dict
    pool = ConnectionPool(
        kwargs={
            "host": known["HOST"] or known["OPTIONS"].get("host"),
            "port": known["PORT"] or None,
            "dbname": known["NAME"],
            "user": RUNTIME,
            "password": known["PASSWORD"],
        },
        min_size=4,
        max_size=4,
        open=True,
    )
    requests, counting = {"own": 0, "foreign": 0, "shown to nobody": 0}, threading.Lock()

    def request(number: int) -> None:
        code = f"p{1 + number % 40}"
        forgets = number % 10 == 0
        with pool.connection() as borrowed, borrowed.transaction():
            if not forgets:
                borrowed.execute("SELECT set_config('relais.actor', %s, true)", [signed(code)])
            seen = [words for (words,) in borrowed.execute(f"SELECT words FROM {TABLE}")]
        with counting:
            requests["own"] += seen.count(code)
            requests["shown to nobody"] += len(seen) if forgets else 0
            requests["foreign"] += sum(words != code for words in seen)

    with pool, ThreadPoolExecutor(8) as threads:
        list(threads.map(request, range(4_000)))

    assert requests == {"own": 3_600 * 5, "foreign": 0, "shown to nobody": 0}
