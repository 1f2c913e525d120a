"""The identities that a client can hold: one for each scheme, each with the settings that give it.

A brand signs with a scheme, a number and a key of its own, and WeChat Pay has a public key for it. The message to sign
is that of merchants. Official page: https://pay.weixin.qq.com/doc/brand/4015407582.
"""

from typing import Protocol

from attrs import frozen

from wechatpay_runtime._base.options import Options
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing
from wechatpay_runtime.errors import ConfigurationError

MERCHANT = "merchant"
BRAND = "brand"
BRAND_FAMILY = "WECHATPAY-BRAND"
"""First half of the name of the brand's scheme; the second is the signer's algorithm."""
BRAND_PATHS = "/brand/"
"""What the paths of calls begin with that a brand signs."""

ENVIRONMENT_PREFIX = "WECHATPAY_"
SETTINGS_OF_SCHEME = {
    MERCHANT: ("mchid", "merchant_serial_no", "merchant_private_key"),
    BRAND: ("brand_id", "brand_serial_no", "brand_private_key"),
}


class CertificateRenewal(Protocol):
    """Fetches platform certificates into a key ring; `_certificates.renewal.Renewal` is the one that does."""

    options: Options
    """Those of the client itself, whatever options a call has."""


@frozen(kw_only=True, eq=False)
class Credentials:
    """What goes with one identity: who signs, the keys that verify its replies, and what seals and opens fields."""

    identity: Identity
    key_ring: KeyRing
    cipher: FieldCipher | None = None
    renewal: CertificateRenewal | None = None
    """Fetches platform certificates into the key ring; `None` where none can be opened."""


def scheme_of(target: str) -> str:
    """The scheme that a path asks for: the brand's below `/brand/`, else the merchant's."""
    return BRAND if target.startswith(BRAND_PATHS) else MERCHANT


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return ENVIRONMENT_PREFIX + name.upper()


def setting_label(name: str) -> str:
    """A setting with its variable, for messages."""
    return f"{name} ({variable(name)})"


def missing_identity(operation: str, scheme: str) -> ConfigurationError:
    """The error of a call whose identity the client does not hold."""
    settings = ", ".join(setting_label(name) for name in SETTINGS_OF_SCHEME[scheme])
    return ConfigurationError(
        f"{operation} is signed by a {scheme}, and this client holds no {scheme}'s identity. "
        f"Give it {settings}. Nothing was sent."
    )
