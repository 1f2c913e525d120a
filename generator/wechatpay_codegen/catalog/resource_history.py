"""Writes the history of a resource as JSON, and the entries that changes add."""

from typing import Any

from wechatpay_codegen.api.resource_calls import Call, Files, Limit
from wechatpay_codegen.api.resource_changes import Entry
from wechatpay_codegen.api.resource_reach import Reach


def history_entry(call: Call, reach: Reach) -> dict[str, Any]:
    """Return the call that lists a history, and the fields of its entries."""
    history = call.history
    if history is None:
        return {}
    return {
        "operation": reach.resource.dotted(call.operation),
        "number": history.number.text,
        "first": history.first.text,
        "time": history.time.text,
        "first_total": call.first_total,
        "files": _files(history.files, reach) if history.files else None,
    }


def log_entry(entry: Entry) -> dict[str, Any]:
    """Return the entry that a change adds."""
    return {
        "values": entry.values.values if entry.values else {},
        "copies": {name.text: source.text for name, source in entry.copies},
        "files": entry.files.text if entry.files else None,
    }


def limit_entry(limit: Limit) -> dict[str, Any]:
    """Return the limit of the entries that a move adds."""
    return {"count": limit.count, "since": limit.since.values if limit.since else None}


def _files(files: Files, reach: Reach) -> dict[str, Any]:
    operation = reach.operations[reach.resource.dotted(files.operation)]
    return {
        "path": operation.routes[0].path.text,
        "field": files.field.text,
        "urls": files.urls.text,
        "values": files.values.values if files.values else {},
    }
