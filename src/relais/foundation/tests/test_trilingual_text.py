import pytest

from relais.foundation.trilingual import Trilingual

NAME = Trilingual(nl="Elsene", fr="Ixelles")


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "Elsene"), ("fr", "Ixelles"), ("en", "Ixelles")]
)
def test_a_reader_gets_their_language_or_the_nearest(language, text):
    assert NAME.in_language(language) == text


def test_english_is_given_where_it_exists():
    assert Trilingual(nl="kaart", fr="carte", en="card").in_language("tr") == "card"
    assert Trilingual(nl="kaart", fr="carte", en="card").as_json() == {
        "nl": "kaart",
        "fr": "carte",
        "en": "card",
    }
