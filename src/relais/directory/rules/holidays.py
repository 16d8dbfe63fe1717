"""The ten legal holidays of Belgium, computed for any year.

Source: Act of 4 January 1974 on holidays; Royal Decree of 18 April 1974, art. 1. Replacement days
that a decree grants once (2 May 2008) are not computed.
"""

from datetime import date, timedelta
from functools import cache

# Month and day: New Year, Labour Day, National Day, Assumption, All Saints, Armistice, Christmas.
_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
# Days after Easter Sunday: Easter Monday, Ascension, Whit Monday; not Easter Sunday itself.
_AFTER_EASTER = (1, 39, 50)


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms, chapter 8."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The ten days of `year`; fewer when two fall together, as Ascension and 1 May in 2008."""
    easter = easter_sunday(year)
    fixed = {date(year, month, day) for month, day in _FIXED}
    return frozenset(fixed | {easter + timedelta(days=days) for days in _AFTER_EASTER})
