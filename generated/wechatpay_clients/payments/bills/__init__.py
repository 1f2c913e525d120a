# Written by `make generate` from specs/payments/bills: edit the files there.
"""Bills (账单).

Download the bills of each day and reconcile them with your own records.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import BillAlgorithm, EncryptBillEntity, HashType, QueryBillEntity, QueryEncryptBillEntity, TarType
    from .get_ecommerce_fund_flow_bill import (
        AsyncGetEcommerceFundFlowBill,
        GetEcommerceFundFlowBill,
        SubMerchantFundFlowBillAccountType,
    )
    from .get_fund_flow_bill import AccountType, AsyncGetFundFlowBill, GetFundFlowBill
    from .get_sub_merchant_fund_flow_bill import (
        AsyncGetSubMerchantFundFlowBill,
        GetSubMerchantFundFlowBill,
        SubMerchantAccountType,
    )
    from .get_trade_bill import AsyncGetTradeBill, BillType, GetTradeBill
else:
    GetEcommerceFundFlowBill, AsyncGetEcommerceFundFlowBill = deferred(
        __name__, "get_ecommerce_fund_flow_bill", "download_ecommerce_fund_flow_bill"
    )
    GetFundFlowBill, AsyncGetFundFlowBill = deferred(__name__, "get_fund_flow_bill", "download_fund_flow_bill")
    GetSubMerchantFundFlowBill, AsyncGetSubMerchantFundFlowBill = deferred(
        __name__, "get_sub_merchant_fund_flow_bill", "download_sub_merchant_fund_flow_bill"
    )
    GetTradeBill, AsyncGetTradeBill = deferred(__name__, "get_trade_bill", "download_trade_bill")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "BillAlgorithm",
                "EncryptBillEntity",
                "HashType",
                "QueryBillEntity",
                "QueryEncryptBillEntity",
                "TarType",
            ),
            ".get_ecommerce_fund_flow_bill": ("SubMerchantFundFlowBillAccountType",),
            ".get_fund_flow_bill": ("AccountType",),
            ".get_sub_merchant_fund_flow_bill": ("SubMerchantAccountType",),
            ".get_trade_bill": ("BillType",),
        },
    )

__all__ = [
    "AccountType",
    "AsyncBills",
    "BillAlgorithm",
    "BillType",
    "Bills",
    "EncryptBillEntity",
    "HashType",
    "QueryBillEntity",
    "QueryEncryptBillEntity",
    "SubMerchantAccountType",
    "SubMerchantFundFlowBillAccountType",
    "TarType",
]


class Bills(
    GetEcommerceFundFlowBill,
    GetFundFlowBill,
    GetSubMerchantFundFlowBill,
    GetTradeBill,
    Service,
):
    """Bills (账单)."""


class AsyncBills(
    AsyncGetEcommerceFundFlowBill,
    AsyncGetFundFlowBill,
    AsyncGetSubMerchantFundFlowBill,
    AsyncGetTradeBill,
    AsyncService,
):
    """Bills (账单), for `AsyncClient`."""
