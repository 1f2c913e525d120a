"""Clients written by others pay users and download receipts from the gateway: `make interop`."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest

from interop.conftest import ForeignClient
from support.receiver import Receiver, receiving
from wechatpay_gateway.server import RunningGateway

NUMBER, NAME = "payout1", "欧阳小明"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def send(foreign: ForeignClient, **changes: Any) -> dict[str, Any]:
    """Create a transfer and return the outcome."""
    transfer: dict[str, Any] = {
        "out_bill_no": NUMBER,
        "transfer_scene_id": "1000",
        "openid": "oUser",
        "user_name": NAME,
        "transfer_amount": 500,
        "transfer_remark": "书费",
        "notify_url": "https://shop.example/transferred",
        "transfer_scene_report_infos": [
            {"info_type": "活动名称", "info_content": "新会员有礼"},
            {"info_type": "奖励说明", "info_content": "注册会员抽奖一等奖"},
        ],
        **changes,
    }
    outcome: dict[str, Any] = foreign.ask("transfer", **transfer)
    return outcome


def pay(foreign: ForeignClient, **changes: Any) -> dict[str, Any]:
    """Create a transfer, which must succeed, and return the reply."""
    outcome = send(foreign, **changes)
    assert outcome.get("status") == 200, outcome
    reply: dict[str, Any] = outcome["body"]
    return reply


def refusal(outcome: dict[str, Any]) -> tuple[int, str]:
    """Return the status and the code of a refusal, as the client reports them."""
    return outcome["status"], outcome["body"]["code"]


def test_a_transfer_waits_for_the_user(foreign: ForeignClient) -> None:
    created = pay(foreign)
    assert (created["state"], bool(created["package_info"])) == ("WAIT_USER_CONFIRM", True)


def test_a_transfer_is_found_by_both_numbers(foreign: ForeignClient) -> None:
    number = pay(foreign)["transfer_bill_no"]
    found = foreign.get("query_transfer", out_bill_no=NUMBER)
    by_own_number = foreign.get("query_transfer", transfer_bill_no=number)
    names = [foreign.ask("open", ciphtext=each.pop("user_name"))["result"] for each in (found, by_own_number)]
    assert (names, found) == ([NAME, NAME], by_own_number)


def confirm(gateway: RunningGateway) -> None:
    gateway.transfers.confirm(NUMBER)


def fail(gateway: RunningGateway) -> None:
    gateway.transfers.fail(NUMBER, "PAYEE_ACCOUNT_ABNORMAL")


def let_expire(gateway: RunningGateway) -> None:
    gateway.clock.advance(hours=24)


@pytest.mark.parametrize(
    ("end", "state", "reason"),
    [(confirm, "SUCCESS", None), (fail, "FAIL", "PAYEE_ACCOUNT_ABNORMAL"), (let_expire, "FAIL", "OVERDUE_CLOSE")],
)
def test_the_notification_of_a_transfer_is_verified_and_decrypted(
    foreign: ForeignClient,
    wechatpay_gateway: RunningGateway,
    receiver: Receiver,
    end: Callable[[RunningGateway], None],
    state: str,
    reason: str | None,
) -> None:
    pay(foreign, notify_url=receiver.url)
    end(wechatpay_gateway)
    wechatpay_gateway.deliver()
    [delivered] = receiver.deliveries

    opened = foreign.ask("callback", headers=delivered.headers, body=delivered.body.decode())["result"]

    content = opened["resource"]
    assert (opened["event_type"], content["out_bill_no"]) == ("MCHTRANSFER.BILL.FINISHED", NUMBER)
    assert (content["state"], content.get("fail_reason")) == (state, reason)


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpay-axios-plugin"])
def test_a_transfer_is_canceled(foreign: ForeignClient) -> None:
    pay(foreign)
    assert foreign.get("cancel_transfer", out_bill_no=NUMBER)["state"] == "CANCELING"


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpay-axios-plugin"])
def test_the_notification_of_a_canceled_transfer_is_verified_and_decrypted(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    pay(foreign, notify_url=receiver.url)
    foreign.get("cancel_transfer", out_bill_no=NUMBER)
    wechatpay_gateway.transfers.finish_cancellation(NUMBER)
    wechatpay_gateway.deliver()
    [delivered] = receiver.deliveries

    opened = foreign.ask("callback", headers=delivered.headers, body=delivered.body.decode())["result"]

    assert opened["resource"]["state"] == "CANCELLED"


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpay-axios-plugin"])
def test_a_transfer_that_has_arrived_cannot_be_canceled(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    pay(foreign)
    wechatpay_gateway.transfers.confirm(NUMBER)

    assert refusal(foreign.ask("cancel_transfer", out_bill_no=NUMBER)) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize("kind", ["wechatpayv3 async"])
def test_a_cancellation_with_null_instead_of_an_empty_body_is_refused(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    """`findings/wechatpayv3_async_cancel.sh` shows the request of 2.0.4."""
    pay(foreign)

    assert refusal(foreign.ask("cancel_transfer", out_bill_no=NUMBER)) == (401, "SIGN_ERROR")
    assert wechatpay_gateway.transfers.get(NUMBER).state == "WAIT_USER_CONFIRM"


def test_a_transfer_sent_twice_is_one_transfer(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    """The name of the user is encrypted anew in each request."""
    first, second = pay(foreign), pay(foreign)

    assert (first["transfer_bill_no"], first["create_time"]) == (second["transfer_bill_no"], second["create_time"])
    assert wechatpay_gateway.balances.get("1900000001").frozen == 500


def test_the_number_of_another_transfer_is_refused(foreign: ForeignClient) -> None:
    pay(foreign)

    assert refusal(send(foreign, transfer_amount=501)) == (400, "INVALID_REQUEST")


def test_a_wrong_name_is_refused(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.transfers.name_user("oUser", "司马小红")

    assert refusal(send(foreign)) == (400, "INVALID_REQUEST")


def test_an_unknown_transfer_is_not_found(foreign: ForeignClient) -> None:
    assert refusal(foreign.ask("query_transfer", out_bill_no="never1")) == (404, "NOT_FOUND")


def test_a_receipt_is_downloaded_and_its_digest_verified(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    pay(foreign)
    wechatpay_gateway.transfers.confirm(NUMBER)
    assert foreign.get("apply_for_receipt", out_bill_no=NUMBER)["state"] == "GENERATING"
    wechatpay_gateway.transfer_receipts.finish(NUMBER)
    receipt = foreign.get("query_receipt", out_bill_no=NUMBER)
    file = b64decode(foreign.get("download_bill", url=receipt["download_url"]))
    assert (file[:5], sha256(file).hexdigest().upper()) == (b"%PDF-", receipt["hash_value"])


def test_a_transfer_without_money_is_refused(foreign: ForeignClient, wechatpay_gateway: RunningGateway) -> None:
    owner = wechatpay_gateway.environment["WECHATPAY_MCHID"]
    wechatpay_gateway.balances.withdraw(owner, wechatpay_gateway.balances.get(owner).available)

    assert refusal(send(foreign)) == (403, "NOT_ENOUGH")
    assert foreign.get("query_transfer", out_bill_no=NUMBER)["state"] == "PROCESSING"
