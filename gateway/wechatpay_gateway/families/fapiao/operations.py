"""The family of e-invoices: combines its operations, its records and its two state machines."""

from functools import partial

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.fapiao.card_machine import CardMachine
from wechatpay_gateway.families.fapiao.examples import add_examples, seller_of
from wechatpay_gateway.families.fapiao.invoice_machine import InvoiceMachine
from wechatpay_gateway.families.fapiao.invoice_operations import FILE, InvoiceOperations
from wechatpay_gateway.families.fapiao.invoices import Invoices
from wechatpay_gateway.families.fapiao.issue_operations import IssueOperations
from wechatpay_gateway.families.fapiao.merchant_machine import FapiaoMerchantMachine
from wechatpay_gateway.families.fapiao.merchant_operations import MerchantOperations
from wechatpay_gateway.families.fapiao.merchant_steps import ConnectionState
from wechatpay_gateway.families.fapiao.merchants import (
    ALL_ABILITIES,
    DIGITAL,
    OWN_SYSTEM,
    FapiaoMerchant,
    FapiaoMerchants,
)
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.title_operations import TitleOperations
from wechatpay_gateway.families.fapiao.titles import Titles
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Fapiao(Family):
    """E-invoices of service providers.

    Attributes:
        settings: the notification URLs, and the settings of sub-merchants.
        titles: the titles that users fill in.
        invoices: the invoices.
        invoice_machine: the steps of invoices; also `gateway.fapiaos`.
        merchants: the invitations, and the sub-merchants that accepted them.
        card_machine: the steps of their cards; also `gateway.fapiao_cards`.
        merchant_machine: the steps of sub-merchants; also `gateway.fapiao_merchants`.
    """

    name = "fapiao"
    tables = Tables.read("fapiao", 1, __name__)
    operations = (FILE,)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        store, self._orders = context.store, context.family(Payments).orders
        self.settings, self.titles, self.invoices = Settings(store), Titles(store), Invoices(store)
        records = (self.invoices, self.titles, self.settings, self._orders)
        self.invoice_machine = InvoiceMachine(context, *records)
        self.card_machine = CardMachine(context, self.invoices, self.settings)
        self.merchants = FapiaoMerchants(store)
        self.merchant_machine = FapiaoMerchantMachine(context, self.merchants)
        self.machines = (self.invoice_machine, self.card_machine, self.merchant_machine)
        self.behaviors = {
            **MerchantOperations(self.merchants).behaviors,
            **TitleOperations(self.settings, self.titles, self._orders).behaviors,
            **IssueOperations(self.settings, self.titles, self.invoices, self._orders, self.merchants).behaviors,
            **InvoiceOperations(self.invoices, self.invoice_machine, partial(seller_of, context.catalog)).behaviors,
        }

    def add_examples(self, mchid: str) -> None:
        """Add what the catalog's examples refer to, owned by a merchant."""
        example = (ConnectionState.ENABLED, f"{OWN_SYSTEM} {DIGITAL}", ALL_ABILITIES, self._context.now())
        self.merchants.put(FapiaoMerchant(mchid, "1900000109", *example, is_example=True))
        parts = (self.settings, self.titles, self.invoices, self._orders)
        add_examples(self._context.catalog, mchid, *parts, self._context.now())
