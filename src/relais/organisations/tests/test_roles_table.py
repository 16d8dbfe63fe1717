"""The table of roles: complete, printed for whoever checks it, and the same in PostgreSQL."""

import re

import pytest
from django.db import connection
from django.utils.html import escape
from django.utils.translation import override

from relais.organisations.permissions import Permission, permissions_of
from relais.organisations.rules.mandates import HANDLES_FILES
from relais.organisations.rules.roles import ROLES, Means, may_sign_in_by, roles_for
from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.tests.people import browser
from relais.organisations.words import ROLE, ROLE_MEANING


def test_every_role_has_its_row():
    assert set(ROLES) == set(Role)


def test_roles_that_handle_files_see_data_of_persons():
    assert {role for role, rules in ROLES.items() if rules.persons_data} == HANDLES_FILES


@pytest.mark.parametrize("role", Role)
def test_what_can_be_phished_opens_no_data_of_persons(role):
    assert may_sign_in_by(Means.CODE, [role]) is not ROLES[role].persons_data
    assert may_sign_in_by(Means.PASSKEY, [role])
    assert may_sign_in_by(Means.AGENCY, [role])


def test_of_several_roles_the_strictest_decides():
    assert not may_sign_in_by(Means.CODE, [Role.TRAINER, Role.SHELTER_WORKER])
    assert may_sign_in_by(Means.CODE, [Role.TRAINER, Role.BODY_ADMINISTRATOR])
    assert may_sign_in_by(Means.CODE, [])


def test_who_manages_people_or_keeps_the_desk_sees_no_file():
    for role in (Role.BODY_ADMINISTRATOR, Role.REGIONAL_DESK, Role.REGION_COORDINATOR):
        assert Permission.HANDLE_FILES not in permissions_of([role])


def test_a_body_gives_no_role_of_the_region():
    for kind in BodyKind:
        for role in roles_for(kind, as_region=False):
            assert role not in {
                Role.REGION_COORDINATOR,
                Role.REGIONAL_DESK,
                Role.OBSERVATORY_ANALYST,
            }
    assert Role.REGION_COORDINATOR in roles_for(BodyKind.REGION, as_region=True)


@pytest.mark.django_db
def test_postgresql_knows_the_same_roles_that_handle_files():
    with connection.cursor() as cursor:
        # A context above may keep our function under another name, and ask it.
        cursor.execute("SELECT prosrc FROM pg_proc WHERE prosrc LIKE '%mandate.role = ANY%'")
        ((source,),) = cursor.fetchall()

    assert "mandate.called_off_at IS NULL" in source
    (listed,) = re.findall(r"role = ANY \('\{([^}]*)\}'\)", source)

    assert set(listed.split(",")) == HANDLES_FILES


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_page_prints_every_role_with_its_meaning(language):

    page = browser().get(f"/{language}/roles/").text

    with override(language):
        for role in Role:
            assert escape(str(ROLE[role])) in page
            assert escape(str(ROLE_MEANING[role])) in page
