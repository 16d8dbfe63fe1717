"""Freezing and publishing: once and for good, on the record, whoever holds the database."""

from dataclasses import replace

import psycopg
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, connection, transaction

from relais.foundation.access import EVERYONE
from relais.foundation.access.roles import RUNTIME
from relais.foundation.wording import Wording
from relais.programme.commands import editions as commands
from relais.programme.models import FrozenEdition, Publication
from relais.programme.rules import canonical
from relais.programme.rules.completeness import PublicationRefusal
from relais.programme.rules.freezing import FreezeRefusal
from relais.programme.tests.sample import NOON, REPORT, an_edition, frozen, with_item, words
from tests.database import owner_connection

ERRATA = words("Een titel", "Un titre", "A title")
CORRECTED = with_item(title=words("Juist", "Juste", "Right"))
TABLES = "programme_frozenedition, programme_publication"


@pytest.fixture
def edition(db):
    return an_edition()


def events():
    with connection.cursor() as cursor:
        cursor.execute("SELECT event, about, actor FROM audit_auditrow ORDER BY id")
        return cursor.fetchall()


def test_a_frozen_edition_is_the_report_with_its_fingerprint(edition):
    kept = frozen()

    assert canonical.read(kept.document) == REPORT
    assert kept.sha256 == canonical.digest(REPORT)
    assert (kept.revision, kept.frozen_by, kept.frozen_at) == (1, "operator", NOON)
    assert events() == [("programme.edition_frozen", "programme:2022:1", "operator")]


def test_freezing_the_same_words_again_changes_nothing(edition):
    frozen()

    assert frozen().revision == 1
    assert frozen(errata=ERRATA).revision == 1
    assert len(events()) == FrozenEdition.unscoped.count() == 1


def test_what_is_corrected_becomes_the_next_revision_and_says_so(edition):
    frozen()
    kept = frozen(CORRECTED, errata=ERRATA)

    assert kept.revision == 2
    assert kept.errata == ERRATA
    assert canonical.read(kept.document) == replace(CORRECTED, revision=2, errata=(ERRATA,))
    assert frozen(CORRECTED).revision == 2


@pytest.mark.parametrize(
    ("report", "errata", "refusal"),
    [
        (CORRECTED, Wording(), FreezeRefusal.ERRATA_WANTED),
        (replace(REPORT, title=Wording()), ERRATA, FreezeRefusal.NOTHING_SAID),
    ],
)
def test_what_can_not_be_a_revision_is_refused(edition, report, errata, refusal):
    frozen()

    with pytest.raises(commands.FreezingRefused) as refused:
        frozen(report, errata=errata)

    assert refused.value.refusal is refusal
    assert FrozenEdition.unscoped.count() == 1


def test_publishing_opens_a_revision_once(edition):
    frozen(publish=True)
    frozen(publish=True)

    published = Publication.unscoped.get()
    assert (published.published_at, published.published_by) == (NOON, "operator")
    assert not published.with_gaps
    assert [event for event, *_ in events()] == [
        "programme.edition_frozen",
        "programme.edition_published",
    ]


def test_missing_translations_are_published_only_knowingly(edition):
    report = with_item(title=Wording(nl="Alleen Nederlands"))

    with pytest.raises(commands.PublishingRefused) as refused:
        frozen(report, publish=True)
    assert refused.value.refusal is PublicationRefusal.MISSING_TRANSLATIONS
    assert not Publication.unscoped.exists()

    frozen(report, publish=True, with_gaps=True)
    assert Publication.unscoped.get().with_gaps


def test_whoever_may_not_freeze_neither_freezes_nor_publishes(edition):
    with pytest.raises(PermissionDenied):
        commands.freeze(by=EVERYONE, now=NOON, edition_ref="2022", report=REPORT, errata=Wording())
    frozen()
    with pytest.raises(PermissionDenied):
        commands.publish(by=EVERYONE, now=NOON, edition_ref="2022", revision=1, with_gaps=False)


CHANGES = [
    "UPDATE programme_frozenedition SET document = '{}'",
    "DELETE FROM programme_frozenedition",
    "TRUNCATE programme_frozenedition CASCADE",
    "UPDATE programme_publication SET with_gaps = true",
    "DELETE FROM programme_publication",
    "TRUNCATE programme_publication",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_the_role_that_serves_can_change_nothing(edition, statement):
    frozen(publish=True)

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert FrozenEdition.unscoped.get().sha256 == canonical.digest(REPORT)


@pytest.fixture
def granted_everything(db):
    """The role that serves, once every right was granted to it by mistake."""
    with owner_connection() as owner:
        owner.execute(f"GRANT ALL ON {TABLES} TO {RUNTIME}".encode())
    yield
    with owner_connection() as owner:
        owner.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {TABLES} FROM {RUNTIME}".encode())


@pytest.mark.parametrize("statement", [each for each in CHANGES if "TRUNCATE" not in each])
def test_the_database_refuses_even_with_every_right(granted_everything, edition, statement):
    frozen(publish=True)

    with (
        pytest.raises(IntegrityError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("statement", [each for each in CHANGES if "TRUNCATE" in each])
def test_the_owner_of_the_tables_may_not_empty_them(db, statement):
    with owner_connection() as owner:
        with pytest.raises(psycopg.IntegrityError, match="never changes"):
            owner.execute(statement.encode())
        owner.rollback()


def test_the_owner_of_the_tables_may_not_rewrite_what_was_frozen(db):
    with owner_connection() as owner:
        made = owner.execute(
            "INSERT INTO programme_edition (ref, number, title_nl, title_fr, title_en, own_wording,"
            " publisher, attribution, period_start, period_end, claim_nl, claim_fr, claim_en,"
            " claim_lines) VALUES ('1900', 1900, '', '', '', true, '', '', '1900', '1900', '', '',"
            " '', '') RETURNING id"
        ).fetchone()
        owner.execute(
            "INSERT INTO programme_frozenedition (edition_id, revision, document, sha256,"
            " errata_nl, errata_fr, errata_en, frozen_at, frozen_by) VALUES (%s, 1, '{}', %s, '',"
            " '', '', now(), 'x')",
            [made[0], "0" * 64],
        )
        for statement in CHANGES[:2]:
            owner.execute("SAVEPOINT before")
            with pytest.raises(psycopg.IntegrityError, match="never changes"):
                owner.execute(statement.encode())
            owner.execute("ROLLBACK TO before")
        owner.rollback()
