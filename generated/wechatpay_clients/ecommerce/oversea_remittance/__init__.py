# Written by `make generate` from specs/ecommerce/oversea_remittance: edit the files there.
"""Overseas remittances of ecommerce platforms (跨境付款).

Remit money of paid orders of an ecommerce platform's sub-merchants to overseas sellers, within 3 years of the
transaction, and get the bills of the currency bought.

Orders paid from 2023-05-29 on can be remitted. Settlement starts at 6,000 yuan, and at most 600,000 yuan can leave the
country in a day. WeChat Pay charges a fee of 0.4 %: from the fee account of the platform or, if the sub-merchants bear
it, from the amount that is remitted. This is chosen when the product is enabled.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import ChargeAccountType, Order, OrderFailReason, OrderResult
    from .apply_bill import ApplyBill, AsyncApplyBill, HashType, QueryDownloadInfoResponse
    from .create_order import (
        AsyncCreateOrder,
        CreateOrder,
        ExpressInfo,
        GoodsInfo,
        PayeeInfo,
        PresaleInfo,
        PresaleOrderType,
        SellerInfo,
    )
    from .query_available_amount import (
        AsyncQueryAvailableAmount,
        GetAvailableAbroadAmountResponse,
        QueryAvailableAmount,
    )
    from .query_order import AsyncQueryOrder, QueryOrder
else:
    ApplyBill, AsyncApplyBill = deferred(__name__, "apply_bill", "download_bill")
    CreateOrder, AsyncCreateOrder = deferred(__name__, "create_order")
    QueryAvailableAmount, AsyncQueryAvailableAmount = deferred(__name__, "query_available_amount")
    QueryOrder, AsyncQueryOrder = deferred(__name__, "query_order", "wait_until_final")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("ChargeAccountType", "Order", "OrderFailReason", "OrderResult"),
            ".apply_bill": ("HashType", "QueryDownloadInfoResponse"),
            ".create_order": ("ExpressInfo", "GoodsInfo", "PayeeInfo", "PresaleInfo", "PresaleOrderType", "SellerInfo"),
            ".query_available_amount": ("GetAvailableAbroadAmountResponse",),
        },
    )

__all__ = [
    "AsyncOverseaRemittance",
    "ChargeAccountType",
    "ExpressInfo",
    "GetAvailableAbroadAmountResponse",
    "GoodsInfo",
    "HashType",
    "Order",
    "OrderFailReason",
    "OrderResult",
    "OverseaRemittance",
    "PayeeInfo",
    "PresaleInfo",
    "PresaleOrderType",
    "QueryDownloadInfoResponse",
    "SellerInfo",
]


class OverseaRemittance(
    ApplyBill,
    CreateOrder,
    QueryAvailableAmount,
    QueryOrder,
    Service,
):
    """Overseas remittances of ecommerce platforms (跨境付款)."""


class AsyncOverseaRemittance(
    AsyncApplyBill,
    AsyncCreateOrder,
    AsyncQueryAvailableAmount,
    AsyncQueryOrder,
    AsyncService,
):
    """Overseas remittances of ecommerce platforms (跨境付款), for `AsyncClient`."""
