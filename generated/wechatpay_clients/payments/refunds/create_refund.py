# Written by `make generate` from specs/payments/refunds/create_refund.yaml: edit that file.
"""Ask for a refund (退款申请)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.refunds._models import FundsFromItem, GoodsDetail, Refund, RefundAccount
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import AnyOf, ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import INTEGER, STRING, OpenEnum


class ReqFundsAccount(StrEnum):
    """Values of 退款资金来源 that the page lists; any other value stays the text it was."""

    AVAILABLE = "AVAILABLE"
    """The available balance. For merchants whose money still runs the old way and who would otherwise refund from money that is not settled yet."""

    UNSETTLED = "UNSETTLED"
    """Money that is not settled yet; for deposits of prepaid travel only."""


@model
class AmountReq(Model):
    """What `amount` (金额信息) holds."""

    refund: int = field(INTEGER)
    """What to give back, in fen; not more than was paid and not yet refunded (退款金额)."""

    from_: Sequence[FundsFromItem | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(FundsFromItem)), default=None, wire="from"
    )
    """退款出资账户及金额. Where the money is to come from; together it must be `refund`. Several accounts are possible only for an order whose money is still to be shared out, and where refunds are not paid from an account of their own."""

    total: int = field(INTEGER)
    """Amount of the whole order, in fen (原订单金额)."""

    currency: str = field(STRING)
    """Currency as ISO 4217 writes it; always `CNY` (退款币种, at most 16 characters)."""


OPERATION: Operation[Refund] = Operation(
    name="payments.refunds.create_refund",
    method="POST",
    routes=(Route("/v3/refund/domestic/refunds"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("transaction_id", STRING),
        Parameter("out_trade_no", STRING),
        Parameter("out_refund_no", STRING, is_required=True),
        Parameter("reason", STRING),
        Parameter("notify_url", STRING),
        Parameter("funds_account", OpenEnum(ReqFundsAccount)),
        Parameter("amount", ModelOf(AmountReq), is_required=True),
        Parameter("goods_detail", ListOf(ModelOf(GoodsDetail))),
        Parameter("refund_account", OpenEnum(RefundAccount)),
    ),
    choose=(AnyOf("transaction_id", "out_trade_no"),),
    repeat=Repeat(
        by="out_refund_no",
        settled_by="payments.refunds.query_refund",
        settled_with={
            "out_refund_no": "out_refund_no",
            "sub_mchid": "sub_mchid",
        },
    ),
    replies={200: Refund},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            means="The refund was refused; its arguments are well formed, but the order cannot be refunded so.",
            fix="Read the message and act on it.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            means="The refund was refused; your account holds too little.",
            fix="Top the account up, then ask again with the same number.",
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            means="The refund was refused; the user's account takes nothing.",
            fix="Give the user the money in some other way.",
        ),
        ErrorRow(404, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means="There is no such order, or it is not paid.",
            fix="Check the number of the order, then whether it was paid.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            means="Too many calls; this refund may have been taken.",
            fix="Query the refund, or ask again more slowly with the same number.",
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            means="WeChat Pay took too long; what became of the refund is open.",
            fix="Ask again with the same number and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791862",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012556524",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012557131",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791883",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791903",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012810597",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013070371",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013071036",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421148",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421249",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421340",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421410",
        "https://pay.weixin.qq.com/doc/v3/partner/4012739034",
        "https://pay.weixin.qq.com/doc/v3/partner/4012759673",
        "https://pay.weixin.qq.com/doc/v3/partner/4012759727",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760121",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760207",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760545",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080238",
        "https://pay.weixin.qq.com/doc/v3/partner/4013080625",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462113",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462183",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462256",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462579",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012587971",
        "https://pay.weixin.qq.com/doc/v3/partner/4013138987",
    ),
)


class CreateRefund(Service):
    """Gives a service its method `create_refund`."""

    def create_refund(
        self,
        *,
        sub_mchid: str | None = None,
        transaction_id: str | None = None,
        out_trade_no: str | None = None,
        out_refund_no: str,
        reason: str | None = None,
        notify_url: str | None = None,
        funds_account: ReqFundsAccount | str | None = None,
        amount: AmountReq | Mapping[str, Any],
        goods_detail: Sequence[GoodsDetail | Mapping[str, Any]] | None = None,
        refund_account: RefundAccount | str | None = None,
    ) -> Refund:
        """Ask for a refund (退款申请).

        Gives a user back all or a part of what was paid, up to a year after the payment and in at most 50 parts, one a
        minute. The answer says only that the request was taken: wait for the notification, or query the refund. After a
        failure ask again with the same `out_refund_no`; a new number may refund twice.

        Args:
            sub_mchid: 子商户号, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants
                of theirs), who must give it. Merchant number of the sub-merchant of the order.
            transaction_id: 微信支付订单号, at most 32 characters. Number WeChat Pay gave the payment; the query and the
                notification of the payment tell it. Give this number or `out_trade_no`.
            out_trade_no: 商户订单号, at most 32 characters. Number you gave the order. Give this number or
                `transaction_id`.
            out_refund_no: 商户退款单号, at most 64 characters. Number you give the refund; one number, one refund,
                however often you ask. Digits, ASCII letters, `_`, `-`, `|`, `*` and `@`.
            reason: 退款原因, at most 80 bytes of UTF-8. Why you give the money back. The user reads it in the message
                about the refund, except when a part of at most 1 yuan is refunded.
            notify_url: 退款结果回调url, at most 256 characters. Address for the notification of the result, without a
                query; takes the place of the one set in the merchant platform.
            funds_account: 退款资金来源. Account of yours from which the money is to come.
            amount: 金额信息. How much is given back.
            goods_detail: 退款商品. Goods that are refunded, as the order listed them; leave it out where the refund is
                not for certain goods.
            refund_account: 退款出资商户, only for partner (服务商, 渠道商 and all who act for merchants of theirs).
                Which merchant's money it is to be.

        Returns:
            `Refund` with `refund_id`, `out_refund_no`, `transaction_id`, `out_trade_no`, `channel`,
            `user_received_account` and 7 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The refund was refused; its arguments are well formed, but the order cannot be
                    refunded so. Read the message and act on it.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 NOT_ENOUGH: The refund was refused; your account holds too little. Top the account up, then ask
                    again with the same number.
                403 USER_ACCOUNT_ABNORMAL: The refund was refused; the user's account takes nothing. Give the user the
                    money in some other way.
                404 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                404 RESOURCE_NOT_EXISTS: There is no such order, or it is not paid. Check the number of the order, then
                    whether it was paid.
                429 FREQUENCY_LIMITED: Too many calls; this refund may have been taken. Query the refund, or ask again
                    more slowly with the same number.
                500 SYSTEM_ERROR: WeChat Pay took too long; what became of the refund is open. Ask again with the same
                    number and the same arguments.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Give at least one of `transaction_id` and `out_trade_no`.
        May be sent again with the same `out_refund_no`; `payments.refunds.query_refund` tells what became of it.
        The notification `payments.refunds.refund_result` follows, sent to `notify_url`.
        Rate limit: 150 requests a second for each merchant number; 6 a second of those that fail. Orders older than a
        month have a limit of their own: ask again later with the same arguments.

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791862
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012556524
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012557131
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791883
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791903
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012810597
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013070371
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013071036
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421148
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421249
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421340
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421410
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012739034
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759673
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759727
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760121
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760207
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760545
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080238
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080625
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462113
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462183
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462256
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462579
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012587971
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013138987
        """
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "out_trade_no": out_trade_no,
                "out_refund_no": out_refund_no,
                "reason": reason,
                "notify_url": notify_url,
                "funds_account": funds_account,
                "amount": amount,
                "goods_detail": goods_detail,
                "refund_account": refund_account,
            },
        )


class AsyncCreateRefund(AsyncService):
    """Gives an async service its method `create_refund`."""

    async def create_refund(
        self,
        *,
        sub_mchid: str | None = None,
        transaction_id: str | None = None,
        out_trade_no: str | None = None,
        out_refund_no: str,
        reason: str | None = None,
        notify_url: str | None = None,
        funds_account: ReqFundsAccount | str | None = None,
        amount: AmountReq | Mapping[str, Any],
        goods_detail: Sequence[GoodsDetail | Mapping[str, Any]] | None = None,
        refund_account: RefundAccount | str | None = None,
    ) -> Refund:
        """Ask for a refund (退款申请).

        Gives a user back all or a part of what was paid, up to a year after the payment and in at most 50 parts, one a
        minute. The answer says only that the request was taken: wait for the notification, or query the refund. After a
        failure ask again with the same `out_refund_no`; a new number may refund twice.

        Args:
            sub_mchid: 子商户号, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants
                of theirs), who must give it. Merchant number of the sub-merchant of the order.
            transaction_id: 微信支付订单号, at most 32 characters. Number WeChat Pay gave the payment; the query and the
                notification of the payment tell it. Give this number or `out_trade_no`.
            out_trade_no: 商户订单号, at most 32 characters. Number you gave the order. Give this number or
                `transaction_id`.
            out_refund_no: 商户退款单号, at most 64 characters. Number you give the refund; one number, one refund,
                however often you ask. Digits, ASCII letters, `_`, `-`, `|`, `*` and `@`.
            reason: 退款原因, at most 80 bytes of UTF-8. Why you give the money back. The user reads it in the message
                about the refund, except when a part of at most 1 yuan is refunded.
            notify_url: 退款结果回调url, at most 256 characters. Address for the notification of the result, without a
                query; takes the place of the one set in the merchant platform.
            funds_account: 退款资金来源. Account of yours from which the money is to come.
            amount: 金额信息. How much is given back.
            goods_detail: 退款商品. Goods that are refunded, as the order listed them; leave it out where the refund is
                not for certain goods.
            refund_account: 退款出资商户, only for partner (服务商, 渠道商 and all who act for merchants of theirs).
                Which merchant's money it is to be.

        Returns:
            `Refund` with `refund_id`, `out_refund_no`, `transaction_id`, `out_trade_no`, `channel`,
            `user_received_account` and 7 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The refund was refused; its arguments are well formed, but the order cannot be
                    refunded so. Read the message and act on it.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 NOT_ENOUGH: The refund was refused; your account holds too little. Top the account up, then ask
                    again with the same number.
                403 USER_ACCOUNT_ABNORMAL: The refund was refused; the user's account takes nothing. Give the user the
                    money in some other way.
                404 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                404 RESOURCE_NOT_EXISTS: There is no such order, or it is not paid. Check the number of the order, then
                    whether it was paid.
                429 FREQUENCY_LIMITED: Too many calls; this refund may have been taken. Query the refund, or ask again
                    more slowly with the same number.
                500 SYSTEM_ERROR: WeChat Pay took too long; what became of the refund is open. Ask again with the same
                    number and the same arguments.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Give at least one of `transaction_id` and `out_trade_no`.
        May be sent again with the same `out_refund_no`; `payments.refunds.query_refund` tells what became of it.
        The notification `payments.refunds.refund_result` follows, sent to `notify_url`.
        Rate limit: 150 requests a second for each merchant number; 6 a second of those that fail. Orders older than a
        month have a limit of their own: ask again later with the same arguments.

        May be called by: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791862
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012556524
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012557131
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791883
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791903
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012810597
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013070371
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013071036
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421148
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421249
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421340
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421410
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012739034
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759673
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012759727
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760121
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760207
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760545
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080238
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013080625
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462113
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462183
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462256
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462579
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012587971
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013138987
        """
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "out_trade_no": out_trade_no,
                "out_refund_no": out_refund_no,
                "reason": reason,
                "notify_url": notify_url,
                "funds_account": funds_account,
                "amount": amount,
                "goods_detail": goods_detail,
                "refund_account": refund_account,
            },
        )
