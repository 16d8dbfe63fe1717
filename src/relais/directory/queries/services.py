"""Services as they may be shown: the one place where a row becomes something public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.http import Http404

from relais.directory.queries.policy import trust_policy
from relais.directory.queries.revisions import NOTHING_YET, data_version
from relais.directory.queries.rows import evidence_of, service_rows
from relais.directory.rules.coverage.layers import existence
from relais.directory.rules.coverage.vocabulary import Existence
from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.freshness import (
    AspectStanding,
    Evidence,
    room_on,
    standings,
    trust_of,
    whole_record_confirmed_on,
)
from relais.directory.rules.hours import Closure
from relais.directory.rules.numbers import refuse_number
from relais.directory.rules.record import ChannelKind
from relais.directory.rules.secrecy import hours_to_show, refuse_text_of_confidential_service
from relais.directory.rules.vocabulary import Access, Capacity, Cost, Kind, Need, Profile, Trust
from relais.directory.words.hours import hours_in_words
from relais.foundation.access import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One service as it is shown, with what matching may know besides; days decide the trust.

    `existence`: whether it was there at the end of the 2022 report; `changed_at`: when its record
    was last changed or confirmed.
    """

    display: ServiceDisplay
    facts: ServiceFacts
    evidence: Evidence
    existence: Existence
    capacity: Capacity
    changed_at: datetime | None

    def display_on(self, day: date) -> ServiceDisplay:
        """As it is shown on `day`: confirmations and a report of room wear off."""
        found = standings(self.evidence, trust_policy(), day)
        return replace(
            self.display,
            trust=self._trust(found),
            capacity=room_on(self.capacity, found),
            confirmed_on=whole_record_confirmed_on(found),
            confirmations=found,
        )

    def facts_on(self, day: date) -> ServiceFacts:
        """What matching knows of it on `day`."""
        found = standings(self.evidence, trust_policy(), day)
        return replace(self.facts, trust=self._trust(found), capacity=room_on(self.capacity, found))

    def _trust(self, found: tuple[AspectStanding, ...]) -> Trust:
        return trust_of(found, troubles=self.evidence.troubles, policy=trust_policy())


def services(viewer: Viewer, *, on: date | None = None) -> dict[str, ServiceDisplay]:
    """Every service by code, in at most two queries.

    `trust` and `capacity` are those of the day `on`; without a day nothing counts as confirmed.
    """
    day = on or date.max
    return {each.display.code: each.display_on(day) for each in listed(data_version(viewer))}


def service(viewer: Viewer, code: str, *, on: date | None = None) -> ServiceDisplay:
    """The service with this code, or 404."""
    found = services(viewer, on=on).get(code)
    if found is None:
        raise Http404
    return found


def listed(version: str) -> tuple[Listed, ...]:
    """Every service of this version of the data, by code; read once for each process."""
    return _read() if version == NOTHING_YET else _read_once(version)


@lru_cache(maxsize=2)
def _read_once(_version: str) -> tuple[Listed, ...]:
    return _read()


def _read() -> tuple[Listed, ...]:
    return tuple(_listed(row) for row in service_rows() if not _tells_a_secret_place(row))


def _tells_a_secret_place(row: Any) -> bool:
    """Whether the place of a secret house got into a field that is shown, past the rules."""
    shown = (row.code, row.name_nl, row.name_fr)
    return bool(row.confidential) and any(
        refuse_text_of_confidential_service("name", text) for text in shown
    )


def _listed(row: Any) -> Listed:
    display = _confidential_display(row) if row.confidential else _display(row)
    evidence = evidence_of(row)
    return Listed(
        display=display,
        facts=_facts(row, display),
        evidence=evidence,
        existence=existence(row.since, row.source),
        capacity=Capacity(row.capacity_state),
        changed_at=max(
            (moment for moment in (row.changed_at, evidence.last_confirmed_at) if moment),
            default=None,
        ),
    )


def _display(row: Any) -> ServiceDisplay:
    return replace(
        _confidential_display(row),
        numbers=tuple(_values(row, ChannelKind.PHONE)),
        hours=row.hours,
        hours_text=hours_in_words(row.hours),
        address=row.address,
        nis=row.nis,
        walk_in=bool(_values(row, ChannelKind.WALK_IN)),
        mails=tuple(_values(row, ChannelKind.MAIL)),
        steward=row.steward_id,
        source=row.source,
    )


def _confidential_display(row: Any) -> ServiceDisplay:
    """Only what a secret house may show: what is not named here can't leave."""
    hours = hours_to_show(row.hours)
    return ServiceDisplay(
        code=row.code,
        kind=Kind(row.kind),
        name=row.name,
        numbers=tuple(n for n in _values(row, ChannelKind.PHONE) if not refuse_number(n)),
        chat=bool(_values(row, ChannelKind.CHAT)),
        hours=hours,
        hours_text=hours_in_words(hours),
        languages=None if row.languages is None else tuple(row.languages),
        needs=tuple(map(Need, row.needs)),
        access=Access(row.access),
        cost=Cost(row.cost) if row.cost else None,
        trust=Trust.UNCONFIRMED,
        confirmed_on=None,
        areas=tuple(row.areas),
        confidential=row.confidential,
        relay_to=row.relay_code,
        profiles=None if row.profiles is None else tuple(map(Profile, row.profiles)),
        refused_profiles=tuple(map(Profile, row.refused_profiles)),
        min_age=row.min_age,
        max_age=row.max_age,
        min_children=row.min_children,
        anonymous=row.anonymous,
        not_emergency=row.not_emergency,
    )


def _values(row: Any, kind: ChannelKind) -> list[str]:
    channels: list[Mapping[str, str]] = row.channel_rows
    return [channel["value"] for channel in channels if channel["kind"] == kind]


def _facts(row: Any, display: ServiceDisplay) -> ServiceFacts:
    return ServiceFacts(
        code=display.code,
        needs=frozenset(display.needs),
        areas=frozenset(display.areas),
        access=display.access,
        reachable=bool(display.numbers or display.chat or display.walk_in),
        languages=None if display.languages is None else frozenset(display.languages),
        profiles=None if display.profiles is None else frozenset(display.profiles),
        refused_profiles=frozenset(display.refused_profiles),
        hours=display.hours,
        closures=tuple(
            Closure(
                first_day=date.fromisoformat(closure["first_day"]),
                last_day=date.fromisoformat(closure["last_day"]),
            )
            for closure in row.closure_rows
        ),
        relay_to=display.relay_to,
    )
