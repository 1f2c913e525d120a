"""The days, hours and sub-merchants for which a bill is available."""

from datetime import datetime, timedelta

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import NUMBER, SUB_MCHID, direct, partner, place, refusal_of
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.server import RunningGateway

TRADE, FUNDS, SUB = "/v3/bill/tradebill", "/v3/bill/fundflowbill", "/v3/bill/sub-merchant-fundflowbill"
PLATFORM = "/v3/ecommerce/bill/fundflowbill"
SEALED = "&algorithm=AEAD_AES_256_GCM&account_type=BASIC"
SEALED_FOR_PLATFORMS = "&algorithm=AEAD_AES_256_GCM&account_type=ALL"
KINDS = [
    pytest.param(target, id=target.removeprefix("/v3/").replace("/", "-")) for target in (TRADE, FUNDS, SUB, PLATFORM)
]


@pytest.fixture
def shop(gateway: RunningGateway, merchant: Merchant) -> Merchant:
    """A partner with payments today, for itself and for a sub-merchant."""
    place(merchant, direct(merchant))
    place(merchant, partner(merchant, out_trade_no="order-2"))
    gateway.pay(NUMBER)
    gateway.pay("order-2")
    return merchant


def today(gateway: RunningGateway) -> datetime:
    return datetime.fromtimestamp(gateway.clock.now(), CHINA).replace(hour=0, minute=0, second=0, microsecond=0)


def bill(merchant: Merchant, target: str, day: datetime, sub_mchid: str = SUB_MCHID) -> tuple[int, str, str]:
    more = {SUB: f"{SEALED}&sub_mchid={sub_mchid}", PLATFORM: SEALED_FOR_PLATFORMS}.get(target, "")
    return refusal_of(merchant.call(f"{target}?bill_date={day:%Y-%m-%d}{more}", method="GET"))


def move_to(gateway: RunningGateway, moment: datetime) -> None:
    gateway.clock.advance(seconds=int(moment.timestamp() - gateway.clock.now()) + 1)


@pytest.mark.parametrize("days", [1, 2, 365])
@pytest.mark.parametrize("target", KINDS)
def test_a_bill_of_a_future_day_is_refused(gateway: RunningGateway, shop: Merchant, target: str, days: int) -> None:
    assert bill(shop, target, today(gateway) + timedelta(days=days))[:2] == (400, "INVALID_REQUEST")


@pytest.mark.parametrize("target", KINDS)
def test_the_bill_of_today_is_not_available_yet(gateway: RunningGateway, shop: Merchant, target: str) -> None:
    assert bill(shop, target, today(gateway))[:2] == (400, "STATEMENT_CREATING")


HOURS = [
    pytest.param(TRADE, 10, id="trade"),
    pytest.param(FUNDS, 9, id="fund flow"),
    pytest.param(SUB, 9, id="sub"),
    pytest.param(PLATFORM, 9, id="platform"),
]


@pytest.mark.parametrize(("target", "hour"), HOURS)
def test_a_bill_is_available_from_its_hour_on_the_next_day(
    gateway: RunningGateway, shop: Merchant, target: str, hour: int
) -> None:
    day = today(gateway)
    ready = day + timedelta(days=1, hours=hour)
    move_to(gateway, ready - timedelta(minutes=1))
    before = bill(shop, target, day)[:2]
    move_to(gateway, ready)
    assert (before, bill(shop, target, day)[0]) == ((400, "STATEMENT_CREATING"), 200)


@pytest.mark.parametrize("sub_mchid", ["1900000110", "1900000001"])
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_bill_of_a_merchant_that_is_not_a_sub_merchant_is_refused(
    gateway: RunningGateway, shop: Merchant, sub_mchid: str, days: int
) -> None:
    assert bill(shop, SUB, today(gateway) + timedelta(days=days), sub_mchid)[:2] == (403, "NO_AUTH")


def test_the_bill_of_another_partners_sub_merchant_is_refused(gateway: RunningGateway, shop: Merchant) -> None:
    environment = gateway.merchants.add("1900000002", like=shop.mchid)
    other = Merchant.from_env(environment)
    assert bill(other, SUB, today(gateway))[:2] == (403, "NO_AUTH")


def test_a_sub_merchant_without_payments_on_a_day_has_no_bill(gateway: RunningGateway, shop: Merchant) -> None:
    assert bill(shop, SUB, today(gateway) - timedelta(days=7))[:2] == (400, "NO_STATEMENT_EXIST")


def test_a_trade_bill_of_an_unknown_sub_merchant_does_not_exist(gateway: RunningGateway, shop: Merchant) -> None:
    day = f"{today(gateway) - timedelta(days=7):%Y-%m-%d}"
    reply = shop.call(f"{TRADE}?bill_date={day}&sub_mchid=1900000110", method="GET")
    assert refusal_of(reply)[:2] == (400, "NO_STATEMENT_EXIST")
