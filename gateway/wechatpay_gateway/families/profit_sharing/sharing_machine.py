"""The state machines of splits and of their shares."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.profit_sharing.settlement import Settlement
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing, UnknownSharingError
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import (
    SHARE_STEPS,
    SHARING_STEPS,
    SUCCEED_SHARE,
    ShareFailure,
    ShareResult,
    SharingState,
)
from wechatpay_gateway.families.profit_sharing.views import sharing_view
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

_NUMBER = Field("number", "The merchant's number: `out_order_no`.")
_MCHID = Field(
    "mchid",
    "The merchant that made the request. Required if several merchants use the number.",
    is_required=False,
)


class SharingMachine(Machine[Sharing]):
    """The splits, also those that only unfreeze the rest."""

    name = "sharings"
    title = "Splits"
    states = SharingState
    initial = (SharingState.PROCESSING,)
    key = (_NUMBER, _MCHID)
    steps = SHARING_STEPS
    is_in_state_reply = False
    columns = ("Number", "Merchant", "Payment", "Yuan", "State")

    def __init__(self, context: Context, records: Records, settlement: Settlement) -> None:
        super().__init__(context)
        self._sharings = records.sharings
        self._settlement = settlement

    def get(self, number: str, mchid: str | None = None) -> Sharing:
        """Return the order with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownSharingError: the order does not exist, or orders of several merchants have the number.
        """
        return self._sharings.get(number, mchid)

    def __iter__(self) -> Iterator[Sharing]:
        return iter(self._sharings)

    def lookup(self, key: Mapping[str, Any]) -> Sharing:
        """Return the order with this number."""
        return self._sharings.get(key["number"], key.get("mchid"))

    def key_of(self, record: Sharing) -> dict[str, str]:
        """Return the number and the merchant of an order."""
        return {"number": record.out_order_no, "mchid": record.caller}

    def state_of(self, record: Sharing) -> SharingState:
        """Return the state."""
        return record.state

    def describe(self, record: Sharing) -> str:
        """Return `split` and its number."""
        return f"split {record.out_order_no}"

    def put(self, record: Sharing, state: StrEnum) -> Sharing:
        """Put an order into a state."""
        return self._sharings.put(record, SharingState(state), at=self._context.now())

    def move(self, record: Sharing, step: Step, fields: Mapping[str, Any], announce: Announce) -> Sharing:
        """Carry out an order, which queues a notification to each receiver that is notified."""
        del step, fields
        return self._settlement.finish(record, announce)

    def records(self) -> Iterator[Sharing]:
        """Iterate over the orders, without the examples."""
        return (each for each in self._sharings if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Sharing, ...]:
        """Return the newest orders, newest first, without the examples and the first `skip`."""
        return self._sharings.newest(limit, skip)

    def to_json(self, record: Sharing) -> dict[str, Any]:
        """Return an order as its query shows it, with the merchant that made the request and the API."""
        view = sharing_view(record, self._sharings.shares_of(record))
        return {**view, "caller": record.caller, "owner": record.owner, "product": record.product.name}

    def cells(self, record: Sharing) -> tuple[str, ...]:
        """Return the number, merchant, payment, shared amount and state of an order."""
        shared = sum(share.amount for share in self._sharings.shares_of(record))
        return record.out_order_no, record.owner, record.transaction_id, yuan(shared), record.state.value


class ShareMachine(Machine[Share]):
    """The shares: one for each receiver of an order."""

    name = "shares"
    title = "Shares"
    states = ShareResult
    initial = (ShareResult.PENDING,)
    key = (_NUMBER, Field("account", "The account of the receiver."), _MCHID)
    steps = SHARE_STEPS
    is_in_state_reply = False
    columns = ("Number", "Receiver", "Yuan", "Result", "Reason")

    def __init__(self, context: Context, records: Records, settlement: Settlement) -> None:
        super().__init__(context)
        self._sharings = records.sharings
        self._settlement = settlement

    def get(self, number: str, account: str, mchid: str | None = None) -> Share:
        """Return the share of a receiver of the order with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownSharingError: the order or the receiver does not exist, or orders of several merchants have the number.
        """
        for share in self._sharings.shares_of(self._sharings.get(number, mchid)):
            if share.account == account:
                return share
        raise UnknownSharingError(f"split {number} has no receiver {account}")

    def __iter__(self) -> Iterator[Share]:
        return self._sharings.all_shares()

    def lookup(self, key: Mapping[str, Any]) -> Share:
        """Return the share with this number and account."""
        return self.get(key["number"], key["account"], key.get("mchid"))

    def key_of(self, record: Share) -> dict[str, str]:
        """Return the number, the account and the merchant of a share."""
        return {"number": record.out_order_no, "account": record.account, "mchid": record.caller}

    def state_of(self, record: Share) -> ShareResult:
        """Return the result."""
        return record.result

    def describe(self, record: Share) -> str:
        """Return `share of`, the account and the number."""
        return f"share of {record.account} in {record.out_order_no}"

    def put(self, record: Share, state: StrEnum) -> Share:
        """Put a share into a state."""
        return self._sharings.put_share(record, ShareResult(state), at=self._context.now())

    def move(self, record: Share, step: Step, fields: Mapping[str, Any], announce: Announce) -> Share:
        """Pay or close a share."""
        sharing = self._sharings.of_share(record)
        reason = None if step is SUCCEED_SHARE else fields.get("reason", ShareFailure.ACCOUNT_ABNORMAL.value)
        return self._settlement.settle(sharing, record, reason, announce)

    def records(self) -> Iterator[Share]:
        """Iterate over the shares, without those of the examples."""
        return (each for each in self._sharings.all_shares() if not self._sharings.of_share(each).is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Share, ...]:
        """Return the newest shares, newest first, without those of the examples and the first `skip`."""
        return self._sharings.newest_shares(limit, skip)

    def to_json(self, record: Share) -> dict[str, Any]:
        """Return a share."""
        return asdict(record)

    def cells(self, record: Share) -> tuple[str, ...]:
        """Return the number, receiver, amount, result and reason of a share."""
        return (
            *(record.out_order_no, record.account, yuan(record.amount), record.result.value),
            record.fail_reason or "",
        )
