# Written by `make generate` from specs/payscore/partner_service_orders/update_order_amount.yaml: edit that file.
"""Lower the amount of an order of a sub-merchant (修改支付分订单金额)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payscore.partner_service_orders._models import Device, Payment, ServiceOrderCoupon
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="payscore.partner_service_orders.update_order_amount",
    method="POST",
    routes=(Route("/v3/payscore/partner/serviceorder/{out_order_no}/modify"),),
    parameters=(Parameter("out_order_no", STRING, is_required=True),),
    body=(
        Parameter("service_id", STRING),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("post_payments", ListOf(ModelOf(Payment)), is_required=True),
        Parameter("post_discounts", ListOf(ModelOf(ServiceOrderCoupon))),
        Parameter("total_amount", INTEGER, is_required=True),
        Parameter("reason", STRING, is_required=True),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013138819",),
)


class _UpdateOrderAmountDocs:
    def update_order_amount(self, *_: Any, **__: Any) -> Any:
        """Lower the amount of an order of a sub-merchant (修改支付分订单金额).

        Lowers the amount of a completed order. WeChat Pay then charges the new amount. Only while `collection.state` is
        `USER_PAYING`; refund the difference of an order that is already paid.

        Not possible in deposit-free mode (先免) if the user failed the assessment and paid a deposit, advance payment
        or security deposit instead. While WeChat Pay charges the user or the user is paying, the call fails with a
        message that the order is being charged; retry after 3 minutes. After a lost reply, an error about the state can
        mean that the first call succeeded: query the order.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.partner_service_orders.create_order.out_order_no`. Your order number, from the creation. Not
                usable as `out_trade_no` of a refund: refund with the `transaction_id`.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            post_payments: 后付费项目. Items to pay after the service: what the user really has to pay, with the names
                and fields of your industry. Power banks and e-bike chargers: exactly `收费标准` and `使用时长`, with
                `description` only. Car chargers: exactly `计费规则` and `费用明细`, with `description` only. Shared
                bikes: `计费规则` and `骑行时长` with `description` only, and what applies of `骑行费用`, `调度费用`,
                `头盔费用` and `罚款` with `amount` only. Express delivery: `首重费`, and what applies of `续重费`,
                `包装费` and `保价费`, with `amount` only. Hotels: `酒店房费`, and what applies as `其他杂费`, with
                `amount` and `description`. Unattended shops: a `商品信息` for each product, whose name is the
                `description`, with `amount` and `count`. Car rental: at least one of `租车相关费用`, `延迟还车费用`,
                `加油费用`, `ETC高速费用`, `车损费用`, `折旧费用`, `停运费用` and `闯红灯违章` with all fields; if
                nothing is to be paid, only `租车相关费用` with the description `本次无扣款`.
            post_discounts: 商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of
                `post_payments` minus the sum of these must equal `total_amount`.
            total_amount: 总金额. Amount to collect, in fen: the sum of `post_payments` minus the sum of
                `post_discounts`. At most the limit of your service ID; in deposit-free mode (先免), also at most
                `risk_fund.amount`. Must be lower than the amount to collect so far.
            reason: 修改原因, at most 50 characters. Why the amount changes.
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

        Safe to retry with the same `out_order_no`. `payscore.partner_service_orders.query_order` returns the outcome.

        Available to: service provider (普通服务商).

        Official page, 2024-12-06: https://pay.weixin.qq.com/doc/v3/partner/4013138819
        """


class UpdateOrderAmount(_UpdateOrderAmountDocs, Service):
    def update_order_amount(
        self,
        *,
        out_order_no: str,
        service_id: str | None = None,
        sub_mchid: str,
        post_payments: Sequence[Payment | Mapping[str, Any]],
        post_discounts: Sequence[ServiceOrderCoupon | Mapping[str, Any]] | None = None,
        total_amount: int,
        reason: str,
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
                "reason": reason,
                "device": device,
            },
        )


class AsyncUpdateOrderAmount(_UpdateOrderAmountDocs, AsyncService):
    async def update_order_amount(
        self,
        *,
        out_order_no: str,
        service_id: str | None = None,
        sub_mchid: str,
        post_payments: Sequence[Payment | Mapping[str, Any]],
        post_discounts: Sequence[ServiceOrderCoupon | Mapping[str, Any]] | None = None,
        total_amount: int,
        reason: str,
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
                "reason": reason,
                "device": device,
            },
        )
