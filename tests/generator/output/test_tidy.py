"""The formatter runs once for all files, with the settings of the output folder."""

from pathlib import Path

import pytest

from wechatpay_codegen.output.formatter import formatter_in
from wechatpay_codegen.output.tidy import tidy
from wechatpay_codegen.settings import Settings

LONG = "call(first_argument, second_argument, third_argument, fourth_argument, fifth_argument, sixth_argument)\n"


def test_files_are_formatted() -> None:
    assert tidy([("a/b.py", "x=1\n"), ("a/__init__.py", "y  = '微信'")], None) == {
        "a/b.py": b"x = 1\n",
        "a/__init__.py": 'y = "微信"\n'.encode(),
    }


def test_the_line_length_defaults_to_120() -> None:
    assert tidy([("a.py", LONG)], None) == {"a.py": LONG.encode()}


def test_the_settings_of_a_parent_folder_of_the_output_apply(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 60\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/pyproject.toml").write_text("[project]\nname = 'no ruff here'\n")
    settings = Settings(tmp_path, tmp_path / "inner/out", None)
    assert settings.pyproject == (tmp_path / "pyproject.toml").resolve()
    assert len(tidy([("a.py", LONG)], settings.pyproject)["a.py"].splitlines()) > 1


def test_invalid_python_raises_an_error() -> None:
    with pytest.raises(RuntimeError, match="cannot read generated code as Python"):
        tidy([("a.py", "def")], None)


@pytest.mark.parametrize("name", ["ruff", "ruff.exe"])
def test_the_formatter_is_found_on_each_system(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    assert formatter_in(tmp_path) == str(tmp_path / name)


def test_a_folder_is_not_the_formatter(tmp_path: Path) -> None:
    (tmp_path / "ruff").mkdir()
    assert formatter_in(tmp_path) is None
