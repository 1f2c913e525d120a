# Written by `make generate` from specs/risk/complaints/upload_image.yaml: edit that file.
"""Upload an image for a complaint (图片上传接口)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Repeat, Route
from wechatpay_runtime.operation.files import FileSource, Upload
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UploadImageResponse"]


@model
class UploadImageResponse(Model):
    """Reply of `upload_image`."""

    media_id: str = field(STRING)
    """媒体文件标识Id, at most 512 characters. ID of the image, for `response_images`, `reject_media_list` and messages. It does not expire."""


OPERATION: Operation[UploadImageResponse] = Operation(
    name="risk.complaints.upload_image",
    method="POST",
    routes=(Route("/v3/merchant-service/images/upload"),),
    upload=Upload(
        part="file",
        meta=(
            Parameter("filename", STRING, is_required=True),
            Parameter("sha256", STRING, is_required=True),
        ),
        filename="filename",
        digest="sha256",
        algorithm="SHA256",
        accepts=("jpg", "bmp", "png"),
        largest=(("jpg", 2097152), ("bmp", 2097152), ("png", 2097152)),
    ),
    repeat=Repeat(by=("sha256",)),
    replies={200: UploadImageResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012467250",),
)


class _UploadImageDocs:
    def upload_image(self, *_: Any, **__: Any) -> Any:
        """Upload an image for a complaint (图片上传接口).

        Uploads an image and returns its ID, which a reply to the user or the refusal of a refund can contain. The ID
        does not expire.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: jpg, bmp, png of at most 2 MB.
            filename: File name with its extension. Defaults to the name in the path.

        Returns:
            `UploadImageResponse` with `media_id`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same file.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-09-01: https://pay.weixin.qq.com/doc/v3/merchant/4012467250
        """


class UploadImage(_UploadImageDocs, Service):
    def upload_image(self, *, file: FileSource, filename: str | None = None) -> UploadImageResponse:
        return self._call(OPERATION, {"file": file, "filename": filename})


class AsyncUploadImage(_UploadImageDocs, AsyncService):
    async def upload_image(self, *, file: FileSource, filename: str | None = None) -> UploadImageResponse:
        return await self._call(OPERATION, {"file": file, "filename": filename})
