"""WeChat Pay's platform certificates for one merchant: created when first needed, replaced on request."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from wechatpay_gateway.parties.key_files import parse_key, private_pem
from wechatpay_gateway.parties.private_keys import SpareKeys, new_key

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

LIFETIME = timedelta(days=5 * 365)
_AGE_WHEN_LISTED = timedelta(days=1)
_FILE_PATTERN = "platform_*.pem"


class CertificateFileError(ValueError):
    """A saved platform certificate cannot be read; the message names the file and the remedy."""


@frozen
class PlatformCertificate:
    """A platform certificate with its private key."""

    certificate: "Certificate"
    private_key: RSAPrivateKey = field(repr=False)

    @property
    def serial_no(self) -> str:
        """The serial number in the format of `Wechatpay-Serial`."""
        return f"{self.certificate.serial_number:040X}"

    @property
    def pem(self) -> str:
        """The certificate as PEM."""
        return self.certificate.public_bytes(Encoding.PEM).decode("ascii")


class PlatformCertificates:
    """The certificates listed for one merchant, oldest first; one of them signs.

    The first is created on first use, because most merchants need none.

    Args:
        clock: returns the Unix time.
        keep: saves a file, called with its name and text; `None` to save nothing.
        forget: deletes a saved file, called with its name.
        listed: the certificates that were saved before.
        spare_keys: gives new certificates their keys; `reset` gives back those of the certificates that it drops.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        keep: Callable[[str, str], None] | None = None,
        forget: Callable[[str], None] | None = None,
        listed: tuple[PlatformCertificate, ...] = (),
        spare_keys: SpareKeys | None = None,
    ) -> None:
        self._clock = clock
        self._keep = keep
        self._forget = forget
        self._listed = list(listed)
        self._spare_keys = spare_keys or SpareKeys()
        self._signing = max(len(listed) - 1, 0)
        self._first = listed[0] if listed else None

    @property
    def listed(self) -> tuple[PlatformCertificate, ...]:
        """The certificates that `GET /v3/certificates` returns, oldest first."""
        if not self._listed:
            self._add()
        return tuple(self._listed)

    @property
    def signing(self) -> PlatformCertificate:
        """The certificate that signs."""
        return self.listed[self._signing]

    def find(self, serial_no: str) -> PlatformCertificate | None:
        """Return the listed certificate with this serial number, or `None`."""
        return next((each for each in self._listed if each.serial_no == serial_no), None)

    def announce(self) -> PlatformCertificate:
        """List a new certificate while the current one keeps signing, as WeChat Pay does for at least 24 hours before a change."""
        _ = self.listed
        return self._add()

    def rotate(self) -> PlatformCertificate:
        """Sign with the announced certificate from now on, or with a new one if none was announced; old ones stay listed and valid."""
        if self._signing == len(self.listed) - 1:
            self._add()
        self._signing = len(self._listed) - 1
        return self.signing

    def retire(self) -> None:
        """Remove from the list all certificates that are older than the signing one; requests that name them are refused from now on."""
        self._drop(self._listed[: self._signing])
        self._signing = 0

    def reset(self) -> None:
        """List only the first certificate, even if it was retired."""
        if self._first is None:
            return
        dropped = [each for each in self._listed if each is not self._first]
        self._drop(dropped)
        self._spare_keys.give_back(each.private_key for each in dropped)
        if not self._listed:
            self._list(self._first)
        self._signing = 0

    @property
    def private_keys(self) -> tuple[RSAPrivateKey, ...]:
        """The keys of the certificates that are listed so far."""
        return tuple(each.private_key for each in self._listed)

    def _add(self) -> PlatformCertificate:
        starts_at = datetime.fromtimestamp(int(self._clock()), UTC) - _AGE_WHEN_LISTED
        if self._listed:
            starts_at = max(starts_at, self._listed[-1].certificate.not_valid_before_utc + timedelta(seconds=1))
        certificate = make_certificate(starts_at, key=self._spare_keys.take())
        self._first = self._first or certificate
        self._list(certificate)
        return certificate

    def _list(self, certificate: PlatformCertificate) -> None:
        self._listed.append(certificate)
        if self._keep is not None:
            self._keep(_file_name(certificate), _to_text(certificate))

    def _drop(self, dropped: list[PlatformCertificate]) -> None:
        self._listed = [each for each in self._listed if each not in dropped]
        for each in dropped:
            if self._forget is not None:
                self._forget(_file_name(each))


def new_serial_number() -> int:
    """Generate a serial number: 40 hex digits, the first of which is never 0, because some tools omit leading zeros."""
    return secrets.randbits(158) | 1 << 158


def make_certificate(
    starts_at: datetime,
    ends_at: datetime | None = None,
    *,
    serial_number: int | None = None,
    key: RSAPrivateKey | None = None,
) -> PlatformCertificate:
    """Create a self-signed certificate. Merchants trust it because it reaches them encrypted with their APIv3 key."""
    # Imported with the first certificate, because most merchants have the public key instead.
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    key = key or new_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "WeChat Pay gateway for tests")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(new_serial_number() if serial_number is None else serial_number)
        .not_valid_before(starts_at)
        .not_valid_after(starts_at + LIFETIME if ends_at is None else ends_at)
        .sign(key, SHA256())
    )
    return PlatformCertificate(certificate, key)


def _file_name(certificate: PlatformCertificate) -> str:
    return f"platform_{certificate.serial_no}.pem"


def _to_text(certificate: PlatformCertificate) -> str:
    return private_pem(certificate.private_key) + certificate.pem


def load_certificates(folder: Path) -> tuple[PlatformCertificate, ...]:
    """Load the certificates saved in a folder, oldest first.

    Raises:
        CertificateFileError: a file is damaged.
    """
    return tuple(sorted(_read(folder), key=lambda each: each.certificate.not_valid_before_utc))


def _read(folder: Path) -> Iterator[PlatformCertificate]:
    from cryptography.x509 import load_pem_x509_certificate

    for path in folder.glob(_FILE_PATTERN):
        content = path.read_bytes()
        try:
            key = parse_key(content)
            certificate = load_pem_x509_certificate(content)
        except ValueError:
            raise CertificateFileError(
                f"{path} does not contain a certificate and its private key in PEM format; delete it to have the gateway create a new one"
            ) from None
        yield PlatformCertificate(certificate, key)
