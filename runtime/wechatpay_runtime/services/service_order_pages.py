"""Methods that return the parameters with which a front end opens the pages of a pay score order.

The page on which the user confirms an order needs only the `package` that WeChat Pay returned. The page with the details of an
order needs a signature with the APIv2 key. `extensions` in `_service.yaml` adds the methods to a service. They do no I/O, so
those of the async class are not coroutines.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from urllib.parse import quote, urlencode

from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._crypto.v2_signing import SIGN_TYPE
from wechatpay_runtime._session.identities import MERCHANT
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.services.payment_signing import Invocation, check_line

if TYPE_CHECKING:
    from wechatpay_runtime._crypto.v2_signing import V2Signer
    from wechatpay_runtime._session.session import Session

_CONFIRMATION = "wxpayScoreUse"
_DETAILS = "wxpayScoreDetail"
_EXTRA_INFO = '{"miniProgramType": 0}'
"""Selects the released version of the PayScore mini program; there is no other value."""
_INVOCATION = fragment("The details of a pay score order")


class ServiceOrder(Protocol):
    """The reply of an operation that creates a pay score order."""

    @property
    def package(self) -> str | None:
        """Text that opens the confirmation page; `None` if the user has nothing to confirm."""
        ...

    @property
    def out_order_no(self) -> str:
        """Your number for the order."""
        ...

    @property
    def service_id(self) -> str:
        """ID of the service."""
        ...


OrderT = TypeVar("OrderT", bound=ServiceOrder)


@frozen(kw_only=True)
class ServiceOrderInvocation(Invocation):
    """Parameters of `openBusinessView` on a web page inside WeChat, in a mini program or in an app."""

    business_type: str
    """The page to open: `wxpayScoreUse` for the confirmation, `wxpayScoreDetail` for the details."""
    parameters: Mapping[str, str] = field(repr=False)
    """The parameters of the page, before they are encoded for a URL."""

    def to_dict(self) -> dict[str, str]:
        """Return `businessType` and `queryString`, for `wx.invoke('openBusinessView', …)` on a web page."""
        return {"businessType": self.business_type, "queryString": self._query()}

    def to_mini_program_dict(self) -> dict[str, Any]:
        """Return `businessType` and `extraData`, for `wx.openBusinessView` in a mini program."""
        return {"businessType": self.business_type, "extraData": dict(self.parameters)}

    def to_app_dict(self) -> dict[str, str]:
        """Return `businessType`, `query` and `extInfo`, for `WXOpenBusinessView` of the OpenSDK."""
        return {"businessType": self.business_type, "query": self._query(), "extInfo": _EXTRA_INFO}

    def _query(self) -> str:
        return urlencode(self.parameters, quote_via=quote)


def confirmation_of(order: object) -> ServiceOrderInvocation:
    """Return the parameters of the confirmation page.

    Args:
        order: The reply that created the order, or its `package`.

    Raises:
        InvalidArgument: It is neither, or the reply has no `package`.
    """
    package: object = order if isinstance(order, str) else getattr(order, "package", None)
    if package is None and hasattr(order, "package"):
        raise InvalidArgument(
            phrase(
                "The reply has no package, because its state is {state}: the user has nothing to confirm.",
                state=getattr(order, "state", None),
            )
        )
    if package is None:
        raise InvalidArgument(
            phrase(
                "order must be the reply that created an order, or its package, got {type}.", type=type(order).__name__
            )
        )
    return ServiceOrderInvocation(business_type=_CONFIRMATION, parameters={"package": check_line("package", package)})


def numbers_of(order: object, service_id: str) -> tuple[str, str]:
    """Return `out_order_no` and `service_id` of an order.

    Args:
        order: The reply that created the order, or its `out_order_no`.
        service_id: The ID of the service, which a reply has itself; empty if it is not passed.

    Raises:
        InvalidArgument: `order` is neither, or `service_id` is missing or differs from the reply's.
    """
    number: object = order if isinstance(order, str) else getattr(order, "out_order_no", None)
    if number is None:
        raise InvalidArgument(
            phrase(
                "order must be the reply that created an order, or its out_order_no, got {type}.",
                type=type(order).__name__,
            )
        )
    known: object = "" if isinstance(order, str) else getattr(order, "service_id", None) or ""
    if not service_id and not known:
        raise InvalidArgument(phrase("service_id is missing. With the number of an order, pass service_id=… as well."))
    if service_id and known and service_id != known:
        raise InvalidArgument(
            phrase(
                "service_id is {service_id!r}, but the order has {known!r}. Omit it.",
                service_id=service_id,
                known=known,
            )
        )
    return check_line("out_order_no", number), check_line("service_id", service_id or known)


def sign_details(
    signer: "V2Signer", *, mchid: str, service_id: str, out_order_no: str, timestamp: int, nonce: str
) -> ServiceOrderInvocation:
    """Sign the parameters of the page with the details of an order.

    Args:
        signer: The signer of the merchant that created the order.
        mchid: The number of that merchant; of a service provider, its own number.
        service_id: ID of the service.
        out_order_no: Your number for the order.
        timestamp: Seconds since 1970.
        nonce: Up to 32 letters and digits. Never use one twice.
    """
    parameters = {
        "mch_id": mchid,
        "service_id": service_id,
        "out_order_no": out_order_no,
        "timestamp": str(timestamp),
        "nonce_str": nonce,
        "sign_type": SIGN_TYPE,
    }
    parameters["sign"] = signer.sign(parameters)
    return ServiceOrderInvocation(business_type=_DETAILS, parameters=parameters)


def _details(session: "Session", order: object, service_id: str) -> ServiceOrderInvocation:
    out_order_no, service = numbers_of(order, service_id)
    return sign_details(
        session.v2_signer_for(_INVOCATION),
        mchid=session.signing_as(MERCHANT, _INVOCATION).identity.value,
        service_id=service,
        out_order_no=out_order_no,
        timestamp=int(session.clock.now()),
        nonce=session.nonce(),
    )


class InvokeServiceOrder(Service, Generic[OrderT]):
    """Returns the parameters that open the pages of a pay score order."""

    def invoke_confirmation(self, order: OrderT | str) -> ServiceOrderInvocation:
        """Return the parameters with which a front end asks the user to confirm an order. Nothing is sent or signed.

        Open the page from the web page, mini program or app whose AppID created the order; from any other, it shows error 4108.
        Without a package it shows 4185, with a package of another order 4186, and 4188 if the service is not bound to the AppID and
        the merchant number.
        It returns to yours with a `query_id`, with which `query_order` returns the order. Being back does not mean that the user
        confirmed.

        Args:
            order: The reply that created the order, or its `package`, which is valid for one hour. On an open page, the user can
                confirm for 2 hours.

        Returns:
            The parameters: `to_dict()` for a web page inside WeChat, `to_mini_program_dict()`, `to_app_dict()`.

        Raises:
            InvalidArgument: `order` is wrong, or the reply has no `package`.

        Official pages: https://pay.weixin.qq.com/doc/v3/merchant/4012587945 (web page), 4012587949 (mini program), 4012587909
        (Android), 4012596359 (iOS) and 4015271805 (HarmonyOS). For service providers:
        https://pay.weixin.qq.com/doc/v3/partner/4012607505, 4012607510, 4012607507, 4012607508 and 4015271745.
        """
        return confirmation_of(order)

    def invoke_details(self, order: OrderT | str, *, service_id: str = "") -> ServiceOrderInvocation:
        """Sign the parameters with which a front end shows an order to the user. Sends nothing. Needs the APIv2 key.

        The page shows 商户签名校验失败 if the key is not the APIv2 key of the merchant, or of the service provider.

        Args:
            order: The reply that created the order, or its `out_order_no`.
            service_id: ID of the service. Required if `order` is a number.

        Returns:
            The parameters: `to_dict()` for a web page inside WeChat, `to_mini_program_dict()`, `to_app_dict()`. Sign again each
            time the user opens the page.

        Raises:
            InvalidArgument: `order` or `service_id` is wrong.
            ConfigurationError: The client has no APIv2 key or no merchant identity.

        Official pages: https://pay.weixin.qq.com/doc/v3/merchant/4012587983 (web page), 4012587984 (mini program), 4012587980
        (Android), 4012596423 (iOS) and 4015271812 (HarmonyOS). For service providers:
        https://pay.weixin.qq.com/doc/v3/partner/4012607518, 4012607516, 4012607513, 4012607514 and 4015271776.
        """
        return _details(self._driver.session, order, service_id)


class AsyncInvokeServiceOrder(AsyncService, Generic[OrderT]):
    """Returns the parameters that open the pages of a pay score order. Its methods are not coroutines."""

    def invoke_confirmation(self, order: OrderT | str) -> ServiceOrderInvocation:
        """Return the parameters of the confirmation page; see `InvokeServiceOrder.invoke_confirmation`. Not a coroutine."""
        return confirmation_of(order)

    def invoke_details(self, order: OrderT | str, *, service_id: str = "") -> ServiceOrderInvocation:
        """Sign the parameters of the details; see `InvokeServiceOrder.invoke_details`. Not a coroutine."""
        return _details(self._driver.session, order, service_id)
