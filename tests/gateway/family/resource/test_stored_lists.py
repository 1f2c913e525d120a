"""The stored lists of records: they agree with the records after any changes, and no call reads more rows because there are many records."""

from collections.abc import Iterator
from contextlib import closing
from random import Random
from typing import Any

import pytest
from attrs import evolve

from gateway.catalogs import Json
from gateway.repairs import RESOURCE, STATES
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.family.resource.definition.parsing import parse_resource
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.index.memberships import Memberships
from wechatpay_gateway.family.resource.numbers import keys_of, open_key
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records

NOW = 1_700_000_000.0
SHOPS, THINGS = ("S1", "S2"), ("clock", "lamp", "door")
COUNT = 1400
LISTING: Json = {
    "operation": "t.list",
    "filters": {"shop": "shop", "status": "status", "thing": "thing"},
    "required": ["shop"],
    "between": {"field": "taken_at", "from": "from", "to": "to", "days": None},
    "first_total": False,
    "states": ["TAKEN", "REPAIRED"],
    "widens": {"REPAIRED": ["REPAIRED", "RETURNED"]},
}
KIND: Json = {**RESOURCE["kinds"][0], "list": [LISTING]}
REPAIRS = parse_resource({**RESOURCE, "kinds": [KIND], "one_open": {"per": ["thing"], "closed": ["RETURNED"]}})


def open_records(store: Store, resource: Resource = REPAIRS) -> Records:
    """Return the records in a database whose lists are those of a resource."""
    assert Resources.tables is not None
    with store.transaction():
        store.prepare([Resources.tables])
    return Records(store, lists={resource.name: Memberships(resource)})


def record(number: int, draw: Random) -> Record:
    """Return a new record with random fields; most times follow the numbers."""
    late = draw.choice((0, 0, 0, 0, 86400 * draw.randrange(20)))
    fields = {
        "repair_id": number,
        "out_repair_no": f"R{number}",
        "shop": draw.choice(SHOPS),
        "thing": draw.choice(THINGS),
        "taken_at": draw.choice((to_moment(NOW + number * 3600 - late),) * 9 + (None,)),
    }
    return Record(REPAIRS.name, 0, "", "M1", draw.choice(STATES), None, fields, NOW, NOW)


def keys(of: Record) -> list[str]:
    return keys_of(REPAIRS, of.kind, of.mchid, of.fields)


def expected(records: Records, arguments: dict[str, Any]) -> list[int]:
    """Return the serials of the records that a list with these arguments has, newest first, from all records."""

    def fits(each: Record) -> bool:
        state, moment = arguments.get("status"), each.fields["taken_at"]
        states = {None: LISTING["states"], "REPAIRED": ["REPAIRED", "RETURNED"]}.get(state, [state])
        has_bounds = "from" in arguments or "to" in arguments
        return (
            each.state in states
            and all(each.fields[name] == arguments[name] for name in ("shop", "thing") if name in arguments)
            and not (has_bounds and moment is None)
            and ("from" not in arguments or moment >= arguments["from"])
            and ("to" not in arguments or moment[: len(arguments["to"])] <= arguments["to"])
        )

    return [each.serial for each in records.all(REPAIRS.name) if fits(each)][::-1]


def query_of(draw: Random) -> dict[str, Any]:
    """Return random arguments of a list."""
    start = NOW + draw.randrange(-100, COUNT + 100) * 3600
    choices: dict[str, Any] = {
        "status": draw.choice(STATES),
        "thing": draw.choice(THINGS),
        "from": draw.choice((to_moment(start), to_moment(start)[:10])),
        "to": draw.choice((to_moment(start + 9 * 86400), to_moment(start + 9 * 86400)[:10])),
    }
    chosen = {name: value for name, value in choices.items() if draw.random() < 0.4}
    return {"shop": draw.choice(SHOPS), **chosen}


def pages_agree(records: Records, draw: Random, rounds: int) -> None:
    memberships, listing = Memberships(REPAIRS), REPAIRS.kinds[0].lists[0]
    for _ in range(rounds):
        arguments, size = query_of(draw), draw.choice((1, 20, 5000))
        wanted = expected(records, arguments)
        start = draw.choice((0, draw.randrange(COUNT), max(0, len(wanted) - 1)))
        total, found = records.page(REPAIRS.name, memberships.query("", listing, "M1", arguments), start, size)
        assert (total, [each.serial for each in found]) == (len(wanted), wanted[start : start + size]), arguments


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(Store()) as store:
        yield store


@pytest.mark.parametrize("seed", range(2))
def test_lists_agree_with_the_records_after_random_changes(store: Store, seed: int) -> None:
    draw = Random(seed)  # noqa: S311 (the same in every run)
    records = open_records(store)
    many = [record(number, draw) for number in range(COUNT // 2)]
    records.add_many([(each, keys(each)) for each in many])
    for number in range(COUNT // 2, COUNT):
        made = record(number, draw)
        records.add(made, keys(made))
    pages_agree(records, draw, 30)
    for each in draw.sample(list(records.all(REPAIRS.name)), 500):
        if draw.random() < 0.2:
            records.delete(each, keys(each))
        else:
            fields = {
                **each.fields,
                "thing": draw.choice(THINGS),
                "taken_at": to_moment(NOW + draw.randrange(COUNT) * 3600),
            }
            records.change(evolve(each, state=draw.choice(STATES), fields=fields))
    pages_agree(records, draw, 30)


def test_lists_that_a_state_file_lacks_are_built_when_they_are_used(store: Store) -> None:
    draw = Random(7)  # noqa: S311 (the same in every run)
    records = open_records(store, parse_resource({**RESOURCE, "kinds": [{**KIND, "list": []}]}))
    many = [record(number, draw) for number in range(COUNT)]
    records.add_many([(each, keys(each)) for each in many])
    pages_agree(open_records(store), draw, 20)


def test_lists_with_other_filters_are_built_again(store: Store) -> None:
    draw = Random(8)  # noqa: S311 (the same in every run)
    others: Json = {**LISTING, "filters": {"shop": "shop", "thing": "thing"}, "states": [], "widens": {}}
    records = open_records(store, parse_resource({**RESOURCE, "kinds": [{**KIND, "list": [others]}]}))
    for number in range(60):
        made = record(number, draw)
        records.add(made, keys(made))
    pages_agree(open_records(store), draw, 20)


def test_open_records_are_counted(store: Store) -> None:
    records = open_records(store)
    draw = Random(9)  # noqa: S311 (the same in every run)
    made = records.add(evolve(record(1, draw), state="TAKEN"), [])
    key = open_key(("thing",), "", made.fields)
    assert records.total(REPAIRS.name, key) == 1
    records.change(evolve(made, state="RETURNED"))
    assert records.total(REPAIRS.name, key) == 0


def test_no_statement_reads_all_records(store: Store) -> None:
    draw = Random(10)  # noqa: S311 (the same in every run)
    records, statements = open_records(store), list[str]()
    many = [record(number, draw) for number in range(200)]
    records.add_many([(each, keys(each)) for each in many])
    with store.transaction() as connection:
        connection.set_trace_callback(statements.append)
    made = records.add(many[0], keys(many[0]))
    records.change(evolve(made, state="RETURNED"))
    records.replace_keys(made, keys(made), [*keys(made), "more"])
    memberships, listing = Memberships(REPAIRS), REPAIRS.kinds[0].lists[0]
    for start in (0, 150):
        for _ in range(20):
            records.page(REPAIRS.name, memberships.query("", listing, "M1", query_of(draw)), start, 20)
    records.find(REPAIRS.name, keys(made)[0])
    records.count(REPAIRS.name, keys(made)[0])
    records.newest(REPAIRS.name, 20, 100)
    records.next_due()
    records.due(NOW)
    records.delete(made, keys(made))
    with store.transaction() as connection:
        connection.set_trace_callback(None)
        plans = {each: connection.execute(f"EXPLAIN QUERY PLAN {each}").fetchall() for each in set(statements)}
    assert len(plans) > 20
    scans = {each: step for each, plan in plans.items() for *_, step in plan if step.startswith("SCAN")}
    assert scans == {}
