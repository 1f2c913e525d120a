# Written by `make generate` from specs/brand/business_cards/publish_card_config.yaml: edit that file.
"""Publish the configuration of a business card (发布商家名片配置)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "PublishCardConfigResponse", "PublishType"]


class PublishType(StrEnum):
    """Documented values of `publish_type` (发布方式). Any other value is a plain `str`."""

    IMMEDIATE_PUBLISH = "IMMEDIATE_PUBLISH"
    """At once after the approval."""
    SCHEDULED_PUBLISH = "SCHEDULED_PUBLISH"
    """At the scheduled time, or at once if the approval comes later."""


@model
class PublishCardConfigResponse(Model):
    """Reply of `publish_card_config`."""

    business_code: str = field(STRING)
    """业务申请编号. Your number of the application. Digits, letters and underscores."""
    applyment_id: str = field(STRING)
    """WeChat Pay's ID of the application (微信支付申请单号, at most 25 characters)."""
    brand_id: str = field(STRING)
    """Brand ID, assigned when the merchant became a brand of WeChat Pay (品牌ID, at most 20 characters)."""
    publish_type: PublishType | str = field(OpenEnum(PublishType))
    """When the configuration is published after the approval (发布方式)."""
    scheduled_publish_time: Timestamp | str | None = field(DATETIME, default=None)
    """定时发布时间, RFC 3339. When the configuration is to be published. Returned only if `publish_type` is `SCHEDULED_PUBLISH`."""


OPERATION: Operation[PublishCardConfigResponse] = Operation(
    name="brand.business_cards.publish_card_config",
    method="POST",
    routes=(Route("/v3/brand/card/card-configs/publish"),),
    body=(
        Parameter("business_code", STRING),
        Parameter("applyment_id", STRING),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("publish_type", OpenEnum(PublishType), is_required=True),
        Parameter("scheduled_publish_time", DATETIME),
    ),
    choose=(AnyOf("business_code", "applyment_id"),),
    numbers=("business_code", "applyment_id", "brand_id"),
    replies={200: PublishCardConfigResponse},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The state of the application does not allow the publication, for example because it was submitted already.",
            "Query the application for its state.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016475176",),
)


class _PublishCardConfigDocs:
    def publish_card_config(self, *_: Any, **__: Any) -> Any:
        """Publish the configuration of a business card (发布商家名片配置).

        Submits a configuration in `DRAFTING` for review, once the brand has checked the preview. After the approval, it
        is published at once or at the scheduled time, and replaces the business card that users see. Each publication
        creates a new version. `query_card_config` has the result.

        Args:
            business_code: 业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_config.business_code`. Your number of the application. At least one of
                `business_code` and `applyment_id` is required.
            applyment_id: 微信支付申请单号, at most 25 characters, from
                `brand.business_cards.create_card_config.applyment_id`. WeChat Pay's ID of the application. At least one
                of `applyment_id` and `business_code` is required.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
            publish_type: 发布方式. When the configuration is published after the approval.
            scheduled_publish_time: 定时发布时间, RFC 3339. When the configuration is to be published: at least 1 hour
                and at most 90 days from now. Required when `publish_type` is `SCHEDULED_PUBLISH`.

        Returns:
            `PublishCardConfigResponse` with `business_code`, `applyment_id`, `brand_id`, `publish_type` and
            `scheduled_publish_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The state of the application does not allow the publication, for example
                    because it was submitted already. Query the application for its state. The call may have taken
                    effect.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code`, `applyment_id` or `brand_id` in the reply differs from the request. The
                reply belongs to another request.

        Pass at least one of `business_code` and `applyment_id`.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-13: https://pay.weixin.qq.com/doc/v3/partner/4016475176
        """


class PublishCardConfig(_PublishCardConfigDocs, Service):
    def publish_card_config(
        self,
        *,
        business_code: str | None = None,
        applyment_id: str | None = None,
        brand_id: str,
        publish_type: PublishType | str,
        scheduled_publish_time: dt.datetime | str | None = None,
    ) -> PublishCardConfigResponse:
        return self._call(
            OPERATION,
            {
                "business_code": business_code,
                "applyment_id": applyment_id,
                "brand_id": brand_id,
                "publish_type": publish_type,
                "scheduled_publish_time": scheduled_publish_time,
            },
        )


class AsyncPublishCardConfig(_PublishCardConfigDocs, AsyncService):
    async def publish_card_config(
        self,
        *,
        business_code: str | None = None,
        applyment_id: str | None = None,
        brand_id: str,
        publish_type: PublishType | str,
        scheduled_publish_time: dt.datetime | str | None = None,
    ) -> PublishCardConfigResponse:
        return await self._call(
            OPERATION,
            {
                "business_code": business_code,
                "applyment_id": applyment_id,
                "brand_id": brand_id,
                "publish_type": publish_type,
                "scheduled_publish_time": scheduled_publish_time,
            },
        )
