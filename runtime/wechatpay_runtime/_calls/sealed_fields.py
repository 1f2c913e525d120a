"""Encrypted fields of calls that have no method yet: what `client.seal` and `client.open` do.

A request must name, in `Wechatpay-Serial`, the key that its fields were sealed with. So a sealed value is not text: it
carries the serial of its key, and `client.request` takes the serial from the values that it sends. Where WeChat Pay's
keys change between the two calls, the request still names the right one.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4013053257.
"""

from typing import Any

from attrs import field, frozen

from wechatpay_runtime._calls.arguments import to_json_bytes
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._crypto.sealing import SealingError
from wechatpay_runtime._session.identities import SETTINGS_OF_SCHEME
from wechatpay_runtime._session.session import Session, cipher_of_call
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.operation.description import Operation


@frozen
class Sealed:
    """A text that was encrypted for WeChat Pay. Put it into the `json` of `client.request` as it is.

    It can be stored and made again as `Sealed(text, serial)`. Where you write the body yourself, put `text` into it and
    pass `sealed_for=sealed.serial`.
    """

    text: str = field(repr=False)
    """The encrypted text, in base64."""
    serial: str
    """Serial of WeChat Pay's key that it was sealed with: what the request's `Wechatpay-Serial` must be."""


def session_of(session: Session, scheme: str | None, method: str) -> Session:
    """The session with the identity of a scheme; the client's first unless one is given.

    Raises:
        InvalidArgument: There is no such scheme.
        ConfigurationError: The client does not hold that identity.
    """
    if scheme is not None and scheme not in SETTINGS_OF_SCHEME:
        raise InvalidArgument(f"The scheme is {scheme!r}; one of {', '.join(SETTINGS_OF_SCHEME)} is needed.")
    return session.signing_as(scheme or session.scheme, f"client.{method}")


def seal(session: Session, text: str) -> Sealed:
    """Encrypt a text with the key that WeChat Pay's newest replies are signed with.

    Raises:
        InvalidArgument: It is not text, is longer than 214 bytes, or holds half a character.
        ConfigurationError: The client holds no key of WeChat Pay that seals.
    """
    cipher = cipher_of_call(session)
    if cipher is None or not cipher.serial:
        raise ConfigurationError(
            "client.seal needs a key of WeChat Pay to encrypt with: give public_key and public_key_id, or an apiv3_key "
            "to fetch platform certificates with."
        )
    try:
        return Sealed(cipher.seal(_checked("seal", text)), cipher.serial)
    except SealingError as error:
        raise InvalidArgument(f"client.seal: the text {error}.") from None


def open_sealed(session: Session, text: str) -> str:
    """Decrypt a text that WeChat Pay encrypted for the merchant.

    Raises:
        InvalidArgument: It is not text, or was not encrypted for the merchant key in use.
        ConfigurationError: The signer that was given as the private key cannot decrypt.
    """
    cipher = session.cipher
    if cipher is None or not cipher.can_decrypt:
        raise ConfigurationError(
            f"client.open needs a key that decrypts: the signer of {session.identity.value} has no open(ciphertext)."
        )
    try:
        return cipher.open(_checked("open", text))
    except SealingError as error:
        raise InvalidArgument(f"client.open: the text {error}.") from None


def _checked(method: str, text: object) -> str:
    if not isinstance(text, str):
        raise InvalidArgument(f"client.{method} takes text, not {type(text).__name__}.")
    return text


def json_with_sealed(value: Any) -> tuple[bytes, str]:
    """Serialise a body that may hold sealed values.

    Returns:
        The body, and the serial of the key that its values were sealed with; empty where it holds none.

    Raises:
        InvalidArgument: It is not JSON, or holds values that were sealed with different keys.
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
            f"The body holds values that were sealed with different keys: {', '.join(sorted(serials))}. One request can "
            "name one key, so seal all of them again. Nothing was sent."
        )
    return body, next(iter(serials), "")


def check_sealed(session: Session, operation: Operation[Any], call: Call) -> None:
    """Refuse a call that was sealed with a key that WeChat Pay does not use any more.

    Raises:
        InvalidArgument: The client does not hold the key, or the key has expired or is not valid yet.
    """
    if session.key_ring.find(call.sealed_for, session.clock.now()) is None:
        described = session.key_ring.describe(call.sealed_for)
        raise InvalidArgument(
            f"{operation.name}: the body was sealed with key {call.sealed_for}, which {described}. "
            "Seal it again with client.seal. Nothing was sent."
        )
