"""The short values beside the keys are normalised, or refused by the name of what they are."""

import re
import textwrap

import pytest

from support.key_files import APIV3_KEY, PLATFORM, PUBLIC_KEY_ID, SERIAL_NO, SERIAL_TEXT, locals_in_our_frames
from wechatpay_runtime._crypto.keys import check_apiv3_key, check_mchid, check_public_key_id, check_serial_no
from wechatpay_runtime.errors import ConfigurationError


@pytest.mark.parametrize(
    "given_text",
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
def test_a_serial_number_is_normalised(given_text: str) -> None:
    assert check_serial_no(given_text, setting="s") == SERIAL_TEXT


def test_a_serial_number_of_forty_decimal_digits_is_hex() -> None:
    assert check_serial_no("12" * 20, setting="s") == "12" * 20


@pytest.mark.parametrize(
    ("given_text", "start"),
    [
        ("", "is empty."),
        (PUBLIC_KEY_ID, "is the id of WeChat Pay's public key, not the serial number of your certificate."),
        ("1900013511", "looks like a merchant number (mchid)."),
        (str(SERIAL_NO), "looks like a serial number in decimal, and hex is wanted."),
        ("-----BEGIN CERTIFICATE-----", "holds a PEM text, not a serial number."),
        (APIV3_KEY, "holds characters that are not hex digits."),
        ("AB" * 21, "is 42 hex digits long; a serial number has 40 at most."),
        ("1" * 5000, "is 5000 hex digits long; a serial number has 40 at most."),
    ],
)
def test_a_wrong_serial_number_is_refused(given_text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + ".*openssl x509") as caught:
        check_serial_no(given_text, setting="s")
    assert APIV3_KEY not in str(caught.value)


@pytest.mark.parametrize("given_text", [PUBLIC_KEY_ID, f" {PUBLIC_KEY_ID}\n", f'"{PUBLIC_KEY_ID}"'])
def test_a_public_key_id_is_taken_without_its_wrapping(given_text: str) -> None:
    assert check_public_key_id(given_text, setting="s") == PUBLIC_KEY_ID


@pytest.mark.parametrize(
    ("given_text", "start"),
    [
        ("", "is empty."),
        (SERIAL_TEXT, "is a certificate's serial number (the platform's or your own), not the id of a public key."),
        (PUBLIC_KEY_ID.lower(), "is not written in upper case."),
        (PUBLIC_KEY_ID.removeprefix("PUB_KEY_ID_"), "lacks its beginning, PUB_KEY_ID_."),
        ("PUB_KEY_ID_", "lacks the digits behind PUB_KEY_ID_."),
        ("PUB_KEY_ID_0000x", "holds something other than digits behind PUB_KEY_ID_."),
        ("PUB_KEY_ID_１", "holds something other than digits behind PUB_KEY_ID_."),
        ("1900013511", "looks like a merchant number (mchid)."),
        ("-----BEGIN PUBLIC KEY-----", "holds a PEM text: the key itself, not its id."),
        (APIV3_KEY, "is not the id of a public key."),
    ],
)
def test_a_wrong_public_key_id_is_refused(given_text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + f".*{PLATFORM}") as caught:
        check_public_key_id(given_text, setting="s")
    assert APIV3_KEY not in str(caught.value)


@pytest.mark.parametrize("given_text", [APIV3_KEY, f"{APIV3_KEY}\n", f'"{APIV3_KEY}"', f"\ufeff{APIV3_KEY}"])
def test_an_apiv3_key_is_taken_without_its_wrapping(given_text: str) -> None:
    assert check_apiv3_key(given_text, setting="s") == APIV3_KEY


def test_an_apiv3_key_of_bytes_stays_bytes() -> None:
    assert check_apiv3_key(f"{APIV3_KEY}\r\n".encode(), setting="s") == APIV3_KEY.encode()


@pytest.mark.parametrize(
    ("given_key", "start"),
    [
        ("", "is empty."),
        (b"", "is empty."),
        (APIV3_KEY[:-1], "is 31 bytes long; an APIv3 key has 32."),
        (APIV3_KEY.encode() + b"x", "is 33 bytes long; an APIv3 key has 32."),
        (SERIAL_TEXT, "looks like a certificate's serial number (40 hex digits)."),
        (PUBLIC_KEY_ID, "is the id of WeChat Pay's public key, not the APIv3 key."),
        ("-----BEGIN PRIVATE KEY-----", "holds a PEM text, not the APIv3 key."),
        ("密" * 10 + "ab", "holds characters outside ASCII (32 bytes in all)."),
        (bytes(range(128, 160)), "holds characters outside ASCII (32 bytes in all)."),
    ],
)
def test_a_wrong_apiv3_key_is_refused(given_key: str | bytes, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + f".*{PLATFORM}") as caught:
        check_apiv3_key(given_key, setting="s")
    assert APIV3_KEY[:-1] not in f"{caught.value} {locals_in_our_frames(caught.value.__traceback__)}"


@pytest.mark.parametrize("given_text", ["1900013511", " 1900013511\n", "'1900013511'"])
def test_a_merchant_number_is_taken_without_its_wrapping(given_text: str) -> None:
    assert check_mchid(given_text, setting="s") == "1900013511"


@pytest.mark.parametrize(
    ("given_text", "start"),
    [
        ("", "is empty."),
        ("wxd678efh567hg6787", "looks like an app's id (appid), not a merchant number."),
        (SERIAL_TEXT, "looks like a certificate's serial number."),
        ("１９０００１３５１１", "holds something other than digits."),
        ("mch-1900013511", "holds something other than digits."),
    ],
)
def test_a_wrong_merchant_number_is_refused(given_text: str, start: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(f"s {start} ") + ".*商户平台"):
        check_mchid(given_text, setting="s")
