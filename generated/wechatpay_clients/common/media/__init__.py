# Written by `make generate` from specs/common/media: edit the files there.
"""Media (文件上传).

Upload images, documents and videos for operations that take a MediaID, and images for operations of marketing products,
which take their URL.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import MediaId
    from .upload_image import AsyncUploadImage, UploadImage
    from .upload_marketing_image import AsyncUploadMarketingImage, UploadMarketingImage, UploadMarketingImageResponse
    from .upload_video import AsyncUploadVideo, UploadVideo
else:
    UploadImage, AsyncUploadImage = deferred(__name__, "upload_image")
    UploadMarketingImage, AsyncUploadMarketingImage = deferred(__name__, "upload_marketing_image")
    UploadVideo, AsyncUploadVideo = deferred(__name__, "upload_video")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("MediaId",),
            ".upload_marketing_image": ("UploadMarketingImageResponse",),
        },
    )

__all__ = [
    "AsyncMedia",
    "Media",
    "MediaId",
    "UploadMarketingImageResponse",
]


class Media(
    UploadImage,
    UploadMarketingImage,
    UploadVideo,
    Service,
):
    """Media (文件上传)."""


class AsyncMedia(
    AsyncUploadImage,
    AsyncUploadMarketingImage,
    AsyncUploadVideo,
    AsyncService,
):
    """Media (文件上传), for `AsyncClient`."""
