"""The partnerships in the state file, and their state machine."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.rows import Table
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Actor, Field, Step
from wechatpay_gateway.notifications.changes import Announce


class PartnershipState(StrEnum):
    """The state of a partnership."""

    ESTABLISHED = "ESTABLISHED"
    TERMINATED = "TERMINATED"


TERMINATE = Step(
    "terminate",
    source={PartnershipState.ESTABLISHED},
    target=PartnershipState.TERMINATED,
    means="The merchant ends the partnership on the merchant platform. No call does.",
    actor=Actor.CONTACT,
)
BUILD_AGAIN = Step(
    "build_partnership_again",
    source={PartnershipState.TERMINATED},
    target=PartnershipState.ESTABLISHED,
    means="The merchant establishes the partnership again.",
    actor=Actor.MERCHANT,
)


class UnknownPartnershipError(LookupError):
    """The gateway has no partnership with this request number."""


@frozen
class Partnership:
    """A partnership of a merchant; `partner` and `authorized` are JSON with sorted keys, times in seconds since 1970.

    `is_example` marks a partnership of the catalog's examples, which any request with its number replaces.
    """

    serial: int
    owner: str
    idempotency_key: str
    content: str = field(repr=False)
    partner: str
    authorized: str
    state: PartnershipState = field(converter=PartnershipState)
    created: float
    built: float
    terminated: float | None
    updated: float
    is_example: bool = field(default=False, converter=bool)

    @property
    def objects(self) -> dict[str, Mapping[str, Any]]:
        """The partner and the coupon stock, as replies show them."""
        return {"partner": json.loads(self.partner), "authorized_data": json.loads(self.authorized)}


class Partnerships:
    """The partnerships, by merchant."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._table = Table(store, "partnerships", Partnership)

    def add(self, partnership: Partnership) -> Partnership:
        """Add a partnership; its `serial` is replaced by the next free one."""
        added = evolve(partnership, serial=self._table.largest() + 1)
        self._table.insert(added)
        return added

    def update(self, partnership: Partnership, **changes: Any) -> Partnership:
        """Change columns of a partnership, and return it."""
        changed = evolve(partnership, **changes)
        stored = {**changes, "state": changed.state.value} if "state" in changes else changes
        self._table.update(partnership.serial, stored)
        return changed

    def remove(self, partnership: Partnership) -> None:
        """Remove a partnership of the examples."""
        self._store.execute("DELETE FROM partnerships WHERE serial = ?", (partnership.serial,))

    def built_by(self, owner: str, idempotency_key: str) -> Partnership | None:
        """Return the partnership of a request, or `None`."""
        return next(self._select("owner = ? AND idempotency_key = ?", owner, idempotency_key), None)

    def between(self, owner: str, authorized: str, partner: str) -> Partnership | None:
        """Return the partnership of a merchant with a partner for a coupon stock, or `None`."""
        where = "owner = ? AND authorized = ? AND partner = ? AND NOT is_example"
        return next(self._select(where, owner, authorized, partner), None)

    def page(self, owner: str, authorized: str, partner: str | None, start: int, size: int) -> list[Partnership]:
        """Return a page of the partnerships for a coupon stock, the newest first; with `partner`, those with this partner."""
        where, arguments = _where(owner, authorized, partner)
        return list(self._select(f"{where} ORDER BY serial DESC LIMIT ? OFFSET ?", *arguments, size, start))

    def count(self, owner: str, authorized: str, partner: str | None) -> int:
        """Count the partnerships for a coupon stock."""
        where, arguments = _where(owner, authorized, partner)
        return self._table.count(where, *arguments)

    def get(self, idempotency_key: str, owner: str | None = None) -> Partnership:
        """Return the partnership of a request, of any merchant if `owner` is `None`.

        Raises:
            UnknownPartnershipError: the partnership does not exist, or several merchants used the number.
        """
        found = [each for each in self._select("idempotency_key = ?", idempotency_key) if owner in (None, each.owner)]
        if len(found) != 1:
            count = f"{len(found)} partnerships with the number {idempotency_key}. Pass mchid" if found else ""
            raise UnknownPartnershipError(f"the gateway has {count or f'no partnership {idempotency_key}'}")
        return found[0]

    def newest(self, limit: int, skip: int) -> tuple[Partnership, ...]:
        """Return the partnerships that were built last, newest first, after the first `skip`, without the examples."""
        return tuple(self._select("NOT is_example ORDER BY serial DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Partnership]:
        return self._select("1 ORDER BY serial")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Partnership]:
        return (Partnership(*row) for row in self._table.rows(where, *arguments))


def _where(owner: str, authorized: str, partner: str | None) -> tuple[str, tuple[str, ...]]:
    where, arguments = "owner = ? AND authorized = ?", (owner, authorized)
    return (where, arguments) if partner is None else (f"{where} AND partner = ?", (*arguments, partner))


class PartnershipMachine(Machine[Partnership]):
    """The partnerships, and the steps of merchants."""

    name = "partnerships"
    title = "Partnerships for coupon stocks"
    states = PartnershipState
    initial = (PartnershipState.ESTABLISHED,)
    key = (
        Field("idempotency_key", "The number of the request that established it."),
        Field("mchid", "The merchant. Required if several merchants used the number.", is_required=False),
    )
    steps = (TERMINATE, BUILD_AGAIN)
    is_in_state_reply = False
    columns = ("Request", "Merchant", "Partner", "Stock", "State")

    def __init__(self, context: Context, partnerships: Partnerships) -> None:
        super().__init__(context)
        self._partnerships = partnerships

    def get(self, idempotency_key: str, mchid: str | None = None) -> Partnership:
        """Return the partnership of a request.

        Raises:
            UnknownPartnershipError: the partnership does not exist, or several merchants used the number.
        """
        return self._partnerships.get(idempotency_key, mchid)

    def __iter__(self) -> Iterator[Partnership]:
        return iter(self._partnerships)

    def lookup(self, key: Mapping[str, Any]) -> Partnership:
        """Return the partnership with this key."""
        return self.get(key["idempotency_key"], key.get("mchid"))

    def key_of(self, record: Partnership) -> dict[str, str]:
        """Return the number of the request, and the merchant."""
        return {"idempotency_key": record.idempotency_key, "mchid": record.owner}

    def state_of(self, record: Partnership) -> PartnershipState:
        """Return the state."""
        return record.state

    def describe(self, record: Partnership) -> str:
        """Return `partnership` and the number of its request."""
        return f"partnership {record.idempotency_key}"

    def put(self, record: Partnership, state: StrEnum) -> Partnership:
        """Put a partnership into a state, as of now."""
        now, target = self._context.now(), PartnershipState(state)
        ended = now if target is PartnershipState.TERMINATED else None
        return self._partnerships.update(record, state=target, terminated=ended, updated=now)

    def move(self, record: Partnership, step: Step, fields: Mapping[str, Any], announce: Announce) -> Partnership:
        """Take a step; establishing a partnership again has the number and the content of the new request as `fields`."""
        del announce  # partnerships have no notifications
        moved = self.put(record, step.after(record.state))
        return self._partnerships.update(moved, built=moved.updated, **fields) if step is BUILD_AGAIN else moved

    def newest(self, limit: int, skip: int = 0) -> tuple[Partnership, ...]:
        """Return the partnerships that were built last, newest first, after the first `skip`, without the examples."""
        return self._partnerships.newest(limit, skip)

    def records(self) -> Iterator[Partnership]:
        """Iterate over the partnerships, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: Partnership) -> dict[str, Any]:
        """Return a partnership."""
        return {**self.key_of(record), **record.objects, "state": record.state.value}

    def cells(self, record: Partnership) -> tuple[str, ...]:
        """Return the request, merchant, partner, stock and state."""
        partner, authorized = record.objects["partner"], record.objects["authorized_data"]
        named: str = partner.get("appid") or partner.get("merchant_id", "")
        return record.idempotency_key, record.owner, named, authorized.get("stock_id", ""), record.state.value
