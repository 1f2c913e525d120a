"""An order without a merchant number is sent with the client's own number, which is part of the signed bytes."""

import json
from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_clients import BadRequest
from wechatpay_gateway.server import RunningGateway

PREPAY = "payments.transactions.prepay_jsapi"
EXAMPLE = own_example(PREPAY)
ANONYMOUS = {name: value for name, value in EXAMPLE.items() if name != "mchid"}


@pytest.mark.parametrize("order", [ANONYMOUS, {**ANONYMOUS, "mchid": None}], ids=["absent", "none"])
def test_the_client_adds_its_own_number_to_an_order(
    client: Both, wechatpay_gateway: RunningGateway, order: dict[str, Any]
) -> None:
    client.call(PREPAY, **order)

    exchange = wechatpay_gateway.requests[-1]
    body = json.loads(exchange.request.body)
    assert (exchange.verdict.is_accepted, body["mchid"]) == (True, wechatpay_gateway.environment["WECHATPAY_MCHID"])


def test_a_call_by_name_needs_no_number(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call_by_name(PREPAY, ANONYMOUS)

    assert wechatpay_gateway.requests[-1].verdict.is_accepted


def test_a_number_that_is_passed_is_kept(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(BadRequest):  # the gateway knows who signed
        client.call(PREPAY, **{**EXAMPLE, "mchid": "1230000109"})

    assert json.loads(wechatpay_gateway.requests[-1].request.body)["mchid"] == "1230000109"
