"""Check the short settings that accompany the keys: serial number, IDs, APIv3 key, APIv2 key.

Users copy all of them by hand from the same page of the merchant platform, so each check also recognizes the others and
names the one it found. No message repeats a value: it may be the APIv3 key in the wrong setting.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import overload

from wechatpay_runtime._base.messages import Message, fragment, phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._crypto.key_files import without_wrapping
from wechatpay_runtime.errors import ConfigurationError

APIV3_KEY_BYTES = 32
_OPENSSL_PREFIX = r"(?i:serial(\s*number)?\s*[=:]|0x)"


@frozen
class Owner:
    """The owner of a key or number, and the page of WeChat Pay's platform that shows it."""

    who: str
    where: str


MERCHANT = Owner(fragment("merchant"), "商户平台 → 账户中心 → API安全")
BRAND = Owner(fragment("brand"), "品牌经营平台 → 账号管理 → 安全中心")

_MERCHANT_NUMBER, _BRAND_NUMBER = fragment("merchant number"), fragment("brand number")
_SERIAL_NO_NEED = fragment(
    "Expected the serial number of the {who} API certificate, usually 40 hex digits (see {where}, or "
    "run: openssl x509 -in apiclient_cert.pem -noout -serial)."
)
_PUBLIC_KEY_ID_NEED = fragment(
    "Expected the ID of the WeChat Pay public key, PUB_KEY_ID_ followed by digits, shown beside the key ({where})."
)
_APIV3_KEY_NEED = fragment(
    "Expected the APIv3 key, 32 letters and digits that you set yourself (商户平台 → 账户中心 → API安全); it is "
    "not the APIv2 key. The platform never shows it again: if it is lost, set a new one there."
)
_APIV2_KEY_NEED = fragment(
    "Expected the APIv2 key, 32 letters and digits that you set yourself (商户平台 → 账户中心 → API安全); it is "
    "not the APIv3 key. The platform never shows it again: if it is lost, set a new one there."
)
_MCHID_NEED = fragment("Expected the merchant number (商户号), digits only (商户平台 → 账户中心 → 商户信息).")
_BRAND_ID_NEED = fragment("Expected the brand number (品牌ID), digits only (品牌经营平台 → 账号管理).")


_RIGHT = None
"""No complaint. Each table starts with the correct form, so that a correct value is matched first."""
_SERIAL_NO_SHAPES = (
    ("[0-9A-F]{40}", _RIGHT),
    ("", fragment("is empty")),
    ("PUB_KEY_ID_.*", fragment("is the ID of WeChat Pay's public key, not the serial number of your certificate")),
    (".*-----.*", fragment("contains PEM text, not a serial number")),
    (".*[^0-9A-F].*", fragment("contains characters that are not hex digits")),
    ("[0-9]{1,10}", fragment("looks like a merchant number (mchid)")),
    ("[0-9]{11,39}|[0-9]{41,49}", fragment("looks like a serial number in decimal, but must be in hex")),
    (".{41,}", fragment("is {length} hex digits long; a serial number has at most 40")),
)
_PUBLIC_KEY_ID_SHAPES = (
    ("PUB_KEY_ID_[0-9]+", _RIGHT),
    ("", fragment("is empty")),
    (".*-----.*", fragment("contains PEM text: the key itself, not its ID")),
    ("[0-9]{1,10}", fragment("looks like a merchant number (mchid)")),
    ("[0-9]+", fragment("must start with PUB_KEY_ID_")),
    (
        "[0-9A-Fa-f: ]+",
        fragment("is the serial number of a certificate (WeChat Pay's or your own), not the ID of a public key"),
    ),
    ("PUB_KEY_ID_", fragment("has no digits after PUB_KEY_ID_")),
    ("PUB_KEY_ID_.*[^0-9].*", fragment("contains something other than digits after PUB_KEY_ID_")),
    ("(?!PUB_KEY_ID_)(?i:PUB_KEY_ID_).*", fragment("must be in upper case")),
    ("(?!PUB_KEY_ID_).*", fragment("is not the ID of a public key")),
)
_API_KEY_SHAPES = (
    ("[0-9A-Za-z]{32}", _RIGHT),
    ("", fragment("is empty")),
    (".*-----.*", fragment("contains PEM text, not the {key}")),
    (r".*[^\x00-\x7f].*", fragment("contains non-ASCII characters ({length} bytes in total)")),
    ("PUB_KEY_ID_.*", fragment("is the ID of WeChat Pay's public key, not the {key}")),
    ("[0-9A-Fa-f]{40}", fragment("looks like the serial number of a certificate (40 hex digits)")),
    (r"(?!.{32}\Z).*", fragment("is {length} bytes long; an {key} has 32")),
)
_NUMBER_SHAPES = (
    ("[0-9]{1,39}", _RIGHT),
    ("", fragment("is empty")),
    ("wx[0-9A-Za-z]+", fragment("looks like an app ID (appid), not a {what}")),
    ("[0-9A-Fa-f]{40}", fragment("looks like the serial number of a certificate")),
    (".*[^0-9].*", fragment("contains something other than digits")),
)


def check_serial_no(text: str, *, setting: str, owner: Owner = MERCHANT) -> str:
    """Return the serial number of the owner's API certificate in upper-case hex, as the Authorization header expects it.

    Args:
        text: Hex digits; colons, whitespace and the `serial=` of openssl's output are removed.
        setting: Name of the setting, for messages.
        owner: Owner of the certificate, for messages.

    Raises:
        ConfigurationError: The text is not a serial number; the message names what it looks like.
    """
    text = without_wrapping(text)
    if not text.isalnum() or "0x" in text.lower():
        text = re.sub(r"[\s:]", "", re.sub(_OPENSSL_PREFIX, "", text, count=1))
    text = text.upper()
    complaint = _complaint(text, _SERIAL_NO_SHAPES)
    if complaint:
        del text
        raise ConfigurationError(_refusal(setting, complaint, need_of(owner, _SERIAL_NO_NEED))) from None
    return text


def check_public_key_id(text: str, *, setting: str, owner: Owner = MERCHANT) -> str:
    """Return the ID of the WeChat Pay public key, as used in `Wechatpay-Serial`.

    Args:
        text: `PUB_KEY_ID_` and digits.
        setting: Name of the setting, for messages.
        owner: The party to which WeChat Pay issued the key, for messages.

    Raises:
        ConfigurationError: The text is not such an ID; the message names what it looks like.
    """
    text = without_wrapping(text)
    complaint = _complaint(text, _PUBLIC_KEY_ID_SHAPES)
    if complaint:
        del text
        raise ConfigurationError(_refusal(setting, complaint, need_of(owner, _PUBLIC_KEY_ID_NEED))) from None
    return text


@overload
def check_apiv3_key(text: str, *, setting: str) -> str: ...
@overload
def check_apiv3_key(text: bytes, *, setting: str) -> bytes: ...
def check_apiv3_key(text: str | bytes, *, setting: str) -> str | bytes:
    """Return the APIv3 key, as `str` or `bytes` like the argument.

    Args:
        text: 32 ASCII characters; whitespace and quotes around them are removed.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is not 32 bytes of ASCII; the message contains its length, never its value.
    """
    raw = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    octets = _unwrapped_key(raw)
    complaint = _complaint(octets, _API_KEY_SHAPES, key=phrase("APIv3 key"))
    if complaint:
        del text, raw, octets
        raise ConfigurationError(_refusal(setting, complaint, _APIV3_KEY_NEED)) from None
    return octets if isinstance(text, str) else octets.encode()


def check_apiv2_key(text: str, *, setting: str) -> str:
    """Return the APIv2 key.

    Args:
        text: 32 ASCII characters; whitespace and quotes around them are removed.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: It is not 32 bytes of ASCII; the message contains its length, never its value.
    """
    octets = _unwrapped_key(text.encode(errors="surrogatepass"))
    complaint = _complaint(octets, _API_KEY_SHAPES, key=phrase("APIv2 key"))
    if complaint:
        del text, octets
        raise ConfigurationError(_refusal(setting, complaint, _APIV2_KEY_NEED)) from None
    return octets


def _unwrapped_key(raw: bytes) -> str:
    """Return a key without whitespace and quotes around it, unless it has the right length with them."""
    octets = raw.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return octets if len(raw) == APIV3_KEY_BYTES else without_wrapping(octets)


def check_mchid(text: str, *, setting: str) -> str:
    """Return the merchant number.

    Args:
        text: Digits; whitespace and quotes around them are removed.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: The text is not a number; the message names what it looks like.
    """
    return _check_number(text, setting, _MERCHANT_NUMBER, _MCHID_NEED)


def check_brand_id(text: str, *, setting: str) -> str:
    """Return the brand number.

    Args:
        text: Digits; whitespace and quotes around them are removed.
        setting: Name of the setting, for messages.

    Raises:
        ConfigurationError: The text is not a number; the message names what it looks like.
    """
    return _check_number(text, setting, _BRAND_NUMBER, _BRAND_ID_NEED)


def _check_number(text: str, setting: str, what: str, need: str) -> str:
    text = without_wrapping(text)
    complaint = _complaint(text, _NUMBER_SHAPES, what=what)
    if complaint:
        del text
        raise ConfigurationError(_refusal(setting, complaint, need)) from None
    return text


@cache
def need_of(owner: Owner, need: Message) -> Message:
    """Return what is expected of the owner, for use inside other messages."""
    return need.filled(who=owner.who, where=owner.where)


def _refusal(setting: str, complaint: str, need: str) -> Message:
    return phrase("{setting} {complaint}. {need}", setting=setting, complaint=complaint, need=need)


def _complaint(text: str, shapes: tuple[tuple[str, Message | None], ...], **values: str) -> Message | None:
    """Return the complaint of the first shape that matches the whole text; `None` if the text is correct."""
    complaints = (complaint for pattern, complaint in shapes if re.fullmatch(pattern, text, re.DOTALL))
    complaint = next(complaints, None)
    return complaint and complaint.filled(length=len(text), **values)
