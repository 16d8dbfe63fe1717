"""Outside checkers judge the open data by the official files of HSDS 3.1."""

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from relais.directory.rules.hsds.profile import modifications
from relais.directory.rules.hsds.shelves import SHELVES
from tests.conformance import hsds_standard

BASE = "http://open.localhost/hsds"
FEEDS = ("", "nl/", "fr/", "en/")
# In-process answers are not unpacked by the checker's own client.
PLAIN = {"Accept-Encoding": "identity"}
OFFICIAL = ("not_a_server_error", "content_type_conformance", "response_schema_conformance")
OWN = (*OFFICIAL, "status_code_conformance", "negative_data_rejection", "positive_data_acceptance")
SCHEMA_OF = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@pytest.fixture
def ask(directory, client):
    def get(path, **parameters):
        answer = client.get(f"/hsds/{path}", parameters, headers={"host": "open.localhost"})
        assert answer.status_code == 200, path
        return answer.json()

    return get


@pytest.fixture
def whole(ask):
    """Every record of every kind in every feed, with everything that belongs to it."""
    more = {
        "services": {"full": "true"},
        "organizations": {"full_service": "true"},
        "service_at_locations": {"full": "true"},
    }
    return [
        (shelf, record)
        for feed in FEEDS
        for shelf in SHELVES
        for record in ask(f"{feed}{shelf}", per_page=100, **more.get(shelf, {}))["contents"]
    ]


# --- Schemathesis -----------------------------------------------------------------------------


def checks_named(names):
    load_all_checks()
    return [CHECKS.get_one(name) for name in names]


def judged(operation, names, mode, examples):
    """Let the checker think of requests for this operation, and judge every answer."""
    # The checker's in-process client loses values that a form can't hold and then misses them.
    form = {"media_type": "application/json"} if operation.body else {}

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode, **form))
    def judge(case):
        answer = case.call(base_url=BASE, headers=PLAIN)
        case.validate_response(answer, checks=checks_named(names))

    judge()


def operations(contract, application):
    schema = schemathesis.openapi.from_dict(copy.deepcopy(contract))
    schema.app = application
    return [each.ok() for each in schema.get_all_operations()]


def test_no_request_that_schemathesis_thinks_of_breaks_the_official_contract(
    directory, application
):
    found = operations(hsds_standard.contract(), application)

    assert len(found) == 16
    for operation in found:
        judged(operation, OFFICIAL, GenerationMode.POSITIVE, 12)


def test_every_record_and_list_meets_the_official_contract(ask, application):
    checks = checks_named(OFFICIAL)
    for operation in operations(hsds_standard.contract(), application):
        for case in _sensible(operation, ask):
            answer = case.call(base_url=BASE, headers=PLAIN)
            assert answer.status_code == 200
            case.validate_response(answer, checks=checks)


def _sensible(operation, ask):
    """Requests that are answered: each record by its id, each list in all its forms."""
    shelf = operation.path.strip("/").split("/")[0]
    if operation.path == "/":
        yield operation.Case()
    elif operation.path.endswith("{id}"):
        for each in ask(shelf, per_page=100)["contents"]:
            yield operation.Case(path_parameters={"id": each["id"]})
    else:
        forms = [{}, {"page": 2, "per_page": 3}, {"page": 999}, {"search": "geen enkele"}]
        named = {parameter.name for parameter in operation.query}
        forms += [{name: "true"} for name in ("full", "minimal", "full_service") if name in named]
        yield from (operation.Case(query=form) for form in forms)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_request_breaks_our_own_contract(directory, application, client, mode):
    """Ours is stricter: it knows 400 and 404, and allows no field that it does not name."""
    contract = client.get("/hsds/openapi.json", headers={"host": "open.localhost"}).json()
    # Anything is a text in an address, so nothing about an id or a text can be wrong there.
    never_wrong = {"/", *(path for path in contract["paths"] if path.endswith("{id}"))}
    for operation in operations(contract, application):
        if mode is GenerationMode.POSITIVE or operation.path not in never_wrong:
            judged(operation, OWN, mode, 8)


def test_every_record_meets_our_own_contract(whole, client):
    contract = client.get("/hsds/openapi.json", headers={"host": "open.localhost"}).json()
    registry = Registry().with_resource(
        "ours:", Resource.from_contents(contract, default_specification=DRAFT202012)
    )
    judges = {
        shelf: Draft202012Validator(
            {"$ref": f"ours:#/components/schemas/{shelf}"},
            registry=registry,
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )
        for shelf in SHELVES
    }
    for shelf, record in whole:
        judges[shelf].validate(record)


# --- check-jsonschema -------------------------------------------------------------------------


def checked(schema: dict[str, Any], records: list[dict[str, Any]], folder: Path):
    """What check-jsonschema, which the standard recommends, says of these records."""
    folder.mkdir()
    against = folder / "schema.json"
    against.write_text(json.dumps(schema), encoding="utf-8")
    files = []
    for number, record in enumerate(records):
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(record), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", against, *files],
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_record_of_every_feed_is_valid(whole, tmp_path):
    for shelf, name in SCHEMA_OF.items():
        records = [record for of, record in whole if of == shelf]
        said = checked(hsds_standard.schema(name), records, tmp_path / shelf)

        assert said.returncode == 0, said.stdout
        assert len(records) >= 4 * 6


def test_the_checker_finds_the_faults_that_we_put_in(tmp_path):
    """That it accepts our records says something only because it refuses wrong ones."""
    schema, right = (
        hsds_standard.schema("service"),
        hsds_standard.file("examples/service_full.json"),
    )
    faults = [{"id": "no-uuid"}, {"status": "open"}, {"minimum_age": "twelve"}, {"email": "none"}]
    without_name = {key: value for key, value in right.items() if key != "name"}

    wrong = [*(right | fault for fault in faults), without_name]

    said = checked(schema, wrong, tmp_path / "wrong")

    assert checked(schema, [right], tmp_path / "right").returncode == 0
    assert said.returncode == 1
    for number in range(len(wrong)):
        assert f"/{number}.json" in said.stdout


# --- The profile ------------------------------------------------------------------------------


def merged(target: Any, patch: Any) -> Any:
    """A JSON Merge Patch, as RFC 7386 says it in its section 2."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


@pytest.fixture(scope="module")
def with_profile():
    """The plain schemas of the standard with our modifications, by the names of their files."""
    standard = {
        name: hsds_standard.file(f"schema/{name}")
        for name in hsds_standard.names("schema")
        if name != "openapi.json"
    }
    return standard | {
        name: merged(standard.get(name, {}), patch) for name, patch in modifications().items()
    }


def judge_of(schemas, name):
    resources = [
        (
            f"https://example.org/{file}",
            Resource.from_contents(schema, default_specification=DRAFT202012),
        )
        for file, schema in schemas.items()
    ]
    return Draft202012Validator(
        {"$ref": f"https://example.org/{name}.json"},
        registry=Registry().with_resources(resources),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def test_the_modified_schemas_are_schemas(with_profile):
    for name in modifications():
        Draft202012Validator.check_schema(with_profile[name])


def test_every_record_keeps_the_rules_of_our_profile(whole, with_profile):
    judges = {shelf: judge_of(with_profile, name) for shelf, name in SCHEMA_OF.items()}

    for shelf, record in whole:
        judges[shelf].validate(record)


@pytest.mark.parametrize(
    "leak",
    [
        {"service_at_locations": [{"id": "3efa6c52-1320-5d02-91c7-ddbdf5da4324"}]},
        {"email": "huis@example.org"},
        {"contacts": [{"id": "3efa6c52-1320-5d02-91c7-ddbdf5da4324"}]},
    ],
    ids=lambda leak: next(iter(leak)),
)
def test_the_profile_refuses_a_secret_house_that_tells_where_it_is(whole, with_profile, leak):
    judge = judge_of(with_profile, "service")
    secret = [
        record
        for shelf, record in whole
        if shelf == "services"
        and any(
            each["taxonomy_term"]["code"] == "address_confidential" for each in record["attributes"]
        )
    ]

    assert len(secret) == 4 * 9
    assert all(judge.is_valid(record) for record in secret)
    assert not any(judge.is_valid(record | leak) for record in secret)


def test_the_profile_refuses_a_value_of_another_form(whole, with_profile):
    judge = judge_of(with_profile, "attribute")
    carried = {
        each["taxonomy_term"]["code"]: each
        for shelf, record in whole
        if shelf == "services"
        for each in record["attributes"]
        if each["link_type"] == "addition"
    }

    assert len(carried) == 13
    for each in carried.values():
        assert judge.is_valid(each)
        assert not judge.is_valid(each | {"value": ""})
