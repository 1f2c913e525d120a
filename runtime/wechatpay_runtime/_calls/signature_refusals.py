"""Recognises why WeChat Pay refused a signature, from the text of the error, and provides the remedy for each cause.

The texts are from the official page about status 401 and from the pages about individual errors:
https://pay.weixin.qq.com/doc/v3/merchant/4012072670, …/4012365344, …/4012365345, …/4012365347.
"""

from wechatpay_runtime._base.messages import fragment, sentences
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.operation.description import ErrorRow

PAGE = "https://pay.weixin.qq.com/doc/v3/merchant/4012072670"
"""The official page that lists the causes."""
_STATUS, _CODE = 401, "SIGN_ERROR"


@frozen
class SignatureRefusal:
    """One cause: the texts by which it is recognised, its meaning and its remedy."""

    cause: str
    parts: tuple[str, ...]
    """Texts in lower case; a message that contains one of them has this cause."""
    row: ErrorRow = field(repr=False)


def find_refusal(message: str) -> SignatureRefusal | None:
    """Find the cause that a message of WeChat Pay names.

    Args:
        message: `message` of a reply with status 401, as received.

    Returns:
        The cause, or `None` if the text is not recognised.
    """
    text = message.lower()
    return next((each for each in _REFUSALS if any(part in text for part in each.parts)), None)


def _refusal(cause: str, *parts: str, means: str, fix: str) -> SignatureRefusal:
    return SignatureRefusal(cause, parts, ErrorRow(_STATUS, _CODE, means=means, fix=fix))


_NEW_CERTIFICATE = fragment(
    "Apply for a new certificate on the merchant platform (账户中心 → API安全), then configure its private key together with its serial number."
)
_REWRITTEN = fragment(
    "This library sets the header itself: look for a proxy or a custom transport that removes or changes it."
)

_REFUSALS = (
    _refusal(
        "apiv3_key_not_set",
        "未设置apiv3密钥",
        means=fragment("The merchant has not set an APIv3 key."),
        fix=fragment(
            "Set one on the merchant platform (账户中心 → API安全 → 设置APIv3密钥), and pass the same key as apiv3_key."
        ),
    ),
    _refusal(
        "no_certificate",
        "未申请过证书",
        means=fragment("This merchant number has no API certificate."),
        fix=(
            fragment(
                "Check mchid: a service provider signs with its own number, not with a sub-merchant's. If mchid is correct, apply for a certificate on the merchant platform (账户中心 → API安全 → 管理证书)."
            )
        ),
    ),
    _refusal(
        "wrong_serial",
        "商户证书序列号有误",
        means=fragment("The serial number does not belong to a valid API certificate of this merchant."),
        fix=(
            fragment(
                "Set merchant_serial_no to the number that `openssl x509 -in apiclient_cert.pem -noout -serial` "
                "prints, or that the merchant platform shows (账户中心 → API安全 → 管理证书). Do not use the serial number of "
                "WeChat Pay's certificate."
            )
        ),
    ),
    _refusal(
        "certificate_expired",
        "商户证书已过期",
        means=fragment("The merchant's API certificate has expired."),
        fix=_NEW_CERTIFICATE,
    ),
    _refusal(
        "certificate_revoked",
        "商户证书已作废",
        means=fragment("The merchant has revoked this API certificate."),
        fix=_NEW_CERTIFICATE,
    ),
    _refusal(
        "certificate_replaced",
        "已更换证书",
        means=fragment("A newer API certificate of the merchant has replaced this one."),
        fix=fragment("Configure the private key together with the serial number of the new certificate."),
    ),
    _refusal(
        "wrong_form",
        "authorization值格式错误",
        "authorization不合法",
        means=fragment("The header Authorization is missing or malformed."),
        fix=_REWRITTEN,
    ),
    _refusal(
        "wrong_scheme",
        "authorization认证类型不正确",
        means=fragment("WeChat Pay does not accept this authentication scheme for the path of the request."),
        fix=sentences(
            fragment("Paths under /v3/ require a merchant's signature, paths under /brand/ a brand's."), _REWRITTEN
        ),
    ),
    _refusal(
        "wrong_time",
        "authorization中的timestamp",
        means=fragment("The clock of this machine differs from WeChat Pay's by more than five minutes."),
        fix=fragment("Synchronise the clock with NTP. A container or a virtual machine uses the clock of its host."),
    ),
    _refusal(
        "wrong_signature",
        "错误的签名",
        "签名错误",
        "验签失败",
        means=fragment(
            "The signature is wrong: it was made with another private key, or the request was modified on its way."
        ),
        fix=(
            fragment(
                "Private key, serial number and mchid must belong together: check them with `wechatpay doctor --certificate apiclient_cert.pem`, or compare them with the certificates on the merchant platform (账户中心 → API安全 → 管理证书). If they match, look for a proxy that modifies the path, the query or the body."
            )
        ),
    ),
)
