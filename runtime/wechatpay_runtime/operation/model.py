"""Models: typed, immutable classes for JSON objects.

A model read from a reply keeps the JSON it was read from. `problems` lists required fields that are missing and fields that
could not be read. Accessing such a field raises `UnexpectedReply`; all other fields work.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import evolve, fields_of, frozen_class
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.jsonable import MASK, no_attribute
from wechatpay_runtime.operation.model_fields import (
    UNREADABLE,
    ModelField,
    Problem,
    WireField,
    field,
    value_of,
    write_fields,
)
from wechatpay_runtime.operation.model_reader import ModelReader
from wechatpay_runtime.operation.model_schema import HasSchema
from wechatpay_runtime.operation.wire_type import Mismatch


class Model(HasSchema):
    """Base of all models."""

    __slots__ = ("_problems", "_received")
    __reader__: ClassVar[ModelReader]

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[Any]  # so that type checkers accept a model as an argument of attrs.asdict
        _problems: tuple[Problem, ...]
        _received: Mapping[str, Any]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__reader__ = ModelReader(cls)

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
            received: The object, keyed by wire name.
            cipher: Decrypts encrypted fields; without it they are left encrypted.
            strict: Raise if the object differs from the page, instead of recording the differences in `problems`.
            request_id: The Request-ID, for errors raised later when a field is accessed.

        Raises:
            UnexpectedReply: `strict` is true and a field differs from the page.
        """
        instance: Self = cls.__reader__.read(received, cipher, request_id)
        if strict and _has_problems(instance):
            raise _unexpected(cls, instance.problems[0])
        return instance

    def to_wire(self) -> dict[str, Any]:
        """Convert this model to a JSON object, keyed by wire name, with encrypted fields as plain text.

        Received values that have no field in the model are included.

        Raises:
            InvalidArgument: A value does not fit its field.
        """
        try:
            fields: dict[str, Any] = _with_unknown(self, write(self))
        except Mismatch as mismatch:
            raise InvalidArgument(f"{'.'.join((type(self).__name__, *mismatch.path))} {mismatch}.") from None
        except RecursionError:
            raise InvalidArgument(phrase("{type} is nested too deeply.", type=type(self).__name__)) from None
        return fields

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """Convert this model to a dict of JSON types, keyed by wire name, for `json.dumps`, a template or a log.

        Fields that the page does not document and fields that could not be read are included as received; absent fields are
        omitted. To get the JSON object for a request, use `to_wire`.

        Args:
            shows_secrets: Include values that are encrypted on the wire, such as names and telephone numbers; otherwise they
                are replaced by `<encrypted>`.

        Raises:
            InvalidArgument: The model was not read from a reply, and one of its values cannot be represented as JSON.
        """
        try:
            return plain_fields(self, shows_secrets=shows_secrets)
        except RecursionError:
            raise InvalidArgument(phrase("{type} is nested too deeply.", type=type(self).__name__)) from None

    def with_changes(self, **changes: Any) -> Self:
        """Copy this model with some of its fields changed.

        Raises:
            TypeError: The model has no such field.
            UnexpectedReply: A field that could not be read is not among the changes.
        """
        changed = evolve(self, **changes)
        object.__setattr__(changed, "_received", self.received)
        return changed

    @property
    def received(self) -> Mapping[str, Any]:
        """The JSON object this model was read from; empty if you created the model yourself."""
        try:
            return self._received
        except AttributeError:
            return {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Differences between the reply and the official page, including those in nested models."""
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
        fields = ", ".join(
            f"{wire_field.name}={_display(wire_field, value)}"
            for wire_field in type(self).__wire_fields__
            if (value := value_of(self, wire_field.name)) is not None
        )
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[Any, ...]:
        values = {
            wire_field.name: value
            for wire_field in type(self).__wire_fields__
            if (value := value_of(self, wire_field.name)) is not UNREADABLE
        }
        return _restore, (type(self), values, dict(self.received), _own_problems(self))


Model.__reader__ = ModelReader(Model)


def write(instance: Model, cipher: FieldCipher | None = None) -> dict[str, Any]:
    """Convert the fields of a model that have a value to JSON; raises `Mismatch`."""
    values = {wire_field.wire: value_of(instance, wire_field.name) for wire_field in type(instance).__wire_fields__}
    readable = {wire: value for wire, value in values.items() if value is not UNREADABLE}
    return write_fields(type(instance).__wire_fields__, readable, cipher)


def plain_fields(instance: Model, *, shows_secrets: bool) -> dict[str, Any]:
    """Convert a model to a JSON object for display, with its fields in the order received.

    Raises:
        InvalidArgument: The model was not read from a reply, and one of its values cannot be represented as JSON.
    """
    received, plain = instance.received, dict[str, Any]()
    fields = {wire_field.wire: wire_field for wire_field in type(instance).__wire_fields__}
    for wire in [*received, *(wire for wire in fields if wire not in received)]:
        if wire not in fields:
            plain[wire] = received[wire]
            continue
        value = value_of(instance, fields[wire].name)
        value = received.get(wire) if value is UNREADABLE else value
        if value is not None:
            plain[wire] = fields[wire].type.to_plain(value, shows_secrets=shows_secrets)
    return plain


ModelT = TypeVar("ModelT", bound=Model)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def model(cls: type[ModelT]) -> type[ModelT]:
    """Class decorator for models, whose attributes are `field`s; makes the class frozen, slotted and keyword-only."""
    model_class = frozen_class(cls, kw_only=True, eq=False)
    model_class.__wire_fields__ = tuple(
        WireField(name, each.wire or name, each.wire_type, each.is_required, each.is_own_number)
        for name, each in fields_of(model_class).items()
        if isinstance(each, ModelField)
    )
    return model_class


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


def _has_problems(value: Any) -> bool:
    """Return whether a value that was read is or contains a model with problems; cheaper than listing them."""
    if isinstance(value, Model):
        if _own_problems(value):
            return True
        for wire_field in type(value).__reader__.fields_with_models:
            if _has_problems(value_of(value, wire_field.name)):
                return True
    elif is_array(value):
        return any(map(_has_problems, value))
    elif is_object(value):
        return any(map(_has_problems, value.values()))
    return False


def _nested_problems(instance: Model) -> Iterator[Problem]:
    for wire_field in type(instance).__reader__.fields_with_models:
        for path, nested in _models_in(wire_field.wire, value_of(instance, wire_field.name)):
            for problem in nested.problems:
                yield evolve(problem, field=f"{path}.{problem.field}")


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
    """Add to the written JSON all received values that have no field or could not be read."""
    if isinstance(value, Model) and is_object(written):
        fields = {wire_field.wire: value_of(value, wire_field.name) for wire_field in type(value).__wire_fields__}
        unknown = {name: item for name, item in value.received.items() if fields.get(name, UNREADABLE) is UNREADABLE}
        return {**unknown, **{name: _with_unknown(fields[name], item) for name, item in written.items()}}
    if is_array(value) and is_array(written):
        return [_with_unknown(item, written_item) for item, written_item in zip(value, written, strict=True)]
    if is_object(value) and is_object(written):
        return {key: _with_unknown(value[key], item) for key, item in written.items()}
    return written


def _problem_at(instance: Model, wire: str) -> Problem:
    for problem in _own_problems(instance):
        if problem.field.partition(".")[0] == wire:
            return problem
    return Problem(wire, is_missing=True)


def _display(wire_field: WireField, value: Any) -> str:
    if value is UNREADABLE:
        return "<unreadable>"
    return MASK if wire_field.type.is_secret else repr(value)


def _unexpected(cls: type[Model], problem: Problem) -> UnexpectedReply:
    text = phrase("{model}.{problem}.", model=cls.__name__, problem=str(problem))
    return UnexpectedReply(text, field=problem.field, received=problem.received, request_id=problem.request_id)


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
