"""Checks the settings in the environment one by one, without network access."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wechatpay_cli.doctor_checks import Check, State, checked, failed, passed, skipped
from wechatpay_clients import Client, ConfigurationError
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._crypto.findings import Kind
from wechatpay_runtime._crypto.key_material import examine
from wechatpay_runtime._crypto.key_values import BRAND as BRAND_OWNER
from wechatpay_runtime._crypto.key_values import MERCHANT as MERCHANT_OWNER
from wechatpay_runtime._crypto.key_values import (
    Owner,
    check_apiv2_key,
    check_apiv3_key,
    check_brand_id,
    check_mchid,
    check_public_key_id,
    check_serial_no,
)
from wechatpay_runtime._crypto.keys import check_key_fits_certificate, load_private_key, load_public_key
from wechatpay_runtime._crypto.own_certificate import brings_certificate, certificate_beside, serial_no_of_certificate
from wechatpay_runtime._session.identities import BRAND, ENVIRONMENT_PREFIX, SETTINGS_OF_SCHEME, setting_label, variable
from wechatpay_runtime._settings.environment import KNOWN_VARIABLES, from_environment

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.x509 import Certificate

_EARLIEST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_LATEST = dt.datetime(2126, 1, 1, tzinfo=dt.UTC)
_LONGEST_NUMBER = 10
_USUAL_SERIAL_NO_LENGTH = 40
_CLOCK = fragment("clock")
_CLOCK_CURE = fragment(
    "Set the clock of this machine and synchronize it with NTP: WeChat Pay refuses signatures with a timestamp that is more than 5 minutes off."
)
_RENEW_BEFORE_END = dt.timedelta(days=60)
_RENEW_CURE = fragment("Request a new one: 商户平台 → 账户中心 → API安全 → 申请API证书 → 管理证书 → 申请新证书.")


def check_settings(environ: Mapping[str, str], *, certificate: str | None, now: float) -> list[Check]:
    """Check every setting.

    Args:
        environ: The environment.
        certificate: Path of the merchant API certificate. Defaults to the one beside the private key's file, if there is one.
        now: Seconds since 1970 on the clock of this machine.
    """
    settings = from_environment(environ)
    checks = [_clock(now), *_unknown_variables(environ)]
    has_brand = any(name in settings for name in SETTINGS_OF_SCHEME[BRAND])
    if not has_brand or "mchid" in settings or "merchant_private_key" in settings:
        checks += _identity(settings, "mchid", "merchant", MERCHANT_OWNER)
        checks.append(_certificate(settings, certificate, now))
    if has_brand:
        checks += _identity(settings, "brand_id", "brand", BRAND_OWNER)
    checks += [_apiv3_key(settings), *_apiv2_key(settings), *_public_key(settings, "public_key", MERCHANT_OWNER)]
    if "brand_public_key" in settings or "brand_public_key_id" in settings:
        checks += _public_key(settings, "brand_public_key", BRAND_OWNER)
    return [*checks, _client(environ, checks)]


def _clock(now: float) -> Check:
    moment = dt.datetime.fromtimestamp(now, dt.UTC)
    time_text = f"{moment:%Y-%m-%d %H:%M:%S} UTC"
    return (
        passed(_CLOCK, time_text)
        if _EARLIEST <= moment < _LATEST
        else failed(_CLOCK, phrase("is set to {time}", time=time_text), _CLOCK_CURE)
    )


def _unknown_variables(environ: Mapping[str, str]) -> Iterator[Check]:
    for name in sorted(environ):
        if name.startswith(ENVIRONMENT_PREFIX) and name not in KNOWN_VARIABLES:
            yield skipped(name, phrase("not a setting of the client{hint}", hint=did_you_mean(name, KNOWN_VARIABLES)))


def _identity(settings: Mapping[str, Any], number: str, family: str, owner: Owner) -> Iterator[Check]:
    serial_no, private_key = f"{family}_serial_no", f"{family}_private_key"
    check_number = check_mchid if number == "mchid" else check_brand_id
    yield checked(
        variable(number), lambda: _number(check_number(settings.get(number, ""), setting=setting_label(number)))
    )
    yield checked(variable(serial_no), lambda: _serial_no_found(settings, serial_no, private_key, owner))
    yield checked(variable(private_key), lambda: _describe(_private_key(settings, private_key, owner)))


def _private_key(settings: Mapping[str, Any], name: str, owner: Owner) -> "RSAPrivateKey":
    return load_private_key(settings.get(name, ""), setting=setting_label(name), owner=owner)


def _number(value: str) -> str:
    """Return a number that is safe to print: one that is too long may be a secret in the wrong place."""
    return value if len(value) <= _LONGEST_NUMBER else phrase("{count} digits, which is unusual", count=len(value))


def _serial_no(value: str) -> str:
    return (
        value
        if len(value) == _USUAL_SERIAL_NO_LENGTH
        else phrase("{count} hex digits instead of the usual 40", count=len(value))
    )


def _serial_no_found(settings: Mapping[str, Any], name: str, private_key: str, owner: Owner) -> str:
    if name not in settings and brings_certificate(settings.get(private_key, "")):
        found = serial_no_of_certificate(settings[private_key], _private_key(settings, private_key, owner))
        if found is not None:
            return phrase("{found}, read from the certificate beside the private key", found=found)
    return _serial_no(check_serial_no(settings.get(name, ""), setting=setting_label(name), owner=owner))


def _describe(key: "RSAPrivateKey") -> str:
    return phrase("an RSA private key of {bits} bits", bits=key.key_size)


def _certificate(settings: Mapping[str, Any], explicit_path: str | None, now: float) -> Check:
    """Check that key, certificate, serial number and merchant number belong together."""
    name = fragment("certificate and private key")
    path = explicit_path or certificate_beside(settings.get("merchant_private_key", ""))
    if path is None:
        reason = phrase(
            "a private key does not contain its serial number; to check that key and serial number match, pass --certificate apiclient_cert.pem"
        )
        return skipped(name, reason)
    try:
        key = _private_key(settings, "merchant_private_key", MERCHANT_OWNER)
        serial_no = settings.get("merchant_serial_no")
        serial_no = serial_no and check_serial_no(serial_no, setting=setting_label("merchant_serial_no"))
    except ConfigurationError:
        return skipped(name, phrase("the check of the private key or the serial number failed"))

    def look() -> str:
        check_key_fits_certificate(key, Path(path), serial_no, setting=str(path))
        if serial_no:
            return phrase("{path} matches the private key and the serial number", path=path)
        return phrase("{path} matches the private key", path=path)

    fits = checked(name, look)
    if fits.state is not State.OK:
        return fits
    own = next(found for found in _certificates(path) if found.public_key() == key.public_key())
    wrong = _outside_validity(name, own, now) or _other_owner(name, own, settings.get("mchid", ""))
    return wrong or _valid(name, fits.found, own, now)


def _certificates(path: str | Path) -> "list[Certificate]":
    from cryptography.x509 import Certificate

    found = (finding.content for finding in examine(Path(path)) if finding.kind is Kind.CERTIFICATE)
    return [content for content in found if isinstance(content, Certificate)]


def _outside_validity(name: str, certificate: "Certificate", now: float) -> Check | None:
    moment = dt.datetime.fromtimestamp(now, dt.UTC)
    if moment >= certificate.not_valid_after_utc:
        return failed(
            name,
            phrase(
                "the certificate was valid until {date}",
                date=f"{certificate.not_valid_after_utc:%Y-%m-%d}",
            ),
            _RENEW_CURE,
        )
    if moment < certificate.not_valid_before_utc:
        return failed(
            name,
            phrase(
                "the certificate is valid from {date}",
                date=f"{certificate.not_valid_before_utc:%Y-%m-%d}",
            ),
            _CLOCK_CURE,
        )
    return None


def _valid(name: str, found: str, certificate: "Certificate", now: float) -> Check:
    """Report that everything matches, until when, and how to renew a certificate that ends soon."""
    end = certificate.not_valid_after_utc
    ends_soon = end - dt.datetime.fromtimestamp(now, dt.UTC) <= _RENEW_BEFORE_END
    text = phrase("{found}; valid until {date}", found=found, date=f"{end:%Y-%m-%d}")
    return passed(name, text, _RENEW_CURE if ends_soon else "")


def _other_owner(name: str, certificate: "Certificate", mchid: str) -> Check | None:
    from cryptography.x509 import NameOID

    owners = [str(attribute.value) for attribute in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    if not owners or not owners[0].isdigit() or owners[0] == mchid:
        return None
    found = phrase(
        "the certificate belongs to merchant {owner}, but {mchid} is a different number",
        owner=owners[0],
        mchid=variable("mchid"),
    )
    return failed(
        name,
        found,
        phrase("Set the number, the key and the certificate of the same merchant (商户平台 → 账户中心 → 商户信息)."),
    )


def _apiv3_key(settings: Mapping[str, Any]) -> Check:
    source = settings.get("apiv3_key")
    if source is None:
        return skipped(variable("apiv3_key"), phrase("is not set, so notifications cannot be decrypted"))
    keys: list[str] = [source] if isinstance(source, str) else source

    def look() -> str:
        for key in keys:
            check_apiv3_key(key, setting=setting_label("apiv3_key"))
        return phrase("32 bytes") if len(keys) == 1 else phrase("{count} keys of 32 bytes", count=len(keys))

    return checked(variable("apiv3_key"), look)


def _apiv2_key(settings: Mapping[str, Any]) -> Iterator[Check]:
    """Check the APIv2 key, which most merchants do not need."""
    if "apiv2_key" not in settings:
        return

    def look() -> str:
        check_apiv2_key(settings["apiv2_key"], setting=setting_label("apiv2_key"))
        return phrase("32 bytes")

    yield checked(variable("apiv2_key"), look)


def _public_key(settings: Mapping[str, Any], name: str, owner: Owner) -> Iterator[Check]:
    key_id = f"{name}_id"
    if name not in settings and key_id not in settings:
        yield skipped(variable(name), phrase("is not set; replies are verified with platform certificates"))
        return

    def look() -> str:
        own_keys = list(_own_keys(settings))
        key = load_public_key(settings.get(name, ""), setting=setting_label(name), owner=owner, own_keys=own_keys)
        return phrase("an RSA public key of {bits} bits", bits=key.key_size)

    yield checked(variable(name), look)
    yield checked(
        variable(key_id),
        lambda: check_public_key_id(settings.get(key_id, ""), setting=setting_label(key_id), owner=owner),
    )


def _own_keys(settings: Mapping[str, Any]) -> "Iterator[RSAPublicKey]":
    """Yield the public keys of the private keys that are valid."""
    for name, owner in (("merchant_private_key", MERCHANT_OWNER), ("brand_private_key", BRAND_OWNER)):
        try:
            yield _private_key(settings, name, owner).public_key()
        except ConfigurationError:
            continue


def _client(environ: Mapping[str, str], checks: list[Check]) -> Check:
    """Check all settings together, including base URL and proxy, by making a client."""
    if any(check.state is State.FAILED and check.check in KNOWN_VARIABLES for check in checks):
        return skipped(fragment("settings together"), phrase("the check of a setting failed"))

    def look() -> str:
        with Client.from_env(environ):
            return phrase("a client can be created")

    return checked(fragment("settings together"), look)
