"""Where a run reads and writes."""

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
    """Where to remember the last run; `None` remembers nothing."""

    @property
    def schema(self) -> Path:
        """The JSON Schema for editors; the one output that stands among the specs."""
        return self.specs / SCHEMA_FILE

    @property
    def memory(self) -> Path | None:
        """The file in which a run with these folders is remembered."""
        if self.cache is None:
            return None
        pair = f"{self.specs.resolve()}\n{self.out.resolve()}"
        return self.cache / f"{blake2b(pair.encode(), digest_size=8).hexdigest()}.json"

    @property
    def pyproject(self) -> Path | None:
        """The nearest `pyproject.toml` above the output that configures ruff, as ruff itself would find it."""
        for folder in (self.out.resolve(), *self.out.resolve().parents):
            path = folder / "pyproject.toml"
            if path.is_file() and b"[tool.ruff" in path.read_bytes():
                return path
        return None
