# Written by `make generate` from specs/payments/combine_transactions/prepay_mini_program.yaml: edit that file.
"""Place a combined mini program order for persons (个人收款交易下单-小程序)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.combine_transactions._models import TradeScenario, UnionAmountInfo, UnionSceneInfo
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import DATETIME, STRING, OpenEnum


class OrderServiceType(StrEnum):
    """Values of 商品服务类型 that the page lists; any other value stays the text it was."""

    INDIVIDUALTRADE = "INDIVIDUALTRADE"
    """A person gets the money."""


@model
class UnionIndividualPayerInfo(Model):
    """What `combine_payer_info` (支付者) holds."""

    openid: str = field(STRING)
    """OpenID of the user under `combine_appid`; ask WeChat for it before you place the order (用户标识)."""


@model
class UnionIndividualSubOrder(Model):
    """What `sub_orders` (商品单信息) holds."""

    mchid: str = field(STRING)
    """Merchant number that places this order, that of your platform (商品单发起商户号)."""

    order_service_type: OrderServiceType | str | None = field(OpenEnum(OrderServiceType), default=None)
    """Who gets the money of this order (商品服务类型)."""

    individual_auth_id: str = field(STRING)
    """ID of the authorisation that the person who gets the money has given (商品单个人收款方受理授权ID)."""

    individual_name: str | None = field(STRING, default=None)
    """What that person is called on your platform (商品单个人收款方平台昵称)."""

    out_trade_no: str = field(STRING)
    """Number you give this order; one number, one order (商品单商户订单号)."""

    amount: UnionAmountInfo | Mapping[str, Any] = field(ModelOf(UnionAmountInfo))
    """What the user is to pay for this order (商品单金额)."""

    attach: str = field(STRING)
    """Data of yours that the user does not see; the query and the notification give it back (附加数据)."""

    description: str = field(STRING)
    """商品描述. What is bought. The user sees it in the list of payments, so say what it really is."""


@model
class UnionMiniProgramPrepayResponse(Model):
    """What `prepay_mini_program` answers."""

    prepay_id: str | None = field(STRING, default=None)
    """预支付交易会话标识. Goes into the parameters that call up the payment. Valid for two hours; after that, place the order again for a new one."""


OPERATION: Operation[UnionMiniProgramPrepayResponse] = Operation(
    name="payments.combine_transactions.prepay_mini_program",
    method="POST",
    routes=(Route("/v3/combine-transactions/miniprogram"),),
    body=(
        Parameter("combine_appid", STRING, is_required=True),
        Parameter("combine_mchid", STRING, is_caller=True),
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
        settled_with={
            "combine_out_trade_no": "combine_out_trade_no",
        },
    ),
    replies={200: UnionMiniProgramPrepayResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012602225",),
)


class PrepayMiniProgram(Service):
    """Gives a service its method `prepay_mini_program`."""

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
        """Place a combined mini program order for persons (个人收款交易下单-小程序).

        Places orders whose money goes to persons instead of merchants, and that the user pays at once in a mini
        program. What it answers goes into the parameters with which the page calls up the payment. For orders of
        merchants place a JSAPI order.

        Args:
            combine_appid: 平台商户应用ID. AppID of the mini program of your platform; it must be bound to
                `combine_mchid`.
            combine_mchid: 平台商户号, the client's own number unless given. Merchant number of your platform.
            combine_out_trade_no: 交易单订单号. Number you give the combined order; one number, one order.
            combine_payer_info: 支付者. Who is to pay.
            scene_info: 场景信息. Where the user is when paying.
            sub_orders: 商品单信息. The orders that are paid together.
            time_expire: 交易结束时间, RFC 3339. Last moment in which the user can pay.
            notify_url: 通知地址. Address to which WeChat Pay sends the notification that the orders are paid.
            trade_scenario: 交易场景. What kind of sale it is.

        Returns:
            `UnionMiniProgramPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page lists no errors of its own.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `combine_out_trade_no`;
        `payments.combine_transactions.query_order_by_out_trade_no` tells what became of it.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-22: https://pay.weixin.qq.com/doc/v3/partner/4012602225
        """
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


class AsyncPrepayMiniProgram(AsyncService):
    """Gives an async service its method `prepay_mini_program`."""

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
        """Place a combined mini program order for persons (个人收款交易下单-小程序).

        Places orders whose money goes to persons instead of merchants, and that the user pays at once in a mini
        program. What it answers goes into the parameters with which the page calls up the payment. For orders of
        merchants place a JSAPI order.

        Args:
            combine_appid: 平台商户应用ID. AppID of the mini program of your platform; it must be bound to
                `combine_mchid`.
            combine_mchid: 平台商户号, the client's own number unless given. Merchant number of your platform.
            combine_out_trade_no: 交易单订单号. Number you give the combined order; one number, one order.
            combine_payer_info: 支付者. Who is to pay.
            scene_info: 场景信息. Where the user is when paying.
            sub_orders: 商品单信息. The orders that are paid together.
            time_expire: 交易结束时间, RFC 3339. Last moment in which the user can pay.
            notify_url: 通知地址. Address to which WeChat Pay sends the notification that the orders are paid.
            trade_scenario: 交易场景. What kind of sale it is.

        Returns:
            `UnionMiniProgramPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page lists no errors of its own.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `combine_out_trade_no`;
        `payments.combine_transactions.query_order_by_out_trade_no` tells what became of it.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-10-22: https://pay.weixin.qq.com/doc/v3/partner/4012602225
        """
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
