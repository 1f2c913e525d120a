"""The state machine of the cards of e-invoices."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.families.fapiao.invoice_machine import HIDDEN, KEY
from wechatpay_gateway.families.fapiao.invoices import Invoice, Invoices, UnknownInvoiceError
from wechatpay_gateway.families.fapiao.notices import announce_invoice
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.steps import CARD_STEPS, DISCARD, INSERT, CardState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.notifications.changes import Announce

_EVENTS = {INSERT.name: "CARD_INSERTED", DISCARD.name: "CARD_DISCARDED"}


class CardMachine(Machine[Invoice]):
    """The cards of invoices: WeChat Pay's, from their issue on, and merchants' own."""

    name = "fapiao_cards"
    title = "Cards of e-invoices"
    states = CardState
    initial = (CardState.INSERT_ACCEPTED,)
    key = KEY
    steps = CARD_STEPS
    is_in_state_reply = False
    columns = ("Number", "Application", "Card", "State")

    def __init__(self, context: Context, invoices: Invoices, settings: Settings) -> None:
        super().__init__(context)
        self._invoices = invoices
        self._settings = settings

    def get(self, fapiao_id: str, mchid: str | None = None) -> Invoice:
        """Return the invoice with this number, which must have a card.

        Raises:
            UnknownInvoiceError: the invoice does not exist, has no card yet, or those of several service providers have the number.
        """
        invoice = self._invoices.get(fapiao_id, mchid)
        if invoice.card_status is None:
            raise UnknownInvoiceError(f"e-invoice {fapiao_id} has no card, because it is {invoice.status.value}")
        return invoice

    def __iter__(self) -> Iterator[Invoice]:
        return self._invoices.all(has_card=True)

    def lookup(self, key: Mapping[str, Any]) -> Invoice:
        """Return the invoice with this number."""
        return self.get(key["fapiao_id"], key.get("mchid"))

    def key_of(self, record: Invoice) -> dict[str, str]:
        """Return the number and the service provider of an invoice."""
        return {"fapiao_id": record.fapiao_id, "mchid": record.caller}

    def state_of(self, record: Invoice) -> CardState:
        """Return the state of the card."""
        return record.card_status or CardState.INSERT_ACCEPTED

    def describe(self, record: Invoice) -> str:
        """Return `the card of e-invoice` and its number."""
        return f"the card of e-invoice {record.fapiao_id}"

    def put(self, record: Invoice, state: StrEnum) -> Invoice:
        """Put a card into a state."""
        return self._invoices.update(record, card_status=state.value)

    def move(self, record: Invoice, step: Step, fields: Mapping[str, Any], announce: Announce) -> Invoice:
        """Take a step; queue the notification of an added and of a voided card."""
        del fields
        moved = self.put(record, step.after(self.state_of(record)))
        if (event := _EVENTS.get(step.name)) is not None:
            announce_invoice(announce, event, moved, self._invoices, self._settings)
        return moved

    def records(self) -> Iterator[Invoice]:
        """Iterate over the invoices with a card, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Invoice, ...]:
        """Return the newest invoices with a card, newest first, without the examples and the first `skip`."""
        return self._invoices.newest(limit, skip, has_card=True)

    def to_json(self, record: Invoice) -> dict[str, Any]:
        """Return an invoice without its request."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in HIDDEN)

    def cells(self, record: Invoice) -> tuple[str, ...]:
        """Return the number, the application, the code and the state of a card."""
        return record.fapiao_id, record.apply_id, record.card_code, self.state_of(record).value
