"""Implements `client.seal` and `client.open`: encrypted fields of calls that have no method yet.

A request must name, in `Wechatpay-Serial`, the key that its fields were encrypted with. Therefore `client.seal` returns the
serial of the key with the text, and `client.request` reads the serial from the values that it sends. If WeChat Pay's keys
change between the two calls, the request still names the right one.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013053257.
"""

from typing import Any

from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._calls.arguments import to_json_bytes
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._crypto.sealing import SealingError
from wechatpay_runtime._session.identities import SETTINGS_OF_SCHEME
from wechatpay_runtime._session.session import Session, cipher_of_call
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.operation.description import Operation


@frozen
class Sealed:
    """A text encrypted for WeChat Pay. Pass it unchanged in the `json` of `client.request`.

    To store it, store both fields and rebuild it as `Sealed(text, serial)`. If you serialise the body yourself, put `text`
    into it and pass `sealed_for=sealed.serial`.
    """

    text: str = field(repr=False)
    """The encrypted text, in base64."""
    serial: str
    """Serial of the key of WeChat Pay that encrypted it: the required value of the request's `Wechatpay-Serial`."""


def session_of(session: Session, scheme: str | None, method: str) -> Session:
    """Return the session with the identity of a scheme; by default, the client's first identity.

    Raises:
        InvalidArgument: There is no such scheme.
        ConfigurationError: The client does not have that identity.
    """
    if scheme is not None and scheme not in SETTINGS_OF_SCHEME:
        raise InvalidArgument(
            phrase("scheme must be one of {names}, got {scheme!r}.", names=listed(SETTINGS_OF_SCHEME), scheme=scheme)
        )
    return session.signing_as(scheme or session.scheme, f"client.{method}")


def seal(session: Session, text: str) -> Sealed:
    """Encrypt a text with the key of WeChat Pay that requests name.

    Raises:
        InvalidArgument: It is not a string, is longer than 214 bytes, or contains a lone surrogate.
        ConfigurationError: The client has no key of WeChat Pay to encrypt with.
    """
    cipher = cipher_of_call(session)
    if cipher is None or not cipher.serial:
        raise ConfigurationError(
            phrase(
                "client.seal needs a key of WeChat Pay to encrypt with: set public_key and public_key_id, or set apiv3_key to fetch platform certificates."
            )
        )
    try:
        return Sealed(cipher.seal(_checked("seal", text)), cipher.serial)
    except SealingError as error:
        raise InvalidArgument(phrase("client.seal: the text {complaint}.", complaint=error)) from None


def open_sealed(session: Session, text: str) -> str:
    """Decrypt a text that WeChat Pay encrypted for the merchant.

    Raises:
        InvalidArgument: It is not a string, or was not encrypted for the private key in use.
        ConfigurationError: The client's signer cannot decrypt.
    """
    cipher = session.cipher
    if cipher is None or not cipher.can_decrypt:
        raise ConfigurationError(
            phrase(
                "client.open needs a key that can decrypt, but the signer of {number} has no method open(ciphertext).",
                number=session.identity.value,
            )
        )
    try:
        return cipher.open(_checked("open", text))
    except SealingError as error:
        raise InvalidArgument(phrase("client.open: the text {complaint}.", complaint=error)) from None


def _checked(method: str, text: object) -> str:
    if not isinstance(text, str):
        raise InvalidArgument(
            phrase("client.{method}: text must be a string, got {type}.", method=method, type=type(text).__name__)
        )
    return text


def json_with_sealed(value: Any) -> tuple[bytes, str]:
    """Serialise a body that may contain sealed values.

    Returns:
        The body, and the serial of the key that its values were encrypted with; empty if there are none.

    Raises:
        InvalidArgument: It cannot be written as JSON, or contains values encrypted with different keys.
    """
    serials: set[str] = set()

    def default(part: object) -> str:
        if isinstance(part, Sealed):
            serials.add(part.serial)
            return part.text
        raise TypeError(f"Object of type {type(part).__name__} is not JSON serializable")

    body = to_json_bytes(value, default)
    if len(serials) > 1:
        raise InvalidArgument(
            phrase(
                "The body contains values that were encrypted with different keys: {keys}. A request can name only one key: encrypt all values again with client.seal. Nothing was sent.",
                keys=listed(sorted(serials)),
            )
        )
    return body, next(iter(serials), "")


def check_sealed(session: Session, operation: Operation[Any], call: Call) -> None:
    """Refuse a call whose fields were encrypted with a key that WeChat Pay no longer uses.

    Raises:
        InvalidArgument: The client does not have the key, or the key has expired or is not valid yet.
    """
    if session.key_ring.find(call.sealed_for, session.clock.now()) is None:
        described = session.key_ring.describe(call.sealed_for)
        raise InvalidArgument(
            phrase(
                "{operation}: the body was encrypted with key {key}, which {complaint}. Encrypt it again with client.seal. Nothing was sent.",
                operation=operation.name,
                key=call.sealed_for,
                complaint=described,
            )
        )
