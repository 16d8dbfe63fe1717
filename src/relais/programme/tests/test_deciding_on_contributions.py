"""A contribution comes into the edition that asked for it, or is set aside with a reason."""

import pytest

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.wording import Wording
from relais.programme.commands.contributing import send_answers, send_nothing_new
from relais.programme.commands.reviewing import (
    Place,
    ReviewRefused,
    set_aside,
    take_over_contribution,
)
from relais.programme.models import Contribution, Entry, Figure, Initiative, Involvement
from relais.programme.queries import contributing, rounds
from relais.programme.rules.contributing import Given
from relais.programme.rules.reviewing import ReviewRefusal
from relais.programme.rules.vocabulary import Level, Progress, Verdict
from relais.programme.tests.asking import NOW, audited, mailbox, member, opened, viewer
from relais.programme.tests.links import link_to, token_of


@pytest.fixture
def tokens(report, mailoutbox, django_capture_on_commit_callbacks):
    """The oak and the elm are asked; answers the token of each."""
    with django_capture_on_commit_callbacks(execute=True):
        opened(mailbox("oak"), mailbox("elm"))
    return {body: token_of(link_to(mailoutbox, body)) for body in ("oak", "elm")}


def answers(token, *given):
    send_answers(by=EVERYONE, now=NOW, token=token, answers=given)


def changed(ref="I01", **said):
    return Given(ref=ref, verdict=said.pop("verdict", Verdict.CHANGED), **said)


def contribution(ref="I01"):
    return Contribution.unscoped.get(ref=ref).pk


def take(ref="I01", **place):
    take_over_contribution(
        by=viewer("cleo"),
        now=NOW,
        contribution_id=contribution(ref),
        place=Place(**place) if place else None,
    )


def entry(edition="2026", ref="I01"):
    return Entry.unscoped.get(chapter__edition__ref=edition, initiative__ref=ref)


def refusal(raised):
    return raised.value.refusal


def test_what_is_said_comes_into_the_edition_and_stays_out_of_the_last_one(tokens):
    said = changed(told=Wording(nl="Nu anders."), progress="running", figures={"persons": "200"})
    answers(tokens["oak"], said, changed("I02", verdict=Verdict.NOTHING_NEW))

    take()

    assert entry().told == Wording(nl="Nu anders.")
    assert entry("2025").told.nl == "Dit is I01."
    assert Initiative.unscoped.get(ref="I01").progress == Progress.RUNNING
    assert Figure.unscoped.get(initiative__ref="I01").quantity == "200"
    assert audited("programme.contribution_taken_over") == ["cleo"]


def test_nothing_new_brings_the_entry_over_as_it_stood(tokens):
    send_nothing_new(by=EVERYONE, now=NOW, token=tokens["oak"])

    take("I01")
    take("I02")

    assert (entry().told, entry().order) == (entry("2025").told, 1)
    assert entry(ref="I02").chapter == entry().chapter


def test_a_text_that_stayed_the_same_keeps_its_mark(tokens):
    known = contributing.asked_of(OPERATOR, member("oak"))[0].known
    same = changed(told=known.told, progress="running", figures=known.figures)
    answers(tokens["oak"], same, changed("I02", told=Wording(nl="Nu anders.")))

    take("I01")
    take("I02")

    assert (entry().own_wording, entry(ref="I02").own_wording) == (True, False)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("", Progress.ENDED), ("running", Progress.ENDED), ("completed", Progress.COMPLETED)],
)
def test_what_has_ended_ends(tokens, said, kept):
    ended = changed(verdict=Verdict.ENDED, progress=said, ended_on="2026-02")
    answers(tokens["oak"], ended, changed("I02", verdict=Verdict.NOTHING_NEW))

    take()

    initiative = Initiative.unscoped.get(ref="I01")
    assert (initiative.progress, initiative.ends) == (kept, "2026-02")


def test_a_new_initiative_needs_a_place_and_gets_a_reference(tokens):
    new = changed(
        "new-1",
        verdict=Verdict.NEW,
        title=Wording(nl="Nieuw"),
        told=Wording(nl="Wat het is."),
        progress="planned",
    )
    answers(tokens["elm"], changed("I03", verdict=Verdict.NOTHING_NEW), new)

    with pytest.raises(ReviewRefused) as raised:
        take("new-1")
    assert refusal(raised) is ReviewRefusal.NO_PLACE
    with pytest.raises(ReviewRefused):
        take("new-1", chapter="no-such", level=Level.ZONAL)
    take("new-1", chapter="ch1", level=Level.ZONAL)

    made = Initiative.unscoped.get(ref="I04")
    assert (made.title.nl, made.level, made.progress) == ("Nieuw", Level.ZONAL, Progress.PLANNED)
    assert Involvement.unscoped.get(initiative=made).body == "elm"
    assert entry(ref="I04").told == Wording(nl="Wat het is.")


def test_an_initiative_that_stands_in_no_edition_has_no_place(tokens):
    Entry.unscoped.filter(initiative__ref="I01").delete()
    answers(tokens["oak"], changed(told=Wording(nl="Anders.")))

    with pytest.raises(ReviewRefused) as raised:
        take()
    assert refusal(raised) is ReviewRefusal.NO_PLACE


def test_what_is_decided_is_decided_once(tokens):
    answers(tokens["oak"], changed(told=Wording(nl="Anders.")))
    take()

    with pytest.raises(ReviewRefused) as again:
        take()
    with pytest.raises(ReviewRefused) as aside:
        set_aside(by=OPERATOR, now=NOW, contribution_id=contribution(), reason="te laat")
    assert refusal(again) is refusal(aside) is ReviewRefusal.ALREADY_DECIDED


def test_setting_aside_needs_a_reason_and_leaves_the_edition_as_it_is(tokens):
    answers(tokens["oak"], changed(told=Wording(nl="Anders.")))

    with pytest.raises(ReviewRefused) as raised:
        set_aside(by=OPERATOR, now=NOW, contribution_id=contribution(), reason=" ")
    assert refusal(raised) is ReviewRefusal.NO_REASON
    set_aside(by=viewer("cleo"), now=NOW, contribution_id=contribution(), reason="geen bron")

    assert Contribution.unscoped.get().reason == "geen bron"
    assert not Entry.unscoped.filter(chapter__edition__ref="2026").exists()


def test_what_was_taken_over_stays_when_its_member_drops_it(tokens):
    new = changed("new-1", verdict=Verdict.NEW, title=Wording(nl="N"), told=Wording(nl="W"))
    answers(tokens["elm"], new)
    take("new-1", chapter="ch1", level=Level.ZONAL)

    answers(tokens["elm"], changed("I03", verdict=Verdict.NOTHING_NEW))

    assert Contribution.unscoped.filter(ref="new-1").exists()


def test_an_edition_with_chapters_of_its_own_offers_those(tokens, report):
    answers(tokens["oak"], changed(told=Wording(nl="Anders.")))
    take()
    edition = entry().chapter.edition

    assert [each.pk for each in rounds.chapters_for(OPERATOR, edition)] == [entry().chapter_id]
    assert rounds.chapters_for(OPERATOR, report)[0].edition_id == report.pk


def test_a_second_answer_finds_the_entry_that_the_first_one_made(tokens):
    answers(tokens["oak"], changed(told=Wording(nl="Eerst.")))
    take()
    answers(tokens["oak"], changed(told=Wording(nl="Dan.")))
    take()

    assert entry().told == Wording(nl="Dan.")


def test_a_text_comes_to_an_edition_that_told_nothing_of_it_before(tokens):
    Entry.unscoped.filter(initiative__ref="I02").delete()
    new = changed("new-1", verdict=Verdict.NEW, title=Wording(nl="N"), told=Wording(nl="W"))
    answers(tokens["elm"], new)
    take("new-1", chapter="ch1", level=Level.LOCAL)

    assert entry(ref="I04").order == 1
