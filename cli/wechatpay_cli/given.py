"""Reads the words of a command: names that must be known, and NAME=VALUE pairs."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from wechatpay_cli.exits import BadUsage
from wechatpay_runtime._base.messages import listed, phrase

WORDS = "words"
"""Where the commands keep their NAME=VALUE words. They may stand before and after options."""
_T = TypeVar("_T")
_DURATION = re.compile(r"(\d+)([dhms])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def choose(what: str, name: str, table: Mapping[str, _T]) -> _T:
    """Return the entry of a table with this name.

    Raises:
        BadUsage: there is no such entry; the message has the nearest names, or all of them.
    """
    if name in table:
        return table[name]
    near = get_close_matches(name, table, n=3)
    hint = (
        phrase("did you mean {names}?", names=listed(near, " or "))
        if near
        else phrase("expected one of {names}", names=listed(table))
    )
    raise BadUsage(phrase("{name!r} is not {what}; {hint}", name=name, what=what, hint=hint))


def read_values(words: Sequence[str], table: Iterable[Mapping[str, Any]] | None) -> dict[str, Any]:
    """Return the fields that NAME=VALUE pairs set, converted to their types.

    Args:
        words: the pairs.
        table: the fields with their names, types and whether they are required; `None` accepts every name, with text.

    Raises:
        BadUsage: a word is not a pair, or a field is unknown, missing, given twice or of the wrong type.
    """
    fields = None if table is None else {str(each["name"]): each for each in table}
    values: dict[str, Any] = {}
    for word in words:
        name, separator, text = word.partition("=")
        if not separator or not name:
            raise BadUsage(phrase("{word!r} is not NAME=VALUE, such as out_bill_no=a1", word=word))
        if name in values:
            raise BadUsage(phrase("{name} is given twice", name=name))
        if fields is None:
            values[name] = text
            continue
        if not fields:
            raise BadUsage(phrase("{name!r} is not expected: there are no fields", name=name))
        values[name] = to_value(name, text, choose(phrase("a field"), name, fields)["type"])
    for name, each in (fields or {}).items():
        if each["required"] and name not in values:
            raise BadUsage(
                phrase("{name}=… is missing: {meaning}", name=name, meaning=each.get("means") or each["type"])
            )
    return values


def to_value(name: str, text: str, kind: str) -> Any:
    """Convert the text of a field to its JSON type.

    Raises:
        BadUsage: the text is not of this type.
    """
    if kind == "string":
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    types: dict[str, type | tuple[type, ...]] = {
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "array": list,
        "object": dict,
    }
    if not isinstance(value, types[kind]) or (isinstance(value, bool) and kind != "boolean"):
        examples = {"boolean": phrase("true or false"), "array": '["a"]', "object": '{"a": 1}'}
        raise BadUsage(
            phrase(
                "{name} must be {kind}, such as {example}; got {text!r}",
                name=name,
                kind=kind,
                example=examples.get(kind, "12"),
                text=text,
            )
        )
    return value


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return names with dots as objects inside each other: `amount.total` becomes `{"amount": {"total": …}}`.

    Raises:
        BadUsage: a field is both an object and another value.
    """
    whole: dict[str, Any] = {}
    for name, value in values.items():
        *way, last = name.split(".")
        inside: Any = whole
        for part in way:
            if not isinstance(inside.get(part, {}), dict):
                raise BadUsage(phrase("{name} is inside a field that has a value of its own", name=name))
            inside = inside.setdefault(part, {})
        inside[last] = value
    return whole


def duration(text: str) -> dict[str, int]:
    """Return a duration such as `25h` or `1d30m` as numbers of days, hours, minutes and seconds.

    Raises:
        BadUsage: the text is not a duration.
    """
    found = _DURATION.findall(text)
    if not found or "".join(f"{number}{unit}" for number, unit in found) != text:
        raise BadUsage(
            phrase("{text!r} is not a duration: expected numbers with d, h, m or s, such as 25h or 1d30m", text=text)
        )
    spans: dict[str, int] = {}
    for number, unit in found:
        spans[_UNITS[unit]] = spans.get(_UNITS[unit], 0) + int(number)
    return spans


def print_json(value: Any) -> None:
    """Print a value as JSON, indented."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
