"""The canary sweep: a word in every protected field, looked for in all that leaves the program.

Each of the cast reads every page that answers, those of a file of others too; then come letters,
the card, the log, the log of the database, and every table as its owner copies it out. A word may
be found in the places that `ALLOWED` names and in no other, and it must be found there.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from django.utils.timezone import localdate
from pypdf import PdfReader

from demo.handing_over import CONTACT, SHELTER, agreed
from relais.directory.interface import Mailbox, keep_contact
from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.privacy import Kind
from relais.materials.interface import register_counter
from relais.organisations.interface import (
    Appointment,
    Newcomer,
    Professional,
    Role,
    Term,
    enrol_professional,
    give_mandate,
)
from relais.referrals.interface import hand_over
from tests.access import stage
from tests.access.crawling import read, read_everything
from tests.access.stage import OTHER_OFFICER, RECEIVER, SENDER
from tests.access.test_who_opens_what import MANAGERS, REPORTERS
from tests.access.test_who_opens_which_file import READERS
from tests.database import owner_connection

# A word of its own for every field that holds words about people; no page says them by itself.
CANARIES = {
    "referrals_referral.reach": "wielewaal",
    "referrals_referral.say": "roerdomp",
    "referrals_referral.name": "kwartelkoning",
    "referrals_referral.note": "draaihals",
    "audit_sealedreason.sealed": "nachtzwaluw",
    "promises_clocksetting.reason": "bijeneter",
    "organisations_professional.mail": "klapekster",
    "organisations_mandateoffer.name": "zomertortel",
    "organisations_mandateoffer.mail": "ortolaan",
    "directory_contact.mail": "steltkluut",
    "materials_counter.name": "grutto",
    "programme_roundmember.mail": "kemphaan",
    "programme_roundmember.draft": "watersnip",
    "programme_contribution.note": "tureluur",
}
RECORD = "/nl/directory/line-1712/"
SEERS = (SENDER, RECEIVER, OTHER_OFFICER)
COORDINATOR = "claire-exemplaire"
SERVICE_WITHOUT_DESK = "vogelzang-nl"
LINK_FORM = {
    "need": "shelter",
    "municipality": "",
    "language": "",
    "profile": "",
    "grounds": "spoken",
    "urgency": "today",
    "channel": "phone",
    "day_part": "any",
    "answerer": "only-self",
}


def pages(name: str, *codes: str) -> set[str]:
    return {f"{name} · {code}" for code in codes}


ASKED = pages("asked for the number", *SEERS) | {
    "asked for the number by a link",
    "opened by a link",
}
ALLOWED = {
    # The number is shown for the asking only, each time recorded; no page has it by itself.
    "referrals_referral.reach": pages("asked for the number", *SEERS)
    | {"asked for the number by a link"},
    "referrals_referral.say": pages("work:referral", *SEERS) | ASKED,
    "referrals_referral.name": pages("work:referral", *SEERS) | ASKED,
    "referrals_referral.note": pages("work:referral", *SEERS) | ASKED,
    # Why a file was opened in an emergency is for those whose file it is.
    "audit_sealedreason.sealed": pages("work:looks", *SEERS),
    "promises_clocksetting.reason": {"table promises_clocksetting"},
    "organisations_professional.mail": {"table organisations_professional", "letter to"},
    "organisations_mandateoffer.name": pages("work:people_of", *MANAGERS)
    | {"table organisations_mandateoffer"},
    "organisations_mandateoffer.mail": {"table organisations_mandateoffer", "letter to"},
    "directory_contact.mail": pages("work:record", COORDINATOR) | {"table directory_contact"},
    "materials_counter.name": pages("work:counters", COORDINATOR, "joris-schets")
    | {"table materials_counter"},
    # A mailbox stands in the round and is proposed for the next one.
    "programme_roundmember.mail": pages("work:round", *REPORTERS)
    | pages("work:round_new", *REPORTERS)
    | {"table programme_roundmember", "letter to"},
    "programme_roundmember.draft": {"table programme_roundmember"},
    "programme_contribution.note": pages("work:contribution", *REPORTERS)
    | pages("work:round_csv", *REPORTERS)
    | {"table programme_contribution"},
}


class Sweep:
    """Which word was found where."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = defaultdict(set)

    def look(self, place: str, text: str) -> None:
        for field, word in CANARIES.items():
            if word in text.casefold():
                self.found[field].add(place)


@pytest.fixture
def log_of_the_database() -> Path:
    with owner_connection() as owner:
        ((data,),) = owner.execute("SHOW data_directory")
    return Path(data).parent / "server.log"


@pytest.fixture
def log():
    """What the program's own log handler writes."""
    console = logging.getHandlerByName("console")
    before = console.setStream(StringIO())
    yield console.stream
    console.setStream(before)


@pytest.fixture
def db_of_words(transactional_db):
    """Brussels with a word in every protected field, through the real commands."""
    now = clock.now()
    stage.brussels()
    stage.desks(now)
    a_colleague_with_a_mailbox(now)
    keep_contact(
        by=OPERATOR,
        now=now,
        code="line-1712",
        for_service=True,
        mailbox=Mailbox(mail=f"{CANARIES['directory_contact.mail']}@example.org"),
    )
    name = CANARIES["materials_counter.name"].title()
    register_counter(by=OPERATOR, now=now, name=name, kind="pharmacy", municipality="21016")
    a_clock_with_a_reason()
    an_invitation(now)
    a_round_of_contributions(now)
    file = handed_over(now)
    opened_in_an_emergency(stage.does(SENDER, now, stage.code_of, file=file))
    return file


def a_colleague_with_a_mailbox(now) -> None:
    mail = f"{CANARIES['organisations_professional.mail']}@example.org"
    newcomer = Newcomer(code="nora-nergens", name="Nora Nergens", language="nl", mail=mail)
    enrol_professional(by=OPERATOR, now=now, newcomer=newcomer)
    appointment = Appointment(
        professional="nora-nergens",
        body="example-shelter",
        role=Role.SHELTER_WORKER,
        term=Term(from_day=now.date()),
    )
    give_mandate(by=OPERATOR, now=now, appointment=appointment)


def a_clock_with_a_reason() -> None:
    form = {
        "what": "referrals.answer:today",
        "body": "everyone",
        "amount": "2",
        "unit": "minutes",
        "from_day": "2099-01-01",
        "reason": CANARIES["promises_clocksetting.reason"],
    }
    posted(COORDINATOR, "/nl/promises/clocks/", form)


def an_invitation(now) -> None:
    form = {
        "name": CANARIES["organisations_mandateoffer.name"],
        "mail": f"{CANARIES['organisations_mandateoffer.mail']}@example.org",
        "language": "nl",
        "role": Role.SHELTER_WORKER,
        "from_day": localdate(now).isoformat(),
    }
    posted(COORDINATOR, "/nl/people/example-shelter/invite/", form)


def a_round_of_contributions(now) -> None:
    """One town answers, another keeps a draft."""
    apps.get_model("programme", "Edition").unscoped.create(
        ref="2098", number=98, period_start="2098", period_end="2098"
    )
    word = CANARIES["programme_roundmember.mail"]
    form = {"edition": "2098", "due_on": (localdate(now) + timedelta(days=30)).isoformat()}
    for town in ("21016", "21019"):
        form |= {f"{town}-ask": "on", f"{town}-mail": f"{word}-{town}@example.org"}
    posted(COORDINATOR, "/nl/report/rounds/open/", form)
    new = {"new-1-title_nl": "Iets", "new-1-told_nl": "Iets nieuws."}
    sent = {"act": "send", "new-1-note": CANARIES["programme_contribution.note"]}
    draft = {"act": "draft", "new-1-note": CANARIES["programme_roundmember.draft"]}
    for letter, act in zip(outbox_to(word), (sent, draft), strict=True):
        (path,) = re.findall(r"/nl/contribute/\S+/", letter.body)
        answer = Client(headers={"host": "open.localhost"}).post(path, new | act)
        assert answer.status_code == 303, answer.text


def outbox_to(word: str) -> list[mail.EmailMessage]:
    return [letter for letter in mail.outbox if letter.to[0].startswith(word)]


def handed_over(now):
    asked = replace(
        SHELTER,
        contact=replace(CONTACT, say=CANARIES["referrals_referral.say"]),
        reach=CANARIES["referrals_referral.reach"],
        name=CANARIES["referrals_referral.name"],
        note=CANARIES["referrals_referral.note"],
    )
    return stage.does(SENDER, now, hand_over, asked=asked, grounds=agreed(now))


def opened_in_an_emergency(code: str) -> None:
    reason = f"{CANARIES['audit_sealedreason.sealed']}: somebody is in danger tonight"
    form = {"code": code, "reason": reason, "minutes": "60"}
    posted(OTHER_OFFICER, "/nl/files/emergency/", form)


def posted(code: str, address: str, form: dict[str, str]) -> None:
    answer = signed_in(code).post(address, form)
    assert answer.status_code in {302, 303}, answer.text


def signed_in(code: str) -> Client:
    client = Client(headers={"host": "work.localhost"}, raise_request_exception=False)
    client.force_login(Professional.unscoped.get(code=code))
    return client


@pytest.mark.asvs("8.2.3", "16.2.5", "14.2.1")
def test_no_word_is_found_where_it_may_not_be(db_of_words, log_of_the_database, mailoutbox, log):
    sweep, begun = Sweep(), log_of_the_database.stat().st_size
    file = str(db_of_words)

    for code in READERS:
        for page, text in read_everything(code, [file], also=[RECORD]):
            sweep.look(f"{page} · {code}", text)
    for code in SEERS:
        answer = signed_in(code).post(f"/nl/referrals/{file}/contact/")
        sweep.look(f"asked for the number · {code}", read(answer))
    for place, text in (*link(), *letters(mailoutbox), *card(), *tables()):
        sweep.look(place, text)
    failing(file)
    sweep.look("log", log.getvalue())
    written = log_of_the_database.read_bytes()[begun:].decode()
    sweep.look("log of the database", written)

    assert dict(sweep.found) == ALLOWED
    assert "OperationalError at" in log.getvalue()
    assert "violates not-null constraint" in written


def link() -> Iterator[tuple[str, str]]:
    """The same words handed over by a link: to who gave it out, and to whoever opens it."""
    words = {
        name: CANARIES[f"referrals_referral.{name}"] for name in ("reach", "say", "name", "note")
    }
    form = LINK_FORM | {"service": SERVICE_WITHOUT_DESK, **words}
    given = signed_in(SENDER).post("/nl/referrals/send/link/", form)
    yield "link as it is shown once", read(given)
    path = re.search(r"/nl/handed-over/[^/<]+/", given.text)[0]
    code = re.search(r'id="code">(\d{6})<', given.text)[1]
    anyone = Client(headers={"host": "open.localhost"})
    yield "link without its code", read(anyone.get(path))
    wrong = f"{(int(code) + 1) % 10**6:06}"
    yield "link with a wrong code", read(anyone.post(path, {"code": wrong}))
    yield "opened by a link", read(anyone.post(path, {"code": code}))
    yield "asked for the number by a link", read(anyone.post(path, {"code": code, "show": "1"}))
    done = anyone.post(path, {"code": code, "move": "reject", "reason": "full"})
    yield "answered by a link", read(done)


def letters(mailoutbox) -> Iterator[tuple[str, str]]:
    """A day later what nobody answered has climbed, and everyone with a mailbox was told."""
    call_command("promises", "escalate")
    assert mailoutbox
    for letter in mailoutbox:
        yield "letter", f"{letter.subject}\n{letter.body}"
        yield "letter to", " ".join(letter.to)


def card() -> Iterator[tuple[str, str]]:
    answer = Client(headers={"host": "counter.localhost"}).post(
        "/nl/card/", {"service": "line-1712"}
    )
    yield "card", "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def tables() -> Iterator[tuple[str, str]]:
    """Every table of the main database, as a dump by its owner holds it."""
    with owner_connection() as owner, owner.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            with cursor.copy(f"COPY {table} TO STDOUT") as copy:
                text = b"".join(copy).decode()
            yield f"table {table}", text


def failing(file: str) -> None:
    """What the program and the database say of it when a row with words in it can't be written."""
    form = {"move": "accept", "note": CANARIES["referrals_referral.note"]}
    with connection.execute_wrapper(full_disk):
        answer = signed_in(RECEIVER).post(f"/nl/referrals/{file}/move/", form)
    assert answer.status_code == 500
    row = "INSERT INTO organisations_professional (code, name, mail) VALUES ('x', NULL, %s)"
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute(row, [CANARIES["organisations_professional.mail"]])


def full_disk(execute, statement, values, many, context):
    """The words of a database's error quote the row."""
    if statement.startswith('INSERT INTO "referrals_step'):
        raise OperationalError(f"could not extend file: {' '.join(CANARIES.values())}")
    return execute(statement, values, many, context)


# The other protected fields hold no words of people about people: codes, keys, fingerprints, and
# the names under which colleagues know each other. Texts of the public directory have own tests.
WITHOUT_WORDS = {
    "foundation_protectedfile": "code opened_by",
    "foundation_filegrant": "seat granted_by",
    "access_open_grant": "seat",
    "foundation_filewall": "professional raised_by lowered_by",
    "foundation_actorkey": "key",
    "foundation_opensession": "session_data owner",
    "once_answeredpost": "location",
    "audit_auditrow": "actor mandate about reason leaf",
    "audit_seal": "leaves",
    "organisations_professional": "password code name",
    "organisations_mandate": "granted_by",
    "organisations_mandateoffer": "secret_hash made_by",
    "organisations_agencyaccount": "subject",
    "organisations_wrongtry": "account address",
    "organisations_pharmacy": "name address",
    "promises_promise": "about code",
    "programme_assessment": "written_by validated_by",
    "programme_evidence": "content offered_by accepted_by",
    "programme_frozenedition": "frozen_by",
    "programme_publication": "published_by",
    "programme_round": "opened_by",
    "programme_contributionrequest": "secret_hash created_by",
    "programme_contribution": "reviewed_by",
    "promises_change": "by",
    "promises_clocksetting": "set_by",
    "promises_preference": "telling",
    "directory_revision": "by",
    "directory_invitation": "secret_hash created_by",
    "directory_proposal": "content decided_by",
    "directory_confirmation": "by",
    "directory_version": "by source content",
    "directory_troublereport": "reporter",
    "materials_enrolmentlink": "secret_hash created_by token_hash",
    "referrals_consent": "receiver purpose how legal_basis recorded_by withdrawn_by",
    "referrals_referral": "code state urgency need municipality service sender sender_body"
    " receiver_body channel day_part language answerer reason outcome",
    "referrals_outsidelink": "code_mark secret_hash",
    "referrals_step": "move by reason outcome",
}


def test_every_protected_field_that_holds_words_has_its_word():
    protected = {
        f"{model._meta.db_table}.{field.name}"
        for model in apps.get_models()
        if hasattr(model, "Privacy") and not model.Privacy.may_leave
        for field in model._meta.concrete_fields
        if model.Privacy.fields.get(field.name, Kind.NEUTRAL) is not Kind.NEUTRAL
        and field.get_internal_type() in {"CharField", "TextField", "BinaryField", "JSONField"}
    }

    without = {
        f"{table}.{name}" for table, names in WITHOUT_WORDS.items() for name in names.split()
    }
    assert protected == set(CANARIES) | without
