"""Caches the inputs and outputs of the last run, so that the next run generates only what has changed.

`generate` uses the cache. `check` does not.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import frozen

from wechatpay_codegen.output.fingerprint import Files, Fingerprint
from wechatpay_codegen.output.formatter import formatter
from wechatpay_codegen.output.write import PACKAGES, SERVICE_FOLDERS
from wechatpay_codegen.source.files import SCHEMA_FILE, Entry, entry_of, listed

SHARED = ""
"""Key of the files that do not belong to a service: shared files, the generator itself, and its tools."""

_OWN = Path(__file__).parents[1]
_LIBRARIES = ("jinja2", "yaml")


@frozen
class Remembered:
    """A finished run: fingerprints of its inputs and outputs by service, and its counts."""

    inputs: dict[str, Fingerprint]
    outputs: dict[str, Fingerprint]
    interfaces: dict[str, str]
    """Fingerprint of the interface of each service, on which other services depend."""
    sources: dict[str, list[str]]
    """Services whose files contain the facts of twins, by the service of the twins."""
    operations: int
    services: int
    files: int

    def changed(self, inputs: Mapping[str, Files]) -> list[str]:
        """Return the services whose files have changed, their twins, and `SHARED` if any other file has changed."""
        if inputs.keys() != self.inputs.keys():
            return [SHARED]
        changed = {name for name, files in inputs.items() if not files.are(self.inputs[name])}
        return [name for name in inputs if name in changed or not changed.isdisjoint(self.sources.get(name, ()))]

    def is_unchanged(self, outputs: Mapping[str, Files]) -> bool:
        """Return whether the output has not changed since the run."""
        if outputs.keys() != self.outputs.keys():
            return False
        return all(files.are(self.outputs[name]) for name, files in outputs.items())


def inputs(specs: Entry, pyproject: Path | None) -> dict[str, Files]:
    """Return the inputs of a run by service: the specs, the generator itself, its tools and their settings."""
    parts = {SHARED: Files()}
    for name, entry in _files_below(listed(_OWN)):
        if entry.suffix in {".py", ".jinja"}:
            parts[SHARED].add(name, entry, is_read=True)
    if pyproject:
        parts[SHARED].add("pyproject.toml", entry_of(pyproject), is_read=True)
    for tool in _tools():
        parts[SHARED].add(tool, entry_of(Path(tool)), is_read=False)
    for name, entry in _files_below(specs):
        group, _, rest = name.partition("/")
        service, _, file = rest.partition("/")
        part = f"{group}/{service}" if file and group != "_shared" else SHARED
        if name != SCHEMA_FILE:
            parts.setdefault(part, Files()).add(name, entry, is_read=entry.problem is None)
    return parts


def outputs(out: Path, schema: Path, written: Mapping[str, bytes] | None = None) -> dict[str, Files]:
    """Return the output files by service. The content of files in `written` is not read again."""
    known = written or {}
    parts = {SHARED: Files()}
    for package in PACKAGES:
        for name, entry in _files_below(listed(out / package, with_hidden=True)):
            path = f"{package}/{name}"
            entry.know(known.get(path))
            parts.setdefault(_service_of(path), Files()).add(path, entry, is_read=entry.is_file)
    with suppress(OSError):
        parts[SHARED].add(SCHEMA_FILE, entry_of(schema), is_read=True)
    return parts


def recall(cache: Path | None) -> Remembered | None:
    """Return the last run from the cache, if there is one."""
    try:
        found: dict[str, Any] = json.loads(cache.read_bytes()) if cache else {}
        for side in ("inputs", "outputs"):
            found[side] = {name: Fingerprint(*values) for name, values in found[side].items()}
        return Remembered(**found)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remember(cache: Path | None, remembered: Remembered) -> None:
    """Write a finished run to the cache. If the cache cannot be written, the next run generates everything."""
    if cache is None:
        return
    sides = {"inputs": remembered.inputs, "outputs": remembered.outputs}
    data = {side: {name: [one.stamps, one.content] for name, one in files.items()} for side, files in sides.items()}
    counts = {"operations": remembered.operations, "services": remembered.services, "files": remembered.files}
    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        draft = cache.with_suffix(f".{os.getpid()}")
        draft.write_text(
            json.dumps({**data, "interfaces": remembered.interfaces, "sources": remembered.sources, **counts}),
            encoding="utf-8",
        )
        draft.replace(cache)


def _files_below(folder: Entry) -> Iterator[tuple[str, Entry]]:
    """Yield every file below a folder with its relative path."""
    start = len(folder.path) + 1
    return ((entry.path[start:], entry) for entry in folder.walk())


def _service_of(path: str) -> str:
    """Return the service that a generated file belongs to."""
    for folder in SERVICE_FOLDERS:
        if path.startswith(f"{folder}/"):
            group, _, rest = path[len(folder) + 1 :].partition("/")
            service, _, file = rest.partition("/")
            if file:
                return f"{group}/{service}"
    return SHARED


def _tools() -> Iterator[str]:
    """Yield the paths of the formatter and of one file of each library. Each file differs between versions."""
    if program := formatter():
        yield program
    for library in _LIBRARIES:
        found = find_spec(library)
        if found and found.origin:
            yield found.origin
