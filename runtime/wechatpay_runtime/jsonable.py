"""Results as JSON: what `to_dict`, `json.dumps` and web frameworks see of a model, a bill's row or a notification.

`json.dumps(anything, default=jsonable)` writes whatever this library returns. FastAPI takes results as they are: with a
type annotation it asks for a pydantic schema, without one for `vars(result)`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime.errors import InvalidArgument

__all__ = ["Jsonable", "jsonable"]

MASK = "<encrypted>"
"""Shown in place of a value that travels encrypted, unless secrets are asked for."""
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
"""What other libraries call the way to JSON."""


class Jsonable:
    """Base of results that can be written as JSON."""

    __slots__ = ()

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """The result as JSON types, keyed by the names that WeChat Pay uses.

        Args:
            shows_secrets: Whether values that travel encrypted, such as names and telephone numbers, are shown; otherwise
                `<encrypted>` stands in their place.

        Returns:
            A new dict of text, numbers, booleans, lists and dicts, for `json.dumps`, a template or a log.
        """
        raise NotImplementedError

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
        """What pydantic asks for, and FastAPI with it: an instance is taken as it is and written by `to_dict`."""
        return {
            "type": "is-instance",
            "cls": cls,
            "serialization": {"type": "function-plain", "function": cls.to_dict},
        }

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """Its schema in an OpenAPI document."""
        return {"type": "object", "title": cls.__name__}


def no_attribute(instance: object, name: str, known: Iterable[str]) -> AttributeError:
    """The error of an attribute that a result does not have; names the nearest, or `to_dict`."""
    if name.startswith("_"):
        return AttributeError(name)
    hint = "; use to_dict()" if name in _LOOKALIKES else did_you_mean(name, known)
    return AttributeError(f"{type(instance).__name__} has no field {name!r}{hint}", name=name, obj=instance)


def jsonable(value: Any) -> Any:
    """Convert a value that is not JSON: pass this as `json.dumps(..., default=jsonable)`.

    Args:
        value: Any result of this library, or a `Timestamp`, another datetime or date, a `Decimal`, an enum, a path or a
            mapping.

    Raises:
        TypeError: The value cannot be written as JSON.
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
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
