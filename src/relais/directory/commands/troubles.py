"""What counters found wrong with a service becomes work for its steward."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils.crypto import salted_hmac

from relais.directory.commands.writing import new_revision, one_change_at_a_time
from relais.directory.models import Service
from relais.directory.queries.policy import trust_policy
from relais.directory.rules.vocabulary import Trouble
from relais.foundation.access import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a counter found wrong with which service, in which ISO week."""

    service: str
    trouble: Trouble
    week: str
    counter: str


@transaction.atomic
def report_trouble(*, by: Viewer, now: datetime, seen: Seen) -> bool:
    """Keep that this counter found this wrong in this week; answers whether it was new.

    There is no audit row, on purpose: its moment would say who stood at the counter.
    """
    one_change_at_a_time()
    service = Service.unscoped.filter(code=seen.service).select_related("merged_into").first()
    if service is None:
        raise Http404
    service = service.merged_into or service
    who = f"{seen.counter}·{seen.week}"
    reporter = salted_hmac("directory.trouble", who, algorithm="sha256").hexdigest()
    _report, is_new = service.troubles.get_or_create(
        trouble=seen.trouble, week=seen.week, reporter=reporter, settled_by=None
    )
    threshold = trust_policy().troubles_that_lower
    if is_new and service.troubles.filter(settled_by=None).count() == threshold:
        new_revision(by=by, now=now, summary="reports")
    return is_new
