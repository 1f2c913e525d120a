"""Where a run reads and writes."""

from pathlib import Path

from attrs import frozen

from wechatpay_codegen.source.files import SCHEMA_FILE

PACKAGES = ("wechatpay_catalog", "wechatpay_clients")
"""The packages that belong to the generator, whole."""

SERVICE_FOLDERS = (
    *("wechatpay_catalog/notifications", "wechatpay_catalog/operations", "wechatpay_catalog/resources"),
    "wechatpay_clients",
)
"""Where the files of a service stand, each in `<group>/<service>`."""


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
    def pyproject(self) -> Path | None:
        """The nearest `pyproject.toml` above the output that configures ruff, as ruff itself would find it."""
        for folder in (self.out.resolve(), *self.out.resolve().parents):
            path = folder / "pyproject.toml"
            if path.is_file() and b"[tool.ruff" in path.read_bytes():
                return path
        return None
