"""The identities of a client, at most one for each scheme, and the settings that configure them.

A brand has its own scheme, number and key, and its own public key of WeChat Pay. The message to sign is the same as for
merchants.

Official page: https://pay.weixin.qq.com/doc/brand/4015407582.
"""

from __future__ import annotations

from typing import Protocol

from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing
from wechatpay_runtime.errors import ConfigurationError

MERCHANT = "merchant"
BRAND = "brand"
BRAND_FAMILY = "WECHATPAY-BRAND"
"""First half of the name of the brand's scheme; the second is the signer's algorithm."""
BRAND_PATHS = "/brand/"
"""Prefix of the paths of calls that a brand signs."""

ENVIRONMENT_PREFIX = "WECHATPAY_"
SETTINGS_OF_SCHEME = {
    MERCHANT: ("mchid", "merchant_serial_no", "merchant_private_key"),
    BRAND: ("brand_id", "brand_serial_no", "brand_private_key"),
}


class CertificateRenewal(Protocol):
    """Fetches platform certificates into a key ring; implemented by `_certificates.renewal.Renewal`."""

    options: Options
    """The options of the client, not those of a call."""


@frozen(kw_only=True, eq=False)
class Credentials:
    """An identity, the keys that verify its replies, and the cipher of its fields."""

    identity: Identity
    key_ring: KeyRing
    cipher: FieldCipher | None = None
    renewal: CertificateRenewal | None = None
    """Fetches platform certificates into the key ring; `None` if the client cannot decrypt them."""


def scheme_of(target: str) -> str:
    """Return the scheme that a path requires: the brand's for paths under `/brand/`, else the merchant's."""
    return BRAND if target.startswith(BRAND_PATHS) else MERCHANT


def variable(name: str) -> str:
    """Return the name of a setting's environment variable."""
    return ENVIRONMENT_PREFIX + name.upper()


def setting_label(name: str) -> str:
    """Return a setting with its environment variable, for messages."""
    return f"{name} ({variable(name)})"


def missing_identity(operation: str, scheme: str) -> ConfigurationError:
    """Return the error for a call whose identity the client does not have."""
    settings = listed(setting_label(name) for name in SETTINGS_OF_SCHEME[scheme])
    return ConfigurationError(
        phrase(
            "{operation} must be signed by a {scheme}, but this client has no {scheme} identity. Set {settings}. "
            "Nothing was sent.",
            operation=operation,
            scheme=scheme,
            settings=settings,
        )
    )
