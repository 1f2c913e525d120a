# Written by `make generate` from specs/payments/refunds/create_refund.yaml: edit that file.
"""Create a refund (退款申请)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.refunds._models import FundsFromItem, GoodsDetail, Refund, RefundAccount
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AmountReq", "ReqFundsAccount"]


class ReqFundsAccount(StrEnum):
    """Documented values of `funds_account` (退款资金来源). Any other value is a plain `str`."""

    AVAILABLE = "AVAILABLE"
    """Available balance. Only for merchants on the old fund flow (旧资金流), whose refunds are otherwise funded from unsettled funds."""
    UNSETTLED = "UNSETTLED"
    """Unsettled funds. Only for refunds of prepaid deposits of mobility services (出行预付押金)."""


@model
class AmountReq(Model):
    """Fields of `amount` (金额信息)."""

    refund: int = field(INTEGER)
    """退款金额. Refund amount, in fen. At most the amount paid for the order, before coupons: the order total refunds all of it. If coupons paid a part of the order, the user gets this amount times the share that the user paid, rounded: of 9 yuan from an order of 10 yuan with a coupon of 3 yuan, 6.30 yuan."""
    from_: Sequence[FundsFromItem | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(FundsFromItem)), default=None, wire="from"
    )
    """退款出资账户及金额. Accounts that fund the refund, with their amounts. The amounts must add up to `refund`, and each account type can appear only once. Several accounts require that the feature 退款支出分离 (separate refund funding) is not enabled and that the profit sharing of the order is pending or in progress."""
    total: int = field(INTEGER)
    """Total of the original order, in fen (原订单金额)."""
    currency: str | None = field(STRING, default=None)
    """退款币种, at most 16 characters. Refund currency, ISO 4217. Always `CNY`. Required unless a service provider refunds a pay score order."""


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
    numbers=("transaction_id", "out_trade_no", "out_refund_no"),
    repeat=Repeat(
        by=("out_refund_no",),
        settled_by="payments.refunds.query_refund",
        settled_with={"out_refund_no": "out_refund_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: Refund},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The refund request failed. Its arguments are well formed but break a business rule.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The order has less left to refund than you request. The same refund, requested again within a short time, fails like this as well, although WeChat Pay accepted the first request.",
            "Query the refund by its `out_refund_no`. Only if it does not exist, correct the amount.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The refund request failed. The merchant is not authorized to make this refund.",
            "Check that the merchant is allowed to refund this order.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The refund request failed. The balance of the merchant account is too low.",
            "Top up the account, then retry with the same `out_refund_no`.",
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            "The refund request failed. The account of the user is abnormal.",
            "Refund the user in another way.",
        ),
        ErrorRow(404, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The order number does not exist.",
            "Check the order number, and check that the order is paid. An unpaid order cannot be refunded.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls. This refund is being processed.",
            "Query the refund, or retry less often with the same `out_refund_no`. Never change the number.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "The system timed out.", "Retry with the same `out_refund_no` and the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791862",),
)


class _CreateRefundDocs:
    def create_refund(self, *_: Any, **__: Any) -> Any:
        """Create a refund (退款申请).

        Refunds all or part of a paid order to the original payment method, within one year (365 days) of the payment. A
        successful reply only means that the request was accepted; the notification or `query_refund` has the result.

        An order can be refunded in at most 50 parts: give each further part a new `out_refund_no`, and wait 1 minute
        before requesting it. After a failure, retry with the same `out_refund_no`, because another number can refund
        twice.

        A combined order is refunded order by order: send a number of one of its `sub_orders`, never the
        `combine_out_trade_no`. A refund does not take back shares that profit sharing has already paid out. An order
        that was not split yet is refunded from its frozen money. Of a partly split order, at most what is still frozen
        can be refunded directly; to refund more, first release the rest with `unfreeze_remaining_funds`, then the
        available balance must exceed the refund.

        If an order older than one month fails with 频率限制，1个月之前的订单请降低申请频率再重试, retry at another time
        with the same arguments.

        A service provider needs the authorization 服务商API退款 of the sub-merchant, which takes effect at once and can
        be withdrawn at any time. If the reply is not a success, call `query_refund` before anything else:
        `RESOURCE_NOT_EXISTS` there means that the request was not accepted, and any status but `CLOSED` that it was.

        Only the merchant that created the order can refund it, and in the same mode: an order of a service provider
        cannot be refunded by the sub-merchant itself with this call. If 退款IP白名单 is enabled on the platform, a
        request from another IP address is refused (异常IP请求不予受理). Once a year has passed, pay the user in another
        way.

        Args:
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number of the order.
            transaction_id: 微信支付订单号, at most 32 characters, from
                `payments.transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID, returned by the
                order query and the payment notification. Required unless `out_trade_no` is given. A pay score order
                requires it: use the one in `collection.details` of its query or payment notification, which has it once
                more than 0 fen has been deducted.
            out_trade_no: 商户订单号, at most 32 characters. Merchant order number, as in the order. Required unless
                `transaction_id` is given.
            out_refund_no: 商户退款单号, at most 64 characters. Merchant refund number, unique in your system. Digits,
                ASCII letters and `_-|*@`. Same value on retries: requests with the same number refund only once. Use a
                new value for each further partial refund.
            reason: 退款原因, at most 80 bytes of UTF-8. Reason for the refund, shown to the user in the refund message.
                Not shown for a partial refund of 1 yuan or less.
            notify_url: 退款结果回调url, at most 256 characters. Address for the refund notification: a complete public
                `http://` or `https://` URL with a path and without a query. Overrides the address set under 交易中心 >
                退款管理 > 退款配置 on the merchant or service provider platform. Without it, the notification to that
                address is XML of APIv2, which this client does not read.
            funds_account: 退款资金来源. Account that funds the refund.
            amount: 金额信息. Refund amount and order total.
            goods_detail: 退款商品. Products to refund. Must match the same products in the order's `goods_detail`. Omit
                it unless you refund specific products.
            refund_account: 退款出资商户, only for partners (服务商, 渠道商 and others who act for their own merchants).
                Merchant that funds the refund of a platform.

        Returns:
            `Refund`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The refund request failed. Its arguments are well formed but break a business rule.
                    Read the message and act on it.
                400 INVALID_REQUEST: The order has less left to refund than you request. The same refund, requested
                    again within a short time, fails like this as well, although WeChat Pay accepted the first request.
                    Query the refund by its `out_refund_no`. Only if it does not exist, correct the amount. The call may
                    have taken effect; `client.settle(error)` queries the outcome.
                403 NO_AUTH: The refund request failed. The merchant is not authorized to make this refund. Check that
                    the merchant is allowed to refund this order.
                403 NOT_ENOUGH: The refund request failed. The balance of the merchant account is too low. Top up the
                    account, then retry with the same `out_refund_no`.
                403 USER_ACCOUNT_ABNORMAL: The refund request failed. The account of the user is abnormal. Refund the
                    user in another way.
                404 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                404 RESOURCE_NOT_EXISTS: The order number does not exist. Check the order number, and check that the
                    order is paid. An unpaid order cannot be refunded.
                429 FREQUENCY_LIMITED: Too many calls. This refund is being processed. Query the refund, or retry less
                    often with the same `out_refund_no`. Never change the number.
                500 SYSTEM_ERROR: The system timed out. Retry with the same `out_refund_no` and the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `transaction_id`, `out_trade_no` or `out_refund_no` in the reply differs from the
                request. The reply belongs to another request.

        Pass at least one of `transaction_id` and `out_trade_no`.
        Safe to retry with the same `out_refund_no`. `payments.refunds.query_refund` returns the outcome.
        Followed by the notification `payments.refunds.refund_result`, sent to `notify_url`.
        Rate limit: 150 successful and 6 failed requests a second for each merchant number; 1 a minute for the same
        order.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/merchant/4012791862
        """


class CreateRefund(_CreateRefundDocs, Service):
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


class AsyncCreateRefund(_CreateRefundDocs, AsyncService):
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
