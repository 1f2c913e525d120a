"""How values travel: as text in an address, as JSON in a body.

A wire type checks a value on its way out and reads what came in. On the way out only a value of the right
Python type passes; limits, patterns and enum membership are WeChat Pay's to refuse. On the way in everything
passes that can be read without loss, so `"100"` where the page says integer becomes `100`.

Containers and models are wire types, too, so that a body is written and read by one walk. The walk carries the
cipher that seals encrypted fields on their way out and opens them on their way in; without one they stay as
they are.
"""

from typing import Any, Protocol

from wechatpay_runtime._base.json_object import is_mapping, is_sequence
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.jsonable import MASK, jsonable


class Mismatch(Exception):
    """A value does not fit its wire type; it becomes an `InvalidArgument` or a `Problem` and never leaves the runtime.

    The text is a predicate, such as "takes text, not int"; `path` leads to the place inside the value.
    """

    def __init__(self, predicate: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(predicate)
        self.path = path

    def inside(self, place: str) -> "Mismatch":
        """The same complaint, seen from the value that holds the place."""
        return Mismatch(str(self), (place, *self.path))


def wrong_type(expected: str, value: Any) -> Mismatch:
    """The complaint that a value is of another type than expected."""
    return Mismatch(f"takes {expected}, not {type(value).__name__}")


class WireType(Protocol):
    """What every wire type can do."""

    @property
    def is_secret(self) -> bool:
        """Whether its values are encrypted on the wire, and so never shown."""
        ...

    def to_address(self, value: Any) -> str:
        """Write a path, query or header value as text, not yet percent-encoded; raises `Mismatch`."""
        ...

    def from_address(self, text: str) -> Any:
        """Read a path, query or header value that was given as text; raises `Mismatch`."""
        ...

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Write a value into a body; raises `Mismatch`."""
        ...

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Read a value out of a reply; raises `Mismatch` where it cannot be read without loss."""
        ...

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Write a value as JSON to show, whether it fits this type or not; what is encrypted on the wire is masked."""
        ...


def plain_or_mask(wire_type: WireType, value: Any, *, shows_secrets: bool) -> Any:
    """Write a value as JSON to show: a mask for a secret, else what is sent, else the value itself."""
    if wire_type.is_secret and not shows_secrets:
        return MASK if value else value
    try:
        return plain_value(wire_type.to_json(value))
    except Mismatch:
        return plain_value(value)


def plain_value(value: Any) -> Any:
    """Write any value as JSON.

    Raises:
        InvalidArgument: It has no JSON.
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
        problem = str(error)
    raise InvalidArgument(f"{problem}.")


class Scalar:
    """What single values have in common: in an address they stand as their JSON value does."""

    __slots__ = ()
    is_secret = False

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        return str(self.to_json(value))

    def from_address(self, text: str) -> Any:
        """Read it from text."""
        return self.from_json(text)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Write it as JSON."""
        raise wrong_type("no value", value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Read it from JSON."""
        return self.to_json(received)

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Write it as JSON to show."""
        return plain_or_mask(self, value, shows_secrets=shows_secrets)
