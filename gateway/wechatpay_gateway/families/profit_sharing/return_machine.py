"""The state machine of returns of shares."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.settlement import Settlement
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import (
    FAIL_RETURN,
    REPEAT,
    RETURN_STEPS,
    SUCCEED_RETURN,
    TIME_OUT,
    TIME_OUT_CLOSED,
    ReturnResult,
    ShareFailure,
)
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.changes import Announce

_HIDDEN = frozenset({"content", "is_example", "product"})


class ReturnMachine(Machine[SharingReturn]):
    """The returns of shares. A return is usually completed by the request itself.

    Attributes:
        delays: how many of the next requests for a return leave it in progress.
    """

    name = "sharing_returns"
    title = "Returns of shares"
    states = ReturnResult
    initial = (ReturnResult.PROCESSING,)
    key = (
        Field("number", "The merchant's number: `out_return_no`."),
        Field(
            "mchid",
            "The merchant that made the request. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = RETURN_STEPS
    actions = (
        Action(
            "delay",
            "The next requests for a return, also repeated ones, leave it in progress.",
            (Field("times", "The number of requests.", int),),
        ),
    )
    is_in_state_reply = False
    columns = ("Number", "Receiver", "Yuan", "Result", "Reason")

    def __init__(self, context: Context, records: Records, settlement: Settlement) -> None:
        super().__init__(context)
        self._returns = records.returns
        self._settlement = settlement
        self.delays = 0

    def get(self, number: str, mchid: str | None = None) -> SharingReturn:
        """Return the return with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownReturnError: the return does not exist, or returns of several merchants have the number.
        """
        return self._returns.get(number, mchid)

    def delay(self, times: int) -> None:
        """Let the next `times` requests for a return leave it in progress.

        Raises:
            ValueError: `times` is negative.
        """
        if times < 0:
            raise ValueError(f"times must not be negative, got {times}")
        self.delays = times

    def attempt(self, made: SharingReturn) -> SharingReturn:
        """Complete a return as its request does, unless a delay is pending.

        Raises:
            NotEnoughError: the receiver has less money.
        """
        if self.delays:
            self.delays -= 1
            return made
        return self.advance(made, REPEAT, {})

    def time_out_due(self) -> None:
        """Give up the returns that have been in progress for too long."""
        for made in self._returns.timed_out(self._context.now()):
            self.advance(made, TIME_OUT, {})

    def reset(self) -> None:
        """Set `delays` to 0."""
        self.delays = 0

    def __iter__(self) -> Iterator[SharingReturn]:
        return iter(self._returns)

    def lookup(self, key: Mapping[str, Any]) -> SharingReturn:
        """Return the return with this number."""
        return self._returns.get(key["number"], key.get("mchid"))

    def key_of(self, record: SharingReturn) -> dict[str, str]:
        """Return the number and the merchant of a return."""
        return {"number": record.out_return_no, "mchid": record.caller}

    def state_of(self, record: SharingReturn) -> ReturnResult:
        """Return the result."""
        return record.result

    def describe(self, record: SharingReturn) -> str:
        """Return `return` and its number."""
        return f"return {record.out_return_no}"

    def put(self, record: SharingReturn, state: StrEnum) -> SharingReturn:
        """Put a return into a state."""
        return self._returns.put(record, ReturnResult(state), at=self._context.now())

    def move(self, record: SharingReturn, step: Step, fields: Mapping[str, Any], announce: Announce) -> SharingReturn:
        """Complete a return, which queues its notification, or fail it."""
        if step in (REPEAT, SUCCEED_RETURN):
            return self._settlement.complete(record, announce)
        reason: str = (
            fields.get("reason", ShareFailure.ACCOUNT_ABNORMAL.value) if step is FAIL_RETURN else TIME_OUT_CLOSED
        )
        return self._returns.put(record, ReturnResult.FAILED, at=self._context.now(), fail_reason=reason)

    def records(self) -> Iterator[SharingReturn]:
        """Iterate over the returns, without the examples."""
        return (each for each in self._returns if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[SharingReturn, ...]:
        """Return the newest returns, newest first, without the examples and the first `skip`."""
        return self._returns.newest(limit, skip)

    def to_json(self, record: SharingReturn) -> dict[str, Any]:
        """Return a return."""
        shown = asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)
        return {**shown, "product": record.product.name}

    def cells(self, record: SharingReturn) -> tuple[str, ...]:
        """Return the number, receiver, amount, result and reason of a return."""
        return (
            *(record.out_return_no, record.return_mchid, yuan(record.amount), record.result.value),
            record.fail_reason or "",
        )
