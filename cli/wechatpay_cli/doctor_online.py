"""Calls WeChat Pay without moving money: hosts, clock, signing, verification, sealing, the APIv3 key.

What is called is the official test of signing and sealing, https://pay.weixin.qq.com/doc/v3/merchant/4014551946.
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
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.verification import CLOCK_TOLERANCE_SECONDS
from wechatpay_runtime._session.identities import variable
from wechatpay_runtime._session.origins import OFFICIAL_ORIGINS, check_origin
from wechatpay_runtime._session.proxies import hint_of_ignored_proxy
from wechatpay_runtime._session.session import make_user_agent
from wechatpay_runtime._settings.environment import from_environment
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.clock import Clock

_SIGNING, _VERIFYING, _SEALING = "signature of requests", "verification of replies", "sealed fields"
_CLOCK = "clock of WeChat Pay"
_HOST_CURE = (
    "Look up the name (DNS), allow outbound TCP to it in firewall and security group, or set WECHATPAY_PROXY. "
    "Calls go to the next host meanwhile."
)
_CLOCK_CURE = "Set the clock of this machine, and keep it right by NTP."
_IDENTITY_CURE = (
    "Merchant number, serial number and private key must belong together, and the certificate must be valid: compare them "
    "with 商户平台 → 账户中心 → API安全 → 申请API证书 → 管理证书. `wechatpay doctor --certificate apiclient_cert.pem` proves "
    "that key and serial number fit."
)
_PUBLIC_KEY_CURE = (
    "WECHATPAY_PUBLIC_KEY and WECHATPAY_PUBLIC_KEY_ID must be those that 商户平台 → 账户中心 → API安全 → 微信支付公钥 shows for "
    "this merchant. Without both, platform certificates are used."
)
_APIV3_CURE = (
    "Give the APIv3 key that is set at 商户平台 → 账户中心 → API安全 → 设置APIv3密钥; it is never shown again, so set a new one "
    "if it is lost."
)


def check_online(environ: Mapping[str, str], clock: Clock) -> list[Check]:
    """Check what only WeChat Pay can tell; the settings must have passed their own checks."""
    settings = from_environment(environ)
    if "mchid" not in settings:
        return [skipped("online", "the test of WeChat Pay is for merchants, and only a brand is configured")]
    checks = [*_hosts(settings, clock)]
    failures = {check.check for check in checks if check.state is State.FAILED}
    if _CLOCK in failures or len(failures) == len(checks):
        reason = "the clock is wrong already" if _CLOCK in failures else "no host can be reached"
        return [*checks, *(skipped(name, reason) for name in (_SIGNING, _VERIFYING, _SEALING))]
    with Client.from_env(environ, clock=clock, max_attempts=2) as client:
        checks += _signing(client)
        checks.append(_sealing(client, checks))
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
                yield failed(origin, str(error), f"{_HOST_CURE} {hint}".rstrip())
                continue
            yield passed(origin, f"answers {reply.status} to an unsigned request")
            if difference is None:
                difference = _difference(reply, (started + clock.now()) / 2)
    finally:
        transport.close()
    if difference is not None:
        yield _clock(difference)


def _difference(reply: Reply, now: float) -> float | None:
    """How many seconds our clock is ahead of the server's; `None` where the reply does not say."""
    try:
        return now - parsedate_to_datetime(reply.headers.get("date", "")).timestamp()
    except ValueError:
        return None


def _clock(difference: float) -> Check:
    side = "ahead of" if difference > 0 else "behind"
    found = f"this machine's clock is {abs(difference):.0f} s {side} WeChat Pay's"
    if abs(difference) <= CLOCK_TOLERANCE_SECONDS:
        return passed(_CLOCK, found)
    return failed(_CLOCK, f"{found}; at most {CLOCK_TOLERANCE_SECONDS} s may be", _CLOCK_CURE)


def _signing(client: Client) -> list[Check]:
    """A request without a sealed field: what its answer tells of our signature, and of WeChat Pay's."""
    text = os.urandom(8).hex()
    signed = passed(_SIGNING, "WeChat Pay accepts it")
    try:
        answer = client.common.platform_security.echo(echo_message=text)
    except VerificationError as error:
        return [signed, failed(_VERIFYING, str(error), _cure_of(error))]
    except BadRequest as error:
        if "Wechatpay-Serial" in error.message:
            unknown = skipped(_SIGNING, "WeChat Pay refused the request for another reason")
            return [
                unknown,
                failed(_VERIFYING, f"WeChat Pay does not know the public key id: {error}", _PUBLIC_KEY_CURE),
            ]
        return _unsigned(error, error.fix or _IDENTITY_CURE)
    except CertificateError as error:
        unknown = skipped(_SIGNING, "no key of WeChat Pay could be fetched to verify the answer")
        return [unknown, failed(_VERIFYING, str(error), f"{_APIV3_CURE} It opens the platform certificates.")]
    except SignatureRefused as error:
        return _unsigned(error, error.fix if error.cause and error.fix else _IDENTITY_CURE)
    except ApiError as error:
        return _unsigned(error, error.fix or "Call again later.")
    except WeChatPayError as error:
        return _unsigned(error, "Call again later; if it stays so, see the message.")
    if answer.echo_message != text:
        return [signed, failed(_VERIFYING, "another text came back than was sent", "Look for what stands in between.")]
    return [signed, passed(_VERIFYING, "the reply is signed by WeChat Pay")]


def _unsigned(error: WeChatPayError, cure: str) -> list[Check]:
    return [failed(_SIGNING, str(error), cure), skipped(_VERIFYING, "no reply that is signed came")]


def _cure_of(error: VerificationError) -> str:
    if isinstance(error, StaleTimestamp):
        return _CLOCK_CURE
    if isinstance(error, UnknownSerial):
        return f"WeChat Pay signs with another key than is configured. {_PUBLIC_KEY_CURE}"
    return _PUBLIC_KEY_CURE


def _sealing(client: Client, checks: list[Check]) -> Check:
    if any(check.state is not State.OK for check in checks if check.check in {_SIGNING, _VERIFYING}):
        return skipped(_SEALING, "signature or verification failed already")
    text = os.urandom(8).hex()
    try:
        answer = client.common.platform_security.echo(echo_message="sealed", encrypted_echo_message=text)
        came_back = answer.encrypted_echo_message == text
    except WeChatPayError as error:
        return failed(_SEALING, str(error), f"{_PUBLIC_KEY_CURE} The private key must be that of the serial number.")
    if not came_back:
        return failed(_SEALING, "another text came back than was sent", _PUBLIC_KEY_CURE)
    return passed(_SEALING, "a sealed text came back and was opened")


def _apiv3_key(client: Client, settings: str | list[str] | None, checks: list[Check]) -> Check:
    """Whether the APIv3 key opens a platform certificate, the one thing that a merchant can ask for sealed with it."""
    name = variable("apiv3_key")
    if settings is None:
        return skipped(name, "is absent")
    if any(check.state is not State.OK for check in checks if check.check in {_SIGNING, _VERIFYING}):
        return skipped(name, "signature or verification failed already")
    try:
        certificates = client.common.platform_security.list_certificates().data
    except NotFound:
        return skipped(name, "the merchant has no platform certificate, with which alone it could be proved")
    except WeChatPayError as error:
        return failed(name, str(error), "Call again later; if it stays so, see the message.")
    if not certificates:
        return skipped(name, "the merchant has no platform certificate, with which alone it could be proved")
    cipher = ResourceCipher(key.encode() for key in ([settings] if isinstance(settings, str) else settings))
    if all(_opens(cipher, certificate.encrypt_certificate) for certificate in certificates):
        return passed(name, "opens what WeChat Pay encrypts for this merchant")
    return failed(name, "does not open what WeChat Pay encrypts for this merchant", _APIV3_CURE)


def _opens(cipher: ResourceCipher, sealed: Any) -> bool:
    from base64 import b64decode

    opened = cipher.open(
        b64decode(sealed.ciphertext),
        nonce=sealed.nonce.encode(),
        associated_data=(sealed.associated_data or "").encode(),
    )
    return opened is not None
