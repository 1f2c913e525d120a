"""Forged notifications that name unknown certificates block at most one thread: over real HTTP, in every adapter."""

import asyncio
import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from support.notification_servers import ADDRESS, django_on_wsgiref, flask_on_wsgiref, post, starlette_on_uvicorn
from support.sample_notifications import PAID
from support.world import APPLYMENT, CANCEL, World
from wechatpay_clients import AsyncClient, Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.errors import UnknownSerial
from wechatpay_runtime.notifications import Router

FLOOD = 20
MCHID = "1900000008"
REFUSED = (503, {"code": "FAIL", "message": "The certificate is being fetched; send the notification again."})


class Gate:
    """A store of certificates that blocks whoever reads it until it is opened."""

    def __init__(self) -> None:
        self.entered, self.opened = threading.Event(), threading.Event()

    def load(self) -> None:
        self.entered.set()
        assert self.opened.wait(30)

    def save(self, content: bytes) -> None:
        """Keep nothing."""


Serving = Callable[[list[dict[str, Any]], list[str]], AbstractContextManager[int]]


def noting(router: Router, handled: list[str]) -> Router:
    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        handled.append(notification.resource.received["out_trade_no"])

    return router


def with_clients(serve: Callable[[Router], AbstractContextManager[int]]) -> Serving:
    @contextmanager
    def serving(settings: list[dict[str, Any]], handled: list[str]) -> Generator[int]:
        clients = [Client.from_env(**each) for each in settings]
        with serve(noting(Router(*clients), handled)) as port:
            yield port
        for client in clients:
            client.close()

    return serving


@contextmanager
def starlette_awaiting(settings: list[dict[str, Any]], handled: list[str]) -> Generator[int]:
    clients = [AsyncClient.from_env(**each) for each in settings]
    with starlette_on_uvicorn(noting(Router(*clients), handled), *clients) as port:
        yield port


SERVERS: dict[str, Serving] = {
    "flask": with_clients(flask_on_wsgiref),
    "django": with_clients(django_on_wsgiref),
    "starlette": with_clients(starlette_on_uvicorn),
    "starlette, awaiting": starlette_awaiting,
}


@pytest.fixture(params=SERVERS)
def serve(request: pytest.FixtureRequest) -> Serving:
    return SERVERS[request.param]


@pytest.fixture
def gate() -> Generator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


@pytest.fixture
def settings(world: World, gate: Gate) -> dict[str, Any]:
    """Settings of a client that relies on platform certificates."""
    environ = world.gateway.merchants.add(MCHID, "certificates", like=world.gateway.merchants.default.mchid)
    return {"environ": environ, "clock": world.clock, "certificates_store": gate}


@pytest.fixture
def handled() -> list[str]:
    """The payments whose handler has run."""
    return []


def forged(world: World, number: int = 0) -> dict[str, str]:
    return {**world.notification(b"{}"), "wechatpay-serial": f"{0xA0 + number:X}"}


def notify(world: World, port: int, mchid: str) -> None:
    world.gateway.notify(
        "TRANSACTION.SUCCESS",
        {**PAID, "mchid": mchid},
        f"http://127.0.0.1:{port}{ADDRESS}",
        original_type="transaction",
        mchid=mchid,
    )
    world.gateway.deliver()


def statuses(world: World) -> list[int | None]:
    return [delivery.status for delivery in world.gateway.notifications.deliveries()]


def test_one_forged_notification_waits_and_all_others_are_refused_immediately(
    serve: Serving, world: World, settings: dict[str, Any], gate: Gate
) -> None:
    with serve([settings], []) as port, ThreadPoolExecutor(1) as threads:
        first = threads.submit(post, port, forged(world), b"{}")
        assert gate.entered.wait(10)
        others = [post(port, forged(world, number), b"{}") for number in range(FLOOD)]
        gate.opened.set()
        status, _ = first.result(10)

    assert (others, status, world.downloads) == ([REFUSED] * FLOOD, 401, 1)


def test_a_genuine_notification_refused_in_the_meantime_is_handled_on_redelivery(
    serve: Serving, world: World, settings: dict[str, Any], gate: Gate, handled: list[str]
) -> None:
    with serve([settings], handled) as port, ThreadPoolExecutor(1) as threads:
        first = threads.submit(post, port, forged(world), b"{}")
        assert gate.entered.wait(10)
        notify(world, port, MCHID)
        gate.opened.set()
        first.result(10)
        world.clock.sleep(15)
        world.gateway.deliver()

    assert (statuses(world), len(handled), world.downloads) == ([503, 200], 1, 1)


def test_a_client_with_the_right_public_key_never_waits_and_never_fetches(
    serve: Serving, world: World, settings: dict[str, Any], gate: Gate, handled: list[str]
) -> None:
    own = {**settings, "environ": world.gateway.merchants.add("1900000109", like=world.gateway.merchants.default.mchid)}
    with serve([settings, own], handled) as port, ThreadPoolExecutor(1) as threads:
        first = threads.submit(post, port, forged(world), b"{}")
        assert gate.entered.wait(10)
        notify(world, port, "1900000109")
        gate.opened.set()
        first.result(10)

    assert (statuses(world), len(handled)) == ([200], 1)


def test_an_unknown_public_key_causes_no_download(serve: Serving, world: World, settings: dict[str, Any]) -> None:
    headers = {**world.notification(b"{}"), "wechatpay-serial": "PUB_KEY_ID_0000000000000000000000000000000009"}
    with serve([settings], []) as port:
        status, _ = post(port, headers, b"{}")

    assert (status, world.downloads) == (401, 0)


def test_only_one_of_several_merchants_fetches_at_a_time(
    serve: Serving, world: World, settings: dict[str, Any], gate: Gate
) -> None:
    """The second thread does not continue with the second merchant's certificates."""
    other = {
        **settings,
        "environ": world.gateway.merchants.add(
            "1900000109", "certificates", like=world.gateway.merchants.default.mchid
        ),
        "certificates_store": None,
    }
    with serve([settings, other], []) as port, ThreadPoolExecutor(1) as threads:
        first = threads.submit(post, port, forged(world), b"{}")
        assert gate.entered.wait(10)
        second = post(port, forged(world, 1), b"{}")
        downloads = world.downloads
        gate.opened.set()
        status, _ = first.result(10)

    assert (second, downloads, status, world.downloads) == (REFUSED, 0, 401, 2)


def test_parsing_without_a_router_does_not_wait_for_another_thread(
    world: World, settings: dict[str, Any], gate: Gate
) -> None:
    with Client.from_env(**settings) as client, ThreadPoolExecutor(1) as threads:
        first = threads.submit(client.notifications.parse, forged(world), b"{}")
        assert gate.entered.wait(10)
        with pytest.raises(UnknownSerial, match="are being fetched by another call") as caught:
            client.notifications.parse(forged(world, 1), b"{}")
        gate.opened.set()

        assert isinstance(first.exception(10), UnknownSerial)
    assert caught.value.is_temporary


def test_parsing_without_a_router_does_not_wait_for_another_task(
    world: World, settings: dict[str, Any], gate: Gate
) -> None:
    async def parse_twice() -> UnknownSerial:
        async with AsyncClient.from_env(**settings) as client:
            first = asyncio.ensure_future(client.notifications.parse_async(forged(world), b"{}"))
            assert await asyncio.to_thread(gate.entered.wait, 10)
            with pytest.raises(UnknownSerial) as caught:
                await client.notifications.parse_async(forged(world, 1), b"{}")
            gate.opened.set()
            with pytest.raises(UnknownSerial) as error_info:
                await first
            assert not error_info.value.is_temporary
            return caught.value

    assert asyncio.run(parse_twice()).is_temporary


def test_a_call_waits_for_the_certificates_that_a_notification_fetches(
    world: World, settings: dict[str, Any], gate: Gate
) -> None:
    own = {**settings, "environ": world.gateway.certificate_environment}
    with Client.from_env(**own) as client, ThreadPoolExecutor(2) as threads:
        first = threads.submit(client.notifications.parse, forged(world), b"{}")
        assert gate.entered.wait(10)
        call = threads.submit(client.call, CANCEL, APPLYMENT)
        gate.opened.set()
        call.result(10)

        assert isinstance(first.exception(10), UnknownSerial)
    assert (world.operations.count(CANCEL), world.downloads) == (1, 1)


def test_a_cancelled_notification_does_not_block_the_next(world: World, settings: dict[str, Any], gate: Gate) -> None:
    async def handled_after_a_cancelled_one() -> int:
        async with AsyncClient.from_env(**settings) as client:
            router = Router(client)
            first = asyncio.ensure_future(router.handle_async(forged(world), b"{}"))
            assert await asyncio.to_thread(gate.entered.wait, 10)
            first.cancel()
            gate.opened.set()
            await asyncio.wait([first])
            await client.refresh_certificates()
            return (await router.handle_async(forged(world, 1), b"{}")).status

    assert asyncio.run(handled_after_a_cancelled_one()) == 401
