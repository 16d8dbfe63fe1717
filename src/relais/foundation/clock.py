"""The one place that reads the clock. Only views, tasks and the command line ask it."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, in UTC, with its zone."""
    return timezone.now()
