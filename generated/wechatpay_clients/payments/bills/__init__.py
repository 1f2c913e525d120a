# Written by `make generate` from specs/payments/bills: edit the files there.
"""Bills (账单).

Fetch what WeChat Pay noted of each day, to compare it with your own books.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .get_fund_flow_bill import AsyncGetFundFlowBill, GetFundFlowBill
    from .get_sub_merchant_fund_flow_bill import AsyncGetSubMerchantFundFlowBill, GetSubMerchantFundFlowBill
    from .get_trade_bill import AsyncGetTradeBill, GetTradeBill
else:
    GetFundFlowBill, AsyncGetFundFlowBill = deferred(__name__, "get_fund_flow_bill", "download_fund_flow_bill")
    GetSubMerchantFundFlowBill, AsyncGetSubMerchantFundFlowBill = deferred(
        __name__, "get_sub_merchant_fund_flow_bill", "download_sub_merchant_fund_flow_bill"
    )
    GetTradeBill, AsyncGetTradeBill = deferred(__name__, "get_trade_bill", "download_trade_bill")


class Bills(
    GetFundFlowBill,
    GetSubMerchantFundFlowBill,
    GetTradeBill,
    Service,
):
    """Bills (账单)."""


class AsyncBills(
    AsyncGetFundFlowBill,
    AsyncGetSubMerchantFundFlowBill,
    AsyncGetTradeBill,
    AsyncService,
):
    """Bills (账单), async."""
