"""Blocks of large lists: totals of neighboring records, so that a deep page or a range is found without reading all records."""

from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import Any, NamedTuple

from attrs import frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.resource.index.memberships import Query

_LAST = 2**63 - 1
_TOTALS = "SELECT block, total FROM resource_list_blocks WHERE list = ? AND level = ? AND block BETWEEN ? AND ? ORDER BY block DESC"
_SELECT = (
    "SELECT block, total, low, high FROM resource_list_blocks WHERE list = ? AND level = ? AND block BETWEEN ? AND ?"
)
_COUNT = (
    "INSERT INTO resource_list_blocks VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (list, level, block) DO UPDATE SET "
    "total = total + excluded.total, low = min(low, excluded.low), high = max(high, excluded.high)"
)
_DISCOUNT = "UPDATE resource_list_blocks SET total = total - 1 WHERE list = ? AND level = ? AND block = ?"
Row = tuple[int, int, str]
"""The ID of a list, and the serial and the moment of a record."""


@frozen
class Place:
    """The rows of a list from which a page is read: their condition in SQL, how many of them are before the page, and the total of the query."""

    where: str
    values: tuple[Any, ...]
    skip: int
    total: int


class _Block(NamedTuple):
    """A block in which records match a query: its first and last serial, and how many match. `is_whole` if all of its records do."""

    level: int
    first: int
    last: int
    total: int
    is_whole: bool


class Blocks:
    """The blocks of all large lists, in several levels.

    Args:
        store: the database.
        bits: how many of their last bits the serials of a block of each level differ in.
        near: a page that starts at most this many records after the newest is read without blocks.
    """

    def __init__(self, store: Store, *, bits: tuple[int, ...] = (6, 12, 18), near: int = 64) -> None:
        self._store = store
        self._bits = bits
        self._near = near

    def count(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Count records that are added to large lists, in the transaction of a connection."""
        found: dict[tuple[int, int, int], tuple[int, str, str]] = {}
        for list_id, serial, moment in rows:
            for level, bits in enumerate(self._bits):
                key = (list_id, level, serial >> bits)
                total, low, high = found.get(key, (0, moment, moment))
                found[key] = (total + 1, min(low, moment), max(high, moment))
        connection.executemany(_COUNT, [(*key, *values) for key, values in found.items()])

    def discount(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Count records that are removed from large lists. The moments of a block may stay wider than those of its records."""
        keys = [
            (list_id, level, serial >> bits) for list_id, serial, _ in rows for level, bits in enumerate(self._bits)
        ]
        connection.executemany(_DISCOUNT, keys)

    def place(self, list_id: int, query: Query, start: int, total: int, *, is_large: bool) -> Place:
        """Return the rows from which a page is read that starts after `start` records, the newest first.

        Args:
            list_id: the list.
            query: the range of moments; its other parts are ignored.
            start: the number of records before the page.
            total: the number of records in the list.
            is_large: whether the list has blocks.
        """
        if not query.is_bounded and (start <= self._near or not is_large):
            return Place("list = ?", (list_id,), start, total)
        where, values = in_range(list_id, query)
        if not is_large:
            return Place(where, values, start, self._matching(where, values))
        if not query.is_bounded:
            return self._inside(where, values, list_id, len(self._bits), (0, _LAST), start, total)
        every = list(self._blocks(list_id, query, len(self._bits) - 1, 0, _LAST))
        total, before = sum(block.total for block in every), 0
        for block in every:
            if before + block.total > start:
                lowest = (every[-1].first, block.last)
                if block.is_whole:
                    return self._inside(where, values, list_id, block.level, lowest, start - before, total)
                return _between(where, values, lowest, start - before, total)
            before += block.total
        return _between(where, values, (0, -1), 0, total)

    def _inside(
        self,
        where: str,
        values: tuple[Any, ...],
        list_id: int,
        level: int,
        serials: tuple[int, int],
        skip: int,
        total: int,
    ) -> Place:
        """Return the place of a page that starts `skip` records after the newest one of a block, above whose last serial it does not start.

        Args:
            where: the condition of the list and the range.
            values: its values.
            list_id: the list.
            level: the level above the blocks that are read first.
            serials: the lowest serial of the page and the last serial of the block.
            skip: the number of records to skip.
            total: the total of the query.
        """
        lowest, last = serials
        first = 0 if level == len(self._bits) else last >> self._bits[level] << self._bits[level]
        for each in range(level - 1, -1, -1):
            bits = self._bits[each]
            for number, count in self._store.rows(_TOTALS, (list_id, each, first >> bits, last >> bits)):
                if count > skip:
                    first, last = number << bits, ((number + 1) << bits) - 1
                    break
                skip -= count
            else:
                return _between(where, values, (0, -1), 0, total)
        return _between(where, values, (lowest, last), skip, total)

    def _blocks(self, list_id: int, query: Query, level: int, first: int, last: int) -> Iterator[_Block]:
        """Yield the blocks of a level, between two serials, that have matching records, the newest first.

        A block that is partly in the range of the query is replaced by those of the next level.
        """
        bits = self._bits[level]
        rows = self._store.rows(f"{_SELECT} ORDER BY block DESC", (list_id, level, first >> bits, last >> bits))
        for number, total, low, high in rows:
            start, end = number << bits, ((number + 1) << bits) - 1
            if not query.is_bounded or (query.has(low) and query.has(high)):
                yield _Block(level, start, end, total, is_whole=True)
            elif not _may_match(query, low, high):
                continue
            elif level:
                yield from self._blocks(list_id, query, level - 1, start, end)
            else:
                where, values = in_range(list_id, query)
                matching = self._matching(f"{where} AND serial BETWEEN ? AND ?", (*values, start, end))
                yield _Block(level, start, end, matching, is_whole=False)

    def _matching(self, where: str, values: tuple[Any, ...]) -> int:
        total: int = self._store.rows(f"SELECT count(*) FROM resource_list_rows WHERE {where}", values)[0][0]  # noqa: S608 (constants)
        return total


def in_range(list_id: int, query: Query) -> tuple[str, tuple[Any, ...]]:
    """Return the condition for the records of a list in the range of a query, in SQL, and its values."""
    if not query.is_bounded:
        return "list = ?", (list_id,)
    where, values = "list = ? AND moment > '' AND moment >= ?", (list_id, query.low)
    if not query.high:
        return where, values
    return f"{where} AND substr(moment, 1, ?) <= ?", (*values, len(query.high), query.high)


def _may_match(query: Query, low: str, high: str) -> bool:
    """Return whether a moment between two others can be in the range of a query."""
    return bool(high) and high >= query.low and (not query.high or low[: len(query.high)] <= query.high)


def _between(where: str, values: tuple[Any, ...], serials: tuple[int, int], skip: int, total: int) -> Place:
    """Return a place that is limited to two serials."""
    return Place(f"{where} AND serial BETWEEN ? AND ?", (*values, *serials), skip, total)
