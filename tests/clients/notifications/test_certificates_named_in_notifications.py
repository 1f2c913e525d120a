"""A client without a public key downloads a certificate when the first notification names it, over real HTTP."""

import asyncio
import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from support.both import Opened
from support.notification_servers import ADDRESS, flask_on_wsgiref, post, starlette_on_uvicorn
from support.receiver import Received, receiving
from support.sample_notifications import PAID
from support.time import FakeClock
from support.world import DAY, LIST, World
from wechatpay_clients import AsyncClient, Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.errors import CertificateError, StaleTimestamp, UnknownSerial
from wechatpay_runtime.notifications import Notification, Router

MCHID, OTHER = "1900000008", "1900000009"
MINUTE = 60.0
WRONG_KEY = "0123456789abcdef0123456789abcdef"
UNKNOWN = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"

Serving = Callable[[dict[str, str], FakeClock, list[str]], AbstractContextManager[int]]


@pytest.fixture
def environment(world: World) -> dict[str, str]:
    """The environment of a merchant that has platform certificates and no public key."""
    return add(world, MCHID)


def add(world: World, mchid: str) -> dict[str, str]:
    return world.gateway.merchants.add(mchid, "certificates", like=world.gateway.merchants.default.mchid)


def noting(router: Router, handled: list[str]) -> Router:
    """Add a handler that records the merchant and the payment of each notification."""

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        handled.append(notification.resource.received["out_trade_no"])

    return router


@contextmanager
def awaited(environment: dict[str, str], clock: FakeClock, handled: list[str]) -> Generator[int]:
    client = AsyncClient.from_env(environment, clock=clock)
    with starlette_on_uvicorn(noting(Router(client), handled), client) as port:
        yield port


@contextmanager
def in_a_thread(environment: dict[str, str], clock: FakeClock, handled: list[str]) -> Generator[int]:
    with (
        Client.from_env(environment, clock=clock) as client,
        starlette_on_uvicorn(noting(Router(client), handled)) as port,
    ):
        yield port


@contextmanager
def waited_for(environment: dict[str, str], clock: FakeClock, handled: list[str]) -> Generator[int]:
    with (
        Client.from_env(environment, clock=clock) as client,
        flask_on_wsgiref(noting(Router(client), handled)) as port,
    ):
        yield port


@pytest.fixture(params=[awaited, in_a_thread, waited_for], ids=lambda serve: serve.__name__)
def serve(request: pytest.FixtureRequest) -> Serving:
    """Receives notifications with a sync or async client, on an ASGI or WSGI server."""
    chosen: Serving = request.param
    return chosen


@pytest.fixture
def handled() -> list[str]:
    """The payments whose handler has run, in order."""
    return []


@pytest.fixture
def port(serve: Serving, world: World, environment: dict[str, str], handled: list[str]) -> Iterator[int]:
    """The port of the merchant's server."""
    with serve(environment, world.clock, handled) as port:
        yield port


def notify(world: World, port: int, *numbers: str, mchid: str = MCHID) -> None:
    """Send notifications of payments, and wait until each was delivered."""
    for number in numbers:
        world.gateway.notify(
            "TRANSACTION.SUCCESS",
            {**PAID, "out_trade_no": number},
            f"http://127.0.0.1:{port}{ADDRESS}",
            original_type="transaction",
            mchid=mchid,
        )
    world.gateway.deliver()


def statuses(world: World) -> list[int | None]:
    return [delivery.status for delivery in world.gateway.notifications.deliveries()]


def test_a_client_can_receive_a_notification_before_its_first_call(world: World, port: int, handled: list[str]) -> None:
    notify(world, port, "1")

    assert (handled, statuses(world), world.downloads) == (["1"], [200], 1)


def test_no_notification_is_lost_or_repeated_when_the_certificate_changes(
    world: World, port: int, handled: list[str]
) -> None:
    before, after = [str(number) for number in range(20)], [str(number) for number in range(20, 40)]
    notify(world, port, *before)
    world.clock.sleep(MINUTE)
    world.gateway.rotate_certificate(MCHID)
    notify(world, port, *after)

    assert (handled, set(statuses(world)), world.downloads) == ([*before, *after], {200}, 2)


def test_a_change_within_the_minute_is_learned_before_the_last_redelivery(
    world: World, port: int, handled: list[str]
) -> None:
    notify(world, port, "1")
    world.gateway.rotate_certificate(MCHID)
    notify(world, port, "2")
    for seconds in (15, 15, 30):
        world.clock.sleep(seconds)
        world.gateway.deliver()

    assert (handled, statuses(world), world.downloads) == (["1", "2"], [200, 401, 401, 401, 200], 2)


def test_many_unknown_serials_cause_one_download_a_minute(world: World, port: int, handled: list[str]) -> None:
    forged = {**world.notification(b"{}"), "wechatpay-serial": UNKNOWN}
    answered = [post(port, forged, b"{}")[0] for _ in range(30)]
    notify(world, port, "1")

    assert (set(answered), handled, world.downloads) == ({401}, ["1"], 1)


def test_an_expired_certificate_is_replaced(world: World, port: int, handled: list[str]) -> None:
    notify(world, port, "1")
    world.clock.sleep(6 * 365 * DAY)
    world.gateway.rotate_certificate(MCHID)
    notify(world, port, "2")

    assert (handled, statuses(world)) == (["1", "2"], [200, 200])


def test_each_of_several_merchants_downloads_its_own_certificates(world: World, environment: dict[str, str]) -> None:
    notifications: list[tuple[str, str]] = []
    clients = [Client.from_env(each, clock=world.clock) for each in (environment, add(world, OTHER))]
    router = Router(*clients)

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        notifications.append((notification.mchid, notification.resource.received["out_trade_no"]))

    with clients[0], clients[1], flask_on_wsgiref(router) as port:
        notify(world, port, "1", mchid=OTHER)
        notify(world, port, "2", mchid=MCHID)

    assert (notifications, statuses(world)) == ([(OTHER, "1"), (MCHID, "2")], [200, 200])


def delivered(world: World, number: str = "1") -> Received:
    """Return a delivery, to be parsed without a router."""
    with receiving() as receiver:
        world.gateway.notify(
            "TRANSACTION.SUCCESS",
            {**PAID, "out_trade_no": number},
            receiver.url,
            original_type="transaction",
            mchid=MCHID,
        )
        world.gateway.deliver()
    return receiver.deliveries[0]


def number_of(notification: Notification[Any]) -> str:
    number: str = notification.resource.received["out_trade_no"]
    return number


def test_parsing_downloads_the_certificate(world: World, opened: Opened, environment: dict[str, str]) -> None:
    arrived = delivered(world)
    client = world.client(opened, environment)

    assert number_of(client.parse(arrived.headers, arrived.body)) == "1"


def test_the_error_says_why_the_certificate_could_not_be_downloaded(
    world: World, opened: Opened, environment: dict[str, str]
) -> None:
    arrived = delivered(world)
    client = world.client(opened, {**environment, "WECHATPAY_APIV3_KEY": WRONG_KEY})

    with pytest.raises(UnknownSerial, match="cannot be decrypted with apiv3_key") as caught:
        client.parse(arrived.headers, arrived.body)

    assert isinstance(caught.value.__cause__, CertificateError)


def test_parsing_refuses_a_forgery_that_names_a_new_certificate(
    world: World, opened: Opened, environment: dict[str, str]
) -> None:
    arrived = delivered(world)
    client = world.client(opened, environment)

    with pytest.raises(UnknownSerial, match=UNKNOWN):
        client.parse({**arrived.headers, "wechatpay-serial": UNKNOWN}, arrived.body)


def test_parse_of_an_async_client_names_the_method_that_can_wait(world: World, environment: dict[str, str]) -> None:
    arrived = delivered(world)
    client = AsyncClient.from_env(environment, clock=world.clock)

    with pytest.raises(UnknownSerial, match=r"`await client\.notifications\.parse_async\(headers, body\)` fetches"):
        client.notifications.parse(arrived.headers, arrived.body)


def test_after_parse_async_an_async_client_can_parse_without_waiting(world: World, environment: dict[str, str]) -> None:
    arrived = delivered(world)

    async def parse_twice() -> tuple[str, str]:
        async with AsyncClient.from_env(environment, clock=world.clock) as client:
            first = await client.notifications.parse_async(
                arrived.headers, arrived.body, expect=transaction_success.NOTIFICATION
            )
            return number_of(first), number_of(client.notifications.parse(arrived.headers, arrived.body))

    assert asyncio.run(parse_twice()) == ("1", "1")


def test_handle_with_an_async_client_names_the_method_that_can_wait(
    world: World, environment: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    arrived = delivered(world)
    router = Router(AsyncClient.from_env(environment, clock=world.clock))

    with caplog.at_level(logging.WARNING):
        acknowledgement = router.handle(arrived.headers, arrived.body)

    assert (acknowledgement.status, "Use handle_async" in caplog.text) == (401, True)


def test_a_stored_notification_is_verified_at_its_time_of_arrival(world: World, environment: dict[str, str]) -> None:
    arrived, arrived_at = delivered(world), world.clock.now()
    world.clock.sleep(DAY)
    with Client.from_env(environment, clock=world.clock) as client:
        parser = client.notifications.with_clock(FakeClock(arrived_at))

        assert number_of(parser.parse(arrived.headers, arrived.body)) == "1"
        with pytest.raises(StaleTimestamp):
            client.notifications.parse(arrived.headers, arrived.body)


def test_among_merchants_with_the_same_certificates_the_number_inside_decides(
    world: World, environment: dict[str, str]
) -> None:
    second = add(world, OTHER)
    merchants = world.gateway.merchants
    merchants.get(OTHER).certificates = merchants.certificates(MCHID)  # type: ignore[union-attr]  # it was just added
    notifications: list[Notification[Any]] = []
    with Client.from_env(environment, clock=world.clock) as first, Client.from_env(second, clock=world.clock) as other:
        router = Router(first, other)
        router.fallback(notifications.append)
        first.refresh_certificates()
        with flask_on_wsgiref(router) as port:
            notify_of(world, port, OTHER)

    assert ([each.mchid for each in notifications], statuses(world)) == ([OTHER], [200])


def test_a_notification_whose_merchant_cannot_fetch_its_certificates_goes_to_no_other(
    world: World, environment: dict[str, str]
) -> None:
    second = add(world, OTHER)
    merchants = world.gateway.merchants
    merchants.get(OTHER).certificates = merchants.certificates(MCHID)  # type: ignore[union-attr]  # it was just added
    notifications: list[Notification[Any]] = []
    with Client.from_env(environment, clock=world.clock) as first, Client.from_env(second, clock=world.clock) as other:
        router = Router(first, other)
        router.fallback(notifications.append)
        first.refresh_certificates()
        world.gateway.faults.add("no_auth", operation=LIST)
        with flask_on_wsgiref(router) as port:
            notify_of(world, port, OTHER)

    assert (notifications, statuses(world)) == ([], [401])


def notify_of(world: World, port: int, mchid: str) -> None:
    """Send the notification of a payment that names its merchant."""
    address = f"http://127.0.0.1:{port}{ADDRESS}"
    world.gateway.notify(
        "TRANSACTION.SUCCESS", {**PAID, "mchid": mchid}, address, original_type="transaction", mchid=mchid
    )
    world.gateway.deliver()
