"""Money and places."""

from collections.abc import Mapping
from typing import Any, Final

from relais.foundation.tables.takeover import Sheets
from relais.programme.rules.source.wordings import SheetRow, Wordings, body_code, cell, listed

# Whom those houses are for that have a derived total of their own, in the words of the source.
VICTIMS_OF_DOMESTIC_VIOLENCE: Final = "slachtoffers van huiselijk geweld"


def means_sheets(source: Mapping[str, Any], words: Wordings) -> Sheets:
    initiative_of = {
        ref: each["id"] for each in source["initiatives"] for ref in each["components"]
    }
    return {
        "budgets": [_budget(each, words) for each in source["budgets"]],
        "subsidies": [_subsidy(each) for each in source["subsidies"]],
        "calls": [_call(each, words) for each in source["calls"]],
        "cost_lines": [
            _cost_line(call["id"], place, line, words)
            for call in source["calls"]
            for place, line in enumerate(call.get("cost_lines", ()), start=1)
        ],
        "awards": [
            _award(call["id"], award) for call in source["calls"] for award in call["awards"] or ()
        ],
        "capacities": [
            _capacity(each, words) | {"initiative": initiative_of.get(each["id"], "")}
            for each in source["capacities"]
        ],
    }


def _budget(told: Mapping[str, Any], words: Wordings) -> SheetRow:
    split = told["split"]
    return {
        "ref": told["id"],
        **words.three("what", f"{told['id']}.what", nl=told["what_nl"]),
        "payer": body_code(told["payer"]),
        "credit_line": told.get("credit_line_nl", ""),
        "amount_eur": cell(told["amount_eur"]),
        "is_split": cell(split is not None and None not in split.values()),
        "lines": told["src"],
    }


def _subsidy(told: Mapping[str, Any]) -> SheetRow:
    project = told["project"]
    is_training = project.startswith("T")
    return {
        "ref": told["id"],
        "beneficiary": body_code(told["beneficiary"]),
        "funders": listed(map(body_code, told["funders"])),
        "initiative": "" if is_training else project,
        "training": project if is_training else "",
        "amount_eur": cell(told["amount_eur"]),
        "lines": told["src"],
    }


def _call(told: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "ref": told["id"],
        **words.three("title", f"{told['id']}.title", nl=told["title_nl"]),
        "funder": body_code(told["funder"]),
        "funder_unit": told.get("funder_unit_nl", ""),
        **words.three("eligible", f"{told['id']}.eligible"),
        "opened_on": cell(told["opened_on"]),
        "closed_on": cell(told["closed_on"]),
        "amount_eur": cell(told["amount_eur"]),
        "amount_basis": cell(told.get("amount_basis")),
        "projects_in_selection": cell(told.get("projects_in_selection")),
        "training": told.get("linked_training", ""),
        "lines": told["src"],
    }


def _cost_line(call: str, place: int, told: Mapping[str, Any], words: Wordings) -> SheetRow:
    return {
        "call": call,
        "kind": told["kind"],
        **words.three("label", f"{call}.cost_line.{place}", nl=told["nl"]),
        "amount_eur": cell(told["amount_eur"]),
    }


def _award(call: str, told: Mapping[str, Any]) -> SheetRow:
    return {
        "call": call,
        "beneficiary": body_code(told["beneficiary"]),
        "initiative": told["project"],
        "amount_eur": cell(told["amount_eur"]),
        "starts": cell(told["start"]),
        "duration_years": cell(told["duration_years"]),
    }


def _capacity(told: Mapping[str, Any], words: Wordings) -> SheetRow:
    ref = told["id"]
    return {
        "ref": ref,
        **words.three("name", f"{ref}.name", nl=told["name_nl"]),
        "owner": body_code(told["owner"]),
        "co_owner": body_code(told.get("co_owner")),
        **words.three("target", f"{ref}.target", nl=told["target_nl"]),
        "places": cell(told["places"]),
        "rooms": cell(told.get("rooms")),
        "dwellings": cell(told.get("dwellings")),
        "opening": cell(told.get("opening")),
        "status": cell(told.get("status")),
        "is_firm": cell(told.get("firm")),
        **words.three("note", f"{ref}.note"),
        "bought_with": told.get("bought_with", ""),
        "lines": told["src"],
    }
