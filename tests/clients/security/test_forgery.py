"""The client refuses a reply in which any byte is changed, or any header is replaced by another valid one."""

from contextlib import suppress
from typing import Any

import pytest

from support import platform
from support.both import Opened
from support.platform import NOW, PUBLIC_KEY_ID
from support.server import scripted
from wechatpay_clients.onboarding.merchant_alteration.revoke_name_alteration import OPERATION
from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._calls.replies import is_success, read_success
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime.errors import VerificationError, WeChatPayError

REVOKE = "onboarding.merchant_alteration.revoke_name_alteration"
BODY = b'{"apply_id":"20220617143306000013906025001","state":"APPLYMENT_STATE_CANCELED"}'
GENUINE = platform.signature_headers(BODY)
OTHER = {
    **platform.signature_headers(b"", timestamp=NOW + 1, nonce="0123456789abcdef0123456789abcdef"),
    "wechatpay-serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
}


def ring() -> KeyRing:
    return KeyRing(
        {
            PUBLIC_KEY_ID: RsaVerifier(platform.key("wechatpay").public_key()),
            OTHER["wechatpay-serial"]: RsaVerifier(platform.key("certificate").public_key()),
        },
        preferred=PUBLIC_KEY_ID,
    )


def judge(headers: dict[str, str], body: bytes) -> None:
    read_success(OPERATION, Reply(200, headers, body), ring(), now=NOW, strict=True)


def test_the_genuine_reply_is_accepted() -> None:
    judge(GENUINE, BODY)


@pytest.mark.parametrize("position", range(len(BODY)))
def test_a_flipped_byte_of_the_body_is_refused(position: int) -> None:
    changed = bytearray(BODY)
    changed[position] ^= 1

    with pytest.raises(VerificationError):
        judge(GENUINE, bytes(changed))


@pytest.mark.parametrize(
    ("name", "position"), [(name, position) for name, value in GENUINE.items() for position in range(len(value))]
)
def test_a_flipped_byte_of_a_header_is_refused(name: str, position: int) -> None:
    value = GENUINE[name]
    changed = value[:position] + chr(ord(value[position]) ^ 1) + value[position + 1 :]

    with pytest.raises(VerificationError):
        judge({**GENUINE, name: changed}, BODY)


@pytest.mark.parametrize("names", [[name] for name in GENUINE] + [list(GENUINE)], ids="+".join)
def test_headers_of_another_genuine_reply_are_refused(names: list[str]) -> None:
    with pytest.raises(VerificationError):
        judge({**GENUINE, **{name: OTHER[name] for name in names}}, BODY)


@pytest.mark.parametrize("signature_type", ["WECHATPAY-BRAND-SHA256-RSA2048", "WECHATPAY2-SM2-WITH-SM3", ""])
def test_a_reply_of_another_scheme_is_refused(signature_type: str) -> None:
    with pytest.raises(VerificationError):
        judge({**GENUINE, "wechatpay-signature-type": signature_type}, BODY)


@pytest.mark.parametrize("body", [b"", BODY + b"\n", BODY + b" ", BODY[:-1], BODY * 2, b"\n" + BODY])
def test_a_longer_or_shorter_body_is_refused(body: bytes) -> None:
    with pytest.raises(VerificationError):
        judge(GENUINE, body)


def test_the_line_break_between_nonce_and_body_cannot_be_moved() -> None:
    nonce, first = GENUINE["wechatpay-nonce"], BODY[:10].decode()

    with pytest.raises(VerificationError):
        judge({**GENUINE, "wechatpay-nonce": nonce + first}, BODY[10:])


WIRE = (
    b"HTTP/1.1 200 OK\r\n"
    + b"".join(f"{name.title()}: {value}\r\n".encode() for name, value in GENUINE.items())
    + f"Content-Length: {len(BODY)}\r\nConnection: close\r\n\r\n".encode()
    + BODY
)


FRAMING = {*range(WIRE.index(b"\r\n") + 2), *range(WIRE.index(b"Content-Length"), WIRE.index(b"\r\n\r\n") + 4)}
"""Positions of the status line, the length and the connection header, which the signature does not cover."""


def test_a_flipped_byte_on_the_wire_never_changes_the_result(opened: Opened) -> None:
    remaining = iter([bytes([*WIRE[:at], WIRE[at] ^ 1, *WIRE[at + 1 :]]) for at in range(len(WIRE))])
    accepted: dict[int, Any] = {}
    with scripted(lambda _: next(remaining)) as server:
        client = opened(platform.environment(), base_url=server.origin, timeout=0.25, max_attempts=1, strict=True)
        client.clock.set(NOW)
        for at in range(len(WIRE)):
            with suppress(WeChatPayError):
                accepted[at] = client.call(REVOKE, apply_id="20220617143306000013906025001")

    assert set(accepted) <= FRAMING
    assert {answer.state for answer in accepted.values()} == {"APPLYMENT_STATE_CANCELED"}


@pytest.mark.parametrize("status", range(100, 600, 7))
def test_only_2xx_counts_as_success(status: int) -> None:
    assert is_success(Reply(status, {}, b"")) is (200 <= status < 300)
