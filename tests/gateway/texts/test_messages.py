"""The messages of the gateway in Chinese: every one in the code is in the catalog, and is found there with its values."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.texts.texts import Language, Texts, catalog, names_of

SOURCE = Path(__file__).parents[3] / "gateway" / "wechatpay_gateway"
CHINESE = Texts(Language.CHINESE)
MESSAGES = catalog()["messages"]
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"\b(?:the|is|has|have|no|must|not|with|and|of)\b")
NOT_SHOWN = {
    *("AssertionError", "AttributeError", "NotImplementedError", "RuntimeError"),
    *("SealError", "NotCiphertextError"),
}
"""Errors that are bugs, or that become part of a refusal, which has its own Chinese text."""
WITH_PARTS = {
    "the gateway has {0}": ("no refund 1001", "2 refunds with the number 1001. Pass mchid"),
    "the gateway has {0} for the refund {1}{2}": ("the gateway has no return of an advance for the refund 1001",),
    "the gateway has {0} {1}{2}": ("the gateway has no split 1001", "the gateway has 2 splits 1001. Pass mchid"),
    "the user {0} has no card{1}": ("the user o1 has no card", "the user o1 has no card of the template 1001"),
    "order {0} {1}": ("order 1001 is NOTPAY, so its bill has no entry to e-invoices",),
    "{0} is not an operation of the catalog{1}": ("'a.b' is not an operation of the catalog; did you mean 'a.c'?",),
}
"""Messages that are composed of parts, with examples of the whole or of the part that follows."""


def template(node: ast.expr) -> str | None:
    """Return a literal or an f-string as a template, with {0}, {1}, … for the values."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    text, count = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            text += f"{{{count}}}"
            count += 1
    return text


@cache
def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))]


def raised() -> Iterator[str]:
    """Yield the templates of the errors that the gateway raises, and of those that describe themselves."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                is_error = node.func.id.endswith("Error") and node.func.id not in NOT_SHOWN
                texts = node.args[:1] if is_error else []
            elif isinstance(node, ast.ClassDef) and node.name.endswith("Error") and node.name not in NOT_SHOWN:
                texts = [each.args[0] for each in ast.walk(node) if isinstance(each, ast.Call) and each.args]
            else:
                continue
            yield from (text for each in texts if (text := template(each)) and " " in text)


def filled(text: str) -> str:
    return re.sub(r"\{(\d)\}", r"V\1", text)


def test_every_error_of_the_gateway_is_in_the_catalog() -> None:
    missing = [
        text
        for text in dict.fromkeys(raised())
        if text not in WITH_PARTS and not _CHARACTER.search(CHINESE.sentence(filled(text)))
    ]

    assert missing == [], "add them to [messages] of messages.toml"


def test_every_message_with_values_is_found_by_its_english_text() -> None:
    wrong = [text for text, chinese in MESSAGES.items() if CHINESE.sentence(filled(text)) != filled(chinese)]

    assert wrong == []


def test_both_languages_have_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return set(re.findall(r"\{\d\}", text))

    assert [text for text, chinese in MESSAGES.items() if values(text) != values(chinese)] == []


@pytest.mark.parametrize("text", sorted({example for examples in WITH_PARTS.values() for example in examples}))
def test_a_message_of_several_parts_is_chinese(text: str) -> None:
    whole = text if text.startswith(("the ", "order", "'")) else f"the gateway has {text}"

    assert not _WORDS.search(CHINESE.sentence(whole))


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True)
    yield gateway
    gateway.close()


def test_every_family_says_in_chinese_that_it_has_no_record(gateway: Gateway) -> None:
    texts = Texts(Language.CHINESE, names_of(gateway.catalog.resources))
    english: list[tuple[str, str]] = []
    for machine in gateway.machines.values():
        key = {each.name: 999 if each.kind is int else "999" for each in machine.key}
        try:
            machine.lookup(key)
        except (LookupError, ValueError) as error:
            shown = texts.sentence(str(error.args[0]))
            english += [(machine.name, shown)] if _WORDS.search(shown) else []

    assert english == []


def test_every_family_says_in_chinese_that_a_state_does_not_allow_a_step(gateway: Gateway) -> None:
    texts = Texts(Language.CHINESE, names_of(gateway.catalog.resources))
    english: list[tuple[str, str]] = []
    for machine in gateway.machines.values():
        for record in machine.newest(1):
            for step in machine.steps:
                try:
                    step.check(machine.describe(record), machine.state_of(record))
                except WrongStateError as error:
                    shown = texts.sentence(str(error))
                    is_whole = re.fullmatch(
                        r"[^；]+ 当前状态为 \S+；\S+ 只能在 .+ 状态执行", shown
                    ) and not _WORDS.search(shown)
                    english += [] if is_whole else [(machine.name, shown)]

    assert english == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "refund 1001 is in state SUCCESS; succeed requires PROCESSING or ABNORMAL",
            "退款单 1001 当前状态为 SUCCESS；succeed 只能在 PROCESSING 或 ABNORMAL 状态执行",
        ),
        ("the gateway has no refund 1001", "网关中没有退款单 1001"),
        (
            "the gateway has 2 transfers with the number a1. Pass mchid",
            "网关中有多条编号为 a1 的单据（2 transfers），请传 mchid",
        ),
        ("unknown field 'a'; valid fields: none", "未知字段 'a'；可用字段：无"),
        ("the field 'fen' must be an integer", "字段 'fen' 必须是整数"),
        ("option seconds of slow_reply must be a number, got str", "slow_reply 的选项 seconds 必须是数字，实际为 str"),
    ],
)
def test_a_message_is_translated_with_its_values(english: str, chinese: str) -> None:
    assert CHINESE.sentence(english) == chinese
