# Written by `make generate` from specs/payscore/partner_service_orders/query_order.yaml: edit that file.
"""Query an order of a sub-merchant (查询支付分订单)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._models import PromotionDetailScope, PromotionDetailType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payscore.partner_service_orders._models import (
    Location,
    OrderState,
    Payment,
    RiskFund,
    ServiceOrderCoupon,
    StateDescription,
    TimeRange,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, OneOf, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "Collection",
    "CollectionState",
    "Detail",
    "GoodsDetail",
    "PaidType",
    "PromotionDetail",
    "QueryOrderResponse",
]


class CollectionState(StrEnum):
    """Documented values of `state` (收款状态). Any other value is a plain `str`."""

    USER_PAYING = "USER_PAYING"
    """Not paid yet."""
    USER_PAID = "USER_PAID"
    """Paid."""


class PaidType(StrEnum):
    """Documented values of `paid_type` (收款成功渠道). Any other value is a plain `str`."""

    NEWTON = "NEWTON"
    """PayScore collected it: automatically, or when the user paid on the order page."""
    MCH = "MCH"
    """The user paid in another way, which the merchant reported with `sync_order`."""


@model
class GoodsDetail(Model):
    """Fields of `goods_detail` (单品列表)."""

    goods_id: str = field(STRING)
    """Product code (商品编码, at most 32 characters)."""
    quantity: int | None = field(INTEGER, default=None)
    """Quantity of the product (商品数量)."""
    unit_price: int | None = field(INTEGER, default=None)
    """Price of one unit of the product, in fen (商品价格)."""
    discount_amount: int | None = field(INTEGER, default=None)
    """Discount on the product, in fen (商品优惠金额)."""
    goods_remark: str | None = field(STRING, default=None)
    """Note on the product (商品备注, at most 128 characters)."""


@model
class PromotionDetail(Model):
    """Fields of `promotion_detail` (优惠功能)."""

    coupon_id: str = field(STRING)
    """券ID, at most 32 characters. ID of the coupon. Each coupon has its own ID."""
    name: str | None = field(STRING, default=None)
    """Name of the coupon campaign (优惠名称, at most 64 characters)."""
    scope: PromotionDetailScope | str | None = field(OpenEnum(PromotionDetailScope), default=None)
    """Whether the spending threshold of the coupon applies to the order or to one product (优惠范围)."""
    type: PromotionDetailType | str | None = field(OpenEnum(PromotionDetailType), default=None)
    """优惠类型. Whether the coupon is pre-funded. The money of a pre-funded coupon is settled to the merchant with the order."""
    amount: int = field(INTEGER)
    """Discount from the coupon, in fen (优惠券面额)."""
    stock_id: str | None = field(STRING, default=None)
    """ID of the stock that the coupon belongs to (活动ID, at most 32 characters)."""
    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. Coupon value funded by WeChat Pay, in fen. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    merchant_contribute: int | None = field(INTEGER, default=None)
    """商户出资. Coupon value funded by the merchant, in fen. Merchant funding is the default; the other two kinds are arranged with WeChat Pay. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    other_contribute: int | None = field(INTEGER, default=None)
    """其他出资. Coupon value funded by others, in fen. Only one of the three `…_contribute` fields contains the amount, depending on the coupon stock."""
    currency: str | None = field(STRING, default=None)
    """优惠币种, at most 32 characters. Currency of the coupon. Always `CNY`."""
    goods_detail: list[GoodsDetail] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """Products that the coupon applies to (单品列表)."""


@model
class Detail(Model):
    """Fields of `details` (收款明细列表)."""

    seq: int | None = field(INTEGER, default=None)
    """Position of the payment, counted from 1 (收款序号)."""
    amount: int | None = field(INTEGER, default=None)
    """Amount that this payment collected, in fen (单笔收款金额)."""
    paid_type: PaidType | str | None = field(OpenEnum(PaidType), default=None)
    """收款成功渠道. How the amount was collected. Read it together with `state` and `collection.state`."""
    paid_time: str | None = field(STRING, default=None)
    """When the order was paid, as `yyyyMMddHHmmss` (收款成功时间, at most 32 characters)."""
    transaction_id: str | None = field(STRING, default=None)
    """微信支付交易单号, at most 64 characters. WeChat Pay order ID, needed for refunds. Returned only if PayScore collected the amount, automatically or when the user paid on its order page."""
    promotion_detail: list[PromotionDetail] | None = field(ListOf(ModelOf(PromotionDetail)), default=None)
    """优惠功能. Cash coupons (代金券) used for the order. Returned only if any were used."""


@model
class Collection(Model):
    """Fields of `collection` (收款信息)."""

    state: CollectionState | str = field(OpenEnum(CollectionState))
    """收款状态. Whether the user has paid. Read it together with `state` and `state_description` of the order."""
    total_amount: int | None = field(INTEGER, default=None)
    """总收款金额. Amount to collect in total, in fen. Equal to `total_amount` of the order."""
    paying_amount: int | None = field(INTEGER, default=None)
    """待收金额. Amount that the user still has to pay, in fen. Equal to `total_amount` until the user has paid, then 0."""
    paid_amount: int | None = field(INTEGER, default=None)
    """已收金额. Amount that the user has paid, in fen. 0 until the user has paid, then equal to `total_amount`."""
    details: list[Detail] | None = field(ListOf(ModelOf(Detail)), default=None)
    """Payments of the order (收款明细列表)."""


@model
class QueryOrderResponse(Model):
    """Reply of `query_order`."""

    out_order_no: str = field(STRING)
    """商户服务订单号, at most 32 characters. Your order number. Not usable as `out_trade_no` of a refund: refund with the `transaction_id`."""
    service_id: str = field(STRING)
    """ID of the PayScore service of the order, 32 digits (服务ID, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the order (公众账号ID, at most 32 characters)."""
    mchid: str = field(STRING)
    """服务商商户号, at most 32 characters. Merchant number of the service provider that created the order. Must have access to PayScore and be bound to `appid`."""
    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant, from the creation (子商户公众账号ID, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number of the order (子商户号, at most 32 characters)."""
    service_introduction: str = field(STRING)
    """服务信息, at most 20 characters. What the order is for. Chinese characters, digits, letters and symbols count as one character each."""
    state: OrderState | str = field(OpenEnum(OrderState))
    """服务订单状态. State of the order. Read it together with `state_description` and `collection.state`."""
    state_description: StateDescription | str | None = field(OpenEnum(StateDescription), default=None)
    """订单状态说明. How far an order in the state `DOING` is. Returned only in that state. Read it together with `collection.state`."""
    post_payments: list[Payment] | None = field(ListOf(ModelOf(Payment)), default=None)
    """Items to pay after the service, from the last request that set them (后付费项目)."""
    post_discounts: list[ServiceOrderCoupon] | None = field(ListOf(ModelOf(ServiceOrderCoupon)), default=None)
    """商户优惠, at most 30 items. Merchant discounts on the order. On completion, the sum of `post_payments` minus the sum of these must equal `total_amount`."""
    risk_fund: RiskFund | None = field(ModelOf(RiskFund), default=None)
    """Amount at risk in this order (服务风险金)."""
    total_amount: int | None = field(INTEGER, default=None)
    """Final amount of the order, in fen, from its completion or last change: the sum of `post_payments` minus the sum of `post_discounts` (总金额)."""
    need_collection: bool | None = field(BOOLEAN, default=None)
    """是否需要收款. Whether the order has an amount to collect. Always `true`."""
    collection: Collection | None = field(ModelOf(Collection), default=None)
    """收款信息. How far the amount is collected. Returned only after the order was completed, unless its `total_amount` is 0."""
    time_range: TimeRange | None = field(ModelOf(TimeRange), default=None)
    """Start and end of the service (服务时间)."""
    location: Location | None = field(ModelOf(Location), default=None)
    """Where the service starts and ends (服务位置)."""
    attach: str | None = field(STRING, default=None)
    """Your own data from the creation, URL-encoded, at most 256 characters (商户数据包, at most 256 characters)."""
    notify_url: str | None = field(STRING, default=None)
    """Address for the notifications of the order, from the creation (商户回调地址, at most 256 characters)."""
    openid: str | None = field(STRING, default=None)
    """用户标识, at most 128 characters. User's OpenID under `appid`. Returned only if the order has no `sub_appid`."""
    sub_openid: str | None = field(STRING, default=None)
    """用户标识, at most 128 characters. User's OpenID under `sub_appid`. Returned only if the order has a `sub_appid`."""
    order_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the order, 31 digits, starting with `1000000000` and the date (微信支付服务订单号, at most 64 characters)."""


OPERATION: Operation[QueryOrderResponse] = Operation(
    name="payscore.partner_service_orders.query_order",
    method="GET",
    routes=(Route("/v3/payscore/partner/serviceorder", query=("service_id", "sub_mchid", "out_order_no", "query_id")),),
    parameters=(
        Parameter("service_id", STRING),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_order_no", STRING),
        Parameter("query_id", STRING),
    ),
    choose=(OneOf("out_order_no", "query_id"),),
    numbers=("service_id", "sub_mchid", "out_order_no"),
    wait=Polling(
        noun="order",
        field="state",
        final=("DONE", "REVOKED", "EXPIRED"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: QueryOrderResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_ORDER_STATE",
            "The state of the order does not allow the call.",
            "Check that the call fits the flow of the order.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Check whether the same order number was used with different arguments.",
        ),
        ErrorRow(400, "ORDER_CANCELED", "The order is already canceled.", "Nothing needs to be done in this state."),
        ErrorRow(400, "ORDER_DONE", "The order is already completed.", "Nothing needs to be done in this state."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant information is invalid.",
            "Check it on the partner platform and send the correct values. `service_id`, merchant numbers and AppIDs must be bound to each other, which your contact at WeChat Pay does, and the sub-merchant must authorize the product on the merchant platform.",
        ),
        ErrorRow(
            404,
            "ORDER_NOT_EXIST",
            "The order does not exist.",
            "Check the arguments, and send the number of an existing order.",
        ),
        ErrorRow(
            429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often, within the rate limit of the operation."
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error.",
            "Every status that starts with 5 is a system error: retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013138559",),
)


class _QueryOrderDocs:
    def query_order(self, *_: Any, **__: Any) -> Any:
        """Query an order of a sub-merchant (查询支付分订单).

        Returns an order with its state. Query it regularly while it is `DOING`, because notifications can be lost.

        Decide by `state`, `state_description` and `collection.state` together.

        Args:
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.partner_service_orders.create_order.out_order_no`. Your order number, from the creation. Not
                usable as `out_trade_no` of a refund: refund with the `transaction_id`.
            query_id: 查单ID, at most 512 characters. ID for this query, which your front end gets when the user comes
                back from the confirmation page.

        Returns:
            `QueryOrderResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_ORDER_STATE: The state of the order does not allow the call. Check that the call fits the
                    flow of the order.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Check whether the same
                    order number was used with different arguments.
                400 ORDER_CANCELED: The order is already canceled. Nothing needs to be done in this state.
                400 ORDER_DONE: The order is already completed. Nothing needs to be done in this state.
                403 NO_AUTH: The merchant information is invalid. Check it on the partner platform and send the correct
                    values. `service_id`, merchant numbers and AppIDs must be bound to each other, which your contact at
                    WeChat Pay does, and the sub-merchant must authorize the product on the merchant platform.
                404 ORDER_NOT_EXIST: The order does not exist. Check the arguments, and send the number of an existing
                    order.
                429 FREQUENCY_LIMITED: Too many calls. Call less often, within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Every status that starts with 5 is a system error: retry later with the
                    same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `service_id`, `sub_mchid` or `out_order_no` in the reply differs from the request. The
                reply belongs to another request.

        Pass exactly one of `out_order_no` and `query_id`.
        `wait_until_final` polls until the order reaches a final state.

        Available to: service provider (普通服务商).

        Official page, 2024-12-06: https://pay.weixin.qq.com/doc/v3/partner/4013138559
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the order reaches a final state (查询支付分订单).

        Calls `query_order` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1 minute, 3 minutes, 5
        minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the user paid; check `state`. The user has 30 days to confirm an order, and
        WeChat Pay charges again until it succeeds: handle the notifications instead of waiting for so long.

        Args:
            service_id: 服务ID, at most 32 characters. ID of your PayScore service, 32 digits. WeChat Pay assigns it
                after it approves your access to PayScore.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number, assigned when the sub-merchant was
                onboarded.
            out_order_no: 商户服务订单号, at most 32 characters, from
                `payscore.partner_service_orders.create_order.out_order_no`. Your order number, from the creation. Not
                usable as `out_trade_no` of a refund: refund with the `transaction_id`.
            query_id: 查单ID, at most 512 characters. ID for this query, which your front end gets when the user comes
                back from the confirmation page.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryOrderResponse` whose `state` is `DONE`, `REVOKED` or `EXPIRED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_order`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4013138559
        """


class QueryOrder(_QueryOrderDocs, Service):
    def query_order(
        self,
        *,
        service_id: str | None = None,
        sub_mchid: str,
        out_order_no: str | None = None,
        query_id: str | None = None,
    ) -> QueryOrderResponse:
        return self._call(
            OPERATION,
            {"service_id": service_id, "sub_mchid": sub_mchid, "out_order_no": out_order_no, "query_id": query_id},
        )

    def wait_until_final(
        self,
        *,
        service_id: str | None = None,
        sub_mchid: str,
        out_order_no: str | None = None,
        query_id: str | None = None,
        timeout: float,
    ) -> QueryOrderResponse:
        return self._wait(
            OPERATION,
            {"service_id": service_id, "sub_mchid": sub_mchid, "out_order_no": out_order_no, "query_id": query_id},
            timeout,
        )


class AsyncQueryOrder(_QueryOrderDocs, AsyncService):
    async def query_order(
        self,
        *,
        service_id: str | None = None,
        sub_mchid: str,
        out_order_no: str | None = None,
        query_id: str | None = None,
    ) -> QueryOrderResponse:
        return await self._call(
            OPERATION,
            {"service_id": service_id, "sub_mchid": sub_mchid, "out_order_no": out_order_no, "query_id": query_id},
        )

    async def wait_until_final(
        self,
        *,
        service_id: str | None = None,
        sub_mchid: str,
        out_order_no: str | None = None,
        query_id: str | None = None,
        timeout: float,
    ) -> QueryOrderResponse:
        return await self._wait(
            OPERATION,
            {"service_id": service_id, "sub_mchid": sub_mchid, "out_order_no": out_order_no, "query_id": query_id},
            timeout,
        )
