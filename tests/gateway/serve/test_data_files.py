"""Files that are not code: where they are, and the error if a freezing tool omitted them."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[3]
PACKAGES = sorted(
    path
    for room in ("runtime", "generated", "gateway", "testing", "cli")
    for path in (ROOT / room).iterdir()
    if path.is_dir()
)
COLLECTED = ("wechatpay_gateway", "wechatpay_catalog", "wechatpay_runtime")
RECIPE = " ".join(f"--collect-data {name}" for name in COLLECTED)
"""The packages that docs/gateway.md passes to PyInstaller."""


@pytest.mark.parametrize(
    "package", [path for path in PACKAGES if path.name not in COLLECTED], ids=lambda path: path.name
)
def test_only_the_packages_in_the_recipe_have_data_files(package: Path) -> None:
    data = {path.name for path in package.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert data <= {"py.typed"}


def test_the_document_contains_the_recipe() -> None:
    assert f"pyinstaller {RECIPE} app.py" in (ROOT / "docs" / "gateway.md").read_text("utf-8")


def test_a_missing_style_sheet_raises_an_error_with_the_recipe(tmp_path: Path) -> None:
    copytree(ROOT / "gateway" / "wechatpay_gateway", tmp_path / "wechatpay_gateway")
    (tmp_path / "wechatpay_gateway" / "console" / "static" / "style.css").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "wechatpay_cli", "gateway", "--port", "0"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert RECIPE in done.stderr
    assert "Traceback" not in done.stderr
