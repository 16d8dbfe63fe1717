from tests.access import asvs, drawing


def test_the_page_is_drawn_from_the_tables():
    assert drawing.PAGE.read_text("utf-8") == drawing.draw(), "run: python -m tests.access.draw"


def test_the_page_of_requirements_is_drawn_from_the_marks():
    assert asvs.PAGE.read_text("utf-8") == asvs.draw(), "run: python -m tests.access.draw"


def test_every_requirement_is_proved_or_said_to_be_open():
    proved, said = set(asvs.marks()), {*asvs.BY_INTENT, *asvs.NOT_MET}

    assert proved | said == set(asvs.REQUIREMENTS)
    assert not proved & said
