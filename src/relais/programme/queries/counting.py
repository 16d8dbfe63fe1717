"""How each check of the 2022 report is calculated from the tables: one function, one check."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, QuerySet

from relais.foundation.access import Viewer
from relais.network import interface as network
from relais.programme.models import Capacity, Edition, Figure, Recommendation
from relais.programme.rules.source.means import VICTIMS_OF_DOMESTIC_VIOLENCE
from relais.programme.rules.vocabulary import Channel
from relais.trainings import interface as trainings

type Found = Mapping[str, Any]

# The records of the cadastre that the checks are about.
WORKSHOPS: Final = "T02"
SESSIONS: Final = ("T03", "T04", "T05", "T06", "T07", "T08")
INITIAL_TRAINING: Final = "T10"
CONTINUED_TRAINING: Final = "T11"
REFRESHER: Final = "T18"
STUDY_DAY: Final = "T20"
EVA_TRAINING: Final = "T26"
POOL: Final = "TP_POOL"
WORKING_GROUP: Final = "wg-ifg"
# The order in which the source names the ways to act.
_CHANNELS: Final = (Channel.ADMINISTRATION, Channel.TASK_FORCE, Channel.PLEAD)


def _sum(numbers: Iterable[int | None]) -> Found:
    """Their sum beside them; what isn't told is no number."""
    terms = [number for number in numbers if number is not None]
    return {"expected": sum(terms), "terms": terms}


def _bought() -> "QuerySet[Capacity]":
    return Capacity.unscoped.filter(bought_with__isnull=False).order_by("ref")


def places_bought(_viewer: Viewer, _edition: Edition) -> Found:
    return _sum(_bought().values_list("places", flat=True))


def places_for_victims(_viewer: Viewer, _edition: Edition) -> Found:
    victims = _bought().filter(target_nl=VICTIMS_OF_DOMESTIC_VIOLENCE)
    return _sum(victims.values_list("places", flat=True))


def houses_bought(_viewer: Viewer, _edition: Edition) -> Found:
    by_target = _bought().order_by().values("target_nl").annotate(houses=Count("id"))
    return _sum(by_target.order_by("-houses").values_list("houses", flat=True))


def reference_persons(_viewer: Viewer, _edition: Edition) -> Found:
    parts = Figure.unscoped.filter(whole__key="reference_persons").order_by("order")
    return _sum([int(quantity) for quantity in parts.values_list("quantity", flat=True)])


def recommendations_by_channel(_viewer: Viewer, _edition: Edition) -> Found:
    counted = (
        Recommendation.unscoped.exclude(channel="")
        .order_by()
        .values("channel")
        .annotate(number=Count("id"))
        .values_list("channel", "number")
    )
    by_channel = dict(counted)
    return _sum([by_channel.get(channel, 0) for channel in _CHANNELS])


def sectors_of_the_tool(_viewer: Viewer, _edition: Edition) -> Found:
    printed = Figure.unscoped.get(initiative__ref="I03", key="sectors")
    listed = Figure.unscoped.filter(whole__key="sectors").count()
    stated = int(printed.quantity)
    return {
        "stated": stated,
        "computed": listed,
        "result": "match" if stated == listed else "mismatch",
    }


def _heads_and_shares(ref: str) -> Callable[[Viewer, Edition], Found]:
    """Heads by sector from the printed shares, and what the shares add up to."""

    def count(viewer: Viewer, _edition: Edition) -> Found:
        shares = sum(map(Decimal, trainings.sector_shares(viewer, ref)), Decimal(0))
        return {
            **_sum(trainings.sector_heads(viewer, ref)),
            "printed_share_sum": float(shares),
        }

    return count


def workshop_heads(viewer: Viewer, _edition: Edition) -> Found:
    return _sum(trainings.sector_heads(viewer, WORKSHOPS))


def workshop_shares(viewer: Viewer, _edition: Edition) -> Found:
    return _sum(int(share) for share in trainings.sector_shares(viewer, WORKSHOPS))


def workshop_average(viewer: Viewer, _edition: Edition) -> Found:
    course = trainings.training(viewer, WORKSHOPS)
    average = course.average
    printed = course.printed_average
    return {
        "stated": int(printed.low) if printed else None,
        "computed": average.hundredths / 100 if average else None,
    }


def heads_of_sessions(viewer: Viewer, _edition: Edition) -> Found:
    courses = {course.ref: course for course in trainings.trainings(viewer)}
    told = [courses[ref].persons for ref in SESSIONS]
    return _sum(int(each.low) if each and each.is_exact else None for each in told)


def rows_of_initial_training(viewer: Viewer, _edition: Edition) -> Found:
    """How many printed rows add up: one that doesn't is not counted."""
    rows = [row for row in trainings.count_rows(viewer, INITIAL_TRAINING) if row.is_printed]
    return {
        "rows": sum(
            row.men is not None and row.women is not None and row.heads == row.men + row.women
            for row in rows
        )
    }


def _initial_training_of(year: int) -> Callable[[Viewer, Edition], Found]:
    def count(viewer: Viewer, _edition: Edition) -> Found:
        rows = trainings.count_rows(viewer, INITIAL_TRAINING)
        return _sum(row.heads for row in rows if row.year == year and row.is_printed)

    return count


def refresher_heads(viewer: Viewer, _edition: Edition) -> Found:
    return _sum(heads for _, heads in trainings.language_heads(viewer, REFRESHER))


def refresher_hours(viewer: Viewer, _edition: Edition) -> Found:
    return {"expected": trainings.training(viewer, REFRESHER).hours}


def seats_of_continued_training(viewer: Viewer, _edition: Edition) -> Found:
    course = trainings.training(viewer, CONTINUED_TRAINING)
    return {"expected": [course.seats, course.hours]}


def eva_training_in_all_zones(viewer: Viewer, _edition: Edition) -> Found:
    """So many for each zone, if all zones that the source counts take part."""
    per_zone = trainings.training(viewer, EVA_TRAINING).record.persons_per_zone
    zones = Figure.unscoped.get(initiative__ref="I30", key="zones").quantity
    return {"expected": (per_zone or 0) * int(zones)}


def themes_of_study_day(viewer: Viewer, _edition: Edition) -> Found:
    return {"expected": len(trainings.themes(viewer, STUDY_DAY))}


def objectives_of_pool(viewer: Viewer, _edition: Edition) -> Found:
    return {"expected": len(trainings.objectives(viewer, POOL))}


def meetings_of_working_group(viewer: Viewer, edition: Edition) -> Found:
    """Its regular meetings that fell in the period of the edition for certain."""
    period = network.Period.told(edition.period_start, edition.period_end)
    return {"expected": len(network.regular_meetings_in(viewer, WORKING_GROUP, period))}


COUNTS: Final[Mapping[str, Callable[[Viewer, Edition], Found]]] = {
    "K01": workshop_heads,
    "K02": workshop_shares,
    "K03": workshop_average,
    "K04": _heads_and_shares("T03"),
    "K05": _heads_and_shares("T04"),
    "K06": _heads_and_shares("T05"),
    "K07": _heads_and_shares("T06"),
    "K08": heads_of_sessions,
    "K09": rows_of_initial_training,
    "K10": _initial_training_of(2021),
    "K11": _initial_training_of(2022),
    "K12": refresher_heads,
    "K13": refresher_hours,
    "K14": seats_of_continued_training,
    "K15": places_bought,
    "K16": places_for_victims,
    "K17": houses_bought,
    "K18": reference_persons,
    "K19": eva_training_in_all_zones,
    "K20": recommendations_by_channel,
    "K21": meetings_of_working_group,
    "K22": themes_of_study_day,
    "K23": sectors_of_the_tool,
    "K24": objectives_of_pool,
}
