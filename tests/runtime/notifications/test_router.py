"""A router calls the right handler and returns the right acknowledgement, sync and async."""

import asyncio
import json
import logging
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from support import platform, sample_notifications
from support.platform import NOW
from support.sample_notifications import PAID, delivered, envelope, event, sealed
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.fapiao.applications import fapiao_reversed
from wechatpay_clients.industry.parking_reminders import query_trans_info
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.notifications import (
    Acknowledgement,
    MemoryReplayGuard,
    Notification,
    Router,
    UnknownNotification,
)

Delivery = tuple[Mapping[str, str], bytes]


class Handle(Protocol):
    def __call__(self, router: Router, delivery: Delivery) -> Acknowledgement: ...


def waiting(router: Router, delivery: Delivery) -> Acknowledgement:
    return router.handle(*delivery)


def awaiting(router: Router, delivery: Delivery) -> Acknowledgement:
    return asyncio.run(router.handle_async(*delivery))


@pytest.fixture(params=[waiting, awaiting])
def handle(request: pytest.FixtureRequest) -> Handle:
    """The sync or the async driver."""
    driver: Handle = request.param
    return driver


def client(**changes: Any) -> Client:
    return Client(**sample_notifications.settings(**{"clock": FakeClock(NOW), **changes}))


CLIENT = client()


@pytest.fixture
def router() -> Router:
    return Router(CLIENT)


@pytest.fixture
def payments(router: Router) -> list[Notification[Any]]:
    """The notifications that the handler of payments receives."""
    received: list[Notification[Any]] = []

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        received.append(notification)

    return received


PAYMENT = delivered(envelope())
SUCCESS = {"code": "SUCCESS", "message": "成功"}


def parsed_body(acknowledgement: Acknowledgement) -> Any:
    return json.loads(acknowledgement.body)


def test_a_handled_notification_is_acknowledged(
    router: Router, payments: list[Notification[Any]], handle: Handle
) -> None:
    acknowledgement = handle(router, PAYMENT)

    assert [notification.id for notification in payments] == [sample_notifications.ID]
    assert (acknowledgement.status, parsed_body(acknowledgement)) == (200, SUCCESS)
    assert acknowledgement.headers == {"Content-Type": "application/json"}


def test_an_async_handler_is_awaited(router: Router) -> None:
    ids: list[str] = []

    @router.on(transaction_success.NOTIFICATION)
    async def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        await asyncio.sleep(0)
        ids.append(notification.id)

    assert awaiting(router, PAYMENT).status == 200
    assert ids == [sample_notifications.ID]


def test_an_async_handler_fails_in_a_sync_router(router: Router, caplog: pytest.LogCaptureFixture) -> None:
    @router.on(transaction_success.NOTIFICATION)
    async def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        raise AssertionError(notification)

    assert waiting(router, PAYMENT).status == 500
    assert "paid is async. Use handle_async" in caplog.text


def test_a_sync_handler_does_not_block_the_event_loop(router: Router) -> None:
    async def both() -> bool:
        loop, done = asyncio.get_running_loop(), asyncio.Event()

        @router.on(transaction_success.NOTIFICATION)
        def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
            asyncio.run_coroutine_threadsafe(turn(notification.id), loop).result(10)

        async def turn(_: str) -> None:
            done.set()

        return (await router.handle_async(*PAYMENT)).is_success and done.is_set()

    assert asyncio.run(both())


def slow_router(seconds: float) -> Router:
    clock = FakeClock(NOW)
    router = Router(client(clock=clock))

    @router.fallback
    def slow(notification: Notification[Any]) -> Any:
        clock.sleep(seconds)
        if notification.event_type == "TRANSACTION.FAILED":
            raise LookupError
        return OWED if notification.event_type == "PARKING_FEE.QUERY_TRANS_INFO" else None

    return router


ASKED = delivered(event("PARKING_FEE.QUERY_TRANS_INFO", "parking_fee", {"out_serial_number": "1"}))


@pytest.mark.parametrize(
    ("delivery", "seconds", "event_type", "limit"),
    [
        (PAYMENT, 5.5, "TRANSACTION.SUCCESS", 5),
        (delivered(event("TRANSACTION.FAILED", "new", {})), 5.5, "TRANSACTION.FAILED", 5),
        (ASKED, 3.5, "PARKING_FEE.QUERY_TRANS_INFO", 3),
    ],
    ids=["payment", "unknown event whose handler raises", "question"],
)
def test_a_slow_handler_is_logged(
    handle: Handle, caplog: pytest.LogCaptureFixture, delivery: Delivery, seconds: float, event_type: str, limit: int
) -> None:
    handle(slow_router(seconds), delivery)

    [record] = [each for each in caplog.records if "waits" in each.getMessage()]
    assert (record.name, record.levelno) == ("wechatpay_runtime", logging.WARNING)
    assert record.getMessage().startswith(
        f"The handler of notification {sample_notifications.ID}, event {event_type!r}, took {seconds} s. WeChat Pay waits {limit} s "
    )


@pytest.mark.parametrize(("delivery", "seconds"), [(PAYMENT, 5.0), (ASKED, 3.0)], ids=["payment", "question"])
def test_a_fast_handler_is_not_logged(
    handle: Handle, caplog: pytest.LogCaptureFixture, delivery: Delivery, seconds: float
) -> None:
    handle(slow_router(seconds), delivery)

    assert "waits" not in caplog.text


def test_a_slow_async_handler_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock(NOW)
    router = Router(client(clock=clock))

    @router.on(transaction_success.NOTIFICATION)
    async def slow(_: transaction_success.TransactionSuccessNotification) -> None:
        await clock.sleep_async(6)

    assert awaiting(router, PAYMENT).is_success
    assert "took 6.0 s" in caplog.text


def test_a_router_accepts_a_string_as_body(router: Router, payments: list[Notification[Any]], handle: Handle) -> None:
    headers, body = PAYMENT
    text: Any = body.decode()

    assert handle(router, (headers, text)).is_success
    assert len(payments) == 1


def test_a_handler_error_is_acknowledged_as_a_failure(
    router: Router, handle: Handle, caplog: pytest.LogCaptureFixture
) -> None:
    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        raise LookupError(f"no order for {notification.id}")

    acknowledgement = handle(router, PAYMENT)

    assert (acknowledgement.status, parsed_body(acknowledgement)) == (
        500,
        {"code": "FAIL", "message": "The handler failed."},
    )
    assert f"The handler of notification {sample_notifications.ID} failed" in caplog.text
    assert "LookupError" in caplog.text


@pytest.mark.parametrize(
    ("added", "message"),
    [pytest.param(b" ", "验签失败。", id="forged"), pytest.param(b"", "没有处理该通知的函数。", id="no handler")],
)
def test_a_failure_is_reported_in_the_language_of_the_client(added: bytes, message: str) -> None:
    headers, body = PAYMENT

    acknowledgement = waiting(Router(client(language="zh")), (headers, body + added))

    assert parsed_body(acknowledgement) == {"code": "FAIL", "message": message}


@pytest.mark.parametrize("error", [StopIteration, GeneratorExit])
def test_a_handler_can_raise_errors_of_generators(router: Router, error: type[BaseException]) -> None:
    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        raise error

    if issubclass(error, Exception):
        assert waiting(router, PAYMENT).status == 500
    else:
        with pytest.raises(error):
            waiting(router, PAYMENT)


@pytest.mark.parametrize("status", [200, 204, 400, 503])
def test_a_handler_can_return_an_acknowledgement(router: Router, handle: Handle, status: int) -> None:
    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> Acknowledgement:
        return Acknowledgement(status=status, body=notification.id.encode())

    assert handle(router, PAYMENT) == Acknowledgement(status=status, body=sample_notifications.ID.encode())


def test_a_second_handler_is_refused(router: Router, payments: list[Notification[Any]]) -> None:
    with pytest.raises(InvalidArgument, match=r"payments\.transactions\.transaction_success already has a handler"):
        router.on(transaction_success.NOTIFICATION)(lambda _: None)

    assert payments == []


OTHERS = {
    "unknown": event("NEW.EVENT", "new", {"a": 1}),
    "known, but without a handler": event("FAPIAO.REVERSED", None, {"mchid": "1"}),
}


@pytest.mark.parametrize("other", OTHERS)
def test_the_fallback_handles_notifications_without_a_handler(
    router: Router, payments: list[Notification[Any]], handle: Handle, other: str
) -> None:
    rest: list[Notification[Any]] = []
    router.fallback(rest.append)

    assert handle(router, delivered(OTHERS[other])).status == 200
    assert ([notification.event_type for notification in rest], payments) == ([OTHERS[other]["event_type"]], [])


def test_the_fallback_gets_an_unknown_notification(router: Router, handle: Handle) -> None:
    rest: list[Notification[Any]] = []
    router.fallback(rest.append)
    handle(router, delivered(OTHERS["unknown"]))

    assert isinstance(rest[0], UnknownNotification)


@pytest.mark.parametrize("other", OTHERS)
def test_without_a_fallback_the_response_is_a_failure(
    router: Router, handle: Handle, other: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert handle(router, delivered(OTHERS[other])).status == 500
    assert f"No handler for notification {sample_notifications.ID}" in caplog.text


def tampered(**changes: str) -> Delivery:
    headers, body = PAYMENT
    return {**headers, **{f"wechatpay-{name}": value for name, value in changes.items()}}, body


REFUSED: dict[str, tuple[Delivery, int, str]] = {
    "no signature": (({}, PAYMENT[1]), 401, "MissingSignature"),
    "another body": ((PAYMENT[0], b"{}"), 401, "BadSignature"),
    "old": (delivered(envelope(), timestamp=NOW - 301), 401, "StaleTimestamp"),
    "unknown key": (tampered(serial="PUB_KEY_ID_0"), 401, "UnknownSerial"),
    "probe": (tampered(signature="WECHATPAY/SIGNTEST/AAAA"), 401, "SignatureProbe"),
    "no notification": (delivered(b"{}"), 400, "MalformedNotification"),
    "no JSON inside": (delivered(envelope(sealed(b"x"))), 400, "MalformedNotification"),
    "another APIv3 key": (delivered(envelope(sealed(b"{}", key="0" * 32))), 500, "DecryptionFailed"),
    "too long": (({}, bytes(2 * 1024 * 1024 + 1)), 413, "NotificationTooLarge"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_unreadable_notification_is_refused_and_logged(
    router: Router, payments: list[Notification[Any]], handle: Handle, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    delivery, status, name = REFUSED[case]
    acknowledgement = handle(router, delivery)

    assert (acknowledgement.status, parsed_body(acknowledgement)["code"], payments) == (status, "FAIL", [])
    assert f"A notification was refused. {name}: " in caplog.text


def test_a_probe_is_logged_as_info(router: Router, caplog: pytest.LogCaptureFixture) -> None:
    router.handle(*REFUSED["probe"][0])

    assert [record.levelno for record in caplog.records if record.name == "wechatpay_runtime"] == [logging.INFO]


def test_a_parsed_body_raises_invalid_argument(router: Router) -> None:
    parsed: Any = {}
    with pytest.raises(InvalidArgument, match="Pass the raw bytes"):
        router.handle({}, parsed)


OTHER_KEY = "0123456789abcdef0123456789abcdef"
OTHER_ID = "PUB_KEY_ID_0000000000000000000000000000000002"


def merchants() -> Router:
    """Return a router for two merchants with different WeChat Pay keys, and a third with the same key as the first."""
    return Router(
        client(),
        client(mchid="1900000002", public_key=platform.public_pem("other"), public_key_id=OTHER_ID),
        client(mchid="1900000003", apiv3_key=OTHER_KEY),
    )


def signed_by_other() -> Delivery:
    headers, body = PAYMENT
    message = f"{headers['wechatpay-timestamp']}\n{headers['wechatpay-nonce']}\n".encode() + body + b"\n"
    return {**headers, "wechatpay-serial": OTHER_ID, "wechatpay-signature": platform.sign("other", message)}, body


@pytest.mark.parametrize(
    ("delivery", "mchid"),
    [
        (PAYMENT, platform.MCHID),
        (signed_by_other(), "1900000002"),
        (delivered(envelope(sealed(json.dumps(PAID).encode(), key=OTHER_KEY))), "1900000003"),
    ],
    ids=["the first", "another WeChat Pay key", "another APIv3 key"],
)
def test_mchid_is_the_merchant_whose_keys_decrypt_it(handle: Handle, delivery: Delivery, mchid: str) -> None:
    router, mchids = merchants(), list[str]()

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        mchids.append(notification.mchid)

    assert handle(router, delivery).status == 200
    assert mchids == [mchid]


@pytest.mark.parametrize("case", ["another APIv3 key", "unknown key", "too long"])
def test_a_notification_that_no_client_can_read_is_refused(handle: Handle, case: str) -> None:
    delivery, status, _ = REFUSED[case]

    assert handle(merchants(), delivery).status == status


@pytest.mark.parametrize(
    ("clients", "words"),
    [([], "Pass a client to Router"), ([client(apiv3_key=None)], rf"merchant {platform.MCHID} has no apiv3_key")],
)
def test_a_router_without_a_usable_client_is_refused(clients: list[Client], words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        Router(*clients)


# Repeated deliveries.


class AsyncGuard:
    """A guard with async methods, like one for a database."""

    def __init__(self) -> None:
        self.handled: set[str] = set()

    async def is_new(self, notification_id: str) -> bool:
        return notification_id not in self.handled

    async def note_handled(self, notification_id: str) -> None:
        self.handled.add(notification_id)


def outcomes(router: Router, results: list[Any], handle: Handle) -> tuple[list[int], int]:
    """Return the status of one delivery for each result of the handler, and the number of times that the handler ran."""
    left, calls = list(results), 0

    def paid(_: Notification[Any]) -> Any:
        nonlocal calls
        calls += 1
        result = left.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    router.add(transaction_success.NOTIFICATION, paid)
    return [handle(router, PAYMENT).status for _ in results], calls


@pytest.mark.parametrize(
    ("results", "statuses", "calls"),
    [
        ([None, None], [200, 200], 1),
        ([ValueError(), None, None], [500, 200, 200], 2),
        ([Acknowledgement.failure("later"), None, None], [500, 200, 200], 2),
        ([Acknowledgement(status=204, body=b""), None], [204, 200], 1),
    ],
    ids=["success", "error", "failure", "success by its own acknowledgement"],
)
@pytest.mark.parametrize("guard", [MemoryReplayGuard, AsyncGuard])
def test_only_failed_notifications_are_handled_again(
    guard: Callable[[], Any], results: list[Any], statuses: list[int], calls: int
) -> None:
    assert outcomes(Router(CLIENT, replay_guard=guard()), results, awaiting) == (statuses, calls)


def test_without_a_guard_every_delivery_reaches_the_handler(router: Router, handle: Handle) -> None:
    assert outcomes(router, [None, None], handle) == ([200, 200], 2)


def test_an_async_guard_fails_in_a_sync_router() -> None:
    assert outcomes(Router(CLIENT, replay_guard=AsyncGuard()), [None], waiting) == ([500], 0)


def test_a_memory_guard_forgets_the_oldest() -> None:
    guard = MemoryReplayGuard(capacity=2)
    for notification_id in ("1", "2", "1", "3"):
        guard.note_handled(notification_id)

    assert [guard.is_new(notification_id) for notification_id in ("1", "2", "3")] == [False, True, False]


# Acknowledgements with data.
QUESTION = delivered(event("PARKING_FEE.QUERY_TRANS_INFO", "parking_fee", {"out_serial_number": "PARK1"}))
OWED = query_trans_info.ParkingFeeAnswer(code="SUCCESS", message="", total_amount=1500, paid_amount=0)
OWED_WIRE = {"code": "SUCCESS", "message": "", "total_amount": 1500, "paid_amount": 0}


def parking(result: Any, **changes: Any) -> Router:
    router = Router(CLIENT, **changes)
    router.add(query_trans_info.NOTIFICATION, lambda _: result)
    return router


@pytest.mark.parametrize("result", [OWED, OWED_WIRE], ids=["model", "mapping"])
def test_a_handler_can_return_data(handle: Handle, result: Any) -> None:
    acknowledgement = handle(parking(result), QUESTION)

    assert (acknowledgement.status, parsed_body(acknowledgement)) == (200, OWED_WIRE)
    assert acknowledgement.headers["Content-Type"] == "application/json"


AUTHORIZATION = re.compile(
    r'WECHATPAY2-SHA256-RSA2048 mchid="(?P<mchid>\d+)",nonce_str="(?P<nonce>\w+)",timestamp="(?P<timestamp>\d+)",'
    r'serial_no="(?P<serial>\w+)",signature="(?P<signature>[^"]+)"'
)


def test_an_acknowledgement_with_data_is_signed(handle: Handle) -> None:
    acknowledgement = handle(parking(OWED), QUESTION)
    match = AUTHORIZATION.fullmatch(acknowledgement.headers["Authorization"])

    assert match is not None
    assert (match["mchid"], match["serial"], match["timestamp"]) == (platform.MCHID, platform.SERIAL_NO, str(NOW))
    message = f"{match['timestamp']}\n{match['nonce']}\n".encode() + acknowledgement.body + b"\n"
    public_key = platform.key("merchant").public_key()
    public_key.verify(b64decode(match["signature"]), message, PKCS1v15(), SHA256())
    with pytest.raises(InvalidSignature):
        public_key.verify(b64decode(match["signature"]), message + b" ", PKCS1v15(), SHA256())


def test_the_repr_of_an_acknowledgement_has_no_signature() -> None:
    acknowledgement = waiting(parking(OWED), QUESTION)

    assert repr(acknowledgement) == "Acknowledgement(status=200)"


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (None, "must be ParkingFeeAnswer or a mapping, got NoneType"),
        ({"code": "SUCCESS"}, "ParkingFeeAnswer.message is required"),
        ({"code": "SUCCESS", "mesage": ""}, "did you mean 'message'"),
        ({"code": "SUCCESS", "message": "", "paid_amount": 1.5}, "ParkingFeeAnswer.paid_amount must be an integer"),
    ],
)
def test_wrong_data_is_a_failure(handle: Handle, result: Any, words: str, caplog: pytest.LogCaptureFixture) -> None:
    assert handle(parking(result), QUESTION).status == 500
    assert words in caplog.text


def test_a_replay_guard_does_not_apply_to_acknowledgements_with_data(handle: Handle) -> None:
    router = parking(OWED, replay_guard=MemoryReplayGuard())

    assert [parsed_body(handle(router, QUESTION)) for _ in range(2)] == [OWED_WIRE, OWED_WIRE]


def test_a_failure_refuses_a_success_status() -> None:
    with pytest.raises(InvalidArgument, match="does not treat status 200 as a failure"):
        Acknowledgement.failure("no", status=200)


@pytest.mark.parametrize("status", [100, 201, 202, 302, 600])
def test_other_success_statuses_are_refused(status: int) -> None:
    with pytest.raises(InvalidArgument, match=f"sends the notification again after {status}"):
        Acknowledgement(status=status, body=b"")
    with pytest.raises(InvalidArgument, match=f"sends the notification again after {status}"):
        Acknowledgement.failure("later", status=status)


def test_the_message_of_a_failure_is_shortened() -> None:
    assert parsed_body(Acknowledgement.failure("x" * 100))["message"] == "x" * 64


def test_each_notification_reaches_its_handler(
    router: Router, payments: list[Notification[Any]], handle: Handle
) -> None:
    reversed_ones: list[str] = []

    @router.on(fapiao_reversed.NOTIFICATION)
    def reversed_(notification: fapiao_reversed.FapiaoReversedNotification) -> None:
        reversed_ones.append(notification.resource.mchid)

    handle(router, PAYMENT)
    handle(router, delivered(event("FAPIAO.REVERSED", None, {"mchid": "1900000109"})))

    assert (len(payments), reversed_ones) == (1, ["1900000109"])


# Several merchants with the same keys: the numbers in the resource decide.


def received_mchid(inside: Mapping[str, Any], *clients: Client, handle: Handle) -> str:
    """Return `notification.mchid` of a notification that a router with these clients receives."""
    router, received = Router(*clients), list[Notification[Any]]()
    router.fallback(received.append)
    assert handle(router, delivered(event("ANY.EVENT", "any", inside))).status == 200
    return received[0].mchid


FIRST, SECOND = client(), client(mchid="1900000002")
SHARED: dict[str, Any] = {
    name: sample_notifications.settings()[name] for name in ("public_key", "public_key_id", "apiv3_key")
}
BRAND_SETTINGS: dict[str, Any] = {**platform.brand_settings(), **SHARED, "clock": FakeClock(NOW)}
BRAND = Client(**BRAND_SETTINGS)


@pytest.mark.parametrize(
    "inside",
    [
        {"mchid": "1900000002"},
        {"mchid": 1900000002},
        {"mch_id": "1900000002"},
        {"combine_mchid": "1900000002", "sub_orders": [{"mchid": platform.MCHID}]},
        {"sp_mchid": "1900000002", "sub_mchid": "1900000109"},
        {"sp_mchid": "1900000002", "sub_mchid": platform.MCHID},
        {"sub_mchid": "1900000002"},
        {"sub_mchid": "1900000002", "brand_id": "1"},
    ],
    ids=str,
)
def test_the_number_decides_between_merchants_with_equal_keys(handle: Handle, inside: Mapping[str, Any]) -> None:
    assert received_mchid(inside, FIRST, SECOND, handle=handle) == "1900000002"


@pytest.mark.parametrize("clients", [(FIRST, BRAND), (BRAND, FIRST)], ids=["merchant first", "brand first"])
@pytest.mark.parametrize(
    ("inside", "number"),
    [({"brand_id": platform.BRAND_ID}, platform.BRAND_ID), ({"mchid": platform.MCHID}, platform.MCHID)],
    ids=["of the brand", "of the merchant"],
)
def test_the_number_decides_between_brand_and_merchant_with_equal_keys(
    handle: Handle, clients: tuple[Client, ...], inside: Mapping[str, Any], number: str
) -> None:
    assert received_mchid(inside, *clients, handle=handle) == number


@pytest.mark.parametrize(
    "inside", [{}, {"mchid": None}, {"mchid": "1900000109"}, {"mchid": ["1900000002"]}, {"stock_id": "1"}], ids=str
)
def test_the_first_client_is_used_without_a_known_number(handle: Handle, inside: Mapping[str, Any]) -> None:
    assert received_mchid(inside, FIRST, SECOND, handle=handle) == platform.MCHID


def test_a_number_does_not_select_a_client_whose_keys_do_not_decrypt(handle: Handle) -> None:
    others = client(mchid="1900000003", apiv3_key=OTHER_KEY)

    assert received_mchid({"mchid": "1900000003"}, FIRST, others, handle=handle) == platform.MCHID


def test_the_acknowledgement_is_signed_by_the_selected_merchant(handle: Handle) -> None:
    router = Router(FIRST, SECOND)
    router.add(query_trans_info.NOTIFICATION, lambda _: OWED)
    question = delivered(event("PARKING_FEE.QUERY_TRANS_INFO", "parking_fee", {"mchid": "1900000002"}))

    match = AUTHORIZATION.fullmatch(handle(router, question).headers["Authorization"])

    assert match is not None
    assert match["mchid"] == "1900000002"
