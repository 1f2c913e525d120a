"""Reads and checks a client's settings, and makes its session of them.

Setting and environment variable share a name: `merchant_private_key` is `WECHATPAY_MERCHANT_PRIVATE_KEY`.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Required, cast
from urllib.parse import unquote, urlsplit

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._crypto import key_values
from wechatpay_runtime._crypto.key_material import shown_path
from wechatpay_runtime._crypto.key_values import (
    APIV3_KEY_BYTES,
    check_apiv3_key,
    check_brand_id,
    check_mchid,
    check_serial_no,
)
from wechatpay_runtime._crypto.keys import KeySource, load_private_key
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._session.identities import (
    BRAND,
    BRAND_FAMILY,
    MERCHANT,
    SETTINGS_OF_SCHEME,
    Credentials,
    shown,
    variable,
)
from wechatpay_runtime._session.option_arguments import OptionArguments, change_options
from wechatpay_runtime._session.origins import (
    GLOBAL_ORIGINS,
    OFFICIAL_ORIGINS,
    Origins,
    check_origin,
    is_official,
    read_address,
)
from wechatpay_runtime._session.proxies import hint_of_ignored_proxy
from wechatpay_runtime._session.session import Session, check_share, make_user_agent
from wechatpay_runtime._settings.credentials import credentials_of_brand, credentials_of_merchant, public_halves
from wechatpay_runtime._settings.required_settings import check_complete
from wechatpay_runtime._settings.setting_types import check_types, is_signer
from wechatpay_runtime.clock import Clock, SystemClock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.signer import RsaSigner, Signer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from wechatpay_runtime.certificates_store import CertificatesStore

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
_named: set[str] = set()
"""Foreign hosts that the log has named already."""


class Settings(OptionArguments, total=False):
    """What every client is made of."""

    merchant_serial_no: str
    """Serial number of the merchant API certificate. It may be left out where a `Signer` brings its own, where
    `apiclient_cert.pem` lies beside the file of the private key, and where the PEM text of the key holds the certificate."""
    brand_serial_no: str
    """Serial number of the brand API certificate; may be left out as that of the merchant."""
    brand_public_key: KeySource
    """WeChat Pay's public key for the brand, where it is another than `public_key`."""
    brand_public_key_id: str
    """Id of that key."""
    other_public_keys: Mapping[str, KeySource] | None
    """More public keys of WeChat Pay by their ids, whose signatures for the merchant are accepted, too."""
    apiv3_key: str | bytes | Sequence[str | bytes] | None
    """APIv3 key of the merchant, 32 bytes, which opens notifications and platform certificates; a list of them while the
    key is being changed: what either opens is taken."""
    certificates_store: "CertificatesStore | None"
    """Keeps platform certificates between runs, such as `CertificatesFile(path)`; without it each process fetches them again."""
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
    public_key: KeySource | None
    """WeChat Pay's public key: PEM text, bytes or a path. Without it platform certificates are used."""
    public_key_id: str | None
    """Id of that key, `PUB_KEY_ID_…`."""
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
    public_key: Required[KeySource]
    """WeChat Pay's public key: PEM text, bytes or a path."""
    public_key_id: Required[str]
    """Id of that key, `PUB_KEY_ID_…`."""


_KNOWN = {**MerchantSettings.__annotations__, **BrandSettings.__annotations__}


KNOWN_VARIABLES = tuple(variable(name) for name in _FROM_ENVIRONMENT)
"""Every variable that a client reads."""


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Read the settings that the environment gives.

    An empty variable counts as absent. `WECHATPAY_APIV3_KEY` may hold several keys with commas between them.

    Raises:
        ConfigurationError: It is not a mapping of texts.
    """
    given: Any = environ  # not everybody checks types
    if not is_mapping(given):
        raise ConfigurationError(
            f"environ is {type(given).__name__}; a mapping of variables is needed, as os.environ is."
        )
    settings: dict[str, Any] = {}
    for name in _FROM_ENVIRONMENT:
        value: Any = given.get(variable(name), "")
        if not isinstance(value, str):
            raise ConfigurationError(f"{variable(name)} is {type(value).__name__}; variables are text.")
        if value.strip():
            settings[name] = value.strip()
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
    check_types(settings, _named_in_messages)
    schemes = check_complete(settings)
    resource_cipher = _resource_cipher(settings.get("apiv3_key"))
    origins = _addresses(settings.get("base_url"), allow_plain_http=settings.get("allow_plain_http", False))
    _check_proxy(settings.get("proxy"), origins)
    _check_ca_file(settings.get("ca_file"))
    options = change_options(Options(), _options_of(settings))
    identities = {scheme: _IDENTITIES[scheme](settings) for scheme in schemes}
    own_keys = public_halves(identities.values())
    credentials: dict[str, Credentials] = {}
    if MERCHANT in identities:
        identity = identities[MERCHANT]
        credentials[MERCHANT] = credentials_of_merchant(settings, identity, own_keys, resource_cipher, options)
    if BRAND in identities:
        credentials[BRAND] = credentials_of_brand(settings, identities[BRAND], own_keys)
        if MERCHANT not in identities:
            check_share(options, credentials[BRAND].key_ring, None)
    (scheme, own), *others = credentials.items()
    return Session(
        scheme=scheme,
        identity=own.identity,
        key_ring=own.key_ring,
        cipher=own.cipher,
        renewal=own.renewal,
        others=dict(others),
        resource_cipher=resource_cipher,
        origins=Origins(origins),
        global_origins=Origins(origins if settings.get("base_url") else GLOBAL_ORIGINS),
        options=options,
        clock=settings.get("clock") or SystemClock(),
        user_agent=make_user_agent(),
        proxy_hint=hint_of_ignored_proxy(settings.get("proxy")),
    )


def without_frames(error: Exception) -> ConfigurationError:
    """The error of a client that could not be made or changed, without the frames that hold its keys.

    What is not a `ConfigurationError` is our own mistake, or that of an object that was given: only its type and its place
    are told, since its message may hold anything.
    """
    if not isinstance(error, ConfigurationError):
        place = next(reversed([*walk_tb(error.__traceback__)]), None)
        where = f" in {place[0].f_code.co_filename}, line {place[1]}" if place else ""
        error = ConfigurationError(
            f"The settings could not be checked: {type(error).__name__}{where}. Please report this."
        )
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _merchant(settings: Mapping[str, Any]) -> Identity:
    signer = _signer(settings, MERCHANT, key_values.MERCHANT)
    return Identity(check_mchid(settings["mchid"], setting=shown("mchid")), signer)


def _brand(settings: Mapping[str, Any]) -> Identity:
    signer = _signer(settings, BRAND, key_values.BRAND)
    brand_id = check_brand_id(settings["brand_id"], setting=shown("brand_id"))
    return Identity(brand_id, signer, name="brand_id", family=BRAND_FAMILY)


_IDENTITIES = {MERCHANT: _merchant, BRAND: _brand}


def _options_of(settings: Mapping[str, Any]) -> OptionArguments:
    given = {name: value for name, value in settings.items() if name in OptionArguments.__annotations__}
    return cast("OptionArguments", given)


def _check_known(settings: Mapping[str, Any]) -> None:
    for name in settings:
        if name not in _KNOWN:
            if not name.isidentifier():
                raise ConfigurationError("A setting has a name that no setting has: names are words such as mchid.")
            raise ConfigurationError(f"There is no setting {name!r}{did_you_mean(name, _KNOWN)}.")


def _named_in_messages(name: str) -> str:
    return shown(name) if name in _FROM_ENVIRONMENT else name


def _check_proxy(proxy: str | None, origins: Sequence[str]) -> None:
    if not proxy:
        return
    address, setting = read_address(proxy), shown("proxy")
    if address is None or not address.is_bare or proxy != proxy.strip():
        raise ConfigurationError(f"{setting} is not an address; expected http://host:port.")
    login = unquote(f"{address.user or ''}{address.password or ''}")
    if not login.isascii():
        raise ConfigurationError(f"{setting} has a user name or a password with characters that are not ASCII.")
    for origin in origins:
        if origin.startswith("http:") and not is_loopback(urlsplit(origin).hostname or ""):
            raise ConfigurationError(f"{setting} is used for https only, and {shown('base_url')} is plain http.")


def _check_ca_file(path: str | None) -> None:
    """Check that a file can be read; what is in it, its reader tells."""
    if not path:
        return
    try:
        with Path(path).open("rb"):
            return
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "this is not the name of a file"
    raise ConfigurationError(f"ca_file {shown_path(path)} cannot be used: {reason}.")


def _signer(settings: Mapping[str, Any], scheme: str, owner: key_values.Owner) -> Signer:
    _, serial_no_name, key_name = SETTINGS_OF_SCHEME[scheme]
    source = settings[key_name]
    if is_signer(source):
        return source
    given = settings.get(serial_no_name)
    serial_no = check_serial_no(given, setting=shown(serial_no_name), owner=owner) if given else None
    key = load_private_key(source, setting=shown(key_name), serial_no=serial_no, owner=owner)
    return RsaSigner(key, serial_no or _serial_no_of_certificate(source, key, serial_no_name, key_name))


def _serial_no_of_certificate(source: KeySource, key: "RSAPrivateKey", serial_no_name: str, key_name: str) -> str:
    from wechatpay_runtime._crypto.own_certificate import CERTIFICATE_FILE, serial_no_of_certificate

    serial_no = serial_no_of_certificate(source, key)
    if serial_no is None:
        raise ConfigurationError(
            f"{shown(serial_no_name)} is missing, and the certificate beside {shown(key_name)} does not belong to that key. "
            f"Give the serial number, or put the right {CERTIFICATE_FILE} beside the key."
        )
    return serial_no


def _resource_cipher(given: str | bytes | Sequence[str | bytes] | None) -> ResourceCipher | None:
    keys = [given] if isinstance(given, (str, bytes)) else list(given or ())
    checked = [check_apiv3_key(key, setting=shown("apiv3_key")) for key in keys]
    return ResourceCipher(key if isinstance(key, bytes) else key.encode() for key in checked) if checked else None


def _addresses(base_url: str | Sequence[str] | None, *, allow_plain_http: bool) -> list[str]:
    addresses = [base_url] if isinstance(base_url, str) else list(base_url or OFFICIAL_ORIGINS)
    setting = shown("base_url")
    origins = [check_origin(address, allow_plain_http=allow_plain_http, setting=setting) for address in addresses]
    for origin in origins:
        if not is_official(origin) and origin not in _named:
            _named.add(origin)
            logger.warning("%s is not WeChat Pay's own address.", origin)
    return origins
