"""The restrictions of sub-merchants in the state file."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store

_COLUMNS = "case_id, sub_mchid, state, fields"


class RestrictionState(StrEnum):
    """The states of a restriction."""

    ANNOUNCED = "ANNOUNCED"
    ACTIVE = "ACTIVE"
    LIFTED = "LIFTED"


def moment_of(date: str) -> float | None:
    """Return a time in seconds since 1970; `None` if the text is not a time with an offset from UTC."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return moment.timestamp() if moment.tzinfo else None


class UnknownRestrictionError(LookupError):
    """The gateway has no restriction with this number."""


def _read(fields: str | Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(fields) if isinstance(fields, str) else fields
    return found


@frozen
class Restriction:
    """A restriction of a sub-merchant for one reason; `fields` are those of the reply of the query."""

    case_id: str
    sub_mchid: str
    state: RestrictionState = field(converter=RestrictionState)
    fields: Mapping[str, Any] = field(converter=_read, repr=False)

    @property
    def starts(self) -> float | None:
        """When an announced restriction takes effect, in seconds since 1970; `None` for others."""
        date = self.fields.get("limitation_start_date")
        return moment_of(date) if date and self.state is RestrictionState.ANNOUNCED else None


class Restrictions:
    """The restrictions, oldest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, restriction: Restriction) -> Restriction:
        """Add a restriction, or replace the one with its number."""
        text = json.dumps(restriction.fields, ensure_ascii=False)
        row = (restriction.case_id, restriction.sub_mchid, restriction.state.value, text)
        self._store.execute("INSERT OR REPLACE INTO merchant_restrictions VALUES (?, ?, ?, ?)", row)
        return restriction

    def put(self, restriction: Restriction, state: RestrictionState, fields: Mapping[str, Any]) -> Restriction:
        """Change the state of a restriction, and set fields."""
        return self.add(evolve(restriction, state=state, fields={**restriction.fields, **fields}))

    def get(self, case_id: str) -> Restriction:
        """Return the restriction with this number.

        Raises:
            UnknownRestrictionError: no restriction has the number.
        """
        found = next(self._select("case_id = ?", case_id), None)
        if found is None:
            raise UnknownRestrictionError(f"the gateway has no restriction {case_id}")
        return found

    def of(self, sub_mchid: str) -> list[Restriction]:
        """Return the restrictions of a sub-merchant that were not lifted."""
        return list(self._select("sub_mchid = ? AND state != 'LIFTED' ORDER BY rowid", sub_mchid))

    def announced(self) -> list[tuple[float, Restriction]]:
        """Return the announced restrictions, each with the time at which it takes effect, the earliest first."""
        found = ((each.starts, each) for each in self._select("state = 'ANNOUNCED'"))
        dated = [(starts, each) for starts, each in found if starts is not None]
        return sorted(dated, key=lambda pair: pair[0])

    def count(self) -> int:
        """Return the number of all restrictions."""
        number: int = self._store.rows("SELECT count(*) FROM merchant_restrictions")[0][0]
        return number

    def newest(self, limit: int, skip: int = 0) -> list[Restriction]:
        """Return the newest restrictions, newest first, without the first `skip`."""
        return list(self._select("1 ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Restriction]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *arguments: str | int) -> Iterator[Restriction]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM merchant_restrictions WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Restriction(*row) for row in rows)
