# Written by `make generate` from specs/marketing/product_coupons/image_generated.yaml: edit that file.
"""Image generated for a product coupon (图片生成回调通知).

Sent to the URL set with `set_notify_config` with the result of an image generation task. The same notification may
arrive several times, even at once: check under a lock whether you processed it already. Do not rely on it alone; query
the task if none arrives.

Event types: `PRODUCT_COUPON_SP.IMAGE_GENERATION`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 11 times, after 60s (11 times).

Sent to: service provider (普通服务商).

Official page, 2026-01-26: https://pay.weixin.qq.com/doc/v3/partner/4017327744
"""

from typing import TypeAlias

from wechatpay_clients.marketing.product_coupons._models import (
    ImageGenerationResult,
    ImageGenerationState,
    ImageGenerationType,
)
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


@model
class ImageGenerated(Model):
    """Content of `image_generated`."""

    task_id: str = field(STRING)
    """Your number of the task, from `create_image_task` (图片生成的任务ID, 6 to 40 characters)."""
    brand_id: str = field(STRING)
    """ID of the brand that the coupon belongs to, assigned by WeChat Pay (品牌ID, at most 40 characters)."""
    image_generation_type: ImageGenerationType | str = field(OpenEnum(ImageGenerationType))
    """What the task does (图片生成类型)."""
    task_state: ImageGenerationState | str = field(OpenEnum(ImageGenerationState))
    """Whether the task succeeded, failed or is in progress (任务状态)."""
    combine_image_result: ImageGenerationResult | None = field(ModelOf(ImageGenerationResult), default=None)
    """拼图结果. Result of a task with the type `COMBINE_IMAGE`. Valid only in state `SUCCESS`."""
    cut_out_result: ImageGenerationResult | None = field(ModelOf(ImageGenerationResult), default=None)
    """抠图结果. Result of a task with the type `CUT_OUT`. Valid only in state `SUCCESS`."""


ImageGeneratedNotification: TypeAlias = Notification[ImageGenerated]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ImageGenerated, None] = NotificationType(
    name="marketing.product_coupons.image_generated",
    event_types=("PRODUCT_COUPON_SP.IMAGE_GENERATION",),
    original_types=("product_coupon", "coupon"),
    shapes=(NotificationShape(ImageGenerated),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4017327744",),
)
