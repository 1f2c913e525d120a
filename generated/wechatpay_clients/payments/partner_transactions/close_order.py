# Written by `make generate` from specs/payments/partner_transactions/close_order.yaml: edit that file.
"""Close a sub-merchant's order (关闭订单)."""

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import STRING

OPERATION: Operation[None] = Operation(
    name="payments.partner_transactions.close_order",
    method="POST",
    routes=(Route("/v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close"),),
    parameters=(Parameter("out_trade_no", STRING, is_required=True),),
    body=(
        Parameter("sp_mchid", STRING, is_caller=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.partner_transactions.query_order_by_out_trade_no",
        settled_with={
            "out_trade_no": "out_trade_no",
            "sp_mchid": "sp_mchid",
            "sub_mchid": "sub_mchid",
        },
    ),
    replies={204: None},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(400, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            means="A rule stands against the call, as when it comes too often.",
            fix="Read the message, and wait before you call again.",
        ),
        ErrorRow(
            403,
            "TRADE_ERROR",
            means="The order does not allow it.",
            fix="Read the message, then query the order and act on where it stands.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/partner/4012739019",
        "https://pay.weixin.qq.com/doc/v3/partner/4012759669",
        "https://pay.weixin.qq.com/doc/v3/partner/4012759725",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760108",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080236",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760574",
    ),
)


class CloseOrder(Service):
    """Gives a service its method `close_order`."""

    def close_order(self, *, out_trade_no: str, sp_mchid: str | None = None, sub_mchid: str) -> None:
        """Close a sub-merchant's order (关闭订单).

        Closes an order that is not paid, so that nobody can pay it any more: when the user cancels it, or when its time
        is over. Close it before you place the order anew under another number.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Number you gave the order.
            sp_mchid: 服务商商户号, at most 32 characters, the client's own number unless given. Merchant number of the
                partner that placed the order.
            sub_mchid: 子商户号（也叫特约商户号）, at most 32 characters. Merchant number of the sub-merchant for which
                it was placed.

        Returns:
            Nothing; WeChat Pay answers 204.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The order does not allow it. Read the message, then query the order and act on where it
                    stands.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `out_trade_no`; `payments.partner_transactions.query_order_by_out_trade_no`
        tells what became of it.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-16: https://pay.weixin.qq.com/doc/v3/partner/4012739019
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759669
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759725
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760108
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080236
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760574
        """
        return self._call(OPERATION, {"out_trade_no": out_trade_no, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid})


class AsyncCloseOrder(AsyncService):
    """Gives an async service its method `close_order`."""

    async def close_order(self, *, out_trade_no: str, sp_mchid: str | None = None, sub_mchid: str) -> None:
        """Close a sub-merchant's order (关闭订单).

        Closes an order that is not paid, so that nobody can pay it any more: when the user cancels it, or when its time
        is over. Close it before you place the order anew under another number.

        Args:
            out_trade_no: 商户订单号, at most 32 characters. Number you gave the order.
            sp_mchid: 服务商商户号, at most 32 characters, the client's own number unless given. Merchant number of the
                partner that placed the order.
            sub_mchid: 子商户号（也叫特约商户号）, at most 32 characters. Merchant number of the sub-merchant for which
                it was placed.

        Returns:
            Nothing; WeChat Pay answers 204.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The order does not allow it. Read the message, then query the order and act on where it
                    stands.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `out_trade_no`; `payments.partner_transactions.query_order_by_out_trade_no`
        tells what became of it.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-16: https://pay.weixin.qq.com/doc/v3/partner/4012739019
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759669
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759725
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760108
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080236
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760574
        """
        return await self._call(OPERATION, {"out_trade_no": out_trade_no, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid})
