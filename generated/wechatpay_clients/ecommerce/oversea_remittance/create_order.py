# Written by `make generate` from specs/ecommerce/oversea_remittance/create_order.yaml: edit that file.
"""Remit money of an order overseas (申请资金出境)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.oversea_remittance._models import Order
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ExpressInfo", "GoodsInfo", "PayeeInfo", "PresaleInfo", "PresaleOrderType", "SellerInfo"]


class PresaleOrderType(StrEnum):
    """Documented values of `type` (订单类型). Any other value is a plain `str`."""

    DEPOSIT = "DEPOSIT"
    """The order pays the deposit."""
    BALANCE = "BALANCE"
    """The order pays the balance."""


@model
class GoodsInfo(Model):
    """Fields of `goods_info` (商品信息)."""

    goods_name: str = field(STRING)
    """商品名称, at most 128 characters. Name of the goods. Must not contain characters such as `,` and `|`."""
    goods_category: str = field(STRING)
    """商品类目, at most 32 characters. Category of the goods in your own system, of one level, or of two separated by `/`. Must not contain characters such as `,` and `|`."""
    goods_unit_price: int = field(INTEGER)
    """Price of one unit, in fen (商品单价)."""
    goods_quantity: int = field(INTEGER)
    """Number of units sold (商品数量)."""


@model
class SellerInfo(Model):
    """Fields of `seller_info` (卖家信息)."""

    oversea_business_name: str = field(STRING)
    """Name of the overseas seller's legal entity (境外卖家经营主体名称, at most 256 characters)."""
    oversea_shop_name: str = field(STRING)
    """Name of the overseas seller's shop (境外卖家店铺名称, at most 256 characters)."""
    seller_id: str = field(STRING)
    """ID of the seller in your own system (卖家ID, at most 128 characters)."""


@model
class ExpressInfo(Model):
    """Fields of `express_info` (物流信息)."""

    courier_number: str = field(STRING)
    """Tracking number of the shipment (物流单号, at most 256 characters)."""
    express_company_name: str = field(STRING)
    """Name of the logistics company (物流商名称, at most 256 characters)."""


@model
class PayeeInfo(Model):
    """Fields of `payee_info` (收款人信息)."""

    payee_id: str = field(STRING)
    """ID of the recipient that WeChat Pay assigned when you joined the remittance service (收款人识别号, at most 128 characters)."""


@model
class PresaleInfo(Model):
    """Fields of `presale_info` (预售信息)."""

    type: PresaleOrderType | str = field(OpenEnum(PresaleOrderType))
    """Part of the presale that the order pays (订单类型)."""
    total_amount: int = field(INTEGER)
    """预售订单总金额. Actual value in renminbi of the goods sold with this payment, in fen. Must be exact: it is used for cross-border compliance checks."""
    deposit_transaction_id: str | None = field(STRING, default=None)
    """关联定金订单号, at most 64 characters. WeChat Pay order ID of the payment of the deposit that belongs to this balance. Required when `type` is `BALANCE`."""
    balance_transaction_id: str | None = field(STRING, default=None)
    """关联尾款订单号, at most 64 characters. WeChat Pay order ID of the payment of the balance that belongs to this deposit. Required when `type` is `DEPOSIT` and `express_info` is set."""


OPERATION: Operation[Order] = Operation(
    name="ecommerce.oversea_remittance.create_order",
    method="POST",
    routes=(Route("/v3/funds-to-oversea/orders"),),
    body=(
        Parameter("out_order_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("amount", INTEGER, is_required=True),
        Parameter("foreign_currency", STRING, is_required=True),
        Parameter("goods_info", ListOf(ModelOf(GoodsInfo)), is_required=True),
        Parameter("seller_info", ModelOf(SellerInfo), is_required=True),
        Parameter("express_info", ModelOf(ExpressInfo)),
        Parameter("payee_info", ModelOf(PayeeInfo), is_required=True),
        Parameter("presale_info", ModelOf(PresaleInfo)),
    ),
    numbers=("out_order_id", "sub_mchid"),
    repeat=Repeat(
        by=("out_order_id",),
        settled_by="ecommerce.oversea_remittance.query_order",
        settled_with={"out_order_id": "out_order_id", "sub_mchid": "sub_mchid", "transaction_id": "transaction_id"},
    ),
    replies={200: Order},
    errors=(
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not remit money overseas.",
            "Apply for the permission. If you have it, check under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under 产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The deposit or the balance of the presale does not exist.",
            "Check `deposit_transaction_id` and `balance_transaction_id`, then retry.",
        ),
        ErrorRow(
            429, "FREQUENCY_LIMITED", "Too many remittances.", "Retry after 1 minute, with the same `out_order_id`."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476113",),
)


class _CreateOrderDocs:
    def create_order(self, *_: Any, **__: Any) -> Any:
        """Remit money of an order overseas (申请资金出境).

        Accepts a request to change money of a paid order into a foreign currency and remit it to the overseas seller.
        The reply only means that the request was accepted, and it can still fail: call `query_order` for the result.
        The currency is expected to be bought one day after acceptance; success normally takes two financial calendar
        days.

        Call `query_available_amount` first. Orders can be remitted for 3 years after the transaction. After an error or
        a missing reply, repeat the request with the same number and content. Use a new `out_order_id` only after
        `query_order` returns `FAIL`.

        Wrong data can fail only after acceptance, with a `fail_reason` in the query. `INVALID_REQUEST` means that a
        business rule is broken, for example that the order is older than 3 years, that risk control blocks the
        merchant, that a goods name or category contains sensitive words, or that less can be remitted than requested.
        `NOT_ENOUGH` means that the account of the merchant has too little money: top it up, then repeat with the same
        number.

        Args:
            out_order_id: 商户出境单号, at most 64 characters. Your number of the remittance, unique per merchant
                number. Digits, ASCII letters, `_` and `-`. Same value on retries; use a new one only after the query
                returns `FAIL`.
            sub_mchid: 二级商户号, at most 64 characters. Sub-merchant number whose money is remitted.
            transaction_id: 微信订单号, at most 64 characters, from
                `payments.partner_transactions.query_order_by_out_trade_no.transaction_id`. WeChat Pay order ID of the
                payment.
            amount: 出境金额. Amount to remit, in fen of renminbi. At most what `query_available_amount` returns.
            foreign_currency: 境外收款币种, at most 20 characters. Currency that the seller receives: USD, HKD, JPY,
                EUR, GBP, CAD, AUD or SGD. Must be the currency that WeChat Pay linked to `payee_id`.
            goods_info: 商品信息, at most 10 items. Goods of the order.
            seller_info: 卖家信息. Overseas seller of the goods.
            express_info: 物流信息. Shipment of the goods. For a presale deposit, omit it only if the deposit is
                remitted on its own. Required when `presale_info` is not set, or when `presale_info.type` is `BALANCE`.
            payee_info: 收款人信息. Recipient of the money.
            presale_info: 预售信息. Presale that the order belongs to. Both payments, of deposit and balance, must be
                within three years (1,096 days) and by the same payer.

        Returns:
            `Order`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not remit money overseas. Apply for the permission. If you have it, check
                    under 账户中心 > 违约记录 on the merchant platform whether a penalty takes it away, and under
                    产品中心 > 特约商户授权产品 that the sub-merchant has authorized you (已授权).
                404 NOT_FOUND: The deposit or the balance of the presale does not exist. Check `deposit_transaction_id`
                    and `balance_transaction_id`, then retry.
                429 FREQUENCY_LIMITED: Too many remittances. Retry after 1 minute, with the same `out_order_id`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_order_id` or `sub_mchid` in the reply differs from the request. The reply belongs
                to another request.

        Safe to retry with the same `out_order_id`. `ecommerce.oversea_remittance.query_order` returns the outcome.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012476113
        """


class CreateOrder(_CreateOrderDocs, Service):
    def create_order(
        self,
        *,
        out_order_id: str,
        sub_mchid: str,
        transaction_id: str,
        amount: int,
        foreign_currency: str,
        goods_info: Sequence[GoodsInfo | Mapping[str, Any]],
        seller_info: SellerInfo | Mapping[str, Any],
        express_info: ExpressInfo | Mapping[str, Any] | None = None,
        payee_info: PayeeInfo | Mapping[str, Any],
        presale_info: PresaleInfo | Mapping[str, Any] | None = None,
    ) -> Order:
        return self._call(
            OPERATION,
            {
                "out_order_id": out_order_id,
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "amount": amount,
                "foreign_currency": foreign_currency,
                "goods_info": goods_info,
                "seller_info": seller_info,
                "express_info": express_info,
                "payee_info": payee_info,
                "presale_info": presale_info,
            },
        )


class AsyncCreateOrder(_CreateOrderDocs, AsyncService):
    async def create_order(
        self,
        *,
        out_order_id: str,
        sub_mchid: str,
        transaction_id: str,
        amount: int,
        foreign_currency: str,
        goods_info: Sequence[GoodsInfo | Mapping[str, Any]],
        seller_info: SellerInfo | Mapping[str, Any],
        express_info: ExpressInfo | Mapping[str, Any] | None = None,
        payee_info: PayeeInfo | Mapping[str, Any],
        presale_info: PresaleInfo | Mapping[str, Any] | None = None,
    ) -> Order:
        return await self._call(
            OPERATION,
            {
                "out_order_id": out_order_id,
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "amount": amount,
                "foreign_currency": foreign_currency,
                "goods_info": goods_info,
                "seller_info": seller_info,
                "express_info": express_info,
                "payee_info": payee_info,
                "presale_info": presale_info,
            },
        )
