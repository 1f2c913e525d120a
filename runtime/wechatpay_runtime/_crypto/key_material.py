"""What a configured key text, its bytes or its file turn out to hold.

Nothing here raises: a mistake is a `Finding` like any other. An exception would carry the key text away in the frames
of its traceback, so only `wechatpay_runtime._crypto.keys` raises, after it has let go of the source.

PEM follows RFC 7468, read generously: line ends, blanks and labels may be lost, the body decides. What a body is,
`cryptography` tells: its loaders are tried in turn.
"""

import base64
import re
from functools import partial
from typing import TYPE_CHECKING

from wechatpay_runtime._crypto.findings import Finding, Kind, unusable
from wechatpay_runtime._crypto.key_files import KeySource, is_path, read_file, text_of_source, without_wrapping

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_SHORTEST_BODY_LENGTH = 64
_MARKER = re.compile(r"-----\s*(BEGIN|END)([A-Z0-9 ]*?)-----")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_NO_KEY_CURE = "A key starts with -----BEGIN; a path must name an existing file."
_SSH_CURE = "An SSH key is for logging in to servers; WeChat Pay has no use for it."
_CERTIFICATE_LABELS = {"CERTIFICATE", "X509CERTIFICATE", "TRUSTEDCERTIFICATE"}
_ALGORITHM_CURE = "WeChat Pay wants an RSA key of 2048 bits."
_DAMAGED_CURE = (
    "Copy the whole file again, unchanged, or give the path of the file. In an environment file, a value of several "
    "lines often ends at its first line: write \\n between the lines."
)
_PKCS12_CURE = (
    "apiclient_key.pem lies beside apiclient_cert.p12. If it is lost: "
    "openssl pkcs12 -in apiclient_cert.p12 -nocerts -nodes -out apiclient_key.pem (the password is the mchid)."
)
_ENCRYPTED_CURE = "Write it without the password: openssl pkey -in ENCRYPTED.pem -out apiclient_key.pem."

# The outermost SEQUENCE and version 3: without the password, `cryptography` cannot tell PKCS#12 from damage.
_PKCS12_START = re.compile(rb"\x30(\x80|\x81.|\x82..|\x83...|\x84....)\x02\x01\x03", re.DOTALL)
_SM2_CURVE = bytes.fromhex("2a811ccf5501822d")


_DAMAGED = unusable("is damaged or cut off", _DAMAGED_CURE)
_ENCRYPTED_PRIVATE_KEY = Finding(Kind.SEALED, "holds a private key encrypted with a password", _ENCRYPTED_CURE)
_PKCS12 = Finding(Kind.SEALED, "holds a PKCS#12 file (.p12)", _PKCS12_CURE)


def examine(source: KeySource) -> tuple[Finding, ...]:
    """Everything that a source holds, in its order; never empty, and never an exception for what it holds."""
    if isinstance(source, bytes):
        return _examine_bytes(source)
    text = without_wrapping(text_of_source(source))
    if not text:
        return (unusable("is empty"),)
    has_marker = _MARKER.search(text) is not None
    if has_marker and not isinstance(source, str):
        return (unusable("is a path object made of a key's text", "Give the text itself, without Path()."),)
    if not has_marker and (not isinstance(source, str) or is_path(text)):
        content = read_file(text)
        return (content,) if isinstance(content, Finding) else _examine_bytes(content)
    return _examine_text(text)


def _examine_bytes(content: bytes) -> tuple[Finding, ...]:
    if content[:1] == b"\x30" and content[1:2] >= b"\x80":
        return (_identify(content),)
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = without_wrapping(content.decode(encoding, errors="replace"))
    return _examine_text(text) if text else (unusable("is empty"),)


def _examine_text(text: str) -> tuple[Finding, ...]:
    if re.match(r"(ssh|ecdsa|sk-ssh)-\w+|---- BEGIN SSH2|PuTTY-User-Key-File", text):
        return (unusable("holds an SSH key", _SSH_CURE),)
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
            findings.append(unusable("is cut off: it has a BEGIN line without its END line", _DAMAGED_CURE))
        elif not is_open:
            findings.append(unusable("is cut off: it has an END line without its BEGIN line", _DAMAGED_CURE))
        is_open = marker[1] == "BEGIN"
    return tuple(findings)


def _examine_bare_text(text: str) -> Finding:
    """Text without BEGIN and END lines: the base64 body of a key, or something else altogether."""
    body = _BLANKS.sub("", text)
    if body.startswith("MI") and len(body) >= _SHORTEST_BODY_LENGTH:
        return _examine_body(body, "")
    if re.search(r"BEGIN|END", text) and re.search("KEY|CERTIFICATE", text):
        return unusable("holds a damaged BEGIN or END line (five hyphens belong on either side)", _DAMAGED_CURE)
    if re.fullmatch("[A-Za-z0-9]{32}", body):
        return unusable("looks like the APIv3 key (32 letters and digits)", "The APIv3 key has a setting of its own.")
    if re.fullmatch("[A-Fa-f0-9]{40}", body):
        return unusable("looks like a certificate serial number", "The serial number has a setting of its own.")
    if body.startswith("PUB_KEY_ID_"):
        return unusable("is the id of a WeChat Pay public key", "The id has a setting of its own.")
    return unusable(f"holds no key ({len(text)} characters of something else)", _NO_KEY_CURE)


def _examine_block(label: str, body: str) -> Finding:
    label = label.replace(" ", "")
    if "OPENSSH" in label or "SSH2" in label:
        return unusable("holds an SSH key", _SSH_CURE)
    if "PGP" in label:
        return unusable("holds a PGP key")
    if "ENCRYPTED" in label or re.search(r"Proc-Type:.*ENCRYPTED", body):
        return _ENCRYPTED_PRIVATE_KEY
    if label == "ECPARAMETERS":
        return _key_of("EC")
    return _examine_body(_BLANKS.sub("", body), label)


def _examine_body(body: str, label: str) -> Finding:
    if not body:
        return unusable("holds nothing between its BEGIN and END lines", _DAMAGED_CURE)
    if not _BASE64.fullmatch(body):
        finding = unusable("holds damaged base64", _DAMAGED_CURE)
    else:
        finding = _DAMAGED if len(body) % 4 else _identify(base64.b64decode(body))
    if finding.kind is Kind.UNUSABLE and label in _CERTIFICATE_LABELS:
        return Finding(Kind.CERTIFICATE, "holds a certificate")
    return finding


def _identify(der: bytes) -> Finding:
    """What a DER structure is. The private key comes first, so that the usual case loads one key, once."""
    if _PKCS12_START.match(der):
        return _PKCS12
    return _as_key(der) or _as_certificate(der) or _DAMAGED


def _as_key(der: bytes) -> Finding | None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key

    # Proving both primes takes 27 ms a client; `_works` proves in a third of one that the key does what it is for.
    load_private = partial(load_der_private_key, password=None, unsafe_skip_rsa_key_validation=True)
    for load in (load_private, load_der_public_key):
        try:
            key = load(der)
        except TypeError:
            return _ENCRYPTED_PRIVATE_KEY
        except (UnsupportedAlgorithm, Warning):  # a warning of an old algorithm, where the program makes errors of them
            return _key_of("SM2" if _SM2_CURVE in der else "unsupported")
        except ValueError:
            continue
        if isinstance(key, RSAPrivateKey):
            return Finding(Kind.PRIVATE_KEY, "holds a private key", content=key if _works(key) else None)
        if isinstance(key, RSAPublicKey):
            return Finding(Kind.PUBLIC_KEY, "holds a public key", content=key)
        return _key_of(re.sub("(Private|Public)Key$", "", type(key).__name__))
    return None


def _works(key: "RSAPrivateKey") -> bool:
    """Whether what the key signs verifies with its own public half."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    message = b"a key is tried before it is used"
    try:
        key.public_key().verify(key.sign(message, PKCS1v15(), SHA256()), message, PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


def _key_of(algorithm: str) -> Finding:
    article = "an" if algorithm[0] in "ESXu" else "a"
    return unusable(f"holds {article} {algorithm} key", _ALGORITHM_CURE)


def _as_certificate(der: bytes) -> Finding | None:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates

    loads = (
        (x509.load_der_x509_certificate, "holds a certificate"),
        (x509.load_der_x509_csr, "holds a certificate request (CSR)"),
        (load_der_pkcs7_certificates, "holds a PKCS#7 bundle of certificates (.p7b)"),
    )
    for load, found in loads:
        try:
            content = load(der)
        except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion, Warning):
            continue
        if isinstance(content, x509.Certificate):
            return Finding(Kind.CERTIFICATE, found, content=content)
        return unusable(found)
    return None
