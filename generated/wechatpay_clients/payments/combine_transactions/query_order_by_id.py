# Written by `make generate` from specs/payments/combine_transactions/query_order_by_id.yaml: edit that file.
"""Query a combined order for individuals by its WeChat Pay order ID (个人收款交易通过微信支付订单号查单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import TradeState, TradeType
from wechatpay_clients.payments.combine_transactions._models import (
    TradeScenario,
    UnionCommRespPayerInfo,
    UnionCommRespSceneInfo,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "UnionIndividualRespAmountInfo", "UnionIndividualRespSubOrder", "UnionQueryByWxTradeNoResponse"]


@model
class UnionIndividualRespAmountInfo(Model):
    """Fields of `amount` (订单金额)."""

    total_amount: int | None = field(INTEGER, default=None)
    """Price of this order, in fen (标价金额)."""
    payer_amount: int | None = field(INTEGER, default=None)
    """Amount that the user paid, in fen: `total_amount` minus coupons (用户支付金额)."""
    currency: str | None = field(STRING, default=None)
    """Currency of the price, as in the order (标价币种)."""
    payer_currency: str | None = field(STRING, default=None)
    """Currency in which the user paid, ISO 4217, such as `CNY` (用户支付币种)."""
    settlement_rate: int | None = field(INTEGER, default=None)
    """结算汇率. Exchange rate from the currency of the price to the settlement currency, times 100,000,000: 650000000 is 6.5. Returned only if the two differ."""


@model
class UnionIndividualRespSubOrder(Model):
    """Fields of `sub_orders` (商品单信息)."""

    mchid: str | None = field(STRING, default=None)
    """Number of the merchant that created this order (商品单发起商户号)."""
    individual_auth_id: str | None = field(STRING, default=None)
    """ID of the authorization that the receiving individual gave (商品单个人收款方受理授权ID)."""
    individual_name: str | None = field(STRING, default=None)
    """Name of the receiving individual on your platform (商品单个人收款方平台昵称)."""
    out_trade_no: str | None = field(STRING, default=None)
    """Merchant order number of this order (商品单商户订单号)."""
    transaction_id: str | None = field(STRING, default=None)
    """微信支付订单号. WeChat Pay order ID of this order. Returned only after payment."""
    trade_type: TradeType | str | None = field(OpenEnum(TradeType), default=None)
    """交易类型. Transaction type of this order. Returned only after payment."""
    trade_state: TradeState | str | None = field(OpenEnum(TradeState), default=None)
    """State of this order (交易状态)."""
    bank_type: str | None = field(STRING, default=None)
    """付款银行. Payment method: a bank card, such as `ICBC_DEBIT` for a debit card of ICBC, or `OTHERS` for WeChat balance, mini fund (零钱通) and any other non-card method. Returned only after payment."""
    attach: str | None = field(STRING, default=None)
    """附加数据. Your own data from this order, unchanged. Returned only after payment, if the order had any."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """支付完成时间, RFC 3339. Payment time. Returned only after payment."""
    amount: UnionIndividualRespAmountInfo | None = field(ModelOf(UnionIndividualRespAmountInfo), default=None)
    """订单金额. Amounts of this order. Returned only after payment."""


@model
class UnionQueryByWxTradeNoResponse(Model):
    """Reply of `query_order_by_id`."""

    combine_appid: str | None = field(STRING, default=None)
    """AppID of the combined order (平台商户应用ID)."""
    combine_mchid: str | None = field(STRING, default=None)
    """Merchant number of the platform that created the combined order (平台商户号)."""
    combine_out_trade_no: str | None = field(STRING, default=None)
    """Merchant order number of the combined order (交易单订单号)."""
    combine_transaction_id: str | None = field(STRING, default=None)
    """WeChat Pay order ID of the combined order (交易单微信支付订单号)."""
    combine_payer_info: UnionCommRespPayerInfo | None = field(ModelOf(UnionCommRespPayerInfo), default=None)
    """支付者. User who paid. Returned only after payment."""
    scene_info: UnionCommRespSceneInfo | None = field(ModelOf(UnionCommRespSceneInfo), default=None)
    """场景信息. Payment scene from the order. Returned only if the order had one."""
    sub_orders: list[UnionIndividualRespSubOrder] | None = field(
        ListOf(ModelOf(UnionIndividualRespSubOrder)), default=None
    )
    """Orders of the combined order (商品单信息)."""
    trade_scenario: TradeScenario | str | None = field(OpenEnum(TradeScenario), default=None)
    """Kind of sale (交易场景)."""


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


class _QueryOrderByIdDocs:
    def query_order_by_id(self, *_: Any, **__: Any) -> Any:
        """Query a combined order for individuals by its WeChat Pay order ID (个人收款交易通过微信支付订单号查单).

        Returns a combined order whose money goes to individuals, with the state of each of its orders, by its WeChat
        Pay order ID.

        Args:
            combine_transaction_id: 交易单微信支付订单号. WeChat Pay order ID of the combined order.

        Returns:
            `UnionQueryByWxTradeNoResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `combine_transaction_id` in the reply differs from the request. The reply belongs to
                another request.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-22: https://pay.weixin.qq.com/doc/v3/partner/4012602242
        Not compared with this page: request, reply, errors.
        """


class QueryOrderById(_QueryOrderByIdDocs, Service):
    def query_order_by_id(self, *, combine_transaction_id: str) -> UnionQueryByWxTradeNoResponse:
        return self._call(OPERATION, {"combine_transaction_id": combine_transaction_id})


class AsyncQueryOrderById(_QueryOrderByIdDocs, AsyncService):
    async def query_order_by_id(self, *, combine_transaction_id: str) -> UnionQueryByWxTradeNoResponse:
        return await self._call(OPERATION, {"combine_transaction_id": combine_transaction_id})
