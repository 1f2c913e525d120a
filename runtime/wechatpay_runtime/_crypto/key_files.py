"""Tells paths of keys from keys, and reads the files. Nothing here raises, as in `key_material`."""

import os
import re
from pathlib import Path
from typing import TypeAlias

from wechatpay_runtime._crypto.findings import Finding, unusable

KeySource: TypeAlias = str | bytes | os.PathLike[str]
"""A key: PEM text, PEM or DER bytes, or the path of a file."""

_FILE_SIZE_LIMIT_BYTES = 1 << 20
_PATH_LENGTH_LIMIT = 1024
_SHORT_NAME_LENGTH = 24
_KEY_FILE_NAME = r"(?is).*\.(pem|key|pub|crt|cer|der|p12|pfx|txt)"
_PATH_START = r"~|\.{0,2}[/\\]|[A-Za-z]:[/\\]"
_LONG_RUN = r"[A-Za-z0-9+=]{40}"


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


def is_path(text: str) -> bool:
    """Whether a text is the path of a file, not a key."""
    if "\n" in text or "\0" in text or len(text) > _PATH_LENGTH_LIMIT:
        return False
    if re.fullmatch(_KEY_FILE_NAME, text) or re.match(_PATH_START, text):
        return True
    return os.path.exists(text)  # noqa: PTH110 - unlike Path.exists it answers False for every text


def read_file(path: str) -> bytes | Finding:
    """The content of a key file, or why it cannot be one."""
    if "\0" in path:
        return unusable("names a file with a null character in its name", "Check how the value was put together.")
    label, expanded = shown_path(path), _expanded(path)
    try:
        with Path(expanded).open("rb") as file:
            content = file.read(_FILE_SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        return unusable(f"names a file that does not exist: {label}", "A relative name starts at the working folder.")
    except (OSError, ValueError) as error:
        if os.path.isdir(expanded):  # noqa: PTH112 - unlike Path.is_dir it answers False for every text
            return unusable(f"names a folder: {label}", "Name the file in it.")
        reason = (error.strerror if isinstance(error, OSError) else None) or "bad file name"
        return unusable(f"names a file that cannot be read: {label} ({reason})", "Check its owner and permissions.")
    if len(content) > _FILE_SIZE_LIMIT_BYTES:
        return unusable(f"names a file that is too large to be a key: {label}")
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
    is_known_place = first_folder is not None and os.path.exists(first_folder[0])  # noqa: PTH110 - as in is_path
    is_plain = is_known_place or re.fullmatch(_KEY_FILE_NAME, path) or len(path) < _SHORT_NAME_LENGTH
    if re.search(_LONG_RUN, path) or not is_plain:
        return f"a name of {len(path)} characters (not shown, because it may be part of a key)"
    return repr(path)
