"""Makes the body of an upload: reads the file, refuses what cannot be taken, computes the digest, writes the form."""

import os
from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import PurePath
from typing import Any, cast

from attrs import field, frozen

from wechatpay_runtime._calls.arguments import refusal, text_of, to_json_bytes, written
from wechatpay_runtime._calls.multipart import Part, frame
from wechatpay_runtime._crypto.digests import digest_of
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.files import ReadableFile, Upload

_UNBOUNDED = -1
_TYPES = MimeTypes()
_ANY_TYPE = "application/octet-stream"


@frozen(eq=False)
class Form:
    """The body of an upload; `signed` is the text of the part `meta`, the only part that is signed."""

    content_type: str
    body: bytes = field(repr=False)
    signed: bytes = field(repr=False)


def make_form(operation: str, upload: Upload, values: Mapping[str, Any], cipher: FieldCipher | None) -> Form:
    """Make the body of one upload, once: every attempt sends these bytes.

    Args:
        operation: Its name, for messages.
        upload: What it takes.
        values: Arguments by wire name, among them `file` and perhaps `filename`.
        cipher: Seals encrypted fields.

    Raises:
        InvalidArgument: The file is missing, empty, too large or of a kind that is not taken, or an argument is wrong.
    """
    name, content = _file(operation, upload, values["file"], values.get("filename"))
    values = {**values, upload.digest: digest_of(upload.algorithm, content)}
    if upload.filename:
        values[upload.filename] = name
    meta = to_json_bytes(written(operation, upload.meta, values, cipher))
    fields = [
        Part(parameter.wire_name, text_of(operation, parameter, values[parameter.wire_name], cipher).encode())
        for parameter in upload.form
        if parameter.wire_name in values
    ]
    kind = _TYPES.guess_type(name)[0] or _ANY_TYPE
    parts = (Part("meta", meta, content_type="application/json"), *fields, Part(upload.part, content, name, kind))
    content_type, body = frame(parts)
    return Form(content_type, body, meta)


def _file(operation: str, upload: Upload, source: object, filename: object) -> tuple[str, bytes]:
    """The name and the content of the file, both found fit to send."""
    name = _name(operation, source, filename)
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if upload.accepts and ending not in upload.accepts:
        raise refusal(operation, f"the file is called {name!r}, and its name must end in {_list_of(upload.accepts)}")
    bound = upload.largest_of(ending)
    content = _content(operation, source, _UNBOUNDED if bound is None else bound + 1)
    if not content:
        raise refusal(operation, f"the file {name!r} is empty")
    if bound is not None and len(content) > bound:
        raise refusal(operation, f"the file {name!r} is larger than {_size(bound)}, the most that is taken of its kind")
    return name, content


def _name(operation: str, source: object, filename: object) -> str:
    name = filename
    if name is None:
        path = _path(source) or _path(getattr(source, "name", None))
        if path is None:
            raise refusal(operation, "the file has no name of its own; give filename, with its ending")
        name = PurePath(path).name
    if not isinstance(name, str):
        raise refusal(operation, f"filename takes text, not {type(name).__name__}")
    if not name or name.encode(errors="replace").decode() != name:
        raise refusal(operation, f"the name {name!r} of the file cannot be sent; give another as filename")
    return name


def _path(source: object) -> str | None:
    is_path = isinstance(source, (str, os.PathLike))
    return os.fsdecode(cast("str | os.PathLike[str]", source)) if is_path else None


def _content(operation: str, source: object, most: int) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if path := _path(source):
            with open(path, "rb") as file:  # noqa: PTH123 - a path may be any path-like object
                return file.read(most)
        if isinstance(source, ReadableFile):
            return _read(operation, source, most)
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidArgument):
            raise
        reason = getattr(error, "strerror", None) or error
        raise refusal(operation, f"the file {source!r} cannot be read: {reason}") from None
    raise refusal(operation, f"file takes a path, bytes or a file opened in binary mode, not {type(source).__name__}")


def _read(operation: str, source: ReadableFile, most: int) -> bytes:
    """All that is left in an open file, or as much as shows that it is too large; a pipe gives less than asked for."""
    pieces, count = list[bytes](), 0
    while most < 0 or count < most:
        piece = cast("object", source.read(most - count if most >= 0 else _UNBOUNDED))
        if not isinstance(piece, bytes):  # a file opened as text has a `read`, too
            raise refusal(operation, f"the file gives {type(piece).__name__}; open it in binary mode, as in 'rb'")
        if not piece:
            break
        pieces.append(piece)
        count += len(piece)
    return b"".join(pieces)


def _list_of(endings: tuple[str, ...]) -> str:
    return " or ".join([", ".join(endings[:-1]), endings[-1]] if len(endings) > 1 else endings)


_KIB = 1024


def _size(count: int) -> str:
    unit, size = ("MB", _KIB * _KIB) if count >= _KIB * _KIB else ("KB", _KIB)
    return f"{count / size:g} {unit}"
