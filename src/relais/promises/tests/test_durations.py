"""How far off something is, as people say it."""

from datetime import datetime, timedelta

import pytest
from django.utils.translation import override

from relais.promises.rules.clocks import REGION
from relais.promises.rules.durations import Distance, Span, distance
from relais.promises.words import clock

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=REGION)


def said(due, language):
    with override(language):
        return clock(distance(due, NOW), due)


@pytest.mark.parametrize(
    ("off", "nl", "fr", "en"),
    [
        (timedelta(seconds=20), "nog 1 minuut", "encore 1 minute", "1 minute left"),
        (timedelta(minutes=20), "nog 20 minuten", "encore 20 minutes", "20 minutes left"),
        (timedelta(hours=3, minutes=59), "nog 3 uur", "encore 3 heures", "3 hours left"),
        (timedelta(hours=28), "morgen 14:00", "demain 14:00", "tomorrow 14:00"),
        (timedelta(days=3), "nog 3 dagen", "encore 3 jours", "3 days left"),
        (timedelta(0), "nu", "maintenant", "now"),
        (timedelta(minutes=-5), "5 minuten te laat", "5 minutes de retard", "5 minutes late"),
        (timedelta(hours=-3), "3 uur te laat", "3 heures de retard", "3 hours late"),
        (
            timedelta(hours=-20),
            "sinds gisteren 14:00",
            "depuis hier 14:00",
            "since yesterday 14:00",
        ),
        (timedelta(days=-4), "4 dagen te laat", "4 jours de retard", "4 days late"),
    ],
)
def test_a_clock_in_words(off, nl, fr, en):
    assert [said(NOW + off, language) for language in ("nl", "fr", "en")] == [nl, fr, en]


def test_what_is_due_within_the_hour_counts_in_minutes_over_midnight_too():
    late_evening = NOW.replace(hour=23, minute=50)
    due = late_evening + timedelta(minutes=25)

    assert distance(due, late_evening) == Distance(span=Span.MINUTES_LEFT, number=25)
    assert distance(late_evening, due) == Distance(span=Span.MINUTES_LATE, number=25)
