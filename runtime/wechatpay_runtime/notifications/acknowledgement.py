"""The merchant's response to a notification.

Only the status counts: WeChat Pay accepts 200 and 204 with any body, and sends the notification again after any other status.
If you build the response of a web framework yourself, set its status: some frameworks default to 201.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012075420.
"""

import json
from collections.abc import Mapping
from typing import Any, Self

from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.values import field, frozen
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
TOO_LARGE = fragment("The notification is too large.")
"""The reason in the body of `Acknowledgement.too_long`."""


@frozen(kw_only=True)
class Acknowledgement:
    """The response to a notification. Send its status, headers and body."""

    status: int
    """200 or 204 if the notification is handled; 4xx or 5xx if WeChat Pay should send it again."""
    headers: Mapping[str, str] = field(factory=_HEADERS.copy, repr=False)
    body: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a status that is neither a success nor a failure."""
        if self.status not in _SUCCESS_STATUSES and self.status not in _FAILURE_STATUSES:
            raise InvalidArgument(
                phrase(
                    "WeChat Pay accepts status 200 and 204, but sends the notification again after {status}. Pass 200 or "
                    "204 if it was handled, or 4xx or 5xx to receive it again.",
                    status=self.status,
                )
            )

    @property
    def is_success(self) -> bool:
        """Whether WeChat Pay regards the notification as handled."""
        return self.status in _SUCCESS_STATUSES

    @classmethod
    def success(cls) -> Self:
        """Acknowledge that the notification is handled, with status 200 and the body that older pages require."""
        return cls(status=200, body=_SUCCESS_BODY)

    @classmethod
    def failure(cls, message: str, *, status: int = 500) -> Self:
        """Report that the notification is not handled, so that WeChat Pay sends it again.

        Args:
            message: The reason, shortened to 64 characters. It is sent to WeChat Pay, so it must not contain anything private.
            status: 4xx or 5xx.
        """
        if status in _SUCCESS_STATUSES:
            raise InvalidArgument(
                phrase("WeChat Pay does not treat status {status} as a failure. Pass 4xx or 5xx.", status=status)
            )
        return cls(status=status, body=_body_of("FAIL", message[:_LONGEST_MESSAGE]))

    @classmethod
    def too_long(cls) -> Self:
        """Report that the notification is larger than the limit; it was not verified."""
        return cls.failure(TOO_LARGE.translated(), status=413)


def _body_of(code: str, message: str) -> bytes:
    return json.dumps({"code": code, "message": message}, ensure_ascii=False).encode()


_SUCCESS_BODY = _body_of("SUCCESS", "成功")


def acknowledge_with_data(kind: NotificationType[Any, Any], result: Any, session: Session) -> Acknowledgement:
    """Create the acknowledgement of a notification that requires data, signed if its page requires that.

    Args:
        kind: The notification, with `answer`.
        result: The handler's result: the model, or a mapping keyed by wire name.
        session: Identity, clock and nonce of the merchant.

    Raises:
        InvalidArgument: The result is not what the notification requires.
    """
    assert kind.answer is not None  # noqa: S101 - the router calls this only for such notifications
    try:
        body = to_json_bytes(ModelOf(kind.answer.model).to_json(result, session.cipher))
    except Mismatch as mismatch:
        what = ".".join((kind.answer.model.__name__, *mismatch.path))
        raise InvalidArgument(
            phrase(
                "The handler of {kind} returned a wrong value: {what} {mismatch}.",
                kind=kind.name,
                what=what,
                mismatch=mismatch,
            )
        ) from None
    headers = dict(_HEADERS)
    if kind.answer.is_signed:
        signed = sign_acknowledgement(session.identity, body, timestamp=int(session.clock.now()), nonce=session.nonce())
        headers["Authorization"] = signed.authorization
    return Acknowledgement(status=200, headers=headers, body=body)
