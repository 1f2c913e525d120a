"""The limits of transfers: https://pay.weixin.qq.com/doc/v3/merchant/4013747667."""

from datetime import datetime

from attrs import frozen

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.merchant_transfer.transfers import Transfers
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

SMALLEST_FEN = 10


@frozen
class Limits:
    """The largest amounts, in fen, that a merchant may transfer. The defaults are those of new merchants that are not sole traders.

    Attributes:
        transfer_fen: in one transfer.
        user_day_fen: to one user in one calendar day.
        day_fen: to all users in one calendar day.
        month_fen: to all users in one calendar month.
    """

    transfer_fen: int = 20_000
    user_day_fen: int = 200_000
    day_fen: int = 5_000_000
    month_fen: int = 3_000_000_000


SOLE_TRADER = Limits(user_day_fen=20_000, day_fen=500_000, month_fen=10_000_000)
"""The limits of new merchants that are sole traders."""


def check_limits(call: Call, limits: Limits, transfers: Transfers, amount: int, openid: str) -> None:
    """Check the amount of a new transfer; days and months are those of China.

    Raises:
        Refusal: a limit is exceeded.
    """
    if not SMALLEST_FEN <= amount <= limits.transfer_fen:
        en = f"transfer_amount must be from {yuan(SMALLEST_FEN)} to {yuan(limits.transfer_fen)} yuan for this merchant."
        raise refuse(call, "INVALID_REQUEST", "超过单笔转账上下限，核实产品设置是否准确", en)
    day = datetime.fromtimestamp(call.now, CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    sums = transfers.sums(call.mchid, openid, day=day.timestamp(), month=day.replace(day=1).timestamp())
    table = (
        (limits.user_day_fen, "超过单日向单用户转账额度，核实产品设置是否准确", "to one user in a day"),
        (limits.day_fen, "超过单日转账额度，核实产品设置是否准确", "in a day"),
        (limits.month_fen, "超过单月转账额度", "in a month"),
    )
    for before, (limit, zh, what) in zip(sums, table, strict=True):
        if before + amount > limit:
            en = f"This merchant may transfer {yuan(limit)} yuan {what}, and {yuan(before)} yuan are used."
            raise refuse(call, "INVALID_REQUEST", zh, en)
