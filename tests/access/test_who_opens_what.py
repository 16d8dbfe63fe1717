"""The access table: every page of every face, and what each of the cast is answered there.

A page without a row fails, so a new page is decided upon before it ships.
"""

import importlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.urls import URLPattern, URLResolver

from demo.cast import CAST
from relais.foundation.faces import Face
from relais.organisations.interface import Professional

COORDINATOR = "claire-exemplaire"
OUTSIDER = "odo-buitenstaander"
KEEPERS = {
    COORDINATOR,
    "bart-voorbeeld",
    "farida-fictive",
    "dirk-denkbeeldig",
    "elise-imaginaire",
}
PLANNERS = (COORDINATOR, "bart-voorbeeld", "farida-fictive", "joris-schets")
TRAINING_KEEPERS = (COORDINATOR, "ines-maquette")
TRAINING_READERS = (
    *TRAINING_KEEPERS,
    "bart-voorbeeld",
    "farida-fictive",
    "joris-schets",
    "dirk-denkbeeldig",
    "elise-imaginaire",
)
REPORTERS = (COORDINATOR, "joris-schets")
FOLLOWERS = (*REPORTERS, "bart-voorbeeld", "farida-fictive", "ines-maquette")
# Who reads what the report is made of: groups and meetings, materials.
REPORT_READERS = (*KEEPERS, "joris-schets", "ines-maquette")
RECEIVERS = (
    "dirk-denkbeeldig",
    "elise-imaginaire",
    "gwen-nergens",
    "simon-simulacre",
    "vic-verzinsel",
)
SENDERS = (*RECEIVERS, "pascal-pastiche", "sanne-sjabloon")
FILE_HANDLERS = SENDERS
ADMINISTRATOR = "ward-papier"
MANAGERS = (COORDINATOR, ADMINISTRATOR)
NO_FILE = "00000000-0000-4000-8000-000000000000"
EVERYONE_WITH_A_MANDATE = {person.code for person in CAST if person.post}


@dataclass(frozen=True)
class Row:
    """A page: an address of it, and who may open it; None is everyone, also without signing in."""

    address: str
    opens_for: frozenset[str] | None = None
    answer: int = 200
    # Whom the page leads on at once, because there is but one thing to choose.
    led_on: frozenset[str] = frozenset()

    def answer_to(self, code: str) -> int:
        if code not in (self.opens_for or ()):
            return 403
        return 302 if code in self.led_on else self.answer


def guarded(address: str, *codes: str, answer: int = 200) -> Row:
    return Row(address, frozenset(codes), answer)


# What answers 405, 400, 422 or, to a stranger, 404 was opened, and then found the question wanting.
TABLE = {
    "root:faces": Row("/nl/"),
    "help:help": Row("/"),
    "help:help_in": Row("/fr/"),
    "counter:match": Row("/api/match", answer=400),
    "counter:file": Row("/counter.html"),
    "counter:directory": Row("/counter.json"),
    "counter:worker": Row("/sw.js"),
    "counter:manifest": Row("/manifest.webmanifest"),
    "counter:tally": Row("/tally", answer=405),
    "counter:troubles": Row("/troubles", answer=405),
    "counter:enrol": Row("/nl/enrol/"),
    "counter:counter": Row("/nl/"),
    "counter:card": Row("/nl/card/", answer=405),
    "counter:returns": Row("/nl/card/returned/"),
    "counter:overview": Row("/nl/guide/"),
    "counter:chapter": Row("/nl/guide/detect/"),
    "counter:sectors": Row("/nl/guide/sector/"),
    "counter:sector": Row("/nl/guide/sector/police/"),
    "open:about": Row("/nl/"),
    "open:return": Row("/nl/returned/"),
    "open:return_thanks": Row("/nl/returned/thanks/"),
    "open:coverage": Row("/nl/coverage/"),
    "open:coverage_csv": Row("/nl/coverage/coverage.csv"),
    "open:services": Row("/nl/directory/"),
    "open:service": Row("/nl/directory/line-1712/"),
    "open:open_data": Row("/nl/open-data/"),
    "open:profile": Row("/nl/open-data/profile/"),
    "open:download_json": Row("/open-data/services.json"),
    "open:download_table": Row("/open-data/services.csv"),
    "open:download_calendar": Row("/open-data/closures.ics"),
    "open:dcat": Row("/open-data/dcat.jsonld"),
    "open:hsds_root": Row("/hsds/"),
    "open:hsds_contract": Row("/hsds/openapi.json"),
    "open:hsds_profile": Row("/hsds/profile"),
    "open:hsds_modification": Row("/hsds/profile/service.json"),
    "open:hsds_services": Row("/hsds/services"),
    "open:hsds_one_services": Row("/hsds/services/unknown", answer=404),
    "open:hsds_organizations": Row("/hsds/fr/organizations"),
    "open:hsds_one_organizations": Row("/hsds/organizations/unknown", answer=404),
    "open:hsds_service_at_locations": Row("/hsds/en/service_at_locations"),
    "open:hsds_one_service_at_locations": Row("/hsds/service_at_locations/unknown", answer=404),
    "open:hsds_taxonomies": Row("/hsds/nl/taxonomies"),
    "open:hsds_one_taxonomies": Row("/hsds/taxonomies/unknown", answer=404),
    "open:hsds_taxonomy_terms": Row("/hsds/taxonomy_terms"),
    "open:hsds_one_taxonomy_terms": Row("/hsds/taxonomy_terms/unknown", answer=404),
    "open:hsds_nothing": Row("/hsds/unknown", answer=404),
    "open:editions": Row("/nl/report/"),
    # Nothing was published here, and what is not published is not there.
    "open:newest": Row("/nl/report/2022/", answer=404),
    "open:revision": Row("/nl/report/2022/1/", answer=404),
    "open:annexes": Row("/nl/report/2022/1/annexes/", answer=404),
    "open:file": Row("/nl/report/2022/1/report.pdf", answer=404),
    "open:chapter": Row("/nl/report/2022/1/training/", answer=404),
    # What a mailed link opens: its secret is all that counts, and "altered" is none.
    "open:ask": Row("/nl/confirm/"),
    "open:asked": Row("/nl/confirm/asked/"),
    "open:confirm": Row("/nl/confirm/altered/", answer=404),
    "open:change": Row("/nl/confirm/altered/change/", answer=404),
    "open:thanks": Row("/nl/confirm/altered/thanks/", answer=303),
    "open:again": Row("/nl/confirm/altered/again/", answer=405),
    # The same for who contributes to the report.
    "open:contribute": Row("/nl/contribute/altered/", answer=404),
    "open:nothing_new": Row("/nl/contribute/altered/nothing-new/", answer=405),
    "open:contribution_sent": Row("/nl/contribute/altered/sent/", answer=404),
    # What a receiver outside Relais opens: the same question, whatever the secret.
    "open:handed_over": Row("/nl/handed-over/altered/"),
    "work:sign_in": Row("/nl/sign-in/"),
    "work:passkey_question": Row("/nl/sign-in/passkey/question/"),
    "work:sign_in_with_passkey": Row("/nl/sign-in/passkey/", answer=405),
    "work:sign_in_as": Row("/nl/sign-in/cast/", answer=405),
    "work:agency_sign_in": Row("/agency/nobody/", answer=405),
    "work:openid_connect_callback": Row("/agency/nobody/answer/", answer=404),
    # Whoever has not signed in has nothing to unlock.
    "work:again": Row("/nl/again/", answer=302),
    "work:roles": Row("/nl/roles/"),
    # What a mailed link opens: its secret is all that counts, and "altered" is none.
    "work:join": Row("/nl/join/altered/", answer=404),
    "work:join_question": Row("/nl/join/altered/question/", answer=404),
    **{
        f"work:join_{way}": Row(f"/nl/join/altered/{path}/", answer=405)
        for way, path in {
            "with_passkey": "passkey",
            "with_code": "code",
            "as_known": "known",
        }.items()
    },
    "work:my_sign_ins": guarded("/nl/my-sign-ins/", *EVERYONE_WITH_A_MANDATE),
    "work:new_passkey": guarded("/nl/my-sign-ins/passkey/", *EVERYONE_WITH_A_MANDATE),
    "work:new_passkey_question": guarded(
        "/nl/my-sign-ins/passkey/question/", *EVERYONE_WITH_A_MANDATE
    ),
    "work:my_mandates": guarded("/nl/my-mandates/", *EVERYONE_WITH_A_MANDATE),
    "work:stand_in": guarded("/nl/my-mandates/0/stand-in/", *EVERYONE_WITH_A_MANDATE, answer=404),
    **{
        f"work:{act}": guarded(path, *EVERYONE_WITH_A_MANDATE, answer=405)
        for act, path in {
            "end_sign_in": f"/nl/my-sign-ins/{NO_FILE}/end/",
            "end_all_sign_ins": "/nl/my-sign-ins/end/",
            "remove_passkey": "/nl/my-sign-ins/passkey/0/remove/",
            "end_standing_in": "/nl/my-mandates/0/end/",
        }.items()
    },
    "work:people": Row("/nl/people/", frozenset(MANAGERS), led_on=frozenset({ADMINISTRATOR})),
    "work:people_of": guarded("/nl/people/example-shelter/", *MANAGERS),
    **{
        f"work:{act}": guarded(f"/nl/people/example-shelter/{path}/", *MANAGERS, answer=405)
        for act, path in {
            "invite": "invite",
            "retire": "retire",
            "revoke_offer": "offers/0/revoke",
            "end_mandate": "mandates/0/end",
        }.items()
    },
    "work:break_glass": guarded("/nl/files/emergency/", *FILE_HANDLERS),
    "work:seen_by": guarded(f"/nl/files/{NO_FILE}/seen-by/", *FILE_HANDLERS, answer=404),
    "work:lower_wall": guarded(f"/nl/files/{NO_FILE}/seen-by/lower/", *FILE_HANDLERS, answer=405),
    "work:questions": guarded("/nl/report/questions/", *FOLLOWERS),
    "work:question_new": guarded("/nl/report/questions/new/", *REPORTERS),
    "work:question": guarded("/nl/report/questions/none/", *FOLLOWERS, answer=404),
    "work:question_change": guarded("/nl/report/questions/none/change/", *REPORTERS, answer=404),
    "work:question_sheet": guarded("/nl/report/questions/none/sheet/", *FOLLOWERS, answer=404),
    "work:question_sheet_file": guarded(
        "/nl/report/questions/none/sheet.docx", *FOLLOWERS, answer=404
    ),
    **{
        f"work:question_{act}": guarded(f"/nl/report/questions/none/{act}/", *REPORTERS, answer=405)
        for act in ("answer", "withdraw", "repeats")
    },
    "work:competences": guarded("/nl/report/questions/competences/", *REPORTERS),
    "work:competence": guarded("/nl/report/questions/competences/0/", *REPORTERS, answer=404),
    "work:rounds": guarded("/nl/report/rounds/", *REPORTERS),
    "work:round_new": guarded("/nl/report/rounds/new/", *REPORTERS),
    "work:round_open": guarded("/nl/report/rounds/open/", *REPORTERS, answer=405),
    "work:round": guarded("/nl/report/rounds/0/", *REPORTERS, answer=404),
    "work:round_csv": guarded("/nl/report/rounds/0/contributions.csv", *REPORTERS, answer=404),
    "work:round_remind": guarded("/nl/report/rounds/0/remind/", *REPORTERS, answer=405),
    "work:round_close": guarded("/nl/report/rounds/0/close/", *REPORTERS, answer=405),
    "work:member_remind": guarded("/nl/report/rounds/members/0/remind/", *REPORTERS, answer=405),
    "work:member_take_out": guarded(
        "/nl/report/rounds/members/0/take-out/", *REPORTERS, answer=405
    ),
    "work:contribution": guarded("/nl/report/rounds/contributions/0/", *REPORTERS, answer=404),
    "work:set_aside": guarded("/nl/report/rounds/contributions/0/aside/", *REPORTERS, answer=405),
    "work:asked_of_us": guarded(
        f"/nl/report/rounds/asked/{NO_FILE}/", *EVERYONE_WITH_A_MANDATE, answer=404
    ),
    "work:sign_out": Row("/nl/sign-out/", answer=405),
    "work:no_mandate": Row("/nl/no-mandate/", answer=302),
    "work:home": guarded("/nl/", *EVERYONE_WITH_A_MANDATE),
    "work:clocks": guarded("/nl/promises/clocks/", *EVERYONE_WITH_A_MANDATE),
    "work:telling": guarded("/nl/promises/telling/", *EVERYONE_WITH_A_MANDATE),
    **{
        f"work:{act}": guarded(
            f"/nl/promises/00000000-0000-4000-8000-000000000000/{path}/",
            *EVERYONE_WITH_A_MANDATE,
            answer=405,
        )
        for act, path in {"press": "press", "take_back": "undo"}.items()
    },
    "work:sent": guarded("/nl/referrals/", *SENDERS),
    "work:hand_over": guarded("/nl/referrals/new/", *SENDERS),
    "work:send": guarded("/nl/referrals/send/", *SENDERS, answer=405),
    "work:inbox": guarded("/nl/referrals/inbox/", *RECEIVERS),
    "work:report_room": guarded("/nl/referrals/inbox/room/", *RECEIVERS, answer=405),
    "work:desks": guarded("/nl/referrals/desks/", COORDINATOR),
    "work:referral": guarded(f"/nl/referrals/{NO_FILE}/", *FILE_HANDLERS, answer=404),
    "work:owed": guarded(f"/nl/referrals/{NO_FILE}/owed/", *SENDERS, "rachel-raccord", answer=404),
    "work:move": guarded(f"/nl/referrals/{NO_FILE}/move/", *FILE_HANDLERS, answer=405),
    "work:show_contact": guarded(f"/nl/referrals/{NO_FILE}/contact/", *FILE_HANDLERS, answer=405),
    "work:another": guarded(f"/nl/referrals/{NO_FILE}/another/", *SENDERS, answer=404),
    "work:looks": guarded(f"/nl/referrals/{NO_FILE}/looks/", *FILE_HANDLERS, answer=404),
    # Whoever keeps records finds no record called "nothing"; others are not let in to look.
    "work:worklist": guarded("/nl/directory/", *KEEPERS),
    "work:record": guarded("/nl/directory/nothing/", *KEEPERS, answer=404),
    "work:change": guarded("/nl/directory/nothing/change/", *KEEPERS, answer=404),
    "work:history": guarded("/nl/directory/nothing/history/", *KEEPERS, answer=404),
    "work:merge": guarded("/nl/directory/nothing/merge/", COORDINATOR, answer=404),
    **{
        f"work:{act}": guarded(f"/nl/directory/nothing/{path}/", *KEEPERS, answer=405)
        for act, path in {
            "confirm": "confirm",
            "undo": "undo",
            "room": "room",
            "conflict": "conflict",
            "contact": "contact",
            "ask": "ask",
            "proposal": "proposal/1",
            "restore": "restore/1",
            "revoke_link": "revoke/1",
        }.items()
    },
    "work:register": guarded("/nl/register/", COORDINATOR),
    "work:register_pdf": guarded("/nl/register/register.pdf", COORDINATOR),
    "work:register_csv": guarded("/nl/register/register.csv", COORDINATOR),
    "work:rejections": guarded("/nl/referrals/rejections/", COORDINATOR),
    "work:rejections_csv": guarded("/nl/referrals/rejections/rejections.csv", COORDINATOR),
    "work:send_link": guarded("/nl/referrals/send/link/", *SENDERS, answer=405),
    "work:renew_link": guarded(f"/nl/referrals/{NO_FILE}/link/", *SENDERS, answer=405),
    "work:pharmacies": guarded("/nl/pharmacies/", COORDINATOR),
    "work:pharmacies_csv": guarded("/nl/pharmacies/pharmacies.csv", COORDINATOR),
    "work:coverage": guarded("/nl/coverage/", *PLANNERS),
    "work:coverage_csv": guarded("/nl/coverage/coverage.csv", *PLANNERS),
    "work:trainings": guarded("/nl/trainings/", *TRAINING_READERS),
    "work:trainings_list": guarded("/nl/trainings/list.csv", *TRAINING_READERS),
    "work:trainings_book": guarded("/nl/trainings/export.xlsx", *TRAINING_READERS),
    "work:trainings_sheet": guarded("/nl/trainings/export/counts.csv", *TRAINING_READERS),
    "work:training": guarded("/nl/trainings/unknown/", *TRAINING_READERS, answer=404),
    "work:trainings_import": guarded("/nl/trainings/import/", *TRAINING_KEEPERS),
    "work:trainings_apply": guarded("/nl/trainings/import/apply/", *TRAINING_KEEPERS, answer=405),
    "work:new_training": guarded("/nl/trainings/new/", *TRAINING_KEEPERS),
    **{
        f"work:{act}": guarded(f"/nl/trainings/unknown/{path}/", *TRAINING_KEEPERS, answer=404)
        for act, path in {
            "change_training": "change",
            "new_session": "sessions/new",
            "new_counts": "counts/new",
            "change_counts": "counts/1",
        }.items()
    },
    "work:dashboard": guarded("/nl/follow-up/", *FOLLOWERS),
    "work:missing": guarded("/nl/follow-up/missing/1999/", *FOLLOWERS, answer=404),
    "work:initiatives": guarded("/nl/follow-up/initiatives/", *FOLLOWERS),
    "work:initiative": guarded("/nl/follow-up/initiatives/I00/", *FOLLOWERS, answer=404),
    "work:programme:tables": guarded("/nl/follow-up/tables/", *FOLLOWERS),
    "work:programme:workbook": guarded("/nl/follow-up/tables/workbook/", *FOLLOWERS),
    "work:programme:upload": guarded("/nl/follow-up/tables/take-over/", *REPORTERS, answer=405),
    "work:programme:table": guarded("/nl/follow-up/tables/figures/", *FOLLOWERS),
    "work:programme:table_csv": guarded("/nl/follow-up/tables/figures/csv/", *FOLLOWERS),
    "work:programme:row": guarded("/nl/follow-up/tables/figures/row/", *REPORTERS),
    "work:evidence": guarded("/nl/follow-up/evidence/0/", *FOLLOWERS, answer=404),
    "work:recommendation": guarded("/nl/follow-up/none/R0/", *FOLLOWERS, answer=404),
    "work:assess": guarded("/nl/follow-up/none/R0/assess/", *REPORTERS, answer=405),
    "work:offer_evidence": guarded("/nl/follow-up/none/R0/offer/", *REPORTERS, answer=405),
    "work:accept_evidence": guarded("/nl/follow-up/none/R0/accept/0/", *REPORTERS, answer=405),
    "work:validate": guarded("/nl/follow-up/none/R0/validate/2022/", *REPORTERS, answer=405),
    "work:groups": guarded("/nl/groups/", *REPORT_READERS),
    "work:network_tables:tables": guarded("/nl/tables/groups/", *REPORT_READERS),
    "work:network_tables:workbook": guarded("/nl/tables/groups/workbook/", *REPORT_READERS),
    "work:network_tables:upload": guarded("/nl/tables/groups/take-over/", COORDINATOR, answer=405),
    "work:network_tables:table": guarded("/nl/tables/groups/themes/", *REPORT_READERS),
    "work:network_tables:table_csv": guarded("/nl/tables/groups/themes/csv/", *REPORT_READERS),
    "work:network_tables:row": guarded("/nl/tables/groups/themes/row/", COORDINATOR),
    "work:add_meeting": guarded("/nl/groups/nothing/new/", COORDINATOR, answer=404),
    "work:change_meeting": guarded("/nl/groups/nothing/none/", COORDINATOR, answer=404),
    "work:materials": guarded("/nl/materials/", *REPORT_READERS),
    "work:material_pages:tables": guarded("/nl/materials/tables/", *REPORT_READERS),
    "work:material_pages:workbook": guarded("/nl/materials/tables/workbook/", *REPORT_READERS),
    "work:material_pages:upload": guarded(
        "/nl/materials/tables/take-over/", COORDINATOR, answer=405
    ),
    "work:material_pages:table": guarded("/nl/materials/tables/studies/", *REPORT_READERS),
    "work:material_pages:table_csv": guarded("/nl/materials/tables/studies/csv/", *REPORT_READERS),
    "work:material_pages:row": guarded("/nl/materials/tables/studies/row/", COORDINATOR),
    "work:editions": guarded("/nl/report/", *FOLLOWERS),
    "work:compare": guarded("/nl/report/compare/", *FOLLOWERS),
    "work:edition": guarded("/nl/report/2022/", *FOLLOWERS, answer=404),
    "work:file": guarded("/nl/report/2022/1/report.pdf", *FOLLOWERS, answer=404),
    "work:freeze": guarded("/nl/report/2022/freeze/", COORDINATOR, answer=405),
    "work:freezing": guarded("/nl/report/2022/freezing/", COORDINATOR, answer=404),
    "work:publish": guarded("/nl/report/2022/1/publish/", COORDINATOR, answer=405),
    "work:counters": guarded("/nl/counters/", COORDINATOR, "joris-schets"),
    "work:csv": guarded("/nl/counters/tally.csv", COORDINATOR, "joris-schets"),
    "work:new": guarded("/nl/counters/new/", COORDINATOR, answer=405),
    "work:link": guarded("/nl/counters/unknown/link/", COORDINATOR, answer=405),
    "work:revoke": guarded("/nl/counters/unknown/revoke/", COORDINATOR, answer=405),
}


def patterns(face: Face) -> Iterator[tuple[str, str, URLPattern]]:
    """The namespace, the whole route and the pattern of every page of a face."""

    def walk(entries: list, namespace: str, route: str) -> Iterator[tuple[str, str, URLPattern]]:
        for entry in entries:
            here = route + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, entry.namespace or namespace, here)
            else:
                yield namespace, here, entry

    return walk(importlib.import_module(f"config.faces.{face}").urlpatterns, "", "/")


def pages() -> dict[str, tuple[str, URLPattern]]:
    """Every page by its name, with its route; where two bear one name the namespace is added."""
    found: dict[str, tuple[str, URLPattern]] = {}
    for face in Face:
        known = list(patterns(face))
        names = Counter(pattern.name for _namespace, _route, pattern in known)
        for namespace, route, pattern in known:
            name = pattern.name if names[pattern.name] == 1 else f"{namespace}:{pattern.name}"
            assert f"{face}:{name}" not in found, f"two pages of {face} are called {name}"
            found[f"{face}:{name}"] = (route, pattern)
    return found


def host(name: str) -> str:
    face = name.split(":", maxsplit=1)[0]
    return "localhost" if face == "root" else f"{face}.localhost"


def test_every_page_has_a_row():
    assert set(pages()) == set(TABLE)


@pytest.mark.asvs("8.2.1")
def test_strangers_are_answered_as_the_table_says(client, brussels, db):
    answers = {
        name: client.get(row.address, headers={"host": host(name)}).status_code
        for name, row in TABLE.items()
    }

    assert answers == {
        name: 302 if row.opens_for is not None else row.answer for name, row in TABLE.items()
    }


@pytest.mark.asvs("8.2.1")
@pytest.mark.parametrize("code", [person.code for person in CAST if person.has_account])
def test_each_of_the_cast_opens_what_their_mandate_carries(client, brussels, db, code):
    client.force_login(Professional.unscoped.get(code=code))
    rows = {name: row for name, row in TABLE.items() if row.opens_for is not None}

    answers = {
        name: client.get(row.address, headers={"host": host(name)}).status_code
        for name, row in rows.items()
    }

    assert answers == {name: row.answer_to(code) for name, row in rows.items()}


def test_the_outsider_is_told_why_there_is_nothing(client, brussels, db):
    client.force_login(Professional.unscoped.get(code=OUTSIDER))

    answer = client.get("/nl/no-mandate/", headers={"host": "work.localhost"})

    assert answer.status_code == 403
    assert "mandaat" in answer.text
