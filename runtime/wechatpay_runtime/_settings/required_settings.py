"""What a client's settings lack: an identity is given whole or not at all, and WeChat Pay's side of it, too.

A merchant has WeChat Pay's public key, platform certificates, or both; a brand has a public key.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_runtime._crypto import key_values
from wechatpay_runtime._crypto.own_certificate import CERTIFICATE_FILE, brings_certificate
from wechatpay_runtime._session.identities import BRAND, MERCHANT, SETTINGS_OF_SCHEME, setting_label
from wechatpay_runtime._settings.setting_types import is_signer
from wechatpay_runtime.errors import ConfigurationError

_PUBLIC_KEY = ("public_key", "public_key_id")
_BRAND_PUBLIC_KEY = ("brand_public_key", "brand_public_key_id")
_SOURCES = {
    MERCHANT: f"The merchant platform gives all of them: {key_values.MERCHANT.where}.",
    BRAND: f"The brand platform gives those of the brand: {key_values.BRAND.where}.",
}


def check_complete(settings: Mapping[str, Any]) -> list[str]:
    """The schemes whose identities are given; the merchant's where none is.

    Raises:
        ConfigurationError: Something is missing; all of it is named.
    """
    has_brand = _has_any(settings, (*SETTINGS_OF_SCHEME[BRAND], *_BRAND_PUBLIC_KEY))
    has_merchant = not has_brand or _has_any(settings, SETTINGS_OF_SCHEME[MERCHANT])
    schemes = [MERCHANT] * has_merchant + [BRAND] * has_brand
    missing = [setting_label(name) for scheme in schemes for name in _lacking_of_identity(settings, scheme)]
    if has_merchant:
        missing += _lacking_of_merchant(settings, has_brand=has_brand)
    if has_brand:
        missing += [each for each in _lacking_of_brand(settings, has_merchant=has_merchant) if each not in missing]
    if missing:
        sources = [_SOURCES[scheme] for scheme in schemes]
        raise ConfigurationError(
            f"Missing: {', '.join(missing)}. {' '.join(sources)} {_hint_of_certificate(missing)}"
            "To try without a merchant account, run `wechatpay gateway`, which prints them."
        )
    return schemes


def _lacking_of_identity(settings: Mapping[str, Any], scheme: str) -> list[str]:
    return [name for name in SETTINGS_OF_SCHEME[scheme] if not (settings.get(name) or _is_brought(settings, name))]


def _is_brought(settings: Mapping[str, Any], name: str) -> bool:
    """Whether a setting need not be given, because a signer of its own or a certificate brings it."""
    key = settings.get(f"{name[:-10]}_private_key") if name.endswith("_serial_no") else None
    return key is not None and (is_signer(key) or brings_certificate(key))


def _lacking_of_merchant(settings: Mapping[str, Any], *, has_brand: bool) -> list[str]:
    shares_key = has_brand and not _has_any(settings, _BRAND_PUBLIC_KEY) and not settings.get("apiv3_key")
    if _has_any(settings, _PUBLIC_KEY) or shares_key:
        return _lacking(settings, _PUBLIC_KEY)
    if settings.get("apiv3_key"):
        return []
    return [f"{_together(_PUBLIC_KEY)}, or, for a merchant with platform certificates, {setting_label('apiv3_key')}"]


def _lacking_of_brand(settings: Mapping[str, Any], *, has_merchant: bool) -> list[str]:
    if _has_any(settings, _BRAND_PUBLIC_KEY):
        return _lacking(settings, _BRAND_PUBLIC_KEY)
    if has_merchant and settings.get("apiv3_key") and not _has_any(settings, _PUBLIC_KEY):
        return [f"{_together(_BRAND_PUBLIC_KEY)}, since a brand has no platform certificates"]
    return _lacking(settings, _PUBLIC_KEY)


def _hint_of_certificate(missing: Sequence[str]) -> str:
    if not any("_serial_no " in name for name in missing):
        return ""
    return f"The serial number may be left out where {CERTIFICATE_FILE} lies beside the file of the private key. "


def _has_any(settings: Mapping[str, Any], names: Sequence[str]) -> bool:
    return any(settings.get(name) for name in names)


def _lacking(settings: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [setting_label(name) for name in names if not settings.get(name)]


def _together(names: Sequence[str]) -> str:
    return " with ".join(setting_label(name) for name in names)
