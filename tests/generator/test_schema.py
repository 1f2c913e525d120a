"""The schema for editors accepts what the loader accepts and refuses unknown keys as it does."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from wechatpay_codegen.language.grammar import FILES, OPERATION
from wechatpay_codegen.language.schema import schema_text
from wechatpay_codegen.language.shapes import Key

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: a date is text, and only plain digits are a number."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":int"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    } | {digit: [("tag:yaml.org,2002:int", re.compile(r"-?[0-9]+$"))] for digit in "-0123456789"}


def edited(text: str) -> Any:
    return json.loads(json.dumps(yaml.load(text, Loader=EditorLoader)))  # noqa: S506 - a SafeLoader


def errors(text: str) -> list[str]:
    found: Any = VALIDATOR.iter_errors(edited(text))  # pyright: ignore[reportUnknownMemberType] - its stub leaves it open
    return [error.message for error in found]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


INVENTED = Path(__file__).with_name("invented")


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "specs").rglob("*.yaml")), *sorted(INVENTED.rglob("*.yaml"))], ids=lambda path: path.stem
)
def test_our_specs_are_valid(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


def test_a_sound_operation_is_valid(base: str) -> None:
    assert errors(base) == []


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("doc: Ask", "dok: Ask"),
        ("title: {en:", "title: {eng: x, en:"),
        ("    doc: How many rows", "    dok: How many rows"),
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
def test_what_the_loader_refuses_by_shape_the_schema_refuses(sound: str, broken: str, base: str) -> None:
    assert sound in base
    assert errors(base.replace(sound, broken))


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_of_file_has_its_own_definition(kind: str) -> None:
    assert kind in SCHEMA["$defs"]


@pytest.mark.parametrize("key", OPERATION.keys, ids=lambda key: key.name)
def test_an_editor_explains_each_key_as_the_format_does(key: Key) -> None:
    assert SCHEMA["$defs"]["operation"]["properties"][key.name]["description"] == key.doc
