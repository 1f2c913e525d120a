"""Changes that records make by themselves are made at their own time, before anyone can see that they are missing."""

from collections.abc import Iterator

import pytest

from wechatpay_gateway import Gateway
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
