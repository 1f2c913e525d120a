"""Reads the arguments of a call from words: NAME=VALUE, NAME:=JSON, and both with @FILE instead of the value."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wechatpay_cli.exits import BadUsage
from wechatpay_cli.fields import ARRAY, OBJECT, Field
from wechatpay_cli.given import choose
from wechatpay_cli.input_files import read_input
from wechatpay_runtime._base.json_object import TOO_DEEP
from wechatpay_runtime._base.messages import Message, fragment, phrase

_WORD = re.compile(r"([^=:]+)(:?=)(.*)", re.DOTALL)
_INTEGER = re.compile(r"-?[0-9]{1,19}")
_BOOLEANS = {"true": True, "false": False}
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    ARRAY: list,
    OBJECT: dict,
}
_EXPECTED: Mapping[str, Message] = {
    "string": fragment('a string, such as "a"'),
    "integer": fragment("an integer, such as 12"),
    "number": fragment("a number, such as 1.5"),
    "boolean": fragment("true or false"),
    ARRAY: fragment('a list, such as ["a"]'),
    OBJECT: fragment('an object, such as {{"a": 1}}'),
}
Path = tuple[str | int, ...]


def read_words(
    words: Sequence[str], fields: Mapping[str, Field], operation: str, start: Mapping[str, Any]
) -> dict[str, Any]:
    """Return arguments with the values of words.

    Args:
        words: The words.
        fields: The arguments of the operation.
        operation: Its name, for messages.
        start: Arguments from elsewhere; values of words replace theirs.

    Raises:
        BadUsage: A word has no value, or an argument is unknown, given twice or of the wrong type.
    """
    values: dict[Path, tuple[str, Any]] = {}
    for word in words:
        parts = _WORD.fullmatch(word)
        if parts is None:
            raise BadUsage(
                phrase("{word!r} is neither NAME=VALUE nor NAME:=JSON, such as {example}", word=word, example="a=1")
            )
        name, separator, text = parts.groups()
        path, field = _find(name, fields, operation)
        if path in values:
            raise BadUsage(phrase("{name} is given twice", name=name))
        values[path] = name, _value(name, field, text, is_json=separator == ":=")
    whole: dict[str, Any] = json.loads(json.dumps(start))
    for path, (name, value) in sorted(values.items(), key=lambda each: [str(part).zfill(9) for part in each[0]]):
        if any(path[:length] in values for length in range(1, len(path))):
            raise BadUsage(phrase("{name} is inside a field that has a value of its own", name=name))
        _put(whole, path, value, name)
    return whole


def read_json(content: bytes, where: str) -> Any:
    """Return the value of JSON text; `where` is its place, for messages.

    Raises:
        BadUsage: The text is not JSON. The message does not repeat it.
    """
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except ValueError as error:
        raise BadUsage(phrase("{where} is not JSON: {error}", where=where, error=error)) from None
    except RecursionError:
        raise BadUsage(phrase("{where} is {complaint}", where=where, complaint=TOO_DEEP)) from None


def _refuse_constant(name: str) -> Any:
    raise ValueError(phrase("{name} is not a JSON number", name=name))


def _find(name: str, fields: Mapping[str, Field], operation: str) -> tuple[Path, Field]:
    """Return the place of a dotted name, and its field."""
    first, *rest = name.split(".")
    field: Field = choose(phrase("an argument of {operation}", operation=operation), first, fields)
    path: list[str | int] = [first]
    for part in rest:
        above = ".".join(map(str, path))
        if field.kind == ARRAY:
            if not part.isdecimal():
                raise BadUsage(
                    phrase(
                        "{name} is a list: expected a number after it, such as {example}",
                        name=above,
                        example=f"{above}.0",
                    )
                )
            path.append(int(part))
            field = field.item()
            continue
        inside: dict[str, Field] = {f"{above}.{each}": found for each, found in field.inside().items()}
        if not inside:
            raise BadUsage(phrase("{name} has no fields: it must be {expected}", name=above, expected=_expected(field)))
        field = choose(phrase("an argument of {operation}", operation=operation), f"{above}.{part}", inside)
        path.append(part)
    return tuple(path), field


def _value(name: str, field: Field, text: str, *, is_json: bool) -> Any:
    if text.startswith("@"):
        content = read_input(text[1:])
        if is_json:
            return _checked(name, field, read_json(content, text[1:]))
        try:
            text = content.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError:
            raise BadUsage(phrase("{name}: {file} is not UTF-8 text", name=name, file=text[1:])) from None
    if is_json:
        return _checked(name, field, read_json(text.encode(errors="surrogatepass"), name))
    if field.kind == OBJECT or (field.kind == ARRAY and (text.startswith("[") or field.item().kind in {OBJECT, ARRAY})):
        if not text.startswith(("{", "[")):
            raise BadUsage(_how_to_nest(name, field))
        return _checked(name, field, read_json(text.encode(errors="surrogatepass"), name))
    if field.kind == ARRAY:
        return [_single(name, field.item(), each) for each in text.split(",")]
    return _single(name, field, text)


def _single(name: str, field: Field, text: str) -> Any:
    """Return a value that is neither an object nor a list."""
    if field.kind == "string":
        return text
    if field.kind == "boolean" and text in _BOOLEANS:
        return _BOOLEANS[text]
    if field.kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    raise BadUsage(phrase("{name} must be {expected}, got {text!r}", name=name, expected=_expected(field), text=text))


def _checked(name: str, field: Field, value: Any) -> Any:
    """Return a value of JSON, if its type is that of the field. Types inside it are checked by the client."""
    if value is None or (
        isinstance(value, _TYPES[field.kind]) and (field.kind == "boolean" or not isinstance(value, bool))
    ):
        return value
    raise BadUsage(
        phrase("{name} must be {expected}, got {type}", name=name, expected=_expected(field), type=type(value).__name__)
    )


def _how_to_nest(name: str, field: Field) -> str:
    place = f"{name}.0" if field.kind == ARRAY else name
    inside = field.item().inside() if field.kind == ARRAY else field.inside()
    example = next((f"{place}.{each}" for each in inside), place)
    return phrase(
        "{name} must be {expected}: pass its fields, such as {example}=…, or {name}:=JSON",
        name=name,
        expected=_expected(field),
        example=example,
    )


def _expected(field: Field) -> str:
    return _EXPECTED[field.kind].filled()


def _put(whole: dict[str, Any], path: Path, value: Any, name: str) -> None:
    """Set the value at a place, with the objects and lists around it."""
    place: Any = whole
    for depth, (part, following) in enumerate(zip(path, (*path[1:], None), strict=True)):
        if isinstance(part, int) and part > len(place):
            before = ".".join(map(str, (*path[:depth], len(place))))
            raise BadUsage(phrase("{name} is given, but {before} is missing", name=name, before=before))
        if isinstance(part, int) and part == len(place):
            place.append(None)
        if following is None:
            place[part] = value
            return
        kind: type = list if isinstance(following, int) else dict
        known = place[part] if isinstance(part, int) else place.get(part)
        if not isinstance(known, kind):
            place[part] = kind()
        place = place[part]


def names_to_pass(fields: Iterable[tuple[str, Field]]) -> list[str]:
    """Return the words that can begin an argument, each up to its `=`."""
    return [
        f"{name}="
        for name, field in fields
        if field.kind != OBJECT and (field.kind != ARRAY or not field.item().inside())
    ]
