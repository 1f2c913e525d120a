"""While WeChat Pay changes its certificate, no call is lost, however many are in flight; and nobody can cause many downloads."""

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.both import Opened
from support.threads import NewThreads
from support.world import APPLYMENT, CANCEL, LIST, World
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime._certificates.renewal import renewal_of
from wechatpay_runtime.errors import CertificateError, UnknownSerial

REVOKE = "onboarding.merchant_alteration.revoke_name_alteration"
UNKNOWN_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
BEFORE, AFTER = 60, 110
"""How many calls return before the certificate changes, and after that."""
IN_FLIGHT = 50


def add_alterations(gateway: RunningGateway, count: int) -> list[str]:
    numbers = [f"2022061714330600001390603{number:04}" for number in range(count)]
    for number in numbers:
        gateway.alterations.add(apply_id=number)
    return numbers


class Switch:
    """Rotates the certificate after enough calls have returned."""

    def __init__(self, gateway: RunningGateway) -> None:
        self._gateway = gateway
        self._lock = threading.Lock()
        self._answered = 0

    def count(self) -> None:
        with self._lock:
            self._answered += 1
            is_time = self._answered == BEFORE
        if is_time:
            self._gateway.rotate_certificate()


def assert_both_sides(world: World) -> None:
    old, new = world.serials
    signed = world.replies_by_key(REVOKE)
    assert signed[old] >= IN_FLIGHT
    assert signed[new] >= IN_FLIGHT


def test_a_rotation_during_calls_of_many_threads_loses_no_call(world: World) -> None:
    numbers = add_alterations(world.gateway, BEFORE + AFTER)
    switch = Switch(world.gateway)
    with Client.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
        revoke = client.onboarding.merchant_alteration.revoke_name_alteration

        def answered(number: str) -> str | None:
            apply_id = revoke(apply_id=number).apply_id
            switch.count()
            return apply_id

        with ThreadPoolExecutor(IN_FLIGHT) as threads:
            assert list(threads.map(answered, numbers)) == numbers

    assert_both_sides(world)
    assert world.downloads == 2


def test_a_rotation_during_calls_of_many_tasks_loses_no_call(world: World) -> None:
    numbers = add_alterations(world.gateway, BEFORE + AFTER)
    switch = Switch(world.gateway)

    async def revoke_all() -> list[str | None]:
        async with AsyncClient.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
            revoke = client.onboarding.merchant_alteration.revoke_name_alteration

            async def answered(number: str) -> str | None:
                apply_id = (await revoke(apply_id=number)).apply_id
                switch.count()
                return apply_id

            return await asyncio.gather(*(answered(number) for number in numbers))

    assert asyncio.run(revoke_all()) == numbers
    assert_both_sides(world)
    assert world.downloads == 2


def test_an_announced_certificate_needs_no_download(world: World, opened: Opened) -> None:
    world.gateway.announce_certificate()
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.rotate_certificate()

    client.call(CANCEL, **APPLYMENT)

    assert world.replies_by_key(CANCEL) == dict.fromkeys(world.serials, 1)
    assert world.downloads == 1


def test_a_reply_signed_with_a_new_certificate_causes_its_download(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.faults.add("certificate_rotation", operation=CANCEL)

    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL, CANCEL, LIST]


def test_a_call_is_sent_once_although_its_reply_needed_a_download(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.faults.add("certificate_rotation", operation=CANCEL)

    assert client.respond(CANCEL, **APPLYMENT).attempts == 1


def test_many_unknown_serials_cause_one_download_a_minute(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.requests.clear()
    world.gateway.faults.add("unknown_serial", times=60, operation=CANCEL, serial=UNKNOWN_SERIAL)

    for _ in range(60):
        with pytest.raises(UnknownSerial):
            client.call(CANCEL, **APPLYMENT)
        client.clock.sleep(0)
        world.clock.sleep(2)

    assert world.downloads == 2


def test_unknown_serials_in_notifications_cause_one_download_a_minute(world: World, opened: Opened) -> None:
    client = world.client(opened)

    for number in range(100):
        client.learn_key(f"{number:X}" * 20)

    assert world.downloads == 1


def test_a_failed_download_is_not_repeated_within_a_minute(world: World, opened: Opened) -> None:
    client = world.client(opened)
    world.gateway.faults.add("no_auth", times=100, operation=LIST)

    for _ in range(100):
        assert isinstance(client.learn_key(UNKNOWN_SERIAL), CertificateError)

    assert world.downloads == 1


def test_a_merchant_without_certificates_fetches_them_once_an_hour(
    world: World, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    client = world.client(opened, world.gateway.merchants.add("1900000109", like=world.gateway.merchants.default.mchid))
    for _ in range(59):
        client.learn_key(UNKNOWN_SERIAL)
        world.clock.sleep(60)
    assert world.downloads == 1
    assert "This merchant has only the WeChat Pay public key and no platform certificates." in caplog.text

    world.clock.sleep(60)
    client.learn_key(UNKNOWN_SERIAL)

    assert world.downloads == 2


def test_a_failed_download_is_the_cause_of_the_error(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.faults.add("unknown_serial", operation=CANCEL, serial=UNKNOWN_SERIAL)
    world.gateway.faults.add("no_auth", operation=LIST)

    with pytest.raises(UnknownSerial) as caught:
        client.call(CANCEL, **APPLYMENT)

    assert isinstance(caught.value.__cause__, CertificateError)


@pytest.mark.parametrize("serial", ["", "x", "PUB_KEY_ID_01", "A" * 41, "AB\n"], ids=repr)
def test_a_malformed_serial_causes_no_download(world: World, opened: Opened, serial: str) -> None:
    assert world.client(opened).learn_key(serial) is None

    assert world.downloads == 0


def test_many_threads_share_the_first_download(world: World) -> None:
    numbers = add_alterations(world.gateway, 32 * 2)
    with Client.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
        revoke = client.onboarding.merchant_alteration.revoke_name_alteration

        def answered(number: str) -> str | None:
            return revoke(apply_id=number).apply_id

        with ThreadPoolExecutor(32) as threads:
            assert list(threads.map(answered, numbers)) == numbers

    assert world.downloads == 1


def test_many_threads_share_a_failed_download(world: World) -> None:
    world.gateway.faults.add("slow_reply", operation=LIST, seconds=0.3)
    environment = {**world.gateway.certificate_environment, "WECHATPAY_APIV3_KEY": "x" * 32}
    barrier = threading.Barrier(16)
    with Client.from_env(environment, clock=world.clock) as client:

        def fails(_: int) -> bool:
            barrier.wait()
            with pytest.raises(CertificateError):
                client.call(CANCEL, APPLYMENT)
            return True

        with ThreadPoolExecutor(16) as threads:
            assert all(threads.map(fails, range(16)))

    assert world.operations == [LIST]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_does_not_wait_for_a_download_of_its_parent(world: World) -> None:
    with Client.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
        renewal = renewal_of(client._driver.session)  # pyright: ignore[reportPrivateUsage]  # a lock is not visible elsewhere
        assert renewal is not None
        with renewal.lock:
            child = os.fork()
            if child == 0:
                os._exit(0 if renewal.lock.acquire(blocking=False) else 1)
            _, status = os.waitpid(child, 0)

    assert status == 0


def test_hundreds_of_tasks_share_a_download_and_start_no_threads(world: World) -> None:
    numbers = add_alterations(world.gateway, 200)
    threads = NewThreads()

    async def revoke_all() -> list[str | None]:
        async with AsyncClient.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
            revoke = client.onboarding.merchant_alteration.revoke_name_alteration

            async def answered(number: str) -> str | None:
                answer = await revoke(apply_id=number)
                threads.look()
                return answer.apply_id

            return await asyncio.gather(*(answered(number) for number in numbers))

    assert asyncio.run(revoke_all()) == numbers
    assert world.downloads == 1
    assert threads.most == 0


def test_a_cancelled_call_does_not_cancel_the_download_of_the_others(world: World) -> None:
    world.gateway.faults.add("slow_reply", operation=LIST, seconds=0.2)

    async def call_twice() -> None:
        async with AsyncClient.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
            first, second = (asyncio.ensure_future(client.call(CANCEL, APPLYMENT)) for _ in range(2))
            await asyncio.sleep(0)
            first.cancel()
            await second

    asyncio.run(call_twice())

    assert world.operations == [LIST, CANCEL]


def test_closing_ends_a_call_that_waits_for_certificates(world: World) -> None:
    world.gateway.faults.add("slow_reply", operation=LIST, seconds=30)

    async def close_early() -> None:
        client = AsyncClient.from_env(world.gateway.certificate_environment, clock=world.clock)
        call = asyncio.ensure_future(client.call(CANCEL, APPLYMENT))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await client.close()
        with pytest.raises(CertificateError, match="The client was closed"):
            await call

    asyncio.run(close_early())


def test_closing_ends_a_download_in_the_background(world: World) -> None:
    async def leave() -> None:
        async with AsyncClient.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
            await client.call(CANCEL, APPLYMENT)
            world.clock.sleep(12 * 3600)
            world.gateway.faults.add("slow_reply", operation=LIST, seconds=30)
            await client.call(CANCEL, APPLYMENT)
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(leave())


def test_a_client_works_in_one_event_loop_after_another(world: World) -> None:
    client = AsyncClient.from_env(world.gateway.certificate_environment, clock=world.clock)

    async def call() -> None:
        await client.call(CANCEL, APPLYMENT)
        world.clock.sleep(12 * 3600)
        await client.call(CANCEL, APPLYMENT)

    asyncio.run(call())
    asyncio.run(call())


@pytest.mark.parametrize("options", [{"timeout": 60}, {"max_reply_bytes": 10}], ids=str)
def test_a_client_with_other_options_shares_the_certificates(world: World, options: dict[str, float]) -> None:
    with Client.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
        client.with_options(**options).call(CANCEL, APPLYMENT)  # type: ignore[arg-type]  # parametrized
        client.call(CANCEL, APPLYMENT)

    assert world.operations == [LIST, CANCEL, CANCEL]
