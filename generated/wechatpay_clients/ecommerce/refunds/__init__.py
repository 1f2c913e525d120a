# Written by `make generate` from specs/ecommerce/refunds: edit the files there.
"""Refunds of ecommerce platforms (平台收付通退款).

Refund orders of the sub-merchants of an ecommerce platform. The platform can advance the money of a refund, if WeChat
Pay has enabled this, and get it back later.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        Account,
        AdvanceReturn,
        AdvanceReturnAccount,
        AdvanceReturnResult,
        Amount,
        Channel,
        FundsAccount,
        FundsFromItem,
        Promotion,
        PromotionScope,
        PromotionType,
        Refund,
        RefundAccount,
        Status,
    )
    from .create_abnormal_refund import AbnormalReceiveType, AsyncCreateAbnormalRefund, CreateAbnormalRefund
    from .create_advance_return import AsyncCreateAdvanceReturn, CreateAdvanceReturn
    from .create_refund import AsyncCreateRefund, CreateRefund, Refund4Create, RefundReqAmount, ReqFundsAccount
    from .query_advance_return import AsyncQueryAdvanceReturn, QueryAdvanceReturn
    from .query_refund_by_out_refund_no import AsyncQueryRefundByOutRefundNo, QueryRefundByOutRefundNo
    from .query_refund_by_refund_id import AsyncQueryRefundByRefundId, QueryRefundByRefundId
else:
    CreateAbnormalRefund, AsyncCreateAbnormalRefund = deferred(__name__, "create_abnormal_refund")
    CreateAdvanceReturn, AsyncCreateAdvanceReturn = deferred(__name__, "create_advance_return")
    CreateRefund, AsyncCreateRefund = deferred(__name__, "create_refund")
    QueryAdvanceReturn, AsyncQueryAdvanceReturn = deferred(
        __name__, "query_advance_return", "wait_until_advance_return_final"
    )
    QueryRefundByOutRefundNo, AsyncQueryRefundByOutRefundNo = deferred(
        __name__, "query_refund_by_out_refund_no", "wait_until_final"
    )
    QueryRefundByRefundId, AsyncQueryRefundByRefundId = deferred(
        __name__, "query_refund_by_refund_id", "wait_until_final_by_refund_id"
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "Account",
                "AdvanceReturn",
                "AdvanceReturnAccount",
                "AdvanceReturnResult",
                "Amount",
                "Channel",
                "FundsAccount",
                "FundsFromItem",
                "Promotion",
                "PromotionScope",
                "PromotionType",
                "Refund",
                "RefundAccount",
                "Status",
            ),
            ".create_abnormal_refund": ("AbnormalReceiveType",),
            ".create_refund": ("Refund4Create", "RefundReqAmount", "ReqFundsAccount"),
        },
    )

__all__ = [
    "AbnormalReceiveType",
    "Account",
    "AdvanceReturn",
    "AdvanceReturnAccount",
    "AdvanceReturnResult",
    "Amount",
    "AsyncRefunds",
    "Channel",
    "FundsAccount",
    "FundsFromItem",
    "Promotion",
    "PromotionScope",
    "PromotionType",
    "Refund",
    "Refund4Create",
    "RefundAccount",
    "RefundReqAmount",
    "Refunds",
    "ReqFundsAccount",
    "Status",
]


class Refunds(
    CreateAbnormalRefund,
    CreateAdvanceReturn,
    CreateRefund,
    QueryAdvanceReturn,
    QueryRefundByOutRefundNo,
    QueryRefundByRefundId,
    Service,
):
    """Refunds of ecommerce platforms (平台收付通退款)."""


class AsyncRefunds(
    AsyncCreateAbnormalRefund,
    AsyncCreateAdvanceReturn,
    AsyncCreateRefund,
    AsyncQueryAdvanceReturn,
    AsyncQueryRefundByOutRefundNo,
    AsyncQueryRefundByRefundId,
    AsyncService,
):
    """Refunds of ecommerce platforms (平台收付通退款), for `AsyncClient`."""
