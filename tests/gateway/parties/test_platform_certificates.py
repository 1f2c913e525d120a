"""The gateway's platform certificates: listed, encrypted, replaced, and used to sign and encrypt."""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from gateway.applications import SUBMIT
from gateway.control.test_control import control
from gateway.family.resource.test_subject_confirmation import applyment
from gateway.merchant_side import CANCEL, Answer, Merchant
from support.receiver import receiving
from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.parties.platform_certificates import PlatformCertificate
from wechatpay_gateway.server import RunningGateway, running

LIST = "/v3/certificates"


@pytest.fixture(scope="module")
def server() -> Iterator[RunningGateway]:
    with running(trust="both", has_published_keys=True) as server:
        yield server


@pytest.fixture
def gateway(server: RunningGateway) -> RunningGateway:
    server.reset()
    return server


@pytest.fixture
def merchant(gateway: RunningGateway) -> Merchant:
    return Merchant.from_env(gateway.environment)


def get_list(merchant: Merchant, serial: str | None = None) -> Answer:
    return merchant.call(LIST, method="GET", changed={"Wechatpay-Serial": serial})


def opened(merchant: Merchant, answer: Answer) -> dict[str, RSAPublicKey]:
    """Return the listed keys by serial number, oldest first."""
    cipher = AESGCM(merchant.environment["WECHATPAY_APIV3_KEY"].encode())
    found: dict[str, RSAPublicKey] = {}
    for entry in answer.json()["data"]:
        sealed = entry["encrypt_certificate"]
        assert sealed["algorithm"] == "AEAD_AES_256_GCM"
        pem = cipher.decrypt(
            sealed["nonce"].encode(), b64decode(sealed["ciphertext"]), sealed["associated_data"].encode()
        )
        certificate = x509.load_pem_x509_certificate(pem)
        assert int(entry["serial_no"], 16) == certificate.serial_number
        key = certificate.public_key()
        assert isinstance(key, RSAPublicKey)
        found[entry["serial_no"]] = key
    return found


def is_signed_by(answer: Answer, key: RSAPublicKey) -> bool:
    headers = answer.headers
    lines = f"{headers['wechatpay-timestamp']}\n{headers['wechatpay-nonce']}\n".encode()
    try:
        key.verify(
            b64decode(headers["wechatpay-signature"], validate=True), lines + answer.body + b"\n", PKCS1v15(), SHA256()
        )
    except InvalidSignature:
        return False
    return True


def signer(answer: Answer) -> str:
    return answer.headers["wechatpay-serial"]


def add(gateway: RunningGateway, mode: str, merchant: Merchant) -> Merchant:
    """Add a merchant with this mode; `merchant` supplies the public key if the mode has none."""
    environment = gateway.merchants.add("1900000109", mode)
    return Merchant.from_env({**merchant.environment, **environment})


def test_the_list_is_signed_with_the_certificate_in_it(merchant: Merchant) -> None:
    answer = get_list(merchant)

    ((serial, key),) = opened(merchant, answer).items()
    assert signer(answer) == serial
    assert is_signed_by(answer, key)


def test_the_reply_to_a_request_that_names_the_public_key_is_signed_with_it(merchant: Merchant) -> None:
    assert merchant.is_signed(merchant.call(CANCEL))


@pytest.mark.parametrize("is_named", [True, False])
def test_the_reply_to_a_request_that_names_a_certificate_or_nothing_is_signed_with_the_certificate(
    merchant: Merchant,
    is_named: bool,  # noqa: FBT001 - a table
) -> None:
    ((serial, key),) = opened(merchant, get_list(merchant)).items()

    answer = merchant.call(CANCEL, changed={"Wechatpay-Serial": serial if is_named else None})

    assert signer(answer) == serial
    assert is_signed_by(answer, key)


@pytest.mark.parametrize("serial", [None, ""])
def test_a_request_that_names_no_key_does_not_change_the_signer(
    gateway: RunningGateway, merchant: Merchant, serial: str | None
) -> None:
    merchant.call(CANCEL)
    get_list(merchant, serial)
    merchant.call(CANCEL, changed={"Wechatpay-Serial": serial})
    assert gateway.merchants.default.signer.key_id == merchant.public_key_id
    assert merchant.is_signed(merchant.call(CANCEL))


def test_a_merchant_with_the_public_key_has_no_list_of_certificates(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    answer = get_list(add(gateway, "public_key", merchant))

    assert (answer.status, answer.code) == (404, "RESOURCE_NOT_EXISTS")
    assert answer.json()["message"].startswith("无可用的平台证书")


def test_replies_to_a_merchant_with_the_public_key_are_always_signed_with_it(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    own = add(gateway, "public_key", merchant)

    assert own.is_signed(own.call("/v3/apply4subject/applyment/none/cancel", changed={"Wechatpay-Serial": None}))


def test_a_merchant_with_certificates_cannot_encrypt_with_the_public_key(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    own = add(gateway, "certificates", merchant)
    key_id = next(each.public_key_id for each in gateway.merchants if each.mchid == own.mchid)

    answer = own.call_json(SUBMIT, applyment(own), changed={"Wechatpay-Serial": key_id})

    assert (answer.status, answer.json()["message"]) == (400, "平台证书序列号Wechatpay-Serial错误")


def test_replies_to_a_merchant_with_certificates_that_names_the_public_key_are_signed_with_a_certificate(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    own = add(gateway, "certificates", merchant)
    key_id = next(each.public_key_id for each in gateway.merchants if each.mchid == own.mchid)

    (listed,) = opened(own, get_list(own, key_id))

    assert signer(get_list(own, key_id)) == listed


def test_a_mode_that_does_not_exist_is_refused(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="neither"):
        gateway.merchants.add("1900000109", "neither")


def test_a_value_encrypted_for_a_certificate_can_be_decrypted(merchant: Merchant) -> None:
    ((serial, key),) = opened(merchant, get_list(merchant)).items()
    sealing = evolve(merchant, wechatpay_key=key)

    answer = merchant.call_json(SUBMIT, applyment(sealing), changed={"Wechatpay-Serial": serial})

    assert answer.status == 200


def test_a_value_encrypted_for_another_key_than_the_named_one_is_refused(merchant: Merchant) -> None:
    (serial,) = opened(merchant, get_list(merchant))

    answer = merchant.call_json(SUBMIT, applyment(merchant), changed={"Wechatpay-Serial": serial})

    assert (answer.status, answer.code) == (400, "PARAM_ERROR")


def test_an_announced_certificate_is_listed_and_does_not_sign(gateway: RunningGateway, merchant: Merchant) -> None:
    gateway.announce_certificate()

    old, _new = opened(merchant, get_list(merchant))

    assert signer(merchant.call(CANCEL, changed={"Wechatpay-Serial": None})) == old


def test_after_a_rotation_both_are_listed_and_the_new_one_signs(gateway: RunningGateway, merchant: Merchant) -> None:
    (old,) = opened(merchant, get_list(merchant))
    rotated = gateway.rotate_certificate().serial_no

    assert list(opened(merchant, get_list(merchant))) == [old, rotated]
    assert signer(merchant.call(CANCEL, changed={"Wechatpay-Serial": old})) == rotated


def test_the_list_is_signed_with_the_certificate_that_the_request_names(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    (old,) = opened(merchant, get_list(merchant))
    gateway.rotate_certificate()

    assert signer(get_list(merchant, old)) == old


def test_a_retired_certificate_is_neither_listed_nor_accepted(gateway: RunningGateway, merchant: Merchant) -> None:
    ((old, key),) = opened(merchant, get_list(merchant)).items()
    rotated = gateway.rotate_certificate().serial_no
    gateway.retire_certificates()
    sealing = evolve(merchant, wechatpay_key=key)

    assert list(opened(merchant, get_list(merchant))) == [rotated]
    answer = merchant.call_json(SUBMIT, applyment(sealing), changed={"Wechatpay-Serial": old})
    assert (answer.status, answer.json()["message"]) == (400, "平台证书序列号Wechatpay-Serial错误")


def test_a_rotation_uses_the_announced_certificate(gateway: RunningGateway) -> None:
    announced = gateway.announce_certificate()

    assert gateway.rotate_certificate() == announced


def test_the_fault_rotates_before_the_reply(gateway: RunningGateway, merchant: Merchant) -> None:
    (old,) = opened(merchant, get_list(merchant))
    gateway.faults.add(FaultKind.CERTIFICATE_ROTATION)

    assert signer(get_list(merchant, old)) != old
    assert len(gateway.merchants.certificates().listed) == 2


def test_a_reset_returns_to_the_first_certificate(gateway: RunningGateway) -> None:
    (first,) = gateway.merchants.certificates().listed
    gateway.rotate_certificate()
    gateway.retire_certificates()

    gateway.reset()

    assert gateway.merchants.certificates().listed == (first,)


@pytest.mark.parametrize("mchid", ["1900000109", "1900000110"])
def test_only_a_merchant_with_certificates_can_rotate(gateway: RunningGateway, mchid: str) -> None:
    gateway.merchants.add("1900000109")

    with pytest.raises(ValueError, match=f"no merchant '{mchid}' with platform certificates"):
        gateway.rotate_certificate(mchid)


def test_certificates_can_be_controlled_from_another_process(gateway: RunningGateway, merchant: Merchant) -> None:
    (first,) = (each.serial_no for each in gateway.merchants.certificates().listed)

    def step(name: str) -> Any:
        return control(merchant, "POST", f"/certificates/{name}", {}).json()

    announced = step("announce")
    assert (announced["listed"][0], announced["signing"]) == (first, first)
    assert step("rotate") == {**announced, "signing": announced["listed"][1]}
    assert step("retire")["listed"] == announced["listed"][1:]
    shown = control(merchant, "GET", "/state").json()["merchants"][0]
    assert (shown["mode"], shown["certificates"]["listed"]) == ("both", announced["listed"][1:])


def test_an_unknown_merchant_is_an_error_of_the_control_api(merchant: Merchant) -> None:
    answer = control(merchant, "POST", "/certificates/rotate", {"mchid": "1"})

    assert answer.status == 400
    assert answer.json()["error"].startswith("there is no merchant '1' with platform certificates")


def test_certificates_survive_a_restart_with_a_state_file(tmp_path: Path) -> None:
    state = tmp_path / "gateway.sqlite"
    with running(state=state, trust="both", has_published_keys=True) as first:
        first.rotate_certificate()
        first.announce_certificate()
        first.retire_certificates()
        listed = first.merchants.certificates().listed
        first.merchants.add("1900000109")

    again = Gateway(state=state, trust="both", has_published_keys=True)
    modes = [each.mode for each in again.merchants]
    kept = again.merchants.certificates().listed
    again.close()

    assert [each.serial_no for each in kept] == [each.serial_no for each in listed]
    assert modes == ["both", "public_key"]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("platform_*.pem")} == {0o600}


def notification_serial(gateway: RunningGateway, mchid: str) -> str:
    """Return the serial number of the key that signs a notification."""
    with receiving() as receiver:
        gateway.notify("TRANSACTION.SUCCESS", {}, receiver.url, original_type="transaction", mchid=mchid)
        gateway.deliver()
    return receiver.deliveries[0].headers["wechatpay-serial"]


def test_notifications_of_a_merchant_with_certificates_are_signed_with_the_current_one(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    own = add(gateway, "certificates", merchant)
    first = notification_serial(gateway, own.mchid)
    rotated = gateway.rotate_certificate(own.mchid).serial_no

    assert first in [each.serial_no for each in gateway.merchants.certificates(own.mchid).listed]
    assert notification_serial(gateway, own.mchid) == rotated


def test_notifications_during_the_switch_are_signed_with_the_kind_of_key_that_the_latest_request_named(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    public_key_id = gateway.merchants.default.public_key_id
    serial = gateway.merchants.certificates().signing.serial_no
    at_first = notification_serial(gateway, merchant.mchid)
    get_list(merchant, public_key_id)
    by_public_key = notification_serial(gateway, merchant.mchid)
    get_list(merchant, serial)

    assert (at_first, by_public_key) == (serial, public_key_id)
    assert notification_serial(gateway, merchant.mchid) == serial


def test_a_merchant_gets_the_keys_of_one_that_a_reset_removed_in_a_new_certificate(gateway: RunningGateway) -> None:
    found: list[PlatformCertificate] = []
    for _ in range(2):
        gateway.merchants.add("1900000002", "certificates", like="1900000001")
        found += gateway.merchants.certificates("1900000002").listed
        gateway.reset()
    first, second = found

    assert second.private_key.private_numbers() == first.private_key.private_numbers()
    assert second.serial_no != first.serial_no


def test_two_merchants_have_certificates_with_their_own_keys(gateway: RunningGateway) -> None:
    for mchid in ("1900000002", "1900000003"):
        gateway.merchants.add(mchid, "certificates", like="1900000001")
        gateway.rotate_certificate(mchid)
    listed = [each for party in gateway.merchants if party.certificates for each in party.certificates.listed]

    assert len({each.private_key.public_key().public_numbers().n for each in listed}) == len(listed) == 5


def test_a_reset_clears_the_named_key(gateway: RunningGateway, merchant: Merchant) -> None:
    get_list(merchant, merchant.public_key_id)
    gateway.reset()

    assert notification_serial(gateway, merchant.mchid) == gateway.merchants.certificates().signing.serial_no


def test_the_environment_with_certificates_has_the_brands_public_key(gateway: RunningGateway) -> None:
    environment = gateway.certificate_environment

    assert environment["WECHATPAY_BRAND_PUBLIC_KEY_ID"] == gateway.merchants.default.public_key_id


def test_the_error_names_a_damaged_certificate_file(tmp_path: Path) -> None:
    state = tmp_path / "gateway.sqlite"
    first = Gateway(state=state, trust="both", has_published_keys=True)
    first.announce_certificate()
    first.close()
    path = next(tmp_path.rglob("platform_*.pem"))
    path.write_text("x")

    with pytest.raises(ValueError, match=f"{path.name} does not contain a certificate and its private key"):
        Gateway(state=state, trust="both", has_published_keys=True)


def test_a_gateway_creates_no_certificate_before_the_first_use(tmp_path: Path) -> None:
    Gateway(state=tmp_path / "gateway.sqlite", trust="both", has_published_keys=True).close()

    assert list(tmp_path.rglob("platform_*.pem")) == []


def test_the_environment_of_a_client_with_certificates_lacks_the_public_key(gateway: RunningGateway) -> None:
    assert gateway.environment.keys() - gateway.certificate_environment.keys() == {
        "WECHATPAY_PUBLIC_KEY",
        "WECHATPAY_PUBLIC_KEY_ID",
    }
