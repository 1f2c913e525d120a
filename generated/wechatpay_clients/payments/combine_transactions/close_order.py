# Written by `make generate` from specs/payments/combine_transactions/close_order.yaml: edit that file.
"""Close a combined order (关闭合单订单)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UnionCloseSubOrder"]


@model
class UnionCloseSubOrder(Model):
    """Fields of `sub_orders` (商品单信息)."""

    mchid: str = field(STRING)
    """Merchant number of this order (商品单商户号, at most 32 characters)."""
    out_trade_no: str = field(STRING)
    """Merchant order number of this order, of digits, ASCII letters and `_-|*` (商品单商户订单号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of this order (子商户号(也叫特约商户号), at most 32 characters, required for partners (服务商, 渠道商 and others who act for their own merchants), not allowed for others)."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters, only for partners (服务商, 渠道商 and others who act for their own merchants). AppID of the sub-merchant, as in the order. Must be bound to `sub_mchid`."""


OPERATION: Operation[None] = Operation(
    name="payments.combine_transactions.close_order",
    method="POST",
    routes=(Route("/v3/combine-transactions/out-trade-no/{combine_out_trade_no}/close"),),
    parameters=(Parameter("combine_out_trade_no", STRING, is_required=True),),
    body=(
        Parameter("combine_appid", STRING, is_required=True),
        Parameter("sub_orders", ListOf(ModelOf(UnionCloseSubOrder)), is_required=True),
    ),
    repeat=Repeat(
        by=("combine_out_trade_no",),
        settled_by="payments.combine_transactions.query_order_by_out_trade_no",
        settled_with={"combine_out_trade_no": "combine_out_trade_no"},
    ),
    replies={204: None},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "An AppID does not match its merchant number.",
            "Check that `combine_appid` is bound to `combine_mchid`, and each other AppID to its merchant number.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The orders differ from those that the combined order was created with.",
            "Send all orders of the combined order, with their original numbers.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(400, "ORDER_CLOSED", "The order is closed.", "Create the order again with new numbers."),
        ErrorRow(
            403,
            "ACCOUNTERROR",
            "The user's account is abnormal. Documented for platforms only.",
            "No action on your side can resolve this.",
        ),
        ErrorRow(
            403,
            "NOAUTH",
            "The merchant is not authorized to make this call.",
            "Ask your contact at WeChat Pay for this permission.",
        ),
        ErrorRow(
            403,
            "NOTENOUGH",
            "The user's balance is too low. Documented for platforms only.",
            "Ask the user to top up or to use another card.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            "The order number was already used.",
            "Check whether you sent these numbers twice.",
        ),
        ErrorRow(403, "RULELIMIT", "A business rule limits how often you may call.", "Read the message and act on it."),
        ErrorRow(
            403,
            "TRADE_ERROR",
            "The transaction failed for a business reason. Documented for platforms only.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            404, "ORDERNOTEXIST", "The order does not exist.", "Check that a transaction was started for the order."
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(
            500,
            "BANKERROR",
            "The bank's system failed. Documented for platforms only.",
            "Retry with the same arguments.",
        ),
        ErrorRow(
            500,
            "INVALID_TRANSACTIONID",
            "The WeChat Pay order ID is invalid. Documented for platforms only.",
            "Check the WeChat Pay order ID.",
        ),
        ErrorRow(
            500,
            "OPENID_MISMATCH",
            "The OpenID does not match the AppID. Documented for platforms only.",
            "Check that the OpenID belongs to the AppID.",
        ),
        ErrorRow(500, "SYSTEMERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012577452",),
)


class _CloseOrderDocs:
    def close_order(self, *_: Any, **__: Any) -> Any:
        """Close a combined order (关闭合单订单).

        Closes an unpaid combined order that no longer needs to be paid. Call it when the user cancels it, or when it
        was not paid within your own limit or `time_expire`.

        Only this operation closes a combined order, and only as a whole: combined order number, AppID, and the count
        and numbers of its orders must equal those it was created with. Query the order first to be sure that it is not
        paid. Platforms wait at least 5 minutes after the order was created.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Merchant order number of the combined order.
            combine_appid: 合单商户公众账号ID, at most 32 characters. AppID of the combined order.
            sub_orders: 商品单信息, 1 to 50 items. All orders of the combined order.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: An AppID does not match its merchant number. Check that `combine_appid` is
                    bound to `combine_mchid`, and each other AppID to its merchant number.
                400 INVALID_REQUEST: The orders differ from those that the combined order was created with. Send all
                    orders of the combined order, with their original numbers.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 ORDER_CLOSED: The order is closed. Create the order again with new numbers.
                403 ACCOUNTERROR: The user's account is abnormal. Documented for platforms only. No action on your side
                    can resolve this.
                403 NOAUTH: The merchant is not authorized to make this call. Ask your contact at WeChat Pay for this
                    permission.
                403 NOTENOUGH: The user's balance is too low. Documented for platforms only. Ask the user to top up or
                    to use another card.
                403 OUT_TRADE_NO_USED: The order number was already used. Check whether you sent these numbers twice.
                403 RULELIMIT: A business rule limits how often you may call. Read the message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Documented for platforms only. Read the
                    message and act on it.
                404 ORDERNOTEXIST: The order does not exist. Check that a transaction was started for the order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Documented for platforms only. Retry with the same arguments.
                500 INVALID_TRANSACTIONID: The WeChat Pay order ID is invalid. Documented for platforms only. Check the
                    WeChat Pay order ID.
                500 OPENID_MISMATCH: The OpenID does not match the AppID. Documented for platforms only. Check that the
                    OpenID belongs to the AppID.
                500 SYSTEMERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `combine_out_trade_no`. `payments.combine_transactions.query_order_by_out_trade_no`
        returns the outcome.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012577452
        """


class CloseOrder(_CloseOrderDocs, Service):
    def close_order(
        self,
        *,
        combine_out_trade_no: str,
        combine_appid: str,
        sub_orders: Sequence[UnionCloseSubOrder | Mapping[str, Any]],
    ) -> None:
        return self._call(
            OPERATION,
            {"combine_out_trade_no": combine_out_trade_no, "combine_appid": combine_appid, "sub_orders": sub_orders},
        )


class AsyncCloseOrder(_CloseOrderDocs, AsyncService):
    async def close_order(
        self,
        *,
        combine_out_trade_no: str,
        combine_appid: str,
        sub_orders: Sequence[UnionCloseSubOrder | Mapping[str, Any]],
    ) -> None:
        return await self._call(
            OPERATION,
            {"combine_out_trade_no": combine_out_trade_no, "combine_appid": combine_appid, "sub_orders": sub_orders},
        )
