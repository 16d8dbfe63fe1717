"""A used, expired, replaced, recalled or altered link says so, and where a new one comes from."""

from datetime import timedelta

import pytest

from relais.directory.commands import asking
from relais.directory.models import Invitation
from relais.directory.tests.letters import SERVICE, paths
from relais.directory.tests.links.reading import text
from relais.foundation import clock
from relais.foundation.access import OPERATOR


def call_back():
    invitation = Invitation.unscoped.get()
    asking.revoke_invitation(
        by=OPERATOR, now=clock.now(), code="a-line", invitation_id=invitation.pk
    )


def let_expire():
    long_ago = clock.now() - timedelta(days=30)
    Invitation.unscoped.update(created_at=long_ago, expires_at=long_ago + timedelta(days=14))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nl", ["Deze link is al gebruikt.", "Stuur mij een nieuwe link"]),
        ("fr", ["Ce lien a déjà servi.", "Envoyez-moi un nouveau lien"]),
    ],
)
def test_a_used_link_says_so_and_when_and_offers_a_new_one(
    link, send_form, open_page, language, sentences
):
    path = link(language=language)
    send_form(path)

    answer = open_page(path)

    assert answer.status_code == 410
    assert [each for each in sentences if each not in text(answer)] == []
    assert str(clock.now().year) in text(answer)
    assert f"{path}thanks/" in answer.text
    assert send_form(path).status_code == 410


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nl", ["Deze link is te oud.", "Stuur mij een nieuwe link"]),
        ("fr", ["Ce lien est trop ancien.", "Envoyez-moi un nouveau lien"]),
    ],
)
@pytest.mark.parametrize("page", ["", "change/"])
def test_an_expired_link_says_so_and_offers_a_new_one(link, open_page, language, sentences, page):
    path = link(language=language)
    let_expire()

    answer = open_page(path + page)

    assert answer.status_code == 410
    assert [each for each in sentences if each not in text(answer)] == []
    assert "Een lijn" not in text(answer)


@pytest.mark.parametrize(
    ("language", "sentence", "advice"),
    [
        ("nl", "Deze link is ingetrokken", "Vraag een nieuwe link aan wie de fiche bijhoudt."),
        ("fr", "Ce lien a été retiré", "Demandez un nouveau lien à qui tient la fiche."),
    ],
)
def test_a_link_that_was_called_back_says_whom_to_ask(link, open_page, language, sentence, advice):
    path = link(language=language)
    call_back()

    answer = open_page(path)

    assert answer.status_code == 410
    assert sentence in text(answer)
    assert advice in text(answer)
    assert "<form" not in answer.text


@pytest.mark.parametrize(
    ("language", "sentence", "button"),
    [
        ("nl", "Dit is niet de hele link", "Stuur een nieuwe link"),
        ("fr", "Ce n’est pas le lien entier", "Envoyer un nouveau lien"),
    ],
)
def test_an_altered_link_says_so_and_offers_to_ask_by_code(
    link, open_page, language, sentence, button
):
    path = link(language=language)

    answer = open_page(f"{path[:-2]}/")

    assert answer.status_code == 404
    assert sentence in text(answer)
    assert button in text(answer)


def test_a_replaced_link_points_to_the_last_letter(link, open_page):
    older = link()
    Invitation.unscoped.update(created_at=clock.now() - timedelta(hours=2))
    link()

    answer = open_page(older)

    assert answer.status_code == 410
    assert "Un lien plus récent a été envoyé." in text(answer)


def test_who_had_the_link_gets_a_new_one_by_mail_and_is_told_no_more(
    link, open_page, mailoutbox, django_capture_on_commit_callbacks
):
    path = link(for_service=True)
    let_expire()
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = open_page(f"{path}again/", "post")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/fr/confirm/asked/")
    [letter] = mailoutbox
    assert letter.to == [SERVICE.mail]
    assert open_page(paths(letter, "nl")[0]).status_code == 200


@pytest.mark.parametrize("code", ["a-line", "b-line", "no-such-record", "a-house"])
def test_asking_by_code_is_answered_the_same_whatever_is_known(
    letter, open_page, mailoutbox, django_capture_on_commit_callbacks, code
):
    letter()
    Invitation.unscoped.all().delete()
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = open_page("/fr/confirm/", "post", data={"code": code})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/fr/confirm/asked/")
    assert "Si nous connaissons l’adresse, un nouveau lien est en route." in text(
        open_page("/fr/confirm/asked/")
    )
    assert len(mailoutbox) == (code != "no-such-record")


def test_asking_without_a_code_says_what_to_fill_in(open_page, db):
    answer = open_page("/nl/confirm/", "post", data={"code": ""})

    assert answer.status_code == 422
    assert "errorlist" in answer.text
