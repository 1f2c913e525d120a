"""Clients written by others pay users and download receipts from the gateway: `make interop`."""

from base64 import b64decode
from collections.abc import Iterator
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


def pay(foreign: ForeignClient, number: str = NUMBER, **changes: Any) -> dict[str, Any]:
    """Create a transfer, which must succeed."""
    transfer: dict[str, Any] = {
        "out_bill_no": number,
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
    reply: dict[str, Any] = foreign.get("transfer", **transfer)
    return reply


def test_a_transfer_waits_for_the_user(foreign: ForeignClient) -> None:
    created = pay(foreign)
    assert (created["state"], bool(created["package_info"])) == ("WAIT_USER_CONFIRM", True)


def test_a_transfer_is_found_by_both_numbers(foreign: ForeignClient) -> None:
    number = pay(foreign)["transfer_bill_no"]
    found = foreign.get("query_transfer", out_bill_no=NUMBER)
    by_own_number = foreign.get("query_transfer", transfer_bill_no=number)
    names = [foreign.ask("open", ciphtext=each.pop("user_name"))["result"] for each in (found, by_own_number)]
    assert (names, found) == ([NAME, NAME], by_own_number)


def test_the_notification_of_a_transfer_is_verified_and_decrypted(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    pay(foreign, notify_url=receiver.url)
    wechatpay_gateway.transfers.confirm(NUMBER)
    wechatpay_gateway.deliver()
    [delivered] = receiver.deliveries

    opened = foreign.ask("callback", headers=delivered.headers, body=delivered.body.decode())["result"]

    assert (opened["event_type"], opened["resource"]["state"]) == ("MCHTRANSFER.BILL.FINISHED", "SUCCESS")


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpay-axios-plugin"])
def test_a_transfer_is_canceled(foreign: ForeignClient) -> None:
    pay(foreign)
    assert foreign.get("cancel_transfer", out_bill_no=NUMBER)["state"] == "CANCELING"


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
    with pytest.raises(AssertionError, match="NOT_ENOUGH"):
        pay(foreign)
