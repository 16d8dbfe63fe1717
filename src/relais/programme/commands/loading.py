"""Loading the report that comes with the program, into every context that holds a part of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from relais.foundation.access import Viewer
from relais.foundation.tables.takeover import Takeover
from relais.foundation.wording import Wording
from relais.foundation.yaml_files import read_yaml
from relais.materials import interface as materials
from relais.network import interface as network
from relais.programme.commands.assessing import Judgement, assess
from relais.programme.commands.loading_materials import read_materials
from relais.programme.commands.loading_network import read_network
from relais.programme.commands.loading_trainings import training_records
from relais.programme.commands.tables import take_over
from relais.programme.rules.source import rejoined, sheets_of
from relais.programme.rules.source.texts import slug
from relais.programme.rules.vocabulary import Position
from relais.trainings import interface as trainings

_DATA: Final = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A transcription with the wordings that it lacks."""

    facts: Mapping[str, Any]
    wordings: Mapping[str, Mapping[str, str]]


class SourceContradicts(Exception):
    """The transcription breaks a rule of the tables; nothing was loaded."""

    def __init__(self, done: Takeover) -> None:
        super().__init__(done.refused, [row for row in done.rows if row.faults])


def read_source(edition: str = "2022") -> Source:
    """The transcription of this edition, which comes with the program."""
    facts, wordings = (
        read_yaml((_DATA / f"{name}-{edition}.yaml").read_text("utf-8"))
        for name in ("report", "wordings")
    )
    return Source(facts=rejoined(facts), wordings=wordings)


@transaction.atomic
def load_source(*, by: Viewer, now: datetime, source: Source) -> Takeover:
    """Load all of it, or nothing; loading it again changes nothing. Raises `SourceContradicts`."""
    # Groups first: the recommendations name some of them.
    network.load_network(by=by, now=now, told=read_network(source.facts, source.wordings))
    sheets = sheets_of(source.facts, source.wordings)
    done = take_over(by=by, now=now, sheets=sheets, about="report-2022")
    if not done.is_sound:
        raise SourceContradicts(done)
    programmes, courses = training_records(source.facts, source.wordings)
    trainings.load_trainings(by=by, now=now, programmes=programmes, courses=courses)
    materials.load_materials(by=by, now=now, told=read_materials(source.facts, source.wordings))
    _load_positions(by=by, now=now, source=source)
    return done


def _load_positions(*, by: Viewer, now: datetime, source: Source) -> None:
    """What the report says of a recommendation itself: a position on one of them, no state of any.

    That it chose another way for the time being is our reading of its lines.
    """
    resolution = source.facts["resolution"]
    edition = str(source.facts["report_editions"][0]["published_year"])
    for told in resolution["recommendations"]:
        position = told.get("report_position")
        if position:
            assess(
                by=by,
                now=now,
                edition=edition,
                recommendation=f"{slug(resolution['id'])}:{told['id']}",
                judgement=Judgement(
                    position=Position.ALTERNATIVE_CHOSEN,
                    note=Wording.of(position),
                    lines=position["src"],
                ),
            )
