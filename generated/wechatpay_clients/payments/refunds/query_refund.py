# Written by `make generate` from specs/payments/refunds/query_refund.yaml: edit that file.
"""Query a refund (查询单笔退款（通过商户退款单号）)."""

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.refunds._models import Refund
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import STRING

OPERATION: Operation[Refund] = Operation(
    name="payments.refunds.query_refund",
    method="GET",
    routes=(Route("/v3/refund/domestic/refunds/{out_refund_no}", query=("sub_mchid",)),),
    parameters=(
        Parameter("out_refund_no", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
    ),
    replies={200: Refund},
    errors=(
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(404, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means="There is no such refund.",
            fix="Check `out_refund_no`, then whether the order was paid.",
        ),
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay took too long.", fix="Ask again with the same number."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791863",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012556587",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012557161",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791884",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791904",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012810601",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013070374",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013071041",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421156",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421261",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421346",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421421",
        "https://pay.weixin.qq.com/doc/v3/partner/4012739043",
        "https://pay.weixin.qq.com/doc/v3/partner/4012759680",
        "https://pay.weixin.qq.com/doc/v3/partner/4012759733",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760128",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760226",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760554",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080239",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080626",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462116",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462188",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462260",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462581",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012587973",
        "https://pay.weixin.qq.com/doc/v3/partner/4013139077",
    ),
)


class QueryRefund(Service):
    """Gives a service its method `query_refund`."""

    def query_refund(self, *, out_refund_no: str, sub_mchid: str | None = None) -> Refund:
        """Query a refund (查询单笔退款（通过商户退款单号）).

        Tells where a refund stands. Ask about once a minute after the request, and less and less often when it is still
        on its way after five minutes. Money goes back to a balance within about five minutes, to a bank card within one
        to three working days.

        Args:
            out_refund_no: 商户退款单号, at most 64 characters, from `payments.refunds.create_refund.out_refund_no`.
                Number you gave the refund when you asked for it.
            sub_mchid: 子商户号, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants
                of theirs). Merchant number of the sub-merchant of the order. A partner must give it.

        Returns:
            `Refund` with `refund_id`, `out_refund_no`, `transaction_id`, `out_trade_no`, `channel`,
            `user_received_account` and 7 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                404 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                404 RESOURCE_NOT_EXISTS: There is no such refund. Check `out_refund_no`, then whether the order was
                    paid.
                500 SYSTEM_ERROR: WeChat Pay took too long. Ask again with the same number.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Rate limit: 300 queries a second for each merchant number; after `FREQUENCY_LIMITED` wait a minute.

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012556587
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012557161
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791884
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791904
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012810601
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013070374
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013071041
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421156
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421261
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421346
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421421
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012739043
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759680
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759733
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760128
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760226
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760554
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080239
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080626
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462116
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462188
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462260
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462581
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012587973
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013139077
        """
        return self._call(OPERATION, {"out_refund_no": out_refund_no, "sub_mchid": sub_mchid})


class AsyncQueryRefund(AsyncService):
    """Gives an async service its method `query_refund`."""

    async def query_refund(self, *, out_refund_no: str, sub_mchid: str | None = None) -> Refund:
        """Query a refund (查询单笔退款（通过商户退款单号）).

        Tells where a refund stands. Ask about once a minute after the request, and less and less often when it is still
        on its way after five minutes. Money goes back to a balance within about five minutes, to a bank card within one
        to three working days.

        Args:
            out_refund_no: 商户退款单号, at most 64 characters, from `payments.refunds.create_refund.out_refund_no`.
                Number you gave the refund when you asked for it.
            sub_mchid: 子商户号, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants
                of theirs). Merchant number of the sub-merchant of the order. A partner must give it.

        Returns:
            `Refund` with `refund_id`, `out_refund_no`, `transaction_id`, `out_trade_no`, `channel`,
            `user_received_account` and 7 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                404 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                404 RESOURCE_NOT_EXISTS: There is no such refund. Check `out_refund_no`, then whether the order was
                    paid.
                500 SYSTEM_ERROR: WeChat Pay took too long. Ask again with the same number.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Rate limit: 300 queries a second for each merchant number; after `FREQUENCY_LIMITED` wait a minute.

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791863
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012556587
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012557161
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791884
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791904
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012810601
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013070374
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013071041
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421156
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421261
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421346
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421421
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012739043
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759680
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759733
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760128
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760226
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760554
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080239
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080626
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462116
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462188
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462260
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462581
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012587973
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013139077
        """
        return await self._call(OPERATION, {"out_refund_no": out_refund_no, "sub_mchid": sub_mchid})
