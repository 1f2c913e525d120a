# Written by `make generate` from specs/payscore/service_orders/sync_order.yaml: edit that file.
"""Report a payment in another way (同步订单状态)."""

from collections.abc import Mapping
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
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "OutsidePayment", "SyncOrderResponse"]


@model
class OutsidePayment(Model):
    """Fields of `detail` (内容信息详情)."""

    paid_time: str = field(STRING)
    """收款成功时间, at most 64 characters. When the user paid: `yyyyMMddHHmmss`, or `yyyyMMdd` for midnight. Must be after the completion and at most 60 seconds after this call."""


@model
class SyncOrderResponse(Model):
    """Reply of `sync_order`."""

    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the order (服务商公众号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """服务商商户号, at most 32 characters. Merchant number that created the order. Must have access to PayScore and be bound to `appid`."""
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
    """Whether PayScore collects the amount: `true` if it does, `false` if it need not (是否需要收款)."""
    collection: Collection | None = field(ModelOf(Collection), default=None)
    """收款信息. How far the amount is collected. Returned only after the order was completed, unless its `total_amount` is 0."""
    time_range: TimeRange | None = field(ModelOf(TimeRange), default=None)
    """Start and end of the service (服务时间)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (附加数据, at most 256 characters)."""
    notify_url: str | None = field(STRING, default=None)
    """Address for the notifications of the order, from the creation (商户回调地址, at most 256 characters)."""
    openid: str = field(STRING)
    """User's OpenID under `appid` (服务商公众号下的用户标识, at most 128 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""


OPERATION: Operation[SyncOrderResponse] = Operation(
    name="payscore.service_orders.sync_order",
    method="POST",
    routes=(Route("/v3/payscore/serviceorder/{out_order_no}/sync"),),
    parameters=(Parameter("out_order_no", STRING, is_required=True),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("service_id", STRING, is_required=True),
        Parameter("type_", STRING, is_required=True, wire="type"),
        Parameter("detail", ModelOf(OutsidePayment), is_required=True),
    ),
    numbers=("out_order_no", "service_id"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="payscore.service_orders.query_order",
        settled_with={"out_order_no": "out_order_no", "service_id": "service_id", "appid": "appid"},
    ),
    replies={200: SyncOrderResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012587962",),
)


class _SyncOrderDocs:
    def sync_order(self, *_: Any, **__: Any) -> Any:
        """Report a payment in another way (同步订单状态).

        Reports that the user paid a completed order in another way. The order becomes `DONE`, and WeChat Pay stops
        charging the user. Only while `collection.state` is `USER_PAYING`.

        While WeChat Pay charges the user or the user is paying, the call fails with a message that the order is being
        charged; retry after 3 minutes. If the user was charged as well, refund either of the two payments. After a lost
        reply, an error about the state can mean that the first call succeeded: query the order.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.service_orders.create_order.out_order_no`. Your order number, from the creation. Not usable as
                `out_trade_no` of a refund: refund with the `transaction_id`.
            appid: 公众账号ID, at most 32 characters. AppID of the order, from the creation. Must be the same to
                complete or cancel the order.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            type_: 场景类型, sent as `type`. Kind of change. Always `Order_Paid`: the amount is collected.
            detail: 内容信息详情. How the user paid.

        Returns:
            `SyncOrderResponse`.

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

        Safe to retry with the same `out_order_no`. `payscore.service_orders.query_order` returns the outcome.

        Available to: merchant (普通商户).

        Official page, 2024-12-10: https://pay.weixin.qq.com/doc/v3/merchant/4012587962
        """


class SyncOrder(_SyncOrderDocs, Service):
    def sync_order(
        self, *, out_order_no: str, appid: str, service_id: str, type_: str, detail: OutsidePayment | Mapping[str, Any]
    ) -> SyncOrderResponse:
        return self._call(
            OPERATION,
            {"out_order_no": out_order_no, "appid": appid, "service_id": service_id, "type": type_, "detail": detail},
        )


class AsyncSyncOrder(_SyncOrderDocs, AsyncService):
    async def sync_order(
        self, *, out_order_no: str, appid: str, service_id: str, type_: str, detail: OutsidePayment | Mapping[str, Any]
    ) -> SyncOrderResponse:
        return await self._call(
            OPERATION,
            {"out_order_no": out_order_no, "appid": appid, "service_id": service_id, "type": type_, "detail": detail},
        )
