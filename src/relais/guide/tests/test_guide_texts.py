"""The texts that ship: complete, short where they are said aloud, never passed off as signed."""

from datetime import date

import pytest

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.clock import now
from relais.guide import interface
from relais.guide.commands import load_guide
from relais.guide.forms.articles import read_chapter
from relais.guide.management.commands.guide import SHIPPED
from relais.guide.rules.articles import LONGEST_SENTENCE, Chapter, Mark, Sector, blocks
from relais.guide.rules.counter import CHOICES

LANGUAGES = ("nl", "fr", "en")
SHIPPED_ARTICLES = [
    draft
    for file in sorted(SHIPPED.glob("*.yaml"))
    for draft in read_chapter(file.read_text(encoding="utf-8"), name=file.name)
]


@pytest.fixture
def loaded(db):
    load_guide(by=OPERATOR, now=now(), articles=SHIPPED_ARTICLES)


@pytest.mark.parametrize("draft", SHIPPED_ARTICLES, ids=lambda draft: draft.code)
def test_every_article_says_the_same_amount_in_each_language(draft):
    shapes = {
        tuple(len(block.items) for block in blocks(getattr(draft.body, language)))
        for language in LANGUAGES
    }
    assert len(shapes) == 1
    assert all(getattr(draft.title, language) for language in LANGUAGES)


def test_nobody_has_signed_yet_so_nothing_claims_it():
    assert [draft.code for draft in SHIPPED_ARTICLES if draft.mark.validated_on] == []


def test_there_is_a_page_for_the_thirteen_named_sectors_and_one_for_the_fourteenth():
    sectors = [draft.sector for draft in SHIPPED_ARTICLES if draft.chapter is Chapter.SECTOR]
    assert len(sectors) == 13 + 1
    assert set(sectors) == set(Sector)


@pytest.mark.parametrize("draft", SHIPPED_ARTICLES, ids=lambda draft: draft.code)
def test_public_sentences_are_short(draft):
    """Plain words: no sentence above 25 words, in any language."""
    for language in LANGUAGES:
        for block in blocks(getattr(draft.body, language)):
            for part in (block.text, *block.items):
                marks = part.replace("?", ".").replace(":", ".")
                assert all(len(sentence.split()) <= 25 for sentence in marks.split("."))


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.code)
def test_each_button_of_the_counter_has_a_sentence_in_three_languages(choice):
    sentence = interface.counter_sentence(EVERYONE, choice.sentence_key)

    for language in LANGUAGES:
        text = getattr(sentence.text, language)
        assert 0 < len(text.split()) <= LONGEST_SENTENCE
    assert (sentence.validated, sentence.version) == (False, "1")


@pytest.mark.usefixtures("loaded")
def test_all_sentences_come_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        sentences = interface.counter_sentences(EVERYONE)

    assert set(sentences) == {choice.sentence_key for choice in CHOICES}
    assert sentences["worried"].text != sentences["listening_advice"].text


@pytest.mark.usefixtures("loaded")
def test_in_danger_two_lines_name_both_numbers():
    call, stay = interface.danger_script(EVERYONE)

    for language in LANGUAGES:
        line = getattr(call, language)
        assert "112" in line
        assert "101" in line
        assert getattr(stay, language)


@pytest.mark.django_db
def test_before_anything_is_loaded_the_counter_is_silent_and_works():
    assert interface.counter_sentences(EVERYONE) == {}
    assert interface.counter_sentence(EVERYONE, "shelter").text.nl == ""
    assert [line.fr for line in interface.danger_script(EVERYONE)] == ["", ""]


def test_a_signature_is_read_from_the_file():
    (draft,) = read_chapter(
        "chapter: detect\narticles: [{code: x, title: {}, body: {}, owner: Owner,"
        " validated: {day: 2026-11-20, by_role: director}}]",
        name="detect.yaml",
    )
    assert draft.mark == Mark(
        owner="Owner", validated_on=date(2026, 11, 20), validated_by_role="director"
    )


def test_text_is_paragraphs_and_lists_and_nothing_else():
    read = blocks("One\nparagraph.\n\n- first\n- second\n\n\n- not\na list\n\n<b>no tag</b>")

    assert [(block.text, block.items) for block in read] == [
        ("One paragraph.", ()),
        ("", ("first", "second")),
        ("- not a list", ()),
        ("<b>no tag</b>", ()),
    ]
