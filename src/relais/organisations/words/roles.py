"""What the permissions of a role are called where the table of roles is printed."""

from collections.abc import Mapping
from enum import StrEnum

from relais.foundation.trilingual import Trilingual

_permissions: dict[str, Trilingual] = {}


def say_permissions[P: StrEnum](meanings: Mapping[P, Trilingual]) -> None:
    """A context says in its `apps.ready()` what its permissions let somebody do."""
    _permissions.update({permission.value: said for permission, said in meanings.items()})


def permission_words(permission: str) -> Trilingual:
    """What a permission lets somebody do; its code where no context says it."""
    return _permissions.get(permission) or Trilingual(nl=permission, fr=permission)
