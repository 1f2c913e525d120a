"""All checks before an operation is performed, in the order in which a real server makes them."""

from typing import Any
from urllib.parse import parse_qs

from attrs import define, frozen
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from wechatpay_gateway.base.errors import Message, Refusal, invalid_request
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.base.refused_signatures import SignatureCause, refused_signature, signature_mismatch
from wechatpay_gateway.base.signatures import BRAND, SCHEMES, Authorization, Scheme, is_signature_valid, message_to_sign
from wechatpay_gateway.catalog.catalog import UNSIGNED, Catalog, Operation
from wechatpay_gateway.parties.brands import Brands
from wechatpay_gateway.parties.keys import Merchant, Party
from wechatpay_gateway.parties.merchants import Merchants
from wechatpay_gateway.request.arguments import read_arguments, read_body, read_headers
from wechatpay_gateway.request.authorization import (
    MAX_CLOCK_DIFFERENCE_SECONDS,
    AuthorizationError,
    WrongSchemeError,
    parse_authorization,
)
from wechatpay_gateway.request.choices import check_choices
from wechatpay_gateway.request.conditions import check_conditions
from wechatpay_gateway.request.differences import find_mistake
from wechatpay_gateway.request.headers import RequestHeaders, check_headers
from wechatpay_gateway.request.hosts import Hosts
from wechatpay_gateway.request.router import Match, Router
from wechatpay_gateway.request.sealing import Opener, missing_serial, wrong_serial
from wechatpay_gateway.request.uploads import UploadedFile, check_upload, read_upload

_SHOWN_PATH_BYTES = 200
_OLDER_GATEWAY = Message(
    "如果客户端代码是之后生成的，正在运行的网关可能比它旧：请重新启动网关",
    "If you regenerated the client after starting this gateway, restart the gateway.",
)

MAX_BODY_BYTES = 16 * 1024**2
"""The largest body that is accepted: larger than any upload that WeChat Pay allows."""


@define
class Progress:
    """Results of the checks so far, available even after a check refuses the request."""

    operation_name: str | None = None
    authorization: Authorization | None = None
    message_to_sign: bytes | None = None
    signed: bytes = b""
    difference: str = ""
    """The common mistake that explains a signature that does not match, if one was found."""
    party: Party | None = None
    arguments: dict[str, Any] | None = None
    is_verified: bool = False


@frozen
class Head:
    """The head of a request that passed all checks."""

    matches: list[Match]
    headers: RequestHeaders
    authorization: Authorization | None
    """`None` if the operation has no signature."""
    party: Party


@frozen
class Admitted:
    """A request that passed all checks."""

    operation: Operation
    party: Party
    arguments: dict[str, Any]
    body: dict[str, Any] | None
    file: UploadedFile | None = None


class Admission:
    """The checks of a gateway; `hosts` are the `Host` headers that requests may have."""

    def __init__(self, catalog: Catalog, merchants: Merchants, brands: Brands) -> None:
        self.hosts = Hosts()
        self._router = Router(catalog)
        self._merchants = merchants
        self._brands = brands

    def admit(self, request: ReceivedRequest, now: float, progress: Progress) -> Admitted:
        """Check the request and record the findings in `progress`.

        Raises:
            Refusal: a check failed; it contains WeChat Pay's reply to the first problem.
        """
        if len(request.body) + request.cut_bytes > MAX_BODY_BYTES:
            message = Message("请求体过大", f"The body must not exceed {MAX_BODY_BYTES} bytes.")
            raise Refusal(413, "INVALID_REQUEST", message)
        head = self.check_head(request, now, progress)
        matches, headers, party = head.matches, head.headers, head.party
        operation = matches[0].operation
        upload = operation.upload
        form = read_upload(request, upload) if upload else None
        if head.authorization is None:
            progress.party = party
        else:
            self._verify(request, form.signed if form else request.body, head.authorization, party, progress)
        query = request.target.partition(b"?")[2]
        opener = Opener(_key_named(party, headers.wechatpay_serial, operation), headers.wechatpay_serial)
        arguments = read_arguments(matches, query, opener) | read_headers(operation, request, opener)
        progress.arguments = arguments
        body, file = None, None
        if upload and form:
            body, file = check_upload(upload, form, opener)
        else:
            body = read_body(operation, request.body, opener)
        if body is not None:
            progress.arguments = arguments | body
        check_choices(operation, progress.arguments)
        check_conditions(operation, progress.arguments)
        return Admitted(operation, party, arguments, body, file)

    def check_head(self, request: ReceivedRequest, now: float, progress: Progress) -> Head:
        """Check everything that does not need the body, and record the findings in `progress`.

        Raises:
            Refusal: a check failed; it contains WeChat Pay's reply to the first problem.
        """
        if request.http_version != "1.1":
            message = Message("仅支持HTTP/1.1", f"Expected HTTP/1.1, got HTTP/{request.http_version}.")
            raise Refusal(505, "INVALID_REQUEST", message)
        matches = self._route(request.method, request.target.partition(b"?")[0])
        operation = matches[0].operation
        progress.operation_name = operation.name
        headers = check_headers(request, self.hosts, takes_file=operation.upload is not None)
        if operation.scheme == UNSIGNED:
            return Head(matches, headers, None, self._find_named(request))
        scheme = SCHEMES[operation.scheme]
        authorization = _read_authorization(headers.authorization, scheme)
        progress.authorization = authorization
        progress.signed = b"" if operation.upload else request.body
        return Head(matches, headers, authorization, self._find_party(authorization, scheme, now))

    def _route(self, method: str, path: bytes) -> list[Match]:
        on_path = self._router.match(path)
        if not on_path:
            raise _unknown_path(path)
        matches = [match for match in on_path if match.operation.method == method]
        if not matches:
            en = f"Expected the method {on_path[0].operation.method}, got {method}. {_OLDER_GATEWAY.en}"
            raise Refusal(405, "INVALID_REQUEST", Message(f"不支持的HTTP方法。{_OLDER_GATEWAY.zh}", en))
        return [match for match in matches if match.operation is matches[0].operation]

    def _find_party(self, authorization: Authorization, scheme: Scheme, now: float) -> Party:
        known: Merchants | Brands = self._brands if scheme is BRAND else self._merchants
        party = known.get(authorization.party)
        if party is None:
            issue = f"The gateway has no party with this {scheme.party}. Use one that the gateway printed, or add the party."
            raise refused_signature(SignatureCause.NO_CERTIFICATE, issue, scheme.party)
        if authorization.serial_no != party.serial_no:
            issue = (
                f"This serial_no does not belong to this {scheme.party}. Use the serial number of its API certificate."
            )
            raise refused_signature(SignatureCause.WRONG_SERIAL, issue)
        if abs(now - authorization.timestamp) > MAX_CLOCK_DIFFERENCE_SECONDS:
            expected = (
                f"The timestamp must be within {MAX_CLOCK_DIFFERENCE_SECONDS} seconds of the server's clock, "
                f"{int(now)}. Check the client's clock."
            )
            raise refused_signature(SignatureCause.WRONG_TIME, expected)
        return party

    def _find_named(self, request: ReceivedRequest) -> Party:
        """Return the merchant that an unsigned request names in its query."""
        query = parse_qs(request.target.partition(b"?")[2].decode("latin-1"))
        party = self._merchants.get(query.get("mchid", [""])[0])
        if party is None:
            raise invalid_request("商户号错误", "The parameter mchid must be the number of a merchant of this gateway.")
        return party

    def _verify(
        self,
        request: ReceivedRequest,
        signed: bytes,
        authorization: Authorization,
        party: Party,
        progress: Progress,
    ) -> None:
        message = message_to_sign(request.method, request.target, authorization.timestamp, authorization.nonce, signed)
        progress.message_to_sign = message
        progress.signed = signed
        if not is_signature_valid(party.public_key, authorization.signature, message):
            mistake = find_mistake(party.public_key, request, authorization)
            progress.difference = mistake.difference if mistake else ""
            raise mismatch(request, authorization, message, signed)
        progress.party = party
        progress.is_verified = True


def _read_authorization(header: bytes | None, scheme: Scheme) -> Authorization:
    if header is None:
        raise refused_signature(SignatureCause.WRONG_FORM, "The header Authorization is missing.")
    try:
        return parse_authorization(header, scheme)
    except AuthorizationError as error:
        is_other_scheme = isinstance(error, WrongSchemeError)
        cause = SignatureCause.WRONG_SCHEME if is_other_scheme else SignatureCause.WRONG_FORM
        raise refused_signature(cause, str(error), error.field) from None


def _unknown_path(path: bytes) -> Refusal:
    """Return 404, as for an order that does not exist, with a message that the gateway lacks the operation."""
    text = path[:_SHOWN_PATH_BYTES].decode("latin-1") + ("…" if len(path) > _SHOWN_PATH_BYTES else "")
    zh, en = (
        f"请求的资源不存在：本地网关没有路径为 {text} 的接口。{_OLDER_GATEWAY.zh}",
        f"No operation of this gateway has the path {text}. {_OLDER_GATEWAY.en}",
    )
    return Refusal(404, "RESOURCE_NOT_EXISTS", Message(zh, en))


def _key_named(party: Party, serial: str | None, operation: Operation) -> RSAPrivateKey:
    """Return the key that decrypts the request's values. `Wechatpay-Serial` is optional for merchants, required for brands.

    For a merchant, a wrong name is an error only if the operation has encrypted values.
    """
    if serial is None:
        if party.scheme is BRAND:
            raise missing_serial()
        return party.wechatpay_key
    key = party.key_named(serial)
    if key is None:
        if party.scheme is BRAND or operation.takes_encrypted:
            raise wrong_serial(serial)
        return party.wechatpay_key
    if isinstance(party, Merchant):
        party.last_named = serial
    return key


def mismatch(request: ReceivedRequest, authorization: Authorization, message: bytes, signed: bytes) -> Refusal:
    """Return the refusal for a signature that does not match `message`, the message to sign as the gateway computed it."""
    lines = (
        request.method,
        request.target.decode("latin-1"),
        str(authorization.timestamp),
        authorization.nonce,
    )
    return signature_mismatch(lines, signed, len(message))
