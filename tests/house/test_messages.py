"""Every message of the library and of the command is in the catalog, with a Chinese text that has the same placeholders."""

import ast
import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wechatpay_runtime import errors

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


GATEWAY_TEXTS = ROOT / "gateway/wechatpay_gateway/texts"


def chinese_texts() -> Iterator[str]:
    """Yield every Chinese text of the library, the command, the specs and the gateway."""
    for path in (CATALOG, SCRIPT["SPECS"]):
        yield from (chinese for _, chinese in SCRIPT["read_catalog"](path).values())
    for path in GATEWAY_TEXTS.glob("*.toml"):
        for section in tomllib.loads(path.read_text("utf-8")).values():
            yield from (text["zh"] if isinstance(text, dict) else text for text in section.values())


@pytest.mark.parametrize(
    "wrong",
    [
        *("最终状态", "相同的编号再发", "打开通知", "故意出错", "签出"),
        *("APIv3 密钥", "APIv2 密钥", "API 证书", "公钥 ID", "商户 API"),
    ],
)
def test_the_chinese_texts_use_the_official_terms(wrong: str) -> None:
    assert [chinese for chinese in chinese_texts() if wrong in chinese] == []


ERRORS = {
    *errors.__all__,
    *("Caution", "CommandError", "ImproperlyConfigured"),
    *("BadIntegrity", "BadUsage", "BrokenReply", "Finding", "Mismatch", "NotConnected", "SealingError"),
    *(
        "failed",
        "passed",
        "refusal",
        "skipped",
        "unusable",
        "wrong_type",
        "_refused",
        "_refusal",
        "_unexpected",
        "_damaged",
    ),
}
"""The classes and functions whose texts people read."""
SHELL_TEXTS = {"description", "help", "title"}
"""The arguments of argparse with such texts."""


def has_words(node: ast.expr) -> bool:
    """Whether a string, or the constant part of an f-string, contains a word."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(re.search(r"[A-Za-z]{2,} |[A-Za-z]{3,}$", text) and " " in text for text in texts)


def texts_of(call: ast.Call) -> list[ast.expr]:
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if name in ERRORS:
        return call.args
    return [keyword.value for keyword in call.keywords if keyword.arg in SHELL_TEXTS] if name.startswith("add_") else []


@pytest.mark.parametrize("source", SCRIPT["SOURCES"])
def test_no_error_and_no_help_has_a_text_outside_the_catalog(source: str) -> None:
    plain = [
        f"{path.name}:{text.lineno}"
        for path in (ROOT / source).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        for text in texts_of(call)
        if has_words(text)
    ]

    assert plain == []


SPECS: Path = SCRIPT["SPECS"]


def test_the_compiled_catalog_of_the_specs_is_up_to_date() -> None:
    entries = SCRIPT["read_catalog"](SPECS)

    assert SPECS.with_suffix(".mo").read_bytes() == SCRIPT["compiled"](entries), "run `python docs/messages.py`"


def test_every_text_of_the_specs_has_a_chinese_text_with_the_same_names() -> None:
    entries, used = SCRIPT["read_catalog"](SPECS), SCRIPT["texts_of_specs"]()

    assert SCRIPT["mistakes"](entries, used, SCRIPT["NAMES"]) == [], (
        "run `python docs/messages.py`, and write the Chinese texts in specs.po"
    )


def test_a_text_of_the_specs_with_other_names_in_chinese_is_a_mistake() -> None:
    entries = {"Check `openid`.": ("specs", "请检查 `appid`。")}

    assert SCRIPT["mistakes"](entries, entries, SCRIPT["NAMES"]) == ["has other names in Chinese: 'Check `openid`.'"]


def test_an_entry_without_a_chinese_text_stays_english() -> None:
    new = SCRIPT["updated"]({"a": ("specs", "甲")}, {"b": "specs", "a": "specs"})

    assert new == {"a": ("specs", "甲"), "b": ("specs", "")}
    assert b"\0b\0" not in SCRIPT["compiled"](new)
