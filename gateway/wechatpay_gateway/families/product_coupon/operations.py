"""The family of product coupons: combines its operations, its records and its state machines."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.brand_store.operations import BrandStoreFamily
from wechatpay_gateway.families.product_coupon.coupon_machine import ProductCouponMachine
from wechatpay_gateway.families.product_coupon.coupon_operations import ProductCouponOperations
from wechatpay_gateway.families.product_coupon.examples import add_examples
from wechatpay_gateway.families.product_coupon.part_operations import PartOperations
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.sending import Sender
from wechatpay_gateway.families.product_coupon.steps import BEGIN, EXPIRE, STOP, UserCouponState
from wechatpay_gateway.families.product_coupon.stock_machine import StockMachine
from wechatpay_gateway.families.product_coupon.stock_operations import StockOperations
from wechatpay_gateway.families.product_coupon.user_coupon_machine import UserCouponMachine
from wechatpay_gateway.families.product_coupon.user_operations import UserCouponOperations
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.resource.family import Resources

_URLS = "marketing.product_coupons.product_coupon_notification_urls"


class ProductCouponFamily(Family):
    """Product coupons of service providers and of brands, their stocks, and the coupons of users.

    Attributes:
        records: the records, by kind.
        coupon_machine: the steps of product coupons; also `gateway.product_coupons`.
        stock_machine: the steps of stocks; also `gateway.product_coupon_stocks`.
        user_coupon_machine: the steps of users' coupons; also `gateway.user_product_coupons`.
    """

    name = "product_coupon"
    due_tables = ("product_coupon_stocks", "user_product_coupons")
    tables = Tables.read("product_coupon", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.records = records = Records(context.store)
        resources = context.family(Resources)
        sender = Sender(records, context.now, lambda mchid: resources.value_of(_URLS, mchid, "notify_url"))
        stores = context.family(BrandStoreFamily)
        self.coupon_machine = ProductCouponMachine(context, records)
        self.stock_machine = StockMachine(context, records)
        self.user_coupon_machine = UserCouponMachine(context, records, sender)
        self.machines = (self.coupon_machine, self.stock_machine, self.user_coupon_machine)
        users = UserCouponOperations(records, self.user_coupon_machine, sender, context.changes, stores.is_open)
        self.behaviors = {
            **ProductCouponOperations(records, self.coupon_machine).behaviors,
            **StockOperations(records, self.stock_machine).behaviors,
            **PartOperations(records, stores.is_store).behaviors,
            **users.behaviors,
        }

    def add_examples(self, mchid: str) -> None:
        """Add the product coupons that the catalog's examples refer to, which everyone who calls for their brand can use."""
        del mchid
        add_examples(self._context.catalog, self.records)

    def next_due(self) -> float | None:
        """Return when the validity of the next coupon begins or ends, or that of the next stock ends."""
        dues = (self.records.stocks.next_due(), self.records.user_coupons.next_due())
        return min((due for due in dues if due is not None), default=None)

    def make_due_changes(self) -> None:
        """Stop the stocks whose validity has ended, and begin and end that of users' coupons."""
        now = self._context.now()
        for stock in self.records.stocks.due(now):
            self.stock_machine.advance(stock, STOP, {})
        for coupon in self.records.user_coupons.due(now):
            step = BEGIN if coupon.state is UserCouponState.PENDING else EXPIRE
            begun = self.user_coupon_machine.advance(coupon, step, {})
            if begun.due is not None and begun.due <= now:
                self.user_coupon_machine.advance(begun, EXPIRE, {})
