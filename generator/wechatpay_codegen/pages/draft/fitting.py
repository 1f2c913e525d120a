"""Compares the example of a page with the drafted fields, and repairs what is only badly written."""

import re
from typing import Any

from attrs import define, field

from wechatpay_codegen.pages.draft.data import is_list, is_table

_LONGEST_QUOTE = 40
_TYPE = re.compile(r"([A-Za-z][A-Za-z0-9]*)(?:<(.*)>)?(?:\(([^<>]*)\))?")
_LENGTH = re.compile(r"(?:([0-9]*)\.\.)?([0-9]*)")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})")
_WITHOUT_SECONDS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})")


class _Unfit(Exception):
    """A value that contradicts the table and cannot be repaired."""


@define(eq=False)
class Fitter:
    """Checks examples against models and enums of a draft. `contradictions` are what was repaired or left out."""

    models: dict[str, Any]
    enums: dict[str, Any]
    contradictions: list[str] = field(factory=list[str])

    def fitted(self, value: Any, fields: dict[str, Any], where: str = "") -> dict[str, Any] | None:
        """Return an object as the fields allow it; `None` if a required field is missing or invalid.

        Args:
            value: The decoded object.
            fields: The drafted fields.
            where: The dotted name of the object, for messages.
        """
        try:
            return self._object(value, fields, where)
        except _Unfit as error:
            self.contradictions.append(f"{error}; it was left out")
            return None

    def _object(self, value: Any, fields: dict[str, Any], where: str) -> dict[str, Any]:
        if not is_table(value):
            raise _Unfit(f"`{where}` is {_shown(value)}, but the table has an object")
        found: dict[str, Any] = {}
        for key, item in value.items():
            name = key.strip()
            full = f"{where}.{name}" if where else name
            if name != key:
                self.contradictions.append(f"the key {key!r} has a space; it was removed")
            if name not in fields:
                self.contradictions.append(f"`{full}` is not in the table; it was left out")
            elif item is not None:
                self._add(found, name, full, item, fields[name])
        for name, keys in fields.items():
            is_needed = keys.get("required") or _is_met(keys.get("required_when"), found)
            if name not in found and is_needed and not _is_for_some(keys):
                raise _Unfit(f"the required `{f'{where}.{name}' if where else name}` is missing")
        return found

    def _add(self, found: dict[str, Any], name: str, full: str, item: Any, keys: dict[str, Any]) -> None:
        try:
            found[name] = _matching(self._value(item, keys["type"], full), keys.get("pattern"), full)
        except _Unfit as error:
            if keys.get("required"):
                raise
            self.contradictions.append(f"{error}; the optional field was left out")

    def _value(self, value: Any, type_text: str, full: str) -> Any:
        match = _TYPE.fullmatch(type_text)
        if match is None:
            return value
        name, inner, bounds = match.groups()
        if name == "list":
            if not is_list(value):
                self.contradictions.append(
                    f"`{full}` is {_shown(value)}, but the table has a list; it was put into one"
                )
            items: list[Any] = value if is_list(value) else [value]
            _check_bounds(len(items), bounds or "", f"`{full}` has {len(items)} items")
            return [self._value(item, inner, full) for item in items]
        if name == "json":
            return value if isinstance(value, str) else self._value(value, inner, full)
        if name in self.models:
            return self._object(value, self.models[name], full)
        if name in self.enums:
            return self._enum(value, self.enums[name], full)
        return self._single(value, name, bounds or "", full)

    def _enum(self, value: Any, enum: dict[str, Any], full: str) -> Any:
        text = str(value)
        if text not in enum and text.strip() in enum:
            self.contradictions.append(f"`{full}` is {_shown(value)}; the spaces were removed")
            text = text.strip()
        if text not in enum:
            raise _Unfit(f"`{full}` is {_shown(value)}, which the table does not list")
        is_integer = all(type(key) is str and key.isdigit() for key in enum)
        return int(text) if is_integer else text

    def _single(self, value: Any, name: str, bounds: str, full: str) -> Any:
        if isinstance(value, (dict, list)):
            raise _Unfit(f"`{full}` is {_shown(value)}, but the table has `{name}`")
        if name in {"integer", "number"} and not (isinstance(value, (int, float)) and not isinstance(value, bool)):
            return self._number(value, name, full)
        if name == "integer" and isinstance(value, float):
            raise _Unfit(f"`{full}` is {value}, but the table has an integer")
        if name == "integer":
            _check_bounds(int(value), bounds, f"`{full}` is {value}")
        if name == "boolean" and not isinstance(value, bool):
            return self._boolean(value, full)
        if name in {"string", "datetime"}:
            return self._text(value, name, bounds, full)
        return value

    def _number(self, value: Any, name: str, full: str) -> Any:
        if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
            self.contradictions.append(
                f"`{full}` is the text {_shown(value)}, but the table has `{name}`; it was made a number"
            )
            return int(value)
        raise _Unfit(f"`{full}` is {_shown(value)}, but the table has `{name}`")

    def _boolean(self, value: Any, full: str) -> bool:
        if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
            self.contradictions.append(
                f"`{full}` is the text {_shown(value)}, but the table has a boolean; it was made one"
            )
            return value.strip().lower() == "true"
        raise _Unfit(f"`{full}` is {_shown(value)}, but the table has a boolean")

    def _text(self, value: Any, name: str, bounds: str, full: str) -> str:
        text = value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
        if not isinstance(value, str):
            self.contradictions.append(f"`{full}` is {_shown(value)}, but the table has text; it was made text")
        if any(not character.isprintable() and character != "\n" for character in text):
            self.contradictions.append(f"`{full}` has an invisible character; it was removed")
            text = "".join(character for character in text if character.isprintable() or character == "\n").strip()
        if name == "datetime" and (match := _WITHOUT_SECONDS.fullmatch(text)):
            self.contradictions.append(f"`{full}` is {_shown(text)}, a time without seconds; they were added")
            text = f"{match[1]}:00{match[2]}"
        if name == "datetime" and not _INSTANT.fullmatch(text):
            raise _Unfit(f"`{full}` is {_shown(text)}, which is not an RFC 3339 time")
        length = _LENGTH.fullmatch(bounds)
        if length and length[2] and len(text) > int(length[2]):
            raise _Unfit(f"`{full}` has {len(text)} characters, but the table allows {length[2]}")
        if length and length[1] and len(text) < int(length[1]):
            raise _Unfit(f"`{full}` has {len(text)} characters, but the table requires {length[1]}")
        return text


def _matching(value: Any, pattern: str | None, full: str) -> Any:
    if pattern and isinstance(value, str) and not re.fullmatch(pattern, value):
        raise _Unfit(f"`{full}` is {_shown(value)}, which does not match {pattern}")
    return value


def _check_bounds(number: int, bounds: str, what: str) -> None:
    match = _LENGTH.fullmatch(bounds)
    if match and ((match[2] and number > int(match[2])) or (match[1] and number < int(match[1]))):
        raise _Unfit(f"{what}, but the page allows {bounds}")


def _is_met(condition: Any, found: dict[str, Any]) -> bool:
    """Return whether the values of an object meet a condition."""
    return is_table(condition) and all(found.get(name) in values for name, values in condition.items())


def _is_for_some(keys: dict[str, Any]) -> bool:
    return "roles" in keys


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
