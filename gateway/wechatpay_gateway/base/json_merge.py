"""JSON merge patches: RFC 7396."""

from collections.abc import Mapping
from typing import Any, cast


def merge(value: Any, changes: Any) -> Any:
    """Merge `changes` into `value` as a JSON merge patch (RFC 7396): objects are merged, null deletes, the rest replaces."""
    if not isinstance(changes, Mapping):
        return changes
    merged: dict[str, Any] = dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else {}
    for name, change in cast("Mapping[str, Any]", changes).items():
        if change is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), change)
    return merged
