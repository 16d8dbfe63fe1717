"""What the public page says: the same in every language, in short sentences, and never unread."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from relais.foundation.access import EVERYONE
from relais.guide.queries import help_page as queries
from relais.guide.rules import help_page as rules

PLAIN_LANGUAGES = ["nl", "fr", "en"]
LONGEST_SENTENCE = 20
MEAN_SENTENCE = 12


def content(language: str) -> dict[str, object]:
    words = queries.words(language)
    return {"words": words.say, "sections": words.sections}


def texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for below in node.values():
            yield from texts(below)
    elif isinstance(node, list):
        for below in node:
            yield from texts(below)
    else:
        yield str(node)


def sentence_lengths(language: str) -> list[int]:
    sentences = (
        sentence
        for text in texts(content(language))
        for sentence in re.split(r"[.?!:]+\s+|[.?!:]+$", text)
    )
    counts = (len(re.findall(r"[\w’{}-]+", sentence)) for sentence in sentences)
    return [count for count in counts if count]


def provenance(origin: rules.Origin, reviewed_by_role: str | None = None) -> rules.Provenance:
    return rules.Provenance(
        origin=origin,
        owner="region",
        version="1",
        reviewed_by_role=reviewed_by_role,
        reviewed_on=date(2026, 11, 20) if reviewed_by_role else None,
    )


def test_every_language_says_the_same_things():
    assert list(rules.faults({code: content(code) for code in queries.LANGUAGES})) == []


def test_a_missing_text_and_an_unknown_number_are_faults():
    words = {
        "nl": {"danger": "Bel {emergency}.", "leave": ["Weg", "nu"]},
        "fr": {"danger": "Appelez le {hotline}."},
    }

    assert list(rules.faults(words)) == [
        "fr and nl differ in `leave`",
        "fr names {hotline} in `danger`, which nothing fills in",
    ]


@pytest.mark.parametrize("language", PLAIN_LANGUAGES)
def test_sentences_are_short(language):
    lengths = sentence_lengths(language)

    assert sum(lengths) / len(lengths) <= MEAN_SENTENCE
    assert max(lengths) <= LONGEST_SENTENCE


@pytest.mark.parametrize("language", queries.LANGUAGES)
def test_numbers_come_from_the_directory_and_never_stand_in_the_words(language):
    said = " ".join(texts(content(language)))

    assert not re.findall(r"\d[\d ]{2,}", said.replace("CC BY 2.0", ""))


def test_an_unread_translation_is_not_offered():
    offered = queries.offered_languages(EVERYONE, preview=())

    assert offered == ("nl", "fr", "en")


def test_an_unread_translation_is_offered_to_its_reviewers():
    assert "ar" in queries.offered_languages(EVERYONE, preview=("ar",))


def test_a_translation_may_be_published_once_a_person_has_read_it():
    unread = provenance(rules.Origin.TRANSLATED)
    read = provenance(rules.Origin.TRANSLATED, reviewed_by_role="translator")

    assert rules.refuse_publication(unread, preview=False) is rules.PublicationRefusal.NOT_REVIEWED
    assert rules.refuse_publication(unread, preview=True) is None
    assert rules.refuse_publication(read, preview=False) is None


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["fr-be", "nl"], "fr"),
        (["de", "en-GB"], "en"),
        (["ar"], "nl"),
        ([], "nl"),
        (["*"], "nl"),
    ],
)
def test_language_is_the_first_that_the_reader_wants_and_we_have(wanted, chosen):
    assert rules.choose_language(wanted, ["nl", "fr", "en"]) == chosen


def test_a_sentence_gets_its_number_as_a_piece_of_its_own():
    assert rules.told("Bel {emergency}.", {"emergency": "112"}) == (
        rules.Piece("Bel "),
        rules.Piece("112", is_number=True),
        rules.Piece("."),
    )


def test_a_sentence_without_its_number_is_not_said():
    assert rules.told("Bel {dutch_line}.", {"emergency": "112"}) is None


@pytest.mark.parametrize(
    ("printed", "dialled"),
    [("0800 30 030", "080030030"), ("112", "112"), ("+32 2 535 45 42", "+3225354542")],
)
def test_a_printed_number_can_be_dialled(printed, dialled):
    assert rules.telephone(printed) == dialled


@pytest.mark.parametrize(
    ("language", "label"), [("nl", "Elsene"), ("fr", "Ixelles"), ("en", "Ixelles / Elsene")]
)
def test_a_municipality_has_the_name_that_its_reader_knows(language, label):
    assert rules.place_label("Elsene", "Ixelles", language) == label


def test_a_name_that_both_languages_share_is_said_once():
    assert rules.place_label("Evere", "Evere", "en") == "Evere"


def test_a_service_for_some_municipalities_is_local():
    assert rules.is_local(["21016"])
    assert not rules.is_local(["region"])
    assert not rules.is_local(["belgium"])
