"""The form of a record: it starts from what is known, and says what was typed otherwise."""

import pytest
from django.utils.translation import override

from relais.directory.commands.editing import RecordRefused, read_over
from relais.directory.forms import RecordForm
from relais.directory.queries.imports import present
from relais.directory.rules.vocabulary import Aspect
from relais.directory.tests.conftest import HELPLINE, SECRET_HOUSE
from relais.directory.tests.typing_records import sent
from relais.foundation.access import OPERATOR

PLACES = {"21012": "Molenbeek", "21016": "Ukkel"}
FULL = HELPLINE | {
    "phone": ["1712", "02 553 17 40"],
    "mail": ["een@example.org"],
    "languages": ["nl", "ar"],
    "profiles": ["witness", "victim"],
    "refused_profiles": ["man"],
    "min_age": 0,
    "max_age": 25,
    "areas": ["21016", "21012"],
    "cost": "free",
    "chat": True,
    "address": "Teststraat 1",
    "nis": "21016",
    "closures": [
        {"first_day": "2026-12-24", "last_day": "2027-01-02", "reason": "winter"},
        {"first_day": "2027-07-21", "last_day": "2027-07-21"},
    ],
}


@pytest.fixture
def record(take_over):
    def keep(raw):
        take_over(raw)
        return present(OPERATOR).records[raw["id"]]

    return keep


def form_of(record, **typed):
    """The form after someone typed this; without anything typed it is sent back as it came."""
    empty = RecordForm(record=record, places=PLACES)
    form = RecordForm(sent(empty, **typed), record=record, places=PLACES)
    assert form.is_valid(), form.errors
    return form


def said(record, **typed):
    return form_of(record, **typed).said


@pytest.mark.parametrize(
    "raw", [HELPLINE, FULL, SECRET_HOUSE, FULL | {"languages": [], "profiles": []}]
)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_form_sent_back_as_it_came_says_nothing(record, raw, language):
    kept = record(raw)
    with override(language):
        assert said(kept) == {}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"phones": "02 553 17 40\n\n 1712 "}, {"phone": ["02 553 17 40", "1712"]}),
        ({"phones": ""}, {"phone": None}),
        ({"mails": "twee@example.org"}, {"mail": ["twee@example.org"]}),
        ({"chat": None, "walk_in": True}, {"chat": None, "walk_in": True}),
        ({"address": ""}, {"address": None}),
        ({"nis": "21012"}, {"nis": "21012"}),
        ({"nis": None}, {"nis": None}),
        ({"hours": "24/7"}, {"hours": "24/7"}),
        ({"hours": ""}, {"hours": None}),
        ({"languages": ""}, {"languages": None}),
        ({"profiles": ["man"]}, {"profiles": ["man"]}),
        ({"profiles": []}, {"profiles": None}),
        ({"refused_profiles": []}, {"refused_profiles": None}),
        ({"min_age": None}, {"min_age": None}),
        ({"max_age": 30}, {"max_age": 30}),
        ({"min_children": 3}, {"min_children": 3}),
        ({"areas": ["region"]}, {"areas": ["region"]}),
        ({"access": "appointment"}, {"access": "appointment"}),
        ({"cost": None}, {"cost": None}),
        ({"anonymous": True}, {"anonymous": True}),
        ({"name_fr": "Deux lignes"}, {"name": {"nl": "Een lijn", "fr": "Deux lignes"}}),
        ({"needs": ["crisis"]}, {"needs": ["crisis"]}),
        (
            {"closed_until_0": "2027-01-03"},
            {
                "closures": [
                    {"first_day": "2026-12-24", "last_day": "2027-01-03", "reason": "winter"},
                    {"first_day": "2027-07-21", "last_day": "2027-07-21"},
                ]
            },
        ),
        (
            {"closed_from_0": None, "closed_until_0": None},
            {"closures": [{"first_day": "2027-07-21", "last_day": "2027-07-21"}]},
        ),
        (
            {"closed_from_2": "2027-08-01", "closed_until_2": "2027-08-15"},
            {
                "closures": [
                    {"first_day": "2026-12-24", "last_day": "2027-01-02", "reason": "winter"},
                    {"first_day": "2027-07-21", "last_day": "2027-07-21"},
                    {"first_day": "2027-08-01", "last_day": "2027-08-15"},
                ]
            },
        ),
    ],
    ids=str,
)
def test_what_was_typed_otherwise_is_said_as_a_file_says_it(record, typed, expected):
    assert said(record(FULL), **typed) == expected


def test_what_is_said_makes_the_record_say_it(record):
    kept = record(FULL)
    form = form_of(kept, phones="02 553 17 40", languages="Frans", max_age=None, profiles=["man"])

    after = read_over(OPERATOR, kept, form.said)

    assert set(kept.differences(after)) == {"phones", "languages", "max_age", "profiles"}
    assert (after.phones, after.languages, after.max_age) == (("02 553 17 40",), ("fr",), None)


@pytest.mark.parametrize(
    "typed", ["Arabisch, Frans", "arabe,français", " Arabic , French ", "ar, fr"]
)
def test_languages_are_understood_by_name_and_by_code(record, typed):
    assert said(record(HELPLINE), languages=typed) == {"languages": ["ar", "fr"]}


def test_languages_are_shown_by_name_in_the_readers_language(record):
    kept = record(HELPLINE | {"languages": ["nl", "ar"]})
    with override("fr"):
        assert "néerlandais, arabe" in str(RecordForm(record=kept, places=PLACES)["languages"])


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"phones": "12345"}, "phones", "Nummers, één op elke regel: schrijf het nummer"),
        ({"mails": "nergens"}, "mails", "nergens"),
        ({"hours": "Mo-Fr"}, "hours", "Mo-Fr: Schrijf de tijden bij de dagen."),
        ({"hours": "9 tot 17"}, "hours", "Dit is geen opening_hours-tekst."),
        ({"languages": "Elfs"}, "languages", "Elfs"),
        ({"min_age": 30}, "max_age", "30-25"),
        ({"name_nl": ""}, "name_nl", "Naam in het Nederlands"),
        ({"needs": []}, "needs", "dit moet ingevuld zijn"),
    ],
    ids=str,
)
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(record, typed, field, sentence):
    kept = record(FULL)
    with override("nl"):
        form = form_of(kept, **typed)
        with pytest.raises(RecordRefused) as refused:
            read_over(OPERATOR, kept, form.said)
        form.refuse(refused.value.faults)

        [error] = form.errors[field]
        assert sentence in error
        assert "%(" not in error
        for name, value in typed.items():
            assert str(form[name].value() or "") == str(value or "")


def test_a_fault_of_a_field_that_is_not_asked_for_stands_above(record):
    kept = record(FULL)
    form = form_of(kept)
    with pytest.raises(RecordRefused) as refused:
        read_over(OPERATOR, kept, {"source": ""})

    form.refuse(refused.value.faults)

    assert "source" in form.non_field_errors()[0]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"closed_from_2": "2027-08-01"}, "Vul beide dagen in, of geen van beide."),
        ({"closed_until_2": "2027-08-01"}, "Vul beide dagen in, of geen van beide."),
        (
            {"closed_from_2": "2027-08-02", "closed_until_2": "2027-08-01"},
            "De laatste dag kan niet voor de eerste komen.",
        ),
    ],
    ids=str,
)
def test_a_closure_has_two_days_in_their_order(record, typed, sentence):
    kept = record(FULL)
    with override("nl"):
        form = RecordForm(
            sent(RecordForm(record=kept, places=PLACES), **typed), record=kept, places=PLACES
        )

        assert form.errors == {"closed_until_2": [sentence]}
        assert [part.aspect for part in form.parts if part.has_errors] == [Aspect.HOURS]


def test_the_parts_hold_every_field_once(record):
    form = RecordForm(record=record(FULL), places=PLACES)

    named = [field.name for part in form.parts for field in part.fields]

    assert sorted(named) == sorted(form.fields)


def test_a_secret_house_is_asked_nothing_that_tells_a_place(record):
    kept = record(SECRET_HOUSE)
    form = form_of(kept, address="Kanariestraat 71", walk_in=True, mails="x@example.org")

    assert {"address", "nis", "walk_in", "mails"}.isdisjoint(form.fields)
    assert form.said == {}


def test_a_place_typed_elsewhere_is_refused_and_only_the_field_is_told(record):
    kept = record(SECRET_HOUSE)
    form = form_of(kept, hours='Mo-Fr 09:00-17:00 "Kanariestraat 71"')
    with pytest.raises(RecordRefused) as refused:
        read_over(OPERATOR, kept, form.said)
    with override("nl"):
        form.refuse(refused.value.faults)

    assert "Kanarie" not in repr(refused.value) + str(form.errors)
    assert "geheim" in form.errors["hours"][0]


def test_words_hidden_in_the_hours_of_a_secret_house_are_neither_shown_nor_changed(record):
    kept = record(SECRET_HOUSE | {"hours": 'Mo-Fr 09:00-17:00 "behind the blue door"'})

    assert "blue door" not in str(RecordForm(record=kept, places=PLACES))
    assert said(kept) == {}
    assert said(kept, languages="Frans") == {"languages": ["fr"]}
