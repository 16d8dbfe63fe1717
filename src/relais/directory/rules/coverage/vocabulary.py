"""The closed lists of coverage: what a cell can be, and what may be counted for it."""

from enum import StrEnum


class Cover(StrEnum):
    """How many answer: nobody, exactly one, or more; in the order of the numbers 0, 1 and 2."""

    NOBODY = "nobody"
    ONE = "one"
    MORE = "more"


class Scenario(StrEnum):
    """Which hours are looked at, and what kind of days they are."""

    WEEK = "week"
    NIGHTS = "nights"
    HOLIDAYS = "holidays"


class TrustLayer(StrEnum):
    """Which records count: all, or only those that their service has confirmed."""

    ALL = "all"
    CONFIRMED = "confirmed"


class ReachLayer(StrEnum):
    """Which services count: all, those one can go to, or those with a number or chat only."""

    ALL = "all"
    PLACE = "place"
    REMOTE = "remote"


class Existence(StrEnum):
    """Whether a service was there at the end of the 2022 report, as far as its record tells."""

    THEN = "then"
    LATER = "later"
    UNKNOWN = "unknown"


class Uncounted(StrEnum):
    """Why a service with the need counts in no hour; the first that applies."""

    PROFILE = "profile"
    MUNICIPALITY = "municipality"
    LANGUAGE_UNKNOWN = "language_unknown"
    LANGUAGE = "language"
    UNREACHABLE = "unreachable"
    HOURS_UNKNOWN = "hours_unknown"
    NO_WHOLE_HOUR = "no_whole_hour"


class Effect(StrEnum):
    """What a change of one service does to a cell."""

    CLOSES = "closes"  # nobody answers there now, and someone would
    BECOMES_SAFE = "becomes_safe"  # exactly one answers now, and more would
    BECOMES_FRAGILE = "becomes_fragile"  # more than one answers now, and exactly one would
    OPENS = "opens"  # someone answers there now, and nobody would


class WhatIfRefusal(StrEnum):
    """Why the effect of an extra session can't be shown."""

    SERVICE = "service"
    DAYS = "days"
    HOURS = "hours"
    UNREACHABLE = "unreachable"
    LEFT_OUT = "left_out"
