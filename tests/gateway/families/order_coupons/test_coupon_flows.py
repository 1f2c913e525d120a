"""The files with the uses and refunds of the coupons of a stock."""

from datetime import datetime, timedelta
from hashlib import sha1
from urllib.parse import urlsplit

import pytest

from gateway.coupons import BEIJING, ROOT, Shop
from gateway.merchant_side import Answer, Merchant
from gateway.orders import REFUND

Row = dict[str, str]


def ask(shop: Shop, stock_id: str, kind: str = "use-flow") -> Answer:
    return shop.merchant.call(f"{ROOT}/stocks/{stock_id}/{kind}", method="GET")


def rows(shop: Shop, stock_id: str, kind: str) -> list[Row]:
    """Download a file, check its digest, and return its rows."""
    reply = ask(shop, stock_id, kind).json()
    url: str = reply["url"]
    target = urlsplit(url)
    content = shop.merchant.call(f"{target.path}?{target.query}", method="GET").body
    assert reply["hash_value"] == sha1(content).hexdigest()  # noqa: S324 (the pages require this digest)
    head, *lines = content.decode("utf-8-sig").splitlines()
    return [dict(zip(head.split(","), line.replace("`", "").split(","), strict=True)) for line in lines]


def to_ready(shop: Shop, stock_id: str, early_seconds: float = 0) -> None:
    """Move the clock to 10:00 on the day after the end of a stock."""
    end = datetime.fromisoformat(shop.gateway.order_coupons.stock(stock_id)["available_end_time"]).astimezone(BEIJING)
    ready = (end + timedelta(days=1)).replace(hour=10, minute=0, second=0)
    shop.gateway.clock.advance(seconds=ready.timestamp() - shop.gateway.clock.now() - early_seconds)


@pytest.fixture
def coupon_id(shop: Shop) -> str:
    """A coupon of a stock that lasts one day."""
    return shop.coupon(days=1)


@pytest.fixture
def stock_id(shop: Shop, coupon_id: str) -> str:
    """The stock of the coupon, whose order was refunded in part."""
    shop.order()
    shop.refund(500)
    shop.gateway.refunds.succeed(REFUND)
    number: str = shop.gateway.cash_coupons.get(coupon_id).stock_id
    return number


def test_the_uses_of_a_stock_are_a_file(shop: Shop, coupon_id: str, stock_id: str) -> None:
    to_ready(shop, stock_id)
    (use,) = rows(shop, stock_id, "use-flow")
    order = shop.query()
    assert (use["批次ID"], use["优惠ID"], use["支付单号"]) == (stock_id, coupon_id, order["transaction_id"])
    assert (use["优惠金额（元）"], use["订单总金额（元）"], use["交易类型"]) == ("3.00", "10.00", "支付")
    assert (use["消耗商户号"], use["消耗时间"]) == (
        shop.merchant.mchid,
        order["success_time"][:19].replace("T", " "),
    )


def test_the_refunds_of_a_stock_are_a_file(shop: Shop, coupon_id: str, stock_id: str) -> None:
    to_ready(shop, stock_id)
    (back,) = rows(shop, stock_id, "refund-flow")
    assert (back["优惠ID"], back["优惠金额（元）"], back["交易类型"]) == (coupon_id, "1.50", "退款")
    assert back["退款单号"] == shop.gateway.refunds.get(REFUND).refund_id


def test_a_closed_refund_is_not_in_the_file(shop: Shop, coupon_id: str) -> None:
    shop.order()
    shop.refund(500)
    shop.gateway.refunds.close(REFUND)
    stock_id = shop.gateway.cash_coupons.get(coupon_id).stock_id
    to_ready(shop, stock_id)
    assert rows(shop, stock_id, "refund-flow") == []


@pytest.mark.parametrize("kind", ["use-flow", "refund-flow"])
def test_a_file_is_ready_on_the_day_after_the_end(shop: Shop, stock_id: str, kind: str) -> None:
    to_ready(shop, stock_id, early_seconds=5)
    reply = ask(shop, stock_id, kind)
    assert (reply.status, reply.code) == (404, "RESOURCE_NOT_EXISTS")


def test_the_file_of_an_unknown_stock_is_refused(shop: Shop) -> None:
    assert ask(shop, "1").code == "RESOURCE_NOT_EXISTS"


def test_the_file_of_another_merchants_stock_is_refused(shop: Shop, stock_id: str) -> None:
    shop.gateway.merchants.add("1900000777")
    other = Merchant.from_env(shop.gateway.merchants.environment("1900000777"))
    reply = other.call(f"{ROOT}/stocks/{stock_id}/use-flow", method="GET")
    assert (reply.status, reply.code) == (403, "REQUEST_BLOCKED")
