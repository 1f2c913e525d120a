"""The state machine of pay gift activities."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.pay_gifts.activities import (
    FULL_SEND,
    Activities,
    Activity,
    due_of,
    new_activity_id,
)
from wechatpay_gateway.families.pay_gifts.activity_rules import LONGEST_SECONDS
from wechatpay_gateway.families.pay_gifts.entries import GOODS, MERCHANT, Entries
from wechatpay_gateway.families.pay_gifts.examples import example_fields
from wechatpay_gateway.families.pay_gifts.steps import (
    ACTIVITY_STEPS,
    EXPIRE,
    PAUSE,
    RESUME,
    START,
    ActivityState,
)
from wechatpay_gateway.family.behavior import to_content
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.changes import Announce

_HIDDEN = frozenset({"content", "is_example"})
_TYPES = (FULL_SEND, "STEP_SEND_ACT_TYPE", "SPECIFIC_SEND_ACT_TYPE")
_MCHID = Field("mchid", "The merchant.")
_ACTIVITY_ID = Field("activity_id", "WeChat Pay's number of the activity.")


class ActivityMachine(Machine[Activity]):
    """The activities, and the check of merchants that give their coupons. Every merchant passes it, unless a test refuses it."""

    name = "pay_gift_activities"
    title = "Pay gift activities"
    states = ActivityState
    initial = (ActivityState.CREATED,)
    key = (_ACTIVITY_ID,)
    steps = ACTIVITY_STEPS
    actions = (
        Action(
            "refuse_merchant",
            "A merchant fails the check, for example because it is of another brand: it cannot be in a new activity or be added to one.",
            (_MCHID, Field("reason", "Why it fails.", is_required=False)),
        ),
        Action("accept_merchant", "A merchant passes the check, which is the default.", (_MCHID,)),
    )
    adds = (
        Field("activity_name", "The name of the activity."),
        Field("activity_type", f"One of {', '.join(_TYPES)}. Defaults to {FULL_SEND}.", is_required=False),
        Field("begin_time", "When it starts, in RFC 3339 format. Defaults to now.", is_required=False),
        Field("end_time", "When it ends, in RFC 3339 format. Defaults to 90 days after its start.", is_required=False),
        Field("merchants", "The merchants that give the coupons. None by default.", list, is_required=False),
        Field("goods", "The goods to which it is limited. None by default.", list, is_required=False),
        Field("mchid", "The merchant that owns it. Defaults to the default merchant.", is_required=False),
    )
    add_means = "The merchant creates an activity on the merchant platform."
    is_settable = True
    columns = ("Number", "Merchant", "Name", "State")

    def __init__(self, context: Context, activities: Activities, entries: Entries) -> None:
        super().__init__(context)
        self._activities = activities
        self._entries = entries

    def get(self, activity_id: str) -> Activity:
        """Return the activity with this number.

        Raises:
            UnknownActivityError: no activity has the number.
        """
        return self._activities.get(activity_id, self._context.merchants.default.mchid)

    def refuse_merchant(self, mchid: str, reason: str = "商户与活动创建方不具备父子关系") -> None:
        """Let a merchant fail the check for a reason."""
        with self._context.changes.commit():
            self._entries.refuse(mchid, reason)

    def accept_merchant(self, mchid: str) -> None:
        """Let a merchant pass the check."""
        with self._context.changes.commit():
            self._entries.accept(mchid)

    def add(self, *values: Any, **fields: Any) -> Activity:
        """Add an activity, as the merchant does on the merchant platform, with the fields of `adds` by position or by name.

        Raises:
            ValueError: a field is missing or invalid, a time is not in RFC 3339 format, it ends before it begins, or the type does not exist.
        """
        given = self._by_name(values, fields, self.adds)
        kind = given.get("activity_type", FULL_SEND)
        if kind not in _TYPES:
            raise ValueError(f"activity_type must be one of {', '.join(_TYPES)}, got {kind!r}")
        now = self._context.now()
        begins = from_moment(given["begin_time"]) if "begin_time" in given else now
        ends = from_moment(given["end_time"]) if "end_time" in given else begins + LONGEST_SECONDS
        content = to_content(example_fields(self._context.catalog, given["activity_name"], begins, ends))
        if ends < begins:
            raise ValueError(f"end_time must not be before begin_time, {to_moment(begins)}, got {to_moment(ends)}")
        owner = given.get("mchid", self._context.merchants.default.mchid)
        parts = (kind, given["activity_name"], ActivityState.CREATED, content, begins, ends, now, now)
        with self._context.changes.commit():
            activity = self._activities.add(
                Activity(owner, new_activity_id(), None, *parts, due=due_of(ActivityState.CREATED, begins, ends))
            )
            self._entries.add(activity, MERCHANT, given.get("merchants", []), now)
            self._entries.add(activity, GOODS, given.get("goods", []), now)
            return activity

    def make_due_changes(self) -> None:
        """Start and end the activities whose time has come."""
        now = self._context.now()
        while due := self._activities.due(now):
            for activity in due:
                self.advance(activity, EXPIRE if activity.ends <= now else START, {})

    def __iter__(self) -> Iterator[Activity]:
        return iter(self._activities)

    def lookup(self, key: Mapping[str, Any]) -> Activity:
        """Return the activity with this number."""
        return self.get(key["activity_id"])

    def key_of(self, record: Activity) -> dict[str, str]:
        """Return WeChat Pay's number of an activity."""
        return {"activity_id": record.activity_id}

    def state_of(self, record: Activity) -> ActivityState:
        """Return the state."""
        return record.state

    def describe(self, record: Activity) -> str:
        """Return `pay gift activity` and its number."""
        return f"pay gift activity {record.activity_id}"

    def put(self, record: Activity, state: StrEnum) -> Activity:
        """Put an activity into a state."""
        return self._activities.put(record, ActivityState(state), at=self._context.now())

    def move(self, record: Activity, step: Step, fields: Mapping[str, Any], announce: Announce) -> Activity:
        """Take a step. No page has a notification of an activity."""
        del fields, announce
        now = self._context.now()
        times = {"paused": now} if step is PAUSE else {"resumed": now} if step is RESUME else {}
        return self._activities.put(record, ActivityState(step.after(record.state)), at=now, **times)

    def records(self) -> Iterator[Activity]:
        """Iterate over the activities, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Activity, ...]:
        """Return the newest activities, newest first, without the examples and the first `skip`."""
        return self._activities.newest(limit, skip)

    def to_json(self, record: Activity) -> dict[str, Any]:
        """Return an activity without its request."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: Activity) -> tuple[str, ...]:
        """Return the number, the merchant, the name and the state of an activity."""
        return record.activity_id, record.caller, record.name, record.state.value
