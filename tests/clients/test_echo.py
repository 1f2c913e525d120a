"""The official test of signing and sealing, over real HTTP: what is sent comes back."""

import pytest

from support.both import Both
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import InvalidArgument

ECHO = "common.platform_security.echo"


@pytest.mark.parametrize("text", ["hello", "你好", 'a "quoted" \\ text', "一行\n又一行", "x" * 190])
def test_both_texts_come_back_as_they_went(client: Both, text: str) -> None:
    answer = client.call(ECHO, echo_message=text, encrypted_echo_message=text)

    assert (answer.echo_message, answer.encrypted_echo_message) == (text, text)


def test_the_sealed_text_travels_sealed(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(ECHO, echo_message="hello", encrypted_echo_message="a secret")

    exchange = wechatpay_gateway.requests[-1]
    assert exchange.reply is not None
    assert b"a secret" not in exchange.request.body + exchange.reply.body


def test_the_sealed_text_is_not_shown(client: Both) -> None:
    assert "a secret" not in repr(client.call(ECHO, echo_message="hello", encrypted_echo_message="a secret"))


def test_without_a_sealed_text_none_comes_back(client: Both) -> None:
    assert client.call(ECHO, echo_message="hello").encrypted_echo_message is None


def test_the_text_in_the_clear_is_needed(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(InvalidArgument, match="echo_message"):
        client.named(ECHO, {"encrypted_echo_message": "hello"})
    assert len(wechatpay_gateway.requests) == 0
