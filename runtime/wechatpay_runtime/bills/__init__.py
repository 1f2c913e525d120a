"""Reads bills: the lines of a file that was downloaded and proved go in, typed rows come out.

    with open("bill.csv", "rb") as lines:
        bill = read_trade_bill(lines)
        paid_fen = sum(row.total_fen for row in bill if row.trade_state == "SUCCESS")
        assert paid_fen == bill.summary().total_fen

Nothing is held but the row at hand, so a bill may be larger than memory.
"""

from wechatpay_runtime.bills.cells import unescape as unescape
from wechatpay_runtime.bills.columns import Row as Row
from wechatpay_runtime.bills.fund_flow import FundFlowRow as FundFlowRow
from wechatpay_runtime.bills.fund_flow import FundFlowSummary as FundFlowSummary
from wechatpay_runtime.bills.fund_flow import read_fund_flow_bill as read_fund_flow_bill
from wechatpay_runtime.bills.reading import Bill as Bill
from wechatpay_runtime.bills.reading import Lines as Lines
from wechatpay_runtime.bills.trade import TradeBillRow as TradeBillRow
from wechatpay_runtime.bills.trade import TradeBillSummary as TradeBillSummary
from wechatpay_runtime.bills.trade import read_trade_bill as read_trade_bill
