"""Layers: within a package no import forms a cycle or points upward, whether at run time, lazy, or only for types."""

from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from support.sources import source_of

ROOT = Path(__file__).parents[2]
MOST_MODULES_OF_A_FOLDER = 25
Layers = tuple[str | tuple[str, ...], ...]
LAYERS: dict[str, Layers] = {
    "runtime/wechatpay_runtime": (
        ("__init__", "version", "_base"),
        ("clock", "timestamp", "signer", "certificates_store", "hooks"),
        "_errors",
        "errors",
        ("_transport", "h5", "jsonable", "money", "qr", "_crypto", "bills"),
        ("operation", "reconciliation"),
        "_session",
        "_calls",
        ("_certificates", "_downloads"),
        "_settings",
        "_drivers",
        "notifications",
        "services",
        ("adapters", "client"),
        ("types", "transport"),
    ),
    "generator/wechatpay_codegen": (
        ("__init__", "source"),
        "api",
        "language",
        "rules",
        "load",
        "plan",
        "render",
        "catalog",
        ("changes", "openapi", "output", "pages", "parser", "progress", "settings", "skeleton"),
        "commands",
        "watching",
        "__main__",
    ),
    "gateway/wechatpay_gateway": (
        "base",
        "texts",
        "catalog",
        "parties",
        "notifications",
        "request",
        "family",
        "families",
        "core",
        ("control", "exchange"),
        "console",
        "serve",
        ("__init__", "server"),
    ),
}
"""The folders and modules of each package, lowest layer first; a folder may import those of lower layers. Names in one tuple share a layer."""


def modules_of(package: Path) -> dict[str, Path]:
    """Return the modules of a package by dotted name."""
    return {
        ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(package.rglob("*.py"))
    }


def imports_of(path: Path, modules: dict[str, Path]) -> set[str]:
    """Return the modules of the same package that a module imports anywhere."""
    source = source_of(path)
    candidates = [*source.imports, *((name,) for name in source.imports_by_name)]
    return {exact for names in candidates if (exact := next((name for name in names if name in modules), None))}


@cache
def graph_of(package: Path) -> dict[str, set[str]]:
    modules = modules_of(package)
    return {name: imports_of(path, modules) for name, path in modules.items()}


def part_of(name: str) -> str:
    """Return the folder of a module, or the module itself if it is in no folder."""
    return name.split(".")[1] if "." in name else "__init__"


def parts_of(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the same graph between folders."""
    parts: dict[str, set[str]] = {}
    for name, others in graph.items():
        parts.setdefault(part_of(name), set()).update({part_of(other) for other in others} - {part_of(name)})
    return parts


def cycle_in(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def layer_of(name: str, layers: Layers) -> int | None:
    """Return the layer of a module's folder, or of the module itself if it is in no folder."""
    for position, layer in enumerate(layers):
        if part_of(name) in ((layer,) if isinstance(layer, str) else layer):
            return position
    return None


@pytest.mark.parametrize("package", LAYERS)
def test_no_modules_form_an_import_cycle(package: str) -> None:
    assert cycle_in(graph_of(ROOT / package)) == []


@pytest.mark.parametrize("package", LAYERS)
def test_no_folders_form_an_import_cycle(package: str) -> None:
    assert cycle_in(parts_of(graph_of(ROOT / package))) == []


@pytest.mark.parametrize(
    "statement",
    [
        "from package.high import module",
        "import package.high.module",
        "if TYPE_CHECKING:\n    from package.high.module import Name",
        "def lazy():\n    from package.high.module import Name",
        "import_module('package.high.module')",
    ],
    ids=["from", "import", "for types", "lazy", "by name"],
)
def test_every_kind_of_import_is_detected(statement: str, tmp_path: Path) -> None:
    (tmp_path / "package/high").mkdir(parents=True)
    (tmp_path / "package/high/module.py").write_text("Name = 1\n", encoding="utf-8")
    (tmp_path / "package/low.py").write_text(statement, encoding="utf-8")

    assert graph_of(tmp_path / "package")["package.low"] == {"package.high.module"}


@pytest.mark.parametrize("package", LAYERS)
def test_every_module_belongs_to_a_layer(package: str) -> None:
    unknown = [name for name in modules_of(ROOT / package) if layer_of(name, LAYERS[package]) is None]

    assert unknown == []


@pytest.mark.parametrize("package", LAYERS)
def test_no_import_points_upward(package: str) -> None:
    layers = LAYERS[package]
    wrong = [
        f"{name} -> {other}"
        for name, others in graph_of(ROOT / package).items()
        for other in sorted(others)
        if (layer_of(other, layers) or 0) > (layer_of(name, layers) or 0)
    ]

    assert wrong == []


@pytest.mark.parametrize("package", LAYERS)
def test_no_folder_contains_more_than_25_modules(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    wide = {
        str(folder.relative_to(ROOT)): count
        for folder in folders
        if (count := len(list(folder.glob("*.py")))) > MOST_MODULES_OF_A_FOLDER
    }

    assert wide == {}
