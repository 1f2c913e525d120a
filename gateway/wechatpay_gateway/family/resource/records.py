"""The records of all resources, in two tables that do not depend on the resources."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store

_encode = json.JSONEncoder(ensure_ascii=False).encode
"""Created once: with these options, `json.dumps` would create an encoder for each record."""
_decode = json.JSONDecoder().decode
_COLUMNS = "resource, serial, kind, mchid, state, content, fields, made, since"
_ADD = f"INSERT INTO resources ({_COLUMNS}, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (constants)
_CHANGE = "UPDATE resources SET state = ?, content = ?, fields = ?, made = ?, since = ?, due = ? WHERE resource = ? AND serial = ?"
_ADD_KEY = "INSERT INTO resource_keys VALUES (?, ?, ?)"
_DELETE_KEY = "DELETE FROM resource_keys WHERE resource = ? AND serial = ? AND key = ?"


def _never(_record: "Record") -> None:
    return None


def _read_fields(text: str | Mapping[str, Any]) -> Mapping[str, Any]:
    return _decode(text) if isinstance(text, str) else text


@frozen
class Record:
    """A record, such as an application: its owner, its state and its fields.

    `content` is the request that created it, as JSON with sorted keys and encrypted values as plain text; `None` for a record that a test
    added. `fields` are its numbers and the fields that were set later; `serial` counts the records of one resource. `made` and `since` are the
    Unix times at which it was created and entered its state; they are unknown in state files of older releases.
    """

    resource: str
    serial: int
    kind: str
    mchid: str
    state: str
    content: str | None = field(default=None, repr=False)
    fields: Mapping[str, Any] = field(factory=dict[str, Any], converter=_read_fields, repr=False)
    made: float | None = field(default=None, repr=False)
    since: float | None = field(default=None, repr=False)

    @property
    def request(self) -> Mapping[str, Any]:
        """The fields of the request that created it, by wire name."""
        return {} if self.content is None else json.loads(self.content)

    def with_state(self, state: str, fields: Mapping[str, Any], now: float) -> "Record":
        """Return the record with other fields, in a state that it enters now, or in the same state."""
        since = self.since if state == self.state else now
        return Record(self.resource, self.serial, self.kind, self.mchid, state, self.content, fields, self.made, since)

    def with_fields(self, fields: Mapping[str, Any]) -> "Record":
        """Return the record with other fields."""
        return evolve(self, fields=fields)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self.fields:
            raise AttributeError(f"a record of {self.resource} has no {name!r}" if name[0] != "_" else name)
        return self.fields[name]


@frozen
class Condition:
    """A condition on the records of a list: compares a field, or the state if `field` is empty, with a value.

    `wire_name` is the name of the field in the request that created the record.

    `operator` is `=`, `>=`, `<=`, `contains` for a field that is a list, or `in` for a state that is one of several. An upper bound is compared with a prefix of the field of the same length, so that a day includes its last
    second.
    """

    field: str
    wire_name: str
    operator: str
    value: Any


class Records:
    """The records of all resources.

    Args:
        store: the database.
        due_of: returns when a record changes by itself next, in seconds since 1970; `None` if it does not.
    """

    def __init__(self, store: Store, due_of: Callable[[Record], float | None] = _never) -> None:
        self._store = store
        self._due_of = due_of

    def add(self, record: Record, keys: Sequence[str]) -> Record:
        """Add a record with its keys; its `serial` is replaced by the next free one."""
        stored = evolve(record, serial=self.next_serial(record.resource))
        with self._store.transaction() as connection:
            connection.execute(_ADD, (*_row(stored), self._due_of(stored)))
            connection.executemany(_ADD_KEY, [(stored.resource, key, stored.serial) for key in keys])
        return stored

    def next_serial(self, resource: str) -> int:
        """Return the serial of the next record; the first one is 1."""
        query = "SELECT coalesce(max(serial), 0) + 1 FROM resources WHERE resource = ?"
        serial: int = self._store.rows(query, (resource,))[0][0]
        return serial

    def find(self, resource: str, key: str) -> list[Record]:
        """Return the records with this key, oldest first."""
        query = (
            f"SELECT {_COLUMNS} FROM resource_keys JOIN resources USING (resource, serial)"  # noqa: S608 (constants)
            " WHERE resource = ? AND key = ? ORDER BY serial"
        )
        return [Record(*row) for row in self._store.rows(query, (resource, key))]

    def with_openid(self, resource: str, openid: str) -> list[Record]:
        """Return the records of a resource that belong to a user, oldest first."""
        found = "json_extract(fields, '$.\"openid\"') = ?"
        query = f"SELECT {_COLUMNS} FROM resources WHERE resource = ? AND {found} ORDER BY serial"  # noqa: S608 (constants)
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
        self._store.execute(_CHANGE, (*values, record.resource, record.serial))

    def next_due(self) -> float | None:
        """Return when a record changes by itself next, in seconds since 1970; `None` if none does."""
        due: float | None = self._store.rows("SELECT min(due) FROM resources WHERE due IS NOT NULL")[0][0]
        return due

    def due(self, now: float) -> list[Record]:
        """Return the records that may have to change by themselves by now, those that are due first in front."""
        query = f"SELECT {_COLUMNS} FROM resources WHERE due <= ? ORDER BY due, resource, serial"  # noqa: S608 (constants)
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
            connection.execute("DELETE FROM resources WHERE resource = ? AND serial = ?", identity)
            connection.executemany(_DELETE_KEY, [(*identity, key) for key in keys])

    def replace_keys(self, record: Record, old: Sequence[str], new: Sequence[str]) -> None:
        """Replace the keys of an existing record."""
        with self._store.transaction() as connection:
            connection.executemany(_DELETE_KEY, [(record.resource, record.serial, key) for key in set(old) - set(new)])
            connection.executemany(_ADD_KEY, [(record.resource, key, record.serial) for key in set(new) - set(old)])

    def count(self, resource: str, kind: str, mchid: str | None, conditions: Sequence[Condition]) -> int:
        """Count the records of a merchant, or of all merchants if `mchid` is `None`, that meet the conditions."""
        where, values = _where(resource, kind, mchid, conditions)
        number: int = self._store.rows(f"SELECT count(*) FROM resources WHERE {where}", values)[0][0]  # noqa: S608 (constants)
        return number

    def page(
        self, resource: str, kind: str, mchid: str | None, conditions: Sequence[Condition], start: int, size: int
    ) -> list[Record]:
        """Return a page of the records that meet the conditions, newest first; `mchid` as in `count`."""
        where, values = _where(resource, kind, mchid, conditions)
        query = f"SELECT {_COLUMNS} FROM resources WHERE {where} ORDER BY serial DESC LIMIT ? OFFSET ?"  # noqa: S608 (constants)
        return [Record(*row) for row in self._store.rows(query, (*values, size, start))]

    def newest(self, resource: str, limit: int, skip: int = 0) -> list[Record]:
        """Return the records of a resource that were added last, newest first, without the first `skip`."""
        query = f"SELECT {_COLUMNS} FROM resources WHERE resource = ? ORDER BY serial DESC LIMIT ? OFFSET ?"  # noqa: S608 (constants)
        return [Record(*row) for row in self._store.rows(query, (resource, limit, skip))]

    def all(self, resource: str) -> Iterator[Record]:
        """Iterate over the records of a resource, oldest first."""
        query = f"SELECT {_COLUMNS} FROM resources WHERE resource = ? ORDER BY serial"  # noqa: S608 (constants)
        return iter([Record(*row) for row in self._store.rows(query, (resource,))])


def _row(record: Record) -> tuple[Any, ...]:
    return (
        *(record.resource, record.serial, record.kind, record.mchid, record.state, record.content),
        *(_text(record.fields), record.made, record.since),
    )


def _text(fields: Mapping[str, Any]) -> str:
    return _encode(fields)


def _where(
    resource: str, kind: str, mchid: str | None, conditions: Sequence[Condition]
) -> tuple[str, tuple[str | int | float, ...]]:
    """Return the conditions as SQL, and its parameters, which include the names of the fields."""
    parts = ["resource = ? AND kind = ?"]
    values: list[str | int | float] = [resource, kind]
    if mchid is not None:
        parts.append("mchid = ?")
        values.append(mchid)
    for each in conditions:
        if each.operator == "in":
            parts.append(f"state IN ({', '.join('?' * len(each.value))})")
            values += each.value
            continue
        if each.field == "":
            parts.append(f"state {each.operator} ?")
            values.append(each.value)
            continue
        found = "coalesce(json_extract(fields, ?), json_extract(content, ?))"
        values += (f'$."{each.field}"', f'$."{each.wire_name}"')
        if each.operator == "contains":
            parts.append(f"EXISTS (SELECT 1 FROM json_each({found}) AS item WHERE item.value = ?)")  # noqa: S608 (constants)
            values.append(each.value)
            continue
        if each.operator == "<=":
            found = f"substr({found}, 1, ?)"
            values.append(len(each.value))
        parts.append(f"{found} {each.operator} ?")
        values.append(each.value)
    return " AND ".join(parts), tuple(values)
