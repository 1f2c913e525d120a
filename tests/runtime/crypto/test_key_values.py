"""Short settings are normalised, or refused with a message that names what they look like."""

import re
import textwrap

import pytest

from support.frames import runtime_locals_as_text
from support.key_files import APIV3_KEY, PLATFORM, PUBLIC_KEY_ID, SERIAL_NO, SERIAL_TEXT
from wechatpay_runtime._crypto.keys import (
    check_apiv2_key,
    check_apiv3_key,
    check_mchid,
    check_public_key_id,
    check_serial_no,
)
from wechatpay_runtime.errors import ConfigurationError


@pytest.mark.parametrize(
    "text",
    [
        SERIAL_TEXT,
        SERIAL_TEXT.lower(),
        f"  {SERIAL_TEXT}\n",
        f'"{SERIAL_TEXT}"',
        f"serial={SERIAL_TEXT}",
        f"0x{SERIAL_TEXT}",
        ":".join(textwrap.wrap(SERIAL_TEXT.lower(), 2)),
        " ".join(textwrap.wrap(SERIAL_TEXT, 2)),
        "Serial Number:\n    " + ":".join(textwrap.wrap(SERIAL_TEXT.lower(), 2)),
    ],
)
def test_a_serial_number_is_normalised(text: str) -> None:
    assert check_serial_no(text, setting="s") == SERIAL_TEXT


def test_a_serial_number_of_forty_decimal_digits_is_read_as_hex() -> None:
    assert check_serial_no("12" * 20, setting="s") == "12" * 20


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "is empty."),
        (PUBLIC_KEY_ID, "is the ID of WeChat Pay's public key, not the serial number of your certificate."),
        ("1900013511", "looks like a merchant number (mchid)."),
        (str(SERIAL_NO), "looks like a serial number in decimal, but must be in hex."),
        ("-----BEGIN CERTIFICATE-----", "contains PEM text, not a serial number."),
        (APIV3_KEY, "contains characters that are not hex digits."),
        ("AB" * 21, "is 42 hex digits long; a serial number has at most 40."),
        ("1" * 5000, "is 5000 hex digits long; a serial number has at most 40."),
    ],
)
def test_a_wrong_serial_number_is_refused(text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + ".*openssl x509") as caught:
        check_serial_no(text, setting="s")
    assert APIV3_KEY not in str(caught.value)


@pytest.mark.parametrize("text", [PUBLIC_KEY_ID, f" {PUBLIC_KEY_ID}\n", f'"{PUBLIC_KEY_ID}"'])
def test_blanks_and_quotes_around_a_public_key_id_are_removed(text: str) -> None:
    assert check_public_key_id(text, setting="s") == PUBLIC_KEY_ID


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "is empty."),
        (SERIAL_TEXT, "is the serial number of a certificate (WeChat Pay's or your own), not the ID of a public key."),
        (PUBLIC_KEY_ID.lower(), "must be in upper case."),
        (PUBLIC_KEY_ID.removeprefix("PUB_KEY_ID_"), "must start with PUB_KEY_ID_."),
        ("PUB_KEY_ID_", "has no digits after PUB_KEY_ID_."),
        ("PUB_KEY_ID_0000x", "contains something other than digits after PUB_KEY_ID_."),
        ("PUB_KEY_ID_１", "contains something other than digits after PUB_KEY_ID_."),
        ("1900013511", "looks like a merchant number (mchid)."),
        ("-----BEGIN PUBLIC KEY-----", "contains PEM text: the key itself, not its ID."),
        (APIV3_KEY, "is not the ID of a public key."),
    ],
)
def test_a_wrong_public_key_id_is_refused(text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + f".*{PLATFORM}") as caught:
        check_public_key_id(text, setting="s")
    assert APIV3_KEY not in str(caught.value)


@pytest.mark.parametrize("text", [APIV3_KEY, f"{APIV3_KEY}\n", f'"{APIV3_KEY}"', f"\ufeff{APIV3_KEY}"])
def test_blanks_and_quotes_around_an_apiv3_key_are_removed(text: str) -> None:
    assert check_apiv3_key(text, setting="s") == APIV3_KEY


def test_an_apiv3_key_of_bytes_stays_bytes() -> None:
    assert check_apiv3_key(f"{APIV3_KEY}\r\n".encode(), setting="s") == APIV3_KEY.encode()


@pytest.mark.parametrize(
    ("key", "start"),
    [
        ("", "is empty."),
        (b"", "is empty."),
        (APIV3_KEY[:-1], "is 31 bytes long; an APIv3 key has 32."),
        (APIV3_KEY.encode() + b"x", "is 33 bytes long; an APIv3 key has 32."),
        (SERIAL_TEXT, "looks like the serial number of a certificate (40 hex digits)."),
        (PUBLIC_KEY_ID, "is the ID of WeChat Pay's public key, not the APIv3 key."),
        ("-----BEGIN PRIVATE KEY-----", "contains PEM text, not the APIv3 key."),
        ("密" * 10 + "ab", "contains non-ASCII characters (32 bytes in total)."),
        (bytes(range(128, 160)), "contains non-ASCII characters (32 bytes in total)."),
    ],
)
def test_a_wrong_apiv3_key_is_refused(key: str | bytes, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + f".*{PLATFORM}") as caught:
        check_apiv3_key(key, setting="s")
    assert APIV3_KEY[:-1] not in f"{caught.value} {runtime_locals_as_text(caught.value)}"


@pytest.mark.parametrize("text", [APIV3_KEY, f" {APIV3_KEY}\n", f'"{APIV3_KEY}"'])
def test_blanks_and_quotes_around_an_apiv2_key_are_removed(text: str) -> None:
    assert check_apiv2_key(text, setting="s") == APIV3_KEY


@pytest.mark.parametrize(
    ("key", "start"),
    [
        (APIV3_KEY[:-1], "is 31 bytes long; an APIv2 key has 32."),
        (SERIAL_TEXT, "looks like the serial number of a certificate (40 hex digits)."),
        (PUBLIC_KEY_ID, "is the ID of WeChat Pay's public key, not the APIv2 key."),
        ("密" * 10 + "ab", "contains non-ASCII characters (32 bytes in total)."),
    ],
)
def test_a_wrong_apiv2_key_is_refused(key: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + "Expected the APIv2 key") as caught:
        check_apiv2_key(key, setting="s")
    assert key not in "".join(runtime_locals_as_text(caught.value))


@pytest.mark.parametrize("text", ["1900013511", " 1900013511\n", "'1900013511'"])
def test_blanks_and_quotes_around_a_merchant_number_are_removed(text: str) -> None:
    assert check_mchid(text, setting="s") == "1900013511"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "is empty."),
        ("wxd678efh567hg6787", "looks like an app ID (appid), not a merchant number."),
        (SERIAL_TEXT, "looks like the serial number of a certificate."),
        ("１９０００１３５１１", "contains something other than digits."),
        ("mch-1900013511", "contains something other than digits."),
    ],
)
def test_a_wrong_merchant_number_is_refused(text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + ".*商户平台"):
        check_mchid(text, setting="s")
