# Written by `make generate` from specs/brand/business_cards/cancel_card_link.yaml: edit that file.
"""Cancel an application to link payments (撤销交易连接名片配置申请)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CancelCardLinkResponse"]


@model
class CancelCardLinkResponse(Model):
    """Reply of `cancel_card_link`."""

    business_code: str = field(STRING)
    """品牌业务申请编号, at most 128 characters. Your number of the application. Use another for each account of a brand. Digits, letters and underscores."""
    brand_id: str = field(STRING)
    """品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay. Digits. Brands of banks are not supported."""


OPERATION: Operation[CancelCardLinkResponse] = Operation(
    name="brand.business_cards.cancel_card_link",
    method="POST",
    routes=(Route("/v3/brand/card/card-links/cancel-applyment"),),
    body=(
        Parameter("business_code", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("business_code", "brand_id"),
    replies={200: CancelCardLinkResponse},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The state of the application does not allow the cancellation.",
            "Query the application for its state.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016366797",),
)


class _CancelCardLinkDocs:
    def cancel_card_link(self, *_: Any, **__: Any) -> Any:
        """Cancel an application to link payments (撤销交易连接名片配置申请).

        Cancels an application whose rule is not in effect yet: one in `WAITING_AUDIT`, `AUDIT_REJECT`,
        `WAITING_CONFIRMATION` or `MERCHANT_ADMIN_REJECT`.

        Args:
            business_code: 品牌业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_link.business_code`. Your number of the application. Digits, letters
                and underscores.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.

        Returns:
            `CancelCardLinkResponse` with `business_code` and `brand_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The state of the application does not allow the cancellation. Query the
                    application for its state. The call may have taken effect.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code` or `brand_id` in the reply differs from the request. The reply belongs
                to another request.

        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-30: https://pay.weixin.qq.com/doc/v3/partner/4016366797
        """


class CancelCardLink(_CancelCardLinkDocs, Service):
    def cancel_card_link(self, *, business_code: str, brand_id: str) -> CancelCardLinkResponse:
        return self._call(OPERATION, {"business_code": business_code, "brand_id": brand_id})


class AsyncCancelCardLink(_CancelCardLinkDocs, AsyncService):
    async def cancel_card_link(self, *, business_code: str, brand_id: str) -> CancelCardLinkResponse:
        return await self._call(OPERATION, {"business_code": business_code, "brand_id": brand_id})
