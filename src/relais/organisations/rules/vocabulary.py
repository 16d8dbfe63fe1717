"""The closed lists of this context: kinds of body, and roles that a mandate can give."""

from enum import StrEnum


class BodyKind(StrEnum):
    """What an organisation is, as far as the relay needs to know."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    POLICE_ZONE = "police_zone"
    ADMINISTRATION = "administration"
    SCHOOL = "school"
    PHARMACY = "pharmacy"
    ASSOCIATION = "association"
    PARLIAMENT = "parliament"
    GOVERNMENT = "government"
    COUNCIL = "council"
    FEDERAL = "federal"
    JUDICIARY = "judiciary"
    POLICE = "police"


class Role(StrEnum):
    """What a mandate makes of a professional. `permissions.py` says what each role may do."""

    REGION_COORDINATOR = "region_coordinator"
    MUNICIPALITY_STEWARD = "municipality_steward"
    EVA_OFFICER = "eva_officer"
    SHELTER_WORKER = "shelter_worker"
    VICTIM_SUPPORT_WORKER = "victim_support_worker"
    REFERRER = "referrer"
    REGIONAL_DESK = "regional_desk"
    TRAINER = "trainer"
    OBSERVATORY_ANALYST = "observatory_analyst"
    BODY_ADMINISTRATOR = "body_administrator"
