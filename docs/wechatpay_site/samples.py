"""Calls in Python that run."""

import json
from typing import Any

from wechatpay_cli.examples import RECEIVED, arguments_of, literal, python_call
from wechatpay_site.signatures import Method

_INDENT = "    "
_WAIT_SECONDS = "60"


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
    own = {method.arguments.get(name, name): literal(value, 1) for name, value in arguments_of(entry).items()}
    given = {name: value for name, value in own.items() if name in method.parameters}
    given |= {"to": json.dumps(RECEIVED)} if "to" in method.parameters else {}
    given |= {"timeout": _WAIT_SECONDS} if "timeout" in method.parameters else {}
    service = entry["operation"].rpartition(".")[0]
    return python_call(f"client.{service}.{method.name}", given)


def _indented(text: str, depth: int) -> str:
    return "\n".join(f"{_INDENT * depth}{line}" if line else line for line in text.split("\n"))
