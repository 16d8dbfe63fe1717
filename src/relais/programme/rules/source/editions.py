"""The edition: its chapters and what stands in them, its outlook, and what it says of itself."""

import json
from collections.abc import Mapping
from typing import Any

from relais.foundation.tables.cells import key_of
from relais.foundation.tables.takeover import Sheets
from relais.programme.rules.source.wordings import SheetRow, Wordings, body_code, cell, listed


def edition_sheets(source: Mapping[str, Any], words: Wordings) -> Sheets:
    printed = source["report_editions"][0]
    ref = cell(printed["published_year"])
    return {
        "editions": [_edition(ref, printed, source, words)],
        "chapters": [_chapter(ref, each, words) for each in source["chapters"]],
        "entries": [
            _entry(ref, order, each, words)
            for order, each in enumerate(source["initiatives"], start=1)
        ],
        "outlook": [
            _outlook(ref, order, each, words)
            for order, each in enumerate(source["outlook"], start=1)
        ],
        "context_figures": [
            _context_figure(ref, each, words) for each in source["context_figures"]
        ],
        "anomalies": [_anomaly(ref, each, words) for each in source["anomalies"]],
        "checks": [_check(ref, each, words) for each in source["checks"]],
    }


def _edition(
    ref: str, printed: Mapping[str, Any], source: Mapping[str, Any], words: Wordings
) -> SheetRow:
    meta = source["meta"]
    claim = source["resolution"]["overall_claim_in_report"]
    return {
        "ref": ref,
        "number": "1",
        **words.three("title", f"{printed['id']}.title", nl=printed["title_nl"]),
        "publisher": body_code(meta["publisher"]),
        "attribution": meta["attribution_required"],
        "period_start": cell(printed["period_start"]),
        "period_end": cell(printed["period_end"]),
        **words.three("claim", "res_ifg_2020.overall_claim", nl=claim["nl"]),
        "claim_lines": claim["src"],
    }


def _chapter(edition: str, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "edition": edition,
        "ref": told["id"],
        "number": cell(told["number"]),
        "printed_number": cell(told["printed_number"]),
        **words.three("title", f"{told['id']}.title", nl=told["title_nl"]),
        "lines": told["src"],
    }


def _entry(edition: str, order: int, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "chapter": key_of((edition, told["chapter"])),
        "initiative": told["id"],
        "section": told["section"],
        "order": cell(order),
        **words.three("told", f"{told['id']}.told"),
    }


def _outlook(edition: str, order: int, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "edition": edition,
        "ref": told["id"],
        "order": cell(order),
        "heading": told["heading"],
        "chapter": key_of((edition, told["chapter_ref"])),
        **words.three("text", f"{told['id']}.text", nl=told["nl"]),
        "owners": listed(map(body_code, told["owner"])),
        "due": cell(told["due"]),
        "progress": cell(told.get("status")),
        "training": told.get("training", ""),
        "meeting": told.get("meeting", ""),
        "call": told.get("call", ""),
        "lines": told["src"],
    }


def _context_figure(edition: str, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    key = told["key"]
    return {
        "edition": edition,
        "key": key,
        **words.three("label", f"{key}.label"),
        "quantity": cell(told["value"]),
        **words.three("said_by", f"{key}.source", nl=told.get("source_nl")),
        **words.three("note", f"{key}.note"),
        "lines": told["src"],
    }


def _anomaly(edition: str, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    row = words.three("what", f"{told['id']}.what") | {"what_en": told["what"]}
    return {"edition": edition, "ref": told["id"], **row, "lines": told["src"]}


def _check(edition: str, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    declared = {name: value for name, value in told.items() if name not in ("id", "what")}
    row = words.three("what", f"{told['id']}.what") | {"what_en": told["what"]}
    return {
        "edition": edition,
        "ref": told["id"],
        **row,
        "declared": json.dumps(declared, sort_keys=True),
    }
