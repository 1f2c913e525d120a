"""Events of a client's calls and notifications, for metrics, tracing and audit logs: `Client(..., hooks=on_event)`.

A hook is a function that is called with one event at a time:

    CallStarted, then for each attempt AttemptStarted and AttemptEnded, then CallEnded
    NotificationReceived

A call is one operation. A download is a call that returns the address of the file, and a call for each part of the file.
Platform certificates are fetched by calls of their own. Errors that are raised before anything is sent have no event.

Events contain no keys, headers, bodies, encrypted values, business numbers or tokens: they have the template of the path, not
the path.

A hook runs in the thread or event loop of the call, which waits for it, so it must return quickly. Several threads can call it
at the same time. If it raises, the exception is logged as an error of the logger `wechatpay_runtime`, and the call continues.
Ignore events of classes that you do not know: later versions can add some.
"""

from collections.abc import Callable
from typing import TypeAlias

from wechatpay_runtime._base.values import frozen

__all__ = ["AttemptEnded", "AttemptStarted", "CallEnded", "CallStarted", "Event", "Hook", "NotificationReceived"]


@frozen(kw_only=True)
class _OfCall:
    call: int
    """Number of the call, unique in this process. All events of a call have the same number."""
    operation: str
    """Dotted name of the operation, such as `payments.refunds.create_refund`. `client.request` or `client.download` for a path of
    your own; a file has the name of its operation, with ` (its file)`."""
    method: str
    """HTTP method."""
    template: str | None
    """Path with placeholders, such as `/v3/refund/domestic/refunds/{out_refund_no}`; `None` if no official page documents it."""


@frozen(kw_only=True)
class CallStarted(_OfCall):
    """A call begins; its arguments are valid and encoded."""


@frozen(kw_only=True)
class _OfAttempt(_OfCall):
    attempt: int
    """Number of the attempt, from 1."""
    host: str
    """Host name that is called."""
    port: int
    request_bytes: int
    """Size of the body that is sent."""


@frozen(kw_only=True)
class AttemptStarted(_OfAttempt):
    """A signed request is about to be sent."""


@frozen(kw_only=True)
class AttemptEnded(_OfAttempt):
    """An attempt ended: its reply was received and checked, or it failed."""

    status: int | None
    """HTTP status; `None` if no complete reply was received."""
    code: str | None
    """WeChat Pay's error code, such as `SYSTEM_ERROR`."""
    request_id: str | None
    """The Request-ID of the reply, which WeChat Pay's support asks for."""
    reply_bytes: int | None
    """Size of the body that was received; `None` if no complete reply was received."""
    error: str | None
    """Name of the error's class, such as `ServerError` or `ReadTimedOut`; `None` if the attempt succeeded."""
    seconds: float
    """Time from sending the request to the end of the reply."""


@frozen(kw_only=True)
class CallEnded(_OfCall):
    """A call returned or raised."""

    attempts: int
    """Number of times that the request was sent; 0 if it could not be signed."""
    error: str | None
    """Name of the class of the error that the call raises, such as `OutcomeUnknown`; `None` if it succeeded."""
    seconds: float
    """Time of the whole call, waits between attempts included."""


@frozen(kw_only=True)
class NotificationReceived:
    """A notification was verified, decrypted and parsed, or refused."""

    notification: str | None
    """Dotted name of the notification, such as `payments.transactions.transaction_success`; `None` if it was refused or no spec
    describes it."""
    event_type: str | None
    """Event type, such as `TRANSACTION.SUCCESS`; `None` if it was refused."""
    request_id: str | None
    """The Request-ID of the delivery. It is not signed."""
    notification_bytes: int
    """Size of the notification."""
    error: str | None
    """Name of the error's class, such as `BadSignature` or `SignatureProbe`; `None` if it was accepted."""
    seconds: float
    """Time to verify and decrypt it."""


Event: TypeAlias = CallStarted | AttemptStarted | AttemptEnded | CallEnded | NotificationReceived
"""Everything that a hook can be called with."""
Hook: TypeAlias = Callable[[Event], object]
"""A function that observes a client. Its result is ignored; it cannot be async."""
