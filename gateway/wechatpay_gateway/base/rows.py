"""Tables whose rows are objects: their columns are the attributes of a class, and objects are stored as JSON."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from attrs import AttrsInstance, fields

from wechatpay_gateway.base.store import Store

_LARGEST_INTEGER_DIGITS = 18
_DECODED_TEXTS = 512
"""How many objects stay decoded, because most calls read the same few rows."""


def read_json(value: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an object that is stored as JSON; it must not be changed, because equal texts have the same object."""
    return _decoded(value) if isinstance(value, str) else value


@lru_cache(maxsize=_DECODED_TEXTS)
def _decoded(text: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(text)
    return found


def as_number(text: object) -> int:
    """Return a number of WeChat Pay as it is stored; 0, which no record has, if the text is not such a number."""
    value = str(text)
    return int(value) if value.isascii() and value.isdigit() and len(value) <= _LARGEST_INTEGER_DIGITS else 0


def _stored(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else value


class Table:
    """A table whose columns are the attributes of a class, and whose first column identifies a row."""

    def __init__(self, store: Store, name: str, row: type[AttrsInstance]) -> None:
        self._store = store
        self._name = name
        self._columns = [each.name for each in fields(row)]

    def insert(self, row: AttrsInstance) -> int:
        """Add a row, and return its number."""
        values = [_stored(getattr(row, name)) for name in self._columns]
        marks = ", ".join("?" * len(values))
        with self._store.transaction() as connection:
            cursor = connection.execute(
                f"INSERT INTO {self._name} ({', '.join(self._columns)}) VALUES ({marks})",  # noqa: S608 (constants)
                values,
            )
        return cursor.lastrowid or 0

    def update(self, number: int, changes: Mapping[str, Any]) -> None:
        """Change columns of the row with this number."""
        assigned = ", ".join(f"{name} = ?" for name in changes)
        self._store.execute(
            f"UPDATE {self._name} SET {assigned} WHERE {self._columns[0]} = ?",  # noqa: S608 (names of columns)
            (*(_stored(value) for value in changes.values()), number),
        )

    def rows(self, where: str, *arguments: str | float) -> Iterable[tuple[Any, ...]]:
        """Return the rows that meet a condition, which is a constant."""
        query = f"SELECT {', '.join(self._columns)} FROM {self._name} WHERE {where}"  # noqa: S608 (constants)
        return self._store.rows(query, arguments)

    def count(self, where: str, *arguments: str | float) -> int:
        """Count the rows that meet a condition, which is a constant."""
        number: int = self._store.rows(f"SELECT count(*) FROM {self._name} WHERE {where}", arguments)[0][0]  # noqa: S608 (constants)
        return number

    def largest(self) -> int:
        """Return the largest number of a row; 0 if there are no rows."""
        number: int = self._store.rows(f"SELECT coalesce(max({self._columns[0]}), 0) FROM {self._name}")[0][0]  # noqa: S608 (constants)
        return number

    def next_due(self) -> float | None:
        """Return when the next row changes by itself; `None` if none will."""
        due: float | None = self._store.rows(f"SELECT min(due) FROM {self._name} WHERE due IS NOT NULL")[0][0]  # noqa: S608 (constants)
        return due
