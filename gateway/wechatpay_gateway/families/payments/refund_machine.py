"""The state machine of refunds."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import (
    CLOSE_REFUND,
    FAIL_REFUND,
    REFUND_STEPS,
    SUCCEED,
    RefundStatus,
)
from wechatpay_gateway.families.payments.views import refund_notice
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

_HIDDEN = frozenset({"content", "redirection", "received_account", "is_example", "coupons"})


class RefundMachine(Machine[Refund]):
    """The refunds, and the steps of banks and WeChat Pay; each step queues its notification.

    Attributes:
        end_advance: ends the return of the advance of a refund that is being closed, and returns whether the platform has the money back.
    """

    name = "refunds"
    title = "Refunds"
    states = RefundStatus
    initial = (RefundStatus.PROCESSING,)
    key = (
        Field("out_refund_no", "The merchant's number for the refund."),
        Field(
            "mchid",
            "The merchant that requested the refund. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = REFUND_STEPS
    is_in_state_reply = False
    columns = ("Number", "Merchant", "Yuan", "Status")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._records = records
        self._refunds = records.refunds
        self.end_advance: Callable[[Refund], bool] = lambda _refund: False

    def get(self, out_refund_no: str, mchid: str | None = None) -> Refund:
        """Return the refund with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownRefundError: the refund does not exist, or refunds of several merchants have the number.
        """
        return self._refunds.get(out_refund_no, mchid)

    def __iter__(self) -> Iterator[Refund]:
        return iter(self._refunds)

    def __len__(self) -> int:
        return len(self._refunds)

    def succeed(self, out_refund_no: str, *, mchid: str | None = None) -> Refund:
        """Complete a refund: the money arrives at the payer.

        Raises:
            UnknownRefundError: the refund does not exist.
            WrongStateError: the refund is not being processed.
        """
        return self.take(SUCCEED, out_refund_no=out_refund_no, mchid=mchid)

    def fail(self, out_refund_no: str, *, mchid: str | None = None) -> Refund:
        """Make a refund abnormal: the bank returns the money because the payer's card was closed.

        Raises:
            UnknownRefundError: the refund does not exist.
            WrongStateError: the refund is not being processed.
        """
        return self.take(FAIL_REFUND, out_refund_no=out_refund_no, mchid=mchid)

    def close(self, out_refund_no: str, *, mchid: str | None = None) -> Refund:
        """Close a refund: the money stays with the merchant.

        Raises:
            UnknownRefundError: the refund does not exist.
            WrongStateError: the refund succeeded or is already closed.
        """
        return self.take(CLOSE_REFUND, out_refund_no=out_refund_no, mchid=mchid)

    def lookup(self, key: Mapping[str, Any]) -> Refund:
        """Return the refund with this number."""
        return self._refunds.get(key["out_refund_no"], key.get("mchid"))

    def key_of(self, record: Refund) -> dict[str, str]:
        """Return the number and the merchant of a refund."""
        return {"out_refund_no": record.out_refund_no, "mchid": record.caller}

    def state_of(self, record: Refund) -> RefundStatus:
        """Return the status."""
        return record.status

    def describe(self, record: Refund) -> str:
        """Return `refund` and its number."""
        return f"refund {record.out_refund_no}"

    def put(self, record: Refund, state: StrEnum) -> Refund:
        """Put a refund into a status."""
        return self._refunds.put(record, RefundStatus(state), at=self._context.now())

    def move(self, record: Refund, step: Step, fields: Mapping[str, Any], announce: Announce) -> Refund:
        """Put a refund into the target status of a step, and queue its notification."""
        del fields
        refund = self.put(record, step.after(self.state_of(record)))
        if step is CLOSE_REFUND and not refund.is_example:
            is_returned = self.end_advance(refund)
            order = self._records.order_of(refund)
            self._records.funds.give_back(order, refund, has_returned_advance=is_returned)
        if step is SUCCEED and refund.coupons:
            self._records.funds.complete(self._records.order_of(refund), refund)
        url = refund.fields.get("notify_url")
        if url:
            announce(
                mchid=refund.caller,
                event_type=f"REFUND.{refund.status.value}",
                original_type="refund",
                url=url,
                resource=refund_notice(refund, self._records.order_of(refund), self._records.funds.payer_of(refund)),
            )
        return refund

    def newest(self, limit: int, skip: int = 0) -> tuple[Refund, ...]:
        """Return the refunds that were requested last, newest first, without the examples and the first `skip`."""
        return self._refunds.newest(limit, skip)

    def records(self) -> Iterator[Refund]:
        """Iterate over the refunds, without the examples."""
        return (refund for refund in self._refunds if not refund.is_example)

    def to_json(self, record: Refund) -> dict[str, Any]:
        """Return a refund without its request, which may contain values that the merchant encrypted."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: Refund) -> tuple[str, ...]:
        """Return the number, merchant, amount and status of a refund."""
        return record.out_refund_no, record.caller, yuan(record.amount), record.status.value
