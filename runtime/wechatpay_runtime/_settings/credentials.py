"""Create the credentials of an identity from settings: its key ring, and the renewal of platform certificates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import phrase, sentences
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._crypto import key_values
from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._crypto.key_values import check_public_key_id
from wechatpay_runtime._crypto.keys import OWN_KEY, load_public_key
from wechatpay_runtime._crypto.sealing import FieldCipher, Opener, RsaSealer
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier, rsa_verifier
from wechatpay_runtime._session.identities import Credentials, setting_label
from wechatpay_runtime._session.session import check_share
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.signer import RsaSigner, Signer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
    from wechatpay_runtime.certificates_store import CertificatesStore


def credentials_of_brand(
    settings: Mapping[str, Any], identity: Identity, own_keys: Collection[RSAPublicKey]
) -> Credentials:
    """Create the credentials of a brand, which verify with WeChat Pay's public key.

    Args:
        settings: The client's settings, complete and with checked types.
        identity: The identity of the brand.
        own_keys: The public keys that belong to the client's private keys.

    Raises:
        ConfigurationError: The key cannot be used.
    """
    name = "brand_public_key" if settings.get("brand_public_key") else "public_key"
    key_id, key = _load_public_key(settings, name, key_values.BRAND, own_keys)
    verifier = rsa_verifier(key, identity.family)
    return Credentials(
        identity=_trying_its_signer(identity, {setting_label(name): verifier}),
        key_ring=KeyRing({key_id: verifier}, preferred=key_id),
        cipher=FieldCipher(RsaSealer(verifier.public_key), _opener(identity), serial=key_id),
    )


def credentials_of_merchant(
    settings: Mapping[str, Any],
    identity: Identity,
    own_keys: Collection[RSAPublicKey],
    resource_cipher: ResourceCipher | None,
    options: Options,
) -> Credentials:
    """Create the credentials of a merchant: WeChat Pay's public keys and platform certificates. Only reads key files.

    Args:
        settings: The client's settings, complete and with checked types.
        identity: The identity of the merchant.
        own_keys: The public keys that belong to the client's private keys.
        resource_cipher: Decrypts platform certificates. Without it they are never fetched.
        options: Options of the calls that fetch them.

    Raises:
        ConfigurationError: A key cannot be used.
    """
    keys = _load_others(settings.get("other_public_keys") or {}, own_keys)
    preferred, sealer = "", None
    if settings.get("public_key"):
        preferred, key = _load_public_key(settings, "public_key", key_values.MERCHANT, own_keys)
        keys[preferred] = key
    verifiers = {serial: rsa_verifier(key) for serial, key in keys.items()}
    if preferred:
        sealer = RsaSealer(verifiers[preferred].public_key)
    ring = KeyRing(verifiers, preferred=preferred)
    store: CertificatesStore | None = settings.get("certificates_store")
    renewal = None
    if resource_cipher is not None:
        from wechatpay_runtime._certificates.renewal import Renewal

        renewal = Renewal(ring, resource_cipher, mchid=identity.value, options=options, store=store)
    check_share(options, ring, renewal)
    cipher = FieldCipher(sealer, _opener(identity), serial=preferred)
    verifiers_by_setting = {
        setting_label("public_key") if serial == preferred else f"other_public_keys {serial}": verifier
        for serial, verifier in verifiers.items()
    }
    identity = _trying_its_signer(identity, verifiers_by_setting)
    return Credentials(identity=identity, key_ring=ring, cipher=cipher, renewal=renewal)


def public_halves(identities: Iterable[Identity]) -> list[RSAPublicKey]:
    """Return the public keys that belong to the client's private keys; a custom signer has none."""
    return [identity.signer.public_key for identity in identities if isinstance(identity.signer, RsaSigner)]


class _TriedSigner:
    """Wraps a custom signer. Checks its first signature, to detect that its public key was configured as WeChat Pay's."""

    def __init__(self, signer: Signer, verifiers: Mapping[str, RsaVerifier]) -> None:
        self._signer = signer
        self._untried = dict(verifiers)

    @property
    def serial_no(self) -> str:
        return self._signer.serial_no

    @property
    def algorithm(self) -> str:
        return self._signer.algorithm

    def sign(self, message: bytes) -> bytes:
        signature = self._signer.sign(message)
        for setting, verifier in self._untried.items():
            if verifier.is_valid(message, signature):
                raise ConfigurationError(
                    sentences(
                        phrase("{setting} {complaint}", setting=setting, complaint=OWN_KEY),
                        phrase("Nothing was sent."),
                    )
                )
        self._untried = {}
        return signature

    def __repr__(self) -> str:
        return repr(self._signer)


def _trying_its_signer(identity: Identity, verifiers: Mapping[str, RsaVerifier]) -> Identity:
    """Return the identity with its custom signer wrapped, so that its first signature is checked."""
    if isinstance(identity.signer, RsaSigner) or not verifiers:
        return identity
    return evolve(identity, signer=_TriedSigner(identity.signer, verifiers))


def _load_public_key(
    settings: Mapping[str, Any], name: str, owner: key_values.Owner, own_keys: Collection[RSAPublicKey]
) -> tuple[str, RSAPublicKey]:
    """Load a public key and its ID from the settings `name` and `name_id`."""
    key = load_public_key(settings[name], setting=setting_label(name), owner=owner, own_keys=own_keys)
    return check_public_key_id(settings[f"{name}_id"], setting=setting_label(f"{name}_id"), owner=owner), key


def _opener(identity: Identity) -> Opener | None:
    signer = identity.signer
    return signer if isinstance(signer, (RsaSigner, Opener)) else None  # the check of a protocol takes long


def _load_others(sources: Mapping[str, KeySource], own_keys: Collection[RSAPublicKey]) -> dict[str, RSAPublicKey]:
    loaded: dict[str, RSAPublicKey] = {}
    for key_id, source in sources.items():
        checked = check_public_key_id(key_id, setting=phrase("An ID in other_public_keys"))
        loaded[checked] = load_public_key(source, setting=f"other_public_keys {checked}", own_keys=own_keys)
    return loaded
