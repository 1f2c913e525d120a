"""Blocks of large lists find the rows of a page: compared with all rows, with small blocks in three levels."""

from collections.abc import Iterator
from contextlib import closing
from random import Random

import pytest

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.index.blocks import Blocks
from wechatpay_gateway.family.resource.index.memberships import Query

BITS = (2, 4, 6)
BOUNDS = ("", "a", "b", "bb", "c", "d")
MOMENTS = ("", "a", "aa", "b", "ba", "bb", "bc", "c", "d")


@pytest.fixture
def store() -> Iterator[Store]:
    assert Resources.tables is not None
    with closing(Store()) as store:
        with store.transaction():
            store.prepare([Resources.tables])
        yield store


def filled(store: Store, random: Random) -> dict[int, str]:
    """Add rows to list 1, and remove some again; return the moments that are left, by serial."""
    serials = random.sample(range(1, 400), 150)
    rows = [(1, serial, random.choice(MOMENTS)) for serial in serials]
    blocks = Blocks(store, bits=BITS)
    with store.transaction() as connection:
        blocks.count(connection, rows)
    gone = rows[::5]
    with store.transaction() as connection:
        blocks.discount(connection, gone)
    left = [row for row in rows if row not in gone]
    with store.transaction() as connection:
        connection.executemany("INSERT INTO resource_list_rows VALUES (?, ?, ?)", left)
    return {serial: moment for _, serial, moment in left}


@pytest.mark.parametrize("seed", range(4))
def test_a_page_is_found_for_every_range_and_start(store: Store, seed: int) -> None:
    random = Random(seed)  # noqa: S311 (the same in every run)
    moments = filled(store, random)
    blocks = Blocks(store, bits=BITS, near=0)
    for low in BOUNDS:
        for high in BOUNDS:
            query = Query("", low=low, high=high)
            wanted = [serial for serial in sorted(moments, reverse=True) if query.has(moments[serial])]
            for start in (0, 1, 7, len(wanted) // 2, max(0, len(wanted) - 1), len(wanted), 999):
                place = blocks.place(1, query, start, len(moments), is_large=True)
                found = store.rows(
                    f"SELECT serial FROM resource_list_rows WHERE {place.where} ORDER BY serial DESC LIMIT 9 OFFSET ?",  # noqa: S608 (constants)
                    (*place.values, place.skip),
                )
                assert [serial for (serial,) in found] == wanted[start : start + 9]
                assert place.total == len(wanted)
