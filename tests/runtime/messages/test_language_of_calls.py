"""The errors of calls, notifications and functions without a client are Chinese too."""

from collections.abc import Callable
from typing import Any

import pytest

from support import platform
from wechatpay_clients import Client
from wechatpay_runtime._base.messages import LANGUAGE_VARIABLE
from wechatpay_runtime.errors import ConfigurationError, WeChatPayError
from wechatpay_runtime.h5 import h5_address
from wechatpay_runtime.money import fen

SETTINGS: dict[str, Any] = {**platform.settings(), "language": "zh"}


def of_a_closed_client(client: Client) -> object:
    client.close()
    return client.payments.refunds.query_refund(out_refund_no="a")


CALLS: list[tuple[str, Callable[[Client], object], str]] = [
    (
        "an argument of the wrong type",
        lambda client: client.call("payments.refunds.query_refund", {"out_refund_no": 1}),
        "payments.refunds.query_refund：out_refund_no 必须是字符串，实际为 int。请求未发送。",
    ),
    (
        "an unknown argument",
        lambda client: client.call("payments.refunds.query_refund", {"out_refund_n": "a"}),
        "payments.refunds.query_refund 缺少参数 out_refund_no。请求未发送。",
    ),
    (
        "an unknown operation",
        lambda client: client.call("payments.refunds.query_refunds"),
        "没有接口 'payments.refunds.query_refunds'：payments.refunds 没有 'query_refunds'（是否想写 'query_refund'？）。",
    ),
    ("a closed client", of_a_closed_client, "客户端已关闭；请创建新的客户端，或晚些再关闭。请求未发送。"),
    (
        "a notification without a signature",
        lambda client: client.notifications.parse({}, b"{}"),
        "缺少请求头或应答头 Wechatpay-Timestamp，无法确认来自微信支付。",
    ),
    (
        "a raw request",
        lambda client: client.request("GET", "v3/certificates"),
        "路径必须以单个 '/' 开头，例如 '/v3/certificates'；实际为 'v3/certificates'。",
    ),
    (
        "a host that cannot be reached",
        lambda client: client.with_options(max_attempts=1).payments.refunds.query_refund(out_refund_no="a"),
        "请求未发送。",
    ),
    (
        "a query that needs a timeout",
        lambda client: client.payments.refunds.wait_until_final(out_refund_no="a", timeout=-1),
        "timeout 必须是大于或等于 0 的秒数，实际为 -1。请求未发送。",
    ),
]


@pytest.mark.parametrize(("call", "text"), [pytest.param(call, text, id=name) for name, call, text in CALLS])
def test_an_error_of_a_chinese_client_is_chinese(call: Callable[[Client], object], text: str) -> None:
    with (
        Client(**SETTINGS, base_url="http://127.0.0.1:9") as client,
        pytest.raises((WeChatPayError, AttributeError)) as caught,
    ):
        call(client)

    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: h5_address("x", redirect_url="y"), "h5_url 不是 http 或 https 地址。请传 prepay_h5 返回的 h5_url。"),
        (lambda: fen(1.5), "fen() 需要以元为单位的金额，实际为 float。浮点数不精确。请传字符串"),  # type: ignore[arg-type]
    ],
)
def test_a_function_without_a_client_has_the_language_of_the_variable(
    call: Callable[[], object], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "zh")

    with pytest.raises(WeChatPayError) as caught:
        call()

    assert str(caught.value).startswith(text)


def test_the_cause_has_the_language_as_well() -> None:
    with (
        Client(**SETTINGS, base_url="http://127.0.0.1:9", max_attempts=1) as client,
        pytest.raises(WeChatPayError) as caught,
    ):
        client.payments.refunds.wait_until_final(out_refund_no="a", timeout=0)

    assert "请求未发送" in str(caught.value.__cause__)


def test_an_english_client_is_not_changed_by_a_chinese_one() -> None:
    english: dict[str, Any] = {**SETTINGS, "mchid": " ", "language": "en"}
    with Client(**SETTINGS), pytest.raises(ConfigurationError, match="is empty"):
        Client(**english)
