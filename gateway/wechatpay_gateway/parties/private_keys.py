"""The private keys of parties and certificates."""

from collections.abc import Callable, Iterable

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

KEY_BITS = 2048
_PUBLIC_EXPONENT = 65537

MakeKey = Callable[[], RSAPrivateKey]


def new_key() -> RSAPrivateKey:
    """Generate a key."""
    return generate_private_key(_PUBLIC_EXPONENT, KEY_BITS)


class SpareKeys:
    """The keys of parties and certificates that a reset removed, for those that are added later, because generating a key takes long."""

    def __init__(self) -> None:
        self._by_identity: dict[int, RSAPrivateKey] = {}

    def take(self) -> RSAPrivateKey:
        """Return a key that nobody else has: a spare one, or else a new one."""
        return self._by_identity.popitem()[1] if self._by_identity else new_key()

    def give_back(self, keys: Iterable[RSAPrivateKey]) -> None:
        """Let others have the keys of what is removed. Parties may have shared a key: it is kept once, so that it has one owner again."""
        self._by_identity.update((id(key), key) for key in keys)
