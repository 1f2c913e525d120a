"""Encrypted values: open what a merchant sealed to WeChat Pay, seal what WeChat Pay answers.

RSAES-OAEP with SHA-1 and MGF1-SHA-1, no label, base64: https://pay.weixin.qq.com/doc/v3/partner/4013059044.
"""

import binascii
from base64 import b64decode, b64encode

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1

from wechatpay_gateway.errors import not_encrypted, parameter_error
from wechatpay_gateway.schema import Schema
from wechatpay_gateway.validation import missing_parameter, not_ciphertext, validate_plaintext

_PADDING = OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 (the hash that APIv3 prescribes)


class SealError(ValueError):
    """A text is no ciphertext, or is sealed to another key."""


class OpenedText(str):
    """The plaintext of an encrypted value: text like any other, whose `repr` does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'(encrypted)'"


def open_text(key: RSAPrivateKey, ciphertext: str) -> str:
    """The plaintext of a ciphertext in base64.

    Raises:
        SealError: it is not canonical base64, was not sealed to `key`, or holds no UTF-8.
    """
    try:
        sealed = b64decode(ciphertext, validate=True)
        if b64encode(sealed).decode("ascii") == ciphertext:
            return key.decrypt(sealed, _PADDING).decode("utf-8")
    except (binascii.Error, ValueError):
        pass
    raise SealError("the text does not open with this key")


def seal_text(key: RSAPublicKey, plaintext: str) -> str:
    """The ciphertext of `plaintext` in base64; a 2048-bit key takes up to 214 bytes."""
    return b64encode(key.encrypt(plaintext.encode("utf-8"), _PADDING)).decode("ascii")


@frozen
class Opener:
    """Opens the encrypted values of one request; `serial` is its Wechatpay-Serial, which names `key`."""

    key: RSAPrivateKey = field(repr=False)
    serial: str | None

    def open(self, schema: Schema, ciphertext: str, name: str, location: str) -> OpenedText:
        """The plaintext of one value, checked against its schema.

        Raises:
            Refusal: 400 PARAM_ERROR: the header is missing, the text does not open, or the plaintext breaks a rule.
        """
        if self.serial is None:
            raise parameter_error(missing_parameter("Wechatpay-Serial", "header"))
        try:
            plaintext = open_text(self.key, ciphertext)
        except SealError:
            raise not_encrypted(not_ciphertext(name, location)) from None
        issue = validate_plaintext(schema, plaintext, name, location)
        if issue is not None:
            raise parameter_error(issue)
        return OpenedText(plaintext)
