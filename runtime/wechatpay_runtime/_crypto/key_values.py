"""Check the short values beside the keys: serial number, ids, APIv3 key.

They are all copied by hand from the same page of the merchant platform, so each check knows the others' shapes and says
which one was given. No message repeats a value: it may be the APIv3 key in the wrong place.
"""

import codecs
import re
from typing import overload

from attrs import frozen

from wechatpay_runtime._crypto.key_files import without_wrapping
from wechatpay_runtime.errors import ConfigurationError

APIV3_KEY_BYTES = 32
_OPENSSL_PREFIX = r"(?i:serial(\s*number)?\s*[=:]|0x)"


@frozen
class Owner:
    """Whose key or number it is, and where its owner finds it."""

    who: str
    where: str


MERCHANT = Owner("merchant", "商户平台 → 账户中心 → API安全")
BRAND = Owner("brand", "品牌经营平台 → 账号管理 → 安全中心")

_SERIAL_NO_NEED = (
    "Needed: the serial number of the {who} API certificate, usually 40 hex digits ({where}, "
    "or: openssl x509 -in apiclient_cert.pem -noout -serial)."
)
_PUBLIC_KEY_ID_NEED = (
    "Needed: the id of the WeChat Pay public key, PUB_KEY_ID_ and digits, shown beside the key ({where})."
)
_APIV3_KEY_NEED = (
    "Needed: the APIv3 key, 32 letters and digits that you set yourself (商户平台 → 账户中心 → API安全); it is not the "
    "APIv2 key. It is never shown again: if it is lost, set a new one there."
)
_MCHID_NEED = "Needed: the merchant number (商户号), digits only (商户平台 → 账户中心 → 商户信息)."
_BRAND_ID_NEED = "Needed: the number of the brand (品牌ID), digits only (品牌经营平台 → 账号管理)."


_RIGHT = ""
"""Stands for no complaint: the usual shape comes first, so that one pattern is enough for it."""
_SERIAL_NO_SHAPES = (
    ("[0-9A-F]{40}", _RIGHT),
    ("", "is empty"),
    ("PUB_KEY_ID_.*", "is the id of WeChat Pay's public key, not the serial number of your certificate"),
    (".*-----.*", "holds a PEM text, not a serial number"),
    (".*[^0-9A-F].*", "holds characters that are not hex digits"),
    ("[0-9]{1,10}", "looks like a merchant number (mchid)"),
    ("[0-9]{11,39}|[0-9]{41,49}", "looks like a serial number in decimal, and hex is wanted"),
    (".{41,}", "is {length} hex digits long; a serial number has 40 at most"),
)
_PUBLIC_KEY_ID_SHAPES = (
    ("PUB_KEY_ID_[0-9]+", _RIGHT),
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
_APIV3_KEY_SHAPES = (
    ("[0-9A-Za-z]{32}", _RIGHT),
    ("", "is empty"),
    (".*-----.*", "holds a PEM text, not the APIv3 key"),
    (r".*[^\x00-\x7f].*", "holds characters outside ASCII ({length} bytes in all)"),
    ("PUB_KEY_ID_.*", "is the id of WeChat Pay's public key, not the APIv3 key"),
    ("[0-9A-Fa-f]{40}", "looks like a certificate's serial number (40 hex digits)"),
    (r"(?!.{32}\Z).*", "is {length} bytes long; an APIv3 key has 32"),
)
_NUMBER_SHAPES = (
    ("[0-9]{1,39}", _RIGHT),
    ("", "is empty"),
    ("wx[0-9A-Za-z]+", "looks like an app's id (appid), not a {what}"),
    ("[0-9A-Fa-f]{40}", "looks like a certificate's serial number"),
    (".*[^0-9].*", "holds something other than digits"),
)


def check_serial_no(text: str, *, setting: str, owner: Owner = MERCHANT) -> str:
    """The serial number of the owner's API certificate in upper-case hex, as the Authorization header wants it.

    Args:
        text: Hex digits; colons, blanks and the `serial=` of openssl's output are taken away.
        setting: Name of the setting, for messages.
        owner: Whose it is, for messages.

    Raises:
        ConfigurationError: It is something else; the message says what.
    """
    text = re.sub(r"[\s:]", "", re.sub(_OPENSSL_PREFIX, "", without_wrapping(text), count=1)).upper()
    complaint = _complaint(text, _SERIAL_NO_SHAPES)
    if complaint:
        del text
        raise ConfigurationError(f"{setting} {complaint}. {_need(_SERIAL_NO_NEED, owner)}") from None
    return text


def check_public_key_id(text: str, *, setting: str, owner: Owner = MERCHANT) -> str:
    """The id of the WeChat Pay public key, as `Wechatpay-Serial` carries it.

    Args:
        text: `PUB_KEY_ID_` and digits.
        setting: Name of the setting, for messages.
        owner: Whose it is, for messages.

    Raises:
        ConfigurationError: It is something else; the message says what.
    """
    text = without_wrapping(text)
    complaint = _complaint(text, _PUBLIC_KEY_ID_SHAPES)
    if complaint:
        del text
        raise ConfigurationError(f"{setting} {complaint}. {_need(_PUBLIC_KEY_ID_NEED, owner)}") from None
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
    raw = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    is_exact = len(raw) == APIV3_KEY_BYTES
    octets = raw.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    octets = octets if is_exact else without_wrapping(octets)
    complaint = _complaint(octets, _APIV3_KEY_SHAPES)
    if complaint:
        del text, raw, octets
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
    return _check_number(text, setting, "merchant number", _MCHID_NEED)


def check_brand_id(text: str, *, setting: str) -> str:
    """The number of the brand.

    Args:
        text: Digits.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is something else; the message says what.
    """
    return _check_number(text, setting, "brand's number", _BRAND_ID_NEED)


def _check_number(text: str, setting: str, what: str, need: str) -> str:
    text = without_wrapping(text)
    complaint = _complaint(text, _NUMBER_SHAPES).format(what=what)
    if complaint:
        del text
        raise ConfigurationError(f"{setting} {complaint}. {need}") from None
    return text


def _need(text: str, owner: Owner) -> str:
    return text.format(who=owner.who, where=owner.where)


def _complaint(text: str, shapes: tuple[tuple[str, str], ...]) -> str:
    """What is said of the first shape that the whole text has; empty where it is right, or has none of them."""
    found = (complaint for pattern, complaint in shapes if re.fullmatch(pattern, text, re.DOTALL))
    return next(found, "").replace("{length}", str(len(text)))
