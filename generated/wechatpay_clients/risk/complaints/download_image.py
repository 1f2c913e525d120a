# Written by `make generate` from specs/risk/complaints/download_image.yaml: edit that file.
"""Download an image of a complaint (图片请求接口)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route
from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="risk.complaints.download_image",
    method="GET",
    routes=(Route("/v3/merchant-service/images/{media_id}"),),
    parameters=(Parameter("media_id", STRING, is_required=True),),
    replies={200: FILE_REPLY},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012467251",),
)


class _DownloadImageDocs:
    def download_image(self, *_: Any, **__: Any) -> Any:
        """Download an image of a complaint (图片请求接口).

        Downloads an image that was uploaded to a complaint. The request is signed; the reply is the image, unsigned.

        Complaints and their history contain addresses of images. A browser cannot open them.

        Args:
            media_id: 媒体文件标识ID, at most 256 characters. ID of the image, the last segment of an address in
                `media_url`.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            OSError: The file could not be written completely, for example because the disk is full.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-09-02: https://pay.weixin.qq.com/doc/v3/merchant/4012467251
        """


class DownloadImage(_DownloadImageDocs, Service):
    def download_image(self, *, media_id: str, to: FileTarget, progress: Progress | None = None) -> DownloadedFile:
        return self._download(OPERATION, {"media_id": media_id}, to, progress)


class AsyncDownloadImage(_DownloadImageDocs, AsyncService):
    async def download_image(
        self, *, media_id: str, to: FileTarget, progress: Progress | None = None
    ) -> DownloadedFile:
        return await self._download(OPERATION, {"media_id": media_id}, to, progress)
