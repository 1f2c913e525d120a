"""Real servers, which all tests share and which are empty at the start of each, and a gateway whose merchant has platform certificates."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support import sample_notifications
from support.platform import NOW
from support.sample_notifications import delivered, envelope
from support.store_servers import PostgresqlServer, RedisServer, running, temporary_folder
from support.time import FakeClock
from support.world import MovableClock, World, make_gateway
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_gateway.server import running as running_gateway
from wechatpay_runtime.notifications import Router

CLIENT = Client(**sample_notifications.settings(clock=FakeClock(NOW)))
PAYMENT = delivered(envelope())
Delivering = Callable[[Any], tuple[Callable[[], int], list[str]]]


@pytest.fixture(scope="session")
def redis_of_session() -> Iterator[RedisServer]:
    with temporary_folder() as folder:
        server = RedisServer(folder)
        with running(server):
            yield server


@pytest.fixture(scope="session")
def postgresql_of_session() -> Iterator[PostgresqlServer]:
    with temporary_folder() as folder:
        server = PostgresqlServer(folder)
        with running(server):
            yield server


@pytest.fixture
def redis_server(redis_of_session: RedisServer) -> RedisServer:
    redis_of_session.empty()
    return redis_of_session


@pytest.fixture
def postgresql_server(postgresql_of_session: PostgresqlServer) -> PostgresqlServer:
    postgresql_of_session.empty()
    return postgresql_of_session


@pytest.fixture(scope="module")
def world_of_module() -> Iterator[World]:
    clock = MovableClock()
    gateway = make_gateway(clock)
    with running_gateway(gateway=gateway) as served:
        world = World(served, clock)
        assert world.serials
        yield world
    gateway.close()


@pytest.fixture
def world(world_of_module: World) -> World:
    world_of_module.clock.rewind()
    world_of_module.gateway.reset()
    return world_of_module


@pytest.fixture
def delivering() -> Delivering:
    """Returns, for a guard, a function that delivers a notification and returns the status, and the list of those that the handler received."""

    def delivering(guard: Any) -> tuple[Callable[[], int], list[str]]:
        router, handled = Router(CLIENT, replay_guard=guard), list[str]()

        @router.on(transaction_success.NOTIFICATION)
        def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
            handled.append(notification.id)

        return lambda: router.handle(*PAYMENT).status, handled

    return delivering
