"""A steward changes and restores her records; sources that disagree stay visible until decided."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from relais.directory.commands.editing import (
    MergeRefused,
    RecordRefused,
    change_service,
    decide_conflict,
    merge_services,
    restore_version,
)
from relais.directory.commands.troubles import Seen, report_trouble
from relais.directory.interface import service, services
from relais.directory.models import Proposal, Service, Version
from relais.directory.queries import keeping
from relais.directory.rules.merging import MergeRefusal
from relais.directory.rules.record import FaultCode
from relais.directory.rules.vocabulary import Aspect, Trouble, Trust
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE, audit_rows
from relais.foundation.access import EVERYONE, OPERATOR
from relais.organisations.interface import Role

TODAY = LOADED_AT.date()
OURS = HELPLINE | {"id": "ours", "steward": "21016"}
THEIRS = HELPLINE | {"id": "theirs", "steward": "21019"}
REGIONAL = {"body": "region", "role": Role.REGION_COORDINATOR}


@pytest.fixture
def uccle(take_over, steward):
    take_over(OURS, THEIRS)
    return steward("21016")


def standing(code, aspect):
    found = service(EVERYONE, code, on=TODAY).confirmations
    return next(each for each in found if each.aspect is aspect)


def changed(by, said, code="ours", source="called the service"):
    return change_service(by=by, now=LOADED_AT, code=code, said=said, source=source)


def test_a_change_keeps_the_rest_and_must_be_confirmed_again(uccle, confirm):
    confirm("ours")

    assert changed(uccle, {"phone": ["107", "112"]}) == ("phones",)

    assert services(EVERYONE)["ours"].numbers == ("107", "112")
    assert services(EVERYONE)["ours"].languages == ("nl",)
    assert standing("ours", Aspect.PHONE).trust is Trust.UNCONFIRMED
    assert standing("ours", Aspect.HOURS).trust is Trust.CONFIRMED


def test_the_same_again_changes_nothing(uccle):
    assert changed(uccle, {"phone": "1712"}) == ()
    assert Version.unscoped.filter(service__code="ours").count() == 1


def test_every_version_says_who_when_and_from_which_source(uccle):
    changed(uccle, {"hours": "24/7"})

    first, second = Version.unscoped.filter(service__code="ours").order_by("pk")
    assert (first.act, first.role, first.content["hours"]) == (
        "imported",
        "operator",
        "Mo-Fr 09:00-18:00",
    )
    assert (second.act, second.by, second.role, second.source, second.content["hours"]) == (
        "changed",
        uccle.code,
        Role.MUNICIPALITY_STEWARD,
        "called the service",
        "24/7",
    )


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"hours": "Mo-Fr 09:00+"}, FaultCode.MALFORMED_HOURS),
        ({"phone": "1720"}, FaultCode.UNKNOWN_SHORT_NUMBER),
        ({"languages": ["xx"]}, FaultCode.UNKNOWN_LANGUAGE),
        ({"name": {"nl": "Een lijn"}}, FaultCode.MISSING),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_changes(uccle, said, fault):
    with pytest.raises(RecordRefused) as refused:
        changed(uccle, said)

    assert [each.code for each in refused.value.faults] == [fault]
    assert Version.unscoped.filter(service__code="ours").count() == 1


def test_an_older_version_can_be_restored(uccle):
    first = Version.unscoped.get(service__code="ours")
    changed(uccle, {"phone": None, "mail": "line@example.org", "conflict": "two sources"})

    restored = restore_version(by=uccle, now=LOADED_AT, code="ours", version_id=first.pk)

    assert set(restored) == {"phones", "mails", "conflict"}
    assert services(EVERYONE)["ours"].numbers == ("1712",)
    assert restore_version(by=uccle, now=LOADED_AT, code="ours", version_id=first.pk) == ()


def test_a_version_of_another_record_is_not_there(uccle):
    other = Version.unscoped.get(service__code="theirs")

    with pytest.raises(Http404):
        restore_version(by=uccle, now=LOADED_AT, code="ours", version_id=other.pk)


def test_a_version_that_can_no_longer_hold_is_refused(uccle):
    version = Version.unscoped.get(service__code="ours")
    version.content["relay_to"] = "gone"
    version.save()

    with pytest.raises(RecordRefused):
        restore_version(by=uccle, now=LOADED_AT, code="ours", version_id=version.pk)


# --- Sources ---------------------------------------------------------------------------------


def test_a_conflict_stays_until_someone_decides(take_over, steward):
    take_over(OURS | {"conflict": "one source says 1712, another 1720"})
    uccle = steward("21016")
    assert keeping.kept(uccle, "ours", today=TODAY).record.conflict

    for _ in range(2):
        decide_conflict(by=uccle, now=LOADED_AT, code="ours", decision="called: 1712")

    assert not keeping.kept(uccle, "ours", today=TODAY).record.conflict
    last = Version.unscoped.filter(service__code="ours").latest("pk")
    assert (last.act, last.source) == ("decided", "called: 1712")
    assert audit_rows().filter(event="directory.conflict_decided").count() == 1


def test_two_records_of_one_service_become_one_with_both_sources(take_over, steward):
    take_over(
        OURS | {"source": "one list"},
        THEIRS | {"source": "another list", "phone": "107", "mail": "line@example.org"},
        HELPLINE | {"id": "third", "relay_to": "theirs"},
    )
    region = steward(**REGIONAL)

    merge_services(by=region, now=LOADED_AT, code="ours", duplicate="theirs")

    kept = keeping.kept(region, "ours", today=TODAY).record
    assert kept.source == "one list; another list"
    assert "phone: 1712 / 107" in kept.conflict
    assert (kept.phones, kept.mails) == (("1712",), ("line@example.org",))
    assert set(services(EVERYONE)) == {"ours", "third"}
    assert services(EVERYONE)["third"].relay_to == "ours"
    assert Version.unscoped.filter(service__code="theirs").exists()


def test_a_file_leaves_a_merged_record_alone_and_reports_go_to_the_one_that_stays(
    take_over, steward
):
    take_over(OURS, THEIRS)
    region = steward(**REGIONAL)
    merge_services(by=region, now=LOADED_AT, code="ours", duplicate="theirs")

    report = take_over(THEIRS | {"phone": "112"})

    assert [row.outcome for row in report.rows] == ["duplicate"]
    assert set(services(EVERYONE)) == {"ours"}
    seen = Seen(service="theirs", trouble=Trouble.FULL, week="2026-W48", counter="one")
    report_trouble(by=EVERYONE, now=LOADED_AT, seen=seen)
    assert keeping.kept(region, "ours", today=TODAY).troubles == 1


@pytest.mark.parametrize(
    ("duplicate", "refusal"),
    [
        ("ours", MergeRefusal.SAME_RECORD),
        ("a-house", MergeRefusal.ONE_IS_SECRET),
        ("relayed", MergeRefusal.RELAYS_TO_THE_OTHER),
    ],
)
def test_records_that_cannot_become_one_are_refused(take_over, steward, duplicate, refusal):
    take_over(OURS, SECRET_HOUSE, HELPLINE | {"id": "relayed", "relay_to": "ours"})

    with pytest.raises(MergeRefused) as refused:
        merge_services(by=steward(**REGIONAL), now=LOADED_AT, code="ours", duplicate=duplicate)

    assert refused.value.refusal is refusal
    assert len(services(EVERYONE)) == 3


def test_only_the_region_merges(uccle):
    with pytest.raises(PermissionDenied):
        merge_services(by=uccle, now=LOADED_AT, code="ours", duplicate="theirs")


# --- Secret houses ---------------------------------------------------------------------------


def test_a_house_that_becomes_secret_has_no_place_in_any_version(take_over, steward):
    house = SECRET_HOUSE | {
        "address_confidential": False,
        "address": "Voorbeeldstraat 1, 1180 Ukkel",
        "nis": "21016",
        "walk_in": True,
        "mail": "huis@example.org",
        "note": "the blue door",
        "source": "list of the Voorbeeldstraat",
        "steward": "21016",
    }
    take_over(house)
    take_over(house | {"note": "the green door"})
    uccle = steward("21016")
    Proposal.unscoped.create(
        service=Service.unscoped.get(),
        content={"address": "Voorbeeldstraat 2"},
        made_at=LOADED_AT,
        role="service",
    )
    no_place = {"address": None, "nis": None, "walk_in": None, "mail": None, "note": None}

    changed(
        uccle,
        {**no_place, "address_confidential": True, "source": "a list"},
        code="a-house",
        source="the service asks for secrecy",
    )

    kept = repr(list(Version.unscoped.values())) + repr(list(Proposal.unscoped.values()))
    for told in ("Voorbeeldstraat", "'nis'", "door", "huis@example.org", "walk_in"):
        assert told not in kept


def test_an_older_version_of_a_secret_house_brings_no_place_back(take_over, steward):
    take_over(SECRET_HOUSE | {"steward": "21016"})
    version = Version.unscoped.get()
    version.content["address"] = "Voorbeeldstraat 1"
    version.save()

    with pytest.raises(RecordRefused) as refused:
        restore_version(by=OPERATOR, now=LOADED_AT, code="a-house", version_id=version.pk)

    assert FaultCode.SECRET_ADDRESS in {each.code for each in refused.value.faults}
