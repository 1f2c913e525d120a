"""The state that all calls of a client share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._base.values import evolve, field, frozen
from wechatpay_runtime._crypto.sealing import FieldCipher, RsaSealer
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime._errors.translation import Translating
from wechatpay_runtime._session.identities import (
    MERCHANT,
    CertificateRenewal,
    Credentials,
    missing_identity,
    setting_label,
)
from wechatpay_runtime._session.option_arguments import OptionArguments, change_options
from wechatpay_runtime._session.origins import Origins
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.version import VERSION

if TYPE_CHECKING:
    from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
    from wechatpay_runtime._crypto.v2_signing import V2Signer
    from wechatpay_runtime.hooks import Hook


def _jitter() -> float:
    return 0.5 + int.from_bytes(os.urandom(2)) / 0x20000


def _draw() -> float:
    return int.from_bytes(os.urandom(4)) / 0x100000000


def _nonce() -> str:
    return os.urandom(16).hex()


@frozen(kw_only=True, eq=False)
class Session:
    """Keys, hosts, options and clock of a client. Immutable; methods return modified copies.

    A client may have an identity for each scheme. `identity`, `key_ring`, `cipher` and `renewal` belong to `scheme`.
    """

    scheme: str = MERCHANT
    identity: Identity
    key_ring: KeyRing
    origins: Origins
    global_origins: Origins
    """The hosts of operations with `host: global`."""
    options: Options
    clock: Clock
    user_agent: str
    cipher: FieldCipher | None = None
    """Decrypts sensitive fields; also encrypts them if the key for that never changes."""
    renewal: CertificateRenewal | None = None
    """Fetches platform certificates into the key ring; `None` if the client cannot decrypt them."""
    others: Mapping[str, Credentials] = field(factory=dict[str, Credentials])
    """The credentials of other schemes."""
    resource_cipher: ResourceCipher | None = None
    """Decrypts notifications and platform certificates; `None` without an APIv3 key."""
    v2_signer: V2Signer | None = None
    """Signs with the APIv2 key; `None` without one."""
    translating: Translating = Translating()
    """Renders errors in the client's language."""
    hooks: tuple[Hook, ...] = ()
    """Called with the events of calls and notifications."""
    proxy_hint: str = ""
    """A sentence for connection errors about a proxy in the environment that this client ignores."""
    jitter: Callable[[], float] = _jitter
    """Returns a factor for a wait, from 0.5 to 1."""
    nonce: Callable[[], str] = _nonce
    """Returns 32 random letters and digits."""
    draw: Callable[[], float] = _draw
    """Returns a random number from 0 (inclusive) to 1 (exclusive), to select a share of the calls."""

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled; every object of a client refers to its session."""
        raise TypeError(
            phrase(
                "A client cannot be pickled or sent to another process, because private keys and connections cannot. "
                "Create one in each process: call Client.from_env() in the function that runs there, or in the "
                "initializer of the pool."
            )
        )

    @property
    def identities(self) -> tuple[Identity, ...]:
        """All identities of the client."""
        return (self.identity, *(credentials.identity for credentials in self.others.values()))

    def signing(self, operation: Operation[Any]) -> Session:
        """Return the session with the identity that signs an operation.

        Raises:
            ConfigurationError: The client does not have that identity; the message names the settings for it.
        """
        return self if operation.scheme == self.scheme else self.signing_as(operation.scheme, operation.name)

    def calling(self, operation: Operation[Any]) -> Session:
        """Return the session of one call: the identity that signs it, and the kind of key that it names.

        Raises:
            ConfigurationError: See `signing`.
        """
        own = self.signing(operation)
        share = own.options.public_key_share
        return own if share >= 1 or own.draw() < share else own.naming_certificates()

    def sealing(self) -> Session:
        """Return the session that encrypts values for later calls. All use the same kind of key, since a request names one."""
        return self if self.options.public_key_share > 0 else self.naming_certificates()

    def naming_certificates(self) -> Session:
        """Return the session whose calls name a certificate, if the identity has certificates as well as a public key."""
        if self.scheme != MERCHANT or self.key_ring.relies_on_certificates:
            return self
        cipher = self.cipher.without_sealer() if self.cipher else None
        return evolve(self, key_ring=self.key_ring.naming_certificates(), cipher=cipher)

    def signing_as(self, scheme: str, operation: str) -> Session:
        """Return the session with the identity of a scheme; `operation` is the name of the call, for messages.

        Raises:
            ConfigurationError: The client does not have that identity; the message names the settings for it.
        """
        if scheme == self.scheme:
            return self
        if scheme not in self.others:
            raise missing_identity(operation, scheme)
        credentials = self.others[scheme]
        own = Credentials(identity=self.identity, key_ring=self.key_ring, cipher=self.cipher, renewal=self.renewal)
        others = {self.scheme: own, **{name: each for name, each in self.others.items() if name != scheme}}
        return evolve(
            self,
            scheme=scheme,
            identity=credentials.identity,
            key_ring=credentials.key_ring,
            cipher=credentials.cipher,
            renewal=credentials.renewal,
            others=others,
        )

    def v2_signer_for(self, purpose: str) -> V2Signer:
        """Return the signer with the APIv2 key; `purpose` says in messages what it signs.

        Raises:
            ConfigurationError: The client has no APIv2 key.
        """
        if self.v2_signer is None:
            raise ConfigurationError(
                phrase(
                    "{purpose} must be signed with the APIv2 key, but {apiv2_key} is missing. You set the APIv2 key "
                    "yourself: 商户平台 → 账户中心 → API安全.",
                    purpose=purpose,
                    apiv2_key=setting_label("apiv2_key"),
                )
            )
        return self.v2_signer


def cipher_of_call(session: Session) -> FieldCipher | None:
    """Return the cipher for one call. It encrypts with the newest key, even if a newer one arrives before the call is sent."""
    cipher = session.cipher
    if cipher is None or cipher.serial:
        return cipher
    key = session.key_ring.preferred_key(session.clock.now())
    if key is None or not isinstance(key.verifier, RsaVerifier):
        return cipher
    return cipher.sealing_with(RsaSealer(key.verifier.public_key), key.serial)


def with_options(session: Session, arguments: OptionArguments) -> Session:
    """Copy a session with other options.

    Raises:
        ConfigurationError: There is no such option, a value is invalid, or the client lacks the keys for an option.
    """
    options = change_options(session.options, arguments)
    if "public_key_share" in arguments:
        merchant = session.others.get(MERCHANT, session)
        check_share(options, merchant.key_ring, merchant.renewal)
    return evolve(session, options=options)


def check_share(options: Options, key_ring: KeyRing, renewal: CertificateRenewal | None) -> None:
    """Check that a client with `public_key_share` has both kinds of keys.

    Raises:
        ConfigurationError: One of them is missing.
    """
    if options.public_key_share < 1 and (key_ring.relies_on_certificates or renewal is None):
        raise ConfigurationError(
            phrase(
                "public_key_share is {public_key_share}, which requires both kinds of keys: {public_key} with "
                "{public_key_id}, and {apiv3_key}, which decrypts the merchant's platform certificates. Set both, or "
                "remove public_key_share.",
                public_key_share=options.public_key_share,
                public_key=setting_label("public_key"),
                public_key_id=setting_label("public_key_id"),
                apiv3_key=setting_label("apiv3_key"),
            )
        )


def make_user_agent() -> str:
    """Return a `User-Agent` with the versions of this library and of Python, as WeChat Pay requires."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return f"wechatpay-clients/{VERSION} Python/{python} ({sys.platform})"
