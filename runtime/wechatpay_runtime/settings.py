"""Reads and checks a client's settings, and makes its session of them.

Setting and environment variable share a name: `merchant_private_key` is `WECHATPAY_MERCHANT_PRIVATE_KEY`.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Required, cast
from urllib.parse import urlsplit

from wechatpay_runtime.clock import Clock, SystemClock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.key_values import (
    APIV3_KEY_BYTES,
    check_apiv3_key,
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

ENVIRONMENT_PREFIX = "WECHATPAY_"
_FROM_ENVIRONMENT = (
    "mchid",
    "merchant_serial_no",
    "merchant_private_key",
    "apiv3_key",
    "public_key",
    "public_key_id",
    "base_url",
    "proxy",
)
_TEXTS = ("mchid", "merchant_serial_no", "public_key_id", "proxy", "ca_file")
_named: set[str] = set()
"""Foreign hosts that the log has named already."""
_REQUIRED = ("mchid", "merchant_serial_no", "merchant_private_key", "public_key", "public_key_id")


class Settings(OptionArguments, total=False):
    """What a client is made of."""

    mchid: Required[str]
    """Merchant number."""
    merchant_serial_no: str
    """Serial number of the merchant API certificate; a `Signer` brings its own."""
    merchant_private_key: Required[KeySource | Signer]
    """Private key of the merchant: PEM text, bytes, a path, or a `Signer` that asks a KMS or HSM."""
    public_key: Required[KeySource]
    """WeChat Pay's public key: PEM text, bytes or a path."""
    public_key_id: Required[str]
    """Id of that key, `PUB_KEY_ID_…`."""
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


def from_environment(environ: Mapping[str, str]) -> Settings:
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
    return cast("Settings", settings)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return ENVIRONMENT_PREFIX + name.upper()


def make_session(settings: Settings) -> Session:
    """Check the settings and make a session of them; loads the keys, does no network I/O.

    Raises:
        ConfigurationError: A setting is missing or wrong.
    """
    _check_known(settings)
    _check_types(settings)
    _check_complete(settings)
    resource_cipher = _resource_cipher(settings.get("apiv3_key"))
    origins = _addresses(settings.get("base_url"), allow_plain_http=settings.get("allow_plain_http", False))
    _check_proxy(settings.get("proxy"), origins)
    signer = _signer(settings)
    public_key = load_public_key(settings["public_key"], setting=_shown("public_key"))
    public_key_id = check_public_key_id(settings["public_key_id"], setting=_shown("public_key_id"))
    return Session(
        identity=Identity(check_mchid(settings["mchid"], setting=_shown("mchid")), signer),
        key_ring=KeyRing({public_key_id: RsaVerifier(public_key)}, preferred=public_key_id),
        cipher=FieldCipher(RsaSealer(public_key), signer if isinstance(signer, Opener) else None),
        resource_cipher=resource_cipher,
        origins=Origins(origins),
        global_origins=Origins(origins if settings.get("base_url") else GLOBAL_ORIGINS),
        options=change_options(Options(), _options_of(settings)),
        clock=settings.get("clock") or SystemClock(),
        user_agent=make_user_agent(),
    )


def _options_of(settings: Settings) -> OptionArguments:
    given = {name: value for name, value in settings.items() if name in OptionArguments.__annotations__}
    return cast("OptionArguments", given)


def _check_known(settings: Settings) -> None:
    for name in settings:
        if name not in Settings.__annotations__:
            raise ConfigurationError(f"There is no setting {name!r}{did_you_mean(name, Settings.__annotations__)}.")


def _check_types(settings: Settings) -> None:
    for name in _TEXTS:
        value = settings.get(name)
        if value is not None and not isinstance(value, str):
            raise ConfigurationError(f"{_shown(name)} is {type(value).__name__}; text is needed.")


def _check_proxy(proxy: str | None, origins: Sequence[str]) -> None:
    if not proxy:
        return
    parts = urlsplit(proxy)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigurationError(f"{_shown('proxy')} is no address; expected http://host:port.")
    for origin in origins:
        if origin.startswith("http:") and not is_loopback(urlsplit(origin).hostname or ""):
            raise ConfigurationError(f"{_shown('proxy')} is used for https only, and {origin} is plain http.")


def _check_complete(settings: Settings) -> None:
    missing = [name for name in _REQUIRED if not settings.get(name)]
    if isinstance(settings.get("merchant_private_key"), Signer) and "merchant_serial_no" in missing:
        missing.remove("merchant_serial_no")
    if missing:
        listed = ", ".join(_shown(name) for name in missing)
        raise ConfigurationError(
            f"Missing: {listed}. The merchant platform gives all of them: 商户平台 → 账户中心 → API安全. "
            "To try without a merchant account, run `wechatpay gateway`, which prints them."
        )


def _shown(name: str) -> str:
    return f"{name} ({variable(name)})"


def _signer(settings: Settings) -> Signer:
    source = settings["merchant_private_key"]
    if isinstance(source, Signer):
        return source
    serial_no = check_serial_no(settings.get("merchant_serial_no", ""), setting=_shown("merchant_serial_no"))
    key = load_private_key(source, setting=_shown("merchant_private_key"), serial_no=serial_no)
    return RsaSigner(key, serial_no)


def _resource_cipher(given: str | bytes | Sequence[str | bytes] | None) -> ResourceCipher | None:
    keys = [given] if isinstance(given, (str, bytes)) else list(given or ())
    checked = [check_apiv3_key(key, setting=_shown("apiv3_key")) for key in keys]
    return ResourceCipher(key if isinstance(key, bytes) else key.encode() for key in checked) if checked else None


def _addresses(base_url: str | Sequence[str] | None, *, allow_plain_http: bool) -> list[str]:
    addresses = [base_url] if isinstance(base_url, str) else list(base_url or OFFICIAL_ORIGINS)
    origins = [check_origin(address, allow_plain_http=allow_plain_http) for address in addresses]
    for origin in origins:
        if not is_official(origin) and origin not in _named:
            _named.add(origin)
            logger.warning("%s is not WeChat Pay's own address.", origin)
    return origins
