"""Clients that share a store take turns to download certificates, and do without it if it fails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.both import Both, Opened
from support.store_contracts import at_once
from support.world import APPLYMENT, CANCEL, HOUR, LIST, World
from wechatpay_clients import Client
from wechatpay_runtime.adapters.sqlite import SqliteCertificates
from wechatpay_runtime.clock import SystemClock

MCHID = "1900000001"
SECOND = 1.0
LONGEST_WAIT = 15 * SECOND
AT_ONCE = 6
FORGED = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"


class Breaking:
    """A store whose methods fail from a certain call on."""

    def __init__(self, store: SqliteCertificates, good: int, *, failing: str = "") -> None:
        self._store = store
        self._good = good
        self._failing = failing
        self.calls: list[str] = []

    def _run(self, name: str, *arguments: Any) -> Any:
        self.calls.append(name)
        if len(self.calls) > self._good or name == self._failing:
            raise ConnectionError("the store is gone")
        return getattr(self._store, name)(*arguments)

    def load(self) -> Any:
        return self._run("load")

    def save(self, content: bytes) -> None:
        self._run("save", content)

    def acquire(self, lease: str, holder: str, seconds: float) -> Any:
        return self._run("acquire", lease, holder, seconds)

    def release(self, lease: str, holder: str) -> None:
        self._run("release", lease, holder)


@pytest.fixture
def store(world: World, tmp_path: Path) -> SqliteCertificates:
    return SqliteCertificates(tmp_path / "stores.sqlite", MCHID, clock=world.clock)


@pytest.fixture
def sharing(world: World, opened: Opened, store: SqliteCertificates) -> Callable[..., Both]:
    """Opens a client that shares the store."""

    def open_client(each: Any = store) -> Both:
        return world.client(opened, certificates_store=each)

    return open_client


def test_clients_that_start_at_the_same_time_download_once(world: World, tmp_path: Path) -> None:
    class Passing(SystemClock):
        """The time of the gateway, with waits that end."""

        def now(self) -> float:
            return world.clock.now()

    def call() -> None:
        store = SqliteCertificates(tmp_path / "stores.sqlite", MCHID)
        environment = world.gateway.certificate_environment
        with Client.from_env(environment, certificates_store=store, clock=Passing()) as client:
            client.call(CANCEL, APPLYMENT)

    at_once([call] * AT_ONCE)

    assert (world.downloads, world.operations.count(CANCEL)) == (1, AT_ONCE)


def test_a_client_waits_for_the_list_of_another_one(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    content = list[bytes]()

    class Arriving(Breaking):
        """A store in which the other client saves its list between two looks."""

        def load(self) -> Any:
            if self.calls.count("load") == 2:
                self._store.save(content[0])
            return super().load()

    sharing().call(CANCEL, **APPLYMENT)
    content.append(store.load() or b"")
    store.save(b"")
    store.acquire("download", "other", LONGEST_WAIT)
    sharing(Arriving(store, 100)).call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL, CANCEL]


def test_a_client_that_was_killed_while_it_downloaded_delays_the_others_by_its_lease(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    store.acquire("download", "killed", 10 * SECOND)
    started = world.clock.now()
    sharing().call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]
    assert 10 * SECOND <= world.clock.now() - started <= 11 * SECOND


def test_a_client_downloads_without_its_turn_after_fifteen_seconds(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    store.acquire("download", "slow", HOUR)
    started = world.clock.now()
    sharing().call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]
    assert LONGEST_WAIT <= world.clock.now() - started <= LONGEST_WAIT + 1


def test_a_client_with_valid_certificates_does_not_wait_for_another_one(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    client = sharing()
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(12 * HOUR)
    store.acquire("download", "other", HOUR)
    started = world.clock.now()
    for _ in range(2):
        client.call(CANCEL, **APPLYMENT)
        client.wait_for_background()

    assert (world.downloads, world.clock.now() - started) == (1, 0)


def test_a_client_looks_again_after_the_lease_of_another_one(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    client = sharing()
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(12 * HOUR)
    store.acquire("download", "killed", 10 * SECOND)
    for seconds in (0, 10):
        world.clock.sleep(seconds)
        client.call(CANCEL, **APPLYMENT)
        client.wait_for_background()

    assert world.downloads == 2


def test_a_forged_serial_causes_one_download_in_a_minute_for_all_clients(
    world: World, sharing: Callable[..., Both]
) -> None:
    clients = [sharing() for _ in range(3)]
    for client in clients:
        client.call(CANCEL, **APPLYMENT)
    for client in clients:
        client.learn_key(FORGED)
    in_a_minute = world.downloads
    world.clock.sleep(61)
    clients[0].learn_key(FORGED)

    assert (in_a_minute, world.downloads) == (2, 3)


def test_a_new_certificate_that_one_client_learns_is_known_to_all(world: World, sharing: Callable[..., Both]) -> None:
    clients = [sharing() for _ in range(2)]
    for client in clients:
        client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(HOUR)
    world.gateway.rotate_certificate()
    for client in clients:
        client.call(CANCEL, **APPLYMENT)

    assert (world.downloads, world.replies_by_key(CANCEL)) == (2, dict.fromkeys(world.serials, 2))


def test_a_failed_download_does_not_keep_the_other_clients_from_learning(
    world: World, sharing: Callable[..., Both]
) -> None:
    clients = [sharing() for _ in range(2)]
    for client in clients:
        client.call(CANCEL, **APPLYMENT)
    world.gateway.faults.add("no_auth", operation=LIST)
    problems = [client.learn_key(FORGED) for client in clients]

    assert ([problem is None for problem in problems], world.downloads) == ([False, True], 3)


def test_refreshing_does_not_wait_for_another_client(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    store.acquire("download", "other", HOUR)
    started = world.clock.now()
    sharing().refresh_certificates()

    assert (world.downloads, world.clock.now() - started) == (1, 0)


@pytest.mark.parametrize("good", range(7))
def test_a_store_that_fails_at_any_step_stops_no_call(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates, good: int
) -> None:
    breaking = Breaking(store, good)
    client = sharing(breaking)
    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]
    assert breaking.calls == ["load", "acquire", "load", "save", "release"][: good + 1] + ["save"] * (good < 3)


def test_a_store_that_fails_while_a_client_waits_stops_no_call(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    store.acquire("download", "other", HOUR)
    sharing(Breaking(store, 3)).call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]


def test_a_list_that_cannot_be_saved_does_not_keep_the_other_clients_from_learning(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates
) -> None:
    client, other = sharing(Breaking(store, 100, failing="save")), sharing()
    other.call(CANCEL, **APPLYMENT)
    client.learn_key(FORGED)
    other.learn_key(FORGED)

    assert world.downloads == 3


def test_certificates_of_a_store_that_another_merchant_wrote_are_not_used(
    world: World, sharing: Callable[..., Both], store: SqliteCertificates, opened: Opened
) -> None:
    other = world.gateway.merchants.add("1900000109", "certificates", like=world.gateway.merchants.default.mchid)
    world.client(opened, other, certificates_store=store).request("GET", "/v3/certificates")
    world.gateway.requests.clear()
    sharing().call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]
