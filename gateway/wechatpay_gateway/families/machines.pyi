"""The types of all families and state machines, written by docs/control.py from their tables. Do not edit."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.families.accounts.balances import Balance, BalanceMachine
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.accounts.withdrawal_machine import WithdrawalMachine
from wechatpay_gateway.families.accounts.withdrawals import Withdrawal
from wechatpay_gateway.families.bills.operations import Bills
from wechatpay_gateway.families.brand_store.machines import BrandStoreMachine, RecipientMachine
from wechatpay_gateway.families.brand_store.operations import BrandStoreFamily
from wechatpay_gateway.families.brand_store.stores import BrandStore, Recipient
from wechatpay_gateway.families.card_links.operations import CardLinks
from wechatpay_gateway.families.certificates.operations import CertificateList
from wechatpay_gateway.families.delivery_plan.operations import DeliveryPlanFamily
from wechatpay_gateway.families.delivery_plan.plan_machine import DeliveryPlanMachine
from wechatpay_gateway.families.delivery_plan.plans import DeliveryPlan
from wechatpay_gateway.families.echo.operations import Echo
from wechatpay_gateway.families.ecommerce.advance_return_machine import AdvanceReturnMachine
from wechatpay_gateway.families.ecommerce.advance_returns import AdvanceReturn
from wechatpay_gateway.families.ecommerce.operations import Ecommerce
from wechatpay_gateway.families.ecommerce.subsidies import Subsidy
from wechatpay_gateway.families.ecommerce.subsidy_machine import SubsidyMachine
from wechatpay_gateway.families.fapiao.card_machine import CardMachine
from wechatpay_gateway.families.fapiao.invoice_machine import InvoiceMachine
from wechatpay_gateway.families.fapiao.invoices import Invoice
from wechatpay_gateway.families.fapiao.merchant_machine import FapiaoMerchantMachine
from wechatpay_gateway.families.fapiao.merchants import FapiaoMerchant
from wechatpay_gateway.families.fapiao.operations import Fapiao
from wechatpay_gateway.families.gold_plan.operations import GoldPlan
from wechatpay_gateway.families.gold_plan.plan_machine import PlanMachine
from wechatpay_gateway.families.gold_plan.plans import Plan
from wechatpay_gateway.families.governance.operations import Governance
from wechatpay_gateway.families.governance.restriction_machine import RestrictionMachine
from wechatpay_gateway.families.governance.restrictions import Restriction
from wechatpay_gateway.families.malls.member_machine import MallMemberMachine
from wechatpay_gateway.families.malls.members import Member
from wechatpay_gateway.families.malls.operations import Malls
from wechatpay_gateway.families.malls.payment_machine import MallPaymentMachine
from wechatpay_gateway.families.malls.payments import MallPayment
from wechatpay_gateway.families.medical_insurance.operations import MedicalInsurance
from wechatpay_gateway.families.membership.card_machine import MemberCardMachine
from wechatpay_gateway.families.membership.cards import UserCard
from wechatpay_gateway.families.membership.operations import Membership
from wechatpay_gateway.families.merchant_transfer.authorization_machine import AuthorizationMachine
from wechatpay_gateway.families.merchant_transfer.authorizations import Authorization
from wechatpay_gateway.families.merchant_transfer.operations import MerchantTransfer
from wechatpay_gateway.families.merchant_transfer.receipt_machine import ReceiptMachine
from wechatpay_gateway.families.merchant_transfer.receipts import Receipt
from wechatpay_gateway.families.merchant_transfer.transfer_machine import AuthorizedTransferMachine, TransferMachine
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer
from wechatpay_gateway.families.onboarding.operations import Onboarding
from wechatpay_gateway.families.order_coupons.operations import OrderCoupons
from wechatpay_gateway.families.oversea_remittances.operations import OverseaRemittances
from wechatpay_gateway.families.parking.operations import ParkingReminders
from wechatpay_gateway.families.partnership.operations import PartnershipFamily
from wechatpay_gateway.families.partnership.partnerships import Partnership, PartnershipMachine
from wechatpay_gateway.families.pay_gifts.activities import Activity
from wechatpay_gateway.families.pay_gifts.activity_machine import ActivityMachine
from wechatpay_gateway.families.pay_gifts.operations import PayGifts
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payments.order_machine import OrderMachine
from wechatpay_gateway.families.payments.orders import Combination, Order
from wechatpay_gateway.families.payments.refund_machine import RefundMachine
from wechatpay_gateway.families.payscore.operations import PayScore
from wechatpay_gateway.families.payscore.order_machine import PartnerServiceOrderMachine, ServiceOrderMachine
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.families.product_coupon.coupon_machine import ProductCouponMachine
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.operations import ProductCouponFamily
from wechatpay_gateway.families.product_coupon.stock_machine import StockMachine
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.user_coupon_machine import UserCouponMachine
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.families.profit_sharing.operations import ProfitSharing
from wechatpay_gateway.families.profit_sharing.profile_machine import ProfileMachine
from wechatpay_gateway.families.profit_sharing.profiles import Profile
from wechatpay_gateway.families.profit_sharing.receiver_machine import ReceiverMachine
from wechatpay_gateway.families.profit_sharing.return_machine import ReturnMachine
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharing_machine import ShareMachine, SharingMachine
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing
from wechatpay_gateway.families.settlements.operations import Settlements
from wechatpay_gateway.families.sub_merchant_funds.operations import SubMerchantFunds
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource.machine import ResourceMachine
from wechatpay_gateway.family.resource.record import Record

class BrandApplyments(ResourceMachine):
    """Applications for brands."""

    def add(
        self,
        business_code: str,
        applyment_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def fail(self, applyment_id: str) -> Record:
        """The submission failed because of an error."""

    def accept(self, applyment_id: str) -> Record:
        """The data passes the first check."""

    def confirm_subject(self, applyment_id: str) -> Record:
        """The subject confirms that it wants the brand."""

    def approve(self, applyment_id: str) -> Record:
        """WeChat Pay's review approves the data."""

    def reject(self, applyment_id: str, reason: str) -> Record:
        """WeChat Pay's review rejects the data."""

    def authorize(self, applyment_id: str) -> Record:
        """The administrator confirms the application and authorizes the service provider."""

    def finish(self, applyment_id: str) -> Record:
        """WeChat Pay has opened the account of the brand."""

    def refuse(self, applyment_id: str) -> Record:
        """The administrator refuses to register the brand."""

class BrandAuthorities(ResourceMachine):
    """Authorizations by brands."""

    def add(
        self,
        brand_id: str,
        type: str | None = None,
        products: list[Any] | None = None,
        mchid: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """A brand authorizes the service provider, by default to manage all of it."""

class BusinessCardConfigs(ResourceMachine):
    """Configurations of business cards."""

    def add(
        self,
        business_code: str,
        applyment_id: str | None = None,
        brand_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def approve(self, applyment_id: str) -> Record:
        """WeChat Pay's review approves the configuration."""

    def reject(self, applyment_id: str, reason: str) -> Record:
        """WeChat Pay's review rejects the configuration."""

    def start_publication(self, applyment_id: str) -> Record:
        """WeChat Pay starts to publish the configuration."""

    def publish(self, applyment_id: str) -> Record:
        """The configuration is published. Happens by itself at `scheduled_publish_time`."""

class BusinessCardLinks(ResourceMachine):
    """Applications to link payments to business cards."""

    def add(
        self,
        business_code: str,
        brand_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, business_code: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def approve(self, business_code: str) -> Record:
        """WeChat Pay's review approves the application."""

    def reject(self, business_code: str, reason: str) -> Record:
        """WeChat Pay's review rejects the application."""

    def ask_administrator(self, business_code: str) -> Record:
        """The merchant number belongs to another company than the brand, so its super administrator has to confirm."""

    def establish(self, business_code: str) -> Record:
        """WeChat Pay starts to establish the rule."""

    def take_effect(self, business_code: str) -> Record:
        """The rule takes effect."""

    def confirm(self, business_code: str) -> Record:
        """The super administrator of the merchant number confirms."""

    def refuse(self, business_code: str) -> Record:
        """The super administrator of the merchant number refuses, or does not confirm in time."""

class MembershipActivities(ResourceMachine):
    """Activities for new members."""

    def add(
        self,
        activity_id: int,
        brand_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, activity_id: int, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def start(self, activity_id: int) -> Record:
        """The activity starts. Happens by itself at `begin_time`."""

    def expire(self, activity_id: int) -> Record:
        """The activity is past its end. Happens by itself at `end_time`."""

class MemberCardTemplates(ResourceMachine):
    """Membership card templates."""

    def add(
        self,
        out_request_no: str,
        card_id: str | None = None,
        brand_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, card_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

class BrandCouponNotificationUrls(ResourceMachine):
    """Notification URLs of brands for product coupons."""

class CancelApplications(ResourceMachine):
    """Applications to close accounts (older flow)."""

    def add(
        self, out_apply_no: str, mchid: str | None = None, state: str | None = None, *, content: str | None = None
    ) -> Record:
        """Adds a record."""

    def set_state(self, out_apply_no: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def close(self, out_apply_no: str) -> Record:
        """The review approves the application, and the account is closed."""

    def reject(self, out_apply_no: str, reason: str) -> Record:
        """The review rejects the application."""

class CancellationWithdrawals(ResourceMachine):
    """Applications to close accounts and withdraw their money."""

    def add(
        self,
        out_request_no: str,
        applyment_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def review(self, applyment_id: str) -> Record:
        """The application has paper documents, so staff review it."""

    def accept(self, applyment_id: str) -> Record:
        """The application passes the automatic review, and the sub-merchant must confirm it."""

    def reject(self, applyment_id: str) -> Record:
        """Staff reject the application."""

    def approve(self, applyment_id: str) -> Record:
        """Staff approve the application, and the account is being closed."""

    def pay_again(self, applyment_id: str) -> Record:
        """Staff approve another withdrawal from an account that is closed already."""

    def confirm(self, applyment_id: str) -> Record:
        """The sub-merchant confirms that it wants to close its account."""

    def revoke(self, applyment_id: str) -> Record:
        """The sub-merchant has not confirmed for 30 days. Happens by itself 30 days after the record enters the state."""

    def close(self, applyment_id: str) -> Record:
        """WeChat Pay closes the account."""

    def pay(self, applyment_id: str) -> Record:
        """WeChat Pay pays out all money that is left in the account."""

    def finish(self, applyment_id: str) -> Record:
        """The account is closed, and the application withdraws no money."""

    def succeed(self, applyment_id: str) -> Record:
        """The bank confirms the payment."""

    def fail(self, applyment_id: str) -> Record:
        """The bank refuses the payment, and the money is in the account again."""

    def send_back(self, applyment_id: str) -> Record:
        """The bank returns the money after it confirmed the payment."""

class CancelledMerchantWithdrawals(ResourceMachine):
    """Withdrawals from closed accounts (older flow)."""

    def add(
        self,
        out_request_no: str,
        applyment_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def approve(self, applyment_id: str) -> Record:
        """The review approves the withdrawal, and the payment is in progress."""

    def reject(self, applyment_id: str) -> Record:
        """The review rejects the withdrawal, and the money is available again."""

    def succeed(self, applyment_id: str) -> Record:
        """The bank confirms the payment."""

    def fail(self, applyment_id: str, reason: str) -> Record:
        """The payment fails, and the money is available again."""

    def send_back(self, applyment_id: str, reason: str) -> Record:
        """The bank returns the money after it confirmed the payment."""

class EcommerceApplyments(ResourceMachine):
    """Applications of ecommerce sub-merchants."""

    def add(
        self,
        out_request_no: str,
        applyment_id: int | None = None,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: int, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def ask_for_verification(self, applyment_id: int, legal_validation_url: str | None = None) -> Record:
        """The data passes the first check, and the merchant must verify its bank account, because of its kind or of its administrator."""

    def accept(self, applyment_id: int) -> Record:
        """The data passes the first check, and the bank account needs no verification."""

    def verify_account(self, applyment_id: int) -> Record:
        """The merchant verifies its bank account."""

    def sign_early(self, applyment_id: int) -> Record:
        """The super administrator signs the contract before the review ends."""

    def approve(self, applyment_id: int) -> Record:
        """The application passes the review, and the super administrator has not signed yet."""

    def sign(self, applyment_id: int) -> Record:
        """The super administrator signs the contract after the review."""

    def finish(self, applyment_id: int) -> Record:
        """The application passes the review, and the super administrator has signed before."""

    def reject(
        self,
        applyment_id: int,
        details: dict[str, Any],
        wxpay_sign_required: bool | None = None,
        sign_url: str | None = None,
    ) -> Record:
        """WeChat Pay rejects the application."""

    def time_out(self, applyment_id: int) -> Record:
        """The merchant has not verified its bank account for 30 days, so the application is rejected. Happens by itself 30 days after the record enters the state."""

    def freeze(self, applyment_id: int, details: dict[str, Any]) -> Record:
        """The review freezes the application because of a risk."""

    def lapse(self, applyment_id: int) -> Record:
        """Nobody continues the application for 30 days, so it becomes void. Happens by itself 30 days after the record enters the state."""

class DayEndBalanceWithdrawals(ResourceMachine):
    """Withdrawals of day-end balances."""

    def add(
        self,
        withdraw_id: str,
        out_request_no: str | None = None,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, withdraw_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def run_short(self, withdraw_id: str) -> Record:
        """The account does not have enough money."""

    def accept(self, withdraw_id: str) -> Record:
        """The account has enough money again."""

    def finish(self, withdraw_id: str) -> Record:
        """The bank confirms the payment."""

    def fail(self, withdraw_id: str, reason: str, amount: int | None = None) -> Record:
        """The bank refuses the payment, or a part of it."""

    def send_back(self, withdraw_id: str, reason: str, amount: int | None = None) -> Record:
        """The bank returns money after it confirmed the payment."""

class Withdrawals(ResourceMachine):
    """Withdrawals of sub-merchants."""

    def add(
        self,
        withdraw_id: str,
        out_request_no: str | None = None,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, withdraw_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def run_short(self, withdraw_id: str) -> Record:
        """The account does not have enough money."""

    def accept(self, withdraw_id: str) -> Record:
        """The account has enough money again."""

    def succeed(self, withdraw_id: str) -> Record:
        """The bank confirms the payment."""

    def fail(self, withdraw_id: str, reason: str) -> Record:
        """The bank refuses the payment."""

    def send_back(self, withdraw_id: str, reason: str) -> Record:
        """The bank returns the money after it confirmed the payment."""

    def close(self, withdraw_id: str, reason: str) -> Record:
        """WeChat Pay closes the withdrawal because of a penalty or a risk."""

class Remittances(ResourceMachine):
    """Remittances overseas."""

    def add(
        self,
        out_order_id: str,
        order_id: str | None = None,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, order_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def succeed(self, order_id: str, rate: int | None = None) -> Record:
        """The foreign currency was bought and remitted, by default 1 US dollar for 6.5 yuan."""

    def fail(self, order_id: str, reason: str) -> Record:
        """The remittance fails, for a reason such as `RISK_CONTROL`."""

class ParkingLotApplications(ResourceMachine):
    """Applications of car parks."""

    def add(
        self,
        parking_lot_audit_no: str,
        out_parking_lot_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, parking_lot_audit_no: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def approve(self, parking_lot_audit_no: str) -> Record:
        """The review approves the application, and the car park is added, not switched on yet."""

    def reject(self, parking_lot_audit_no: str, comment: dict[str, Any]) -> Record:
        """The review rejects the application, with an object such as `{"recommendation":"请补充图片"}`."""

class ParkingLots(ResourceMachine):
    """Car parks."""

    def add(
        self,
        out_parking_lot_id: str,
        wx_parking_lot_id: str | None = None,
        name: str | None = None,
        address: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a car park that was approved without this gateway."""

    def set_state(self, wx_parking_lot_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def enable(self, wx_parking_lot_id: str) -> Record:
        """The data of the car park are good enough, and it is switched on."""

    def switch_off(self, wx_parking_lot_id: str, reason: str) -> Record:
        """The car park is switched off, for example because its entries are reported late."""

class ParkingPasses(ResourceMachine):
    """Payments of passes."""

    def add(self, out_trade_no: str, mchid: str | None = None, *, content: str | None = None) -> Record:
        """Adds a record."""

class ParkingSessions(ResourceMachine):
    """Parking sessions."""

    def add(
        self,
        out_serial_number: str,
        serial_number: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, serial_number: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def reach_gate(self, serial_number: str) -> Record:
        """The car is at the exit gate."""

    def close(self, serial_number: str) -> Record:
        """WeChat Pay closes the session, because the reports contradict each other."""

class Guides(ResourceMachine):
    """Guides of stores."""

    def add(
        self,
        guide_id: str,
        userid: str | None = None,
        corpid: str | None = None,
        mchid: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

class ParkingDeductions(ResourceMachine):
    """Deductions for parking."""

    def add(
        self,
        out_trade_no: str,
        transaction_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, transaction_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def pay(self, transaction_id: str, bank_type: str | None = None, user_repaid: str | None = None) -> Record:
        """WeChat Pay has collected the fee. With the bank type `BPA`, it advanced the money."""

    def fail(self, transaction_id: str) -> Record:
        """The payment fails."""

    def pay_back(self, transaction_id: str, user_repaid: str) -> Record:
        """The user repays an advance."""

    def refund(self, transaction_id: str) -> Record:
        """The deduction is refunded."""

class ParkingEntries(ResourceMachine):
    """Parking entries."""

    def add(
        self,
        out_parking_no: str,
        id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def block(self, id: str, reason: str) -> Record:
        """The plate can no longer be charged, for a reason such as `OVERDUE`."""

    def unblock(self, id: str) -> Record:
        """The plate can be charged again."""

class PlateServices(ResourceMachine):
    """Enrollments of license plates."""

    def add(
        self,
        openid: str,
        plate_number: str,
        plate_color: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """The user enrolls a plate."""

    def set_state(self, plate_number: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def pause(self, plate_number: str) -> Record:
        """The service of the plate is paused."""

    def resume(self, plate_number: str) -> Record:
        """The service of the plate goes on."""

    def end(self, plate_number: str) -> Record:
        """The user ends the service."""

    def enroll_again(self, plate_number: str) -> Record:
        """The user enrolls the plate again."""

class CashCouponNotificationUrls(ResourceMachine):
    """Notification URLs of cash coupons."""

    def add(self, url: str, mchid: str | None = None, *, content: str | None = None) -> Record:
        """Sets the URL of a merchant number, which may start with `http://` here."""

class CashCouponStocks(ResourceMachine):
    """Stocks of cash coupons."""

    def add(
        self,
        stock_id: str | None = None,
        out_request_no: str | None = None,
        stock_name: str | None = None,
        stock_creator_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """The merchant creates a stock on the merchant platform."""

    def set_state(self, stock_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def review(self, stock_id: str) -> Record:
        """WeChat Pay reviews the stock before it can be started."""

    def approve(self, stock_id: str) -> Record:
        """The stock passes the review."""

    def stop(self, stock_id: str) -> Record:
        """The stock ends, because its time is over or its creator ends it on the merchant platform. Happens by itself at `available_end_time`."""

class CashCoupons(ResourceMachine):
    """Cash coupons of users."""

    def add(
        self,
        out_request_no: str,
        coupon_id: str | None = None,
        openid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, coupon_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def use(self, coupon_id: str, consumption: dict[str, Any]) -> Record:
        """The user pays with the coupon."""

    def give_back(self, coupon_id: str) -> Record:
        """The order was refunded as a whole, so the user can use the coupon again."""

    def expire(self, coupon_id: str) -> Record:
        """The coupon is past its end. Happens by itself at `available_end_time`."""

    def take_back(self, coupon_id: str) -> Record:
        """WeChat Pay takes the coupon back."""

    def revoke(self, coupon_id: str) -> Record:
        """The coupon becomes invalid."""

class DeliveryPlanNotificationUrls(ResourceMachine):
    """Notification URLs of delivery plans."""

    def add(self, url: str, mchid: str | None = None, *, content: str | None = None) -> Record:
        """Sets the URL of a merchant number, which may start with `http://` here."""

class ProductCouponImageTasks(ResourceMachine):
    """Image generation tasks of product coupons."""

    def add(
        self,
        task_id: str,
        brand_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, task_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def combine(self, task_id: str, image: dict[str, Any]) -> Record:
        """The task combines the elements of the brand and the coupon to an image."""

    def cut_out(self, task_id: str, image: dict[str, Any]) -> Record:
        """The task removes the background of the image."""

    def fail(self, task_id: str) -> Record:
        """No image can be generated."""

class ProductCouponNotificationUrls(ResourceMachine):
    """Notification URLs of product coupons."""

    def add(self, url: str, mchid: str | None = None, *, content: str | None = None) -> Record:
        """Sets the URL of a merchant number, which may start with `http://` here."""

class Alterations(ResourceMachine):
    """Requests to change merchant data."""

    def add(
        self,
        apply_id: str,
        out_request_no: str | None = None,
        kind: str | None = None,
        merchant_code: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, apply_id: str, state: str, kind: str | None = None) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def fail(self, apply_id: str, kind: str | None = None) -> Record:
        """The submission failed because of an error."""

    def approve(self, apply_id: str, kind: str | None = None) -> Record:
        """The request passes WeChat Pay's review, and the change is being made."""

    def finish(self, apply_id: str, kind: str | None = None) -> Record:
        """WeChat Pay has made the change."""

    def reject(
        self, apply_id: str, reason: str, details: dict[str, Any] | None = None, kind: str | None = None
    ) -> Record:
        """WeChat Pay rejects the request."""

class SettlementAccounts(ResourceMachine):
    """Settlement accounts of sub-merchants."""

    def add(
        self,
        sub_mchid: str,
        account_type: str | None = None,
        account_bank: str | None = None,
        account_number: str | None = None,
        bank_name: str | None = None,
        bank_branch_id: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds the account of a sub-merchant that was onboarded without this gateway."""

    def set_state(self, sub_mchid: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def verify(self, sub_mchid: str) -> Record:
        """A payment of 0.01 yuan reaches the account."""

    def fail(self, sub_mchid: str, reason: str) -> Record:
        """A payment to the account fails, so money cannot be withdrawn to it."""

class SettlementApplications(ResourceMachine):
    """Applications to change settlement accounts."""

    def add(
        self,
        application_no: str,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, application_no: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def approve(self, application_no: str) -> Record:
        """The review approves the application, and money is settled to the new account."""

    def reject(self, application_no: str, reason: str) -> Record:
        """The review rejects the application."""

class SubMerchantApplyments(ResourceMachine):
    """Applications of sub-merchants."""

    def add(
        self,
        business_code: str,
        applyment_id: int | None = None,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: int, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def fail(self, applyment_id: int) -> Record:
        """The submission fails because of an error, so that the application must be submitted again."""

    def ask_for_verification(self, applyment_id: int) -> Record:
        """The application passes the review, and the merchant must verify its bank account."""

    def approve(self, applyment_id: int) -> Record:
        """The application passes the review, and the bank account needs no verification."""

    def verify_account(self, applyment_id: int) -> Record:
        """The merchant verifies its bank account."""

    def sign(self, applyment_id: int) -> Record:
        """The super administrator signs the contract."""

    def finish(self, applyment_id: int) -> Record:
        """WeChat Pay has enabled the permissions of the new merchant number."""

    def reject(self, applyment_id: int, details: list[Any]) -> Record:
        """WeChat Pay rejects the application."""

    def time_out(self, applyment_id: int) -> Record:
        """The merchant has not verified its bank account for 10 days, so the application is rejected. Happens by itself 10 days after the record enters the state."""

    def lapse(self, applyment_id: int) -> Record:
        """Nobody continues the application for 30 days, so it becomes void. Happens by itself 30 days after the record enters the state."""

class Applyments(ResourceMachine):
    """Applications for account-opening confirmation."""

    def add(
        self,
        business_code: str,
        applyment_id: int | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, applyment_id: int, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def fail(self, applyment_id: int) -> Record:
        """The submission failed because of an error."""

    def approve(self, applyment_id: int) -> Record:
        """The application passes WeChat Pay's review."""

    def confirm_contact(self, applyment_id: int) -> Record:
        """The contact scans the code and confirms."""

    def verify_account(self, applyment_id: int) -> Record:
        """The legal person verifies the account."""

    def reject(self, applyment_id: int, reason: str, param: str | None = None) -> Record:
        """WeChat Pay rejects the application."""

    def freeze(self, applyment_id: int, reason: str, param: str | None = None) -> Record:
        """WeChat Pay freezes the application, for example because the subject was confirmed before."""

    def authorize(self, sub_mchid: str) -> Record:
        """The owner of a merchant number scans the code and authorizes the number."""

class MedicalOrders(ResourceMachine):
    """Medical insurance orders."""

    def add(
        self,
        out_trade_no: str,
        mix_trade_no: str | None = None,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, mix_trade_no: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def pay_cash(self, mix_trade_no: str) -> Record:
        """The user pays the part of WeChat Pay; that of the insurance is still open."""

    def pay(self, mix_trade_no: str) -> Record:
        """The user and the medical insurance have paid all parts."""

    def fail(self, mix_trade_no: str, reason: str | None = None) -> Record:
        """The medical insurance does not pay. What the user has paid stays paid."""

    def refund_cash(self, mix_trade_no: str) -> Record:
        """The part of WeChat Pay is refunded."""

    def refund(self, mix_trade_no: str) -> Record:
        """WeChat Pay and the medical insurance have refunded all parts."""

class ComplaintNotificationUrls(ResourceMachine):
    """Notification URLs of complaints."""

    def add(self, url: str, mchid: str | None = None, *, content: str | None = None) -> Record:
        """Sets the URL of a merchant number, which may start with `http://` here."""

class Complaints(ResourceMachine):
    """Complaints of consumers."""

    def add(
        self,
        complaint_id: str | None = None,
        detail: str | None = None,
        problem_type: str | None = None,
        refund_amount: int | None = None,
        orders: list[Any] | None = None,
        images: list[Any] | None = None,
        complainted_mchid: str | None = None,
        payer_phone: str | None = None,
        is_urgent: bool | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """A user complains."""

    def set_state(self, complaint_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def continue_complaint(self, complaint_id: str, text: str | None = None) -> Record:
        """The user continues the complaint."""

    def send_message(self, complaint_id: str, text: str) -> Record:
        """The user sends a message."""

    def ask_platform(self, complaint_id: str) -> Record:
        """The user asks the customer service of WeChat Pay for help."""

    def do_without_platform(self, complaint_id: str) -> Record:
        """The user does not need the help of WeChat Pay any more."""

    def send_platform_message(self, complaint_id: str, text: str) -> Record:
        """WeChat Pay sends a message."""

    def finish_platform_service(self, complaint_id: str) -> Record:
        """The customer service of WeChat Pay ends its help."""

    def start_refund(self, complaint_id: str) -> Record:
        """A full refund of the order is started."""

    def receive_refund(self, complaint_id: str) -> Record:
        """The refund arrives, which completes the complaint."""

class InactiveMerchantVerifications(ResourceMachine):
    """Verifications of inactive sub-merchants."""

    def add(
        self,
        verification_id: str,
        sub_mchid: str | None = None,
        mchid: str | None = None,
        state: str | None = None,
        *,
        content: str | None = None,
    ) -> Record:
        """Adds a record."""

    def set_state(self, verification_id: str, state: str) -> Record:
        """Sets the state of a record, regardless of its current state."""

    def verify(self, verification_id: str) -> Record:
        """WeChat Pay verifies the sub-merchant."""

    def fail(self, verification_id: str, reason: str) -> Record:
        """The verification fails, for a reason such as `MATERIALS_ABNORMAL`."""

class ViolationNotificationUrls(ResourceMachine):
    """Notification URLs of violations."""

    def add(self, url: str, mchid: str | None = None, *, content: str | None = None) -> Record:
        """Sets the URL of a merchant number, which may start with `http://` here."""

class Violations(ResourceMachine):
    """Violations of sub-merchants."""

    def punish(
        self,
        sub_mchid: str,
        record_id: str | None = None,
        company_name: str | None = None,
        plan: str | None = None,
        description: str | None = None,
        risk_type: str | None = None,
        risk_description: str | None = None,
        mchid: str | None = None,
    ) -> Record:
        """WeChat Pay punishes a sub-merchant."""

    def intercept(
        self,
        sub_mchid: str,
        record_id: str | None = None,
        company_name: str | None = None,
        plan: str | None = None,
        description: str | None = None,
        risk_type: str | None = None,
        risk_description: str | None = None,
        mchid: str | None = None,
    ) -> Record:
        """WeChat Pay has blocked more than 10 transactions of a sub-merchant."""

    def appeal(
        self,
        sub_mchid: str,
        record_id: str | None = None,
        company_name: str | None = None,
        plan: str | None = None,
        description: str | None = None,
        risk_type: str | None = None,
        risk_description: str | None = None,
        mchid: str | None = None,
    ) -> Record:
        """The appeal of a sub-merchant changes its state."""

class MerchantRestrictions(RestrictionMachine):
    """Restrictions of sub-merchants."""

    def add(
        self,
        sub_mchid: str,
        functions: list[Any],
        reason_type: str | None = None,
        reason: str | None = None,
        recover_way: str | None = None,
        recover_way_param: str | None = None,
        recover_help_url: str | None = None,
        other_functions: str | None = None,
        start_date: str | None = None,
    ) -> Restriction:
        """WeChat Pay restricts a sub-merchant, or announces it if there is a `start_date`."""

    def start(self, case_id: str) -> Restriction:
        """An announced restriction takes effect. Happens by itself at its `start_date`."""

    def lift(self, case_id: str) -> Restriction:
        """WeChat Pay lifts a restriction, or calls an announced one off."""

class GoldPlans(PlanMachine):
    """Gold Plans."""

    def turn_on(self, sub_mchid: str) -> Plan:
        """The plan is turned on on the partner platform, which does not wait for 24 hours."""

    def turn_off(self, sub_mchid: str) -> Plan:
        """The plan is turned off, for example by a penalty."""

class PayGiftActivities(ActivityMachine):
    """Pay gift activities."""

    def add(
        self,
        activity_name: str,
        activity_type: str | None = None,
        begin_time: str | None = None,
        end_time: str | None = None,
        merchants: list[Any] | None = None,
        goods: list[Any] | None = None,
        mchid: str | None = None,
    ) -> Activity:
        """The merchant creates an activity on the merchant platform."""

    def set_state(self, activity_id: str, state: str) -> Activity:
        """Sets the state of a record, regardless of its current state."""

    def start(self, activity_id: str) -> Activity:
        """The activity starts. It does so by itself at its begin time."""

    def fail(self, activity_id: str) -> Activity:
        """WeChat Pay cannot create the activity."""

    def pause(self, activity_id: str) -> Activity:
        """The merchant pauses the activity on the merchant platform."""

    def resume(self, activity_id: str) -> Activity:
        """The merchant resumes the activity on the merchant platform."""

    def lose(self, activity_id: str) -> Activity:
        """WeChat Pay does not know the state for the moment."""

    def expire(self, activity_id: str) -> Activity:
        """The activity ends. It does so by itself at its end time."""

class MallMembers(MallMemberMachine):
    """Members of malls."""

    def set_state(self, openid: str, state: str, mchid: str | None = None) -> Member:
        """Sets the state of a record, regardless of its current state."""

    def sign_up(self, openid: str, mchid: str | None = None) -> Member:
        """The user gets a membership card without authorizing the points service."""

    def authorize(self, openid: str, mchid: str | None = None) -> Member:
        """The user gets a membership card and authorizes the points service."""

    def cancel(self, openid: str, mchid: str | None = None) -> Member:
        """The user cancels the authorization. No page has a notification of it."""

class MallPayments(MallPaymentMachine):
    """Payments in malls."""

    def add(
        self,
        openid: str,
        amount: int,
        by_hand: bool | None = None,
        transaction_id: str | None = None,
        shop_name: str | None = None,
        shop_number: str | None = None,
        mchid: str | None = None,
    ) -> MallPayment:
        """A member pays in a store of the mall. The mall is notified, unless the points must be requested by hand."""

    def request(self, transaction_id: str) -> MallPayment:
        """The member requests the points by hand in the plugin, on the day of the payment."""

    def refund(self, transaction_id: str, fen: int | None = None) -> MallPayment:
        """The payment is refunded. The mall is notified within 30 days, if it reported points."""

class Balances(BalanceMachine):
    """Balances."""

    def withdraw(self, owner: str, fen: int) -> Balance:
        """Money leaves the available account. Refused if there is not enough."""

class PlatformWithdrawals(WithdrawalMachine):
    """Withdrawals of the platform."""

    def succeed(self, out_request_no: str, mchid: str | None = None) -> Withdrawal:
        """The bank confirms the payment."""

    def fail(
        self, out_request_no: str, reason: str, solution: str | None = None, mchid: str | None = None
    ) -> Withdrawal:
        """The bank refuses the payment, and the money is available again."""

    def send_back(
        self, out_request_no: str, reason: str, solution: str | None = None, mchid: str | None = None
    ) -> Withdrawal:
        """The bank returns the money after it confirmed the payment."""

    def close(
        self, out_request_no: str, reason: str, solution: str | None = None, mchid: str | None = None
    ) -> Withdrawal:
        """WeChat Pay closes the withdrawal because of a penalty or a risk."""

class Orders(OrderMachine):
    """Orders."""

    def expire(self, number: str, mchid: str | None = None) -> Order | Combination:
        """WeChat Pay closes an order that is not paid. It does so by itself after 7 days, or at its `time_expire` if that is later."""

class Refunds(RefundMachine):
    """Refunds."""

class MemberCards(MemberCardMachine):
    """Membership cards of users."""

    def add(
        self,
        card_id: str,
        openid: str,
        phone_number: str | None = None,
        common_fields: dict[str, Any] | None = None,
        custom_fields: dict[str, Any] | None = None,
    ) -> UserCard:
        """A user opens a card, and the merchant of the template is notified."""

    def set_state(self, openid: str, state: str, card_id: str | None = None) -> UserCard:
        """Sets the state of a record, regardless of its current state."""

    def delete(self, openid: str, card_id: str | None = None) -> UserCard:
        """The user deletes the card."""

    def expire(self, openid: str, card_id: str | None = None) -> UserCard:
        """The card expires. It does so by itself at the end of its validity."""

    def open_points(self, openid: str, card_id: str | None = None) -> UserCard:
        """The user opens a page that shows points, so WeChat Pay asks the merchant for them."""

    def exchange_points(
        self, openid: str, points: int | None = None, record_id: str | None = None, card_id: str | None = None
    ) -> UserCard:
        """The user wants to exchange points for a coupon, so WeChat Pay asks the merchant."""

class Sharings(SharingMachine):
    """Splits."""

    def finish(self, number: str, mchid: str | None = None) -> Sharing:
        """WeChat Pay carries out the split. Each pending share succeeds, or is closed if the receiver was deleted, the permission was revoked, or a user has reached the limit of a month. Then the rest is unfrozen if the split requests it."""

class Shares(ShareMachine):
    """Shares."""

    def succeed(self, number: str, account: str, mchid: str | None = None) -> Share:
        """The money arrives at the receiver. The split is finished with its last share."""

    def fail(self, number: str, account: str, reason: str | None = None, mchid: str | None = None) -> Share:
        """WeChat Pay closes the share: the money stays with the merchant. The split is finished with its last share."""

class SharingReturns(ReturnMachine):
    """Returns of shares."""

    def succeed(self, number: str, mchid: str | None = None) -> SharingReturn:
        """The money arrives at the merchant that shared it."""

    def fail(self, number: str, reason: str | None = None, mchid: str | None = None) -> SharingReturn:
        """WeChat Pay refuses the return: the money stays with the receiver."""

    def time_out(self, number: str, mchid: str | None = None) -> SharingReturn:
        """WeChat Pay gives up. This also happens by itself 5 days after the first request."""

class SharingReceivers(ReceiverMachine):
    """Receivers of shares."""

class SharingProfiles(ProfileMachine):
    """Profit sharing settings."""

    def revoke(self, account: str) -> Profile:
        """WeChat Pay revokes the permission for profit sharing. Unfreezing and the end of a freeze still work."""

    def grant(self, account: str) -> Profile:
        """WeChat Pay grants the permission again."""

class AdvanceReturns(AdvanceReturnMachine):
    """Returns of advances."""

    def retry(self, out_refund_no: str, mchid: str | None = None) -> AdvanceReturn:
        """WeChat Pay tries again, and the sub-merchant has enough money now. This also happens by itself once a day."""

    def fail(self, out_refund_no: str, mchid: str | None = None) -> AdvanceReturn:
        """WeChat Pay gives up. This also happens by itself 90 days after the first request, and when the refund is closed."""

class Subsidies(SubsidyMachine):
    """Subsidies."""

    def refund(self, subsidy_id: str) -> Subsidy:
        """WeChat Pay gives the money of a failed subsidy back to the platform. This also happens by itself after a day."""

class Transfers(TransferMachine):
    """Transfers."""

    def process(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay processes a transfer that `hold` stopped."""

    def lock(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay locks the money. Refused while the balance is too low."""

    def start(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """The user confirms, and the money is on its way. A cancellation in progress then has no effect."""

    def succeed(self, out_bill_no: str, payment_method_type: str | None = None, mchid: str | None = None) -> Transfer:
        """The user receives the money."""

    def decline(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """The user closes the confirmation page without confirming. It can be opened again."""

    def fail(self, out_bill_no: str, fail_reason: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay ends the transfer; locked money returns to the merchant."""

    def expire(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay closes the transfer. It does so by itself after 24 hours."""

    def finish_cancellation(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """The cancellation is complete; locked money returns to the merchant."""

class AuthorizedTransfers(AuthorizedTransferMachine):
    """Transfers after an authorization."""

    def process(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay processes a transfer that `hold` stopped."""

    def pay_out(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay locks the money, and it is on its way. Refused while the balance is too low."""

    def succeed(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """The user receives the money."""

    def fail(self, out_bill_no: str, fail_reason: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay ends the transfer."""

    def expire(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """WeChat Pay closes a transfer whose money it could not lock. It does so by itself after 24 hours."""

    def finish_cancellation(self, out_bill_no: str, mchid: str | None = None) -> Transfer:
        """The cancellation is complete."""

class TransferAuthorizations(AuthorizationMachine):
    """Transfer authorizations."""

    def expire(self, out_authorization_no: str, mchid: str | None = None) -> Authorization:
        """WeChat Pay closes an authorization that the user did not agree to. It does so by itself after 24 hours."""

    def block(
        self, out_authorization_no: str, close_reason: str | None = None, mchid: str | None = None
    ) -> Authorization:
        """WeChat Pay ends the authorization."""

class TransferReceipts(ReceiptMachine):
    """Transfer receipts."""

    def finish(self, out_bill_no: str, mchid: str | None = None) -> Receipt:
        """The receipt is ready to download."""

    def fail(self, out_bill_no: str, fail_reason: str | None = None, mchid: str | None = None) -> Receipt:
        """The receipt cannot be generated."""

class ServiceOrders(ServiceOrderMachine):
    """PayScore orders."""

    def open(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """The user opens the confirmation page, within an hour after `package` was issued."""

    def decline(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """The user closes the confirmation page without confirming."""

    def fail_assessment(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay does not let the user confirm, for example because of a low score. No reply shows it."""

    def pay_deposit(self, out_order_no: str, openid: str | None = None, mchid: str | None = None) -> ServiceOrder:
        """A user who failed the assessment of the deposit-free mode pays the risk fund, and so confirms. The amount can then not be changed."""

    def expire(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay ends an order that nobody confirmed. It does so by itself after 30 days."""

    def charge(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay begins to charge the user, or the user opens the cashier. Other calls are refused meanwhile."""

    def fail_charge(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """The charge fails, for example because the user has too little money. It does so by itself after 3 minutes."""

    def collect(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay collects the amount from the user."""

class PartnerServiceOrders(PartnerServiceOrderMachine):
    """PayScore orders of sub-merchants."""

    def open(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """The user opens the confirmation page, within an hour after `package` was issued."""

    def decline(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """The user closes the confirmation page without confirming."""

    def fail_assessment(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay does not let the user confirm, for example because of a low score. No reply shows it."""

    def pay_deposit(self, out_order_no: str, openid: str | None = None, mchid: str | None = None) -> ServiceOrder:
        """A user who failed the assessment of the deposit-free mode pays the risk fund, and so confirms. The amount can then not be changed."""

    def expire(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay ends an order that nobody confirmed. It does so by itself after 30 days."""

    def charge(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay begins to charge the user, or the user opens the cashier. Other calls are refused meanwhile."""

    def fail_charge(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """The charge fails, for example because the user has too little money. It does so by itself after 3 minutes."""

    def collect(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """WeChat Pay collects the amount from the user."""

class Fapiaos(InvoiceMachine):
    """E-invoices."""

    def issue(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """The tax office issues the invoice."""

    def fail_issue(self, fapiao_id: str, message: str | None = None, mchid: str | None = None) -> Invoice:
        """The tax office does not issue the invoice."""

    def refuse_issue(self, fapiao_id: str, message: str | None = None, mchid: str | None = None) -> Invoice:
        """The tax office refuses a parameter of the invoice: `PARAM_ERROR` instead of `BIZ_ERROR`."""

    def finish_reversal(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """The tax office issues the red-letter invoice."""

    def fail_reversal(self, fapiao_id: str, message: str | None = None, mchid: str | None = None) -> Invoice:
        """The tax office does not issue the red-letter invoice."""

class FapiaoCards(CardMachine):
    """Cards of e-invoices."""

    def insert(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """The invoice is added to the user's cards."""

    def void(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """WeChat Pay begins to void the card. It does so by itself when the invoice is reversed."""

    def discard(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """The card of a reversed invoice is voided."""

class FapiaoMerchants(FapiaoMerchantMachine):
    """Sub-merchants of e-invoices."""

    def set_state(self, sub_mchid: str, state: str, mchid: str | None = None) -> FapiaoMerchant:
        """Sets the state of a record, regardless of its current state."""

    def approve(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The tax authority approves the sub-merchant."""

    def reject(self, sub_mchid: str, reason: str | None = None, mchid: str | None = None) -> FapiaoMerchant:
        """The tax authority rejects the sub-merchant."""

    def confirm_access(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The sub-merchant confirms at the tax platform."""

    def confirm_abilities(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The sub-merchant authorizes the kinds of invoices."""

    def set_billing_person(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The person who issues the invoices is set."""

    def confirm_billing_person(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The person who issues the invoices confirms."""

    def set_security(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The sub-merchant sets how long the security check is valid, and can issue invoices."""

    def time_out(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The sub-merchant did not complete a step in time."""

    def disconnect(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The sub-merchant withdraws the authorization at the tax platform."""

    def apply_again(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The sub-merchant applies again, and is connected."""

    def expire_resource(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The package of the provider of fully digital invoices expires."""

    def renew(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """The package is paid for again."""

class BrandStores(BrandStoreMachine):
    """Brand stores."""

    def add(self, brand_id: str | None = None, branch_name: str | None = None) -> BrandStore:
        """A brand adds an open store on its platform."""

    def approve(self, store_id: str) -> BrandStore:
        """The review approves the data, which take effect."""

    def approve_closed(self, store_id: str) -> BrandStore:
        """The review approves a change of a store that was suspended meanwhile."""

    def reject(self, store_id: str, reason: str | None = None) -> BrandStore:
        """The review rejects the data of a new store."""

    def reject_change(self, store_id: str, reason: str | None = None) -> BrandStore:
        """The review rejects a change. The store stays as it was."""

    def reject_closed(self, store_id: str, reason: str | None = None) -> BrandStore:
        """The review rejects a change of a store that was suspended meanwhile."""

class BrandStoreRecipients(RecipientMachine):
    """Merchant numbers of brand stores."""

    def ask(self, store_id: str, recipient_mchid: str) -> Recipient:
        """The administrator of the merchant number must confirm the binding, which otherwise takes no time here."""

    def confirm(self, store_id: str, recipient_mchid: str) -> Recipient:
        """The administrator of the merchant number confirms the binding."""

    def refuse(self, store_id: str, recipient_mchid: str) -> Recipient:
        """The administrator of the merchant number refuses the binding."""

    def time_out(self, store_id: str, recipient_mchid: str) -> Recipient:
        """The administrator of the merchant number did not confirm the binding in time."""

class ProductCoupons(ProductCouponMachine):
    """Product coupons."""

    def review(self, product_coupon_id: str) -> ProductCoupon:
        """WeChat Pay still reviews the product coupon, which otherwise takes no time here."""

    def approve(self, product_coupon_id: str) -> ProductCoupon:
        """The product coupon passes the review."""

class ProductCouponStocks(StockMachine):
    """Stocks of product coupons."""

    def review(self, stock_id: str) -> Stock:
        """WeChat Pay still reviews the stock, which otherwise takes no time here."""

    def approve(self, stock_id: str) -> Stock:
        """The stock passes the review."""

    def pause(self, stock_id: str) -> Stock:
        """WeChat Pay pauses the stock."""

    def restart(self, stock_id: str) -> Stock:
        """WeChat Pay restarts the stock."""

    def stop(self, stock_id: str) -> Stock:
        """The validity of the stock ends. It does so by itself at `available_end_time`."""

class UserProductCoupons(UserCouponMachine):
    """Product coupons of users."""

    def begin(self, coupon_code: str, stock_id: str | None = None) -> UserCoupon:
        """The validity of the coupon begins. It does so by itself at `valid_begin_time`."""

    def expire(self, coupon_code: str, stock_id: str | None = None) -> UserCoupon:
        """The validity of the coupon ends. It does so by itself at `valid_end_time`."""

    def delete(self, coupon_code: str, stock_id: str | None = None) -> UserCoupon:
        """The user deletes the coupon."""

class DeliveryPlans(DeliveryPlanMachine):
    """Delivery plans of product coupons."""

    def approve(self, plan_id: str) -> DeliveryPlan:
        """The review approves the plan, or a change of it, which takes effect."""

    def reject(self, plan_id: str, reason: str | None = None) -> DeliveryPlan:
        """The review rejects a new plan."""

    def reject_change(self, plan_id: str, reason: str | None = None) -> DeliveryPlan:
        """The review rejects a change. The plan continues as before."""

    def reject_restart(self, plan_id: str, reason: str | None = None) -> DeliveryPlan:
        """The review rejects the restart of a paused plan."""

    def pause(self, plan_id: str) -> DeliveryPlan:
        """The brand pauses the plan on its platform."""

    def run_out(self, plan_id: str) -> DeliveryPlan:
        """The stock has no coupon left or is not valid any more, so the plan pauses. It does so by itself."""

    def resume(self, plan_id: str) -> DeliveryPlan:
        """The brand resumes the plan on its platform. A plan that ran out does so by itself once its stock has coupons again."""

    def end(self, plan_id: str) -> DeliveryPlan:
        """The brand ends the plan on its platform."""

    def expire(self, plan_id: str) -> DeliveryPlan:
        """The time of the plan is over, without a notification. It does so by itself at `delivery_end_time`."""

class Partnerships(PartnershipMachine):
    """Partnerships for coupon stocks."""

    def terminate(self, idempotency_key: str, mchid: str | None = None) -> Partnership:
        """The merchant ends the partnership on the merchant platform. No call does."""

class Machines:
    """Every family and every state machine by name."""

    families: dict[str, Family]
    machines: dict[str, Machine[Any]]
    certificates: CertificateList
    echo: Echo
    onboarding: Onboarding
    settlements: Settlements
    medical_insurance: MedicalInsurance
    governance: Governance
    gold_plan: GoldPlan
    parking: ParkingReminders
    pay_gifts: PayGifts
    card_links: CardLinks
    malls: Malls
    accounts: Accounts
    sub_merchant_funds: SubMerchantFunds
    order_coupons: OrderCoupons
    payments: Payments
    membership: Membership
    profit_sharing: ProfitSharing
    ecommerce: Ecommerce
    oversea_remittances: OverseaRemittances
    merchant_transfer: MerchantTransfer
    payscore: PayScore
    fapiao: Fapiao
    brand_store: BrandStoreFamily
    product_coupon: ProductCouponFamily
    delivery_plan: DeliveryPlanFamily
    partnership: PartnershipFamily
    bills: Bills
    brand_applyments: BrandApplyments
    brand_authorities: BrandAuthorities
    business_card_configs: BusinessCardConfigs
    business_card_links: BusinessCardLinks
    membership_activities: MembershipActivities
    member_card_templates: MemberCardTemplates
    brand_coupon_notification_urls: BrandCouponNotificationUrls
    cancel_applications: CancelApplications
    cancellation_withdrawals: CancellationWithdrawals
    cancelled_merchant_withdrawals: CancelledMerchantWithdrawals
    ecommerce_applyments: EcommerceApplyments
    day_end_balance_withdrawals: DayEndBalanceWithdrawals
    withdrawals: Withdrawals
    remittances: Remittances
    parking_lot_applications: ParkingLotApplications
    parking_lots: ParkingLots
    parking_passes: ParkingPasses
    parking_sessions: ParkingSessions
    guides: Guides
    parking_deductions: ParkingDeductions
    parking_entries: ParkingEntries
    plate_services: PlateServices
    cash_coupon_notification_urls: CashCouponNotificationUrls
    cash_coupon_stocks: CashCouponStocks
    cash_coupons: CashCoupons
    delivery_plan_notification_urls: DeliveryPlanNotificationUrls
    product_coupon_image_tasks: ProductCouponImageTasks
    product_coupon_notification_urls: ProductCouponNotificationUrls
    alterations: Alterations
    settlement_accounts: SettlementAccounts
    settlement_applications: SettlementApplications
    sub_merchant_applyments: SubMerchantApplyments
    applyments: Applyments
    medical_orders: MedicalOrders
    complaint_notification_urls: ComplaintNotificationUrls
    complaints: Complaints
    inactive_merchant_verifications: InactiveMerchantVerifications
    violation_notification_urls: ViolationNotificationUrls
    violations: Violations
    merchant_restrictions: MerchantRestrictions
    gold_plans: GoldPlans
    pay_gift_activities: PayGiftActivities
    mall_members: MallMembers
    mall_payments: MallPayments
    balances: Balances
    platform_withdrawals: PlatformWithdrawals
    orders: Orders
    refunds: Refunds
    member_cards: MemberCards
    sharings: Sharings
    shares: Shares
    sharing_returns: SharingReturns
    sharing_receivers: SharingReceivers
    sharing_profiles: SharingProfiles
    advance_returns: AdvanceReturns
    subsidies: Subsidies
    transfers: Transfers
    authorized_transfers: AuthorizedTransfers
    transfer_authorizations: TransferAuthorizations
    transfer_receipts: TransferReceipts
    service_orders: ServiceOrders
    partner_service_orders: PartnerServiceOrders
    fapiaos: Fapiaos
    fapiao_cards: FapiaoCards
    fapiao_merchants: FapiaoMerchants
    brand_stores: BrandStores
    brand_store_recipients: BrandStoreRecipients
    product_coupons: ProductCoupons
    product_coupon_stocks: ProductCouponStocks
    user_product_coupons: UserProductCoupons
    delivery_plans: DeliveryPlans
    partnerships: Partnerships
    def __init__(self, families: Mapping[str, Family]) -> None: ...
