"""The rows of sharing bills, and the movements of profit sharing in fund flow bills.

A sharing bill lists the shares that arrived and the returns that succeeded on a day, in yuan: https://pay.weixin.qq.com/doc/v3/merchant/4012529628.
In the fund flow bill, a share is an expense of the merchant and an income of the receiver; freezing and unfreezing are not listed
(https://pay.weixin.qq.com/doc/v3/partner/4014547107).
"""

from collections.abc import Iterator

from attrs import frozen

from wechatpay_gateway.families.bills.files import Row
from wechatpay_gateway.families.bills.rows import PAYMENT_ESCAPES, RETURNED, SHARED, Movement, time_text, yuan_text
from wechatpay_gateway.families.profit_sharing.sharings import Sharing
from wechatpay_gateway.families.profit_sharing.state import Records

_DONE = "成功"


@frozen
class _Change:
    """A share that arrived or was returned."""

    at: float
    kind: str
    sharing: Sharing
    number: str
    detail_id: str
    out_number: str
    account: str
    fen: int
    description: str


def sharing_rows(records: Records, caller: str, sub_mchid: str | None, start: float, end: float) -> list[Row]:
    """Return the rows of a sharing bill from `start` up to but excluding `end`; `sub_mchid` limits them to one sub-merchant."""
    found = [*_shares(records, start, end, caller=caller), *_returns(records, start, end, caller=caller)]
    return [
        _row(records, each)
        for each in sorted(found, key=lambda each: each.at)
        if sub_mchid in (None, each.sharing.owner)
    ]


def sharing_movements(records: Records, caller: str, sub_mchid: str | None, end: float) -> Iterator[Movement]:
    """Iterate over the movements of profit sharing before `end`: of the merchant's own money, and of the shares that it received."""
    for kind, changes, sign in ((SHARED, _shares, -1), (RETURNED, _returns, 1)):
        for each in changes(records, 0, end, caller=caller):
            if sub_mchid in (None, each.sharing.owner) and each.account != each.sharing.owner:
                yield Movement(each.at, each.number, each.detail_id, kind, sign * each.fen)
        for each in changes(records, 0, end, account=sub_mchid or caller):
            if each.account != each.sharing.owner:
                yield Movement(each.at, each.number, each.detail_id, kind, -sign * each.fen)


def _shares(records: Records, start: float, end: float, *, caller: str = "", account: str = "") -> Iterator[_Change]:
    for share in records.sharings.paid_between(start, end, caller=caller, account=account):
        sharing = records.sharings.of_share(share)
        if not sharing.is_unfreezing and not sharing.is_example:
            yield _Change(
                share.finished or 0,
                SHARED,
                sharing,
                sharing.order_id,
                share.detail_id,
                sharing.out_order_no,
                share.account,
                share.amount,
                share.description,
            )


def _returns(records: Records, start: float, end: float, *, caller: str = "", account: str = "") -> Iterator[_Change]:
    for made in records.returns.paid_between(start, end, caller=caller, account=account):
        yield _Change(
            made.finished or 0,
            RETURNED,
            records.sharing_of(made),
            made.return_id,
            made.return_id,
            made.out_return_no,
            made.return_mchid,
            made.amount,
            made.description,
        )


def _row(records: Records, change: _Change) -> Row:
    return {
        "分账时间": time_text(change.at),
        "分账发起方": change.sharing.caller,
        "分账方": change.sharing.owner,
        "微信订单号": change.sharing.transaction_id,
        "微信分账/回退单号": change.number,
        "分账明细单号": change.detail_id,
        "商户分账/回退单号": change.out_number,
        "订单金额": yuan_text(records.order_of(change.sharing).total),
        "分账接收方": change.account,
        "金额": yuan_text(change.fen),
        "业务类型": change.kind,
        "处理状态": _DONE,
        "备注": change.description.translate(PAYMENT_ESCAPES),
    }
