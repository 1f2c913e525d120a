# Written by `make generate` from specs/common/media/upload_video.yaml: edit that file.
"""Upload a video (视频上传)."""

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
    name="common.media.upload_video",
    method="POST",
    routes=(Route("/v3/merchant/media/video_upload"),),
    upload=Upload(
        part="file",
        meta=(
            Parameter("filename", STRING, is_required=True),
            Parameter("sha256", STRING, is_required=True),
        ),
        filename="filename",
        digest="sha256",
        algorithm="SHA256",
        accepts=("avi", "wmv", "mpeg", "mp4", "mov", "mkv", "flv", "f4v", "m4v", "rmvb"),
        largest=(
            ("avi", 5242880),
            ("wmv", 5242880),
            ("mpeg", 5242880),
            ("mp4", 5242880),
            ("mov", 5242880),
            ("mkv", 5242880),
            ("flv", 5242880),
            ("f4v", 5242880),
            ("m4v", 5242880),
            ("rmvb", 5242880),
        ),
    ),
    repeat=Repeat(by=("sha256",)),
    replies={200: MediaId},
    errors=(
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(500, "SYSTEM_ERROR", "WeChat Pay's file system failed.", "Retry later with the same arguments."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The file name does not have a video extension.",
            "Use a file name that ends in avi, wmv, mpeg, mp4, mov, mkv, flv, f4v, m4v or rmvb.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The file is not a video.",
            "Upload a video in one of these formats. Renaming another file is not enough.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The digest does not match the file.",
            "Retry. The client computes the digest of the bytes that it sends, so if it fails again, report it.",
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The file is larger than 5 MB.", "Reduce the size of the video, or upload another one."
        ),
        ErrorRow(400, "PARAM_ERROR", "The file is empty.", "Upload another file."),
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many calls.", "Upload fewer files per second."),
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many uploads today.", "Upload the rest tomorrow."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012761084",),
)


class _UploadVideoDocs:
    def upload_video(self, *_: Any, **__: Any) -> Any:
        """Upload a video (视频上传).

        Uploads a video and returns its MediaID, which other operations accept in place of the file.

        Args:
            file: A path, `bytes`, or a file opened in binary mode. Accepted: avi, wmv, mpeg, mp4, mov, mkv, flv, f4v,
                m4v, rmvb of at most 5 MB.
            filename: File name with its extension. Defaults to the name in the path.

        Returns:
            `MediaId` with `media_id`.

        Raises:
            InvalidArgument: The file or an argument is invalid. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                500 SYSTEM_ERROR: WeChat Pay's file system failed. Retry later with the same arguments.
                400 PARAM_ERROR: The file name does not have a video extension. Use a file name that ends in avi, wmv,
                    mpeg, mp4, mov, mkv, flv, f4v, m4v or rmvb.
                400 PARAM_ERROR: The file is not a video. Upload a video in one of these formats. Renaming another file
                    is not enough.
                400 PARAM_ERROR: The digest does not match the file. Retry. The client computes the digest of the bytes
                    that it sends, so if it fails again, report it.
                400 PARAM_ERROR: The file is larger than 5 MB. Reduce the size of the video, or upload another one.
                400 PARAM_ERROR: The file is empty. Upload another file.
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. Upload fewer files per second.
                429 FREQUENCY_LIMIT_EXCEED: Too many uploads today. Upload the rest tomorrow.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same file.

        Available to: service provider (普通服务商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012761084
        """


class UploadVideo(_UploadVideoDocs, Service):
    def upload_video(self, *, file: FileSource, filename: str | None = None) -> MediaId:
        return self._call(OPERATION, {"file": file, "filename": filename})


class AsyncUploadVideo(_UploadVideoDocs, AsyncService):
    async def upload_video(self, *, file: FileSource, filename: str | None = None) -> MediaId:
        return await self._call(OPERATION, {"file": file, "filename": filename})
