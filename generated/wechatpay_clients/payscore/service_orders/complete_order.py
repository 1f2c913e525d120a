# Written by `make generate` from specs/payscore/service_orders/complete_order.yaml: edit that file.
"""Complete an order (完结支付分订单)."""

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

__all__ = ["OPERATION", "CompleteOrderResponse", "EndLocation", "FinalDiscount"]


@model
class FinalDiscount(Model):
    """Fields of `post_discounts` (商户优惠)."""

    name: str = field(STRING)
    """Name of the discount, unique within the order (优惠名称, at most 20 characters)."""
    description: str = field(STRING)
    """Conditions of the discount (优惠说明, at most 30 characters)."""
    amount: int | None = field(INTEGER, default=None)
    """优惠金额. Amount of the discount, in fen. The sum of `post_payments` minus the sum of the discounts must equal `total_amount`."""
    count: int | None = field(INTEGER, default=None)
    """How often the discount was used, such as 2 for two coupons of one campaign (优惠数量, 1 to 100)."""


@model
class EndLocation(Model):
    """Fields of `location` (实际服务位置)."""

    end_location: str | None = field(STRING, default=None)
    """Place where the user stops using the service (服务结束地点, at most 20 characters)."""


@model
class CompleteOrderResponse(Model):
    """Reply of `complete_order`."""

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
    total_amount: int = field(INTEGER)
    """Final amount of the order, in fen, from its completion or last change: the sum of `post_payments` minus the sum of `post_discounts` (商户收款总金额)."""
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
    order_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""
    need_collection: bool | None = field(BOOLEAN, default=None)
    """是否需要收款. Whether the order has an amount to collect. Always `true`."""


OPERATION: Operation[CompleteOrderResponse] = Operation(
    name="payscore.service_orders.complete_order",
    method="POST",
    routes=(Route("/v3/payscore/serviceorder/{out_order_no}/complete"),),
    parameters=(Parameter("out_order_no", STRING, is_required=True),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("service_id", STRING, is_required=True),
        Parameter("post_payments", ListOf(ModelOf(Payment)), is_required=True),
        Parameter("post_discounts", ListOf(ModelOf(FinalDiscount))),
        Parameter("total_amount", INTEGER, is_required=True),
        Parameter("time_range", ModelOf(TimeRange)),
        Parameter("location", ModelOf(EndLocation)),
        Parameter("profit_sharing", BOOLEAN),
        Parameter("goods_tag", STRING),
        Parameter("device", ModelOf(Device)),
    ),
    numbers=("out_order_no", "service_id"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="payscore.service_orders.query_order",
        settled_with={"out_order_no": "out_order_no", "service_id": "service_id", "appid": "appid"},
    ),
    replies={200: CompleteOrderResponse},
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
        ErrorRow(
            400,
            "ORDER_DONE",
            "The order is already completed.",
            "Nothing needs to be done in this state.",
            is_outcome_open=True,
        ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012587955",),
)


class _CompleteOrderDocs:
    def complete_order(self, *_: Any, **__: Any) -> Any:
        """Complete an order (完结支付分订单).

        Tells WeChat Pay that the service is finished and what the user has to pay. WeChat Pay then charges the user
        again and again until it succeeds, without an end; a notification follows.

        Call it once per order, as soon as the service is finished, while the state is `DOING` with `USER_CONFIRM`. The
        state becomes `DOING` with `MCH_COMPLETE`, and `collection.state` becomes `USER_PAYING`. Success does not mean
        that the user paid: rely on the notification or the query. After a lost reply, an error about the state can mean
        that the first call succeeded: query the order. Cash coupons of the user are used automatically, but only those
        for the whole order. If the call fails because of its arguments, correct them and call it again with the same
        `out_order_no`.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.service_orders.create_order.out_order_no`. Your order number, from the creation. Not usable as
                `out_trade_no` of a refund: refund with the `transaction_id`.
            appid: 公众账号ID, at most 32 characters. AppID of the order, from the creation. Must be the same to
                complete or cancel the order.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            post_payments: 后付费项目, at most 100 items. Items to pay after the service: what the user really has to
                pay, with the names and fields of your industry. Power banks and e-bike chargers: exactly `收费标准` and
                `使用时长`, with `description` only. Car chargers: exactly `计费规则` and `费用明细`, with `description`
                only. Shared bikes: `计费规则` and `骑行时长` with `description` only, and what applies of `骑行费用`,
                `调度费用`, `头盔费用` and `罚款` with `amount` only. Express delivery: `首重费`, and what applies of
                `续重费`, `包装费` and `保价费`, with `amount` only. Hotels: `酒店房费`, and what applies as `其他杂费`,
                with `amount` and `description`. Unattended shops: a `商品信息` for each product, whose name is the
                `description`, with `amount` and `count`. Car rental: at least one of `租车相关费用`, `延迟还车费用`,
                `加油费用`, `ETC高速费用`, `车损费用`, `折旧费用`, `停运费用` and `闯红灯违章` with all fields; if
                nothing is to be paid, only `租车相关费用` with the description `本次无扣款`.
            post_discounts: 商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of
                `post_payments` minus the sum of these must equal `total_amount`.
            total_amount: 总金额. Amount to collect, in fen: the sum of `post_payments` minus the sum of
                `post_discounts`. At most the limit of your service ID; in deposit-free mode (先免), also at most
                `risk_fund.amount`.
            time_range: 实际服务时间段. Actual start and end of the service.
            location: 实际服务位置. Where the service actually ended.
            profit_sharing: 微信支付服务分账标记. Freezes the collected amount, so that you can split it. Finishing the
                split unfreezes the rest; without a split, it is unfrozen 30 days after payment. Defaults to `false`.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A
                coupon with tags can be used only if the order has one of them. Not needed for coupons without tags.
            device: 设备信息. Device that provides the service.

        Returns:
            `CompleteOrderResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_ORDER_STATE: The state of the order does not allow the call. Check that the call fits the
                    flow of the order.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Check whether the same
                    order number was used with different arguments.
                400 ORDER_CANCELED: The order is already canceled. Nothing needs to be done in this state.
                400 ORDER_DONE: The order is already completed. Nothing needs to be done in this state. The call may
                    have taken effect; `client.settle(error)` queries the outcome.
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

        Official page, 2025-03-06: https://pay.weixin.qq.com/doc/v3/merchant/4012587955
        """


class CompleteOrder(_CompleteOrderDocs, Service):
    def complete_order(
        self,
        *,
        out_order_no: str,
        appid: str,
        service_id: str,
        post_payments: Sequence[Payment | Mapping[str, Any]],
        post_discounts: Sequence[FinalDiscount | Mapping[str, Any]] | None = None,
        total_amount: int,
        time_range: TimeRange | Mapping[str, Any] | None = None,
        location: EndLocation | Mapping[str, Any] | None = None,
        profit_sharing: bool | None = None,
        goods_tag: str | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> CompleteOrderResponse:
        return self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "appid": appid,
                "service_id": service_id,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "total_amount": total_amount,
                "time_range": time_range,
                "location": location,
                "profit_sharing": profit_sharing,
                "goods_tag": goods_tag,
                "device": device,
            },
        )


class AsyncCompleteOrder(_CompleteOrderDocs, AsyncService):
    async def complete_order(
        self,
        *,
        out_order_no: str,
        appid: str,
        service_id: str,
        post_payments: Sequence[Payment | Mapping[str, Any]],
        post_discounts: Sequence[FinalDiscount | Mapping[str, Any]] | None = None,
        total_amount: int,
        time_range: TimeRange | Mapping[str, Any] | None = None,
        location: EndLocation | Mapping[str, Any] | None = None,
        profit_sharing: bool | None = None,
        goods_tag: str | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> CompleteOrderResponse:
        return await self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "appid": appid,
                "service_id": service_id,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "total_amount": total_amount,
                "time_range": time_range,
                "location": location,
                "profit_sharing": profit_sharing,
                "goods_tag": goods_tag,
                "device": device,
            },
        )
