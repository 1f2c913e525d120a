"""The Gold Plans of sub-merchants in the state file."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store

_COLUMNS = "sub_mchid, state, closed, has_own_receipts, has_advertisements, filters"


class PlanState(StrEnum):
    """Whether the Gold Plan of a sub-merchant is on, as its call names it."""

    OPEN = "OPEN"
    CLOSE = "CLOSE"


@frozen
class Plan:
    """The Gold Plan of a sub-merchant; `closed` is when a call turned it off, in seconds since 1970.

    `filters` are the industries whose advertisements are not shown, separated by commas.
    """

    sub_mchid: str
    state: PlanState = field(default=PlanState.CLOSE, converter=PlanState)
    closed: float | None = None
    has_own_receipts: bool = field(default=False, converter=bool)
    has_advertisements: bool = field(default=False, converter=bool)
    filters: str = ""


class Plans:
    """The Gold Plans, by sub-merchant."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, sub_mchid: str) -> Plan:
        """Return the plan of a sub-merchant, which is off if no call and no step changed it."""
        return next(self._select("sub_mchid = ?", sub_mchid), Plan(sub_mchid))

    def put(self, plan: Plan, **changes: Any) -> Plan:
        """Store a plan with changed fields, and return it."""
        stored = evolve(plan, **changes)
        row = (
            *(stored.sub_mchid, stored.state.value, stored.closed),
            *(int(stored.has_own_receipts), int(stored.has_advertisements), stored.filters),
        )
        self._store.execute("INSERT OR REPLACE INTO gold_plans VALUES (?, ?, ?, ?, ?, ?)", row)
        return stored

    def newest(self, limit: int, skip: int = 0) -> list[Plan]:
        """Return the plans that were changed last, newest first, without the first `skip`."""
        return list(self._select("1 ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Plan]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *arguments: str | int) -> Iterator[Plan]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM gold_plans WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Plan(*row) for row in rows)
