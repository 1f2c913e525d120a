"""Who pays for coupons, and what refunds return of them."""

from collections.abc import Mapping
from typing import Any

import pytest

from gateway.coupons import MOST, VALUE, Shop
from gateway.orders import NUMBER, REFUND, SUB_MCHID, direct, partner, place, place_and_pay
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.order_coupons.budgets import budget_of
from wechatpay_gateway.families.order_coupons.splitting import shares_of

TOTAL = 1000
BUDGET = MOST * VALUE
SHARED: dict[str, Any] = {"settle_info": {"profit_sharing": True}}


def own(shop: Shop) -> int:
    """Return how much the available money of the merchant has changed."""
    return shop.gateway.balances.get(shop.merchant.mchid).available - INITIAL_FEN


def budget(shop: Shop, coupon_id: str) -> tuple[int, int]:
    """Return the budget of a coupon's stock, and what refunds in progress will return to it."""
    owner = budget_of(shop.gateway.cash_coupons.get(coupon_id).stock_id)
    accounts = shop.gateway.accounts
    return accounts.balance(owner), accounts.balance(owner, AccountKind.FROZEN)


def test_a_prepaid_coupon_is_paid_from_the_budget_of_its_stock(shop: Shop) -> None:
    coupon_id = shop.coupon(is_cash=True)
    assert (own(shop), budget(shop, coupon_id)) == (-BUDGET, (BUDGET, 0))

    shop.order()
    assert (own(shop), budget(shop, coupon_id)) == (-BUDGET + TOTAL - 6, (BUDGET - VALUE, 0))


def test_a_merchant_gets_less_with_a_coupon_that_is_not_prepaid(shop: Shop) -> None:
    coupon_id = shop.coupon()
    shop.order()
    assert (own(shop), budget(shop, coupon_id)) == (TOTAL - VALUE - 4, (0, 0))


@pytest.mark.parametrize(("is_cash", "shown"), [(True, TOTAL - 6), (False, TOTAL - VALUE - 4)])
def test_the_money_of_a_shared_order_is_what_the_merchant_gets(shop: Shop, *, is_cash: bool, shown: int) -> None:
    shop.coupon(is_cash=is_cash)
    shop.order(direct(shop.merchant, "jsapi", **SHARED))
    assert shop.gateway.balances.get(shop.merchant.mchid).frozen == shown


def test_a_partners_stock_pays_its_sub_merchant(shop: Shop) -> None:
    shop.coupon(is_cash=True, available_merchants=[SUB_MCHID], openid="oPartner")
    place(shop.merchant, partner(shop.merchant, "jsapi"))
    shop.gateway.orders.pay(NUMBER)
    assert (own(shop), shop.gateway.balances.get(SUB_MCHID).available) == (-BUDGET, TOTAL - 6)


def test_a_stock_is_not_started_without_money_for_its_budget(shop: Shop) -> None:
    mchid = shop.merchant.mchid
    shop.gateway.balances.withdraw(mchid, INITIAL_FEN - BUDGET + 1)
    stock_id = shop.stock("S1", is_cash=True)
    reply = shop.start(stock_id)
    assert (reply.status, reply.code) == (403, "NOT_ENOUGH")

    shop.gateway.balances.deposit(mchid, 1)
    assert shop.start(stock_id).status == 200
    assert shop.gateway.balances.get(mchid).available == 0


def test_a_repeated_start_locks_the_budget_once(shop: Shop) -> None:
    stock_id = shop.stock("S1", is_cash=True)
    assert [shop.start(stock_id).status for _ in range(2)] == [200, 200]
    assert own(shop) == -BUDGET


@pytest.mark.parametrize("step", ["review", "stop"])
def test_a_start_that_is_refused_locks_nothing(shop: Shop, step: str) -> None:
    stock_id = shop.stock("S1", is_cash=True)
    shop.gateway.cash_coupon_stocks.take(step, stock_id)
    assert (shop.start(stock_id).status, own(shop)) == (400, 0)


def test_the_rest_of_a_budget_goes_back_at_the_end(shop: Shop) -> None:
    coupon_id = shop.coupon(is_cash=True, days=2)
    shop.order()
    shop.gateway.clock.advance(days=2)
    assert (own(shop), budget(shop, coupon_id)) == (TOTAL - VALUE - 6, (0, 0))


def test_a_stock_that_a_test_started_has_a_budget_from_outside(shop: Shop) -> None:
    stock_id = shop.stock("S1", is_cash=True)
    shop.gateway.cash_coupon_stocks.set_state(stock_id, "running")
    assert shop.send(stock_id).status == 200
    shop.order()
    assert own(shop) == TOTAL - 6


AMOUNTS = ("payer_total", "payer_refund", "settlement_total", "settlement_refund", "discount_refund")
TWO = {"S1": {"value": 100, "is_cash": False}, "S2": {"value": 100, "is_cash": True}}
THREE_YUAN = {"S1": {"value": 300, "is_cash": False}}


@pytest.mark.parametrize(
    ("stocks", "fen", "expected"),
    [
        (TWO, 500, (800, 400, 900, 450, 100)),
        (TWO, 1000, (800, 800, 900, 900, 200)),
        (THREE_YUAN, 900, (700, 630, 700, 630, 270)),
        (THREE_YUAN, 1, (700, 1, 700, 1, 0)),
        (THREE_YUAN, 2, (700, 1, 700, 1, 1)),
    ],
    ids=["the page's example with two coupons", "all of it", "the page's example", "1 fen", "2 fen"],
)
def test_a_refund_returns_coupons_in_proportion(
    shop: Shop, stocks: Mapping[str, Any], fen: int, expected: tuple[int, ...]
) -> None:
    for number, stock in stocks.items():
        shop.coupon(number, combine_use=True, **stock)
    shop.order()
    amount = shop.refund(fen)["amount"]
    assert tuple(amount[name] for name in AMOUNTS) == expected


def test_a_refund_shows_what_it_returns_of_each_coupon(shop: Shop) -> None:
    cash = shop.coupon("S1", value=200, is_cash=True, combine_use=True)
    other = shop.coupon("S2", value=100, combine_use=True)
    shop.order()
    shown = [tuple(each.values()) for each in shop.refund(500)["promotion_detail"]]
    assert shown == [(cash, "GLOBAL", "CASH", 200, 100), (other, "GLOBAL", "NOCASH", 100, 50)]


def test_partial_refunds_add_up_to_everything(shop: Shop) -> None:
    coupon_id = shop.coupon(is_cash=True)
    shop.order()
    refunds = [shop.refund(fen, f"R{fen}")["amount"] for fen in (333, 334, 332, 1)]
    assert [each["payer_refund"] for each in refunds] == [233, 234, 232, 1]
    assert (own(shop), budget(shop, coupon_id)) == (-BUDGET, (BUDGET - VALUE, VALUE))


def test_a_refund_without_coupons_shows_none(shop: Shop) -> None:
    shop.order()
    assert "promotion_detail" not in shop.refund(500)


@pytest.mark.parametrize(("is_cash", "paid"), [(True, 500), (False, 350)])
def test_a_merchant_returns_what_it_got(shop: Shop, *, is_cash: bool, paid: int) -> None:
    shop.coupon(is_cash=is_cash)
    shop.order()
    before, fee = own(shop), 3 if is_cash else 2
    shop.refund(500)
    assert own(shop) - before == -paid + fee


def test_a_successful_refund_returns_money_to_the_budget(shop: Shop) -> None:
    coupon_id = shop.coupon(is_cash=True)
    shop.order()
    shop.refund(500)
    assert budget(shop, coupon_id) == (BUDGET - VALUE, 150)
    shop.gateway.refunds.succeed(REFUND)
    assert budget(shop, coupon_id) == (BUDGET - 150, 0)


def test_a_refund_after_the_end_of_the_stock_returns_money_to_its_creator(shop: Shop) -> None:
    coupon_id = shop.coupon(is_cash=True, days=2)
    shop.order()
    shop.refund(TOTAL)
    shop.gateway.clock.advance(days=2)
    assert (own(shop), budget(shop, coupon_id)) == (-VALUE, (0, VALUE))
    shop.gateway.refunds.succeed(REFUND)
    assert (own(shop), budget(shop, coupon_id)) == (0, (0, 0))


@pytest.mark.parametrize("is_cash", [True, False])
def test_a_closed_refund_changes_nothing(shop: Shop, *, is_cash: bool) -> None:
    coupon_id = shop.coupon(is_cash=is_cash)
    shop.order()
    before = own(shop), budget(shop, coupon_id)
    shop.refund(TOTAL)
    shop.gateway.refunds.close(REFUND)
    assert (own(shop), budget(shop, coupon_id), shop.state(coupon_id)) == (*before, "USED")


def test_a_refund_that_closes_for_lack_of_frozen_money_changes_nothing(shop: Shop) -> None:
    coupon_id = shop.coupon(is_cash=True)
    shop.order()
    before = own(shop), budget(shop, coupon_id)
    sources = [{"account": "UNAVAILABLE", "amount": TOTAL}]
    amount = {"refund": TOTAL, "total": TOTAL, "currency": "CNY", "from": sources}
    reply = shop.post(
        "/v3/refund/domestic/refunds", {"out_trade_no": NUMBER, "out_refund_no": REFUND, "amount": amount}
    )
    assert (reply.status, shop.gateway.refunds.get(REFUND).status) == (200, "CLOSED")
    assert (own(shop), budget(shop, coupon_id)) == before


def test_several_accounts_can_fund_a_refund_with_a_coupon(shop: Shop) -> None:
    shop.coupon()
    shop.order(direct(shop.merchant, "jsapi", **SHARED))
    sources = [{"account": "UNAVAILABLE", "amount": 400}, {"account": "AVAILABLE", "amount": 100}]
    before = shop.gateway.balances.get(shop.merchant.mchid)
    amount = {"refund": 500, "total": TOTAL, "currency": "CNY", "from": sources}
    reply = shop.post(
        "/v3/refund/domestic/refunds", {"out_trade_no": NUMBER, "out_refund_no": REFUND, "amount": amount}
    )
    after = shop.gateway.balances.get(shop.merchant.mchid)
    assert (reply.status, after.available - before.available, after.frozen - before.frozen) == (200, 0, -350 + 2)


def test_a_coupon_comes_back_when_the_whole_order_is_refunded(shop: Shop) -> None:
    coupon_id = shop.coupon()
    shop.order()
    shop.refund(TOTAL)
    assert shop.state(coupon_id) == "USED"
    shop.gateway.refunds.succeed(REFUND)
    assert shop.state(coupon_id) == "SENDED"

    place(shop.merchant, direct(shop.merchant, "jsapi", out_trade_no="second-order"))
    shop.gateway.orders.pay("second-order")
    assert [each.coupon_id for each in shop.gateway.orders.get("second-order").coupons] == [coupon_id]


def test_a_coupon_past_its_end_comes_back_expired(shop: Shop) -> None:
    coupon_id = shop.coupon(days=2)
    shop.order()
    shop.gateway.clock.advance(days=2)
    shop.refund(TOTAL)
    shop.gateway.refunds.succeed(REFUND)
    assert shop.state(coupon_id) == "EXPIRED"


def test_partial_refunds_do_not_give_a_coupon_back(shop: Shop) -> None:
    coupon_id = shop.coupon()
    shop.order()
    for number, fen in (("R1", 400), ("R2", 600)):
        shop.refund(fen, number)
        shop.gateway.refunds.succeed(number)
    assert shop.state(coupon_id) == "USED"


@pytest.mark.parametrize("is_cash", [True, False])
def test_a_reversed_order_gives_coupon_and_money_back(shop: Shop, *, is_cash: bool) -> None:
    coupon_id = shop.coupon(openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", is_cash=is_cash)
    before = own(shop), budget(shop, coupon_id)
    place(shop.merchant, direct(shop.merchant, "codepay"))
    body = {"appid": "wxd678efh567hg6787", "mchid": shop.merchant.mchid}
    reply = shop.post(f"/v3/pay/transactions/out-trade-no/{NUMBER}/reverse", body)
    assert reply.status == 200
    assert (own(shop), budget(shop, coupon_id)) == before
    assert shop.gateway.cash_coupons.get(coupon_id).state == "SENDED"


@pytest.mark.parametrize(
    ("fen", "weights", "left", "expected"),
    [
        (5, [7, 3], [7, 3], [4, 1]),
        (1, [1, 1], [1, 1], [1, 0]),
        (1, [1, 1], [0, 1], [0, 1]),
        (10, [7, 3], [7, 3], [7, 3]),
        (9, [7, 2, 1], [7, 1, 1], [7, 1, 1]),
        (3, [0, 0], [0, 3], [0, 3]),
    ],
)
def test_shares_are_rounded_half_up_within_what_is_left(
    fen: int, weights: list[int], left: list[int], expected: list[int]
) -> None:
    assert shares_of(fen, weights, left) == expected


def test_a_refund_with_a_coupon_reduces_what_can_be_remitted_by_what_the_merchant_returns(shop: Shop) -> None:
    shop.coupon(available_merchants=[SUB_MCHID], openid="oPartner")
    transaction_id = place_and_pay(shop.gateway, shop.merchant, partner(shop.merchant, "jsapi"))
    returned = shop.refund(500, sub_mchid=SUB_MCHID)["amount"]["settlement_refund"]
    target = f"/v3/funds-to-oversea/transactions/{transaction_id}/available_abroad_amounts?sub_mchid={SUB_MCHID}"

    assert returned == 350
    assert shop.merchant.call(target, method="GET").json()["available_abroad_amount"] == TOTAL - VALUE - returned
