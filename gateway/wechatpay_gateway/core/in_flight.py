"""The state of a request while it is handled."""

from attrs import define

from wechatpay_gateway.base.errors import Message
from wechatpay_gateway.base.faults import Fault
from wechatpay_gateway.base.messages import Answer
from wechatpay_gateway.request.admission import Progress

_NO_REASON = Message("", "")


@define
class InFlight:
    """The state of a request while it is handled."""

    progress: Progress
    fault: Fault | None = None
    is_performed: bool = False
    is_accepted: bool = False
    is_example: bool = False
    reason: Message = _NO_REASON
    answer: Answer | None = None
