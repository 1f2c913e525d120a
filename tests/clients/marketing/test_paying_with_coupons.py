"""An order that a cash coupon pays in part: its notifications, its refund and its bills, as the client reads them."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.marketing.cash_coupons.coupon_use import CouponUse
from wechatpay_clients.payments.transactions.transaction_success import Transaction
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.bills import read_fund_flow_bill, read_trade_bill

BEIJING = timezone(timedelta(hours=8))
COUPONS, PAYMENTS = "marketing.cash_coupons", "payments.transactions"
HALF = {"refund": 500, "total": 1000, "currency": "CNY"}
APPID, PAYER, NUMBER = "wxd678efh567hg6787", "oOne", "order-1"


def today(gateway: RunningGateway) -> datetime:
    return datetime.fromtimestamp(int(gateway.clock.now()), BEIJING)


def _parameters(request: pytest.FixtureRequest) -> tuple[bool, str]:
    """Return whether the coupon is not prepaid, and its user."""
    given: bool | tuple[bool, str] = getattr(request, "param", False)
    return given if isinstance(given, tuple) else (given, PAYER)


@pytest.fixture
def coupon_id(client: Both, wechatpay_gateway: RunningGateway, request: pytest.FixtureRequest) -> str:
    """A coupon of 3 yuan for orders of 5 yuan, sent on the next noon; prepaid, unless the parameter is `True`, and for a user that it may name."""
    no_cash, openid = _parameters(request)
    gateway = wechatpay_gateway
    noon = today(gateway).replace(hour=12, minute=0, second=0) + timedelta(days=1)
    gateway.clock.advance(seconds=noon.timestamp() - gateway.clock.now())
    creator = gateway.merchants.default.mchid
    stock_id = client.call(
        f"{COUPONS}.create_stock",
        belong_merchant=creator,
        stock_name="Autumn",
        available_begin_time=noon.isoformat(),
        available_end_time=(noon + timedelta(days=30)).isoformat(),
        stock_use_rule={
            "max_coupons": 5,
            "max_amount": 1500,
            "max_coupons_per_user": 1,
            "natural_person_limit": False,
            "prevent_api_abuse": False,
        },
        coupon_use_rule={
            "fixed_normal_coupon": {"coupon_amount": 300, "transaction_minimum": 500},
            "available_merchants": [creator],
        },
        no_cash=no_cash,
        stock_type="NORMAL",
        out_request_no="S1",
    ).stock_id
    names = {"stock_id": stock_id, "stock_creator_mchid": creator}
    client.call(f"{COUPONS}.start_stock", **names)
    number: str = client.call(
        f"{COUPONS}.send_coupon", openid=openid, appid=APPID, out_request_no="C1", **names
    ).coupon_id
    return number


@pytest.fixture
def paid(client: Both, coupon_id: str, wechatpay_gateway: RunningGateway) -> list[Any]:
    """The notifications after the order was paid with the coupon."""
    with receiving() as receiver:
        client.call(f"{COUPONS}.set_callback", notify_url="https://shop.example/coupons")
        wechatpay_gateway.cash_coupon_notification_urls.add(receiver.url)
        client.call(
            f"{PAYMENTS}.prepay_jsapi",
            appid=APPID,
            description="A book",
            out_trade_no=NUMBER,
            notify_url=receiver.url,
            amount={"total": 1000},
            payer={"openid": PAYER},
        )
        wechatpay_gateway.orders.pay(NUMBER)
        wechatpay_gateway.deliver()
        return [client.parse(each.headers, each.body).resource for each in receiver.deliveries]


def test_payment_and_coupon_are_notified(paid: list[Any], coupon_id: str, wechatpay_gateway: RunningGateway) -> None:
    (coupon,) = (each for each in paid if isinstance(each, CouponUse))
    (order,) = (each for each in paid if isinstance(each, Transaction))

    assert order.promotion_detail is not None
    (used,) = order.promotion_detail
    assert (used.coupon_id, used.type, used.amount, used.merchant_contribute) == (coupon_id, "CASH", 300, 300)
    assert order.amount.payer_total == 700
    assert (coupon.coupon_id, coupon.status, coupon.stock_id) == (coupon_id, "USED", used.stock_id)
    use = coupon.consume_information
    assert use is not None
    assert use.consume_mchid == wechatpay_gateway.merchants.default.mchid
    assert (use.transaction_id, use.consume_time) == (order.transaction_id, order.success_time)


@pytest.mark.usefixtures("paid")
def test_a_refund_shows_its_coupon(client: Both, coupon_id: str) -> None:
    refund = client.call(
        "payments.refunds.create_refund",
        out_trade_no=NUMBER,
        out_refund_no="R1",
        amount=HALF,
    )

    amount = refund.amount
    assert (amount.payer_total, amount.payer_refund, amount.discount_refund) == (700, 350, 150)
    assert (amount.settlement_total, amount.settlement_refund) == (1000, 500)
    (returned,) = refund.promotion_detail
    assert (returned.promotion_id, returned.type, returned.amount, returned.refund_amount) == (
        coupon_id,
        "CASH",
        300,
        150,
    )


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize(
    ("coupon_id", "payment", "refund"),
    [(False, (1000, 1000, 300, 6), (500, 500, 150, -3)), (True, (1000, 700, 300, 4), (500, 350, 0, -2))],
    indirect=["coupon_id"],
    ids=["prepaid", "not prepaid"],
)
def test_the_trade_bill_shows_coupons(
    client: Both,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    payment: tuple[int, ...],
    refund: tuple[int, ...],
) -> None:
    day = today(wechatpay_gateway)
    client.call("payments.refunds.create_refund", out_trade_no=NUMBER, out_refund_no="R1", amount=HALF)
    wechatpay_gateway.clock.advance(days=1)
    client.call("payments.bills.download_trade_bill", bill_date=f"{day:%Y-%m-%d}", to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        paid, returned = read_trade_bill(lines)
    assert (paid.total_fen, paid.settlement_total_fen, paid.coupon_amount_fen, paid.fee_fen) == payment
    assert (returned.refund_fen, returned.settlement_refund_fen, returned.coupon_refund_fen, returned.fee_fen) == refund


@pytest.mark.parametrize("coupon_id", [(True, "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")], indirect=True)
def test_bills_show_a_reversal_beside_its_payment(
    client: Both, coupon_id: str, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    order = client.call(
        f"{PAYMENTS}.code_pay",
        appid=APPID,
        description="A book",
        out_trade_no=NUMBER,
        amount={"total": 1000},
        payer={"auth_code": "130061098828009406"},
        scene_info={"store_info": {"id": "1"}},
    )
    client.call(f"{PAYMENTS}.reverse_order", out_trade_no=NUMBER, appid=APPID)
    day = today(wechatpay_gateway)
    wechatpay_gateway.clock.advance(days=1)
    client.call("payments.bills.download_trade_bill", bill_date=f"{day:%Y-%m-%d}", to=tmp_path / "bill.csv")
    client.call("payments.bills.download_fund_flow_bill", bill_date=f"{day:%Y-%m-%d}", to=tmp_path / "funds.csv")

    with (tmp_path / "funds.csv").open("rb") as lines:
        movements = [(each.business_type, each.amount_fen) for each in read_fund_flow_bill(lines)]
    assert movements == [("交易", 700), ("扣除交易手续费", 4), ("退款", 700), ("退还交易手续费", 4)]
    with (tmp_path / "bill.csv").open("rb") as lines:
        paid, back = read_trade_bill(lines)
    assert [each.coupon_id for each in order.promotion_detail] == [coupon_id]
    assert (paid.trade_state, back.trade_state, back.transaction_id) == ("SUCCESS", "REVOKED", order.transaction_id)
    assert (paid.settlement_total_fen, paid.coupon_amount_fen, paid.fee_fen) == (700, 300, 4)
    assert (back.settlement_total_fen, back.coupon_amount_fen, back.total_fen) == (0, 0, 0)
    assert (back.refund_fen, back.settlement_refund_fen, back.fee_fen) == (1000, 700, -4)
