"""Methods that return the parameters with which a front end asks a user to confirm a transfer, or to authorize transfers.

The parameters are not signed: WeChat Pay recognizes `package_info`, which it returned itself. `extensions` in `_service.yaml`
adds the methods to a service. They do no I/O, so those of the async class are not coroutines.
"""

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from urllib.parse import urlencode

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._session.identities import MERCHANT
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.services.payment_signing import Invocation, check_line

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session

_METHOD = "requestMerchantTransfer"


class Confirmable(Protocol):
    """The reply of an operation that creates a transfer or applies for an authorization."""

    @property
    def package_info(self) -> str | None:
        """Text that opens the confirmation page; `None` unless the user has to confirm."""
        ...


TransferT = TypeVar("TransferT", bound=Confirmable)
CombinedT = TypeVar("CombinedT", bound=Confirmable)
AuthorizationT = TypeVar("AuthorizationT", bound=Confirmable)


@frozen(kw_only=True)
class TransferInvocation(Invocation):
    """Parameters of `requestMerchantTransfer` on a web page inside WeChat, in a mini program or in an app."""

    mch_id: str
    """Merchant number that created the transfer or the authorization."""
    app_id: str
    package: str
    """The `package_info` of the reply."""

    def to_dict(self) -> dict[str, str]:
        """Return `mchId`, `appId` and `package`, for `wx.requestMerchantTransfer` and `WeixinJSBridge`."""
        return {"mchId": self.mch_id, "appId": self.app_id, "package": self.package}

    def to_app_dict(self) -> dict[str, str]:
        """Return `businessType` and `query`, for `WXOpenBusinessView` of the OpenSDK on Android, iOS and HarmonyOS."""
        return {"businessType": _METHOD, "query": urlencode(self.to_dict())}


def _invocation(session: "Session", reply: object, appid: str) -> TransferInvocation:
    merchant = session.signing_as(MERCHANT, phrase("A transfer invocation")).identity
    return TransferInvocation(
        mch_id=merchant.value, app_id=check_line("appid", appid), package=check_line("package_info", package_of(reply))
    )


def package_of(reply: object) -> str:
    """Return the `package_info` of a reply, or the text itself.

    Raises:
        InvalidArgument: It is neither, or the reply has none, because the user has nothing to confirm.
    """
    if isinstance(reply, str):
        return reply
    if not hasattr(reply, "package_info"):
        raise InvalidArgument(
            phrase(
                "transfer must be the reply that created a transfer or an authorization, or its package_info, got {type}.",
                type=type(reply).__name__,
            )
        )
    package: object = getattr(reply, "package_info", None)
    if isinstance(package, str):
        return package
    raise InvalidArgument(
        phrase(
            "The reply has no package_info, because its state is {state}: the user can confirm only in WAIT_USER_CONFIRM. In ACCEPTED or PROCESSING, send the request again with the same number and arguments.",
            state=getattr(reply, "state", None),
        )
    )


class InvokeTransfer(Service, Generic[TransferT, CombinedT, AuthorizationT]):
    """Returns the parameters that open the confirmation page of transfers and authorizations."""

    def invoke_transfer(
        self, transfer: TransferT | CombinedT | AuthorizationT | str, *, appid: str
    ) -> TransferInvocation:
        """Return the parameters with which a front end asks the user to confirm. Sends nothing.

        `to_dict()` is for `wx.requestMerchantTransfer` in a mini program and `requestMerchantTransfer` of `WeixinJSBridge` on a
        web page, `to_app_dict()` for `WXOpenBusinessView` in an app. Neither works in a web view of a mini program or on a
        computer. `ok` or `success` only means that the page was shown: query the transfer for its result.

        Args:
            transfer: The reply that created the transfer or the authorization, or its `package_info`. Query the state before
                you use a stored one: it opens the page only in `WAIT_USER_CONFIRM`, at most 24 hours.
            appid: AppID of the page or app, which must be the `appid` of the transfer or the authorization.

        Returns:
            The parameters. The same ones can be used again if the user cancels.

        Raises:
            InvalidArgument: `transfer` or `appid` is wrong, or the reply has no `package_info` because of its state.
            ConfigurationError: The client has no merchant identity.

        Official pages: https://pay.weixin.qq.com/doc/v3/merchant/4012716430 (transfer) and 4015930512 (authorization); apps:
        4012719576 (Android), 4012719578 (iOS) and 4019670774 (HarmonyOS).
        """
        return _invocation(self._driver.session, transfer, appid)


class AsyncInvokeTransfer(AsyncService, Generic[TransferT, CombinedT, AuthorizationT]):
    """Returns the parameters that open the confirmation page of transfers. Its methods are not coroutines."""

    def invoke_transfer(
        self, transfer: TransferT | CombinedT | AuthorizationT | str, *, appid: str
    ) -> TransferInvocation:
        """Return the parameters of the confirmation page; see `InvokeTransfer.invoke_transfer`. Not a coroutine."""
        return _invocation(self._driver.session, transfer, appid)
