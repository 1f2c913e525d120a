"""The JSON Schema for editors accepts and refuses the same files as the loader."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from wechatpay_codegen.language.grammar import FILES, OPERATION
from wechatpay_codegen.language.schema import schema_text
from wechatpay_codegen.language.shapes import Key

ROOT = Path(__file__).parents[3]
SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)

SAFE_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
RESOLVERS = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":int"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
} | {digit: [("tag:yaml.org,2002:int", re.compile(r"-?[0-9]+$"))] for digit in "-0123456789"}
EDITOR_LOADER: Any = type("EditorLoader", (SAFE_LOADER,), {"yaml_implicit_resolvers": RESOLVERS})
"""Reads YAML like editors: dates are text, and only plain digits are numbers."""


def data_of(text: str) -> Any:
    return json.loads(json.dumps(yaml.load(text, Loader=EDITOR_LOADER)))  # noqa: S506 - a SafeLoader


def errors(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(data_of(text))]


def test_the_schema_is_valid() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)


INVENTED = Path(__file__).parents[1] / "invented"


SPECS = {
    path.relative_to(folder).as_posix(): path
    for folder in (ROOT / "specs", INVENTED)
    for path in folder.rglob("*.yaml")
}


def test_our_specs_are_accepted() -> None:
    found = {name: errors(path.read_text(encoding="utf-8")) for name, path in SPECS.items()}

    assert len(found) > 400
    assert {name: messages for name, messages in found.items() if messages} == {}


def test_a_valid_operation_is_accepted(base: str) -> None:
    assert errors(base) == []


@pytest.mark.parametrize(
    ("valid", "broken"),
    [
        ("doc: Returns an", "dok: Returns an"),
        ("title: {en:", "title: {eng: x, en:"),
        ("    doc: Maximum", "    dok: Maximum"),
        ("  - {status: 404,", "  - {state: 1, status: 404,"),
        ("  - given:", "  - give: 1\n    given:"),
        ("method: GET", "method: FETCH"),
        ("roles: [merchant]", "roles: [merchnt]"),
        ("roles: [merchant]\n", ""),
        ("path: /v3", "path: v3"),
        ("  204: none", "  404: none"),
        ("updated: 2025-01-31", "updated: yesterday"),
    ],
)
def test_invalid_keys_and_values_are_refused(valid: str, broken: str, base: str) -> None:
    assert valid in base
    assert errors(base.replace(valid, broken))


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_of_file_has_a_definition(kind: str) -> None:
    assert kind in SCHEMA["$defs"]


@pytest.mark.parametrize("key", OPERATION.keys, ids=lambda key: key.name)
def test_each_key_has_the_description_of_the_format(key: Key) -> None:
    assert SCHEMA["$defs"]["operation"]["properties"][key.name]["description"] == key.doc
