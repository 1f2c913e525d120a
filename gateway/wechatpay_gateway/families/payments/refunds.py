"""The refunds that the gateway holds, and the steps they can take.

Statuses: https://pay.weixin.qq.com/doc/v3/merchant/4012791863.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.payments.steps import REDIRECT, RefundStatus

_COLUMNS = (
    "caller, out_refund_no, refund_id, family, transaction_id, status, amount, content, created, channel, received_account, "
    "succeeded, is_example, redirection"
)
PAYERS_CHANGE = "支付用户零钱"
"""The account that a refund goes back to, unless somebody says otherwise."""


class UnknownRefundError(LookupError):
    """The gateway holds no refund with this number."""


@frozen(slots=False)
class Refund:
    """One refund of the order `transaction_id` of a `family`; times are in seconds since 1970, `amount` in fen.

    `content` is what the caller sent, as JSON with sorted keys. `is_example` marks a refund of the catalog's examples.
    `redirection` is what the caller sent when it sent an abnormal refund another way, as JSON with sorted keys.
    """

    caller: str
    out_refund_no: str
    refund_id: str
    family: str
    transaction_id: str
    status: RefundStatus = field(converter=RefundStatus)
    amount: int
    content: str = field(repr=False)
    created: float
    channel: str = "ORIGINAL"
    received_account: str = PAYERS_CHANGE
    succeeded: float | None = None
    is_example: bool = field(default=False, converter=bool)
    redirection: str | None = field(default=None, repr=False)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """What the caller sent."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields


def new_refund_id(at: float) -> str:
    """A number of WeChat Pay for a refund made at a moment."""
    return f"503{secrets.randbelow(10**7):07d}{to_day(at)}{secrets.randbelow(10**11):011d}"


class Refunds:
    """The refunds, by the number of the caller and the caller's own number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, refund: Refund) -> None:
        """Add a refund; its number must be free, or an example's."""
        row = (
            *(refund.caller, refund.out_refund_no, refund.refund_id, refund.family, refund.transaction_id),
            *(refund.status.value, refund.amount, refund.content, refund.created, refund.channel),
            *(refund.received_account, refund.succeeded, int(refund.is_example), refund.redirection),
        )
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM refunds WHERE caller = ? AND family = ? AND out_refund_no = ? AND is_example",
                (refund.caller, refund.family, refund.out_refund_no),
            )
            connection.execute(f"INSERT INTO refunds VALUES ({', '.join('?' * 14)})", row)  # noqa: S608 (a constant)

    def of_caller(self, caller: str, out_refund_no: str) -> tuple[Refund, ...]:
        """The refunds of a caller with this number: one, but that the examples of several families share numbers."""
        return tuple(self._select("caller = ? AND out_refund_no = ?", caller, out_refund_no))

    def with_id(self, refund_id: str) -> tuple[Refund, ...]:
        """The refunds with WeChat Pay's number: one, but that the examples of several families share numbers."""
        return tuple(self._select("refund_id = ?", refund_id))

    def get(self, out_refund_no: str, caller: str | None = None) -> Refund:
        """The refund with this number; without `caller`, of whoever has one.

        Raises:
            UnknownRefundError: there is none, or several callers have one.
        """
        numbered = self._select("out_refund_no = ?", out_refund_no)
        found = [refund for refund in numbered if caller in (None, refund.caller)]
        found = [refund for refund in found if not refund.is_example] or found
        if len(found) != 1:
            what = f"{len(found)} refunds {out_refund_no}; name the mchid" if found else f"no refund {out_refund_no}"
            raise UnknownRefundError(f"the gateway has {what}")
        return found[0]

    def of_order(self, transaction_id: str) -> tuple[Refund, ...]:
        """All refunds of an order, the oldest first, without those of examples."""
        return tuple(self._select("transaction_id = ? AND NOT is_example ORDER BY created, rowid", transaction_id))

    def put(self, refund: Refund, status: RefundStatus, *, at: float) -> Refund:
        """Bring a refund into a status, whatever it was in; `at` is when its money arrived, where it did."""
        succeeded = at if status is RefundStatus.SUCCESS else None
        self._update(refund, "status = ?, succeeded = ?", status.value, succeeded)
        return evolve(refund, status=status, succeeded=succeeded)

    def redirect(self, refund: Refund, *, channel: str, received_account: str, redirection: str) -> Refund:
        """Send an abnormal refund to another account; it is being processed again.

        Raises:
            WrongStateError: it is not abnormal.
        """
        REDIRECT.check(f"refund {refund.out_refund_no}", refund.status)
        again = evolve(
            refund,
            status=RefundStatus.PROCESSING,
            channel=channel,
            received_account=received_account,
            redirection=redirection,
        )
        changes = "status = ?, channel = ?, received_account = ?, redirection = ?"
        self._update(refund, changes, again.status.value, channel, received_account, redirection)
        return again

    def newest(self, limit: int) -> tuple[Refund, ...]:
        """The refunds that were asked for last, the newest first, without those of examples."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ?", limit))

    def made_between(self, caller: str, start: float, end: float) -> tuple[Refund, ...]:
        """The refunds of a caller that were asked for from `start` up to `end`, in that order."""
        where = "caller = ? AND created >= ? AND created < ? AND NOT is_example ORDER BY created, rowid"
        return tuple(self._select(where, caller, start, end))

    def __iter__(self) -> Iterator[Refund]:
        return self._select("1 ORDER BY created, rowid")

    def __len__(self) -> int:
        return int(self._store.rows("SELECT count(*) FROM refunds")[0][0])

    def _select(self, where: str, *arguments: str | float) -> Iterator[Refund]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM refunds WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Refund(*row) for row in rows)

    def _update(self, refund: Refund, changes: str, *values: str | float | None) -> None:
        with self._store.transaction() as connection:
            connection.execute(
                f"UPDATE refunds SET {changes} WHERE caller = ? AND family = ? AND out_refund_no = ?",  # noqa: S608 (constants)
                (*values, refund.caller, refund.family, refund.out_refund_no),
            )
