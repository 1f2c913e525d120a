"""What a configured key text, its bytes or its file turn out to hold.

Nothing here raises: a mistake is a `Finding` like any other. An exception would carry the key text away in the frames
of its traceback, so only `wechatpay_runtime._crypto.keys` raises, after it has let go of the source.

PEM follows RFC 7468, read generously: line ends, blanks and labels may be lost, the body decides. What a body is,
`cryptography` tells: its loaders are tried in turn.
"""

import base64
import os
import re
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.x509 import Certificate

KeySource = str | bytes | os.PathLike[str]

_FILE_SIZE_LIMIT_BYTES = 1 << 20
_PATH_LENGTH_LIMIT = 1024
_SHORT_NAME_LENGTH = 24
_SHORTEST_BODY_LENGTH = 64
_MARKER = re.compile(r"-----\s*(BEGIN|END)([A-Z0-9 ]*?)-----")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_KEY_FILE_NAME = r"(?is).*\.(pem|key|pub|crt|cer|der|p12|pfx|txt)"
_PATH_START = r"~|\.{0,2}[/\\]|[A-Za-z]:[/\\]"
_LONG_RUN = r"[A-Za-z0-9+=]{40}"
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


class Kind(Enum):
    """What a finding is, as far as the choice of the right key needs it."""

    PRIVATE_KEY = auto()
    PUBLIC_KEY = auto()
    CERTIFICATE = auto()
    SEALED = auto()
    """A private key behind a password."""
    UNUSABLE = auto()


@frozen
class Finding:
    """One thing found in a source.

    `found` completes the sentence "<setting> ..."; `cure` is a whole sentence, or empty where the general one will do.
    `content` is a key of RSA or a certificate, as its kind says, and None for one that is damaged.
    """

    kind: Kind
    found: str
    cure: str = ""
    content: "RSAPrivateKey | RSAPublicKey | Certificate | None" = field(default=None, repr=False)


def _unusable(found: str, cure: str = "") -> Finding:
    return Finding(Kind.UNUSABLE, found, cure)


_DAMAGED = _unusable("is damaged or cut off", _DAMAGED_CURE)
_ENCRYPTED_PRIVATE_KEY = Finding(Kind.SEALED, "holds a private key encrypted with a password", _ENCRYPTED_CURE)
_PKCS12 = Finding(Kind.SEALED, "holds a PKCS#12 file (.p12)", _PKCS12_CURE)


def examine(source: KeySource) -> tuple[Finding, ...]:
    """Everything that a source holds, in its order; never empty, and never an exception for what it holds."""
    if isinstance(source, bytes):
        return _examine_bytes(source)
    text = without_wrapping(text_of_source(source))
    if not text:
        return (_unusable("is empty"),)
    has_marker = _MARKER.search(text) is not None
    if has_marker and not isinstance(source, str):
        return (_unusable("is a path object made of a key's text", "Give the text itself, without Path()."),)
    if not has_marker and (not isinstance(source, str) or _is_path(text)):
        content = _read(text)
        return (content,) if isinstance(content, Finding) else _examine_bytes(content)
    return _examine_text(text)


def text_of_source(source: "str | os.PathLike[str]") -> str:
    """The text that a source is; empty for a path object that does not work."""
    try:
        return os.fsdecode(source)
    except Exception:  # noqa: BLE001 - a path object of somebody else's class can raise anything
        return "" if not isinstance(source, str) else source


def without_wrapping(text: str) -> str:
    """The text without blanks, a byte order mark and quotes around it."""
    text = text.strip().lstrip("\ufeff").strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text


def _is_path(text: str) -> bool:
    if "\n" in text or "\0" in text or len(text) > _PATH_LENGTH_LIMIT:
        return False
    if re.fullmatch(_KEY_FILE_NAME, text) or re.match(_PATH_START, text):
        return True
    return os.path.exists(text)  # noqa: PTH110 - unlike Path.exists it answers False for every text


def _read(path: str) -> bytes | Finding:
    if "\0" in path:
        return _unusable("names a file with a null character in its name", "Check how the value was put together.")
    shown, expanded = shown_path(path), _expanded(path)
    try:
        with Path(expanded).open("rb") as file:
            content = file.read(_FILE_SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        return _unusable(f"names a file that does not exist: {shown}", "A relative name starts at the working folder.")
    except (OSError, ValueError) as error:
        if os.path.isdir(expanded):  # noqa: PTH112 - unlike Path.is_dir it answers False for every text
            return _unusable(f"names a folder: {shown}", "Name the file in it.")
        reason = (error.strerror if isinstance(error, OSError) else None) or "bad file name"
        return _unusable(f"names a file that cannot be read: {shown} ({reason})", "Check its owner and permissions.")
    if len(content) > _FILE_SIZE_LIMIT_BYTES:
        return _unusable(f"names a file that is too large to be a key: {shown}")
    return content


def _expanded(path: str) -> str:
    """The path with its `~` replaced, where it names a home folder."""
    try:
        return os.path.expanduser(path)  # noqa: PTH111 - Path.expanduser raises where there is no home folder
    except ValueError:
        return path


def shown_path(path: str) -> str:
    """The path for a message, unless it may be a damaged key that only looks like a path."""
    first_folder = re.match(r"[^/\\]*[/\\]+[^/\\]+", _expanded(path))
    is_known_place = first_folder is not None and os.path.exists(first_folder[0])  # noqa: PTH110 - as in _is_path
    is_plain = is_known_place or re.fullmatch(_KEY_FILE_NAME, path) or len(path) < _SHORT_NAME_LENGTH
    if re.search(_LONG_RUN, path) or not is_plain:
        return f"a name of {len(path)} characters (not shown, because it may be part of a key)"
    return repr(path)


def _examine_bytes(content: bytes) -> tuple[Finding, ...]:
    if content[:1] == b"\x30" and content[1:2] >= b"\x80":
        return (_identify(content),)
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = without_wrapping(content.decode(encoding, errors="replace"))
    return _examine_text(text) if text else (_unusable("is empty"),)


def _examine_text(text: str) -> tuple[Finding, ...]:
    if re.match(r"(ssh|ecdsa|sk-ssh)-\w+|---- BEGIN SSH2|PuTTY-User-Key-File", text):
        return (_unusable("holds an SSH key", _SSH_CURE),)
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
            findings.append(_unusable("is cut off: it has a BEGIN line without its END line", _DAMAGED_CURE))
        elif not is_open:
            findings.append(_unusable("is cut off: it has an END line without its BEGIN line", _DAMAGED_CURE))
        is_open = marker[1] == "BEGIN"
    return tuple(findings)


def _examine_bare_text(text: str) -> Finding:
    """Text without BEGIN and END lines: the base64 body of a key, or something else altogether."""
    body = _BLANKS.sub("", text)
    if body.startswith("MI") and len(body) >= _SHORTEST_BODY_LENGTH:
        return _examine_body(body, "")
    if re.search(r"BEGIN|END", text) and re.search("KEY|CERTIFICATE", text):
        return _unusable("holds a damaged BEGIN or END line (five hyphens belong on either side)", _DAMAGED_CURE)
    if re.fullmatch("[A-Za-z0-9]{32}", body):
        return _unusable("looks like the APIv3 key (32 letters and digits)", "The APIv3 key has a setting of its own.")
    if re.fullmatch("[A-Fa-f0-9]{40}", body):
        return _unusable("looks like a certificate serial number", "The serial number has a setting of its own.")
    if body.startswith("PUB_KEY_ID_"):
        return _unusable("is the id of a WeChat Pay public key", "The id has a setting of its own.")
    return _unusable(f"holds no key ({len(text)} characters of something else)", _NO_KEY_CURE)


def _examine_block(label: str, body: str) -> Finding:
    label = label.replace(" ", "")
    if "OPENSSH" in label or "SSH2" in label:
        return _unusable("holds an SSH key", _SSH_CURE)
    if "PGP" in label:
        return _unusable("holds a PGP key")
    if "ENCRYPTED" in label or re.search(r"Proc-Type:.*ENCRYPTED", body):
        return _ENCRYPTED_PRIVATE_KEY
    if label == "ECPARAMETERS":
        return _key_of("EC")
    return _examine_body(_BLANKS.sub("", body), label)


def _examine_body(body: str, label: str) -> Finding:
    if not body:
        return _unusable("holds nothing between its BEGIN and END lines", _DAMAGED_CURE)
    if not _BASE64.fullmatch(body):
        finding = _unusable("holds damaged base64", _DAMAGED_CURE)
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
    return _unusable(f"holds {article} {algorithm} key", _ALGORITHM_CURE)


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
        return _unusable(found)
    return None
