"""Verification fails closed, with a specific error for each cause."""

from weakref import ref

import pytest

from support import platform
from support.platform import NOW, PUBLIC_KEY_ID
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier, rsa_verifier, verify
from wechatpay_runtime.errors import (
    BadSignature,
    MissingSignature,
    SignatureProbe,
    StaleTimestamp,
    UnknownSerial,
    VerificationError,
)

BODY = b'{"code_url":"weixin://wxpay/bizpayurl?pr=1"}'


def ring() -> KeyRing:
    return KeyRing({PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key())}, preferred=PUBLIC_KEY_ID)


def test_clients_with_equal_keys_share_a_verifier() -> None:
    first, second = (platform.key("wechatpay").public_key() for _ in range(2))
    assert rsa_verifier(first) is rsa_verifier(second)


def test_the_keys_of_different_schemes_are_not_shared() -> None:
    key = platform.key("wechatpay").public_key()
    verifiers = {rsa_verifier(key, family).signature_type for family in ("WECHATPAY2", "WECHATPAY-BRAND")}
    assert len(verifiers) == 2


def test_a_shared_verifier_is_dropped_with_its_last_client() -> None:
    verifier = rsa_verifier(platform.key("merchant").public_key())
    reference = ref(verifier)
    del verifier
    assert reference() is None


def test_a_genuine_reply_is_accepted() -> None:
    verify(platform.signature_headers(BODY), BODY, ring(), now=NOW)


def test_an_empty_body_is_part_of_the_signature() -> None:
    with pytest.raises(BadSignature):
        verify(platform.signature_headers(b""), b" ", ring(), now=NOW)


@pytest.mark.parametrize("name", ["timestamp", "nonce", "signature", "serial"])
@pytest.mark.parametrize("value", [None, ""], ids=["absent", "empty"])
def test_a_missing_header_is_named(name: str, value: str | None) -> None:
    headers = platform.signature_headers(BODY)
    headers.pop(f"wechatpay-{name}")
    if value is not None:
        headers[f"wechatpay-{name}"] = value

    with pytest.raises(MissingSignature, match=f"^The header Wechatpay-{name.capitalize()} is missing"):
        verify(headers, BODY, ring(), now=NOW)


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_five_minutes_of_difference_are_allowed(seconds: int) -> None:
    verify(platform.signature_headers(BODY, timestamp=NOW + seconds), BODY, ring(), now=NOW)


@pytest.mark.parametrize(
    ("seconds", "message"), [(-301, "The local clock is 301 s ahead of"), (301, "The local clock is 301 s behind")]
)
def test_more_than_five_minutes_are_refused_with_the_difference(seconds: int, message: str) -> None:
    with pytest.raises(StaleTimestamp, match=f"^{message}"):
        verify(platform.signature_headers(BODY, timestamp=NOW + seconds), BODY, ring(), now=NOW)


@pytest.mark.parametrize("text", ["now", "1e9", "-1", "+1", "１７", "1700000000.0", "1" * 13, " 1700000000"])
def test_a_timestamp_that_is_not_a_number_of_seconds_is_refused(text: str) -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-timestamp": text}

    with pytest.raises(StaleTimestamp, match="is not a number of seconds"):
        verify(headers, BODY, ring(), now=NOW)


def test_the_error_for_an_unknown_serial_lists_the_known_keys() -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-serial": "PUB_KEY_ID_02"}

    with pytest.raises(
        UnknownSerial, match=rf"PUB_KEY_ID_02, which is not one of the known keys: KeyRing\({PUBLIC_KEY_ID}\)"
    ):
        verify(headers, BODY, ring(), now=NOW)


def test_a_probe_has_its_own_error() -> None:
    headers = platform.signature_headers(BODY)
    headers["wechatpay-signature"] = "WECHATPAY/SIGNTEST/" + headers["wechatpay-signature"][19:]

    with pytest.raises(SignatureProbe):
        verify(headers, BODY, ring(), now=NOW)


@pytest.mark.parametrize("nonce", ["\xff", "a b", "a\nb", "a\tb", '{"a":1}', "微"])
def test_a_nonce_with_other_characters_is_refused(nonce: str) -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-nonce": nonce}

    with pytest.raises(BadSignature):
        verify(headers, BODY, ring(), now=NOW)


def test_a_signature_type_other_than_the_keys_is_refused() -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-signature-type": "WECHATPAY2-SM2-WITH-SM3"}

    with pytest.raises(BadSignature, match="Wechatpay-Signature-Type is WECHATPAY2-SM2-WITH-SM3"):
        verify(headers, BODY, ring(), now=NOW)


def mutations(signature: str) -> dict[str, str]:
    last = signature[-3]
    stray_bits = signature[:-3] + chr(ord(last) + 1) + signature[-2:]
    return {
        "another character": signature[:10] + ("A" if signature[10] != "A" else "B") + signature[11:],
        "a line feed at the end": signature + "\n",
        "a blank inside": signature[:10] + " " + signature[10:],
        "the URL alphabet": "-" + signature[1:],
        "no padding": signature.rstrip("="),
        "more padding": signature + "==",
        "stray bits before the padding": stray_bits,
        "half of it": signature[:172],
        "twice": f"{signature}, {signature}",
        "not ASCII": signature[:10] + "é" + signature[11:],
    }


@pytest.mark.parametrize("change", list(mutations("A" * 341 + "w==")))
def test_only_canonical_base64_is_accepted_as_a_signature(change: str) -> None:
    headers = platform.signature_headers(BODY)
    headers["wechatpay-signature"] = mutations(headers["wechatpay-signature"])[change]

    with pytest.raises(BadSignature):
        verify(headers, BODY, ring(), now=NOW)


@pytest.mark.parametrize("position", range(len(BODY)))
def test_a_changed_byte_of_the_body_is_refused(position: int) -> None:
    changed = BODY[:position] + bytes([BODY[position] ^ 1]) + BODY[position + 1 :]

    with pytest.raises(BadSignature):
        verify(platform.signature_headers(BODY), changed, ring(), now=NOW)


@pytest.mark.parametrize("name", list(platform.signature_headers(b"")))
def test_a_header_of_another_genuine_reply_is_refused(name: str) -> None:
    other = {
        **platform.signature_headers(b"{}", timestamp=NOW + 1, nonce="d5ac7061fccab6bf3e254dcf98995b8c"),
        "wechatpay-serial": "7132D72A03E93CDDF8C03BBD1F37EEDF00000000",
    }
    both = KeyRing(
        {
            PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key()),
            other["wechatpay-serial"]: RsaVerifier(platform.key("certificate").public_key()),
        },
        preferred=PUBLIC_KEY_ID,
    )

    with pytest.raises(VerificationError):
        verify({**platform.signature_headers(BODY), name: other[name]}, BODY, both, now=NOW)


@pytest.mark.parametrize("serial", ["00ab", "AB", "ab", "00AB"])
def test_a_certificate_serial_is_looked_up_as_a_number(serial: str) -> None:
    assert KeyRing({"0ab": RsaVerifier(platform.key("wechatpay").public_key())}, preferred="").find(serial, NOW)


@pytest.mark.parametrize("serial", [PUBLIC_KEY_ID.lower(), PUBLIC_KEY_ID + " ", PUBLIC_KEY_ID.replace("_0000", "_")])
def test_a_public_key_id_is_looked_up_by_its_exact_text(serial: str) -> None:
    assert ring().find(serial, NOW) is None
