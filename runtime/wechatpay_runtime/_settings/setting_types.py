"""Check the type of each setting before it is used.

A message names the setting and the type of its value, but never contains the value: it may be a key in the wrong setting.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from inspect import iscoroutinefunction
from typing import Any, TypeGuard, cast

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.messages import fragment, phrase, read_language
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.signer import Signer

_KEY_TYPES = fragment("PEM text, PEM or DER bytes, or a path")
_SIGNER_MEMBERS = ("serial_no", "algorithm", "sign")


def check_types(settings: Mapping[str, Any], name_of: Callable[[str], str]) -> None:
    """Check the types of all settings that are present; `None` counts as absent.

    Args:
        settings: The settings by name. Options are checked elsewhere.
        name_of: Returns the name of a setting for messages.

    Raises:
        ConfigurationError: A setting has a wrong type.
    """
    for name, check in _CHECKS.items():
        if name not in settings:
            continue
        value = settings[name]
        complaint = "" if value is None and name not in _FLAGS else check(value)
        if complaint:
            del settings, value
            raise ConfigurationError(phrase("{setting} {complaint}.", setting=name_of(name), complaint=complaint))


def is_signer(value: object) -> TypeGuard[Signer]:
    """Return whether the value is a signer. Never raises, even if its attributes do."""
    return not isinstance(value, type) and all(_has(value, name) for name in _SIGNER_MEMBERS)


def _has(value: object, name: str) -> bool:
    try:
        return hasattr(value, name)
    except Exception:  # noqa: BLE001 - a property of a user's class can raise anything
        return True


def _wrong_type(value: object, expected: str) -> str:
    return phrase("must be {expected}, got {type}", expected=expected, type=type(value).__name__)


def _text(value: object) -> str:
    return "" if isinstance(value, str) else _wrong_type(value, phrase("a string"))


def _language(value: object) -> str:
    expected = fragment("'en' or 'zh'")
    if isinstance(value, str):
        return "" if read_language(value) else phrase("must be {expected}", expected=expected)
    return _wrong_type(value, expected)


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else _wrong_type(value, phrase("a boolean"))


def _key(value: object) -> str:
    if isinstance(value, (str, bytes, os.PathLike)):
        return ""
    if _has(value, "private_bytes") or _has(value, "public_bytes"):
        return phrase(
            "{complaint}, a key object. Serialize it, or pass the path of its file",
            complaint=_wrong_type(value, _KEY_TYPES),
        )
    if _has(value, "read"):
        return phrase(
            "{complaint}, an open file. Pass its path or the result of file.read()",
            complaint=_wrong_type(value, _KEY_TYPES),
        )
    return _wrong_type(value, _KEY_TYPES)


def _private_key(value: object) -> str:
    if is_signer(value):
        return _signer(value)
    complaint = _key(value)
    if not complaint:
        return ""
    if _has(value, "private_bytes"):
        return phrase("{complaint}, or pass RsaSigner(key, serial_no) of wechatpay_runtime.signer", complaint=complaint)
    if _has(value, "read"):
        return complaint
    return phrase(
        "{complaint}. You can also pass a Signer, an object with serial_no, algorithm and sign(message)",
        complaint=complaint,
    )


def _signer(value: Signer) -> str:
    for name in ("serial_no", "algorithm"):
        try:
            text: object = getattr(value, name)
        except Exception as error:  # noqa: BLE001 - as in _has
            return phrase("is a Signer whose {name} raised {type}", name=name, type=type(error).__name__)
        if not isinstance(text, str) or not text or not text.isascii() or not text.isprintable() or '"' in text:
            return phrase("is a Signer whose {name} is not a string that can be sent in a header", name=name)
    return "" if _is_method(value, "sign") else phrase("is a Signer whose sign is not a method")


def _one_or_several(kinds: tuple[type, ...], expected: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, kinds):
            return ""
        if not isinstance(value, (list, tuple)):
            return _wrong_type(value, expected)
        wrong = [each for each in cast("Sequence[object]", value) if not isinstance(each, kinds)]
        return (
            phrase(
                "must be {expected}, got a list that contains {type}", expected=expected, type=type(wrong[0]).__name__
            )
            if wrong
            else ""
        )

    return check


def _public_keys(value: object) -> str:
    if not is_mapping(value):
        return _wrong_type(value, phrase("a mapping of IDs to keys"))
    wrong = [each for each in value if not isinstance(each, str)]
    if wrong:
        return phrase("must have strings as keys, got {type}", type=type(wrong[0]).__name__)
    complaints = [complaint for source in value.values() if (complaint := _key(source))]
    return phrase("contains a wrong value: it {complaint}", complaint=complaints[0]) if complaints else ""


def _hooks(value: object) -> str:
    expected = fragment("a function that accepts an event, or a list of them")
    for hook in cast("Sequence[object]", value) if isinstance(value, (list, tuple)) else (value,):
        if isinstance(hook, type) or not callable(hook):
            return _wrong_type(hook, expected)
        if iscoroutinefunction(hook) or iscoroutinefunction(type(hook).__call__):
            return phrase("must be {expected}, got an async function, which nobody would await", expected=expected)
    return ""


def _object_with(methods: tuple[str, ...], expected: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, type) and all(_is_method(value, name) for name in methods):
            return ""
        return _wrong_type(value, expected)

    return check


def _is_method(value: object, name: str) -> bool:
    try:
        return callable(getattr(value, name, None))
    except Exception:  # noqa: BLE001 - as in _has
        return False


_is_transport = _object_with(
    ("send", "open", "close"),
    fragment("'fast', or a Transport of wechatpay_runtime.transport, with send, open and close"),
)


def _transport(value: object) -> str:
    if isinstance(value, str):
        return "" if value == "fast" else phrase("must be 'fast' or a Transport, got another string")
    return _is_transport(value)


_FLAGS = {"allow_plain_http"}
_CHECKS: Mapping[str, Callable[[Any], str]] = {
    "mchid": _text,
    "merchant_serial_no": _text,
    "merchant_private_key": _private_key,
    "public_key": _key,
    "public_key_id": _text,
    "other_public_keys": _public_keys,
    "apiv3_key": _one_or_several(
        (str, bytes), fragment("a string or bytes, or a list of them while you change the key")
    ),
    "apiv2_key": _text,
    "certificates_store": _object_with(
        ("load", "save"), fragment("an object with load and save, such as CertificatesFile(path)")
    ),
    "base_url": _one_or_several((str,), fragment("a URL or a list of URLs")),
    "allow_plain_http": _flag,
    "proxy": _text,
    "ca_file": _text,
    "language": _language,
    "transport": _transport,
    "hooks": _hooks,
    "clock": _object_with(
        ("now", "monotonic", "sleep", "sleep_async"), fragment("a Clock (omit it to use the system's)")
    ),
    "brand_id": _text,
    "brand_serial_no": _text,
    "brand_private_key": _private_key,
    "brand_public_key": _key,
    "brand_public_key_id": _text,
}
