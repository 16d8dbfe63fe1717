"""A sentence means one thing in the whole house, in each language."""

import pytest

from config import messages

WORK = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n\nmsgid "Open"\nmsgstr "{told}"\n'


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Two contexts; gives a way to write their catalogues."""

    def write(context, language, told):
        file = tmp_path / context / "locale" / language / "LC_MESSAGES" / "django.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(WORK.format(language=language, told=told), encoding="utf-8")

    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    return write


def contradictions():
    return [fault for fault in messages.faults() if "says elsewhere" in fault]


def test_two_translations_of_one_sentence_are_named(house):
    house("cards", "nl", "Geopend")
    house("desks", "nl", "Openen")
    assert contradictions() == ["desks [nl] says elsewhere: Open"]


def test_the_same_translation_twice_is_fine(house):
    house("cards", "fr", "Ouvert")
    house("desks", "fr", "Ouvert")
    assert contradictions() == []
