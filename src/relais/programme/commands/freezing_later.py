"""Asking that an edition be frozen by the queue, when that takes longer than a page may."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.module_loading import import_string

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import LANGUAGES, Wording
from relais.programme.models import Edition
from relais.programme.permissions import Permission
from relais.programme.queries.freezing import TASK, waiting
from relais.programme.rules.events import Event


@transaction.atomic
def ask_to_freeze(*, by: Viewer, now: datetime, edition_ref: str, errata: Wording) -> None:
    """Put the freezing of an edition in the queue; the same twice lies there once.

    Raises `Edition.DoesNotExist`.
    """
    if not by.may(Permission.FREEZE):
        raise PermissionDenied
    Edition.unscoped.select_for_update().get(ref=edition_ref)
    asked = {
        "by": by.code,
        "edition": edition_ref,
        "errata": {language: getattr(errata, language) for language in LANGUAGES},
    }
    if not waiting(by, edition_ref).filter(args_kwargs__kwargs=asked).exists():
        import_string(TASK).enqueue(**asked)
        about = f"programme:{edition_ref}"
        audit.record(Event.FREEZING_ASKED, by=by, at=now, about=about)
