"""The families that are written by hand, one folder each, and the list of all families.

To add a family, add its folder and its line in `FAMILIES`.
"""

from collections.abc import Sequence

from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.bills.operations import Bills
from wechatpay_gateway.families.brand_store.operations import BrandStoreFamily
from wechatpay_gateway.families.card_links.operations import CardLinks
from wechatpay_gateway.families.certificates.operations import CertificateList
from wechatpay_gateway.families.delivery_plan.operations import DeliveryPlanFamily
from wechatpay_gateway.families.echo.operations import Echo
from wechatpay_gateway.families.ecommerce.operations import Ecommerce
from wechatpay_gateway.families.fapiao.operations import Fapiao
from wechatpay_gateway.families.gold_plan.operations import GoldPlan
from wechatpay_gateway.families.governance.operations import Governance
from wechatpay_gateway.families.machines import Machines
from wechatpay_gateway.families.malls.operations import Malls
from wechatpay_gateway.families.medical_insurance.operations import MedicalInsurance
from wechatpay_gateway.families.membership.operations import Membership
from wechatpay_gateway.families.merchant_transfer.operations import MerchantTransfer
from wechatpay_gateway.families.onboarding.operations import Onboarding
from wechatpay_gateway.families.order_coupons.operations import OrderCoupons
from wechatpay_gateway.families.oversea_remittances.operations import OverseaRemittances
from wechatpay_gateway.families.parking.operations import ParkingReminders
from wechatpay_gateway.families.partnership.operations import PartnershipFamily
from wechatpay_gateway.families.pay_gifts.operations import PayGifts
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payscore.operations import PayScore
from wechatpay_gateway.families.product_coupon.operations import ProductCouponFamily
from wechatpay_gateway.families.profit_sharing.operations import ProfitSharing
from wechatpay_gateway.families.settlements.operations import Settlements
from wechatpay_gateway.families.sub_merchant_funds.operations import SubMerchantFunds
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.resource.family import Resources

FAMILIES: Sequence[type[Family]] = (
    CertificateList,
    Echo,
    Resources,
    Onboarding,
    Settlements,
    MedicalInsurance,
    Governance,
    GoldPlan,
    ParkingReminders,
    PayGifts,
    CardLinks,
    Malls,
    Accounts,
    SubMerchantFunds,
    OrderCoupons,
    Payments,
    Membership,
    ProfitSharing,
    Ecommerce,
    OverseaRemittances,
    MerchantTransfer,
    PayScore,
    Fapiao,
    BrandStoreFamily,
    ProductCouponFamily,
    DeliveryPlanFamily,
    PartnershipFamily,
    Bills,
)
"""The families in the order in which they are built: a family comes after those that it uses."""


class Families(Machines):
    """Makes the families and state machines attributes of a gateway: `gateway.payments`, `gateway.refunds`."""
