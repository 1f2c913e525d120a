"""The courier delivers to several receivers at the same time, with a time limit of five seconds, and stops immediately."""

import logging
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from support import authority
from support.receiver import Receiver, receiving
from support.server import Silent, answer, dripping, scripted
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.notifications.courier import ACKNOWLEDGEMENT_SECONDS, Courier
from wechatpay_gateway.notifications.post import MAX_RESPONSE_BYTES
from wechatpay_gateway.notifications.queue import Delivery, Notification, NotificationState

AN_HOUR_SECONDS = 3600.0
SHORT_SECONDS = 0.3
PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def shared() -> Iterator[Gateway]:
    with closing(Gateway(has_published_keys=True)) as gateway:
        yield gateway


@pytest.fixture
def gateway(shared: Gateway) -> Gateway:
    shared.reset()
    return shared


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@contextmanager
def delivering(gateway: Gateway, acknowledgement_seconds: float = AN_HOUR_SECONDS) -> Generator[Courier]:
    courier = Courier(gateway.notifications, gateway.clock, acknowledgement_seconds=acknowledgement_seconds)
    gateway.changes.when_queued = courier.wake
    courier.start()
    try:
        yield courier
    finally:
        courier.stop()
        gateway.changes.when_queued = gateway.clock.settle = None


def notify(gateway: Gateway, url: str) -> Notification:
    return gateway.notify("TRANSACTION.SUCCESS", {"out_trade_no": "order-1"}, url, original_type="transaction")


def delivery_of(gateway: Gateway, url: str, acknowledgement_seconds: float = AN_HOUR_SECONDS) -> Delivery:
    """Deliver one notification to this URL and return its delivery."""
    sent = notify(gateway, url)
    with delivering(gateway, acknowledgement_seconds) as courier:
        assert courier.wait_until_idle(PATIENCE_SECONDS)
    (delivery,) = gateway.notifications.deliveries(sent.id)
    return delivery


def test_a_receiver_has_five_seconds() -> None:
    assert ACKNOWLEDGEMENT_SECONDS == 5


def test_a_silent_receiver_does_not_delay_another_one(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow, receiving() as receiver, delivering(gateway):
        notify(gateway, slow.origin + "/paid")
        assert silent.is_called.wait(PATIENCE_SECONDS)
        notify(gateway, receiver.url)
        assert receiver.has_arrived.wait(PATIENCE_SECONDS)
        silent.may_answer.set()


def test_a_receiver_gets_one_delivery_at_a_time(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow, delivering(gateway) as courier:
        notify(gateway, slow.origin + "/paid")
        notify(gateway, slow.origin + "/refunded")
        assert silent.is_called.wait(PATIENCE_SECONDS)
        assert slow.connections == 1
        silent.may_answer.set()
        assert courier.wait_until_idle(PATIENCE_SECONDS)
        assert [request.split(b" ", 2)[1] for request in slow.requests] == [b"/paid", b"/refunded"]


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"],
    ids=["nothing", "half a status line", "half a head", "half a body"],
)
def test_a_slow_acknowledgement_times_out(gateway: Gateway, head: bytes) -> None:
    with dripping(head, every_seconds=SHORT_SECONDS / 20) as origin:
        delivery = delivery_of(gateway, origin + "/paid", SHORT_SECONDS)
    assert (delivery.status, delivery.outcome) == (None, "no acknowledgement: not complete after 0.3 s")


def test_a_delivery_to_a_silent_receiver_is_retried_on_the_schedule(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow:
        delivery = delivery_of(gateway, slow.origin + "/paid", SHORT_SECONDS)
        silent.may_answer.set()
    notification = gateway.notifications.get(delivery.notification)
    assert (notification.state, notification.due) == (NotificationState.WAITING, delivery.at + 15)


def test_an_acknowledgement_of_more_than_64_kib_is_accepted_without_reading_all_of_it(
    gateway: Gateway,
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n" + b"x" * (MAX_RESPONSE_BYTES + 1)
    with dripping(head, every_seconds=1) as origin:
        delivery = delivery_of(gateway, origin + "/paid")
    assert (delivery.status, delivery.outcome) == (200, "accepted")


def test_an_acknowledgement_of_64_kib_is_read_completely(gateway: Gateway) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % MAX_RESPONSE_BYTES
    with dripping(head + b"x" * (MAX_RESPONSE_BYTES - 1), every_seconds=SHORT_SECONDS * 10) as origin:
        delivery = delivery_of(gateway, origin + "/paid", SHORT_SECONDS)
    assert delivery.status is None


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (answer(b""), 200),
        (answer(b"{}", headers="Connection: close\r\n"), 200),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204),
        (b"HTTP/1.0 200 OK\r\n\r\nConnection: close", 200),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 200),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(b"{}"), 200),
        (answer(b"{}", status="500 Internal Server Error"), 500),
        (answer(b"", status="302 Found", headers="Location: http://127.0.0.1:9/elsewhere\r\n"), 302),
    ],
)
def test_the_status_of_an_acknowledgement_decides_the_outcome(gateway: Gateway, sent: bytes, status: int) -> None:
    with scripted(lambda _request: sent) as server:
        assert delivery_of(gateway, server.origin + "/paid").status == status


@pytest.mark.parametrize(
    "sent",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\nConnection: close",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\n1234",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nX: " + b"x" * 100_000,
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: close\r\n\r\n",
        None,
    ],
    ids=["another protocol", "cut in the body", "an endless header", "an upgrade", "closed"],
)
def test_an_invalid_http_response_is_not_an_acknowledgement(gateway: Gateway, sent: bytes | None) -> None:
    with scripted(lambda _request: sent) as server:
        delivery = delivery_of(gateway, server.origin + "/paid")
    assert (delivery.status, delivery.outcome) == (None, "no acknowledgement: not a complete HTTP response")


def test_localhost_is_resolved(gateway: Gateway, receiver: Receiver) -> None:
    assert delivery_of(gateway, receiver.url.replace("127.0.0.1", "localhost")).outcome == "accepted"


def test_stopping_does_not_wait_for_a_silent_receiver(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow:
        with delivering(gateway):
            sent = notify(gateway, slow.origin + "/paid")
            assert silent.is_called.wait(PATIENCE_SECONDS)
        silent.may_answer.set()
    left = gateway.notifications.get(sent.id)
    assert (left.state, left.attempts, left.due) == (NotificationState.WAITING, 0, sent.due)


def test_an_aborted_delivery_is_repeated_at_the_next_start(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow:
        with delivering(gateway):
            notify(gateway, slow.origin + "/paid")
            assert silent.is_called.wait(PATIENCE_SECONDS)
        silent.may_answer.set()
        with delivering(gateway) as courier:
            assert courier.wait_until_idle(PATIENCE_SECONDS)
    assert [each.outcome for each in gateway.notifications.deliveries()] == ["accepted"]


def test_a_notification_that_is_resent_during_its_delivery_is_delivered_twice(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow, delivering(gateway) as courier:
        sent = notify(gateway, slow.origin + "/paid")
        assert silent.is_called.wait(PATIENCE_SECONDS)
        gateway.resend(sent.id)
        silent.may_answer.set()
        assert courier.wait_until_idle(PATIENCE_SECONDS)
    assert [each.outcome for each in gateway.notifications.deliveries(sent.id)] == ["accepted", "accepted"]
    assert gateway.notifications.get(sent.id).state is NotificationState.DELIVERED


def test_a_receiver_with_an_untrusted_certificate_gets_nothing(gateway: Gateway, tmp_path: Path) -> None:
    context = authority.server_context(authority.write_certificate(tmp_path))
    with scripted(lambda _request: answer(), context=context) as server:
        delivery = delivery_of(gateway, server.origin + "/paid")
    assert (delivery.outcome, server.requests) == ("no acknowledgement: SSLCertVerificationError", [])


def test_stopping_ends_waiting_for_deliveries(gateway: Gateway) -> None:
    silent = Silent()
    with scripted(silent) as slow:
        with delivering(gateway) as courier:
            notify(gateway, slow.origin + "/paid")
            assert silent.is_called.wait(PATIENCE_SECONDS)
        silent.may_answer.set()
        assert courier.wait_until_idle(PATIENCE_SECONDS)


def test_a_notification_of_a_removed_merchant_does_not_stop_the_others(gateway: Gateway) -> None:
    gateway.merchants.add("1900000002", like="1900000001")
    with receiving() as receiver:
        lost = gateway.notify("A.B", {}, receiver.url, original_type="a", mchid="1900000002")
        gateway.merchants.reset()
        notify(gateway, receiver.url)
        with delivering(gateway) as courier:
            assert courier.wait_until_idle(PATIENCE_SECONDS)
    assert receiver.event_types == ["TRANSACTION.SUCCESS"]
    (delivery,) = gateway.notifications.deliveries(lost.id)
    assert delivery.outcome == "not sent: the gateway no longer has the merchant 1900000002"


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name == "wechatpay_gateway" and record.levelno == logging.WARNING
    ]


def test_a_refused_notification_is_logged_as_a_warning(
    gateway: Gateway, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.answers.append(500)
    sent = delivery_of(gateway, receiver.url)
    expected = (
        f"notification TRANSACTION.SUCCESS {sent.notification} to {receiver.url} was not delivered: the status of the acknowledgement is 500, not 200 or 204; "
        "next delivery in 15 s"
    )
    assert warnings(caplog) == [expected]


UNDELIVERABLE: dict[str, tuple[str, str]] = {
    "another machine": ("http://192.0.2.1/paid?token=secret", "to http://192.0.2.1/paid was not delivered: not sent: "),
    "user information": ("http://me:secret@127.0.0.1/paid", "to an invalid URL was not delivered: "),
}


@pytest.mark.parametrize("name", UNDELIVERABLE)
def test_a_notification_that_could_not_be_sent_is_logged_as_a_warning(
    gateway: Gateway, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    url, expected = UNDELIVERABLE[name]
    delivery_of(gateway, url)
    (warning,) = warnings(caplog)
    assert expected in warning
    assert "secret" not in warning


def test_a_fault_waits_for_a_delivery_that_is_sent(gateway: Gateway, receiver: Receiver) -> None:
    gateway.notifications.faults.add("bad_signature")
    refused = delivery_of(gateway, "http://192.0.2.1/paid")
    sent = delivery_of(gateway, receiver.url)
    assert (refused.fault, sent.fault) == (None, "bad_signature")


def test_the_warning_of_the_last_delivery_says_that_there_is_no_retry(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    notify(gateway, "http://192.0.2.1/paid")
    with delivering(gateway) as courier:
        gateway.clock.settle = courier.wait_until_idle
        gateway.clock.advance(days=2)
    assert len(warnings(caplog)) == 16
    assert warnings(caplog)[-1].endswith("; it will not be retried")


def test_an_accepted_notification_is_not_logged_as_a_warning(
    gateway: Gateway, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    delivery_of(gateway, receiver.url)
    assert warnings(caplog) == []


def test_a_refusal_caused_by_a_fault_is_not_logged_as_a_warning(
    gateway: Gateway, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.notifications.faults.add("bad_signature")
    receiver.answers.append(401)
    delivery_of(gateway, receiver.url)
    assert warnings(caplog) == []
