# Written by `make generate` from specs/payscore/partner_service_orders/create_order.yaml: edit that file.
"""Create an order of a sub-merchant (创建支付分订单)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payscore.partner_service_orders._models import (
    Device,
    Location,
    OrderState,
    Payment,
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
from wechatpay_runtime.operation.scalars import BOOLEAN, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateOrderResponse"]


@model
class CreateOrderResponse(Model):
    """Reply of `create_order`."""

    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """服务商商户号, at most 32 characters. Merchant number of the service provider that created the order. Must have access to PayScore and be bound to `appid`."""
    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant, from the creation (子商户公众账号ID, at most 32 characters)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number of the order (子商户号, at most 32 characters)."""
    service_introduction: str = field(STRING)
    """服务信息, at most 20 characters. What the order is for. Chinese characters, digits, letters and symbols count as one character each."""
    state: OrderState | str = field(OpenEnum(OrderState))
    """服务订单状态. State of the order. Read it together with `state_description` and `collection.state`."""
    state_description: StateDescription | str | None = field(OpenEnum(StateDescription), default=None)
    """订单状态说明. How far an order in the state `DOING` is. Returned only in that state. Read it together with `collection.state`."""
    post_payments: list[Payment] | None = field(ListOf(ModelOf(Payment)), default=None)
    """Items to pay after the service, from the last request that set them (后付费项目)."""
    post_discounts: list[ServiceOrderCoupon] | None = field(ListOf(ModelOf(ServiceOrderCoupon)), default=None)
    """商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of `post_payments` minus the sum of these must equal `total_amount`."""
    risk_fund: RiskFund | None = field(ModelOf(RiskFund), default=None)
    """Amount at risk in this order (服务风险金)."""
    time_range: TimeRange | None = field(ModelOf(TimeRange), default=None)
    """Start and end of the service (服务时间)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (商户数据包, at most 256 characters)."""
    notify_url: str | None = field(STRING, default=None)
    """Address for the notifications of the order, from the creation (商户回调地址, at most 256 characters)."""
    order_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""
    package: str | None = field(STRING, default=None)
    """跳转微信侧小程序订单数据, at most 1024 characters. Opens the confirmation page in the PayScore mini program. Digits, ASCII letters, `_` and `-`, at most 300 characters. Valid for one hour; an open page, for 2 hours."""


OPERATION: Operation[CreateOrderResponse] = Operation(
    name="payscore.partner_service_orders.create_order",
    method="POST",
    routes=(Route("/v3/payscore/partner/serviceorder"),),
    body=(
        Parameter("service_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("out_order_no", STRING, is_required=True),
        Parameter("service_introduction", STRING, is_required=True),
        Parameter("post_payments", ListOf(ModelOf(Payment))),
        Parameter("post_discounts", ListOf(ModelOf(ServiceOrderCoupon))),
        Parameter("risk_fund", ModelOf(RiskFund), is_required=True),
        Parameter("time_range", ModelOf(TimeRange), is_required=True),
        Parameter("location", ModelOf(Location)),
        Parameter("need_user_confirm", BOOLEAN),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("attach", STRING),
        Parameter("device", ModelOf(Device)),
    ),
    numbers=("service_id", "sub_mchid", "out_order_no"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="payscore.partner_service_orders.query_order",
        settled_with={"out_order_no": "out_order_no", "service_id": "service_id", "sub_mchid": "sub_mchid"},
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
            "Check it on the partner platform and send the correct values. `service_id`, merchant numbers and AppIDs must be bound to each other, which your contact at WeChat Pay does, and the sub-merchant must authorize the product on the merchant platform.",
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013138534",),
)


class _CreateOrderDocs:
    def create_order(self, *_: Any, **__: Any) -> Any:
        """Create an order of a sub-merchant (创建支付分订单).

        Creates an order in the state `CREATED`, and returns the `package` that opens the confirmation page in the
        PayScore mini program. Call it when the user asks for the service.

        A notification follows once the user has confirmed. An order that is not confirmed for over 30 days expires.
        Same arguments on retries: the call then succeeds again. Other orders do not expire.

        Args:
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to your merchant number. Completing and canceling the order require the same
                AppID.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            sub_appid: 子商户公众账号ID, at most 32 characters. AppID of the sub-merchant. Must be bound to its merchant
                number on the partner platform.
            out_order_no: 商户服务订单号, at most 32 characters. Your order number, unique per merchant number. Digits,
                ASCII letters and `_-|*`. Same value on retries. Not usable as `out_trade_no` of a refund: refund with
                the `transaction_id`.
            service_introduction: 服务信息, at most 20 characters. What the order is for. Chinese characters, digits,
                letters and symbols count as one character each.
            post_payments: 后付费项目, at most 100 items. Items to pay after the service: the expected costs or the
                pricing rules. One item with the name and fields of your industry: `收费标准` for power banks and e-bike
                chargers, `计费规则` for shared bikes and car chargers, and `免押租车规则` for car rental, each with
                `description` only; `预估金额` for express delivery with `amount` only; `酒店房费` for hotels with both.
                Unattended shops send none.
            post_discounts: 商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of
                `post_payments` minus the sum of these must equal `total_amount`.
            risk_fund: 服务风险金. Amount at risk in this order.
            time_range: 服务时间段. Start and end of the service.
            location: 服务位置. Where the user uses the service.
            need_user_confirm: 是否需要用户确认. Whether the user must confirm the order. Always `true`. Defaults to
                `true`.
            notify_url: 商户回调地址, at most 256 characters. Address for the notifications of the confirmation and of
                the payment: a complete public `http://` or `https://` URL with a path and without a query.
            attach: 商户数据包, at most 256 characters. Your own data, URL-encoded and hidden from the user. At most 256
                characters after the encoding. Both notifications return it.
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
                403 NO_AUTH: The merchant information is invalid. Check it on the partner platform and send the correct
                    values. `service_id`, merchant numbers and AppIDs must be bound to each other, which your contact at
                    WeChat Pay does, and the sub-merchant must authorize the product on the merchant platform.
                404 ORDER_NOT_EXIST: The order does not exist. Check the arguments, and send the number of an existing
                    order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often, within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `service_id`, `sub_mchid` or `out_order_no` in the reply differs from the request. The
                reply belongs to another request.

        Pass the reply to `invoke_confirmation` or `invoke_details` of the same service.
        Safe to retry with the same `out_order_no`. `payscore.partner_service_orders.query_order` returns the outcome.
        Followed by the notification `payscore.service_orders.user_confirm`, sent to `notify_url`.
        Followed by the notification `payscore.service_orders.user_paid`, sent to `notify_url`.

        Available to: service provider (普通服务商).

        Official page, 2024-12-06: https://pay.weixin.qq.com/doc/v3/partner/4013138534
        """


class CreateOrder(_CreateOrderDocs, Service):
    def create_order(
        self,
        *,
        service_id: str,
        appid: str,
        sub_mchid: str,
        sub_appid: str | None = None,
        out_order_no: str,
        service_introduction: str,
        post_payments: Sequence[Payment | Mapping[str, Any]] | None = None,
        post_discounts: Sequence[ServiceOrderCoupon | Mapping[str, Any]] | None = None,
        risk_fund: RiskFund | Mapping[str, Any],
        time_range: TimeRange | Mapping[str, Any],
        location: Location | Mapping[str, Any] | None = None,
        need_user_confirm: bool | None = None,
        notify_url: str,
        attach: str | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> CreateOrderResponse:
        return self._call(
            OPERATION,
            {
                "service_id": service_id,
                "appid": appid,
                "sub_mchid": sub_mchid,
                "sub_appid": sub_appid,
                "out_order_no": out_order_no,
                "service_introduction": service_introduction,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "risk_fund": risk_fund,
                "time_range": time_range,
                "location": location,
                "need_user_confirm": need_user_confirm,
                "notify_url": notify_url,
                "attach": attach,
                "device": device,
            },
        )


class AsyncCreateOrder(_CreateOrderDocs, AsyncService):
    async def create_order(
        self,
        *,
        service_id: str,
        appid: str,
        sub_mchid: str,
        sub_appid: str | None = None,
        out_order_no: str,
        service_introduction: str,
        post_payments: Sequence[Payment | Mapping[str, Any]] | None = None,
        post_discounts: Sequence[ServiceOrderCoupon | Mapping[str, Any]] | None = None,
        risk_fund: RiskFund | Mapping[str, Any],
        time_range: TimeRange | Mapping[str, Any],
        location: Location | Mapping[str, Any] | None = None,
        need_user_confirm: bool | None = None,
        notify_url: str,
        attach: str | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> CreateOrderResponse:
        return await self._call(
            OPERATION,
            {
                "service_id": service_id,
                "appid": appid,
                "sub_mchid": sub_mchid,
                "sub_appid": sub_appid,
                "out_order_no": out_order_no,
                "service_introduction": service_introduction,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "risk_fund": risk_fund,
                "time_range": time_range,
                "location": location,
                "need_user_confirm": need_user_confirm,
                "notify_url": notify_url,
                "attach": attach,
                "device": device,
            },
        )
