"""Calls WeChat Pay without moving money: hosts, clock, signing, verification, encryption, the APIv3 key.

It calls the official test of signing and encryption, https://pay.weixin.qq.com/doc/v3/merchant/4014551946.
"""

import os
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from wechatpay_cli.doctor_checks import Check, State, failed, passed, skipped
from wechatpay_clients import (
    ApiError,
    BadRequest,
    CertificateError,
    Client,
    NotFound,
    SignatureRefused,
    StaleTimestamp,
    TransportError,
    UnknownSerial,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.messages import fragment, phrase, sentences
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.signature_headers import CLOCK_TOLERANCE_SECONDS
from wechatpay_runtime._session.identities import variable
from wechatpay_runtime._session.origins import OFFICIAL_ORIGINS, check_origin
from wechatpay_runtime._session.proxies import hint_of_ignored_proxy
from wechatpay_runtime._session.session import make_user_agent
from wechatpay_runtime._settings.environment import from_environment
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.clock import Clock

_SIGNING, _VERIFYING, _ENCRYPTION = (
    fragment("signature of requests"),
    fragment("verification of replies"),
    fragment("encrypted fields"),
)
_CLOCK = fragment("clock of WeChat Pay")
_HOST_CURE = fragment(
    "Look up the name (DNS), allow outbound TCP to it in the firewall and the security group, or set WECHATPAY_PROXY. Until then, calls go to the next host."
)
_CLOCK_CURE = fragment("Set the clock of this machine and synchronize it with NTP.")
_IDENTITY_CURE = fragment(
    "Merchant number, serial number and private key must belong together, and the certificate must be valid: compare them with 商户平台 → 账户中心 → API安全 → 申请API证书 → 管理证书. `wechatpay doctor --certificate apiclient_cert.pem` checks that key and serial number match."
)
_PUBLIC_KEY_CURE = fragment(
    "WECHATPAY_PUBLIC_KEY and WECHATPAY_PUBLIC_KEY_ID must be the ones shown at 商户平台 → 账户中心 → API安全 → 微信支付公钥 for this merchant. Without both, platform certificates are used."
)
_APIV3_CURE = fragment(
    "Use the APIv3 key that was set at 商户平台 → 账户中心 → API安全 → 设置APIv3密钥. It is not shown again: if it is lost, set a new one."
)


def check_online(environ: Mapping[str, str], clock: Clock) -> list[Check]:
    """Check the settings against WeChat Pay; they must have passed their own checks."""
    settings = from_environment(environ)
    if "mchid" not in settings:
        return [
            skipped(fragment("online"), phrase("WeChat Pay's test is for merchants, and only a brand is configured"))
        ]
    checks = [*_hosts(settings, clock)]
    failures = {check.check for check in checks if check.state is State.FAILED}
    if _CLOCK in failures or len(failures) == len(checks):
        reason = phrase("the check of the clock failed") if _CLOCK in failures else phrase("no host could be reached")
        return [*checks, *(skipped(name, reason) for name in (_SIGNING, _VERIFYING, _ENCRYPTION))]
    with Client.from_env(environ, clock=clock, max_attempts=2) as client:
        checks += _signing(client)
        checks.append(_encryption(client, checks))
        checks.append(_apiv3_key(client, settings.get("apiv3_key"), checks))
    return checks


def _hosts(settings: Mapping[str, Any], clock: Clock) -> Iterator[Check]:
    base_url: str | None = settings.get("base_url")
    transport = Urllib3Transport(proxy=settings.get("proxy"))
    headers = {"Accept": "application/json", "User-Agent": make_user_agent()}
    difference: float | None = None
    try:
        for origin in (check_origin(base_url, allow_plain_http=False),) if base_url else OFFICIAL_ORIGINS:
            started = clock.now()
            try:
                reply = transport.send(Request(origin, "GET", "/v3/certificates", headers, b""), Options())
            except TransportError as error:
                hint = hint_of_ignored_proxy(settings.get("proxy"))
                yield failed(origin, str(error), sentences(_HOST_CURE, hint))
                continue
            yield passed(origin, phrase("returns {status} for an unsigned request", status=reply.status))
            if difference is None:
                difference = _difference(reply, (started + clock.now()) / 2)
    finally:
        transport.close()
    if difference is not None:
        yield _clock(difference)


def _difference(reply: Reply, now: float) -> float | None:
    """Return how many seconds this machine's clock is ahead of the server's, or `None` if the reply has no valid date."""
    try:
        return now - parsedate_to_datetime(reply.headers.get("date", "")).timestamp()
    except ValueError:
        return None


def _clock(difference: float) -> Check:
    seconds = f"{abs(difference):.0f}"
    found = phrase("this machine's clock is {seconds} s behind WeChat Pay's", seconds=seconds)
    if difference > 0:
        found = phrase("this machine's clock is {seconds} s ahead of WeChat Pay's", seconds=seconds)
    if abs(difference) <= CLOCK_TOLERANCE_SECONDS:
        return passed(_CLOCK, found)
    return failed(
        _CLOCK,
        phrase(
            "{found}; at most {seconds} s are allowed",
            found=found,
            seconds=CLOCK_TOLERANCE_SECONDS,
        ),
        _CLOCK_CURE,
    )


def _signing(client: Client) -> list[Check]:
    """Check the client's signature and WeChat Pay's with a request that has no encrypted field."""
    text = os.urandom(8).hex()
    signed = passed(_SIGNING, phrase("WeChat Pay accepts it"))
    try:
        answer = client.common.platform_security.echo(echo_message=text)
    except VerificationError as error:
        return [signed, failed(_VERIFYING, str(error), _cure_of(error))]
    except BadRequest as error:
        if "Wechatpay-Serial" in error.message:
            found = phrase("WeChat Pay does not know the public key ID: {error}", error=error)
            unknown = skipped(_SIGNING, phrase("WeChat Pay refused the request for another reason"))
            return [unknown, failed(_VERIFYING, found, _PUBLIC_KEY_CURE)]
        return _unsigned(error, error.fix or _IDENTITY_CURE)
    except CertificateError as error:
        unknown = skipped(_SIGNING, phrase("no key of WeChat Pay could be fetched to verify the reply"))
        cure = sentences(_APIV3_CURE, phrase("The APIv3 key decrypts the platform certificates."))
        return [unknown, failed(_VERIFYING, str(error), cure)]
    except SignatureRefused as error:
        return _unsigned(error, error.fix if error.cause and error.fix else _IDENTITY_CURE)
    except ApiError as error:
        return _unsigned(error, error.fix or phrase("Try again later."))
    except WeChatPayError as error:
        return _unsigned(error, phrase("Try again later; if the error persists, follow its message."))
    if answer.echo_message != text:
        found, cure = (
            phrase("the text returned differs from the one sent"),
            phrase("Look for a proxy that changes replies."),
        )
        return [signed, failed(_VERIFYING, found, cure)]
    return [signed, passed(_VERIFYING, phrase("the reply is signed by WeChat Pay"))]


def _unsigned(error: WeChatPayError, cure: str) -> list[Check]:
    return [failed(_SIGNING, str(error), cure), skipped(_VERIFYING, phrase("no signed reply was received"))]


def _cure_of(error: VerificationError) -> str:
    if isinstance(error, StaleTimestamp):
        return _CLOCK_CURE
    if isinstance(error, UnknownSerial):
        return sentences(phrase("WeChat Pay signs with a key that is not configured."), _PUBLIC_KEY_CURE)
    return _PUBLIC_KEY_CURE


def _encryption(client: Client, checks: list[Check]) -> Check:
    if any(check.state is not State.OK for check in checks if check.check in {_SIGNING, _VERIFYING}):
        return skipped(_ENCRYPTION, phrase("the signature check or the verification check failed"))
    text = os.urandom(8).hex()
    try:
        answer = client.common.platform_security.echo(echo_message="sealed", encrypted_echo_message=text)
        is_unchanged = answer.encrypted_echo_message == text
    except WeChatPayError as error:
        return failed(
            _ENCRYPTION,
            str(error),
            sentences(_PUBLIC_KEY_CURE, phrase("The private key must match the serial number.")),
        )
    if not is_unchanged:
        return failed(_ENCRYPTION, phrase("the decrypted text differs from the one sent"), _PUBLIC_KEY_CURE)
    return passed(_ENCRYPTION, phrase("WeChat Pay decrypted a text, and its encrypted reply could be decrypted"))


def _apiv3_key(client: Client, settings: str | list[str] | None, checks: list[Check]) -> Check:
    """Check the APIv3 key by decrypting a platform certificate, the only thing encrypted with it that can be requested."""
    name = variable("apiv3_key")
    if settings is None:
        return skipped(name, phrase("is not set"))
    if any(check.state is not State.OK for check in checks if check.check in {_SIGNING, _VERIFYING}):
        return skipped(name, phrase("the signature check or the verification check failed"))
    try:
        certificates = client.common.platform_security.list_certificates().data
    except NotFound:
        return skipped(name, phrase("can be checked only with a platform certificate, and the merchant has none"))
    except WeChatPayError as error:
        return failed(name, str(error), phrase("Try again later; if the error persists, follow its message."))
    if not certificates:
        return skipped(name, phrase("can be checked only with a platform certificate, and the merchant has none"))
    cipher = ResourceCipher(key.encode() for key in ([settings] if isinstance(settings, str) else settings))
    if all(_decrypts(cipher, certificate.encrypt_certificate) for certificate in certificates):
        return passed(name, phrase("decrypts the platform certificates of this merchant"))
    return failed(name, phrase("does not decrypt the platform certificates of this merchant"), _APIV3_CURE)


def _decrypts(cipher: ResourceCipher, encrypted: Any) -> bool:
    from base64 import b64decode

    plain_text = cipher.open(
        b64decode(encrypted.ciphertext),
        nonce=encrypted.nonce.encode(),
        associated_data=(encrypted.associated_data or "").encode(),
    )
    return plain_text is not None
