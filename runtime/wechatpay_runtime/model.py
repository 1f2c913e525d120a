"""Models: typed, immutable views of JSON objects that lose nothing and refuse only what is touched.

A model made from a reply keeps the JSON it came from. A field that could not be read, and a required field that
was missing, are listed in `problems`; touching such a field raises `UnexpectedReply`, everything else works.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast, dataclass_transform

import attrs
from attrs import frozen

from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.suggestions import did_you_mean
from wechatpay_runtime.wire import Mismatch, WireType

_UNREADABLE = object()
_METADATA_KEY = "wechatpay"


@frozen
class Problem:
    """A field of a reply that differs from the official page."""

    field: str
    """Wire name."""
    expected: str
    received: Any = None
    is_missing: bool = False

    def __str__(self) -> str:
        if self.is_missing:
            return f"{self.field}: the page says it is always there; the reply lacks it"
        return f"{self.field}: expected {self.expected}, received {type(self.received).__name__}"


@frozen
class _WireField:
    name: str
    wire: str
    type: WireType
    is_required: bool


def field(wire_type: WireType, *, default: Any = attrs.NOTHING, wire: str = "") -> Any:
    """Declare a field.

    Args:
        wire_type: How its value travels.
        default: `None` for a field that may be absent; absent is `None`, and `None` is never sent. Without it, the
            official page says that the field is always there.
        wire: Its name on the wire, where that differs.
    """
    return attrs.field(default=default, metadata={_METADATA_KEY: (wire_type, wire, default is attrs.NOTHING)})


class Model:
    """Base of every model."""

    __slots__ = ("_problems", "_received")
    __wire_fields__: ClassVar[tuple[_WireField, ...]] = ()

    if TYPE_CHECKING:
        _problems: tuple[Problem, ...]
        _received: Mapping[str, Any]

    @classmethod
    def from_wire(cls, received: Mapping[str, Any], *, strict: bool = False) -> Self:
        """Read a JSON object into this model.

        Args:
            received: The object, keyed by wire names.
            strict: Raise at once where the object differs from the page.

        Raises:
            UnexpectedReply: With `strict`, at the first difference.
        """
        self = cls.__new__(cls)
        problems: list[Problem] = []
        for wire_field in cls.__wire_fields__:
            value = received.get(wire_field.wire)
            if value is not None:
                try:
                    value = wire_field.type.from_json(value)
                except Mismatch as mismatch:
                    problems.append(Problem(wire_field.wire, str(mismatch), value))
                    continue
            elif wire_field.is_required:
                problems.append(Problem(wire_field.wire, "a value", is_missing=True))
                continue
            object.__setattr__(self, wire_field.name, value)
        object.__setattr__(self, "_received", received)
        object.__setattr__(self, "_problems", tuple(problems))
        if strict and problems:
            raise _unexpected(cls, problems[0])
        return self

    def to_wire(self) -> dict[str, Any]:
        """Write this model as a JSON object, keyed by wire names; what was received and has no field is kept."""
        written = dict(self.received)
        for wire_field in type(self).__wire_fields__:
            value = _value(self, wire_field.name)
            if value is None:
                written.pop(wire_field.wire, None)
            elif value is not _UNREADABLE:
                written[wire_field.wire] = _written(type(self), wire_field, value)
        return written

    def with_changes(self, **changes: Any) -> Self:
        """Copy this model with some of its fields changed.

        Raises:
            TypeError: There is no such field.
            UnexpectedReply: A field that could not be read is not among the changes.
        """
        return cast("Self", attrs.evolve(cast("Any", self), **changes))

    @property
    def received(self) -> Mapping[str, Any]:
        """The JSON object this model was read from; empty for a model made by hand."""
        try:
            return self._received
        except AttributeError:
            return {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Where the reply differed from the official page."""
        try:
            return self._problems
        except AttributeError:
            return ()

    if not TYPE_CHECKING:  # a type checker that saw this would accept any attribute

        def __getattr__(self, name: str) -> Any:
            if not name.startswith("_"):
                for wire_field in type(self).__wire_fields__:
                    if wire_field.name == name:
                        raise _unexpected(type(self), _problem_of(self, wire_field.wire))
                hint = did_you_mean(name, [wire_field.name for wire_field in type(self).__wire_fields__])
                raise AttributeError(f"{type(self).__name__} has no field {name!r}{hint}", name=name, obj=self)
            raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{wire_field.name}={'<unreadable>' if value is _UNREADABLE else repr(value)}"
            for wire_field in type(self).__wire_fields__
            if (value := _value(self, wire_field.name)) is not None
        )
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        values = {
            wire_field.name: value
            for wire_field in type(self).__wire_fields__
            if (value := _value(self, wire_field.name)) is not _UNREADABLE
        }
        return _restore, (type(self), values, dict(self.received), self.problems)


ModelT = TypeVar("ModelT", bound=Model)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def model(cls: type[ModelT]) -> type[ModelT]:
    """Make a class whose attributes are `field`s a model: frozen, slotted, keyword-only."""
    made = frozen(kw_only=True, eq=False, repr=False)(cls)
    made.__wire_fields__ = tuple(
        _WireField(attribute.name, wire or attribute.name, wire_type, is_required)
        for attribute in attrs.fields(cast("Any", made))
        for wire_type, wire, is_required in [attribute.metadata[_METADATA_KEY]]
    )
    return made


def _value(instance: Model, name: str) -> Any:
    try:
        return object.__getattribute__(instance, name)
    except AttributeError:
        return _UNREADABLE


def _values(instance: object) -> tuple[Any, ...]:
    assert isinstance(instance, Model)  # noqa: S101 - the callers have checked the type
    return tuple(_value(instance, wire_field.name) for wire_field in type(instance).__wire_fields__)


def _written(cls: type[Model], wire_field: _WireField, value: Any) -> Any:
    try:
        return wire_field.type.to_json(value)
    except Mismatch as mismatch:
        raise InvalidArgument(
            f"{cls.__name__}.{wire_field.name} takes {mismatch}, not {type(value).__name__}"
        ) from None


def _problem_of(instance: Model, wire: str) -> Problem:
    for problem in instance.problems:
        if problem.field == wire:
            return problem
    return Problem(wire, "a value", is_missing=True)


def _unexpected(cls: type[Model], problem: Problem) -> UnexpectedReply:
    return UnexpectedReply(f"{cls.__name__}.{problem}", field=problem.field, received=problem.received)


def _restore(
    cls: type[ModelT], values: dict[str, Any], received: dict[str, Any], problems: tuple[Problem, ...]
) -> ModelT:
    restored = cls.__new__(cls)
    for name, value in values.items():
        object.__setattr__(restored, name, value)
    if received:
        object.__setattr__(restored, "_received", received)
    object.__setattr__(restored, "_problems", problems)
    return restored
