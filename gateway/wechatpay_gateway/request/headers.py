"""Rules for request headers, except for the signature."""

import re
from functools import lru_cache

from attrs import frozen

from wechatpay_gateway.base.errors import Message, Refusal, invalid_request
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.request.hosts import Hosts

_METHODS_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_SINGLE = (
    b"host",
    b"user-agent",
    b"content-type",
    b"content-length",
    b"authorization",
    b"wechatpay-serial",
)
_KNOWN = frozenset(
    {
        *_SINGLE,
        b"accept",
        b"accept-encoding",
        b"accept-language",
        b"connection",
        b"expect",
        b"idempotency-key",
        b"keep-alive",
        b"transfer-encoding",
    }
)
_QUALITY = r"(?: *; *q=(?:0(?:\.[0-9]{1,3})?|1(?:\.0{1,3})?))?"
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_RANGE = re.compile(rf"(?:{_NAME}/{_NAME}|\*)(?: *; *{_NAME}={_NAME})*")
"""RFC 9110, section 12.5.1, and the bare `*` that Java's HttpURLConnection sends by default."""
_ACCEPTABLE = frozenset({"application/json", "application/*", "*/*"})
_CODING = re.compile(r"(?:gzip|x-gzip|deflate|compress|br|zstd|identity|\*)" + _QUALITY, re.IGNORECASE)
_CONTENT_TYPE = re.compile(r"application/json(?: *; *charset=\"?utf-8\"?)?", re.IGNORECASE)
_CONNECTION = re.compile(r"keep-alive|close|te|upgrade|http2-settings", re.IGNORECASE)
"""Includes the HTTP/2 upgrade that Java's HttpClient offers by default; like WeChat Pay, the gateway ignores the offer."""


@frozen
class RequestHeaders:
    """The headers that the rest of the gateway uses; `language` is `en` or `zh-CN`."""

    authorization: bytes | None
    wechatpay_serial: str | None
    language: str


def language_of(request: ReceivedRequest) -> str:
    """Return the language of a refusal's texts: `en` if `Accept-Language` starts with it, otherwise `zh-CN`."""
    values = request.header_values(b"accept-language")
    return "en" if values and values[0][:2].lower() == b"en" else "zh-CN"


def serial_named(request: ReceivedRequest) -> str | None:
    """Return the `Wechatpay-Serial` of a request, or `None` if it is missing or empty. It is empty when a client fetches certificates."""
    values = request.header_values(b"wechatpay-serial")
    return (values[0].decode("latin-1") or None) if values else None


def check_headers(request: ReceivedRequest, hosts: Hosts, *, takes_file: bool = False) -> RequestHeaders:
    """Check every header that APIv3 has a rule for; `hosts` are the `Host` headers that a request may have.

    With `takes_file`, `read_upload` checks the `Content-Type`.

    Unknown headers are accepted, unless their name differs from a known one in a single character.

    Raises:
        Refusal: 400 INVALID_REQUEST; the message names the header.
    """
    headers = _single_values(request)
    _refuse_misspelled_names(request)
    host = headers.get("host")
    if host is None or not hosts.may_name(host):
        raise invalid_request(
            "Http头Host错误", f"The header Host must be {hosts.expected}. Check the client's base URL."
        )
    accept = b", ".join(request.header_values(b"accept")).decode("latin-1")
    if not accept or not headers.get("user-agent"):
        raise invalid_request("Http头缺少Accept或User-Agent", "The headers Accept and User-Agent are required.")
    accepted = _tokens(accept, _MEDIA_RANGE, "Accept")
    if not any(each.partition(";")[0].strip().lower() in _ACCEPTABLE for each in accepted):
        raise invalid_request("Http头Accept错误", "The header Accept must allow application/json.")
    if not takes_file:
        _check_content_type(request, headers.get("content-type"))
    for name, form in (("Accept-Encoding", _CODING), ("Connection", _CONNECTION)):
        for value in request.header_values(name.lower().encode("ascii")):
            _tokens(value.decode("latin-1"), form, name)
    if any(value.lower() != b"100-continue" for value in request.header_values(b"expect")):
        raise Refusal(
            417, "INVALID_REQUEST", Message("Http头Expect错误", "The header Expect must be 100-continue or omitted.")
        )
    authorization = headers.get("authorization")
    return RequestHeaders(
        authorization=None if authorization is None else authorization.encode("latin-1"),
        wechatpay_serial=serial_named(request),
        language=language_of(request),
    )


def _single_values(request: ReceivedRequest) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, value in request.headers:
        if raw_name in _SINGLE:
            name = raw_name.decode("ascii")
            if name in found:
                raise invalid_request(f"Http头{name}重复", f"The header {name} must be sent only once.")
            found[name] = value.decode("latin-1")
    return found


def _refuse_misspelled_names(request: ReceivedRequest) -> None:
    for name, _ in request.headers:
        if name in _KNOWN:
            continue
        for known in _KNOWN:
            if len(known) == len(name) and sum(a != b for a, b in zip(known, name, strict=True)) == 1:
                spelling, right = name.decode("latin-1"), known.decode("ascii")
                raise invalid_request(
                    f"未知的Http头{spelling}", f"The header {spelling} is unknown; did you mean {right}?"
                )


@lru_cache(64)
def _tokens(value: str, form: re.Pattern[str], name: str) -> tuple[str, ...]:
    tokens = tuple([token.strip(" \t") for token in value.split(",")])
    if not all(form.fullmatch(token) for token in tokens):
        raise invalid_request(f"Http头{name}错误", f"The header {name} has an unsupported value.")
    return tokens


def _check_content_type(request: ReceivedRequest, value: str | None) -> None:
    if value is None and not request.body and request.method not in _METHODS_WITH_BODY:
        return
    if value is None or not _CONTENT_TYPE.fullmatch(value):
        raise invalid_request("Http头Content-Type错误", "The header Content-Type must be application/json.")
