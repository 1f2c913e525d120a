"""The families that are written by hand, one folder each, and the list of all families.

To add a family, add its folder and its line in `FAMILIES`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.families.accounts.balances import BalanceMachine
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.bills.operations import Bills
from wechatpay_gateway.families.certificates.operations import CertificateList
from wechatpay_gateway.families.echo.operations import Echo
from wechatpay_gateway.families.ecommerce.advance_return_machine import AdvanceReturnMachine
from wechatpay_gateway.families.ecommerce.operations import Ecommerce
from wechatpay_gateway.families.ecommerce.subsidy_machine import SubsidyMachine
from wechatpay_gateway.families.medical_insurance.operations import MedicalInsurance
from wechatpay_gateway.families.merchant_transfer.authorization_machine import AuthorizationMachine
from wechatpay_gateway.families.merchant_transfer.operations import MerchantTransfer
from wechatpay_gateway.families.merchant_transfer.receipt_machine import ReceiptMachine
from wechatpay_gateway.families.merchant_transfer.transfer_machine import AuthorizedTransferMachine, TransferMachine
from wechatpay_gateway.families.onboarding.operations import Onboarding
from wechatpay_gateway.families.pay_gifts.activity_machine import ActivityMachine
from wechatpay_gateway.families.pay_gifts.operations import PayGifts
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payments.order_machine import OrderMachine
from wechatpay_gateway.families.payments.refund_machine import RefundMachine
from wechatpay_gateway.families.payscore.operations import PayScore
from wechatpay_gateway.families.payscore.order_machine import PartnerServiceOrderMachine, ServiceOrderMachine
from wechatpay_gateway.families.profit_sharing.operations import ProfitSharing
from wechatpay_gateway.families.profit_sharing.profile_machine import ProfileMachine
from wechatpay_gateway.families.profit_sharing.receiver_machine import ReceiverMachine
from wechatpay_gateway.families.profit_sharing.return_machine import ReturnMachine
from wechatpay_gateway.families.profit_sharing.sharing_machine import ShareMachine, SharingMachine
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.machine import ResourceMachine

FAMILIES: Sequence[type[Family]] = (
    CertificateList,
    Echo,
    Resources,
    Onboarding,
    MedicalInsurance,
    PayGifts,
    Accounts,
    Payments,
    ProfitSharing,
    Ecommerce,
    MerchantTransfer,
    PayScore,
    Bills,
)
"""The families in the order in which they are built: a family comes after those that it uses."""


class Families:
    """Makes the families and state machines attributes of a gateway: `gateway.payments`, `gateway.refunds`.

    Every family and every machine is available by name. The declarations below are for type checkers and cover the most used ones; the type
    of all others is `Any`.
    """

    accounts: Accounts
    balances: BalanceMachine
    payments: Payments
    orders: OrderMachine
    refunds: RefundMachine
    ecommerce: Ecommerce
    advance_returns: AdvanceReturnMachine
    subsidies: SubsidyMachine
    profit_sharing: ProfitSharing
    sharings: SharingMachine
    shares: ShareMachine
    sharing_returns: ReturnMachine
    sharing_receivers: ReceiverMachine
    sharing_profiles: ProfileMachine
    bills: Bills
    merchant_transfer: MerchantTransfer
    transfers: TransferMachine
    authorized_transfers: AuthorizedTransferMachine
    transfer_authorizations: AuthorizationMachine
    transfer_receipts: ReceiptMachine
    payscore: PayScore
    pay_gifts: PayGifts
    pay_gift_activities: ActivityMachine
    service_orders: ServiceOrderMachine
    partner_service_orders: PartnerServiceOrderMachine
    applyments: ResourceMachine
    alterations: ResourceMachine

    def __init__(self, families: Mapping[str, Family]) -> None:
        self.families = families
        self.machines: dict[str, Machine[Any]] = {
            machine.name: machine for family in families.values() for machine in family.machines
        }

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            for parts in (self.families, self.machines):
                if name in parts:
                    return parts[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
