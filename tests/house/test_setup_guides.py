"""The guides about setting up are complete: they name every setting, and their shell notices a failure."""

import ast
import re
import runpy
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.blocks import ROOT
from support.guide_shell import shell_of
from wechatpay_runtime._downloads.file_places import FILE_PLACES
from wechatpay_runtime._session.origins import GLOBAL_ORIGINS, OFFICIAL_ORIGINS
from wechatpay_runtime._settings.environment import KNOWN_VARIABLES

SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "docs/messages.py"), run_name="messages")
NOT_FROM_WECHAT_PAY = {"WECHATPAY_BASE_URL", "WECHATPAY_PROXY", "WECHATPAY_LANGUAGE", "WECHATPAY_TRANSPORT"}
"""Settings that are not keys or numbers of WeChat Pay, so that the page of terms need not explain them."""
IN_BOTH = pytest.mark.parametrize("language", ["en", "zh"])


def guide(language: str, name: str) -> str:
    return (ROOT / "docs" / language / "guides" / f"{name}.md").read_text(encoding="utf-8")


@IN_BOTH
def test_the_page_of_terms_names_every_key_and_number(language: str) -> None:
    text = guide(language, "terms")

    assert [name for name in KNOWN_VARIABLES if f"`{name}`" not in text and name not in NOT_FROM_WECHAT_PAY] == []


def test_a_command_of_a_guide_that_fails_fails_its_test() -> None:
    with shell_of("en") as shell, pytest.raises(AssertionError, match="No such file"):
        shell.run("true\ncat /nowhere/at/all\ntrue")


def test_a_variable_of_a_block_is_there_in_the_next_one() -> None:
    with shell_of("en") as shell:
        shell.run("number=42")

        assert shell.run('printf %s "$number"') == "42"


DOCTOR = ("cli/wechatpay_cli/doctor_offline.py", "cli/wechatpay_cli/doctor_online.py")
KEYS = tuple(
    f"runtime/wechatpay_runtime/_crypto/{name}.py" for name in ("key_files", "key_material", "key_values", "keys")
)
NOT_ALONE = {
    *("{setting} {complaint}", "{setting} {complaint}. {need}", "{predicate}.", "{predicate}, not {expected}. {need}"),
    *("{predicate}, not a public key. {cure} {need}", "a private key", "a public key", "a certificate"),
    *("merchant", "brand", "merchant number", "brand number", "APIv3 key", "APIv2 key", "invalid file name"),
    *("a path of {count} characters (not shown, because it may be part of a key)", "contains an {algorithm} key"),
}
"""Messages that are only parts of others."""


def as_on_the_page(message: str) -> str:
    """Return a message as the page shows it, with `…` for each value."""
    return re.sub(r"\{[^}]*\}", "…", message).strip()


@IN_BOTH
@pytest.mark.parametrize("source", [*DOCTOR, *KEYS])
def test_the_page_of_the_doctor_has_every_message_with_its_cure(language: str, source: str) -> None:
    page = guide(language, "doctor")
    calls = ast.walk(ast.parse((ROOT / source).read_text(encoding="utf-8")))
    messages = {
        str(ast.literal_eval(call.args[0]))
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"phrase", "fragment"}
    }
    translated = phrases() if language == "zh" else {}
    shown = {as_on_the_page(translated.get(message, message)) for message in messages - NOT_ALONE}

    assert shown
    assert sorted(text for text in shown if text not in page) == []


def phrases() -> dict[str, str]:
    """Return the Chinese text of each message."""
    return {message: chinese for message, (_, chinese) in SCRIPT["read_catalog"]().items()}


RUNTIME = ROOT / "runtime/wechatpay_runtime"
LEVELS = {"debug": "DEBUG", "info": "INFO", "warning": "WARNING", "exception": "ERROR", "log": "INFO, WARNING"}

LOGS_A_COMPLAINT = "self._try"
"""The method of `_certificates/storage.py` that logs its last argument, called `complaint`, as a warning."""


@cache
def records() -> list[tuple[str, str]]:
    """Return the level and the text of every record that the library logs."""
    found: list[tuple[str, str]] = []
    for path in sorted(RUNTIME.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == LOGS_A_COMPLAINT:
                found.append(("WARNING", str(ast.literal_eval(call.args[-1])).replace("%s", "…")))
            elif isinstance(call, ast.Call) and ast.unparse(call.func).startswith("logger.") and call.args:
                level = call.func.attr if isinstance(call.func, ast.Attribute) else ""
                if level in LEVELS and ast.unparse(call.args[0]) != "complaint":
                    text = str(ast.literal_eval(call.args[level == "log"]))
                    found.append((LEVELS[level], re.sub(r"%[.0-9]*[a-z]", "…", text.replace("%r", "%s"))))
    return found


@IN_BOTH
def test_the_page_of_logging_has_every_record_with_its_level(language: str) -> None:
    page = guide(language, "logging").replace("INFO、WARNING", "INFO, WARNING")

    assert len(records()) > len(LEVELS)
    assert [text for level, text in records() if f"| {level} | `{text}` |" not in page] == []


def test_the_library_has_one_logger() -> None:
    calls = [
        ast.literal_eval(call.args[0])
        for path in RUNTIME.rglob("*.py")
        if "getLogger" in (text := path.read_text(encoding="utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "logging.getLogger"
    ]

    assert set(calls) == {"wechatpay_runtime"}


ADDRESS = re.compile(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:/\d+)?\b")
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}


@IN_BOTH
def test_the_checklist_has_the_addresses_of_the_readme(language: str) -> None:
    checklist, readme = (
        {address for address in ADDRESS.findall(text) if not address.startswith(("127.", "0.0.", "192.168."))}
        for text in (guide(language, "production-checklist"), (ROOT / READMES[language]).read_text(encoding="utf-8"))
    )

    assert len(checklist) == 16
    assert checklist == readme


@IN_BOTH
def test_the_checklist_has_every_host_that_the_client_calls(language: str) -> None:
    hosts = {urlsplit(origin).hostname for origin in (*OFFICIAL_ORIGINS, *GLOBAL_ORIGINS)}
    hosts |= {place.host for place in FILE_PLACES if place.host}

    assert [host for host in hosts if f"| `{host}` |" not in guide(language, "production-checklist")] == []
