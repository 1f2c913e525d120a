"""The PayScore orders in the state file."""

import json
import secrets
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.payscore.steps import ServiceOrderState

EXPIRY_SECONDS = 30 * 86400
"""How long an order waits for the user's confirmation."""
CHARGE_SECONDS = 180
"""How long a charge takes at most, after which the calls that it refused succeed."""
PACKAGE_SECONDS = 3600
"""How long `package` opens the confirmation page."""
_EXPIRES = "state = 'CREATED' AND NOT is_example"
_CHARGED = "state = 'CHARGING' AND NOT is_example"


class UnknownServiceOrderError(LookupError):
    """The gateway has no PayScore order with this number."""


@frozen(slots=False)
class ServiceOrder:
    """An order that `caller` created; `is_partner` if for a sub-merchant. Times are in seconds since 1970, `total` in fen.

    `content` is the request of the creation, `completion` that of the completion with the changes since, and `cancellation` that of the
    cancellation, as JSON with sorted keys. `opened` is when the user opened the confirmation page, `charged` when the charge in progress began.
    `is_deposited` says that the user paid the risk fund. `is_example` marks an order of the catalog's examples, which moves no money and which
    the first request with its number replaces.
    """

    caller: str
    is_partner: bool = field(converter=bool)
    out_order_no: str
    order_id: str
    state: ServiceOrderState = field(converter=ServiceOrderState)
    content: str = field(repr=False)
    created: float
    package: str
    package_expires: float
    query_id: str
    opened: float | None = None
    openid: str | None = None
    confirmed: float | None = None
    is_deposited: bool = field(default=False, converter=bool)
    completion: str | None = field(default=None, repr=False)
    completed: float | None = None
    total: int | None = None
    charged: float | None = None
    paid: float | None = None
    paid_type: str | None = None
    transaction_id: str | None = None
    cancellation: str | None = field(default=None, repr=False)
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the creation."""
        content: Mapping[str, Any] = json.loads(self.content)
        return content

    @cached_property
    def final(self) -> Mapping[str, Any]:
        """The fields of the completion and of the changes since; empty before the completion."""
        completion: Mapping[str, Any] = json.loads(self.completion) if self.completion else {}
        return completion


_COLUMNS = ", ".join(each.name for each in fields(ServiceOrder))


def new_order_id(at: float) -> str:
    """Return a new `order_id`; `at` is the time of the creation, in seconds since 1970."""
    return f"1000000000{to_day(at)}{secrets.randbelow(10**13):013d}"


def new_package() -> str:
    """Return a new `package`, which opens the confirmation page."""
    return secrets.token_urlsafe(96)


def new_query_id() -> str:
    """Return a new `query_id`, with which the user returns to the merchant."""
    return secrets.token_urlsafe(48)


class ServiceOrders:
    """The orders, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, order: ServiceOrder) -> ServiceOrder:
        """Add an order, replacing an example with its number; no other order may have the number."""
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(order))
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM service_orders WHERE caller = ? AND is_partner = ? AND out_order_no = ? AND is_example",
                (order.caller, int(order.is_partner), order.out_order_no),
            )
            connection.execute(f"INSERT INTO service_orders VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return order

    def update(self, order: ServiceOrder, **changes: Any) -> ServiceOrder:
        """Change fields of an order, which must be names of columns, and return it."""
        changed = evolve(order, **changes)
        assigned = ", ".join(f"{name} = ?" for name in changes)
        self._store.execute(
            f"UPDATE service_orders SET {assigned} WHERE caller = ? AND is_partner = ? AND out_order_no = ?",  # noqa: S608 (names of columns)
            (*changes.values(), order.caller, int(order.is_partner), order.out_order_no),
        )
        return changed

    def find(self, caller: str, out_order_no: str, *, is_partner: bool) -> ServiceOrder | None:
        """Return a merchant's order with this number, or `None`."""
        where = "caller = ? AND is_partner = ? AND out_order_no = ?"
        return next(self._select(where, caller, int(is_partner), out_order_no), None)

    def with_query_id(self, caller: str, query_id: str, *, is_partner: bool) -> ServiceOrder | None:
        """Return a merchant's order with this `query_id`, or `None`."""
        where = "query_id = ? AND caller = ? AND is_partner = ?"
        return next(self._select(where, query_id, caller, int(is_partner)), None)

    def get(self, out_order_no: str, caller: str | None = None, *, is_partner: bool) -> ServiceOrder:
        """Return the order with this number, of any merchant if `caller` is `None`.

        Raises:
            UnknownServiceOrderError: the order does not exist, or orders of several merchants have the number.
        """
        of_kind = self._select("out_order_no = ? AND is_partner = ?", out_order_no, int(is_partner))
        found = [each for each in of_kind if caller in (None, each.caller)]
        found = [each for each in found if not each.is_example] or found
        if len(found) != 1:
            count = (
                f"{len(found)} PayScore orders with the number {out_order_no}. Pass mchid"
                if found
                else f"no PayScore order {out_order_no}"
            )
            raise UnknownServiceOrderError(f"the gateway has {count}")
        return found[0]

    def next_due(self) -> float | None:
        """Return when the next order expires or the next charge ends, in seconds since 1970, or `None`."""
        created, charged = self._store.rows(
            f"SELECT (SELECT min(created) FROM service_orders WHERE {_EXPIRES}), "  # noqa: S608 (constants)
            f"(SELECT min(charged) FROM service_orders WHERE {_CHARGED})"
        )[0]
        dues = ((created, EXPIRY_SECONDS), (charged, CHARGE_SECONDS))
        return min((start + seconds for start, seconds in dues if start is not None), default=None)

    def expired(self, now: float) -> tuple[ServiceOrder, ...]:
        """Return the orders that nobody confirmed in time, oldest first."""
        return tuple(self._select(f"created + {EXPIRY_SECONDS} <= ? AND {_EXPIRES} ORDER BY created, rowid", now))

    def charged_too_long(self, now: float) -> tuple[ServiceOrder, ...]:
        """Return the orders whose charge has taken too long, oldest first."""
        return tuple(self._select(f"charged + {CHARGE_SECONDS} <= ? AND {_CHARGED} ORDER BY charged, rowid", now))

    def newest(self, limit: int, skip: int = 0, *, is_partner: bool) -> tuple[ServiceOrder, ...]:
        """Return the orders of a kind that were created last, newest first, without the examples and the first `skip`."""
        where = "is_partner = ? AND NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?"
        return tuple(self._select(where, int(is_partner), limit, skip))

    def of_kind(self, *, is_partner: bool) -> Iterator[ServiceOrder]:
        """Iterate over the orders of a kind, oldest first."""
        return self._select("is_partner = ? ORDER BY created, rowid", int(is_partner))

    def _select(self, where: str, *arguments: str | float) -> Iterator[ServiceOrder]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM service_orders WHERE {where}", arguments)  # noqa: S608 (constants)
        return (ServiceOrder(*row) for row in rows)
