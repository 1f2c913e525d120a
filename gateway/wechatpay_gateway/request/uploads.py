"""Uploads: rules for a file and the form's part `meta`.

https://pay.weixin.qq.com/doc/v3/partner/4012760432 and https://pay.weixin.qq.com/doc/v3/partner/4012761084.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha512
from typing import Any

from attrs import field, frozen
from cryptography.hazmat.primitives import hashes

from wechatpay_gateway.base.errors import Message, Refusal, invalid_request
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.catalog.catalog import Upload
from wechatpay_gateway.request.arguments import read_fields, read_form_fields
from wechatpay_gateway.request.multipart import FormError, Part, boundary_of, read_form
from wechatpay_gateway.request.sealing import Opener

META = "meta"

_BEGINNINGS: Mapping[str, tuple[tuple[int, bytes], ...]] = {
    "jpg": ((0, b"\xff\xd8\xff"),),
    "jpeg": ((0, b"\xff\xd8\xff"),),
    "png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "bmp": ((0, b"BM"),),
    "gif": ((0, b"GIF8"),),
    "pdf": ((0, b"%PDF-"),),
    "avi": ((0, b"RIFF"),),
    "wmv": ((0, b"\x30\x26\xb2\x75"),),
    "mpeg": ((0, b"\x00\x00\x01\xba"), (0, b"\x00\x00\x01\xb3")),
    "mp4": ((4, b"ftyp"),),
    "mov": ((4, b"ftyp"), (4, b"moov"), (4, b"mdat"), (4, b"wide"), (4, b"free")),
    "m4v": ((4, b"ftyp"),),
    "f4v": ((4, b"ftyp"),),
    "flv": ((0, b"FLV"),),
    "mkv": ((0, b"\x1a\x45\xdf\xa3"),),
    "rmvb": ((0, b".RMF"),),
}
"""The first bytes of each file type, with their offset; files that start with the bytes of another type are refused, as the pages specify."""


@frozen
class Form:
    """A form as received: the parts by name. The signature covers only the content of the part `meta`."""

    parts: Mapping[str, Part]

    @property
    def signed(self) -> bytes:
        """The bytes that the signature covers."""
        return self.parts[META].content


@frozen
class UploadedFile:
    """A file that passed all checks."""

    name: str
    content: bytes = field(repr=False)
    digest: str

    @property
    def media_id(self) -> str:
        """An ID derived from the content: the same content always has the same ID."""
        return urlsafe_b64encode(sha512(b"media" + self.content).digest()).decode("ascii").rstrip("=")


def read_upload(request: ReceivedRequest, upload: Upload) -> Form:
    """Parse the form of an upload; the only check is that `meta` and the file are present.

    Raises:
        Refusal: 400 INVALID_REQUEST: the body is not such a form.
    """
    values = request.header_values(b"content-type")
    boundary = boundary_of(values[0].decode("latin-1"), request.body) if values else None
    if boundary is None:
        message = "The header Content-Type must be multipart/form-data with a boundary."
        raise invalid_request("Http头Content-Type错误", message)
    try:
        parts = read_form(boundary, request.body)
    except FormError as error:
        raise invalid_request("请求体不是合法的表单", str(error)) from None
    for name in (META, upload.part):
        if name not in parts:
            raise invalid_request(f"请求体缺少{name}", f"The form must have a part {name}.")
    return Form(parts)


def check_upload(upload: Upload, form: Form, opener: Opener) -> tuple[dict[str, Any], UploadedFile]:
    """Check the form and return its arguments and the file. Call it only after the signature is verified.

    Raises:
        Refusal: 400 PARAM_ERROR, with the page's texts.
    """
    meta = read_fields(upload.meta, form.signed, opener)
    texts = {name: part.content for name, part in form.parts.items() if name not in (META, upload.part)}
    fields = read_form_fields(upload.form, texts, opener)
    part = form.parts[upload.part]
    name = meta[upload.filename] if upload.filename else part.filename or ""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if part.filename is None or (upload.accepts and ending not in upload.accepts):
        raise _refused("文件名称不正确，请检查后重新提交", f"The file name must end in {', '.join(upload.accepts)}.")
    if not part.content:
        raise _refused("文件为空，请检查后重新提交", "The file is empty.")
    bound = upload.largest.get(ending, upload.largest.get(""))
    if bound is not None and len(part.content) > bound:
        limit = f"{bound / 1024 / 1024:g}M"
        raise _refused(f"文件大小不能超过{limit}，请检查后重新提交", f"The file must not exceed {limit}.")
    digest = _digest(upload.algorithm, part.content)
    if str(meta[upload.digest]).lower() != digest:
        raise _refused(
            f"文件{upload.digest}值有误，请检查后重新提交", f"{upload.digest} does not match the digest of the file."
        )
    beginnings = _BEGINNINGS.get(ending, ())
    if beginnings and not any(part.content.startswith(begin, at) for at, begin in beginnings):
        message = f"The content of the file is not that of a .{ending} file."
        raise _refused("文件二进制内容不正确，请检查后重新提交", message)
    return meta | fields, UploadedFile(name, part.content, digest)


def _refused(zh: str, en: str) -> Refusal:
    return Refusal(400, "PARAM_ERROR", Message(zh, en))


def _digest(algorithm: str, content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3() if algorithm == "SM3" else hashes.SHA256())
    digest.update(content)
    return digest.finalize().hex()
