"""Questions of members of parliament: kept once, owed by their day, found again when repeated."""

from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.http import Http404

from relais.foundation.access import OPERATOR
from relais.foundation.wording import Wording
from relais.organisations.interface import Role
from relais.programme.commands.questions import (
    CompetenceTold,
    PutTo,
    QuestionRefused,
    QuestionTold,
    add_question,
    answer_question,
    change_question,
    keep_competence,
    load_questions,
    say_repeats,
    withdraw_question,
)
from relais.programme.models import CompetenceRule, ParliamentaryQuestion
from relais.programme.queries import questions
from relais.programme.rules.questions import (
    Asked,
    QuestionRefusal,
    Rule,
    competent,
    likeness,
)
from relais.programme.rules.vocabulary import Level, QuestionKind, QuestionState
from relais.programme.tests.asking import NOW, appoint, owed, viewer

DEADLINE = date(2026, 4, 1)
KEPT = {"by": OPERATOR, "now": NOW}
WORK = {"host": "work.localhost"}
BASE = "/nl/report/questions"


def told(ref="qe-1", **said):
    usual = {
        "kind": QuestionKind.WRITTEN,
        "subject": Wording(fr="Les brochures distribuées dans les pharmacies"),
        "put_to": [PutTo(number="1", body="brussels-government")],
        "deadline": DEADLINE,
    }
    return QuestionTold(ref=ref, **(usual | said))


def kept(ref="qe-1", **said):
    return add_question(**KEPT, told=told(ref, **said))


def answered(ref="qe-1", **said):
    usual = {"answered_on": "2026-03-20", "answer": Wording(fr="Voici.")}
    answer_question(**KEPT, ref=ref, **(usual | said))


def debts():
    return owed("programme.question")


def refusal(raised):
    return raised.value.refusal


def test_an_open_question_is_owed_to_parliament_until_it_is_answered(loaded):
    kept()
    assert debts() == {("safe-brussels", "open")}

    answered()

    assert debts() == {("safe-brussels", "kept")}
    assert questions.question_of(OPERATOR, "qe-1").answer == Wording(fr="Voici.")


def test_a_question_without_a_deadline_is_kept_and_none_is_invented(loaded):
    kept(deadline=None)

    assert debts() == set()
    assert ParliamentaryQuestion.unscoped.get().deadline is None


def test_another_deadline_takes_the_place_of_the_first(loaded):
    kept()
    change_question(**KEPT, ref="qe-1", told=told(deadline=date(2026, 5, 1)))
    change_question(**KEPT, ref="qe-1", told=told(deadline=date(2026, 5, 1)))

    rows = apps.get_model("promises", "Promise").unscoped.filter(kind="programme.question")
    assert sorted((row.state, row.due_at.date().isoformat()) for row in rows) == [
        ("open", "2026-05-01"),
        ("released", "2026-04-01"),
    ]


def test_a_withdrawn_question_is_owed_no_more(loaded):
    kept()
    withdraw_question(**KEPT, ref="qe-1")

    assert debts() == {("safe-brussels", "released")}
    with pytest.raises(QuestionRefused) as again:
        withdraw_question(**KEPT, ref="qe-1")
    with pytest.raises(QuestionRefused) as late:
        answered()
    assert refusal(again) is refusal(late) is QuestionRefusal.NOT_OPEN


def test_changing_an_answered_question_owes_nothing_anew(loaded):
    kept()
    answered()
    change_question(**KEPT, ref="qe-1", told=told(deadline=date(2026, 6, 1)))

    assert debts() == {("safe-brussels", "kept")}


@pytest.mark.parametrize("missing", [{"answered_on": ""}, {"answer": Wording()}])
def test_an_answer_needs_its_words_and_its_day(loaded, missing):
    kept()
    with pytest.raises(QuestionRefused) as raised:
        answered(**missing)

    assert refusal(raised) is QuestionRefusal.NO_ANSWER


def test_a_question_to_two_ministers_is_one_record(loaded):
    pair = [
        PutTo(number="584", body="brussels-government", is_competent=False),
        PutTo(number="585", body="cabinet-equal-opportunities"),
    ]
    kept("qe-584-585", put_to=pair)

    found = questions.question_of(OPERATOR, "qe-584-585")
    assert [(each.number, each.is_competent) for each in found.addressees.all()] == [
        ("584", False),
        ("585", None),
    ]


def test_what_is_put_to_nobody_or_kept_already_is_refused(loaded):
    with pytest.raises(QuestionRefused) as nobody:
        kept(put_to=[])
    kept()
    with pytest.raises(QuestionRefused) as twice:
        kept()
    with pytest.raises(QuestionRefused) as renamed:
        change_question(**KEPT, ref="qe-1", told=told("qe-2"))

    assert refusal(nobody) is QuestionRefusal.NO_ADDRESSEE
    assert refusal(twice) is refusal(renamed) is QuestionRefusal.REF_IN_USE


def test_what_there_is_not_is_not_found(db):
    with pytest.raises(Http404):
        questions.question_of(OPERATOR, "qe-1")
    with pytest.raises(Http404):
        questions.competence_of(OPERATOR, 0)


def test_questions_that_share_a_recommendation_or_words_are_proposed_and_linked(loaded):
    kept("qe-1", recommendations=["res-ifg-2020:R1"])
    kept("qe-2", subject=Wording(fr="Les brochures des pharmacies : combien ?"))
    kept("qe-3", subject=Wording(nl="Iets heel anders"), recommendations=["res-ifg-2020:R1"])
    kept("qe-4", subject=Wording(nl="Iets heel anders"))

    def proposed():
        question = questions.question_of(OPERATOR, "qe-1")
        return [each.question.ref for each in questions.alike(OPERATOR, question)]

    assert proposed() == ["qe-3", "qe-2"]
    say_repeats(**KEPT, ref="qe-3", earlier="qe-1")
    assert proposed() == ["qe-2"]
    later, earlier = (questions.question_of(OPERATOR, ref) for ref in ("qe-3", "qe-1"))
    assert [each.ref for each in later.repeats.all()] == ["qe-1"]
    assert [each.ref for each in earlier.repeated_by.all()] == ["qe-3"]


def test_words_that_say_nothing_make_no_questions_alike():
    one, other = (
        Asked(recommendations=frozenset(), subject=subject)
        for subject in ("Question relative à Bruxelles", "Question relative à bruxelles, encore")
    )

    assert likeness(one, other) is None


def test_who_is_competent_comes_from_the_register_of_the_day_else_from_the_recommendation():
    old = Rule(body="a", from_day=None, to_day=date(2026, 1, 1))
    new = Rule(body="b", from_day=date(2026, 1, 1), to_day=None)
    named = {1: "named", 2: "named", 3: ""}

    assert competent({1: [old, new]}, named, on=date(2025, 12, 31)) == {"a": (1,), "named": (2,)}
    assert competent({1: [old, new]}, named, on=date(2026, 1, 1)) == {"b": (1,), "named": (2,)}


def test_a_rule_of_the_register_is_kept_and_changed(loaded):
    rule = CompetenceTold(
        matter=Wording(nl="Apotheken"),
        level=Level.REGIONAL,
        body="equal-brussels",
        recommendations=["res-ifg-2020:R1"],
    )
    row = keep_competence(**KEPT, told=rule)
    kept(recommendations=["res-ifg-2020:R1", "res-ifg-2020:R5"])

    linked = list(questions.question_of(OPERATOR, "qe-1").recommendations.all())
    found = questions.competent_for(OPERATOR, linked, on=NOW.date())

    assert found[0].body == "equal-brussels"
    assert [each.ref for each in found[0].recommendations] == ["R1"]
    changed = CompetenceTold(matter=Wording(nl="Anders"), level=Level.LOCAL, body="gvr")
    keep_competence(**KEPT, told=changed, rule_id=row.pk)
    assert CompetenceRule.unscoped.get().matter.nl == "Anders"


def test_the_known_questions_come_with_what_is_known_and_nothing_more(loaded):
    said = StringIO()
    call_command("questions", "load", stdout=said)
    assert load_questions(**KEPT) == 0

    rows = {row.ref: row for row in questions.questions(OPERATOR)}
    numbers = {each.number for row in rows.values() for each in row.addressees.all()}
    assert numbers == {"310", "405", "584", "585", "758", "792", "914", "998", "985"}
    assert len(rows) == 7
    assert all(row.state == QuestionState.NOT_KNOWN for row in rows.values())
    assert not any(row.is_verified or row.deadline or row.answer for row in rows.values())
    assert [row.ref for row in rows.values() if row.asked_on or row.member] == ["qe-792"]
    assert "154554" in rows["qe-792"].source
    assert debts() == set()
    assert "7" in said.getvalue()


def test_open_questions_stand_first_by_their_deadline(loaded):
    load_questions(**KEPT)
    kept("late", deadline=date(2026, 4, 2))
    kept("soon", deadline=date(2026, 3, 3))
    kept("some-day", deadline=None)

    refs = [row.ref for row in questions.questions(OPERATOR)]
    assert refs[:3] == ["soon", "late", "some-day"]


@pytest.fixture
def keeper(client, loaded):
    appoint("joris", "safe-brussels", Role.OBSERVATORY_ANALYST)
    client.force_login(viewer("joris"))
    return client


FORM = {
    "ref": "qe-9",
    "kind": "written",
    "number_1": "9",
    "body_1": "brussels-government",
    "competent_1": "no",
    "asked_on": "2026-02",
    "deadline": "2026-04-01",
    "subject_nl": "Brochures in apotheken",
    "recommendations": ["res-ifg-2020:R1"],
    "is_verified": "on",
}


def test_a_question_is_added_changed_answered_and_found(keeper):
    assert keeper.get(f"{BASE}/new/", headers=WORK).status_code == 200
    wrong = keeper.post(f"{BASE}/new/", FORM | {"asked_on": "gisteren"}, headers=WORK)
    nobody = keeper.post(f"{BASE}/new/", FORM | {"number_1": "", "body_1": ""}, headers=WORK)
    added = keeper.post(f"{BASE}/new/", FORM, headers=WORK)
    form = keeper.get(f"{BASE}/qe-9/change/", headers=WORK)
    changed = keeper.post(f"{BASE}/qe-9/change/", FORM | {"member": "M. Voorbeeld"}, headers=WORK)
    renamed = keeper.post(f"{BASE}/qe-9/change/", FORM | {"ref": "qe-8"}, headers=WORK)
    empty = keeper.post(f"{BASE}/qe-9/answer/", {}, headers=WORK)
    answer = {"answered_on": "2026-03", "answer_nl": "Zoveel."}
    done = keeper.post(f"{BASE}/qe-9/answer/", answer, headers=WORK)
    withdrawn = keeper.post(f"{BASE}/qe-9/withdraw/", headers=WORK)
    page = keeper.get(f"{BASE}/qe-9/", headers=WORK).text

    assert [wrong.status_code, nobody.status_code, added.status_code] == [422, 422, 302]
    assert 'value="2026-04-01"' in form.text
    assert [changed.status_code, renamed.status_code] == [302, 422]
    assert [empty.status_code, done.status_code, withdrawn.status_code] == [422, 302, 422]
    assert all(word in page for word in ("Brochures in apotheken", "M. Voorbeeld", "Zoveel."))


def test_the_pages_say_what_is_not_verified_and_link_what_is_repeated(keeper):
    load_questions(**KEPT)
    kept("qe-1", subject=Wording(nl="Campagne in apotheken, brochures"))

    listed = keeper.get(f"{BASE}/", headers=WORK).text
    page = keeper.get(f"{BASE}/qe-1/", headers=WORK).text
    linked = keeper.post(f"{BASE}/qe-1/repeats/", {"earlier": "qe-792"}, headers=WORK)
    other = keeper.get(f"{BASE}/qe-792/", headers=WORK).text

    assert "584 / 585" in listed
    assert "niet geverifieerd" in listed
    assert "qe-792" in page
    assert linked.status_code == 302
    assert "Werd opnieuw gevraagd door" in other
    assert keeper.post(f"{BASE}/qe-792/withdraw/", headers=WORK).status_code == 302


def test_the_register_of_competences_is_kept_on_its_page(keeper):
    form = {
        "matter_nl": "Apotheken",
        "level": "regional",
        "body": "equal-brussels",
        "from_day": "2024-07-01",
        "to_day": "2029-07-01",
        "recommendations": ["res-ifg-2020:R1"],
    }
    path = f"{BASE}/competences/"
    nothing = keeper.post(path, form | {"matter_nl": ""}, headers=WORK)
    backwards = keeper.post(path, form | {"to_day": "2024-01-01"}, headers=WORK)
    done = keeper.post(path, form, headers=WORK)
    one = f"{path}{CompetenceRule.unscoped.get().pk}/"
    shown = keeper.get(one, headers=WORK)
    changed = keeper.post(one, form | {"matter_fr": "Pharmacies"}, headers=WORK)

    assert [nothing.status_code, backwards.status_code, done.status_code] == [422, 422, 302]
    assert 'value="2024-07-01"' in shown.text
    assert changed.status_code == 302
    assert "Apotheken" in keeper.get(path, headers=WORK).text
