"""A strict parser of the Authorization header.

https://pay.weixin.qq.com/doc/v3/merchant/4012365342
"""

import binascii
import re
from base64 import b64decode, b64encode

from wechatpay_gateway.base.signatures import MERCHANT, Authorization, Scheme

MAX_CLOCK_DIFFERENCE_SECONDS = 300
MAX_NONCE_LENGTH = 36
"""The documented limit is 32, but the official Postman script sends a GUID with dashes, which is accepted."""

_ITEM = re.compile(r'([a-z_]+)="([\x20\x21\x23-\x5b\x5d-\x7e]*)"')
_FIVE_ITEMS = re.compile(rf"{_ITEM.pattern}(?:, *{_ITEM.pattern}){{4}}")
_SCHEME_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_SEPARATOR = re.compile(r", *")
_NUMBER_FORM = re.compile(r"[0-9]{1,32}")
_VALUE_FORMS = {
    "nonce_str": re.compile(rf"[\x21-\x7e]{{1,{MAX_NONCE_LENGTH}}}"),
    "timestamp": re.compile(r"[1-9][0-9]{0,11}"),
    "serial_no": re.compile(r"[0-9A-Fa-f]{1,64}"),
}


class AuthorizationError(ValueError):
    """The header is malformed; `field` is the name of the invalid item, or of the header itself.

    The message never contains a value of the header.
    """

    def __init__(self, message: str, field_name: str = "Authorization") -> None:
        super().__init__(message)
        self.field = field_name


class WrongSchemeError(AuthorizationError):
    """The header names a different signature scheme from the one that the operation requires."""


def parse_authorization(value: bytes, scheme: Scheme = MERCHANT) -> Authorization:
    """Parse the header's value: the scheme, one space, five `name="value"` items in any order.

    Spaces are allowed after a comma; a duplicate, missing or unknown item, an unquoted value and a control character are errors.

    Raises:
        WrongSchemeError: the header names another scheme.
        AuthorizationError: the header is malformed.
    """
    try:
        text = value.decode("ascii")
    except UnicodeDecodeError:
        raise AuthorizationError("The header contains bytes that are not ASCII.") from None
    name, space, rest = text.partition(" ")
    if name != scheme.name or not space:
        kind = WrongSchemeError if space and _SCHEME_NAME.fullmatch(name) else AuthorizationError
        raise kind(f"The header must start with {scheme.name} and one space.")
    items = _parse_items(rest, scheme)
    for name, form in ((scheme.party, _NUMBER_FORM), *_VALUE_FORMS.items()):
        if not form.fullmatch(items[name]):
            raise AuthorizationError(f"The value of {name} must match {form.pattern}.", name)
    return Authorization(
        party=items[scheme.party],
        nonce=items["nonce_str"],
        timestamp=int(items["timestamp"]),
        serial_no=items["serial_no"],
        signature=decode_signature(items["signature"]),
    )


def _parse_items(text: str, scheme: Scheme) -> dict[str, str]:
    if _FIVE_ITEMS.fullmatch(text):
        items = dict(_ITEM.findall(text))
        if items.keys() == set(scheme.items):
            return items
    return _parse_one_by_one(text, scheme)


def _parse_one_by_one(text: str, scheme: Scheme) -> dict[str, str]:
    """Parse in steps, to find what is wrong."""
    items: dict[str, str] = {}
    position = 0
    while True:
        item = _ITEM.match(text, position)
        if item is None:
            raise AuthorizationError('Each item must be written name="value" in printable ASCII, separated by commas.')
        name, value = item.groups()
        if name not in scheme.items:
            known = f"{', '.join(scheme.items[:-1])} and {scheme.items[-1]}"
            raise AuthorizationError(f"The header has an unknown item; expected only {known}.")
        if name in items:
            raise AuthorizationError(f"The item {name} occurs twice.", name)
        items[name] = value
        position = item.end()
        if position == len(text):
            break
        separator = _SEPARATOR.match(text, position)
        if separator is None:
            raise AuthorizationError("Items must be separated by a comma.")
        position = separator.end()
    for name in sorted(scheme.items - items.keys()):
        raise AuthorizationError(f"The item {name} is missing.", name)
    return items


def decode_signature(text: str) -> bytes:
    """Decode a signature in canonical base64: standard alphabet, padded, no unused bits set.

    Raises:
        AuthorizationError: the text is not canonical base64, even if a lenient decoder would accept it.
    """
    try:
        signature = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise AuthorizationError("The signature is not base64.", "signature") from None
    if not signature or b64encode(signature).decode("ascii") != text:
        raise AuthorizationError(
            "The signature must be canonical base64: standard alphabet, padded, no unused bits set.", "signature"
        )
    return signature
