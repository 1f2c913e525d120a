# Written by `make generate` from specs/common/media: edit the files there.
"""Media (文件上传).

Upload images, documents and videos for operations that take a MediaID.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import MediaId
    from .upload_image import AsyncUploadImage, UploadImage
    from .upload_video import AsyncUploadVideo, UploadVideo
else:
    UploadImage, AsyncUploadImage = deferred(__name__, "upload_image")
    UploadVideo, AsyncUploadVideo = deferred(__name__, "upload_video")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("MediaId",),
        },
    )

__all__ = [
    "AsyncMedia",
    "Media",
    "MediaId",
]


class Media(
    UploadImage,
    UploadVideo,
    Service,
):
    """Media (文件上传)."""


class AsyncMedia(
    AsyncUploadImage,
    AsyncUploadVideo,
    AsyncService,
):
    """Media (文件上传), for `AsyncClient`."""
