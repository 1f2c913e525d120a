# Written by `make generate` from specs/brand/business_cards/query_preview_url.yaml: edit that file.
"""Get a new preview of a business card (获取商家名片预览二维码)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import CardPreview
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[CardPreview] = Operation(
    name="brand.business_cards.query_preview_url",
    method="GET",
    routes=(Route("/v3/brand/card/card-configs/preview-url", query=("business_code", "applyment_id", "brand_id")),),
    parameters=(
        Parameter("business_code", STRING),
        Parameter("applyment_id", STRING),
        Parameter("brand_id", STRING, is_required=True),
    ),
    choose=(AnyOf("business_code", "applyment_id"),),
    numbers=("business_code", "applyment_id", "brand_id"),
    replies={200: CardPreview},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The state of the application does not allow a preview.",
            "Query the application for its state.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016641998",),
)


class _QueryPreviewUrlDocs:
    def query_preview_url(self, *_: Any, **__: Any) -> Any:
        """Get a new preview of a business card (获取商家名片预览二维码).

        Returns a new link to preview a configuration, for example because the former one expired. Possible until the
        configuration is submitted with `publish_card_config`.

        Args:
            business_code: 业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_config.business_code`. Your number of the application. At least one of
                `business_code` and `applyment_id` is required.
            applyment_id: 微信支付申请单号, at most 25 characters, from
                `brand.business_cards.create_card_config.applyment_id`. WeChat Pay's ID of the application. At least one
                of `applyment_id` and `business_code` is required.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.

        Returns:
            `CardPreview` with `business_code`, `applyment_id`, `brand_id`, `card_preview_url` and `url_expired_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The state of the application does not allow a preview. Query the
                    application for its state.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code`, `applyment_id` or `brand_id` in the reply differs from the request. The
                reply belongs to another request.

        Pass at least one of `business_code` and `applyment_id`.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-20: https://pay.weixin.qq.com/doc/v3/partner/4016641998
        """


class QueryPreviewUrl(_QueryPreviewUrlDocs, Service):
    def query_preview_url(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str
    ) -> CardPreview:
        return self._call(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}
        )


class AsyncQueryPreviewUrl(_QueryPreviewUrlDocs, AsyncService):
    async def query_preview_url(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str
    ) -> CardPreview:
        return await self._call(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}
        )
