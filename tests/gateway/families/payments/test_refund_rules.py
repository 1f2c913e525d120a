"""Rules for refunds from the text of the official pages: sub-merchant, funds, goods and card."""

from collections.abc import Callable
from typing import Any

import pytest

from gateway.merchant_side import Answer, Merchant
from gateway.orders import (
    GOODS,
    NUMBER,
    REFUND,
    REFUNDS,
    SUB_MCHID,
    combined,
    direct,
    partner,
    place,
    place_and_pay,
    refund,
    refusal_of,
)
from wechatpay_gateway.server import RunningGateway

Make = Callable[..., tuple[str, dict[str, Any]]]
PARAM_ERROR, INVALID_REQUEST = (400, "PARAM_ERROR"), (400, "INVALID_REQUEST")


def create(merchant: Merchant, **changes: Any) -> Answer:
    return merchant.call_json(REFUNDS, refund(**changes))


def abnormal_refund(gateway: RunningGateway, merchant: Merchant, *, is_partner: bool) -> str:
    """Create a refund that the bank refuses and return its `refund_id`."""
    place_and_pay(gateway, merchant, (partner if is_partner else direct)(merchant))
    reply = create(merchant, **({"sub_mchid": SUB_MCHID} if is_partner else {}))
    assert reply.status == 200, reply.body
    gateway.refunds.fail(REFUND)
    refund_id: str = reply.json()["refund_id"]
    return refund_id


def query(merchant: Merchant, sub_mchid: str | None = None) -> Answer:
    more = "" if sub_mchid is None else f"?sub_mchid={sub_mchid}"
    return merchant.call(f"{REFUNDS}/{REFUND}{more}", method="GET")


def redirect(merchant: Merchant, refund_id: str, **changes: Any) -> Answer:
    body = {"out_refund_no": REFUND, "type": "MERCHANT_BANK_CARD"} | changes
    return merchant.call_json(f"{REFUNDS}/{refund_id}/apply-abnormal-refund", body)


def card(merchant: Merchant, bank_type: str) -> dict[str, Any]:
    sealed = {"bank_account": merchant.seal("6222020000000001234"), "real_name": merchant.seal("张三")}
    return {"type": "USER_BANK_CARD", "bank_type": bank_type, **sealed}


def test_a_refund_of_a_partners_order_requires_the_sub_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, partner(merchant))
    assert refusal_of(create(merchant)) == (*PARAM_ERROR, "/sub_mchid")


def test_a_refund_of_a_partners_combined_order_requires_the_sub_merchant(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    place(merchant, combined(merchant))
    gateway.pay(NUMBER)
    amount = {"refund": 300, "total": 500, "currency": "CNY"}
    refusal = refusal_of(create(merchant, out_trade_no="part-1", amount=amount))
    reply = create(merchant, out_trade_no="part-1", amount=amount, sub_mchid=SUB_MCHID)
    assert (refusal, reply.status) == ((*PARAM_ERROR, "/sub_mchid"), 200)


def test_a_direct_merchant_cannot_name_itself_as_the_sub_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    assert refusal_of(create(merchant, sub_mchid=merchant.mchid)) == (*PARAM_ERROR, "/sub_mchid")


def test_the_query_of_a_partners_refund_requires_the_sub_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    abnormal_refund(gateway, merchant, is_partner=True)
    refusal = refusal_of(query(merchant))
    assert (refusal, query(merchant, SUB_MCHID).status) == ((*PARAM_ERROR, "sub_mchid"), 200)


def test_the_query_of_a_direct_merchants_refund_accepts_no_sub_merchant(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    abnormal_refund(gateway, merchant, is_partner=False)
    assert refusal_of(query(merchant, merchant.mchid))[:2] == (404, "RESOURCE_NOT_EXISTS")


def test_redirecting_a_partners_refund_requires_the_sub_merchant(gateway: RunningGateway, merchant: Merchant) -> None:
    refund_id = abnormal_refund(gateway, merchant, is_partner=True)
    refusal = refusal_of(redirect(merchant, refund_id))
    assert (refusal, redirect(merchant, refund_id, sub_mchid=SUB_MCHID).status) == ((*PARAM_ERROR, "/sub_mchid"), 200)


def test_redirecting_a_direct_merchants_refund_accepts_no_sub_merchant(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    refund_id = abnormal_refund(gateway, merchant, is_partner=False)
    reply = redirect(merchant, refund_id, sub_mchid=merchant.mchid)
    assert refusal_of(reply)[:2] == (404, "RESOURCE_NOT_EXISTS")


AVAILABLE, UNAVAILABLE = "AVAILABLE", "UNAVAILABLE"
FUNDS = [
    pytest.param([(AVAILABLE, 299)], INVALID_REQUEST, id="less than the refund"),
    pytest.param([(AVAILABLE, 301)], INVALID_REQUEST, id="more than the refund"),
    pytest.param([(AVAILABLE, 100), (AVAILABLE, 200)], INVALID_REQUEST, id="one account twice"),
    pytest.param([(AVAILABLE, 301), (UNAVAILABLE, -1)], PARAM_ERROR, id="a negative amount"),
    pytest.param([(AVAILABLE, 300), (UNAVAILABLE, 0)], PARAM_ERROR, id="an amount of nothing"),
]


def amount_from(*funds: tuple[str, int]) -> dict[str, Any]:
    listed = [{"account": account, "amount": fen} for account, fen in funds]
    return {"refund": 300, "total": 1000, "currency": "CNY", "from": listed}


@pytest.mark.parametrize(("funds", "expected"), FUNDS)
def test_funds_that_do_not_add_up_to_the_refund_are_refused(
    gateway: RunningGateway, merchant: Merchant, funds: list[tuple[str, int]], expected: tuple[int, str]
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, settle_info={"profit_sharing": True}))
    assert refusal_of(create(merchant, amount=amount_from(*funds)))[:2] == expected


@pytest.mark.parametrize(("is_shared", "status"), [(True, 200), (False, 400)])
def test_only_an_order_with_profit_sharing_can_be_refunded_from_several_accounts(
    gateway: RunningGateway, merchant: Merchant, *, is_shared: bool, status: int
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, settle_info={"profit_sharing": is_shared}))
    reply = create(merchant, amount=amount_from((AVAILABLE, 100), (UNAVAILABLE, 200)))
    assert reply.status == status


def test_any_order_can_be_refunded_from_one_account(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    assert create(merchant, amount=amount_from((UNAVAILABLE, 300))).status == 200


def test_two_numbers_of_one_order_are_accepted(gateway: RunningGateway, merchant: Merchant) -> None:
    transaction_id = place_and_pay(gateway, merchant, direct(merchant))
    assert create(merchant, transaction_id=transaction_id).status == 200


def test_the_numbers_of_different_orders_are_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    transaction_id = place_and_pay(gateway, merchant, direct(merchant))
    place(merchant, direct(merchant, out_trade_no="order-2"))
    gateway.pay("order-2")
    reply = create(merchant, transaction_id=transaction_id, out_trade_no="order-2")
    assert refusal_of(reply)[:2] == INVALID_REQUEST


RETURNED = {"merchant_goods_id": "book-7", "unit_price": 300, "refund_amount": 300, "refund_quantity": 1}
OTHER_GOODS = [
    pytest.param({"merchant_goods_id": "book-8"}, id="other goods"),
    pytest.param({"unit_price": 299}, id="another price"),
    pytest.param({"goods_name": "Another book"}, id="another name"),
    pytest.param({"wechatpay_goods_id": "1001"}, id="a number of WeChat Pay that the order lacks"),
    pytest.param({"refund_quantity": 3}, id="more than were bought"),
    pytest.param({"refund_quantity": 0}, id="none of them"),
]


@pytest.mark.parametrize("change", OTHER_GOODS)
def test_goods_that_the_order_does_not_list_are_not_refunded(
    gateway: RunningGateway, merchant: Merchant, change: dict[str, Any]
) -> None:
    place_and_pay(gateway, merchant, direct(merchant, detail={"goods_detail": [GOODS]}))
    assert refusal_of(create(merchant, goods_detail=[RETURNED | change]))[:2] == INVALID_REQUEST


def test_an_order_without_goods_cannot_be_refunded_by_goods(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    assert refusal_of(create(merchant, goods_detail=[RETURNED]))[:2] == INVALID_REQUEST


@pytest.mark.parametrize("more", [{}, {"goods_name": "A book"}])
def test_goods_of_the_order_are_refunded(gateway: RunningGateway, merchant: Merchant, more: dict[str, Any]) -> None:
    place_and_pay(gateway, merchant, direct(merchant, detail={"goods_detail": [GOODS]}))
    assert create(merchant, goods_detail=[RETURNED | more]).status == 200


def test_no_more_goods_are_refunded_than_were_bought(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, direct(merchant, detail={"goods_detail": [GOODS]}))
    numbers = ("first", "second", "third")
    replies = [create(merchant, out_refund_no=number, goods_detail=[RETURNED]).status for number in numbers]
    assert replies == [200, 200, 400]


@pytest.mark.parametrize("bank_type", ["HSBC_DEBIT", "ICBC_CREDIT", "ICBC_ECNY", "ICBC", "OTHERS"])
def test_an_abnormal_refund_can_only_go_to_debit_cards_of_15_banks(
    gateway: RunningGateway, merchant: Merchant, bank_type: str
) -> None:
    refund_id = abnormal_refund(gateway, merchant, is_partner=False)
    assert refusal_of(redirect(merchant, refund_id, **card(merchant, bank_type)))[:2] == INVALID_REQUEST


BANKS = [
    *[("CMB", "招商银行"), ("COMM", "交通银行"), ("ABC", "农业银行"), ("CCB", "建设银行"), ("ICBC", "工商银行")],
    *[("BOC", "中国银行"), ("PAB", "平安银行"), ("SPDB", "浦发银行"), ("CITIC", "中信银行"), ("CEB", "光大银行")],
    *[("CMBC", "民生银行"), ("CIB", "兴业银行"), ("GDB", "广发银行"), ("PSBC", "邮储银行"), ("NBCB", "宁波银行")],
]


@pytest.mark.parametrize(("bank", "name"), BANKS)
def test_the_account_of_a_redirected_refund_has_bank_kind_of_card_and_last_digits(
    gateway: RunningGateway, merchant: Merchant, bank: str, name: str
) -> None:
    refund_id = abnormal_refund(gateway, merchant, is_partner=False)
    reply = redirect(merchant, refund_id, **card(merchant, f"{bank}_DEBIT"))
    assert (reply.status, reply.json()["user_received_account"]) == (200, f"{name}借记卡1234")


def test_a_refund_to_the_merchant_requires_no_bank(gateway: RunningGateway, merchant: Merchant) -> None:
    refund_id = abnormal_refund(gateway, merchant, is_partner=False)
    assert redirect(merchant, refund_id, bank_type="HSBC_CREDIT").status == 200


AMOUNTS = "订单金额或退款金额与之前请求不一致，请核实后再试"
CHANGED = [
    pytest.param({"amount": {"refund": 299, "total": 1000, "currency": "CNY"}}, AMOUNTS, id="the refund"),
    pytest.param({"amount": {"refund": 300, "total": 999, "currency": "CNY"}}, AMOUNTS, id="the total"),
    pytest.param({"reason": "Torn"}, "reason与之前请求不一致，请核实后再试", id="the reason"),
    pytest.param(
        {"amount": amount_from((AVAILABLE, 300))}, "amount.from与之前请求不一致，请核实后再试", id="the funds"
    ),
    pytest.param(
        {"reason": "Torn", "notify_url": "https://shop.example/refunded"},
        "notify_url、reason与之前请求不一致，请核实后再试",
        id="two fields",
    ),
]


@pytest.mark.parametrize(("changes", "message"), CHANGED)
def test_the_refusal_of_a_used_number_lists_the_fields_that_differ(
    gateway: RunningGateway, merchant: Merchant, changes: dict[str, Any], message: str
) -> None:
    place_and_pay(gateway, merchant, direct(merchant))
    create(merchant)
    reply = create(merchant, **changes)
    assert (*refusal_of(reply)[:2], reply.json()["message"]) == (*INVALID_REQUEST, message)
