"""Read a form with a file: `multipart/form-data`, RFC 7578, as strictly as a server can that must sign off on its bytes."""

import re
from collections.abc import Mapping

from attrs import field, frozen

_BOUNDARY = r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]"
_CONTENT_TYPE = re.compile(rf'multipart/form-data *; *boundary=("?)({_BOUNDARY})\1', re.IGNORECASE)
_NAMELESS = re.compile(r"multipart/form-data *;?", re.IGNORECASE)
_FIRST_LINE = re.compile(rf"--({_BOUNDARY})\r\n".encode())
_DISPOSITION = re.compile(r'form-data((?: *; *[a-z]+="[^"]*")+) *;?', re.IGNORECASE)
_PARAMETER = re.compile(r' *; *([a-z]+)="([^"]*)"', re.IGNORECASE)
_ESCAPES = {"%22": '"', "%0D": "\r", "%0A": "\n"}


class FormError(ValueError):
    """The body is no form; the message says what is wrong, and never holds a value of it."""


@frozen
class Part:
    """One part of a form: `filename` is `None` where it has none."""

    name: str
    content: bytes = field(repr=False)
    filename: str | None = None


def boundary_of(content_type: str, body: bytes = b"") -> str | None:
    """The boundary that a `Content-Type` names, or else the one that the body begins with; `None` where it is not that of a form.

    Some clients set the header themselves and leave the boundary out, and WeChat Pay takes their uploads.
    """
    found = _CONTENT_TYPE.fullmatch(content_type)
    if found:
        return found[2]
    first = _FIRST_LINE.match(body) if _NAMELESS.fullmatch(content_type) else None
    return first[1].decode("ascii") if first else None


def read_form(boundary: str, body: bytes) -> Mapping[str, Part]:
    """The parts of a form, by name.

    Raises:
        FormError: it does not begin and end with its boundary, a part has no name, or two have the same.
    """
    delimiter = b"--" + boundary.encode("ascii")
    first, *pieces = (b"\r\n" + body).split(b"\r\n" + delimiter)
    if first or not pieces or pieces[-1] not in (b"--", b"--\r\n"):
        raise FormError("The body must begin and end with the boundary that Content-Type names.")
    parts: dict[str, Part] = {}
    for piece in pieces[:-1]:
        part = _part(piece)
        if part.name in parts:
            raise FormError("Two parts of the form have the same name.")
        parts[part.name] = part
    return parts


def _part(piece: bytes) -> Part:
    head, blank, content = piece.partition(b"\r\n\r\n")
    if not head.startswith(b"\r\n") or not blank:
        raise FormError("A part of the form must have its headers, an empty line and its content.")
    try:
        lines = head.decode("utf-8").split("\r\n")[1:]
    except UnicodeDecodeError:
        raise FormError("The headers of a part must be UTF-8.") from None
    values = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    disposition = _DISPOSITION.fullmatch(values.get("content-disposition", ""))
    found = dict(_PARAMETER.findall(disposition[1])) if disposition else {}
    if "name" not in found:
        raise FormError('A part must have the header Content-Disposition: form-data; name="…".')
    filename: str | None = found.get("filename")
    return Part(_unescaped(found["name"]), content, None if filename is None else _unescaped(filename))


def _unescaped(text: str) -> str:
    for escape, character in _ESCAPES.items():
        text = text.replace(escape, character)
    return text
