# Written by `make generate` from specs/fapiao/applications/upload_fapiao_file.yaml: edit that file.
"""Upload the file of an e-invoice (上传电子发票文件)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.files import FileSource, Upload
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "DigestType", "FapiaoFileType", "UploadFapiaoFileResponse"]


class FapiaoFileType(StrEnum):
    """Documented values of `file_type` (文件类型). Any other value is a plain `str`."""

    PDF = "PDF"
    """A PDF file."""


class DigestType(StrEnum):
    """Documented values of `digest_alogrithm` (文件摘要算法). Any other value is a plain `str`."""

    SM3 = "SM3"
    """SM3, the digest algorithm of the Chinese national standard."""


@model
class UploadFapiaoFileResponse(Model):
    """Reply of `upload_fapiao_file`."""

    fapiao_media_id: str = field(STRING)
    """电子发票文件ID, at most 128 characters. ID of the file for `insert_cards`. Valid for 3 days."""


OPERATION: Operation[UploadFapiaoFileResponse] = Operation(
    name="fapiao.applications.upload_fapiao_file",
    method="POST",
    routes=(Route("/v3/new-tax-control-fapiao/fapiao-applications/upload-fapiao-file"),),
    upload=Upload(
        part="file",
        meta=(
            Parameter("sub_mchid", STRING, is_required=True),
            Parameter("file_type", OpenEnum(FapiaoFileType), is_required=True),
            Parameter("digest_alogrithm", OpenEnum(DigestType), is_required=True),
            Parameter("digest", STRING, is_required=True),
        ),
        digest="digest",
        algorithm="SM3",
        accepts=("pdf",),
        largest=(("pdf", 2097152),),
    ),
    replies={200: UploadFapiaoFileResponse},
    errors=(
        ErrorRow(400, "PARAM_ERROR", "The file is too large.", "Upload a file of at most 2 MB."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The digest does not match the file.", "Send the file and its digest again."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not use e-invoices.",
            "Check that you have the permission for e-invoices, and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792580",),
)


class _UploadFapiaoFileDocs:
    def upload_fapiao_file(self, *_: Any, **__: Any) -> Any:
        """Upload the file of an e-invoice (上传电子发票文件).

        Uploads the PDF file of an invoice that you issued yourself and returns its ID for `insert_cards`. The file
        expires after 3 days.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: pdf of at most 2 MB.
            filename: File name with its extension. Defaults to the name in the path.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            file_type: 文件类型. Type of the file: only `PDF`.
            digest_alogrithm: 文件摘要算法. Algorithm of `digest`, which the client computes: only `SM3`.

        Returns:
            `UploadFapiaoFileResponse` with `fapiao_media_id`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: The file is too large. Upload a file of at most 2 MB.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 INVALID_REQUEST: The digest does not match the file. Send the file and its digest again.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792580
        """


class UploadFapiaoFile(_UploadFapiaoFileDocs, Service):
    def upload_fapiao_file(
        self,
        *,
        file: FileSource,
        filename: str | None = None,
        sub_mchid: str,
        file_type: FapiaoFileType | str,
        digest_alogrithm: DigestType | str,
    ) -> UploadFapiaoFileResponse:
        return self._call(
            OPERATION,
            {
                "file": file,
                "filename": filename,
                "sub_mchid": sub_mchid,
                "file_type": file_type,
                "digest_alogrithm": digest_alogrithm,
            },
        )


class AsyncUploadFapiaoFile(_UploadFapiaoFileDocs, AsyncService):
    async def upload_fapiao_file(
        self,
        *,
        file: FileSource,
        filename: str | None = None,
        sub_mchid: str,
        file_type: FapiaoFileType | str,
        digest_alogrithm: DigestType | str,
    ) -> UploadFapiaoFileResponse:
        return await self._call(
            OPERATION,
            {
                "file": file,
                "filename": filename,
                "sub_mchid": sub_mchid,
                "file_type": file_type,
                "digest_alogrithm": digest_alogrithm,
            },
        )
