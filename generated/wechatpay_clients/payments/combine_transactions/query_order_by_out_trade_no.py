# Written by `make generate` from specs/payments/combine_transactions/query_order_by_out_trade_no.yaml: edit that file.
"""Query a combined order (查询合单订单)."""

from wechatpay_clients._models import PromotionDetail, TradeState, TradeType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.combine_transactions._models import UnionCommRespPayerInfo, UnionCommRespSceneInfo
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, INTEGER, STRING, OpenEnum


@model
class UnionCommRespAmountInfo(Model):
    """What `amount` (商品单金额信息) holds."""

    total_amount: int = field(INTEGER)
    """Amount of this order, in fen; compare it with your own record (标价金额)."""

    payer_amount: int = field(INTEGER)
    """What the user paid in money, in fen; the rest was coupons (用户支付金额)."""

    currency: str = field(STRING)
    """Currency in which the order was priced (标价币种, at most 16 characters)."""

    payer_currency: str | None = field(STRING, default=None)
    """Currency in which the user paid, as ISO 4217 writes it (用户支付币种, at most 16 characters)."""

    settlement_rate: int | None = field(INTEGER, default=None)
    """Rate from the currency of the order to that of the settlement, times 100,000,000; there only where the two differ (结算汇率)."""


@model
class UnionCommRespSubOrder(Model):
    """What `sub_orders` (商品单信息列表) holds."""

    mchid: str = field(STRING)
    """Merchant number of this order; of a partner, its own (商品单商户号, at most 32 characters)."""

    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """How the user paid; there once it is paid (交易类型)."""

    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """Where this order stands; it is paid when this is `SUCCESS` (交易状态)."""

    bank_type: str | None = field(STRING, default=None)
    """银行类型, at most 32 characters. Bank and kind of card, such as `ICBC_DEBIT`; `OTHERS` for the balance and all that is no card. There once it is paid."""

    attach: str | None = field(STRING, default=None)
    """What you gave with this order, unchanged; there once it is paid (商户数据包, at most 128 characters)."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the user paid; there once it is paid (支付完成时间, RFC 3339)."""

    amount: UnionCommRespAmountInfo | None = field(ModelOf(UnionCommRespAmountInfo), default=None)
    """What was to be paid for this order and what the user paid; there once it is paid (商品单金额信息)."""

    transaction_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the payment of this order; there once it is paid (商品单微信支付订单号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave this order (商品单商户订单号, at most 32 characters)."""

    sub_mchid: str | None = field(STRING, default=None)
    """Merchant number of the sub-merchant that gets the money; there in orders of partners (子商户号(也叫特约商户号), at most 32 characters)."""

    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant; absent where the order had none (子商户APPID, at most 32 characters)."""

    sub_openid: str | None = field(STRING, default=None)
    """The payer's OpenID under `sub_appid`; there once it is paid, if the order had one (用户子商户标识, at most 128 characters)."""

    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """Coupons that the user paid this order with; absent where there were none (优惠功能)."""


@model
class UnionQueryByOutTradeNoResponse(Model):
    """What `query_order_by_out_trade_no` answers."""

    combine_appid: str = field(STRING)
    """AppID under which the combined order was placed (合单商户公众账号ID, at most 32 characters)."""

    combine_mchid: str = field(STRING)
    """Merchant number that placed the combined order (合单商户号, at most 32 characters)."""

    combine_payer_info: UnionCommRespPayerInfo | None = field(ModelOf(UnionCommRespPayerInfo), default=None)
    """Who paid; there once it is paid (合单支付者信息)."""

    sub_orders: list[UnionCommRespSubOrder] | None = field(ListOf(ModelOf(UnionCommRespSubOrder)), default=None)
    """The orders that were placed together (商品单信息列表)."""

    scene_info: UnionCommRespSceneInfo | None = field(ModelOf(UnionCommRespSceneInfo), default=None)
    """Where the user paid, as you gave it with the order (场景信息)."""

    combine_out_trade_no: str = field(STRING)
    """Number you gave the combined order (合单商户订单号, at most 32 characters)."""


OPERATION: Operation[UnionQueryByOutTradeNoResponse] = Operation(
    name="payments.combine_transactions.query_order_by_out_trade_no",
    method="GET",
    routes=(Route("/v3/combine-transactions/out-trade-no/{combine_out_trade_no}"),),
    parameters=(Parameter("combine_out_trade_no", STRING, is_required=True),),
    numbers=("combine_out_trade_no",),
    replies={200: UnionQueryByOutTradeNoResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            means="An AppID is not bound to its merchant number.",
            fix="Bind `combine_appid` to `combine_mchid` and to the `mchid` of each order, or send those that are bound.",
        ),
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(400, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            400,
            "ORDER_CLOSED",
            means="The order with this number is closed.",
            fix="Place the order again under new numbers.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(
            403,
            "ACCOUNTERROR",
            means="The user's account is not in order.",
            fix="You can do nothing about it; ask the user to pay another way.",
        ),
        ErrorRow(
            403,
            "NOAUTH",
            means="The merchant has no permission for combined payments.",
            fix="Ask your contact at WeChat Pay for it.",
        ),
        ErrorRow(403, "OUT_TRADE_NO_USED", means="An order with this number exists already.", fix="Check the number."),
        ErrorRow(
            403,
            "RULELIMIT",
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
            "ORDERNOTEXIST",
            means="There is no such order.",
            fix="Check the numbers, and whether placing the order succeeded.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(500, "BANKERROR", means="The bank's system failed.", fix="Send the same request again."),
        ErrorRow(
            500,
            "INVALID_TRANSACTIONID",
            means="A number of an order is not in its form.",
            fix="Check the numbers that you send.",
        ),
        ErrorRow(
            500,
            "OPENID_MISMATCH",
            means="The OpenID does not belong to the AppID.",
            fix="Check under which AppID the order was placed.",
        ),
        ErrorRow(500, "SYSTEMERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012557006",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421126",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421222",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421316",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421401",
        "https://pay.weixin.qq.com/doc/v3/partner/4012761057",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462099",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462164",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462240",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462520",
        "https://pay.weixin.qq.com/doc/v3/partner/4012761049",
    ),
)


class QueryOrderByOutTradeNo(Service):
    """Gives a service its method `query_order_by_out_trade_no`."""

    def query_order_by_out_trade_no(self, *, combine_out_trade_no: str) -> UnionQueryByOutTradeNoResponse:
        """Query a combined order (查询合单订单).

        Tells where each of the orders stands that were placed together, by the number that you gave the combined order.
        Ask when no notification came, and before you place the orders anew.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Number you gave the combined order.

        Returns:
            `UnionQueryByOutTradeNoResponse` with `combine_appid`, `combine_mchid`, `combine_payer_info`, `sub_orders`,
            `scene_info` and `combine_out_trade_no`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `combine_appid` to
                    `combine_mchid` and to the `mchid` of each order, or send those that are bound.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under new numbers.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNTERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NOAUTH: The merchant has no permission for combined payments. Ask your contact at WeChat Pay for it.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Check the number.
                403 RULELIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDERNOTEXIST: There is no such order. Check the numbers, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: A number of an order is not in its form. Check the numbers that you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Check under which AppID the order was
                    placed.
                500 SYSTEMERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `combine_out_trade_no` than was sent: it answers another request.

        May be called by: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012557006
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421126
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421222
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421316
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421401
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761057
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462099
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462164
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462240
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462520
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761049
        """
        return self._call(OPERATION, {"combine_out_trade_no": combine_out_trade_no})


class AsyncQueryOrderByOutTradeNo(AsyncService):
    """Gives an async service its method `query_order_by_out_trade_no`."""

    async def query_order_by_out_trade_no(self, *, combine_out_trade_no: str) -> UnionQueryByOutTradeNoResponse:
        """Query a combined order (查询合单订单).

        Tells where each of the orders stands that were placed together, by the number that you gave the combined order.
        Ask when no notification came, and before you place the orders anew.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Number you gave the combined order.

        Returns:
            `UnionQueryByOutTradeNoResponse` with `combine_appid`, `combine_mchid`, `combine_payer_info`, `sub_orders`,
            `scene_info` and `combine_out_trade_no`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `combine_appid` to
                    `combine_mchid` and to the `mchid` of each order, or send those that are bound.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under new numbers.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNTERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NOAUTH: The merchant has no permission for combined payments. Ask your contact at WeChat Pay for it.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Check the number.
                403 RULELIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDERNOTEXIST: There is no such order. Check the numbers, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: A number of an order is not in its form. Check the numbers that you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Check under which AppID the order was
                    placed.
                500 SYSTEMERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `combine_out_trade_no` than was sent: it answers another request.

        May be called by: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012557006
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421126
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421222
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421316
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421401
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761057
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462099
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462164
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462240
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462520
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761049
        """
        return await self._call(OPERATION, {"combine_out_trade_no": combine_out_trade_no})
