"""Car parks, from their application to the sessions that they report."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "industry.parking_reminders"
APPLY, WITHDRAW, QUERY, LIST = (
    f"{SERVICE}.{name}_application{end}"
    for name, end in (("create", ""), ("withdraw", ""), ("query", ""), ("list", "s"))
)
QUERY_LOT, QUERY_FEE = f"{SERVICE}.query_parking_lot", f"{SERVICE}.query_parking_fee"
ENTER, EXIT, PAY = f"{SERVICE}.sync_entry", f"{SERVICE}.sync_exit", f"{SERVICE}.sync_payment"
LOT = "lot_1"


def apply(client: Both, lot: str = LOT, **changes: Any) -> str:
    parking_lot = {**own_example(APPLY)["parking_lot"], "out_parking_lot_id": lot, **changes}
    number: str = client.call(APPLY, parking_lot=parking_lot).parking_lot_audit_no
    return number


def find(client: Both, number: str, lot: str = LOT) -> Any:
    return client.call(QUERY, parking_lot_audit_no=number, out_parking_lot_id=lot)


def enter(client: Both) -> str:
    number: str = client.call_by_name(ENTER, {**own_example(ENTER), "out_serial_number": "S1"}).serial_number
    return number


def pay(client: Both, fen: int, number: str | None, **changes: Any) -> None:
    own = {"out_serial_number": "S1", "total_amount": fen, "paid_amount": fen, "out_trade_no": number, **changes}
    arguments = {**own_example(PAY), **own}
    client.call_by_name(PAY, {name: value for name, value in arguments.items() if value is not None})


def fee(client: Both) -> Any:
    return client.call(QUERY_FEE, out_serial_number="S1")


def test_an_approved_application_adds_the_car_park(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = apply(client, parking_lot_name="东门停车场")
    pending = find(client, number)
    wechatpay_gateway.parking_lot_applications.approve(number)

    approved = find(client, number)
    lot = client.call(QUERY_LOT, wx_parking_lot_id=approved.wx_parking_lot_id)
    assert (pending.application.audit_status, pending.wx_parking_lot_id) == ("AUDIT_STATUS_PENDING", None)
    assert approved.application.audit_status == "AUDIT_STATUS_APPROVED"
    assert (lot.out_parking_lot_id, lot.parking_lot_name) == (LOT, "东门停车场")
    assert lot.enabled_state == "ENABLED_STATE_NOT_ENABLED"
    assert lot.payment_mini_prog_path == pending.application.parking_lot.payment_path


def test_a_rejected_application_says_why(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = apply(client)
    wechatpay_gateway.parking_lot_applications.reject(number, {"recommendation": "请补充图片"})

    rejected = find(client, number).application
    assert (rejected.audit_status, rejected.audit_comment.recommendation) == ("AUDIT_STATUS_REJECTED", "请补充图片")
    with pytest.raises(ApiError):
        client.call(QUERY_LOT, out_parking_lot_id=LOT)


def test_an_application_is_withdrawn_during_the_review(client: Both, wechatpay_gateway: RunningGateway) -> None:
    withdrawn, approved = apply(client), apply(client)
    wechatpay_gateway.parking_lot_applications.approve(approved)
    client.call(WITHDRAW, parking_lot_audit_no=withdrawn, out_parking_lot_id=LOT)

    assert find(client, withdrawn).application.audit_status == "AUDIT_STATUS_WITHDRAWN"
    with pytest.raises(ApiError) as refusal:
        client.call(WITHDRAW, parking_lot_audit_no=approved, out_parking_lot_id=LOT)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_the_list_has_the_applications_of_one_car_park(client: Both) -> None:
    numbers = [apply(client) for _ in range(3)]
    apply(client, "lot_2")

    listed = client.call(LIST, out_parking_lot_id=LOT, offset=0, limit=2).application_list
    assert [each.parking_lot_audit_no for each in listed] == numbers[:0:-1]
    assert listed[0].submit_time > 0


def test_a_car_park_is_switched_on_and_off(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.parking_lot_applications.approve(apply(client))
    number = client.call(QUERY_LOT, out_parking_lot_id=LOT).wx_parking_lot_id
    wechatpay_gateway.parking_lots.enable(number)
    enabled = client.call(QUERY_LOT, out_parking_lot_id=LOT)
    wechatpay_gateway.parking_lots.switch_off(number, "进场时延过高")

    found = client.call(QUERY_LOT, out_parking_lot_id="ignored", wx_parking_lot_id=number)
    assert (enabled.enabled_state, enabled.reason) == ("ENABLED_STATE_ENABLED", None)
    assert (found.enabled_state, found.reason) == ("ENABLED_STATE_OFFLINE", "进场时延过高")


def test_a_session_adds_up_its_payments(client: Both) -> None:
    enter(client)
    unpaid = fee(client)
    pay(client, 500, "1")
    pay(client, 300, "2")
    pay(client, 300, "2")
    client.call_by_name(EXIT, {**own_example(EXIT), "out_serial_number": "S1"})

    paid = fee(client)
    assert (unpaid.parking_state, unpaid.pay_state) == ("PARKING_STATE_ENTERED", None)
    assert (paid.parking_state, paid.pay_state) == ("PARKING_STATE_EXITED", "PAY_STATUS_PAID")
    assert (unpaid.total_amount, unpaid.paid_amount, unpaid.payable_amount) == (0, None, None)
    assert (paid.total_amount, paid.paid_amount, paid.payable_amount) == (800, 800, None)


def test_a_car_leaves_once(client: Both) -> None:
    enter(client)
    client.call_by_name(EXIT, {**own_example(EXIT), "out_serial_number": "S1"})

    with pytest.raises(ApiError) as refusal:
        client.call_by_name(EXIT, {**own_example(EXIT), "out_serial_number": "S1"})
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_the_same_entry_is_reported_once(client: Both) -> None:
    assert enter(client) == enter(client)


def test_a_payment_of_an_unknown_session_is_refused(client: Both) -> None:
    with pytest.raises(ApiError) as refusal:
        pay(client, 500, "1")
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_payment_of_a_part_leaves_the_rest_to_pay(client: Both) -> None:
    enter(client)
    pay(client, 500, "1", paid_amount=200)
    partly = fee(client)
    client.call_by_name(EXIT, {**own_example(EXIT), "out_serial_number": "S1", "pay_state": "PAY_STATUS_UNPAID"})

    for found in (partly, fee(client)):
        assert (found.pay_state, found.total_amount, found.paid_amount) == ("PAY_STATUS_UNPAID", 500, 200)
        assert found.payable_amount == 300


def test_a_payment_has_either_number_or_both(client: Both) -> None:
    enter(client)
    pay(client, 500, "1")
    pay(client, 300, None, wx_trade_no="W2")
    pay(client, 500, "1", wx_trade_no="W1")
    pay(client, 500, None, wx_trade_no="W1")

    assert fee(client).paid_amount == 800


@pytest.mark.parametrize("changes", [{"parking_id": "1"}, {"plate_number": "粤B00001"}])
def test_a_payment_names_the_car_park_and_the_car_of_its_entry(client: Both, changes: dict[str, str]) -> None:
    enter(client)
    with pytest.raises(ApiError) as refusal:
        pay(client, 500, "1", **changes)
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_the_parking_time_ends_with_the_exit(client: Both, wechatpay_gateway: RunningGateway) -> None:
    begin = int(wechatpay_gateway.clock.now())
    client.call_by_name(ENTER, {**own_example(ENTER), "out_serial_number": "S1", "enter_timestamp": begin})
    wechatpay_gateway.clock.advance(hours=1)
    parking = fee(client).parking_timestamp
    client.call_by_name(EXIT, {**own_example(EXIT), "out_serial_number": "S1", "exit_timestamp": begin + 5_000})
    wechatpay_gateway.clock.advance(hours=1)

    assert parking - 3_600 in range(60)
    assert fee(client).parking_timestamp == 5_000
