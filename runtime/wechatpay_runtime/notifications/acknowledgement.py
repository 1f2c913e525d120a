"""What a merchant answers to a notification, as values.

The status decides: WeChat Pay takes 200 and 204 as done, whatever the body says, and sends again after anything else. So
whoever writes the response of a web framework sets its status: some frameworks answer 201 by themselves.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012075420.
"""

import json
from collections.abc import Mapping
from typing import Any, Self

from attrs import field, frozen

from wechatpay_runtime._calls.arguments import to_json_bytes
from wechatpay_runtime._crypto.signing import sign_acknowledgement
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.notifications.notification import NotificationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.wire_type import Mismatch

_SUCCESS_STATUSES = (200, 204)
_FAILURE_STATUSES = range(400, 600)
_LONGEST_MESSAGE = 64
_HEADERS = {"Content-Type": "application/json"}


def _check_status(_: object, __: object, status: int) -> None:
    if status not in _SUCCESS_STATUSES and status not in _FAILURE_STATUSES:
        raise InvalidArgument(
            f"WeChat Pay takes 200 and 204 as done, and sends the notification again after {status}. Use 200 or 204, or "
            "4xx or 5xx where it is to come again."
        )


@frozen(kw_only=True)
class Acknowledgement:
    """An answer: status, headers and body; a web framework must send all three."""

    status: int = field(validator=_check_status)
    """200 or 204 where the notification is done, 4xx or 5xx where WeChat Pay is to send it again."""
    headers: Mapping[str, str] = field(factory=_HEADERS.copy, repr=False)
    body: bytes = field(repr=False)

    @property
    def is_success(self) -> bool:
        """Whether WeChat Pay takes the notification as done."""
        return self.status in _SUCCESS_STATUSES

    @classmethod
    def success(cls) -> Self:
        """The notification is done: 200, with the body that older pages ask for."""
        return cls(status=200, body=_body_of("SUCCESS", "成功"))

    @classmethod
    def failure(cls, message: str, *, status: int = 500) -> Self:
        """The notification is not done; WeChat Pay sends it again.

        Args:
            message: Why, in at most 64 characters; it goes to WeChat Pay, so nothing private.
            status: 4xx or 5xx.
        """
        if status in _SUCCESS_STATUSES:
            raise InvalidArgument(f"WeChat Pay takes status {status} as done. A failure needs 4xx or 5xx.")
        return cls(status=status, body=_body_of("FAIL", message[:_LONGEST_MESSAGE]))

    @classmethod
    def too_long(cls) -> Self:
        """The notification is longer than what is accepted; nothing of it was verified."""
        return cls.failure("The notification is too long.", status=413)


def _body_of(code: str, message: str) -> bytes:
    return json.dumps({"code": code, "message": message}, ensure_ascii=False).encode()


def answer_with_data(kind: NotificationType[Any, Any], result: Any, session: Session) -> Acknowledgement:
    """Make the answer of a notification that wants data; signed where its page says so.

    Args:
        kind: The notification, which has an `answer`.
        result: What the handler gave: the model, or a mapping by wire name.
        session: Identity, clock and nonce of the merchant.

    Raises:
        InvalidArgument: It is not what the notification wants.
    """
    assert kind.answer is not None  # noqa: S101 - the router asks only where there is one
    try:
        body = to_json_bytes(ModelOf(kind.answer.model).to_json(result, session.cipher))
    except Mismatch as mismatch:
        what = ".".join((kind.answer.model.__name__, *mismatch.path))
        raise InvalidArgument(f"The handler of {kind.name} returned a wrong value: {what} {mismatch}.") from None
    headers = dict(_HEADERS)
    if kind.answer.is_signed:
        signed = sign_acknowledgement(session.identity, body, timestamp=int(session.clock.now()), nonce=session.nonce())
        headers["Authorization"] = signed.authorization
    return Acknowledgement(status=200, headers=headers, body=body)
