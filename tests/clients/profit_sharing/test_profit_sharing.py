"""Profit sharing through both clients, over HTTP: retries, open outcomes, waiting, encrypted names, notifications and bills."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from support.both import Both, Opened
from support.receiver import receiving
from support.time import FakeClock
from wechatpay_clients import BadRequest, InvalidArgument, NotFound, OutcomeUnknown
from wechatpay_clients.profit_sharing.profit_sharing import funds_moved
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.bills import read_sharing_bill

SERVICE = "profit_sharing.profit_sharing"
SPLIT = f"{SERVICE}.create_order"
RETURN = f"{SERVICE}.create_return_order"
UNFREEZE = f"{SERVICE}.unfreeze_remaining_funds"
ORDER, SUB_MERCHANT, STORE, USER = "order-1", "1900000110", "1900000109", "oUser"
NUMBER, RETURN_NUMBER, REST = "split-1", "return-1", "rest-1"
APPID = "wxd678efh567hg6787"
BEIJING = timezone(timedelta(hours=8))
SHARE = {"type": "MERCHANT_ID", "account": STORE, "name": "示例商户", "amount": 1_000, "description": "A share"}
COMMISSION = {"type": "PERSONAL_OPENID", "account": USER, "amount": 500, "description": "A commission"}
MERCHANT = {"appid": APPID, "type_": "MERCHANT_ID", "account": STORE, "name": "示例商户", "relation_type": "STORE"}
PERSON = {"appid": APPID, "type_": "PERSONAL_OPENID", "account": USER, "relation_type": "STAFF"}
RETURNED = {
    "out_order_no": NUMBER,
    "out_return_no": RETURN_NUMBER,
    "return_mchid": STORE,
    "amount": 400,
    "description": "Refund",
}


@pytest.fixture
def split(client: Both, wechatpay_gateway: RunningGateway) -> dict[str, Any]:
    """The arguments that split a paid order between two receivers."""
    return {**paid(client, wechatpay_gateway), "receivers": [SHARE, COMMISSION], "unfreeze_unsplit": False}


def paid(client: Both, gateway: RunningGateway, **owner: str) -> dict[str, Any]:
    """Pay an order that can be split, add two receivers, and return the arguments that name the order."""
    payments = f"payments.{'partner_transactions' if owner else 'transactions'}"
    client.call(
        f"{payments}.prepay_native",
        **{"sp_appid" if owner else "appid": APPID},
        **owner,
        description="A book",
        out_trade_no=ORDER,
        notify_url="https://shop.example/paid",
        amount={"total": 10_000},
        settle_info={"profit_sharing": True},
    )
    gateway.pay(ORDER)
    transaction_id = client.call(f"{payments}.query_order_by_out_trade_no", **owner, out_trade_no=ORDER).transaction_id
    gateway.clock.advance(minutes=1)
    for receiver in (MERCHANT, PERSON):
        client.call(f"{SERVICE}.add_receiver", **owner, **receiver)
    return {**owner, "appid": APPID, "transaction_id": transaction_id, "out_order_no": NUMBER}


def splits(gateway: RunningGateway) -> list[str]:
    return [record.out_order_no for record in gateway.sharings.records()]


@pytest.mark.parametrize("fault", ["rate_limit_after", "system_error_after", "cut_after"])
def test_a_split_is_repeated_with_the_same_number(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any], fault: str
) -> None:
    wechatpay_gateway.faults.add(fault, times=2)

    assert client.respond(SPLIT, **split).attempts == 3
    assert splits(wechatpay_gateway) == [NUMBER]


def test_a_split_with_an_open_outcome_is_found(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any]
) -> None:
    wechatpay_gateway.faults.add("cut_after", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(SPLIT, **split)

    assert [share.result for share in client.settle(caught.value).receivers] == ["PENDING", "PENDING"]


def test_a_split_that_was_not_accepted_can_be_sent_again(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any]
) -> None:
    wechatpay_gateway.faults.add("cut_before", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(SPLIT, **split)
    with pytest.raises(NotFound, match="a new number is safe only after 3 queries over 30 minutes"):
        client.settle(caught.value)

    assert client.call(SPLIT, **split).state == "PROCESSING"


def test_an_unfreezing_with_an_open_outcome_is_found(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any]
) -> None:
    rest = {"transaction_id": split["transaction_id"], "out_order_no": REST, "description": "Done"}
    wechatpay_gateway.faults.add("cut_after", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(UNFREEZE, **rest)

    assert client.settle(caught.value).out_order_no == REST


@pytest.mark.parametrize("fault", ["system_error_after", "cut_after"])
def test_a_return_with_an_open_outcome_is_found(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any], fault: str
) -> None:
    client.call(SPLIT, **split)
    wechatpay_gateway.sharings.finish(NUMBER)
    wechatpay_gateway.faults.add(fault, times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(RETURN, **RETURNED)

    assert client.settle(caught.value).result == "SUCCESS"


def test_the_query_of_a_return_needs_your_number_of_the_split(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any]
) -> None:
    order_id = client.call(SPLIT, **split).order_id
    wechatpay_gateway.sharings.finish(NUMBER)
    wechatpay_gateway.faults.add("cut_after", times=3)
    with pytest.raises(OutcomeUnknown) as caught:
        client.call(RETURN, **{**RETURNED, "out_order_no": None, "order_id": order_id})

    with pytest.raises(InvalidArgument, match="out_order_no"):
        client.settle(caught.value)


def test_adding_a_receiver_is_repeated(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_after", times=2)

    assert client.respond(f"{SERVICE}.add_receiver", **PERSON).attempts == 3


def test_deleting_a_receiver_is_not_repeated(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_after")
    with pytest.raises(OutcomeUnknown, match="sent 1 time"):
        client.call(f"{SERVICE}.delete_receiver", appid=APPID, type_="PERSONAL_OPENID", account=USER)


def test_a_merchant_needs_a_name(client: Both, split: dict[str, Any]) -> None:
    nameless = {key: value for key, value in SHARE.items() if key != "name"}

    with pytest.raises(BadRequest, match="/receivers/0/name"):
        client.call(SPLIT, **{**split, "receivers": [nameless]})


def test_the_name_of_a_receiver_is_encrypted_and_decrypted(client: Both, wechatpay_gateway: RunningGateway) -> None:
    added = client.call(f"{SERVICE}.add_receiver", **MERCHANT)

    assert (added.name, "示例商户" in repr(added)) == ("示例商户", False)
    assert "示例商户" not in str(wechatpay_gateway.requests.last)


def during(opened: Opened, gateway: RunningGateway, change: Callable[[], object]) -> tuple[Both, FakeClock]:
    """Return a client, and its clock, that makes a change while it waits for the first time."""

    class Patience(FakeClock):
        def now(self) -> float:
            return gateway.clock.now()

        def sleep(self, seconds: float) -> None:
            if not self.waits:
                change()
            super().sleep(seconds)

        async def sleep_async(self, seconds: float) -> None:
            self.sleep(seconds)

    clock = Patience(gateway.clock.now())
    return opened(gateway.environment, strict=True, clock=clock), clock


def test_a_wait_ends_when_every_share_has_its_result(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    def settle() -> None:
        wechatpay_gateway.shares.succeed(NUMBER, STORE)
        wechatpay_gateway.shares.fail(NUMBER, USER, reason="RECEIVER_HIGH_RISK")

    client, clock = during(opened, wechatpay_gateway, settle)
    order = paid(client, wechatpay_gateway)
    client.call(SPLIT, **order, receivers=[SHARE, COMMISSION], unfreeze_unsplit=False)

    numbers = {"out_order_no": NUMBER, "transaction_id": order["transaction_id"]}
    finished = client.call(f"{SERVICE}.wait_until_final", **numbers, timeout=600)
    assert clock.waits == [120]
    assert [(share.result, share.fail_reason) for share in finished.receivers] == [
        ("SUCCESS", None),
        ("CLOSED", "RECEIVER_HIGH_RISK"),
    ]


def test_a_wait_ends_with_the_result_of_a_return(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    client, clock = during(opened, wechatpay_gateway, lambda: wechatpay_gateway.sharing_returns.fail(RETURN_NUMBER))
    order = paid(client, wechatpay_gateway)
    client.call(SPLIT, **order, receivers=[SHARE], unfreeze_unsplit=False)
    wechatpay_gateway.sharings.finish(NUMBER)
    wechatpay_gateway.sharing_returns.delay(1)
    client.call(RETURN, **RETURNED)

    numbers = {"out_return_no": RETURN_NUMBER, "out_order_no": NUMBER}
    failed = client.call(f"{SERVICE}.wait_until_return_final", **numbers, timeout=600)
    assert (failed.result, failed.fail_reason, clock.waits) == ("FAILED", "ACCOUNT_ABNORMAL", [120])


def test_the_bill_of_a_day_has_a_row_for_each_share_and_return(
    client: Both, wechatpay_gateway: RunningGateway, split: dict[str, Any], tmp_path: Path
) -> None:
    day = datetime.fromtimestamp(wechatpay_gateway.clock.now(), BEIJING).date().isoformat()
    client.call(SPLIT, **split)
    wechatpay_gateway.sharings.finish(NUMBER)
    client.call(RETURN, **RETURNED)
    wechatpay_gateway.clock.advance(days=2)

    client.call(f"{SERVICE}.download_bill", bill_date=day, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        rows = [(row.out_order_no, row.receiver, row.amount_fen) for row in read_sharing_bill(lines)]
    assert sorted(rows) == [(RETURN_NUMBER, STORE, 400), (NUMBER, STORE, 1_000), (NUMBER, USER, 500)]


@pytest.mark.parametrize(
    ("owner", "shape"), [({}, funds_moved.FundsMoved), ({"sub_mchid": SUB_MERCHANT}, funds_moved.PartnerFundsMoved)]
)
def test_the_receiver_of_a_share_reads_its_notification(
    client: Both, opened: Opened, wechatpay_gateway: RunningGateway, owner: dict[str, str], shape: type
) -> None:
    store = opened(wechatpay_gateway.merchants.add(STORE))
    with receiving() as receiver:
        wechatpay_gateway.sharing_profiles.set_notify_url(STORE, receiver.url)
        order = paid(client, wechatpay_gateway, **owner)
        client.call(SPLIT, **order, receivers=[SHARE], unfreeze_unsplit=False)
        wechatpay_gateway.sharings.finish(NUMBER)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = store.parse(delivery.headers, delivery.body)
    assert (type(notification.resource), notification.summary) == (shape, "分账")
    assert (notification.resource.out_order_no, notification.resource.receiver.amount) == (NUMBER, 1_000)
