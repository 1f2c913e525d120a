"""Builds the body of an upload: reads and checks the file, computes its digest, encodes the form."""

import os
from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import PurePath
from typing import Any, cast

from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._calls.arguments import json_fields, refusal, text_of, to_json_bytes
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
    """The body of an upload; `signed` is the content of the part `meta`, the only part that is signed."""

    content_type: str
    body: bytes = field(repr=False)
    signed: bytes = field(repr=False)


def make_form(operation: str, upload: Upload, values: Mapping[str, Any], cipher: FieldCipher | None) -> Form:
    """Build the body of an upload, which every attempt sends.

    Args:
        operation: Name of the operation, for messages.
        upload: The files and fields that it accepts.
        values: Arguments by wire name, including `file` and optionally `filename`.
        cipher: Encrypts sensitive fields.

    Raises:
        InvalidArgument: The file is missing, empty, too large or of a type that is not accepted, or an argument is invalid.
    """
    name, content = _file(operation, upload, values["file"], values.get("filename"))
    values = {**values, upload.digest: digest_of(upload.algorithm, content)}
    if upload.filename:
        values[upload.filename] = name
    meta = to_json_bytes(json_fields(operation, upload.meta, values, cipher))
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
    """Return the name and the content of the file, after checking both."""
    name = _name(operation, source, filename)
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if upload.accepts and ending not in upload.accepts:
        raise refusal(
            operation,
            phrase("the file name must end in {names}, got {name!r}", names=_list_of(upload.accepts), name=name),
        )
    bound = upload.largest_of(ending)
    content = _content(operation, source, _UNBOUNDED if bound is None else bound + 1)
    if not content:
        raise refusal(operation, phrase("the file {name!r} is empty", name=name))
    if bound is not None and len(content) > bound:
        raise refusal(
            operation,
            phrase("the file {name!r} is larger than {size}, the maximum for its type", name=name, size=_size(bound)),
        )
    return name, content


def _name(operation: str, source: object, filename: object) -> str:
    name = filename
    if name is None:
        path = _path(source) or _path(getattr(source, "name", None))
        if path is None:
            raise refusal(operation, phrase("the file has no name; pass filename, including its extension"))
        name = PurePath(path).name
    if not isinstance(name, str):
        raise refusal(operation, phrase("filename must be a string, got {type}", type=type(name).__name__))
    if not name or name.encode(errors="replace").decode() != name:
        raise refusal(
            operation, phrase("the file name {name!r} cannot be sent; pass another name as filename", name=name)
        )
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
        raise refusal(
            operation, phrase("the file {source!r} cannot be read: {reason}", source=source, reason=reason)
        ) from None
    raise refusal(
        operation,
        phrase("file must be a path, bytes or a file opened in binary mode, got {type}", type=type(source).__name__),
    )


def _read(operation: str, source: ReadableFile, most: int) -> bytes:
    """Read the rest of an open file, at most `most` bytes. A pipe may return less than requested, so this reads in a loop."""
    pieces, count = list[bytes](), 0
    while most < 0 or count < most:
        piece = cast("object", source.read(most - count if most >= 0 else _UNBOUNDED))
        if not isinstance(piece, bytes):  # a file opened in text mode also has `read`
            raise refusal(
                operation,
                phrase(
                    "file.read() must return bytes, got {type}; open the file in binary mode, 'rb'",
                    type=type(piece).__name__,
                ),
            )
        if not piece:
            break
        pieces.append(piece)
        count += len(piece)
    return b"".join(pieces)


def _list_of(endings: tuple[str, ...]) -> str:
    return listed([listed(endings[:-1]), endings[-1]] if len(endings) > 1 else endings, " or ")


_KIB = 1024


def _size(count: int) -> str:
    unit, size = ("MB", _KIB * _KIB) if count >= _KIB * _KIB else ("KB", _KIB)
    return f"{count / size:g} {unit}"
