"""Writes replies: headers, and the signature if WeChat Pay signs the reply."""

import secrets
from collections.abc import Callable, Collection
from email.utils import formatdate
from functools import lru_cache

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.base.messages import Headers, ReceivedRequest, Reply
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.core.in_flight import InFlight
from wechatpay_gateway.parties.keys import Party
from wechatpay_gateway.parties.signing import ReplySigner
from wechatpay_gateway.request.headers import language_of, serial_named

KEEP_ALIVE_SECONDS = 8

_FIXED_HEADERS: Headers = (
    (b"Server", b"nginx"),
    (b"Keep-Alive", b"timeout=%d" % KEEP_ALIVE_SECONDS),
    (b"Cache-Control", b"no-cache, must-revalidate"),
    (b"X-Content-Type-Options", b"nosniff"),
)
_UNAUTHORIZED = 401
_FIRST_SERVER_ERROR = 500
_NO_CONTENT = 204


class ReplyWriter:
    """Writes replies. Those of the operations in `signed_as_named` are signed with the certificate that the request names."""

    def __init__(self, nonce: Callable[[], str], signed_as_named: Collection[str]) -> None:
        self._nonce = nonce
        self._signed_as_named = signed_as_named

    def write(
        self,
        status: int,
        body: bytes,
        number: InternalNumber,
        request: ReceivedRequest,
        now: float,
        in_flight: InFlight,
    ) -> Reply:
        """Return a reply, signed if WeChat Pay signs such replies."""
        headers = _headers(number, request, now)
        if status != _NO_CONTENT:
            headers += [
                (b"Content-Type", b"application/json; charset=utf-8"),
                (b"Content-Length", b"%d" % len(body)),
            ]
        party = in_flight.progress.party
        # As in captured replies, those to a request that does not verify, and 5xx, have no signature.
        is_signed = in_flight.progress.is_verified and status != _UNAUTHORIZED and status < _FIRST_SERVER_ERROR
        if party is not None and is_signed:
            signer = self._signer(party, request, in_flight)
            headers += signer.headers(int(now), self._nonce(), body, in_flight.fault)
        return Reply(status, tuple(headers), body)

    def write_file(self, outcome: Outcome, request: ReceivedRequest, now: float) -> Reply:
        """Return a reply with a file, which has no signature."""
        content = outcome.file or b""
        headers = [
            *_headers(InternalNumber.SUCCESS, request, now),
            (b"Content-Type", outcome.media_type.encode("ascii")),
            (b"Content-Length", b"%d" % len(content)),
            *((name.encode("ascii"), value.encode("ascii")) for name, value in outcome.headers),
        ]
        return Reply(outcome.status, tuple(headers), content)

    def _signer(self, party: Party, request: ReceivedRequest, in_flight: InFlight) -> ReplySigner:
        """Return the signer; a list of certificates is signed with one that the merchant knows, so that it can trust the new ones."""
        keeps_named = in_flight.progress.operation_name in self._signed_as_named
        is_rotated = in_flight.fault is not None and in_flight.fault.kind is FaultKind.CERTIFICATE_ROTATION
        return party.signer_for(serial_named(request), is_named_kept=keeps_named and not is_rotated)


@lru_cache(1)
def _date(seconds: int) -> bytes:
    return formatdate(seconds, usegmt=True).encode("ascii")


def _headers(number: InternalNumber, request: ReceivedRequest, now: float) -> list[tuple[bytes, bytes]]:
    """Return the headers that every reply has."""
    request_id = f"08{secrets.token_hex(17).upper()}-{int(number)}"
    return [
        *_FIXED_HEADERS,
        (b"Date", _date(int(now))),
        (b"Request-ID", request_id.encode("ascii")),
        (b"Content-Language", language_of(request).encode("ascii")),
    ]
