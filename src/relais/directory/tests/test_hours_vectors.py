"""The published vectors of opening hours hold on the server, in the filter and in the browser."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from relais.directory.rules.compiled import Index, compile_directory
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.hours import Closure, refuse_hours
from relais.directory.rules.matching import LeftOut, Question, fitting, match, state_of
from relais.directory.rules.moments import local_moment
from relais.directory.rules.vocabulary import Access, OpenState
from relais.directory.tests.browser import page_with_matching

FILE = Path(__file__).parents[4] / "tests" / "conformance" / "opening_hours_vectors.json"
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))
MOMENTS = [
    pytest.param(number, datetime.fromisoformat(at), OpenState(state), id=f"{each['name']}: {at}")
    for number, each in enumerate(VECTORS["services"])
    for at, state in each["moments"]
]
RELAY = "relay-of-"


def _facts(code: str, hours: str | None, **more: Any) -> ServiceFacts:
    return ServiceFacts(
        code=code,
        needs=frozenset({code}),
        areas=frozenset({"region"}),
        access=Access.DIRECT,
        reachable=True,
        hours=hours,
        **more,
    )


def _services() -> list[ServiceFacts]:
    services = []
    for number, each in enumerate(VECTORS["services"]):
        closures = tuple(
            Closure(date.fromisoformat(first), date.fromisoformat(last))
            for first, last in each.get("closures", [])
        )
        relay = f"{RELAY}{number}" if "relay" in each else None
        services.append(_facts(str(number), each["hours"], closures=closures, relay_to=relay))
        if relay:
            services.append(_facts(relay, each["relay"]))
    return services


@pytest.fixture(scope="module")
def index() -> Index:
    file = compile_directory(_services(), first_day=date(2026, 1, 1), days=380, version="vectors")
    return Index(file)


@pytest.mark.parametrize(("number", "at", "state"), MOMENTS)
def test_a_moment_has_the_published_state(
    index: Index, number: int, at: datetime, state: OpenState
) -> None:
    assert state_of(index, str(number), local_moment(at)) == state


@pytest.mark.parametrize(("number", "at", "state"), MOMENTS)
def test_label_and_filter_say_the_same(
    index: Index, number: int, at: datetime, state: OpenState
) -> None:
    question, moment = Question(need=str(number)), local_moment(at)
    [shown] = match(index, question, at=moment, limit=1).matches
    assert shown.state == state
    assert bool(fitting(index, question, at=moment, limit=1)) == (state != OpenState.CLOSED)
    is_let_go = match(index, question, at=moment, limit=1).relaxed == (LeftOut.CLOSED,)
    assert is_let_go == (state == OpenState.CLOSED)


@pytest.mark.parametrize(
    ("hours", "refusal"),
    [
        pytest.param(each["hours"], each["refusal"], id=each["hours"] or "empty")
        for each in VECTORS["refused"]
    ],
)
def test_a_text_that_would_be_misread_is_refused(hours: str, refusal: str) -> None:
    assert refuse_hours(hours) == refusal


@pytest.mark.parametrize("hours", VECTORS["accepted"], ids=str)
def test_a_text_that_is_read_as_it_is_meant_is_accepted(hours: str) -> None:
    assert refuse_hours(hours) is None


def test_every_text_with_published_moments_is_accepted() -> None:
    texts = [each["hours"] for each in VECTORS["services"] if each["hours"]]
    assert [text for text in texts if refuse_hours(text)] == []


@pytest.mark.journey
def test_the_browser_gives_the_published_states(browser: Browser) -> None:
    file = compile_directory(_services(), first_day=date(2026, 1, 1), days=380, version="vectors")
    asked = [
        [str(number), at]
        for number, each in enumerate(VECTORS["services"])
        for at, _ in each["moments"]
    ]
    with page_with_matching(browser) as page:
        states = page.evaluate(
            """([file, asked]) => {
                const index = Relais.load(file);
                return asked.map(
                    ([code, at]) => Relais.stateOf(index, code, Relais.momentOf(new Date(at)))
                );
            }""",
            [file, asked],
        )
    assert states == [state for each in VECTORS["services"] for _, state in each["moments"]]
