# Written by `make generate` from specs: edit the files there.
"""Typed clients for WeChat Pay APIv3, the errors that they raise, and helpers for amounts and times."""

from typing import TYPE_CHECKING

from wechatpay_clients._client import Client
from wechatpay_runtime.version import VERSION

if TYPE_CHECKING:
    from wechatpay_clients._async_client import AsyncClient
    from wechatpay_clients._shared import COMMON_ERRORS
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
    from wechatpay_runtime.timestamp import Timestamp
else:

    def __getattr__(name: str) -> object:
        from wechatpay_runtime import errors
        from wechatpay_runtime.services.base import exported

        load = exported(
            __name__,
            {
                "._async_client": ("AsyncClient",),
                "._shared": ("COMMON_ERRORS",),
                "wechatpay_runtime.errors": errors.__all__,
                "wechatpay_runtime.money": ("fen", "yuan"),
                "wechatpay_runtime.timestamp": ("Timestamp",),
            },
        )
        return load(name)


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


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
