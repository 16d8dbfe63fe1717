"""How each check of the 2022 report is calculated from the tables: one function, one check."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.db.models import Count, QuerySet

from relais.foundation.access import Viewer
from relais.programme.models import Capacity, Edition, Figure, Recommendation
from relais.programme.queries.composing.means import VICTIMS_OF_DOMESTIC_VIOLENCE
from relais.programme.rules.vocabulary import Channel

type Found = Mapping[str, Any]

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


COUNTS: Final[Mapping[str, Callable[[Viewer, Edition], Found]]] = {
    "K15": places_bought,
    "K16": places_for_victims,
    "K17": houses_bought,
    "K18": reference_persons,
    "K20": recommendations_by_channel,
    "K23": sectors_of_the_tool,
}
