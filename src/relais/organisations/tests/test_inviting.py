"""An organisation invites its own people, by a link that works once."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from relais.foundation import clock
from relais.organisations.commands.offers import Offer, PeopleRefused, offer_mandate
from relais.organisations.interface import Term
from relais.organisations.models import Mandate, MandateOffer, Professional
from relais.organisations.queries.managing import signed
from relais.organisations.queries.sign_in import AUTHENTICATORS
from relais.organisations.rules.people import PeopleRefusal
from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.tests.authenticator import PRESENT, Authenticator
from relais.organisations.tests.people import (
    SECRET,
    body,
    browser,
    digits,
    give_passkey,
    mandate_of,
    person,
    show_passkey,
    sign_in,
    signed_in,
    viewer,
    with_code,
)

PASSWORD = "five green pears and a plum"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return person("ward", Role.BODY_ADMINISTRATOR, mail="ward@example.org")


@pytest.fixture
def office(ward):
    """A browser in which the administrator of the tree has signed in."""
    client = browser()
    client.force_login(ward)
    return client


@pytest.fixture
def invite(office, django_capture_on_commit_callbacks):
    """Invites somebody; answers the address in the letter, or what the page answered."""

    def invite(role=Role.SHELTER_WORKER, at="tree", client=office, **changed):
        sent = {
            "name": "Iris Nieuw",
            "mail": "iris@example.org",
            "language": "fr",
            "role": role.value,
            "from_day": clock.now().date().isoformat(),
            **changed,
        }
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(f"/nl/people/{at}/invite/", sent)
        if len(mail.outbox) == before:
            return answer
        return re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body)[1]

    return invite


def accept(client, address, key=None):
    """Accepts with a passkey that is made for it; answers what the page answers."""
    question = client.get(f"{address}question/").json()
    made = (key or Authenticator()).make(question)
    return client.post(f"{address}passkey/", {"name": "my phone", "credential": made})


def test_the_letter_says_only_that_there_is_an_invitation(invite):
    invite()

    (letter,) = mail.outbox
    assert letter.to == ["iris@example.org"]
    for secret in ("Iris", "tree", "Maison", "shelter", "accueil", "ward"):
        assert secret not in letter.subject
        assert secret not in letter.body.replace(letter.body.split("/join/")[1].split("/")[0], "")


def test_whoever_accepts_with_a_passkey_has_the_mandate_and_a_way_in(invite):
    address, client, key = invite(), browser(), Authenticator()
    assert "Maison tree" in client.get(address).text

    answer = accept(client, address, key)

    assert answer["Location"] == "/fr/"
    assert client.get("/fr/").status_code == 200
    mandate = Mandate.unscoped.get(professional__name="Iris Nieuw")
    assert (mandate.body.code, mandate.role) == ("tree", "shelter_worker")
    assert mandate.granted_by == "ward"
    assert show_passkey(browser(), key).status_code == 302


def test_opening_the_link_changes_nothing(invite):
    address = invite()

    browser().get(address)
    browser().head(address)

    assert MandateOffer.unscoped.get().used_at is None
    assert not Professional.unscoped.filter(name="Iris Nieuw").exists()


def test_an_invitation_works_once(invite):
    address = invite()
    accept(browser(), address)
    second = browser()

    assert second.get(address).status_code == 404
    assert second.get(f"{address}question/").status_code == 404
    answer = second.post(f"{address}passkey/", {"name": "x", "credential": "{}"})

    assert answer.status_code == 404
    assert Professional.unscoped.filter(name="Iris Nieuw").count() == 1


def test_two_who_opened_the_same_link_can_not_both_accept(invite):
    address, first, second = invite(), browser(), browser()
    key = Authenticator()
    made = key.make(second.get(f"{address}question/").json())
    accept(first, address)

    answer = second.post(f"{address}passkey/", {"name": "x", "credential": made})

    assert answer.status_code == 404
    assert not signed_in(second)
    assert Professional.unscoped.filter(name="Iris Nieuw").count() == 1


def test_an_invitation_is_gone_after_seven_days(invite):
    address = invite()
    MandateOffer.unscoped.update(
        made_at=clock.now() - timedelta(days=8), expires_at=clock.now() - timedelta(seconds=1)
    )

    assert browser().get(address).status_code == 404


def test_a_link_that_lost_a_letter_opens_nothing(invite):
    address = invite()

    assert browser().get(f"{address[:-2]}/").status_code == 404


def test_of_the_secret_only_a_fingerprint_is_kept(invite):
    token = invite().split("/")[3]

    row = MandateOffer.unscoped.values().get()

    assert not any(token.split(":")[0] in str(kept) for kept in row.values())


def test_a_newer_invitation_replaces_the_older_one(invite):
    older, newer = invite(), invite()

    assert browser().get(older).status_code == 404
    assert browser().get(newer).status_code == 200


def test_an_invitation_can_be_called_back(invite, office):
    address, offer = invite(), MandateOffer.unscoped.get()
    assert "Iris Nieuw" in office.get("/nl/people/tree/").text

    office.post(f"/nl/people/tree/offers/{offer.pk}/revoke/")

    assert browser().get(address).status_code == 404
    assert "Iris Nieuw" not in office.get("/nl/people/tree/").text


def test_a_passkey_without_finger_or_pin_accepts_nothing(invite):
    address, client = invite(), browser()
    question = client.get(f"{address}question/").json()
    made = Authenticator().make(question, flags=PRESENT)

    answer = client.post(f"{address}passkey/", {"name": "x", "credential": made})

    assert answer.status_code == 422
    assert MandateOffer.unscoped.get().used_at is None


def join_with_code(client, address, password=PASSWORD, shown=None):
    page = client.get(address).text
    assert "password" in page
    secret = client.session["join-secret"]
    typed = {"password": password, "digits_now": shown or digits_of(secret)}
    return client.post(f"{address}code/", typed)


def digits_of(secret):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value  # noqa: PLC0415

    return format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // 30))


def test_where_the_role_may_a_password_and_an_app_accept(invite):
    address, client = invite(Role.TRAINER), browser()

    assert join_with_code(client, address)["Location"] == "/fr/"
    assert client.get("/fr/").status_code == 200


@pytest.mark.parametrize("password", ["short", "password1234567", "a" * 20, "x1" * 101])
def test_a_weak_password_is_refused_and_nothing_is_used_up(invite, password):
    address, client = invite(Role.TRAINER), browser()

    answer = join_with_code(client, address, password)

    assert answer.status_code == 422
    assert password not in answer.text
    assert MandateOffer.unscoped.get().used_at is None
    assert join_with_code(client, address).status_code == 302


def test_wrong_digits_accept_nothing(invite):
    address = invite(Role.TRAINER)

    assert join_with_code(browser(), address, shown="000000").status_code == 422
    assert MandateOffer.unscoped.get().used_at is None


def test_a_role_with_data_of_persons_needs_a_passkey(invite):
    address, client = invite(), browser()
    assert 'name="password"' not in client.get(address).text
    session = client.session
    session["join-secret"] = SECRET
    session.save()

    answer = client.post(f"{address}code/", {"password": PASSWORD, "digits_now": digits()})

    assert answer.status_code == 422
    assert MandateOffer.unscoped.get().used_at is None


def test_who_has_an_account_takes_another_mandate_with_it(invite):
    holder, client = person("gwen", Role.SHELTER_WORKER, at="house"), browser()
    client.force_login(holder)
    give_passkey(client, holder)
    address = invite()

    assert client.post(f"{address}known/").status_code == 303

    assert mandate_of("gwen").body.code == "tree"
    assert Professional.unscoped.filter(name="Iris Nieuw").count() == 0


def test_nobody_can_be_shut_out_by_accepting_a_stricter_role(invite):
    holder, client = with_code(person("nora", Role.TRAINER, at="house")), browser()
    sign_in(client, "nora")
    address = invite()

    assert client.post(f"{address}known/").status_code == 422
    assert not AUTHENTICATORS.filter(user=holder, type="webauthn").exists()
    assert client.get("/nl/").status_code == 200


def test_who_has_a_passkey_beside_the_password_takes_a_stricter_role(invite):
    holder, client = with_code(person("nora", Role.TRAINER, at="house")), browser()
    sign_in(client, "nora")
    give_passkey(client, holder)

    assert client.post(f"{invite()}known/").status_code == 303


def test_nothing_is_accepted_by_an_altered_link(invite):
    invite()
    holder, client = person("gwen", Role.SHELTER_WORKER, at="house"), browser()
    client.force_login(holder)

    assert client.post("/nl/join/altered/known/").status_code == 404


def test_nobody_invites_themselves(invite, office):
    assert invite(mail="Ward@example.org").status_code == 422
    address = invite()

    assert office.post(f"{address}known/").status_code == 422


def test_nobody_invites_for_another_organisation(invite):
    body("house")

    assert invite(at="house").status_code == 404
    assert not mail.outbox


def test_an_invitation_that_ends_before_it_begins_is_refused(invite):
    today = clock.now().date()
    before = (today - timedelta(days=1)).isoformat()

    answer = invite(from_day=today.isoformat(), last_day=before)

    assert answer.status_code == 422
    assert "Iris Nieuw" in answer.text


def test_not_even_a_form_of_ones_own_making_gives_a_role_of_another_kind_of_body(ward):
    offer = Offer(
        body="tree",
        role=Role.REGION_COORDINATOR,
        term=Term(from_day=clock.now().date()),
        name="Iris Nieuw",
        mail="iris@example.org",
        language="nl",
    )

    with pytest.raises(PeopleRefused) as refused:
        offer_mandate(by=viewer("ward"), now=clock.now(), offer=offer)
    assert refused.value.refusal == PeopleRefusal.ROLE_NOT_HERE


def test_calling_back_twice_is_as_good_as_once(invite, office):
    invite()
    address = f"/nl/people/tree/offers/{MandateOffer.unscoped.get().pk}/revoke/"

    assert office.post(address).status_code == office.post(address).status_code
    assert MandateOffer.unscoped.get().revoked_at


@pytest.mark.parametrize("role", [Role.REGION_COORDINATOR, Role.EVA_OFFICER, Role.REGIONAL_DESK])
def test_a_shelter_gives_only_roles_of_a_shelter(invite, role):
    assert invite(role).status_code == 422
    assert not mail.outbox


def test_a_link_with_a_signature_but_without_an_offer_opens_nothing(db):
    assert browser().get(f"/nl/join/{signed('never sent')}/").status_code == 404


def test_the_region_invites_for_any_organisation(invite):
    body("house")
    region, client = (
        person("claire", Role.REGION_COORDINATOR, at="region", kind=BodyKind.REGION),
        browser(),
    )
    client.force_login(region)

    assert "/join/" in invite(at="house", client=client)
