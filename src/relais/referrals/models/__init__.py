"""Tables of this context. What tells of a person is sealed in the vault or not kept at all."""

from relais.referrals.models.consents import Consent
from relais.referrals.models.desks import Desk
from relais.referrals.models.links import OutsideLink
from relais.referrals.models.referrals import Referral, Step
from relais.referrals.models.rejections import RejectionCount

__all__ = ["Consent", "Desk", "OutsideLink", "Referral", "RejectionCount", "Step"]
