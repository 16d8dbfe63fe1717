"""Materials and studies as plain values, and why they cannot be taken as they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from relais.foundation.partial_dates import NotADate, PartialDate
from relais.foundation.quantities import NotAQuantity, Quantity
from relais.foundation.wording import Wording

NOTHING: Final = Wording()


class MaterialKind(StrEnum):
    """What sort of thing it is."""

    BROCHURE = "brochure"
    DIRECTORY_LIST = "directory_list"
    CAMPAIGN_OBJECT = "campaign_object"
    CARD = "card"
    VIDEO = "video"
    PLAY = "play"


class MaterialPart(StrEnum):
    """The lists of a material."""

    ALIAS = "alias"
    PARTNER = "partner"
    AUDIENCE = "audience"
    CHANNEL = "channel"
    PROMOTES = "promotes"


class MaterialRefusal(StrEnum):
    """What is wrong with a material or study."""

    TWICE = "twice"
    NO_TITLE = "no_title"
    EMPTY_LINE = "empty_line"
    NOT_A_QUANTITY = "not_a_quantity"
    NOT_A_DATE = "not_a_date"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLineRecord:
    """One line of a list: a body by its code, or a text."""

    part: MaterialPart
    body: str = ""
    text: Wording = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRecord:
    """A material. `owners` are codes of bodies; `printed` and `distributed` are quantities as told.

    `languages` is None where nobody tells them; `training` is the reference of the one it serves.
    """

    ref: str
    title: Wording
    kind: MaterialKind | str
    own_wording: bool = True
    owners: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    printed: str = ""
    distributed: str = ""
    coverage: Wording = NOTHING
    upkeep: Wording = NOTHING
    in_the_press: bool | None = None
    training: str = ""
    source_lines: str = ""
    lines: tuple[MaterialLineRecord, ...] = ()

    def list_of(self, part: MaterialPart) -> tuple[MaterialLineRecord, ...]:
        return tuple(line for line in self.lines if line.part == part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRecord:
    """A study; `publisher` is the code of a body, `published_on` a date as told."""

    ref: str
    title: Wording
    own_wording: bool = True
    publisher: str = ""
    published_on: str = ""
    source_lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRecords:
    """All of one source."""

    materials: tuple[MaterialRecord, ...] = ()
    studies: tuple[StudyRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialObjection:
    """A refusal, and the reference of the record that it is about."""

    refusal: MaterialRefusal
    about: str


def refuse_materials(told: MaterialRecords) -> MaterialObjection | None:
    """The first reason why these can't be loaded."""
    return next(chain(_gaps(told), _bad_values(told)), None)


def _gaps(told: MaterialRecords) -> Iterator[MaterialObjection]:
    everything: tuple[MaterialRecord | StudyRecord, ...] = (*told.materials, *told.studies)
    for ref, times in Counter(each.ref for each in everything).items():
        if times > 1:
            yield MaterialObjection(refusal=MaterialRefusal.TWICE, about=ref)
    for each in everything:
        if not each.title:
            yield MaterialObjection(refusal=MaterialRefusal.NO_TITLE, about=each.ref)
    for material in told.materials:
        if not all(line.body or line.text for line in material.lines):
            yield MaterialObjection(refusal=MaterialRefusal.EMPTY_LINE, about=material.ref)


def _bad_values(told: MaterialRecords) -> Iterator[MaterialObjection]:
    for material in told.materials:
        if not (_is_a_quantity(material.printed) and _is_a_quantity(material.distributed)):
            yield MaterialObjection(refusal=MaterialRefusal.NOT_A_QUANTITY, about=material.ref)
    for study in told.studies:
        if not _is_a_date(study.published_on):
            yield MaterialObjection(refusal=MaterialRefusal.NOT_A_DATE, about=study.ref)


def _is_a_quantity(text: str) -> bool:
    try:
        return not text or bool(Quantity.parse(text))
    except NotAQuantity:
        return False


def _is_a_date(text: str) -> bool:
    try:
        return not text or bool(PartialDate.parse(text))
    except NotADate:
        return False
