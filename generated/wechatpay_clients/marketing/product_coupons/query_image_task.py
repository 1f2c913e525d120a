# Written by `make generate` from specs/marketing/product_coupons/query_image_task.yaml: edit that file.
"""Query an image generation task (查询图片生成任务执行结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.product_coupons._models import (
    ImageGenerationResult,
    ImageGenerationState,
    ImageGenerationType,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "QueryImageTaskResponse"]


@model
class QueryImageTaskResponse(Model):
    """Reply of `query_image_task`."""

    brand_id: str = field(STRING)
    """ID of the brand, assigned by WeChat Pay (品牌ID)."""
    task_id: str = field(STRING)
    """Your number of the task, from `create_image_task` (图片生成的任务ID, 6 to 40 characters)."""
    image_generation_type: ImageGenerationType | str = field(OpenEnum(ImageGenerationType))
    """What the task does (图片生成类型)."""
    task_state: ImageGenerationState | str = field(OpenEnum(ImageGenerationState))
    """Whether the task succeeded, failed or is in progress (任务状态)."""
    combine_image_result: ImageGenerationResult | None = field(ModelOf(ImageGenerationResult), default=None)
    """拼图结果. Result of a task with the type `COMBINE_IMAGE`. Valid only in state `SUCCESS`."""
    cut_out_result: ImageGenerationResult | None = field(ModelOf(ImageGenerationResult), default=None)
    """生成商品图结果. Result of a task with the type `CUT_OUT`. Valid only in state `SUCCESS`."""


OPERATION: Operation[QueryImageTaskResponse] = Operation(
    name="marketing.product_coupons.query_image_task",
    method="GET",
    routes=(
        Route(
            "/v3/marketing/partner/product-coupon/image-generation-tasks/{task_id}",
            query=("brand_id", "image_generation_type"),
        ),
    ),
    parameters=(
        Parameter("task_id", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("image_generation_type", OpenEnum(ImageGenerationType), is_required=True),
    ),
    numbers=("task_id", "brand_id"),
    wait=Polling(
        noun="image generation task",
        field="task_state",
        final=("SUCCESS", "FAIL"),
        intervals=(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 10, 10, 10, 10, 10, 10, 10, 10, 10, 60),
    ),
    replies={200: QueryImageTaskResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4017327753",),
)


class _QueryImageTaskDocs:
    def query_image_task(self, *_: Any, **__: Any) -> Any:
        """Query an image generation task (查询图片生成任务执行结果).

        Returns the state of an image generation task, and the image once it is generated. Call it if no notification
        arrives.

        Args:
            task_id: 图片生成的任务ID, 6 to 40 characters, from `marketing.product_coupons.create_image_task.task_id`.
                Your number of the task, from `create_image_task`.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.
            image_generation_type: 图片生成类型. What the task does. Must be the same as in `create_image_task`.

        Returns:
            `QueryImageTaskResponse` with `brand_id`, `task_id`, `image_generation_type`, `task_state`,
            `combine_image_result` and `cut_out_result`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `task_id` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        `wait_until_final` polls until the image generation task reaches a final state.
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2026-01-26: https://pay.weixin.qq.com/doc/v3/partner/4017327753
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the image generation task reaches a final state (查询图片生成任务执行结果).

        Calls `query_image_task` immediately, then at intervals of 2 seconds (15 times), 10 seconds (9 times) and 1
        minute. The last interval repeats.

        A final state does not mean that there is an image: check `task_state`.

        Args:
            task_id: 图片生成的任务ID, 6 to 40 characters, from `marketing.product_coupons.create_image_task.task_id`.
                Your number of the task, from `create_image_task`.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.
            image_generation_type: 图片生成类型. What the task does. Must be the same as in `create_image_task`.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryImageTaskResponse` whose `task_state` is `SUCCESS` or `FAIL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_image_task`, for example `NotFound`. A temporary failure does not end
                the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4017327753
        """


class QueryImageTask(_QueryImageTaskDocs, Service):
    def query_image_task(
        self, *, task_id: str, brand_id: str, image_generation_type: ImageGenerationType | str
    ) -> QueryImageTaskResponse:
        return self._call(
            OPERATION, {"task_id": task_id, "brand_id": brand_id, "image_generation_type": image_generation_type}
        )

    def wait_until_final(
        self, *, task_id: str, brand_id: str, image_generation_type: ImageGenerationType | str, timeout: float
    ) -> QueryImageTaskResponse:
        return self._wait(
            OPERATION,
            {"task_id": task_id, "brand_id": brand_id, "image_generation_type": image_generation_type},
            timeout,
        )


class AsyncQueryImageTask(_QueryImageTaskDocs, AsyncService):
    async def query_image_task(
        self, *, task_id: str, brand_id: str, image_generation_type: ImageGenerationType | str
    ) -> QueryImageTaskResponse:
        return await self._call(
            OPERATION, {"task_id": task_id, "brand_id": brand_id, "image_generation_type": image_generation_type}
        )

    async def wait_until_final(
        self, *, task_id: str, brand_id: str, image_generation_type: ImageGenerationType | str, timeout: float
    ) -> QueryImageTaskResponse:
        return await self._wait(
            OPERATION,
            {"task_id": task_id, "brand_id": brand_id, "image_generation_type": image_generation_type},
            timeout,
        )
