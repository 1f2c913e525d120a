"""The refunds in the state file.

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
from wechatpay_gateway.families.order_coupons.used import UsedCoupon, to_coupons, to_text, value_of
from wechatpay_gateway.families.payments.steps import REDIRECT, RefundStatus

_COLUMNS = (
    "caller, out_refund_no, refund_id, family, transaction_id, status, amount, content, created, channel, received_account, "
    "succeeded, is_example, redirection, coupons"
)
PAYERS_CHANGE = "支付用户零钱"
"""The default account of a refund: the payer's balance."""


class UnknownRefundError(LookupError):
    """The gateway has no refund with this number."""


@frozen(slots=False)
class Refund:
    """A refund of the order `transaction_id`; times are in seconds since 1970, `amount` in fen.

    `family` is the name of the order's payment API. `content` is the request, as JSON with sorted keys. `is_example` marks a refund of the
    catalog's examples. `redirection` is the request that redirected an abnormal refund, as JSON with sorted keys. `coupons` are the parts of
    coupons that it returns.
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
    coupons: tuple[UsedCoupon, ...] = field(default=(), converter=to_coupons)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    @property
    def payer_refund(self) -> int:
        """The amount that the payer gets, in fen: the refund without the coupons."""
        return self.amount - value_of(self.coupons)

    @property
    def settlement_refund(self) -> int:
        """The amount that the merchant returns before the fee, in fen: the refund without the coupons that are not prepaid."""
        return self.amount - value_of([each for each in self.coupons if not each.is_cash])

    @property
    def is_platforms(self) -> bool:
        """Whether an ecommerce platform requested it with its own API, which requires the field `sp_appid`."""
        return "sp_appid" in self.fields


def new_refund_id(at: float) -> str:
    """Return a new `refund_id`; `at` is the time of the refund, in seconds since 1970."""
    return f"503{secrets.randbelow(10**7):07d}{to_day(at)}{secrets.randbelow(10**11):011d}"


class Refunds:
    """The refunds, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, refund: Refund) -> None:
        """Add a refund, replacing an example with its number; no other refund may have the number."""
        row = (
            *(refund.caller, refund.out_refund_no, refund.refund_id, refund.family, refund.transaction_id),
            *(refund.status.value, refund.amount, refund.content, refund.created, refund.channel),
            *(refund.received_account, refund.succeeded, int(refund.is_example), refund.redirection),
            to_text(refund.coupons),
        )
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM refunds WHERE caller = ? AND family = ? AND out_refund_no = ? AND is_example",
                (refund.caller, refund.family, refund.out_refund_no),
            )
            connection.execute(f"INSERT INTO refunds VALUES ({', '.join('?' * 15)})", row)  # noqa: S608 (a constant)

    def of_caller(self, caller: str, out_refund_no: str) -> tuple[Refund, ...]:
        """Return a merchant's refunds with this number; several only if examples share it."""
        return tuple(self._select("caller = ? AND out_refund_no = ?", caller, out_refund_no))

    def with_id(self, refund_id: str) -> tuple[Refund, ...]:
        """Return the refunds with this `refund_id`; several only if examples share it."""
        return tuple(self._select("refund_id = ?", refund_id))

    def get(self, out_refund_no: str, caller: str | None = None) -> Refund:
        """Return the refund with this number. If `caller` is `None`, it can be any merchant's.

        Raises:
            UnknownRefundError: the refund does not exist, or refunds of several merchants have the number.
        """
        candidates = self._select("out_refund_no = ?", out_refund_no)
        found = [refund for refund in candidates if caller in (None, refund.caller)]
        found = [refund for refund in found if not refund.is_example] or found
        if len(found) != 1:
            count = (
                f"{len(found)} refunds with the number {out_refund_no}. Pass mchid"
                if found
                else f"no refund {out_refund_no}"
            )
            raise UnknownRefundError(f"the gateway has {count}")
        return found[0]

    def of_order(self, transaction_id: str) -> tuple[Refund, ...]:
        """Return all refunds of an order, oldest first, without the examples."""
        return tuple(self._select("transaction_id = ? AND NOT is_example ORDER BY created, rowid", transaction_id))

    def put(self, refund: Refund, status: RefundStatus, *, at: float) -> Refund:
        """Put a refund into any status; `at` becomes its success time if it succeeded."""
        succeeded = at if status is RefundStatus.SUCCESS else None
        self._update(refund, "status = ?, succeeded = ?", status.value, succeeded)
        return evolve(refund, status=status, succeeded=succeeded)

    def redirect(self, refund: Refund, *, channel: str, received_account: str, redirection: str) -> Refund:
        """Redirect an abnormal refund to another account; it is being processed again.

        Raises:
            WrongStateError: the refund is not abnormal.
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

    def newest(self, limit: int, skip: int = 0) -> tuple[Refund, ...]:
        """Return the refunds that were requested last, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def made_between(self, caller: str, start: float, end: float) -> tuple[Refund, ...]:
        """Return a merchant's refunds that were requested from `start` up to but excluding `end`, oldest first."""
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
