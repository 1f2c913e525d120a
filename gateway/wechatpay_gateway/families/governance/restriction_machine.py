"""The state machine of restrictions: https://pay.weixin.qq.com/doc/v3/partner/4012803072."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.times import CHINA, to_moment
from wechatpay_gateway.families.governance.restrictions import Restriction, Restrictions, RestrictionState, moment_of
from wechatpay_gateway.family.behavior import Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

QUERY: Place = ("GET", "/v3/mch-operation-manage/merchant-limitations/sub-mchid/{}")
_FIELDS = {
    "functions": "relate_limitations",
    "other_functions": "other_relate_limitations",
    "reason_type": "limitation_reason_type",
    "reason": "limitation_reason",
    "recover_way": "recover_way",
    "recover_way_param": "recover_way_param",
    "recover_help_url": "recover_help_url",
    "start_date": "limitation_start_date",
}
"""The arguments of `add`, each with the field of the reply that it sets."""
STEPS = (
    Step(
        "start",
        source={RestrictionState.ANNOUNCED},
        target=RestrictionState.ACTIVE,
        means="An announced restriction takes effect. Happens by itself at its `start_date`.",
    ),
    Step(
        "lift",
        source={RestrictionState.ANNOUNCED, RestrictionState.ACTIVE},
        target=RestrictionState.LIFTED,
        means="WeChat Pay lifts a restriction, or calls an announced one off.",
    ),
)


class RestrictionMachine(Machine[Restriction]):
    """The restrictions of sub-merchants, which WeChat Pay imposes and lifts."""

    name = "merchant_restrictions"
    title = "Restrictions of sub-merchants"
    states = RestrictionState
    initial = (RestrictionState.ACTIVE, RestrictionState.ANNOUNCED)
    key = (Field("case_id", "The number of the restriction."),)
    steps = STEPS
    add_means = "WeChat Pay restricts a sub-merchant, or announces it if there is a `start_date`."
    adds = (
        Field("sub_mchid", "The sub-merchant."),
        Field("functions", "The restricted functions, such as `NO_PAYMENT`.", list),
        Field("reason_type", "The kind of the reason. Defaults to `RISK_ABNORMAL`.", is_required=False),
        Field("reason", "The reason, in Chinese.", is_required=False),
        Field("recover_way", "How to lift it, such as `CALL_CUSTOMER_SERVICE_AT_95017`.", is_required=False),
        Field("recover_way_param", "What `recover_way` refers to.", is_required=False),
        Field("recover_help_url", "The page that explains how to lift it.", is_required=False),
        Field("other_functions", "Other restricted functions, in Chinese.", is_required=False),
        Field("start_date", "When it starts, for one that is only announced.", is_required=False),
    )
    is_in_state_reply = False
    columns = ("Number", "Sub-merchant", "Reason", "State")

    def __init__(self, context: Context, restrictions: Restrictions) -> None:
        super().__init__(context)
        self._restrictions = restrictions
        self._known = _known_values(context)

    def add(self, *values: Any, **fields: Any) -> Restriction:
        """Restrict a sub-merchant.

        Raises:
            ValueError: the query does not have a function, a reason or a way to lift it, or the start is not a time.
        """
        given = self._by_name(values, fields, self.adds)
        self._check(given)
        with self._context.changes.commit():
            return self._restrictions.add(self._restriction(given))

    def _restriction(self, given: Mapping[str, Any]) -> Restriction:
        now = self._context.now()
        is_announced = "start_date" in given
        kind = "LIMIT_ACTION_TYPE_DELAY_CONTROL" if is_announced else "LIMIT_ACTION_TYPE_IMMEDIATE_CONTROL"
        case_id = f"A{datetime.fromtimestamp(now, CHINA):%Y%m%d%H%M%S}{self._restrictions.count() + 1:07}"
        shown = {
            "limitation_case_id": case_id,
            "limitation_reason_type": "RISK_ABNORMAL",
            "limitation_reason": "交易异常",
            **{_FIELDS[name]: value for name, value in given.items() if name in _FIELDS},
            "limitation_action_type": kind,
            **({} if is_announced else {"limitation_date": to_moment(now)}),
        }
        state = RestrictionState.ANNOUNCED if is_announced else RestrictionState.ACTIVE
        return Restriction(case_id, given["sub_mchid"], state, shown)

    def _check(self, given: Mapping[str, Any]) -> None:
        for name, known in self._known.items():
            value = given.get(name, [])
            for each in [value] if value is None or isinstance(value, str) else value:
                if known and each not in known:
                    near = get_close_matches(str(each), known, n=1)
                    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
                    raise ValueError(f"{name} cannot be {each!r}; {hint}")
        start = given.get("start_date")
        if start is not None and moment_of(start) is None:
            raise ValueError(f"start_date must be a time such as 2026-01-31T00:00:00+08:00, not {start!r}")

    def make_due_changes(self) -> None:
        """Let the announced restrictions take effect whose time has come."""
        for starts, each in self._restrictions.announced():
            if starts <= self._context.now():
                self._restrictions.put(each, RestrictionState.ACTIVE, {"limitation_date": to_moment(starts)})

    def get(self, case_id: str) -> Restriction:
        """Return the restriction with this number.

        Raises:
            UnknownRestrictionError: no restriction has the number.
        """
        return self._restrictions.get(case_id)

    def __iter__(self) -> Iterator[Restriction]:
        return iter(self._restrictions)

    def lookup(self, key: Mapping[str, Any]) -> Restriction:
        """Return the restriction with this number."""
        return self.get(key["case_id"])

    def key_of(self, record: Restriction) -> dict[str, str]:
        """Return the number."""
        return {"case_id": record.case_id}

    def state_of(self, record: Restriction) -> RestrictionState:
        """Return the state."""
        return record.state

    def describe(self, record: Restriction) -> str:
        """Return `restriction` and its number."""
        return f"restriction {record.case_id}"

    def put(self, record: Restriction, state: StrEnum) -> Restriction:
        """Put a restriction into a state; one that takes effect has the time."""
        target = RestrictionState(state)
        starts = target is RestrictionState.ACTIVE and "limitation_date" not in record.fields
        date = {"limitation_date": to_moment(self._context.now())} if starts else {}
        return self._restrictions.put(record, target, date)

    def move(self, record: Restriction, step: Step, fields: Mapping[str, Any], announce: Announce) -> Restriction:
        """Take a step. The messages of 合作伙伴订阅 that follow are not part of the API."""
        del fields, announce
        return self.put(record, step.after(record.state))

    def newest(self, limit: int, skip: int = 0) -> list[Restriction]:
        """Return the newest restrictions, newest first, without the first `skip`."""
        return self._restrictions.newest(limit, skip)

    def to_json(self, record: Restriction) -> dict[str, Any]:
        """Return a restriction with the fields of the query."""
        return {
            "case_id": record.case_id,
            "sub_mchid": record.sub_mchid,
            "state": record.state.value,
            "fields": dict(record.fields),
        }

    def cells(self, record: Restriction) -> tuple[str, ...]:
        """Return number, sub-merchant, reason and state."""
        return record.case_id, record.sub_mchid, str(record.fields["limitation_reason"]), record.state.value


def _known_values(context: Context) -> dict[str, list[str]]:
    """Return the values of the query by argument of `add`; none if the catalog does not have the query."""
    catalog = context.catalog
    query = next((catalog.operations[name] for name in catalog.names_at(QUERY)), None)
    schema = query.replies[200] if query is not None else None
    if schema is None:
        return {}
    properties = schema["properties"]
    shown = properties["recovery_specifications"]["items"]["properties"]
    values = {
        "functions": properties["limited_functions"]["items"],
        "reason_type": shown["limitation_reason_type"],
        "recover_way": shown["recover_way"],
    }
    return {name: list(each.get("enum", ())) for name, each in values.items()}
