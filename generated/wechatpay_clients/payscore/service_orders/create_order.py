# Written by `make generate` from specs/payscore/service_orders/create_order.yaml: edit that file.
"""Create an order (创建支付分订单)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payscore.service_orders._models import (
    Device,
    Location,
    OrderState,
    Payment,
    PostPayment,
    RiskFund,
    ServiceOrderCoupon,
    ServiceTimeRange,
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

__all__ = ["OPERATION", "CreateOrderResponse", "PlannedDiscount"]


@model
class PlannedDiscount(Model):
    """Fields of `post_discounts` (商户优惠)."""

    name: str = field(STRING)
    """Name of the discount, unique within the order (优惠名称, at most 20 characters)."""
    description: str = field(STRING)
    """Conditions of the discount (优惠说明, at most 30 characters)."""
    count: int | None = field(INTEGER, default=None)
    """How often the discount was used, such as 2 for two coupons of one campaign (优惠数量, 1 to 100)."""


@model
class CreateOrderResponse(Model):
    """Reply of `create_order`."""

    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """商户号, at most 32 characters. Merchant number that created the order. Must have access to PayScore and be bound to `appid`."""
    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    service_introduction: str = field(STRING)
    """服务信息, at most 20 characters. What the order is for. Chinese characters, digits, letters and symbols count as one character each."""
    state: OrderState | str = field(OpenEnum(OrderState))
    """服务订单状态. State of the order. Read it together with `state_description` and `collection.state`."""
    state_description: StateDescription | str | None = field(OpenEnum(StateDescription), default=None)
    """订单状态说明. How far an order in the state `DOING` is. Returned only in that state. Read it together with `collection.state`."""
    post_payments: list[PostPayment] | None = field(ListOf(ModelOf(PostPayment)), default=None)
    """Items to pay after the service, from the last request that set them (后付费项目)."""
    post_discounts: list[ServiceOrderCoupon] | None = field(ListOf(ModelOf(ServiceOrderCoupon)), default=None)
    """后付费商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of `post_payments` minus the sum of these must equal `total_amount`."""
    risk_fund: RiskFund | None = field(ModelOf(RiskFund), default=None)
    """Amount at risk in this order (服务风险金)."""
    time_range: TimeRange | None = field(ModelOf(TimeRange), default=None)
    """Start and end of the service (服务时间段)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (商户数据包, at most 256 characters)."""
    notify_url: str | None = field(STRING, default=None)
    """Address for the notifications of the order, from the creation (商户回调地址, at most 256 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""
    package: str = field(STRING)
    """跳转微信侧小程序订单数据, at most 300 characters. Opens the confirmation page in the PayScore mini program. Digits, ASCII letters, `_` and `-`, at most 300 characters. Valid for one hour; an open page, for 2 hours."""


OPERATION: Operation[CreateOrderResponse] = Operation(
    name="payscore.service_orders.create_order",
    method="POST",
    routes=(Route("/v3/payscore/serviceorder"),),
    body=(
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("service_id", STRING, is_required=True),
        Parameter("service_introduction", STRING, is_required=True),
        Parameter("post_payments", ListOf(ModelOf(Payment))),
        Parameter("post_discounts", ListOf(ModelOf(PlannedDiscount))),
        Parameter("time_range", ModelOf(ServiceTimeRange), is_required=True),
        Parameter("location", ModelOf(Location)),
        Parameter("risk_fund", ModelOf(RiskFund), is_required=True),
        Parameter("attach", STRING),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("need_user_confirm", BOOLEAN),
        Parameter("device", ModelOf(Device)),
    ),
    numbers=("out_order_no", "service_id"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="payscore.service_orders.query_order",
        settled_with={"out_order_no": "out_order_no", "service_id": "service_id", "appid": "appid"},
    ),
    replies={200: CreateOrderResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012587900",),
)


class _CreateOrderDocs:
    def create_order(self, *_: Any, **__: Any) -> Any:
        """Create an order (创建支付分订单).

        Creates an order in the state `CREATED`, and returns the `package` that opens the confirmation page in the
        PayScore mini program. Call it when the user asks for the service.

        A notification follows once the user has confirmed. An order that is not confirmed for over 30 days expires.
        Same arguments on retries: the call then succeeds again. Other orders do not expire.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters. Your order number, unique per merchant number. Digits,
                ASCII letters and `_-|`. Same value on retries. Not usable as `out_trade_no` of a refund: refund with
                the `transaction_id`.
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to your merchant number. Completing and canceling the order require the same
                AppID.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            service_introduction: 服务信息, at most 20 characters. What the order is for. Chinese characters, digits,
                letters and symbols count as one character each.
            post_payments: 后付费项目, at most 100 items. Items to pay after the service: the expected costs or the
                pricing rules. One item with the name and fields of your industry: `收费标准` for power banks and e-bike
                chargers, `计费规则` for shared bikes and car chargers, and `免押租车规则` for car rental, each with
                `description` only; `预估金额` for express delivery with `amount` only; `酒店房费` for hotels with both.
                Unattended shops send none.
            post_discounts: 商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of
                `post_payments` minus the sum of these must equal `total_amount`.
            time_range: 服务时间段. Start and end of the service.
            location: 服务位置. Where the user uses the service.
            risk_fund: 服务风险金. Amount at risk in this order.
            attach: 商户数据包, at most 256 characters. Your own data, URL-encoded and hidden from the user. At most 256
                characters after the encoding. Both notifications return it.
            notify_url: 商户回调地址, at most 255 characters. Address for the notifications of the confirmation and of
                the payment: a complete public `http://` or `https://` URL with a path and without a query.
            need_user_confirm: 是否需要用户确认. Whether the user must confirm the order. Always `true`. Defaults to
                `true`.
            device: 设备信息. Device that provides the service.

        Returns:
            `CreateOrderResponse`.

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

        Pass the reply to `invoke_confirmation` or `invoke_details` of the same service.
        Safe to retry with the same `out_order_no`. `payscore.service_orders.query_order` returns the outcome.
        Followed by the notification `payscore.service_orders.user_confirm`, sent to `notify_url`.
        Followed by the notification `payscore.service_orders.user_paid`, sent to `notify_url`.

        Available to: merchant (普通商户).

        Official page, 2025-03-06: https://pay.weixin.qq.com/doc/v3/merchant/4012587900
        """


class CreateOrder(_CreateOrderDocs, Service):
    def create_order(
        self,
        *,
        out_order_no: str,
        appid: str,
        service_id: str,
        service_introduction: str,
        post_payments: Sequence[Payment | Mapping[str, Any]] | None = None,
        post_discounts: Sequence[PlannedDiscount | Mapping[str, Any]] | None = None,
        time_range: ServiceTimeRange | Mapping[str, Any],
        location: Location | Mapping[str, Any] | None = None,
        risk_fund: RiskFund | Mapping[str, Any],
        attach: str | None = None,
        notify_url: str,
        need_user_confirm: bool | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> CreateOrderResponse:
        return self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "appid": appid,
                "service_id": service_id,
                "service_introduction": service_introduction,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "time_range": time_range,
                "location": location,
                "risk_fund": risk_fund,
                "attach": attach,
                "notify_url": notify_url,
                "need_user_confirm": need_user_confirm,
                "device": device,
            },
        )


class AsyncCreateOrder(_CreateOrderDocs, AsyncService):
    async def create_order(
        self,
        *,
        out_order_no: str,
        appid: str,
        service_id: str,
        service_introduction: str,
        post_payments: Sequence[Payment | Mapping[str, Any]] | None = None,
        post_discounts: Sequence[PlannedDiscount | Mapping[str, Any]] | None = None,
        time_range: ServiceTimeRange | Mapping[str, Any],
        location: Location | Mapping[str, Any] | None = None,
        risk_fund: RiskFund | Mapping[str, Any],
        attach: str | None = None,
        notify_url: str,
        need_user_confirm: bool | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> CreateOrderResponse:
        return await self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "appid": appid,
                "service_id": service_id,
                "service_introduction": service_introduction,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "time_range": time_range,
                "location": location,
                "risk_fund": risk_fund,
                "attach": attach,
                "notify_url": notify_url,
                "need_user_confirm": need_user_confirm,
                "device": device,
            },
        )
