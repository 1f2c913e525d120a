"""What all calls of a client share."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from attrs import evolve, field, frozen

from wechatpay_runtime._base.options import Options
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.sealing import FieldCipher, RsaSealer
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
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


def _jitter() -> float:
    return 0.5 + int.from_bytes(os.urandom(2)) / 0x20000


def _draw() -> float:
    return int.from_bytes(os.urandom(4)) / 0x100000000


def _nonce() -> str:
    return os.urandom(16).hex()


@frozen(kw_only=True, eq=False)
class Session:
    """Keys, hosts, options and clock of a client; never changed, only copied with changes.

    A client may hold an identity for each scheme. `identity`, `key_ring`, `cipher` and `renewal` are
    those of `scheme`.
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
    """Opens encrypted fields, and seals them where the key for that never changes."""
    renewal: CertificateRenewal | None = None
    """Fetches platform certificates into the key ring; `None` where none can be opened."""
    others: Mapping[str, Credentials] = field(factory=dict[str, Credentials])
    """What goes with the identities of other schemes."""
    resource_cipher: ResourceCipher | None = None
    """Opens notifications and platform certificates; `None` without an APIv3 key."""
    proxy_hint: str = ""
    """What errors of connecting say of a proxy that the environment names and this client does not use."""
    jitter: Callable[[], float] = _jitter
    """Factor of a wait, from 0.5 to 1."""
    nonce: Callable[[], str] = _nonce
    """32 letters and digits that nobody can guess."""
    draw: Callable[[], float] = _draw
    """A number from 0 to 1, without 1, to decide one call of a share of them."""

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled; everything that belongs to a client holds its session."""
        raise TypeError(
            "A client cannot be sent to another process, because private keys and connections cannot. Make one in each "
            "process: Client.from_env() in the function that runs there, or once in the initializer of the pool."
        )

    @property
    def identities(self) -> tuple[Identity, ...]:
        """Every identity that the client holds."""
        return (self.identity, *(credentials.identity for credentials in self.others.values()))

    def signing(self, operation: Operation[Any]) -> "Session":
        """The session with the identity that signs an operation.

        Raises:
            ConfigurationError: The client does not hold that identity; the message names the settings that give it.
        """
        return self.signing_as(operation.scheme, operation.name)

    def calling(self, operation: Operation[Any]) -> "Session":
        """The session of one call: with the identity that signs it, and the kind of key that it names.

        Raises:
            ConfigurationError: As `signing`.
        """
        own = self.signing(operation)
        share = own.options.public_key_share
        return own if share >= 1 or own.draw() < share else own.naming_certificates()

    def sealing(self) -> "Session":
        """The session that seals values for calls yet to be made; one request can name one key, so all get the same kind."""
        return self if self.options.public_key_share > 0 else self.naming_certificates()

    def naming_certificates(self) -> "Session":
        """The session whose calls name a certificate, where the identity has those beside its public key."""
        if self.scheme != MERCHANT or self.key_ring.relies_on_certificates:
            return self
        cipher = self.cipher.without_sealer() if self.cipher else None
        return evolve(self, key_ring=self.key_ring.naming_certificates(), cipher=cipher)

    def signing_as(self, scheme: str, what: str) -> "Session":
        """The session with the identity of a scheme, which `what` needs.

        Raises:
            ConfigurationError: The client does not hold that identity; the message names the settings that give it.
        """
        if scheme == self.scheme:
            return self
        if scheme not in self.others:
            raise missing_identity(what, scheme)
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


def cipher_of_call(session: Session) -> FieldCipher | None:
    """The cipher for one call: it seals with the key that is newest now, whatever comes before the call is sent."""
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
        ConfigurationError: There is no such option, a value is wrong, or the client lacks what the option needs.
    """
    options = change_options(session.options, arguments)
    if "public_key_share" in arguments:
        merchant = session.others.get(MERCHANT, session)
        check_share(options, merchant.key_ring, merchant.renewal)
    return evolve(session, options=options)


def check_share(options: Options, key_ring: KeyRing, renewal: CertificateRenewal | None) -> None:
    """Check that a client that is to name the public key in a share of its calls has both kinds of keys.

    Raises:
        ConfigurationError: It lacks one.
    """
    if options.public_key_share < 1 and (key_ring.relies_on_certificates or renewal is None):
        raise ConfigurationError(
            f"public_key_share is {options.public_key_share}, which needs both kinds of keys: {setting_label('public_key')} with "
            f"{setting_label('public_key_id')}, and {setting_label('apiv3_key')}, which opens the merchant's platform certificates. Without "
            "one of them leave it out."
        )


def make_user_agent() -> str:
    """Name this library and its Python, as WeChat Pay asks of every client."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return f"wechatpay-clients/{VERSION} Python/{python} ({sys.platform})"
