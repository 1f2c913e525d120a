"""Changes that records make by themselves are made at their own time, before anyone can see that they are missing."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.core.due import DueChanges
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Alarms(Family):
    """A family whose records ring at a time."""

    name = "alarms"

    def __init__(self, context: Context, *dues: float) -> None:
        super().__init__(context)
        self.dues = sorted(dues)
        self.rung: list[float] = []

    def next_due(self) -> float | None:
        return self.dues[0] if self.dues else None

    def make_due_changes(self) -> None:
        while self.dues and self.dues[0] <= self._context.now():
            self.dues.pop(0)
            self.rung.append(self._context.now())


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True, clock=lambda: 1000.0)
    yield gateway
    gateway.close()


def watch(gateway: Gateway, *dues: float) -> Alarms:
    """Let the gateway's clock make the changes of a family."""
    context = Context(
        gateway._store,  # pyright: ignore[reportPrivateUsage] (a family of the test needs the parts of the gateway)
        gateway.catalog,
        gateway.merchants,
        gateway.changes,
        gateway.clock.now,
        str,
    )
    alarms = Alarms(context, *dues)
    due = DueChanges([alarms], gateway.changes, gateway.clock.now)
    gateway.clock.next_change, gateway.clock.make_changes = due.next, due.make
    return alarms


def test_each_change_on_the_way_is_made_at_its_own_time(gateway: Gateway) -> None:
    alarms = watch(gateway, 1060, 1010, 5000)
    gateway.clock.advance(minutes=1)
    assert (alarms.rung, alarms.dues, gateway.clock.now()) == ([1010, 1060], [5000], 1060)


def test_a_change_that_is_overdue_is_made_before_the_clock_advances(gateway: Gateway) -> None:
    alarms = watch(gateway, 900)
    gateway.clock.advance(seconds=5)
    assert alarms.rung == [1000]


def test_the_next_change_is_read_again_after_a_change_of_a_table_that_it_depends_on(gateway: Gateway) -> None:
    now = gateway.clock.now()
    assert gateway.clock.next_change() != now + 60
    add_coupon(gateway, now + 60)
    assert gateway.clock.next_change() == now + 60


def test_a_change_that_is_rolled_back_does_not_stay_the_next_one(gateway: Gateway) -> None:
    before = gateway.clock.next_change()
    with suppress(RuntimeError), gateway.changes.commit():
        add_coupon(gateway, gateway.clock.now() + 60)
        raise RuntimeError
    assert gateway.clock.next_change() == before


def add_coupon(gateway: Gateway, end: float) -> None:
    """Add a coupon that expires at a time."""
    content = f'{{"available_end_time":"{to_moment(end)}"}}'
    gateway.cash_coupons.add("C1", coupon_id="1", openid="user-1", content=content)


@pytest.fixture(scope="module")
def families() -> Iterator[list[tuple[Family, set[str]]]]:
    """The families with changes by time, each with the tables that it reads to find the next one."""
    gateway = Gateway(has_published_keys=True)
    found: list[tuple[Family, set[str]]] = []
    for family in gateway.families.values():
        statements: list[str] = []
        with gateway._store.transaction() as connection:  # pyright: ignore[reportPrivateUsage] (to see the statements)
            connection.set_trace_callback(statements.append)
            family.next_due()
            connection.set_trace_callback(None)
        tables = {table for each in statements for table in re.findall(r"(?:FROM|JOIN) (\w+)", each)}
        if tables:
            found.append((family, tables))
    yield found
    gateway.close()


def test_families_name_the_tables_on_which_their_next_change_depends(families: list[tuple[Family, set[str]]]) -> None:
    assert {family.name: set(family.due_tables or ()) for family, _ in families} == {
        family.name: tables for family, tables in families
    }
