"""A request with its reply and the gateway's verdict."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.base.messages import ReceivedRequest, Reply, length_repr
from wechatpay_gateway.base.signatures import Authorization, message_to_sign


@frozen
class Verdict:
    """The result of a request's checks: `is_accepted` if its signature is valid and the catalog and the state allow it.

    `reason` explains a refusal in English, `reason_zh` in Chinese.
    """

    is_accepted: bool
    reason: str = ""
    reason_zh: str = ""


@frozen
class Exchange:
    """A request and its outcome.

    `at` is Unix time. `authorization` is `None` if the header is malformed; `signed` is the part of the body that the signature covers.
    `reply` is `None` if the connection was aborted before anything was sent. `is_verified` means that the signature is valid,
    `is_performed` that the operation was performed, `is_example` that the gateway keeps no state for it, so the reply is its page's example.
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
    is_example: bool = False

    @property
    def message_to_sign(self) -> bytes | None:
        """The message to sign as the gateway computed it. If the body was truncated, so is the message."""
        if self.authorization is None:
            return None
        request, authorization = self.request, self.authorization
        return message_to_sign(
            request.method, request.target, authorization.timestamp, authorization.nonce, self.signed
        )
