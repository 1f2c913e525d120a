"""A hook sees each notification once: verified or refused, by whichever way it was read."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from support import sample_notifications
from support.platform import NOW
from support.sample_notifications import delivered, envelope, event
from support.time import FakeClock
from support.watching import Recorder
from wechatpay_clients import AsyncClient, Client, UnexpectedNotification, WeChatPayError
from wechatpay_clients.payments.refunds import refund_result
from wechatpay_runtime.hooks import NotificationReceived
from wechatpay_runtime.notifications import Router

HEADERS, BODY = delivered(envelope())
PAID = "payments.transactions.transaction_success"
Read = Callable[[Recorder, dict[str, str], bytes], object]


def client(kind: type[Any], recorder: Recorder | list[Recorder]) -> Any:
    return kind(**sample_notifications.settings(clock=FakeClock(NOW), hooks=recorder))


def parse(recorder: Recorder, headers: dict[str, str], body: bytes) -> object:
    return client(Client, recorder).notifications.parse(headers, body)


def parse_async(recorder: Recorder, headers: dict[str, str], body: bytes) -> object:
    return asyncio.run(client(AsyncClient, recorder).notifications.parse_async(headers, body))


def handle(recorder: Recorder, headers: dict[str, str], body: bytes) -> object:
    return Router(client(Client, recorder), client(Client, recorder)).handle(headers, body)


def handle_async(recorder: Recorder, headers: dict[str, str], body: bytes) -> object:
    return asyncio.run(Router(client(AsyncClient, recorder)).handle_async(headers, body))


in_every_way = pytest.mark.parametrize("read", [parse, parse_async, handle, handle_async])


def facts_of(recorder: Recorder) -> tuple[Any, ...]:
    (received,) = recorder.of(NotificationReceived)
    return received.notification, received.event_type, received.request_id, received.notification_bytes, received.error


@in_every_way
def test_a_verified_notification_has_one_event(read: Read) -> None:
    recorder = Recorder()
    read(recorder, HEADERS, BODY)

    assert facts_of(recorder) == (PAID, "TRANSACTION.SUCCESS", "08F7A1-0", len(BODY), None)


def refused(read: Read, headers: dict[str, str], body: bytes) -> tuple[Any, ...]:
    recorder = Recorder()
    try:
        read(recorder, headers, body)
    except WeChatPayError as error:
        assert type(error).__name__ == facts_of(recorder)[-1]  # noqa: PT017 - a router does not raise it
    return facts_of(recorder)


@in_every_way
@pytest.mark.parametrize(
    ("changes", "body", "error"),
    [
        ({}, BODY.replace(b"encrypt-resource", b"encrypt-resourcf"), "BadSignature"),
        ({"wechatpay-signature": ""}, BODY, "MissingSignature"),
        ({"wechatpay-signature": "WECHATPAY/SIGNTEST/x"}, BODY, "SignatureProbe"),
        ({"wechatpay-timestamp": "1"}, BODY, "StaleTimestamp"),
        ({"wechatpay-serial": "PUB_KEY_ID_09"}, BODY, "UnknownSerial"),
    ],
)
def test_a_refused_notification_has_one_event(read: Read, changes: dict[str, str], body: bytes, error: str) -> None:
    assert refused(read, {**HEADERS, **changes}, body) == (None, None, "08F7A1-0", len(body), error)


@in_every_way
def test_an_undocumented_notification_has_its_event_type(read: Read) -> None:
    recorder = Recorder()
    read(recorder, *delivered(event("NEW.EVENT", None, {"a": "b"})))

    assert facts_of(recorder)[:2] == (None, "NEW.EVENT")


def test_a_notification_that_was_not_expected_is_refused() -> None:
    recorder = Recorder()
    with pytest.raises(UnexpectedNotification):
        client(Client, recorder).notifications.parse(HEADERS, BODY, expect=refund_result.NOTIFICATION)

    assert facts_of(recorder)[-1] == "UnexpectedNotification"


def test_a_forged_request_id_has_one_line_of_limited_length() -> None:
    facts = refused(parse, {**HEADERS, "request-id": "a\n" + "b" * 1000, "wechatpay-timestamp": "1"}, BODY)

    assert facts[2] == "a " + "b" * 198 + "…"


def test_the_content_of_a_notification_is_in_no_event() -> None:
    recorder = Recorder()
    parse(recorder, HEADERS, BODY)

    assert not [
        value for value in ("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "1217752501201407033233368018") if value in recorder.text()
    ]


def test_only_the_hooks_of_its_client_see_a_verified_notification() -> None:
    first, second = Recorder(), Recorder()
    Router(client(Client, first), client(Client, second)).handle(HEADERS, BODY)

    assert (len(first.events), len(second.events)) == (1, 0)


def test_the_hooks_of_every_client_see_a_refusal_once() -> None:
    shared, own = Recorder(), Recorder()
    Router(client(Client, shared), client(Client, [shared, own])).handle({**HEADERS, "wechatpay-timestamp": "1"}, BODY)

    assert (len(shared.events), len(own.events)) == (1, 1)
