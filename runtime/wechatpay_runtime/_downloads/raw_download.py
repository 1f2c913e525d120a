"""Builds the requests of `client.download`, for files without a method, and their integrity data. No I/O."""

from typing import Any, TypedDict

from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._downloads.fetches import FILE_HEADERS, Fetch
from wechatpay_runtime._downloads.file_address import FileAddress, read_address
from wechatpay_runtime._downloads.file_places import FILE_PLACES, FilePlace, find_place
from wechatpay_runtime._downloads.integrity import Integrity
from wechatpay_runtime._downloads.integrity_metadata import (
    BadIntegrity,
    integrity_by_digest,
    integrity_by_header,
    integrity_by_tag,
)
from wechatpay_runtime._session.origins import OFFICIAL_HOSTS, Origins
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route

_NAME = "client.download"
_ANY_ORIGIN = "https://_"
"""Prepended to a target without a host; not a valid host name."""
_NEEDS = {"hash_type": "hash_value", "encrypt_key": "nonce", "nonce": "algorithm", "algorithm": "encrypt_key"}


class FileIntegrity(TypedDict, total=False):
    """Integrity data of a file. Pass the fields of the reply that contains the address, unchanged."""

    hash_value: str
    """Digest of the file, in hexadecimal."""
    hash_type: str
    """Algorithm of the digest: `SHA1` (default), `SHA256` or `SM3`."""
    encrypt_key: str
    """Key of an encrypted file, itself encrypted for the merchant. The file is then verified by its tag, not by the digest."""
    nonce: str
    """Nonce of an encrypted file."""
    algorithm: str
    """Encryption algorithm, as requested in the call: `AEAD_AES_256_GCM` or `SM4_GCM`."""


def raw_download(session: Session, target: str, facts: FileIntegrity) -> Fetch:
    """Return the request for a file.

    Args:
        session: Identity, hosts and keys.
        target: Path and query, or the whole address from the reply.
        facts: Integrity data of the file.

    Raises:
        InvalidArgument: No official page documents an unsigned file at the address, or the integrity data is invalid.
        ConfigurationError: The client does not have the merchant's identity.
    """
    texts = _texts(facts)
    address = _address(target)
    origin, place = _located(session, address)
    operation: Operation[Any] = Operation(
        name=f"GET {address.path}",
        method="GET",
        routes=(Route(address.path),),
        replies={200: FILE_REPLY},
        docs=(place.docs,),
    )
    own = session.calling(operation)
    integrity = _integrity(operation.name, place, own, texts)
    call = Call(
        "GET",
        address.target,
        headers=FILE_HEADERS,
        is_anonymous=bool(place.host),
        template=place.path,
        label=_NAME,
    )
    return Fetch(operation, call, evolve(own, origins=Origins([origin])) if origin else own, integrity)


def _texts(facts: FileIntegrity) -> dict[str, str]:
    for name in facts:
        if name not in FileIntegrity.__annotations__:
            raise InvalidArgument(
                phrase(
                    "{operation} got an unexpected argument {name!r}{hint}. Nothing was sent.",
                    operation=_NAME,
                    name=name,
                    hint=did_you_mean(name, FileIntegrity.__annotations__),
                )
            )
    texts = {name: _text(name, value) for name, value in facts.items()}
    for name, needed in _NEEDS.items():
        if name in texts and needed not in texts:
            raise _refused(phrase("{name} must be passed together with {needed}", name=name, needed=needed))
    return texts


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _refused(phrase("{name} must be a string, got {type}", name=name, type=type(value).__name__))
    return value


def _address(target: object) -> FileAddress:
    """Parse the target; without a host, it is a path of the API."""
    text = _text("target", target).strip()
    try:
        return read_address(text if "://" in text.partition("?")[0] else f"{_ANY_ORIGIN}{text}")
    except ValueError as error:
        raise _refused(phrase("{field} {mismatch}", field="target", mismatch=error)) from None


def _located(session: Session, address: FileAddress) -> tuple[str, FilePlace]:
    """Return the host to call (empty for the client's own) and the documented place.

    The message of an error contains only the path, since the query contains a token.
    """
    is_path = address.origin == _ANY_ORIGIN
    is_ours = is_path or address.is_https_of(OFFICIAL_HOSTS) or session.origins.holds(address.origin)
    place = find_place("" if is_ours else address.host, address.path)
    if place is None or not (is_ours or address.is_https_of((place.host,))):
        where = address.path if is_ours else f"{address.origin}{address.path}"
        places = listed(str(place) for place in FILE_PLACES)
        raise _refused(
            phrase(
                "target {where!r} is not an address for which WeChat Pay documents an unsigned file, and other unsigned replies cannot be trusted. Supported are {places}. For a signed reply, use client.request",
                where=where,
                places=places,
            )
        )
    return "" if is_path else address.origin, place


def _integrity(name: str, place: FilePlace, session: Session, texts: dict[str, str]) -> Integrity:
    try:
        if "encrypt_key" in texts:
            key, nonce, algorithm = texts["encrypt_key"], texts["nonce"], texts["algorithm"]
            return integrity_by_tag(name, session.cipher, key, nonce, algorithm, is_unpacked=place.is_unpacked)
        if "hash_value" in texts:
            digest, algorithm = texts["hash_value"], texts.get("hash_type", "SHA1")
            return integrity_by_digest(name, digest, algorithm, is_unpacked=place.is_unpacked)
    except BadIntegrity as error:
        raise _refused(phrase("{field} {mismatch}", field=error.field, mismatch=error.complaint)) from None
    return integrity_by_header(name, place.sm3_header, is_unpacked=place.is_unpacked)


def _refused(complaint: str) -> InvalidArgument:
    return InvalidArgument(phrase("{operation}: {complaint}. Nothing was sent.", operation=_NAME, complaint=complaint))
