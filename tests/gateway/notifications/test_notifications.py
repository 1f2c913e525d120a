from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Merchant
from support.receiver import Receiver, receiving
from wechatpay_gateway.base.faults import FaultError
from wechatpay_gateway.notifications.address import read_address
from wechatpay_gateway.notifications.queue import RETRY_SECONDS, Notification, UnknownNotificationError
from wechatpay_gateway.server import RunningGateway

RESOURCE = {"out_trade_no": "order-1", "说明": "一本书"}
DAY_SECONDS = 24 * 3600


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def notify(gateway: RunningGateway, url: str, event_type: str = "TRANSACTION.SUCCESS") -> Notification:
    return gateway.notify(event_type, RESOURCE, url, original_type="transaction")


def test_a_notification_has_the_envelope_of_the_page(gateway: RunningGateway, receiver: Receiver) -> None:
    sent = notify(gateway, receiver.url)
    gateway.deliver()
    envelope = receiver.deliveries[0].envelope
    assert {name: envelope[name] for name in ("id", "event_type", "resource_type", "summary")} == {
        "id": sent.id,
        "event_type": "TRANSACTION.SUCCESS",
        "resource_type": "encrypt-resource",
        "summary": "支付成功",
    }
    assert (envelope["resource"]["algorithm"], envelope["resource"]["original_type"]) == (
        "AEAD_AES_256_GCM",
        "transaction",
    )


def test_a_notification_is_encrypted_with_the_merchants_apiv3_key(gateway: RunningGateway, receiver: Receiver) -> None:
    notify(gateway, receiver.url)
    gateway.deliver()
    assert receiver.deliveries[0].opened(gateway.environment["WECHATPAY_APIV3_KEY"]) == RESOURCE


def test_a_delivery_is_signed(gateway: RunningGateway, receiver: Receiver) -> None:
    notify(gateway, receiver.url)
    gateway.deliver()
    assert receiver.deliveries[0].is_signed_with(gateway.environment["WECHATPAY_PUBLIC_KEY"])


def test_every_delivery_has_its_own_request_id(gateway: RunningGateway, receiver: Receiver) -> None:
    receiver.answers.append(500)
    notify(gateway, receiver.url)
    gateway.clock.advance(seconds=15)
    first, second = (each.headers["request-id"] for each in receiver.deliveries)
    assert first.endswith("-0")
    assert first != second


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:port/", "no address", ""])
def test_an_invalid_url_does_not_end_the_deliveries(gateway: RunningGateway, receiver: Receiver, url: str) -> None:
    notify(gateway, url)
    notify(gateway, receiver.url)
    gateway.deliver()
    assert len(receiver.deliveries) == 1


@pytest.mark.parametrize("status", [200, 204])
def test_an_accepted_notification_is_not_sent_again(gateway: RunningGateway, receiver: Receiver, status: int) -> None:
    receiver.answers[:] = [status]
    notify(gateway, receiver.url)
    gateway.clock.advance(days=2)
    assert len(receiver.deliveries) == 1


@pytest.mark.parametrize("status", [201, 302, 400, 401, 500])
def test_a_refused_notification_is_sent_again_after_15_seconds(
    gateway: RunningGateway, receiver: Receiver, status: int
) -> None:
    receiver.answers[:] = [status]
    notify(gateway, receiver.url)
    gateway.clock.advance(seconds=14)
    before = len(receiver.deliveries)
    gateway.clock.advance(seconds=1)
    assert (before, len(receiver.deliveries)) == (1, 2)


def test_a_notification_is_delivered_at_most_16_times_on_the_schedule(
    gateway: RunningGateway, receiver: Receiver
) -> None:
    receiver.answers[:] = [500] * 20
    sent = notify(gateway, receiver.url)
    gateway.clock.advance(days=3)
    times = [delivery.at for delivery in gateway.notifications.deliveries(sent.id)]
    assert [round(later - earlier) for earlier, later in pairwise(times)] == list(RETRY_SECONDS)
    assert gateway.notifications.get(sent.id).state == "given_up"


def test_the_schedule_lasts_24_hours_and_4_minutes() -> None:
    assert sum(RETRY_SECONDS) == DAY_SECONDS + 4 * 60


def test_every_delivery_has_the_same_body_and_its_own_signature(gateway: RunningGateway, receiver: Receiver) -> None:
    receiver.answers[:] = [500]
    notify(gateway, receiver.url)
    gateway.clock.advance(minutes=1)
    first, second = receiver.deliveries
    assert first.body == second.body
    assert first.headers["wechatpay-nonce"] != second.headers["wechatpay-nonce"]
    assert second.is_signed_with(gateway.environment["WECHATPAY_PUBLIC_KEY"])


def test_the_log_has_the_outcome_of_each_delivery(gateway: RunningGateway, receiver: Receiver) -> None:
    receiver.answers[:] = [500]
    sent = notify(gateway, receiver.url)
    gateway.clock.advance(minutes=1)
    log = gateway.notifications.deliveries(sent.id)
    assert [(delivery.status, delivery.outcome) for delivery in log] == [(500, "refused"), (204, "accepted")]


@pytest.mark.parametrize("status", [201, 202])
def test_the_log_says_that_another_2xx_status_is_a_failure(
    gateway: RunningGateway, receiver: Receiver, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    receiver.answers[:] = [status]
    sent = notify(gateway, receiver.url)
    gateway.deliver()
    (delivery,) = gateway.notifications.deliveries(sent.id)
    text = f"WeChat Pay treats {status} as a failure"
    warnings = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert (text in delivery.outcome, [text in warning for warning in warnings]) == (True, [True])


@pytest.mark.parametrize("status", [201, 202])
def test_a_notification_with_another_2xx_status_is_not_delivered(
    gateway: RunningGateway, receiver: Receiver, status: int
) -> None:
    receiver.answers[:] = [status]
    sent = notify(gateway, receiver.url)
    gateway.deliver()
    assert gateway.notifications.get(sent.id).state == "waiting"


def test_a_notification_can_be_sent_again(gateway: RunningGateway, receiver: Receiver) -> None:
    sent = notify(gateway, receiver.url)
    gateway.deliver()
    gateway.resend(sent.id)
    gateway.deliver()
    assert [each.envelope["id"] for each in receiver.deliveries] == [sent.id, sent.id]


def test_an_unknown_notification_cannot_be_sent_again(gateway: RunningGateway) -> None:
    with pytest.raises(UnknownNotificationError, match="has no notification 7"):
        gateway.resend("7")


def test_a_refused_connection_is_retried(gateway: RunningGateway) -> None:
    with receiving() as gone:
        url = gone.url
    sent = notify(gateway, url)
    gateway.deliver()
    assert [each.outcome for each in gateway.notifications.deliveries(sent.id)] == [
        "no acknowledgement: ConnectionRefusedError"
    ]
    assert gateway.notifications.get(sent.id).state == "waiting"


def test_nothing_is_sent_to_other_machines(gateway: RunningGateway) -> None:
    sent = notify(gateway, "http://192.0.2.1/paid")
    gateway.deliver()
    (delivery,) = gateway.notifications.deliveries(sent.id)
    assert delivery.outcome.startswith("not sent: the gateway delivers to this machine only")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/x", "https://[::1]/x", "http://localhost/x"],
)
def test_this_machine_is_recognized_by_its_address(url: str) -> None:
    assert read_address(url).is_this_machine


@pytest.mark.parametrize("url", ["http://localhost.example/x", "http://10.0.0.1/x", "http://shop.example/x"])
def test_another_machine_is_not_mistaken_for_this_one(url: str) -> None:
    assert not read_address(url).is_this_machine


def test_a_duplicate_follows_immediately(gateway: RunningGateway, receiver: Receiver) -> None:
    gateway.notifications.faults.add("duplicate")
    notify(gateway, receiver.url)
    gateway.deliver()
    assert len({each.body for each in receiver.deliveries}) == 1
    assert len(receiver.deliveries) == 2


def test_a_late_notification_arrives_after_a_later_one(gateway: RunningGateway, receiver: Receiver) -> None:
    gateway.notifications.faults.add("late", seconds=30)
    notify(gateway, receiver.url, "REFUND.SUCCESS")
    notify(gateway, receiver.url)
    gateway.clock.advance(seconds=30)
    assert receiver.event_types == ["TRANSACTION.SUCCESS", "REFUND.SUCCESS"]


def test_a_probe_is_followed_by_a_correct_delivery(gateway: RunningGateway, receiver: Receiver) -> None:
    gateway.notifications.faults.add("probe")
    notify(gateway, receiver.url)
    gateway.deliver()
    probe, real = receiver.deliveries
    assert probe.headers["wechatpay-signature"].startswith("WECHATPAY/SIGNTEST/")
    assert real.is_signed_with(gateway.environment["WECHATPAY_PUBLIC_KEY"])


@pytest.mark.parametrize("kind", ["bad_signature", "unknown_serial", "stale_clock"])
def test_a_delivery_with_a_wrong_signature_is_followed_by_a_correct_one(
    gateway: RunningGateway, receiver: Receiver, kind: str
) -> None:
    gateway.notifications.faults.add(kind)
    sent = notify(gateway, receiver.url)
    gateway.clock.advance(seconds=15)
    assert [each.fault for each in gateway.notifications.deliveries(sent.id)] == [kind, None]


def test_a_fault_can_be_limited_to_an_event_type(gateway: RunningGateway, receiver: Receiver) -> None:
    gateway.notifications.faults.add("duplicate", event_type="REFUND.SUCCESS")
    notify(gateway, receiver.url)
    notify(gateway, receiver.url, "REFUND.SUCCESS")
    gateway.deliver()
    assert sorted(receiver.event_types) == ["REFUND.SUCCESS", "REFUND.SUCCESS", "TRANSACTION.SUCCESS"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"kind": "lost"}, "not a kind of notification fault; the kinds are: duplicate, late, probe"),
        ({"kind": "late", "times": 0}, "times must be a positive integer"),
        ({"kind": "late", "seconds": -1}, "option seconds of late must be a finite number of at least 0"),
    ],
)
def test_an_invalid_fault_is_refused(gateway: RunningGateway, options: dict[str, Any], complaint: str) -> None:
    with pytest.raises(FaultError, match=complaint):
        gateway.notifications.faults.add(**options)


def test_an_unknown_merchant_gets_no_notification(gateway: RunningGateway) -> None:
    with pytest.raises(KeyError, match="no merchant 7"):
        gateway.notify("X", {}, "http://127.0.0.1/", original_type="x", mchid="7")


def test_the_clock_only_moves_forward(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="cannot go back"):
        gateway.clock.advance(seconds=-1)


def test_a_reset_clears_notifications_and_the_clock(gateway: RunningGateway, receiver: Receiver) -> None:
    notify(gateway, receiver.url)
    gateway.clock.advance(days=1)
    gateway.reset()
    assert (list(gateway.notifications), gateway.notifications.deliveries()) == ([], ())


def test_notifications_can_be_requested_and_listed_over_http(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    fields = {"event_type": "A.B", "resource": {"a": 1}, "url": receiver.url, "original_type": "a"}
    created = control(merchant, "POST", "/callbacks", fields).json()
    gateway.deliver()
    (listed,) = control(merchant, "GET", "/callbacks").json()
    assert (listed["id"], listed["state"], listed["deliveries"][0]["status"]) == (created["id"], "delivered", 204)


def test_a_notification_is_listed_without_its_content(
    gateway: RunningGateway, merchant: Merchant, receiver: Receiver
) -> None:
    notify(gateway, receiver.url)
    assert "body" not in control(merchant, "GET", "/callbacks").json()[0]


def test_the_clock_can_be_moved_over_http(gateway: RunningGateway, merchant: Merchant, receiver: Receiver) -> None:
    receiver.answers[:] = [500]
    notify(gateway, receiver.url)
    assert control(merchant, "POST", "/clock/advance", {"minutes": 1}).status == 200
    assert len(receiver.deliveries) == 2


def test_a_notification_fault_can_be_added_over_http(merchant: Merchant) -> None:
    added = control(merchant, "POST", "/callbacks/faults", {"kind": "late", "seconds": 3}).json()
    assert (added[0]["kind"], added[0]["seconds"]) == ("late", 3)
