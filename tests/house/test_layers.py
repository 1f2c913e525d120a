"""Layers: within a package no import makes a circle or points upward, whether at run time, lazy, or for types alone."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_MODULES_OF_A_FOLDER = 25
Layers = tuple[str | tuple[str, ...], ...]
LAYERS: dict[str, Layers] = {
    "runtime/wechatpay_runtime": (
        ("__init__", "version", "_base"),
        ("clock", "timestamp", "signer", "certificates_store"),
        "_errors",
        "errors",
        ("_transport", "h5", "jsonable", "money", "qr", "_crypto", "bills"),
        "operation",
        "_session",
        "_calls",
        ("_certificates", "_downloads"),
        "_settings",
        "_drivers",
        "notifications",
        "services",
        ("adapters", "client"),
        "types",
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
        ("output", "pages", "settings"),
        "commands",
        "__main__",
    ),
    "gateway/wechatpay_gateway": (
        "base",
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
"""The folders and modules of each package, lowest first; a folder may import those before it. Names in one tuple share a layer."""


def modules_of(package: Path) -> dict[str, Path]:
    """The modules of a package by dotted name."""
    return {
        ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(package.rglob("*.py"))
    }


def names_in(node: ast.AST) -> Iterator[tuple[str, ...]]:
    """What a statement imports, each as the dotted names that it may be, the most exact first."""
    if isinstance(node, ast.Import):
        yield from ((alias.name,) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from ((f"{node.module}.{alias.name}", node.module) for alias in node.names)
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name == "import_module" and isinstance(node.args[0].value, str):
            yield (node.args[0].value,)


def imports_of(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the same package that a module imports, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    candidates = (names for node in ast.walk(tree) for names in names_in(node))
    return {exact for names in candidates if (exact := next((name for name in names if name in known), None))}


def graph_of(package: Path) -> dict[str, set[str]]:
    known = modules_of(package)
    return {name: imports_of(path, known) for name, path in known.items()}


def part_of(name: str) -> str:
    """The folder of a module, or the module itself if it is in no folder."""
    return name.split(".")[1] if "." in name else "__init__"


def parts_of(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same arrows between folders."""
    parts: dict[str, set[str]] = {}
    for name, others in graph.items():
        parts.setdefault(part_of(name), set()).update({part_of(other) for other in others} - {part_of(name)})
    return parts


def circle_in(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def layer_of(name: str, layers: Layers) -> int | None:
    """The position of a module's folder, or of the module itself where it stands in no folder."""
    for position, layer in enumerate(layers):
        if part_of(name) in ((layer,) if isinstance(layer, str) else layer):
            return position
    return None


@pytest.mark.parametrize("package", LAYERS)
def test_no_modules_import_each_other_in_a_circle(package: str) -> None:
    assert circle_in(graph_of(ROOT / package)) == []


@pytest.mark.parametrize("package", LAYERS)
def test_no_folders_import_each_other_in_a_circle(package: str) -> None:
    assert circle_in(parts_of(graph_of(ROOT / package))) == []


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
def test_every_kind_of_import_is_seen(statement: str, tmp_path: Path) -> None:
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
def test_no_folder_holds_more_modules_than_one_screen_shows(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    wide = {
        str(folder.relative_to(ROOT)): count
        for folder in folders
        if (count := len(list(folder.glob("*.py")))) > MOST_MODULES_OF_A_FOLDER
    }

    assert wide == {}
