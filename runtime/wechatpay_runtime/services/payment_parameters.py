"""Methods that call up payments, for services with a prepay operation; `_service.yaml` names them as `extensions`.

Signing waits for nothing, so the async twins have the same methods, not awaited.
"""

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from wechatpay_runtime._session.identities import MERCHANT
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.services.payment_signing import (
    AppInvocation,
    HarmonyInvocation,
    JsapiInvocation,
    MiniProgramInvocation,
    check_line,
    number_of,
    sign_app,
    sign_jsapi,
)

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session


class Prepaid(Protocol):
    """The answer of an operation that places an order."""

    @property
    def prepay_id(self) -> str:
        """Number of the prepared payment."""
        ...


PrepaidT = TypeVar("PrepaidT", bound=Prepaid)


_WHAT = "calling up a payment"


def _for_jsapi(session: "Session", order: object, appid: str) -> JsapiInvocation:
    return sign_jsapi(
        session.signing_as(MERCHANT, _WHAT).identity.signer,
        number_of(order),
        check_line("appid", appid),
        timestamp=int(session.clock.now()),
        nonce=session.nonce(),
    )


def _for_mini_program(session: "Session", order: object, appid: str) -> MiniProgramInvocation:
    signed = _for_jsapi(session, order, appid)
    return MiniProgramInvocation(
        time_stamp=signed.time_stamp,
        nonce_str=signed.nonce_str,
        package=signed.package,
        sign_type=signed.sign_type,
        pay_sign=signed.pay_sign,
    )


def _for_app(session: "Session", order: object, appid: str) -> AppInvocation:
    identity = session.signing_as(MERCHANT, _WHAT).identity
    return sign_app(
        identity.signer,
        number_of(order),
        check_line("appid", appid),
        partner_id=identity.value,
        timestamp=int(session.clock.now()),
        nonce=session.nonce(),
    )


def _for_harmony(session: "Session", order: object, appid: str) -> HarmonyInvocation:
    signed = _for_app(session, order, appid)
    return HarmonyInvocation(
        app_id=signed.app_id,
        partner_id=signed.partner_id,
        prepay_id=signed.prepay_id,
        package_value=signed.package_value,
        nonce_str=signed.nonce_str,
        time_stamp=signed.time_stamp,
        sign=signed.sign,
    )


class InvokeJsapi(Service, Generic[PrepaidT]):
    """Calls up payments on web pages and in mini programs."""

    def invoke_jsapi(self, order: PrepaidT | str, *, appid: str) -> JsapiInvocation:
        """Sign what a web page inside WeChat hands to `WeixinJSBridge` to call up a payment. Nothing is sent.

        Args:
            order: What placing the order answered, or its `prepay_id`.
            appid: AppID of the official account, the one with which the order was placed.

        Returns:
            The parameters; `to_dict()` has the keys that the page needs. Sign anew for each try.

        Raises:
            InvalidArgument: `order` or `appid` cannot be right.
            ConfigurationError: The merchant key is not an RSA key.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791857
        """
        return _for_jsapi(self._driver.session, order, appid)

    def invoke_mini_program(self, order: PrepaidT | str, *, appid: str) -> MiniProgramInvocation:
        """Sign what a mini program hands to `wx.requestPayment`. Nothing is sent.

        Arguments, result and errors as `invoke_jsapi`; `appid` is that of the mini program.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791898
        """
        return _for_mini_program(self._driver.session, order, appid)


class AsyncInvokeJsapi(AsyncService, Generic[PrepaidT]):
    """Calls up payments on web pages and in mini programs; signing waits for nothing, so there is nothing to await."""

    def invoke_jsapi(self, order: PrepaidT | str, *, appid: str) -> JsapiInvocation:
        """Sign what a web page inside WeChat hands to `WeixinJSBridge`; as that of `InvokeJsapi`, not awaited."""
        return _for_jsapi(self._driver.session, order, appid)

    def invoke_mini_program(self, order: PrepaidT | str, *, appid: str) -> MiniProgramInvocation:
        """Sign what a mini program hands to `wx.requestPayment`; as that of `InvokeJsapi`, not awaited."""
        return _for_mini_program(self._driver.session, order, appid)


class InvokeApp(Service, Generic[PrepaidT]):
    """Calls up payments in apps."""

    def invoke_app(self, order: PrepaidT | str, *, appid: str) -> AppInvocation:
        """Sign what an app on Android or iOS puts into `PayReq` of the OpenSDK. Nothing is sent.

        Args:
            order: What placing the order answered, or its `prepay_id`.
            appid: AppID of the app, the one with which the order was placed.

        Returns:
            The parameters; `to_dict()` has the keys of Android, `to_ios_dict()` those of iOS. Sign anew for each try.

        Raises:
            InvalidArgument: `order` or `appid` cannot be right.
            ConfigurationError: The merchant key is not an RSA key.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013070351
        """
        return _for_app(self._driver.session, order, appid)

    def invoke_harmony(self, order: PrepaidT | str, *, appid: str) -> HarmonyInvocation:
        """Sign what an app on HarmonyOS puts into `wxopensdk.PayReq`; arguments and errors as `invoke_app`."""
        return _for_harmony(self._driver.session, order, appid)


class AsyncInvokeApp(AsyncService, Generic[PrepaidT]):
    """Calls up payments in apps; signing waits for nothing, so there is nothing to await."""

    def invoke_app(self, order: PrepaidT | str, *, appid: str) -> AppInvocation:
        """Sign what an app on Android or iOS puts into `PayReq`; as that of `InvokeApp`, not awaited."""
        return _for_app(self._driver.session, order, appid)

    def invoke_harmony(self, order: PrepaidT | str, *, appid: str) -> HarmonyInvocation:
        """Sign what an app on HarmonyOS puts into `wxopensdk.PayReq`; as that of `InvokeApp`, not awaited."""
        return _for_harmony(self._driver.session, order, appid)
