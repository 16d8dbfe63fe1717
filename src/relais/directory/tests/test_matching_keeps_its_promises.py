"""What must hold of any directory and any question: who may rise or fall, and what adds up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relais.directory.rules.compiled import Index, UnreadableFile, compile_directory
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.matching import Answer, LeftOut, Question, fitting, match, state_of
from relais.directory.rules.moments import LocalMoment
from relais.directory.rules.reasons import ReasonCode
from relais.directory.rules.standing import hours_reason
from relais.directory.rules.vocabulary import Access, Need, OpenState, Profile
from relais.directory.tests import messy_directory
from relais.directory.tests.oracle import Oracle

FIRST_DAY, DAYS = messy_directory.FIRST_DAY, 3
NOON = LocalMoment(FIRST_DAY, 48)
ALL = 1_000

directories = st.integers(0, 10_000).map(lambda seed: messy_directory.services(seed, 24))
asked = st.builds(
    Question,
    need=st.sampled_from([each for each in Need if each != Need.DANGER_NOW]),
    municipality=st.sampled_from([None, *messy_directory.MUNICIPALITIES[:4]]),
    language=st.sampled_from([None, *messy_directory.LANGUAGES]),
    profile=st.sampled_from([None, *Profile]),
)
moments = st.builds(
    LocalMoment,
    st.integers(0, DAYS - 1).map(lambda days: FIRST_DAY + timedelta(days=days)),
    st.integers(0, 95),
)
quick = settings(derandomize=True, deadline=None, max_examples=80)


def index_of(services: Sequence[ServiceFacts], first_day: date = FIRST_DAY) -> Index:
    return Index(compile_directory(services, first_day=first_day, days=DAYS, version="test"))


def answer_of(services: Sequence[ServiceFacts], question: Question, at: LocalMoment) -> Answer:
    return match(index_of(services), question, at=at, limit=ALL)


def place_of(code: str, answer: Answer) -> int:
    """The place of a service in the answer; last when it is not shown at all."""
    codes = [each.code for each in answer.matches]
    return codes.index(code) if code in codes else ALL


def with_changed(
    services: Sequence[ServiceFacts], number: int, **changes: Any
) -> list[ServiceFacts]:
    return [replace(each, **changes) if at == number else each for at, each in enumerate(services)]


def service(code: str, **more: Any) -> ServiceFacts:
    given = {
        "needs": frozenset({"shelter"}),
        "areas": frozenset({"region"}),
        "access": Access.DIRECT,
        "reachable": True,
        "hours": "24/7",
    }
    return ServiceFacts(code=code, **{**given, **more})


@quick
@given(directories, asked, moments, st.integers(0, 23), st.sampled_from(messy_directory.LANGUAGES))
def test_adding_the_language_asked_never_lowers_a_service(
    services: list[ServiceFacts], question: Question, at: LocalMoment, number: int, language: str
) -> None:
    question = replace(question, language=language)
    code, spoken = services[number].code, services[number].languages or frozenset()
    more = with_changed(services, number, languages=spoken | {language})
    before, after = answer_of(services, question, at), answer_of(more, question, at)
    assert place_of(code, after) <= place_of(code, before)


@quick
@given(
    directories,
    asked,
    moments,
    st.integers(0, 23),
    st.sampled_from(["languages", "hours", "profiles"]),
)
def test_forgetting_what_fits_never_raises_a_service(
    services: list[ServiceFacts], question: Question, at: LocalMoment, number: int, forgotten: str
) -> None:
    known = replace(
        services[number],
        languages=frozenset({question.language or "nl"}),
        hours="24/7",
        closures=(),
        profiles=frozenset({question.profile or "victim"}),
        refused_profiles=frozenset(),
    )
    services[number] = known
    vague = with_changed(services, number, **{forgotten: None})
    before, after = answer_of(services, question, at), answer_of(vague, question, at)
    assert place_of(known.code, after) >= place_of(known.code, before)


@quick
@given(directories, asked, moments, st.integers(0, 12))
def test_every_service_with_the_need_is_shown_or_counted(
    services: list[ServiceFacts], question: Question, at: LocalMoment, limit: int
) -> None:
    answer = match(index_of(services), question, at=at, limit=limit)
    having = sum(question.need in each.needs for each in services)
    assert len(answer.matches) + sum(answer.left_out.values()) == having
    assert len(answer.matches) <= limit


@quick
@given(directories, asked, moments)
def test_every_reason_can_be_derived_from_the_data(
    services: list[ServiceFacts], question: Question, at: LocalMoment
) -> None:
    oracle = Oracle(services, FIRST_DAY, DAYS)
    assert answer_of(services, question, at).as_json() == oracle.answer(question, at, ALL)


@quick
@given(directories, asked, moments)
def test_who_fits_is_shown_before_anything_is_let_go(
    services: list[ServiceFacts], question: Question, at: LocalMoment
) -> None:
    index = index_of(services)
    best = fitting(index, question, at=at, limit=ALL)
    shown = [each.code for each in match(index, question, at=at, limit=ALL).matches]
    assert shown[: len(best)] == best


@quick
@given(directories, moments)
def test_a_service_never_stands_before_one_that_is_as_good_and_better_known(
    services: list[ServiceFacts], at: LocalMoment
) -> None:
    """Of three twins that differ in one thing: knows, may, does not."""
    question = Question("shelter", language="so")
    twins = [
        service("knows", languages=frozenset({"so"})),
        service("may", languages=None),
        service("not", languages=frozenset({"nl"})),
    ]
    answer = answer_of([*services, *twins], question, at)
    assert place_of("knows", answer) < place_of("may", answer) < place_of("not", answer)
    assert LeftOut.LANGUAGE in answer.relaxed


def test_equal_services_take_turns_by_the_day() -> None:
    twins = [service(f"twin-{number}") for number in range(4)]
    first: Counter[str] = Counter()
    for number in range(400):
        day = FIRST_DAY + timedelta(days=number)
        answer = match(index_of(twins, day), Question("shelter"), at=LocalMoment(day, 48), limit=1)
        assert answer.seed == day.isoformat()
        first[answer.matches[0].code] += 1
    assert all(70 <= first[each.code] <= 130 for each in twins), first


def test_on_one_day_the_order_stands_still() -> None:
    twins = [service(f"twin-{number}") for number in range(9)]
    index = index_of(twins)
    orders = {
        tuple(fitting(index, Question("shelter"), at=LocalMoment(FIRST_DAY, quarter), limit=9))
        for quarter in range(96)
    }
    assert len(orders) == 1


def test_danger_goes_straight_to_112_then_101_whatever_is_asked() -> None:
    danger = {"needs": frozenset({Need.DANGER_NOW})}
    services = [
        service("a-line", **danger),
        service("police-101", **danger, hours=None, reachable=False),
        service("emergency-112", **danger, hours="24/7 off", languages=frozenset()),
        service("shelter"),
    ]
    question = Question(Need.DANGER_NOW, "21004", "so", "man")
    answer = match(index_of(services), question, at=NOON, limit=2)
    assert [each.code for each in answer.matches] == ["emergency-112", "police-101"]
    assert answer.left_out[LeftOut.MORE] == 1
    assert answer.relaxed == ()


@pytest.mark.parametrize(
    ("named", "asked_profile", "refused"),
    [
        pytest.param({"woman"}, "man", 1, id="names women: no men"),
        pytest.param({"woman"}, "victim", 0, id="names women: any part"),
        pytest.param({"woman"}, "lgbtqia", 0, id="names women: any situation"),
        pytest.param({"homeless"}, "man", 0, id="names a situation: anybody"),
        pytest.param({"victim", "witness"}, "perpetrator", 1, id="names parts: no other part"),
        pytest.param(set(), "child", 0, id="names none: anybody"),
    ],
)
def test_naming_some_leaves_out_the_others_of_that_aspect(
    named: set[str], asked_profile: str, refused: int
) -> None:
    index = index_of([service("one", profiles=frozenset(named))])
    answer = match(index, Question("shelter", profile=asked_profile), at=NOON, limit=3)
    assert len(answer.matches) == 1 - refused
    assert answer.left_out[LeftOut.PROFILE] == refused


def test_a_refusal_outweighs_a_name() -> None:
    both = service("one", profiles=frozenset({"man"}), refused_profiles=frozenset({"man"}))
    assert (
        match(index_of([both]), Question("shelter", profile="man"), at=NOON, limit=3).matches == ()
    )


def test_what_is_let_go_goes_in_a_fixed_order() -> None:
    services = [
        service("elsewhere", areas=frozenset({"21001"})),
        service("dutch", languages=frozenset({"nl"})),
        service("closed", hours="24/7 off"),
        service("fits"),
    ]
    answer = answer_of(services, Question("shelter", "21004", "fr"), NOON)
    assert [each.code for each in answer.matches] == ["fits", "closed", "dutch", "elsewhere"]
    assert answer.relaxed == (LeftOut.CLOSED, LeftOut.LANGUAGE, LeftOut.MUNICIPALITY)
    assert set(answer.left_out.values()) == {0}


def test_a_day_that_the_file_does_not_cover_has_unknown_hours_and_says_so() -> None:
    index = index_of([service("one")])
    for day in (FIRST_DAY - timedelta(days=1), FIRST_DAY + timedelta(days=DAYS)):
        answer = match(index, Question("shelter"), at=LocalMoment(day, 0), limit=1)
        assert answer.outside
        assert answer.matches[0].state is OpenState.UNKNOWN
        assert not index.covers(day)
    assert not match(index, Question("shelter"), at=NOON, limit=1).outside


def test_until_looks_past_the_last_day_that_can_be_asked() -> None:
    last = LocalMoment(FIRST_DAY + timedelta(days=DAYS - 1), 92)
    index = index_of([service("night", hours="20:00-02:00"), service("always")])
    until = hours_reason(index, "night", last)
    assert (until.code, until.time) == (ReasonCode.OPEN_UNTIL, "02:00")
    assert until.day == (FIRST_DAY + timedelta(days=DAYS)).isoformat()
    assert hours_reason(index, "always", last).code is ReasonCode.OPEN_DAY_AND_NIGHT
    assert state_of(index, "night", last) is OpenState.OPEN


def test_an_empty_directory_answers_too() -> None:
    answer = match(index_of([]), Question("shelter", "21004", "nl", "woman"), at=NOON, limit=3)
    assert answer.matches == ()
    assert set(answer.left_out.values()) == {0}


def test_a_file_of_another_format_is_refused() -> None:
    file = compile_directory([], first_day=FIRST_DAY, days=1, version="test")
    with pytest.raises(UnreadableFile, match="format 2 instead of 1"):
        Index({**file, "format": 2})
