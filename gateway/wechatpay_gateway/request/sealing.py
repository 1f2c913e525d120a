"""Encrypted values: open what a merchant sealed to WeChat Pay, seal what WeChat Pay answers.

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
    """A text does not open: it is sealed to another key, or with another padding."""


class NotCiphertextError(SealError):
    """A text does not have the form of a ciphertext."""


class OpenedText(str):
    """The plaintext of an encrypted value: text like any other, whose `repr` does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'(encrypted)'"


def open_text(key: RSAPrivateKey, ciphertext: str) -> str:
    """The plaintext of a ciphertext in base64.

    Raises:
        NotCiphertextError: it is not canonical base64 of as many bytes as `key` has.
        SealError: it was not sealed to `key`, or does not hold UTF-8.
    """
    try:
        sealed = b64decode(ciphertext, validate=True)
    except (binascii.Error, ValueError):
        sealed = b""
    if len(sealed) * 8 != key.key_size or b64encode(sealed).decode("ascii") != ciphertext:
        raise NotCiphertextError("the text is not a ciphertext in base64")
    try:
        return key.decrypt(sealed, _PADDING).decode("utf-8")
    except ValueError:
        raise SealError("the text does not open with this key") from None


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
    """400 PARAM_ERROR of sealed values without the name of their key: https://pay.weixin.qq.com/doc/v3/merchant/4012365346."""
    zh, en = "是必填参数", "is required: it names the key that seals"
    issue = ParameterIssue("Wechatpay-Serial", "", Message(zh, en), "header")
    text = "HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)"
    return Refusal(400, "PARAM_ERROR", Message(text, f"The header Wechatpay-Serial {en}."), detail=issue)


def wrong_serial(serial: str) -> Refusal:
    """400 PARAM_ERROR of a name that no key of the caller has: https://pay.weixin.qq.com/doc/v3/merchant/4013053279."""
    zh, en = "不是该商户可用的微信支付公钥ID或平台证书序列号", "names no key that this caller may use"
    issue = ParameterIssue("Wechatpay-Serial", serial[:_SHOWN_SERIAL_LENGTH], Message(zh, en), "header")
    text = "平台证书序列号Wechatpay-Serial错误"
    return Refusal(400, "PARAM_ERROR", Message(text, f"The header Wechatpay-Serial {en}."), detail=issue)


def _not_opened(text: str, issue: ParameterIssue) -> Refusal:
    """400 PARAM_ERROR of a value that had to be sealed: https://pay.weixin.qq.com/doc/v3/merchant/4016913151."""
    en = f"{issue.name} {issue.issue.en}: encrypt it with RSAES-OAEP (SHA-1) and write it as base64."
    return Refusal(400, "PARAM_ERROR", Message(text, en), number=issue.number, detail=issue)
