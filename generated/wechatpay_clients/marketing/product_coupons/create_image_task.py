# Written by `make generate` from specs/marketing/product_coupons/create_image_task.yaml: edit that file.
"""Create an image generation task (提交图片生成任务)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing._models import (
    DiscountCouponUsageRule,
    ExchangeCouponUsageRule,
    NormalCouponUsageRule,
    ProductCouponScope,
    ProductCouponType,
    UsageMode,
)
from wechatpay_clients.marketing.product_coupons._models import ImageGenerationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CombineImage", "CreateImageTaskResponse", "CutOut"]


@model
class CombineImage(Model):
    """Fields of `combine_image` (拼图数据)."""

    scope: ProductCouponScope | str = field(OpenEnum(ProductCouponScope))
    """Products that the coupon is for (优惠范围)."""
    type: ProductCouponType | str = field(OpenEnum(ProductCouponType))
    """Kind of discount (商品券类型)."""
    usage_mode: UsageMode | str = field(OpenEnum(UsageMode))
    """使用模式. Must be `SINGLE`. Other coupons are not supported yet."""
    normal_coupon: NormalCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(NormalCouponUsageRule), default=None
    )
    """满减券使用规则. Discount by a fixed amount. Must be omitted unless `type` is `NORMAL`. Required when `type` is `NORMAL`."""
    discount_coupon: DiscountCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(DiscountCouponUsageRule), default=None
    )
    """折扣券使用规则. Discount by a percentage. Must be omitted unless `type` is `DISCOUNT`. Required when `type` is `DISCOUNT`."""
    exchange_coupon: ExchangeCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(ExchangeCouponUsageRule), default=None
    )
    """兑换券使用规则. Exchange for a fixed price. Must be omitted unless `type` is `EXCHANGE`. Required when `type` is `EXCHANGE`."""
    background_color: str | None = field(STRING, default=None)
    """Background color of the image, in the brand's color: `#` and six hexadecimal digits (背景颜色色值)."""


@model
class CutOut(Model):
    """Fields of `cut_out` (抠图数据)."""

    image_url: str = field(STRING)
    """商品图URL. URL of the image. Only images at `https://wxpaylogo.qpic.cn` are accepted."""


@model
class CreateImageTaskResponse(Model):
    """Reply of `create_image_task`."""

    task_id: str = field(STRING)
    """Your number of the task, from `create_image_task` (图片生成的任务ID, 6 to 40 characters)."""
    brand_id: str = field(STRING)
    """ID of the brand, assigned by WeChat Pay (品牌ID)."""


OPERATION: Operation[CreateImageTaskResponse] = Operation(
    name="marketing.product_coupons.create_image_task",
    method="POST",
    routes=(Route("/v3/marketing/partner/product-coupon/image-generation-tasks"),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("task_id", STRING, is_required=True),
        Parameter("image_generation_type", OpenEnum(ImageGenerationType), is_required=True),
        Parameter("combine_image", ModelOf(CombineImage)),
        Parameter("cut_out", ModelOf(CutOut)),
    ),
    numbers=("brand_id", "task_id"),
    repeat=Repeat(
        by=("task_id",),
        settled_by="marketing.product_coupons.query_image_task",
        settled_with={"task_id": "task_id", "brand_id": "brand_id", "image_generation_type": "image_generation_type"},
    ),
    replies={200: CreateImageTaskResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4017327752",),
)


class _CreateImageTaskDocs:
    def create_image_task(self, *_: Any, **__: Any) -> Any:
        """Create an image generation task (提交图片生成任务).

        Starts a task that generates an image for a product coupon. The result arrives in a notification; you can also
        query it with `query_image_task`.

        Args:
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.
            task_id: 图片生成的任务ID, 6 to 40 characters. Your number of the task, unique in your system: digits, ASCII
                letters, `_` and `-`. Same value on retries.
            image_generation_type: 图片生成类型. What the task does.
            combine_image: 拼图数据. Data of the coupon that the image shows. Required when `image_generation_type` is
                `COMBINE_IMAGE`.
            cut_out: 抠图数据. Image of which the background is removed. Required when `image_generation_type` is
                `CUT_OUT`.

        Returns:
            `CreateImageTaskResponse` with `task_id` and `brand_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_id` or `task_id` in the reply differs from the request. The reply belongs to
                another request.

        Safe to retry with the same `task_id`. `marketing.product_coupons.query_image_task` returns the outcome.
        Followed by the notification `marketing.product_coupons.image_generated`.
        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2026-01-26: https://pay.weixin.qq.com/doc/v3/partner/4017327752
        """


class CreateImageTask(_CreateImageTaskDocs, Service):
    def create_image_task(
        self,
        *,
        brand_id: str,
        task_id: str,
        image_generation_type: ImageGenerationType | str,
        combine_image: CombineImage | Mapping[str, Any] | None = None,
        cut_out: CutOut | Mapping[str, Any] | None = None,
    ) -> CreateImageTaskResponse:
        return self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "task_id": task_id,
                "image_generation_type": image_generation_type,
                "combine_image": combine_image,
                "cut_out": cut_out,
            },
        )


class AsyncCreateImageTask(_CreateImageTaskDocs, AsyncService):
    async def create_image_task(
        self,
        *,
        brand_id: str,
        task_id: str,
        image_generation_type: ImageGenerationType | str,
        combine_image: CombineImage | Mapping[str, Any] | None = None,
        cut_out: CutOut | Mapping[str, Any] | None = None,
    ) -> CreateImageTaskResponse:
        return await self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "task_id": task_id,
                "image_generation_type": image_generation_type,
                "combine_image": combine_image,
                "cut_out": cut_out,
            },
        )
