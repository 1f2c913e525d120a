"""The facts that reference pages show."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeGuard

import yaml

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")

Entry = dict[str, Any]


@cache
def operations() -> dict[str, Entry]:
    """Return every operation by its dotted name."""
    return dict(_entries("operation"))


@cache
def notifications() -> dict[str, Entry]:
    """Return every notification by its dotted name."""
    return dict(_entries("notification"))


@cache
def common_errors() -> list[Entry]:
    """Return the errors that any call can return."""
    errors: list[Entry] = json.loads((_catalog() / "errors.json").read_bytes())
    return errors


@cache
def group_titles() -> dict[str, Mapping[str, str]]:
    """Return the titles of groups and services, by their dotted names."""
    specs = ROOT / "specs"
    found = {file.parent.name: file for file in specs.glob("*/_group.yaml")}
    found |= {f"{file.parts[-3]}.{file.parts[-2]}": file for file in specs.glob("*/*/_service.yaml")}
    return {name: yaml.safe_load(file.read_text("utf-8"))["title"] for name, file in sorted(found.items())}


def title_of(titles: Mapping[str, str], language: str) -> str:
    """Return the title in a language; a title without Chinese is shown in English."""
    return titles.get(language) or titles["en"]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a JSON object."""
    return isinstance(value, dict)


def is_single(value: object) -> bool:
    """Return whether a value is neither a JSON object nor an array."""
    return not isinstance(value, dict | list)


def list_of(value: Any) -> list[Any]:
    """Return a value that is a JSON array."""
    items: list[Any] = value
    return items


def _catalog() -> Path:
    return Path(str(files("wechatpay_catalog")))


def _entries(kind: str) -> Iterator[tuple[str, Entry]]:
    for path in sorted((_catalog() / f"{kind}s").glob("*/*/*.json")):
        entry = json.loads(path.read_bytes())
        yield entry[kind], entry
