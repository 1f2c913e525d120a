"""The returns of shares in the state file."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.profit_sharing.products import Product, to_product
from wechatpay_gateway.families.profit_sharing.steps import ReturnResult

LONGEST_SECONDS = 5 * 86400
"""How long a return can be in progress before it fails."""
_COLUMNS = (
    "caller, product, out_return_no, return_id, out_order_no, return_mchid, amount, description, result, fail_reason, content, created, "
    "finished, is_example"
)
_KEY = "caller = ? AND product = ? AND out_return_no = ?"


class UnknownReturnError(LookupError):
    """The gateway has no return of a share with this number."""


@frozen(slots=False)
class SharingReturn:
    """A return of a share: the receiver `return_mchid` pays `amount`, in fen, back. Times are in seconds since 1970."""

    caller: str
    product: Product = field(converter=to_product)
    out_return_no: str
    return_id: str
    out_order_no: str
    return_mchid: str
    amount: int
    description: str
    result: ReturnResult = field(converter=ReturnResult)
    fail_reason: str | None
    content: str = field(repr=False)
    created: float
    finished: float | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    @property
    def key(self) -> tuple[str, str, str]:
        """The columns that identify it."""
        return self.caller, self.product.name, self.out_return_no


class SharingReturns:
    """The returns of shares, by merchant, API and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, made: SharingReturn) -> None:
        """Add a return, replacing an example with its number; no other return may have the number."""
        row = (
            *(*made.key, made.return_id, made.out_order_no, made.return_mchid, made.amount, made.description),
            *(made.result.value, made.fail_reason, made.content, made.created, made.finished, int(made.is_example)),
        )
        with self._store.transaction() as connection:
            connection.execute(f"DELETE FROM sharing_returns WHERE {_KEY} AND is_example", made.key)  # noqa: S608 (constants)
            connection.execute(f"INSERT INTO sharing_returns VALUES ({', '.join('?' * 14)})", row)  # noqa: S608 (a constant)

    def find(self, caller: str, product: Product, out_return_no: str) -> SharingReturn | None:
        """Return a merchant's return with this number, or `None`."""
        return next(self._select(_KEY, caller, product.name, out_return_no), None)

    def get(self, out_return_no: str, caller: str | None = None) -> SharingReturn:
        """Return the return with this number. If `caller` is `None`, it can be any merchant's.

        Raises:
            UnknownReturnError: the return does not exist, or several returns have the number.
        """
        found = [each for each in self._select("out_return_no = ?", out_return_no) if caller in (None, each.caller)]
        found = [each for each in found if not each.is_example] or found[:1]
        if len(found) != 1:
            count = f"{len(found)} returns of shares" if found else "no return of a share"
            raise UnknownReturnError(f"the gateway has {count} {out_return_no}{'. Pass mchid' if found else ''}")
        return found[0]

    def of_sharing(self, caller: str, product: Product, out_order_no: str) -> tuple[SharingReturn, ...]:
        """Return the returns of a split, oldest first, without the examples."""
        where = "caller = ? AND product = ? AND out_order_no = ? AND NOT is_example ORDER BY created, rowid"
        return tuple(self._select(where, caller, product.name, out_order_no))

    def put(
        self, made: SharingReturn, result: ReturnResult, *, at: float, fail_reason: str | None = None
    ) -> SharingReturn:
        """Put a return into a state; `at` becomes the time at which it was finished."""
        finished = None if result is ReturnResult.PROCESSING else at
        self._store.execute(
            f"UPDATE sharing_returns SET result = ?, fail_reason = ?, finished = ? WHERE {_KEY}",  # noqa: S608 (constants)
            (result.value, fail_reason, finished, *made.key),
        )
        return evolve(made, result=result, fail_reason=fail_reason, finished=finished)

    def next_time_out(self) -> float | None:
        """Return the time at which the next open return fails, in seconds since 1970, or `None`."""
        query = "SELECT min(created) FROM sharing_returns WHERE result = 'PROCESSING'"
        first: float | None = self._store.rows(query)[0][0]
        return None if first is None else first + LONGEST_SECONDS

    def timed_out(self, now: float) -> tuple[SharingReturn, ...]:
        """Return the returns that have been in progress for too long."""
        return tuple(self._select("result = 'PROCESSING' AND created <= ? ORDER BY created", now - LONGEST_SECONDS))

    def paid_between(
        self, start: float, end: float, *, caller: str = "", account: str = ""
    ) -> tuple[SharingReturn, ...]:
        """Return the returns that succeeded from `start` up to but excluding `end`, without the examples.

        They are those that a merchant requested, or those that it paid.
        """
        name, value = ("caller", caller) if caller else ("return_mchid", account)
        where = (
            f"{name} = ? AND result = 'SUCCESS' AND finished >= ? AND finished < ? AND NOT is_example ORDER BY finished"
        )
        return tuple(self._select(where, value, start, end))

    def newest(self, limit: int, skip: int = 0) -> tuple[SharingReturn, ...]:
        """Return the newest returns, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[SharingReturn]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | float) -> Iterator[SharingReturn]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM sharing_returns WHERE {where}", arguments)  # noqa: S608 (constants)
        return (SharingReturn(*row) for row in rows)
