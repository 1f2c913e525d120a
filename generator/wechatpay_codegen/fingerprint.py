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

from attrs import asdict, frozen

from wechatpay_codegen.settings import Settings
from wechatpay_codegen.write import content_of, owned_files

_TOOLS = ("ruff", "jinja2", "pyyaml")


@frozen
class Remembered:
    """One finished run: fingerprints of what went in and what came out, and its size."""

    inputs: str
    outputs: str
    operations: int
    services: int
    files: int
    without_method: int


def recall(settings: Settings, current_inputs: str) -> Remembered | None:
    """The last run, when nothing that went in and nothing that came out has changed since."""
    path = _cache_file(settings)
    if path is None:
        return None
    try:
        remembered = Remembered(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    is_current = remembered.inputs == current_inputs and remembered.outputs == outputs(settings)
    return remembered if is_current else None


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


def inputs(settings: Settings) -> str:
    """A fingerprint of the specs, of the generator itself, and of the formatter with its settings."""
    own = Path(__file__).parent
    specs = [path for path in _files(settings.specs) if path != settings.schema]
    sources = [path for path in _files(own) if path.suffix in {".py", ".jinja"}]
    pyproject = settings.pyproject
    parts = [
        *((path.relative_to(settings.specs), path.read_bytes()) for path in specs),
        *((path.relative_to(own), path.read_bytes()) for path in sources),
        *([(Path("pyproject.toml"), pyproject.read_bytes())] if pyproject else []),
    ]
    return _digest(parts, ",".join(_version(tool) for tool in _TOOLS))


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
        for parent, _, names in os.walk(folder, followlinks=True)
        if not parent.endswith("__pycache__")
        for name in names
        if not name.startswith(".")
    )


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
