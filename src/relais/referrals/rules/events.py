"""The names under which the acts of this context stand in the audit."""

from enum import StrEnum


class Event(StrEnum):
    """An act on a referral; each move has one of its own."""

    SENT = "referrals.sent"
    OPENED = "referrals.opened"
    CONTACT_SHOWN = "referrals.contact_shown"
    MOVED = "referrals.moved"
    CONSENT_WITHDRAWN = "referrals.consent_withdrawn"
    LIST_READ = "referrals.list_read"
    LOOKS_READ = "referrals.looks_read"
    LINK_MADE = "referrals.link_made"
    LINK_TRIED = "referrals.link_tried"
    DESK_SET = "referrals.desk_set"
    CAPACITY_SET = "referrals.capacity_set"
