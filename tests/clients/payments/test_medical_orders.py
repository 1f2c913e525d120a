"""Orders that the medical insurance pays in part, from their creation to the refund of both parts."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from support.receiver import receiving
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "payments.medical_insurance"
CREATE, NOTIFY_REFUND = f"{SERVICE}.create_order", f"{SERVICE}.notify_refund"
QUERY, QUERY_BY_ID = f"{SERVICE}.query_order_by_out_trade_no", f"{SERVICE}.query_order_by_mix_trade_no"
SUB_MERCHANT = "1900000109"
INSURANCE_ONLY = {
    "mix_pay_type": "INSURANCE_ONLY",
    "wechat_pay_cash_fee": None,
    "prepay_id": None,
    "cash_add_detail": None,
    "cash_reduce_detail": None,
    "med_ins_cash_fee": 0,
    "total_fee": 150_000,
}

CASH_ONLY = {
    "mix_pay_type": "CASH_ONLY",
    "total_fee": 42_000,
    **dict.fromkeys(
        (
            *("pay_order_id", "pay_auth_no", "geo_location", "med_ins_order_create_time"),
            *("med_ins_gov_fee", "med_ins_self_fee", "med_ins_other_fee", "med_ins_cash_fee"),
            *("cash_add_detail", "cash_reduce_detail"),
        )
    ),
}


def create(client: Both, **changes: Any) -> Any:
    changed = {**own_example(CREATE), "out_trade_no": "M1", "sub_mchid": SUB_MERCHANT, **changes}
    return client.call_by_name(CREATE, {name: value for name, value in changed.items() if value is not None})


def find(client: Both) -> Any:
    return client.call(QUERY, out_trade_no="M1", sub_mchid=SUB_MERCHANT)


def statuses(order: Any) -> tuple[str, str, str]:
    return order.mix_pay_status, order.self_pay_status, order.med_ins_pay_status


def notify_refund(client: Both, number: str, fen: int, refund: str = "R1") -> None:
    amounts = {"med_refund_total_fee": fen, "med_refund_gov_fee": fen, "med_refund_self_fee": 0}
    own = {"mix_trade_no": number, "sub_mchid": SUB_MERCHANT, "out_refund_no": refund, **amounts}
    client.call_by_name(NOTIFY_REFUND, {**own_example(NOTIFY_REFUND), **own, "med_refund_other_fee": 0})


def test_an_order_is_found_by_both_numbers(client: Both) -> None:
    created = create(client)

    assert statuses(created) == ("MIX_PAY_CREATED", "SELF_PAY_CREATED", "MED_INS_PAY_CREATED")
    assert find(client) == created
    assert client.call(QUERY_BY_ID, mix_trade_no=created.mix_trade_no, sub_mchid=SUB_MERCHANT) == created


def test_the_payment_is_notified(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with receiving() as receiver:
        number = create(client, callback_url=receiver.url).mix_trade_no
        wechatpay_gateway.medical_orders.pay_cash(number)
        waiting = find(client)
        wechatpay_gateway.medical_orders.pay(number)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    paid = find(client)
    assert statuses(waiting) == ("MIX_PAY_CREATED", "SELF_PAY_SUCCESS", "MED_INS_PAY_CREATED")
    assert statuses(paid) == ("MIX_PAY_SUCCESS", "SELF_PAY_SUCCESS", "MED_INS_PAY_SUCCESS")
    assert (notification.event_type, notification.resource.paid_time) == ("MEDICAL_INSURANCE.SUCCESS", paid.paid_time)
    assert notification.resource.cash_add_detail == paid.cash_add_detail[0]


def test_what_the_user_paid_stays_paid_if_the_insurance_fails(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client).mix_trade_no
    wechatpay_gateway.medical_orders.pay_cash(number)
    wechatpay_gateway.medical_orders.fail(number, "医保余额不足")
    failed = find(client)
    wechatpay_gateway.medical_orders.refund_cash(number)

    assert statuses(failed) == ("MIX_PAY_FAIL", "SELF_PAY_SUCCESS", "MED_INS_PAY_FAIL")
    assert failed.med_ins_fail_reason == "医保余额不足"
    assert statuses(find(client)) == ("MIX_PAY_FAIL", "SELF_PAY_REFUND", "MED_INS_PAY_FAIL")


def test_an_order_of_which_both_parts_are_refunded_is_refunded(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client).mix_trade_no
    wechatpay_gateway.medical_orders.pay(number)
    notify_refund(client, number, 100_000)
    in_part = find(client)
    notify_refund(client, number, 50_000, "R2")
    of_insurance = find(client)
    wechatpay_gateway.medical_orders.refund_cash(number)

    assert statuses(in_part) == ("MIX_PAY_SUCCESS", "SELF_PAY_SUCCESS", "MED_INS_PAY_SUCCESS")
    assert statuses(of_insurance) == ("MIX_PAY_SUCCESS", "SELF_PAY_SUCCESS", "MED_INS_PAY_REFUND")
    assert statuses(find(client)) == ("MIX_PAY_REFUND", "SELF_PAY_REFUND", "MED_INS_PAY_REFUND")


def test_a_repeated_report_of_a_refund_counts_once(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client).mix_trade_no
    wechatpay_gateway.medical_orders.pay(number)
    for _ in range(2):
        notify_refund(client, number, 100_000)

    assert find(client).med_ins_pay_status == "MED_INS_PAY_SUCCESS"


def test_an_order_of_the_insurance_alone_has_no_other_part(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client, **INSURANCE_ONLY).mix_trade_no
    with pytest.raises(WrongStateError, match="no part"):
        wechatpay_gateway.medical_orders.pay_cash(number)
    wechatpay_gateway.medical_orders.pay(number)
    paid = find(client)
    notify_refund(client, number, 150_000)

    assert statuses(paid) == ("MIX_PAY_SUCCESS", "NO_SELF_PAY", "MED_INS_PAY_SUCCESS")
    assert statuses(find(client)) == ("MIX_PAY_REFUND", "NO_SELF_PAY", "MED_INS_PAY_REFUND")


def test_a_refund_of_what_was_not_paid_is_refused(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client).mix_trade_no
    with pytest.raises(ApiError) as refusal:
        notify_refund(client, number, 100_000)
    wechatpay_gateway.medical_orders.fail(number)

    assert (refusal.value.status, refusal.value.code) == (403, "RULE_LIMIT")
    with pytest.raises(WrongStateError, match="has not paid"):
        wechatpay_gateway.medical_orders.refund_cash(number)


def test_a_number_is_used_once_even_with_the_same_content(client: Both) -> None:
    create(client)

    with pytest.raises(ApiError) as refusal:
        create(client)
    assert (refusal.value.code, refusal.value.is_outcome_open) == ("ALREADY_EXISTS", True)


@pytest.mark.parametrize(
    "changes", [{"out_trade_no": "unknown"}, {"sub_mchid": "1900000110"}], ids=["number", "sub-merchant"]
)
def test_an_unknown_order_is_not_found(client: Both, changes: dict[str, str]) -> None:
    create(client)

    with pytest.raises(ApiError) as refusal:
        client.call(QUERY, **{"out_trade_no": "M1", "sub_mchid": SUB_MERCHANT, **changes})
    assert (refusal.value.status, refusal.value.code) == (404, "NOT_FOUND")


def test_a_refund_of_an_unknown_order_is_not_found(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        notify_refund(client, "1", 100)
    assert (refusal.value.status, refusal.value.code) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, ("SELF_PAY_REFUND", "MED_INS_PAY_REFUND")),
        (INSURANCE_ONLY, ("NO_SELF_PAY", "MED_INS_PAY_REFUND")),
        (CASH_ONLY, ("SELF_PAY_REFUND", "NO_MED_INS_PAY")),
    ],
    ids=["both", "insurance", "cash"],
)
def test_a_refund_of_all_parts_is_one_step(
    client: Both, wechatpay_gateway: RunningGateway, changes: dict[str, Any], parts: tuple[str, str]
) -> None:
    number = create(client, **changes).mix_trade_no
    wechatpay_gateway.medical_orders.pay(number)
    wechatpay_gateway.medical_orders.refund(number)

    assert statuses(find(client)) == ("MIX_PAY_REFUND", *parts)


def test_an_order_put_back_is_unpaid(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client).mix_trade_no
    wechatpay_gateway.medical_orders.pay_cash(number)
    for state in ("MIX_PAY_SUCCESS", "MIX_PAY_CREATED"):
        wechatpay_gateway.medical_orders.set_state(number, state)

    assert statuses(find(client)) == ("MIX_PAY_CREATED", "SELF_PAY_CREATED", "MED_INS_PAY_CREATED")


def test_an_order_without_the_insurance_fails_without_its_reason(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    number = create(client, **CASH_ONLY).mix_trade_no
    with pytest.raises(WrongStateError, match="its payment is `pay`"):
        wechatpay_gateway.medical_orders.pay_cash(number)
    wechatpay_gateway.medical_orders.fail(number, "医保余额不足")

    failed = find(client)
    assert statuses(failed) == ("MIX_PAY_FAIL", "SELF_PAY_FAIL", "NO_MED_INS_PAY")
    assert failed.med_ins_fail_reason is None


def test_the_first_report_with_a_number_counts(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client).mix_trade_no
    wechatpay_gateway.medical_orders.pay(number)
    for fen in (1, 150_000):
        notify_refund(client, number, fen)

    assert find(client).med_ins_pay_status == "MED_INS_PAY_SUCCESS"


@pytest.mark.parametrize("changes", [{"mix_trade_no": "M1"}, {"sub_mchid": "1900000110"}], ids=["number", "merchant"])
def test_a_report_names_the_number_of_wechat_pay_and_the_sub_merchant(
    client: Both, wechatpay_gateway: RunningGateway, changes: dict[str, str]
) -> None:
    number = create(client).mix_trade_no
    wechatpay_gateway.medical_orders.pay(number)

    report = {**own_example(NOTIFY_REFUND), "mix_trade_no": number, "sub_mchid": SUB_MERCHANT, **changes}
    with pytest.raises(ApiError) as refusal:
        client.call_by_name(NOTIFY_REFUND, report)
    assert (refusal.value.status, refusal.value.code) == (404, "NOT_FOUND")
