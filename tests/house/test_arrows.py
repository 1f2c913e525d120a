"""Top-level folders import only the packages that they may: one walk over all imports."""

from pathlib import Path

import pytest

from support.sources import source_of

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "runtime": "wechatpay_runtime",
    "generator": "wechatpay_codegen",
    "generated": "wechatpay_clients",
    "gateway": "wechatpay_gateway",
    "testing": "wechatpay_testing",
    "cli": "wechatpay_cli",
    "apps": "wechatpay_django",
}
CATALOG = "wechatpay_catalog"
MAY_IMPORT = {
    "runtime": set[str](),
    "generator": set[str](),
    "generated": {"wechatpay_runtime"},
    "gateway": set[str](),
    "testing": {"wechatpay_clients", "wechatpay_gateway", "wechatpay_runtime"},
    "cli": {"wechatpay_clients", "wechatpay_gateway", "wechatpay_runtime"},
    "apps": {"wechatpay_cli", "wechatpay_clients", "wechatpay_runtime"},
}
ALLOWED_LIBRARIES = {
    "runtime": {
        "attrs",
        "cryptography",
        "urllib3",
        "aiohttp",
        "yarl",
        "httptools",
        "starlette",
        "django",
        "flask",
        "opentelemetry",
        "duckdb",
        "orjson",
        "psycopg",
        "redis",
        "segno",
        "sqlalchemy",
    },
    "apps": {"django"},
    "generated": set[str](),
    "generator": {"attrs", "jinja2", "yaml", "_yaml", "markdown_it", "markupsafe", "tqdm"},
    "gateway": {"attrs", "cryptography", "jinja2", "starlette", "uvicorn", "h11", "httptools", "urllib3"},
}


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder / FOLDERS[folder]).rglob("*.py"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_imports_only_the_folders_it_may(folder: str) -> None:
    ours = set(FOLDERS.values()) | {CATALOG}
    wrong = {
        str(path.relative_to(ROOT)): sorted(extra)
        for path in sources(folder)
        if (extra := (source_of(path).packages & ours) - MAY_IMPORT[folder] - {FOLDERS[folder]})
    }

    assert wrong == {}


@pytest.mark.parametrize("folder", ALLOWED_LIBRARIES)
def test_a_folder_imports_only_the_libraries_it_may(folder: str) -> None:
    import sys

    allowed = set(sys.stdlib_module_names) | set(FOLDERS.values()) | ALLOWED_LIBRARIES[folder]
    wrong = {
        str(path.relative_to(ROOT)): sorted(extra)
        for path in sources(folder)
        if path.parent.name != "templates" and (extra := source_of(path).packages - allowed)
    }

    assert wrong == {}


def test_nothing_imports_the_tests() -> None:
    wrong = [
        str(path) for folder in FOLDERS for path in sources(folder) if source_of(path).packages & {"support", "tests"}
    ]

    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_contains_one_typed_package(folder: str) -> None:
    packages = [
        path.name for path in (ROOT / folder).iterdir() if (path / "__init__.py").exists() and path.name != CATALOG
    ]

    assert packages == [FOLDERS[folder]]
    assert (ROOT / folder / FOLDERS[folder] / "py.typed").exists()
