"""Read downloaded bills as typed rows.

    with open("bill.csv", "rb") as lines:
        bill = read_trade_bill(lines)
        paid_fen = sum(row.total_fen for row in bill if row.trade_state == "SUCCESS")
        assert paid_fen == bill.summary().total_fen

Only one row is in memory at a time, so a bill may be larger than memory.
"""

from wechatpay_runtime.bills.bill import Bill
from wechatpay_runtime.bills.cells import unescape
from wechatpay_runtime.bills.columns import Row
from wechatpay_runtime.bills.fund_flow import FundFlowRow, FundFlowSummary, read_fund_flow_bill
from wechatpay_runtime.bills.reading import Lines
from wechatpay_runtime.bills.sharing import SharingBillRow, SharingBillSummary, read_sharing_bill
from wechatpay_runtime.bills.trade import TradeBillRow, TradeBillSummary, read_trade_bill

__all__ = [
    "Bill",
    "FundFlowRow",
    "FundFlowSummary",
    "Lines",
    "Row",
    "SharingBillRow",
    "SharingBillSummary",
    "TradeBillRow",
    "TradeBillSummary",
    "read_fund_flow_bill",
    "read_sharing_bill",
    "read_trade_bill",
    "unescape",
]
