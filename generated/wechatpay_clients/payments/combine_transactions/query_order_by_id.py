# Written by `make generate` from specs/payments/combine_transactions/query_order_by_id.yaml: edit that file.
"""Query a combined order for persons by WeChat Pay's number (个人收款交易通过微信支付订单号查单)."""

from wechatpay_clients._models import TradeState, TradeType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.combine_transactions._models import (
    TradeScenario,
    UnionCommRespPayerInfo,
    UnionCommRespSceneInfo,
)
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, INTEGER, STRING, OpenEnum


@model
class UnionIndividualRespAmountInfo(Model):
    """What `amount` (订单金额) holds."""

    total_amount: int | None = field(INTEGER, default=None)
    """Amount of this order, in fen; compare it with your own record (标价金额)."""

    payer_amount: int | None = field(INTEGER, default=None)
    """What the user paid in money, in fen; the rest was coupons (用户支付金额)."""

    currency: str | None = field(STRING, default=None)
    """Currency in which the order was priced (标价币种)."""

    payer_currency: str | None = field(STRING, default=None)
    """Currency in which the user paid, as ISO 4217 writes it (用户支付币种)."""

    settlement_rate: int | None = field(INTEGER, default=None)
    """Rate from the currency of the order to that of the settlement, times 100,000,000; there only where the two differ (结算汇率)."""


@model
class UnionIndividualRespSubOrder(Model):
    """What `sub_orders` (商品单信息) holds."""

    mchid: str | None = field(STRING, default=None)
    """Merchant number that placed this order (商品单发起商户号)."""

    individual_auth_id: str | None = field(STRING, default=None)
    """ID of the authorisation that the person who gets the money has given (商品单个人收款方受理授权ID)."""

    individual_name: str | None = field(STRING, default=None)
    """What that person is called on your platform (商品单个人收款方平台昵称)."""

    out_trade_no: str | None = field(STRING, default=None)
    """Number you gave this order (商品单商户订单号)."""

    transaction_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the payment of this order; there once it is paid (微信支付订单号)."""

    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """How the user paid; there once it is paid (交易类型)."""

    trade_state: TradeState | str | None = field(OpenEnum(TradeState), default=None)
    """Where this order stands; it is paid when this is `SUCCESS` (交易状态)."""

    bank_type: str | None = field(STRING, default=None)
    """付款银行. Bank and kind of card, such as `ICBC_DEBIT`; `OTHERS` for the balance and all that is no card. There once it is paid."""

    attach: str | None = field(STRING, default=None)
    """What you gave with this order, unchanged; there once it is paid (附加数据)."""

    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the user paid; there once it is paid (支付完成时间, RFC 3339)."""

    amount: UnionIndividualRespAmountInfo | None = field(ModelOf(UnionIndividualRespAmountInfo), default=None)
    """What was to be paid for this order and what the user paid; there once it is paid (订单金额)."""


@model
class UnionQueryByWxTradeNoResponse(Model):
    """What `query_order_by_id` answers."""

    combine_appid: str | None = field(STRING, default=None)
    """AppID under which the combined order was placed (平台商户应用ID)."""

    combine_mchid: str | None = field(STRING, default=None)
    """Merchant number of the platform that placed the combined order (平台商户号)."""

    combine_out_trade_no: str | None = field(STRING, default=None)
    """Number you gave the combined order (交易单订单号)."""

    combine_transaction_id: str | None = field(STRING, default=None)
    """Number WeChat Pay gave the combined order (交易单微信支付订单号)."""

    combine_payer_info: UnionCommRespPayerInfo | None = field(ModelOf(UnionCommRespPayerInfo), default=None)
    """Who paid; there once it is paid (支付者)."""

    scene_info: UnionCommRespSceneInfo | None = field(ModelOf(UnionCommRespSceneInfo), default=None)
    """Where the user paid, as you gave it with the order (场景信息)."""

    sub_orders: list[UnionIndividualRespSubOrder] | None = field(
        ListOf(ModelOf(UnionIndividualRespSubOrder)), default=None
    )
    """The orders that were placed together (商品单信息)."""

    trade_scenario: TradeScenario | str | None = field(OpenEnum(TradeScenario), default=None)
    """What kind of sale it is (交易场景)."""


OPERATION: Operation[UnionQueryByWxTradeNoResponse] = Operation(
    name="payments.combine_transactions.query_order_by_id",
    method="GET",
    routes=(Route("/v3/combine-transactions/id/{combine_transaction_id}"),),
    parameters=(Parameter("combine_transaction_id", STRING, is_required=True),),
    numbers=("combine_transaction_id",),
    replies={200: UnionQueryByWxTradeNoResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012602242",),
)


class QueryOrderById(Service):
    """Gives a service its method `query_order_by_id`."""

    def query_order_by_id(self, *, combine_transaction_id: str) -> UnionQueryByWxTradeNoResponse:
        """Query a combined order for persons by WeChat Pay's number (个人收款交易通过微信支付订单号查单).

        Tells where each of the orders stands that were placed together for persons, by the number that WeChat Pay gave
        the combined order.

        Args:
            combine_transaction_id: 交易单微信支付订单号. Number WeChat Pay gave the combined order; the query by your
                number and the notification tell it.

        Returns:
            `UnionQueryByWxTradeNoResponse` with `combine_appid`, `combine_mchid`, `combine_out_trade_no`,
            `combine_transaction_id`, `combine_payer_info`, `scene_info` and 2 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page lists no errors of its own.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `combine_transaction_id` than was sent: it answers another request.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-22: https://pay.weixin.qq.com/doc/v3/partner/4012602242
        """
        return self._call(OPERATION, {"combine_transaction_id": combine_transaction_id})


class AsyncQueryOrderById(AsyncService):
    """Gives an async service its method `query_order_by_id`."""

    async def query_order_by_id(self, *, combine_transaction_id: str) -> UnionQueryByWxTradeNoResponse:
        """Query a combined order for persons by WeChat Pay's number (个人收款交易通过微信支付订单号查单).

        Tells where each of the orders stands that were placed together for persons, by the number that WeChat Pay gave
        the combined order.

        Args:
            combine_transaction_id: 交易单微信支付订单号. Number WeChat Pay gave the combined order; the query by your
                number and the notification tell it.

        Returns:
            `UnionQueryByWxTradeNoResponse` with `combine_appid`, `combine_mchid`, `combine_out_trade_no`,
            `combine_transaction_id`, `combine_payer_info`, `scene_info` and 2 more.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page lists no errors of its own.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.
            NumberMismatch: The reply has another `combine_transaction_id` than was sent: it answers another request.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-22: https://pay.weixin.qq.com/doc/v3/partner/4012602242
        """
        return await self._call(OPERATION, {"combine_transaction_id": combine_transaction_id})
