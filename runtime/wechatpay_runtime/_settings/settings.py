"""Check the settings of a client and create its session.

Settings and environment variables have the same names: `merchant_private_key` is `WECHATPAY_MERCHANT_PRIVATE_KEY`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlsplit

from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.messages import phrase, read_language
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._crypto import key_values
from wechatpay_runtime._crypto.key_files import KeySource, shown_path
from wechatpay_runtime._crypto.key_values import (
    check_apiv2_key,
    check_apiv3_key,
    check_brand_id,
    check_mchid,
    check_serial_no,
)
from wechatpay_runtime._crypto.keys import load_private_key
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._errors.translation import Translating
from wechatpay_runtime._session.identities import (
    BRAND,
    BRAND_FAMILY,
    MERCHANT,
    SETTINGS_OF_SCHEME,
    Credentials,
    setting_label,
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
from wechatpay_runtime._settings.environment import FROM_ENVIRONMENT
from wechatpay_runtime._settings.required_settings import check_complete
from wechatpay_runtime._settings.setting_names import KNOWN_SETTINGS
from wechatpay_runtime._settings.setting_types import check_types, is_signer
from wechatpay_runtime.clock import SystemClock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.signer import RsaSigner, Signer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
    from wechatpay_runtime._crypto.v2_signing import V2Signer
    from wechatpay_runtime.hooks import Hook


logger = logging.getLogger("wechatpay_runtime")

_named_hosts: set[str] = set()
"""Hosts other than WeChat Pay's that have already been logged."""


def make_session(settings: Mapping[str, Any]) -> Session:
    """Check the settings and create a session from them. Loads the keys; does no network I/O.

    Args:
        settings: The settings of `MerchantSettings` or `BrandSettings`.

    Raises:
        ConfigurationError: A setting is missing or wrong.
    """
    _check_known(settings)
    check_types(settings, _label)
    schemes = check_complete(settings)
    resource_cipher = _resource_cipher(settings.get("apiv3_key"))
    v2_signer = _v2_signer(settings.get("apiv2_key"))
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
        v2_signer=v2_signer,
        origins=Origins(origins),
        global_origins=Origins(origins if settings.get("base_url") else GLOBAL_ORIGINS),
        options=options,
        clock=settings.get("clock") or SystemClock(),
        user_agent=make_user_agent(),
        translating=Translating(language_of(settings)),
        hooks=_hooks_of(settings.get("hooks")),
        proxy_hint=hint_of_ignored_proxy(settings.get("proxy")),
    )


def _hooks_of(hooks: Hook | Sequence[Hook] | None) -> tuple[Hook, ...]:
    return (hooks,) if callable(hooks) else tuple(hooks or ())


def language_of(settings: Mapping[str, Any]) -> str | None:
    """Return the language of the settings, which need not have been checked; `None` if they name none."""
    language = settings.get("language")
    return read_language(language) if isinstance(language, str) else None


def without_frames(error: Exception) -> ConfigurationError:
    """Return the error of a client that could not be created or changed, without the frames that contain its keys.

    An error that is not a `ConfigurationError` is a bug of this library or of an object in the settings. Only its type and place
    are reported, because its message may contain a secret.
    """
    if not isinstance(error, ConfigurationError):
        place = next(reversed([*walk_tb(error.__traceback__)]), None)
        where = phrase(" in {file}, line {line}", file=place[0].f_code.co_filename, line=place[1]) if place else ""
        error = ConfigurationError(
            phrase(
                "The settings could not be checked: {type}{where}. Please report this.",
                type=type(error).__name__,
                where=where,
            )
        )
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _merchant(settings: Mapping[str, Any]) -> Identity:
    signer = _signer(settings, MERCHANT, key_values.MERCHANT)
    return Identity(check_mchid(settings["mchid"], setting=setting_label("mchid")), signer)


def _brand(settings: Mapping[str, Any]) -> Identity:
    signer = _signer(settings, BRAND, key_values.BRAND)
    brand_id = check_brand_id(settings["brand_id"], setting=setting_label("brand_id"))
    return Identity(brand_id, signer, name="brand_id", family=BRAND_FAMILY)


_IDENTITIES = {MERCHANT: _merchant, BRAND: _brand}


def _options_of(settings: Mapping[str, Any]) -> OptionArguments:
    options = {name: value for name, value in settings.items() if name in OptionArguments.__annotations__}
    return cast("OptionArguments", options)


def _check_known(settings: Mapping[str, Any]) -> None:
    for name in settings:
        if name not in KNOWN_SETTINGS:
            if not name.isidentifier():
                raise ConfigurationError(
                    phrase("The name of a setting is not an identifier; expected a name such as mchid.")
                )
            raise ConfigurationError(
                phrase("There is no setting {name!r}{hint}.", name=name, hint=did_you_mean(name, KNOWN_SETTINGS))
            )


def _label(name: str) -> str:
    return setting_label(name) if name in FROM_ENVIRONMENT else name


def _check_proxy(proxy: str | None, origins: Sequence[str]) -> None:
    if not proxy:
        return
    address, setting = read_address(proxy), setting_label("proxy")
    if address is None or not address.is_bare or proxy != proxy.strip():
        raise ConfigurationError(phrase("{setting} is not a valid URL; expected http://host:port.", setting=setting))
    login = unquote(f"{address.user or ''}{address.password or ''}")
    if not login.isascii():
        raise ConfigurationError(
            phrase("{setting} contains a user name or password with characters that are not ASCII.", setting=setting)
        )
    for origin in origins:
        if origin.startswith("http:") and not is_loopback(urlsplit(origin).hostname or ""):
            raise ConfigurationError(
                phrase(
                    "{setting} is only used for HTTPS, but {base_url} uses plain HTTP.",
                    setting=setting,
                    base_url=setting_label("base_url"),
                )
            )


def _check_ca_file(path: str | None) -> None:
    """Check that the file can be read. Its content is checked when it is loaded."""
    if not path:
        return
    from pathlib import Path

    try:
        with Path(path).open("rb"):
            return
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or phrase("it is not a valid path")
    raise ConfigurationError(phrase("ca_file {path} cannot be read: {reason}.", path=shown_path(path), reason=reason))


def _signer(settings: Mapping[str, Any], scheme: str, owner: key_values.Owner) -> Signer:
    _, serial_no_name, key_name = SETTINGS_OF_SCHEME[scheme]
    source = settings[key_name]
    if is_signer(source):
        return source
    setting = settings.get(serial_no_name)
    serial_no = check_serial_no(setting, setting=setting_label(serial_no_name), owner=owner) if setting else None
    key = load_private_key(source, setting=setting_label(key_name), serial_no=serial_no, owner=owner)
    return RsaSigner(key, serial_no or _serial_no_of_certificate(source, key, serial_no_name, key_name))


def _serial_no_of_certificate(source: KeySource, key: RSAPrivateKey, serial_no_name: str, key_name: str) -> str:
    from wechatpay_runtime._crypto.own_certificate import CERTIFICATE_FILE, serial_no_of_certificate

    serial_no = serial_no_of_certificate(source, key)
    if serial_no is None:
        raise ConfigurationError(
            phrase(
                "{serial_no} is missing, and the certificate next to {key} does not belong to that key. Set the "
                "serial number, or put the right {file} next to the key.",
                serial_no=setting_label(serial_no_name),
                key=setting_label(key_name),
                file=CERTIFICATE_FILE,
            )
        )
    return serial_no


def _resource_cipher(apiv3_key: str | bytes | Sequence[str | bytes] | None) -> ResourceCipher | None:
    keys = [apiv3_key] if isinstance(apiv3_key, (str, bytes)) else list(apiv3_key or ())
    if not keys:
        return None
    from wechatpay_runtime._crypto.resource_cipher import ResourceCipher

    checked = [check_apiv3_key(key, setting=setting_label("apiv3_key")) for key in keys]
    return ResourceCipher(key if isinstance(key, bytes) else key.encode() for key in checked)


def _v2_signer(apiv2_key: str | None) -> V2Signer | None:
    if not apiv2_key:
        return None
    from wechatpay_runtime._crypto.v2_signing import V2Signer

    return V2Signer(check_apiv2_key(apiv2_key, setting=setting_label("apiv2_key")).encode())


def _addresses(base_url: str | Sequence[str] | None, *, allow_plain_http: bool) -> list[str]:
    addresses = [base_url] if isinstance(base_url, str) else list(base_url or OFFICIAL_ORIGINS)
    setting = setting_label("base_url")
    origins = [check_origin(address, allow_plain_http=allow_plain_http, setting=setting) for address in addresses]
    for origin in origins:
        if not is_official(origin) and origin not in _named_hosts:
            _named_hosts.add(origin)
            logger.warning("%s is not WeChat Pay's own address.", origin)
    return origins
