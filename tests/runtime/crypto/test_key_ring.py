"""The key ring: which key verifies a signature, and which key requests name."""

import pytest

from support import platform
from support.platform import NOW, PUBLIC_KEY_ID
from wechatpay_runtime._crypto.verification import KeyRing, PlatformKey, RsaVerifier, verify
from wechatpay_runtime.errors import UnknownSerial

BODY = b"{}"
DAY = 86400


def verifier() -> RsaVerifier:
    return RsaVerifier(platform.key("wechatpay").public_key())


def certificate(serial: str, valid_from: float = NOW - DAY, valid_until: float = NOW + DAY) -> PlatformKey:
    return PlatformKey(serial, verifier(), valid_from, valid_until)


def ring(*certificates: PlatformKey) -> KeyRing:
    key_ring = KeyRing({})
    key_ring.adopt(certificates)
    return key_ring


@pytest.mark.parametrize(
    ("now", "is_found"),
    [
        (NOW, True),
        (NOW + DAY, True),
        (NOW + DAY + 1, False),
        (NOW - DAY - 300, True),
        (NOW - DAY - 301, False),
    ],
)
def test_a_certificate_is_found_while_it_is_valid(now: float, is_found: bool) -> None:  # noqa: FBT001 - a table
    assert (ring(certificate("AB")).find("AB", now) is not None) is is_found


def test_a_signature_of_an_expired_certificate_is_refused_with_the_dates() -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-serial": "AB"}
    expired = ring(certificate("AB", NOW - 2 * DAY, NOW - DAY))

    with pytest.raises(
        UnknownSerial, match="AB, which is a certificate that is only valid from 2023-11-12 to 2023-11-13"
    ):
        verify(headers, BODY, expired, now=NOW)


@pytest.mark.parametrize("serial", ["AB\x1b[2J", "\x85AB", "AB\nforged"])
def test_a_serial_from_outside_is_shown_without_control_characters(serial: str) -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-serial": serial}

    with pytest.raises(UnknownSerial) as caught:
        verify(headers, BODY, ring(certificate("AB")), now=NOW)

    assert str(caught.value).isprintable()


def test_the_error_has_the_unknown_serial() -> None:
    headers = {**platform.signature_headers(BODY), "wechatpay-serial": "CD"}

    with pytest.raises(UnknownSerial) as caught:
        verify(headers, BODY, ring(certificate("AB")), now=NOW)

    assert caught.value.serial == "CD"


def test_a_request_names_the_valid_certificate_that_came_into_effect_last() -> None:
    key_ring = ring(
        certificate("01", valid_from=NOW - 3, valid_until=NOW + 9 * DAY),
        certificate("02", valid_from=NOW - 1),
        certificate("03", valid_from=NOW - 2),
        certificate("04", valid_from=NOW + DAY / 2),
        certificate("05", valid_from=NOW - 1, valid_until=NOW - 1),
    )

    assert key_ring.preferred(NOW) == "02"


def test_a_request_names_the_public_key_if_there_is_one() -> None:
    key_ring = KeyRing({PUBLIC_KEY_ID: verifier()}, preferred=PUBLIC_KEY_ID)
    key_ring.adopt([certificate("AB")])

    assert key_ring.preferred(NOW) == PUBLIC_KEY_ID
    assert key_ring.find("AB", NOW)


def test_without_a_valid_certificate_a_request_names_none() -> None:
    assert ring(certificate("AB")).preferred(NOW + 2 * DAY) == ""


def test_a_new_list_replaces_the_old_one() -> None:
    key_ring = ring(certificate("AB"))

    key_ring.adopt([certificate("CD")])

    assert key_ring.find("AB", NOW) is None
    assert key_ring.find("CD", NOW)


def test_a_copy_with_more_certificates_leaves_the_ring_alone() -> None:
    key_ring = ring(certificate("AB"))

    more = key_ring.with_certificates([certificate("CD")])

    assert more.find("AB", NOW)
    assert more.find("CD", NOW)
    assert key_ring.find("CD", NOW) is None


def test_a_certificate_never_replaces_a_public_key() -> None:
    key = verifier()
    key_ring = KeyRing({PUBLIC_KEY_ID: key}, preferred=PUBLIC_KEY_ID)

    key_ring.adopt([certificate(PUBLIC_KEY_ID)])

    assert key_ring.find(PUBLIC_KEY_ID, NOW) is key


OLDER, NEWER = NOW - 2 * DAY, NOW - DAY


@pytest.mark.parametrize("order", [1, -1], ids=["older first", "newer first"])
@pytest.mark.parametrize(
    ("newer_until", "expected"),
    [(NOW + DAY, "newer"), (NOW - 1, "older")],
    ids=["both valid", "only the older valid"],
)
def test_of_two_certificates_with_one_serial_the_newest_valid_one_verifies_and_is_named(
    order: int, newer_until: float, expected: str
) -> None:
    both = {"older": certificate("0AB", OLDER), "newer": certificate("AB", NEWER, newer_until)}
    key_ring = ring(*list(both.values())[::order])

    verifier_of_serial, newest = key_ring.find("AB", NOW), key_ring.newest(NOW)

    assert newest is both[expected]
    assert verifier_of_serial is both[expected].verifier


def test_requests_that_name_certificates_use_certificates_added_later() -> None:
    key_ring = KeyRing({PUBLIC_KEY_ID: verifier()}, preferred=PUBLIC_KEY_ID)
    naming = key_ring.naming_certificates()
    key_ring.adopt([certificate("AB")])

    assert (key_ring.preferred(NOW), naming.preferred(NOW)) == (PUBLIC_KEY_ID, "AB")
    assert (key_ring.relies_on_certificates, naming.relies_on_certificates) == (False, True)
    assert naming.find(PUBLIC_KEY_ID, NOW) is key_ring.find(PUBLIC_KEY_ID, NOW)


def test_a_copy_without_certificates_names_no_key() -> None:
    key_ring = KeyRing({PUBLIC_KEY_ID: verifier()}, preferred=PUBLIC_KEY_ID)
    key_ring.adopt([certificate("AB")])
    bare = key_ring.without_certificates()

    assert (bare.preferred(NOW), bare.find("AB", NOW)) == ("", None)
    assert bare.find(PUBLIC_KEY_ID, NOW)
