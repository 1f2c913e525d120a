"""The formatter: one process for all files, with the settings that hold where the output stands."""

from pathlib import Path

import pytest

from wechatpay_codegen.output.formatter import formatter_in
from wechatpay_codegen.output.tidy import tidy
from wechatpay_codegen.settings import Settings

LONG = "call(first_argument, second_argument, third_argument, fourth_argument, fifth_argument, sixth_argument)\n"


def test_files_come_back_formatted_under_their_paths() -> None:
    assert tidy({"a/b.py": "x=1\n", "a/__init__.py": "y  = '2'"}, None) == {
        "a/b.py": "x = 1\n",
        "a/__init__.py": 'y = "2"\n',
    }


def test_without_settings_a_line_has_120_columns() -> None:
    assert tidy({"a.py": LONG}, None) == {"a.py": LONG}


def test_the_settings_above_the_output_hold(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 60\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/pyproject.toml").write_text("[project]\nname = 'no ruff here'\n")
    settings = Settings(tmp_path, tmp_path / "inner/out", None)
    assert settings.pyproject == (tmp_path / "pyproject.toml").resolve()
    assert len(tidy({"a.py": LONG}, settings.pyproject)["a.py"].splitlines()) > 1


def test_text_that_is_no_python_is_an_error_of_ours() -> None:
    with pytest.raises(RuntimeError, match="cannot read as Python"):
        tidy({"a.py": "def"}, None)


@pytest.mark.parametrize("name", ["ruff", "ruff.exe"])
def test_the_formatter_is_found_under_the_name_of_each_system(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    assert formatter_in(tmp_path) == str(tmp_path / name)


def test_a_folder_without_the_formatter_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "ruff").mkdir()
    assert formatter_in(tmp_path) is None
