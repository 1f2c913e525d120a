"""A complaint, from its creation to its completion: states, history, list and notifications."""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any

import pytest

from support.both import Both
from support.files import CONTENTS
from support.receiver import Receiver, receiving
from wechatpay_clients.risk.complaints.complaint_changed import ComplaintChanged
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "risk.complaints"
SUB_MCHID = "1900012181"
FIRST_DAY = "2015-05-20"
STATES = ("PENDING", "PROCESSING", "PROCESSED")
PNG = CONTENTS["png"]
TEXT = {"blocks": [{"type": "TEXT", "text": {"text": "已退款"}}]}
CALLS: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {
    "reply": (
        "respond_complaint",
        {"complainted_mchid": SUB_MCHID, "response_content": "已退款"},
        {"PENDING": "PROCESSING", "PROCESSING": "PROCESSING"},
    ),
    "reply at once": (
        "respond_immediate_service",
        {"complainted_mchid": SUB_MCHID, "message": TEXT, "idempotent_id": "M1"},
        {"PENDING": "PROCESSING", "PROCESSING": "PROCESSING"},
    ),
    "complete": ("complete_complaint", {"complainted_mchid": SUB_MCHID}, {"PROCESSING": "PROCESSED"}),
    "refuse": (
        "update_refund_progress",
        {"action": "REJECT", "reject_reason": "已使用"},
        {"PENDING": "PROCESSED", "PROCESSING": "PROCESSED"},
    ),
    "approve": (
        "update_refund_progress",
        {"action": "APPROVE", "launch_refund_day": 0},
        {"PENDING": "PENDING", "PROCESSING": "PROCESSING"},
    ),
}
"""Each call with its arguments, and the state that follows each state in which it is possible."""


def complain(gateway: RunningGateway, **changes: Any) -> str:
    details: dict[str, Any] = {"problem_type": "REFUND", "is_urgent": True, "complainted_mchid": SUB_MCHID, **changes}
    return str(gateway.complaints.add(**details).complaint_id)


def make(client: Both, call: str, number: str, **changes: Any) -> Any:
    name, arguments, _ = CALLS[call]
    return client.call_by_name(f"{SERVICE}.{name}", {"complaint_id": number, **arguments, **changes})


def query(client: Both, number: str) -> Any:
    return client.call(f"{SERVICE}.query_complaint", complaint_id=number)


def history(client: Both, number: str, **page: int) -> Any:
    return client.call(f"{SERVICE}.list_negotiation_history", complaint_id=number, **page)


@pytest.mark.parametrize(("call", "state"), list(product(CALLS, STATES)))
def test_a_call_is_possible_only_in_its_states(
    client: Both, wechatpay_gateway: RunningGateway, call: str, state: str
) -> None:
    number = complain(wechatpay_gateway, state=state)
    after = CALLS[call][2].get(state)
    if after is None:
        with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
            make(client, call, number)
    else:
        make(client, call, number)

    assert query(client, number).complaint_state == (after or state)


@pytest.mark.parametrize("second", ["refuse", "approve"])
def test_a_refund_is_decided_once(client: Both, wechatpay_gateway: RunningGateway, second: str) -> None:
    number = complain(wechatpay_gateway)
    make(client, "approve", number)

    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        make(client, second, number)


def test_a_refunded_complaint_cannot_be_decided(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    wechatpay_gateway.complaints.start_refund(number)

    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        make(client, "approve", number)


@pytest.mark.parametrize(
    ("call", "change"), [("approve", {"problem_type": "OTHERS"}), ("reply at once", {"is_urgent": False})]
)
def test_a_call_is_only_for_its_kind_of_complaint(
    client: Both, wechatpay_gateway: RunningGateway, call: str, change: dict[str, Any]
) -> None:
    number = complain(wechatpay_gateway, **change)

    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        make(client, call, number)


def test_a_complaint_about_another_merchant_cannot_be_replied_to(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    number = complain(wechatpay_gateway)

    with pytest.raises(ApiError, match="403 NO_AUTH"):
        make(client, "reply", number, complainted_mchid="1900012182")


@pytest.mark.parametrize("call", CALLS)
def test_an_unknown_complaint_is_refused(client: Both, call: str) -> None:
    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        make(client, call, "unknown")


def test_an_approval_refunds_nothing_and_the_refund_completes_the_complaint(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    number = complain(wechatpay_gateway)
    make(client, "approve", number)
    before = query(client, number)
    wechatpay_gateway.complaints.receive_refund(number)

    after = query(client, number)
    assert (before.complaint_state, before.complaint_full_refunded) == ("PENDING", False)
    assert (after.complaint_state, after.complaint_full_refunded) == ("PROCESSED", True)


def test_a_continued_complaint_is_pending_and_counted(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway, state="PROCESSED")
    wechatpay_gateway.complaints.continue_complaint(number, "还没退款")

    found = query(client, number)
    assert (found.complaint_state, found.user_complaint_times) == ("PENDING", 2)


def test_a_reply_answers_the_messages_of_the_user(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    waiting = [query(client, number).incoming_user_response]
    make(client, "reply", number)
    waiting.append(query(client, number).incoming_user_response)
    wechatpay_gateway.complaints.send_message(number, "什么时候?")
    waiting.append(query(client, number).incoming_user_response)

    assert waiting == [True, False, True]


def test_the_history_has_every_message_newest_first(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway, detail="重复扣费")
    make(client, "reply", number)
    wechatpay_gateway.complaints.send_message(number, "谢谢")
    make(client, "complete", number)

    assert [(each.operate_type, each.operator, each.operate_details) for each in history(client, number).data] == [
        ("MERCHANT_CONFIRM_COMPLETE", "商户", None),
        ("USER_RESPONSE", "投诉人", "谢谢"),
        ("MERCHANT_RESPONSE", "商户", "已退款"),
        ("USER_CREATE_COMPLAINT", "投诉人", "重复扣费"),
    ]


def test_the_history_is_paged_with_a_total_on_the_first_page(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    for text in ("1", "2", "3"):
        wechatpay_gateway.complaints.send_message(number, text)

    pages = [history(client, number, limit=2, offset=offset) for offset in (0, 2)]
    assert [[each.operate_details for each in page.data][:1] for page in pages] == [["3"], ["1"]]
    assert [page.total_count for page in pages] == [4, None]


def test_images_of_a_reply_are_in_the_history_with_their_urls(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    image = client.call(f"{SERVICE}.upload_image", file=PNG, filename="receipt.png").media_id
    make(client, "reply", number, response_images=[image])

    media = history(client, number).data[0].complaint_media_list
    assert media.media_type == "OPERATION_IMAGE"
    (url,) = media.media_url
    downloaded = BytesIO()
    client.fetch(url, to=downloaded)
    assert (url.endswith(f"/v3/merchant-service/images/{image}"), downloaded.getvalue()) == (True, PNG)
    assert not any(each.is_example for each in wechatpay_gateway.requests)


def test_a_repeated_message_is_sent_once(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    numbers = [make(client, "reply at once", number, idempotent_id=each).log_id for each in ("M1", "M1", "M2")]

    entries = history(client, number).data
    assert [each.log_id for each in entries[:2]] == [numbers[2], numbers[0]]
    assert (numbers[0], len(entries)) == (numbers[1], 3)
    assert entries[0].normal_message.blocks[0].text.text == "已退款"


def test_a_merchant_sends_20_messages_until_the_user_replies(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    for _ in range(20):
        client.call(f"{SERVICE}.respond_complaint", complaint_id=number, **CALLS["reply"][1])
    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        make(client, "reply", number)

    wechatpay_gateway.complaints.send_message(number, "什么时候?")
    make(client, "reply", number)


def listed(client: Both, **changes: Any) -> Any:
    days = {"begin_date": FIRST_DAY, "end_date": FIRST_DAY}
    return client.call(f"{SERVICE}.list_complaints", **{**days, **changes})


def test_a_list_has_the_complaints_of_its_days(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway)
    day = query(client, number).complaint_time.date().isoformat()

    assert number in [each.complaint_id for each in listed(client, begin_date=day, end_date=day).data]
    assert number not in [each.complaint_id for each in listed(client).data]


def test_a_list_is_filtered_by_the_sub_merchant(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = complain(wechatpay_gateway, complainted_mchid="1900012199")
    complain(wechatpay_gateway)
    day = query(client, number).complaint_time.date().isoformat()

    found = listed(client, begin_date=day, end_date=day, complainted_mchid="1900012199")
    assert ([each.complaint_id for each in found.data], found.total_count) == ([number], 1)


def test_a_list_is_paged(client: Both, wechatpay_gateway: RunningGateway) -> None:
    numbers = [complain(wechatpay_gateway) for _ in range(5)]
    day = query(client, numbers[0]).complaint_time.date().isoformat()

    pages = [listed(client, begin_date=day, end_date=day, limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [each.complaint_id for page in pages for each in page.data] == numbers[::-1]
    assert [page.total_count for page in pages] == [5, None, None]


def test_a_list_of_more_than_30_days_is_refused(client: Both) -> None:
    with pytest.raises(ApiError, match="400 PARAM_ERROR"):
        listed(client, end_date="2015-06-19")


@pytest.fixture
def receiver(wechatpay_gateway: RunningGateway) -> Iterator[Receiver]:
    """A server at the URL for notifications of complaints."""
    with receiving() as receiver:
        wechatpay_gateway.complaint_notification_urls.add(receiver.url)
        yield receiver


def test_each_change_is_notified_with_its_action(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    steps = wechatpay_gateway.complaints
    number = complain(wechatpay_gateway)
    make(client, "reply", number)
    make(client, "approve", number)
    steps.start_refund(number)
    steps.receive_refund(number)
    steps.continue_complaint(number)
    steps.send_message(number, "谢谢")
    steps.ask_platform(number)
    steps.send_platform_message(number, "你好")
    steps.do_without_platform(number)
    steps.finish_platform_service(number)
    make(client, "reply", number)
    make(client, "complete", number)
    refused = complain(wechatpay_gateway)
    make(client, "refuse", refused)
    wechatpay_gateway.deliver()

    found = [client.parse(each.headers, each.body) for each in receiver.deliveries]
    assert all(isinstance(each.resource, ComplaintChanged) for each in found)
    created, changed = "COMPLAINT.CREATE", "COMPLAINT.STATE_CHANGE"
    assert [(each.event_type, each.resource.action_type) for each in found] == [
        (created, "CREATE_COMPLAINT"),
        (changed, "MERCHANT_RESPONSE"),
        (changed, "MERCHANT_APPROVE_REFUND"),
        (changed, "SELLER_REFUND"),
        (changed, "REFUND_SUCCESS"),
        (changed, "CONTINUE_COMPLAINT"),
        (changed, "USER_RESPONSE"),
        (changed, "USER_APPLY_PLATFORM_SERVICE"),
        (changed, "RESPONSE_BY_PLATFORM"),
        (changed, "USER_CANCEL_PLATFORM_SERVICE"),
        (changed, "PLATFORM_SERVICE_FINISHED"),
        (changed, "MERCHANT_RESPONSE"),
        (changed, "MERCHANT_CONFIRM_COMPLETE"),
        (created, "CREATE_COMPLAINT"),
        (changed, "MERCHANT_REJECT_REFUND"),
    ]


def test_a_repeated_notification_has_the_same_id(wechatpay_gateway: RunningGateway, receiver: Receiver) -> None:
    receiver.answers.append(500)
    complain(wechatpay_gateway)
    wechatpay_gateway.deliver()
    wechatpay_gateway.clock.advance(minutes=1)

    ids = [each.envelope["id"] for each in receiver.deliveries]
    assert (len(ids), len(set(ids))) == (2, 1)


def test_no_notification_follows_the_deletion_of_the_url(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    client.call(f"{SERVICE}.delete_notification_url")
    complain(wechatpay_gateway)
    wechatpay_gateway.deliver()

    assert receiver.deliveries == []
    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        client.call(f"{SERVICE}.query_notification_url")


def test_the_url_can_be_changed_but_not_set_twice(client: Both) -> None:
    url = "https://shop.example/complaints"
    client.call(f"{SERVICE}.create_notification_url", url=f"{url}/old")
    with pytest.raises(ApiError, match="400 INVALID_REQUEST"):
        client.call(f"{SERVICE}.create_notification_url", url=url)

    changed = client.call(f"{SERVICE}.update_notification_url", url=url)
    assert client.call(f"{SERVICE}.query_notification_url") == changed
    assert changed.url == url
