"""The state machine of returns of advances."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.ecommerce.advance_returns import LONGEST_SECONDS, AdvanceReturn
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import (
    ADVANCE_RETURN_STEPS,
    FAIL_ADVANCE_RETURN,
    REPEAT_ADVANCE_RETURN,
    RETRY_ADVANCE_RETURN,
    AdvanceReturnResult,
)
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.changes import Announce

_CAUSE = "advance return"


class AdvanceReturnMachine(Machine[AdvanceReturn]):
    """The returns of advances. A return is usually completed by the request itself.

    Attributes:
        delays: how many of the next requests for a return leave it in progress.
    """

    name = "advance_returns"
    title = "Returns of advances"
    states = AdvanceReturnResult
    initial = (AdvanceReturnResult.PROCESSING,)
    key = (
        Field("out_refund_no", "The platform's number of the refund."),
        Field(
            "mchid",
            "The platform that requested the refund. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = ADVANCE_RETURN_STEPS
    actions = (
        Action(
            "delay",
            "The next requests for a return of an advance, also repeated ones, leave it in progress.",
            (Field("times", "The number of requests.", int),),
        ),
    )
    is_in_state_reply = False
    columns = ("Refund", "Sub-merchant", "Yuan", "Result")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._returns = records.advance_returns
        self._accounts = records.accounts
        self.delays = 0

    def get(self, out_refund_no: str, mchid: str | None = None) -> AdvanceReturn:
        """Return the return of the advance of a refund. If `mchid` is `None`, it can be any platform's refund.

        Raises:
            UnknownAdvanceReturnError: No refund has the number, or those of several platforms have it.
        """
        return self._returns.get(out_refund_no, mchid)

    def delay(self, times: int) -> None:
        """Let the next `times` requests for a return leave it in progress.

        Raises:
            ValueError: `times` is negative.
        """
        if times < 0:
            raise ValueError(f"times must not be negative, got {times}")
        self.delays = times

    def attempt(self, made: AdvanceReturn) -> AdvanceReturn:
        """Complete a return as its request does, unless a delay is pending.

        Raises:
            NotEnoughError: the sub-merchant has less money.
        """
        if self.delays:
            self.delays -= 1
            return made
        return self.advance(made, REPEAT_ADVANCE_RETURN, {})

    def retry_due(self) -> None:
        """Try the returns again whose last attempt is a day ago, and give up those that have been in progress for 90 days."""
        now = self._context.now()
        for made in self._returns.due(now):
            try:
                self.advance(made, RETRY_ADVANCE_RETURN, {})
            except NotEnoughError:
                if now - made.created >= LONGEST_SECONDS:
                    self.advance(made, FAIL_ADVANCE_RETURN, {})
                else:
                    self._returns.note_attempt(made, at=now)

    def end(self, refund: Refund) -> bool:
        """End the return of the advance of a refund that is being closed, and return whether the platform has the money back."""
        made = self._returns.find(refund.caller, refund.refund_id)
        if made is None:
            return False
        if made.result is AdvanceReturnResult.PROCESSING:
            self.advance(made, FAIL_ADVANCE_RETURN, {})
        return made.result is AdvanceReturnResult.SUCCESS

    def reset(self) -> None:
        """Set `delays` to 0."""
        self.delays = 0

    def __iter__(self) -> Iterator[AdvanceReturn]:
        return iter(self._returns)

    def lookup(self, key: Mapping[str, Any]) -> AdvanceReturn:
        """Return the return of the advance of this refund."""
        return self._returns.get(key["out_refund_no"], key.get("mchid"))

    def key_of(self, record: AdvanceReturn) -> dict[str, str]:
        """Return the number of the refund and the platform."""
        return {"out_refund_no": record.out_refund_no, "mchid": record.caller}

    def state_of(self, record: AdvanceReturn) -> AdvanceReturnResult:
        """Return the result."""
        return record.result

    def describe(self, record: AdvanceReturn) -> str:
        """Return `advance return of refund` and the number of the refund."""
        return f"advance return of refund {record.out_refund_no}"

    def put(self, record: AdvanceReturn, state: StrEnum) -> AdvanceReturn:
        """Put a return into a state."""
        return self._returns.put(record, AdvanceReturnResult(state), at=self._context.now())

    def move(self, record: AdvanceReturn, step: Step, fields: Mapping[str, Any], announce: Announce) -> AdvanceReturn:
        """Move the money to the platform, or give up.

        Raises:
            NotEnoughError: the sub-merchant has less money.
        """
        del fields, announce
        if step is not FAIL_ADVANCE_RETURN and not record.is_example:
            self._accounts.move(record.sub_mchid, record.caller, record.amount, _CAUSE, record.advance_return_id)
        return self.put(record, step.after(record.result))

    def records(self) -> Iterator[AdvanceReturn]:
        """Iterate over the returns, without the examples."""
        return (each for each in self._returns if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[AdvanceReturn, ...]:
        """Return the newest returns, newest first, without the examples and the first `skip`."""
        return self._returns.newest(limit, skip)

    def to_json(self, record: AdvanceReturn) -> dict[str, Any]:
        """Return a return."""
        return asdict(record, filter=lambda attribute, _value: attribute.name != "is_example")

    def cells(self, record: AdvanceReturn) -> tuple[str, ...]:
        """Return the number of the refund, the sub-merchant, the amount and the result."""
        return record.out_refund_no, record.sub_mchid, yuan(record.amount), record.result.value
