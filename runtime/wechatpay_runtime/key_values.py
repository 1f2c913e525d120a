"""Check the short values beside the keys: serial number, ids, APIv3 key.

They are all copied by hand from the same page of the merchant platform, so each check knows the others' shapes and says
which one was given. No message repeats a value: it may be the APIv3 key in the wrong place.
"""

import codecs
import re
from typing import overload

from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.key_material import without_wrapping

APIV3_KEY_BYTES = 32
_OPENSSL_PREFIX = re.compile(r"(serial(\s*number)?\s*[=:]|0x)", re.IGNORECASE)

_SERIAL_NO_NEED = (
    "Needed: the serial number of the merchant API certificate, usually 40 hex digits (商户平台 → 账户中心 → API安全, "
    "or: openssl x509 -in apiclient_cert.pem -noout -serial)."
)
_PUBLIC_KEY_ID_NEED = (
    "Needed: the id of the WeChat Pay public key, PUB_KEY_ID_ and digits, shown beside the key "
    "(商户平台 → 账户中心 → API安全)."
)
_APIV3_KEY_NEED = (
    "Needed: the APIv3 key, 32 letters and digits that you set yourself (商户平台 → 账户中心 → API安全); it is not the "
    "APIv2 key. It is never shown again: if it is lost, set a new one there."
)
_MCHID_NEED = "Needed: the merchant number (商户号), digits only (商户平台 → 账户中心 → 商户信息)."


_SERIAL_NO_MISTAKES = (
    ("", "is empty"),
    ("PUB_KEY_ID_.*", "is the id of WeChat Pay's public key, not the serial number of your certificate"),
    (".*-----.*", "holds a PEM text, not a serial number"),
    (".*[^0-9A-F].*", "holds characters that are not hex digits"),
    ("[0-9]{1,10}", "looks like a merchant number (mchid)"),
    ("[0-9]{11,39}|[0-9]{41,49}", "looks like a serial number in decimal, and hex is wanted"),
    (".{41,}", "is {length} hex digits long; a serial number has 40 at most"),
)
_PUBLIC_KEY_ID_MISTAKES = (
    ("", "is empty"),
    (".*-----.*", "holds a PEM text: the key itself, not its id"),
    ("[0-9]{1,10}", "looks like a merchant number (mchid)"),
    ("[0-9]+", "lacks its beginning, PUB_KEY_ID_"),
    ("[0-9A-Fa-f: ]+", "is a certificate's serial number (the platform's or your own), not the id of a public key"),
    ("PUB_KEY_ID_", "lacks the digits behind PUB_KEY_ID_"),
    ("PUB_KEY_ID_.*[^0-9].*", "holds something other than digits behind PUB_KEY_ID_"),
    ("(?!PUB_KEY_ID_)(?i:PUB_KEY_ID_).*", "is not written in upper case"),
    ("(?!PUB_KEY_ID_).*", "is not the id of a public key"),
)
_APIV3_KEY_MISTAKES = (
    ("", "is empty"),
    (".*-----.*", "holds a PEM text, not the APIv3 key"),
    (r".*[^\x00-\x7f].*", "holds characters outside ASCII ({length} bytes in all)"),
    ("PUB_KEY_ID_.*", "is the id of WeChat Pay's public key, not the APIv3 key"),
    ("[0-9A-Fa-f]{40}", "looks like a certificate's serial number (40 hex digits)"),
    (r"(?!.{32}\Z).*", "is {length} bytes long; an APIv3 key has 32"),
)
_MCHID_MISTAKES = (
    ("", "is empty"),
    ("wx[0-9A-Za-z]+", "looks like an app's id (appid), not a merchant number"),
    ("[0-9A-Fa-f]{40}", "looks like a certificate's serial number"),
    (".*[^0-9].*", "holds something other than digits"),
)


def check_serial_no(text: str, *, setting: str) -> str:
    """The serial number of the merchant API certificate in upper-case hex, as the Authorization header wants it.

    Args:
        text: Hex digits; colons, blanks and the `serial=` of openssl's output are taken away.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is something else; the message says what.
    """
    text = re.sub(r"[\s:]", "", _OPENSSL_PREFIX.sub("", without_wrapping(text), count=1)).upper()
    complaint = _complaint(text, _SERIAL_NO_MISTAKES)
    if complaint:
        del text
        raise ConfigurationError(f"{setting} {complaint}. {_SERIAL_NO_NEED}") from None
    return text


def check_public_key_id(text: str, *, setting: str) -> str:
    """The id of the WeChat Pay public key, as `Wechatpay-Serial` carries it.

    Args:
        text: `PUB_KEY_ID_` and digits.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is something else; the message says what.
    """
    text = without_wrapping(text)
    complaint = _complaint(text, _PUBLIC_KEY_ID_MISTAKES)
    if complaint:
        del text
        raise ConfigurationError(f"{setting} {complaint}. {_PUBLIC_KEY_ID_NEED}") from None
    return text


@overload
def check_apiv3_key(text: str, *, setting: str) -> str: ...
@overload
def check_apiv3_key(text: bytes, *, setting: str) -> bytes: ...
def check_apiv3_key(text: str | bytes, *, setting: str) -> str | bytes:
    """The APIv3 key, of the type in which it was given.

    Args:
        text: 32 ASCII characters; blanks and quotes around them are taken away.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is not 32 bytes of ASCII; the message says how many were found, never which.
    """
    given = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    is_exact = len(given) == APIV3_KEY_BYTES
    octets = given.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    octets = octets if is_exact else without_wrapping(octets)
    complaint = _complaint(octets, _APIV3_KEY_MISTAKES)
    if complaint:
        del text, given, octets
        raise ConfigurationError(f"{setting} {complaint}. {_APIV3_KEY_NEED}") from None
    return octets if isinstance(text, str) else octets.encode()


def check_mchid(text: str, *, setting: str) -> str:
    """The merchant number.

    Args:
        text: Digits.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is something else; the message says what.
    """
    text = without_wrapping(text)
    complaint = _complaint(text, _MCHID_MISTAKES)
    if complaint:
        del text
        raise ConfigurationError(f"{setting} {complaint}. {_MCHID_NEED}") from None
    return text


def _complaint(text: str, mistakes: tuple[tuple[str, str], ...]) -> str:
    """The first mistake whose pattern the whole text matches; empty where none does."""
    found = (complaint for pattern, complaint in mistakes if re.fullmatch(pattern, text, re.DOTALL))
    return next(found, "").format(length=len(text))
