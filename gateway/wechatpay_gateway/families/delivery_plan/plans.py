"""The delivery plans in the state file."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.rows import Table, as_number, read_json
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.delivery_plan.steps import OPEN, PAIRS, PlanState

_FIRST_NUMBER = 12001


class UnknownDeliveryPlanError(LookupError):
    """The gateway has no delivery plan with this number."""


@frozen
class DeliveryPlan:
    """A plan; `owner` is the merchant that created it, and `fields` are those that replies show.

    `stock_id` is its stock, or the first stock of its bundle. `audit` is the state of its last review, `draft` the change that is in review. `is_out_of_stock` says
    that it paused because of its stock. `starts` and `ends` are in seconds since 1970; `sent` is how many coupons it sent, `sent_today` how many on the `day`.
    """

    plan_id: int
    owner: str
    brand_id: str
    out_request_no: str
    content: str = field(repr=False)
    stock_id: int
    state: PlanState = field(converter=PlanState)
    audit: str
    is_out_of_stock: bool = field(converter=bool)
    fields: Mapping[str, Any] = field(converter=read_json, repr=False)
    draft: Mapping[str, Any] = field(converter=read_json, repr=False)
    starts: float
    ends: float
    sent: int = 0
    day: str = ""
    sent_today: int = 0
    is_example: bool = field(default=False, converter=bool)
    due: float | None = None

    @property
    def shown(self) -> tuple[str, str]:
        """The state of the plan and that of its last review, as notifications spell them."""
        return PAIRS.get(self.state, (self.state.value, self.audit))

    def sent_on(self, day: str) -> int:
        """Return how many coupons it sent on a day."""
        return self.sent_today if self.day == day else 0


@frozen
class Selection:
    """The plans of an owner for a brand: with these states, in this state of their review, with this number; `None` selects all."""

    owner: str
    brand_id: str
    states: tuple[PlanState, ...] | None
    audit: str | None
    plan_id: str | None


class DeliveryPlans:
    """The plans, by WeChat Pay's number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._table = Table(store, "delivery_plans", DeliveryPlan)
        self.next_due = self._table.next_due

    def add(self, plan: DeliveryPlan) -> DeliveryPlan:
        """Add a plan."""
        self._table.insert(plan)
        return self.update(plan, state=plan.state)

    def next_number(self) -> int:
        """Return the number of the next plan."""
        return max(self._table.largest() + 1, _FIRST_NUMBER)

    def update(self, plan: DeliveryPlan, **changes: Any) -> DeliveryPlan:
        """Change columns of a plan, and return it."""
        changed = evolve(plan, **changes)
        if "state" in changes:
            due = changed.ends if changed.state in OPEN and not changed.is_example else None
            changed = evolve(changed, audit=changed.shown[1], due=due)
            changes = {**changes, "state": changed.state.value, "audit": changed.audit, "due": due}
        self._table.update(plan.plan_id, changes)
        return changed

    def find(self, number: object) -> DeliveryPlan | None:
        """Return the plan with this number, or `None`."""
        return next(self._select("plan_id = ?", as_number(number)), None)

    def get(self, number: object) -> DeliveryPlan:
        """Return the plan with this number.

        Raises:
            UnknownDeliveryPlanError: the plan does not exist.
        """
        found = self.find(number)
        if found is None:
            raise UnknownDeliveryPlanError(f"the gateway has no delivery plan {number}")
        return found

    def created(self, owner: str, brand_id: str, out_request_no: str) -> DeliveryPlan | None:
        """Return the plan of an owner for a brand that a request with this number created, or `None`."""
        where = "owner = ? AND brand_id = ? AND out_request_no = ? AND NOT is_example"
        return next(self._select(where, owner, brand_id, out_request_no), None)

    def page(self, selection: Selection, start: int, size: int) -> list[DeliveryPlan]:
        """Return a page of the plans of an owner for a brand, the newest first."""
        where, arguments = _where(selection)
        return list(self._select(f"{where} ORDER BY plan_id DESC LIMIT ? OFFSET ?", *arguments, size, start))

    def count(self, selection: Selection) -> int:
        """Count the plans of an owner for a brand."""
        where, arguments = _where(selection)
        return self._table.count(where, *arguments)

    def of_stock(self, stock_id: int) -> list[DeliveryPlan]:
        """Return the plans of a stock, oldest first, without the examples."""
        return list(self._select("stock_id = ? AND NOT is_example ORDER BY plan_id", stock_id))

    def received(self, plan: DeliveryPlan, openid: str) -> int:
        """Return how many coupons a user received from a plan."""
        query = "SELECT received FROM delivery_plan_receipts WHERE plan_id = ? AND openid = ?"
        return sum(count for (count,) in self._store.rows(query, (plan.plan_id, openid)))

    def count_receipt(self, plan: DeliveryPlan, openid: str, day: str) -> DeliveryPlan:
        """Count a coupon that a user received from a plan on a day, and return the plan."""
        self._store.execute(
            "INSERT INTO delivery_plan_receipts VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET received = received + 1",
            (plan.plan_id, openid),
        )
        return self.update(plan, sent=plan.sent + 1, day=day, sent_today=plan.sent_on(day) + 1)

    def due(self, now: float) -> list[DeliveryPlan]:
        """Return the plans whose time is over, the first one first."""
        return list(self._select("due <= ? ORDER BY due, plan_id", now))

    def newest(self, limit: int, skip: int) -> tuple[DeliveryPlan, ...]:
        """Return the plans that were created last, newest first, after the first `skip`, without the examples."""
        return tuple(self._select("NOT is_example ORDER BY plan_id DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[DeliveryPlan]:
        return self._select("1 ORDER BY plan_id")

    def _select(self, where: str, *arguments: str | float) -> Iterator[DeliveryPlan]:
        return (DeliveryPlan(*row) for row in self._table.rows(where, *arguments))


def _where(selection: Selection) -> tuple[str, tuple[str | int, ...]]:
    """Return a selection as SQL with its parameters; it includes the examples of the brand."""
    where = "brand_id = ? AND (owner = ? OR is_example)"
    arguments: list[str | int] = [selection.brand_id, selection.owner]
    if selection.states is not None:
        where += f" AND state IN ({', '.join('?' * len(selection.states))})"
        arguments += [each.value for each in selection.states]
    if selection.audit is not None:
        where += " AND audit = ?"
        arguments.append(selection.audit)
    if selection.plan_id is not None:
        where += " AND plan_id = ?"
        arguments.append(as_number(selection.plan_id))
    return where, tuple(arguments)
