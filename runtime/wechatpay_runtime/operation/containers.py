"""Wire types that contain others: lists, maps, models, and JSON inside a string."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wechatpay_runtime._base.json_object import is_array, is_mapping, is_object, is_sequence, parse_json
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.jsonable import MASK
from wechatpay_runtime.operation.model import Model, plain_fields, write
from wechatpay_runtime.operation.model_fields import write_fields
from wechatpay_runtime.operation.wire_type import (
    Mismatch,
    Shortcut,
    WireType,
    not_in_url,
    plain_or_mask,
    plain_value,
    wrong_type,
)


class ListOf:
    """A JSON array. Writes any sequence except a string; reads a list."""

    __slots__ = ("is_secret", "item")

    def __init__(self, item: WireType) -> None:
        self.item = item
        self.is_secret = item.is_secret

    def to_address(self, value: Any) -> str:
        """Convert a sequence to text: its items, separated by commas."""
        return ",".join(self.to_texts(value))

    def to_texts(self, value: Any) -> tuple[str, ...]:
        """Convert a sequence to the texts of its items. A query repeats the parameter for each of them."""
        return tuple([self.item.to_address(item) for item in _sequence(value)])

    def from_address(self, text: str) -> Any:
        """Convert text to a list: items, separated by commas."""
        return [self.item.from_address(part) for part in text.split(",")]

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a value to JSON for display."""
        if is_sequence(value):
            return [self.item.to_plain(item, shows_secrets=shows_secrets) for item in value]
        return plain_or_mask(self, value, shows_secrets=shows_secrets)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> list[Any]:
        """Convert a value to JSON."""
        written: list[Any] = []
        for position, item in enumerate(_sequence(value)):
            try:
                written.append(self.item.to_json(item, cipher))
            except Mismatch as mismatch:
                raise mismatch.inside(str(position)) from None
        return written

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> list[Any]:
        """Convert a JSON value."""
        if not is_array(received):
            raise wrong_type(phrase("a list"), received)
        read: list[Any] = []
        for position, item in enumerate(received):
            try:
                read.append(self.item.from_json(item, cipher))
            except Mismatch as mismatch:
                raise mismatch.inside(str(position)) from None
        return read

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`: lists whose items are all usual."""
        item = self.item.shortcut()
        if item is None or item.further_condition:
            return None
        names = {**item.names, "has_all": item.types.issuperset}
        return Shortcut(
            list,
            result=f"[{item.result} for value in value]",
            names=names,
            further_condition="{has_all}(map(type, value))",
        )

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display."""
        return {"type": "array", "items": self.item.to_schema()}


def _sequence(value: Any) -> Sequence[Any]:
    if is_sequence(value):
        return value
    raise wrong_type(phrase("a list"), value)


class MapOf:
    """A JSON object with arbitrary keys and values of one type."""

    __slots__ = ("is_secret", "value")

    def __init__(self, value: WireType) -> None:
        self.value = value
        self.is_secret = value.is_secret

    def to_address(self, value: Any) -> str:  # noqa: ARG002 - the interface of wire types
        """Raise `Mismatch`: an object cannot be sent in a URL."""
        raise not_in_url()

    def from_address(self, text: str) -> Any:  # noqa: ARG002 - the interface of wire types
        """Raise `Mismatch`: an object cannot be sent in a URL."""
        raise not_in_url()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> dict[str, Any]:
        """Convert a value to JSON."""
        if not is_mapping(value):
            raise wrong_type(phrase("a mapping"), value)
        return self._walk(value, self.value.to_json, cipher)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> dict[str, Any]:
        """Convert a JSON value."""
        if not is_object(received):
            raise wrong_type(phrase("a JSON object"), received)
        return self._walk(received, self.value.from_json, cipher)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`; `None`: they are not."""
        return None

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a value to JSON for display."""
        if is_mapping(value):
            return {str(key): self.value.to_plain(item, shows_secrets=shows_secrets) for key, item in value.items()}
        return plain_or_mask(self, value, shows_secrets=shows_secrets)

    def _walk(
        self,
        entries: Mapping[Any, Any],
        convert: Callable[[Any, FieldCipher | None], Any],
        cipher: FieldCipher | None,
    ) -> dict[str, Any]:
        walked: dict[str, Any] = {}
        for key, value in entries.items():
            if not isinstance(key, str):
                raise Mismatch(phrase("must have string keys, got {type}", type=type(key).__name__))
            try:
                walked[key] = convert(value, cipher)
            except Mismatch as mismatch:
                raise mismatch.inside(key) from None
        return walked

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display."""
        return {"type": "object", "additionalProperties": self.value.to_schema()}


class ModelOf:
    """A model. Writes an instance, or a plain mapping whose keys and values are checked; reads an instance."""

    __slots__ = ("_make", "_model")
    is_secret = False

    def __init__(self, model: type[Model] | Callable[[], type[Model]]) -> None:
        """Create the wire type of a model; for a model that is defined later, pass a function that returns it."""
        self._make = model
        self._model: type[Model] | None = None

    @property
    def model(self) -> type[Model]:
        """The model."""
        if self._model is None:
            self._model = self._make if isinstance(self._make, type) else self._make()
        return self._model

    def to_address(self, value: Any) -> str:  # noqa: ARG002 - the interface of wire types
        """Raise `Mismatch`: an object cannot be sent in a URL."""
        raise not_in_url()

    def from_address(self, text: str) -> Any:  # noqa: ARG002 - the interface of wire types
        """Raise `Mismatch`: an object cannot be sent in a URL."""
        raise not_in_url()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> dict[str, Any]:
        """Convert a value to JSON."""
        if isinstance(value, self.model):
            return write(value, cipher)
        if is_mapping(value):
            return _write_mapping(self.model, value, cipher)
        raise wrong_type(phrase("{type} or a mapping", type=self.model.__name__), value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Model:
        """Convert a JSON value."""
        if is_object(received):
            return self.model.from_wire(received, cipher=cipher)
        raise wrong_type(phrase("a JSON object"), received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`: by the reader of their model."""
        return Shortcut(dict, result="{reader}.read(value, cipher, None)", names={"reader": self.model.__reader__})

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a value to JSON for display."""
        if isinstance(value, Model):
            return plain_fields(value, shows_secrets=shows_secrets)
        if is_mapping(value):
            return _plain_mapping(self.model, value, shows_secrets=shows_secrets)
        return plain_or_mask(self, value, shows_secrets=shows_secrets)

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display."""
        return self.model.__json_schema__()


def _plain_mapping(model: type[Model], entries: Mapping[Any, Any], *, shows_secrets: bool) -> dict[str, Any]:
    types = {wire_field.wire: wire_field.type for wire_field in model.__wire_fields__}
    return {
        str(name): types[name].to_plain(value, shows_secrets=shows_secrets) if name in types else plain_value(value)
        for name, value in entries.items()
    }


def _write_mapping(model: type[Model], entries: Mapping[Any, Any], cipher: FieldCipher | None) -> dict[str, Any]:
    known = {wire_field.wire for wire_field in model.__wire_fields__}
    for name in entries:
        if name not in known:
            raise Mismatch(phrase("has no field {name!r}{hint}", name=name, hint=did_you_mean(str(name), known)))
    for wire_field in model.__wire_fields__:
        if wire_field.is_required and entries.get(wire_field.wire) is None:
            raise Mismatch(phrase("is required"), (wire_field.wire,))
    return write_fields(model.__wire_fields__, entries, cipher)


class JsonText:
    """JSON that is sent as a string inside JSON. Callers pass and receive the decoded value."""

    __slots__ = ("inner", "is_secret")

    def __init__(self, inner: WireType) -> None:
        self.inner = inner
        self.is_secret = inner.is_secret

    def to_address(self, value: Any) -> str:
        """Convert a value to text."""
        return self.to_json(value)

    def from_address(self, text: str) -> Any:
        """Convert text to a value."""
        return self.from_json(text)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a value to a string that contains its JSON."""
        written = self.inner.to_json(value, cipher)
        try:
            return json_text(written)
        except (TypeError, ValueError):
            raise wrong_type(phrase("a value that can be written as JSON"), value) from None

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a string that contains JSON."""
        if not isinstance(received, str):
            raise wrong_type(phrase("a JSON string"), received)
        try:
            parsed = parse_json(received.encode(errors="surrogatepass"))
        except ValueError as error:
            raise Mismatch(phrase("must be a JSON string, but its content is {error}", error=error)) from None
        return self.inner.from_json(parsed, cipher)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`; `None`: they are not."""
        return None

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a value to a JSON string for display; a string that does not contain JSON is left unchanged."""
        if not isinstance(value, str):
            return json_text(self.inner.to_plain(value, shows_secrets=shows_secrets))
        try:
            parsed = parse_json(value.encode(errors="surrogatepass"))
        except ValueError:
            return MASK if self.is_secret and not shows_secrets else value
        return json_text(self.inner.to_plain(parsed, shows_secrets=shows_secrets))

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display."""
        return {"type": "string"}


def json_text(value: Any) -> str:
    """Serialise JSON for a string field."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
