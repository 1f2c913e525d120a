"""The whole life of transfers, over HTTP, by a merchant's side that shares no code with this repository."""

import ast
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gateway import plain_merchant
from gateway.plain_merchant import Inbox, PlainMerchant, inbox_of
from wechatpay_gateway.server import RunningGateway

ROOT = "/v3/fund-app/mch-transfer"
BILLS = f"{ROOT}/transfer-bills"
BILL = f"{BILLS}/out-bill-no/payout1"
RECEIPTS = f"{ROOT}/elecsign"
AUTHORIZATIONS = f"{ROOT}/user-confirm-authorization"
AUTHORIZATION = f"{AUTHORIZATIONS}/out-authorization-no/consent1"


@pytest.fixture
def plain(gateway: RunningGateway) -> PlainMerchant:
    return PlainMerchant(gateway.environment)


@pytest.fixture
def inbox(plain: PlainMerchant) -> Iterator[Inbox]:
    with inbox_of(plain) as inbox:
        yield inbox


def bill(plain: PlainMerchant, inbox: Inbox) -> dict[str, Any]:
    return {
        "appid": "wxf636efh567hg4356",
        "out_bill_no": "payout1",
        "transfer_scene_id": "1005",
        "openid": "oCourier",
        "user_name": plain.seal("欧阳小明"),
        "transfer_amount": 12_345,
        "transfer_remark": "七月份配送费",
        "notify_url": f"{inbox.url}/transfers",
        "transfer_scene_report_infos": [
            {"info_type": "岗位类型", "info_content": "外卖员"},
            {"info_type": "报酬说明", "info_content": "七月份配送费"},
        ],
    }


def test_the_merchants_side_uses_only_the_standard_library_and_cryptography() -> None:
    tree = ast.parse(Path(plain_merchant.__file__).read_text("utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"cryptography"}


def test_a_transfer_from_its_request_to_its_receipt(plain: PlainMerchant, inbox: Inbox) -> None:
    body = bill(plain, inbox)
    created = plain.post(BILLS, body)
    assert (created.status, created.fields["state"]) == (200, "WAIT_USER_CONFIRM")
    assert plain.post(BILLS, body | {"user_name": plain.seal("欧阳小明")}) == created

    waiting = plain.get(BILL).fields
    assert (waiting["state"], waiting["transfer_amount"]) == ("WAIT_USER_CONFIRM", 12_345)
    assert plain.unseal(waiting["user_name"]) == "欧阳小明"

    plain.control("/transfers/confirm", out_bill_no="payout1")
    plain.control("/clock/advance", seconds=0)  # waits for the delivery
    ((event, path, content),) = inbox.received
    assert (event, path, content["state"]) == ("MCHTRANSFER.BILL.FINISHED", "/transfers", "SUCCESS")

    number = created.fields["transfer_bill_no"]
    for address in (BILL, f"{BILLS}/transfer-bill-no/{number}"):
        found = plain.get(address).fields
        shown = found.keys() & content.keys()
        assert {name: found[name] for name in shown} == {name: content[name] for name in shown}
        assert len(shown) == 8

    assert plain.post(BILLS, body).fields["code"] == "ALREADY_EXISTS"


def test_a_receipt_is_proved_by_its_digest(plain: PlainMerchant, inbox: Inbox) -> None:
    plain.post(BILLS, bill(plain, inbox))
    assert plain.post(f"{RECEIPTS}/out-bill-no", {"out_bill_no": "payout1"}).fields["code"] == "INVALID_REQUEST"
    plain.control("/transfers/confirm", out_bill_no="payout1")
    assert plain.post(f"{RECEIPTS}/out-bill-no", {"out_bill_no": "payout1"}).fields["state"] == "GENERATING"
    plain.control("/transfer_receipts/finish", out_bill_no="payout1")
    receipt = plain.get(f"{RECEIPTS}/out-bill-no/payout1").fields
    file = plain.download(receipt["download_url"])
    assert (receipt["hash_type"], receipt["hash_value"]) == ("SHA256", hashlib.sha256(file).hexdigest().upper())
    assert file.startswith(b"%PDF-")


def test_a_transfer_that_is_canceled(plain: PlainMerchant, inbox: Inbox) -> None:
    plain.post(BILLS, bill(plain, inbox))
    assert plain.post(f"{BILL}/cancel").fields["state"] == "CANCELING"
    plain.control("/transfers/finish-cancellation", out_bill_no="payout1")
    plain.control("/clock/advance", seconds=0)
    assert plain.get(BILL).fields["state"] == "CANCELLED"
    assert [(event, content["fail_reason"]) for event, _, content in inbox.received] == [
        ("MCHTRANSFER.BILL.FINISHED", "MCH_CANCEL")
    ]


def test_a_transfer_that_nobody_confirms(plain: PlainMerchant, inbox: Inbox) -> None:
    plain.post(BILLS, bill(plain, inbox))
    plain.control("/clock/advance", hours=24)
    assert plain.get(BILL).fields["fail_reason"] == "OVERDUE_CLOSE"
    assert [content["state"] for _, _, content in inbox.received] == ["FAIL"]


def test_a_transfer_without_money(plain: PlainMerchant, inbox: Inbox) -> None:
    fen = plain.control("/balances/withdraw", owner=plain.mchid, fen=1)["available"]
    plain.control("/balances/withdraw", owner=plain.mchid, fen=fen)
    body = bill(plain, inbox)
    refused = plain.post(BILLS, body)
    assert (refused.status, refused.fields["code"]) == (403, "NOT_ENOUGH")
    plain.control("/balances/deposit", owner=plain.mchid, fen=12_345)
    assert plain.post(BILLS, body).fields["state"] == "WAIT_USER_CONFIRM"


def test_an_authorization_and_a_transfer_after_it(plain: PlainMerchant, inbox: Inbox) -> None:
    applied = plain.post(
        AUTHORIZATIONS,
        {
            "out_authorization_no": "consent1",
            "appid": "wxf636efh567hg4356",
            "openid": "oCourier",
            "transfer_scene_id": "1005",
            "user_display_name": "courier 7",
            "authorization_notify_url": f"{inbox.url}/consents",
        },
    )
    assert applied.fields["state"] == "WAIT_USER_CONFIRM"
    plain.control("/transfer_authorizations/agree", out_authorization_no="consent1")
    plain.control("/clock/advance", seconds=0)
    ((event, path, content),) = inbox.received
    assert (event, path) == ("MCHTRANSFER.AUTHORIZATION.CONFIRMED", "/consents")
    assert plain.get(AUTHORIZATION).fields["authorization_id"] == content["authorization_id"]

    body = bill(plain, inbox) | {"authorization_id": content["authorization_id"]}
    del body["openid"], body["notify_url"]
    paid = plain.post(f"{BILLS}/transfer", body).fields
    assert (paid["state"], paid["openid"], plain.unseal(paid["user_name"])) == ("SUCCESS", "oCourier", "欧阳小明")

    assert plain.post(f"{AUTHORIZATION}/close").fields["close_info"]["close_reason"] == "CLOSE_VIA_MCH_API"
    plain.control("/clock/advance", seconds=0)
    assert inbox.received[1][0] == "MCHTRANSFER.AUTHORIZATION.CLOSED"
    again = plain.post(f"{BILLS}/transfer", body | {"out_bill_no": "payout2"})
    assert (again.status, again.fields["code"]) == (400, "INVALID_REQUEST")
