"""Every message of the library and of the command is in the catalog, with a Chinese text that has the same placeholders."""

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "docs/messages.py"), run_name="messages")
CATALOG: Path = SCRIPT["CATALOG"]


def test_every_message_has_a_chinese_text_with_the_same_placeholders() -> None:
    assert SCRIPT["mistakes"](SCRIPT["read_catalog"](), SCRIPT["used_messages"]()) == []


def test_the_catalog_is_written_as_its_script_writes_it(tmp_path: Path) -> None:
    written = tmp_path / "written.po"

    SCRIPT["write_catalog"](SCRIPT["read_catalog"](), written)

    assert written.read_text("utf-8") == CATALOG.read_text("utf-8"), "run `python docs/messages.py`"


def test_the_compiled_catalog_is_up_to_date() -> None:
    assert CATALOG.with_suffix(".mo").read_bytes() == SCRIPT["compiled"](SCRIPT["read_catalog"]()), (
        "run `python docs/messages.py`"
    )


@pytest.mark.parametrize(
    ("entries", "used", "mistake"),
    [
        pytest.param({}, ["a"], "not in the catalog: 'a'", id="missing"),
        pytest.param({"a": ("x.py", "甲")}, [], "not used: 'a'", id="unused"),
        pytest.param({"a": ("x.py", "")}, ["a"], "has no Chinese text: 'a'", id="untranslated"),
        pytest.param({"{a!r}": ("x.py", "{a}")}, ["{a!r}"], "has other placeholders in Chinese: '{a!r}'", id="braces"),
        pytest.param(
            {"%(a)s": ("x.py", "%(b)s")}, ["%(a)s"], "has other placeholders in Chinese: '%(a)s'", id="percent"
        ),
    ],
)
def test_the_comparison_finds_every_kind_of_mistake(
    entries: dict[str, tuple[str, str]], used: list[str], mistake: str
) -> None:
    assert SCRIPT["mistakes"](entries, used) == [mistake]


@pytest.mark.parametrize(
    "wrong",
    ["最终状态", "相同的编号再发", "打开通知", "故意出错", "签出"],
)
def test_the_catalog_uses_the_official_terms(wrong: str) -> None:
    assert [chinese for _, chinese in SCRIPT["read_catalog"]().values() if wrong in chinese] == []
