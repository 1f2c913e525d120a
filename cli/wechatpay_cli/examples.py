"""The example of an operation's official page, as a call to paste: as a command, and in Python."""

import json
import re
from collections.abc import Mapping
from typing import Any

from wechatpay_cli.entries import Entry, description_of
from wechatpay_cli.fields import fields_of
from wechatpay_runtime._base.json_object import is_array, is_object

RECEIVED = "received"
"""The file that an operation writes."""
_FUTURE = "2099-06-08T10:34:56+08:00"
"""Replaces the deadline of an example, which is over."""
_INDENT = "    "
_SHORT = 60
_SAFE = re.compile(r"[\w@%+=:,./-]+", re.ASCII)


def arguments_of(entry: Entry) -> dict[str, Any]:
    """Return the arguments of the first example, by wire name."""
    given: dict[str, Any] = entry["examples"][0]["given"]
    return {**given, "time_expire": _FUTURE} if "time_expire" in given else given


def returns_file(entry: Entry) -> bool:
    """Return whether the reply of an operation is a file."""
    return any(reply and reply.get("format") == "binary" for reply in entry["replies"].values())


def command_line(entry: Entry) -> str:
    """Return a line for a shell that calls an operation."""
    fields = fields_of(entry)
    words: list[str] = []
    for name, value in arguments_of(entry).items():
        words += _words(name, value, kind=fields[name].kind)
    if returns_file(entry):
        words.append(f"to={RECEIVED}")
    return " ".join(["wechatpay call", entry["operation"], *map(_quoted, words)])


def python_program(entry: Entry) -> str:
    """Return a program that calls an operation."""
    names = {wire: parameter.name for wire, parameter in description_of(entry).by_wire_name.items()}
    given = {names[name]: literal(value, 1) for name, value in arguments_of(entry).items()}
    given |= {"to": json.dumps(RECEIVED)} if returns_file(entry) else {}
    call = python_call(f"client.{entry['operation']}", given)
    has_result = any(entry["replies"].values())
    body = (f"result = {call}\nprint(result)" if has_result else call).replace("\n", f"\n{_INDENT}")
    return f"from wechatpay_clients import Client\n\nwith Client.from_env() as client:\n{_INDENT}{body}\n"


def python_call(function: str, given: Mapping[str, str]) -> str:
    """Return a call in Python, with one argument on each line."""
    lines = "".join(f"\n{_INDENT}{name}={value}," for name, value in given.items())
    return f"{function}({lines}" + ("\n)" if lines else ")")


def literal(value: Any, depth: int) -> str:
    """Return a value as a Python literal, in one line if it is short."""
    one_line = _in_one_line(value)
    if len(one_line) <= _SHORT or not (is_object(value) or is_array(value)):
        return one_line
    inner, outer = _INDENT * (depth + 1), _INDENT * depth
    if is_object(value):
        rows = [f"{json.dumps(key)}: {literal(each, depth + 1)}" for key, each in value.items()]
        return "{\n" + "".join(f"{inner}{row},\n" for row in rows) + outer + "}"
    return "[\n" + "".join(f"{inner}{literal(each, depth + 1)},\n" for each in value) + outer + "]"


def _in_one_line(value: Any) -> str:
    if is_object(value):
        return "{" + ", ".join(f"{json.dumps(key)}: {_in_one_line(each)}" for key, each in value.items()) + "}"
    if is_array(value):
        return "[" + ", ".join(map(_in_one_line, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _words(name: str, value: Any, kind: str) -> list[str]:
    """Return the words for a value: one for each field of an object, JSON for a list or a text that looks like something else."""
    if is_object(value):
        return [word for key, each in value.items() for word in _words(f"{name}.{key}", each, "")]
    if isinstance(value, str) and not value.startswith("@"):
        return [f"{name}={value}"]
    if isinstance(value, bool | int) and kind != "string":
        return [f"{name}={json.dumps(value)}"]
    return [f"{name}:={json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"]


def _quoted(word: str) -> str:
    return word if _SAFE.fullmatch(word) else "'" + word.replace("'", "'\\''") + "'"
