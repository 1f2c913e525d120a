"""Receipts of transfers, over HTTP: applying, waiting, and downloading a file whose digest proves it."""

import hashlib
import re
from datetime import datetime
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.hashes import SM3, Hash

from gateway.control.test_control import control
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from gateway.transfers import AMOUNT, NAME, NUMBER, RECEIPTS, USER, created
from wechatpay_gateway.families.merchant_transfer.rules import has_receipt_at
from wechatpay_gateway.families.merchant_transfer.steps import RECEIPT_STEPS, ReceiptState, TransferState
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.server import RunningGateway

INVALID = (400, "INVALID_REQUEST")
STEPS = [step for step in RECEIPT_STEPS if not step.is_call]


def pay(gateway: RunningGateway, merchant: Merchant) -> str:
    """Make a successful transfer with a name, and return WeChat Pay's number."""
    number = created(merchant, user_name=merchant.seal(NAME), transfer_remark="书费")["transfer_bill_no"]
    gateway.transfers.confirm(NUMBER)
    return str(number)


def apply(merchant: Merchant, number: str = NUMBER) -> Answer:
    return merchant.call_json(f"{RECEIPTS}/out-bill-no", {"out_bill_no": number})


def query(merchant: Merchant, number: str = NUMBER) -> Answer:
    return merchant.call(f"{RECEIPTS}/out-bill-no/{number}", method="GET")


def download(merchant: Merchant, url: str) -> Answer:
    """Download the file of a URL, signed like any other request."""
    parts = urlsplit(url)
    assert parts.netloc == merchant.host
    return merchant.call(f"{parts.path}?{parts.query}", method="GET")


def finished(gateway: RunningGateway, merchant: Merchant) -> Answer:
    """Return the query of a finished receipt."""
    pay(gateway, merchant)
    apply(merchant)
    gateway.transfer_receipts.finish(NUMBER)
    return query(merchant)


def test_a_new_application_is_being_processed(gateway: RunningGateway, merchant: Merchant) -> None:
    pay(gateway, merchant)
    fields = apply(merchant).json()
    assert fields.pop("create_time")
    assert fields == {"state": "GENERATING"}
    assert query(merchant).json().keys() == {"state", "create_time", "update_time"}


def test_a_transfer_with_an_empty_name_has_no_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant, user_name="")
    gateway.transfers.confirm(NUMBER)
    assert refusal_of(apply(merchant))[:2] == INVALID


def test_a_finished_receipt_is_downloaded_and_its_digest_proves_it(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = finished(gateway, merchant).json()
    file = download(merchant, fields["download_url"])
    assert (file.status, file.headers["content-type"], file.body[:5]) == (200, "application/pdf", b"%PDF-")
    assert (fields["hash_type"], fields["hash_value"]) == ("SHA256", hashlib.sha256(file.body).hexdigest().upper())


def test_a_receipt_can_have_an_sm3_digest(gateway: RunningGateway, merchant: Merchant) -> None:
    assert control(merchant, "POST", "/transfer_receipts/set-digest", {"hash_type": "SM3"}).status == 200
    fields = finished(gateway, merchant).json()
    digest = Hash(SM3())
    digest.update(download(merchant, fields["download_url"]).body)
    assert (fields["hash_type"], fields["hash_value"]) == ("SM3", digest.finalize().hex().upper())


def test_another_digest_is_refused(merchant: Merchant) -> None:
    refused = control(merchant, "POST", "/transfer_receipts/set-digest", {"hash_type": "SHA1"})
    assert (refused.status, refused.json()) == (400, {"error": "hash_type must be one of SHA256, SM3, got 'SHA1'"})


def test_a_receipt_shows_the_transfer(gateway: RunningGateway, merchant: Merchant) -> None:
    file = download(merchant, finished(gateway, merchant).json()["download_url"]).body
    lines = [bytes.fromhex(line.decode()).decode("utf-16-be") for line in re.findall(rb"<([0-9a-f]+)> Tj", file)]
    shown = "\n".join(lines)
    number = gateway.transfers.get(NUMBER).transfer_bill_no
    assert all(each in shown for each in (merchant.mchid, NAME, USER, "5.00元", NUMBER, number, "书费"))
    assert AMOUNT == 500


def test_a_receipt_is_a_pdf_whose_table_has_the_offset_of_each_object(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    file = download(merchant, finished(gateway, merchant).json()["download_url"]).body
    start = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", file)
    assert start is not None
    table = file[int(start[1]) :]
    offsets = [int(each) for each in re.findall(rb"(\d{10}) 00000 n \n", table)]
    assert [file[at : at + 7] for at in offsets] == [b"%d 0 obj" % number for number in range(1, 7)]
    assert all(before < after for before, after in pairwise(offsets))


def test_both_numbers_name_the_same_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    number = pay(gateway, merchant)
    by_own_number = merchant.call_json(f"{RECEIPTS}/transfer-bill-no", {"transfer_bill_no": number})
    assert by_own_number.json() == apply(merchant).json()
    gateway.transfer_receipts.finish(NUMBER)
    fields = merchant.call(f"{RECEIPTS}/transfer-bill-no/{number}", method="GET").json()
    assert fields["hash_value"] == query(merchant).json()["hash_value"]


@pytest.mark.parametrize("path", ["out-bill-no", "transfer-bill-no"])
def test_an_unknown_transfer_has_no_receipt(merchant: Merchant, path: str) -> None:
    body = {path.replace("-", "_"): "1330000071"}
    assert refusal_of(merchant.call_json(f"{RECEIPTS}/{path}", body))[:2] == INVALID
    assert refusal_of(merchant.call(f"{RECEIPTS}/{path}/1330000071", method="GET"))[:2] == INVALID


@pytest.mark.parametrize("state", [each for each in TransferState if each is not TransferState.SUCCESS])
def test_only_a_successful_transfer_has_a_receipt(
    gateway: RunningGateway, merchant: Merchant, state: TransferState
) -> None:
    pay(gateway, merchant)
    gateway.transfers.put(gateway.transfers.get(NUMBER), state)
    assert refusal_of(apply(merchant))[:2] == INVALID


def test_only_a_transfer_with_a_name_has_a_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    gateway.transfers.confirm(NUMBER)
    assert refusal_of(apply(merchant))[:2] == INVALID


def test_without_an_application_there_is_no_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    pay(gateway, merchant)
    assert refusal_of(query(merchant))[:2] == INVALID


def test_another_merchant_has_no_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    url = finished(gateway, merchant).json()["download_url"]
    other = Merchant.from_env(gateway.merchants.add("1900000777", like=merchant.mchid))
    assert refusal_of(apply(other))[:2] == INVALID
    assert refusal_of(query(other))[:2] == INVALID
    assert refusal_of(download(other, url))[:2] == (403, "NO_AUTH")


@pytest.mark.parametrize("state", ReceiptState)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_moves_the_receipt_or_is_refused(
    gateway: RunningGateway, merchant: Merchant, step: Step, state: ReceiptState
) -> None:
    pay(gateway, merchant)
    apply(merchant)
    machine = gateway.transfer_receipts
    machine.put(machine.get(NUMBER), state)
    reply = control(merchant, "POST", f"/transfer_receipts/{step.name}", {"out_bill_no": NUMBER})
    shown = query(merchant).json()["state"]
    assert (reply.status, shown) == ((200, step.target) if state in step.source else (400, state))


# Time, and applying again


def at(text: str) -> float:
    return datetime.fromisoformat(f"{text}+08:00").timestamp()


@pytest.mark.parametrize(
    ("day", "last", "too_late"),
    [
        ("2026-01-15T10:00:00", "2026-07-15T10:00:00", "2026-07-15T10:00:01"),
        ("2026-08-31T00:00:00", "2027-02-28T00:00:00", "2027-02-28T00:00:01"),
        ("2026-12-31T23:59:59", "2027-06-30T23:59:59", "2027-07-01T00:00:00"),
    ],
)
def test_a_transfer_can_have_a_receipt_for_six_months(day: str, last: str, too_late: str) -> None:
    assert (has_receipt_at(at(day), at(last)), has_receipt_at(at(day), at(too_late))) == (True, False)


def test_a_transfer_of_more_than_six_months_ago_has_no_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    pay(gateway, merchant)
    gateway.clock.advance(days=185)
    assert refusal_of(apply(merchant))[:2] == INVALID


def test_the_same_application_is_the_same_receipt(gateway: RunningGateway, merchant: Merchant) -> None:
    first = finished(gateway, merchant).json()
    gateway.clock.advance(days=1)
    assert apply(merchant).json() == {"state": "FINISHED", "create_time": first["create_time"]}


def test_a_receipt_is_kept_for_90_days(gateway: RunningGateway, merchant: Merchant) -> None:
    finished(gateway, merchant)
    gateway.clock.advance(days=89, hours=23)
    assert query(merchant).status == 200
    gateway.clock.advance(hours=2)
    assert refusal_of(query(merchant))[:2] == INVALID
    assert apply(merchant).json()["state"] == "GENERATING"
    gateway.transfer_receipts.finish(NUMBER)
    assert query(merchant).json()["state"] == "FINISHED"


def test_a_merchant_can_apply_again_after_a_failure(gateway: RunningGateway, merchant: Merchant) -> None:
    pay(gateway, merchant)
    apply(merchant)
    gateway.transfer_receipts.fail(NUMBER, fail_reason="No paper.")
    assert query(merchant).json()["state"] == "FAILED"
    assert apply(merchant).json()["state"] == "GENERATING"


# Download


def test_a_download_url_is_valid_for_ten_minutes_and_more_than_once(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    url = finished(gateway, merchant).json()["download_url"]
    gateway.clock.advance(minutes=9, seconds=50)
    assert [download(merchant, url).status for _ in range(2)] == [200, 200]
    gateway.clock.advance(seconds=20)
    assert refusal_of(download(merchant, url))[:2] == INVALID
    assert download(merchant, query(merchant).json()["download_url"]).status == 200


def test_an_unknown_token_is_refused(merchant: Merchant) -> None:
    assert refusal_of(merchant.call("/v3/transferdownload/signfile?token=unknown", method="GET"))[:2] == INVALID


def test_a_download_must_be_signed(gateway: RunningGateway, merchant: Merchant) -> None:
    url: str = finished(gateway, merchant).json()["download_url"]
    parts = urlsplit(url)
    target = f"{parts.path}?{parts.query}"
    assert merchant.call(target, method="GET", changed={"Authorization": None}).status == 401


def test_a_damaged_file_has_another_digest(gateway: RunningGateway, merchant: Merchant) -> None:
    fields = finished(gateway, merchant).json()
    gateway.faults.add("corrupt_file")
    file = download(merchant, fields["download_url"]).body
    assert hashlib.sha256(file).hexdigest().upper() != fields["hash_value"]


def test_the_control_list_shows_no_file(gateway: RunningGateway, merchant: Merchant) -> None:
    finished(gateway, merchant)
    (row,) = control(merchant, "GET", "/transfer_receipts").json()
    assert row.keys() == {"caller", "out_bill_no", "state", "created", "updated", "fail_reason"}
