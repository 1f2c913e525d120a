# Written by `make generate` from specs/common/media/upload_marketing_image.yaml: edit that file.
"""Upload an image for marketing (图片上传（营销专用）)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.files import FileSource, Upload
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UploadMarketingImageResponse"]


@model
class UploadMarketingImageResponse(Model):
    """Reply of `upload_marketing_image`."""

    media_url: str = field(STRING)
    """媒体文件URL地址, at most 256 characters. URL of the image, for the operations of marketing products. Never expires."""


OPERATION: Operation[UploadMarketingImageResponse] = Operation(
    name="common.media.upload_marketing_image",
    method="POST",
    routes=(Route("/v3/marketing/favor/media/image-upload"),),
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
    replies={200: UploadMarketingImageResponse},
    errors=(
        ErrorRow(400, "PARAM_ERROR", "The image is empty.", "Upload another file."),
        ErrorRow(
            403, "REQUEST_BLOCKED", "The file is not an image of a known type.", "Upload a JPG, BMP or PNG image."
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The part `meta` does not match the image.",
            "Retry. The client computes the digest of the bytes that it sends, so if it fails again, report it.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The signature does not match the request.",
            "Check your signing code, the private key and its serial number.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015900513",),
)


class _UploadMarketingImageDocs:
    def upload_marketing_image(self, *_: Any, **__: Any) -> Any:
        """Upload an image for marketing (图片上传（营销专用）).

        Uploads an image and returns its URL, for operations of marketing products, such as merchant coupons (商家券),
        cash coupons and pay gift activities.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: jpg, bmp, png of at most 2 MB.
            filename: File name with its extension. Defaults to the name in the path.

        Returns:
            `UploadMarketingImageResponse` with `media_url`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: The image is empty. Upload another file.
                403 REQUEST_BLOCKED: The file is not an image of a known type. Upload a JPG, BMP or PNG image.
                403 REQUEST_BLOCKED: The part `meta` does not match the image. Retry. The client computes the digest of
                    the bytes that it sends, so if it fails again, report it.
                403 REQUEST_BLOCKED: The signature does not match the request. Check your signing code, the private key
                    and its serial number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same file.
        Rate limit: 100 calls a minute.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-11-14: https://pay.weixin.qq.com/doc/v3/partner/4015900513
        """


class UploadMarketingImage(_UploadMarketingImageDocs, Service):
    def upload_marketing_image(self, *, file: FileSource, filename: str | None = None) -> UploadMarketingImageResponse:
        return self._call(OPERATION, {"file": file, "filename": filename})


class AsyncUploadMarketingImage(_UploadMarketingImageDocs, AsyncService):
    async def upload_marketing_image(
        self, *, file: FileSource, filename: str | None = None
    ) -> UploadMarketingImageResponse:
        return await self._call(OPERATION, {"file": file, "filename": filename})
