# Written by `make generate` from specs/common/media/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


@model
class MediaId(Model):
    """Reply of `upload_image`."""

    media_id: str = field(STRING)
    """媒体文件标识ID, at most 512 characters. MediaID of the file. Pass it wherever an operation asks for a MediaID."""
