"""Checks the options that a user passes to a client."""

from collections.abc import Callable
from typing import Any, TypedDict

from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime.errors import ConfigurationError

OPTION_FIELDS = {
    "connect_timeout": "connect_timeout_seconds",
    "timeout": "timeout_seconds",
    "max_attempts": "max_attempts",
    "max_reply_bytes": "max_reply_bytes",
    "max_notification_bytes": "max_notification_bytes",
    "max_download_bytes": "max_download_bytes",
    "strict": "strict",
    "public_key_share": "public_key_share",
}
"""The options by the names of their arguments, each with its field in `Options`."""


def _is_seconds(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= _LONGEST_WAIT_SECONDS


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_share(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


_LONGEST_WAIT_SECONDS = 86400
_LONGEST_SHOWN = 10**12
_SECONDS = fragment("a number of seconds greater than 0 and at most {most}", most=_LONGEST_WAIT_SECONDS)
_COUNT = fragment("an integer greater than 0")
_OPTION_CHECKS: dict[str, Callable[[object], bool]] = {
    "connect_timeout": _is_seconds,
    "timeout": _is_seconds,
    "max_attempts": _is_count,
    "max_reply_bytes": _is_count,
    "max_notification_bytes": _is_count,
    "max_download_bytes": _is_count,
    "strict": _is_flag,
    "public_key_share": _is_share,
}
_OPTION_EXPECTATIONS = {
    "connect_timeout": _SECONDS,
    "timeout": _SECONDS,
    "max_attempts": _COUNT,
    "max_reply_bytes": _COUNT,
    "max_notification_bytes": _COUNT,
    "max_download_bytes": _COUNT,
    "strict": fragment("True or False"),
    "public_key_share": fragment("a number from 0 to 1"),
}


class OptionArguments(TypedDict, total=False):
    """The options that `with_options` accepts."""

    connect_timeout: float
    """Seconds to wait for a connection, at most `timeout`. Default: 5."""
    timeout: float
    """Seconds for one attempt, from connecting to the end of the reply, or for the next piece of a file. Default: 15."""
    max_attempts: int
    """Maximum number of times that a call is sent. Default: 3."""
    max_reply_bytes: int
    """Maximum size of a reply. Default: 16 MiB."""
    max_notification_bytes: int
    """Maximum size of a notification. Default: 2 MiB."""
    max_download_bytes: int
    """Maximum size of a file, after decryption and decompression. Default: 64 GiB."""
    strict: bool
    """Whether to raise if a reply or notification differs from the official page. Default: False."""
    public_key_share: float
    """While a merchant migrates from platform certificates to the public key: the share of its calls, 0 to 1, whose
    `Wechatpay-Serial` names the public key; the others name a certificate. Default: 1."""


def change_options(options: Options, arguments: OptionArguments) -> Options:
    """Copy options with changes.

    Raises:
        ConfigurationError: There is no such option, or its value is invalid.
    """
    changes: dict[str, Any] = {}
    for name, value in arguments.items():
        if name not in OPTION_FIELDS:
            raise ConfigurationError(
                phrase("Unknown option {name!r}{hint}.", name=name, hint=did_you_mean(name, OPTION_FIELDS))
            )
        if not _OPTION_CHECKS[name](value):
            raise ConfigurationError(
                phrase(
                    "{name} must be {expected}, got {received}.",
                    name=name,
                    expected=_OPTION_EXPECTATIONS[name],
                    received=_display(value),
                )
            )
        changes[OPTION_FIELDS[name]] = value
    return evolve(options, **changes)


def _display(value: object) -> str:
    """Describe an invalid value for a message: a number as itself, any other value by its type, as it may be a secret."""
    is_short = isinstance(value, (bool, float)) or (isinstance(value, int) and abs(value) < _LONGEST_SHOWN)
    return repr(value) if is_short else type(value).__name__
