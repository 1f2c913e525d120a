"""A client without a public key fetches platform certificates when it needs them, and trusts only those it can verify."""

import threading
from base64 import b64decode, b64encode
from typing import Any

import pytest

from support.both import Both, Opened
from support.catalog import CATALOG
from support.frames import runtime_locals_as_text
from support.world import APPLYMENT, CANCEL, DAY, HOUR, LIST, World
from wechatpay_clients import Client
from wechatpay_runtime.errors import (
    BadSignature,
    CertificateError,
    ConfigurationError,
    ConnectionFailed,
    NotFound,
    UnknownSerial,
)

STORES = {"product_coupon_id": "1000000013", "stock_id": "1000000013001", "page_size": 2}
SUBMIT = "onboarding.subject_confirmation.submit_applyment"


@pytest.fixture
def client(world: World, opened: Opened) -> Both:
    return world.client(opened, strict=True)


def test_creating_a_client_fetches_nothing_and_starts_no_thread(world: World) -> None:
    before = {*threading.enumerate()}

    with Client.from_env(world.gateway.certificate_environment):
        assert {*threading.enumerate()} <= before

    assert not world.gateway.requests


def test_the_first_call_fetches_certificates_before_it_is_sent(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, CANCEL]


def test_the_next_calls_fetch_nothing(client: Both, world: World) -> None:
    for _ in range(3):
        client.call(CANCEL, **APPLYMENT)

    assert world.downloads == 1


def test_a_call_by_request_fetches_certificates(client: Both, world: World) -> None:
    client.request("POST", "/v3/apply4subject/applyment/20000011111/cancel")

    assert world.operations == [LIST, CANCEL]


def serials_named(world: World, operation: str) -> list[list[bytes]]:
    """Return the `Wechatpay-Serial` headers of each request for an operation."""
    requests = (exchange for exchange in world.gateway.requests if exchange.operation == operation)
    return [exchange.request.header_values(b"wechatpay-serial") for exchange in requests]


def test_every_list_is_requested_without_a_serial(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)
    client.refresh_certificates()
    client.learn_key("AB")
    world.clock.sleep(12 * HOUR)
    client.call(CANCEL, **APPLYMENT)
    client.wait_for_background()

    assert serials_named(world, LIST) == [[], [], [], []]


def test_a_client_with_the_public_key_requests_the_list_without_a_serial(world: World, opened: Opened) -> None:
    world.client(opened, world.gateway.environment).learn_key("AB")

    assert serials_named(world, LIST) == [[]]


def test_a_request_names_the_newest_certificate(client: Both, world: World) -> None:
    newest = world.gateway.announce_certificate().serial_no

    client.call(CANCEL, **APPLYMENT)

    assert world.gateway.requests.last.request.header_values(b"wechatpay-serial") == [newest.encode()]


def test_fields_are_encrypted_for_the_certificate_that_the_request_names(client: Both, world: World) -> None:
    (example,) = next(entry["examples"] for entry in CATALOG if entry["operation"] == SUBMIT)[:1]
    world.gateway.announce_certificate()

    client.call_by_name(SUBMIT, example["given"])

    exchange = world.gateway.requests.last
    assert exchange.verdict.is_accepted
    assert exchange.request.header_values(b"wechatpay-serial") == [world.serials[-1].encode()]
    assert exchange.arguments is not None
    assert exchange.arguments["contact_info"] == example["given"]["contact_info"]


def test_an_error_in_the_first_download_means_that_nothing_was_sent(world: World, opened: Opened) -> None:
    environment = {**world.gateway.certificate_environment, "WECHATPAY_APIV3_KEY": "x" * 32}
    client = world.client(opened, environment)

    with pytest.raises(
        CertificateError, match=r"cannot be decrypted with apiv3_key \(WECHATPAY_APIV3_KEY\).*Nothing was sent"
    ):
        client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST]


def test_no_frame_of_the_error_contains_the_apiv3_key(world: World) -> None:
    key = "x1y2" * 8
    environment = {**world.gateway.certificate_environment, "WECHATPAY_APIV3_KEY": key}
    with (
        Client.from_env(environment, clock=world.clock) as client,
        pytest.raises(CertificateError) as caught,
    ):
        client.call(CANCEL, APPLYMENT)

    assert runtime_locals_as_text(caught.value)
    assert key not in "".join(runtime_locals_as_text(caught.value))


def test_the_next_call_fetches_again_after_a_wrong_key(world: World, opened: Opened) -> None:
    world.gateway.faults.add("no_auth", operation=LIST)
    client = world.client(opened)
    with pytest.raises(CertificateError):
        client.call(CANCEL, **APPLYMENT)

    client.call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST, LIST, CANCEL]


def listed(world: World, opened: Opened) -> list[dict[str, Any]]:
    """Return the list as WeChat Pay sends it."""
    model: dict[str, Any] = world.client(opened, world.gateway.environment).request("GET", "/v3/certificates").model
    entries: list[dict[str, Any]] = model["data"]
    return entries


def broken_ciphertext(entry: dict[str, Any]) -> None:
    sealed = bytearray(b64decode(entry["encrypt_certificate"]["ciphertext"]))
    sealed[100] ^= 1
    entry["encrypt_certificate"]["ciphertext"] = b64encode(sealed).decode()


def no_base64(entry: dict[str, Any]) -> None:
    entry["encrypt_certificate"]["ciphertext"] = "?"


def other_nonce(entry: dict[str, Any]) -> None:
    entry["encrypt_certificate"]["nonce"] = "0" * 12


def other_associated_data(entry: dict[str, Any]) -> None:
    entry["encrypt_certificate"]["associated_data"] = "transaction"


def other_serial(entry: dict[str, Any]) -> None:
    entry["serial_no"] = "0" + entry["serial_no"][:-1]


def other_algorithm(entry: dict[str, Any]) -> None:
    entry["encrypt_certificate"]["algorithm"] = "AEAD_SM4_GCM"


def nothing_sealed(entry: dict[str, Any]) -> None:
    del entry["encrypt_certificate"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (broken_ciphertext, "cannot be decrypted"),
        (no_base64, "is not valid base64"),
        (other_nonce, "cannot be decrypted"),
        (other_associated_data, "cannot be decrypted"),
        (other_serial, "contains the certificate with serial number"),
        (other_algorithm, "without a usable platform certificate"),
        (nothing_sealed, "without a usable platform certificate"),
    ],
)
def test_a_modified_list_is_refused(world: World, opened: Opened, change: Any, words: str) -> None:
    entries = listed(world, opened)
    change(entries[0])
    world.gateway.faults.add("changed_reply", operation=LIST, changes={"data": entries})
    world.gateway.requests.clear()

    with pytest.raises(CertificateError, match=words):
        world.client(opened).call(CANCEL, **APPLYMENT)

    assert world.operations == [LIST]


@pytest.mark.parametrize("data", [None, [], "x", [1], {}], ids=repr)
def test_a_malformed_list_is_refused(world: World, opened: Opened, data: Any) -> None:
    world.gateway.faults.add("changed_reply", operation=LIST, changes={"data": data})

    with pytest.raises(CertificateError, match="without a usable platform certificate"):
        world.client(opened).call(CANCEL, **APPLYMENT)


@pytest.mark.parametrize(
    ("fault", "options", "cause"),
    [
        ("bad_signature", {}, BadSignature),
        ("unknown_serial", {"serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"}, UnknownSerial),
    ],
)
def test_a_list_signed_with_a_foreign_key_is_refused(
    client: Both, world: World, fault: str, options: dict[str, Any], cause: type[Exception]
) -> None:
    world.gateway.faults.add(fault, operation=LIST, **options)

    with pytest.raises(CertificateError, match="could not be verified") as caught:
        client.call(CANCEL, **APPLYMENT)

    assert type(caught.value.__cause__) is cause
    assert world.operations == [LIST]


def test_an_expired_certificate_is_not_used(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(5 * 365 * DAY)

    with pytest.raises(CertificateError, match=r"(?s)Check the clock of this machine|could not be verified"):
        client.call(CANCEL, **APPLYMENT)

    assert world.operations[-1] == LIST


def test_the_error_of_a_merchant_with_only_the_public_key_names_its_settings(world: World, opened: Opened) -> None:
    environment = world.gateway.merchants.add("1900000109", like=world.gateway.merchants.default.mchid)
    del environment["WECHATPAY_PUBLIC_KEY"], environment["WECHATPAY_PUBLIC_KEY_ID"]

    with pytest.raises(CertificateError) as caught:
        world.client(opened, environment).call(CANCEL, **APPLYMENT)

    assert str(caught.value).startswith(
        "This merchant has no platform certificates, because WeChat Pay signs with the WeChat Pay public key. Set public_key "
        "(WECHATPAY_PUBLIC_KEY) and public_key_id (WECHATPAY_PUBLIC_KEY_ID)"
    )
    assert isinstance(caught.value.__cause__, NotFound)
    assert caught.value.__cause__.code == "RESOURCE_NOT_EXISTS"


def test_a_merchant_with_only_certificates_can_call(world: World, opened: Opened) -> None:
    environment = world.gateway.merchants.add("1900000110", "certificates", like=world.gateway.merchants.default.mchid)

    world.client(opened, environment).request("GET", "/v3/certificates")

    assert "WECHATPAY_PUBLIC_KEY" not in environment
    assert world.gateway.requests.last.verdict.is_accepted


def test_clients_of_many_merchants_use_their_own_certificates(world: World, opened: Opened) -> None:
    environments = [
        world.gateway.merchants.add(f"19000001{number}", "certificates", like=world.gateway.merchants.default.mchid)
        for number in range(20, 23)
    ]
    clients = [world.client(opened, environment) for environment in environments]
    for client in clients:
        client.request("GET", "/v3/certificates")

    own_certificates = [
        world.gateway.merchants.certificates(each["WECHATPAY_MCHID"]).listed[0] for each in environments
    ]
    requests = [exchange.request.header_values(b"wechatpay-serial") for exchange in world.gateway.requests]
    assert [serial for (serial,) in filter(None, requests)] == [each.serial_no.encode() for each in own_certificates]
    for index, client in enumerate(clients):
        with pytest.raises(UnknownSerial):
            client.verify(signed_by(own_certificates[index - 1], world), b"{}")


def signed_by(certificate: Any, world: World) -> dict[str, str]:
    from wechatpay_gateway.parties.signing import ReplySigner

    headers = ReplySigner(certificate.serial_no, certificate.private_key).headers(int(world.clock.now()), "n", b"{}")
    return {name.decode().lower(): value.decode() for name, value in headers}


def test_if_certificates_cannot_be_fetched_nothing_is_sent(world: World, opened: Opened, free_port: int) -> None:
    client = world.client(opened, base_url=f"http://127.0.0.1:{free_port}")

    with pytest.raises(CertificateError, match=r"could not be fetched: .*Nothing was sent\.$") as caught:
        client.call(CANCEL, **APPLYMENT)

    assert isinstance(caught.value.__cause__, ConnectionFailed)


def test_if_the_signer_fails_nothing_is_sent(world: World, opened: Opened) -> None:
    class Remote:
        serial_no = world.gateway.merchants.default.serial_no
        algorithm = "SHA256-RSA2048"

        def sign(self, message: bytes) -> bytes:
            raise RuntimeError(f"token=s3cr3t, {len(message)} bytes")

    with pytest.raises(CertificateError, match=r"could not be fetched: RuntimeError\. Nothing was sent\.$"):
        world.client(opened, merchant_private_key=Remote()).call(CANCEL, **APPLYMENT)


def test_certificates_are_fetched_again_within_twelve_hours(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(12 * HOUR)

    client.call(CANCEL, **APPLYMENT)
    client.wait_for_background()
    client.call(CANCEL, **APPLYMENT)

    assert world.downloads == 2


def test_certificates_are_not_fetched_again_within_six_hours(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(6 * HOUR - 60)

    client.call(CANCEL, **APPLYMENT)

    assert world.downloads == 1


def test_certificates_are_fetched_before_they_expire(client: Both, world: World) -> None:
    ends_at = world.gateway.merchants.certificates().signing.certificate.not_valid_after_utc.timestamp()
    world.clock.sleep(ends_at - world.clock.now() - 2 * HOUR)
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(1.5 * HOUR)

    client.call(CANCEL, **APPLYMENT)
    client.wait_for_background()

    assert world.downloads == 2


def test_a_failed_download_keeps_the_present_certificates(
    client: Both, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(12 * HOUR)
    world.gateway.faults.add("system_error", operation=LIST)

    for _ in range(3):
        client.call(CANCEL, **APPLYMENT)
        client.wait_for_background()

    assert world.downloads == 2
    (warning,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warning.startswith("The platform certificates could not be fetched: 500 SYSTEM_ERROR")
    assert warning.endswith("The current keys stay in use.")


def test_a_later_list_may_be_signed_with_a_new_certificate_that_it_contains(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(HOUR)
    world.gateway.faults.add("certificate_rotation", operation=LIST)

    client.refresh_certificates()

    client.verify(world.notification(), b"{}")


@pytest.mark.parametrize(
    ("fault", "options"),
    [("bad_signature", {}), ("unknown_serial", {"serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"})],
)
def test_a_later_list_signed_with_an_unknown_certificate_is_refused(
    client: Both, world: World, fault: str, options: dict[str, Any]
) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.gateway.faults.add(fault, operation=LIST, **options)

    with pytest.raises(CertificateError, match="could not be verified"):
        client.refresh_certificates()


def test_a_client_whose_certificates_expired_fetches_new_ones(client: Both, world: World) -> None:
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(30 * DAY)
    world.gateway.rotate_certificate()
    world.gateway.retire_certificates()

    client.call(CANCEL, **APPLYMENT)

    assert world.replies_by_key(CANCEL)[world.serials[0]] == 1


def test_refreshing_fetches_immediately(client: Both, world: World) -> None:
    client.refresh_certificates()
    client.refresh_certificates()

    assert world.operations == [LIST, LIST]


def test_refreshing_without_an_apiv3_key_names_the_setting(world: World, opened: Opened) -> None:
    environment = {**world.gateway.environment, "WECHATPAY_APIV3_KEY": ""}

    with pytest.raises(ConfigurationError, match=r"apiv3_key \(WECHATPAY_APIV3_KEY\)"):
        world.client(opened, environment).refresh_certificates()


def test_a_client_with_the_public_key_fetches_no_certificates(world: World, opened: Opened) -> None:
    client = world.client(opened, world.gateway.environment)
    client.call(CANCEL, **APPLYMENT)
    world.clock.sleep(30 * DAY)
    client.call(CANCEL, **APPLYMENT)

    assert world.downloads == 0


def test_during_the_switch_both_kinds_of_keys_are_accepted(world: World, opened: Opened) -> None:
    client = world.client(opened, world.gateway.environment)
    client.call(CANCEL, **APPLYMENT)
    headers = world.notification()
    with pytest.raises(UnknownSerial):
        client.verify(headers, b"{}")

    assert client.learn_key(headers["wechatpay-serial"]) is None

    client.verify(headers, b"{}")


def test_the_id_of_a_public_key_causes_no_download(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.call(CANCEL, **APPLYMENT)
    world.gateway.faults.add("unknown_serial")

    with pytest.raises(UnknownSerial):
        client.call(CANCEL, **APPLYMENT)

    assert world.downloads == 1


def test_a_second_public_key_is_accepted(world: World, opened: Opened) -> None:
    environment = world.gateway.environment
    key, key_id = environment["WECHATPAY_PUBLIC_KEY"], environment["WECHATPAY_PUBLIC_KEY_ID"]
    client = world.client(opened, other_public_keys={key_id: key})
    merchant = world.gateway.merchants.default
    headers = merchant.signer_for(merchant.public_key_id).headers(int(world.clock.now()), "n", b"{}")

    client.verify({name.decode().lower(): value.decode() for name, value in headers}, b"{}")


@pytest.mark.parametrize("keys", ["{right},{wrong}", "{wrong},{right}"])
def test_each_of_several_apiv3_keys_decrypts_certificates(world: World, opened: Opened, keys: str) -> None:
    environment = world.gateway.certificate_environment
    apiv3_keys = keys.format(right=environment["WECHATPAY_APIV3_KEY"], wrong="0123456789abcdef0123456789abcdef")
    client = world.client(opened, {**environment, "WECHATPAY_APIV3_KEY": apiv3_keys})

    assert client.respond(CANCEL, **APPLYMENT).status == 204


def test_a_brands_call_fetches_no_certificates(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.call("brand_own.product_coupon_stocks.list_associated_stores", **STORES)

    assert world.downloads == 0
