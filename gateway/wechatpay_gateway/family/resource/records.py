"""The records of all resources, in two tables that do not depend on the resources."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.resource.index.memberships import Memberships, Query
from wechatpay_gateway.family.resource.index.stored_lists import StoredLists
from wechatpay_gateway.family.resource.record import COLUMNS, Record

_encode = json.JSONEncoder(ensure_ascii=False).encode
"""Created once: with these options, `json.dumps` would create an encoder for each record."""
_ADD = f"INSERT INTO resources ({COLUMNS}, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (constants)
_CHANGE = "UPDATE resources SET state = ?, content = ?, fields = ?, made = ?, since = ?, due = ? WHERE resource = ? AND serial = ?"
_ADD_KEY = "INSERT INTO resource_keys VALUES (?, ?, ?)"
_DELETE_KEY = "DELETE FROM resource_keys WHERE resource = ? AND serial = ? AND key = ?"


def _never(_record: Record) -> None:
    return None


class Records:
    """The records of all resources.

    Args:
        store: the database.
        due_of: returns when a record changes by itself next, in seconds since 1970; `None` if it does not.
        lists: the lists that records of some resources are in, by the resource's name.
    """

    def __init__(
        self,
        store: Store,
        due_of: Callable[[Record], float | None] = _never,
        lists: Mapping[str, Memberships] | None = None,
    ) -> None:
        self._store = store
        self._due_of = due_of
        self._lists = StoredLists(store, lists or {})

    def add(self, record: Record, keys: Sequence[str]) -> Record:
        """Add a record with its keys; its `serial` is replaced by the next free one."""
        stored = evolve(record, serial=self.next_serial(record.resource))
        with self._store.transaction() as connection:
            connection.execute(_ADD, (*_row(stored), self._due_of(stored)))
            connection.executemany(_ADD_KEY, [(stored.resource, key, stored.serial) for key in keys])
            self._lists.add(connection, [stored])
        return stored

    def add_many(self, records: Sequence[tuple[Record, Sequence[str]]]) -> None:
        """Add records of one resource with their keys at once, for tests with many of them."""
        serial = self.next_serial(records[0][0].resource)
        stored = [(evolve(each, serial=number), keys) for number, (each, keys) in enumerate(records, serial)]
        with self._store.transaction() as connection:
            connection.executemany(_ADD, [(*_row(each), self._due_of(each)) for each, _ in stored])
            rows = [(each.resource, key, each.serial) for each, keys in stored for key in keys]
            connection.executemany(_ADD_KEY, rows)
            self._lists.add(connection, [each for each, _ in stored])

    def next_serial(self, resource: str) -> int:
        """Return the serial of the next record; the first one is 1."""
        query = "SELECT coalesce(max(serial), 0) + 1 FROM resources WHERE resource = ?"
        serial: int = self._store.rows(query, (resource,))[0][0]
        return serial

    def find(self, resource: str, key: str) -> list[Record]:
        """Return the records with this key, oldest first."""
        query = (
            f"SELECT {COLUMNS} FROM resource_keys JOIN resources USING (resource, serial)"  # noqa: S608 (constants)
            " WHERE resource = ? AND key = ? ORDER BY serial"
        )
        return [Record(*row) for row in self._store.rows(query, (resource, key))]

    def with_openid(self, resource: str, openid: str) -> list[Record]:
        """Return the records of a resource that belong to a user, oldest first."""
        found = "json_extract(fields, '$.\"openid\"') = ?"
        query = f"SELECT {COLUMNS} FROM resources WHERE resource = ? AND {found} ORDER BY serial"  # noqa: S608 (constants)
        return [Record(*row) for row in self._store.rows(query, (resource, openid))]

    def save(self, record: Record, keys: Callable[[], Sequence[str]]) -> Record:
        """Store the state, the content and the fields of a record; a new record is added with its keys."""
        if not record.serial:
            return self.add(record, keys())
        self.change(record)
        return record

    def change(self, record: Record) -> None:
        """Store the state, the content and the fields of an existing record."""
        values = (record.state, record.content, _text(record.fields), record.made, record.since, self._due_of(record))
        if self._lists.has(record.resource):
            self._lists.change(record)
        self._store.execute(_CHANGE, (*values, record.resource, record.serial))

    def next_due(self) -> float | None:
        """Return when a record changes by itself next, in seconds since 1970; `None` if none does."""
        due: float | None = self._store.rows("SELECT min(due) FROM resources WHERE due IS NOT NULL")[0][0]
        return due

    def due(self, now: float) -> list[Record]:
        """Return the records that may have to change by themselves by now, those that are due first in front."""
        query = f"SELECT {COLUMNS} FROM resources WHERE due <= ? ORDER BY due, resource, serial"  # noqa: S608 (constants)
        return [Record(*row) for row in self._store.rows(query, (now,))]

    def forget_dues(self, now: float, resources: Collection[str]) -> None:
        """Note that only records of these resources change by themselves: in an older state file, it is unknown which do."""
        marks = ", ".join("?" * len(resources))
        query = f"UPDATE resources SET due = NULL WHERE due <= ? AND resource NOT IN ({marks})"  # noqa: S608 (constants)
        self._store.execute(query, (now, *resources))

    def delete(self, record: Record, keys: Sequence[str]) -> None:
        """Delete a record and its keys."""
        identity = (record.resource, record.serial)
        with self._store.transaction() as connection:
            self._lists.remove(record)
            connection.execute("DELETE FROM resources WHERE resource = ? AND serial = ?", identity)
            connection.executemany(_DELETE_KEY, [(*identity, key) for key in keys])

    def replace_keys(self, record: Record, old: Sequence[str], new: Sequence[str]) -> None:
        """Replace the keys of an existing record."""
        with self._store.transaction() as connection:
            connection.executemany(_DELETE_KEY, [(record.resource, record.serial, key) for key in set(old) - set(new)])
            connection.executemany(_ADD_KEY, [(record.resource, key, record.serial) for key in set(new) - set(old)])

    def page(self, resource: str, query: Query, start: int, size: int) -> tuple[int, list[Record]]:
        """Return how many records match a query, and those of a page, newest first."""
        return self._lists.page(resource, query, start, size)

    def total(self, resource: str, key: str) -> int:
        """Return the number of records in a list."""
        return self._lists.total(resource, key)

    def members(self, resource: str, key: str) -> list[Record]:
        """Return the records in a list, newest first."""
        return self._lists.members(resource, key)

    def count(self, resource: str, key: str) -> int:
        """Return the number of records with this key."""
        query = "SELECT count(*) FROM resource_keys WHERE resource = ? AND key = ?"
        number: int = self._store.rows(query, (resource, key))[0][0]
        return number

    def newest(self, resource: str, limit: int, skip: int = 0) -> list[Record]:
        """Return the records of a resource that were added last, newest first, without the first `skip`."""
        query = f"SELECT {COLUMNS} FROM resources WHERE resource = ? ORDER BY serial DESC LIMIT ? OFFSET ?"  # noqa: S608 (constants)
        return [Record(*row) for row in self._store.rows(query, (resource, limit, skip))]

    def all(self, resource: str) -> Iterator[Record]:
        """Iterate over the records of a resource, oldest first."""
        query = f"SELECT {COLUMNS} FROM resources WHERE resource = ? ORDER BY serial"  # noqa: S608 (constants)
        return iter([Record(*row) for row in self._store.rows(query, (resource,))])


def _row(record: Record) -> tuple[Any, ...]:
    return (
        *(record.resource, record.serial, record.kind, record.mchid, record.state, record.content),
        *(_text(record.fields), record.made, record.since),
    )


def _text(fields: Mapping[str, Any]) -> str:
    return _encode(fields)
