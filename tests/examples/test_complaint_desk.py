"""The complaint desk of the examples: no complaint is overlooked, nothing is said or refunded twice, and both sides agree."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from complaint_desk.records import NotPossible
from examples.complaining import PNG, TOTAL_FEN, Office, buy, complain, ours, started, theirs, upload
from support.unreliable import FAULTS, OPEN_FAULTS, first, receiving
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway

REPLY = "risk.complaints.respond_complaint"
OPERATIONS = (
    *("risk.complaints.list_complaints", "risk.complaints.query_complaint", "risk.complaints.list_negotiation_history"),
    *("risk.complaints.download_image", REPLY, "risk.complaints.update_refund_progress"),
    *("payments.refunds.create_refund", "payments.refunds.query_refund"),
)
RUNS = 6
"""How often the worker runs after each change."""


@pytest.fixture
def client(impatient_client: Client) -> Client:
    """A client that does not wait and sends each request once."""
    return impatient_client


@pytest.fixture
def office(client: Client, database: Path, wechatpay_gateway: RunningGateway) -> Office:
    return started(client, database, wechatpay_gateway)


def work(office: Office, runs: int = RUNS) -> None:
    for _ in range(runs):
        office.worker.run()


def actions(office: Office) -> list[tuple[str, str]]:
    return [(each.kind, each.state) for each in office.desk.records.actions()]


def texts(office: Office, number: str) -> list[str | None]:
    """Return the messages of the merchant that are in the history."""
    history = office.desk.records.history(number)
    return [each.text for each in history if each.operate_type == "MERCHANT_RESPONSE"]


@pytest.mark.parametrize("fault", OPEN_FAULTS)
def test_a_complaint_is_answered_and_refunded_whatever_fails(
    office: Office, client: Client, wechatpay_gateway: RunningGateway, fault: str
) -> None:
    gateway = wechatpay_gateway
    number = complain(gateway, buy(client, gateway), images=upload(client, gateway), refund_amount=900)
    kind, options = FAULTS.get(fault, (fault, {}))
    for operation in OPERATIONS:
        gateway.faults.add(kind, operation=operation, **options)
    work(office)
    office.desk.reply(number, "我们会退款")
    office.desk.approve_refund(number)
    work(office)
    (refund,) = office.desk.records.refunds()
    gateway.refunds.succeed(refund.out_refund_no)
    gateway.complaints.receive_refund(number)
    work(office)

    assert gateway.faults.pending == ()
    assert ours(office.desk.records) == theirs(client, gateway)
    assert actions(office) == [("REPLY", "DONE"), ("APPROVE", "DONE")]
    assert office.desk.records.complaint(number).state == "PROCESSED"
    assert [each.amount_fen for each in office.desk.records.refunds("state = 'SUCCESS'")] == [900]
    assert [file.read_bytes() for file in office.desk.records.images(number)] == [PNG]


def test_a_notification_only_notes_that_there_is_news(
    office: Office, client: Client, wechatpay_gateway: RunningGateway
) -> None:
    with receiving(office.desk.router, first(0)) as url:
        wechatpay_gateway.complaint_notification_urls.add(f"{url}/wechatpay/notifications")
        wechatpay_gateway.notifications.faults.add("duplicate")
        number = complain(wechatpay_gateway)
        wechatpay_gateway.deliver()
    news = office.desk.records.with_news()
    work(office, 1)

    assert news == [(number, 1)]
    assert ours(office.desk.records) == theirs(client, wechatpay_gateway)


def test_a_complaint_whose_notification_was_lost_is_listed(
    office: Office, client: Client, wechatpay_gateway: RunningGateway
) -> None:
    numbers = [complain(wechatpay_gateway), complain(wechatpay_gateway, is_urgent=True)]
    work(office, 1)

    assert [each.complaint_id for each in office.desk.waiting()] == numbers[::-1]
    assert ours(office.desk.records) == theirs(client, wechatpay_gateway)


def test_a_message_whose_notification_was_lost_is_read(
    office: Office, client: Client, wechatpay_gateway: RunningGateway
) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    wechatpay_gateway.complaints.send_message(number, "还没退款")
    work(office, 1)

    assert ours(office.desk.records) == theirs(client, wechatpay_gateway)


def test_a_long_list_and_a_long_history_are_read_completely(
    office: Office, client: Client, wechatpay_gateway: RunningGateway
) -> None:
    numbers = [complain(wechatpay_gateway) for _ in range(51)]
    for index in range(51):
        wechatpay_gateway.complaints.send_message(numbers[0], f"message {index}")
    work(office, 1)

    assert len(office.desk.records.history(numbers[0])) == 52
    assert sorted(each.complaint_id for each in office.desk.records.complaints()) == sorted(numbers)


def test_a_complaint_that_ended_is_not_read_again(office: Office, wechatpay_gateway: RunningGateway) -> None:
    complain(wechatpay_gateway, state="PROCESSED")
    work(office, 1)
    wechatpay_gateway.requests.clear()
    work(office, 1)

    assert [each.operation for each in wechatpay_gateway.requests] == ["risk.complaints.list_complaints"]


@pytest.mark.parametrize("is_urgent", [True, False])
@pytest.mark.parametrize("fault", ["cut_before", "cut_after"])
def test_a_reply_without_an_answer_is_sent_once(
    office: Office, wechatpay_gateway: RunningGateway, fault: str, *, is_urgent: bool
) -> None:
    number = complain(wechatpay_gateway, is_urgent=is_urgent)
    work(office, 1)
    office.desk.reply(number, "请稍等")
    operation = "risk.complaints.respond_immediate_service" if is_urgent else REPLY
    wechatpay_gateway.faults.add(fault, operation=operation)
    work(office)

    assert (texts(office, number), actions(office)) == (["请稍等"], [("REPLY", "DONE")])


def test_the_same_reply_can_be_sent_twice(office: Office, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    for _ in range(2):
        office.desk.reply(number, "请稍等")
    wechatpay_gateway.faults.add("cut_before", operation=REPLY)
    work(office)

    assert (texts(office, number), actions(office)) == (["请稍等"] * 2, [("REPLY", "DONE")] * 2)


def test_a_reply_to_a_complaint_that_ended_is_refused_and_shown(
    office: Office, wechatpay_gateway: RunningGateway
) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    wechatpay_gateway.complaints.set_state(number, "PROCESSED")
    office.desk.reply(number, "请稍等")
    work(office)
    (refused,) = office.desk.records.actions()
    wechatpay_gateway.complaints.continue_complaint(number, "还没退款")
    office.desk.reply(number, "马上")
    work(office)

    assert (refused.state, bool(refused.refusal)) == ("REFUSED", True)
    assert texts(office, number) == ["马上"]


@pytest.mark.parametrize("has_replied", [True, False])
def test_a_complaint_is_completed_after_a_reply(
    office: Office, wechatpay_gateway: RunningGateway, *, has_replied: bool
) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    if has_replied:
        office.desk.reply(number, "请稍等")
    office.desk.complete(number)
    work(office)

    state = office.desk.records.complaint(number).state
    assert (state, actions(office)[-1]) == (
        ("PROCESSED", ("COMPLETE", "DONE")) if has_replied else ("PENDING", ("COMPLETE", "REFUSED"))
    )


def test_a_refund_is_rejected_with_a_reason(office: Office, client: Client, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    office.desk.reject_refund(number, "已使用")
    work(office)

    assert (office.desk.records.complaint(number).state, office.desk.records.refunds()) == ("PROCESSED", [])
    assert ours(office.desk.records) == theirs(client, wechatpay_gateway)


def test_a_refund_is_decided_once(office: Office, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    office.desk.approve_refund(number)
    with pytest.raises(NotPossible, match="is decided"):
        office.desk.approve_refund(number)
    with pytest.raises(NotPossible, match="is decided"):
        office.desk.reject_refund(number, "已使用")

    assert len(office.desk.records.refunds()) == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"problem_type": "OTHERS"}, "does not ask for a refund"), ({"orders": []}, "names no order")],
)
def test_only_the_refund_of_an_order_is_approved(
    office: Office, wechatpay_gateway: RunningGateway, changes: dict[str, Any], reason: str
) -> None:
    number = complain(wechatpay_gateway, **changes)
    work(office, 1)

    with pytest.raises(NotPossible, match=reason):
        office.desk.approve_refund(number)


def test_a_refused_approval_refunds_nothing(office: Office, client: Client, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway, buy(client, wechatpay_gateway))
    work(office, 1)
    office.desk.approve_refund(number)
    wechatpay_gateway.complaints.start_refund(number)
    work(office)

    assert actions(office) == [("APPROVE", "REFUSED")]
    assert [each.state for each in office.desk.records.refunds()] == ["DROPPED"]
    assert [each for each in wechatpay_gateway.refunds if not each.is_example] == []


def test_no_more_is_refunded_than_was_paid(office: Office, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway, refund_amount=TOTAL_FEN + 1)
    work(office, 1)
    office.desk.approve_refund(number)

    assert [each.amount_fen for each in office.desk.records.refunds()] == [TOTAL_FEN]


def test_news_that_arrive_while_a_complaint_is_read_stay_news(
    office: Office, wechatpay_gateway: RunningGateway
) -> None:
    number = complain(wechatpay_gateway)
    work(office, 1)
    records = office.desk.records
    records.note_news(number)
    ((_, count),) = records.with_news()
    records.note_news(number)
    records.note_read(records.complaint(number), (), (), count)

    assert [found for found, _ in records.with_news()] == [number]


def test_the_id_of_an_image_does_not_become_a_part_of_a_path(
    office: Office, client: Client, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    images = upload(client, wechatpay_gateway)
    number = complain(wechatpay_gateway, images=images)
    work(office, 1)

    media_id = images[0]["media_url"][0].rpartition("/")[2]
    file = database.parent / f"{sha256(media_id.encode()).hexdigest()}.image"
    assert office.desk.records.images(number) == [file]


def test_the_phone_number_of_the_user_is_not_stored(
    office: Office, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    complain(wechatpay_gateway, payer_phone="13800138000")
    work(office, 1)

    assert len(office.desk.waiting()) == 1
    assert b"13800138000" not in database.read_bytes()
