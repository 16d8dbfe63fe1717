"""Counting, in the transaction of the act, how often services do not accept, and why."""

from datetime import datetime

from django.db import connection
from django.utils.timezone import localdate

from relais.referrals.models import Referral, RejectionCount
from relais.referrals.rules.rejections import quarter_of

_TABLE = RejectionCount._meta.db_table  # noqa: SLF001  # Django's documented way in
# One statement, so that of two at the same moment neither is lost.
_RAISE = (
    f"INSERT INTO {_TABLE} (quarter, service, need, reason, count) VALUES (%s, %s, %s, %s, 1)"  # noqa: S608  # our own table's name
    f" ON CONFLICT (quarter, service, need, reason) DO UPDATE SET count = {_TABLE}.count + 1"
)


def count_rejection(*, now: datetime, row: Referral) -> None:
    """One more that this service did not accept; of the referral only need and reason stay."""
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [quarter_of(localdate(now)), row.service, row.need, row.reason])
