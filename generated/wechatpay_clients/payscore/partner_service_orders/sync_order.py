# Written by `make generate` from specs/payscore/partner_service_orders/sync_order.yaml: edit that file.
"""Report a payment in another way for a sub-merchant (同步支付分订单状态)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "OutsidePayment"]


@model
class OutsidePayment(Model):
    """Fields of `detail` (内容信息详情)."""

    paid_time: str = field(STRING)
    """收款成功时间, at most 64 characters. When the user paid: `yyyyMMddHHmmss`, or `yyyyMMdd` for midnight. Must be after the completion and at most 60 seconds after this call. The user's record of kept and broken agreements depends on it: send the real time."""


OPERATION: Operation[None] = Operation(
    name="payscore.partner_service_orders.sync_order",
    method="POST",
    routes=(Route("/v3/payscore/partner/serviceorder/{out_order_no}/sync"),),
    parameters=(Parameter("out_order_no", STRING, is_required=True),),
    body=(
        Parameter("service_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("type_", STRING, is_required=True, wire="type"),
        Parameter("detail", ModelOf(OutsidePayment), is_required=True),
    ),
    replies={204: None},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013138975",),
)


class _SyncOrderDocs:
    def sync_order(self, *_: Any, **__: Any) -> Any:
        """Report a payment in another way for a sub-merchant (同步支付分订单状态).

        Reports that the user paid a completed order in another way. The order becomes `DONE`, and WeChat Pay stops
        charging the user. Only while `collection.state` is `USER_PAYING`.

        While WeChat Pay charges the user or the user is paying, the call fails with a message that the order is being
        charged; retry after 3 minutes. If the user was charged as well, refund either of the two payments.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.partner_service_orders.create_order.out_order_no`. Your order number, from the creation. Not
                usable as `out_trade_no` of a refund: refund with the `transaction_id`.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            type_: 场景类型, at most 32 characters, sent as `type`. Kind of change. Always `Order_Paid`: the amount is
                collected.
            detail: 内容信息详情. How the user paid.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2024-12-06: https://pay.weixin.qq.com/doc/v3/partner/4013138975
        """


class SyncOrder(_SyncOrderDocs, Service):
    def sync_order(
        self,
        *,
        out_order_no: str,
        service_id: str,
        sub_mchid: str,
        type_: str,
        detail: OutsidePayment | Mapping[str, Any],
    ) -> None:
        return self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "service_id": service_id,
                "sub_mchid": sub_mchid,
                "type": type_,
                "detail": detail,
            },
        )


class AsyncSyncOrder(_SyncOrderDocs, AsyncService):
    async def sync_order(
        self,
        *,
        out_order_no: str,
        service_id: str,
        sub_mchid: str,
        type_: str,
        detail: OutsidePayment | Mapping[str, Any],
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "out_order_no": out_order_no,
                "service_id": service_id,
                "sub_mchid": sub_mchid,
                "type": type_,
                "detail": detail,
            },
        )
