"""Fund-flow bills (资金账单): movements of money on an account, your own or a sub-merchant's, on one day.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071249
"""

from attrs import frozen

from wechatpay_runtime.bills.bill import Bill
from wechatpay_runtime.bills.cells import as_count, as_fen, as_moment, as_yuan
from wechatpay_runtime.bills.columns import Column, Row, Sum, Summary
from wechatpay_runtime.bills.reading import Lines


@frozen
class FundFlowRow(Row):
    """One movement of money."""

    kind = "fund_flow"
    recognised_by = ("记账时间", "资金流水单号")
    codes = frozenset({"业务名称", "业务类型", "收支类型", "资金变更提交申请人"})
    accounting_time = Column(as_moment, "记账时间")
    """记账时间. When the money was booked, in Beijing time; not when a refund arrived."""
    business_no = Column(str, "微信支付业务单号")
    """微信支付业务单号. WeChat Pay's number of the payment, refund or other transaction that caused the movement."""
    fund_flow_no = Column(str, "资金流水单号")
    """资金流水单号. Number of the movement itself."""
    business_name = Column(str, "业务名称")
    """业务名称. Type of transaction in Chinese, such as 交易 or 退款. New values can be added."""
    business_type = Column(str, "业务类型")
    """业务类型. Type of movement in Chinese, such as 交易, 扣除交易手续费 or 退款. New values can be added."""
    direction = Column(str, "收支类型")
    """收支类型. 收入 for income, 支出 for an expense."""
    amount = Column(as_yuan, "收支金额(元)", "收支金额（元）")
    """收支金额(元). Amount of the income or expense, in yuan."""
    amount_fen = Column(as_fen, "收支金额(元)", "收支金额（元）")
    """收支金额(元), in fen."""
    balance = Column(as_yuan, "账户结余(元)", "账户结余（元）")
    """账户结余(元). Balance of the account after the movement, in yuan."""
    balance_fen = Column(as_fen, "账户结余(元)", "账户结余（元）")
    """账户结余(元), in fen."""
    applicant = Column(str, "资金变更提交申请人")
    """资金变更提交申请人. Who requested the movement: a person, the API or `system`; can be empty."""
    remark = Column(str, "备注")
    """备注. Note by the merchant or WeChat Pay; can be empty."""
    voucher_no = Column(str, "业务凭证号")
    """业务凭证号. Number of the underlying transaction, usually your order number."""


@frozen
class FundFlowSummary(Summary):
    """Counts and totals of a fund-flow bill."""

    recognised_by = ("资金流水总笔数",)
    sums = (
        Sum("income_count", None, ("direction", "收入")),
        Sum("income_fen", "amount_fen", ("direction", "收入")),
        Sum("expense_count", None, ("direction", "支出")),
        Sum("expense_fen", "amount_fen", ("direction", "支出")),
    )
    row_count = Column(as_count, "资金流水总笔数")
    """资金流水总笔数. Number of rows in the bill."""
    income_count = Column(as_count, "收入笔数")
    """收入笔数. Number of rows with income."""
    income = Column(as_yuan, "收入金额")
    """收入金额. Total income, in yuan."""
    income_fen = Column(as_fen, "收入金额")
    """收入金额, in fen."""
    expense_count = Column(as_count, "支出笔数")
    """支出笔数. Number of rows with expenses."""
    expense = Column(as_yuan, "支出金额")
    """支出金额. Total expenses, in yuan."""
    expense_fen = Column(as_fen, "支出金额")
    """支出金额, in fen."""


def read_fund_flow_bill(lines: bytes | Lines) -> Bill[FundFlowRow, FundFlowSummary]:
    """Read a fund-flow bill, of your own account or a sub-merchant's.

    Args:
        lines: The bill as a string or bytes, or an iterable of its lines, such as `open(path, "rb")`. It must be decompressed,
            decrypted and verified already. Do not split text with `splitlines()`, which also splits inside cells.

    Returns:
        A `Bill`, which can be iterated once and has a `summary()`. Reading raises `DamagedBill` if the file is incomplete or
        differs from the official page.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013071249
    """
    return Bill(FundFlowRow, FundFlowSummary, lines)
