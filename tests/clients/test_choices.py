"""A rule on the fields of a model is kept by both clients before sending, and by the gateway for whoever does not."""

import json
from copy import deepcopy
from typing import Any

import pytest

from support.both import Both
from support.catalog import CATALOG
from support.examples import own_example
from wechatpay_clients import BadRequest, InvalidArgument
from wechatpay_gateway.server import RunningGateway

SUBMIT = "onboarding.sub_merchants.submit_applyment"
GIVEN: dict[str, Any] = next(entry for entry in CATALOG if entry["operation"] == SUBMIT)["examples"][0]["given"]


def without_appids() -> dict[str, Any]:
    given = deepcopy(GIVEN)
    shop = given["business_info"]["sales_info"]["mini_program_info"]
    del shop["mini_program_appid"], shop["mini_program_sub_appid"]
    return given


def test_a_model_that_breaks_the_rule_is_not_sent(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(
        InvalidArgument, match=r"at least one of business_info\.sales_info\.mini_program_info\.mini_prog"
    ):
        client.call(SUBMIT, **without_appids())

    assert not wechatpay_gateway.requests


def test_the_gateway_names_the_place(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(SUBMIT, **GIVEN)
    sealed = json.loads(wechatpay_gateway.requests[-1].request.body)
    shop = sealed["business_info"]["sales_info"]["mini_program_info"]
    del shop["mini_program_appid"], shop["mini_program_sub_appid"]

    with pytest.raises(BadRequest) as caught:
        client.request("POST", "/v3/applyment4sub/applyment/", json=sealed)

    assert caught.value.detail["field"] == "/business_info/sales_info/mini_program_info/mini_program_appid"


def test_a_merchant_need_not_give_what_a_partner_must(client: Both, wechatpay_gateway: RunningGateway) -> None:
    amount = {"refund": 100, "total": 888, "currency": "CNY"}
    order = own_example("payments.transactions.prepay_native") | {"out_trade_no": "order-1", "amount": {"total": 888}}
    client.named("payments.transactions.prepay_native", order)
    wechatpay_gateway.pay("order-1")
    client.call("payments.refunds.create_refund", out_trade_no="order-1", out_refund_no="R1", amount=amount)

    assert wechatpay_gateway.requests[-1].verdict.is_accepted
