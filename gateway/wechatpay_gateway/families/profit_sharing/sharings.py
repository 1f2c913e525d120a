"""The splits and their shares, in the state file."""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.profit_sharing.products import Product, to_product
from wechatpay_gateway.families.profit_sharing.steps import ShareResult, SharingState

_SHARING_COLUMNS = "caller, product, out_order_no, owner, order_id, transaction_id, state, is_unfreezing, rest, content, created, finished, is_example, scope"
_SHARE_COLUMNS = "detail_id, caller, product, out_order_no, type, account, amount, description, result, fail_reason, created, finished"
_OF_SHARE = "sharings.caller = shares.caller AND sharings.product = shares.product AND sharings.out_order_no = shares.out_order_no"
_OF_SHARING = "caller = ? AND product = ? AND out_order_no = ?"


class UnknownSharingError(LookupError):
    """The gateway has no split, or share, with this number."""


@frozen(slots=False)
class Sharing:
    """A split: `owner` is the merchant whose money is shared; times are in seconds since 1970.

    Attributes:
        is_unfreezing: whether it only unfreezes the rest.
        rest: the money that is unfrozen when it is finished, in fen.
        content: the request, as JSON with sorted keys.
        scope: the merchant that has the list of receivers and sets the maximum ratio.
    """

    caller: str
    product: Product = field(converter=to_product)
    out_order_no: str
    owner: str
    order_id: str
    transaction_id: str
    state: SharingState = field(converter=SharingState)
    is_unfreezing: bool = field(converter=bool)
    rest: int
    content: str = field(repr=False)
    created: float
    finished: float | None = None
    is_example: bool = field(default=False, converter=bool)
    scope: str = ""

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    @property
    def key(self) -> tuple[str, str, str]:
        """The columns that identify it."""
        return self.caller, self.product.name, self.out_order_no


@frozen
class Share:
    """The share of one receiver of an order; `amount` is in fen."""

    detail_id: str
    caller: str
    product: str
    out_order_no: str
    type: str
    account: str
    amount: int
    description: str
    result: ShareResult = field(converter=ShareResult)
    fail_reason: str | None
    created: float
    finished: float | None = None


def new_number(prefix: str, at: float) -> str:
    """Return a new number of WeChat Pay; `at` is in seconds since 1970."""
    return f"{prefix}{secrets.randbelow(10**8):08d}{to_day(at)}{secrets.randbelow(10**10):010d}"


class Sharings:
    """The splits, by merchant, API and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, sharing: Sharing, shares: Sequence[Share]) -> None:
        """Add an order with its shares, replacing an example with its number; no other order may have the number."""
        row = (
            *(*sharing.key, sharing.owner, sharing.order_id, sharing.transaction_id, sharing.state.value),
            *(int(sharing.is_unfreezing), sharing.rest, sharing.content, sharing.created, sharing.finished),
            *(int(sharing.is_example), sharing.scope),
        )
        rows = [
            (
                *(each.detail_id, each.caller, each.product, each.out_order_no, each.type, each.account, each.amount),
                *(each.description, each.result.value, each.fail_reason, each.created, each.finished),
            )
            for each in shares
        ]
        with self._store.transaction() as connection:
            connection.execute(f"DELETE FROM shares WHERE {_OF_SHARING}", sharing.key)  # noqa: S608 (constants)
            connection.execute(f"DELETE FROM sharings WHERE {_OF_SHARING} AND is_example", sharing.key)  # noqa: S608 (constants)
            connection.execute(f"INSERT INTO sharings VALUES ({', '.join('?' * 14)})", row)  # noqa: S608 (a constant)
            connection.executemany(f"INSERT INTO shares VALUES ({', '.join('?' * 12)})", rows)  # noqa: S608 (a constant)

    def find(self, caller: str, product: Product, out_order_no: str) -> Sharing | None:
        """Return a merchant's order with this number, or `None`."""
        return next(self._select(_OF_SHARING, caller, product.name, out_order_no), None)

    def with_id(self, caller: str, product: Product, order_id: str) -> Sharing | None:
        """Return a merchant's order with WeChat Pay's number, or `None`."""
        return next(self._select("order_id = ? AND caller = ? AND product = ?", order_id, caller, product.name), None)

    def of_transaction(self, transaction_id: str) -> tuple[Sharing, ...]:
        """Return the splits of a payment, oldest first."""
        return tuple(self._select("transaction_id = ? ORDER BY created, rowid", transaction_id))

    def get(self, out_order_no: str, caller: str | None = None) -> Sharing:
        """Return the order with this number. If `caller` is `None`, it can be any merchant's.

        Raises:
            UnknownSharingError: the order does not exist, or several orders have the number.
        """
        found = [each for each in self._select("out_order_no = ?", out_order_no) if caller in (None, each.caller)]
        found = [each for each in found if not each.is_example] or found[:1]
        if len(found) != 1:
            count = f"{len(found)} splits" if found else "no split"
            raise UnknownSharingError(f"the gateway has {count} {out_order_no}{'. Pass mchid' if found else ''}")
        return found[0]

    def put(self, sharing: Sharing, state: SharingState, *, at: float, rest: int | None = None) -> Sharing:
        """Put an order into a state; `at` becomes the time at which it was finished."""
        changed = evolve(
            sharing,
            state=state,
            rest=sharing.rest if rest is None else rest,
            finished=at if state is SharingState.FINISHED else None,
        )
        self._store.execute(
            f"UPDATE sharings SET state = ?, rest = ?, finished = ? WHERE {_OF_SHARING}",  # noqa: S608 (constants)
            (changed.state.value, changed.rest, changed.finished, *sharing.key),
        )
        return changed

    def shares_of(self, sharing: Sharing) -> tuple[Share, ...]:
        """Return the shares of an order, in the order of the request."""
        return tuple(self._shares(f"{_OF_SHARING} ORDER BY rowid", *sharing.key))

    def of_share(self, share: Share) -> Sharing:
        """Return the order that a share belongs to."""
        return next(self._select(_OF_SHARING, share.caller, share.product, share.out_order_no))

    def all_shares(self) -> Iterator[Share]:
        """Iterate over the shares of all orders, oldest first."""
        return self._shares("1 ORDER BY created, rowid")

    def newest_shares(self, limit: int, skip: int = 0) -> tuple[Share, ...]:
        """Return the newest shares, newest first, without those of the examples and the first `skip`."""
        is_example = f"SELECT 1 FROM sharings WHERE {_OF_SHARE} AND is_example"  # noqa: S608 (constants)
        return tuple(self._shares(f"NOT EXISTS ({is_example}) ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def received(self, account: str, start: float, end: float) -> int:
        """Return how much a receiver got from `start` up to but excluding `end`, in fen."""
        shares = self._shares(
            "account = ? AND result = 'SUCCESS' AND finished >= ? AND finished < ?", account, start, end
        )
        return sum(each.amount for each in shares)

    def paid_between(self, start: float, end: float, *, caller: str = "", account: str = "") -> tuple[Share, ...]:
        """Return the shares that arrived from `start` up to but excluding `end`: those that a merchant requested, or those that it received."""
        name, value = ("caller", caller) if caller else ("account", account)
        where = f"{name} = ? AND result = 'SUCCESS' AND finished >= ? AND finished < ? ORDER BY finished, rowid"
        return tuple(self._shares(where, value, start, end))

    def put_share(self, share: Share, result: ShareResult, *, at: float, fail_reason: str | None = None) -> Share:
        """Put a share into a state; `at` becomes the time at which it was finished."""
        finished = None if result is ShareResult.PENDING else at
        self._store.execute(
            "UPDATE shares SET result = ?, fail_reason = ?, finished = ? WHERE detail_id = ?",
            (result.value, fail_reason, finished, share.detail_id),
        )
        return evolve(share, result=result, fail_reason=fail_reason, finished=finished)

    def newest(self, limit: int, skip: int = 0) -> tuple[Sharing, ...]:
        """Return the newest orders, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Sharing]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Sharing]:
        rows = self._store.rows(f"SELECT {_SHARING_COLUMNS} FROM sharings WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Sharing(*row) for row in rows)

    def _shares(self, where: str, *arguments: str | float) -> Iterator[Share]:
        rows = self._store.rows(f"SELECT {_SHARE_COLUMNS} FROM shares WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Share(*row) for row in rows)
