"""The errors of calls over real HTTP are Chinese for a Chinese client: meaning, remedy, outcome and cause."""

from collections.abc import Iterator

import pytest

from wechatpay_clients import Client, NotFound, OutcomeUnknown, SignatureRefused
from wechatpay_gateway.server import RunningGateway


@pytest.fixture
def client(wechatpay_gateway: RunningGateway) -> Iterator[Client]:
    with Client.from_env(wechatpay_gateway.environment, language="zh", max_attempts=1) as client:
        yield client


def test_the_meaning_and_the_remedy_of_a_code_are_chinese(client: Client) -> None:
    with pytest.raises(NotFound) as caught:
        client.payments.refunds.query_refund(out_refund_no="unknown")

    assert (caught.value.code, caught.value.means, caught.value.fix) == (
        "RESOURCE_NOT_EXISTS",
        "退款单不存在。",
        "请检查 `out_refund_no`，以及订单是否未支付或未退款。",
    )


def test_the_message_names_them_and_the_page(client: Client) -> None:
    with pytest.raises(NotFound) as caught:
        client.payments.refunds.query_refund(out_refund_no="unknown")

    assert "含义：退款单不存在。解决方案：请检查 `out_refund_no`" in str(caught.value)
    assert "。见 https://pay.weixin.qq.com/" in str(caught.value)


def test_a_refused_signature_is_explained_in_chinese(wechatpay_gateway: RunningGateway) -> None:
    environment = {**wechatpay_gateway.environment, "WECHATPAY_MERCHANT_SERIAL_NO": "5" * 40}
    with Client.from_env(environment, language="zh") as client, pytest.raises(SignatureRefused) as caught:
        client.payments.refunds.query_refund(out_refund_no="a")

    assert caught.value.means == "证书序列号不属于该商户的任何有效API证书。"


def test_an_unknown_outcome_and_its_cause_are_chinese(client: Client, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_after")
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(
            "payments.refunds.create_refund",
            {
                "out_trade_no": "paid",
                "out_refund_no": "a",
                "amount": {"refund": 1, "total": 1, "currency": "CNY"},
            },
        )

    assert str(caught.value).startswith(
        "payments.refunds.create_refund：已发送 1 次，但没有收到能确认结果的应答，请求可能已生效。发起新的请求之前，请先用 "
        "client.settle(error) 或 payments.refunds.query_refund 确认结果。最后一次错误："
    )
    assert "连接断开" in str(caught.value.__cause__)


def test_an_english_client_of_the_same_gateway_is_english(wechatpay_gateway: RunningGateway) -> None:
    with Client.from_env(wechatpay_gateway.environment) as client, pytest.raises(NotFound) as caught:
        client.payments.refunds.query_refund(out_refund_no="unknown")

    assert caught.value.means == "The refund does not exist."
