# Written by `make generate` from specs/ecommerce/profit_sharing/create_return_order.yaml: edit that file.
"""Return a share (请求分账回退)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.profit_sharing._models import ReturnOrdersEntity
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ReturnOrdersEntity] = Operation(
    name="ecommerce.profit_sharing.create_return_order",
    method="POST",
    routes=(Route("/v3/ecommerce/profitsharing/returnorders"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("order_id", STRING),
        Parameter("out_order_no", STRING),
        Parameter("out_return_no", STRING, is_required=True),
        Parameter("return_mchid", STRING, is_required=True),
        Parameter("amount", INTEGER, is_required=True),
        Parameter("description", STRING, is_required=True),
        Parameter("transaction_id", STRING),
    ),
    choose=(AnyOf("order_id", "out_order_no"),),
    numbers=("sub_mchid", "order_id", "out_order_no", "out_return_no", "return_mchid", "transaction_id"),
    repeat=Repeat(
        by=("out_return_no",),
        settled_by="ecommerce.profit_sharing.query_return_order",
        settled_with={
            "out_return_no": "out_return_no",
            "order_id": "order_id",
            "out_order_no": "out_order_no",
            "sub_mchid": "sub_mchid",
        },
    ),
    replies={200: ReturnOrdersEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The receiver's balance is too low (可用余额不足), and the return stays in `PROCESSING`. Or the request breaks a rule that the message names: for example, the share is too old to be returned.",
            "If the balance is too low, repeat the same request with the same `out_return_no` once the receiver has topped up. Otherwise, read the message and act on it. Keep `out_return_no`, unless it belongs to another return.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "Returns are not enabled for the receiver.",
            "Ask the receiver to agree to returns on the merchant platform under 交易中心 > 分账 > 分账接收设置.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The returns would exceed the amount of the receiver in the split, or its balance is too low.",
            "Query the return. If it does not exist, lower `amount`. If it is `PROCESSING`, repeat the same request with the same `out_return_no` once the receiver has topped up.",
            is_outcome_open=True,
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many requests for returns.",
            "Wait, then retry with the same `out_return_no`.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012477737",),
)


class _CreateReturnOrderDocs:
    def create_return_order(self, *_: Any, **__: Any) -> Any:
        """Return a share (请求分账回退).

        Takes money back from a merchant that got a share, into the available balance of the sub-merchant whose money
        was split, usually before a refund. The reply usually has the final result; if it is `PROCESSING`, query it or
        repeat the request with the same number and arguments. The receiver gets a notification, you do not.

        Works only for a receiver of type `MERCHANT_ID` whose split is `FINISHED` and whose result is `SUCCESS`, not for
        users. Merchants need not agree to returns, but need the money in their available balance. If they have too
        little, the request is refused, but the return stays in `PROCESSING`: once they have topped up, repeat the
        request with the same number. A split can have 50 returns, up to the amount of each receiver, within 180 days
        from the creation of the order. Returned money cannot be split again.

        Refunds and returns are independent of each other: if the sub-merchant's balance suffices, an order can be
        refunded without a return.

        Args:
            sub_mchid: 电商平台二级商户号, at most 32 characters. Sub-merchant number that gets the money back, as in
                the split.
            order_id: 微信分账单号, at most 64 characters, from `ecommerce.profit_sharing.create_order.order_id`. WeChat
                Pay's ID of the split. Required unless `out_order_no` is given.
            out_order_no: 商户分账单号, at most 64 characters, from
                `ecommerce.profit_sharing.create_order.out_order_no`. Your number of the split. Digits, ASCII letters
                and `_-|*@`. Required unless `order_id` is given.
            out_return_no: 商户回退单号, at most 64 characters. Your number of the return, unique in your system.
                Digits, ASCII letters and `_-|*@`. Same value on retries: requests with the same number count as one.
                After a failed return, use a new value.
            return_mchid: 回退商户号, at most 32 characters. Merchant number that gives the money back:
                `receiver_account` of the receiver in the split. Must differ from the sub-merchant whose money was
                split.
            amount: 回退金额. Amount to give back, in fen. All returns together must not exceed the amount of the
                receiver in the split.
            description: 回退描述, at most 80 characters. Reason for the return, listed in the sharing bill.
            transaction_id: 微信订单号, at most 32 characters, from
                `ecommerce.profit_sharing.create_order.transaction_id`. WeChat Pay order ID of the payment. Required for
                orders that are older than 6 months.

        Returns:
            `ReturnOrdersEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The receiver's balance is too low (可用余额不足), and the return stays in
                    `PROCESSING`. Or the request breaks a rule that the message names: for example, the share is too old
                    to be returned. If the balance is too low, repeat the same request with the same `out_return_no`
                    once the receiver has topped up. Otherwise, read the message and act on it. Keep `out_return_no`,
                    unless it belongs to another return. The call may have taken effect; `client.settle(error)` queries
                    the outcome.
                403 NO_AUTH: Returns are not enabled for the receiver. Ask the receiver to agree to returns on the
                    merchant platform under 交易中心 > 分账 > 分账接收设置.
                403 NOT_ENOUGH: The returns would exceed the amount of the receiver in the split, or its balance is too
                    low. Query the return. If it does not exist, lower `amount`. If it is `PROCESSING`, repeat the same
                    request with the same `out_return_no` once the receiver has topped up. The call may have taken
                    effect; `client.settle(error)` queries the outcome.
                429 FREQUENCY_LIMITED: Too many requests for returns. Wait, then retry with the same `out_return_no`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid`, `order_id`, `out_order_no`, `out_return_no`, `return_mchid` or
                `transaction_id` in the reply differs from the request. The reply belongs to another request.

        Pass at least one of `order_id` and `out_order_no`.
        Safe to retry with the same `out_return_no`. `ecommerce.profit_sharing.query_return_order` returns the outcome.
        Followed by the notification `profit_sharing.profit_sharing.funds_moved`.
        Rate limit: 100 requests a second.

        Available to: platform merchant (平台商户).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012477737
        """


class CreateReturnOrder(_CreateReturnOrderDocs, Service):
    def create_return_order(
        self,
        *,
        sub_mchid: str,
        order_id: str | None = None,
        out_order_no: str | None = None,
        out_return_no: str,
        return_mchid: str,
        amount: int,
        description: str,
        transaction_id: str | None = None,
    ) -> ReturnOrdersEntity:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "order_id": order_id,
                "out_order_no": out_order_no,
                "out_return_no": out_return_no,
                "return_mchid": return_mchid,
                "amount": amount,
                "description": description,
                "transaction_id": transaction_id,
            },
        )


class AsyncCreateReturnOrder(_CreateReturnOrderDocs, AsyncService):
    async def create_return_order(
        self,
        *,
        sub_mchid: str,
        order_id: str | None = None,
        out_order_no: str | None = None,
        out_return_no: str,
        return_mchid: str,
        amount: int,
        description: str,
        transaction_id: str | None = None,
    ) -> ReturnOrdersEntity:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "order_id": order_id,
                "out_order_no": out_order_no,
                "out_return_no": out_return_no,
                "return_mchid": return_mchid,
                "amount": amount,
                "description": description,
                "transaction_id": transaction_id,
            },
        )
