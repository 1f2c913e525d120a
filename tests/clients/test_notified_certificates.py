"""A client without a public key receives notifications: it learns a certificate from the first that names it, over real HTTP."""

import asyncio
import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from support.both import Opened
from support.callbacks import PAID
from support.notified import ADDRESS, flask_on_wsgiref, post, starlette_on_uvicorn
from support.receiver import Received, receiving
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
    """That of a merchant that has platform certificates and no public key."""
    return add(world, MCHID)


def add(world: World, mchid: str) -> dict[str, str]:
    return world.gateway.merchants.add(mchid, "certificates", like=world.gateway.merchants.default.mchid)


def noting(router: Router, handled: list[str]) -> Router:
    """The router with a handler that notes whose notification it was, and of which payment."""

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
    """Receives notifications with a client of either kind, on a server of either kind."""
    chosen: Serving = request.param
    return chosen


@pytest.fixture
def handled() -> list[str]:
    """The payments whose handler ran, in order."""
    return []


@pytest.fixture
def port(serve: Serving, world: World, environment: dict[str, str], handled: list[str]) -> Iterator[int]:
    """Where the merchant's server listens."""
    with serve(environment, world.clock, handled) as port:
        yield port


def notify(world: World, port: int, *numbers: str, mchid: str = MCHID) -> None:
    """Tell of payments, and wait until each was sent."""
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


def test_a_notification_can_be_the_first_thing_that_a_client_does(world: World, port: int, handled: list[str]) -> None:
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


def test_a_change_within_the_minute_is_learnt_before_the_notification_is_given_up(
    world: World, port: int, handled: list[str]
) -> None:
    notify(world, port, "1")
    world.gateway.rotate_certificate(MCHID)
    notify(world, port, "2")
    for seconds in (15, 15, 30):
        world.clock.sleep(seconds)
        world.gateway.deliver()

    assert (handled, statuses(world), world.downloads) == (["1", "2"], [200, 401, 401, 401, 200], 2)


def test_a_flood_of_unknown_serials_causes_one_download_a_minute(world: World, port: int, handled: list[str]) -> None:
    forged = {**world.notification(b"{}"), "wechatpay-serial": UNKNOWN}
    answered = [post(port, forged, b"{}")[0] for _ in range(30)]
    notify(world, port, "1")

    assert (set(answered), handled, world.downloads) == ({401}, ["1"], 1)


def test_a_kept_certificate_that_has_ended_is_replaced(world: World, port: int, handled: list[str]) -> None:
    notify(world, port, "1")
    world.clock.sleep(6 * 365 * DAY)
    world.gateway.rotate_certificate(MCHID)
    notify(world, port, "2")

    assert (handled, statuses(world)) == (["1", "2"], [200, 200])


def test_each_of_several_merchants_learns_its_own_certificates(world: World, environment: dict[str, str]) -> None:
    given: list[tuple[str, str]] = []
    clients = [Client.from_env(each, clock=world.clock) for each in (environment, add(world, OTHER))]
    router = Router(*clients)

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        given.append((notification.mchid, notification.resource.received["out_trade_no"]))

    with clients[0], clients[1], flask_on_wsgiref(router) as port:
        notify(world, port, "1", mchid=OTHER)
        notify(world, port, "2", mchid=MCHID)

    assert (given, statuses(world)) == ([(OTHER, "1"), (MCHID, "2")], [200, 200])


def delivered(world: World, number: str = "1") -> Received:
    """A notification as it arrives, to be opened without a router."""
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


def test_opening_learns_the_certificate(world: World, opened: Opened, environment: dict[str, str]) -> None:
    arrived = delivered(world)
    client = world.client(opened, environment)

    assert number_of(client.parse(arrived.headers, arrived.body)) == "1"


def test_opening_says_why_the_certificate_could_not_be_learnt(
    world: World, opened: Opened, environment: dict[str, str]
) -> None:
    arrived = delivered(world)
    client = world.client(opened, {**environment, "WECHATPAY_APIV3_KEY": WRONG_KEY})

    with pytest.raises(UnknownSerial, match="does not open with apiv3_key") as caught:
        client.parse(arrived.headers, arrived.body)

    assert isinstance(caught.value.__cause__, CertificateError)


def test_opening_believes_no_forgery_that_names_a_new_certificate(
    world: World, opened: Opened, environment: dict[str, str]
) -> None:
    arrived = delivered(world)
    client = world.client(opened, environment)

    with pytest.raises(UnknownSerial, match=UNKNOWN):
        client.parse({**arrived.headers, "wechatpay-serial": UNKNOWN}, arrived.body)


def test_an_async_client_that_may_not_wait_names_the_method_that_does(
    world: World, environment: dict[str, str]
) -> None:
    arrived = delivered(world)
    client = AsyncClient.from_env(environment, clock=world.clock)

    with pytest.raises(UnknownSerial, match=r"`await client\.notifications\.parse_async\(headers, body\)` fetches"):
        client.notifications.parse(arrived.headers, arrived.body)


def test_an_async_client_that_may_wait_once_opens_without_waiting_afterwards(
    world: World, environment: dict[str, str]
) -> None:
    arrived = delivered(world)

    async def opened_twice() -> tuple[str, str]:
        async with AsyncClient.from_env(environment, clock=world.clock) as client:
            first = await client.notifications.parse_async(
                arrived.headers, arrived.body, expect=transaction_success.NOTIFICATION
            )
            return number_of(first), number_of(client.notifications.parse(arrived.headers, arrived.body))

    assert asyncio.run(opened_twice()) == ("1", "1")


def test_a_router_that_may_not_wait_for_an_async_client_says_which_method_does(
    world: World, environment: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    arrived = delivered(world)
    router = Router(AsyncClient.from_env(environment, clock=world.clock))

    with caplog.at_level(logging.WARNING):
        acknowledgement = router.handle(arrived.headers, arrived.body)

    assert (acknowledgement.status, "use handle_async" in caplog.text) == (401, True)


def test_a_notification_that_was_kept_is_judged_by_the_time_at_which_it_came(
    world: World, environment: dict[str, str]
) -> None:
    arrived, came_at = delivered(world), world.clock.now()
    world.clock.sleep(DAY)
    with Client.from_env(environment, clock=world.clock) as client:
        kept = client.notifications.with_clock(FakeClock(came_at))

        assert number_of(kept.parse(arrived.headers, arrived.body)) == "1"
        with pytest.raises(StaleTimestamp):
            client.notifications.parse(arrived.headers, arrived.body)


def test_of_merchants_with_equal_certificates_the_number_inside_decides_although_only_the_first_has_fetched_them(
    world: World, environment: dict[str, str]
) -> None:
    second = add(world, OTHER)
    merchants = world.gateway.merchants
    merchants.get(OTHER).certificates = merchants.certificates(MCHID)  # type: ignore[union-attr]  # it was just added
    given: list[Notification[Any]] = []
    with Client.from_env(environment, clock=world.clock) as first, Client.from_env(second, clock=world.clock) as other:
        router = Router(first, other)
        router.fallback(given.append)
        first.refresh_certificates()
        with flask_on_wsgiref(router) as port:
            notify_of(world, port, OTHER)

    assert ([each.mchid for each in given], statuses(world)) == ([OTHER], [200])


def test_while_the_certificates_of_the_merchant_inside_cannot_be_fetched_it_is_nobody_elses(
    world: World, environment: dict[str, str]
) -> None:
    second = add(world, OTHER)
    merchants = world.gateway.merchants
    merchants.get(OTHER).certificates = merchants.certificates(MCHID)  # type: ignore[union-attr]  # it was just added
    given: list[Notification[Any]] = []
    with Client.from_env(environment, clock=world.clock) as first, Client.from_env(second, clock=world.clock) as other:
        router = Router(first, other)
        router.fallback(given.append)
        first.refresh_certificates()
        world.gateway.faults.add("no_auth", operation=LIST)
        with flask_on_wsgiref(router) as port:
            notify_of(world, port, OTHER)

    assert (given, statuses(world)) == ([], [401])


def notify_of(world: World, port: int, mchid: str) -> None:
    """Tell of a payment whose notification names its merchant."""
    address = f"http://127.0.0.1:{port}{ADDRESS}"
    world.gateway.notify(
        "TRANSACTION.SUCCESS", {**PAID, "mchid": mchid}, address, original_type="transaction", mchid=mchid
    )
    world.gateway.deliver()
