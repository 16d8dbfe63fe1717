"""Invented services in the form of an import file; the same each time for a seed."""

from random import Random
from typing import Any

from relais.directory.rules.vocabulary import Access, Cost, Kind, Need, Profile

MUNICIPALITIES = [str(nis) for nis in range(21001, 21020)]
LANGUAGES = ["nl", "fr", "en", "ar", "tr", "es", "ro", "pl", "pt", "de"]
DAYS = ["Mo-Fr", "Mo-Sa", "Mo,We,Fr", "Tu-Th", "Mo-Su"]


def records(amount: int, seed: int = 31) -> list[dict[str, Any]]:
    """`amount` services, most of them with much to say; one in ten keeps its address secret."""
    chance = Random(seed)
    return [_record(chance, number) for number in range(amount)]


def _record(chance: Random, number: int) -> dict[str, Any]:
    secret = chance.random() < 0.1
    return {
        "id": f"synthetic-{number:04}",
        "kind": chance.choice(sorted(Kind)),
        "name": {"nl": f"Verzonnen dienst {number}", "fr": f"Service inventé {number}"},
        "needs": chance.sample(sorted(Need), chance.randint(1, 4)),
        "profiles": chance.sample(sorted(Profile), chance.randint(0, 3)),
        "languages": chance.sample(LANGUAGES, chance.randint(1, 5)),
        "areas": chance.sample(MUNICIPALITIES, chance.randint(1, 5)),
        "hours": _hours(chance),
        "access": chance.choice(sorted(Access)),
        "cost": chance.choice(sorted(Cost)),
        "phone": [f"02 {chance.randint(200, 899)} {chance.randint(10, 99)} {number % 90 + 10}"],
        "anonymous": chance.random() < 0.3,
        "steward": "region",
        "source": "invented for a benchmark",
        **({"address_confidential": True} if secret else _place(chance)),
    }


def _place(chance: Random) -> dict[str, Any]:
    return {
        "address": f"Verzonnen straat {chance.randint(1, 200)}, 1000 Brussel",
        "nis": "21004",
        "mail": f"dienst{chance.randint(1, 999)}@example.org",
        "walk_in": chance.random() < 0.3,
        "closures": [{"first_day": "2026-12-24", "last_day": "2027-01-03"}],
    }


def _hours(chance: Random) -> str:
    opens, closes = chance.randint(7, 10), chance.randint(15, 21)
    minute = chance.choice(["00", "15", "30", "40"])
    times = f"{opens:02}:{minute}-12:30,13:15-{closes}:00"
    return chance.choice(["24/7", f"{chance.choice(DAYS)} {times}; PH off"])
