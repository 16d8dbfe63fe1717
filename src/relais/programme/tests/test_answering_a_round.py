"""Organisations answer by a link, without an account; only a button changes anything."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from relais.foundation import clock
from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.wording import Wording
from relais.programme.commands.contributing import (
    LinkRefused,
    open_for_colleague,
    save_draft,
    send_answers,
    send_nothing_new,
)
from relais.programme.commands.rounds import RoundRefused, close_round, take_out
from relais.programme.models import Contribution, ContributionRequest, RoundMember
from relais.programme.queries import contributing, rounds
from relais.programme.rules.contributing import Given
from relais.programme.rules.rounds import RequestState, RoundRefusal, end_of
from relais.programme.rules.vocabulary import Verdict
from relais.programme.tests.asking import DUE_ON, NOW, audited, mailbox, member, opened, owed
from relais.programme.tests.asking import viewer as viewer_of
from relais.programme.tests.links import get, link_to, post, token_of

AFTER = end_of(DUE_ON) + timedelta(hours=1)


@pytest.fixture
def soon():
    """A day to answer by that is still to come, whenever this runs."""
    return timezone.localdate() + timedelta(days=30)


@pytest.fixture
def asked(report, mailoutbox, django_capture_on_commit_callbacks, soon):
    """The oak and the elm are asked; answers the path of the link of each."""
    with django_capture_on_commit_callbacks(execute=True):
        opened(mailbox("oak"), mailbox("elm", "fr"), now=clock.now(), due_on=soon)
    return {body: link_to(mailoutbox, body) for body in ("oak", "elm")}


@pytest.fixture
def tokens(report, mailoutbox, django_capture_on_commit_callbacks):
    """The same at a fixed moment; answers the token of each."""
    with django_capture_on_commit_callbacks(execute=True):
        opened(mailbox("oak"), mailbox("elm"))
    return {body: token_of(link_to(mailoutbox, body)) for body in ("oak", "elm")}


def typed(**changed):
    """The form of the oak as its page shows it, with what is changed."""
    form = {"act": "send"}
    for ref in ("I01", "I02"):
        form |= {
            f"{ref}-verdict": "nothing_new",
            f"{ref}-told_nl": f"Dit is {ref}.",
            f"{ref}-told_fr": f"Ceci est {ref}.",
            f"{ref}-told_en": f"This is {ref}.",
            f"{ref}-figure_0": ">=170",
        }
    return form | {name.replace("__", "-"): value for name, value in changed.items()}


def given(ref, verdict=Verdict.CHANGED, **said):
    return Given(ref=ref, verdict=verdict, **said)


def said_by(body):
    rows = Contribution.unscoped.filter(member__body=body).order_by("ref")
    return [(row.ref, row.verdict) for row in rows]


def state(token, now):
    return contributing.opened(EVERYONE, token, now=now).state


def test_a_member_sees_its_own_initiatives_and_no_others(client, asked):
    page = get(client, asked["oak"])

    assert page.status_code == 200
    assert "Werk I01" in page.text
    assert "Dit is I02." in page.text
    assert "Personen: minstens 170" in page.text
    assert "I03" not in page.text
    assert "Graag uw nieuws." in page.text


def test_what_others_answer_shows_on_no_other_page(client, asked):
    form = {
        "I03-verdict": "changed",
        "I03-told_fr": "Texte de l’orme",
        "I03-figure_0": ">=170",
        "act": "send",
    }
    post(client, asked["elm"], form)

    for path in (asked["oak"], f"{asked['oak']}sent/"):
        assert "orme" not in get(client, path).text


def test_a_scanner_that_opens_everything_changes_nothing(client, asked):
    for _ in range(5):
        for path in (asked["oak"], f"{asked['oak']}sent/", f"{asked['oak']}nothing-new/"):
            get(client, path)
            client.head(path, headers={"host": "open.localhost"})

    assert said_by("oak") == []
    assert member("oak").answered_at is None
    assert owed() == {("oak", "open"), ("elm", "open")}


def test_one_button_says_nothing_new_of_all(client, asked):
    answer = post(client, f"{asked['oak']}nothing-new/")

    assert answer.status_code == 303
    assert said_by("oak") == [("I01", "nothing_new"), ("I02", "nothing_new")]
    assert owed() == {("oak", "kept"), ("elm", "open")}
    assert "Werk I01" in get(client, answer.headers["Location"]).text


def test_nothing_new_keeps_what_stood(client, asked):
    post(client, f"{asked['oak']}nothing-new/")

    row = Contribution.unscoped.get(ref="I01")
    assert row.told == Wording(nl="Dit is I01.", fr="Ceci est I01.", en="This is I01.")
    assert row.figures == {"persons": ">=170"}


def test_a_form_sent_twice_changes_nothing_twice(client, asked):
    form = typed(I01__verdict="changed", I01__told_nl="Nu anders.") | {"once": "a-key"}

    first = post(client, asked["oak"], form)
    rows = list(Contribution.unscoped.order_by("pk").values())
    second = post(client, asked["oak"], form)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert list(Contribution.unscoped.order_by("pk").values()) == rows
    assert len(audited("programme.contribution_given")) == 1


def test_a_form_sent_twice_without_its_key_changes_nothing_twice_either(client, asked):
    form = typed(I01__verdict="changed", I01__told_nl="Nu anders.")

    post(client, asked["oak"], form)
    rows = list(Contribution.unscoped.order_by("pk").values())
    post(client, asked["oak"], form)

    assert list(Contribution.unscoped.order_by("pk").values()) == rows
    assert len(audited("programme.contribution_given")) == 1


def test_a_text_changed_in_one_language_lets_the_others_be_asked(client, asked):
    post(client, asked["oak"], typed(I01__verdict="changed", I01__told_nl="Nu anders."))

    assert Contribution.unscoped.get(ref="I01").told == Wording(nl="Nu anders.")
    assert "Nog gevraagd" in get(client, f"{asked['oak']}sent/").text


def test_figures_are_kept_as_they_are_told(client, asked):
    form = typed(I01__verdict="changed", I01__figure_0="1.250 – 1.500", I01__progress="running")
    post(client, asked["oak"], form)

    row = Contribution.unscoped.get(ref="I01")
    assert (row.figures, row.progress) == ({"persons": "1250..1500"}, "running")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"I01__verdict": ""}, "Zeg of er iets nieuws is."),
        ({"I01__verdict": "changed"}, "Verander de tekst"),
        ({"I01__told_nl": "Anders"}, "Je veranderde iets."),
        ({"I01__verdict": "changed", "I01__figure_0": "veel"}, "Schrijf een getal"),
        ({"I01__verdict": "ended", "I01__ended_on": "gisteren"}, "Schrijf een dag"),
        ({"new-1-told_nl": "Iets nieuws"}, "Geef het een naam"),
        ({"new-1-title_fr": "Neuf"}, "Zeg wat het is"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, asked, changed, sentence):
    page = post(client, asked["oak"], typed(I02__note="Blijft staan", **changed))

    assert page.status_code == 422
    assert sentence in page.text
    assert "Blijft staan" in page.text
    assert said_by("oak") == []


def test_a_new_initiative_can_be_added_and_taken_away_again(client, asked):
    new = {"new-1-title_nl": "Nieuw werk", "new-1-told_nl": "Wat het is."}
    post(client, asked["oak"], typed(**new))
    assert ("new-1", "new") in said_by("oak")

    post(client, asked["oak"], typed())

    assert said_by("oak") == [("I01", "nothing_new"), ("I02", "nothing_new")]


def test_a_draft_is_kept_as_it_was_typed_and_is_no_answer(client, asked):
    form = typed(I01__verdict="changed", I01__figure_0="veel") | {"act": "draft"}
    answer = post(client, asked["oak"], form)
    page = get(client, answer.headers["Location"])

    assert said_by("oak") == []
    assert 'value="veel"' in page.text
    assert "Bewaard, en nog niet verstuurd" in page.text
    assert owed() == {("oak", "open"), ("elm", "open")}


def test_a_draft_sent_twice_is_kept_once(client, asked):
    form = typed(I01__note="Eerst") | {"act": "draft", "once": "a-key"}

    for _ in range(2):
        assert post(client, asked["oak"], form).headers["Location"].endswith("?saved")

    assert len(audited("programme.contribution_drafted")) == 1


def test_sending_lets_go_of_the_draft(client, asked):
    post(client, asked["oak"], typed(I01__note="Eerst") | {"act": "draft"})
    post(client, asked["oak"], typed())

    assert member("oak").draft is None


def test_an_answer_can_be_changed_and_shows_what_was_sent(client, asked):
    new = {"new-2-title_nl": "Nieuw werk", "new-2-told_nl": "Wat het is."}
    post(client, asked["oak"], typed(I01__verdict="ended", I01__ended_on="2026-02", **new))

    page = get(client, asked["oak"])

    assert 'value="2026-02"' in page.text
    assert 'value="Nieuw werk"' in page.text
    assert "Je hebt geantwoord." in page.text


def test_the_page_of_what_was_sent_leads_to_the_form_before_anything_was(client, asked):
    answer = get(client, f"{asked['oak']}sent/")

    assert answer.status_code == 303
    assert answer.headers["Location"] == asked["oak"]


def test_a_link_that_is_none_says_so(client, report):
    for path in ("", "sent/"):
        page = get(client, f"/nl/contribute/altered/{path}")
        assert page.status_code == 404
        assert "geen link van ons" in page.text
    assert post(client, "/nl/contribute/altered/nothing-new/").status_code == 404


def test_a_signed_link_that_nobody_made_is_none(report):
    assert contributing.opened(EVERYONE, contributing.signed("made-up"), now=NOW) is None


def test_links_of_who_is_asked_no_more_say_so_and_change_nothing(client, asked):
    take_out(by=OPERATOR, now=NOW, member_id=member("oak").pk)

    page = get(client, asked["oak"])
    answer = post(client, f"{asked['oak']}nothing-new/")

    assert (page.status_code, answer.status_code) == (410, 410)
    assert "ingetrokken" in page.text
    assert "I01" not in page.text
    assert said_by("oak") == []


def test_nothing_can_be_sent_once_the_round_is_closed(client, asked):
    close_round(by=OPERATOR, now=NOW, round_id=member("oak").round.pk)

    assert "gesloten" in get(client, asked["oak"]).text
    assert post(client, asked["oak"], typed()).status_code == 410
    assert said_by("oak") == []


def test_the_day_after_an_answer_stays_readable_and_cannot_be_changed(tokens):
    send_nothing_new(by=EVERYONE, now=NOW, token=tokens["oak"])

    assert state(tokens["oak"], AFTER) is RequestState.FIXED
    with pytest.raises(LinkRefused):
        send_nothing_new(by=EVERYONE, now=AFTER, token=tokens["oak"])


def test_who_is_late_can_still_answer_for_two_weeks(tokens):
    assert state(tokens["oak"], AFTER) is RequestState.OPEN
    send_nothing_new(by=EVERYONE, now=AFTER, token=tokens["oak"])

    assert state(tokens["elm"], AFTER + timedelta(days=14)) is RequestState.EXPIRED


def test_a_revoked_link_opens_nothing_while_another_of_the_same_member_does(tokens, report):
    ContributionRequest.unscoped.filter(member__body="oak").update(revoked_at=NOW)
    other = open_for_colleague(by=viewer_of("sam"), now=NOW, uid=member("oak").uid)

    assert state(tokens["oak"], NOW) is RequestState.REVOKED
    assert state(other, NOW) is RequestState.OPEN


def test_a_link_answers_for_its_own_member_whatever_it_names(tokens):
    stranger = given("I03", told=Wording(nl="Gekaapt"), figures={"persons": "0"})
    with pytest.raises(LinkRefused):
        send_answers(by=EVERYONE, now=NOW, token=tokens["oak"], answers=[stranger])

    assert said_by("elm") == []
    assert said_by("oak") == []


def test_saving_very_often_is_refused_for_an_hour(tokens, client):
    for _ in range(60):
        save_draft(by=EVERYONE, now=NOW, token=tokens["oak"], typed={})
    with pytest.raises(RoundRefused) as refused:
        save_draft(by=EVERYONE, now=NOW, token=tokens["oak"], typed={})

    assert refused.value.refusal is RoundRefusal.SAVED_TOO_OFTEN
    save_draft(by=EVERYONE, now=NOW + timedelta(hours=1), token=tokens["oak"], typed={})


def test_a_page_that_was_saved_too_often_says_so_and_keeps_what_was_typed(client, asked):
    ContributionRequest.unscoped.update(saves=60, saves_since=clock.now())

    page = post(client, asked["oak"], typed(I01__note="Blijft staan") | {"act": "draft"})
    other = post(client, f"{asked['elm']}nothing-new/")

    assert (page.status_code, other.status_code) == (422, 422)
    assert "Blijft staan" in page.text
    assert "Heel vaak bewaard" in page.text
    assert "Enregistré très souvent" in other.text


def test_what_was_decided_waits_anew_once_the_member_says_otherwise(tokens):
    answers = [given("I01", told=Wording(nl="Een.")), given("I02", Verdict.NOTHING_NEW)]
    send_answers(by=EVERYONE, now=NOW, token=tokens["oak"], answers=answers)
    Contribution.unscoped.filter(ref="I01").update(
        review="set_aside", reviewed_at=NOW, reviewed_by="cleo", reason="te kort"
    )

    send_answers(by=EVERYONE, now=NOW, token=tokens["oak"], answers=answers)
    assert Contribution.unscoped.get(ref="I01").review == "set_aside"
    answers[0] = given("I01", told=Wording(nl="Twee."))
    send_answers(by=EVERYONE, now=NOW, token=tokens["oak"], answers=answers)

    row = Contribution.unscoped.get(ref="I01")
    assert (row.review, row.reason) == ("waiting", "")


def test_the_holder_of_a_link_is_nobody_elsewhere(tokens):
    holder = contributing.opened(EVERYONE, tokens["oak"], now=NOW).holder

    assert holder.seats == ()
    assert holder.mandate == ""
    assert not holder.may(RequestState.OPEN)
    send_nothing_new(by=EVERYONE, now=NOW, token=tokens["oak"])
    assert audited("programme.contribution_given") == [holder.code]


def test_25_organisations_answer_by_link(
    client, db, mailoutbox, django_capture_on_commit_callbacks, soon
):
    call_command("organisations", "load", verbosity=0)
    from relais.programme.commands.loading import load_source, read_source  # noqa: PLC0415

    load_source(by=OPERATOR, now=NOW, source=read_source())
    proposed = [each.body for each in rounds.candidates(OPERATOR)][:25]
    with django_capture_on_commit_callbacks(execute=True):
        opened(
            *(mailbox(body, "") for body in proposed),
            edition="2022",
            now=clock.now(),
            due_on=soon,
        )

    for body in proposed:
        path = link_to(mailoutbox, body)
        assert get(client, path).status_code == 200
        assert post(client, f"{path}nothing-new/").status_code == 303

    assert len(mailoutbox) == 25
    assert RoundMember.unscoped.exclude(answered_at=None).count() == 25
    assert owed() == {(body, "kept") for body in proposed}
    owners = {body for body in proposed if member(body).known}
    assert set(Contribution.unscoped.values_list("member__body", flat=True)) == owners
