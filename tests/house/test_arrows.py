"""Who may import whom: one walk over all imports of all rooms."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = {
    "runtime": "wechatpay_runtime",
    "generator": "wechatpay_codegen",
    "generated": "wechatpay_clients",
    "gateway": "wechatpay_gateway",
    "testing": "wechatpay_testing",
    "cli": "wechatpay_cli",
}
CATALOG = "wechatpay_catalog"
MAY_IMPORT = {
    "runtime": set[str](),
    "generator": set[str](),
    "generated": {"wechatpay_runtime"},
    "gateway": set[str](),
    "testing": {"wechatpay_clients", "wechatpay_gateway", "wechatpay_runtime"},
    "cli": {"wechatpay_clients", "wechatpay_gateway", "wechatpay_runtime", "wechatpay_testing"},
}
ALLOWED_LIBRARIES = {
    "runtime": {"attrs", "cryptography", "urllib3", "aiohttp", "yarl", "starlette", "django", "flask", "segno"},
    "generated": set[str](),
    "generator": {"attrs", "jinja2", "yaml", "_yaml", "markdown_it", "markupsafe"},
    "gateway": {"attrs", "cryptography", "jinja2", "starlette", "uvicorn", "h11", "httptools", "urllib3"},
}


def imported(path: Path) -> set[str]:
    """Top-level packages that a file imports, wherever in it; imports for type checkers count."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def sources(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    ours = set(ROOMS.values()) | {CATALOG}
    wrong = {
        str(path.relative_to(ROOT)): sorted(extra)
        for path in sources(room)
        if (extra := (imported(path) & ours) - MAY_IMPORT[room] - {ROOMS[room]})
    }

    assert wrong == {}


@pytest.mark.parametrize("room", ALLOWED_LIBRARIES)
def test_a_room_imports_only_the_libraries_it_may(room: str) -> None:
    import sys

    known = set(sys.stdlib_module_names) | set(ROOMS.values()) | ALLOWED_LIBRARIES[room]
    wrong = {
        str(path.relative_to(ROOT)): sorted(extra)
        for path in sources(room)
        if path.parent.name != "templates" and (extra := imported(path) - known)
    }

    assert wrong == {}


def test_nothing_imports_the_tests() -> None:
    wrong = [str(path) for room in ROOMS for path in sources(room) if imported(path) & {"support", "tests"}]

    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_holds_one_typed_package(room: str) -> None:
    packages = [
        path.name for path in (ROOT / room).iterdir() if (path / "__init__.py").exists() and path.name != CATALOG
    ]

    assert packages == [ROOMS[room]]
    assert (ROOT / room / ROOMS[room] / "py.typed").exists()
