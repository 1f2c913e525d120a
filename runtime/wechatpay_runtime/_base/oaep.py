"""The padding of encrypted fields: RSAES-OAEP with SHA-1, RFC 8017 section 7.1."""

from __future__ import annotations

from typing import Any


def oaep() -> Any:
    """Return the padding that WeChat Pay uses."""
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
    from cryptography.hazmat.primitives.hashes import SHA1

    return OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 - the protocol requires SHA-1 here, which does not weaken OAEP
