"""The newest records of every state machine, as the console pages through them."""

import json
from collections.abc import Iterator

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.console.views.families import values_of_query
from wechatpay_gateway.notifications.queue import NotificationState

_ENOUGH = 1000
AMBIGUOUS = {"refunds", "sharings", "shares", "sharing_returns", "sharing_receivers"}
"""Machines with several examples of one merchant that have the same number."""


def _names() -> list[str]:
    gateway = Gateway(has_example_orders=False, has_published_keys=True)
    gateway.close()
    return list(gateway.machines)


def store_of(gateway: Gateway) -> Store:
    """Return the database of a gateway, in which the records of examples can be changed to those of calls."""
    return gateway._store  # pyright: ignore[reportPrivateUsage]  # no call can do that


@pytest.fixture(scope="module")
def stocked() -> Iterator[Gateway]:
    """A gateway in which the records of the examples count as made by calls."""
    gateway = Gateway(has_published_keys=True)
    store = store_of(gateway)
    tables = store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%is_example%'")
    for (table,) in tables:
        store.execute(f"UPDATE {table} SET is_example = 0")  # noqa: S608 (a name of our own schema)
    yield gateway
    gateway.close()


@pytest.mark.parametrize("name", _names())
def test_the_newest_records_can_be_read_page_by_page(stocked: Gateway, name: str) -> None:
    machine = stocked.machines[name]
    every = list(machine.newest(_ENOUGH))
    assert list(machine.newest(1)) == every[:1]
    assert list(machine.newest(_ENOUGH, 1)) == every[1:]


def test_almost_every_machine_has_an_example(stocked: Gateway) -> None:
    without = {name for name, machine in stocked.machines.items() if not machine.newest(1)}
    assert len(without) < len(stocked.machines) / 10


def test_the_newest_notifications_can_be_limited_to_a_state(stocked: Gateway) -> None:
    queued = [stocked.notify("A.B", {}, "http://127.0.0.1:9/", original_type="a") for _ in range(3)]
    store_of(stocked).execute("UPDATE callbacks SET state = 'given_up' WHERE id = ?", (queued[1].id,))
    lost = stocked.notifications.newest(9, state=NotificationState.GIVEN_UP)
    assert [each.id for each in lost] == [queued[1].id]
    assert [each.id for each in stocked.notifications.newest(1, 1)] == [queued[1].id]


@pytest.mark.parametrize(("state", "index"), [("waiting", "callbacks_by_due"), ("given_up", "callbacks_given_up")])
def test_notifications_in_a_rare_state_are_found_with_an_index(stocked: Gateway, state: str, index: str) -> None:
    queries: list[str] = []
    connection = store_of(stocked)._connection  # pyright: ignore[reportPrivateUsage]  # no other way to see a query
    connection.set_trace_callback(queries.append)
    stocked.notifications.newest(1, state=NotificationState(state))
    connection.set_trace_callback(None)
    plan = store_of(stocked).rows(f"EXPLAIN QUERY PLAN {queries[-1]}")
    assert index in str(plan)


@pytest.mark.parametrize("name", [name for name in _names() if name not in AMBIGUOUS])
def test_the_key_in_an_address_finds_the_record(stocked: Gateway, name: str) -> None:
    machine = stocked.machines[name]
    for record in machine.newest(1):
        texts = {field: str(value) for field, value in machine.key_of(record).items() if value is not None}
        found = machine.lookup(values_of_query(machine.key, texts))
        assert json.loads(json.dumps(machine.to_json(found))) == json.loads(json.dumps(machine.to_json(record)))
