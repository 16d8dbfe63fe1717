"""Whoever keeps the report opens a round, sees who is missing, and decides on what comes in."""

import csv
import io
from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.wording import Wording
from relais.programme.commands.contributing import (
    LinkRefused,
    open_for_colleague,
    send_answers,
    send_nothing_new,
)
from relais.programme.commands.reviewing import (
    Place,
    take_over_contribution,
)
from relais.programme.commands.rounds import (
    RoundRefused,
    ask_again,
    ask_all_again,
    close_round,
    take_out,
)
from relais.programme.models import Contribution, Entry, Initiative, Round
from relais.programme.queries import contributing, rounds
from relais.programme.rules.contributing import Given
from relais.programme.rules.rounds import RoundRefusal
from relais.programme.rules.vocabulary import Verdict
from relais.programme.tests.asking import (
    DUE_ON,
    NOW,
    audited,
    later,
    mailbox,
    member,
    opened,
    owed,
    viewer,
)
from relais.programme.tests.links import link_to, token_of
from relais.promises import interface as promises

WORK = {"host": "work.localhost"}


@pytest.fixture
def tokens(report, mailoutbox, django_capture_on_commit_callbacks):
    """The oak, the elm and the fir are asked; answers the token of the first two."""
    with django_capture_on_commit_callbacks(execute=True):
        opened(mailbox("oak"), mailbox("elm"), mailbox("fir", ""))
    return {body: token_of(link_to(mailoutbox, body)) for body in ("oak", "elm")}


@pytest.fixture
def keeper(client, report):
    client.force_login(viewer("cleo"))
    return client


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


def test_every_member_owes_a_contribution_by_the_day_and_gets_a_link_of_its_own(tokens, mailoutbox):
    assert owed() == {("oak", "open"), ("elm", "open"), ("fir", "open")}
    assert sorted(letter.to[0] for letter in mailoutbox) == [
        "elm@example.org",
        "fir@example.org",
        "oak@example.org",
    ]
    assert len(set(tokens.values())) == 2


def test_who_has_no_known_language_gets_both(tokens, mailoutbox):
    (letter,) = [each for each in mailoutbox if each.to == ["fir@example.org"]]

    assert (
        letter.subject == "Relais: een bijdrage gevraagd / Relais : une contribution est demandée"
    )
    assert "/nl/contribute/" in letter.body
    assert "/fr/contribute/" in letter.body
    assert "30 april 2026" in letter.body
    assert "30 avril 2026" in letter.body


def test_a_letter_says_nothing_but_that_a_contribution_is_asked(tokens, mailoutbox):
    for letter in mailoutbox:
        assert not any(word in letter.body for word in ("Graag uw nieuws", "I01", "2026 ", "Werk"))
        assert not any(token in letter.subject for token in tokens.values())


def test_no_secret_is_kept_in_a_table_or_in_the_audit(tokens, caplog):
    secret = tokens["oak"].partition(":")[0]
    rows = contributing.ContributionRequest.unscoped.values()

    assert all(secret not in str(row) for row in rows)
    assert audited("programme.contribution_asked") == ["operator"] * 3
    assert secret not in caplog.text


@pytest.mark.parametrize(
    ("mailboxes", "due_on", "why"),
    [
        ((), DUE_ON, RoundRefusal.NOBODY_ASKED),
        ((mailbox("oak"),), NOW.date(), RoundRefusal.DUE_TOO_SOON),
    ],
)
def test_a_round_without_anyone_or_without_time_is_refused(report, mailboxes, due_on, why):
    with pytest.raises(RoundRefused) as raised:
        opened(*mailboxes, due_on=due_on)

    assert refusal(raised) is why
    assert not Round.unscoped.exists()


def test_one_round_at_a_time_is_open_for_an_edition(tokens):
    with pytest.raises(RoundRefused) as raised:
        opened(mailbox("oak"))
    assert refusal(raised) is RoundRefusal.ALREADY_OPEN

    close_round(by=OPERATOR, now=NOW, round_id=Round.unscoped.get().pk)
    assert opened(mailbox("oak")).pk


def test_a_promise_climbs_to_who_asked_and_then_to_the_region(tokens):
    promises.climb(by=promises.CLOCK, now=later(days=70))

    (row,) = [each for each in _promises() if each.owed_by_id == "oak"]
    assert row.climbed_to == ["desk", "region"]


def test_closing_lets_everyone_go_who_has_not_answered(tokens):
    send_nothing_new(by=EVERYONE, now=NOW, token=tokens["oak"])
    pk = Round.unscoped.get().pk

    for _ in range(2):
        close_round(by=OPERATOR, now=NOW, round_id=pk)

    assert owed() == {("oak", "kept"), ("elm", "released"), ("fir", "released")}
    assert len(audited("programme.round_closed")) == 1


def test_who_is_taken_out_owes_nothing_and_is_not_reminded(tokens):
    for _ in range(2):
        take_out(by=OPERATOR, now=NOW, member_id=member("elm").pk)

    assert ("elm", "released") in owed()
    assert len(audited("programme.member_taken_out")) == 1
    with pytest.raises(RoundRefused) as raised:
        ask_again(by=OPERATOR, now=later(hours=2), member_id=member("elm").pk)
    assert refusal(raised) is RoundRefusal.HAS_ANSWERED


def test_another_letter_leaves_at_most_once_an_hour(
    tokens, mailoutbox, django_capture_on_commit_callbacks
):
    with pytest.raises(RoundRefused) as raised:
        ask_again(by=OPERATOR, now=later(minutes=59), member_id=member("oak").pk)
    assert refusal(raised) is RoundRefusal.ASKED_JUST_NOW

    with django_capture_on_commit_callbacks(execute=True):
        ask_again(by=OPERATOR, now=later(hours=1), member_id=member("oak").pk)
    assert link_to(mailoutbox, "oak")
    assert len(mailoutbox) == 4


def test_asking_all_again_passes_over_who_answered_and_who_was_asked_just_now(tokens):
    send_nothing_new(by=EVERYONE, now=NOW, token=tokens["oak"])
    ask_again(by=OPERATOR, now=later(hours=2), member_id=member("elm").pk)

    assert ask_all_again(by=OPERATOR, now=later(hours=2), round_id=Round.unscoped.get().pk) == 1


def test_nobody_is_asked_again_in_a_closed_round(tokens):
    close_round(by=OPERATOR, now=NOW, round_id=Round.unscoped.get().pk)

    with pytest.raises(RoundRefused) as raised:
        ask_again(by=OPERATOR, now=later(hours=2), member_id=member("elm").pk)
    assert refusal(raised) is RoundRefusal.ROUND_IS_CLOSED


def test_owners_zones_and_named_municipalities_are_proposed_with_their_last_mailbox(tokens):
    Initiative.unscoped.filter(ref="I01").update(municipality="fir")

    found = {each.body: each for each in rounds.candidates(OPERATOR)}

    assert {body for body, each in found.items() if each.is_proposed} == {"oak", "elm", "fir"}
    assert (found["fir"].mail, found["fir"].language) == ("fir@example.org", "")
    Initiative.unscoped.update(municipality="")
    assert not {each.body: each for each in rounds.candidates(OPERATOR)}["fir"].is_proposed


def test_what_there_is_not_is_not_found(report):
    for query in (rounds.round_of, rounds.member_of, rounds.contribution_of):
        with pytest.raises(Http404):
            query(OPERATOR, 0)


def test_a_colleague_answers_from_work_and_a_stranger_does_not(tokens):
    uid = member("oak").uid
    token = open_for_colleague(by=viewer("sam"), now=NOW, uid=uid)

    assert contributing.opened(EVERYONE, token, now=NOW).member.body == "oak"
    with pytest.raises(Http404):
        open_for_colleague(by=viewer("eva"), now=NOW, uid=uid)
    close_round(by=OPERATOR, now=NOW, round_id=Round.unscoped.get().pk)
    with pytest.raises(LinkRefused):
        open_for_colleague(by=viewer("sam"), now=NOW, uid=uid)


def test_the_row_of_today_leads_a_colleague_to_the_list(client, tokens):
    client.force_login(viewer("sam"))
    today = client.get("/nl/", headers=WORK).text
    path = f"/nl/report/rounds/asked/{member('oak').uid}/"
    assert path in today

    page = client.get(path, headers=WORK)
    shown = client.post(path, {"once": "a-key"}, headers=WORK)
    again = client.post(path, {"once": "a-key"}, headers=WORK)

    assert "30 april 2026" in page.text
    assert "/nl/contribute/" in shown.text
    assert "/nl/contribute/" not in again.text
    close_round(by=OPERATOR, now=NOW, round_id=Round.unscoped.get().pk)
    assert "gesloten" in client.post(path, {}, headers=WORK).text


def test_a_round_is_prepared_seen_and_opened(
    keeper, mailoutbox, django_capture_on_commit_callbacks
):
    due = timezone.localdate() + timedelta(days=30)
    form = {"edition": "2026", "due_on": due.isoformat(), "oak-ask": "on"}
    assert "De oak" in keeper.get("/nl/report/rounds/new/", headers=WORK).text

    wrong = keeper.post("/nl/report/rounds/new/", form, headers=WORK)
    form["oak-mail"] = "oak@example.org"
    preview = keeper.post("/nl/report/rounds/new/", form, headers=WORK)
    back = keeper.post("/nl/report/rounds/new/", form | {"act": "back"}, headers=WORK)
    assert not Round.unscoped.exists()
    with django_capture_on_commit_callbacks(execute=True):
        done = keeper.post("/nl/report/rounds/open/", form, headers=WORK)
    refused = keeper.post("/nl/report/rounds/open/", form, headers=WORK)

    assert wrong.status_code == 422
    assert "Vul een mailbox in" in wrong.text
    assert "oak@example.org" in preview.text
    assert "nog niets verstuurd" in preview.text
    assert 'value="oak@example.org"' in back.text
    assert done.status_code == 302
    assert len(mailoutbox) == 1
    assert refused.status_code == 422
    assert "Sluit die eerst" in refused.text


def test_a_day_that_is_too_soon_is_said_beside_the_day(keeper):
    form = {"edition": "2026", "due_on": "2020-01-01", "oak-ask": "on", "oak-mail": "o@example.org"}

    assert (
        "Kies een dag na vandaag" in keeper.post("/nl/report/rounds/open/", form, headers=WORK).text
    )


def test_the_page_of_a_round_shows_who_is_missing_first(keeper, tokens):
    answers(
        tokens["oak"],
        changed(told=Wording(nl="Anders."), note="Zie ons jaarverslag"),
        changed("I02", verdict=Verdict.NOTHING_NEW),
    )
    take_out(by=OPERATOR, now=NOW, member_id=member("fir").pk)
    pk = Round.unscoped.get().pk

    assert "1 van 2" in keeper.get("/nl/report/rounds/", headers=WORK).text
    text = keeper.get(f"/nl/report/rounds/{pk}/", headers=WORK).text
    assert text.index("De elm") < text.index("De oak") < text.index("De fir")
    assert "Werk I01" in text
    assert "Niets nieuws over één initiatief" in text


def test_the_buttons_of_a_round(keeper, tokens, mailoutbox, django_capture_on_commit_callbacks):
    pk, oak = Round.unscoped.get().pk, member("oak").pk
    base = "/nl/report/rounds"
    with django_capture_on_commit_callbacks(execute=True):
        first = keeper.post(f"{base}/members/{oak}/remind/", headers=WORK)
        second = keeper.post(f"{base}/members/{oak}/remind/", headers=WORK)
        all_of_them = keeper.post(f"{base}/{pk}/remind/", headers=WORK)

    assert (first.status_code, second.status_code, all_of_them.status_code) == (302, 422, 302)
    assert "minder dan een uur" in second.text.casefold()
    assert len(mailoutbox) == 6
    assert keeper.post(f"{base}/members/{oak}/take-out/", headers=WORK).status_code == 302
    assert keeper.post(f"{base}/{pk}/close/", headers=WORK).status_code == 302
    assert "Gesloten op" in keeper.get(f"{base}/{pk}/", headers=WORK).text


def test_a_contribution_is_compared_and_decided_on_its_page(keeper, tokens):
    answers(
        tokens["oak"],
        changed(told=Wording(nl="Anders."), note="Zie ons jaarverslag"),
        changed("I02", told=Wording(nl="Ook.")),
        changed("new-1", verdict=Verdict.NEW, title=Wording(fr="Neuf"), told=Wording(fr="Voilà.")),
    )
    first, second, new = (
        f"/nl/report/rounds/contributions/{contribution(ref)}/" for ref in ("I01", "I02", "new-1")
    )

    text = keeper.get(first, headers=WORK).text
    assert "Dit is I01." in text
    assert "Anders." in text
    assert "Zie ons jaarverslag" in text
    assert keeper.post(first, headers=WORK).status_code == 302
    assert "al beslist" in keeper.post(first, headers=WORK).text
    assert "Zeg waarom" in keeper.post(f"{second}aside/", headers=WORK).text
    assert keeper.post(f"{second}aside/", {"reason": "dubbel"}, headers=WORK).status_code == 302
    assert "dubbel" in keeper.get(second, headers=WORK).text
    assert keeper.post(new, headers=WORK).status_code == 422
    form = {"chapter": "ch1", "level": "local"}
    assert keeper.post(new, form, headers=WORK).status_code == 302


def test_everything_leaves_as_a_table(keeper, tokens):
    said = changed(told=Wording(nl="=Anders."), figures={"persons": ">=200"}, progress="running")
    answers(tokens["oak"], said)

    answer = keeper.get(
        f"/nl/report/rounds/{Round.unscoped.get().pk}/contributions.csv", headers=WORK
    )

    rows = list(csv.reader(io.StringIO(answer.text)))
    assert [row[0] for row in rows] == ["Organisatie", "De elm", "De fir", "De oak"]
    assert rows[3][2:8] == [
        "I01",
        "Er is iets veranderd",
        "'=Anders.",
        "",
        "Loopt",
        "persons: >=200",
    ]


def _promises():
    from django.apps import apps  # noqa: PLC0415

    return apps.get_model("promises", "Promise").unscoped.filter(kind="programme.contribution")
