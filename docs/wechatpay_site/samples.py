"""Calls in Python that run."""

import json
from typing import Any

from wechatpay_site.catalog import is_object, is_single, list_of
from wechatpay_site.signatures import Method

_INDENT = "    "
_FUTURE = "2099-06-08T10:34:56+08:00"
"""Replaces the deadline of an example, which is over."""
_SHORT = 60
_WAIT_SECONDS = "60"
RECEIVED = "received"
"""The file that an operation writes."""


def arguments_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of the first example, by wire name."""
    given: dict[str, Any] = entry["examples"][0]["given"]
    return {**given, "time_expire": _FUTURE} if "time_expire" in given else given


def returns_file(entry: dict[str, Any]) -> bool:
    """Return whether the reply of an operation is a file."""
    return any(reply and reply.get("format") == "binary" for reply in entry["replies"].values())


def python(entry: dict[str, Any], method: Method, *, is_async: bool = False) -> str:
    """Return a program that calls a method of an operation, with the arguments of the first example."""
    body = _statements(entry, method, is_async=is_async)
    if not is_async:
        return f"from wechatpay_clients import Client\n\nwith Client.from_env() as client:\n{_indented(body, 1)}\n"
    return (
        "import asyncio\n\nfrom wechatpay_clients import AsyncClient\n\n\n"
        "async def main() -> None:\n"
        f"{_INDENT}async with AsyncClient.from_env() as client:\n{_indented(body, 2)}\n\n\nasyncio.run(main())\n"
    )


def _statements(entry: dict[str, Any], method: Method, *, is_async: bool) -> str:
    call = _call(entry, method)
    if method.name.startswith("iter_"):
        return f"{'async ' if is_async else ''}for item in {call}:\n{_INDENT}print(item)"
    awaited = f"{'await ' if is_async else ''}{call}"
    return f"result = {awaited}\nprint(result)" if any(entry["replies"].values()) else awaited


def _call(entry: dict[str, Any], method: Method) -> str:
    """Return the call. The lists of `iter_…` ask for their pages themselves."""
    own = {method.arguments.get(name, name): _literal(value, 1) for name, value in arguments_of(entry).items()}
    given = {name: value for name, value in own.items() if name in method.parameters}
    given |= {"to": json.dumps(RECEIVED)} if "to" in method.parameters else {}
    given |= {"timeout": _WAIT_SECONDS} if "timeout" in method.parameters else {}
    lines = "".join(f"\n{_INDENT}{name}={value}," for name, value in given.items())
    service = entry["operation"].rpartition(".")[0]
    return f"client.{service}.{method.name}({lines}" + ("\n)" if lines else ")")


def _indented(text: str, depth: int) -> str:
    return "\n".join(f"{_INDENT * depth}{line}" if line else line for line in text.split("\n"))


def _literal(value: Any, depth: int) -> str:
    """Return a value as a Python literal, in one line if it is short."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    one_line = _in_one_line(value)
    if len(one_line) <= _SHORT or is_single(value):
        return one_line
    inner, outer = _INDENT * (depth + 1), _INDENT * depth
    if is_object(value):
        rows = [f"{json.dumps(key)}: {_literal(each, depth + 1)}" for key, each in value.items()]
        return "{\n" + "".join(f"{inner}{row},\n" for row in rows) + outer + "}"
    return "[\n" + "".join(f"{inner}{_literal(each, depth + 1)},\n" for each in list_of(value)) + outer + "]"


def _in_one_line(value: Any) -> str:
    if is_object(value):
        return "{" + ", ".join(f"{json.dumps(key)}: {_in_one_line(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_in_one_line(each) for each in list_of(value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
