# Written by `make generate` from specs/payscore/service_orders/query_order.yaml: edit that file.
"""Query an order (查询支付分订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payscore.service_orders._models import (
    Collection,
    Location,
    OrderState,
    PostPayment,
    RiskFund,
    ServiceOrderCoupon,
    StateDescription,
    TimeRange,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, OneOf, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryOrderResponse"]


@model
class QueryOrderResponse(Model):
    """Reply of `query_order`."""

    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """商户号, at most 32 characters. Merchant number that created the order. Must have access to PayScore and be bound to `appid`."""
    service_introduction: str = field(STRING)
    """服务信息, at most 20 characters. What the order is for. Chinese characters, digits, letters and symbols count as one character each."""
    state: OrderState | str = field(OpenEnum(OrderState))
    """服务订单状态. State of the order. Read it together with `state_description` and `collection.state`."""
    state_description: StateDescription | str | None = field(OpenEnum(StateDescription), default=None)
    """订单状态说明. How far an order in the state `DOING` is. Returned only in that state. Read it together with `collection.state`."""
    post_payments: list[PostPayment] | None = field(ListOf(ModelOf(PostPayment)), default=None)
    """Items to pay after the service, from the last request that set them (后付费项目)."""
    post_discounts: list[ServiceOrderCoupon] | None = field(ListOf(ModelOf(ServiceOrderCoupon)), default=None)
    """商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of `post_payments` minus the sum of these must equal `total_amount`."""
    risk_fund: RiskFund | None = field(ModelOf(RiskFund), default=None)
    """Amount at risk in this order (服务风险金)."""
    total_amount: int | None = field(INTEGER, default=None)
    """Final amount of the order, in fen, from its completion or last change: the sum of `post_payments` minus the sum of `post_discounts` (总金额)."""
    need_collection: bool | None = field(BOOLEAN, default=None)
    """是否需要收款. Whether the order has an amount to collect. Always `true`."""
    collection: Collection | None = field(ModelOf(Collection), default=None)
    """收款信息. How far the amount is collected. Returned only after the order was completed, unless its `total_amount` is 0."""
    time_range: TimeRange | None = field(ModelOf(TimeRange), default=None)
    """Start and end of the service (服务时间)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (附加数据, at most 256 characters)."""
    notify_url: str = field(STRING)
    """Address for the notifications of the order, from the creation (商户回调地址, at most 256 characters)."""
    openid: str | None = field(STRING, default=None)
    """User's OpenID under `appid` (服务商公众号下的用户标识, at most 128 characters)."""
    order_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""


OPERATION: Operation[QueryOrderResponse] = Operation(
    name="payscore.service_orders.query_order",
    method="GET",
    routes=(Route("/v3/payscore/serviceorder", query=("out_order_no", "service_id", "appid", "query_id")),),
    parameters=(
        Parameter("out_order_no", STRING),
        Parameter("service_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("query_id", STRING),
    ),
    choose=(OneOf("out_order_no", "query_id"),),
    numbers=("out_order_no", "service_id"),
    wait=Polling(
        noun="order",
        field="state",
        final=("DONE", "REVOKED", "EXPIRED"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: QueryOrderResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_ORDER_STATE",
            "The state of the order does not allow the call.",
            "Check that the call fits the flow of the order.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Check whether the same order number was used with different arguments.",
        ),
        ErrorRow(400, "ORDER_CANCELED", "The order is already canceled.", "Nothing needs to be done in this state."),
        ErrorRow(400, "ORDER_DONE", "The order is already completed.", "Nothing needs to be done in this state."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant information is invalid.",
            "Check it on the merchant platform and send the correct values. `service_id`, merchant number and AppID must be bound to each other; ask your contact at WeChat Pay to bind others.",
        ),
        ErrorRow(
            404,
            "ORDER_NOT_EXIST",
            "The order does not exist.",
            "Check the arguments, and send the number of an existing order.",
        ),
        ErrorRow(
            429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often, within the rate limit of the operation."
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error.",
            "Every status that starts with 5 is a system error: retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012587902",),
)


class _QueryOrderDocs:
    def query_order(self, *_: Any, **__: Any) -> Any:
        """Query an order (查询支付分订单).

        Returns an order with its state. Query it regularly while it is `DOING`, because notifications can be lost.

        Decide by `state`, `state_description` and `collection.state` together.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.service_orders.create_order.out_order_no`. Your order number, from the creation. Not usable as
                `out_trade_no` of a refund: refund with the `transaction_id`.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            appid: 公众账号id, at most 32 characters. AppID of the order, from the creation. Must be the same to
                complete or cancel the order.
            query_id: 查单ID, at most 512 characters. ID for this query, which your front end gets when the user comes
                back from the confirmation page.

        Returns:
            `QueryOrderResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_ORDER_STATE: The state of the order does not allow the call. Check that the call fits the
                    flow of the order.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Check whether the same
                    order number was used with different arguments.
                400 ORDER_CANCELED: The order is already canceled. Nothing needs to be done in this state.
                400 ORDER_DONE: The order is already completed. Nothing needs to be done in this state.
                403 NO_AUTH: The merchant information is invalid. Check it on the merchant platform and send the correct
                    values. `service_id`, merchant number and AppID must be bound to each other; ask your contact at
                    WeChat Pay to bind others.
                404 ORDER_NOT_EXIST: The order does not exist. Check the arguments, and send the number of an existing
                    order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often, within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_order_no` or `service_id` in the reply differs from the request. The reply belongs
                to another request.

        Pass exactly one of `out_order_no` and `query_id`.
        `wait_until_final` polls until the order reaches a final state.

        Available to: merchant (普通商户).

        Official page, 2024-12-10: https://pay.weixin.qq.com/doc/v3/merchant/4012587902
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the order reaches a final state (查询支付分订单).

        Calls `query_order` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1 minute, 3 minutes, 5
        minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the user paid; check `state`. The user has 30 days to confirm an order, and
        WeChat Pay charges again until it succeeds: handle the notifications instead of waiting for so long.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.service_orders.create_order.out_order_no`. Your order number, from the creation. Not usable as
                `out_trade_no` of a refund: refund with the `transaction_id`.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            appid: 公众账号id, at most 32 characters. AppID of the order, from the creation. Must be the same to
                complete or cancel the order.
            query_id: 查单ID, at most 512 characters. ID for this query, which your front end gets when the user comes
                back from the confirmation page.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryOrderResponse` whose `state` is `DONE`, `REVOKED` or `EXPIRED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012587902
        """


class QueryOrder(_QueryOrderDocs, Service):
    def query_order(
        self, *, out_order_no: str | None = None, service_id: str, appid: str, query_id: str | None = None
    ) -> QueryOrderResponse:
        return self._call(
            OPERATION, {"out_order_no": out_order_no, "service_id": service_id, "appid": appid, "query_id": query_id}
        )

    def wait_until_final(
        self,
        *,
        out_order_no: str | None = None,
        service_id: str,
        appid: str,
        query_id: str | None = None,
        timeout: float,
    ) -> QueryOrderResponse:
        return self._wait(
            OPERATION,
            {"out_order_no": out_order_no, "service_id": service_id, "appid": appid, "query_id": query_id},
            timeout,
        )


class AsyncQueryOrder(_QueryOrderDocs, AsyncService):
    async def query_order(
        self, *, out_order_no: str | None = None, service_id: str, appid: str, query_id: str | None = None
    ) -> QueryOrderResponse:
        return await self._call(
            OPERATION, {"out_order_no": out_order_no, "service_id": service_id, "appid": appid, "query_id": query_id}
        )

    async def wait_until_final(
        self,
        *,
        out_order_no: str | None = None,
        service_id: str,
        appid: str,
        query_id: str | None = None,
        timeout: float,
    ) -> QueryOrderResponse:
        return await self._wait(
            OPERATION,
            {"out_order_no": out_order_no, "service_id": service_id, "appid": appid, "query_id": query_id},
            timeout,
        )
