"""The state machine of e-invoices, and what users do: they fill in titles."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.fapiao.invoices import OPEN, Invoice, Invoices, new_invoice_number
from wechatpay_gateway.families.fapiao.notices import announce_invoice, send
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.steps import (
    FAIL_ISSUE,
    FAIL_REVERSAL,
    FAILED,
    FINISH_REVERSAL,
    INVOICE_STEPS,
    ISSUE,
    REFUSE_ISSUE,
    REVERSE,
    CardState,
    InvoiceState,
)
from wechatpay_gateway.families.fapiao.titles import LINK_SECONDS, Title, Titles, UnknownTitleError
from wechatpay_gateway.families.payments.orders import Order, Orders
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

HIDDEN = frozenset({"content", "is_example"})
"""The fields of an invoice that the control API does not show."""
KEY = (
    Field("fapiao_id", "The number of the invoice."),
    Field("mchid", "The service provider. Required if several use the number.", is_required=False),
)
"""The fields that identify an invoice."""
_FAILURES = {FAIL_ISSUE: "BIZ_ERROR", REFUSE_ISSUE: "PARAM_ERROR", FAIL_REVERSAL: "BIZ_ERROR"}
"""The `fapiao_error_code` of each step that fails."""
_LINES = ("taxpayer_id", "phone", "email", "address", "telephone", "bank_name", "bank_account")
_OPTIONAL = (*_LINES, "fapiao_bill_type", "user_apply_message")
_BUYERS = ("INDIVIDUAL", "ORGANIZATION")
_COMMON = "COMM_FAPIAO"
_BILL_TYPES = (_COMMON, "VAT_FAPIAO")
_TITLE = (
    Field("name", "The name of the buyer."),
    Field("buyer_type", "`INDIVIDUAL`, the default, or `ORGANIZATION`, which needs `taxpayer_id`.", is_required=False),
    *(Field(name, f"The field `{name}` of the title.", is_required=False) for name in _OPTIONAL),
    Field("mchid", "The service provider. Defaults to the default merchant.", is_required=False),
)


class InvoiceMachine(Machine[Invoice]):
    """The invoices, and the forms that users fill in."""

    name = "fapiaos"
    title = "E-invoices"
    states = InvoiceState
    initial = (InvoiceState.ISSUE_ACCEPTED,)
    key = KEY
    steps = INVOICE_STEPS
    actions = (
        Action(
            "fill_in_title",
            "A user fills in the title on the form of `query_title_url`, within 30 minutes.",
            (Field("fapiao_apply_id", "The number of the application."), *_TITLE),
        ),
        Action(
            "apply_on_bill",
            "A user asks for an invoice on the bill of a WeChat Pay order, and fills in the title.",
            (Field("transaction_id", "The order."), *_TITLE),
        ),
    )
    is_in_state_reply = False
    columns = ("Number", "Application", "Sub-merchant", "Yuan", "Card", "State")

    def __init__(
        self, context: Context, invoices: Invoices, titles: Titles, settings: Settings, orders: Orders
    ) -> None:
        super().__init__(context)
        self._invoices = invoices
        self._titles = titles
        self._settings = settings
        self._orders = orders

    def get(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """Return the invoice with this number. If `mchid` is `None`, it can be any service provider's.

        Raises:
            UnknownInvoiceError: the invoice does not exist, or those of several service providers have the number.
        """
        return self._invoices.get(fapiao_id, mchid)

    def fill_in_title(
        self,
        fapiao_apply_id: str,
        name: str,
        *,
        buyer_type: str = "INDIVIDUAL",
        taxpayer_id: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        address: str | None = None,
        telephone: str | None = None,
        bank_name: str | None = None,
        bank_account: str | None = None,
        fapiao_bill_type: str | None = None,
        user_apply_message: str | None = None,
        mchid: str | None = None,
    ) -> Title:
        """Fill in the title of an application on the form of `query_title_url`. The service provider is notified.

        Raises:
            UnknownTitleError: no link to the form was requested.
            WrongStateError: the link has expired, or the form is filled in already.
            ValueError: a field is missing.
        """
        with self._context.changes.commit():
            title = self._titles.find(mchid or self._context.merchants.default.mchid, fapiao_apply_id)
            if title is None or title.is_of_order:
                raise UnknownTitleError(f"no link to the form of application {fapiao_apply_id} was requested")
            if title.filled:
                raise WrongStateError(f"the title of application {fapiao_apply_id} is filled in already")
            if title.linked + LINK_SECONDS < self._context.now():
                expired = to_moment(title.linked + LINK_SECONDS)
                raise WrongStateError(
                    f"the link of application {fapiao_apply_id} expired at {expired}. Request another"
                )
            values = _values(name, buyer_type, taxpayer_id, phone, email, address, telephone, bank_name, bank_account)
            values |= _given(fapiao_bill_type=fapiao_bill_type, user_apply_message=user_apply_message)
            if missing := [each for each in title.needs.split() if not values.get(each)]:
                raise ValueError(f"the form of application {fapiao_apply_id} needs the field {missing[0]!r}")
            return self._fill_in(title, values)

    def apply_on_bill(
        self,
        transaction_id: str,
        name: str,
        *,
        buyer_type: str = "INDIVIDUAL",
        taxpayer_id: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        address: str | None = None,
        telephone: str | None = None,
        bank_name: str | None = None,
        bank_account: str | None = None,
        fapiao_bill_type: str | None = None,
        user_apply_message: str | None = None,
        mchid: str | None = None,
    ) -> Title:
        """Ask for an invoice on the bill of a WeChat Pay order, as its payer. The service provider is notified.

        Raises:
            UnknownTitleError: the order does not exist.
            WrongStateError: the order is not paid, or was refunded, its bill has no entry to e-invoices, or the user asked before.
            ValueError: a field is missing.
        """
        with self._context.changes.commit():
            caller = mchid or self._context.merchants.default.mchid
            order = next(iter(self._orders.of_transaction(transaction_id)), None)
            if order is None:
                raise UnknownTitleError(f"the gateway has no order with the transaction_id {transaction_id}")
            self._check_entry(order, caller)
            title = self._titles.find(caller, transaction_id)
            if title is not None and title.filled and not title.is_example:
                raise WrongStateError(f"the user has asked for an invoice of order {order.out_trade_no} already")
            invoices = self._invoices.of_application(caller, transaction_id)
            if any(each.status in OPEN and not each.is_example for each in invoices):
                raise WrongStateError(f"order {order.out_trade_no} has an e-invoice already")
            numbers = (caller, transaction_id, order.sub_mchid or order.payee)
            form = Title(*numbers, True, order.openid or "", order.total, "", self._context.now())
            values = _values(name, buyer_type, taxpayer_id, phone, email, address, telephone, bank_name, bank_account)
            values |= _given(fapiao_bill_type=fapiao_bill_type, user_apply_message=user_apply_message)
            return self._fill_in(form, {**values, "amount": order.total, "out_trade_no": order.out_trade_no})

    def _check_entry(self, order: Order, caller: str) -> None:
        seller = order.sub_mchid or order.payee
        if order.state is not OrderState.SUCCESS:
            why = f"is {order.state}, so its bill has no entry to e-invoices"
            raise WrongStateError(f"order {order.out_trade_no} {why}")
        shows_entry = self._settings.get(caller, seller).shows_entry
        if not shows_entry and not order.fields.get("support_fapiao"):
            raise WrongStateError(
                f"the bill of order {order.out_trade_no} has no entry to e-invoices. Set show_fapiao_cell of {seller}, or "
                "support_fapiao of the order"
            )

    def _fill_in(self, title: Title, values: Mapping[str, Any]) -> Title:
        self._check_form(title, values)
        resource = {
            "mchid": title.caller,
            "sub_mchid": title.sub_mchid,
            "fapiao_apply_id": title.apply_id,
            "apply_time": to_moment(self._context.now()),
        }
        with self._context.changes.commit() as announce:
            filled = self._titles.fill_in(title, values)
            send(announce, "USER_APPLIED", title.caller, resource, self._settings)
        return filled

    def _check_form(self, title: Title, values: Mapping[str, Any]) -> None:
        if values["type"] not in _BUYERS:
            raise ValueError(f"buyer_type must be one of {', '.join(_BUYERS)}, got {values['type']!r}")
        if values["type"] == "ORGANIZATION" and not values.get("taxpayer_id"):
            raise ValueError("the title of an organization needs the field 'taxpayer_id'")
        bill_type = values.get("fapiao_bill_type", _COMMON)
        if bill_type not in _BILL_TYPES:
            raise ValueError(f"fapiao_bill_type must be one of {', '.join(_BILL_TYPES)}, got {bill_type!r}")
        if bill_type != _COMMON and not self._settings.get(title.caller, title.sub_mchid).supports_vat:
            raise ValueError(f"the form has no {bill_type}. Set support_vat_fapiao of {title.sub_mchid}")

    def shown_numbers(self, invoice: Invoice) -> tuple[str | None, str | None]:
        """Return number and code of the file of an invoice: of the red-letter invoice if there is one."""
        is_red = invoice.status is InvoiceState.REVERSED
        return (invoice.red_number, None) if is_red else (invoice.number, invoice.code)

    def __iter__(self) -> Iterator[Invoice]:
        return self._invoices.all()

    def lookup(self, key: Mapping[str, Any]) -> Invoice:
        """Return the invoice with this number."""
        return self.get(key["fapiao_id"], key.get("mchid"))

    def key_of(self, record: Invoice) -> dict[str, str]:
        """Return the number and the service provider of an invoice."""
        return {"fapiao_id": record.fapiao_id, "mchid": record.caller}

    def state_of(self, record: Invoice) -> InvoiceState:
        """Return the state."""
        return record.status

    def describe(self, record: Invoice) -> str:
        """Return `e-invoice` and its number."""
        return f"e-invoice {record.fapiao_id}"

    def put(self, record: Invoice, state: StrEnum) -> Invoice:
        """Put an invoice into a state, with the numbers and the card that it has in that state."""
        status, now = InvoiceState(state), self._context.now()
        columns: dict[str, Any] = {"status": status.value}
        if status in (InvoiceState.ISSUE_ACCEPTED, InvoiceState.ISSUE_FAILED):
            columns |= {"number": None, "code": None, "issued": None, "card_status": None}
        elif record.number is None:
            columns |= {"number": new_invoice_number(now), "issued": now}
        if record.card_status is None and columns.get("number"):
            columns["card_status"] = CardState.INSERT_ACCEPTED.value
        if status is InvoiceState.REVERSED:
            columns |= {"red_number": new_invoice_number(now), "reversed": now}
            columns["card_status"] = CardState.DISCARD_ACCEPTED.value
        else:
            columns |= {"red_number": None, "reversed": None}
        if status in FAILED and record.status is not status:
            columns["error_code"], columns["error_message"] = FAILED[status]
        return self._invoices.update(record, **columns)

    def move(self, record: Invoice, step: Step, fields: Mapping[str, Any], announce: Announce) -> Invoice:
        """Take a step; queue the notification of an issued and of a reversed invoice."""
        moved = self.put(record, InvoiceState(step.after(record.status)))
        if step is REVERSE:
            return self._invoices.update(moved, reversal_requested=self._context.now())
        if step in _FAILURES:
            message = fields.get("message", moved.error_message)
            return self._invoices.update(moved, error_code=_FAILURES[step], error_message=message)
        if step in (ISSUE, FINISH_REVERSAL):
            event = "ISSUED" if step is ISSUE else "REVERSED"
            announce_invoice(announce, event, moved, self._invoices, self._settings)
        return moved

    def records(self) -> Iterator[Invoice]:
        """Iterate over the invoices, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Invoice, ...]:
        """Return the newest invoices, newest first, without the examples and the first `skip`."""
        return self._invoices.newest(limit, skip)

    def to_json(self, record: Invoice) -> dict[str, Any]:
        """Return an invoice without its request."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in HIDDEN)

    def cells(self, record: Invoice) -> tuple[str, ...]:
        """Return the number, the application, the sub-merchant, the amount and both states of an invoice."""
        card = record.card_status.value if record.card_status else ""
        return (
            *(record.fapiao_id, record.apply_id, record.sub_mchid, yuan(record.total)),
            *(card, record.status.value),
        )


def _given(**values: str | None) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _values(name: str, kind: str, *others: str | None) -> dict[str, Any]:
    """Return a title with the fields that the user filled in."""
    return _given(type=kind, name=name, **dict(zip(_LINES, others, strict=True)))
