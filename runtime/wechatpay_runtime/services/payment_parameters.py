"""Methods that sign the parameters with which a front end invokes a payment, for services with a prepay operation.

`extensions` in `_service.yaml` adds them to a service. Signing does no I/O, so the methods of the async classes are not
coroutines.
"""

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from wechatpay_runtime._base.messages import fragment
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
    """The reply of an operation that places an order."""

    @property
    def prepay_id(self) -> str:
        """ID of the prepared payment."""
        ...


PrepaidT = TypeVar("PrepaidT", bound=Prepaid)


_INVOCATION = fragment("A payment invocation")


def _for_jsapi(session: "Session", order: object, appid: str) -> JsapiInvocation:
    return sign_jsapi(
        session.signing_as(MERCHANT, _INVOCATION).identity.signer,
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


def _for_app(session: "Session", order: object, appid: str, sub_mchid: str | None = None) -> AppInvocation:
    identity = session.signing_as(MERCHANT, _INVOCATION).identity
    return sign_app(
        identity.signer,
        number_of(order),
        check_line("appid", appid),
        partner_id=identity.value if sub_mchid is None else check_line("sub_mchid", sub_mchid),
        timestamp=int(session.clock.now()),
        nonce=session.nonce(),
    )


def _for_harmony(session: "Session", order: object, appid: str, sub_mchid: str | None = None) -> HarmonyInvocation:
    signed = _for_app(session, order, appid, sub_mchid)
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
    """Signs the parameters of payments on web pages and in mini programs."""

    def invoke_jsapi(self, order: PrepaidT | str, *, appid: str) -> JsapiInvocation:
        """Sign the parameters with which a web page inside WeChat invokes a payment through `WeixinJSBridge`. Sends nothing.

        Args:
            order: The reply of the prepay operation, or its `prepay_id`.
            appid: AppID of the official account with which the order was placed.

        Returns:
            The parameters. `to_dict()` has the keys that the page needs. Sign again for each attempt of the user.

        Raises:
            InvalidArgument: `order` or `appid` is wrong.
            ConfigurationError: The merchant key is not an RSA key.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791857
        """
        return _for_jsapi(self._driver.session, order, appid)

    def invoke_mini_program(self, order: PrepaidT | str, *, appid: str) -> MiniProgramInvocation:
        """Sign the parameters of `wx.requestPayment` in a mini program. Sends nothing.

        Arguments, result and errors as for `invoke_jsapi`; `appid` is the mini program's.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791898
        """
        return _for_mini_program(self._driver.session, order, appid)


class AsyncInvokeJsapi(AsyncService, Generic[PrepaidT]):
    """Signs the parameters of payments on web pages and in mini programs. Its methods are not coroutines."""

    def invoke_jsapi(self, order: PrepaidT | str, *, appid: str) -> JsapiInvocation:
        """Sign the parameters of a web page; see `InvokeJsapi.invoke_jsapi`. Not a coroutine."""
        return _for_jsapi(self._driver.session, order, appid)

    def invoke_mini_program(self, order: PrepaidT | str, *, appid: str) -> MiniProgramInvocation:
        """Sign the parameters of a mini program; see `InvokeJsapi.invoke_mini_program`. Not a coroutine."""
        return _for_mini_program(self._driver.session, order, appid)


class InvokeApp(Service, Generic[PrepaidT]):
    """Signs the parameters of payments in apps."""

    def invoke_app(self, order: PrepaidT | str, *, appid: str) -> AppInvocation:
        """Sign the parameters of the OpenSDK's `PayReq` in an app on Android or iOS. Sends nothing.

        Args:
            order: The reply of the prepay operation, or its `prepay_id`.
            appid: AppID of the app with which the order was placed.

        Returns:
            The parameters. `to_dict()` has the keys for Android, `to_ios_dict()` those for iOS. Sign again for each attempt
            of the user.

        Raises:
            InvalidArgument: `order` or `appid` is wrong.
            ConfigurationError: The merchant key is not an RSA key.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013070351
        """
        return _for_app(self._driver.session, order, appid)

    def invoke_harmony(self, order: PrepaidT | str, *, appid: str) -> HarmonyInvocation:
        """Sign the parameters of `wxopensdk.PayReq` in an app on HarmonyOS; arguments and errors as for `invoke_app`."""
        return _for_harmony(self._driver.session, order, appid)


class AsyncInvokeApp(AsyncService, Generic[PrepaidT]):
    """Signs the parameters of payments in apps. Its methods are not coroutines."""

    def invoke_app(self, order: PrepaidT | str, *, appid: str) -> AppInvocation:
        """Sign the parameters of an app on Android or iOS; see `InvokeApp.invoke_app`. Not a coroutine."""
        return _for_app(self._driver.session, order, appid)

    def invoke_harmony(self, order: PrepaidT | str, *, appid: str) -> HarmonyInvocation:
        """Sign the parameters of an app on HarmonyOS; see `InvokeApp.invoke_harmony`. Not a coroutine."""
        return _for_harmony(self._driver.session, order, appid)


class InvokePartnerApp(Service, Generic[PrepaidT]):
    """Signs the parameters of payments in apps, of the service provider or of a sub-merchant."""

    def invoke_app(self, order: PrepaidT | str, *, appid: str, sub_mchid: str | None = None) -> AppInvocation:
        """Sign the parameters of the OpenSDK's `PayReq` in an app on Android or iOS. Sends nothing.

        Args:
            order: The reply of the prepay operation, or its `prepay_id`.
            appid: AppID of the app: `sp_appid` or `sub_appid` of the order.
            sub_mchid: Sub-merchant number of the order, which becomes `partnerId`. Required if `appid` is the `sub_appid`,
                not allowed otherwise. The payment does not open if it is wrong.

        Returns:
            The parameters. `to_dict()` has the keys for Android, `to_ios_dict()` those for iOS. Sign again for each attempt
            of the user.

        Raises:
            InvalidArgument: `order`, `appid` or `sub_mchid` is wrong.
            ConfigurationError: The merchant key is not an RSA key.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4013080233
        """
        return _for_app(self._driver.session, order, appid, sub_mchid)

    def invoke_harmony(self, order: PrepaidT | str, *, appid: str, sub_mchid: str | None = None) -> HarmonyInvocation:
        """Sign the parameters of `wxopensdk.PayReq` in an app on HarmonyOS; arguments and errors as for `invoke_app`."""
        return _for_harmony(self._driver.session, order, appid, sub_mchid)


class AsyncInvokePartnerApp(AsyncService, Generic[PrepaidT]):
    """Signs the parameters of payments in apps, of the service provider or of a sub-merchant. Its methods are not coroutines."""

    def invoke_app(self, order: PrepaidT | str, *, appid: str, sub_mchid: str | None = None) -> AppInvocation:
        """Sign the parameters of an app on Android or iOS; see `InvokePartnerApp.invoke_app`. Not a coroutine."""
        return _for_app(self._driver.session, order, appid, sub_mchid)

    def invoke_harmony(self, order: PrepaidT | str, *, appid: str, sub_mchid: str | None = None) -> HarmonyInvocation:
        """Sign the parameters of an app on HarmonyOS; see `InvokePartnerApp.invoke_harmony`. Not a coroutine."""
        return _for_harmony(self._driver.session, order, appid, sub_mchid)
