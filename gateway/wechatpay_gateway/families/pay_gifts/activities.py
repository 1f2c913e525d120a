"""The pay gift activities in the state file."""

import json
import secrets
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.pay_gifts.steps import ActivityState

FULL_SEND = "FULL_SEND_ACT_TYPE"
"""The type of the activities that the API creates."""


class UnknownActivityError(LookupError):
    """The gateway has no pay gift activity with this number."""


@frozen(slots=False)
class Activity:
    """An activity of the merchant `caller`. Times are in seconds since 1970.

    `out_request_no` is `None` for an activity that the merchant created on the merchant platform. `content` is the request, as JSON with sorted
    keys. `due` is when the state changes by itself next, or `None`. `is_example` marks an activity of the catalog's examples, whose times are in the past.
    """

    caller: str
    activity_id: str
    out_request_no: str | None
    activity_type: str
    name: str
    state: ActivityState = field(converter=ActivityState)
    content: str = field(repr=False)
    begins: float
    ends: float
    created: float
    updated: float
    paused: float | None = None
    resumed: float | None = None
    due: float | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        content: Mapping[str, Any] = json.loads(self.content)
        return content


_COUNTED = ("", "")
"""The row of the totals that exists once all activities are counted."""
_COLUMNS = ", ".join(each.name for each in fields(Activity))


def new_activity_id() -> str:
    """Return a new number of WeChat Pay."""
    return f"1{secrets.randbelow(10**12):012d}"


def due_of(state: ActivityState, begins: float, ends: float) -> float | None:
    """Return when an activity in this state changes by itself: at its start or at its end."""
    if state is ActivityState.CREATED:
        return begins
    return ends if state in (ActivityState.ONGOING, ActivityState.STOPPED, ActivityState.UNKNOWN) else None


class Activities:
    """The activities of all merchants."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, activity: Activity) -> Activity:
        """Add an activity; its numbers must not be in use."""
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(activity))
        self._store.execute(f"INSERT INTO pay_gift_activities VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return activity

    def put(self, activity: Activity, state: ActivityState, *, at: float, **changes: Any) -> Activity:
        """Put an activity into a state at a time, and change other columns."""
        due = None if activity.is_example else due_of(state, activity.begins, activity.ends)
        columns = {"state": state.value, "due": due, "updated": at, **changes}
        assigned = ", ".join(f"{name} = ?" for name in columns)
        self._store.execute(
            f"UPDATE pay_gift_activities SET {assigned} WHERE caller = ? AND activity_id = ?",  # noqa: S608 (names of columns)
            (*columns.values(), activity.caller, activity.activity_id),
        )
        return evolve(activity, **columns)

    def find(self, activity_id: str, caller: str) -> Activity | None:
        """Return the activity with this number: the merchant's own, or else another merchant's; `None` if it does not exist."""
        return next(self._select("activity_id = ? ORDER BY caller <> ?", activity_id, caller), None)

    def numbered(self, caller: str, out_request_no: str) -> Activity | None:
        """Return the activity with a merchant's number, or `None`."""
        return next(self._select("caller = ? AND out_request_no = ?", caller, out_request_no), None)

    def get(self, activity_id: str, caller: str) -> Activity:
        """Return the activity with this number, of this merchant or else of another one.

        Raises:
            UnknownActivityError: no activity has the number.
        """
        found = self.find(activity_id, caller)
        if found is None:
            raise UnknownActivityError(f"the gateway has no pay gift activity {activity_id}")
        return found

    def page(self, caller: str, filters: Mapping[str, Any], start: int, size: int) -> tuple[int, list[Activity]]:
        """Return the number of a merchant's activities that match, and a page of them, newest first.

        Args:
            caller: the merchant.
            filters: the arguments of the list; `activity_name` can be a part of the name, and all awards are of one type.
            start: the index of the first one.
            size: the largest number of them.
        """
        self._count_once()
        where, values = "caller = ?", [caller]
        if "activity_status" in filters:
            where, values = f"{where} AND state = ?", [*values, filters["activity_status"]]
        query = f"SELECT coalesce(sum(total), 0) FROM pay_gift_totals WHERE {where}"  # noqa: S608 (constants)
        if "activity_name" in filters:
            where, values = f"{where} AND instr(name, ?)", [*values, filters["activity_name"]]
            query = f"SELECT count(*) FROM pay_gift_activities WHERE {where}"  # noqa: S608 (constants)
        total: int = self._store.rows(query, values)[0][0]
        rows = self._select(f"{where} ORDER BY rowid DESC LIMIT ? OFFSET ?", *values, size, start)
        return total, list(rows)

    def _count_once(self) -> None:
        """Count the activities of a state file that was written before the database counted them."""
        if self._store.rows("SELECT 1 FROM pay_gift_totals WHERE caller = ? AND state = ?", _COUNTED):
            return
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM pay_gift_totals")
            connection.execute(
                "INSERT INTO pay_gift_totals SELECT caller, state, count(*) FROM pay_gift_activities GROUP BY caller, state"
            )
            connection.execute("INSERT INTO pay_gift_totals VALUES (?, ?, 0)", _COUNTED)

    def next_due(self) -> float | None:
        """Return when the next activity changes by itself, in seconds since 1970, or `None`."""
        first: float | None = self._store.rows(
            "SELECT min(due) FROM pay_gift_activities WHERE due IS NOT NULL",
        )[0][0]
        return first

    def due(self, now: float) -> tuple[Activity, ...]:
        """Return the activities that change by themselves now, the earliest first."""
        return tuple(self._select("due IS NOT NULL AND due <= ? ORDER BY due, rowid", now))

    def newest(self, limit: int, skip: int = 0) -> tuple[Activity, ...]:
        """Return the newest activities, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Activity]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *values: str | float) -> Iterator[Activity]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM pay_gift_activities WHERE {where}", values)  # noqa: S608 (constants)
        return (Activity(*row) for row in rows)
