"""Moves the money of shares and returns, and tells their receivers.

A share is reserved in the frozen money of the order when the request is accepted, and moves to the receiver when it succeeds. The money of a
closed share stays with the merchant: it can be shared again while the order is open to profit sharing
(https://pay.weixin.qq.com/doc/v3/merchant/4015505684), and becomes available otherwise.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.payments.order_funds import OrderFunds
from wechatpay_gateway.families.profit_sharing.notices import Notices
from wechatpay_gateway.families.profit_sharing.products import BRAND, ECOMMERCE, MERCHANT
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing
from wechatpay_gateway.families.profit_sharing.state import Records
from wechatpay_gateway.families.profit_sharing.steps import (
    Permission,
    ReceiverState,
    ReturnResult,
    ShareFailure,
    ShareResult,
    SharingState,
)
from wechatpay_gateway.notifications.changes import Announce

MOST_OF_A_MONTH_FEN = 20_000_000
"""The most that a user can receive by profit sharing in a month: https://pay.weixin.qq.com/doc/v3/merchant/4014547102."""
SHARE, REST, RETURN = "profit sharing", "unfreeze", "profit sharing return"
"""The causes of the entries in accounts."""


class Settlement:
    """Carries out splits and returns."""

    def __init__(self, records: Records, notices: Notices, now: Callable[[], float]) -> None:
        self._records = records
        self._notices = notices
        self._now = now

    def accept(self, funds: OrderFunds, sharing: Sharing, shares: Sequence[Share], *, is_last: bool) -> None:
        """Store a split and reserve its money; the last one closes the payment to further sharing."""
        left = funds.unsplit - sharing.rest - sum(share.amount for share in shares)
        self._records.funds.table.put(funds, unsplit=left, is_open=False if is_last else None)
        self._records.sharings.add(sharing, shares)

    def finish(self, sharing: Sharing, announce: Announce) -> Sharing:
        """Carry out everything that is pending, each share on its own."""
        for share in self._records.sharings.shares_of(sharing):
            if share.result is ShareResult.PENDING:
                self.settle(sharing, share, self._failure_of(sharing, share), announce)
        return self._finish_if_settled(sharing)

    def settle(self, sharing: Sharing, share: Share, fail_reason: str | None, announce: Announce) -> Share:
        """Pay a share, or close it for a reason. The order is finished with its last share."""
        records = self._records
        if sharing.is_example:
            funds = records.funds.of(records.order_of(sharing))
            records.funds.table.put(funds, unsplit=funds.unsplit - share.amount)
        result = ShareResult.SUCCESS if fail_reason is None else ShareResult.CLOSED
        settled = records.sharings.put_share(share, result, at=self._now(), fail_reason=fail_reason)
        if fail_reason is None:
            records.accounts.move(
                sharing.owner, share.account, share.amount, SHARE, share.detail_id, kind=AccountKind.FROZEN
            )
            self._notices.shared(sharing, settled, announce)
        else:
            self._keep(sharing, share)
        self._finish_if_settled(sharing)
        return settled

    def complete(self, made: SharingReturn, announce: Announce) -> SharingReturn:
        """Move the money of a return back.

        Raises:
            NotEnoughError: the receiver has less money.
        """
        sharing = self._records.sharing_of(made)
        if sharing.is_example:
            self._records.accounts.deposit(made.return_mchid, made.amount, SHARE, sharing.order_id)
        self._records.accounts.move(made.return_mchid, sharing.owner, made.amount, RETURN, made.return_id)
        completed = self._records.returns.put(made, ReturnResult.SUCCESS, at=self._now())
        self._notices.returned(sharing, completed, announce)
        return completed

    def is_receiver(self, sharing: Sharing, kind: str, account: str) -> bool:
        """Return whether an account can receive shares: it is in the list, or needs not be in it.

        A merchant can share with itself. A brand, and a platform with its sub-merchants, are receivers by default; a brand can share with the
        stores of its partner (https://pay.weixin.qq.com/doc/v3/partner/4012467100, https://pay.weixin.qq.com/doc/v3/partner/4012086891).
        """
        if kind == MERCHANT and account == sharing.owner:
            return True
        if kind == MERCHANT and sharing.product is BRAND and self._is_of_brand(sharing, account):
            return True
        if kind == MERCHANT and sharing.product is ECOMMERCE and self._is_of_partner(sharing, account):
            return True
        receiver = self._records.receivers.find(sharing.caller, sharing.product, sharing.scope, kind, account)
        return receiver is not None and receiver.state is ReceiverState.ADDED

    def _is_of_brand(self, sharing: Sharing, account: str) -> bool:
        is_store = sharing.owner == sharing.scope and self._records.orders.is_sub_merchant(sharing.caller, account)
        return account == sharing.scope or is_store

    def _is_of_partner(self, sharing: Sharing, account: str) -> bool:
        return account == sharing.caller or self._records.orders.is_sub_merchant(sharing.caller, account)

    def _failure_of(self, sharing: Sharing, share: Share) -> str | None:
        if sharing.is_unfreezing:
            return None
        if self._records.profiles.get(sharing.owner).permission is Permission.REVOKED:
            return ShareFailure.NO_AUTH
        if not self.is_receiver(sharing, share.type, share.account):
            return ShareFailure.NO_RELATION
        if share.type != MERCHANT:
            start, end = _month(self._now())
            if self._records.sharings.received(share.account, start, end) + share.amount > MOST_OF_A_MONTH_FEN:
                return ShareFailure.RECEIVER_RECEIPT_LIMIT
        return None

    def _keep(self, sharing: Sharing, share: Share) -> None:
        """Leave the money of a closed share with the merchant."""
        funds = self._records.funds.of(self._records.order_of(sharing))
        if funds.is_open:
            self._records.funds.table.put(funds, unsplit=funds.unsplit + share.amount)
        else:
            self._records.accounts.unfreeze(sharing.owner, share.amount, SHARE, share.detail_id)

    def _finish_if_settled(self, sharing: Sharing) -> Sharing:
        """Finish an order without pending shares, and unfreeze the rest if it requests that."""
        sharings = self._records.sharings
        current = sharings.find(sharing.caller, sharing.product, sharing.out_order_no) or sharing
        is_pending = any(share.result is ShareResult.PENDING for share in sharings.shares_of(current))
        if is_pending or current.state is SharingState.FINISHED:
            return current
        if current.rest:
            self._records.accounts.unfreeze(current.owner, current.rest, REST, current.order_id)
        return sharings.put(current, SharingState.FINISHED, at=self._now())


def _month(now: float) -> tuple[float, float]:
    """Return the start of the current month in Chinese time and the start of the next, in seconds since 1970."""
    first = datetime.fromtimestamp(now, CHINA).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return first.timestamp(), following.timestamp()
