"""Finds operations in the catalog by name, by the method that downloads their file, or by a part of their title."""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from wechatpay_cli.catalog_files import catalog_files, catalog_paths
from wechatpay_cli.exits import BadUsage
from wechatpay_runtime._base.messages import listed, phrase

Entry = dict[str, Any]
_NAME = re.compile(r"(\w+)\.\w+\.\w+", re.ASCII)
_SECTION = re.compile(r"[A-Z][a-z]+:$", re.MULTILINE)
_FOLDER = "operations"
_ALMOST_SAME = 0.9
"""How similar dotted names must be: all of a service have the same start."""


def catalog() -> list[Entry]:
    """Return every operation of the catalog, sorted by name."""
    return sorted(map(json.loads, catalog_files(_FOLDER)), key=lambda entry: str(entry["operation"]))


def common_errors() -> list[dict[str, Any]]:
    """Return the error rows that apply to every operation besides its own."""
    rows: list[dict[str, Any]] = json.loads(next(catalog_files("errors.json")))
    return rows


def operation_names() -> list[str]:
    """Return the name of every operation, sorted."""
    paths = (path.partition("/")[2] for path in catalog_paths(_FOLDER))
    return sorted(path.removesuffix(".json").replace("/", ".") for path in paths)


def entry_of(name: str) -> Entry | None:
    """Return the operation with this name, or the one whose file a method with this name downloads, or `None`."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    try:
        of_group: list[Entry] = [json.loads(content) for content in catalog_files(f"{_FOLDER}/{parts[1]}")]
    except FileNotFoundError:
        return None
    for entry in of_group:
        if entry["operation"] == name:
            return entry
    service = name.rpartition(".")[0]
    same_service = (entry for entry in of_group if entry["operation"].startswith(f"{service}."))
    return next((entry for entry in same_service if download_method(entry) == name), None)


def download_method(entry: Entry) -> str | None:
    """Return the dotted name of the method that downloads the file to which the reply links; `None` if it links to none."""
    operation = description_of(entry)
    return operation.download and f"{operation.name.rpartition('.')[0]}.{operation.download.method}"


def description_of(entry: Entry) -> Any:
    """Return the `Operation` of the clients for an operation of the catalog."""
    return _module_of(entry).OPERATION


def paragraphs_of(entry: Entry) -> Iterator[str]:
    """Yield what the documentation of an operation's method says before its arguments. The catalog in the wheel does not have it."""
    from inspect import getdoc, getmembers, isclass

    name = entry["operation"].rpartition(".")[2]
    classes = [kind for _, kind in getmembers(_module_of(entry), isclass) if name in vars(kind)]
    _, *others = next(filter(None, (getdoc(vars(kind)[name]) for kind in classes)), "").split("\n\n")
    for paragraph in others:
        if _SECTION.match(paragraph):
            return
        yield paragraph.replace("\n", " ")


def _module_of(entry: Entry) -> Any:
    return import_module(f"wechatpay_clients.{entry['operation']}")


def find_entries(text: str) -> list[Entry]:
    """Return the operation with this name, else those with the text in their name or title.

    Raises:
        BadUsage: No operation has this name; the message has the nearest names.
    """
    if exact := entry_of(text):
        return [exact]
    wanted = text.casefold()
    entries = catalog()
    if found := [entry for entry in entries if any(wanted in each.casefold() for each in _searched(entry))]:
        return found
    raise BadUsage(unknown_operation(text, [str(entry["operation"]) for entry in entries]))


def unknown_operation(name: str, names: list[str]) -> str:
    """Return the message for a name that no operation has, with the nearest names."""
    last = {each.rpartition(".")[2]: each for each in names}
    near = get_close_matches(name, names, n=3, cutoff=_ALMOST_SAME) or [
        last[each] for each in get_close_matches(name.rpartition(".")[2], last, n=3)
    ]
    hint = (
        phrase("did you mean {names}?", names=listed(near, " or "))
        if near
        else phrase("`wechatpay operations` lists all of them")
    )
    return phrase("there is no operation {name!r}; {hint}", name=name, hint=hint)


def _searched(entry: Entry) -> Iterator[str]:
    yield entry["operation"]
    yield from filter(None, entry["title"].values())
