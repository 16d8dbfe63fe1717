"""Opening hours as a person says them; what is not sure stays as it was written."""

import pytest

from relais.directory.words.hours import hours_in_words


@pytest.mark.parametrize(
    ("hours", "nl", "fr", "en"),
    [
        (None, "uren niet gekend", "heures non connues", "hours not known"),
        ("24/7", "dag en nacht", "jour et nuit", "day and night"),
        ("Mo-Fr 09:00-18:00", "ma-vr 9-18 u", "lu-ve 9-18 h", "Mon-Fri 9-18"),
        ("Mo-Fr 09:30-17:00", "ma-vr 9.30-17 u", "lu-ve 9h30-17h", "Mon-Fri 9:30-17"),
        ("10:00-24:00", "elke dag 10-24 u", "tous les jours 10-24 h", "every day 10-24"),
        ("Mo-Su 08:00-20:00", "elke dag 8-20 u", "tous les jours 8-20 h", "every day 8-20"),
        (
            "Mo,We 09:00-12:00,13:00-17:00; PH off",
            "ma, wo 9-12, 13-17 u; niet op feestdagen",
            "lu, me 9-12, 13-17 h; pas les jours fériés",
            "Mon, Wed 9-12, 13-17; not on public holidays",
        ),
        (
            'Mo-Fr 09:00-17:00 "na een telefoontje"',
            "ma-vr 9-17 u, op afspraak",
            "lu-ve 9-17 h, sur rendez-vous",
            "Mon-Fri 9-17, by appointment",
        ),
        ("Mo[1] 09:00-12:00", "Mo[1] 09:00-12:00", "Mo[1] 09:00-12:00", "Mo[1] 09:00-12:00"),
    ],
)
def test_hours_are_said_in_three_languages(hours, nl, fr, en):
    said = hours_in_words(hours)

    assert (said.nl, said.fr, said.en) == (nl, fr, en)
