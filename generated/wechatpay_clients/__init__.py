# Written by `make generate` from specs: edit the files there.
"""Typed clients for WeChat Pay APIv3, the errors that they raise, and helpers for amounts and times."""

from typing import TYPE_CHECKING

from wechatpay_clients._client import AsyncClient, Client
from wechatpay_runtime.errors import (
    ApiError,
    BadRequest,
    BadSignature,
    CertificateError,
    ConfigurationError,
    ConnectionBroken,
    ConnectionFailed,
    CorruptDownload,
    DamagedBill,
    DecryptionFailed,
    Forbidden,
    InvalidArgument,
    MalformedNotification,
    MissingSignature,
    NoFile,
    NotFound,
    NotificationError,
    NotificationTooLarge,
    NumberMismatch,
    OutcomeUnknown,
    PaymentMismatch,
    RateLimited,
    ReadTimedOut,
    ReplyTooLarge,
    ServerError,
    SignatureProbe,
    SignatureRefused,
    StaleTimestamp,
    StillOpen,
    TransportError,
    UnexpectedNotification,
    UnexpectedReply,
    UnknownSerial,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime.money import fen, yuan
from wechatpay_runtime.services.base import exported
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.version import VERSION

if TYPE_CHECKING:
    from wechatpay_clients._shared import COMMON_ERRORS
else:
    __getattr__ = exported(__name__, {"._shared": ("COMMON_ERRORS",)})

__version__ = VERSION

__all__ = [
    "COMMON_ERRORS",
    "ApiError",
    "AsyncClient",
    "BadRequest",
    "BadSignature",
    "CertificateError",
    "Client",
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
    "Timestamp",
    "TransportError",
    "UnexpectedNotification",
    "UnexpectedReply",
    "UnknownSerial",
    "VerificationError",
    "WeChatPayError",
    "fen",
    "yuan",
]
