"""Everything this library raises, in one tree.

    WeChatPayError
    ├── ConfigurationError      a setting is missing or wrong; also a ValueError
    ├── InvalidArgument         the call cannot be right, or the client is closed; nothing was sent; also a ValueError
    ├── TransportError          no reply came back
    │   ├── ConnectionFailed    no host could be reached; nothing was sent
    │   ├── ConnectionBroken    the connection broke after the request had begun to leave
    │   ├── ReadTimedOut        the reply did not come in time
    │   └── ReplyTooLarge       the reply is longer than the bound
    ├── OutcomeUnknown          the call may or may not have taken effect; ask before you send it anew
    ├── StillOpen               a wait is over, and what it waited for is not final
    ├── CertificateError        the platform certificates could not be fetched or verified; nothing was sent
    ├── VerificationError       a reply or a notification cannot be trusted
    │   ├── MissingSignature    a header of the signature is missing
    │   ├── StaleTimestamp      it was signed more than five minutes away from our clock
    │   ├── UnknownSerial       it names a key that we do not hold
    │   ├── BadSignature        the signature does not fit the bytes
    │   │   └── SignatureProbe  WeChat Pay tests, on purpose, whether we verify
    │   ├── NumberMismatch      the reply is signed, but carries another business number than the request
    │   └── CorruptDownload     a file is not what WeChat Pay said it would be; nothing was put into its place
    ├── ApiError                a status other than 2xx came back
    │   ├── BadRequest          400
    │   ├── SignatureRefused    401; names the cause, and what differs between both sides
    │   ├── Forbidden           403
    │   ├── NotFound            404
    │   ├── RateLimited         429
    │   └── ServerError         5xx
    ├── UnexpectedReply         verified, but not what the official page says
    ├── DamagedBill             a bill is not as its official page describes it, or not whole
    ├── NotificationError       a notification cannot be opened
    │   ├── NotificationTooLarge     it is longer than the bound; it was not verified
    │   ├── MalformedNotification    verified, but not what a notification looks like
    │   ├── DecryptionFailed         verified, but no APIv3 key opens it
    │   └── UnexpectedNotification   opened, but another one than asked for
    └── PaymentMismatch         genuine, but not what your own record says

Each can be caught by itself and keeps its facts as attributes. Copying and pickling keep them all, and
`type(error)(*error.args)` those that JSON can carry, so a task queue such as Celery gives back the same error.
No message holds a key, a signature, an Authorization header or a body.
"""

from wechatpay_runtime._errors.api import (
    ApiError,
    BadRequest,
    Forbidden,
    NotFound,
    RateLimited,
    ServerError,
    SignatureRefused,
)
from wechatpay_runtime._errors.base import ConfigurationError, InvalidArgument, WeChatPayError
from wechatpay_runtime._errors.calls import (
    CertificateError,
    ConnectionBroken,
    ConnectionFailed,
    OutcomeUnknown,
    ReadTimedOut,
    ReplyTooLarge,
    StillOpen,
    TransportError,
)
from wechatpay_runtime._errors.contents import (
    DamagedBill,
    DecryptionFailed,
    MalformedNotification,
    NotificationError,
    NotificationTooLarge,
    PaymentMismatch,
    UnexpectedNotification,
    UnexpectedReply,
)
from wechatpay_runtime._errors.verification import (
    BadSignature,
    CorruptDownload,
    MissingSignature,
    NumberMismatch,
    SignatureProbe,
    StaleTimestamp,
    UnknownSerial,
    VerificationError,
)

__all__ = [
    "ApiError",
    "BadRequest",
    "BadSignature",
    "CertificateError",
    "ConfigurationError",
    "ConnectionBroken",
    "ConnectionFailed",
    "CorruptDownload",
    "DamagedBill",
    "DecryptionFailed",
    "Forbidden",
    "InvalidArgument",
    "MalformedNotification",
    "MissingSignature",
    "NotFound",
    "NotificationError",
    "NotificationTooLarge",
    "NumberMismatch",
    "OutcomeUnknown",
    "PaymentMismatch",
    "RateLimited",
    "ReadTimedOut",
    "ReplyTooLarge",
    "ServerError",
    "SignatureProbe",
    "SignatureRefused",
    "StaleTimestamp",
    "StillOpen",
    "TransportError",
    "UnexpectedNotification",
    "UnexpectedReply",
    "UnknownSerial",
    "VerificationError",
    "WeChatPayError",
]

for _name in __all__:  # a traceback and a task queue name an error by the module that users import it from
    globals()[_name].__module__ = __name__
