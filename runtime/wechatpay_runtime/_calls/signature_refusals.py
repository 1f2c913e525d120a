"""Why WeChat Pay refused a signature, told by the text of its message, and what to do about each cause.

The texts are those of the official page for a reply of 401, and of the pages on single errors:
https://pay.weixin.qq.com/doc/v3/merchant/4012072670, …/4012365344, …/4012365345, …/4012365347.
"""

from attrs import field, frozen

from wechatpay_runtime.operation.description import ErrorRow

PAGE = "https://pay.weixin.qq.com/doc/v3/merchant/4012072670"
"""The official page that lists the causes."""
_STATUS, _CODE = 401, "SIGN_ERROR"


@frozen
class SignatureRefusal:
    """One cause: what WeChat Pay's message contains, what that means, and what to do."""

    cause: str
    parts: tuple[str, ...]
    """Any of these, in lower case, marks the cause."""
    row: ErrorRow = field(repr=False)


def find_refusal(message: str) -> SignatureRefusal | None:
    """Find the cause that a message of WeChat Pay names.

    Args:
        message: `message` of a reply of 401, as received.

    Returns:
        The cause, or `None` where the text is not one that we know.
    """
    text = message.lower()
    return next((each for each in _REFUSALS if any(part in text for part in each.parts)), None)


def _refusal(cause: str, *parts: str, means: str, fix: str) -> SignatureRefusal:
    return SignatureRefusal(cause, parts, ErrorRow(_STATUS, _CODE, means=means, fix=fix))


_NEW_CERTIFICATE = (
    "Apply for a new certificate on the merchant platform (账户中心 → API安全), "
    "then set its private key and its serial number; the two belong together."
)
_REWRITTEN = "This library writes the header itself: look for a proxy or a custom transport that removes or changes it."

_REFUSALS = (
    _refusal(
        "apiv3_key_not_set",
        "未设置apiv3密钥",
        means="The merchant has set no APIv3 key.",
        fix="Set one on the merchant platform (账户中心 → API安全 → 设置APIv3密钥), and pass the same key as apiv3_key.",
    ),
    _refusal(
        "no_certificate",
        "未申请过证书",
        means="This merchant number has no API certificate.",
        fix=(
            "Check mchid: a service provider signs with its own number, not with that of a sub-merchant. If it is right, apply for "
            "a certificate on the merchant platform (账户中心 → API安全 → 管理证书)."
        ),
    ),
    _refusal(
        "wrong_serial",
        "商户证书序列号有误",
        means="The serial number is not that of a valid certificate of this merchant.",
        fix=(
            "Set merchant_serial_no to what `openssl x509 -in apiclient_cert.pem -noout -serial` prints, or to what the merchant "
            "platform shows (账户中心 → API安全 → 管理证书). The serial number of WeChat Pay's own certificate is another one."
        ),
    ),
    _refusal(
        "certificate_expired",
        "商户证书已过期",
        means="The merchant's API certificate has expired.",
        fix=_NEW_CERTIFICATE,
    ),
    _refusal(
        "certificate_revoked",
        "商户证书已作废",
        means="The merchant revoked this API certificate.",
        fix=_NEW_CERTIFICATE,
    ),
    _refusal(
        "certificate_replaced",
        "已更换证书",
        means="The merchant has a newer API certificate, which replaced this one.",
        fix="Set the private key and the serial number of the new certificate; the two belong together.",
    ),
    _refusal(
        "wrong_form",
        "authorization值格式错误",
        "authorization不合法",
        means="The header Authorization arrived damaged, or not at all.",
        fix=_REWRITTEN,
    ),
    _refusal(
        "wrong_scheme",
        "authorization认证类型不正确",
        means="WeChat Pay does not accept this kind of signature here.",
        fix=f"Addresses below /v3/ take a merchant's signature, addresses below /brand/ take a brand's. {_REWRITTEN}",
    ),
    _refusal(
        "wrong_time",
        "authorization中的timestamp",
        means="This machine's clock is more than five minutes away from WeChat Pay's.",
        fix="Set the clock, and keep it right by NTP. A container or a virtual machine takes the clock of its host.",
    ),
    _refusal(
        "wrong_signature",
        "错误的签名",
        "签名错误",
        "验签失败",
        means="The signature does not fit: it was made with another private key, or the request was changed on its way.",
        fix=(
            "Private key, serial number and mchid must belong together: `wechatpay doctor --certificate apiclient_cert.pem` checks it, "
            "and the merchant platform shows the certificates (账户中心 → API安全 → 管理证书). If they do, look for a proxy that changes "
            "the path, the query or the body."
        ),
    ),
)
