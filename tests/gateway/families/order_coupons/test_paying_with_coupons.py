"""Which coupons pay an order, and how the order shows them."""

from typing import Any

import pytest

from gateway.coupons import MINIMUM, PAYER, VALUE, Shop, used_in
from gateway.merchant_side import Merchant
from gateway.orders import GOODS, NUMBER, SUB_MCHID, combined, direct, partner, place
from wechatpay_gateway.family.steps import WrongStateError

TOTAL = 1000
BOOKS = {"detail": {"goods_detail": [GOODS]}}


@pytest.mark.parametrize(("is_cash", "kind"), [(True, "CASH"), (False, "NOCASH")])
def test_an_order_shows_its_coupon(shop: Shop, *, is_cash: bool, kind: str) -> None:
    coupon_id = shop.coupon(is_cash=is_cash)
    order = shop.order()

    (used,) = order["promotion_detail"]
    stock_id = shop.gateway.cash_coupons.get(coupon_id).stock_id
    assert order["amount"]["payer_total"] == TOTAL - VALUE
    assert used == {
        "coupon_id": coupon_id,
        "name": "Autumn",
        "scope": "GLOBAL",
        "type": kind,
        "amount": VALUE,
        "stock_id": stock_id,
        "merchant_contribute": VALUE,
        "currency": "CNY",
    }
    assert shop.state(coupon_id) == "USED"


def test_an_order_without_a_coupon_shows_none(shop: Shop) -> None:
    order = shop.order()
    assert (order["amount"]["payer_total"], "promotion_detail" in order) == (TOTAL, False)


FITTING: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"goods_tag": ["A", "B"]}, {"goods_tag": "B"}),
    ({"available_items": ["book-7", "book-8"]}, BOOKS),
    ({"trade_type": ["CARD", "MICROAPP"]}, {}),
    ({}, {"amount": {"total": MINIMUM}}),
]
NOT_FITTING: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"available_merchants": ["1900000110"]}, {}, "available_merchants"),
    ({}, {"amount": {"total": MINIMUM - 1}}, f"at least {MINIMUM} fen, and this one has {MINIMUM - 1}"),
    ({"goods_tag": ["A", "B"]}, {"goods_tag": "C"}, "goods_tag of the order must be one of A, B"),
    ({"goods_tag": ["A"]}, {}, "goods_tag"),
    ({"available_items": ["book-8"]}, BOOKS, "one of the items book-8"),
    ({"available_items": ["book-7"]}, {}, "goods_detail"),
    ({"trade_type": ["APPPAY"]}, {}, "its trade_type is APPPAY"),
    ({"limit_card": {"name": "Card", "bin": ["622200"]}}, {}, "bank cards"),
]


@pytest.mark.parametrize(("rules", "changes"), FITTING)
def test_a_coupon_that_fits_is_used(shop: Shop, rules: dict[str, Any], changes: dict[str, Any]) -> None:
    coupon_id = shop.coupon(**rules)
    assert used_in(shop.order(direct(shop.merchant, "jsapi", **changes))) == [coupon_id]


@pytest.mark.parametrize(("rules", "changes", "reason"), NOT_FITTING)
def test_a_coupon_that_does_not_fit_is_not_used(
    shop: Shop, rules: dict[str, Any], changes: dict[str, Any], reason: str
) -> None:
    coupon_id = shop.coupon(**rules)
    place(shop.merchant, direct(shop.merchant, "jsapi", **changes))

    with pytest.raises(WrongStateError, match=reason):
        shop.gateway.orders.pay(NUMBER, coupon_id=coupon_id)
    assert shop.query()["trade_state"] == "NOTPAY"
    shop.gateway.orders.pay(NUMBER)
    assert (used_in(shop.query()), shop.state(coupon_id)) == ([], "SENDED")


def test_a_coupon_is_used_until_its_end(shop: Shop) -> None:
    coupon_id = shop.coupon(days=1)
    shop.gateway.clock.advance(days=1)
    assert (used_in(shop.order()), shop.state(coupon_id)) == ([], "EXPIRED")


def test_a_coupon_is_used_from_its_beginning_on(shop: Shop) -> None:
    coupon_id = shop.coupon(starts=2)
    place(shop.merchant, direct(shop.merchant, "jsapi"))
    with pytest.raises(WrongStateError, match="it is valid from"):
        shop.gateway.orders.pay(NUMBER, coupon_id=coupon_id)
    shop.gateway.clock.advance(days=2)
    shop.gateway.orders.pay(NUMBER, coupon_id=coupon_id)
    assert used_in(shop.query()) == [coupon_id]


@pytest.mark.parametrize("step", ["take_back", "revoke", "expire"])
def test_a_coupon_that_ended_is_not_used(shop: Shop, step: str) -> None:
    shop.gateway.cash_coupons.take(step, shop.coupon())
    assert used_in(shop.order()) == []


def test_a_coupon_pays_one_order(shop: Shop) -> None:
    coupon_id = shop.coupon()
    shop.order()
    place(shop.merchant, direct(shop.merchant, "jsapi", out_trade_no="second-order"))

    with pytest.raises(LookupError, match=f"no usable coupon {coupon_id}; usable coupons: none"):
        shop.gateway.orders.pay("second-order", coupon_id=coupon_id)


def test_a_coupon_of_another_user_is_not_used(shop: Shop) -> None:
    shop.coupon(openid="oTwo")
    assert used_in(shop.order()) == []


def test_another_payer_uses_its_own_coupon(shop: Shop) -> None:
    shop.coupon()
    own = shop.coupon("S2", openid="oTwo")
    assert used_in(shop.order(openid="oTwo")) == [own]


def test_a_payer_can_decline_its_coupons(shop: Shop) -> None:
    coupon_id = shop.coupon()
    assert (used_in(shop.order(coupon_id="none")), shop.state(coupon_id)) == ([], "SENDED")


def test_the_coupon_with_the_highest_value_is_used(shop: Shop) -> None:
    shop.coupon("S1", value=200, combine_use=True)
    best = shop.coupon("S2", value=400)
    shop.coupon("S3", value=300, combine_use=True)
    assert used_in(shop.order()) == [best]


def test_coupons_that_can_be_combined_are_used_together(shop: Shop) -> None:
    coupons = [shop.coupon(f"S{value}", value=value, combine_use=True) for value in (400, 300)]
    shop.coupon("S350", value=350)
    order = shop.order()
    assert (used_in(order), order["amount"]["payer_total"]) == (coupons, 300)


def test_coupons_of_several_creators_are_not_combined(shop: Shop) -> None:
    accepts: dict[str, Any] = {"combine_use": True, "available_merchants": [shop.merchant.mchid]}
    number = shop.gateway.merchants.add("1900000002", like=shop.merchant.mchid)
    Shop(shop.gateway, Merchant.from_env(number)).coupon("S1", value=300, **accepts)
    best = shop.coupon("S2", value=400, **accepts)
    assert used_in(shop.order()) == [best]


def test_a_payer_pays_at_least_one_fen(shop: Shop) -> None:
    coupons = [shop.coupon(f"S{at}", value=490 + at, combine_use=True) for at in (9, 8, 7)]
    order = shop.order()
    assert (used_in(order), order["amount"]["payer_total"]) == (coupons[:2], 3)


def test_at_most_eight_coupons_are_used(shop: Shop) -> None:
    for at in range(9):
        shop.coupon(f"S{at}", value=10, combine_use=True)
    assert len(used_in(shop.order())) == 8


def test_a_named_coupon_is_used_alone(shop: Shop) -> None:
    shop.coupon("S1", value=400, combine_use=True)
    named = shop.coupon("S2", value=300, combine_use=True)
    assert used_in(shop.order(coupon_id=named)) == [named]


def test_a_coupon_pays_a_part_of_a_partners_order(shop: Shop) -> None:
    coupon_id = shop.coupon(available_merchants=[SUB_MCHID], openid="oPartner")
    place(shop.merchant, partner(shop.merchant, "jsapi"))
    shop.gateway.orders.pay(NUMBER)
    names = f"sp_mchid={shop.merchant.mchid}&sub_mchid={SUB_MCHID}"
    order = shop.merchant.call(f"/v3/pay/partner/transactions/out-trade-no/{NUMBER}?{names}", method="GET").json()
    assert (used_in(order), order["amount"]["payer_total"]) == ([coupon_id], TOTAL - VALUE)


def test_each_part_of_a_combined_order_has_its_coupon(shop: Shop) -> None:
    coupons = [shop.coupon(f"S{at}", value=at, available_merchants=[SUB_MCHID]) for at in (200, 100)]
    place(shop.merchant, combined(shop.merchant, "jsapi"))
    shop.gateway.orders.pay(NUMBER)
    order = shop.merchant.call(f"/v3/combine-transactions/out-trade-no/{NUMBER}", method="GET").json()
    assert [used_in(each) for each in order["sub_orders"]] == [[coupons[0]], [coupons[1]]]
    assert [each["amount"]["payer_amount"] for each in order["sub_orders"]] == [300, 400]


def test_a_named_coupon_pays_the_part_that_it_fits(shop: Shop) -> None:
    coupon_id = shop.coupon(value=200, available_merchants=[SUB_MCHID], goods_tag=["A"])
    order = combined(shop.merchant, "jsapi")
    order[1]["sub_orders"][1]["goods_tag"] = "A"
    place(shop.merchant, order)
    shop.gateway.orders.pay(NUMBER, coupon_id=coupon_id)
    found = shop.merchant.call(f"/v3/combine-transactions/out-trade-no/{NUMBER}", method="GET").json()
    assert [used_in(each) for each in found["sub_orders"]] == [[], [coupon_id]]


def test_a_payment_by_code_uses_a_coupon(shop: Shop) -> None:
    coupon_id = shop.coupon(openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", trade_type=["CARD"])
    reply = place(shop.merchant, direct(shop.merchant, "codepay")).json()
    assert (used_in(reply), reply["amount"]["payer_total"]) == ([coupon_id], TOTAL - VALUE)


def test_a_prepayment_is_paid_with_a_coupon(shop: Shop) -> None:
    coupon_id = shop.coupon()
    prepay_id = place(shop.merchant, direct(shop.merchant, "jsapi")).json()["prepay_id"]
    shop.gateway.orders.pay_prepayment(prepay_id, openid=PAYER, coupon_id=coupon_id)
    assert used_in(shop.query()) == [coupon_id]
