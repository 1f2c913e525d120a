"""Both clients check a rule on the fields of a model before sending, and the gateway checks it for other clients."""

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
EXAMPLE_ARGUMENTS: dict[str, Any] = next(entry for entry in CATALOG if entry["operation"] == SUBMIT)["examples"][0][
    "given"
]


def without_appids() -> dict[str, Any]:
    application = deepcopy(EXAMPLE_ARGUMENTS)
    shop = application["business_info"]["sales_info"]["mini_program_info"]
    del shop["mini_program_appid"], shop["mini_program_sub_appid"]
    return application


def test_a_model_that_breaks_the_rule_is_not_sent(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(
        InvalidArgument, match=r"at least one of business_info\.sales_info\.mini_program_info\.mini_prog"
    ):
        client.call(SUBMIT, **without_appids())

    assert not wechatpay_gateway.requests


def test_the_gateway_names_the_location_of_the_error(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(SUBMIT, **EXAMPLE_ARGUMENTS)
    sealed = json.loads(wechatpay_gateway.requests[-1].request.body)
    shop = sealed["business_info"]["sales_info"]["mini_program_info"]
    del shop["mini_program_appid"], shop["mini_program_sub_appid"]

    with pytest.raises(BadRequest) as caught:
        client.request("POST", "/v3/applyment4sub/applyment/", json=sealed)

    assert caught.value.detail["field"] == "/business_info/sales_info/mini_program_info/mini_program_appid"


def test_a_merchant_may_omit_fields_that_a_partner_must_send(client: Both, wechatpay_gateway: RunningGateway) -> None:
    amount = {"refund": 100, "total": 888, "currency": "CNY"}
    order = own_example("payments.transactions.prepay_native") | {"out_trade_no": "order-1", "amount": {"total": 888}}
    client.call_by_name("payments.transactions.prepay_native", order)
    wechatpay_gateway.pay("order-1")
    client.call("payments.refunds.create_refund", out_trade_no="order-1", out_refund_no="R1", amount=amount)

    assert wechatpay_gateway.requests[-1].verdict.is_accepted


PAYERS = [
    ("payments.partner_transactions.prepay_jsapi", "payer", ("sp_openid", "sub_openid")),
    ("payments.combine_transactions.prepay_jsapi", "combine_payer_info", ("openid", "sub_openid")),
]


@pytest.mark.parametrize(("operation", "payer", "names"), PAYERS)
def test_an_order_without_an_openid_of_the_payer_is_not_sent(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, payer: str, names: tuple[str, str]
) -> None:
    order: dict[str, Any] = own_example(operation) | {payer: {}}
    with pytest.raises(InvalidArgument, match=rf"at least one of {payer}\.{names[0]}, {payer}\.{names[1]}"):
        client.call(operation, **order)

    assert not wechatpay_gateway.requests


@pytest.mark.parametrize(("operation", "payer", "names"), PAYERS)
def test_the_gateway_refuses_an_order_without_an_openid_of_the_payer(
    client: Both, wechatpay_gateway: RunningGateway, operation: str, payer: str, names: tuple[str, str]
) -> None:
    client.call(operation, **own_example(operation))
    request = wechatpay_gateway.requests[-1].request

    with pytest.raises(BadRequest) as caught:
        client.request("POST", request.target.decode(), json=json.loads(request.body) | {payer: {}})

    assert caught.value.detail["field"] == f"/{payer}/{names[0]}"


BEYOND_LIMITS: list[tuple[tuple[str, ...], object]] = [
    (("amount", "total"), 0),
    (("scene_info", "h5_info", "type"), "Windows"),
    (("detail", "goods_detail"), []),
    (("settle_info", "subsidy_amount"), 500_001),
]


@pytest.mark.parametrize(("path", "value"), BEYOND_LIMITS, ids=["amount", "type", "goods", "subsidy"])
def test_the_gateway_refuses_a_value_beyond_a_documented_limit(
    client: Both, path: tuple[str, ...], value: object
) -> None:
    order = deepcopy(own_example("payments.partner_transactions.prepay_h5"))
    *ways, last = path
    parent = order
    for way in ways:
        parent = parent.setdefault(way, {})
    parent[last] = value

    with pytest.raises(BadRequest) as caught:
        client.request("POST", "/v3/pay/partner/transactions/h5", json=order)

    assert caught.value.detail["field"] == "/" + "/".join(path)


CONFIRM = "onboarding.subject_confirmation.submit_applyment"
STORE_EXAMPLE: dict[str, Any] = next(entry for entry in CATALOG if entry["operation"] == CONFIRM)["examples"][1][
    "given"
]
UNFIT: dict[str, tuple[tuple[str, ...], object, str]] = {
    "a field that the subject needs": (
        ("subject_info", "assist_prove_info"),
        None,
        "必填：subject_type 为 SUBJECT_TYPE_MICRO",
    ),
    "a field that the holder needs": (
        ("identification_info", "identification_number"),
        None,
        "必填：id_holder_type 为 LEGAL",
    ),
    "a form of another document": (("identification_info", "identification_number"), "H12345678", "证件类型的号码规范"),
    "a mobile number": (("contact_info", "mobile"), "abc", "的格式错误"),
    "the end of a validity": (
        ("identification_info", "identification_valid_date"),
        ["2020-01-01", "2019-01-01"],
        "结束时间需大于开始时间",
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_the_gateway_refuses_a_form_that_wechat_pay_would_refuse(client: Both, name: str) -> None:
    (*ways, last), value, words = UNFIT[name]
    form = deepcopy(STORE_EXAMPLE) | {"business_code": "1900013511_field_rules"}
    place: dict[str, Any] = form
    for way in ways:
        place = place[way]
    place[last] = value
    with pytest.raises(BadRequest) as caught:
        client.call(CONFIRM, **{key: value for key, value in form.items() if value is not None})

    assert caught.value.detail["field"] == "/" + "/".join((*ways, last))
    assert words in caught.value.message


LACKING: dict[str, tuple[tuple[str, ...], str]] = {
    "a sales scene": (("business_info", "sales_info", "biz_store_info"), "sales_scenes_type 为 SALES_SCENES_STORE"),
    "a license": (("subject_info", "business_license_info"), "subject_type 为 SUBJECT_TYPE_ENTERPRISE"),
    "an ID card": (("subject_info", "identity_info", "id_card_info"), "id_holder_type 为 LEGAL且id_doc_type 为"),
    "a home address": (
        ("subject_info", "identity_info", "id_card_info", "id_card_address"),
        "subject_info.subject_type 为 SUBJECT_TYPE_ENTERPRISE",
    ),
    "a rate of a campaign": (("settlement_info", "debit_activities_rate"), "activities_id 已填写"),
}


@pytest.mark.parametrize("name", LACKING)
def test_the_gateway_refuses_a_form_without_what_its_other_fields_require(client: Both, name: str) -> None:
    (*ways, last), words = LACKING[name]
    form = deepcopy(EXAMPLE_ARGUMENTS) | {"business_code": "1900013511_field_rules"}
    place: dict[str, Any] = form
    for way in ways:
        place = place[way]
    del place[last]
    with pytest.raises(BadRequest) as caught:
        client.call(SUBMIT, **form)

    assert caught.value.detail["field"] == "/" + "/".join((*ways, last))
    assert words in caught.value.message
