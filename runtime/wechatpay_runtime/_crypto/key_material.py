"""Examines a configured key: its text, its bytes or its file.

Nothing here raises: a mistake, like a key, is returned as a `Finding`. An exception would keep the key text alive in the
frames of its traceback, so only `wechatpay_runtime._crypto.keys` raises, after it has deleted its reference to the source.

PEM is parsed more leniently than RFC 7468 requires: line endings, spaces and labels may be missing or wrong, since only
the body matters. The loaders of `cryptography` are tried in turn to identify a body.
"""

from __future__ import annotations

import base64
import re
from functools import partial
from typing import TYPE_CHECKING

from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._crypto.findings import Finding, Kind, unusable
from wechatpay_runtime._crypto.key_files import KeySource, is_path, read_file, text_of_source, without_wrapping

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_SHORTEST_BODY_LENGTH = 64
_MARKER = re.compile(r"-----\s*(BEGIN|END)([A-Z0-9 ]*?)-----")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_NO_KEY_CURE = fragment("Pass the key as PEM text, which starts with -----BEGIN, or the path of an existing file.")
_SSH_CURE = fragment("SSH keys are for logging in to servers; WeChat Pay does not use them.")
_SSH_STARTS = ("ssh-", "ecdsa-", "sk-ssh-", "---- BEGIN SSH2", "PuTTY-User-Key-File")
_CERTIFICATE_LABELS = {"CERTIFICATE", "X509CERTIFICATE", "TRUSTEDCERTIFICATE"}
_ALGORITHM_CURE = fragment("WeChat Pay requires an RSA key of 2048 bits.")
_DAMAGED_CURE = fragment(
    "Copy the whole file again, unchanged, or pass the path of the file. In an environment file, a "
    "multi-line value is often cut off after its first line: write \\n between the lines."
)
_PKCS12_CURE = fragment(
    "Use apiclient_key.pem, which is in the same folder as apiclient_cert.p12. If it is missing, run "
    "openssl pkcs12 -in apiclient_cert.p12 -nocerts -nodes -out apiclient_key.pem (the password is the "
    "mchid)."
)
_ENCRYPTED_CURE = fragment("Remove the password: openssl pkey -in ENCRYPTED.pem -out apiclient_key.pem.")

# The outermost SEQUENCE and version 3: without the password, `cryptography` cannot distinguish PKCS#12 from damage.
_PKCS12_START = rb"\x30(\x80|\x81.|\x82..|\x83...|\x84....)\x02\x01\x03"
_PKCS12_VERSION = b"\x02\x01\x03"
_SM2_CURVE = bytes.fromhex("2a811ccf5501822d")


_CONTAINS_PRIVATE_KEY, _CONTAINS_PUBLIC_KEY = fragment("contains a private key"), fragment("contains a public key")
_DAMAGED = unusable(fragment("is damaged or cut off"), _DAMAGED_CURE)
_ENCRYPTED_PRIVATE_KEY = Finding(
    Kind.ENCRYPTED, fragment("contains a private key that is encrypted with a password"), _ENCRYPTED_CURE
)
_PKCS12 = Finding(Kind.ENCRYPTED, fragment("contains a PKCS#12 file (.p12)"), _PKCS12_CURE)


def examine(source: KeySource) -> tuple[Finding, ...]:
    """Return a finding for each item in a source, in order; at least one. Never raises because of the content."""
    if isinstance(source, bytes):
        return _examine_bytes(source)
    text = without_wrapping(text_of_source(source))
    if not text:
        return (unusable(phrase("is empty")),)
    has_marker = _MARKER.search(text) is not None
    if has_marker and not isinstance(source, str):
        return (
            unusable(
                phrase("is a path object made from the text of a key"),
                phrase("Pass the text itself, without Path()."),
            ),
        )
    if not has_marker and (not isinstance(source, str) or is_path(text)):
        content = read_file(text)
        return (content,) if isinstance(content, Finding) else _examine_bytes(content)
    return _examine_text(text)


def _examine_bytes(content: bytes) -> tuple[Finding, ...]:
    if content[:1] == b"\x30" and content[1:2] >= b"\x80":
        return (_identify(content),)
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = without_wrapping(content.decode(encoding, errors="replace"))
    return _examine_text(text) if text else (unusable(phrase("is empty")),)


def _examine_text(text: str) -> tuple[Finding, ...]:
    if text.startswith(_SSH_STARTS):
        return (unusable(phrase("contains an SSH key"), _SSH_CURE),)
    if "\\" in text:
        text = re.sub(r"\\+[nr]", "\n", text)
    markers = list(_MARKER.finditer(text))
    if not markers:
        return (_examine_bare_text(text),)
    findings: list[Finding] = []
    is_open = False
    for index, marker in enumerate(markers):
        following = markers[index + 1] if index + 1 < len(markers) else None
        if marker[1] == "BEGIN" and following is not None and following[1] == "END":
            findings.append(_examine_block(marker[2], text[marker.end() : following.start()]))
        elif marker[1] == "BEGIN":
            findings.append(unusable(phrase("is cut off: it has a BEGIN line without its END line"), _DAMAGED_CURE))
        elif not is_open:
            findings.append(unusable(phrase("is cut off: it has an END line without its BEGIN line"), _DAMAGED_CURE))
        is_open = marker[1] == "BEGIN"
    return tuple(findings)


def _examine_bare_text(text: str) -> Finding:
    """Examine text without BEGIN and END lines: the base64 body of a key, or something else."""
    body = _without_blanks(text)
    if body.startswith("MI") and len(body) >= _SHORTEST_BODY_LENGTH:
        return _examine_body(body, "")
    if re.search(r"BEGIN|END", text) and re.search("KEY|CERTIFICATE", text):
        return unusable(
            phrase("contains a damaged BEGIN or END line (expected five hyphens on each side)"), _DAMAGED_CURE
        )
    if re.fullmatch("[A-Za-z0-9]{32}", body):
        return unusable(
            phrase("looks like the APIv3 key (32 letters and digits)"),
            phrase("Pass the APIv3 key as apiv3_key instead."),
        )
    if re.fullmatch("[A-Fa-f0-9]{40}", body):
        return unusable(
            phrase("looks like a certificate serial number"),
            phrase("The serial number has its own setting; this one expects the key."),
        )
    if body.startswith("PUB_KEY_ID_"):
        return unusable(
            phrase("is the ID of a WeChat Pay public key"),
            phrase("The ID has its own setting; this one expects the key."),
        )
    return unusable(phrase("does not contain a key ({count} characters of other text)", count=len(text)), _NO_KEY_CURE)


def _examine_block(label: str, body: str) -> Finding:
    label = label.replace(" ", "")
    if "OPENSSH" in label or "SSH2" in label:
        return unusable(phrase("contains an SSH key"), _SSH_CURE)
    if "PGP" in label:
        return unusable(phrase("contains a PGP key"))
    if "ENCRYPTED" in label or ("Proc-Type:" in body and re.search(r"Proc-Type:.*ENCRYPTED", body)):
        return _ENCRYPTED_PRIVATE_KEY
    if label == "ECPARAMETERS":
        return _key_of("EC")
    return _examine_body(_without_blanks(body), label)


def _without_blanks(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def _examine_body(body: str, label: str) -> Finding:
    if not body:
        return unusable(phrase("is empty between its BEGIN and END lines"), _DAMAGED_CURE)
    if not _BASE64.fullmatch(body):
        finding = unusable(phrase("contains invalid base64"), _DAMAGED_CURE)
    else:
        finding = _DAMAGED if len(body) % 4 else _identify(base64.b64decode(body))
    if finding.kind is Kind.UNUSABLE and label in _CERTIFICATE_LABELS:
        return Finding(Kind.CERTIFICATE, phrase("contains a certificate"))
    return finding


def _identify(der: bytes) -> Finding:
    """Identify a DER structure. Private keys are tried first, so that the usual case parses only once."""
    if _PKCS12_VERSION in der[:9] and re.match(_PKCS12_START, der, re.DOTALL):
        return _PKCS12
    return _as_key(der) or _as_certificate(der) or _DAMAGED


def _as_key(der: bytes) -> Finding | None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key

    # Testing both primes takes 27 ms per client; `_is_consistent` takes 15 us.
    load_private = partial(load_der_private_key, password=None, unsafe_skip_rsa_key_validation=True)
    for load in (load_private, load_der_public_key):
        try:
            key = load(der)
        except TypeError:
            return _ENCRYPTED_PRIVATE_KEY
        except (UnsupportedAlgorithm, Warning):  # a deprecated algorithm, if the program turns warnings into errors
            return _key_of("SM2" if _SM2_CURVE in der else "unsupported")
        except ValueError:
            continue
        if isinstance(key, RSAPrivateKey):
            return Finding(Kind.PRIVATE_KEY, _CONTAINS_PRIVATE_KEY, content=key if _is_consistent(key) else None)
        if isinstance(key, RSAPublicKey):
            return Finding(Kind.PUBLIC_KEY, _CONTAINS_PUBLIC_KEY, content=key)
        return _key_of(re.sub("(Private|Public)Key$", "", type(key).__name__))
    return None


def _is_consistent(key: RSAPrivateKey) -> bool:
    """Return whether the numbers of a key match one another, RFC 8017 section 3.2, apart from whether its factors are prime.

    A signature would not show it: OpenSSL still makes correct ones with most of the numbers damaged.
    """
    try:
        numbers = key.private_numbers()
        public, p, q = numbers.public_numbers, numbers.p, numbers.q
        return (
            public.n == p * q
            and public.e * numbers.d % (p - 1) == public.e * numbers.d % (q - 1) == 1
            and (numbers.dmp1, numbers.dmq1) == (numbers.d % (p - 1), numbers.d % (q - 1))
            and numbers.iqmp * q % p == 1
        )
    except (ValueError, ZeroDivisionError):
        return False


def _key_of(algorithm: str) -> Finding:
    predicate = phrase("contains a {algorithm} key", algorithm=algorithm)
    if algorithm[0] in "ESXu":
        predicate = phrase("contains an {algorithm} key", algorithm=algorithm)
    return unusable(predicate, _ALGORITHM_CURE)


def _as_certificate(der: bytes) -> Finding | None:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates

    loads = (
        (x509.load_der_x509_certificate, phrase("contains a certificate")),
        (x509.load_der_x509_csr, phrase("contains a certificate request (CSR)")),
        (load_der_pkcs7_certificates, phrase("contains a PKCS#7 bundle of certificates (.p7b)")),
    )
    for load, predicate in loads:
        try:
            content = load(der)
        except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion, Warning):
            continue
        if isinstance(content, x509.Certificate):
            return Finding(Kind.CERTIFICATE, predicate, content=content)
        return unusable(predicate)
    return None
