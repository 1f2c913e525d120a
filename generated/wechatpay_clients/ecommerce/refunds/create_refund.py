# Written by `make generate` from specs/ecommerce/refunds/create_refund.yaml: edit that file.
"""Create a refund of a sub-merchant's order (申请退款)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.refunds._models import Amount, FundsFromItem, Promotion, RefundAccount
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "Refund4Create", "RefundReqAmount", "ReqFundsAccount"]


class ReqFundsAccount(StrEnum):
    """Documented values of `funds_account` (资金账户). Any other value is a plain `str`."""

    AVAILABLE = "AVAILABLE"
    """Available balance."""


@model
class Refund4Create(Model):
    """Reply of `create_refund`."""

    refund_id: str = field(STRING)
    """WeChat Pay refund ID (微信支付退款订单号, at most 32 characters)."""
    out_refund_no: str = field(STRING)
    """商户退款单号, at most 64 characters. Merchant refund number, from the refund request. Digits, ASCII letters and `_-|*@`."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the refund request (退款创建时间, RFC 3339)."""
    amount: Amount = field(ModelOf(Amount))
    """Amounts of this refund (退款金额)."""
    promotion_detail: list[Promotion] | None = field(ListOf(ModelOf(Promotion)), default=None)
    """Refund details of each coupon (优惠退款详情)."""
    refund_account: RefundAccount | str | None = field(OpenEnum(RefundAccount), default=None)
    """退款出资商户. Merchant that funded the refund. Not returned until the money is deducted; query the refund later."""


@model
class RefundReqAmount(Model):
    """Fields of `amount` (订单金额)."""

    refund: int = field(INTEGER)
    """退款金额. Refund amount, in fen. At most the amount paid for the order."""
    from_: Sequence[FundsFromItem | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(FundsFromItem)), default=None, wire="from"
    )
    """退款出资账户及金额. Accounts that fund the refund, with their amounts. The amounts must add up to `refund`, and each account type can appear only once. 2 accounts require that the feature 退款支出分离 (separate refund funding) is not enabled, that the refund is not an advance, and that the profit sharing of the order is pending or in progress. Not together with `funds_account`."""
    total: int = field(INTEGER)
    """Total of the original order, in fen (原订单金额)."""
    currency: str | None = field(STRING, default=None)
    """退款币种, at most 16 characters. Refund currency, ISO 4217. Always `CNY`."""


OPERATION: Operation[Refund4Create] = Operation(
    name="ecommerce.refunds.create_refund",
    method="POST",
    routes=(Route("/v3/ecommerce/refunds/apply"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("sp_appid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("transaction_id", STRING),
        Parameter("out_trade_no", STRING),
        Parameter("out_refund_no", STRING, is_required=True),
        Parameter("reason", STRING),
        Parameter("amount", ModelOf(RefundReqAmount), is_required=True),
        Parameter("notify_url", STRING),
        Parameter("refund_account", OpenEnum(RefundAccount)),
        Parameter("funds_account", OpenEnum(ReqFundsAccount)),
    ),
    choose=(AnyOf("transaction_id", "out_trade_no"),),
    numbers=("out_refund_no",),
    repeat=Repeat(
        by=("out_refund_no",),
        settled_by="ecommerce.refunds.query_refund_by_out_refund_no",
        settled_with={"out_refund_no": "out_refund_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: Refund4Create},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request failed. Its arguments are well formed but break a business rule.",
            "Read the message and act on it.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The platform may not refund this order.",
            "Check under 产品中心 > 特约商户授权产品 that the sub-merchant has authorized you, and under 账户中心 > 违约记录 whether a penalty takes the permission away. Then retry with the same `out_refund_no` and the same arguments.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The refund request failed. The balance is too low.",
            "Top up the account, then retry with the same `out_refund_no` and the same arguments.",
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            "The refund request failed. The account of the user is abnormal or closed, and the money cannot go back to the original payment method.",
            "Refund the user in another way, or start the refund again under 交易中心 on the service provider platform.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The order does not exist.",
            "Check the order number, and check that the order is paid. An unpaid order cannot be refunded.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls. This refund is being accepted.",
            "Query the refund, or retry after 1 minute with the same `out_refund_no`. Never change the number.",
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error. The refund may have been accepted.",
            "Retry with the same `out_refund_no` and the same arguments. Never change the number.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476892",),
)


class _CreateRefundDocs:
    def create_refund(self, *_: Any, **__: Any) -> Any:
        """Create a refund of a sub-merchant's order (申请退款).

        Refunds all or part of a paid order of a sub-merchant to the original payment method, within one year (365 days)
        of the payment. A successful reply only means that the request was accepted; the notification or a query has the
        result.

        An order can be refunded in at most 50 parts: give each further part a new `out_refund_no`, and wait 1 minute
        before requesting it. After a failure, retry with the same `out_refund_no`, because another number can refund
        twice. Only a refund that is `CLOSED` needs a new number.

        If the sub-merchant does not have enough money, the platform can advance it (`refund_account`) and get it back
        with `create_advance_return`. WeChat Pay has to enable this first, for an account of the platform.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the order.
            sp_appid: 电商平台APPID, at most 32 characters. AppID of the platform's official account, which WeChat Pay
                bound to your merchant number when the platform applied.
            sub_appid: 二级商户APPID, at most 32 characters. AppID of the sub-merchant's official account. Only if the
                platform has bound it.
            transaction_id: 微信订单号, at most 32 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                order. Required unless `out_trade_no` is given.
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number, as in the order. Required unless
                `transaction_id` is given.
            out_refund_no: 商户退款单号, at most 64 characters. Merchant refund number, unique in your system. Digits,
                ASCII letters and `_-|*@`. Same value on retries: requests with the same number refund only once. Use a
                new value for each further partial refund.
            reason: 退款原因, at most 80 characters. Reason for the refund, shown to the user in the refund message.
            amount: 订单金额. Refund amount and order total.
            notify_url: 退款结果回调url, at most 256 characters. Address for the refund notification: a public URL
                without a query. Overrides the address set on the merchant platform.
            refund_account: 退款出资商户. Merchant that funds the refund. `REFUND_SOURCE_PARTNER_ADVANCE` only allows an
                advance; the reply or a query shows which merchant funded it. Defaults to `REFUND_SOURCE_SUB_MERCHANT`.
            funds_account: 资金账户. Account that funds the refund of an order that waits to be split. Defaults to the
                account that has the money of the order: the unavailable balance while the order waits to be split, the
                available balance afterwards or without profit sharing. Not together with `amount.from`.

        Returns:
            `Refund4Create` with `refund_id`, `out_refund_no`, `create_time`, `amount`, `promotion_detail` and
            `refund_account`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request failed. Its arguments are well formed but break a business rule. Read
                    the message and act on it.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                403 NO_AUTH: The platform may not refund this order. Check under 产品中心 > 特约商户授权产品 that the
                    sub-merchant has authorized you, and under 账户中心 > 违约记录 whether a penalty takes the
                    permission away. Then retry with the same `out_refund_no` and the same arguments.
                403 NOT_ENOUGH: The refund request failed. The balance is too low. Top up the account, then retry with
                    the same `out_refund_no` and the same arguments.
                403 USER_ACCOUNT_ABNORMAL: The refund request failed. The account of the user is abnormal or closed, and
                    the money cannot go back to the original payment method. Refund the user in another way, or start
                    the refund again under 交易中心 on the service provider platform.
                404 RESOURCE_NOT_EXISTS: The order does not exist. Check the order number, and check that the order is
                    paid. An unpaid order cannot be refunded.
                429 FREQUENCY_LIMITED: Too many calls. This refund is being accepted. Query the refund, or retry after 1
                    minute with the same `out_refund_no`. Never change the number.
                500 SYSTEM_ERROR: System error. The refund may have been accepted. Retry with the same `out_refund_no`
                    and the same arguments. Never change the number.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_refund_no` in the reply differs from the request. The reply belongs to another
                request.

        Pass at least one of `transaction_id` and `out_trade_no`.
        Safe to retry with the same `out_refund_no`. `ecommerce.refunds.query_refund_by_out_refund_no` returns the
        outcome.
        Followed by the notification `payments.refunds.refund_result`, sent to `notify_url`.
        Rate limit: 150 requests a second, and 1 a minute for the same order.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476892
        """


class CreateRefund(_CreateRefundDocs, Service):
    def create_refund(
        self,
        *,
        sub_mchid: str,
        sp_appid: str,
        sub_appid: str | None = None,
        transaction_id: str | None = None,
        out_trade_no: str | None = None,
        out_refund_no: str,
        reason: str | None = None,
        amount: RefundReqAmount | Mapping[str, Any],
        notify_url: str | None = None,
        refund_account: RefundAccount | str | None = None,
        funds_account: ReqFundsAccount | str | None = None,
    ) -> Refund4Create:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "sp_appid": sp_appid,
                "sub_appid": sub_appid,
                "transaction_id": transaction_id,
                "out_trade_no": out_trade_no,
                "out_refund_no": out_refund_no,
                "reason": reason,
                "amount": amount,
                "notify_url": notify_url,
                "refund_account": refund_account,
                "funds_account": funds_account,
            },
        )


class AsyncCreateRefund(_CreateRefundDocs, AsyncService):
    async def create_refund(
        self,
        *,
        sub_mchid: str,
        sp_appid: str,
        sub_appid: str | None = None,
        transaction_id: str | None = None,
        out_trade_no: str | None = None,
        out_refund_no: str,
        reason: str | None = None,
        amount: RefundReqAmount | Mapping[str, Any],
        notify_url: str | None = None,
        refund_account: RefundAccount | str | None = None,
        funds_account: ReqFundsAccount | str | None = None,
    ) -> Refund4Create:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "sp_appid": sp_appid,
                "sub_appid": sub_appid,
                "transaction_id": transaction_id,
                "out_trade_no": out_trade_no,
                "out_refund_no": out_refund_no,
                "reason": reason,
                "amount": amount,
                "notify_url": notify_url,
                "refund_account": refund_account,
                "funds_account": funds_account,
            },
        )
