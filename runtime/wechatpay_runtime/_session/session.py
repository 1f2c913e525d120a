"""What all calls of a client share."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict

from attrs import evolve, field, frozen

from wechatpay_runtime._base.suggestions import did_you_mean
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime._crypto.sealing import FieldCipher, RsaSealer
from wechatpay_runtime._crypto.signing import Identity
from wechatpay_runtime._crypto.verification import KeyRing, RsaVerifier
from wechatpay_runtime._session.identities import MERCHANT, Credentials, missing_identity, shown
from wechatpay_runtime._session.origins import Origins
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.version import VERSION

if TYPE_CHECKING:
    from wechatpay_runtime._certificates.renewal import Renewal

CONNECT_TIMEOUT_SECONDS = 5.0
TIMEOUT_SECONDS = 15.0
MAX_ATTEMPTS = 3
MAX_ELAPSED_SECONDS = 30.0
MAX_REPLY_BYTES = 16 * 1024 * 1024
MAX_NOTIFICATION_BYTES = 2 * 1024 * 1024
"""The pages allow a ciphertext of one mebibyte."""
MAX_DOWNLOAD_BYTES = 64 * 1024 * 1024 * 1024


@frozen(kw_only=True)
class Options:
    """What one client may do otherwise than another with the same keys."""

    connect_timeout_seconds: float = CONNECT_TIMEOUT_SECONDS
    """For the name, all addresses of a host, a proxy and TLS together; never longer than `timeout_seconds`."""
    timeout_seconds: float = TIMEOUT_SECONDS
    """For one attempt as a whole, from connecting to the last byte of the reply; in a download, for each piece of the file."""
    max_attempts: int = MAX_ATTEMPTS
    max_elapsed_seconds: float = MAX_ELAPSED_SECONDS
    """No attempt starts later than this after the first."""
    max_reply_bytes: int = MAX_REPLY_BYTES
    max_notification_bytes: int = MAX_NOTIFICATION_BYTES
    max_download_bytes: int = MAX_DOWNLOAD_BYTES
    """Longest file accepted, opened and unpacked; WeChat Pay splits larger ones than 16 GB."""
    strict: bool = False
    public_key_share: float = 1.0
    """Which share of the merchant's calls names the public key, where there is one; the others name a certificate."""


_OPTION_FIELDS = {
    "connect_timeout": "connect_timeout_seconds",
    "timeout": "timeout_seconds",
    "max_attempts": "max_attempts",
    "max_reply_bytes": "max_reply_bytes",
    "max_notification_bytes": "max_notification_bytes",
    "max_download_bytes": "max_download_bytes",
    "strict": "strict",
    "public_key_share": "public_key_share",
}


def _is_seconds(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= _LONGEST_WAIT_SECONDS


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_share(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


_LONGEST_WAIT_SECONDS = 86400
_LONGEST_SHOWN = 10**12
_SECONDS = f"a number of seconds above 0, at most {_LONGEST_WAIT_SECONDS}"
_COUNT = "a whole number above 0"
_OPTION_CHECKS: dict[str, Callable[[object], bool]] = {
    "connect_timeout": _is_seconds,
    "timeout": _is_seconds,
    "max_attempts": _is_count,
    "max_reply_bytes": _is_count,
    "max_notification_bytes": _is_count,
    "max_download_bytes": _is_count,
    "strict": _is_flag,
    "public_key_share": _is_share,
}
_OPTION_EXPECTATIONS = {
    "connect_timeout": _SECONDS,
    "timeout": _SECONDS,
    "max_attempts": _COUNT,
    "max_reply_bytes": _COUNT,
    "max_notification_bytes": _COUNT,
    "max_download_bytes": _COUNT,
    "strict": "True or False",
    "public_key_share": "a number from 0 to 1",
}


class OptionArguments(TypedDict, total=False):
    """What `with_options` can change."""

    connect_timeout: float
    """Seconds to wait for a connection, at most `timeout`; 5 unless given."""
    timeout: float
    """Seconds for one attempt, from connecting to the end of the reply, or for the next piece of a file; 15 unless given."""
    max_attempts: int
    """How often a call may be sent at most; 3 unless given."""
    max_reply_bytes: int
    """Longest reply accepted; 16 MiB unless given."""
    max_notification_bytes: int
    """Longest notification accepted; 2 MiB unless given."""
    max_download_bytes: int
    """Longest file accepted, opened and unpacked; 64 GiB unless given."""
    strict: bool
    """Whether a reply or notification that differs from the official page raises at once."""
    public_key_share: float
    """While a merchant moves from platform certificates to the public key: the share of its calls whose
    `Wechatpay-Serial` names the public key, 0 to 1; the others name a certificate. 1 unless given."""


def change_options(options: Options, arguments: OptionArguments) -> Options:
    """Copy options with changes.

    Raises:
        ConfigurationError: There is no such option, or its value is wrong.
    """
    changes: dict[str, Any] = {}
    for name, value in arguments.items():
        if name not in _OPTION_FIELDS:
            raise ConfigurationError(f"There is no option {name!r}{did_you_mean(name, _OPTION_FIELDS)}.")
        if not _OPTION_CHECKS[name](value):
            raise ConfigurationError(f"{name} is {_shown(value)}; expected {_OPTION_EXPECTATIONS[name]}.")
        changes[_OPTION_FIELDS[name]] = value
    return evolve(options, **changes)


def _shown(value: object) -> str:
    """A wrong value for a message: a number as it is, of anything else the type, since it may be a secret."""
    is_short = isinstance(value, (bool, float)) or (isinstance(value, int) and abs(value) < _LONGEST_SHOWN)
    return repr(value) if is_short else type(value).__name__


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
    renewal: "Renewal | None" = None
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
        cipher = self.cipher.of_no_key() if self.cipher else None
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
        chosen = self.others[scheme]
        own = Credentials(identity=self.identity, key_ring=self.key_ring, cipher=self.cipher, renewal=self.renewal)
        others = {self.scheme: own, **{name: each for name, each in self.others.items() if name != scheme}}
        return evolve(
            self,
            scheme=scheme,
            identity=chosen.identity,
            key_ring=chosen.key_ring,
            cipher=chosen.cipher,
            renewal=chosen.renewal,
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


def check_share(options: Options, key_ring: KeyRing, renewal: "Renewal | None") -> None:
    """Check that a client that is to name the public key in a share of its calls has both kinds of keys.

    Raises:
        ConfigurationError: It lacks one.
    """
    if options.public_key_share < 1 and (key_ring.relies_on_certificates or renewal is None):
        raise ConfigurationError(
            f"public_key_share is {options.public_key_share}, which needs both kinds of keys: {shown('public_key')} with "
            f"{shown('public_key_id')}, and {shown('apiv3_key')}, which opens the merchant's platform certificates. Without "
            "one of them leave it out."
        )


def make_user_agent() -> str:
    """Name this library and its Python, as WeChat Pay asks of every client."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return f"wechatpay-clients/{VERSION} Python/{python} ({sys.platform})"
