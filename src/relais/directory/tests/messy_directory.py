"""A made-up directory with everything that real records get wrong, and questions to ask it."""

from datetime import date, timedelta
from random import Random

from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.hours import Closure
from relais.directory.rules.matching import Question
from relais.directory.rules.moments import LocalMoment
from relais.directory.rules.vocabulary import Access, Capacity, Need, Profile, Trust

# Six weeks with the night of summer time, Easter, and 1 May just after them.
FIRST_DAY = date(2026, 3, 20)
DAYS = 42
MUNICIPALITIES = [str(nis) for nis in range(21001, 21020)]
LANGUAGES = ["nl", "fr", "en", "de", "ar", "tr"]
HOURS = [
    None,
    "24/7",
    "Mo-Fr 09:00-18:00",
    "Mo-Fr 09:00-17:00; PH off",
    "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
    "Mo,We,Fr 08:30-12:20",
    "Tu-Th 09:10-17:05; Fr 09:10-12:00",
    "Su 10:00-12:00; PH off",
    "PH 10:00-16:00",
    "Mo[1] 10:00-12:00",
    "Mo-Su 20:00-02:00",
    "Fr-Sa 21:00-26:00",
    "Mo-Su 00:00-02:00,20:00-24:00; PH off",
    "10:00-24:00",
    "06:00-09:00",
    'Mo-Fr 09:00-17:00 "op afspraak"',
    'unknown "sur rendez-vous"',
    'Mo-Fr 09:00-12:00; Sa unknown "op afspraak"; We off "vorming"',
    "Mo-Fr 13:00-17:00 unknown",
    "24/7 off",
]
CLOSURES = [
    (),
    (),
    (),
    (Closure(date(2026, 4, 4), date(2026, 4, 19)),),
    (Closure(date(2026, 3, 25), date(2026, 3, 25)), Closure(date(2026, 4, 30), date(2026, 5, 3))),
    (Closure(date(2026, 3, 1), date(2026, 3, 19)),),
]


def services(seed: int = 7, size: int = 160) -> list[ServiceFacts]:
    """The same services each time for a seed; three of them are for danger."""
    chance = Random(seed)  # noqa: S311  # the same each time
    codes = [f"service-{number:03}" for number in range(size)]
    danger = ["emergency-112", "police-101", "zone-line"]
    return [
        *(_service(chance, code, codes, []) for code in codes),
        *(_service(chance, code, codes, [Need.DANGER_NOW]) for code in danger),
    ]


def _service(chance: Random, code: str, codes: list[str], needs_too: list[Need]) -> ServiceFacts:
    others = [each for each in Need if each != Need.DANGER_NOW]
    return ServiceFacts(
        code=code,
        needs=frozenset([*chance.sample(others, chance.randint(1, 3)), *needs_too]),
        areas=frozenset(_areas(chance)),
        access=chance.choice([Access.DIRECT, Access.DIRECT, *Access]),
        reachable=chance.random() < 0.8,
        languages=_some(chance, LANGUAGES, 3),
        profiles=_some(chance, list(Profile), 3),
        refused_profiles=frozenset(chance.sample(list(Profile), chance.choice([0, 0, 0, 1, 2]))),
        hours=chance.choice(HOURS),
        closures=chance.choice(CLOSURES),
        relay_to=chance.choice([None, None, None, *chance.sample(codes, 2), "gone"]),
        trust=chance.choice(list(Trust)),
        capacity=chance.choice(list(Capacity)),
    )


def _areas(chance: Random) -> list[str]:
    wide = chance.choice([[], [], [], ["region"], ["region"], ["belgium"], ["region", "belgium"]])
    local = chance.sample(MUNICIPALITIES, chance.randint(0 if wide else 1, 4))
    return wide + local


def _some(chance: Random, among: list[str], most: int) -> frozenset[str] | None:
    size = chance.randint(-1, most)
    return None if size < 0 else frozenset(chance.sample(among, size))


def questions(amount: int, seed: int = 1712) -> list[tuple[Question, LocalMoment, int]]:
    """Questions with their moment and limit; some name what no service knows, some are too late."""
    chance = Random(seed)  # noqa: S311  # the same each time
    return [
        (
            Question(
                need=chance.choice([*Need, "unheard_of"]),
                municipality=chance.choice([None, "21099", *chance.sample(MUNICIPALITIES, 3)]),
                language=chance.choice([None, "ps", *chance.sample(LANGUAGES, 3)]),
                profile=chance.choice([None, *chance.sample(list(Profile), 3)]),
                confirmed_only=number % 7 == 6,
            ),
            LocalMoment(
                FIRST_DAY
                + timedelta(days=chance.choice([-1, DAYS, *chance.sample(range(DAYS), 12)])),
                chance.randrange(96),
            ),
            chance.choice([1, 3, 3, 10, 25, 500]),
        )
        for number in range(amount)
    ]
