"""Writes values and expressions as Python source. Each string literal evaluates to the original text."""

from typing import Any

from wechatpay_codegen.api.names import Source
from wechatpay_codegen.plan.expressions import Arguments, New, Rows, Table

_LITERALS: tuple[type, ...] = (str, int, tuple)


def literal(value: Any) -> Source:
    """Return a string, a number or a tuple of these as Python source."""
    if not isinstance(value, _LITERALS):
        raise TypeError(f"expected a string, a number or a tuple, got {value!r}")
    return Source(repr(value))


def written(expression: New | Rows | Table | Arguments) -> Source:
    """Return an expression as Python source. A trailing comma makes the formatter use a line for each item."""
    return Source(_signature(expression) if isinstance(expression, Arguments) else _written(expression))


def _signature(arguments: Arguments) -> str:
    parts = [f", {each.name}: {each.annotation}{'' if each.is_required else ' = None'}" for each in arguments]
    return f", *{''.join(parts)}" if parts else ""


def _written(value: Any) -> str:
    if isinstance(value, Source):
        return value
    if isinstance(value, New):
        parts = [*map(_written, value.arguments)]
        parts += [f"{keyword}={_written(inner)}" for keyword, inner in value.keywords.items()]
        return f"{value.name}({', '.join(parts)}{',' if value.is_spread and parts else ''})"
    if isinstance(value, Rows):
        return f"({''.join([f'{_written(item)}, ' for item in value.items])})"
    if isinstance(value, Table):
        entries = ", ".join([f"{_written(key)}: {_written(inner)}" for key, inner in value.entries])
        return f"{{{entries}{',' if value.is_spread and entries else ''}}}"
    return literal(value)
