"""Remembers what the last run read and left behind, so that a run with nothing to do ends at once.

Only `generate` asks; `check` never does.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from wechatpay_codegen.output.write import content_of, owned_files
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.files import readable_content

_TOOLS = ("ruff", "jinja2", "pyyaml")
_PARTS_IN_A_SERVICE = 3


@frozen
class Inputs:
    """Fingerprints of what went in: of each service's own files, and of all the rest."""

    common: str
    services: dict[str, str]


@frozen
class Remembered:
    """One finished run: fingerprints of what went in and what came out, and its size."""

    inputs: Inputs
    outputs: str
    interfaces: dict[str, str]
    """Fingerprint of what the rest of the API sees of each service."""
    operations: int
    services: int
    files: int


def recall(settings: Settings) -> Remembered | None:
    """The last run, when nothing that came out of it has changed since."""
    path = _cache_file(settings)
    if path is None:
        return None
    try:
        given: dict[str, Any] = json.loads(path.read_bytes())
        given["inputs"] = Inputs(**given["inputs"])
        remembered = Remembered(**given)
        return remembered if remembered.outputs == outputs(settings) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remember(settings: Settings, remembered: Remembered) -> None:
    """Note a finished run; a folder that cannot be written only costs the next run its shortcut."""
    path = _cache_file(settings)
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(asdict(remembered)), encoding="utf-8")
        draft.replace(path)


def inputs(settings: Settings) -> Inputs:
    """Fingerprints of the specs, of the generator itself, and of the formatter with its settings."""
    own = Path(__file__).parents[1]
    services: dict[str, list[tuple[Path, bytes | None]]] = {}
    common: list[tuple[Path, bytes | None]] = [
        (path.relative_to(own), path.read_bytes()) for path in _files(own) if path.suffix in {".py", ".jinja"}
    ]
    if pyproject := settings.pyproject:
        common.append((Path("pyproject.toml"), pyproject.read_bytes()))
    for path in _files(settings.specs):
        name = path.relative_to(settings.specs)
        if path != settings.schema:
            of_service = len(name.parts) == _PARTS_IN_A_SERVICE and name.parts[0] != "_shared"
            files = services.setdefault(name.parent.as_posix(), []) if of_service else common
            files.append((name, readable_content(path)))
    tools = ",".join(_version(tool) for tool in _TOOLS)
    return Inputs(_digest(common, tools), {name: _digest(files, "") for name, files in services.items()})


def outputs(settings: Settings) -> str:
    """A fingerprint of every file in the generated packages, and of the editors' schema."""
    files = [*sorted(owned_files(settings.out)), settings.schema]
    return _digest(((path, content_of(path)) for path in files), "")


def _cache_file(settings: Settings) -> Path | None:
    if settings.cache is None:
        return None
    pair = f"{settings.specs.resolve()}\n{settings.out.resolve()}"
    return settings.cache / f"{blake2b(pair.encode(), digest_size=8).hexdigest()}.json"


def _files(folder: Path) -> list[Path]:
    return sorted(
        Path(parent, name)
        for parent, folders, names in os.walk(folder)
        if not parent.endswith("__pycache__")
        for name in (*names, *(each for each in folders if Path(parent, each).is_symlink()))
        if not name.startswith(".")
    )


def digest_of(data: object) -> str:
    """A fingerprint of plain data."""
    return blake2b(json.dumps(data, ensure_ascii=False).encode(), digest_size=20).hexdigest()


def _digest(files: Iterable[tuple[Path, bytes | None]], extra: str) -> str:
    digest = blake2b(extra.encode(), digest_size=20)
    for name, content in files:
        size = "none" if content is None else len(content)
        digest.update(f"\n{name.as_posix()} {size}\n".encode())
        digest.update(content or b"")
    return digest.hexdigest()


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return ""
