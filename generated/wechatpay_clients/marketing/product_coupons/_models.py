# Written by `make generate` from specs/marketing/product_coupons/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


class ImageGenerationType(StrEnum):
    """Documented values of `image_generation_type` (图片生成类型). Any other value is a plain `str`."""

    COMBINE_IMAGE = "COMBINE_IMAGE"
    """Makes a main image from elements of the brand and the discount of the coupon. For coupons for all products."""
    CUT_OUT = "CUT_OUT"
    """Removes the background of an image and keeps the product. For coupons for some products."""


class ImageGenerationState(StrEnum):
    """Documented values of `task_state` (任务状态). Any other value is a plain `str`."""

    PROCESSING = "PROCESSING"
    """In progress."""
    FAIL = "FAIL"
    """Failed. Final."""
    SUCCESS = "SUCCESS"
    """Succeeded. Final."""


@model
class ProductCouponNotifyConfig(Model):
    """Reply of `query_notify_config`."""

    notify_url: str = field(STRING)
    """URL for notifications about product coupons, as set with `set_notify_config` (通知URL地址)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the URL was last set (更新时间, RFC 3339)."""


@model
class ImageGenerationResult(Model):
    """Fields of `combine_image_result` (拼图结果)."""

    image_url: str | None = field(STRING, default=None)
    """生成的图片URL. URL of the generated image. Returned only in state `SUCCESS`."""
