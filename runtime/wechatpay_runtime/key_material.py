"""What a configured key text, its bytes or its file turn out to hold.

Nothing here raises: a mistake is a `Finding` like any other. An exception would carry the key text away in the frames
of its traceback, so only `wechatpay_runtime.keys` raises, after it has let go of the source.

PEM follows RFC 7468, read generously: line ends, blanks and labels may be lost, the body decides.
"""

import base64
import os
import re
from pathlib import Path

from wechatpay_runtime.key_der import (
    EC_KEY,
    ENCRYPTED_PRIVATE_KEY,
    Finding,
    Kind,
    cut_off,
    damaged,
    identify,
    sequence_size,
    unusable,
)

KeySource = str | bytes | os.PathLike[str]

_FILE_SIZE_LIMIT_BYTES = 1 << 20
_PATH_LENGTH_LIMIT = 1024
_SHORT_NAME_LENGTH = 24
_SHORTEST_BODY_LENGTH = 64
_MARKER = re.compile(r"-----\s*(BEGIN|END)([A-Z0-9 ]*?)-----")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_KEY_FILE_NAME = re.compile(r".*\.(pem|key|pub|crt|cer|der|p12|pfx|txt)", re.IGNORECASE | re.DOTALL)
_PATH_START = re.compile(r"~|\.{0,2}[/\\]|[A-Za-z]:[/\\]")
_LONG_RUN = re.compile(r"[A-Za-z0-9+=]{40}")
_NO_KEY_CURE = "A key starts with -----BEGIN; a path must name an existing file."
_SSH_CURE = "An SSH key is for logging in to servers; WeChat Pay has no use for it."
_CERTIFICATE_LABELS = {"CERTIFICATE", "X509CERTIFICATE", "TRUSTEDCERTIFICATE"}


def examine(source: KeySource) -> tuple[Finding, ...]:
    """Everything that a source holds, in its order; never empty, and never an exception for what it holds."""
    if isinstance(source, bytes):
        return _examine_bytes(source)
    text = without_wrapping(os.fspath(source))
    if not text:
        return (unusable("is empty"),)
    has_marker = _MARKER.search(text) is not None
    if has_marker and not isinstance(source, str):
        return (unusable("is a path object made of a key's text", "Give the text itself, without Path()."),)
    if not has_marker and (not isinstance(source, str) or _is_path(text)):
        content = _read(text)
        return (content,) if isinstance(content, Finding) else _examine_bytes(content)
    return _examine_text(text)


def without_wrapping(text: str) -> str:
    """The text without blanks, a byte order mark and quotes around it."""
    text = text.strip().lstrip("\ufeff").strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text


def _is_path(text: str) -> bool:
    if "\n" in text or "\0" in text or len(text) > _PATH_LENGTH_LIMIT:
        return False
    if _KEY_FILE_NAME.fullmatch(text) or _PATH_START.match(text):
        return True
    return os.path.exists(text)  # noqa: PTH110 - unlike Path.exists it answers False for every text


def _read(path: str) -> bytes | Finding:
    shown = _shown(path)
    if "\0" in path:
        return unusable("names a file with a null character in its name", "Check how the value was put together.")
    expanded = os.path.expanduser(path)  # noqa: PTH111 - Path.expanduser raises where there is no home folder
    try:
        with Path(expanded).open("rb") as file:
            content = file.read(_FILE_SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        return unusable(f"names a file that does not exist: {shown}", "A relative name starts at the working folder.")
    except (OSError, ValueError) as error:
        if os.path.isdir(expanded):  # noqa: PTH112 - unlike Path.is_dir it answers False for every text
            return unusable(f"names a folder: {shown}", "Name the file in it.")
        reason = (error.strerror if isinstance(error, OSError) else None) or "bad file name"
        return unusable(f"names a file that cannot be read: {shown} ({reason})", "Check its owner and permissions.")
    if len(content) > _FILE_SIZE_LIMIT_BYTES:
        return unusable(f"names a file that is too large to be a key: {shown}")
    return content


def _shown(path: str) -> str:
    """The path for a message, unless it may be a damaged key that only looks like a path."""
    first_folder = re.match(r"[^/\\]*[/\\]+[^/\\]+", os.path.expanduser(path))  # noqa: PTH111 - as in _read
    is_known_place = first_folder is not None and os.path.exists(first_folder[0])  # noqa: PTH110 - as in _is_path
    is_plain = is_known_place or _KEY_FILE_NAME.fullmatch(path) or len(path) < _SHORT_NAME_LENGTH
    if _LONG_RUN.search(path) or not is_plain:
        return f"a name of {len(path)} characters (not shown, because it may be part of a key)"
    return repr(path)


def _examine_bytes(content: bytes) -> tuple[Finding, ...]:
    if content[:1] == b"\x30" and content[1:2] >= b"\x80":
        return (identify(content),)
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
            findings.append(cut_off("it has a BEGIN line without its END line"))
        elif not is_open:
            findings.append(cut_off("it has an END line without its BEGIN line"))
        is_open = marker[1] == "BEGIN"
    return tuple(findings)


def _examine_bare_text(text: str) -> Finding:
    """Text without BEGIN and END lines: the base64 body of a key, or something else altogether."""
    body = _BLANKS.sub("", text)
    if body.startswith("MI") and len(body) >= _SHORTEST_BODY_LENGTH:
        return _examine_body(body, "")
    if re.search(r"BEGIN|END", text) and re.search("KEY|CERTIFICATE", text):
        return damaged("a damaged BEGIN or END line (each has exactly five hyphens on either side)")
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
        return ENCRYPTED_PRIVATE_KEY
    if label == "ECPARAMETERS":
        return EC_KEY
    return _examine_body(_BLANKS.sub("", body), label)


def _examine_body(body: str, label: str) -> Finding:
    if not body:
        return damaged("nothing between its BEGIN and END lines")
    is_base64 = _BASE64.fullmatch(body) is not None
    if is_base64 and len(body) % 4 == 0:
        finding = identify(base64.b64decode(body))
    else:
        unpadded = body.rstrip("=") if is_base64 else ""
        start = base64.b64decode(unpadded[: len(unpadded) // 4 * 4])
        size = sequence_size(start) or 0
        is_short = len(start) < size
        finding = cut_off(f"{len(start)} bytes are there, {size} are needed") if is_short else damaged("damaged base64")
    if finding.kind is Kind.UNUSABLE and label in _CERTIFICATE_LABELS:
        return Finding(Kind.CERTIFICATE, "holds a certificate")
    return finding
