"""The kinds of calls that a client makes, as generators of steps. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._calls.attempts import attempts
from wechatpay_runtime._calls.encoding import Call, encode, prepare
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Steps
from wechatpay_runtime._certificates.readiness import ready
from wechatpay_runtime._crypto.sealing import DRY_CIPHER
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from wechatpay_runtime._calls.sealed_fields import Sealed


def check(operation: Operation[Any], arguments: Mapping[str, Any], session: Session) -> None:
    """Raise the error that a call would raise before anything is sent."""
    own = session.signing(operation)
    encode(operation, arguments, DRY_CIPHER, own_number=own.identity.value)


def call(operation: Operation[Any], arguments: Mapping[str, Any], session: Session) -> Steps[Response[Any]]:
    """Call an operation and return the verified response."""
    own = session.calling(operation)
    yield from ready(own)
    encoded = yield from prepare(operation, arguments, own)
    return (yield from attempts(operation, encoded, own))


def send(operation: Operation[Any], encoded: Call, session: Session) -> Steps[Response[Any]]:
    """Make a call that is already encoded."""
    own = session.calling(operation)
    yield from ready(own)
    if encoded.sealed_for:
        from wechatpay_runtime._calls.sealed_fields import check_sealed

        check_sealed(own, operation, encoded)
    return (yield from attempts(operation, encoded, own))


def seal(text: str, scheme: str | None, session: Session) -> Steps[Sealed]:
    """Encrypt a text for WeChat Pay; `scheme` is the scheme of the calls that will use it."""
    from wechatpay_runtime._calls.sealed_fields import seal as sealed_by
    from wechatpay_runtime._calls.sealed_fields import session_of

    own = session_of(session, scheme, "seal").sealing()
    yield from ready(own)
    return sealed_by(own, text)
