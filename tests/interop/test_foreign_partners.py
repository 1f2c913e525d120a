"""Clients written by others act for a sub-merchant: they take a payment, share it, take shares back and refund it."""

from collections.abc import Iterator

import pytest

from interop.conftest import ForeignClient, started
from wechatpay_gateway.server import RunningGateway

SELLER, COURIER = "1900000109", "1900000110"
ORDER, SPLIT, RETURN, REST, REFUND = "order-1000", "split-1000", "return-1000", "rest-1000", "refund-1000"
NAME = "示例快递有限公司"
OF_SELLER = {"sub_mchid": SELLER}


@pytest.fixture
def foreign(kind: str, wechatpay_gateway: RunningGateway) -> Iterator[ForeignClient]:
    """A client of the gateway's merchant, which is a service provider."""
    with started(kind, wechatpay_gateway.environment | {"IS_PARTNER": "1"}) as client:
        yield client


@pytest.fixture
def transaction_id(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> str:
    """The transaction ID of an order of the sub-merchant that can be shared."""
    order = {"out_trade_no": ORDER, "description": "书", "notify_url": "https://shop.example/paid", **OF_SELLER}
    foreign.get("prepay", kind="native", total=1_000, settle_info={"profit_sharing": True}, **order)
    wechatpay_gateway.pay(ORDER)
    wechatpay_gateway.clock.advance(minutes=1)
    number: str = foreign.get("query_of_partner", out_trade_no=ORDER, **OF_SELLER)["transaction_id"]
    return number


@pytest.fixture
def shared(foreign: ForeignClient, wechatpay_gateway: RunningGateway, transaction_id: str) -> str:
    """The transaction ID of an order whose share has arrived."""
    relation = {"account_type": "MERCHANT_ID", "account": COURIER, "relation_type": "PARTNER", "name": NAME}
    foreign.get("add_receiver", **relation, **OF_SELLER)
    share = {"type": "MERCHANT_ID", "account": COURIER, "name": NAME, "amount": 100, "description": "快递"}
    numbers = {"transaction_id": transaction_id, "out_order_no": SPLIT}
    foreign.get("split", **numbers, receivers=[share], unfreeze_unsplit=False, **OF_SELLER)
    wechatpay_gateway.sharings.finish(SPLIT)
    return transaction_id


def test_the_share_of_a_receiver_is_found(foreign: ForeignClient, shared: str) -> None:
    found = foreign.get("query_split", transaction_id=shared, out_order_no=SPLIT, **OF_SELLER)

    assert (found["sub_mchid"], found["receivers"][0]["result"]) == (SELLER, "SUCCESS")


def test_an_order_is_refunded_after_its_share_came_back(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, shared: str
) -> None:
    foreign.get("unfreeze", transaction_id=shared, out_order_no=REST, description="解冻", **OF_SELLER)
    wechatpay_gateway.sharings.finish(REST)
    given_back = {"out_order_no": SPLIT, "out_return_no": RETURN, "return_mchid": COURIER, "amount": 100}
    returned = foreign.get("return_share", **given_back, description="退款", **OF_SELLER)
    refund = {"out_trade_no": ORDER, "out_refund_no": REFUND, "refund": 900, "total": 1_000}
    foreign.get("refund", **refund, notify_url="https://shop.example/refunded", **OF_SELLER)
    wechatpay_gateway.refunds.succeed(REFUND)

    found = foreign.get("query_refund", out_refund_no=REFUND, **OF_SELLER)
    assert (returned["result"], found["status"]) == ("SUCCESS", "SUCCESS")
    assert wechatpay_gateway.balances.get(SELLER).available == 100 - 1  # without the fee of what was not refunded


def test_the_split_of_another_seller_is_not_found(foreign: ForeignClient, shared: str) -> None:
    outcome = foreign.ask("query_split", transaction_id=shared, out_order_no=SPLIT, sub_mchid="1900000111")

    assert (outcome["status"], outcome["body"]["code"]) == (404, "RESOURCE_NOT_EXISTS")
