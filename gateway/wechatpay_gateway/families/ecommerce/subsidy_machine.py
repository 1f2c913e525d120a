"""The state machine of subsidies."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import REFUND_SUBSIDY, SUBSIDY_STEPS, SubsidyResult
from wechatpay_gateway.families.ecommerce.subsidies import Subsidy, SubsidyReturn
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.changes import Announce

_CAUSE, _RETURN = "subsidy", "subsidy return"
_HIDDEN = frozenset({"content", "is_example"})
_TIMES = (Field("times", "The number of requests.", int),)


class SubsidyMachine(Machine[Subsidy]):
    """The subsidies. A subsidy and its return are completed by their requests, unless a failure is pending.

    Attributes:
        failures: how many of the next subsidies fail.
        return_failures: how many of the next returns fail.
    """

    name = "subsidies"
    title = "Subsidies"
    states = SubsidyResult
    initial = (SubsidyResult.SUCCESS, SubsidyResult.FAIL)
    key = (Field("subsidy_id", "WeChat Pay's number of the subsidy."),)
    steps = SUBSIDY_STEPS
    actions = (
        Action(
            "fail", "The next subsidies fail: WeChat Pay keeps the platform's money until it gives it back.", _TIMES
        ),
        Action("fail_returns", "The next returns of subsidies fail, and move no money.", _TIMES),
    )
    is_in_state_reply = False
    columns = ("Order", "Sub-merchant", "Yuan", "Result")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._subsidies = records.subsidies
        self._accounts = records.accounts
        self._funds = records.payments.funds
        self.failures = 0
        self.return_failures = 0

    def get(self, subsidy_id: str) -> Subsidy:
        """Return the subsidy with this number of WeChat Pay.

        Raises:
            UnknownSubsidyError: No subsidy has the number.
        """
        return self._subsidies.get(subsidy_id)

    def fail(self, times: int) -> None:
        """Let the next `times` subsidies fail.

        Raises:
            ValueError: `times` is negative.
        """
        self.failures = _checked(times)

    def fail_returns(self, times: int) -> None:
        """Let the next `times` returns of subsidies fail.

        Raises:
            ValueError: `times` is negative.
        """
        self.return_failures = _checked(times)

    def takes_failure(self) -> bool:
        """Return whether the subsidy that is being created fails, and count it."""
        is_failing = self.failures > 0
        self.failures -= is_failing
        return is_failing

    def takes_return_failure(self) -> bool:
        """Return whether the return that is being made fails, and count it."""
        is_failing = self.return_failures > 0
        self.return_failures -= is_failing
        return is_failing

    def pay(self, order: Order, subsidy: Subsidy) -> Subsidy:
        """Add a subsidy, and move its money to the frozen money of the order. That of a failed one is frozen at the platform.

        Raises:
            NotEnoughError: the platform has less money.
        """
        if subsidy.result is SubsidyResult.FAIL:
            self._accounts.freeze(subsidy.caller, subsidy.amount, _CAUSE, subsidy.subsidy_id)
        else:
            funds = self._funds.of(order)
            owner, fen = funds.owner, subsidy.amount
            self._accounts.move(subsidy.caller, owner, fen, _CAUSE, subsidy.subsidy_id, to=AccountKind.FROZEN)
            self._funds.table.put(funds, unsplit=funds.unsplit + fen)
        return self._subsidies.add(subsidy)

    def give_back(self, order: Order, made: SubsidyReturn, kind: AccountKind) -> None:
        """Move the money of a return to the platform, from an account of the sub-merchant; all of it or nothing.

        Raises:
            NotEnoughError: the account has less money.
        """
        with self._context.changes.commit():
            funds = self._funds.of(order)
            if order.is_example:
                self._accounts.deposit(funds.owner, made.amount, _CAUSE, made.subsidy_refund_id, kind=kind)
            elif kind is AccountKind.FROZEN:
                funds = self._funds.take_unsplit(funds, made.amount)
            self._accounts.move(funds.owner, made.caller, made.amount, _RETURN, made.subsidy_refund_id, kind=kind)

    def make_due_changes(self) -> None:
        """Give the money of the subsidies back that failed a day ago, and fail the returns that have waited for money for 7 days."""
        for made in self._subsidies.overdue_returns(self._context.now()):
            self._subsidies.end_return(made, is_failed=True, at=self._context.now())
        for subsidy in self._subsidies.due(self._context.now()):
            self.advance(subsidy, REFUND_SUBSIDY, {})

    def reset(self) -> None:
        """Set `failures` and `return_failures` to 0."""
        self.failures = self.return_failures = 0

    def __iter__(self) -> Iterator[Subsidy]:
        return iter(self._subsidies)

    def lookup(self, key: Mapping[str, Any]) -> Subsidy:
        """Return the subsidy with this number."""
        return self._subsidies.get(key["subsidy_id"])

    def key_of(self, record: Subsidy) -> dict[str, str]:
        """Return WeChat Pay's number of a subsidy."""
        return {"subsidy_id": record.subsidy_id}

    def state_of(self, record: Subsidy) -> SubsidyResult:
        """Return the result."""
        return record.result

    def describe(self, record: Subsidy) -> str:
        """Return `subsidy` and its number."""
        return f"subsidy {record.subsidy_id}"

    def put(self, record: Subsidy, state: StrEnum) -> Subsidy:
        """Put a subsidy into a state."""
        return self._subsidies.put(record, SubsidyResult(state), at=self._context.now())

    def move(self, record: Subsidy, step: Step, fields: Mapping[str, Any], announce: Announce) -> Subsidy:
        """Give the money of a failed subsidy back to the platform."""
        del fields, announce
        if not record.is_example:
            self._accounts.unfreeze(record.caller, record.amount, _CAUSE, record.subsidy_id)
        return self.put(record, step.after(record.result))

    def records(self) -> Iterator[Subsidy]:
        """Iterate over the subsidies, without the examples."""
        return (each for each in self._subsidies if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Subsidy, ...]:
        """Return the newest subsidies, newest first, without the examples and the first `skip`."""
        return self._subsidies.newest(limit, skip)

    def to_json(self, record: Subsidy) -> dict[str, Any]:
        """Return a subsidy, and how much of it was returned, in fen."""
        returned = sum(each.amount for each in self._subsidies.returns_of(record) if not each.is_failed)
        shown = asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)
        return {**shown, "returned": returned}

    def cells(self, record: Subsidy) -> tuple[str, ...]:
        """Return the order, sub-merchant, amount and result of a subsidy."""
        return record.transaction_id, record.sub_mchid, yuan(record.amount), record.result.value


def _checked(times: int) -> int:
    if times < 0:
        raise ValueError(f"times must not be negative, got {times}")
    return times
