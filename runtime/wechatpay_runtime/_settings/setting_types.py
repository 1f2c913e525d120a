"""Checks that each setting is of a type that can be right, before anything is read from it.

A message names the setting and the type that was found, never the value: it may be a key in the wrong place.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard, cast

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.signer import Signer

_KEY_NEED = "PEM text, PEM or DER bytes, or a path is needed"
_SIGNER_MEMBERS = ("serial_no", "algorithm", "sign")


def check_types(settings: Mapping[str, Any], name_of: Callable[[str], str]) -> None:
    """Check the type of every setting that is given; `None` counts as absent.

    Args:
        settings: By name; options are checked elsewhere.
        name_of: Names a setting for messages.

    Raises:
        ConfigurationError: A setting is of a type that cannot be right.
    """
    for name, check in _CHECKS.items():
        value = settings.get(name)
        complaint = "" if value is None and name not in _FLAGS else check(value)
        if complaint and name in settings:
            del settings, value
            raise ConfigurationError(f"{name_of(name)} {complaint}.")


def is_signer(value: object) -> TypeGuard[Signer]:
    """Whether the value signs by itself; never raises, whatever its attributes do."""
    return not isinstance(value, type) and all(_has(value, name) for name in _SIGNER_MEMBERS)


def _has(value: object, name: str) -> bool:
    try:
        return hasattr(value, name)
    except Exception:  # noqa: BLE001 - a property of somebody else's class can raise anything
        return True


def _found(value: object) -> str:
    return f"is {type(value).__name__}"


def _text(value: object) -> str:
    return "" if isinstance(value, str) else f"{_found(value)}; text is needed"


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else f"{_found(value)}; True or False is needed"


def _key(value: object) -> str:
    if isinstance(value, (str, bytes, os.PathLike)):
        return ""
    if _has(value, "private_bytes") or _has(value, "public_bytes"):
        return (
            f"is a key object ({type(value).__name__}); {_KEY_NEED}: serialize it, or give the file that it came from"
        )
    if _has(value, "read"):
        return f"is an open file ({type(value).__name__}); {_KEY_NEED}: give its path, or what file.read() returns"
    return f"{_found(value)}; {_KEY_NEED}"


def _private_key(value: object) -> str:
    if is_signer(value):
        return _signer(value)
    complaint = _key(value)
    if not complaint:
        return ""
    if _has(value, "private_bytes"):
        return f"{complaint}, or pass RsaSigner(key, serial_no) of wechatpay_runtime.signer"
    if _has(value, "read"):
        return complaint
    return f"{complaint}, or a Signer: an object with serial_no, algorithm and sign(message)"


def _signer(value: Signer) -> str:
    for name in ("serial_no", "algorithm"):
        try:
            text: object = getattr(value, name)
        except Exception as error:  # noqa: BLE001 - as in _has
            return f"is a Signer whose {name} could not be read ({type(error).__name__})"
        if not isinstance(text, str) or not text or not text.isascii() or not text.isprintable() or '"' in text:
            return f"is a Signer whose {name} is not a text that can be sent"
    return "" if _is_method(value, "sign") else "is a Signer whose sign is not a method"


def _one_or_several(kinds: tuple[type, ...], need: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, kinds):
            return ""
        if not isinstance(value, (list, tuple)):
            return f"{_found(value)}; {need}"
        wrong = [each for each in cast("Sequence[object]", value) if not isinstance(each, kinds)]
        return f"is a list that contains {type(wrong[0]).__name__}; {need}" if wrong else ""

    return check


def _public_keys(value: object) -> str:
    need = "a mapping of ids to keys is needed"
    if not is_mapping(value):
        return f"{_found(value)}; {need}"
    wrong = [each for each in value if not isinstance(each, str)]
    if wrong:
        return f"is keyed by {type(wrong[0]).__name__}; ids are text"
    complaints = [complaint for source in value.values() if (complaint := _key(source))]
    return f"has a value that {complaints[0]}" if complaints else ""


def _object_with(methods: tuple[str, ...], need: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, type) and all(_is_method(value, name) for name in methods):
            return ""
        return f"{_found(value)}; {need}"

    return check


def _is_method(value: object, name: str) -> bool:
    try:
        return callable(getattr(value, name, None))
    except Exception:  # noqa: BLE001 - as in _has
        return False


_FLAGS = {"allow_plain_http"}
_CHECKS: Mapping[str, Callable[[Any], str]] = {
    "mchid": _text,
    "merchant_serial_no": _text,
    "merchant_private_key": _private_key,
    "public_key": _key,
    "public_key_id": _text,
    "other_public_keys": _public_keys,
    "apiv3_key": _one_or_several(
        (str, bytes), "the APIv3 key as text or bytes is needed, or a list of such keys while it is being changed"
    ),
    "certificates_store": _object_with(
        ("load", "save"), "an object with load and save is needed, such as CertificatesFile(path)"
    ),
    "base_url": _one_or_several((str,), "an address as text is needed, or a list of addresses"),
    "allow_plain_http": _flag,
    "proxy": _text,
    "ca_file": _text,
    "clock": _object_with(
        ("now", "monotonic", "sleep", "sleep_async"), "a Clock is needed; leave it out for that of the machine"
    ),
    "brand_id": _text,
    "brand_serial_no": _text,
    "brand_private_key": _private_key,
    "brand_public_key": _key,
    "brand_public_key_id": _text,
}
