"""Signatures against the vectors that WeChat Pay publishes."""

import json
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from support import platform
from wechatpay_runtime._crypto.keys import load_private_key, load_public_key
from wechatpay_runtime._crypto.signing import Identity, request_message, sign_request
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier, verify
from wechatpay_runtime.signer import RsaSigner

FACTS = Path(__file__).parents[2] / "facts"
VECTORS: dict[str, Any] = json.loads((FACTS / "vectors.json").read_text())
SIGNED = {vector["name"]: vector for vector in VECTORS["rsa_sign"]}
VERIFIED = VECTORS["rsa_verify"][0]


def signer_of(vector: dict[str, str]) -> RsaSigner:
    return RsaSigner(
        load_private_key(FACTS / vector["key_file"], setting="key"), "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"
    )


@pytest.mark.parametrize("name", SIGNED)
def test_a_published_signature_is_matched_byte_for_byte(name: str) -> None:
    vector = SIGNED[name]

    assert b64encode(signer_of(vector).sign(vector["message"].encode())).decode() == vector["signature"]


def test_the_message_of_the_published_order_is_rebuilt() -> None:
    vector = SIGNED["doc-jsapi-order"]
    method, target, timestamp, nonce, rest = vector["message"].split("\n", 4)

    message = request_message(method, target, int(timestamp), nonce, rest.removesuffix("\n").encode())

    assert message == vector["message"].encode()


def test_the_authorization_header_carries_the_published_signature() -> None:
    vector = SIGNED["doc-jsapi-order"]
    method, target, timestamp, nonce, rest = vector["message"].split("\n", 4)

    signed = sign_request(
        Identity("1900007291", signer_of(vector)),
        method,
        target,
        rest.removesuffix("\n").encode(),
        timestamp=int(timestamp),
        nonce=nonce,
    )

    assert signed.authorization == (
        'WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",'
        'timestamp="1554208460",serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",'
        f'signature="{vector["signature"]}"'
    )


def test_the_published_reply_passes_verification() -> None:
    timestamp, nonce, body = VERIFIED["message"].removesuffix("\n").split("\n", 2)
    key = load_public_key(FACTS / VERIFIED["key_file"], setting="key")
    headers = {
        "wechatpay-timestamp": timestamp,
        "wechatpay-nonce": nonce,
        "wechatpay-signature": VERIFIED["signature"],
        "wechatpay-serial": VERIFIED["serial"],
    }

    verify(headers, body.encode(), KeyRing({VERIFIED["serial"]: RsaVerifier(key)}, preferred=""), now=int(timestamp))


def test_a_brand_signs_the_same_message_under_its_own_scheme() -> None:
    vector = SIGNED["doc-jsapi-order"]
    method, target, timestamp, nonce, rest = vector["message"].split("\n", 4)
    brand = Identity("120344", signer_of(vector), name="brand_id", family="WECHATPAY-BRAND")

    signed = sign_request(
        brand, method, target, rest.removesuffix("\n").encode(), timestamp=int(timestamp), nonce=nonce
    )

    assert signed.authorization.startswith('WECHATPAY-BRAND-SHA256-RSA2048 brand_id="120344",nonce_str=')
    assert signed.authorization.endswith(f'signature="{vector["signature"]}"')


@pytest.mark.parametrize(
    ("body", "ending"),
    [(b"", b"n\n\n"), (b"{}", b"n\n{}\n"), (b"{}\n", b"n\n{}\n\n")],
    ids=["no body", "a body", "a body that ends in a line feed"],
)
def test_every_line_of_the_message_ends_in_a_line_feed(body: bytes, ending: bytes) -> None:
    assert request_message("POST", "/v3/a", 1, "n", body).endswith(ending)


def test_a_signer_with_another_algorithm_can_be_used() -> None:
    class Remote:
        serial_no = "AB"
        algorithm = "SM2-WITH-SM3"

        def sign(self, message: bytes) -> bytes:
            return message[:3]

    signed = sign_request(Identity("1", Remote()), "GET", "/v3/a", b"", timestamp=1, nonce="n")

    assert re.match(r'WECHATPAY2-SM2-WITH-SM3 .*signature="R0VU"', signed.authorization)


def test_the_repr_of_signer_identity_and_message_contains_no_secret() -> None:
    signer = RsaSigner(platform.key("merchant"), "AB")
    signed = sign_request(Identity("1", signer), "GET", "/v3/a", b"", timestamp=1, nonce="n")

    assert repr((Identity("1", signer), signed)) == (
        "(Identity(value='1', signer=RsaSigner(serial_no='AB'), name='mchid', family='WECHATPAY2'), Signed())"
    )
