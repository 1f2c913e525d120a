"""The texts of control addresses in the language of `Accept-Language`: English by default."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Merchant

CHINESE = re.compile(r"[\u4e00-\u9fff]")
TEXTS = ("title", "means", "actor")
ENGLISH = re.compile(r"\b(?:the|is|has|and|of|to)\b")


def texts_in(value: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the values of these names anywhere in JSON."""
    if isinstance(value, list):
        for each in cast("Sequence[Any]", value):
            yield from texts_in(each, names)
    elif isinstance(value, dict):
        for name, each in cast("Mapping[str, Any]", value).items():
            if name in names and each is not None:
                yield each
            yield from texts_in(each, names)


@pytest.mark.parametrize(("path", "names"), [("/steps", TEXTS), ("/faults/kinds", ("means",))])
def test_every_text_is_chinese_on_request(merchant: Merchant, path: str, names: tuple[str, ...]) -> None:
    texts = set(texts_in(control(merchant, "GET", path, Accept_Language="zh-CN").json(), names))

    assert [text for text in texts if not CHINESE.search(text) or ENGLISH.search(re.sub("`[^`]*`", "", text))] == []


@pytest.mark.parametrize("path", ["/steps", "/faults/kinds"])
def test_everything_else_is_the_same_in_both_languages(merchant: Merchant, path: str) -> None:
    def without_texts(value: Any) -> Any:
        if isinstance(value, list):
            return [without_texts(each) for each in cast("Sequence[Any]", value)]
        if not isinstance(value, dict):
            return value
        fields = cast("Mapping[str, Any]", value)
        return {name: without_texts(each) for name, each in fields.items() if name not in TEXTS}

    english, chinese = (control(merchant, "GET", path, Accept_Language=each).json() for each in ("en", "zh"))

    assert without_texts(chinese) == without_texts(english) != english


@pytest.mark.parametrize(
    ("path", "fields", "headers", "error"),
    [
        ("/refunds/succeed", {"out_refund_no": "no"}, {}, "网关中没有退款单 no"),
        ("/refunds/succeed", {}, {}, "缺少字段 'out_refund_no'"),
        ("/refunds/succeed", {"out_refund_no": 1}, {}, "字段 'out_refund_no' 必须是字符串"),
        ("/refunds/succeed", [], {}, "包体必须是 JSON 对象"),
        (
            "/refunds/succeed",
            {},
            {"Content_Type": "text/plain"},
            "Content-Type 必须是 application/json；请以 JSON 发送字段",
        ),
        ("/faults", {"kind": "nothing"}, {}, "没有故障类型 'nothing'；可用的类型：bad_signature, "),
        ("/faults", {"kind": "slow_reply", "options": {"a": 1}}, {}, "slow_reply 没有选项 'a'；可用选项：seconds"),
        ("/clock/advance", {"hours": -1}, {}, "时钟不能回拨：时长不能为负"),
        ("/notifications/resend", {"id": "no"}, {}, "网关中没有通知 no"),
        (
            "/notifications",
            {"event_type": "REFUND.SUCCESS", "url": "http://127.0.0.1:1/", "mchid": "9"},
            {},
            "网关中没有商户 9",
        ),
    ],
)
def test_an_error_is_chinese_on_request(
    merchant: Merchant, path: str, fields: Any, headers: dict[str, str], error: str
) -> None:
    refused = control(merchant, "POST", path, fields, **{"Accept_Language": "zh", **headers})

    assert refused.json()["error"].startswith(error)


def test_an_error_is_english_by_default(merchant: Merchant) -> None:
    refused = control(
        merchant, "POST", "/notifications", {"event_type": "REFUND.SUCCESS", "url": "http://127.0.0.1:1/", "mchid": "9"}
    )

    assert refused.json() == {"error": "the gateway has no merchant 9"}
