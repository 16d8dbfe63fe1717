"""Which screen follows which answer, and what is refused."""

import pytest

from relais.directory.interface import Need, Profile
from relais.guide.rules.counter import (
    CHOICES,
    Asked,
    Misread,
    Step,
    follow,
    places_taken,
    refuse_asked,
    shown,
    step_before,
    step_of,
)

PLACES = {"21009", "21016"}
LANGUAGES = {"nl", "fr", "en"}


def refuse(asked: Asked) -> Misread | None:
    return refuse_asked(asked, municipalities=PLACES, languages=LANGUAGES)


def test_two_answers_lead_to_the_services():
    assert step_of(Asked()) is Step.NEEDS
    assert step_of(Asked(choice="sleep")) is Step.PLACES
    assert step_of(Asked(choice="sleep", municipality="21009")) is Step.RESULT
    assert step_of(Asked(choice="sleep", municipality="unknown")) is Step.RESULT


def test_danger_asks_for_no_municipality():
    assert step_of(Asked(choice="danger")) is Step.DANGER
    assert step_of(Asked(choice="danger", municipality="21009")) is Step.DANGER


def test_each_step_back_forgets_the_last_answer():
    answered = Asked(choice="law", municipality="21016", spoken="fr")
    assert follow(answered, back="") == answered
    assert follow(answered, back=step_before(Step.RESULT)) == Asked(choice="law")
    assert follow(Asked(choice="law"), back=step_before(Step.PLACES)) == Asked()
    assert follow(Asked(choice="danger"), back=step_before(Step.DANGER)) == Asked()


@pytest.mark.parametrize(
    ("asked", "misread"),
    [
        (Asked(), None),
        (Asked(choice="talk", municipality="unknown", spoken="fr"), None),
        (Asked(choice="pills"), Misread.NEED),
        (Asked(choice="talk", municipality="99999"), Misread.MUNICIPALITY),
        (Asked(choice="talk", municipality="21009", spoken="xx"), Misread.LANGUAGE),
    ],
)
def test_only_what_the_page_offers_is_followed(asked: Asked, misread: Misread | None):
    assert refuse(asked) is misread


def test_not_knowing_where_is_no_municipality():
    assert Asked(municipality="unknown").nis is None
    assert Asked(municipality="21009").nis == "21009"


def test_the_helpline_stands_first_and_once():
    found = ["line", "a", "b", "c", "d", "e"]
    picked = shown(helplines=["line", "other"], services=found)
    assert picked.helpline == "line"
    assert picked.services == ("a", "b", "c")
    assert picked.further == ("d", "e")
    assert picked.first == ("line", "a", "b", "c")


def test_what_is_counted_as_left_out_begins_after_the_last_one_shown():
    among = ["a", "line", "b", "c", "d"]
    assert places_taken(shown(helplines=["line"], services=among), services=among) == 4
    apart = ["a", "b", "c", "d"]
    assert places_taken(shown(helplines=["line"], services=apart), services=apart) == 3


def test_without_a_helpline_the_services_still_show():
    picked = shown(helplines=[], services=["a"])
    assert (picked.helpline, picked.first, picked.further) == (None, ("a",), ())


def test_every_button_names_a_need_and_a_profile_of_the_directory():
    assert {choice.need for choice in CHOICES} == set(Need)
    assert {choice.profile for choice in CHOICES if choice.profile} <= set(Profile)
    assert len({choice.code for choice in CHOICES}) == len(CHOICES)


def test_danger_is_the_first_of_eight_buttons():
    visible = [choice.code for choice in CHOICES if not choice.folded]
    assert len(visible) == 8
    assert visible[0] == "danger"
