"""The same best ten in the same order, by what a team would reach for first.

Each holds one day, in that day's rank, so that it carries no more than our own index of a day. Each
was tried in several forms; the one that was fastest at 5,000 services is here, and its docstring
names the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import psycopg
import tantivy

from benchmarks.match.synthetic import MUNICIPALITIES, PROFILES
from relais.directory.rules.matching import Question
from relais.directory.rules.moments import LocalMoment

# Rank of an area in the order; a service lists its municipalities, or one of the two wide ones.
WIDE = {"region": 1, "belgium": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One service as every engine gets it; `rank` is its place on the day, 0 is the best."""

    code: str
    rank: int
    reachable: bool
    needs: frozenset[str]
    languages: frozenset[str]
    areas: frozenset[str]
    named: frozenset[str]
    open: Sequence[tuple[int, int]]

    @property
    def taken(self) -> Iterable[str]:
        """Profiles that may come: those named, or all when none is."""
        return self.named or PROFILES

    @property
    def served(self) -> Iterable[str]:
        """Municipalities from which one may come."""
        return MUNICIPALITIES if self.areas & WIDE.keys() else self.areas

    @property
    def wide(self) -> int | None:
        """1 for the region, 2 for the country, None for some municipalities."""
        return next((WIDE[area] for area in self.areas if area in WIDE), None)

    def tokens(self) -> list[str]:
        """One word for each thing that can be asked."""
        quarters = [f"o:{q}" for begin, end in self.open for q in range(begin, end)]
        facets = {"n": self.needs, "l": self.languages, "a": self.served, "p": self.taken}
        return [f"{kind}:{each}" for kind, values in facets.items() for each in values] + quarters


def asked_tokens(question: Question, at: LocalMoment) -> list[str]:
    """What a fitting service has among its tokens."""
    return [
        f"n:{question.need}",
        f"l:{question.language}",
        f"a:{question.municipality}",
        f"p:{question.profile}",
        f"o:{at.quarter}",
    ]


class Engine(Protocol):
    """Answers with the codes of the best ten that fit."""

    def best(self, question: Question, at: LocalMoment) -> list[str]: ...


class Gin:
    """One PostgreSQL table with one GIN index over words for every facet and quarter.

    Prepared statement. Integers instead of words were no faster; one index over a column for each
    facet was slower.
    """

    def __init__(self, connection: psycopg.Connection, listed: Sequence[Listed]) -> None:
        self._connection = connection
        connection.execute("DROP TABLE IF EXISTS pg_temp.listed")
        connection.execute(
            "CREATE TEMP TABLE listed (code text, rank int, unreachable bool, areas text[],"
            " wide smallint, named text[], tokens text[])"
        )
        with connection.cursor().copy("COPY listed FROM STDIN") as rows:
            for each in listed:
                rows.write_row(
                    (
                        each.code,
                        each.rank,
                        not each.reachable,
                        list(each.areas),
                        each.wide,
                        list(each.named),
                        each.tokens(),
                    )
                )
        connection.execute("CREATE INDEX ON listed USING gin (tokens)")
        connection.execute("VACUUM FULL ANALYZE listed")

    def best(self, question: Question, at: LocalMoment) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT code FROM listed WHERE tokens @> %s::text[]
            ORDER BY unreachable, CASE WHEN %s = ANY(areas) THEN 0 ELSE wide END,
                     %s <> ALL(named), rank
            LIMIT 10
            """,
            (asked_tokens(question, at), question.municipality, question.profile),
            prepare=True,
        )
        return [code for (code,) in rows]


class Joins:
    """What a web framework makes of it: a many-to-many table and a list of words for each facet.

    One table of opening intervals, the indexes that Django would make and one more on the
    intervals. The statement is prepared, which Django does not do unless told to: to plan these
    joins anew each time takes PostgreSQL far longer than to run them.
    """

    def __init__(self, connection: psycopg.Connection, listed: Sequence[Listed]) -> None:
        self._connection = connection
        self._table("service", "id int PRIMARY KEY, code text, unreachable bool")
        self._fill("service", [(each.rank, each.code, not each.reachable) for each in listed])
        self._facet("need", [(each.rank, each.needs) for each in listed])
        self._facet("language", [(each.rank, each.languages) for each in listed])
        self._facet("area", [(each.rank, each.areas) for each in listed])
        self._facet("profile", [(each.rank, each.named or {"all"}) for each in listed])
        self._table("service_open", "service int, begins int, ends int")
        self._fill("service_open", [(each.rank, *span) for each in listed for span in each.open])
        connection.execute("CREATE INDEX ON service_open (service, begins, ends)")
        connection.execute("ANALYZE")

    def best(self, question: Question, at: LocalMoment) -> list[str]:
        rows = self._connection.execute(
            """
            SELECT DISTINCT service.code, unreachable,
                   CASE area.code WHEN 'region' THEN 1 WHEN 'belgium' THEN 2 ELSE 0 END AS wide,
                   profile.code = 'all' AS unnamed, service.id
            FROM service
            JOIN service_need ON service_need.service = service.id
            JOIN need ON need.id = service_need.need
            JOIN service_language ON service_language.service = service.id
            JOIN language ON language.id = service_language.language
            JOIN service_area ON service_area.service = service.id
            JOIN area ON area.id = service_area.area
            JOIN service_profile ON service_profile.service = service.id
            JOIN profile ON profile.id = service_profile.profile
            JOIN service_open ON service_open.service = service.id
            WHERE need.code = %s AND language.code = %s
              AND area.code IN (%s, 'region', 'belgium') AND profile.code IN (%s, 'all')
              AND service_open.begins <= %s AND service_open.ends > %s
            ORDER BY unreachable, wide, unnamed, service.id
            LIMIT 10
            """,
            (
                question.need,
                question.language,
                question.municipality,
                question.profile,
                at.quarter,
                at.quarter,
            ),
            prepare=True,
        )
        return [row[0] for row in rows]

    def _facet(self, name: str, values: Sequence[tuple[int, Iterable[str]]]) -> None:
        numbers = {
            code: n for n, code in enumerate(sorted({c for _, all_ in values for c in all_}))
        }
        self._table(name, "id int PRIMARY KEY, code text UNIQUE")
        self._fill(name, [(number, code) for code, number in numbers.items()])
        through = f"service_{name}"
        self._table(through, f"service int, {name} int, UNIQUE (service, {name})")
        self._fill(through, [(rank, numbers[code]) for rank, codes in values for code in codes])
        self._connection.execute(f"CREATE INDEX ON {through} (service)")
        self._connection.execute(f"CREATE INDEX ON {through} ({name})")

    def _table(self, name: str, columns: str) -> None:
        self._connection.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
        self._connection.execute(f"CREATE TEMP TABLE {name} ({columns})")

    def _fill(self, name: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._connection.cursor().copy(f"COPY {name} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


class Tantivy:
    """A tantivy index in memory, documents in the order of rank, every hit sorted in Python.

    A constant score spares it the scoring. Scores for the tiers and its own best ten took twice as
    long, stored codes instead of a list by document number longer still.
    """

    def __init__(self, listed: Sequence[Listed]) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("token", tokenizer_name="raw", index_option="basic")
        self._schema = schema.build()
        self._listed = sorted(listed, key=lambda each: each.rank)
        index = tantivy.Index(self._schema)
        writer = index.writer(200_000_000, 1)
        for each in self._listed:
            writer.add_document(tantivy.Document(token=each.tokens()))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        if self._searcher.num_segments != 1:
            raise RuntimeError("document numbers are ranks only within one segment")

    def best(self, question: Question, at: LocalMoment) -> list[str]:
        terms = [
            (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, "token", token, "basic"))
            for token in asked_tokens(question, at)
        ]
        query = tantivy.Query.const_score_query(tantivy.Query.boolean_query(terms), 1.0)
        hits = self._searcher.search(query, len(self._listed), count=False).hits

        def order(rank: int) -> tuple[bool, int, bool, int]:
            each = self._listed[rank]
            area = 0 if question.municipality in each.areas else each.wide or 0
            return not each.reachable, area, question.profile not in each.named, rank

        best = sorted((address.doc for _, address in hits), key=order)[:10]
        return [self._listed[rank].code for rank in best]
