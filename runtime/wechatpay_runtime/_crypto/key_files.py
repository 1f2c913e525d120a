"""Distinguishes the path of a key file from key text, and reads the file. Like `key_material`, it never raises."""

from __future__ import annotations

import os
import re
from typing import TypeAlias

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._crypto.findings import Finding, unusable

KeySource: TypeAlias = str | bytes | os.PathLike[str]
"""A key: PEM text, PEM or DER bytes, or the path of a file."""

_FILE_SIZE_LIMIT_BYTES = 1 << 20
_PATH_LENGTH_LIMIT = 1024
_SHORT_NAME_LENGTH = 24
_KEY_FILE_NAME = r"(?is).*\.(pem|key|pub|crt|cer|der|p12|pfx|txt)"
_PATH_START = r"~|\.{0,2}[/\\]|[A-Za-z]:[/\\]"
_LONG_RUN = r"[A-Za-z0-9+=]{40}"


def text_of_source(source: str | os.PathLike[str]) -> str:
    """Return a source as text; empty if it is a path object whose `__fspath__` fails."""
    try:
        return os.fsdecode(source)
    except Exception:  # noqa: BLE001 - a path object of an unknown class can raise anything
        return "" if not isinstance(source, str) else source


def without_wrapping(text: str) -> str:
    """Strip whitespace, a byte order mark and quotes around a text."""
    text = text.strip().lstrip("\ufeff").strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text


def is_path(text: str) -> bool:
    """Return whether a text is the path of a file rather than a key."""
    if "\n" in text or "\0" in text or len(text) > _PATH_LENGTH_LIMIT:
        return False
    if re.fullmatch(_KEY_FILE_NAME, text) or re.match(_PATH_START, text):
        return True
    return os.path.exists(text)  # noqa: PTH110 - unlike Path.exists it returns False for any invalid path


def read_file(path: str) -> bytes | Finding:
    """Return the content of a key file, or a finding that explains why it cannot be read."""
    if "\0" in path:
        return unusable(
            phrase("is a path that contains a null character"), phrase("Check the code that builds the value.")
        )
    from pathlib import Path

    label, expanded = shown_path(path), _expanded(path)
    try:
        with Path(expanded).open("rb") as file:
            content = file.read(_FILE_SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError:
        return unusable(
            phrase("is the path of a file that does not exist: {label}", label=label),
            phrase("A relative path is resolved against the current working directory."),
        )
    except (OSError, ValueError) as error:
        if os.path.isdir(expanded):  # noqa: PTH112 - unlike Path.is_dir it returns False for any invalid path
            return unusable(
                phrase("is the path of a directory: {label}", label=label),
                phrase("Pass the path of the key file in it."),
            )
        reason = (error.strerror if isinstance(error, OSError) else None) or phrase("invalid file name")
        return unusable(
            phrase("is the path of a file that cannot be read: {label} ({reason})", label=label, reason=reason),
            phrase("Check the file's owner and permissions."),
        )
    if len(content) > _FILE_SIZE_LIMIT_BYTES:
        return unusable(phrase("is the path of a file that is too large to be a key: {label}", label=label))
    return content


def _expanded(path: str) -> str:
    """Expand a leading `~`, if it names a home directory."""
    try:
        return os.path.expanduser(path)  # noqa: PTH111 - Path.expanduser raises if there is no home directory
    except ValueError:
        return path


def shown_path(path: str) -> str:
    """Return the path for a message; hide it if it may be part of a damaged key."""
    first_folder = re.match(r"[^/\\]*[/\\]+[^/\\]+", _expanded(path))
    is_known_place = first_folder is not None and os.path.exists(first_folder[0])  # noqa: PTH110 - as in is_path
    is_plain = is_known_place or re.fullmatch(_KEY_FILE_NAME, path) or len(path) < _SHORT_NAME_LENGTH
    if re.search(_LONG_RUN, path) or not is_plain:
        return phrase("a path of {count} characters (not shown, because it may be part of a key)", count=len(path))
    return repr(path)
