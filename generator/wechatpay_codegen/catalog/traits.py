"""Writes the traits of an operation as JSON, each attribute under its key."""

from collections.abc import Iterable
from typing import Any, cast

from attrs import fields, has

from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Constraint, Download, Pages, Upload, Wait
from wechatpay_codegen.catalog.schemas import Schemas
from wechatpay_codegen.source.document import Scalar

_ALWAYS = frozenset(
    {
        *("constraints", "notifications"),
        *("deprecated", "download", "host", "pages", "rate", "repeat", "scheme", "upload"),
    }
)
"""Keys that every entry has: empty or `null` if the spec omits them. All other keys are then omitted."""


def traits_of(operation: Operation) -> dict[str, Any]:
    """Return the traits, and the numbers that request and reply have in common."""
    traits, values = operation.traits, dict[str, Any]()
    for attribute in fields(type(traits)):
        name = attribute.name
        value: object = getattr(traits, name)
        if name == "allowed_mismatches":
            values["numbers"] = shared_numbers(operation)
        elif isinstance(value, Upload):
            values[name] = _upload(operation, value)
        elif value or name in _ALWAYS:
            values[name.rstrip("_")] = _plain(value)
    return values


def _plain(value: object) -> Any:
    """Convert a value to JSON: an object to its attributes, a node to its text, an empty value to `null`."""
    anything: Any = value  # after a case, the type of `value` is partially unknown
    match value:
        case Scalar(text=text):
            return text.strip()
        case Constraint(names=names):
            return {"one_of" if value.is_exclusive else "any_of": [name.text for name in names]}
        case Wait():
            final = [state.text for state in value.final]
            return {"method": value.method, "field": value.field.text, "final": final, "seconds": value.seconds}
        case tuple():
            return [_plain(item) for item in anything]
        case dict():
            return {key: _plain(item) for key, item in cast("dict[str, Any]", value).items()} or None
        case _:
            kind = type(value)
            return _record(value, fields(kind)) if has(kind) else value or None


def _record(record: object, attributes: Iterable[Any]) -> dict[str, Any]:
    names = [attribute.name for attribute in attributes]
    values = {name: getattr(record, name) for name in names if name != "node" and not name.endswith("_node")}
    plain = {
        name.rstrip("_"): {key.text: source.text for key, source in value} if name == "with_" else _plain(value)
        for name, value in values.items()
    }
    match record:
        case Pages(counts=counts, first=first):
            return {**plain, "first": first if counts else None}
        case Download(digest=digest):
            return {**plain, "digest": _plain(digest) or {}}
        case _:
            return plain


def _upload(operation: Operation, upload: Upload) -> dict[str, Any]:
    title = f"{operation.sample}Meta"
    return {
        "part": upload.part,
        "meta": Schemas(operation.scope, is_request=True).whole(title, (meta.field for meta in upload.meta)),
        "filename": upload.filled_in("filename") or None,
        "digest": upload.filled_in("digest"),
        "algorithm": upload.digest,
        "form": Schemas(operation.scope, is_request=True).whole(f"{operation.sample}Form", upload.form),
        "accepts": upload.endings,
        "max_size": dict(upload.sizes),
    }
