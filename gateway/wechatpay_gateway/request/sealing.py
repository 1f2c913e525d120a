"""Encrypted values: decrypt those of requests, encrypt those of replies.

RSAES-OAEP with SHA-1 and MGF1-SHA-1, no label, base64: https://pay.weixin.qq.com/doc/v3/partner/4013059044.
"""

import binascii
from base64 import b64decode, b64encode

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1

from wechatpay_gateway.base.errors import Message, ParameterIssue, Refusal, parameter_error
from wechatpay_gateway.catalog.schema import Schema
from wechatpay_gateway.request.validation import not_ciphertext, validate_plaintext

_PADDING = OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 (the hash that APIv3 prescribes)

_SHOWN_SERIAL_LENGTH = 64


class SealError(ValueError):
    """A text cannot be decrypted: it was encrypted with another key or padding."""


class NotCiphertextError(SealError):
    """A text does not have the form of a ciphertext."""


class OpenedText(str):
    """The plain text of an encrypted value: a string whose `repr` does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'(encrypted)'"


def open_text(key: RSAPrivateKey, ciphertext: str) -> str:
    """Decrypt a ciphertext in base64.

    Raises:
        NotCiphertextError: the text is not canonical base64 of as many bytes as `key` has.
        SealError: it was not encrypted for `key`, or the plain text is not UTF-8.
    """
    try:
        encrypted = b64decode(ciphertext, validate=True)
    except (binascii.Error, ValueError):
        encrypted = b""
    if len(encrypted) * 8 != key.key_size or b64encode(encrypted).decode("ascii") != ciphertext:
        raise NotCiphertextError("the text is not a ciphertext in base64")
    try:
        return key.decrypt(encrypted, _PADDING).decode("utf-8")
    except ValueError:
        raise SealError("the text cannot be decrypted with this key") from None


def seal_text(key: RSAPublicKey, plaintext: str) -> str:
    """Encrypt `plaintext` and return the ciphertext in base64; a 2048-bit key encrypts at most 214 bytes."""
    return b64encode(key.encrypt(plaintext.encode("utf-8"), _PADDING)).decode("ascii")


@frozen
class Opener:
    """Decrypts the values of one request; `serial` is its `Wechatpay-Serial`, which names `key`."""

    key: RSAPrivateKey = field(repr=False)
    serial: str | None

    def open(self, schema: Schema, ciphertext: str, name: str, location: str) -> OpenedText:
        """Decrypt one value and check the plain text against its schema.

        Raises:
            Refusal: 400 PARAM_ERROR: the header is missing, the text cannot be decrypted, or the plain text breaks a rule.
        """
        if self.serial is None:
            raise missing_serial()
        try:
            plaintext = open_text(self.key, ciphertext)
        except NotCiphertextError:
            raise _not_opened("请确认待处理的消息是否为加密后的密文", not_ciphertext(name, location)) from None
        except SealError:
            raise _not_opened("平台私钥解密失败", not_ciphertext(name, location)) from None
        issue = validate_plaintext(schema, plaintext, name, location)
        if issue is not None:
            raise parameter_error(issue)
        return OpenedText(plaintext)


def missing_serial() -> Refusal:
    """Return 400 PARAM_ERROR for encrypted values without the name of the key: https://pay.weixin.qq.com/doc/v3/merchant/4012365346."""
    zh, en = "是必填参数", "is required: it names the key that encrypts the values"
    issue = ParameterIssue("Wechatpay-Serial", "", Message(zh, en), "header")
    text = "HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)"
    return Refusal(400, "PARAM_ERROR", Message(text, f"The header Wechatpay-Serial {en}."), detail=issue)


def wrong_serial(serial: str) -> Refusal:
    """Return 400 PARAM_ERROR for a name that no key of the party has: https://pay.weixin.qq.com/doc/v3/merchant/4013053279."""
    zh = "不是该商户可用的微信支付公钥ID或平台证书序列号"
    en = "must be the ID of a WeChat Pay public key, or the serial number of a platform certificate, that you may use"
    issue = ParameterIssue("Wechatpay-Serial", serial[:_SHOWN_SERIAL_LENGTH], Message(zh, en), "header")
    text = "平台证书序列号Wechatpay-Serial错误"
    return Refusal(400, "PARAM_ERROR", Message(text, f"The header Wechatpay-Serial {en}."), detail=issue)


def _not_opened(text: str, issue: ParameterIssue) -> Refusal:
    """Return 400 PARAM_ERROR for a value that is not encrypted correctly: https://pay.weixin.qq.com/doc/v3/merchant/4016913151."""
    en = f"{issue.name} {issue.issue.en}. Encrypt it with RSAES-OAEP (SHA-1) and encode it as base64."
    return Refusal(400, "PARAM_ERROR", Message(text, en), number=issue.number, detail=issue)
