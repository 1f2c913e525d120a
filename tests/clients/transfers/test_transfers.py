"""Merchant transfers through both clients, over HTTP: retries, open outcomes, waiting, receipts and authorizations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.both import Both, Opened
from support.time import FakeClock
from wechatpay_clients import BadRequest, Client, CorruptDownload, Forbidden, NoFile, NotFound, OutcomeUnknown
from wechatpay_gateway.server import RunningGateway

SERVICE = "transfers.merchant_transfer"
CREATE = f"{SERVICE}.create_transfer"
QUERY = f"{SERVICE}.query_transfer_by_out_bill_no"
DOWNLOAD = f"{SERVICE}.download_receipt_by_out_bill_no"
NUMBER, AUTHORIZATION = "transfer1", "authorization1"
COMMON: dict[str, Any] = {
    "appid": "wxf636efh567hg4356",
    "out_bill_no": NUMBER,
    "transfer_scene_id": "1000",
    "transfer_amount": 500,
    "transfer_remark": "A prize",
    "transfer_scene_report_infos": [
        {"info_type": "活动名称", "info_content": "夏季抽奖"},
        {"info_type": "奖励说明", "info_content": "一等奖"},
    ],
}
TRANSFER: dict[str, Any] = {
    **COMMON,
    "openid": "oUser",
    "user_name": "李四",
    "notify_url": "https://shop.example/transferred",
}
APPLICATION: dict[str, Any] = {
    "appid": COMMON["appid"],
    "out_authorization_no": AUTHORIZATION,
    "openid": "oUser",
    "transfer_scene_id": "1000",
    "user_display_name": "reader",
    "authorization_notify_url": "https://shop.example/authorized",
}


def confirm(gateway: RunningGateway) -> None:
    gateway.transfers.confirm(NUMBER)


def expire(gateway: RunningGateway) -> None:
    gateway.transfers.expire(NUMBER)


def fail_receipt(gateway: RunningGateway) -> None:
    gateway.transfer_receipts.fail(NUMBER)


def do_nothing(_gateway: RunningGateway) -> None:
    """Leave everything as it is."""


def transfers(gateway: RunningGateway) -> list[str]:
    """Return the numbers of the transfers that exist."""
    return [record.out_bill_no for record in gateway.transfers.records()]


@pytest.fixture
def paid(client: Both, wechatpay_gateway: RunningGateway) -> Both:
    """A client whose transfer with a name the user has confirmed."""
    client.call(CREATE, **TRANSFER)
    wechatpay_gateway.transfers.confirm(NUMBER)
    return client


@pytest.mark.parametrize("code", ["FREQUENCY_LIMIT", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED"])
def test_a_transfer_is_repeated_after_each_429_with_the_same_number(
    client: Both, wechatpay_gateway: RunningGateway, code: str
) -> None:
    wechatpay_gateway.faults.add("rate_limit_after", times=2, code=code)

    assert client.respond(CREATE, **TRANSFER).attempts == 3
    assert transfers(wechatpay_gateway) == [NUMBER]


@pytest.mark.parametrize("fault", ["rate_limit_after", "system_error_after", "cut_after"])
def test_a_transfer_with_an_open_outcome_is_found(client: Both, wechatpay_gateway: RunningGateway, fault: str) -> None:
    wechatpay_gateway.faults.add(fault, times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(CREATE, **TRANSFER)

    assert client.settle(caught.value).state == "WAIT_USER_CONFIRM"


def test_a_transfer_that_was_not_created_can_be_sent_again(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_before", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(CREATE, **TRANSFER)
    with pytest.raises(NotFound, match="NOT_FOUND"):
        client.settle(caught.value)

    assert client.call(CREATE, **TRANSFER).state == "WAIT_USER_CONFIRM"


def test_a_refused_transfer_says_which_number_to_use(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.balances.withdraw("1900000001", wechatpay_gateway.balances.get("1900000001").available)

    with pytest.raises(Forbidden, match="Top up the account, then retry with the same `out_bill_no`"):
        client.call(CREATE, **TRANSFER)


def test_a_transfer_that_is_refused_for_lack_of_money_is_found(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.balances.withdraw("1900000001", wechatpay_gateway.balances.get("1900000001").available)
    with pytest.raises(
        Forbidden, match=r"The call may have taken effect\. Check the outcome with client\.settle"
    ) as caught:
        client.call(CREATE, **TRANSFER)

    assert (caught.value.is_outcome_open, caught.value.attempts) == (True, 1)
    assert client.settle(caught.value).state == "PROCESSING"


def test_a_final_transfer_that_is_sent_again_is_found(paid: Both) -> None:
    with pytest.raises(BadRequest) as caught:
        paid.call(CREATE, **TRANSFER)

    assert paid.settle(caught.value).state == "SUCCESS"


def test_a_final_transfer_cannot_be_sent_again(paid: Both) -> None:
    with pytest.raises(BadRequest, match="Use a new number only if it is `FAIL` or `CANCELLED`"):
        paid.call(CREATE, **TRANSFER)


def test_the_name_is_encrypted_and_decrypted(paid: Both, wechatpay_gateway: RunningGateway) -> None:
    found = paid.call(QUERY, out_bill_no=NUMBER)

    assert (found.user_name, "李四" in repr(found)) == ("李四", False)


def during(opened: Opened, gateway: RunningGateway, change: Callable[[], object]) -> tuple[Both, FakeClock]:
    """Return a client, and its clock, that makes a change while it waits for the first time."""

    class Patience(FakeClock):
        def now(self) -> float:
            return self.started_at

        def sleep(self, seconds: float) -> None:
            if not self.waits:
                change()
            super().sleep(seconds)

        async def sleep_async(self, seconds: float) -> None:
            self.sleep(seconds)

    clock = Patience(gateway.clock.now())
    return opened(gateway.environment, strict=True, clock=clock), clock


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (confirm, "SUCCESS"),
        (expire, "FAIL"),
    ],
    ids=["confirmed", "expired"],
)
def test_a_wait_ends_with_the_final_state_of_a_transfer(
    opened: Opened, wechatpay_gateway: RunningGateway, step: Callable[[RunningGateway], object], state: str
) -> None:
    client, clock = during(opened, wechatpay_gateway, lambda: step(wechatpay_gateway))
    client.call(CREATE, **TRANSFER)

    assert client.call(f"{SERVICE}.wait_until_final", out_bill_no=NUMBER, timeout=60).state == state
    assert clock.waits == [5]


def test_a_wait_ends_when_the_user_agrees(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    client, clock = during(
        opened, wechatpay_gateway, lambda: wechatpay_gateway.transfer_authorizations.agree(AUTHORIZATION)
    )
    client.call(f"{SERVICE}.create_authorization", **APPLICATION)

    name = f"{SERVICE}.wait_until_authorized_or_closed"
    assert client.call(name, out_authorization_no=AUTHORIZATION, timeout=60).state == "TAKING_EFFECT"
    assert clock.waits == [5]


def test_a_receipt_is_queried_every_two_minutes(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    client, clock = during(opened, wechatpay_gateway, lambda: wechatpay_gateway.transfer_receipts.finish(NUMBER))
    client.call(CREATE, **TRANSFER)
    wechatpay_gateway.transfers.confirm(NUMBER)
    client.call(f"{SERVICE}.apply_receipt_by_out_bill_no", out_bill_no=NUMBER)

    receipt = client.call(f"{SERVICE}.wait_until_receipt_final", out_bill_no=NUMBER, timeout=600)
    assert (receipt.state, clock.waits) == ("FINISHED", [120])


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (
            do_nothing,
            "the receipt is GENERATING, and the reply has no download_url; .* Wait for its final state",
        ),
        (fail_receipt, "the receipt is FAILED, .* Its state is final"),
    ],
    ids=["generating", "failed"],
)
def test_a_receipt_without_a_file_is_not_downloaded(
    paid: Both,
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    step: Callable[[RunningGateway], object],
    words: str,
) -> None:
    paid.call(f"{SERVICE}.apply_receipt_by_out_bill_no", out_bill_no=NUMBER)
    step(wechatpay_gateway)

    with pytest.raises(NoFile, match=words) as caught:
        paid.call(DOWNLOAD, out_bill_no=NUMBER, to=tmp_path / "receipt.pdf")
    assert caught.value.last.state in words
    assert not list(tmp_path.iterdir())


@pytest.fixture
def ready(paid: Both, wechatpay_gateway: RunningGateway) -> Both:
    """A client whose receipt can be downloaded."""
    paid.call(f"{SERVICE}.apply_receipt_by_out_bill_no", out_bill_no=NUMBER)
    wechatpay_gateway.transfer_receipts.finish(NUMBER)
    return paid


@pytest.mark.parametrize("digest", ["SHA256", "SM3"])
@pytest.mark.parametrize("number", ["out_bill_no", "transfer_bill_no"])
def test_a_receipt_is_downloaded_and_verified(
    ready: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, number: str, digest: str
) -> None:
    wechatpay_gateway.transfer_receipts.set_digest(digest)
    value = {number: getattr(ready.call(QUERY, out_bill_no=NUMBER), number)}

    assert ready.call(f"{SERVICE}.query_receipt_by_{number}", **value).hash_type == digest
    file = ready.call(f"{SERVICE}.download_receipt_by_{number}", **value, to=tmp_path / "receipt.pdf")
    assert file.path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("digest", ["SHA256", "SM3"])
def test_a_damaged_receipt_is_not_saved(
    ready: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, digest: str
) -> None:
    wechatpay_gateway.transfer_receipts.set_digest(digest)
    wechatpay_gateway.faults.add("corrupt_file", times=3)

    with pytest.raises(CorruptDownload):
        ready.call(DOWNLOAD, out_bill_no=NUMBER, to=tmp_path / "receipt.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["authorization_id", "out_authorization_no"])
def test_an_authorization_pays_by_either_number(client: Both, wechatpay_gateway: RunningGateway, name: str) -> None:
    client.call(f"{SERVICE}.create_authorization", **APPLICATION)
    wechatpay_gateway.transfer_authorizations.agree(AUTHORIZATION)
    found = client.call(f"{SERVICE}.query_authorization", out_authorization_no=AUTHORIZATION)

    transfer = client.call(f"{SERVICE}.create_authorized_transfer", **COMMON, **{name: getattr(found, name)})
    assert (transfer.state, transfer.openid) == ("SUCCESS", "oUser")


def test_the_confirmation_page_opens_with_the_reply(wechatpay_client: Client) -> None:
    service = wechatpay_client.transfers.merchant_transfer
    transfer = service.create_transfer(**TRANSFER)

    assert service.invoke_transfer(transfer, appid=TRANSFER["appid"]).package == transfer.package_info
