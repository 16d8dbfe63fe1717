"""The wordings beside the facts of 2022 are complete, and speak of nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from relais.foundation.yaml_files import read_yaml

DATA: Final = Path(__file__).parents[1] / "data"
SOURCE: Final[dict[str, Any]] = read_yaml((DATA / "report-2022.yaml").read_text())
WORDINGS: Final[dict[str, dict[str, str]]] = read_yaml((DATA / "wordings-2022.yaml").read_text())

ALL: Final = ("nl", "fr", "en")
BESIDE_DUTCH: Final = ("fr", "en")
BESIDE_ENGLISH: Final = ("nl", "fr")

type Need = tuple[str, tuple[str, ...]]

# Where Dutch stands in the facts: the list, its field there, the field here.
IN_DUTCH: Final = (
    ("chapters", "title_nl", "title"),
    ("initiatives", "title_nl", "title"),
    ("trainings", "title_nl", "title"),
    ("trainings", "topics_nl", "topic"),
    ("trainings", "themes_nl", "theme"),
    ("trainings", "content_nl", "content"),
    ("trainings", "parts_nl", "part"),
    ("trainings", "trainers_nl", "trainer"),
    ("trainings", "goal_nl", "goal"),
    ("trainings", "hour_unit_nl", "hour_unit"),
    ("trainings", "grades_nl", "grades"),
    ("training_programmes", "title_nl", "title"),
    ("training_programmes", "objectives_nl", "objective"),
    ("training_programmes", "target_professions_nl", "target_profession"),
    ("materials", "title_nl", "title"),
    ("materials", "channels_nl", "channel"),
    ("publications", "title_nl", "title"),
    ("groups", "name_nl", "name"),
    ("groups", "aliases", "alias"),
    ("groups", "tasks_nl", "task"),
    ("groups", "member_sectors_nl", "member_sector"),
    ("groups", "possible_members_nl", "possible_member"),
    ("meetings", "themes_nl", "theme"),
    ("meetings", "item_nl", "item"),
    ("wg_themes", "nl", "text"),
    ("decisions", "what_nl", "what"),
    ("outlook", "nl", "text"),
    ("calls", "title_nl", "title"),
    ("budgets", "what_nl", "what"),
    ("budgets", "credit_line_nl", "credit_line"),
    ("capacities", "target_nl", "target"),
    ("frameworks", "name_nl", "name"),
    ("frameworks", "subject_nl", "subject"),
    ("organisations", "description_nl", "description"),
    ("context_figures", "source_nl", "source"),
)
# Where only English stands in the facts, or nothing that a reader can be shown.
IN_ENGLISH: Final = (
    ("initiatives", "status_note", "progress_note"),
    ("initiatives", "owner_note", "owner_note"),
    ("trainings", "provider_note", "provider_note"),
    ("trainings", "mandatory_note", "mandatory_note"),
    ("training_programmes", "contributes_to", "contribution"),
    ("materials", "update", "update"),
    ("materials", "coverage_stated", "coverage"),
    ("calls", "eligible", "eligible"),
    ("calls", "policy_origin", "policy_origin"),
    ("capacities", "note", "note"),
    ("frameworks", "note", "note"),
    ("police_zones", "municipalities_note", "note"),
    ("context_figures", "note", "note"),
)
# What the facts say in a mixture of two languages, and what they leave without a name.
DUTCH_TOO: Final = {
    "wg_recommendations.title",
    "T19.audience.1",
    "C01.name",
    "C02.name",
    "C03.name",
    "C03.note",
}
# The sectors that the report lists for the DPO tool stand in its lines 207-214 only.
LISTED_SECTORS: Final = 13
NAMED: Final = ["organisations", "police_zones", "municipalities", "groups"]


def _id(record: dict[str, Any]) -> str:
    return str(record.get("id") or record["key"])


def _fields() -> Iterator[Need]:
    """One key for a text, one for each text of a list."""
    for table, languages in ((IN_DUTCH, BESIDE_DUTCH), (IN_ENGLISH, ALL)):
        for name, field, ours in table:
            for record in SOURCE[name]:
                value = record.get(field)
                # Who may ask money is one sentence, however many it names.
                if isinstance(value, list) and ours != "eligible":
                    yield from (
                        (f"{_id(record)}.{ours}.{place}", languages)
                        for place in range(1, len(value) + 1)
                    )
                elif value:
                    yield f"{_id(record)}.{ours}", languages


def _audiences() -> Iterator[Need]:
    for record in SOURCE["trainings"] + SOURCE["materials"]:
        told = record.get("audience_nl") or []
        for place in range(1, (1 if isinstance(told, str) else len(told)) + 1):
            yield f"{record['id']}.audience.{place}", BESIDE_DUTCH


def _initiatives() -> Iterator[Need]:
    for record in SOURCE["initiatives"]:
        yield f"{record['id']}.told", ALL
        for figure in record["figures"]:
            yield f"{record['id']}.figure.{figure['key']}", ALL
            yield from ((f"grade.{grade}", ALL) for grade in figure.get("breakdown", ()))
        for place in range(1, len(record.get("steps", ())) + 1):
            yield f"{record['id']}.step.{place}", ALL
    for place in range(1, LISTED_SECTORS + 1):
        yield f"I03.figure.sectors.{place}", ALL


def _trainings() -> Iterator[Need]:
    for record in SOURCE["trainings"]:
        for place in range(1, len(record.get("sectors") or ()) + 1):
            yield f"{record['id']}.sector.{place}", BESIDE_DUTCH
        yield from ((f"grade.{count['grade']}", ALL) for count in record.get("counts", ()))


def _meetings_and_means() -> Iterator[Need]:
    # The council is a body that also meets.
    yield "gvr.name", BESIDE_DUTCH
    for group in SOURCE["groups"]:
        if group.get("members_nl"):
            yield f"{group['id']}.member.1", BESIDE_DUTCH
        yield from ((f"{group['id']}.member.{who}", ALL) for who in group.get("member_rules", ()))
    for call in SOURCE["calls"]:
        for place in range(1, len(call.get("cost_lines", ())) + 1):
            yield f"{call['id']}.cost_line.{place}", BESIDE_DUTCH
    for place in SOURCE["capacities"]:
        yield f"{place['id']}.name", BESIDE_DUTCH
    yield "C03.note", ALL
    for place in range(1, len(SOURCE["rezone_pillars_nl"]["listed"]) + 1):
        yield f"rezone_pillars.pillar.{place}", BESIDE_DUTCH
    yield "rezone_pillars.note", ALL


def _whole_report() -> Iterator[Need]:
    yield "ed1.title", ALL
    yield "meta.attribution", BESIDE_DUTCH
    yield "meta.contributors", ALL
    for place in range(1, len(SOURCE["meta"]["audience"]) + 1):
        yield f"meta.audience.{place}", ALL
    yield "res_ifg_2020.short_name", BESIDE_DUTCH
    yield "res_ifg_2020.overall_claim", BESIDE_DUTCH
    yield from ((f"heading.{item['heading']}", ALL) for item in SOURCE["outlook"])
    yield from ((f"{figure['key']}.label", ALL) for figure in SOURCE["context_figures"])
    for record in SOURCE["checks"] + SOURCE["anomalies"]:
        yield f"{record['id']}.what", BESIDE_ENGLISH


def _who() -> Iterator[Need]:
    """Those who are named and are no body of ours: by the words in which they are named."""
    known = {record["id"] for name in NAMED for record in SOURCE[name]}
    told = [who for record in SOURCE["initiatives"] for who in record["partners"]]
    for record in SOURCE["organisations"] + SOURCE["training_programmes"]:
        told += record.get("members_nl", []) + record.get("members", [])
    told += [who for each in SOURCE["capacities"] + SOURCE["budgets"] if (who := _payer(each))]
    yield from ((f"party.{who}", BESIDE_DUTCH) for who in told if who not in known)
    yield "party.gewest", ALL
    for each in SOURCE["resolution"]["recommendations"]:
        yield from ((f"party.{who}", ALL) for who in each["with"] if who not in known)
    for person in SOURCE["persons_named"]:
        yield f"role.{person['role_nl']}", BESIDE_DUTCH
    yield f"role.{SOURCE['meta']['responsible_publisher']['role_nl']}", BESIDE_DUTCH


def _payer(record: dict[str, Any]) -> str:
    return str(record.get("owner") or record.get("payer") or "")


def _units() -> Iterator[Need]:
    records = [record for name in SOURCE for record in _records(name)]
    for record in records:
        told = [record.get(f"{who}_unit_nl") for who in ("owner", "provider", "funder")]
        told += record.get("given_by_nl", []) + record.get("units", [])
        yield from ((f"unit.{unit}", BESIDE_DUTCH) for unit in told if unit)


def _records(name: str) -> list[dict[str, Any]]:
    held = SOURCE[name]
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _needed() -> dict[str, tuple[str, ...]]:
    needs: dict[str, tuple[str, ...]] = {}
    for source in (
        _fields,
        _audiences,
        _initiatives,
        _trainings,
        _meetings_and_means,
        _whole_report,
        _who,
        _units,
    ):
        for key, languages in source():
            if len(languages) > len(needs.get(key, ())):
                needs[key] = languages
    return needs | dict.fromkeys(DUTCH_TOO, ALL)


NEEDED: Final = _needed()


def test_nothing_that_a_reader_sees_is_without_words():
    assert sorted(NEEDED.keys() - WORDINGS.keys()) == []


def test_no_words_stand_for_what_the_facts_do_not_hold():
    assert sorted(WORDINGS.keys() - NEEDED.keys()) == []


def test_every_text_stands_in_the_languages_that_it_needs():
    stand = {key: tuple(texts) for key, texts in WORDINGS.items()}
    empty = [key for key, texts in WORDINGS.items() if not all(t.strip() for t in texts.values())]

    assert stand == NEEDED
    assert empty == []


def test_the_same_sector_always_has_the_same_name():
    names: dict[str, set[tuple[str, str]]] = {}
    for training in SOURCE["trainings"]:
        for place, row in enumerate(training.get("sectors") or (), start=1):
            text = WORDINGS[f"{training['id']}.sector.{place}"]
            names.setdefault(row["sector"], set()).add((text["fr"], text["en"]))

    assert [name for name, texts in names.items() if len(texts) > 1] == []


def test_what_an_initiative_is_told_to_be_is_short():
    told = {key: text for key, text in WORDINGS.items() if key.endswith(".told")}

    for key, texts in told.items():
        for text in texts.values():
            assert 1 <= len(re.findall(r"\.(?= |$)", text)) <= 3, key


def test_french_signs_keep_their_spaces():
    """A no-break space before `:` and within « », a narrow one before `;`, `!` and `?`."""
    fault = re.compile("'|[^\u202f][;!?]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»")

    assert [key for key, texts in WORDINGS.items() if fault.search(texts["fr"])] == []
