"""A leaked address of a refuge can kill: every way of writing one is refused, in every field."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relais.directory.rules.secrecy import SecrecyRefusal, refuse_text_of_confidential_service

DUTCH = ["straat", "steenweg", "laan", "plein", "kaai", "dreef", "weg", "hof", "lei", "gang"]
FRENCH = ["rue", "avenue", "boulevard", "chaussée", "place", "square", "quai", "allée", "av."]
ENGLISH = ["street", "road", "avenue", "lane"]
NAMES = ["Hoog", "Kapelle", "Louisa", "Vlas"]
FRENCH_NAMES = ["Haute", "de la Loi", "du Midi", "Louise"]


def refused(text):
    return refuse_text_of_confidential_service("name.nl", text)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Hoogstraat 320", SecrecyRefusal.STREET),
        ("in de Hoogstraat", SecrecyRefusal.STREET),
        ("rue Haute", SecrecyRefusal.STREET),
        ("320, rue Haute", SecrecyRefusal.STREET),
        ("hoogstraat320", SecrecyRefusal.STREET),
        ("rue-haute-320", SecrecyRefusal.STREET),
        ("https://maison.be/rue%20Haute%20320", SecrecyRefusal.STREET),
        ("hoogstraat.320@huis.be", SecrecyRefusal.STREET),
        ("Hoog\u00adstr\u200baat 320", SecrecyRefusal.STREET),
        ("H o o g s t r a a t", SecrecyRefusal.STREET),
        ("Ｈｏｏｇｓｔｒａａｔ", SecrecyRefusal.STREET),
        ("Grote Markt 1", SecrecyRefusal.STREET),
        ("4 de Kapellegang", SecrecyRefusal.STREET),
        ("PLACE FLAGEY", SecrecyRefusal.STREET),
        ("12 High Street", SecrecyRefusal.STREET),
        ("boîte 3", SecrecyRefusal.STREET),
        ("à la rue Haute", SecrecyRefusal.STREET),
        ("B-1080", SecrecyRefusal.POSTCODE),
        ("1080 Molenbeek", SecrecyRefusal.POSTCODE),
        ("huis in 1210", SecrecyRefusal.POSTCODE),
        ("50.8466, 4.3528", SecrecyRefusal.COORDINATES),
        ("4,3528", SecrecyRefusal.COORDINATES),
        ("50° 50' N", SecrecyRefusal.COORDINATES),
        ("9F26R9X2+3F", SecrecyRefusal.COORDINATES),
        ("u151710", SecrecyRefusal.COORDINATES),
        ("///hond.kat.muis", SecrecyRefusal.COORDINATES),
        ("149500 170250", SecrecyRefusal.COORDINATES),
        ("https://maps.app.goo.gl/xyz", SecrecyRefusal.MAP_LINK),
        ("google.com/maps/x", SecrecyRefusal.MAP_LINK),
        ("geo:x", SecrecyRefusal.MAP_LINK),
        ("tegenover het station", SecrecyRefusal.DIRECTIONS),
        ("metro Ribaucourt", SecrecyRefusal.DIRECTIONS),
        ("улица", SecrecyRefusal.UNREADABLE),
        ("Ηoogstraat", SecrecyRefusal.UNREADABLE),
    ],
)
def test_what_could_be_a_place_is_refused(text, refusal):
    assert refused(text) is refusal


@pytest.mark.parametrize(
    "text",
    [
        "Opvangtehuis Gewest (19 plaatsen)",
        "Accueil jeunes LGBTQIA+ (14 places)",
        "Talita et Portes Ouvertes",
        "Noodhuisvesting Ukkel (dienst Sociale Actie)",
        "two secret refuges, 24 + 10 beds by a press source",
        "personnes à la rue",
        "iemand neerslaan",
        "op weg naar hulp",
        "straathoekwerker",
        "02 539 27 44",
        "0800 30 030",
        "116 000",
        "1712",
        'Mo-Fr 09:00-17:00 "op afspraak"',
        "2021-03",
        "opens July 2022 by the report",
        "https://www.ama.be/?p=10853",
    ],
)
def test_what_is_no_place_is_kept(text):
    assert refused(text) is None


dutch = st.builds(
    "{}{} {}".format, st.sampled_from(NAMES), st.sampled_from(DUTCH), st.integers(1, 999)
)
french = st.builds(
    "{} {} {}".format,
    st.sampled_from(FRENCH),
    st.sampled_from(FRENCH_NAMES),
    st.integers(1, 999),
)
french_number_first = st.builds(
    "{}, {} {}".format,
    st.integers(1, 999),
    st.sampled_from(FRENCH),
    st.sampled_from(FRENCH_NAMES),
)
english = st.builds(
    "{} {} {}".format, st.integers(1, 999), st.sampled_from(NAMES), st.sampled_from(ENGLISH)
)
addresses = dutch | french | french_number_first | english
disguises = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "_"),
        lambda text: text.replace(" ", "-"),
        lambda text: text.replace(" ", "%20"),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("a", "a\u200b"),
        lambda text: re.sub(r"(\d+)", r"\1bis", text),
        lambda text: f"({text})",
    ]
)


@given(address=addresses, disguise=disguises, before=st.sampled_from(["", "het huis, ", "chez "]))
def test_an_address_is_refused_however_it_is_written(address, disguise, before):
    assert refused(before + disguise(address)) is not None


@given(postcode=st.integers(1000, 1299), town=st.sampled_from(["", " Brussel", " Bruxelles"]))
def test_a_postcode_of_brussels_is_refused(postcode, town):
    assert refused(f"{postcode}{town}") is not None


@given(north=st.floats(50.76, 50.92), east=st.floats(4.24, 4.48), comma=st.sampled_from([".", ","]))
def test_coordinates_of_brussels_are_refused(north, east, comma):
    assert refused(f"{north:.4f} {east:.4f}".replace(".", comma)) is SecrecyRefusal.COORDINATES
