"""Finds the API certificate that belongs to a private key, so that its serial number need not be configured.

WeChat Pay's certificate tool writes both files into one folder: `apiclient_key.pem` and `apiclient_cert.pem`. One PEM text
may also contain both. Nothing here raises.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wechatpay_runtime._crypto.findings import Finding, Kind
from wechatpay_runtime._crypto.key_files import KeySource, text_of_source, without_wrapping
from wechatpay_runtime._crypto.key_material import examine

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

CERTIFICATE_FILE = "apiclient_cert.pem"


def certificate_beside(source: KeySource) -> Path | None:
    """Return the path of `apiclient_cert.pem` in the folder of the private key; `None` if either file does not exist."""
    if isinstance(source, bytes):
        return None
    try:
        file = Path(without_wrapping(text_of_source(source))).expanduser()
        neighbour = file.with_name(CERTIFICATE_FILE)
        return neighbour if file.is_file() and neighbour.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def brings_certificate(source: KeySource) -> bool:
    """Return whether the source of a private key, or the folder of its file, contains a certificate."""
    return certificate_beside(source) is not None or any(_is_certificate(finding) for finding in examine(source))


def serial_no_of_certificate(source: KeySource, key: RSAPrivateKey) -> str | None:
    """Return the serial number, in upper-case hex, of the certificate that belongs to the key.

    Certificates in the source and beside its file are considered. If several match, the one that expires last is used;
    if none does, the result is `None`.
    """
    neighbour = certificate_beside(source)
    findings = [*examine(source), *(examine(neighbour) if neighbour else ())]
    own = [content for finding in findings if (content := _certificate(finding, key)) is not None]
    if not own:
        return None
    return f"{max(own, key=lambda certificate: certificate.not_valid_after_utc).serial_number:040X}"


def _is_certificate(finding: Finding) -> bool:
    return finding.kind is Kind.CERTIFICATE


def _certificate(finding: Finding, key: RSAPrivateKey) -> Certificate | None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import Certificate

    content = finding.content
    try:
        return content if isinstance(content, Certificate) and content.public_key() == key.public_key() else None
    except (ValueError, UnsupportedAlgorithm):
        return None
