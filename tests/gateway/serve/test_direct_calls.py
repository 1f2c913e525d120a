"""Calls without a connection reach the gateway as calls over a connection do."""

import pytest
from attrs import evolve

from gateway.direct_calls import received, without_connections
from gateway.merchant_side import CANCEL, REVOKE, STORES, Answer, Merchant
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.server import RunningGateway

DIFFERENT = {"connection", "date", "request-id", "wechatpay-nonce", "wechatpay-signature", "wechatpay-timestamp"}
"""Headers of the connection, or of one reply only."""


def comparable(answer: Answer | None) -> Answer:
    """Return a reply without what differs from one reply to the next."""
    assert answer is not None
    return evolve(answer, headers={name: value for name, value in answer.headers.items() if name not in DIFFERENT})


def last_request(server: RunningGateway) -> ReceivedRequest:
    """Return the last request as the gateway got it, without its signature, which has a time."""
    request = server.requests[-1].request
    return evolve(request, headers=tuple(each for each in request.headers if each[0] != b"authorization"))


@pytest.mark.parametrize(
    ("method", "target", "body", "changed"),
    [
        ("POST", CANCEL, b"", {}),
        ("POST", REVOKE, b"", {}),
        ("GET", STORES, b"", {"Accept-Language": "  en \t"}),
        ("POST", "/v3/pay/transactions/jsapi", '{"appid":"店"}'.encode(), {}),
        ("POST", REVOKE, b"", {"Authorization": None}),
        ("POST", "/v3/unknown?a=%E5%BA%97", b"\r\n\r\n", {"Wechatpay-Serial": "other"}),
    ],
)
def test_a_call_without_a_connection_is_the_same_exchange(
    gateway: RunningGateway, merchant: Merchant, method: str, target: str, body: bytes, changed: dict[str, str | None]
) -> None:
    over_connection = comparable(merchant.send(merchant.raw(target, body, method=method, changed=changed)))
    gateway_got = last_request(gateway)
    gateway.reset()
    with without_connections(gateway):
        direct = comparable(merchant.call(target, body, method=method, changed=changed))
    assert (direct, last_request(gateway)) == (over_connection, gateway_got)


@pytest.mark.parametrize(
    ("method", "target", "changed"),
    [
        ("HEAD", STORES, {}),
        ("GET", "/_gateway/clock", {}),
        ("POST", REVOKE, {"Content-Length": "1"}),
        ("POST", REVOKE, {"Content-Length": "-1"}),
        ("POST", REVOKE, {"Transfer-Encoding": "chunked"}),
    ],
)
def test_a_request_that_needs_a_connection_fails(
    default_merchant: Merchant, method: str, target: str, changed: dict[str, str | None]
) -> None:
    with pytest.raises(AssertionError, match="needs a connection"):
        received(default_merchant.raw(target, method=method, changed=changed))
