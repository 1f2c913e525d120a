"""The causes for which WeChat Pay refuses a signature, and its reply to each.

The ten causes and their texts: https://pay.weixin.qq.com/doc/v3/merchant/4012072670
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber, Message, Refusal


class SignatureCause(StrEnum):
    """The cause for which a signature is refused."""

    APIV3_KEY_NOT_SET = "apiv3_key_not_set"
    """The merchant has set no APIv3 key."""
    NO_CERTIFICATE = "no_certificate"
    """The merchant never applied for an API certificate, or the gateway does not know the merchant."""
    WRONG_SERIAL = "wrong_serial"
    """No certificate of this merchant has the serial number."""
    CERTIFICATE_EXPIRED = "certificate_expired"
    """The merchant's certificate has expired."""
    CERTIFICATE_REVOKED = "certificate_revoked"
    """The merchant revoked its certificate."""
    CERTIFICATE_REPLACED = "certificate_replaced"
    """The merchant replaced its certificate with a new one."""
    WRONG_SIGNATURE = "wrong_signature"
    """The signature was made with another private key, or over another message."""
    WRONG_FORM = "wrong_form"
    """The header Authorization is missing or malformed."""
    WRONG_SCHEME = "wrong_scheme"
    """The header Authorization names another signature scheme."""
    WRONG_TIME = "wrong_time"
    """The timestamp is more than five minutes away from the server's clock."""


_MESSAGES: Mapping[SignatureCause, Message] = {
    SignatureCause.APIV3_KEY_NOT_SET: Message("商户未设置APIv3密钥。", "The merchant has set no APIv3 key."),
    SignatureCause.NO_CERTIFICATE: Message("商户未申请过证书。", "The merchant has no API certificate."),
    SignatureCause.WRONG_SERIAL: Message(
        "商户证书序列号有误。请使用签名私钥匹配的证书序列号",
        "No certificate of this merchant has this serial number. Use the serial number of the certificate that belongs to the "
        "private key.",
    ),
    SignatureCause.CERTIFICATE_EXPIRED: Message("商户证书已过期。", "The merchant's certificate has expired."),
    SignatureCause.CERTIFICATE_REVOKED: Message("商户证书已作废。", "The merchant's certificate was revoked."),
    SignatureCause.CERTIFICATE_REPLACED: Message(
        "已更换证书，请使用新证书", "The merchant's certificate was replaced. Use the new one."
    ),
    SignatureCause.WRONG_SIGNATURE: Message(
        "错误的签名，导致验签失败。", "The signature does not match the message to sign."
    ),
    SignatureCause.WRONG_FORM: Message("HTTP头Authorization值格式错误", "The header Authorization is malformed."),
    SignatureCause.WRONG_SCHEME: Message(
        "HTTP头Authorization认证类型不正确", "The header Authorization names the wrong signature scheme."
    ),
    SignatureCause.WRONG_TIME: Message(
        "HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟",
        "The timestamp in the header Authorization is more than five minutes off.",
    ),
}
_FIELDS: Mapping[SignatureCause, str] = {
    SignatureCause.WRONG_SIGNATURE: "signature",
    SignatureCause.WRONG_FORM: "Authorization",
    SignatureCause.WRONG_SCHEME: "Authorization",
    SignatureCause.WRONG_TIME: "timestamp",
}
SHOWN_BODY_BYTES = 8
"""Number of bytes of the body in `truncated_sign_message`."""


def refused_signature(cause: SignatureCause, issue: str = "", field_name: str = "") -> Refusal:
    """Return 401 SIGN_ERROR with the text of its cause.

    Args:
        cause: why the signature is refused.
        issue: an English text that replaces the usual one.
        field_name: the item of the header Authorization that is wrong; defaults to the one that belongs to the cause.
    """
    message = Message(_MESSAGES[cause].zh, issue or _MESSAGES[cause].en)
    field = field_name or _FIELDS.get(cause, "serial_no")
    detail = {"field": field, "issue": message.en, "location": "authorization"}
    return Refusal(401, "SIGN_ERROR", message, number=InternalNumber.SIGNATURE, detail=detail)


def signature_mismatch(message_lines: tuple[str, str, str, str], body: bytes, length: int) -> Refusal:
    """Return 401 SIGN_ERROR for a signature that does not verify, with the message that the server expected to be signed.

    `message_lines` are method, URL, timestamp and nonce. As in real replies, they are shown in full, the body only up to a few bytes.
    `length` is the length of the whole message in bytes.
    """
    shown_body = body[:SHOWN_BODY_BYTES].decode("utf-8", errors="ignore")
    detail: dict[str, Any] = {
        "detail": {"issue": "sign not match"},
        "field": "signature",
        "location": "authorization",
        "sign_information": {
            "method": message_lines[0],
            "url": message_lines[1],
            "truncated_sign_message": "\n".join((*message_lines, shown_body, "")),
            "sign_message_length": length,
        },
    }
    message = _MESSAGES[SignatureCause.WRONG_SIGNATURE]
    return Refusal(401, "SIGN_ERROR", message, number=InternalNumber.SIGNATURE, detail=detail)
