"""A strict parser of forms with a file: `multipart/form-data`, RFC 7578."""

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
    """The body is not a valid form; the message never contains its values."""


@frozen
class Part:
    """One part of a form; `filename` is `None` if the part has none."""

    name: str
    content: bytes = field(repr=False)
    filename: str | None = None


def boundary_of(content_type: str, body: bytes = b"") -> str | None:
    """Return the boundary in `Content-Type`, or else the one at the start of the body; `None` if the header is not for a form.

    Some clients omit the boundary from the header, and WeChat Pay accepts their uploads.
    """
    found = _CONTENT_TYPE.fullmatch(content_type)
    if found:
        return found[2]
    first = _FIRST_LINE.match(body) if _NAMELESS.fullmatch(content_type) else None
    return first[1].decode("ascii") if first else None


def read_form(boundary: str, body: bytes) -> Mapping[str, Part]:
    """Return the parts of a form, by name.

    Raises:
        FormError: the body does not begin and end with the boundary, a part has no name, or two parts have the same name.
    """
    delimiter = b"--" + boundary.encode("ascii")
    first, *pieces = (b"\r\n" + body).split(b"\r\n" + delimiter)
    if first or not pieces or pieces[-1] not in (b"--", b"--\r\n"):
        raise FormError("The body must begin and end with the boundary from the header Content-Type.")
    parts: dict[str, Part] = {}
    for piece in pieces[:-1]:
        part = _part(piece)
        if part.name in parts:
            raise FormError("The parts of the form must have different names.")
        parts[part.name] = part
    return parts


def _part(piece: bytes) -> Part:
    head, blank, content = piece.partition(b"\r\n\r\n")
    if not head.startswith(b"\r\n") or not blank:
        raise FormError("Each part of the form must consist of headers, an empty line and the content.")
    try:
        lines = head.decode("utf-8").split("\r\n")[1:]
    except UnicodeDecodeError:
        raise FormError("The headers of a part must be UTF-8.") from None
    values = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    disposition = _DISPOSITION.fullmatch(values.get("content-disposition", ""))
    found = dict(_PARAMETER.findall(disposition[1])) if disposition else {}
    if "name" not in found:
        raise FormError('Each part of the form must have a header Content-Disposition: form-data; name="…".')
    filename: str | None = found.get("filename")
    return Part(_unescaped(found["name"]), content, None if filename is None else _unescaped(filename))


def _unescaped(text: str) -> str:
    for escape, character in _ESCAPES.items():
        text = text.replace(escape, character)
    return text
