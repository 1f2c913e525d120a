"""Convert results, such as models, rows of bills and notifications, to JSON.

`json.dumps(result, default=jsonable)` serialises every result of this library. FastAPI endpoints can return results directly:
with a return annotation, FastAPI uses their pydantic schema; without one, it uses `vars(result)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import InvalidArgument

__all__ = ["Jsonable", "jsonable"]

MASK = "<encrypted>"
"""Replaces a value that is encrypted on the wire, unless `shows_secrets` is true."""
_LOOKALIKES = frozenset(
    {
        "as_dict",
        "asdict",
        "dict",
        "dumps",
        "get",
        "items",
        "json",
        "keys",
        "model_dump",
        "model_dump_json",
        "to_json",
        "to_json_string",
        "to_map",
        "values",
    }
)
"""Names of similar methods in other libraries."""


class Jsonable:
    """Base of results that can be converted to JSON."""

    __slots__ = ()

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """Convert the result to a dict of JSON types, keyed by the names that WeChat Pay uses.

        Args:
            shows_secrets: Include values that are encrypted on the wire, such as names and telephone numbers; otherwise they
                are replaced by `<encrypted>`.

        Returns:
            A new dict of strings, numbers, booleans, lists and dicts, for `json.dumps`, a template or a log.
        """
        raise NotImplementedError  # Subclasses implement it.

    if not TYPE_CHECKING:  # a type checker that saw these would accept any attribute

        @property
        def __dict__(self) -> dict[str, Any]:
            try:
                return self.to_dict()
            except InvalidArgument:
                raise AttributeError("__dict__") from None

        def __getattr__(self, name: str) -> Any:
            raise no_attribute(self, name, (known for known in dir(type(self)) if not known.startswith("_")))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return the schema for pydantic and FastAPI: validated by `isinstance`, serialised by `to_dict`."""
        return {
            "type": "is-instance",
            "cls": cls,
            "serialization": {"type": "function-plain", "function": cls.to_dict},
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the schema for OpenAPI documents."""
        return {"type": "object", "title": cls.__name__}


def no_attribute(instance: object, name: str, known: Iterable[str]) -> AttributeError:
    """Return the error for an attribute that does not exist; suggests the closest name, or `to_dict`."""
    if name.startswith("_"):
        return AttributeError(name)
    hint = phrase("; use to_dict()") if name in _LOOKALIKES else did_you_mean(name, known)
    return AttributeError(
        phrase("{type} has no field {name!r}{hint}", type=type(instance).__name__, name=name, hint=hint),
        name=name,
        obj=instance,
    )


def jsonable(value: Any) -> Any:
    """Convert a value to JSON types. Pass this function to `json.dumps(..., default=jsonable)`.

    Args:
        value: Any result of this library, or a `Timestamp`, another datetime or date, a `Decimal`, an enum, a path or a
            mapping.

    Raises:
        TypeError: The value cannot be represented as JSON.
    """
    import datetime as dt
    from decimal import Decimal
    from enum import Enum
    from pathlib import PurePath

    if isinstance(value, Jsonable):
        return value.to_dict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (dt.datetime, Decimal, PurePath)):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if is_mapping(value):
        return dict(value)
    raise TypeError(phrase("{type} cannot be written as JSON", type=type(value).__name__))
