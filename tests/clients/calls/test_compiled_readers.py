"""The compiled reader of every model reads what the uncompiled reader reads: values, types, problems and received JSON."""

import json
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

import wechatpay_clients
from support.catalog import CATALOG
from support.rows import check_rows
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.operation.model_fields import value_of
from wechatpay_runtime.operation.model_reader import Read, compiled_reader, interpret
from wechatpay_runtime.operation.wire_type import WireType

ODD_VALUES: dict[str, Any] = {
    "null": None,
    "text": "PAID",
    "empty text": "",
    "digits": "100",
    "time": "2018-06-08T10:34:56+08:00",
    "JSON": '{"a": [1]}',
    "integer": 7,
    "large integer": 2**70,
    "whole float": 7.0,
    "float": 0.5,
    "boolean": True,
    "object": {"a": "b"},
    "empty object": {},
    "list": ["SUCCESS", 1],
    "list of objects": [{"a": "b"}, {}],
    "list with null": [{}, None],
    "empty list": [],
}
DEEPEST = 4
"""Levels of nested models, of which some contain themselves."""
Models = dict[str, type[Model]]


class Opener:
    """Decrypts what it decodes as base64 of text."""

    def open(self, ciphertext: bytes) -> bytes:
        return ciphertext


CIPHERS = (None, FieldCipher(None, Opener()))


@pytest.fixture(scope="module")
def models() -> dict[str, type[Model]]:
    """All generated models."""
    found: dict[str, type[Model]] = {}
    for module in pkgutil.walk_packages(wechatpay_clients.__path__, "wechatpay_clients."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, type) and issubclass(value, Model) and value.__wire_fields__:
                found[f"{value.__module__}.{name}"] = value
    return found


def usual(wire_type: WireType, depth: int = 0) -> Any:
    """Return a value that a page documents for a wire type."""
    match wire_type:
        case ListOf():
            return [usual(wire_type.item, depth)] * 2
        case MapOf():
            return {"key": usual(wire_type.value, depth)}
        case JsonText():
            return json.dumps(usual(wire_type.inner, depth))
        case ModelOf():
            return usual_object(wire_type.model, depth + 1) if depth < DEEPEST else {}
        case _:
            schema = wire_type.to_schema()
            options = schema.get("anyOf", [schema])
            if "enum" in options[0]:
                return options[0]["enum"][0]
            return {"integer": 7, "number": 0.5, "boolean": False}.get(options[0].get("type"), "5oCl")


def usual_object(model: type[Model], depth: int = 0) -> dict[str, Any]:
    return {field.wire: usual(field.type, depth) for field in model.__wire_fields__}


def contents(value: Any) -> Any:
    """Return everything that a reader decides about a value: its exact types, fields, problems and received JSON."""
    if isinstance(value, Model):
        fields = {field.name: contents(value_of(value, field.name)) for field in type(value).__wire_fields__}
        return type(value), fields, value_of(value, "_problems"), value.received
    if is_array(value):
        return [contents(item) for item in value]
    if is_object(value):
        return {key: contents(item) for key, item in value.items()}
    return type(value), value


@cache
def compiled(model: Any) -> Read:
    return compiled_reader(model)


def check(model: type[Model], objects: Iterator[dict[str, Any]]) -> None:
    ciphers = CIPHERS if any(field.type.is_secret for field in model.__wire_fields__) else CIPHERS[:1]
    kind: Any = model
    for received in objects:
        for cipher in ciphers:
            expected = contents(interpret(model, received, cipher, "id"))
            assert contents(compiled(kind)(received, cipher, "id")) == expected, received


def test_usual_values_are_read_equally(models: Models) -> None:
    check_rows(
        models, lambda model: check(model, iter([usual_object(model), usual_object(model) | {"of_tomorrow": 1}]))
    )


def test_odd_values_of_every_field_are_read_equally(models: Models) -> None:
    def objects(model: type[Model]) -> Iterator[dict[str, Any]]:
        for odd in ODD_VALUES.values():
            yield {field.wire: odd for field in model.__wire_fields__}

    check_rows(models, lambda model: check(model, objects(model)))


def test_mixtures_of_odd_and_missing_values_are_read_equally(models: Models) -> None:
    values = [*ODD_VALUES.values()]

    def objects(model: type[Model]) -> Iterator[dict[str, Any]]:
        wires = [field.wire for field in model.__wire_fields__]
        for start in range(0, len(values), 5):
            mixed = {wire: values[(start + position) % len(values)] for position, wire in enumerate(wires)}
            yield {wire: value for position, (wire, value) in enumerate(mixed.items()) if position % 3}

    check_rows(models, lambda model: check(model, objects(model)))


def test_the_samples_of_the_pages_are_read_equally() -> None:
    samples = {
        f"{entry['operation']} {number}": (entry, example)
        for entry in CATALOG
        for number, example in enumerate(entry["examples"])
        if isinstance(example.get("reply"), dict)
    }

    def check_sample(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
        entry, example = sample
        module = import_module(f"wechatpay_clients.{entry['operation']}")
        model = module.OPERATION.replies[example["status"]]
        check(model, iter([example["reply"]]))

    check_rows(samples, check_sample)
