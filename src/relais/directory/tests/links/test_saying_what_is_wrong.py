"""The form behind a mailed link: a steward's change holds, a service's waits."""

import re

import pytest

from relais.directory.models import Proposal, Service
from relais.directory.tests.conftest import HELPLINE
from relais.directory.tests.links.reading import confirmed, tables, text


def test_a_steward_changes_the_record_at_once(link, send_form, open_page):
    path = link()

    answer = send_form(f"{path}change/", phones="02 553 17 40", means="visited")

    assert answer.headers["Location"] == f"{path}thanks/"
    assert Service.unscoped.get(code="a-line").channels.first().value == "02 553 17 40"
    assert ("phone", "steward", "visited") in confirmed()
    said = text(open_page(f"{path}thanks/"))
    assert "Ce que vous avez changé est dans le répertoire." in said
    assert "attend" not in said


def test_what_a_service_proposes_waits_and_it_is_told_so(link, send_form, open_page):
    path = link(for_service=True)
    assert "attend que la personne qui tient la fiche" in text(open_page(f"{path}change/"))

    send_form(f"{path}change/", phones="02 553 17 40", hours="24/7")

    assert Proposal.unscoped.get().content == {"phone": ["02 553 17 40"], "hours": "24/7"}
    assert Service.unscoped.get(code="a-line").hours == HELPLINE["hours"]
    assert {aspect for aspect, _role, _means in confirmed()}.isdisjoint({"phone", "hours"})
    said = text(open_page(f"{path}thanks/"))
    assert "Ce que vous proposez attend" in said
    assert "est dans le répertoire" not in said


def test_an_unchanged_form_says_so_and_spends_nothing(link, send_form, open_page):
    path = link()

    answer = send_form(f"{path}change/")

    assert answer.status_code == 422
    assert "Rien n’a été changé" in text(answer)
    assert open_page(path).status_code == 200
    assert confirmed() == set()


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(link, send_form, open_page):
    path = link()

    answer = send_form(f"{path}change/", hours="9 à 17 h", mails="nulle part")

    said = text(answer)
    assert answer.status_code == 422
    assert "Ce n'est pas un texte opening_hours." in said
    assert "nulle part" in answer.text
    assert 'value="9 à 17 h"' in answer.text
    assert answer.text.count("<details open>") == 2
    assert open_page(path).status_code == 200


def test_a_closure_with_one_day_is_refused_before_anything_is_asked(link, send_form):
    answer = send_form(f"{link()}change/", closed_from_3="2099-08-01")

    assert answer.status_code == 422
    assert "Remplissez les deux jours, ou aucun." in text(answer)


@pytest.mark.parametrize("page", ["", "change/"])
def test_of_a_secret_house_no_place_is_asked_or_shown(link, open_page, page):
    answer = open_page(link("a-house") + page)

    assert not re.search('name="(address|nis|walk_in|mails)"', answer.text)
    if not page:
        assert "Secrète, pour la sécurité" in text(answer)


def test_a_place_of_a_secret_house_is_refused_with_the_sentence(link, send_form):
    answer = send_form(f"{link('a-house')}change/", hours='Mo-Fr 09:00-17:00 "rue Haute 12"')

    assert answer.status_code == 422
    assert "où se trouve" in text(answer)
    assert "rue Haute" not in repr(tables())
