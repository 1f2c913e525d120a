"""The state machine of receipts."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.families.merchant_transfer.receipt_file import receipt_file
from wechatpay_gateway.families.merchant_transfer.receipts import DIGESTS, Receipt
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import RECEIPT_STEPS, ReceiptState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.changes import Announce

_HIDDEN = frozenset({"file", "is_example"})


class ReceiptMachine(Machine[Receipt]):
    """The applications for receipts, and the steps of WeChat Pay."""

    name = "transfer_receipts"
    title = "Transfer receipts"
    states = ReceiptState
    initial = (ReceiptState.GENERATING,)
    key = (
        Field("out_bill_no", "The merchant's number for the transfer."),
        Field(
            "mchid",
            "The merchant that created the transfer. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = RECEIPT_STEPS
    actions = (
        Action(
            "set_digest",
            "Sets the digest with which a download is verified.",
            (Field("hash_type", "`SHA256` (default) or `SM3`."),),
        ),
    )
    is_in_state_reply = False
    columns = ("Number of the transfer", "Merchant", "State")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._records = records
        self._receipts = records.receipts

    def get(self, out_bill_no: str, mchid: str | None = None) -> Receipt:
        """Return the application for the receipt of this transfer. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownReceiptError: there is no application, or there are several for transfers of different merchants.
        """
        return self._receipts.get(out_bill_no, mchid)

    def set_digest(self, hash_type: str) -> None:
        """Set the digest with which a download is verified: `SHA256` or `SM3`.

        Raises:
            ValueError: it is another one.
        """
        if hash_type not in DIGESTS:
            raise ValueError(f"hash_type must be one of {', '.join(DIGESTS)}, got {hash_type!r}")
        self._records.digest = hash_type

    def __iter__(self) -> Iterator[Receipt]:
        return iter(self._receipts)

    def lookup(self, key: Mapping[str, Any]) -> Receipt:
        """Return the application for the receipt of this transfer."""
        return self.get(key["out_bill_no"], key.get("mchid"))

    def key_of(self, record: Receipt) -> dict[str, str]:
        """Return the number and the merchant of the transfer."""
        return {"out_bill_no": record.out_bill_no, "mchid": record.caller}

    def state_of(self, record: Receipt) -> ReceiptState:
        """Return the state."""
        return record.state

    def describe(self, record: Receipt) -> str:
        """Return `receipt of transfer` and its number."""
        return f"receipt of transfer {record.out_bill_no}"

    def put(self, record: Receipt, state: StrEnum) -> Receipt:
        """Put an application into a state; a finished one has a file."""
        file = None
        if ReceiptState(state) is ReceiptState.FINISHED:
            file = receipt_file(self._records.transfers.get(record.out_bill_no, record.caller))
        return self._receipts.update(
            record, state=state.value, file=file, fail_reason=None, updated=self._context.now()
        )

    def move(self, record: Receipt, step: Step, fields: Mapping[str, Any], announce: Announce) -> Receipt:
        """Take a step; receipts have no notification."""
        del announce
        moved = self.put(record, step.after(self.state_of(record)))
        return self._receipts.update(moved, fail_reason=fields["fail_reason"]) if "fail_reason" in fields else moved

    def newest(self, limit: int, skip: int = 0) -> tuple[Receipt, ...]:
        """Return the newest applications, newest first, without the examples and the first `skip`."""
        return self._receipts.newest(limit, skip)

    def records(self) -> Iterator[Receipt]:
        """Iterate over the applications, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: Receipt) -> dict[str, Any]:
        """Return an application without its file."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: Receipt) -> tuple[str, ...]:
        """Return the number, merchant and state of an application."""
        state = record.state.value if record.fail_reason is None else f"{record.state.value}\n{record.fail_reason}"
        return record.out_bill_no, record.caller, state
