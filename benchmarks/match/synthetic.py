"""An invented directory of any size, and questions to ask it; the same each time for a seed.

19 municipalities, 24 needs, 14 languages and 9 profiles with uneven shares, split shifts, services
of day and night; everything is known, so that every engine can say the same.
"""

from datetime import date
from random import Random

from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.matching import Question
from relais.directory.rules.moments import LocalMoment
from relais.directory.rules.vocabulary import Access, Capacity, Trust

TODAY = date(2026, 11, 24)
MUNICIPALITIES = [str(nis) for nis in range(21001, 21020)]
NEEDS = [f"need_{number:02}" for number in range(24)]
# The first needs are asked for far more often than the last.
NEED_SHARES = [1 / (number + 2) for number in range(24)]
LANGUAGES = {
    "fr": 90, "nl": 55, "en": 45, "ar": 18, "tr": 12, "es": 14, "ro": 9,
    "pl": 8, "pt": 9, "de": 6, "it": 7, "uk": 4, "ps": 3, "so": 3,
}  # fmt: skip
PROFILES = {
    f"profile_{number}": share for number, share in enumerate([30, 12, 18, 8, 8, 9, 7, 5, 15])
}
WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def services(amount: int, seed: int = 42) -> list[ServiceFacts]:
    """`amount` services."""
    chance = Random(seed)
    return [_service(chance, f"service-{number:06}") for number in range(amount)]


def questions(amount: int, seed: int = 7) -> list[tuple[Question, LocalMoment]]:
    """Questions that give all five: need, municipality, language, profile and a moment today."""
    chance = Random(seed)
    return [
        (
            Question(
                need=chance.choices(NEEDS, NEED_SHARES)[0],
                municipality=chance.choice(MUNICIPALITIES),
                language=_drawn(chance, LANGUAGES, 1)[0],
                profile=_drawn(chance, PROFILES, 1)[0],
            ),
            LocalMoment(TODAY, chance.randrange(96)),
        )
        for _ in range(amount)
    ]


def _service(chance: Random, code: str) -> ServiceFacts:
    taken = frozenset(_drawn(chance, PROFILES, chance.randint(1, 3)))
    for_all = chance.random() < 0.35
    return ServiceFacts(
        code=code,
        needs=frozenset(chance.choices(NEEDS, NEED_SHARES, k=chance.randint(1, 4))),
        areas=frozenset(_areas(chance)),
        access=chance.choices(list(Access), [7, 2, 1])[0],
        reachable=chance.random() < 0.95,
        languages=frozenset(_drawn(chance, LANGUAGES, chance.randint(1, 5))),
        profiles=None if for_all else taken,
        refused_profiles=frozenset() if for_all else frozenset(PROFILES) - taken,
        hours=_hours(chance),
        trust=chance.choice(list(Trust)),
        capacity=chance.choice(list(Capacity)),
    )


def _drawn(chance: Random, shares: dict[str, int], amount: int) -> list[str]:
    return chance.choices(list(shares), list(shares.values()), k=amount)


def _areas(chance: Random) -> list[str]:
    kind = chance.random()
    if kind < 0.05:
        return ["belgium"]
    if kind < 0.2:
        return ["region"]
    return chance.sample(MUNICIPALITIES, chance.choice([1, 1, 2, 3, 5]))


def _hours(chance: Random) -> str:
    kind = chance.random()
    if kind < 0.06:
        return "24/7"
    if kind < 0.1:
        return "00:00-07:00,20:00-24:00"
    days = [day for day in WEEKDAYS[: chance.choice([5, 5, 5, 5, 7])] if chance.random() > 0.12]
    opens = chance.choice(["08:00", "08:30", "09:00", "09:30", "10:00", "13:00"])
    closes = chance.choice(["16:00", "16:30", "17:00", "18:00", "20:00", "22:00"])
    split = opens < "11:00" and chance.random() < 0.3
    times = f"{opens}-12:00,13:00-{closes}" if split else f"{opens}-{closes}"
    return f"{','.join(days or WEEKDAYS)} {times}"
