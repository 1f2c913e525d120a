# Written by `make generate` from specs/payscore/partner_service_orders/complete_order.yaml: edit that file.
"""Complete an order of a sub-merchant (完结支付分订单)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payscore.partner_service_orders._models import (
    Device,
    Location,
    Payment,
    ServiceOrderCoupon,
    TimeRange,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="payscore.partner_service_orders.complete_order",
    method="POST",
    routes=(Route("/v3/payscore/partner/serviceorder/{out_order_no}/complete"),),
    parameters=(Parameter("out_order_no", STRING, is_required=True),),
    body=(
        Parameter("service_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("post_payments", ListOf(ModelOf(Payment)), is_required=True),
        Parameter("post_discounts", ListOf(ModelOf(ServiceOrderCoupon))),
        Parameter("total_amount", INTEGER, is_required=True),
        Parameter("time_range", ModelOf(TimeRange)),
        Parameter("location", ModelOf(Location)),
        Parameter("profit_sharing", BOOLEAN),
        Parameter("complete_time", STRING),
        Parameter("goods_tag", STRING),
        Parameter("device", ModelOf(Device)),
    ),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="payscore.partner_service_orders.query_order",
        settled_with={"out_order_no": "out_order_no", "service_id": "service_id", "sub_mchid": "sub_mchid"},
    ),
    replies={204: None},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013138598",),
)


class _CompleteOrderDocs:
    def complete_order(self, *_: Any, **__: Any) -> Any:
        """Complete an order of a sub-merchant (完结支付分订单).

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
                `payscore.partner_service_orders.create_order.out_order_no`. Your order number, from the creation. Not
                usable as `out_trade_no` of a refund: refund with the `transaction_id`.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
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
            time_range: 服务时间段. Start and end of the service.
            location: 服务位置. Where the user uses the service.
            profit_sharing: 微信支付服务分账标记. Freezes the collected amount, so that you can split it. Finishing the
                split unfreezes the rest; without a split, it is unfrozen 30 days after payment. Defaults to `false`.
            complete_time: 完结服务时间, at most 64 characters. When the service was completed: ISO 8601 with or without
                milliseconds, such as `2009-12-25T12:10:10+08:00` or `2009-12-25T04:10:10.000Z`. Not before `end_time`,
                not after this call.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A
                coupon with tags can be used only if the order has one of them. Not needed for coupons without tags.
            device: 设备信息. Device that provides the service.

        Returns:
            `None`.

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
                403 NO_AUTH: The merchant information is invalid. Check it on the partner platform and send the correct
                    values. `service_id`, merchant numbers and AppIDs must be bound to each other, which your contact at
                    WeChat Pay does, and the sub-merchant must authorize the product on the merchant platform.
                404 ORDER_NOT_EXIST: The order does not exist. Check the arguments, and send the number of an existing
                    order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often, within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_order_no`. `payscore.partner_service_orders.query_order` returns the outcome.

        Available to: service provider (普通服务商).

        Official page, 2024-12-06: https://pay.weixin.qq.com/doc/v3/partner/4013138598
        """


class CompleteOrder(_CompleteOrderDocs, Service):
    def complete_order(
        self,
        *,
        out_order_no: str,
        service_id: str,
        sub_mchid: str,
        post_payments: Sequence[Payment | Mapping[str, Any]],
        post_discounts: Sequence[ServiceOrderCoupon | Mapping[str, Any]] | None = None,
        total_amount: int,
        time_range: TimeRange | Mapping[str, Any] | None = None,
        location: Location | Mapping[str, Any] | None = None,
        profit_sharing: bool | None = None,
        complete_time: str | None = None,
        goods_tag: str | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "service_id": service_id,
                "sub_mchid": sub_mchid,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "total_amount": total_amount,
                "time_range": time_range,
                "location": location,
                "profit_sharing": profit_sharing,
                "complete_time": complete_time,
                "goods_tag": goods_tag,
                "device": device,
            },
        )


class AsyncCompleteOrder(_CompleteOrderDocs, AsyncService):
    async def complete_order(
        self,
        *,
        out_order_no: str,
        service_id: str,
        sub_mchid: str,
        post_payments: Sequence[Payment | Mapping[str, Any]],
        post_discounts: Sequence[ServiceOrderCoupon | Mapping[str, Any]] | None = None,
        total_amount: int,
        time_range: TimeRange | Mapping[str, Any] | None = None,
        location: Location | Mapping[str, Any] | None = None,
        profit_sharing: bool | None = None,
        complete_time: str | None = None,
        goods_tag: str | None = None,
        device: Device | Mapping[str, Any] | None = None,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "service_id": service_id,
                "sub_mchid": sub_mchid,
                "post_payments": post_payments,
                "post_discounts": post_discounts,
                "total_amount": total_amount,
                "time_range": time_range,
                "location": location,
                "profit_sharing": profit_sharing,
                "complete_time": complete_time,
                "goods_tag": goods_tag,
                "device": device,
            },
        )
