"""People of two invented organisations, and the ways in which they sign in."""

from datetime import date, timedelta

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.test import Client

from relais.foundation import clock
from relais.foundation.access import EVERYONE, OPERATOR
from relais.foundation.trilingual import Trilingual
from relais.organisations.commands.bodies import found_body
from relais.organisations.commands.people import (
    Appointment,
    Newcomer,
    enrol_professional,
    give_mandate,
)
from relais.organisations.commands.sign_in import add_passkey, set_code
from relais.organisations.models import Mandate
from relais.organisations.queries.people import professional_on
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.places_file import BodyRecord
from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.tests.authenticator import Authenticator

PASSWORD = "seven red apples"
SECRET = "JBSWY3DPEHPK3PXP"


def body(code, kind=BodyKind.ASSOCIATION):
    name = Trilingual(nl=f"Huis {code}", fr=f"Maison {code}")
    return found_body(
        by=OPERATOR, now=clock.now(), body=BodyRecord(code=code, kind=kind, name=name)
    )


def person(code, role=None, at="tree", *, kind=BodyKind.ASSOCIATION, language="nl", mail=""):
    """Somebody with a mandate since 2020, or with none."""
    newcomer = Newcomer(code=code, name=f"{code.title()} Verzonnen", language=language, mail=mail)
    enrolled = enrol_professional(by=OPERATOR, now=clock.now(), newcomer=newcomer)
    if role:
        body(at, kind)
        term = Term(from_day=date(2020, 1, 1))
        appointment = Appointment(professional=code, body=at, role=role, term=term)
        give_mandate(by=OPERATOR, now=clock.now(), appointment=appointment)
    return enrolled


def viewer(code, day=None):
    """The professional as the program sees them on a day."""
    found = get_user_model().unscoped.get(code=code)
    return professional_on(found, day or clock.now().date())


def mandate_of(code, role=None):
    rows = Mandate.unscoped.filter(professional__code=code)
    return (rows.filter(role=role) if role else rows).latest("pk")


def with_code(holder, password=PASSWORD):
    """Lets somebody sign in with a password and an app."""
    set_code(by=OPERATOR, now=clock.now(), holder=holder, password=password, secret=SECRET)
    return holder


def digits(now=None, *, steps=0):
    """What the app shows."""
    counter = int((now or clock.now()).timestamp()) // 30 + steps
    return format_hotp_value(hotp_value(SECRET, counter))


def browser():
    return Client(HTTP_HOST="work.localhost")


def sign_in(client, code, password=PASSWORD, shown=None, address="127.0.0.1", **more):
    """Types all three on the page; answers what the page answers."""
    typed = {"code": code, "password": password, "digits_now": shown or digits(), **more}
    return client.post("/nl/sign-in/", typed, REMOTE_ADDR=address)


def give_passkey(client, holder, name="my phone"):
    """Makes a passkey at the page where its owner, who has signed in, adds one."""
    key = Authenticator()
    question = client.get("/nl/my-sign-ins/passkey/question/").json()
    made = {"name": name, "credential": key.make(question)}
    assert client.post("/nl/my-sign-ins/passkey/", made).status_code == 302
    return key


def show_passkey(client, key, **how):
    """Signs in with a passkey; answers what the page answers."""
    question = client.get("/nl/sign-in/passkey/question/").json()
    return client.post("/nl/sign-in/passkey/", {"credential": key.show(question, **how)})


def signed_in(client):
    return "_auth_user_id" in client.session


def turn_back(client, mark, by):
    """Has the session say that something was longer ago."""
    session = client.session
    session[mark] = (clock.now() - by).isoformat()
    session.save()


MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
__all__ = ["EVERYONE", "OPERATOR", "Role", "add_passkey"]
