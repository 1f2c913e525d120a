"""Reads JSON objects into models: first field by field, and often read models with a function compiled for their fields.

The compiled function sets values of the usual type directly and leaves all others to `read_field`, which is what reads every
value before. So both give the same models and the same problems.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from wechatpay_runtime._base.drafts import draft_of
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.operation.model_fields import Problem, WireField
from wechatpay_runtime.operation.wire_type import Mismatch, Scalar

READS_BEFORE_COMPILING = 50
"""Number of reads after which a model's reader is compiled. Compiling takes about as much CPU time as the next 100 reads save."""

Read: TypeAlias = Callable[[Mapping[str, Any], FieldCipher | None, str | None], Any]
"""Reads an object with a cipher and the Request-ID into a model."""


class ModelReader:
    """The reader of one model."""

    __slots__ = ("_fields_with_models", "_model", "_reads", "read")

    read: Read
    """The function in use; look it up for each object, because it changes."""

    def __init__(self, model: type[Any]) -> None:
        self._model = model
        self._reads = 0
        self._fields_with_models: tuple[WireField, ...] | None = None
        self.read = self._read_first

    @property
    def fields_with_models(self) -> tuple[WireField, ...]:
        """The fields whose values can contain models."""
        if self._fields_with_models is None:
            fields = self._model.__wire_fields__
            self._fields_with_models = tuple(each for each in fields if not isinstance(each.type, Scalar))
        return self._fields_with_models

    def _read_first(self, received: Mapping[str, Any], cipher: FieldCipher | None, request_id: str | None) -> Any:
        self._reads += 1
        if self._reads <= READS_BEFORE_COMPILING:
            return interpret(self._model, received, cipher, request_id)
        self.read = compiled_reader(self._model)
        return self.read(received, cipher, request_id)


def interpret(model: type[Any], received: Mapping[str, Any], cipher: FieldCipher | None, request_id: str | None) -> Any:
    """Read an object into a model, field by field."""
    instance, put = object.__new__(model), object.__setattr__
    problems: tuple[Problem, ...] = ()
    for wire_field in model.__wire_fields__:
        problems += read_field(instance, wire_field, received.get(wire_field.wire), cipher, request_id)
    put(instance, "_received", received)
    put(instance, "_problems", problems)
    return instance


def read_field(
    instance: object, wire_field: WireField, value: Any, cipher: FieldCipher | None, request_id: str | None
) -> tuple[Problem, ...]:
    """Set a field from a received value, `None` if it is absent; returns the problem, if there is one."""
    if value is not None:
        try:
            value = wire_field.type.from_json(value, cipher)
        except Mismatch as mismatch:
            path = ".".join((wire_field.wire, *mismatch.path))
            shown = None if wire_field.type.is_secret else value
            return (Problem(path, str(mismatch), shown, request_id=request_id),)
    elif wire_field.is_required:
        return (Problem(wire_field.wire, is_missing=True, request_id=request_id),)
    object.__setattr__(instance, wire_field.name, value)
    return ()


def compiled_reader(model: type[Any]) -> Read:
    """Compile a function that reads an object into a model, with the result of `interpret`."""
    lines = ["def read(received, cipher, request_id):", " model, get, problems = new(draft), received.get, ()"]
    names: dict[str, Any] = {"new": object.__new__, "draft": draft_of(model), "final": model, "read_field": read_field}
    for position, wire_field in enumerate(model.__wire_fields__):
        names[f"field_{position}"] = wire_field
        lines += [f" value = get({wire_field.wire!r})", *_branches(wire_field, position, names)]
    lines += [" model._received = received", " model._problems = problems", " model.__class__ = final", " return model"]
    code = compile("\n".join(lines), f"<reader of {model.__qualname__}>", "exec")
    exec(code, names)  # noqa: S102 - our own source: it contains names of attributes and literals
    read: Read = names["read"]
    return read


def _branches(wire_field: WireField, position: int, names: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that set a field from `value`, and add the names that they use to `names`."""
    shortcut, keyword = wire_field.type.shortcut(), "if"
    if shortcut is not None:
        own_names = {name: f"{name}_{position}" for name in shortcut.names}
        names.update({own_names[name]: value for name, value in shortcut.names.items()})
        yield f" if {shortcut.condition.format(**own_names)}: model.{wire_field.name} = {shortcut.result.format(**own_names)}"
        keyword = "elif"
    if not wire_field.is_required:
        yield f" {keyword} value is None: model.{wire_field.name} = None"
        keyword = "elif"
    otherwise = "else" if keyword == "elif" else "if True"
    yield f" {otherwise}: problems += read_field(model, field_{position}, value, cipher, request_id)"
