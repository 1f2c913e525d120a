"""Sign the parameters with which a front end invokes a payment.

Nothing is sent. Web pages, mini programs and apps use different names for the parameters; `to_dict` has exactly the keys that
each expects. Every invocation has its own timestamp and nonce. A `prepay_id` is valid for two hours.
Official pages: https://pay.weixin.qq.com/doc/v3/merchant/4012365339 (web page), 4012365341 (mini program) and
4012365340 (app).
"""

import json
from base64 import b64encode
from typing import TYPE_CHECKING

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument

if TYPE_CHECKING:
    from wechatpay_runtime.signer import Signer

_ALGORITHM = "SHA256-RSA2048"
_APP_PACKAGE = "Sign=WXPay"
_PACKAGE_PREFIX = "prepay_id="


class Invocation:
    """Parameters with which a front end opens a page of WeChat Pay."""

    __slots__ = ()

    def to_dict(self) -> dict[str, str]:
        """Return the parameters under the names that the front end uses."""
        raise NotImplementedError  # Subclasses implement it.

    def to_json(self) -> str:
        """Return `to_dict()` as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


@frozen(kw_only=True)
class MiniProgramInvocation(Invocation):
    """Parameters of `wx.requestPayment` in a mini program."""

    time_stamp: str
    """Seconds since 1970, as a string."""
    nonce_str: str
    package: str
    """`prepay_id=…`."""
    sign_type: str
    pay_sign: str = field(repr=False)

    def to_dict(self) -> dict[str, str]:
        """Return `timeStamp`, `nonceStr`, `package`, `signType` and `paySign`."""
        return {
            "timeStamp": self.time_stamp,
            "nonceStr": self.nonce_str,
            "package": self.package,
            "signType": self.sign_type,
            "paySign": self.pay_sign,
        }


@frozen(kw_only=True)
class JsapiInvocation(MiniProgramInvocation):
    """Parameters of `getBrandWCPayRequest` of `WeixinJSBridge` on a web page inside WeChat."""

    app_id: str

    def to_dict(self) -> dict[str, str]:
        """Return `appId`, `timeStamp`, `nonceStr`, `package`, `signType` and `paySign`."""
        return {"appId": self.app_id, **super().to_dict()}


@frozen(kw_only=True)
class HarmonyInvocation(Invocation):
    """Parameters of `wxopensdk.PayReq` in an app on HarmonyOS."""

    app_id: str
    partner_id: str
    """Merchant number of the merchant that placed the order."""
    prepay_id: str
    package_value: str
    nonce_str: str
    time_stamp: str
    """Seconds since 1970, as a string. A number is refused as a wrong signature."""
    sign: str = field(repr=False)

    def to_dict(self) -> dict[str, str]:
        """Return `appId`, `partnerId`, `prepayId`, `packageValue`, `nonceStr`, `timeStamp` and `sign`."""
        return {
            "appId": self.app_id,
            "partnerId": self.partner_id,
            "prepayId": self.prepay_id,
            "packageValue": self.package_value,
            "nonceStr": self.nonce_str,
            "timeStamp": self.time_stamp,
            "sign": self.sign,
        }


@frozen(kw_only=True)
class AppInvocation(HarmonyInvocation):
    """Parameters of the OpenSDK's `PayReq` in an app on Android or iOS."""

    def to_ios_dict(self) -> dict[str, str]:
        """Return the same as `to_dict` with `package` instead of `packageValue`, as iOS names it."""
        return {"package" if key == "packageValue" else key: value for key, value in self.to_dict().items()}


def sign_jsapi(signer: "Signer", prepay_id: str, appid: str, *, timestamp: int, nonce: str) -> JsapiInvocation:
    """Sign the parameters of a web page or a mini program.

    Args:
        signer: The signer of the merchant that placed the order.
        prepay_id: The `prepay_id` from the reply of the prepay operation.
        appid: AppID with which the order was placed.
        timestamp: Seconds since 1970.
        nonce: Up to 32 letters and digits. Never use one twice.

    Raises:
        ConfigurationError: The signer does not sign with RSA.
    """
    package = f"{_PACKAGE_PREFIX}{number_of(prepay_id)}"
    return JsapiInvocation(
        app_id=appid,
        time_stamp=str(timestamp),
        nonce_str=nonce,
        package=package,
        sign_type="RSA",
        pay_sign=_signature(signer, appid, timestamp, nonce, package),
    )


def sign_app(
    signer: "Signer", prepay_id: str, appid: str, *, partner_id: str, timestamp: int, nonce: str
) -> AppInvocation:
    """Sign the parameters of an app; `partner_id` is the merchant that placed the order, the rest as for `sign_jsapi`."""
    prepay_id = number_of(prepay_id)
    return AppInvocation(
        app_id=appid,
        partner_id=partner_id,
        prepay_id=prepay_id,
        package_value=_APP_PACKAGE,
        nonce_str=nonce,
        time_stamp=str(timestamp),
        sign=_signature(signer, appid, timestamp, nonce, prepay_id),
    )


def _signature(signer: "Signer", appid: str, timestamp: int, nonce: str, order: str) -> str:
    if signer.algorithm != _ALGORITHM:
        raise ConfigurationError(
            phrase(
                "Payment parameters must be signed with {expected}, but merchant_private_key signs with {algorithm}.",
                expected=_ALGORITHM,
                algorithm=signer.algorithm,
            )
        )
    return b64encode(signer.sign(f"{appid}\n{timestamp}\n{nonce}\n{order}\n".encode())).decode()


def number_of(order: object) -> str:
    """Return the `prepay_id` of an order.

    Args:
        order: The reply of the prepay operation, or a `prepay_id` with or without `prepay_id=` in front.

    Raises:
        InvalidArgument: It is neither.
    """
    number: object = order if isinstance(order, str) else getattr(order, "prepay_id", None)
    while isinstance(number, str) and number.startswith(_PACKAGE_PREFIX):
        number = number.removeprefix(_PACKAGE_PREFIX)
    if number is None:
        raise InvalidArgument(
            phrase(
                "order must be the reply of a prepay operation or its prepay_id, got {type}.", type=type(order).__name__
            )
        )
    return check_line("prepay_id", number)


def check_line(name: str, value: object) -> str:
    """Check that a value can be a line of the message to sign, and return it.

    Raises:
        InvalidArgument: It is not a string, is empty, or contains whitespace or characters that are not ASCII.
    """
    if not isinstance(value, str):
        raise InvalidArgument(phrase("{name} must be a string, got {type}.", name=name, type=type(value).__name__))
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        raise InvalidArgument(
            phrase("{name} is not valid: {value!r}. Pass it exactly as WeChat Pay issued it.", name=name, value=value)
        )
    return value
