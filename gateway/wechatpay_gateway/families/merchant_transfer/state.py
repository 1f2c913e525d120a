"""The records of merchant transfers in the state file."""

from attrs import define, field

from wechatpay_gateway.families.merchant_transfer.authorizations import Authorizations
from wechatpay_gateway.families.merchant_transfer.limits import Limits
from wechatpay_gateway.families.merchant_transfer.receipts import DIGESTS, Receipts
from wechatpay_gateway.families.merchant_transfer.transfers import Transfers
from wechatpay_gateway.families.merchant_transfer.users import Users


@define
class Records:
    """The transfers, authorizations, receipts and users, and what a test set for the next requests.

    Attributes:
        limits: the limits of all merchants.
        held: how many of the next transfers stay in the state `ACCEPTED`.
        digest: the `hash_type` of receipts.
    """

    transfers: Transfers
    authorizations: Authorizations
    receipts: Receipts
    users: Users
    limits: Limits = field(factory=Limits)
    held: int = 0
    digest: str = DIGESTS[0]

    def reset(self) -> None:
        """Return to the default limits and digest, and hold no transfers."""
        self.limits = Limits()
        self.held = 0
        self.digest = DIGESTS[0]
