"""The lists of records in the database: which records each has, how many, and the records of a page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from sqlite3 import Connection

from attrs import frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.resource.index.blocks import Blocks, in_range
from wechatpay_gateway.family.resource.index.memberships import Membership, Memberships, Query
from wechatpay_gateway.family.resource.record import COLUMNS, Record

_MOST_OF_A_SMALL_LIST = 24
"""A list with more records gets parts, one for each value of each argument that a call can have, and blocks."""
_CHUNK = 2000
_KEYS_AT_ONCE = 500
Rows = Mapping[str, Sequence[tuple[int, str]]]
"""Serials and moments of records by the key of a list."""


@frozen
class _List:
    id: int
    total: int
    is_large: bool


class StoredLists:
    """The lists that the records of some resources are in.

    A small list is read as a whole. A large one has parts for the values of its filters, and blocks with totals, so that a call costs the
    same for any number of records. Lists that the state file lacks, or that are those of another definition, are built when they are first used.

    Args:
        store: the database.
        memberships: the lists that a record is in, by resource.
    """

    def __init__(self, store: Store, memberships: Mapping[str, Memberships]) -> None:
        self._store = store
        self._blocks = Blocks(store)
        self._memberships = {name: each for name, each in memberships.items() if not each.is_empty}
        self._forms = {name: each.form for name, each in self._memberships.items()}

    def has(self, resource: str) -> bool:
        """Return whether records of a resource are in lists."""
        return resource in self._memberships

    def add(self, connection: Connection, records: Sequence[Record]) -> None:
        """Add stored records of one resource to their lists."""
        for start in range(0, len(records), _CHUNK):
            chunk = records[start : start + _CHUNK]
            if self._is_ready(chunk[0].resource, besides=records[0].serial):
                self._add(connection, chunk[0].resource, chunk)

    def change(self, record: Record) -> None:
        """Move a record to the lists that it is in after a change. Call it before the change is stored."""
        memberships, stored = self._memberships[record.resource], self._stored(record)
        if stored is None or memberships.is_equal(stored, record) or not self._is_ready(record.resource):
            return
        request = record.request
        before = memberships.of(stored, request if stored.content == record.content else None)
        after = memberships.of(record, request)
        if before != after:
            with self._store.transaction() as connection:
                self._move(connection, record, before, after)

    def remove(self, record: Record) -> None:
        """Remove a record from its lists. Call it before the record is deleted."""
        stored = self._stored(record) if self._is_ready(record.resource) else None
        if stored is not None:
            with self._store.transaction() as connection:
                self._move(connection, record, self._memberships[record.resource].of(stored), [])

    def total(self, resource: str, key: str) -> int:
        """Return the number of records in a list."""
        found = self._known(resource, [key]).get(key) if self._is_ready(resource) else None
        return found.total if found else 0

    def members(self, resource: str, key: str) -> list[Record]:
        """Return the records in a list, newest first."""
        found = self._known(resource, [key]).get(key) if self._is_ready(resource) else None
        return self._page(resource, found, Query(key), 0, found.total)[1] if found else []

    def page(self, resource: str, query: Query, start: int, size: int) -> tuple[int, list[Record]]:
        """Return how many records match a query, and those of a page, newest first."""
        known = self._known(resource, [query.key, *query.parts]) if self._is_ready(resource) else {}
        base = known.get(query.key)
        if base is None:
            return 0, []
        smallest, parts = base, query.parts if base.is_large else ()
        for key in parts:
            part = known.get(key)
            if part is None:
                return 0, []
            smallest = min(smallest, part, key=lambda each: each.total)
        if len(query.parts) == len(parts) and not query.contains:
            if len(parts) <= 1:
                return self._page(resource, smallest, query, start, size)
            return self._intersection(resource, smallest, [known[key] for key in parts], query, start, size)
        _, every = self._page(resource, smallest, Query(query.key), 0, smallest.total)
        memberships = self._memberships[resource]
        matching = [record for record in every if memberships.fits(record, query)]
        return len(matching), matching[start : start + size]

    def _intersection(
        self, resource: str, smallest: _List, parts: Sequence[_List], query: Query, start: int, size: int
    ) -> tuple[int, list[Record]]:
        """Return how many records of a list in the range of a query are in all parts, and those of a page."""
        where, values = in_range(smallest.id, query)
        others = [each.id for each in parts if each is not smallest]
        where += (
            " AND EXISTS (SELECT 1 FROM resource_list_rows AS part WHERE part.list = ? AND part.serial = own.serial)"
            * len(others)
        )
        matching = f"FROM resource_list_rows AS own WHERE {where}"
        total: int = self._store.rows(f"SELECT count(*) {matching}", (*values, *others))[0][0]
        rows = self._store.rows(
            f"SELECT {COLUMNS} FROM resources WHERE resource = ? AND serial IN ("  # noqa: S608 (constants)
            f"SELECT serial {matching} ORDER BY serial DESC LIMIT ? OFFSET ?) ORDER BY serial DESC",
            (resource, *values, *others, size, start),
        )
        return total, [Record(*row) for row in rows]

    def _page(self, resource: str, found: _List, query: Query, start: int, size: int) -> tuple[int, list[Record]]:
        """Return how many records of a list are in the range of a query, and those of a page."""
        place = self._blocks.place(found.id, query, start, found.total, is_large=found.is_large)
        rows = self._store.rows(
            f"SELECT {COLUMNS} FROM resources WHERE resource = ? AND serial IN ("  # noqa: S608 (constants)
            f"SELECT serial FROM resource_list_rows WHERE {place.where} ORDER BY serial DESC LIMIT ? OFFSET ?) "
            "ORDER BY serial DESC",
            (resource, *place.values, size, place.skip),
        )
        return place.total, [Record(*row) for row in rows]

    def _is_ready(self, resource: str, besides: int | None = None) -> bool:
        """Return whether a resource has lists, and build them if the state file lacks them: without records from the serial `besides` on."""
        form = self._forms.get(resource)
        if form is None:
            return False
        query = "SELECT 1 FROM resource_forms WHERE resource = ? AND form = ?"
        if not self._store.rows(query, (resource, form)):
            with self._store.transaction() as connection:
                self._build(connection, resource, form, besides)
        return True

    def _build(self, connection: Connection, resource: str, form: str, besides: int | None) -> None:
        own = "SELECT id FROM resource_lists WHERE resource = ?"
        for table in ("resource_list_rows", "resource_list_blocks"):
            connection.execute(f"DELETE FROM {table} WHERE list IN ({own})", (resource,))  # noqa: S608 (constants)
        connection.execute("DELETE FROM resource_lists WHERE resource = ?", (resource,))
        connection.execute("INSERT OR REPLACE INTO resource_forms VALUES (?, ?)", (resource, form))
        where = "resource = ? AND serial > ? AND serial < ?"
        query = f"SELECT {COLUMNS} FROM resources WHERE {where} ORDER BY serial LIMIT ?"  # noqa: S608 (constants)
        last, end = 0, 2**63 - 1 if besides is None else besides
        while rows := self._store.rows(query, (resource, last, end, _CHUNK)):
            records = [Record(*row) for row in rows]
            self._add(connection, resource, records)
            last = records[-1].serial

    def _add(self, connection: Connection, resource: str, records: Iterable[Record]) -> None:
        bases: dict[str, list[tuple[int, str]]] = {}
        members: dict[str, list[tuple[int, Membership]]] = {}
        for record in records:
            for each in self._memberships[resource].of(record):
                bases.setdefault(each.key, []).append((record.serial, each.moment))
                members.setdefault(each.key, []).append((record.serial, each))
        large, enlarged = self._put(connection, resource, bases)
        self._put(connection, resource, _parts(each for key in large for each in members[key]))
        self._add_parts(connection, resource, enlarged)

    def _stored(self, record: Record) -> Record | None:
        """Return the record as it is in the database."""
        query = f"SELECT {COLUMNS} FROM resources WHERE resource = ? AND serial = ?"  # noqa: S608 (constants)
        return next((Record(*row) for row in self._store.rows(query, (record.resource, record.serial))), None)

    def _move(
        self, connection: Connection, record: Record, before: Sequence[Membership], after: Sequence[Membership]
    ) -> None:
        """Move a record from lists to others."""
        resource = record.resource
        bases = [each.key for each in (*before, *after)]
        large = {key for key, found in self._known(resource, bases).items() if found.is_large}
        old, new = _flat(before, large), _flat(after, large)
        self._take(
            connection, resource, {key: moment for key, moment in old.items() if new.get(key) != moment}, record.serial
        )
        gained = {key: [(record.serial, moment)] for key, moment in new.items() if old.get(key) != moment}
        _, enlarged = self._put(connection, resource, gained)
        self._add_parts(connection, resource, [key for key in enlarged if key in bases])

    def _put(self, connection: Connection, resource: str, rows: Rows) -> tuple[list[str], list[str]]:
        """Add records to lists; return the keys of those that were large before, and of those that have become large."""
        if not rows:
            return [], []
        known, fresh = self._known(resource, list(rows)), dict[str, int]()
        for key in rows.keys() - known.keys():
            cursor = connection.execute("INSERT INTO resource_lists VALUES (NULL, ?, ?, 0, 0)", (resource, key))
            fresh[key] = cursor.lastrowid or 0
        ids = {**fresh, **{key: found.id for key, found in known.items()}}
        totals = [(len(rows[key]), number) for key, number in ids.items()]
        connection.executemany("UPDATE resource_lists SET total = total + ? WHERE id = ?", totals)
        added = [(ids[key], *each) for key, members in rows.items() for each in members]
        connection.executemany("INSERT INTO resource_list_rows VALUES (?, ?, ?)", added)
        large = [key for key, found in known.items() if found.is_large]
        have_blocks = {ids[key] for key in large}
        self._blocks.count(connection, [each for each in added if each[0] in have_blocks])
        totals_before = {key: found.total for key, found in known.items()}
        is_above = {key: totals_before.get(key, 0) + len(rows[key]) > _MOST_OF_A_SMALL_LIST for key in rows}
        enlarged = [key for key in rows if is_above[key] and ids[key] not in have_blocks]
        for key in enlarged:
            self._enlarge(connection, ids[key])
        return large, enlarged

    def _enlarge(self, connection: Connection, list_id: int) -> None:
        """Give a list blocks."""
        connection.execute("UPDATE resource_lists SET is_large = 1 WHERE id = ?", (list_id,))
        rows = self._store.rows("SELECT list, serial, moment FROM resource_list_rows WHERE list = ?", (list_id,))
        self._blocks.count(connection, [(row[0], row[1], row[2]) for row in rows])

    def _add_parts(self, connection: Connection, resource: str, keys: Iterable[str]) -> None:
        """Give lists that have become large their parts."""
        for key in keys:
            records = self.members(resource, key)
            found = [(record.serial, each) for record in records for each in self._memberships[resource].of(record)]
            self._put(connection, resource, _parts(each for each in found if each[1].key == key))

    def _take(self, connection: Connection, resource: str, moments: Mapping[str, str], serial: int) -> None:
        """Remove a record from lists."""
        known = self._known(resource, list(moments))
        ids = [(found.id,) for found in known.values()]
        connection.executemany("UPDATE resource_lists SET total = total - 1 WHERE id = ?", ids)
        pairs = [(each, serial) for (each,) in ids]
        connection.executemany("DELETE FROM resource_list_rows WHERE list = ? AND serial = ?", pairs)
        self._blocks.discount(connection, [(found.id, serial, "") for found in known.values() if found.is_large])

    def _known(self, resource: str, keys: Sequence[str]) -> dict[str, _List]:
        """Return the lists that exist, by key."""
        found: dict[str, _List] = {}
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            chunk = keys[start : start + _KEYS_AT_ONCE]
            marks = ", ".join("?" * len(chunk))
            query = f"SELECT key, id, total, is_large FROM resource_lists WHERE resource = ? AND key IN ({marks})"  # noqa: S608 (constants)
            for key, number, total, is_large in self._store.rows(query, (resource, *chunk)):
                found[key] = _List(number, total, bool(is_large))
        return found


def _parts(members: Iterable[tuple[int, Membership]]) -> dict[str, list[tuple[int, str]]]:
    """Return the rows of the parts that records are in."""
    found: dict[str, list[tuple[int, str]]] = {}
    for serial, each in members:
        for part in each.parts:
            found.setdefault(part, []).append((serial, each.moment))
    return found


def _flat(memberships: Iterable[Membership], large: Collection[str]) -> dict[str, str]:
    """Return the moments of a record by the keys of its lists, and of the parts of those that are large."""
    found: dict[str, str] = {}
    for each in memberships:
        for key in (each.key, *(each.parts if each.key in large else ())):
            found[key] = each.moment
    return found
