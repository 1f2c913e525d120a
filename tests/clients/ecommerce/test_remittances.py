"""Remittances of the money of orders to overseas sellers."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "ecommerce.oversea_remittance"
CREATE, QUERY, AVAILABLE = (f"{SERVICE}.{name}" for name in ("create_order", "query_order", "query_available_amount"))
SUB_MERCHANT = "1900000109"
TOTAL = 1_000
RECEIVER = "1900000111"


@pytest.fixture
def transaction(client: Both, wechatpay_gateway: RunningGateway) -> str:
    """A paid order of 10 yuan; the fee of 6 fen was deposited, so that all of it can be remitted."""
    return paid(client, wechatpay_gateway)


def paid(client: Both, gateway: RunningGateway, number: str = "order-1", **changes: Any) -> str:
    client.call(
        "payments.partner_transactions.prepay_native",
        sp_appid="wx8888888888888888",
        sub_mchid=SUB_MERCHANT,
        description="A book",
        out_trade_no=number,
        notify_url="https://shop.example/paid",
        amount={"total": TOTAL},
        **changes,
    )
    gateway.balances.deposit(SUB_MERCHANT, 6)
    gateway.orders.pay(number)
    order = client.call(
        "payments.partner_transactions.query_order_by_out_trade_no", out_trade_no=number, sub_mchid=SUB_MERCHANT
    )
    return str(order.transaction_id)


def remit(client: Both, transaction: str, **changes: Any) -> Any:
    own = {"out_order_id": "O1", "sub_mchid": SUB_MERCHANT, "transaction_id": transaction, "amount": 650}
    return client.call_by_name(CREATE, {**own_example(CREATE), **own, **changes})


def find(client: Both, transaction: str) -> Any:
    return client.call(QUERY, out_order_id="O1", sub_mchid=SUB_MERCHANT, transaction_id=transaction)


def available(client: Both, transaction: str) -> int:
    found: int = client.call(AVAILABLE, transaction_id=transaction, sub_mchid=SUB_MERCHANT).available_abroad_amount
    return found


@pytest.mark.parametrize(
    ("step", "result", "left", "money"),
    [(None, "ACCEPT", 350, (350, 650)), ("succeed", "SUCCESS", 350, (350, 0)), ("fail", "FAIL", 1_000, (1_000, 0))],
)
def test_the_money_follows_the_result(
    client: Both,
    wechatpay_gateway: RunningGateway,
    transaction: str,
    step: str | None,
    result: str,
    left: int,
    money: tuple[int, int],
) -> None:
    number = remit(client, transaction).order_id
    if step:
        wechatpay_gateway.remittances.take(step, number, *(["RISK_CONTROL"] if step == "fail" else []))

    balance = wechatpay_gateway.balances.get(SUB_MERCHANT)
    assert find(client, transaction).result == result
    assert available(client, transaction) == left
    assert (balance.available, balance.frozen) == money


@pytest.mark.parametrize(
    ("currency", "rate", "amount"), [("USD", None, 100), ("USD", 1_300_000_000, 50), ("JPY", 5_000_000, 130)]
)
def test_the_foreign_amount_follows_the_rate(
    client: Both, wechatpay_gateway: RunningGateway, transaction: str, currency: str, rate: int | None, amount: int
) -> None:
    number = remit(client, transaction, foreign_currency=currency).order_id
    wechatpay_gateway.remittances.succeed(number, rate)

    found = find(client, transaction)
    assert (found.foreign_amount, found.rate, found.departure_amount) == (amount, rate or 650_000_000, 650)
    assert found.exchange_rate_time is not None


def test_the_reason_of_a_failure_is_shown(client: Both, wechatpay_gateway: RunningGateway, transaction: str) -> None:
    wechatpay_gateway.remittances.fail(remit(client, transaction).order_id, "RISK_CONTROL")

    assert find(client, transaction).fail_reason == "RISK_CONTROL"


def test_the_same_remittance_is_made_once(client: Both, wechatpay_gateway: RunningGateway, transaction: str) -> None:
    assert remit(client, transaction) == remit(client, transaction)
    assert wechatpay_gateway.balances.get(SUB_MERCHANT).frozen == 650


@pytest.mark.parametrize("changes", [{"amount": 1_001}, {"amount": 0}, {"transaction_id": "1"}])
def test_more_than_what_is_left_is_refused(client: Both, transaction: str, changes: dict[str, Any]) -> None:
    with pytest.raises(ApiError) as refusal:
        remit(client, transaction, **changes)

    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")
    with pytest.raises(ApiError) as unknown:
        find(client, transaction)
    assert (unknown.value.status, unknown.value.code) == (404, "NOT_FOUND")


def test_a_remittance_without_enough_money_succeeds_after_a_deposit(
    client: Both, wechatpay_gateway: RunningGateway, transaction: str
) -> None:
    wechatpay_gateway.balances.withdraw(SUB_MERCHANT, 400)
    with pytest.raises(ApiError) as refusal:
        remit(client, transaction)
    wechatpay_gateway.balances.deposit(SUB_MERCHANT, 50)

    assert refusal.value.code == "NOT_ENOUGH"
    assert remit(client, transaction).result == "ACCEPT"


def test_money_that_is_frozen_for_profit_sharing_cannot_be_remitted(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    transaction = paid(client, wechatpay_gateway, settle_info={"profit_sharing": True})
    frozen = available(client, transaction)
    own = {"sub_mchid": SUB_MERCHANT, "transaction_id": transaction, "out_order_no": "S1"}
    client.call("ecommerce.profit_sharing.finish_order", **own, description="Done")

    assert (frozen, available(client, transaction)) == (0, TOTAL)


def test_a_refund_reduces_what_can_be_remitted(
    client: Both, wechatpay_gateway: RunningGateway, transaction: str
) -> None:
    client.call(
        "ecommerce.refunds.create_refund",
        sub_mchid=SUB_MERCHANT,
        sp_appid="wx8888888888888888",
        transaction_id=transaction,
        out_refund_no="R1",
        amount={"refund": 300, "total": TOTAL, "currency": "CNY"},
    )

    assert available(client, transaction) == 700


def test_an_order_can_be_remitted_for_three_years(
    client: Both, wechatpay_gateway: RunningGateway, transaction: str
) -> None:
    wechatpay_gateway.clock.advance(days=1_095)
    last = available(client, transaction)
    wechatpay_gateway.clock.advance(days=2)
    with pytest.raises(ApiError) as refusal:
        available(client, transaction)

    assert (last, refusal.value.code) == (TOTAL, "INVALID_REQUEST")


def test_an_order_of_another_sub_merchant_is_refused(client: Both, transaction: str) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(AVAILABLE, transaction_id=transaction, sub_mchid="1900000110")
    assert (refusal.value.status, refusal.value.code) == (403, "NO_AUTH")


def test_a_number_with_other_content_is_refused(client: Both, transaction: str) -> None:
    remit(client, transaction)

    with pytest.raises(ApiError) as refusal:
        remit(client, transaction, amount=1)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize(
    ("kind", "field"), [("BALANCE", "deposit_transaction_id"), ("DEPOSIT", "balance_transaction_id")]
)
def test_the_other_order_of_a_presale_exists(
    client: Both, wechatpay_gateway: RunningGateway, transaction: str, kind: str, field: str
) -> None:
    other = paid(client, wechatpay_gateway, "order-2")
    presale = {"type": kind, "total_amount": 2 * TOTAL, field: "1"}
    with pytest.raises(ApiError) as refusal:
        remit(client, transaction, presale_info=presale)

    assert (refusal.value.status, refusal.value.code) == (404, "NOT_FOUND")
    assert remit(client, transaction, presale_info={**presale, field: other}).result == "ACCEPT"


def test_only_a_successful_remittance_has_an_amount_that_departed(
    client: Both, wechatpay_gateway: RunningGateway, transaction: str
) -> None:
    accepted = remit(client, transaction)
    wechatpay_gateway.remittances.succeed(accepted.order_id)

    assert (accepted.departure_amount, find(client, transaction).departure_amount) == (None, 650)


def test_shares_reduce_what_can_be_remitted_until_they_are_returned(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    sharing, appid = "ecommerce.profit_sharing", "wx8888888888888888"
    transaction = paid(client, wechatpay_gateway, settle_info={"profit_sharing": True})
    own = {"sub_mchid": SUB_MERCHANT, "transaction_id": transaction}
    client.call_by_name(f"{sharing}.add_receiver", {**own_example(f"{sharing}.add_receiver"), "account": RECEIVER})
    wechatpay_gateway.clock.advance(minutes=1)
    share = {"type": "MERCHANT_ID", "receiver_account": RECEIVER, "amount": 200, "description": "Share"}
    share["receiver_name"] = own_example(f"{sharing}.add_receiver")["name"]
    client.call(f"{sharing}.create_order", **own, appid=appid, out_order_no="S1", receivers=[share], finish=False)
    wechatpay_gateway.sharings.finish("S1")
    client.call(f"{sharing}.finish_order", **own, out_order_no="S2", description="Done")
    shared = available(client, transaction)
    back = {"sub_mchid": SUB_MERCHANT, "out_order_no": "S1", "out_return_no": "B1", "return_mchid": RECEIVER}
    client.call(f"{sharing}.create_return_order", **back, amount=50, description="Back")

    assert (shared, available(client, transaction)) == (TOTAL - 200, TOTAL - 150)
