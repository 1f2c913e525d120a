"""A platform certificate that WeChat Pay withdraws before its end stops no client: over real HTTP, with and without a store."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from support.both import Both, Opened
from support.catalog import CATALOG
from support.world import APPLYMENT, CANCEL, HOUR, LIST, World
from wechatpay_clients import Client
from wechatpay_runtime.errors import ApiError, BadRequest, CertificateError, NotFound, UnknownSerial

MINUTE = 60.0
SUBMIT = "onboarding.subject_confirmation.submit_applyment"


class Memory:
    """Keeps a list of certificates."""

    content: bytes | None = None

    def load(self) -> bytes | None:
        return self.content

    def save(self, content: bytes) -> None:
        self.content = content


@pytest.fixture
def client(world: World, opened: Opened) -> Both:
    """A client that holds a certificate."""
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.requests.clear()
    return client


def withdraw(world: World) -> None:
    """Withdraw the certificate, and sign everything with one that was never announced, from now on."""
    world.gateway.rotate_certificate()
    world.gateway.retire_certificates()


def test_a_query_that_names_a_withdrawn_certificate_is_sent_again_with_the_new_one(client: Both, world: World) -> None:
    withdraw(world)

    with pytest.raises(NotFound):
        client.request("GET", "/v3/pay/transactions/out-trade-no/1?mchid=1900000001")

    query = "payments.transactions.query_order_by_out_trade_no"
    assert world.operations == [query, LIST, query]


def test_a_call_that_may_not_be_repeated_leads_to_a_download_and_is_not_sent_again(client: Both, world: World) -> None:
    withdraw(world)

    with pytest.raises(BadRequest, match=r"The platform certificates were fetched anew; make the call again\.$"):
        client.call(CANCEL, **APPLYMENT)

    assert world.operations == [CANCEL, LIST]


def test_the_next_call_names_the_new_certificate(client: Both, world: World) -> None:
    withdraw(world)
    with pytest.raises(BadRequest):
        client.call(CANCEL, **APPLYMENT)

    client.call(CANCEL, **APPLYMENT)

    assert world.gateway.requests.last.request.header_values(b"wechatpay-serial") == [world.serials[-1].encode()]


def test_a_call_with_sealed_fields_is_sealed_anew_when_it_is_made_again(client: Both, world: World) -> None:
    (example,) = next(entry["examples"] for entry in CATALOG if entry["operation"] == SUBMIT)[:1]
    application = {**example["given"], "business_code": "1900013511_20000"}
    withdraw(world)

    with pytest.raises(BadRequest, match="make the call again"):
        client.named(SUBMIT, application)
    client.named(SUBMIT, application)

    assert world.operations == [SUBMIT, LIST, SUBMIT]
    assert world.gateway.requests.last.verdict.is_accepted


def test_a_query_after_a_restart_with_a_store_succeeds_at_once(world: World, opened: Opened) -> None:
    store = Memory()
    world.client(opened, certificates_store=store).call(CANCEL, **APPLYMENT)
    withdraw(world)
    world.gateway.requests.clear()

    reply = world.client(opened, certificates_store=store).request("GET", "/v3/certificates")

    assert (reply.status, world.operations) == (200, [LIST, LIST, LIST])


def test_refreshing_helps_at_once(client: Both, world: World) -> None:
    withdraw(world)

    client.refresh_certificates()
    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]


def test_a_restart_with_a_store_works_again(world: World, opened: Opened) -> None:
    store = Memory()
    world.client(opened, certificates_store=store).call(CANCEL, **APPLYMENT)
    withdraw(world)
    world.gateway.requests.clear()
    restarted = world.client(opened, certificates_store=store)
    with pytest.raises(BadRequest):
        restarted.call(CANCEL, **APPLYMENT)
    restarted.call(CANCEL, **APPLYMENT)

    world.client(opened, certificates_store=store).call(CANCEL, **APPLYMENT)

    assert world.operations == [CANCEL, LIST, CANCEL, CANCEL]


def test_what_another_process_saved_since_saves_the_download(world: World, opened: Opened) -> None:
    store = Memory()
    client, other = (world.client(opened, certificates_store=store) for _ in range(2))
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(MINUTE)
    withdraw(world)
    other.refresh_certificates()
    world.gateway.requests.clear()

    with pytest.raises(BadRequest):
        client.call(CANCEL, **APPLYMENT)
    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [CANCEL, CANCEL]


def test_a_renewal_in_time_helps_before_any_call_fails(client: Both, world: World) -> None:
    withdraw(world)
    world.clock.sleep(25 * HOUR)

    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]


def test_a_notification_signed_with_the_new_certificate_is_believed(client: Both, world: World) -> None:
    withdraw(world)
    headers = world.notification()

    client.learn_key(headers["wechatpay-serial"])

    client.verify(headers, b"{}")


def test_errors_about_the_header_lead_to_one_download_a_minute(client: Both, world: World) -> None:
    withdraw(world)
    world.gateway.faults.add("no_auth", times=100, operation=LIST)

    for _ in range(60):
        with pytest.raises(BadRequest):
            client.call(CANCEL, **APPLYMENT)
        world.clock.sleep(2)

    assert world.downloads == 2


def test_a_download_that_fails_leaves_the_error_as_it_is(client: Both, world: World) -> None:
    withdraw(world)
    world.gateway.faults.add("no_auth", operation=LIST)

    with pytest.raises(BadRequest) as caught:
        client.call(CANCEL, **APPLYMENT)

    assert "fetched anew" not in str(caught.value)


def test_an_unknown_certificate_in_a_notification_does_not_stand_in_the_way(client: Both, world: World) -> None:
    client.learn_key("AB")
    withdraw(world)
    with pytest.raises(BadRequest):
        client.call(CANCEL, **APPLYMENT)

    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL, LIST, CANCEL]


@pytest.mark.parametrize("fault", ["no_auth", "rate_limit", "system_error"])
def test_another_error_leads_to_no_download(client: Both, world: World, fault: str) -> None:
    world.gateway.faults.add(fault, times=3, operation=CANCEL)

    with pytest.raises(ApiError):
        client.call(CANCEL, **APPLYMENT)

    assert world.downloads == 0


def test_a_refused_public_key_leads_to_no_download(world: World, opened: Opened) -> None:
    environment = {
        **world.gateway.environment,
        "WECHATPAY_PUBLIC_KEY_ID": "PUB_KEY_ID_0000000000000000000000000000000009",
    }

    with pytest.raises(BadRequest):
        world.client(opened, environment).call(CANCEL, **APPLYMENT)

    assert world.operations == [CANCEL]


def test_a_reply_signed_with_the_new_certificate_is_learnt_although_the_list_is_young(
    client: Both, world: World
) -> None:
    world.gateway.faults.add("certificate_rotation", operation=CANCEL)

    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [CANCEL, LIST]


def test_a_list_without_the_certificate_that_signs_it_is_refused(client: Both, world: World) -> None:
    withdraw(world)
    serial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
    world.gateway.faults.add("unknown_serial", operation=LIST, serial=serial)

    with pytest.raises(CertificateError, match="cannot be trusted") as caught:
        client.refresh_certificates()

    assert isinstance(caught.value.__cause__, UnknownSerial)


def test_many_threads_that_are_refused_share_a_download(world: World) -> None:
    barrier = threading.Barrier(16)
    with Client.from_env(world.gateway.certificate_environment, clock=world.clock) as client:
        client.call(CANCEL, APPLYMENT)
        withdraw(world)

        def is_refused(_: int) -> bool:
            barrier.wait()
            try:
                client.call(CANCEL, APPLYMENT)
            except BadRequest:
                return True
            return False  # it came late, and named the new one

        with ThreadPoolExecutor(16) as threads:
            assert any(list(threads.map(is_refused, range(16))))

    assert world.downloads == 2
