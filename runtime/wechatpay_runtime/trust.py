"""Makes of a client's settings what it trusts: the key ring, and what fetches platform certificates into it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from wechatpay_runtime.certificates_store import CertificatesStore
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.json_object import is_mapping
from wechatpay_runtime.key_values import check_public_key_id
from wechatpay_runtime.keys import load_public_key
from wechatpay_runtime.sealing import FieldCipher, Opener, RsaSealer
from wechatpay_runtime.session import Options
from wechatpay_runtime.verification import KeyRing, RsaVerifier

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from wechatpay_runtime.renewal import Renewal


@frozen(eq=False)
class Trust:
    """WeChat Pay's side of a client: whose signatures it believes, and for whom it seals."""

    key_ring: KeyRing
    cipher: FieldCipher
    renewal: "Renewal | None"


def make_trust(
    settings: Mapping[str, Any],
    *,
    shown: Callable[[str], str],
    opener: Opener | None,
    apiv3_keys: tuple[bytes, ...],
    mchid: str,
    options: Options,
) -> Trust:
    """Load the public keys, and prepare to fetch certificates; does no I/O beside reading key files.

    Args:
        settings: Those of the client, complete.
        shown: How messages name a setting.
        opener: Opens fields that were sealed for the merchant.
        apiv3_keys: Open certificates; without one none is ever fetched.
        mchid: Whose certificates they are.
        options: Of the calls that fetch them.

    Raises:
        ConfigurationError: A key cannot be used.
    """
    keys = _load_others(settings.get("other_public_keys") or {}, shown)
    preferred, sealer = "", None
    if settings.get("public_key"):
        key = load_public_key(settings["public_key"], setting=shown("public_key"))
        preferred = check_public_key_id(settings["public_key_id"], setting=shown("public_key_id"))
        keys[preferred], sealer = key, RsaSealer(key)
    ring = KeyRing({serial: RsaVerifier(key) for serial, key in keys.items()}, preferred=preferred)
    store = _check_store(settings.get("certificates_store"), shown)
    renewal = None
    if apiv3_keys:
        from wechatpay_runtime.certificates import Unsealer
        from wechatpay_runtime.renewal import Renewal

        renewal = Renewal(ring, Unsealer(apiv3_keys), mchid=mchid, options=options, store=store)
    return Trust(ring, FieldCipher(sealer, opener, serial=preferred), renewal)


def _load_others(sources: object, shown: Callable[[str], str]) -> "dict[str, RSAPublicKey]":
    if not is_mapping(sources):
        raise ConfigurationError(
            f"{shown('other_public_keys')} is {type(sources).__name__}; a mapping of ids to keys is needed."
        )
    loaded: dict[str, RSAPublicKey] = {}
    for key_id, source in sources.items():
        if not isinstance(key_id, str):
            raise ConfigurationError(f"{shown('other_public_keys')} is keyed by {type(key_id).__name__}; ids are text.")
        checked = check_public_key_id(key_id, setting=f"An id in {shown('other_public_keys')}")
        loaded[checked] = load_public_key(source, setting=f"{shown('other_public_keys')} {checked}")
    return loaded


def _check_store(store: Any, shown: Callable[[str], str]) -> CertificatesStore | None:
    if store is not None and not (callable(getattr(store, "load", None)) and callable(getattr(store, "save", None))):
        raise ConfigurationError(
            f"{shown('certificates_store')} is {type(store).__name__}; an object with load and save is needed, such as "
            "CertificatesFile(path)."
        )
    checked: CertificatesStore | None = store
    return checked
