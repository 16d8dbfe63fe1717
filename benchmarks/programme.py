"""A programme of 50 texts, 2,000 recommendations, 10,000 initiatives and 20 editions.

The matrix is asked for inside the program, page after page, from the request to the whole answer;
its yardstick is a page of the same face that lists nothing. The last edition tells all initiatives:
it is composed and frozen, beside PostgreSQL that writes the same rows as JSON and nothing more.
"""

import hashlib
import os
import random
import time
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.http import served

TEXTS, RECOMMENDATIONS, INITIATIVES, EDITIONS = 50, 2_000, 10_000, 20
PAGES = 300
NAME = "bench_programme"
READER = "claire-exemplaire"
MATRIX, YARDSTICK = "/nl/follow-up/?text=bench-{}", "/nl/sign-in/"

_EACH = RECOMMENDATIONS // TEXTS
_SIZES = {
    "texts": TEXTS,
    "each": _EACH,
    "initiatives": INITIATIVES,
    "editions": EDITIONS,
}
# Every initiative answers two recommendations and is told in the last edition and in one before.
FILL = """
INSERT INTO programme_sourcetext (ref, title_nl, title_fr, title_en, purpose_nl, purpose_fr,
    purpose_en, own_wording, adopted_on, adopted_by, addressed_to, document_url, document_number,
    lines)
SELECT 'bench-' || n, 'Tekst ' || n, 'Texte ' || n, 'Text ' || n, '', '', '', true,
    '2020', 'region', 'region', '', '', ''
FROM generate_series(1, %(texts)s) AS n;
INSERT INTO programme_recommendation (text_id, ref, "order", channel, addressee, acting_body,
    would_act, partners, adopted_nl, adopted_fr, short_nl, short_fr, short_en, own_wording, lines)
SELECT text.id, 'B' || n, n, 'administration', '', '', '', '{}', '', '', 'Aanbeveling ' || n,
    'Recommandation ' || n, 'Recommendation ' || n, true, ''
FROM programme_sourcetext AS text, generate_series(1, %(each)s) AS n WHERE text.ref LIKE 'bench-%%';
INSERT INTO programme_edition (ref, number, title_nl, title_fr, title_en, own_wording, publisher,
    attribution, period_start, period_end, claim_nl, claim_fr, claim_en, claim_lines)
SELECT 'bench-' || n, 100 + n, 'Editie ' || n, 'Édition ' || n, 'Edition ' || n, true, 'region', '',
    (2000 + n)::text, (2000 + n)::text, '', '', '', ''
FROM generate_series(1, %(editions)s) AS n;
INSERT INTO programme_chapter (edition_id, ref, number, title_nl, title_fr, title_en, own_wording,
    lines)
SELECT id, 'ch' || n, n, 'Hoofdstuk ' || n, 'Chapitre ' || n, 'Chapter ' || n, true, ''
FROM programme_edition, generate_series(1, 5) AS n WHERE ref LIKE 'bench-%%';
INSERT INTO programme_initiative (ref, title_nl, title_fr, title_en, own_wording, level,
    municipality, starts, ends, progress, progress_note_nl, progress_note_fr, progress_note_en,
    legal_basis, lines)
SELECT 'N' || n, 'Initiatief ' || n, 'Initiative ' || n, 'Initiative ' || n, true, 'local', '21016',
    '2020', '', (ARRAY['running', 'planned', 'completed', ''])[1 + n %% 4], '', '', '', '{}', ''
FROM generate_series(1, %(initiatives)s) AS n;
INSERT INTO programme_involvement (initiative_id, part, "order", body, name_nl, name_fr, name_en)
SELECT id, 'owner', 1, '21016', '', '', '' FROM programme_initiative WHERE ref LIKE 'N%%';
INSERT INTO programme_figure (initiative_id, key, "order", label_nl, label_fr, label_en, quantity,
    unit, kind, lines)
SELECT id, 'persons', 1, 'personen', 'personnes', 'persons', '>=170', '', 'declared', ''
FROM programme_initiative WHERE ref LIKE 'N%%';
WITH asked AS (
    SELECT recommendation.id, row_number() OVER (ORDER BY recommendation.id) AS n
    FROM programme_recommendation AS recommendation
    JOIN programme_sourcetext AS text ON text.id = text_id WHERE text.ref LIKE 'bench-%%'
), done AS (
    SELECT id, row_number() OVER (ORDER BY id) AS n FROM programme_initiative WHERE ref LIKE 'N%%'
)
INSERT INTO programme_answer (recommendation_id, initiative_id, basis, lines)
SELECT asked.id, done.id, 'explicit', '' FROM done, generate_series(0, 1) AS step
JOIN asked ON true WHERE asked.n = 1 + (done.n + 997 * step) %% (%(texts)s * %(each)s);
WITH done AS (
    SELECT id, row_number() OVER (ORDER BY id) AS n FROM programme_initiative WHERE ref LIKE 'N%%'
), told AS (
    SELECT id, n, %(editions)s AS edition FROM done
    UNION SELECT id, n, 1 + n %% (%(editions)s - 1) FROM done
)
INSERT INTO programme_entry (chapter_id, initiative_id, section, "order", told_nl, told_fr, told_en,
    own_wording)
SELECT chapter.id, told.id, 'member', told.n %% 30000, repeat('Dit is gebeurd. ', 10),
    repeat('Cela a été fait. ', 10), repeat('This was done. ', 10), true
FROM told JOIN programme_edition AS edition ON edition.ref = 'bench-' || told.edition
JOIN programme_chapter AS chapter
    ON chapter.edition_id = edition.id AND chapter.number = 1 + told.n %% 5;
INSERT INTO programme_assessment (recommendation_id, edition_id, position, position_note_nl,
    position_note_fr, position_note_en, state, proposed, written_by, written_at, validated_by,
    lines)
SELECT recommendation.id, edition.id, 'accepted', 'Ja.', 'Oui.', 'Yes.', 'under_way', '',
    'operator', now(), '', ''
FROM programme_recommendation AS recommendation
JOIN programme_sourcetext AS text ON text.id = text_id AND text.ref LIKE 'bench-%%'
JOIN programme_edition AS edition ON edition.ref LIKE 'bench-%%';
ANALYZE;
"""
# The same rows as JSON, by the database alone.
BARE = """
SELECT to_jsonb(entry), to_jsonb(initiative), to_jsonb(figure), to_jsonb(involvement)
FROM programme_entry AS entry
JOIN programme_chapter AS chapter ON chapter.id = entry.chapter_id
JOIN programme_edition AS edition ON edition.id = chapter.edition_id
JOIN programme_initiative AS initiative ON initiative.id = entry.initiative_id
JOIN programme_figure AS figure ON figure.initiative_id = initiative.id
JOIN programme_involvement AS involvement ON involvement.initiative_id = initiative.id
WHERE edition.ref = %s
"""
LAST = f"bench-{EDITIONS}"


def measure(url: str) -> dict[str, Any]:
    """Times in milliseconds for the matrix, in seconds for the freeze."""
    with served(url, NAME):
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
            for statement in FILL.split(";\n"):
                if statement.strip():
                    database.execute(statement, _SIZES)
            bare = _bare(database)
        return _matrix(_signed_in()) | _freeze() | {"bare_json_s": bare}


def _bare(database: "psycopg.Connection[Any]") -> float:
    began = time.perf_counter()
    written = hashlib.sha256()
    for row in database.execute(BARE, [LAST]):
        written.update(repr(row).encode())
    return round(time.perf_counter() - began, 2)


def _signed_in() -> Any:
    from django.test import Client  # noqa: PLC0415

    from config import wsgi  # noqa: F401, PLC0415  # as the server loads the program; after the address
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.organisations.interface import professional  # noqa: PLC0415

    client = Client(headers={"host": "work.localhost"})
    client.force_login(professional(OPERATOR, READER))
    return client


def _matrix(client: Any) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415  # after Django is set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    dice = random.Random(4)  # the same pages each time
    addresses = [MATRIX.format(dice.randint(1, TEXTS)) for _ in range(PAGES)]
    page = client.get(addresses[0])
    times = sorted(_took(client, address) for address in addresses)
    bare = sorted(_took(client, YARDSTICK) for _ in range(PAGES))
    with CaptureQueriesContext(connection) as captured:
        client.get(addresses[0])
    return {
        "texts": TEXTS,
        "recommendations": RECOMMENDATIONS,
        "initiatives": INITIATIVES,
        "editions": EDITIONS,
        "matrix_queries": len(captured),
        "matrix_bytes": len(page.content),
        "matrix_p50_ms": round(times[PAGES // 2], 1),
        "matrix_p99_ms": round(times[int(PAGES * 0.99)], 1),
        "ratio_bare_page_p50": round(times[PAGES // 2] / bare[PAGES // 2], 1),
    }


def _took(client: Any, address: str) -> float:
    began = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - began) * 1000


def _freeze() -> dict[str, Any]:
    from relais.foundation import clock  # noqa: PLC0415  # after Django is set up
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.foundation.wording import Wording  # noqa: PLC0415
    from relais.programme.commands.editions import freeze  # noqa: PLC0415
    from relais.programme.queries.composing import compose  # noqa: PLC0415

    began = time.perf_counter()
    report = compose(OPERATOR, LAST)
    composed = time.perf_counter() - began
    frozen = freeze(by=OPERATOR, now=clock.now(), edition_ref=LAST, report=report, errata=Wording())
    return {
        "compose_s": round(composed, 2),
        "compose_and_freeze_s": round(time.perf_counter() - began, 2),
        "frozen_mb": round(len(frozen.document) / 1e6, 1),
    }
