"""Prints the public methods of PyPI's `wechatpayv3`, each with the paths in its source, as JSON: `{"sync": {...}, "async": {...}}`.

It runs in a separate environment, so it imports nothing of this project.
"""

import ast
import inspect
import json
import textwrap
from importlib import import_module
from typing import Any


def paths_of(method: Any) -> list[str]:
    """Return the paths of the API that a method contains, with `%s` for the numbers in them."""
    constants = (
        node.value
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(method))))
        if isinstance(node, ast.Constant)
    )
    return [value.partition("?")[0] for value in constants if isinstance(value, str) and value.startswith("/v3/")]


def methods_of(module: str, name: str) -> dict[str, list[str]]:
    """Return the public methods of a class."""
    kind: type[object] = getattr(import_module(module), name)
    return {each: paths_of(method) for each, method in vars(kind).items() if not each.startswith("_")}


print(  # noqa: T201 - the test reads it
    json.dumps(
        {
            "sync": methods_of("wechatpayv3", "WeChatPay"),
            "async": methods_of("wechatpayv3.async_", "AsyncWeChatPay"),
        }
    )
)
