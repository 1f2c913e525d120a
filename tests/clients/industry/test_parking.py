"""Parking entries and deductions, from the first call to the notification of a change."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from support.receiver import receiving
from wechatpay_clients.industry.vehicle_parking import Transaction
from wechatpay_clients.industry.vehicle_parking.deduction_result import DeductionResult
from wechatpay_clients.industry.vehicle_parking.entrance_state_changed import EntryStateChange
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

PARKING = "industry.vehicle_parking"
ENTER, DEDUCT, QUERY = (f"{PARKING}.{name}" for name in ("create_parking", "create_deduction", "query_order"))
NUMBER = {"out_trade_no": "P1"}


def enter(client: Both, **changes: Any) -> Any:
    return client.call_by_name(ENTER, {**own_example(ENTER), "out_parking_no": "E1", **changes})


def deduct(client: Both, **changes: Any) -> Any:
    return client.call_by_name(DEDUCT, {**own_example(DEDUCT), **NUMBER, **changes})


def test_a_deduction_is_accepted_and_then_paid(client: Both, wechatpay_gateway: RunningGateway) -> None:
    accepted: Transaction = deduct(client)
    assert accepted.transaction_id
    wechatpay_gateway.parking_deductions.pay(accepted.transaction_id, bank_type="CMC")

    paid = client.call(QUERY, **NUMBER)
    assert (accepted.trade_state, accepted.success_time, accepted.bank_type) == ("ACCEPTED", None, None)
    assert (paid.trade_state, paid.bank_type, paid.amount.total) == ("SUCCESS", "CMC", accepted.amount.total)
    assert paid.success_time is not None


@pytest.mark.parametrize(
    ("step", "event_type", "state"),
    [("pay", "TRANSACTION.SUCCESS", "SUCCESS"), ("fail", "TRANSACTION.FAIL", "PAY_FAIL")],
)
def test_the_result_of_a_deduction_is_notified(
    client: Both, wechatpay_gateway: RunningGateway, step: str, event_type: str, state: str
) -> None:
    with receiving() as receiver:
        getattr(wechatpay_gateway.parking_deductions, step)(deduct(client, notify_url=receiver.url).transaction_id)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    assert isinstance(notification.resource, DeductionResult)
    assert (notification.event_type, notification.resource.trade_state) == (event_type, state)
    assert notification.resource.parking_info == client.call(QUERY, **NUMBER).parking_info


def test_the_repayment_of_an_advance_is_notified(client: Both, wechatpay_gateway: RunningGateway) -> None:
    with receiving() as receiver:
        number = deduct(client, notify_url=receiver.url).transaction_id
        wechatpay_gateway.parking_deductions.pay(number, bank_type="BPA", user_repaid="N")
        wechatpay_gateway.parking_deductions.pay_back(number, "Y")
        wechatpay_gateway.deliver()
        deliveries = receiver.deliveries

    resources = [client.parse(each.headers, each.body) for each in deliveries]
    assert [(each.event_type, each.resource.user_repaid) for each in resources] == [
        ("TRANSACTION.SUCCESS", "N"),
        ("TRANSACTION.PAY_BACK", "Y"),
    ]


def test_a_deduction_has_the_number_of_the_merchant_that_created_it(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    assert deduct(client).sp_mchid == wechatpay_gateway.environment["WECHATPAY_MCHID"]


def test_another_deduction_with_the_same_number_is_refused(client: Both) -> None:
    deduct(client)

    with pytest.raises(ApiError) as refusal:
        deduct(client, description="另一笔")
    assert (refusal.value.status, refusal.value.code) == (400, "ALREADY_EXISTS")


def test_an_unknown_deduction_is_not_found(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        client.call(QUERY, out_trade_no="unknown")
    assert (refusal.value.status, refusal.value.code) == (404, "NOT_FOUND")


def test_the_same_entry_is_one_record(client: Both) -> None:
    assert enter(client) == enter(client)


def test_a_change_of_an_entry_is_notified_under_the_names_of_its_page(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    with receiving() as receiver:
        entry = enter(client, notify_url=receiver.url)
        wechatpay_gateway.parking_entries.block(entry.id, "OVERDUE")
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    change = client.parse(delivery.headers, delivery.body).resource
    assert isinstance(change, EntryStateChange)
    assert (change.parking_id, change.parking_state, change.blocked_state_description) == (
        entry.id,
        "BLOCKED",
        "OVERDUE",
    )


def test_a_deduction_that_failed_can_be_created_again_with_the_same_number(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    first: Transaction = deduct(client)
    assert first.transaction_id
    wechatpay_gateway.parking_deductions.fail(first.transaction_id)

    again: Transaction = deduct(client)
    assert (again.out_trade_no, again.trade_state) == (first.out_trade_no, "ACCEPTED")


def test_a_plate_is_enrolled_paused_and_given_up(client: Both, wechatpay_gateway: RunningGateway) -> None:
    query = f"{PARKING}.query_plate_service"
    arguments = {**own_example(query), "plate_number": "粤B12345", "openid": "o1", "plate_color": "BLUE"}
    services = wechatpay_gateway.plate_services
    found = [client.call_by_name(query, arguments)]
    services.add("o1", "粤B12345", plate_color="BLUE")
    found.append(client.call_by_name(query, arguments))
    for step in ("pause", "resume", "end"):
        services.take(step, "粤B12345")
        found.append(client.call_by_name(query, arguments))

    states = [each.service_state for each in found]
    assert states == ["OUT_SERVICE", "NORMAL", "PAUSE", "NORMAL", "OUT_SERVICE"]
    assert [each.service_open_time is not None for each in found] == [False, True, True, True, False]
    assert {(each.openid, each.plate_color) for each in found} == {("o1", "BLUE")}
