"""The pages of trainings: what they say, what they ask, and what they keep of what was typed."""

from dataclasses import replace

import pytest

from relais.organisations.interface import Role
from relais.trainings.queries.trainings import training
from relais.trainings.rules.records import CountRowRecord, CountTableRecord
from relais.trainings.rules.vocabulary import CountMode, CourseKind, Dimension
from relais.trainings.tests.conftest import COURSE, HELD, MEASURED, READER, SHARES, load

HOST = "work.localhost"
LIST = "/en/trainings/"
UNPRINTED = CountTableRecord(
    number=3,
    mode=CountMode.DECLARED,
    dimensions=(Dimension.YEAR, Dimension.LANGUAGE, Dimension.GRADE, Dimension.GENDER),
    rows=(
        CountRowRecord(year=2021, language="fr", grade="inspector", heads=99, men=68, women=31),
        CountRowRecord(year=2021, language="nl", grade="inspector"),
    ),
)


@pytest.fixture
def keeper(sign_in):
    load(
        replace(COURSE, held=(HELD,), tables=(SHARES, MEASURED, UNPRINTED)),
        replace(
            COURSE,
            ref="X02",
            programme="",
            kind=CourseKind.WEBINAR,
            provider="",
            mandatory=None,
            starts="",
            ends="",
            persons="",
            items=(),
            tables=(),
        ),
    )
    return sign_in(Role.TRAINER)


@pytest.fixture
def reader(keeper, sign_in):
    return sign_in(Role.OBSERVATORY_ANALYST)


def get(client, path="", **asked):
    return client.get(f"{LIST}{path}", asked, headers={"host": HOST})


def post(client, path, said):
    return client.post(f"{LIST}{path}", said, headers={"host": HOST})


def words(answer):
    return " ".join(answer.content.decode().split())


def typed(answer):
    """What the forms of a page would send again."""
    form = answer.context["form"]
    return {field.html_name: field.value() or "" for field in form if field.value() is not None}


def rows_of(answer):
    form = answer.context["form"]
    said = {"rows": str(len(form.rows))} | typed(answer)
    return said | {field.html_name: field.value() or "" for row in form.rows for field in row}


def test_the_list_shows_every_training_and_adds_nothing_up(keeper):
    page = words(get(keeper))

    assert "2 trainings" in page
    assert "Verzonnen opleiding (en)" in page
    assert "Participations are not added up" in page
    assert "unknown" in page


@pytest.mark.parametrize(
    ("asked", "refs"),
    [
        ({"kind": "webinar"}, ["X02"]),
        ({"provider": "brusafe"}, ["X01"]),
        ({"mandatory": "yes"}, ["X01"]),
        ({"mandatory": "untold"}, ["X02"]),
        ({"mandatory": "no"}, []),
        ({"year": "2022"}, ["X01"]),
        ({"sort": "starts"}, ["X01", "X02"]),
        ({"sort": "provider"}, ["X01", "X02"]),
        ({"kind": "party", "sort": "size"}, ["X01", "X02"]),
    ],
)
def test_the_list_is_chosen_by_its_address(keeper, asked, refs):
    assert [row.ref for row in get(keeper, **asked).context["rows"]] == refs


def test_an_empty_list_says_what_to_do(keeper):
    assert "Choose something else" in words(get(keeper, mandatory="no"))


def test_the_list_for_a_spreadsheet_has_the_same_rows(keeper):
    lines = get(keeper, "list.csv", kind="webinar").content.decode().splitlines()

    assert lines[0].startswith("Reference,Title,Kind")
    assert [line[:3] for line in lines[1:]] == ["X02"]


def test_a_training_shows_printed_beside_computed_and_what_does_not_fit(keeper):
    page = words(get(keeper, "X01/"))

    assert "7.2 % stands there; computed, it is 7.14 %." in page
    assert "The shares are 100.10 % together." in page
    assert "declared by a source" in page
    assert "counted at the session · session 1" in page
    assert "The source doesn’t give this row. That is unknown, not zero." in page
    assert "Rows without a number: 1" in page
    assert "lines 3" in page
    assert "10.11" in page


def test_a_total_that_was_computed_stands_under_what_was_computed(keeper):
    (table,) = get(keeper, "X01/").context["declared"][:1]
    headings = [cell.text for cell in table.headings]

    assert headings[1:4] == ["Heads, as printed", "Share in %, as printed", "Heads, computed"]
    assert [[cell.text for cell in row.cells] for row in table.totals] == [
        ["Total as printed", "14", "", "", ""],
        ["Total, computed", "", "", "14", ""],
    ]


def test_a_training_shows_an_average_that_differs_and_what_is_open_to_others(keeper):
    load(replace(COURSE, printed_average="12", open_to_others=True))

    page = words(get(keeper, "X01/"))

    assert "12 stands there as the average; computed, it is 10.11." in page
    assert "Open to other zones or organisations" in page


def test_of_a_compulsory_training_no_percentage_is_invented(keeper):
    unknown = "It isn’t known of how many: therefore there is no percentage."

    assert f"<dt>Coverage</dt> <dd>{unknown}</dd>" in words(get(keeper, "X01/"))
    assert "Coverage" not in words(get(keeper, "X02/"))


def test_who_may_only_read_is_offered_no_change(reader):
    page = words(get(reader, "X01/"))

    assert "Change this training" not in page
    assert "Enter a training" not in words(get(reader))
    assert get(reader, "X01/change/").status_code == 403


def test_a_training_that_is_not_there(keeper):
    assert get(keeper, "X99/").status_code == 404
    assert get(keeper, "X01/counts/9/").status_code == 404
    assert get(keeper, "X01/counts/new/", session="9").status_code == 404


def test_a_training_is_entered(keeper):
    said = {"ref": "X03", "title_nl": "Nieuw", "kind": "refresher", "own_wording": "yes"}

    answer = post(keeper, "new/", said | {"list_topic": "een | un\n[gip]", "persons": ">=170"})

    assert (answer.status_code, answer["Location"]) == (303, f"{LIST}X03/")
    kept = training(READER, "X03")
    assert kept.persons.text == ">=170"
    assert [item.body or item.text.fr for item in kept.record.items] == ["un", "gip"]


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(keeper):
    answer = post(
        keeper,
        "new/",
        {"ref": "X 3", "kind": "party", "own_wording": "yes", "persons": "many", "goal_fr": "but"},
    )

    page = words(answer)
    assert answer.status_code == 422
    assert "This is none of the choices." in page
    assert 'value="but"' in page
    answer = post(keeper, "new/", {"ref": "X 3", "kind": "webinar", "own_wording": "no"})
    assert "Give the title in at least one language." in words(answer)
    assert "A reference is 1 to 20 letters" in words(answer)
    assert answer.context["form"].errors.keys() == {"ref", "title_nl"}


def test_a_training_is_changed_and_keeps_its_counts_and_a_provider_nobody_knows(keeper):
    load(replace(COURSE, ref="X04", provider="nobody-known"))
    form = get(keeper, "X04/change/")

    answer = post(keeper, "X04/change/", typed(form) | {"title_nl": "Anders", "mandatory": "no"})

    assert answer.status_code == 303
    kept = training(READER, "X04")
    assert (kept.title.nl, kept.record.mandatory) == ("Anders", False)
    assert kept.record.provider == "nobody-known"
    assert kept.record.tables == (SHARES,)


def test_a_session_is_added_and_leads_to_who_came(keeper):
    answer = post(
        keeper, "X01/sessions/new/", {"held_on": "2022-05-01", "language": "fr", "hours": "4"}
    )

    assert (answer.status_code, answer["Location"]) == (
        303,
        f"{LIST}X01/counts/new/?session=2",
    )
    assert "counted at session 2" in words(keeper.get(answer["Location"], headers={"host": HOST}))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"held_on": "soon"}, "Write a date as"),
        ({"language": "de"}, "This is none of the choices."),
        ({"place": "x" * 121}, "121"),
    ],
)
def test_a_session_that_cannot_be_is_said(keeper, said, sentence):
    answer = post(keeper, "X01/sessions/new/", said)

    assert answer.status_code == 422
    assert sentence in words(answer)


def test_heads_are_measured_at_a_session(keeper):
    path = "X01/counts/new/?session=1&choose=yes&dimensions=language&dimensions=gender"
    said = {
        "rows": "2",
        "row-0-language": "nl",
        "row-0-men": "2",
        "row-0-women": "3",
        "row-0-heads": "5",
        "row-1-language": "",
    }

    assert post(keeper, path, said).status_code == 303
    table = training(READER, "X01").tables[-1]
    assert (table.mode, table.session, table.total.heads, len(table.rows)) == (
        "measured",
        1,
        5,
        1,
    )


def test_a_row_that_does_not_add_up_has_to_be_seen(keeper):
    path = "X01/counts/new/?choose=yes&dimensions=gender"
    said = {"rows": "1", "row-0-heads": "9", "row-0-men": "2", "row-0-women": "3"}

    first = post(keeper, path, said)
    page = words(first)
    assert first.status_code == 422
    assert "Row 1: Men and women are 5 together; 9 stands there." in page
    assert 'value="9"' in page
    assert len(training(READER, "X01").tables) == 3

    keys = [key for key, _sentence in first.context["findings"]]
    assert post(keeper, path, said | {"row-0-heads": "8", "seen": keys}).status_code == 422
    assert post(keeper, path, said | {"seen": keys}).status_code == 303
    assert training(READER, "X01").tables[-1].rows[0].heads == 9


def test_a_total_that_differs_has_to_be_seen_too(keeper):
    answer = post(
        keeper,
        "X01/counts/new/?choose=yes&dimensions=language",
        {"rows": "1", "row-0-heads": "9", "printed_total": "10"},
    )

    assert "The rows are 9 together; 10 stands there as the total." in words(answer)


def test_more_rows_keep_what_was_typed_and_save_nothing(keeper):
    path = "X01/counts/new/?choose=yes&dimensions=sector"
    said = {"rows": "1", "row-0-sector_nl": "school", "more": "yes"}

    answer = post(keeper, path, said)

    assert answer.status_code == 200
    assert len(answer.context["rows"]) == 4
    assert 'value="school"' in words(answer)
    assert len(training(READER, "X01").tables) == 3


@pytest.mark.parametrize("rows", ["", "x", "-1", "99999"])
def test_a_number_of_rows_that_is_none(keeper, rows):
    answer = post(keeper, "X01/counts/new/?choose=yes", {"rows": rows})

    assert answer.status_code == 422
    assert "A count table needs at least one row." in words(answer)


def test_a_cell_that_cannot_be_read_is_marked(keeper):
    path = "X01/counts/new/?choose=yes&dimensions=year&dimensions=grade"
    answer = post(keeper, path, {"rows": "1", "row-0-heads": "many", "row-0-year": "2021"})

    assert answer.status_code == 422
    assert "Write a whole number" in words(answer)
    answer = post(keeper, path, {"rows": "1", "row-0-heads": "1", "row-0-year": "21"})
    assert "Write a year in four digits." in words(answer)


def test_a_table_is_changed_and_a_row_that_is_not_printed_stays(keeper):
    form = get(keeper, "X01/counts/3/")
    said = rows_of(form) | {"row-0-heads": "99", "note_nl": "nagezien"}

    first = post(keeper, "X01/counts/3/", said)
    keys = [key for key, _sentence in first.context["findings"]]
    assert post(keeper, "X01/counts/3/", said | {"seen": keys}).status_code == 303

    table = training(READER, "X01").record.tables[2]
    assert table == replace(UNPRINTED, note=table.note)
    assert table.note.nl == "nagezien"


def test_dimensions_are_asked_first(keeper):
    page = words(get(keeper, "X01/counts/new/"))

    assert "What are the rows told apart by?" in page
    assert "You enter what a source declares." in page
    refused = get(keeper, "X01/counts/new/", choose="yes", dimensions="size")
    assert "What are the rows told apart by?" in words(refused)
