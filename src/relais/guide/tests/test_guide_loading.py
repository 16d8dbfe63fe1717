"""Taking in the articles: once, all or nothing, and never over what was published before."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.trilingual import Trilingual
from relais.guide.commands import ArticleRefused, load_guide
from relais.guide.models import Article, Edition
from relais.guide.rules.articles import Chapter, Draft, Mark, Refusal, Sector

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
LOOK = Draft(
    code="look",
    chapter=Chapter.DETECT,
    position=1,
    title=Trilingual(nl="Kijk", fr="Regardez", en="Look"),
    body=Trilingual(nl="Kijk goed.", fr="Regardez bien.", en="Look well."),
    source="a book",
)
ASK = replace(LOOK, code="ask", position=2)


def load(*drafts, now=NOW, by=OPERATOR):
    return load_guide(by=by, now=now, articles=drafts)


def versions(code):
    return list(
        Edition.unscoped.filter(article__code=code)
        .order_by("version")
        .values_list("version", "body_nl")
    )


def audit_rows():
    return apps.get_model("audit", "AuditRow").unscoped.filter(event__startswith="guide.")


@pytest.mark.django_db
def test_loading_twice_publishes_once():
    first, second = load(LOOK, ASK), load(LOOK, ASK, now=LATER)

    assert (first.published, first.unchanged) == (2, 0)
    assert (second.published, second.unchanged) == (0, 2)
    assert Edition.unscoped.count() == 2


@pytest.mark.django_db
def test_a_changed_text_is_a_new_version_and_the_old_one_stays():
    load(LOOK, ASK)
    loaded = load(replace(LOOK, body=replace(LOOK.body, nl="Kijk nog eens.")), ASK, now=LATER)

    assert (loaded.published, loaded.unchanged) == (1, 1)
    assert versions("look") == [(1, "Kijk goed."), (2, "Kijk nog eens.")]
    assert versions("ask") == [(1, "Kijk goed.")]


@pytest.mark.django_db
def test_a_signature_is_a_new_version():
    load(LOOK)
    signed = Mark(owner="Owner", validated_on=date(2026, 11, 20), validated_by_role="director")
    load(replace(LOOK, mark=signed), now=LATER)

    newest = Edition.unscoped.current().get()
    assert (newest.version, newest.owner, newest.validated_on) == (2, "Owner", date(2026, 11, 20))


@pytest.mark.django_db
def test_moving_an_article_is_no_new_version():
    load(LOOK)
    load(replace(LOOK, position=7), now=LATER)

    assert Article.unscoped.get().position == 7
    assert len(versions("look")) == 1


@pytest.mark.django_db
def test_each_new_edition_is_written_in_the_audit():
    load(LOOK)
    load(LOOK, now=LATER)

    row = audit_rows().get()
    assert (row.event, row.actor, row.about) == (
        "guide.edition_published",
        "operator",
        "guide:look:1",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        (LOOK, Refusal.TWICE),
        (replace(ASK, body=Trilingual(nl="Vraag.", fr=" ")), Refusal.LANGUAGE_MISSING),
        (replace(ASK, title=Trilingual(nl="", fr="Demandez")), Refusal.LANGUAGE_MISSING),
        (replace(ASK, chapter=Chapter.SECTOR), Refusal.PLACE_UNCLEAR),
        (replace(ASK, sector=Sector.POLICE), Refusal.PLACE_UNCLEAR),
        (replace(ASK, chapter=Chapter.COUNTER), Refusal.PLACE_UNCLEAR),
        (replace(ASK, chapter=Chapter.COUNTER, need="unheard_of"), Refusal.PLACE_UNCLEAR),
        (replace(ASK, need="shelter"), Refusal.PLACE_UNCLEAR),
        (replace(ASK, mark=Mark(validated_on=date(2026, 11, 1))), Refusal.HALF_VALIDATED),
        (replace(ASK, mark=Mark(validated_by_role="director")), Refusal.HALF_VALIDATED),
        (
            replace(ASK, mark=Mark(validated_on=date(2026, 11, 25), validated_by_role="director")),
            Refusal.VALIDATED_LATER,
        ),
        (
            replace(
                ASK,
                chapter=Chapter.COUNTER,
                need="shelter",
                body=Trilingual(nl="een " * 26, fr="un"),
            ),
            Refusal.SENTENCE_TOO_LONG,
        ),
        (
            replace(
                ASK,
                chapter=Chapter.COUNTER,
                need="danger_now",
                body=Trilingual(nl="Eén.", fr="Un."),
            ),
            Refusal.WRONG_NUMBER_OF_LINES,
        ),
    ],
)
def test_one_bad_article_keeps_all_out(bad, refusal):
    with pytest.raises(ArticleRefused) as refused:
        load(LOOK, bad)

    assert refused.value.refusal is refusal
    assert not Edition.unscoped.exists()
    assert not audit_rows().exists()


@pytest.mark.django_db
def test_the_day_of_a_signature_is_a_day_in_brussels():
    just_past_midnight_in_brussels = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    signed = Mark(validated_on=date(2026, 11, 25), validated_by_role="director")

    loaded = load(replace(LOOK, mark=signed), now=just_past_midnight_in_brussels)
    assert loaded.published == 1


@pytest.mark.django_db
def test_only_who_may_load_the_guide_loads_it():
    with pytest.raises(PermissionDenied):
        load(LOOK, by=EVERYONE)
    assert not Article.unscoped.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title_nl", "title_fr", "body_nl", "body_fr"])
def test_the_database_itself_wants_dutch_and_french(field):
    load(LOOK)
    texts = {"title_nl": "a", "title_fr": "b", "body_nl": "c", "body_fr": "d", field: " "}

    with pytest.raises(IntegrityError, match="dutch_and_french_are_equals"):
        Edition.unscoped.create(
            article=Article.unscoped.get(), version=2, published_at=NOW, digest="", **texts
        )


@pytest.mark.django_db
def test_the_database_itself_keeps_a_published_edition_as_it_is():
    load(LOOK)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Edition.unscoped.update(body_nl="Iets anders.")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Edition.unscoped.all().delete()
    assert versions("look") == [(1, "Kijk goed.")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("chapter: detect\narticles: [{code: x, title: {nl: a, fr: a}}]", "x has no 'body'"),
        ("articles: []", "the file has no 'chapter'"),
        ("chapter: gossip\narticles: []", "cannot be read at its beginning"),
        ("chapter: [", "cannot be read at its beginning"),
        (
            "chapter: detect\narticles: [{code: x, title: {}, body: {}, validated: {day: 5}}]",
            "which is not a day",
        ),
        (
            "chapter: detect\narticles: [{code: x, title: {nl: a, fr: a}, body: {nl: a}}]",
            "x: Dutch and French must both be there.",
        ),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_and_changes_nothing(tmp_path, text, sentence):
    (tmp_path / "chapter.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match="Nothing was changed") as told:
        call_command("guide", "load", folder=tmp_path)
    assert sentence in str(told.value)
    assert not Article.unscoped.exists()
