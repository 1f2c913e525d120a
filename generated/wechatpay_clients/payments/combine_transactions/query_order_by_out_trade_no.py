# Written by `make generate` from specs/payments/combine_transactions/query_order_by_out_trade_no.yaml: edit that file.
"""Query a combined order (查询合单订单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import PromotionDetail, TradeState, TradeType
from wechatpay_clients.payments.combine_transactions._models import UnionCommRespPayerInfo, UnionCommRespSceneInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "UnionCommRespAmountInfo", "UnionCommRespSubOrder", "UnionQueryByOutTradeNoResponse"]


@model
class UnionCommRespAmountInfo(Model):
    """Fields of `amount` (商品单金额信息)."""

    total_amount: int = field(INTEGER)
    """Price of this order, in fen (标价金额)."""
    payer_amount: int = field(INTEGER)
    """Amount that the user paid, in fen: `total_amount` minus coupons (用户支付金额)."""
    currency: str = field(STRING)
    """Currency of the price, as in the order (标价币种, at most 16 characters)."""
    payer_currency: str | None = field(STRING, default=None)
    """Currency in which the user paid, ISO 4217, such as `CNY` (用户支付币种, at most 16 characters)."""
    settlement_rate: int | None = field(INTEGER, default=None)
    """结算汇率. Exchange rate from the currency of the price to the settlement currency, times 100,000,000: 650000000 is 6.5. Returned only if the two differ."""


@model
class UnionCommRespSubOrder(Model):
    """Fields of `sub_orders` (商品单信息列表)."""

    mchid: str = field(STRING)
    """商品单商户号, at most 32 characters. Merchant number of this order. For orders of a service provider, the service provider's own number."""
    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """交易类型. Transaction type of this order. Returned only after payment."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of this order (交易状态)."""
    bank_type: str | None = field(STRING, default=None)
    """银行类型, at most 32 characters. Payment method: a bank card, such as `ICBC_DEBIT` for a debit card of ICBC, or `OTHERS` for WeChat balance, mini fund (零钱通) and any other non-card method. Returned only after payment."""
    attach: str | None = field(STRING, default=None)
    """商户数据包, at most 128 characters. Your own data from this order, unchanged and hidden from the user. Returned after payment if the order had any; also contained in the payment notification and in the trade bill."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """支付完成时间, RFC 3339. Payment time. Returned only after payment."""
    amount: UnionCommRespAmountInfo | None = field(ModelOf(UnionCommRespAmountInfo), default=None)
    """商品单金额信息. Amounts of this order. Returned only after payment."""
    transaction_id: str | None = field(STRING, default=None)
    """商品单微信支付订单号, at most 32 characters. WeChat Pay order ID of this order. Returned only after payment."""
    out_trade_no: str = field(STRING)
    """Merchant order number of this order (商品单商户订单号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号(也叫特约商户号), at most 32 characters. Sub-merchant number of this order. Returned only for orders of service providers and platforms."""
    sub_appid: str | None = field(STRING, default=None)
    """子商户APPID, at most 32 characters. AppID of the sub-merchant. Returned only if the order had one."""
    sub_openid: str | None = field(STRING, default=None)
    """用户子商户标识, at most 128 characters. User's OpenID under `sub_appid`. Returned only after payment, if the order had a `sub_appid`."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for this order. Returned only if any were used."""


@model
class UnionQueryByOutTradeNoResponse(Model):
    """Reply of `query_order_by_out_trade_no`."""

    combine_appid: str = field(STRING)
    """AppID of the combined order (合单商户公众账号ID, at most 32 characters)."""
    combine_mchid: str = field(STRING)
    """Number of the merchant that created the combined order (合单商户号, at most 32 characters)."""
    combine_payer_info: UnionCommRespPayerInfo | None = field(ModelOf(UnionCommRespPayerInfo), default=None)
    """合单支付者信息. User who paid. Returned only after payment."""
    sub_orders: list[UnionCommRespSubOrder] | None = field(ListOf(ModelOf(UnionCommRespSubOrder)), default=None)
    """Orders of the combined order (商品单信息列表)."""
    scene_info: UnionCommRespSceneInfo | None = field(ModelOf(UnionCommRespSceneInfo), default=None)
    """场景信息. Payment scene from the order. Returned only if the order had one."""
    combine_out_trade_no: str = field(STRING)
    """Merchant order number of the combined order (合单商户订单号, at most 32 characters)."""


OPERATION: Operation[UnionQueryByOutTradeNoResponse] = Operation(
    name="payments.combine_transactions.query_order_by_out_trade_no",
    method="GET",
    routes=(Route("/v3/combine-transactions/out-trade-no/{combine_out_trade_no}"),),
    parameters=(Parameter("combine_out_trade_no", STRING, is_required=True),),
    numbers=("combine_out_trade_no",),
    wait=Polling(
        noun="combined order",
        field="sub_orders.trade_state",
        final=("SUCCESS", "REFUND", "CLOSED", "REVOKED", "PAYERROR"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: UnionQueryByOutTradeNoResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "An AppID does not match its merchant number.",
            "Check that `combine_appid` is bound to `combine_mchid`, and each other AppID to its merchant number.",
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
            403, "OUT_TRADE_NO_USED", "The order number was already used.", "Check whether you sent the number twice."
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
        ErrorRow(500, "INVALID_TRANSACTIONID", "The WeChat Pay order ID is invalid.", "Check the WeChat Pay order ID."),
        ErrorRow(
            500,
            "OPENID_MISMATCH",
            "The OpenID does not match the AppID. Documented for platforms only.",
            "Check that the OpenID belongs to the AppID.",
        ),
        ErrorRow(500, "SYSTEMERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012557006",),
)


class _QueryOrderByOutTradeNoDocs:
    def query_order_by_out_trade_no(self, *_: Any, **__: Any) -> Any:
        """Query a combined order (查询合单订单).

        Returns a combined order, with the state of each of its orders, by its merchant order number. Call it when no
        payment notification arrives, when creating the order failed with a system error, and before you close it. Never
        query a combined order with the query of another kind of order. Only the merchant that created it finds it.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Merchant order number of the combined order, of
                digits, ASCII letters and `_-|*`.

        Returns:
            `UnionQueryByOutTradeNoResponse` with `combine_appid`, `combine_mchid`, `combine_payer_info`, `sub_orders`,
            `scene_info` and `combine_out_trade_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: An AppID does not match its merchant number. Check that `combine_appid` is
                    bound to `combine_mchid`, and each other AppID to its merchant number.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 ORDER_CLOSED: The order is closed. Create the order again with new numbers.
                403 ACCOUNTERROR: The user's account is abnormal. Documented for platforms only. No action on your side
                    can resolve this.
                403 NOAUTH: The merchant is not authorized to make this call. Ask your contact at WeChat Pay for this
                    permission.
                403 OUT_TRADE_NO_USED: The order number was already used. Check whether you sent the number twice.
                403 RULELIMIT: A business rule limits how often you may call. Read the message and act on it.
                403 TRADE_ERROR: The transaction failed for a business reason. Documented for platforms only. Read the
                    message and act on it.
                404 ORDERNOTEXIST: The order does not exist. Check that a transaction was started for the order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Documented for platforms only. Retry with the same arguments.
                500 INVALID_TRANSACTIONID: The WeChat Pay order ID is invalid. Check the WeChat Pay order ID.
                500 OPENID_MISMATCH: The OpenID does not match the AppID. Documented for platforms only. Check that the
                    OpenID belongs to the AppID.
                500 SYSTEMERROR: System error. Retry with the same arguments.
                401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `combine_out_trade_no` in the reply differs from the request. The reply belongs to
                another request.

        `wait_until_final` polls until the combined order reaches a final state.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012557006
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the combined order reaches a final state (查询合单订单).

        Calls `query_order_by_out_trade_no` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that an order was paid; check the `trade_state` of each of `sub_orders`.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Merchant order number of the combined order, of
                digits, ASCII letters and `_-|*`.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `UnionQueryByOutTradeNoResponse` whose `sub_orders.trade_state` is `SUCCESS`, `REFUND`, `CLOSED`, `REVOKED`
            or `PAYERROR`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order_by_out_trade_no`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012075249
        """


class QueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, Service):
    def query_order_by_out_trade_no(self, *, combine_out_trade_no: str) -> UnionQueryByOutTradeNoResponse:
        return self._call(OPERATION, {"combine_out_trade_no": combine_out_trade_no})

    def wait_until_final(self, *, combine_out_trade_no: str, timeout: float) -> UnionQueryByOutTradeNoResponse:
        return self._wait(OPERATION, {"combine_out_trade_no": combine_out_trade_no}, timeout)


class AsyncQueryOrderByOutTradeNo(_QueryOrderByOutTradeNoDocs, AsyncService):
    async def query_order_by_out_trade_no(self, *, combine_out_trade_no: str) -> UnionQueryByOutTradeNoResponse:
        return await self._call(OPERATION, {"combine_out_trade_no": combine_out_trade_no})

    async def wait_until_final(self, *, combine_out_trade_no: str, timeout: float) -> UnionQueryByOutTradeNoResponse:
        return await self._wait(OPERATION, {"combine_out_trade_no": combine_out_trade_no}, timeout)
