"""The tables of the directory: services, and how far each can be relied on."""

from relais.directory.models.asking import Contact, Invitation, Proposal
from relais.directory.models.services import FREE_TEXT, Channel, Closure, Revision, Service
from relais.directory.models.trust import Confirmation, TroubleReport, Version

__all__ = [
    "FREE_TEXT",
    "Channel",
    "Closure",
    "Confirmation",
    "Contact",
    "Invitation",
    "Proposal",
    "Revision",
    "Service",
    "TroubleReport",
    "Version",
]
