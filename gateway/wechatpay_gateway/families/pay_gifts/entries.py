"""The merchants and goods of pay gift activities in the state file, the changes of merchants, and merchants that fail the check."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.pay_gifts.activities import Activity

MERCHANT, GOODS = "merchant", "goods"
"""The kinds of entries."""
_OF = "caller = ? AND activity_id = ? AND kind = ?"


@frozen
class Entry:
    """A merchant that gives the coupons of an activity, or goods to which it is limited. Times are in seconds since 1970."""

    value: str
    name: str | None
    created: float
    updated: float


class Entries:
    """The rows that belong to activities."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, activity: Activity, kind: str, values: Sequence[str], at: float, name: str | None = None) -> None:
        """Add entries at a time; one that exists is changed at this time."""
        own = (activity.caller, activity.activity_id, kind)
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT INTO pay_gift_entries VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (caller, activity_id, kind, value) DO UPDATE SET updated = excluded.updated",
                [(*own, value, name, at, at) for value in values],
            )

    def delete(self, activity: Activity, kind: str, values: Sequence[str]) -> None:
        """Delete entries; values that are not in the activity are ignored."""
        own = (activity.caller, activity.activity_id, kind)
        with self._store.transaction() as connection:
            connection.executemany(
                f"DELETE FROM pay_gift_entries WHERE {_OF} AND value = ?",  # noqa: S608 (a constant)
                [(*own, value) for value in values],
            )

    def page(self, activity: Activity, kind: str, start: int, size: int) -> tuple[int, list[Entry]]:
        """Return the number of entries, and a page of them, oldest first."""
        own = (activity.caller, activity.activity_id, kind)
        total: int = self._store.rows(f"SELECT count(*) FROM pay_gift_entries WHERE {_OF}", own)[0][0]  # noqa: S608 (a constant)
        query = (
            f"SELECT value, name, created, updated FROM pay_gift_entries WHERE {_OF} ORDER BY rowid LIMIT ? OFFSET ?"  # noqa: S608 (a constant)
        )
        return total, [Entry(*row) for row in self._store.rows(query, (*own, size, start))]

    def change(self, caller: str, kind: str, request_no: str) -> tuple[str, dict[str, Any]] | None:
        """Return the content and the reply of the change with a merchant's number, or `None`."""
        query = "SELECT content, reply FROM pay_gift_changes WHERE caller = ? AND kind = ? AND request_no = ?"
        found = self._store.rows(query, (caller, kind, request_no))
        return (found[0][0], json.loads(found[0][1])) if found else None

    def add_change(self, caller: str, kind: str, request_no: str, content: str, reply: Mapping[str, Any]) -> None:
        """Keep the content and the reply of a change."""
        row = (caller, kind, request_no, content, json.dumps(reply, ensure_ascii=False))
        self._store.execute("INSERT INTO pay_gift_changes VALUES (?, ?, ?, ?, ?)", row)

    def refuse(self, mchid: str, reason: str) -> None:
        """Let a merchant fail the check for a reason."""
        self._store.execute("INSERT OR REPLACE INTO pay_gift_refused_merchants VALUES (?, ?)", (mchid, reason))

    def accept(self, mchid: str) -> None:
        """Let a merchant pass the check."""
        self._store.execute("DELETE FROM pay_gift_refused_merchants WHERE mchid = ?", (mchid,))

    def refused(self, mchids: Sequence[str]) -> dict[str, str]:
        """Return the reasons for which some of these merchants fail the check."""
        marks = ", ".join("?" * len(mchids))
        query = f"SELECT mchid, reason FROM pay_gift_refused_merchants WHERE mchid IN ({marks})"  # noqa: S608 (marks)
        reasons = dict(self._store.rows(query, mchids))
        return {mchid: reasons[mchid] for mchid in dict.fromkeys(mchids) if mchid in reasons}
