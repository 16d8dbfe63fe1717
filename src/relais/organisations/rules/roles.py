"""The table of roles: what each may see of persons, where it is held, and how one signs in for it.

Who checks this need not read any other code: a page prints this table with the meaning of each role
and the permissions that the contexts grant it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relais.organisations.rules.vocabulary import BodyKind, Role


class Means(StrEnum):
    """How someone shows who they are."""

    PASSKEY = "passkey"
    AGENCY = "agency"
    # A password and a code that changes every half minute.
    CODE = "code"
    # A button, for the invented people, in development only.
    CAST = "cast"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRules:
    """What holds for a role, whoever has it."""

    persons_data: bool
    bodies: frozenset[BodyKind]
    # Whether the administrator of such a body may give it; the region always may.
    given_by_the_body: bool = True

    @property
    def means(self) -> tuple[Means, ...]:
        """What can be phished or read over a shoulder opens no file of a person."""
        strong = (Means.PASSKEY, Means.AGENCY)
        return strong if self.persons_data else (*strong, Means.CODE)


_K = BodyKind
_ALL: Final = frozenset(BodyKind)
# They decide or advise: nobody comes to them for help.
_DECIDES: Final = frozenset({_K.PARLIAMENT, _K.GOVERNMENT, _K.COUNCIL})
_HANDS_OVER: Final = _ALL - _DECIDES - {_K.REGION}
_RECEIVES: Final = frozenset({_K.ASSOCIATION, _K.MUNICIPALITY, _K.POLICE_ZONE, _K.ADMINISTRATION})
_REGION: Final = frozenset({_K.REGION, _K.ADMINISTRATION})

ROLES: Final[dict[Role, RoleRules]] = {
    Role.REGION_COORDINATOR: RoleRules(persons_data=False, bodies=_REGION, given_by_the_body=False),
    Role.MUNICIPALITY_STEWARD: RoleRules(persons_data=False, bodies=frozenset({_K.MUNICIPALITY})),
    Role.EVA_OFFICER: RoleRules(persons_data=True, bodies=frozenset({_K.POLICE_ZONE})),
    Role.SHELTER_WORKER: RoleRules(persons_data=True, bodies=frozenset({_K.ASSOCIATION})),
    Role.VICTIM_SUPPORT_WORKER: RoleRules(persons_data=True, bodies=_RECEIVES),
    Role.REFERRER: RoleRules(persons_data=True, bodies=_HANDS_OVER),
    Role.REGIONAL_DESK: RoleRules(persons_data=False, bodies=_REGION, given_by_the_body=False),
    Role.TRAINER: RoleRules(
        persons_data=False, bodies=frozenset({_K.ADMINISTRATION, _K.ASSOCIATION})
    ),
    Role.OBSERVATORY_ANALYST: RoleRules(
        persons_data=False, bodies=_REGION, given_by_the_body=False
    ),
    Role.BODY_ADMINISTRATOR: RoleRules(persons_data=False, bodies=_ALL),
}


def may_sign_in_by(means: Means, roles: Iterable[Role]) -> bool:
    """Whether these means are enough for every one of these roles; the strictest decides."""
    return means is Means.CAST or all(means in ROLES[role].means for role in roles)


def roles_for(kind: BodyKind, *, as_region: bool) -> tuple[Role, ...]:
    """The roles that can be given at a body of this kind."""
    return tuple(
        role
        for role, rules in ROLES.items()
        if kind in rules.bodies and (as_region or rules.given_by_the_body)
    )
