# Written by `make generate` from specs/payments/combine_transactions/prepay_mini_program.yaml: edit that file.
"""Create a combined mini program order for individuals (个人收款交易下单-小程序)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.combine_transactions._models import TradeScenario, UnionAmountInfo, UnionSceneInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "OrderServiceType",
    "UnionIndividualPayerInfo",
    "UnionIndividualSubOrder",
    "UnionMiniProgramPrepayResponse",
]


class OrderServiceType(StrEnum):
    """Documented values of `order_service_type` (商品服务类型). Any other value is a plain `str`."""

    INDIVIDUALTRADE = "INDIVIDUALTRADE"
    """An individual receives the money."""


@model
class UnionIndividualPayerInfo(Model):
    """Fields of `combine_payer_info` (支付者)."""

    openid: str = field(STRING)
    """用户标识. User's OpenID under `combine_appid`. Get it before you create the order."""


@model
class UnionIndividualSubOrder(Model):
    """Fields of `sub_orders` (商品单信息)."""

    mchid: str = field(STRING)
    """Merchant number of your platform, which creates this order (商品单发起商户号)."""
    order_service_type: OrderServiceType | str | None = field(OpenEnum(OrderServiceType), default=None)
    """Who receives the money of this order (商品服务类型)."""
    individual_auth_id: str = field(STRING)
    """ID of the authorization that the receiving individual gave (商品单个人收款方受理授权ID)."""
    individual_name: str | None = field(STRING, default=None)
    """Name of the receiving individual on your platform (商品单个人收款方平台昵称)."""
    out_trade_no: str = field(STRING)
    """商品单商户订单号. Merchant order number of this order, unique per `combine_mchid`. Use the same value on retries."""
    amount: UnionAmountInfo | Mapping[str, Any] = field(ModelOf(UnionAmountInfo))
    """Price of this order (商品单金额)."""
    attach: str = field(STRING)
    """附加数据. Your own data, hidden from the user. Returned by the query and the payment notification."""
    description: str = field(STRING)
    """商品描述. Description of the goods, shown to the user in the WeChat bill. Must describe what is actually sold. Platforms send `{name of the app in app stores}-{product}`."""


@model
class UnionMiniProgramPrepayResponse(Model):
    """Reply of `prepay_mini_program`."""

    prepay_id: str | None = field(STRING, default=None)
    """预支付交易会话标识. Session ID that the mini program needs to open the payment. Valid for 2 hours; after that, call this again with the same arguments for a new one."""


OPERATION: Operation[UnionMiniProgramPrepayResponse] = Operation(
    name="payments.combine_transactions.prepay_mini_program",
    method="POST",
    routes=(Route("/v3/combine-transactions/miniprogram"),),
    body=(
        Parameter("combine_appid", STRING, is_required=True),
        Parameter("combine_mchid", STRING, is_own_number=True),
        Parameter("combine_out_trade_no", STRING, is_required=True),
        Parameter("combine_payer_info", ModelOf(UnionIndividualPayerInfo), is_required=True),
        Parameter("scene_info", ModelOf(UnionSceneInfo)),
        Parameter("sub_orders", ListOf(ModelOf(UnionIndividualSubOrder)), is_required=True),
        Parameter("time_expire", DATETIME),
        Parameter("notify_url", STRING),
        Parameter("trade_scenario", OpenEnum(TradeScenario)),
    ),
    repeat=Repeat(
        by=("combine_out_trade_no",),
        settled_by="payments.combine_transactions.query_order_by_out_trade_no",
        settled_with={"combine_out_trade_no": "combine_out_trade_no"},
    ),
    replies={200: UnionMiniProgramPrepayResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012602225",),
)


class _PrepayMiniProgramDocs:
    def prepay_mini_program(self, *_: Any, **__: Any) -> Any:
        """Create a combined mini program order for individuals (个人收款交易下单-小程序).

        Creates orders that the user pays with one payment in a mini program and whose money goes to individuals instead
        of merchants, and returns a `prepay_id`. Sign it for the mini program, which opens the payment. Use
        `prepay_jsapi` for orders of merchants.

        Args:
            combine_appid: 平台商户应用ID. AppID of your platform's mini program. Must be bound to `combine_mchid`.
            combine_mchid: 平台商户号, defaults to the client's own number. Merchant number of your platform.
            combine_out_trade_no: 交易单订单号. Merchant order number of the combined order, unique per `combine_mchid`.
                Use the same value on retries.
            combine_payer_info: 支付者. User who pays.
            scene_info: 场景信息. Scene of the payment: the payer's IP address and your terminal.
            sub_orders: 商品单信息. Orders to pay together.
            time_expire: 交易结束时间, RFC 3339. Payment deadline.
            notify_url: 通知地址. Address for the payment notification.
            trade_scenario: 交易场景. Kind of sale.

        Returns:
            `UnionMiniProgramPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `combine_out_trade_no`. `payments.combine_transactions.query_order_by_out_trade_no`
        returns the outcome.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-22: https://pay.weixin.qq.com/doc/v3/partner/4012602225
        Not compared with this page: request, reply, errors.
        """


class PrepayMiniProgram(_PrepayMiniProgramDocs, Service):
    def prepay_mini_program(
        self,
        *,
        combine_appid: str,
        combine_mchid: str | None = None,
        combine_out_trade_no: str,
        combine_payer_info: UnionIndividualPayerInfo | Mapping[str, Any],
        scene_info: UnionSceneInfo | Mapping[str, Any] | None = None,
        sub_orders: Sequence[UnionIndividualSubOrder | Mapping[str, Any]],
        time_expire: dt.datetime | str | None = None,
        notify_url: str | None = None,
        trade_scenario: TradeScenario | str | None = None,
    ) -> UnionMiniProgramPrepayResponse:
        return self._call(
            OPERATION,
            {
                "combine_appid": combine_appid,
                "combine_mchid": combine_mchid,
                "combine_out_trade_no": combine_out_trade_no,
                "combine_payer_info": combine_payer_info,
                "scene_info": scene_info,
                "sub_orders": sub_orders,
                "time_expire": time_expire,
                "notify_url": notify_url,
                "trade_scenario": trade_scenario,
            },
        )


class AsyncPrepayMiniProgram(_PrepayMiniProgramDocs, AsyncService):
    async def prepay_mini_program(
        self,
        *,
        combine_appid: str,
        combine_mchid: str | None = None,
        combine_out_trade_no: str,
        combine_payer_info: UnionIndividualPayerInfo | Mapping[str, Any],
        scene_info: UnionSceneInfo | Mapping[str, Any] | None = None,
        sub_orders: Sequence[UnionIndividualSubOrder | Mapping[str, Any]],
        time_expire: dt.datetime | str | None = None,
        notify_url: str | None = None,
        trade_scenario: TradeScenario | str | None = None,
    ) -> UnionMiniProgramPrepayResponse:
        return await self._call(
            OPERATION,
            {
                "combine_appid": combine_appid,
                "combine_mchid": combine_mchid,
                "combine_out_trade_no": combine_out_trade_no,
                "combine_payer_info": combine_payer_info,
                "scene_info": scene_info,
                "sub_orders": sub_orders,
                "time_expire": time_expire,
                "notify_url": notify_url,
                "trade_scenario": trade_scenario,
            },
        )
