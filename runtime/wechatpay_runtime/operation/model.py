"""Models: typed, immutable views of JSON objects that lose nothing and refuse only what is touched.

A model made from a reply keeps the JSON it came from. A field that could not be read, and a required field that
was missing, are listed in `problems`; touching such a field raises `UnexpectedReply`, everything else works.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast, dataclass_transform

import attrs
from attrs import frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.jsonable import MASK, Jsonable, no_attribute
from wechatpay_runtime.operation.wire import Mismatch, WireType

UNREADABLE = object()
"""Stands for the value of a field that could not be read, or is missing though it is required."""
_METADATA_KEY = "wechatpay"


@frozen
class Problem:
    """A field of a reply that differs from the official page."""

    field: str
    """Wire name; in a nested model the dotted path to it."""
    complaint: str = "is missing"
    received: Any = None
    """What came; `None` where that is secret."""
    is_missing: bool = False
    request_id: str | None = None

    def __str__(self) -> str:
        place = one_line(self.field)
        if self.is_missing:
            return f"{place}: the reply lacks it, though it is documented as always present"
        return f"{place} {self.complaint}"


@frozen(eq=False)
class _WireField:
    name: str
    wire: str
    type: WireType
    is_required: bool
    is_caller: bool
    """Whether the client's own number is sent where it is not given."""


def field(wire_type: WireType, *, default: Any = attrs.NOTHING, wire: str = "", is_caller: bool = False) -> Any:
    """Declare a field.

    Args:
        wire_type: How its value travels.
        default: `None` for a field that may be absent; absent is `None`, and `None` is never sent. Without it, the
            official page says that the field is always there.
        wire: Its name on the wire, where that differs.
        is_caller: Whether the client's own number is sent where it is absent.
    """
    said = wire_type, wire, default is attrs.NOTHING, is_caller
    return attrs.field(default=default, metadata={_METADATA_KEY: said})


class Model(Jsonable):
    """Base of every model."""

    __slots__ = ("_problems", "_received")
    __wire_fields__: ClassVar[tuple[_WireField, ...]] = ()

    if TYPE_CHECKING:
        _problems: tuple[Problem, ...]
        _received: Mapping[str, Any]

    @classmethod
    def from_wire(
        cls,
        received: Mapping[str, Any],
        *,
        cipher: FieldCipher | None = None,
        strict: bool = False,
        request_id: str | None = None,
    ) -> Self:
        """Read a JSON object into this model.

        Args:
            received: The object, keyed by wire names.
            cipher: Opens encrypted fields; without it they stay as they came.
            strict: Raise at once where the object differs from the page.
            request_id: Number of the exchange, for the errors of fields that are touched.

        Raises:
            UnexpectedReply: With `strict`, at the first difference.
        """
        self = cls.__new__(cls)
        problems: list[Problem] = []
        put = object.__setattr__
        for wire_field in cls.__wire_fields__:
            value = received.get(wire_field.wire)
            if value is not None:
                try:
                    value = wire_field.type.from_json(value, cipher)
                except Mismatch as mismatch:
                    problems.append(_problem(wire_field, mismatch, value, request_id))
                    continue
            elif wire_field.is_required:
                problems.append(Problem(wire_field.wire, is_missing=True, request_id=request_id))
                continue
            put(self, wire_field.name, value)
        put(self, "_received", received)
        put(self, "_problems", tuple(problems))
        if strict and (found := self.problems):
            raise _unexpected(cls, found[0])
        return self

    def to_wire(self) -> dict[str, Any]:
        """Write this model as a JSON object, keyed by wire names, with encrypted fields as plain text.

        What was received and has no field is kept.

        Raises:
            InvalidArgument: A value does not fit its field.
        """
        try:
            kept: dict[str, Any] = _with_unknown(self, write(self))
        except Mismatch as mismatch:
            raise InvalidArgument(f"{'.'.join((type(self).__name__, *mismatch.path))} {mismatch}.") from None
        except RecursionError:
            raise InvalidArgument(f"{type(self).__name__} is nested too deeply.") from None
        return kept

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """The model as JSON types, keyed by wire names, for `json.dumps`, a template or a log.

        Fields that the page does not know, and those that could not be read, are as they were received; absent fields are
        left out. What is sent is `to_wire`.

        Args:
            shows_secrets: Whether values that travel encrypted, such as names and telephone numbers, are shown; otherwise
                `<encrypted>` stands in their place.

        Raises:
            InvalidArgument: The model was made by hand, and a value in it cannot be written as JSON.
        """
        from wechatpay_runtime.operation.model_json import dict_of_model

        try:
            return dict_of_model(self, shows_secrets=shows_secrets)
        except RecursionError:
            raise InvalidArgument(f"{type(self).__name__} is nested too deeply.") from None

    def with_changes(self, **changes: Any) -> Self:
        """Copy this model with some of its fields changed.

        Raises:
            TypeError: There is no such field.
            UnexpectedReply: A field that could not be read is not among the changes.
        """
        changed = cast("Self", attrs.evolve(cast("Any", self), **changes))
        object.__setattr__(changed, "_received", self.received)
        return changed

    @property
    def received(self) -> Mapping[str, Any]:
        """The JSON object this model was read from; empty for a model made by hand."""
        try:
            return self._received
        except AttributeError:
            return {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Where the reply differed from the official page, nested models included."""
        return (*_own_problems(self), *_nested_problems(self))

    if not TYPE_CHECKING:  # a type checker that saw this would accept any attribute

        def __getattr__(self, name: str) -> Any:
            if not name.startswith("_"):
                for wire_field in type(self).__wire_fields__:
                    if wire_field.name == name:
                        raise _unexpected(type(self), _problem_at(self, wire_field.wire))
            raise no_attribute(self, name, (wire_field.name for wire_field in type(self).__wire_fields__))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), *(_hashable(value) for value in _values(self))))

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{wire_field.name}={_shown(wire_field, value)}"
            for wire_field in type(self).__wire_fields__
            if (value := value_of(self, wire_field.name)) is not None
        )
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        values = {
            wire_field.name: value
            for wire_field in type(self).__wire_fields__
            if (value := value_of(self, wire_field.name)) is not UNREADABLE
        }
        return _restore, (type(self), values, dict(self.received), _own_problems(self))


def write(instance: Model, cipher: FieldCipher | None = None) -> dict[str, Any]:
    """Write the fields of a model that have a value, and nothing else; raises `Mismatch`."""
    values = {wire_field.wire: value_of(instance, wire_field.name) for wire_field in type(instance).__wire_fields__}
    readable = {wire: value for wire, value in values.items() if value is not UNREADABLE}
    return write_fields(type(instance), readable, cipher)


def write_fields(model: type[Model], values: Mapping[str, Any], cipher: FieldCipher | None) -> dict[str, Any]:
    """Write the values, keyed by wire names, that a model has fields for; raises `Mismatch`."""
    written: dict[str, Any] = {}
    for wire_field in model.__wire_fields__:
        value = values.get(wire_field.wire)
        if value is not None:
            try:
                written[wire_field.wire] = wire_field.type.to_json(value, cipher)
            except Mismatch as mismatch:
                raise mismatch.inside(wire_field.wire) from None
    return written


ModelT = TypeVar("ModelT", bound=Model)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def model(cls: type[ModelT]) -> type[ModelT]:
    """Make a class whose attributes are `field`s a model: frozen, slotted, keyword-only."""
    made = frozen(kw_only=True, eq=False, repr=False)(cls)
    made.__wire_fields__ = tuple(
        _WireField(attribute.name, wire or attribute.name, wire_type, is_required, is_caller)
        for attribute in attrs.fields(cast("Any", made))
        for wire_type, wire, is_required, is_caller in [attribute.metadata[_METADATA_KEY]]
    )
    return made


def value_of(instance: Model, name: str) -> Any:
    """The value of a field; `UNREADABLE` where it could not be read, or was missing though the page requires it."""
    try:
        return object.__getattribute__(instance, name)
    except AttributeError:
        return UNREADABLE


def _values(instance: object) -> tuple[Any, ...]:
    assert isinstance(instance, Model)  # noqa: S101 - the callers have checked the type
    values: list[Any] = []
    for wire_field in type(instance).__wire_fields__:
        value = value_of(instance, wire_field.name)
        values.append((UNREADABLE, instance.received.get(wire_field.wire)) if value is UNREADABLE else value)
    return tuple(values)


def _hashable(value: Any) -> Any:
    if is_array(value):
        return tuple(_hashable(item) for item in value)
    if is_object(value):
        return tuple((key, _hashable(item)) for key, item in sorted(value.items()))
    return value


def _own_problems(instance: Model) -> tuple[Problem, ...]:
    value = value_of(instance, "_problems")
    return () if value is UNREADABLE else value


def _nested_problems(instance: Model) -> Iterator[Problem]:
    for wire_field in type(instance).__wire_fields__:
        for path, nested in _models_in(wire_field.wire, value_of(instance, wire_field.name)):
            for problem in nested.problems:
                yield attrs.evolve(problem, field=f"{path}.{problem.field}")


def _models_in(path: str, value: Any) -> Iterator[tuple[str, Model]]:
    if isinstance(value, Model):
        yield path, value
    elif is_array(value):
        for position, item in enumerate(value):
            yield from _models_in(f"{path}.{position}", item)
    elif is_object(value):
        for key, item in value.items():
            yield from _models_in(f"{path}.{key}", item)


def _with_unknown(value: Any, written: Any) -> Any:
    """What was written, and beside it what was received and has no field or could not be read."""
    if isinstance(value, Model) and is_object(written):
        fields = {wire_field.wire: value_of(value, wire_field.name) for wire_field in type(value).__wire_fields__}
        kept = {name: item for name, item in value.received.items() if fields.get(name, UNREADABLE) is UNREADABLE}
        return {**kept, **{name: _with_unknown(fields[name], item) for name, item in written.items()}}
    if is_array(value) and is_array(written):
        return [_with_unknown(item, written_item) for item, written_item in zip(value, written, strict=True)]
    if is_object(value) and is_object(written):
        return {key: _with_unknown(value[key], item) for key, item in written.items()}
    return written


def _problem(wire_field: _WireField, mismatch: Mismatch, value: Any, request_id: str | None) -> Problem:
    path = ".".join((wire_field.wire, *mismatch.path))
    received = None if wire_field.type.is_secret else value
    return Problem(path, str(mismatch), received, request_id=request_id)


def _problem_at(instance: Model, wire: str) -> Problem:
    for problem in _own_problems(instance):
        if problem.field.partition(".")[0] == wire:
            return problem
    return Problem(wire, is_missing=True)


def _shown(wire_field: _WireField, value: Any) -> str:
    if value is UNREADABLE:
        return "<unreadable>"
    return MASK if wire_field.type.is_secret else repr(value)


def _unexpected(cls: type[Model], problem: Problem) -> UnexpectedReply:
    return UnexpectedReply(
        f"{cls.__name__}.{problem}.", field=problem.field, received=problem.received, request_id=problem.request_id
    )


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
