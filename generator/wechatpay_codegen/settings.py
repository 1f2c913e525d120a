"""The folders that a run reads and writes."""

import re
from hashlib import blake2b
from pathlib import Path

from attrs import frozen

from wechatpay_codegen.source.files import SCHEMA_FILE


@frozen
class Settings:
    """The folders of one run."""

    specs: Path
    out: Path
    cache: Path | None
    """The folder of the cache. `None` disables the cache."""

    @property
    def schema(self) -> Path:
        """The JSON Schema for editors, which is the only output in the specs folder."""
        return self.specs / SCHEMA_FILE

    @property
    def memory(self) -> Path | None:
        """The cache file of runs with these folders."""
        if self.cache is None:
            return None
        pair = f"{self.specs.resolve()}\n{self.out.resolve()}"
        return self.cache / f"{blake2b(pair.encode(), digest_size=8).hexdigest()}.json"

    @property
    def pyproject(self) -> Path | None:
        """The nearest `pyproject.toml` above the output that configures ruff, as ruff itself finds it."""
        for folder in (self.out.resolve(), *self.out.resolve().parents):
            path = folder / "pyproject.toml"
            if path.is_file() and b"[tool.ruff" in path.read_bytes():
                return path
        return None


_VERSION = re.compile(r'^VERSION = "([^"]+)"$', re.MULTILINE)


def version_beside(specs: Path) -> str:
    """Return the version of the library in the same repository as a specs folder, or `0` outside of it."""
    path = specs.absolute().parent / "runtime" / "wechatpay_runtime" / "version.py"
    found = _VERSION.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found[1] if found else "0"
