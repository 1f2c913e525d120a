# Written by `make generate` from specs/brand_own/product_coupons/upload_image.yaml: edit that file.
"""Upload an image for product coupons (图片上传)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
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

    image_url: str = field(STRING)
    """图片URL, at most 256 characters. URL of the image. It does not expire."""


OPERATION: Operation[UploadImageResponse] = Operation(
    name="brand_own.product_coupons.upload_image",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/media/upload-image"),),
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
    scheme="brand",
    replies={200: UploadImageResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _UploadImageDocs:
    def upload_image(self, *_: Any, **__: Any) -> Any:
        """Upload an image for product coupons (图片上传).

        Uploads an image and returns its URL. Operations of product coupons accept only images uploaded this way. The
        URL does not expire.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.upload_image`.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: jpg, bmp, png of at most 2 MB.
            filename: File name with its extension. Defaults to the name in the path.

        Returns:
            `UploadImageResponse` with `image_url`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same file.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class UploadImage(_UploadImageDocs, Service):
    def upload_image(self, *, file: FileSource, filename: str | None = None) -> UploadImageResponse:
        return self._call(OPERATION, {"file": file, "filename": filename})


class AsyncUploadImage(_UploadImageDocs, AsyncService):
    async def upload_image(self, *, file: FileSource, filename: str | None = None) -> UploadImageResponse:
        return await self._call(OPERATION, {"file": file, "filename": filename})
