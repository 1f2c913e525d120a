"""Reads and checks a client's settings, and makes its session of them.

Setting and environment variable share a name: `merchant_private_key` is `WECHATPAY_MERCHANT_PRIVATE_KEY`.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Required, cast
from urllib.parse import urlsplit

from wechatpay_runtime.certificates_store import CertificatesStore
from wechatpay_runtime.clock import Clock, SystemClock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.key_values import check_apiv3_key, check_mchid, check_serial_no
from wechatpay_runtime.keys import KeySource, load_private_key
from wechatpay_runtime.origins import GLOBAL_ORIGINS, OFFICIAL_ORIGINS, Origins, check_origin, is_loopback, is_official
from wechatpay_runtime.sealing import Opener
from wechatpay_runtime.session import OptionArguments, Options, Session, change_options, make_user_agent
from wechatpay_runtime.signing import Identity, RsaSigner, Signer
from wechatpay_runtime.suggestions import did_you_mean
from wechatpay_runtime.trust import make_trust

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
_REQUIRED = ("mchid", "merchant_serial_no", "merchant_private_key")
_PUBLIC_KEY = ("public_key", "public_key_id")


class Settings(OptionArguments, total=False):
    """What a client is made of."""

    mchid: Required[str]
    """Merchant number."""
    merchant_serial_no: str
    """Serial number of the merchant API certificate; a `Signer` brings its own."""
    merchant_private_key: Required[KeySource | Signer]
    """Private key of the merchant: PEM text, bytes, a path, or a `Signer` that asks a KMS or HSM."""
    public_key: KeySource | None
    """WeChat Pay's public key: PEM text, bytes or a path. Without it platform certificates are used."""
    public_key_id: str | None
    """Id of that key, `PUB_KEY_ID_…`."""
    other_public_keys: Mapping[str, KeySource] | None
    """More public keys of WeChat Pay by their ids, whose signatures are accepted, too."""
    apiv3_key: str | bytes | None
    """APIv3 key of the merchant, 32 bytes; needed to open notifications and platform certificates."""
    certificates_store: CertificatesStore | None
    """Keeps platform certificates between runs, such as `CertificatesFile(path)`; without it they are fetched anew."""
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
    """Read the settings that the environment gives; an empty variable counts as absent."""
    settings: dict[str, Any] = {}
    for name in _FROM_ENVIRONMENT:
        value = environ.get(variable(name), "").strip()
        if value:
            settings[name] = value
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
    origins = _addresses(settings.get("base_url"), allow_plain_http=settings.get("allow_plain_http", False))
    _check_proxy(settings.get("proxy"), origins)
    mchid = check_mchid(settings["mchid"], setting=_shown("mchid"))
    options = change_options(Options(), _options_of(settings))
    apiv3_keys = _apiv3_keys(settings)
    signer = _signer(settings)
    trust = make_trust(
        settings,
        shown=_shown,
        opener=signer if isinstance(signer, Opener) else None,
        apiv3_keys=apiv3_keys,
        mchid=mchid,
        options=options,
    )
    return Session(
        identity=Identity(mchid, signer),
        key_ring=trust.key_ring,
        renewal=trust.renewal,
        cipher=trust.cipher,
        origins=Origins(origins),
        global_origins=Origins(origins if settings.get("base_url") else GLOBAL_ORIGINS),
        options=options,
        clock=settings.get("clock") or SystemClock(),
        user_agent=make_user_agent(),
    )


def _apiv3_keys(settings: Settings) -> tuple[bytes, ...]:
    given = settings.get("apiv3_key")
    if given is None:
        return ()
    key = check_apiv3_key(given, setting=_shown("apiv3_key"))
    return (key if isinstance(key, bytes) else key.encode(),)


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
    public = [name for name in _PUBLIC_KEY if not settings.get(name)]
    listed = [_shown(name) for name in missing]
    if len(public) < len(_PUBLIC_KEY):
        listed += [_shown(name) for name in public]
    elif not settings.get("apiv3_key"):
        both = " with ".join(_shown(name) for name in _PUBLIC_KEY)
        listed.append(f"{both}, or, for a merchant with platform certificates, {_shown('apiv3_key')}")
    if listed:
        raise ConfigurationError(
            f"Missing: {', '.join(listed)}. The merchant platform gives all of them: 商户平台 → 账户中心 → API安全. "
            "To try without a merchant account, run `wechatpay gateway`, which prints them."
        )


def _shown(name: str) -> str:
    return f"{name} ({variable(name)})" if name in _FROM_ENVIRONMENT else name


def _signer(settings: Settings) -> Signer:
    source = settings["merchant_private_key"]
    if isinstance(source, Signer):
        return source
    serial_no = check_serial_no(settings.get("merchant_serial_no", ""), setting=_shown("merchant_serial_no"))
    key = load_private_key(source, setting=_shown("merchant_private_key"), serial_no=serial_no)
    return RsaSigner(key, serial_no)


def _addresses(base_url: str | Sequence[str] | None, *, allow_plain_http: bool) -> list[str]:
    addresses = [base_url] if isinstance(base_url, str) else list(base_url or OFFICIAL_ORIGINS)
    origins = [check_origin(address, allow_plain_http=allow_plain_http) for address in addresses]
    for origin in origins:
        if not is_official(origin) and origin not in _named:
            _named.add(origin)
            logger.warning("%s is not WeChat Pay's own address.", origin)
    return origins
