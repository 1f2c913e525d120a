# Written by `make generate` from specs/payments/bills: edit the files there.
"""Bills (账单).

Fetch what WeChat Pay noted of each day, to compare it with your own books.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import HashType, QueryBillEntity, TarType
    from .get_trade_bill import AsyncGetTradeBill, BillType, GetTradeBill
else:
    GetTradeBill, AsyncGetTradeBill = deferred(__name__, "get_trade_bill")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("HashType", "QueryBillEntity", "TarType"),
            ".get_trade_bill": ("BillType",),
        },
    )

__all__ = [
    "AsyncBills",
    "BillType",
    "Bills",
    "HashType",
    "QueryBillEntity",
    "TarType",
]


class Bills(
    GetTradeBill,
    Service,
):
    """Bills (账单)."""


class AsyncBills(
    AsyncGetTradeBill,
    AsyncService,
):
    """Bills (账单), async."""
