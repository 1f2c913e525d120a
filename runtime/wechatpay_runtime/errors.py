"""All errors that this library raises.

    WeChatPayError
    ├── ConfigurationError      a setting is missing or wrong; also a ValueError
    ├── InvalidArgument         an argument is wrong, or the client is closed; nothing was sent; also a ValueError
    ├── TransportError          no reply was received
    │   ├── ConnectionFailed    no host could be reached; nothing was sent
    │   ├── ConnectionBroken    the connection broke after sending had begun
    │   ├── ReadTimedOut        no complete reply was received in time
    │   └── ReplyTooLarge       the reply is larger than the limit
    ├── OutcomeUnknown          the call may or may not have taken effect; find out before you retry it
    ├── StillOpen               a wait timed out before the final state was reached
    ├── NoFile                  a file is not ready yet, or could not be made
    ├── CertificateError        the platform certificates could not be fetched or verified; nothing was sent
    ├── VerificationError       a reply, notification or file could not be verified
    │   ├── MissingSignature    a signature header is missing
    │   ├── StaleTimestamp      the timestamp is more than five minutes from the local clock
    │   ├── UnknownSerial       the signature was made with a key that is not known
    │   ├── BadSignature        the signature is wrong
    │   │   └── SignatureProbe  WeChat Pay sent a wrong signature on purpose, to test that it is refused
    │   ├── NumberMismatch      the reply is signed, but its business number is not the one that was sent
    │   └── CorruptDownload     the digest or the encryption of a file is wrong; the file was not saved
    ├── ApiError                WeChat Pay replied with a status other than 2xx
    │   ├── BadRequest          400
    │   ├── SignatureRefused    401; explains the cause and where the signed message differs
    │   ├── Forbidden           403
    │   ├── NotFound            404
    │   ├── RateLimited         429
    │   └── ServerError         5xx
    ├── UnexpectedReply         the reply is verified, but differs from the official page
    ├── DamagedBill             a bill is incomplete, or differs from the official page
    ├── NotificationError       a notification could not be read
    │   ├── NotificationTooLarge     it is larger than the limit; it was not verified
    │   ├── MalformedNotification    it is verified, but does not have the format of a notification
    │   ├── DecryptionFailed         it is verified, but could not be decrypted with any APIv3 key
    │   └── UnexpectedNotification   it is a different notification from the one expected
    └── PaymentMismatch         a payment is genuine, but differs from your own record

Every error has its details as attributes. Copying and pickling keep all of them; `type(error)(*error.args)` keeps those that
can be represented as JSON, so a task queue such as Celery can restore the error.
No message contains a key, a signature, an Authorization header or a body.
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
    NoFile,
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
    "NoFile",
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

for _name in __all__:  # tracebacks and task queues name an error by its module: the one that users import
    globals()[_name].__module__ = __name__
