"""Wire types: convert values to and from text in a URL or header, and JSON in a body.

Writing checks the Python type of a value. It does not check limits, patterns or enum members: WeChat Pay does. Reading
accepts every value that can be converted without loss, so `"100"` becomes `100` in a field that the page documents as an
integer.

Containers and models are wire types as well, so one recursive walk writes or reads a whole body. The walk passes on the
cipher that encrypts and decrypts sensitive fields; without a cipher they are left unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

from wechatpay_runtime._base.json_object import is_mapping, is_sequence
from wechatpay_runtime._base.messages import complaint_of, phrase
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.jsonable import MASK, jsonable


class Mismatch(Exception):
    """A value does not fit its wire type. Converted to `InvalidArgument` or `Problem` before it reaches a user.

    The message is a predicate, such as "must be a string, got int"; `path` is the path to the field inside the value.
    """

    def __init__(self, predicate: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(predicate)
        self.path = path

    def inside(self, place: str) -> Mismatch:
        """Return the same mismatch with the name or index of a container's item in front of its path."""
        return Mismatch(complaint_of(self), (place, *self.path))


def wrong_type(expected: str, value: Any) -> Mismatch:
    """Return the mismatch for a value of the wrong type."""
    return Mismatch(phrase("must be {expected}, got {type}", expected=expected, type=type(value).__name__))


def not_in_url() -> Mismatch:
    """Return the mismatch for a value that has no text form for a URL or a header."""
    return Mismatch(phrase("cannot be sent in a URL or a header"))


class Shortcut:
    """Reads the usual values of a wire type without `from_json`, with the same result. For the compiled readers of models.

    Args:
        types: The exact types of usual values.
        result: A Python expression of `value` and `cipher` for what is read.
        names: Values of further names, which the expressions contain as `{name}`.
        further_condition: A Python expression that is true for usual values, in addition to their type.
    """

    __slots__ = ("further_condition", "names", "result", "types")

    def __init__(
        self,
        *types: type,
        result: str = "value",
        names: Mapping[str, Any] = MappingProxyType({}),
        further_condition: str = "",
    ) -> None:
        self.types = frozenset(types)
        self.result = result
        self.names = names
        self.further_condition = further_condition

    @property
    def condition(self) -> str:
        """The expression that is true for usual values."""
        kinds = " or ".join(sorted(f"type(value) is {each.__name__}" for each in self.types))
        return f"({kinds}) and {self.further_condition}" if self.further_condition else kinds


class WireType(Protocol):
    """Interface of wire types."""

    @property
    def is_secret(self) -> bool:
        """Whether its values are encrypted on the wire, and masked in reprs, logs and errors."""
        ...

    def to_address(self, value: Any) -> str:
        """Convert a path, query or header value to text, not yet percent-encoded; raises `Mismatch`."""
        ...

    def from_address(self, text: str) -> Any:
        """Convert the text of a path, query or header value; raises `Mismatch`."""
        ...

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a value to JSON for a body; raises `Mismatch`."""
        ...

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a JSON value of a reply; raises `Mismatch` if it cannot be converted without loss."""
        ...

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`; `None` if they are not."""
        ...

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a value to JSON for display, even if it does not fit this type; masks encrypted values."""
        ...

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display, for OpenAPI documents."""
        ...


def plain_or_mask(wire_type: WireType, value: Any, *, shows_secrets: bool) -> Any:
    """Convert a value to JSON for display: the mask if it is secret, else what would be sent, else the value itself."""
    if wire_type.is_secret and not shows_secrets:
        return MASK if value else value
    try:
        return plain_value(wire_type.to_json(value))
    except Mismatch:
        return plain_value(value)


def plain_value(value: Any) -> Any:
    """Convert any value to JSON.

    Raises:
        InvalidArgument: It cannot be represented as JSON.
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if is_mapping(value):
        return {str(key): plain_value(item) for key, item in value.items()}
    if is_sequence(value):
        return [plain_value(item) for item in value]
    try:
        return plain_value(jsonable(value))
    except TypeError as error:
        problem = complaint_of(error)
    raise InvalidArgument(phrase("{problem}.", problem=problem))


class Scalar:
    """Base of wire types for single values; their text in a URL is their JSON value as a string."""

    __slots__ = ()
    is_secret = False
    json_type = "string"
    """Type of the value in a JSON Schema; empty if it can be any."""

    def to_address(self, value: Any) -> str:
        """Convert a value to text."""
        return str(self.to_json(value))

    def from_address(self, text: str) -> Any:
        """Convert text to a value."""
        return self.from_json(text)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a value to JSON."""
        raise NotImplementedError  # Subclasses implement it.

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a JSON value."""
        return self.to_json(received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`; `None` if they are not."""
        return None

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a value to JSON for display."""
        return plain_or_mask(self, value, shows_secrets=shows_secrets)

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display."""
        return {"type": self.json_type} if self.json_type else {}
