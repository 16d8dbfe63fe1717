"""Five hundred questions, one answer each: the slow way, the server's and the browser's."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from relais.directory.rules.compiled import CompiledFile, Index, compile_directory
from relais.directory.rules.matching import LeftOut, match
from relais.directory.rules.reasons import ReasonCode
from relais.directory.tests import messy_directory
from relais.directory.tests.browser import page_with_matching
from relais.directory.tests.oracle import Oracle

QUESTIONS = messy_directory.questions(500)


@pytest.fixture(scope="module")
def file() -> CompiledFile:
    return compile_directory(
        messy_directory.services(),
        first_day=messy_directory.FIRST_DAY,
        days=messy_directory.DAYS,
        version="messy",
    )


@pytest.fixture(scope="module")
def answers(file: CompiledFile) -> list[dict[str, Any]]:
    index = Index(file)
    return [
        match(index, question, at=at, limit=limit).as_json() for question, at, limit in QUESTIONS
    ]


def test_the_server_answers_as_the_oracle(answers: list[dict[str, Any]]) -> None:
    oracle = Oracle(messy_directory.services(), messy_directory.FIRST_DAY, messy_directory.DAYS)
    for (question, at, limit), answer in zip(QUESTIONS, answers, strict=True):
        assert answer == oracle.answer(question, at, limit), (question, at, limit)


def test_the_questions_reach_every_kind_of_answer(answers: list[dict[str, Any]]) -> None:
    matches = [each for answer in answers for each in answer["matches"]]
    assert {each["state"] for each in matches} == {
        "open",
        "relayed",
        "appointment",
        "unknown",
        "closed",
    }
    assert {reason["code"] for each in matches for reason in each["reasons"]} == set(ReasonCode)
    assert {each for answer in answers for each in answer["relaxed"]} == {
        "closed",
        "language",
        "municipality",
    }
    assert all(any(answer["left_out"][code] for answer in answers) for code in LeftOut)


@pytest.mark.journey
def test_the_browser_answers_as_the_server(
    browser: Browser, file: CompiledFile, answers: list[dict[str, Any]]
) -> None:
    asked = [
        [
            {
                "need": question.need,
                "municipality": question.municipality,
                "language": question.language,
                "profile": question.profile,
                "confirmed_only": question.confirmed_only,
            },
            {"day": at.day.isoformat(), "quarter": at.quarter},
            limit,
        ]
        for question, at, limit in QUESTIONS
    ]
    with page_with_matching(browser) as page:
        told = page.evaluate(
            """([file, asked]) => {
                const index = Relais.load(file);
                return asked.map((each) => Relais.match(index, ...each));
            }""",
            [file, asked],
        )
    for question, answer, expected in zip(QUESTIONS, told, answers, strict=True):
        assert answer == expected, question
