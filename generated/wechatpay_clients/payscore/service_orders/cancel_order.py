# Written by `make generate` from specs/payscore/service_orders/cancel_order.yaml: edit that file.
"""Cancel an order (取消支付分订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CancelOrderResponse"]


@model
class CancelOrderResponse(Model):
    """Reply of `cancel_order`."""

    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """商户号, at most 32 characters. Merchant number that created the order. Must have access to PayScore and be bound to `appid`."""
    out_order_no: str = field(STRING)
    """商户订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 128 characters)."""


OPERATION: Operation[CancelOrderResponse] = Operation(
    name="payscore.service_orders.cancel_order",
    method="POST",
    routes=(Route("/v3/payscore/serviceorder/{out_order_no}/cancel"),),
    parameters=(Parameter("out_order_no", STRING, is_required=True),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("service_id", STRING),
        Parameter("reason", STRING, is_required=True),
    ),
    numbers=("out_order_no", "service_id"),
    repeat=Repeat(
        by=("out_order_no",),
        settled_by="payscore.service_orders.query_order",
        settled_with={"out_order_no": "out_order_no", "service_id": "service_id", "appid": "appid"},
    ),
    replies={200: CancelOrderResponse},
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
        ErrorRow(
            400,
            "ORDER_CANCELED",
            "The order is already canceled.",
            "Nothing needs to be done in this state.",
            is_outcome_open=True,
        ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012587905",),
)


class _CancelOrderDocs:
    def cancel_order(self, *_: Any, **__: Any) -> Any:
        """Cancel an order (取消支付分订单).

        Cancels an order that is `CREATED`, confirmed by the user (`USER_CONFIRM`), or completed but not paid
        (`USER_PAYING`). WeChat Pay then stops charging the user.

        While WeChat Pay charges the user or the user is paying, the call fails with a message that the order is being
        charged; retry after 3 minutes. Same arguments on retries after a lost reply: the call then succeeds again. The
        user gets a message that the order was canceled.

        Args:
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.service_orders.create_order.out_order_no`. Your order number, from the creation. Not usable as
                `out_trade_no` of a refund: refund with the `transaction_id`.
            appid: 公众账号ID, at most 32 characters. AppID of the order, from the creation. Must be the same to
                complete or cancel the order.
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            reason: 撤销原因, at most 50 characters. Why the order is canceled. Shown to the user in the message about
                the cancellation.

        Returns:
            `CancelOrderResponse` with `appid`, `mchid`, `out_order_no`, `service_id` and `order_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_ORDER_STATE: The state of the order does not allow the call. Check that the call fits the
                    flow of the order.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Check whether the same
                    order number was used with different arguments.
                400 ORDER_CANCELED: The order is already canceled. Nothing needs to be done in this state. The call may
                    have taken effect; `client.settle(error)` queries the outcome.
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

        Official page, 2025-02-13: https://pay.weixin.qq.com/doc/v3/merchant/4012587905
        """


class CancelOrder(_CancelOrderDocs, Service):
    def cancel_order(
        self, *, out_order_no: str, appid: str, service_id: str | None = None, reason: str
    ) -> CancelOrderResponse:
        return self._call(
            OPERATION, {"out_order_no": out_order_no, "appid": appid, "service_id": service_id, "reason": reason}
        )


class AsyncCancelOrder(_CancelOrderDocs, AsyncService):
    async def cancel_order(
        self, *, out_order_no: str, appid: str, service_id: str | None = None, reason: str
    ) -> CancelOrderResponse:
        return await self._call(
            OPERATION, {"out_order_no": out_order_no, "appid": appid, "service_id": service_id, "reason": reason}
        )
