"""Measure coverage and its baseline in one run, one process, turn by turn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.coverage import baseline, oracle
from benchmarks.match import synthetic
from relais.directory.rules.coverage.counting import MOST, Axes, Coverage, count, cover
from relais.directory.rules.coverage.reading import shares
from relais.directory.rules.coverage.week import Week, ordinary_week, presences, week_patterns
from relais.directory.rules.coverage.what_if import Session, WhatIf, add_session, what_if
from relais.directory.rules.facts import ServiceFacts

ROUNDS = 5
SAMPLE = 1_000
CHANGES = 50
RECOUNTED = 5
GROWN = 50_000
AXES = Axes(
    municipalities=tuple(synthetic.MUNICIPALITIES),
    needs=tuple(synthetic.NEEDS),
    languages=tuple(synthetic.LANGUAGES),
    profiles=tuple(synthetic.PROFILES),
)


def measure(*, services: int = 5_000) -> dict[str, Any]:
    """Seconds from records to counts, milliseconds of a what-if, and how much was wrong.

    `seconds` is everything: reading all opening hours anew and counting; `baseline_seconds` the
    same with the baseline's counting. `ratio` compares the counting alone, tables included.
    """
    facts, week = synthetic.services(services), ordinary_week(synthetic.TODAY)
    times = _times(facts, week)
    kept = cover(facts, AXES, week)
    changes = _changes(facts)
    what_ifs = [_timed(partial(what_if, kept, each)) for each in changes]
    sessions = [_timed(partial(add_session, kept, each)) for each in _sessions(facts)]
    taken = sorted(seconds * 1000 for seconds, _ in [*what_ifs, *sessions])
    found = shares(kept.counts)
    return {
        "services": services,
        "cells": kept.counts.size,
        **times,
        "what_if_ms": round(median(taken), 2),
        "what_if_worst_ms": round(taken[-1], 2),
        "nobody_percent": round(found.nobody * 100, 1),
        "exactly_one_percent": round(found.one * 100, 1),
        "counts_mb": round(kept.counts.nbytes / 1e6, 1),
        **_wrong(facts, kept, changes, [each for _, each in what_ifs]),
        "growth": {"services": GROWN, **_times(synthetic.services(GROWN), week)},
    }


def _times(facts: Sequence[ServiceFacts], week: Week) -> dict[str, float]:
    """The lowest of some rounds in which each takes its turn; the first one warms up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        week_patterns.cache_clear()
        hours, found = _timed(partial(presences, facts, week))
        ours = _timed(partial(count, found, AXES))[0]
        theirs = _timed(partial(baseline.count, found, AXES))[0]
        rounds.append((hours, ours, theirs))
    hours, ours, theirs = (min(times) for times in zip(*rounds[1:], strict=True))
    return {
        "seconds": round(hours + ours, 4),
        "hours_seconds": round(hours, 4),
        "count_seconds": round(ours, 4),
        "baseline_seconds": round(hours + theirs, 4),
        "baseline_count_seconds": round(theirs, 4),
        "ratio": round(theirs / ours, 2),
    }


def _timed[Result](work: Callable[[], Result]) -> tuple[float, Result]:
    began = perf_counter()
    result = work()
    return perf_counter() - began, result


def _changes(facts: Sequence[ServiceFacts]) -> list[ServiceFacts]:
    """Services with other hours, languages or municipalities."""
    chance = Random(11)
    return [
        replace(
            each,
            hours=chance.choice(["24/7", "Mo-Fr 08:00-22:00", "Tu,Th 18:00-22:00", each.hours]),
            languages=each.languages if chance.random() < 0.5 else frozenset({"ar", "fr"}),
            areas=each.areas if chance.random() < 0.5 else frozenset({"region"}),
        )
        for each in chance.sample(facts, CHANGES)
    ]


def _sessions(facts: Sequence[ServiceFacts]) -> list[Session]:
    """Also Tuesday evening, in Arabic."""
    chance = Random(12)
    return [
        Session(service=each.code, days=(1,), first_hour=18, end_hour=21, language="ar")
        for each in chance.sample(facts, CHANGES)
    ]


def _wrong(
    facts: Sequence[ServiceFacts],
    kept: Coverage,
    changes: Sequence[ServiceFacts],
    what_ifs: Sequence[WhatIf],
) -> dict[str, Any]:
    """Sampled cells beside a look at every service, what-ifs beside counting all anew."""
    exact = baseline.count(kept.presences, AXES)
    wrong = {"coverage": 0, "baseline": 0, "what_if": 0}
    for place in _sample():
        cell = _cell(place)
        right = oracle.count(facts, cell, kept.week.monday)
        wrong["coverage"] += int(kept.counts[place]) != min(right, MOST)
        wrong["baseline"] += int(exact[place]) != right
    for changed, found in list(zip(changes, what_ifs, strict=True))[:RECOUNTED]:
        others = (each for each in facts if each.code != changed.code)
        anew = cover([*others, changed], AXES, kept.week)
        whole = kept.counts.copy()
        whole[np.ix_(*found.box)] = found.after
        wrong["what_if"] += int((np.minimum(whole, 2) != np.minimum(anew.counts, 2)).sum())
    return {"wrong": sum(wrong.values()), "wrong_by_engine": wrong}


def _sample() -> list[tuple[int, ...]]:
    chance = Random(13)
    return [tuple(chance.randrange(size) for size in AXES.shape) for _ in range(SAMPLE)]


def _cell(place: tuple[int, ...]) -> oracle.Cell:
    municipality, need, language, profile, hour = place
    return (
        AXES.municipalities[municipality],
        AXES.needs[need],
        AXES.languages[language],
        AXES.profiles[profile],
        hour,
    )
