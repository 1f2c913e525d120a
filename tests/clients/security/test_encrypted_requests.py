"""Encrypted fields of calls without a method: `client.seal` encrypts them, and the request names the key that it used."""

import copy
import json
import pickle
from functools import partial
from typing import Any

import pytest

from support import platform
from support.both import Both, Opened
from support.world import HOUR, World
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime._calls.sealed_fields import Sealed
from wechatpay_runtime.errors import BadRequest, ConfigurationError, InvalidArgument

ECHO = "/v3/security/echo"
TEXT = "张三"


def echo(client: Both, secret: object, **more: Any) -> str:
    """Send an encrypted text; return the text that WeChat Pay sends back, decrypted."""
    reply = client.request("POST", ECHO, json={"echo_message": "hello", "encrypted_echo_message": secret}, **more)
    opened: str = client.call_sync_method("open", reply.model["encrypted_echo_message"])
    return opened


def serial_sent(gateway: RunningGateway) -> list[bytes]:
    return gateway.requests.last.request.header_values(b"wechatpay-serial")


def test_an_encrypted_text_is_sent_and_returned(client: Both, wechatpay_gateway: RunningGateway) -> None:
    sealed = client.seal(TEXT)

    assert echo(client, sealed) == TEXT
    assert serial_sent(wechatpay_gateway) == [sealed.serial.encode()]
    assert TEXT.encode() not in wechatpay_gateway.requests.last.request.body


def test_encrypted_texts_may_be_anywhere_in_a_body(client: Both, wechatpay_gateway: RunningGateway) -> None:
    one, two = client.seal("1"), client.seal("2")

    with pytest.raises(BadRequest, match="PARAM_ERROR"):
        client.request("POST", ECHO, json={"echo_message": [one, {"deep": (two, one)}]})

    sent = json.loads(wechatpay_gateway.requests.last.request.body)
    assert sent == {"echo_message": [one.text, {"deep": [two.text, one.text]}]}


def test_each_encryption_is_different(client: Both) -> None:
    assert client.seal(TEXT).text != client.seal(TEXT).text


def test_a_request_names_the_key_of_its_encrypted_texts_even_if_there_is_a_newer_one(
    world: World, opened: Opened
) -> None:
    client = world.client(opened)
    sealed = client.seal(TEXT)
    world.gateway.rotate_certificate()
    world.clock.sleep(HOUR)
    client.refresh_certificates()
    assert client.seal(TEXT).serial != sealed.serial

    assert echo(client, sealed) == TEXT

    assert serial_sent(world.gateway) == [sealed.serial.encode()]


def test_a_request_without_encrypted_texts_names_the_newest_key(world: World, opened: Opened) -> None:
    client = world.client(opened)
    client.seal(TEXT)
    world.gateway.rotate_certificate()
    world.clock.sleep(HOUR)
    client.refresh_certificates()

    client.request("POST", ECHO, json={"echo_message": "hello"})

    assert serial_sent(world.gateway) == [client.seal(TEXT).serial.encode()]


def test_texts_encrypted_with_two_keys_are_not_sent_together(world: World, opened: Opened) -> None:
    client = world.client(opened)
    old = client.seal(TEXT)
    world.gateway.rotate_certificate()
    world.clock.sleep(HOUR)
    client.refresh_certificates()
    world.gateway.requests.clear()

    with pytest.raises(
        InvalidArgument, match=r"encrypted with different keys: .* encrypt all values again with client\.seal\. Nothing"
    ):
        echo(client, [old, client.seal(TEXT)])

    assert not world.gateway.requests


def test_encrypting_fetches_the_certificate_that_it_needs(world: World, opened: Opened) -> None:
    client = world.client(opened)

    assert client.seal(TEXT).serial == world.serials[-1]
    assert world.downloads == 1


def test_a_text_encrypted_with_a_removed_key_is_not_sent(client: Both, wechatpay_gateway: RunningGateway) -> None:
    strange = Sealed(client.seal(TEXT).text, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1")

    with pytest.raises(
        InvalidArgument, match=r"encrypted with key 5157.*, which is not one of the known keys: .*Encrypt it again"
    ):
        echo(client, strange)

    assert not wechatpay_gateway.requests


def test_an_encrypted_text_can_be_stored_and_restored(client: Both) -> None:
    sealed = client.seal(TEXT)

    for again in (Sealed(sealed.text, sealed.serial), pickle.loads(pickle.dumps(sealed)), copy.deepcopy(sealed)):  # noqa: S301 - our own bytes
        assert again == sealed
        assert echo(client, again) == TEXT


def test_an_encrypted_text_cannot_be_encoded_without_its_key(client: Both) -> None:
    sealed = client.seal(TEXT)

    with pytest.raises(TypeError, match="Sealed is not JSON serializable"):
        json.dumps(sealed)
    assert sealed.text not in f"{sealed} {sealed!r}"
    assert sealed.serial in repr(sealed)


def test_a_body_of_bytes_names_its_key_in_an_argument(client: Both, wechatpay_gateway: RunningGateway) -> None:
    sealed = client.seal(TEXT)
    body = json.dumps({"echo_message": "hello", "encrypted_echo_message": sealed.text}).encode()

    reply = client.request("POST", ECHO, body=body, sealed_for=sealed.serial)

    assert client.call_sync_method("open", reply.model["encrypted_echo_message"]) == TEXT
    assert serial_sent(wechatpay_gateway) == [sealed.serial.encode()]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {"sealed_for": "PUB_KEY_ID_1"},
            "sealed_for is 'PUB_KEY_ID_1', but the values in json were encrypted with key PUB_KEY",
        ),
        ({"sealed_for": 5}, "sealed_for must be a string, got int"),
        ({"headers": {"Wechatpay-Serial": "PUB_KEY_ID_1"}}, "Wechatpay-Serial is set by the client"),
    ],
)
def test_a_request_cannot_name_another_key(
    client: Both, wechatpay_gateway: RunningGateway, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidArgument, match=words):
        echo(client, client.seal(TEXT), **more)

    assert not wechatpay_gateway.requests


def test_a_method_refuses_a_text_that_is_already_encrypted(client: Both) -> None:
    with pytest.raises(InvalidArgument, match="encrypted_echo_message must be a string, got Sealed"):
        client.call("common.platform_security.echo", echo_message="hello", encrypted_echo_message=client.seal(TEXT))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 215, "the text is 215 bytes long, but at most 214 can be encrypted"),
        ("张" * 72, "the text is 216 bytes long"),
        ("\ud800", "the text contains a lone surrogate"),
        (b"a", "text must be a string, got bytes"),
        (None, "text must be a string, got NoneType"),
    ],
)
def test_the_error_says_why_a_text_cannot_be_encrypted(client: Both, text: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=f"client.seal:? {words}"):
        client.seal(text)


@pytest.mark.parametrize("text", ["", "a" * 214, "张" * 71])
def test_a_text_of_the_maximum_length_is_encrypted(client: Both, text: str) -> None:
    assert client.seal(text).text


@pytest.mark.parametrize("text", ["", "AAAA", "no base64", "密文", "\ud800"])
def test_a_text_encrypted_for_another_key_cannot_be_decrypted(client: Both, text: str) -> None:
    with pytest.raises(InvalidArgument, match="the text is not encrypted for the private key in use"):
        client.call_sync_method("open", text)


def test_only_text_can_be_decrypted(client: Both) -> None:
    with pytest.raises(InvalidArgument, match=r"client\.open: text must be a string, got bytes"):
        client.call_sync_method("open", b"AAAA")


class Kms:
    """A signer that cannot decrypt."""

    serial_no = platform.SERIAL_NO
    algorithm = "SHA256-RSA2048"

    def sign(self, message: bytes) -> bytes:
        return bytes(len(message))


def test_a_signer_that_cannot_decrypt_can_encrypt_and_reports_the_rest(
    opened: Opened, wechatpay_gateway: RunningGateway
) -> None:
    client = opened(wechatpay_gateway.environment, merchant_private_key=Kms())

    assert client.seal(TEXT).text
    with pytest.raises(
        ConfigurationError,
        match=r"client.open needs a key that can decrypt, but the signer of .* has no method open\(ciphertext\)",
    ):
        client.call_sync_method("open", "AAAA")


def test_a_brand_encrypts_with_its_own_key(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    brands = {**platform.brand_settings(), "brand_public_key": platform.public_pem("brands")}
    ids = {"brand_public_key_id": "PUB_KEY_ID_0000000000000000000000000000000002"}
    client = opened(wechatpay_gateway.environment, **brands, **ids)

    assert client.seal(TEXT, scheme="brand").serial == ids["brand_public_key_id"]
    assert client.seal(TEXT).serial == wechatpay_gateway.environment["WECHATPAY_PUBLIC_KEY_ID"]


def test_a_text_encrypted_for_a_brand_is_not_sent_as_the_merchant(
    opened: Opened, wechatpay_gateway: RunningGateway
) -> None:
    brands = {**platform.brand_settings(), "brand_public_key": platform.public_pem("brands")}
    ids = {"brand_public_key_id": "PUB_KEY_ID_0000000000000000000000000000000002"}
    client = opened(wechatpay_gateway.environment, **brands, **ids)

    with pytest.raises(InvalidArgument, match="which is not one of the known keys"):
        echo(client, client.seal(TEXT, scheme="brand"))

    assert not wechatpay_gateway.requests


def test_a_scheme_that_is_not_configured_is_reported(opened: Opened) -> None:
    client = opened(platform.environment())

    for use in (client.seal, partial(client.call_sync_method, "open")):
        with pytest.raises(ConfigurationError, match="has no brand identity"):
            use("AAAA", scheme="brand")


def test_an_unknown_scheme_is_refused(client: Both) -> None:
    for use in (client.seal, partial(client.call_sync_method, "open")):
        with pytest.raises(InvalidArgument, match="scheme must be one of merchant, brand, got 'bank'"):
            use("AAAA", scheme="bank")
