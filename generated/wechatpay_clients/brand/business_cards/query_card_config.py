# Written by `make generate` from specs/brand/business_cards/query_card_config.yaml: edit that file.
"""Query the configuration of a business card (查询商家名片配置申请状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import CardConfigState
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "QueryCardConfigResponse"]


@model
class QueryCardConfigResponse(Model):
    """Reply of `query_card_config`."""

    business_code: str = field(STRING)
    """业务申请编号, at most 128 characters. Your number of the application. Digits, letters and underscores."""
    applyment_id: str = field(STRING)
    """WeChat Pay's ID of the application (微信支付申请单号, at most 25 characters)."""
    brand_id: str = field(STRING)
    """Brand ID, assigned when the merchant became a brand of WeChat Pay (品牌ID, at most 20 characters)."""
    applyment_state: CardConfigState | str = field(OpenEnum(CardConfigState))
    """State of the application (申请单状态)."""
    scheduled_publish_time: Timestamp | str | None = field(DATETIME, default=None)
    """定时发布时间, RFC 3339. When the configuration is to be published. Returned only if a time was scheduled."""
    reject_reason: str | None = field(STRING, default=None)
    """驳回原因, at most 512 characters. Why the review rejected the configuration, in Chinese. Returned only in `AUDIT_REJECTED`."""
    actual_publish_time: Timestamp | str | None = field(DATETIME, default=None)
    """实际发布时间, RFC 3339. When the configuration was published. Returned only in `PUBLISHED`."""


OPERATION: Operation[QueryCardConfigResponse] = Operation(
    name="brand.business_cards.query_card_config",
    method="GET",
    routes=(Route("/v3/brand/card/card-configs", query=("business_code", "applyment_id", "brand_id")),),
    parameters=(
        Parameter("business_code", STRING),
        Parameter("applyment_id", STRING),
        Parameter("brand_id", STRING, is_required=True),
    ),
    choose=(AnyOf("business_code", "applyment_id"),),
    numbers=("business_code", "applyment_id", "brand_id"),
    wait=Polling(
        noun="application",
        field="applyment_state",
        final=("PUBLISHED", "AUDIT_REJECTED", "CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: QueryCardConfigResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016475174",),
)


class _QueryCardConfigDocs:
    def query_card_config(self, *_: Any, **__: Any) -> Any:
        """Query the configuration of a business card (查询商家名片配置申请状态).

        Returns how far the review and the publication of a configuration are.

        Args:
            business_code: 业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_config.business_code`. Your number of the application. At least one of
                `business_code` and `applyment_id` is required.
            applyment_id: 微信支付申请单号, at most 25 characters, from
                `brand.business_cards.create_card_config.applyment_id`. WeChat Pay's ID of the application. At least one
                of `applyment_id` and `business_code` is required.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.

        Returns:
            `QueryCardConfigResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code`, `applyment_id` or `brand_id` in the reply differs from the request. The
                reply belongs to another request.

        Pass at least one of `business_code` and `applyment_id`.
        `wait_until_card_config_final` polls until the application reaches a final state.
        Rate limit: 30 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-13: https://pay.weixin.qq.com/doc/v3/partner/4016475174
        """

    def wait_until_card_config_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (查询商家名片配置申请状态).

        Calls `query_card_config` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times) and 1 hour.
        The last interval repeats.

        A final state does not mean that the business card is published; check `applyment_state`. In `DRAFTING`, the
        wait goes on until somebody publishes or cancels the application.

        Args:
            business_code: 业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_config.business_code`. Your number of the application. At least one of
                `business_code` and `applyment_id` is required.
            applyment_id: 微信支付申请单号, at most 25 characters, from
                `brand.business_cards.create_card_config.applyment_id`. WeChat Pay's ID of the application. At least one
                of `applyment_id` and `business_code` is required.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryCardConfigResponse` whose `applyment_state` is `PUBLISHED`, `AUDIT_REJECTED` or `CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_card_config`, for example `NotFound`. A temporary failure does not end
                the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016475174
        """


class QueryCardConfig(_QueryCardConfigDocs, Service):
    def query_card_config(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str
    ) -> QueryCardConfigResponse:
        return self._call(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}
        )

    def wait_until_card_config_final(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str, timeout: float
    ) -> QueryCardConfigResponse:
        return self._wait(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}, timeout
        )


class AsyncQueryCardConfig(_QueryCardConfigDocs, AsyncService):
    async def query_card_config(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str
    ) -> QueryCardConfigResponse:
        return await self._call(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}
        )

    async def wait_until_card_config_final(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str, timeout: float
    ) -> QueryCardConfigResponse:
        return await self._wait(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}, timeout
        )
