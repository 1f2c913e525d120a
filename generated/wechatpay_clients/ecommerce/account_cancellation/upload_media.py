# Written by `make generate` from specs/ecommerce/account_cancellation/upload_media.yaml: edit that file.
"""Upload an image for closing an account (图片上传)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.files import FileSource, Upload
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UploadMediaResponse"]


@model
class UploadMediaResponse(Model):
    """Reply of `upload_media`."""

    media_id: str = field(STRING)
    """MediaID of the image, for `application_media_id` (媒体文件标识ID, at most 512 characters)."""


OPERATION: Operation[UploadMediaResponse] = Operation(
    name="ecommerce.account_cancellation.upload_media",
    method="POST",
    routes=(Route("/v3/ecommerce/account/cancel-applications/media"),),
    upload=Upload(
        part="file",
        meta=(
            Parameter("file_name", STRING, is_required=True),
            Parameter("file_digest", STRING, is_required=True),
        ),
        filename="file_name",
        digest="file_digest",
        algorithm="SHA256",
        accepts=("jpg", "bmp", "png"),
        largest=(("jpg", 2097152), ("bmp", 2097152), ("png", 2097152)),
    ),
    repeat=Repeat(by=("file_digest",)),
    replies={200: UploadMediaResponse},
    errors=(
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(400, "INVALID_REQUEST", "The image is too large.", "Upload an image of at most 2 MB."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The Content-Type of the image is not allowed.",
            "Upload a JPG, JPEG, BMP or PNG image.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012691710",),
)


class _UploadMediaDocs:
    def upload_media(self, *_: Any, **__: Any) -> Any:
        """Upload an image for closing an account (图片上传).

        Uploads an image and returns its MediaID, which `create_cancel_application` accepts. JPG, BMP or PNG, at most 2
        MB.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: jpg, bmp, png of at most 2 MB.
            filename: File name with its extension. Defaults to the name in the path.

        Returns:
            `UploadMediaResponse` with `media_id`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                400 INVALID_REQUEST: The image is too large. Upload an image of at most 2 MB.
                400 INVALID_REQUEST: The Content-Type of the image is not allowed. Upload a JPG, JPEG, BMP or PNG image.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same file.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012691710
        """


class UploadMedia(_UploadMediaDocs, Service):
    def upload_media(self, *, file: FileSource, filename: str | None = None) -> UploadMediaResponse:
        return self._call(OPERATION, {"file": file, "filename": filename})


class AsyncUploadMedia(_UploadMediaDocs, AsyncService):
    async def upload_media(self, *, file: FileSource, filename: str | None = None) -> UploadMediaResponse:
        return await self._call(OPERATION, {"file": file, "filename": filename})
