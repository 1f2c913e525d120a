"""The types of recorded requests and replies, for annotations."""

from wechatpay_gateway.base.messages import Headers, ReceivedRequest, Reply
from wechatpay_gateway.core.exchange import Exchange, Verdict

__all__ = ["Exchange", "Headers", "ReceivedRequest", "Reply", "Verdict"]
