"""Measure the matching and its baselines in one run, one process, turn by turn."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

import psycopg

from benchmarks.match import oracle, synthetic
from benchmarks.match.baselines import Gin, Joins, Listed, Tantivy
from relais.directory.rules.compiled import Index, compile_directory
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.matching import Answer, Question, fitting, match
from relais.directory.rules.moments import LocalMoment
from relais.directory.rules.vocabulary import OpenState

LIMIT = 10
ROUNDS = 5
GROWN = 50_000

type Asked = tuple[Question, LocalMoment]
type Engines = dict[str, Callable[[Question, LocalMoment], Answer | list[str]]]


def measure(url: str, *, services: int = 5_000, queries: int = 500) -> dict[str, Any]:
    """Times in milliseconds, the ratios to ours, and how many answers were not the oracle's.

    `engine` is the whole answer with reasons and counts; `match` says which services in which
    order, as the baselines do. `url` is any PostgreSQL; only temporary tables are made in it.
    """
    asked = synthetic.questions(queries)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET temp_buffers = '256MB'")
        facts = synthetic.services(services)
        index, listed = _directory(facts)
        engines = _engines(connection, index, listed)
        engines["joins"] = Joins(connection, listed).best
        times = _times(engines, asked)
        wrong = _wrong(engines, facts, asked)
        # Joins take seconds a round at this size and would say nothing new.
        growth = _times(_engines(connection, *_directory(synthetic.services(GROWN))), asked)
    return {
        "services": services,
        "queries": queries,
        **times,
        **_ratios(times),
        "wrong": sum(wrong.values()),
        "wrong_by_engine": wrong,
        "growth": {"services": GROWN, **growth},
    }


def _directory(facts: Sequence[ServiceFacts]) -> tuple[Index, list[Listed]]:
    file = compile_directory(facts, first_day=synthetic.TODAY, days=1, version="synthetic")
    index = Index(file)
    return index, _listed(index, facts)


def _engines(connection: psycopg.Connection, index: Index, listed: Sequence[Listed]) -> Engines:
    return {
        "engine": lambda question, at: match(index, question, at=at, limit=LIMIT),
        "match": lambda question, at: fitting(index, question, at=at, limit=LIMIT),
        "gin": Gin(connection, listed).best,
        "tantivy": Tantivy(listed).best,
    }


def _listed(index: Index, facts: Sequence[ServiceFacts]) -> list[Listed]:
    best_first = reversed(index.on(synthetic.TODAY).order)
    ranks = {number: rank for rank, number in enumerate(best_first)}
    return [
        Listed(
            code=each.code,
            rank=ranks[number],
            reachable=each.reachable,
            needs=each.needs,
            languages=each.languages or frozenset(),
            areas=each.areas,
            named=each.profiles or frozenset(),
            open=[
                (begin, end)
                for begin, end, state in next(index.days_from(number, synthetic.TODAY))
                if state is OpenState.OPEN
            ],
        )
        for number, each in enumerate(facts)
    ]


def _times(engines: Engines, asked: Sequence[Asked]) -> dict[str, float]:
    """The lowest p50 and p99 of each engine over rounds in which all take their turn."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in engines}
    for turn in range(ROUNDS + 1):
        for name, engine in engines.items():
            measured = _round(engine, asked)
            # The first round warms up: plans, caches, the day's bitsets.
            if turn:
                found[name].append(measured)
    times = {}
    for name, rounds in found.items():
        p50s, p99s = zip(*rounds, strict=True)
        times[f"{name}_p50_ms"], times[f"{name}_p99_ms"] = min(p50s), min(p99s)
    return times


def _round(
    engine: Callable[[Question, LocalMoment], object], asked: Sequence[Asked]
) -> tuple[float, float]:
    took = []
    for question, at in asked:
        began = perf_counter()
        engine(question, at)
        took.append((perf_counter() - began) * 1000)
    took.sort()
    return round(took[len(took) // 2], 4), round(took[int(len(took) * 0.99)], 4)


def _ratios(times: dict[str, float]) -> dict[str, float]:
    return {
        f"ratio_{name}_p50": round(times[f"{name}_p50_ms"] / times["match_p50_ms"], 2)
        for name in ("gin", "tantivy", "joins")
    }


def _wrong(
    engines: Engines, facts: Sequence[ServiceFacts], asked: Sequence[Asked]
) -> dict[str, int]:
    wrong = dict.fromkeys(engines, 0)
    for question, at in asked:
        right = oracle.best(facts, question, at)
        for name, engine in engines.items():
            wrong[name] += _codes(engine(question, at), len(right)) != right
    return wrong


def _codes(answer: Answer | list[str], fitting: int) -> list[str]:
    """Of a whole answer only those that fit: what was let go to fill it up is not a baseline's."""
    if isinstance(answer, Answer):
        return [each.code for each in answer.matches[:fitting]]
    return answer
