"""Reads and checks a client's settings, and makes its session of them.

Setting and environment variable share a name: `merchant_private_key` is `WECHATPAY_MERCHANT_PRIVATE_KEY`.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Required, cast
from urllib.parse import urlsplit

from wechatpay_runtime import key_values
from wechatpay_runtime.clock import Clock, SystemClock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.identities import (
    BRAND,
    BRAND_FAMILY,
    MERCHANT,
    SETTINGS_OF_SCHEME,
    Credentials,
    shown,
    variable,
)
from wechatpay_runtime.key_values import (
    APIV3_KEY_BYTES,
    check_apiv3_key,
    check_brand_id,
    check_mchid,
    check_public_key_id,
    check_serial_no,
)
from wechatpay_runtime.keys import KeySource, load_private_key, load_public_key
from wechatpay_runtime.origins import GLOBAL_ORIGINS, OFFICIAL_ORIGINS, Origins, check_origin, is_loopback, is_official
from wechatpay_runtime.resource_cipher import ResourceCipher
from wechatpay_runtime.sealing import FieldCipher, Opener, RsaSealer
from wechatpay_runtime.session import OptionArguments, Options, Session, change_options, make_user_agent
from wechatpay_runtime.signing import Identity, RsaSigner, Signer
from wechatpay_runtime.suggestions import did_you_mean
from wechatpay_runtime.verification import KeyRing, RsaVerifier

logger = logging.getLogger("wechatpay_runtime")

_FROM_ENVIRONMENT = (
    *SETTINGS_OF_SCHEME[MERCHANT],
    "apiv3_key",
    "public_key",
    "public_key_id",
    "base_url",
    "proxy",
    *SETTINGS_OF_SCHEME[BRAND],
    "brand_public_key",
    "brand_public_key_id",
)
_TEXTS = (
    "mchid",
    "merchant_serial_no",
    "public_key_id",
    "brand_id",
    "brand_serial_no",
    "brand_public_key_id",
    "proxy",
    "ca_file",
)
_named: set[str] = set()
"""Foreign hosts that the log has named already."""


class Settings(OptionArguments, total=False):
    """What every client is made of."""

    merchant_serial_no: str
    """Serial number of the merchant API certificate; a `Signer` brings its own."""
    brand_serial_no: str
    """Serial number of the brand API certificate; a `Signer` brings its own."""
    public_key: Required[KeySource]
    """WeChat Pay's public key: PEM text, bytes or a path."""
    public_key_id: Required[str]
    """Id of that key, `PUB_KEY_ID_…`."""
    brand_public_key: KeySource
    """WeChat Pay's public key for the brand, where it is another than `public_key`."""
    brand_public_key_id: str
    """Id of that key."""
    apiv3_key: str | bytes | Sequence[str | bytes] | None
    """APIv3 key of the merchant, 32 bytes, needed to open notifications; several while the key is being changed."""
    base_url: str | Sequence[str] | None
    """Another address than WeChat Pay's, or several: the first is called, the next ones back it up."""
    allow_plain_http: bool
    """Allow `http` to another machine; never in production."""
    proxy: str | None
    """Address of an HTTP proxy."""
    ca_file: str | None
    """PEM file of the authorities to trust instead of the system's."""
    clock: Clock
    """Time, for tests."""


class MerchantSettings(Settings, total=False):
    """What a client is made of that calls as a merchant, and perhaps as a brand, too."""

    mchid: Required[str]
    """Merchant number."""
    merchant_private_key: Required[KeySource | Signer]
    """Private key of the merchant: PEM text, bytes, a path, or a `Signer` that asks a KMS or HSM."""
    brand_id: str
    """Number of the brand."""
    brand_private_key: KeySource | Signer
    """Private key of the brand, as that of the merchant."""


class BrandSettings(Settings, total=False):
    """What a client is made of that calls as a brand alone; `public_key` is then the brand's."""

    brand_id: Required[str]
    """Number of the brand."""
    brand_private_key: Required[KeySource | Signer]
    """Private key of the brand: PEM text, bytes, a path, or a `Signer` that asks a KMS or HSM."""


_KNOWN = {**MerchantSettings.__annotations__, **BrandSettings.__annotations__}
_BRAND_ONLY = (*SETTINGS_OF_SCHEME[BRAND], "brand_public_key", "brand_public_key_id")


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Read the settings that the environment gives.

    An empty variable counts as absent. `WECHATPAY_APIV3_KEY` may hold several keys with commas between them.
    """
    settings: dict[str, Any] = {}
    for name in _FROM_ENVIRONMENT:
        value = environ.get(variable(name), "").strip()
        if value:
            settings[name] = value
    if "," in (apiv3_key := settings.get("apiv3_key", "")) and len(apiv3_key) != APIV3_KEY_BYTES:
        settings["apiv3_key"] = [part.strip() for part in apiv3_key.split(",") if part.strip()]
    return settings


def make_session(settings: Mapping[str, Any]) -> Session:
    """Check the settings and make a session of them; loads the keys, does no network I/O.

    Args:
        settings: As `MerchantSettings` or `BrandSettings` say.

    Raises:
        ConfigurationError: A setting is missing or wrong.
    """
    _check_known(settings)
    _check_types(settings)
    schemes = _check_complete(settings)
    resource_cipher = _resource_cipher(settings.get("apiv3_key"))
    origins = _addresses(settings.get("base_url"), allow_plain_http=settings.get("allow_plain_http", False))
    _check_proxy(settings.get("proxy"), origins)
    first, *others = ((scheme, _CREDENTIALS[scheme](settings)) for scheme in schemes)
    scheme, own = first
    return Session(
        scheme=scheme,
        identity=own.identity,
        key_ring=own.key_ring,
        cipher=own.cipher,
        others=dict(others),
        resource_cipher=resource_cipher,
        origins=Origins(origins),
        global_origins=Origins(origins if settings.get("base_url") else GLOBAL_ORIGINS),
        options=change_options(Options(), _options_of(settings)),
        clock=settings.get("clock") or SystemClock(),
        user_agent=make_user_agent(),
    )


def _merchant(settings: Mapping[str, Any]) -> Credentials:
    signer = _signer(settings, MERCHANT, key_values.MERCHANT)
    identity = Identity(check_mchid(settings["mchid"], setting=shown("mchid")), signer)
    return _credentials(settings, identity, "public_key", key_values.MERCHANT)


def _brand(settings: Mapping[str, Any]) -> Credentials:
    signer = _signer(settings, BRAND, key_values.BRAND)
    brand_id = check_brand_id(settings["brand_id"], setting=shown("brand_id"))
    identity = Identity(brand_id, signer, name="brand_id", family=BRAND_FAMILY)
    name = "brand_public_key" if settings.get("brand_public_key") else "public_key"
    return _credentials(settings, identity, name, key_values.BRAND)


_CREDENTIALS = {MERCHANT: _merchant, BRAND: _brand}


def _credentials(settings: Mapping[str, Any], identity: Identity, name: str, owner: key_values.Owner) -> Credentials:
    """What goes with an identity; `name` is the setting of WeChat Pay's public key for it."""
    public_key = load_public_key(settings[name], setting=shown(name), owner=owner)
    key_id = check_public_key_id(settings[f"{name}_id"], setting=shown(f"{name}_id"), owner=owner)
    verifier = RsaVerifier(public_key, identity.family)
    signer = identity.signer
    return Credentials(
        identity=identity,
        key_ring=KeyRing({key_id: verifier}, preferred=key_id),
        cipher=FieldCipher(RsaSealer(public_key), signer if isinstance(signer, Opener) else None),
    )


def _options_of(settings: Mapping[str, Any]) -> OptionArguments:
    given = {name: value for name, value in settings.items() if name in OptionArguments.__annotations__}
    return cast("OptionArguments", given)


def _check_known(settings: Mapping[str, Any]) -> None:
    for name in settings:
        if name not in _KNOWN:
            raise ConfigurationError(f"There is no setting {name!r}{did_you_mean(name, _KNOWN)}.")


def _check_types(settings: Mapping[str, Any]) -> None:
    for name in _TEXTS:
        value = settings.get(name)
        if value is not None and not isinstance(value, str):
            raise ConfigurationError(f"{shown(name)} is {type(value).__name__}; text is needed.")


def _check_proxy(proxy: str | None, origins: Sequence[str]) -> None:
    if not proxy:
        return
    parts = urlsplit(proxy)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigurationError(f"{shown('proxy')} is no address; expected http://host:port.")
    for origin in origins:
        if origin.startswith("http:") and not is_loopback(urlsplit(origin).hostname or ""):
            raise ConfigurationError(f"{shown('proxy')} is used for https only, and {origin} is plain http.")


def _check_complete(settings: Mapping[str, Any]) -> list[str]:
    """The schemes whose identities are given; the merchant's where none is."""
    has_brand = any(settings.get(name) for name in _BRAND_ONLY)
    has_merchant = not has_brand or any(settings.get(name) for name in SETTINGS_OF_SCHEME[MERCHANT])
    schemes = [MERCHANT] * has_merchant + [BRAND] * has_brand
    has_own_key = any(settings.get(name) for name in ("brand_public_key", "brand_public_key_id"))
    needed = [
        *(name for scheme in schemes for name in SETTINGS_OF_SCHEME[scheme] if not _is_brought(settings, name)),
        *(("public_key", "public_key_id") if has_merchant or not has_own_key else ()),
        *(("brand_public_key", "brand_public_key_id") if has_own_key else ()),
    ]
    missing = [name for name in needed if not settings.get(name)]
    if missing:
        listed = ", ".join(shown(name) for name in missing)
        sources = [_SOURCES[scheme] for scheme in schemes]
        raise ConfigurationError(
            f"Missing: {listed}. {' '.join(sources)} "
            "To try without a merchant account, run `wechatpay gateway`, which prints them."
        )
    return schemes


_SOURCES = {
    MERCHANT: f"The merchant platform gives all of them: {key_values.MERCHANT.where}.",
    BRAND: f"The brand platform gives those of the brand: {key_values.BRAND.where}.",
}


def _is_brought(settings: Mapping[str, Any], name: str) -> bool:
    """Whether a setting need not be given, because a signer of its own brings it."""
    return name.endswith("_serial_no") and isinstance(settings.get(f"{name[:-10]}_private_key"), Signer)


def _signer(settings: Mapping[str, Any], scheme: str, owner: key_values.Owner) -> Signer:
    _, serial_no_name, key_name = SETTINGS_OF_SCHEME[scheme]
    source = settings[key_name]
    if isinstance(source, Signer):
        return source
    serial_no = check_serial_no(settings.get(serial_no_name, ""), setting=shown(serial_no_name), owner=owner)
    key = load_private_key(source, setting=shown(key_name), serial_no=serial_no, owner=owner)
    return RsaSigner(key, serial_no)


def _resource_cipher(given: str | bytes | Sequence[str | bytes] | None) -> ResourceCipher | None:
    keys = [given] if isinstance(given, (str, bytes)) else list(given or ())
    checked = [check_apiv3_key(key, setting=shown("apiv3_key")) for key in keys]
    return ResourceCipher(key if isinstance(key, bytes) else key.encode() for key in checked) if checked else None


def _addresses(base_url: str | Sequence[str] | None, *, allow_plain_http: bool) -> list[str]:
    addresses = [base_url] if isinstance(base_url, str) else list(base_url or OFFICIAL_ORIGINS)
    origins = [check_origin(address, allow_plain_http=allow_plain_http) for address in addresses]
    for origin in origins:
        if not is_official(origin) and origin not in _named:
            _named.add(origin)
            logger.warning("%s is not WeChat Pay's own address.", origin)
    return origins
