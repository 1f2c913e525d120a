"""The rows of merchant transfers in fund flow bills: the money that was locked, and the money that came back.

They are in the bill of the operation account (https://pay.weixin.qq.com/doc/v3/merchant/4013778940). A transfer whose only row is an expense
was successful (https://pay.weixin.qq.com/doc/v3/merchant/4012715211).
"""

from wechatpay_gateway.families.accounts.entries import Entries
from wechatpay_gateway.families.bills.files import Row
from wechatpay_gateway.families.bills.rows import LOCKED, UNLOCKED, Movement, fund_row
from wechatpay_gateway.families.merchant_transfer.money import CAUSE
from wechatpay_gateway.families.merchant_transfer.transfers import Transfers


def transfer_rows(entries: Entries, transfers: Transfers, mchid: str, start: float, end: float) -> list[Row]:
    """Return the rows of the transfers that a merchant paid, from `start` up to but excluding `end`, in seconds since 1970."""
    rows: list[Row] = []
    for entry in entries.available_between(mchid, CAUSE, start, end):
        voucher = transfers.out_bill_no_of(entry.reference)
        kind = LOCKED if entry.fen < 0 else UNLOCKED
        rows.append(fund_row(Movement(entry.at, entry.reference, voucher, kind, entry.fen), entry.balance))
    return rows
