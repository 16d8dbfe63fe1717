"""Every kind, role and refusal has words, so that no page can show a code instead."""

import pytest
from django.utils.translation import override

from relais.organisations import words
from relais.organisations.rules.mandates import MandateRefusal
from relais.organisations.rules.pharmacies import PharmacyStatus
from relais.organisations.rules.pharmacies_file import (
    PharmaciesRefusal,
    PharmacyFault,
    RefusedRow,
    RowFault,
)
from relais.organisations.rules.pharmacies_import import PharmacyOutcome
from relais.organisations.rules.places_file import Objection, PlacesRefusal
from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.words import pharmacies


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (BodyKind, words.BODY_KIND),
        (Role, words.ROLE),
        (Role, words.ROLE_MEANING),
        (MandateRefusal, words.MANDATE_REFUSAL),
        (PlacesRefusal, words.PLACES_REFUSAL),
        (PharmacyStatus, pharmacies.STATUS),
        (PharmacyOutcome, pharmacies.OUTCOME),
        (PharmaciesRefusal, pharmacies.REFUSAL),
        (PharmacyFault, pharmacies.FAULT),
    ],
)
def test_every_value_has_words(values, said):
    assert set(said) == set(values)
    assert all(str(sentence) for sentence in said.values())


@pytest.mark.parametrize("refusal", list(PlacesRefusal))
def test_a_refusal_names_the_record(refusal):
    assert "21099" in words.objection(Objection(refusal=refusal, about="21099"))


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("refusal", list(PharmaciesRefusal))
def test_a_refused_list_is_named(refusal, language):
    with override(language):
        assert "list.xlsx" in pharmacies.refusal_sentence(refusal, file="list.xlsx")


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("fault", list(PharmacyFault))
def test_a_faulty_row_is_named(fault, language):
    row = RefusedRow(row=42, faults=(RowFault(code=fault, value="1099"),))

    with override(language):
        [line] = pharmacies.fault_lines(row)
    assert "42" in line
    assert "%" not in line
