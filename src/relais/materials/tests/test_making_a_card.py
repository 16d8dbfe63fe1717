"""The card as it leaves the counter: its text, its file, its refusals, and what it never says."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pdfua
import pypdf
import pytest
from django.core.management import call_command

from relais.directory import interface as directory
from relais.foundation.access import EVERYONE
from relais.foundation.trilingual import Trilingual
from relais.materials import queries
from relais.materials.queries.card import CardRefused
from relais.materials.queries.policy import card_policy
from relais.materials.rules.card import CardRefusal, telling_words

COUNTER = {"headers": {"host": "counter.localhost"}}
TODAY = date(2026, 11, 24)
SECRET_PLACE = "Canariestraat 99, 1000 Brussel"


def a_service(code, number, **facts):
    plain = directory.ServiceDisplay(
        code=code,
        kind=directory.Kind.HELPLINE,
        name=Trilingual(nl="Hulplijn bij geweld", fr="Aide aux victimes", en="Violence helpline"),
        numbers=(number,) if number else (),
        chat=False,
        hours=None,
        hours_text=Trilingual(nl="dag en nacht", fr="jour et nuit", en="day and night"),
        languages=("nl", "fr"),
        needs=(directory.Need.LISTENING_ADVICE,),
        access=directory.Access.DIRECT,
        cost=None,
        trust=directory.Trust.CONFIRMED,
        confirmed_on=None,
        areas=("region",),
        confidential=False,
        relay_to=None,
    )
    return replace(plain, **facts)


SERVICES = (
    a_service("emergency-112", "112"),
    a_service("line-1712", "1712"),
    a_service("ecoute-violences-conjugales", "0800 30 030", relay_to="tele-accueil-107"),
    a_service("tele-accueil-107", "107"),
    a_service("shelter", "02 539 27 44", trust=directory.Trust.UNCONFIRMED),
    a_service("without-number", "", languages=None),
    a_service("relays-to-nobody", "02 000 00 00", relay_to="without-number"),
    a_service("house", "02 111 11 11", confidential=True, address=SECRET_PLACE),
)


@pytest.fixture
def known(monkeypatch):
    """The directory as far as these tests need it; a test may change a record."""
    services = {service.code: service for service in SERVICES}
    monkeypatch.setattr(directory, "services", lambda _viewer, on: services)  # noqa: ARG005  # as the directory is asked
    monkeypatch.setattr(directory, "data_version", lambda _viewer: "7-2026-11-20")
    return services


def card_of(*services, language="nl", today=TODAY):
    pdf = queries.card_pdf(EVERYONE, services=services, language=language, today=today)
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(reader):
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def refusal_of(*services, language="nl"):
    with pytest.raises(CardRefused) as refused:
        card_of(*services, language=language)
    return refused.value.refusal


def test_a_card_holds_the_general_numbers_and_the_chosen_ones(known):
    assert text_of(card_of("shelter")).splitlines() == [
        "Openingsuren & nummers",
        "112 dag en nacht NL FR",
        "1712 dag en nacht NL FR",
        "0800 30 030 dag en nacht, daarna 107 NL FR",
        "02 539 27 44 dag en nacht NL FR *",
        "* nog niet bevestigd",
        "7-2026-11-20 · nakijken vanaf 02-2027",
    ]


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("nl", ["112", "1712", "0800 30 030"]),
        ("fr", ["112", "0800 30 030", "1712"]),
        ("en", ["112", "1712", "0800 30 030"]),
    ],
)
def test_the_line_of_the_own_language_comes_first(known, language, numbers):
    rows = text_of(card_of(language=language)).splitlines()[1:4]

    assert [row.startswith(number) for row, number in zip(rows, numbers, strict=True)] == [True] * 3


def test_a_service_without_a_number_leaves_no_trace_on_the_card(known):
    assert text_of(card_of("without-number")) == text_of(card_of())
    assert "02 000 00 00 dag en nacht NL FR" in text_of(card_of("relays-to-nobody"))


def test_a_card_never_names_a_service_nor_says_where_it_is(known):
    known["house"] = replace(
        known["house"],
        name=Trilingual(nl=SECRET_PLACE, fr=SECRET_PLACE, en=SECRET_PLACE),
        mails=(SECRET_PLACE,),
        source=SECRET_PLACE,
        steward=SECRET_PLACE,
        nis="21004",
    )

    for language in ("nl", "fr", "en"):
        reader = card_of("house", "shelter", language=language)
        said = f"{text_of(reader)} {reader.metadata} {reader.xmp_metadata.dc_title}"

        assert "02 111 11 11" in said
        assert "Canarie" not in said
        assert telling_words([said], telling=card_policy().telling_in_any_language) == ()


def test_a_card_refuses_hours_that_tell(known):
    told = Trilingual(nl="vraag naar de politie", fr="jour et nuit", en="day and night")
    known["shelter"] = replace(known["shelter"], hours_text=told)

    assert refusal_of("shelter") is CardRefusal.TELLING_WORD
    assert "jour et nuit" in text_of(card_of("shelter", language="fr"))


def test_a_card_refuses_what_does_not_fit(known):
    long = "ma-vr 8.30-12 u en 13-17 u, behalve in de zomer en op brugdagen, dan op afspraak"
    known["shelter"] = replace(known["shelter"], hours_text=Trilingual(nl=long, fr=long, en=long))

    assert refusal_of("shelter") is CardRefusal.DOES_NOT_FIT


def test_a_card_refuses_what_it_does_not_know(known):
    assert refusal_of("nowhere") is CardRefusal.UNKNOWN_SERVICE
    assert refusal_of(language="ar") is CardRefusal.UNKNOWN_LANGUAGE


def test_no_record_can_program_the_card(known):
    known["shelter"] = replace(known["shelter"], numbers=('#read("x") $a$',), languages=("*_", "`"))

    assert '#read("x") $a$ dag en nacht *_ ` *' in text_of(card_of("shelter"))


def test_the_file_is_of_a_cards_size_and_tells_neither_who_made_it_nor_the_day(known):
    reader = card_of("shelter")

    width, height = (float(side) / 72 * 25.4 for side in reader.pages[0].mediabox[2:])
    assert (round(width, 1), round(height, 1)) == (85.0, 54.0)
    assert reader.metadata.title == "Openingsuren & nummers"
    assert reader.metadata.author is None
    assert reader.metadata.creation_date.date() == date(2026, 11, 1)
    assert reader.trailer["/Root"]["/Lang"] == "nl"


def test_the_same_month_and_data_give_the_same_file_byte_for_byte(known):
    first, second = (
        queries.card_pdf(EVERYONE, services=["shelter"], language="nl", today=day)
        for day in (TODAY, TODAY + timedelta(days=1))
    )

    assert first == second


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_an_outside_checker_finds_nothing_inaccessible(known, language, tmp_path):
    card = tmp_path / "card.pdf"
    card.write_bytes(
        queries.card_pdf(EVERYONE, services=["shelter", "house"], language=language, today=TODAY)
    )

    assert [str(finding) for finding in pdfua.validate(str(card)).findings] == []


def test_the_counter_gets_the_card_and_nothing_stays_behind(known, client, db):
    answer = client.post(
        "/nl/card/", {"service": ["shelter", "house"], "language": "fr"}, **COUNTER
    )

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="info.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Horaires" in text_of(pypdf.PdfReader(io.BytesIO(answer.content)))


def test_without_a_choice_of_language_the_card_speaks_that_of_the_page(known, client, db):
    answer = client.post("/fr/card/", {}, **COUNTER)

    assert "Horaires" in text_of(pypdf.PdfReader(io.BytesIO(answer.content)))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"service": ["nowhere"]}, "Een van deze diensten staat niet in de gids."),
        ({"service": list("abcd")}, "Een van deze diensten staat niet in de gids."),
        ({"language": "xx"}, "In deze taal bestaat het kaartje niet."),
        (
            {"service": ["shelter", "house", "tele-accueil-107", "relays-to-nobody"]},
            "Op een kaartje passen hoogstens drie diensten.",
        ),
    ],
)
def test_a_refused_card_is_answered_with_a_sentence(known, client, db, sent, sentence):
    answer = client.post("/nl/card/", sent, **COUNTER)

    assert answer.status_code == 400
    assert sentence in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_service_that_ships_fits_on_a_card(places, language):
    call_command("directory", "load", verbosity=0, stdout=io.StringIO())
    shipped = directory.services(EVERYONE)

    assert len(shipped) >= 36
    for code, service in shipped.items():
        said = text_of(card_of(code, language=language))
        assert all(number in said for number in service.numbers[:1])


def test_no_address_asks_for_a_card(client, db):
    assert client.get("/nl/card/?service=shelter", **COUNTER).status_code == 405
