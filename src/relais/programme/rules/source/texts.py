"""The resolution, the advice of the working group, and what each recommends."""

from collections.abc import Mapping
from typing import Any, Final

from relais.foundation.tables.takeover import Sheets
from relais.programme.rules.source.wordings import (
    SheetRow,
    Wordings,
    body_code,
    cell,
    listed,
    trilingual,
)
from relais.programme.rules.vocabulary import Channel

_CHANNEL: Final = {
    "via_safe_brussels": Channel.ADMINISTRATION,
    "via_task_force": Channel.TASK_FORCE,
    "plead_with_federal_government": Channel.PLEAD,
}
WORKING_GROUP_TEXT: Final = "wg-ifg-2022"


def slug(name: str) -> str:
    """`res_ifg_2020` as it stands in an address."""
    return name.replace("_", "-")


def text_sheets(source: Mapping[str, Any], words: Wordings) -> Sheets:
    resolution = source["resolution"]
    text = slug(resolution["id"])
    asked = [_recommendation(text, each) for each in resolution["recommendations"]]
    advised = [
        _advice(order, each) for order, each in enumerate(source["wg_recommendations"], start=1)
    ]
    return {
        "texts": [_resolution(resolution, words), _working_group(words)],
        "recommendations": asked + advised,
        "frameworks": [_framework(each, words) for each in source["frameworks"]],
    }


def _resolution(resolution: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "ref": slug(resolution["id"]),
        **words.three("title", f"{resolution['id']}.short_name", nl=resolution["short_name_nl"]),
        **trilingual("purpose", resolution["purpose"]),
        "adopted_on": cell(resolution["adopted_on"]),
        "adopted_by": body_code(resolution["adopted_by"]),
        "addressed_to": body_code(resolution["addressed_to"]),
        "response_due": cell(resolution["response_deadline"]),
        "document_url": resolution["document_url"],
        "document_number": cell(resolution["document_number"]),
        "lines": resolution["src"],
    }


def _framework(told: Mapping[str, Any], words: Wordings) -> SheetRow:
    ref = told["id"]
    return {
        "ref": slug(ref),
        **words.three("name", f"{ref}.name", nl=told["name_nl"]),
        **words.three("subject", f"{ref}.subject", nl=told.get("subject_nl")),
        "period": cell(told.get("period") or told.get("date")),
        "lines": told["src"],
    }


def _working_group(words: Wordings) -> SheetRow:
    """The advice stands in the report itself, without an addressee."""
    return {"ref": WORKING_GROUP_TEXT, **words.three("title", "wg_recommendations.title")}


def _recommendation(text: str, told: Mapping[str, Any]) -> SheetRow:
    return {
        "text": text,
        "ref": told["id"],
        "order": cell(told["order"]),
        "channel": _CHANNEL[told["channel"]],
        "addressee": body_code(told["addressee"]),
        "acting_body": body_code(told["acting_body"]),
        "would_act": body_code(told.get("would_act")),
        "partners": listed(told["with"]),
        **trilingual("short", told["text"]),
        "lines": told["src"],
    }


def _advice(order: int, told: Mapping[str, Any]) -> SheetRow:
    return {
        "text": WORKING_GROUP_TEXT,
        "ref": told["id"],
        "order": cell(order),
        "addressee": body_code(told["addressee"]),
        **trilingual("short", told["text"]),
        "lines": told["src"],
    }
