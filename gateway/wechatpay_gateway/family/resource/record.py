"""A record of a resource."""

import json
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

COLUMNS = "resource, serial, kind, mchid, state, content, fields, made, since"
"""The columns of a record in the database, in the order of its attributes."""
_decode = json.JSONDecoder().decode
"""Created once: with default options, `json.loads` would look up its decoder for each record."""


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
