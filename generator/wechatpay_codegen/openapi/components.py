"""The schemas of a document that have a name, written when something first refers to them."""

from collections.abc import Callable
from typing import Any

from attrs import define, field

Schema = dict[str, Any]


class NameTaken(Exception):
    """Two different models or enums have the same name in a document. The message has the name."""


@define(eq=False)
class Components:
    """The named schemas of one document."""

    _schemas: dict[str, Schema] = field(factory=dict[str, Schema], init=False)
    _sources: dict[str, object] = field(factory=dict[str, object], init=False)

    def reference(self, name: str, source: object, write: Callable[[], Schema]) -> Schema:
        """Return a reference to a schema, and write the schema if nothing has referred to it yet.

        Args:
            name: Its name.
            source: What it describes. A second source with the same name must result in the same schema.
            write: Returns the schema. It may refer to itself.

        Raises:
            NameTaken: Another schema has this name.
        """
        known = self._sources.setdefault(name, source)
        if name not in self._schemas:
            self._schemas[name] = {}
            self._schemas[name] |= write()
        elif known is not source and self._schemas[name] != write():
            raise NameTaken(f"Two different schemas would have the name `{name}`. Rename one of the models or enums.")
        return {"$ref": f"#/components/schemas/{name}"}

    def written(self) -> dict[str, Schema]:
        """Return all schemas, sorted by name."""
        return dict(sorted(self._schemas.items()))
