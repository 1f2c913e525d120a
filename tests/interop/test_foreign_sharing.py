"""Clients written by others share orders, take shares back and download the bill from the gateway: `make interop`."""

import gzip
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from typing import Any

import pytest

from interop.conftest import ForeignClient
from wechatpay_gateway.server import RunningGateway

ORDER, SPLIT, RETURN = "book-1000", "split-1000", "return-1000"
STORE, NAME = "1900000109", "欧阳书店"


def pay(foreign: ForeignClient, gateway: RunningGateway) -> str:
    """Place and pay an order of 10 yuan whose money is frozen, wait until it can be shared, and return its number."""
    settlement = {"profit_sharing": True}
    order = {"out_trade_no": ORDER, "description": "书", "notify_url": "https://shop.example/paid"}
    foreign.get("prepay", kind="native", total=1000, settle_info=settlement, **order)
    gateway.pay(ORDER)
    gateway.clock.advance(minutes=1)
    number: str = foreign.get("query", out_trade_no=ORDER)["transaction_id"]
    return number


def add_receiver(foreign: ForeignClient) -> dict[str, Any]:
    receiver = {"account_type": "MERCHANT_ID", "account": STORE, "relation_type": "STORE", "name": NAME}
    reply: dict[str, Any] = foreign.get("add_receiver", **receiver)
    return reply


def split(foreign: ForeignClient, transaction_id: str) -> dict[str, Any]:
    receiver = {"type": "MERCHANT_ID", "account": STORE, "name": NAME, "amount": 300, "description": "分给书店"}
    order = {"transaction_id": transaction_id, "out_order_no": SPLIT, "receivers": [receiver]}
    reply: dict[str, Any] = foreign.get("split", unfreeze_unsplit=False, **order)
    return reply


@pytest.fixture
def shared(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> str:
    """The transaction ID of an order whose share has arrived."""
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)
    split(foreign, transaction_id)
    wechatpay_gateway.sharings.finish(SPLIT)
    return transaction_id


def give_back(foreign: ForeignClient, transaction_id: str, fen: int) -> dict[str, Any]:
    """Return a part of the share; wechatpayv3 requires both numbers of the split."""
    order_id = foreign.get("query_split", transaction_id=transaction_id, out_order_no=SPLIT)["order_id"]
    numbers = {"order_id": order_id, "out_order_no": SPLIT, "out_return_no": RETURN, "return_mchid": STORE}
    reply: dict[str, Any] = foreign.get("return_share", amount=fen, description="用户退款", **numbers)
    return reply


def test_the_name_of_a_receiver_comes_back_encrypted(foreign: ForeignClient) -> None:
    added = add_receiver(foreign)
    assert foreign.ask("open", ciphtext=added["name"])["result"] == NAME


def test_a_receiver_can_be_deleted(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    add_receiver(foreign)
    deleted = foreign.get("delete_receiver", account_type="MERCHANT_ID", account=STORE)
    assert (deleted["account"], wechatpay_gateway.sharing_receivers.get(STORE).state) == (STORE, "DELETED")


def test_an_order_is_split_and_the_split_found(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)
    accepted = split(foreign, transaction_id)
    wechatpay_gateway.sharings.finish(SPLIT)
    found = foreign.get("query_split", transaction_id=transaction_id, out_order_no=SPLIT)
    assert (accepted["state"], found["state"], found["receivers"][0]["result"]) == ("PROCESSING", "FINISHED", "SUCCESS")


def test_what_is_left_can_be_queried_and_unfrozen(foreign: ForeignClient, shared: str) -> None:
    left = foreign.get("query_unsplit", transaction_id=shared)["unsplit_amount"]
    unfrozen = foreign.get("unfreeze", transaction_id=shared, out_order_no="rest-1000", description="解冻")
    assert (left, unfrozen["receivers"][0]["amount"]) == (694, 694)


def test_a_share_is_returned_and_the_return_found(foreign: ForeignClient, shared: str) -> None:
    returned = give_back(foreign, shared, 100)
    found = foreign.get("query_return", out_return_no=RETURN, out_order_no=SPLIT)
    assert (returned["result"], found) == ("SUCCESS", returned)


def test_too_much_is_refused_in_the_clients_own_words(foreign: ForeignClient, shared: str) -> None:
    refused = foreign.ask("unfreeze", transaction_id=shared, out_order_no=SPLIT, description="解冻")
    assert (refused["status"], refused["body"]["code"]) == (400, "INVALID_REQUEST")


def test_the_bill_of_a_day_is_downloaded(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, shared: str
) -> None:
    day = datetime.fromtimestamp(wechatpay_gateway.clock.now(), UTC) + timedelta(hours=8)
    wechatpay_gateway.clock.advance(hours=34)
    applied = foreign.get("apply_for_sharing_bill", bill_date=f"{day:%Y-%m-%d}")
    content = gzip.decompress(b64decode(foreign.get("download_bill", url=applied["download_url"])))
    assert sha1(content).hexdigest() == applied["hash_value"]  # noqa: S324 (the digest that the page prescribes)
    assert shared in content.decode("utf-8-sig").splitlines()[1]
