# Written by `make generate` from specs/common/media/upload_image.yaml: edit that file.
"""Upload an image or a document (文件上传)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.common.media._models import MediaId
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.files import FileSource, Upload
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[MediaId] = Operation(
    name="common.media.upload_image",
    method="POST",
    routes=(Route("/v3/merchant/media/upload"),),
    upload=Upload(
        part="file",
        meta=(
            Parameter("filename", STRING, is_required=True),
            Parameter("sha256", STRING, is_required=True),
        ),
        filename="filename",
        digest="sha256",
        algorithm="SHA256",
        accepts=("jpg", "jpeg", "png", "bmp", "pdf"),
        largest=(("jpg", 5242880), ("jpeg", 5242880), ("png", 5242880), ("bmp", 5242880), ("pdf", 7864320)),
    ),
    repeat=Repeat(by=("sha256",)),
    replies={200: MediaId},
    errors=(
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(500, "SYSTEM_ERROR", "WeChat Pay's file system failed.", "Retry later with the same arguments."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The file name does not have an image extension.",
            "Use a file name that ends in jpg, jpeg, png or bmp.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The file is not an image.",
            "Upload a JPEG, PNG or BMP image. Renaming another file is not enough.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The digest does not match the file.",
            "Retry. The client computes the digest of the bytes that it sends, so if it fails again, report it.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The file is too large.", "Reduce the size of the image, or upload another one."),
        ErrorRow(400, "PARAM_ERROR", "The file is empty.", "Upload another file."),
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many calls.", "Upload fewer files per second."),
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many uploads today.", "Upload the rest tomorrow."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012760432",),
)


class _UploadImageDocs:
    def upload_image(self, *_: Any, **__: Any) -> Any:
        """Upload an image or a document (文件上传).

        Uploads an image or a PDF file and returns its MediaID, which other operations accept in place of the file.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: jpg, jpeg, png, bmp of at most 5 MB; pdf
                of at most 7.5 MB.
            filename: File name with its extension. Defaults to the name in the path.

        Returns:
            `MediaId` with `media_id`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                500 SYSTEM_ERROR: WeChat Pay's file system failed. Retry later with the same arguments.
                400 PARAM_ERROR: The file name does not have an image extension. Use a file name that ends in jpg, jpeg,
                    png or bmp.
                400 PARAM_ERROR: The file is not an image. Upload a JPEG, PNG or BMP image. Renaming another file is not
                    enough.
                400 PARAM_ERROR: The digest does not match the file. Retry. The client computes the digest of the bytes
                    that it sends, so if it fails again, report it.
                400 PARAM_ERROR: The file is too large. Reduce the size of the image, or upload another one.
                400 PARAM_ERROR: The file is empty. Upload another file.
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. Upload fewer files per second.
                429 FREQUENCY_LIMIT_EXCEED: Too many uploads today. Upload the rest tomorrow.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same file.

        Available to: service provider (普通服务商).

        Official page, 2026-05-09: https://pay.weixin.qq.com/doc/v3/partner/4012760432
        """


class UploadImage(_UploadImageDocs, Service):
    def upload_image(self, *, file: FileSource, filename: str | None = None) -> MediaId:
        return self._call(OPERATION, {"file": file, "filename": filename})


class AsyncUploadImage(_UploadImageDocs, AsyncService):
    async def upload_image(self, *, file: FileSource, filename: str | None = None) -> MediaId:
        return await self._call(OPERATION, {"file": file, "filename": filename})
