"""The notifications of profit sharing: https://pay.weixin.qq.com/doc/v3/merchant/4012289679.

Only merchants that receive money, and have set an address on the merchant platform, are notified.
"""

from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.profit_sharing.products import DIRECT, MERCHANT
from wechatpay_gateway.families.profit_sharing.profiles import Profiles
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharings import Share, Sharing
from wechatpay_gateway.notifications.changes import Announce
from wechatpay_gateway.parties.merchants import Merchants

_EVENT_TYPE, _ORIGINAL_TYPE = "TRANSACTION.SUCCESS", "profitsharing"
_SHARED, _RETURNED = "分账", "分账回退"
"""The summaries, which are the only difference between the notification of a share and of a return."""


class Notices:
    """Notifies the receivers of shares."""

    def __init__(self, profiles: Profiles, merchants: Merchants) -> None:
        self._profiles = profiles
        self._merchants = merchants

    def shared(self, sharing: Sharing, share: Share, announce: Announce) -> None:
        """Notify the receiver of a share that its money arrived."""
        if share.type == MERCHANT and not sharing.is_unfreezing:
            numbers = {"order_id": sharing.order_id, "out_order_no": sharing.out_order_no}
            receiver = {
                "type": share.type,
                "account": share.account,
                "amount": share.amount,
                "description": share.description,
            }
            self._announce(_SHARED, sharing, share.finished, {**numbers, "receiver": receiver}, announce)

    def returned(self, sharing: Sharing, made: SharingReturn, announce: Announce) -> None:
        """Notify the merchant that paid a share back."""
        numbers = {"order_id": made.return_id, "out_order_no": made.out_return_no}
        receiver = {
            "type": MERCHANT,
            "account": made.return_mchid,
            "amount": made.amount,
            "description": made.description,
        }
        self._announce(_RETURNED, sharing, made.finished, {**numbers, "receiver": receiver}, announce)

    def _announce(
        self, summary: str, sharing: Sharing, finished: float | None, fields: dict[str, Any], announce: Announce
    ) -> None:
        account: str = fields["receiver"]["account"]
        url = self._profiles.get(account).notify_url
        if url is None or self._merchants.get(account) is None:
            return
        owner = (
            {"mchid": sharing.owner}
            if sharing.product is DIRECT
            else {"sp_mchid": sharing.caller, "sub_mchid": sharing.owner}
        )
        announce(
            mchid=account,
            event_type=_EVENT_TYPE,
            original_type=_ORIGINAL_TYPE,
            url=url,
            resource={
                **owner,
                "transaction_id": sharing.transaction_id,
                **fields,
                "success_time": to_moment(finished or 0),
            },
            summary=summary,
        )
