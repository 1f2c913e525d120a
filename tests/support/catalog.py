"""The operations of the catalog, as the generator wrote them."""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def _operations(folder: Traversable) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        entries += _operations(entry) if entry.is_dir() else [json.loads(entry.read_text(encoding="utf-8"))]
    return entries


CATALOG = _operations(files("wechatpay_catalog") / "operations")
ENTRIES = {entry["operation"]: entry for entry in CATALOG}
"""The same operations, by name."""
