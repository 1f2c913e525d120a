# Written by `make generate` from specs/payments/partner_transactions/query_order_by_id.yaml: edit that file.
"""Query a sub-merchant's order by WeChat Pay's number (微信支付订单号查询订单)."""

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.partner_transactions._models import PartnerApiv3PartnerQueryResponse
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import STRING

OPERATION: Operation[PartnerApiv3PartnerQueryResponse] = Operation(
    name="payments.partner_transactions.query_order_by_id",
    method="GET",
    routes=(Route("/v3/pay/partner/transactions/id/{transaction_id}", query=("sp_mchid", "sub_mchid")),),
    parameters=(
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_caller=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("transaction_id", "sp_mchid", "sub_mchid"),
    replies={200: PartnerApiv3PartnerQueryResponse},
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
            means="The payment failed for a reason of business.",
            fix="Read the message and act on it.",
        ),
        ErrorRow(
            404,
            "ORDER_NOT_EXIST",
            means="There is no such order.",
            fix="Check the number, and whether placing the order succeeded.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/partner/4012738964",
        "https://pay.weixin.qq.com/doc/v3/partner/4012738969",
        "https://pay.weixin.qq.com/doc/v3/partner/4012738971",
        "https://pay.weixin.qq.com/doc/v3/partner/4012738973",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080234",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760565",
    ),
)


class QueryOrderById(Service):
    """Gives a service its method `query_order_by_id`."""

    def query_order_by_id(
        self, *, transaction_id: str, sp_mchid: str | None = None, sub_mchid: str
    ) -> PartnerApiv3PartnerQueryResponse:
        """Query a sub-merchant's order by WeChat Pay's number (微信支付订单号查询订单).

        Tells where a paid order stands, by the number that WeChat Pay gave the payment. An order that is not paid has
        no such number; query it by yours.

        Args:
            transaction_id: 微信支付订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. Number WeChat Pay gave the
                payment; the notification of the payment and the query by your number tell it.
            sp_mchid: 服务商商户号, at most 32 characters, the client's own number unless given. Merchant number of the
                partner that placed the order.
            sub_mchid: 子商户号（也叫特约商户号）, at most 32 characters. Merchant number of the sub-merchant for which
                it was placed.

        Returns:
            `PartnerApiv3PartnerQueryResponse` with `sp_appid`, `sp_mchid`, `sub_appid`, `sub_mchid`, `out_trade_no`,
            `transaction_id` and 10 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDER_NOT_EXIST: There is no such order. Check the number, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `transaction_id`, `sp_mchid` or `sub_mchid` than was sent: it answers
                another request.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-16: https://pay.weixin.qq.com/doc/v3/partner/4012738964
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012738969
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012738971
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012738973
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080234
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760565
        """
        return self._call(OPERATION, {"transaction_id": transaction_id, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid})


class AsyncQueryOrderById(AsyncService):
    """Gives an async service its method `query_order_by_id`."""

    async def query_order_by_id(
        self, *, transaction_id: str, sp_mchid: str | None = None, sub_mchid: str
    ) -> PartnerApiv3PartnerQueryResponse:
        """Query a sub-merchant's order by WeChat Pay's number (微信支付订单号查询订单).

        Tells where a paid order stands, by the number that WeChat Pay gave the payment. An order that is not paid has
        no such number; query it by yours.

        Args:
            transaction_id: 微信支付订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. Number WeChat Pay gave the
                payment; the notification of the payment and the query by your number tell it.
            sp_mchid: 服务商商户号, at most 32 characters, the client's own number unless given. Merchant number of the
                partner that placed the order.
            sub_mchid: 子商户号（也叫特约商户号）, at most 32 characters. Merchant number of the sub-merchant for which
                it was placed.

        Returns:
            `PartnerApiv3PartnerQueryResponse` with `sp_appid`, `sp_mchid`, `sub_appid`, `sub_mchid`, `out_trade_no`,
            `transaction_id` and 10 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDER_NOT_EXIST: There is no such order. Check the number, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `transaction_id`, `sp_mchid` or `sub_mchid` than was sent: it answers
                another request.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-16: https://pay.weixin.qq.com/doc/v3/partner/4012738964
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012738969
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012738971
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012738973
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080234
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760565
        """
        return await self._call(
            OPERATION, {"transaction_id": transaction_id, "sp_mchid": sp_mchid, "sub_mchid": sub_mchid}
        )
