"""Clients written by others share orders, take shares back and download the bill from the gateway: `make interop`."""

import gzip
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from typing import Any

import pytest

from interop.conftest import ForeignClient, started
from support.receiver import receiving
from wechatpay_gateway.server import RunningGateway

ORDER, SPLIT, RETURN = "book-1000", "split-1000", "return-1000"
ODD_SPLIT = "split_1|0*0@0-A"
STORE, NAME = "1900000109", "欧阳书店"


def pay(foreign: ForeignClient, gateway: RunningGateway, minutes: int = 1) -> str:
    """Place and pay an order of 10 yuan whose money is frozen, wait until it can be shared, and return its number."""
    settlement = {"profit_sharing": True}
    order = {"out_trade_no": ORDER, "description": "书", "notify_url": "https://shop.example/paid"}
    foreign.get("prepay", kind="native", total=1000, settle_info=settlement, **order)
    gateway.pay(ORDER)
    gateway.clock.advance(minutes=minutes)
    number: str = foreign.get("query", out_trade_no=ORDER)["transaction_id"]
    return number


def add_receiver(foreign: ForeignClient) -> dict[str, Any]:
    receiver = {"account_type": "MERCHANT_ID", "account": STORE, "relation_type": "STORE", "name": NAME}
    reply: dict[str, Any] = foreign.get("add_receiver", **receiver)
    return reply


def send_split(foreign: ForeignClient, transaction_id: str, number: str = SPLIT, fen: int = 300) -> dict[str, Any]:
    """Split an order and return the outcome."""
    receiver = {"type": "MERCHANT_ID", "account": STORE, "name": NAME, "amount": fen, "description": "分给书店"}
    order = {"transaction_id": transaction_id, "out_order_no": number, "receivers": [receiver]}
    outcome: dict[str, Any] = foreign.ask("split", unfreeze_unsplit=False, **order)
    return outcome


def split(foreign: ForeignClient, transaction_id: str) -> dict[str, Any]:
    """Split an order, which must succeed, and return the reply."""
    return accepted(send_split(foreign, transaction_id))


def accepted(outcome: dict[str, Any]) -> dict[str, Any]:
    """Return the body of a reply that must be successful."""
    assert outcome.get("status") == 200, outcome
    reply: dict[str, Any] = outcome["body"]
    return reply


def refusal(outcome: dict[str, Any]) -> tuple[int, str]:
    """Return the status and the code of a refusal, as the client reports them."""
    return outcome["status"], outcome["body"]["code"]


@pytest.fixture
def shared(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> str:
    """The transaction ID of an order whose share has arrived."""
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)
    split(foreign, transaction_id)
    wechatpay_gateway.sharings.finish(SPLIT)
    return transaction_id


def give_back(foreign: ForeignClient, transaction_id: str, fen: int) -> dict[str, Any]:
    """Return a part of the share, which must succeed, and return the reply."""
    return accepted(send_return(foreign, transaction_id, fen))


def send_return(foreign: ForeignClient, transaction_id: str, fen: int) -> dict[str, Any]:
    """Return a part of the share and return the outcome; wechatpayv3 requires both numbers of the split."""
    order_id = foreign.get("query_split", transaction_id=transaction_id, out_order_no=SPLIT)["order_id"]
    numbers = {"order_id": order_id, "out_order_no": SPLIT, "out_return_no": RETURN, "return_mchid": STORE}
    outcome: dict[str, Any] = foreign.ask("return_share", amount=fen, description="用户退款", **numbers)
    return outcome


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


def test_the_receiver_of_a_share_verifies_and_decrypts_its_notification(
    kind: str, foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    store = wechatpay_gateway.environment | wechatpay_gateway.merchants.add(STORE)
    with receiving() as receiver, started(kind, store) as foreign_store:
        wechatpay_gateway.sharing_profiles.set_notify_url(STORE, receiver.url)
        transaction_id = pay(foreign, wechatpay_gateway)
        add_receiver(foreign)
        split(foreign, transaction_id)
        wechatpay_gateway.sharings.finish(SPLIT)
        give_back(foreign, transaction_id, 100)
        wechatpay_gateway.deliver()
        opened = [
            foreign_store.ask("callback", headers=each.headers, body=each.body.decode())["result"]
            for each in receiver.deliveries
        ]

    assert [(each["summary"], each["resource"]["out_order_no"]) for each in opened] == [
        ("分账", SPLIT),
        ("分账回退", RETURN),
    ]
    assert [each["resource"]["receiver"]["amount"] for each in opened] == [300, 100]


def test_a_split_sent_twice_is_one_split(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    """The names of the receivers are encrypted anew in each request."""
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)
    first = split(foreign, transaction_id)
    wechatpay_gateway.clock.advance(seconds=1)

    assert split(foreign, transaction_id)["order_id"] == first["order_id"]
    assert foreign.get("query_unsplit", transaction_id=transaction_id)["unsplit_amount"] == 694


def test_the_number_of_another_split_is_refused(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, shared: str
) -> None:
    wechatpay_gateway.clock.advance(seconds=1)

    assert refusal(send_split(foreign, shared, fen=301)) == (400, "INVALID_REQUEST")


def test_an_order_cannot_be_split_in_its_first_minute(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    transaction_id = pay(foreign, wechatpay_gateway, minutes=0)
    add_receiver(foreign)

    assert refusal(send_split(foreign, transaction_id)) == (400, "INVALID_REQUEST")


def test_more_than_the_maximum_ratio_is_refused(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)

    assert refusal(send_split(foreign, transaction_id, fen=301)) == (403, "RULE_LIMIT")


def test_more_than_the_share_cannot_be_returned(foreign: ForeignClient, shared: str) -> None:
    assert refusal(send_return(foreign, shared, 301)) == (400, "INVALID_REQUEST")


def test_an_unknown_split_is_not_found(foreign: ForeignClient, shared: str) -> None:
    outcome = foreign.ask("query_split", transaction_id=shared, out_order_no="never-1")

    assert refusal(outcome) == (404, "RESOURCE_NOT_EXISTS")


@pytest.mark.parametrize("kind", ["wechatpayv3 async", "wechatpay-axios-plugin"])
def test_a_number_with_every_allowed_sign_is_found(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)
    send_split(foreign, transaction_id, number=ODD_SPLIT)

    found = foreign.get("query_split", transaction_id=transaction_id, out_order_no=ODD_SPLIT)

    assert found["out_order_no"] == ODD_SPLIT


@pytest.mark.parametrize("kind", ["wechatpayv3 sync"])
def test_the_query_of_a_number_with_a_bar_is_refused(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    """`findings/wechatpayv3_bar_in_numbers.sh` shows the request of 2.0.4."""
    transaction_id = pay(foreign, wechatpay_gateway)
    add_receiver(foreign)
    send_split(foreign, transaction_id, number=ODD_SPLIT)

    outcome = foreign.ask("query_split", transaction_id=transaction_id, out_order_no=ODD_SPLIT)

    assert refusal(outcome) == (401, "SIGN_ERROR")


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
