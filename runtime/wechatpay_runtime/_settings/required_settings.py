"""Find missing settings. Each identity, and WeChat Pay's key for it, must be complete or absent.

A merchant uses WeChat Pay's public key, platform certificates, or both; a brand uses the public key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_runtime._base.messages import fragment, listed, phrase, sentences
from wechatpay_runtime._crypto import key_values
from wechatpay_runtime._session.identities import BRAND, MERCHANT, SETTINGS_OF_SCHEME, setting_label
from wechatpay_runtime._settings.setting_types import is_signer
from wechatpay_runtime.errors import ConfigurationError

_PUBLIC_KEY = ("public_key", "public_key_id")
_BRAND_PUBLIC_KEY = ("brand_public_key", "brand_public_key_id")
_SOURCES = {
    MERCHANT: fragment("You can find all of them on the merchant platform: {where}.", where=key_values.MERCHANT.where),
    BRAND: fragment("You can find the brand's settings on the brand platform: {where}.", where=key_values.BRAND.where),
}


def check_complete(settings: Mapping[str, Any]) -> list[str]:
    """Return the schemes of the identities in the settings; the merchant's if there is none.

    Raises:
        ConfigurationError: Settings are missing. The message lists all of them.
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
            sentences(
                phrase("Missing: {settings}.", settings=listed(missing)),
                *sources,
                _hint_of_certificate(missing),
                phrase(
                    "To try the library without a merchant account, run `wechatpay gateway`, which prints test settings."
                ),
            )
        )
    return schemes


def _lacking_of_identity(settings: Mapping[str, Any], scheme: str) -> list[str]:
    return [name for name in SETTINGS_OF_SCHEME[scheme] if not (settings.get(name) or _is_provided(settings, name))]


def _is_provided(settings: Mapping[str, Any], name: str) -> bool:
    """Whether a custom signer or a certificate provides the setting."""
    key = settings.get(f"{name[:-10]}_private_key") if name.endswith("_serial_no") else None
    if key is None or is_signer(key):
        return key is not None
    from wechatpay_runtime._crypto.own_certificate import brings_certificate

    return brings_certificate(key)


def _lacking_of_merchant(settings: Mapping[str, Any], *, has_brand: bool) -> list[str]:
    shares_key = has_brand and not _has_any(settings, _BRAND_PUBLIC_KEY) and not settings.get("apiv3_key")
    if _has_any(settings, _PUBLIC_KEY) or shares_key:
        return _lacking(settings, _PUBLIC_KEY)
    if settings.get("apiv3_key"):
        return []
    return [
        phrase(
            "{public_key}, or, for a merchant with platform certificates, {apiv3_key}",
            public_key=_together(_PUBLIC_KEY),
            apiv3_key=setting_label("apiv3_key"),
        )
    ]


def _lacking_of_brand(settings: Mapping[str, Any], *, has_merchant: bool) -> list[str]:
    if _has_any(settings, _BRAND_PUBLIC_KEY):
        return _lacking(settings, _BRAND_PUBLIC_KEY)
    if has_merchant and settings.get("apiv3_key") and not _has_any(settings, _PUBLIC_KEY):
        return [
            phrase(
                "{public_key}, because brands have no platform certificates", public_key=_together(_BRAND_PUBLIC_KEY)
            )
        ]
    return _lacking(settings, _PUBLIC_KEY)


def _hint_of_certificate(missing: Sequence[str]) -> str:
    if not any("_serial_no " in name for name in missing):
        return ""
    from wechatpay_runtime._crypto.own_certificate import CERTIFICATE_FILE

    return phrase(
        "You can omit the serial number if {file} is in the same directory as the private key file.",
        file=CERTIFICATE_FILE,
    )


def _has_any(settings: Mapping[str, Any], names: Sequence[str]) -> bool:
    return any(settings.get(name) for name in names)


def _lacking(settings: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [setting_label(name) for name in names if not settings.get(name)]


def _together(names: tuple[str, str]) -> str:
    first, second = names
    return phrase("{first} with {second}", first=setting_label(first), second=setting_label(second))
