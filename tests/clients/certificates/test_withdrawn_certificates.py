"""A client recovers from a platform certificate that WeChat Pay withdraws before it expires: over real HTTP, with and without a store.

WeChat Pay refuses fields encrypted with it, official page merchant/4013053279, and signs replies with the new one.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from support.both import Both, Opened
from support.catalog import CATALOG
from support.world import HOUR, LIST, World
from wechatpay_clients import Client
from wechatpay_runtime.errors import ApiError, BadRequest, CertificateError, OutcomeUnknown, UnknownSerial

MCHID = "1900000008"
MINUTE = 60.0
ECHO = "common.platform_security.echo"
SUBMIT = "onboarding.subject_confirmation.submit_applyment"
"""Its fields are encrypted."""
APPLICATION: dict[str, Any] = {
    **next(entry["examples"] for entry in CATALOG if entry["operation"] == SUBMIT)[0]["given"],
    "business_code": "1900013511_20000",
}


class Memory:
    """A store in memory."""

    content: bytes | None = None

    def load(self) -> bytes | None:
        return self.content

    def save(self, content: bytes) -> None:
        self.content = content


@pytest.fixture
def environment(world: World) -> dict[str, str]:
    """The environment of a merchant that has platform certificates and no public key."""
    return world.gateway.merchants.add(MCHID, "certificates", like=world.gateway.merchants.default.mchid)


@pytest.fixture
def client(world: World, opened: Opened, environment: dict[str, str]) -> Both:
    """A client that has a certificate."""
    client = world.client(opened, environment)
    client.refresh_certificates()
    world.gateway.requests.clear()
    return client


def withdraw(world: World) -> None:
    """Withdraw the certificate; from now on, sign everything with one that was never announced."""
    world.gateway.rotate_certificate(MCHID)
    world.gateway.retire_certificates(MCHID)


def newest(world: World) -> list[bytes]:
    return [world.gateway.merchants.certificates(MCHID).listed[-1].serial_no.encode()]


def last_named(world: World) -> list[bytes]:
    return world.gateway.requests.last.request.header_values(b"wechatpay-serial")


def test_a_call_that_names_a_withdrawn_certificate_causes_a_download(client: Both, world: World) -> None:
    withdraw(world)

    with pytest.raises(BadRequest, match=r"The platform certificates have been refreshed; make the call again\.$"):
        client.call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [SUBMIT, LIST]


def test_the_same_call_made_again_is_encrypted_for_the_new_certificate(client: Both, world: World) -> None:
    withdraw(world)
    with pytest.raises(BadRequest):
        client.call_by_name(SUBMIT, APPLICATION)

    client.call_by_name(SUBMIT, APPLICATION)

    assert (world.operations, last_named(world)) == ([SUBMIT, LIST, SUBMIT], newest(world))
    assert world.gateway.requests.last.verdict.is_accepted


def refuse_once(world: World, operation: str, **refusal: Any) -> None:
    """Refuse the next call of an operation because of its header; the list has a newer certificate."""
    world.gateway.announce_certificate(MCHID)
    changes = {"code": "PARAM_ERROR", "message": "平台证书序列号Wechatpay-Serial错误", "data": None, **refusal}
    world.gateway.faults.add("changed_reply", operation=operation, changes=changes, status=400)


def test_a_refused_query_is_retried_with_the_new_certificate(client: Both, world: World) -> None:
    refuse_once(world, LIST)

    reply = client.request("GET", "/v3/certificates")

    serials = [exchange.request.header_values(b"wechatpay-serial") for exchange in world.gateway.requests]
    assert (reply.status, reply.attempts, serials[1:]) == (200, 2, [[], newest(world)])


def test_a_call_that_must_not_be_repeated_is_not_retried(client: Both, world: World) -> None:
    refuse_once(world, ECHO)

    with pytest.raises(BadRequest, match="make the call again"):
        client.request("POST", "/v3/security/echo", json={"echo_message": "hello"})

    assert world.operations == [ECHO, LIST]


@pytest.mark.parametrize(
    "refusal",
    [
        {"message": "平台证书序列号Wechatpay-Serial错误"},
        {"message": "Http头WECHATPAY-SERIAL错误"},
        {"message": "参数错误", "detail": {"field": "Wechatpay-Serial", "location": "header"}},
    ],
    ids=str,
)
def test_the_header_is_recognized_in_message_and_detail(client: Both, world: World, refusal: dict[str, Any]) -> None:
    refuse_once(world, LIST, **refusal)

    assert client.request("GET", "/v3/certificates").attempts == 2


def test_a_query_after_the_withdrawal_succeeds(client: Both, world: World) -> None:
    withdraw(world)

    reply = client.request("GET", "/v3/certificates")

    assert reply.status == 200
    assert world.operations[:2] == [LIST, LIST]


def test_after_a_refresh_calls_succeed(client: Both, world: World) -> None:
    withdraw(world)

    client.refresh_certificates()
    client.call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [LIST, SUBMIT]


def test_a_restart_with_a_store_works_again(world: World, opened: Opened, environment: dict[str, str]) -> None:
    store = Memory()
    world.client(opened, environment, certificates_store=store).refresh_certificates()
    withdraw(world)
    world.gateway.requests.clear()
    restarted = world.client(opened, environment, certificates_store=store)
    with pytest.raises(BadRequest):
        restarted.call_by_name(SUBMIT, APPLICATION)
    restarted.call_by_name(SUBMIT, APPLICATION)

    world.client(opened, environment, certificates_store=store).call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [SUBMIT, LIST, SUBMIT, SUBMIT]


def test_a_query_after_a_restart_with_a_store_succeeds_immediately(
    world: World, opened: Opened, environment: dict[str, str]
) -> None:
    store = Memory()
    world.client(opened, environment, certificates_store=store).refresh_certificates()
    withdraw(world)

    reply = world.client(opened, environment, certificates_store=store).request("GET", "/v3/certificates")

    assert reply.status == 200


def test_a_list_that_another_process_saved_since_saves_the_download(
    world: World, opened: Opened, environment: dict[str, str]
) -> None:
    store = Memory()
    client, other = (world.client(opened, environment, certificates_store=store) for _ in range(2))
    client.refresh_certificates()
    world.clock.sleep(MINUTE)
    withdraw(world)
    other.refresh_certificates()
    world.gateway.requests.clear()

    with pytest.raises(BadRequest):
        client.call_by_name(SUBMIT, APPLICATION)
    client.call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [SUBMIT, SUBMIT]


def test_a_scheduled_renewal_prevents_failed_calls(client: Both, world: World) -> None:
    withdraw(world)
    world.clock.sleep(25 * HOUR)

    client.call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [LIST, SUBMIT]


def test_a_notification_signed_with_the_new_certificate_is_accepted(client: Both, world: World) -> None:
    withdraw(world)
    merchant = world.gateway.merchants.get(MCHID)
    assert merchant is not None
    signed = merchant.signer.headers(int(world.clock.now()), "n", b"{}")
    headers = {name.decode().lower(): value.decode() for name, value in signed}

    client.learn_key(headers["wechatpay-serial"])

    client.verify(headers, b"{}")


def test_errors_about_the_header_cause_one_download_a_minute(client: Both, world: World) -> None:
    withdraw(world)
    world.gateway.faults.add("no_auth", times=100, operation=LIST)

    for _ in range(60):
        with pytest.raises(BadRequest):
            client.call_by_name(SUBMIT, APPLICATION)
        world.clock.sleep(2)

    assert world.downloads == 2


def test_a_failed_download_does_not_change_the_error(client: Both, world: World) -> None:
    withdraw(world)
    world.gateway.faults.add("no_auth", operation=LIST)

    with pytest.raises(BadRequest) as caught:
        client.call_by_name(SUBMIT, APPLICATION)

    assert "fetched again" not in str(caught.value)


def test_an_unknown_certificate_in_a_notification_does_not_prevent_the_recovery(client: Both, world: World) -> None:
    client.learn_key("AB")
    withdraw(world)
    with pytest.raises(BadRequest):
        client.call_by_name(SUBMIT, APPLICATION)

    client.call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [LIST, SUBMIT, LIST, SUBMIT]


@pytest.mark.parametrize("fault", ["no_auth", "rate_limit", "system_error"])
def test_an_unrelated_error_causes_no_download(client: Both, world: World, fault: str) -> None:
    world.gateway.faults.add(fault, times=3, operation=SUBMIT)

    with pytest.raises((ApiError, OutcomeUnknown)):
        client.call_by_name(SUBMIT, APPLICATION)

    assert world.downloads == 0


def test_a_refused_public_key_causes_no_download(world: World, opened: Opened) -> None:
    wrong = {**world.gateway.environment, "WECHATPAY_PUBLIC_KEY_ID": "PUB_KEY_ID_0000000000000000000000000000000009"}

    with pytest.raises(BadRequest):
        world.client(opened, wrong).call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [SUBMIT]


def test_a_reply_signed_with_a_new_certificate_causes_a_download_even_of_a_recent_list(
    client: Both, world: World
) -> None:
    world.gateway.faults.add("certificate_rotation", operation=SUBMIT)

    client.call_by_name(SUBMIT, APPLICATION)

    assert world.operations == [SUBMIT, LIST]


def test_a_list_without_the_certificate_that_signs_it_is_refused(client: Both, world: World) -> None:
    withdraw(world)
    serial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
    world.gateway.faults.add("unknown_serial", operation=LIST, serial=serial)

    with pytest.raises(CertificateError, match="could not be verified") as caught:
        client.refresh_certificates()

    assert isinstance(caught.value.__cause__, UnknownSerial)


def test_many_refused_threads_share_a_download(world: World, environment: dict[str, str]) -> None:
    barrier = threading.Barrier(16)
    with Client.from_env(environment, clock=world.clock) as client:
        client.refresh_certificates()
        withdraw(world)

        def is_refused(_: int) -> bool:
            barrier.wait()
            try:
                client.call(SUBMIT, APPLICATION)
            except BadRequest:
                return True
            return False  # it was sent late and named the new one

        with ThreadPoolExecutor(16) as threads:
            assert any(list(threads.map(is_refused, range(16))))

    assert world.downloads == 2
