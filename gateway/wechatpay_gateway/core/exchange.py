"""One request with its reply, and what the gateway found."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.base.messages import ReceivedRequest, Reply, length_repr
from wechatpay_gateway.base.signatures import Authorization, message_to_sign


@frozen
class Verdict:
    """What the gateway thinks of a request: `is_accepted` when it was signed rightly and fits the catalog and the state."""

    is_accepted: bool
    reason: str = ""


@frozen
class Exchange:
    """One request and what became of it.

    `authorization` is `None` when the header could not be read; `signed` is what of the body its signature covers. `reply` is `None` when
    the connection was cut before anything was sent. `is_verified` says whether the signature was right, `is_performed` whether the
    operation was done.
    """

    number: int
    at: float
    request: ReceivedRequest
    verdict: Verdict
    reply: Reply | None
    operation: str | None = None
    mchid: str | None = None
    brand_id: str | None = None
    arguments: Mapping[str, Any] | None = field(default=None, repr=False)
    authorization: Authorization | None = field(default=None, repr=False)
    signed: bytes = field(default=b"", repr=length_repr)
    fault: FaultKind | None = None
    is_verified: bool = False
    is_performed: bool = False

    @property
    def message_to_sign(self) -> bytes | None:
        """The message as the gateway computed it; of a body that is not kept whole, with what is kept."""
        if self.authorization is None:
            return None
        request, made = self.request, self.authorization
        return message_to_sign(request.method, request.target, made.timestamp, made.nonce, self.signed)
