# Written by `make generate` from specs/brand/business_cards/cancel_card_config.yaml: edit that file.
"""Cancel the configuration of a business card (撤销商家名片配置申请)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import CardConfigState
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CancelCardConfigResponse"]


@model
class CancelCardConfigResponse(Model):
    """Reply of `cancel_card_config`."""

    business_code: str = field(STRING)
    """业务申请编号, at most 128 characters. Your number of the application. Digits, letters and underscores."""
    applyment_id: str = field(STRING)
    """WeChat Pay's ID of the application (微信支付申请单号, at most 25 characters)."""
    brand_id: str = field(STRING)
    """Brand ID, assigned when the merchant became a brand of WeChat Pay (品牌ID, at most 20 characters)."""
    applyment_state: CardConfigState | str = field(OpenEnum(CardConfigState))
    """State of the application: `CANCELED` if this call succeeded (申请单状态)."""


OPERATION: Operation[CancelCardConfigResponse] = Operation(
    name="brand.business_cards.cancel_card_config",
    method="POST",
    routes=(Route("/v3/brand/card/card-configs/cancel-applyment"),),
    body=(
        Parameter("business_code", STRING),
        Parameter("applyment_id", STRING),
        Parameter("brand_id", STRING, is_required=True),
    ),
    choose=(AnyOf("business_code", "applyment_id"),),
    numbers=("business_code", "applyment_id", "brand_id"),
    replies={200: CancelCardConfigResponse},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The state of the application does not allow the cancellation, for example because it is canceled already.",
            "Query the application for its state.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016475172",),
)


class _CancelCardConfigDocs:
    def cancel_card_config(self, *_: Any, **__: Any) -> Any:
        """Cancel the configuration of a business card (撤销商家名片配置申请).

        Cancels an application whose configuration is not published yet.

        Args:
            business_code: 业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_config.business_code`. Your number of the application. At least one of
                `business_code` and `applyment_id` is required.
            applyment_id: 微信支付申请单号, at most 25 characters, from
                `brand.business_cards.create_card_config.applyment_id`. WeChat Pay's ID of the application. At least one
                of `applyment_id` and `business_code` is required.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.

        Returns:
            `CancelCardConfigResponse` with `business_code`, `applyment_id`, `brand_id` and `applyment_state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The state of the application does not allow the cancellation, for example
                    because it is canceled already. Query the application for its state. The call may have taken effect.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code`, `applyment_id` or `brand_id` in the reply differs from the request. The
                reply belongs to another request.

        Pass at least one of `business_code` and `applyment_id`.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-13: https://pay.weixin.qq.com/doc/v3/partner/4016475172
        """


class CancelCardConfig(_CancelCardConfigDocs, Service):
    def cancel_card_config(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str
    ) -> CancelCardConfigResponse:
        return self._call(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}
        )


class AsyncCancelCardConfig(_CancelCardConfigDocs, AsyncService):
    async def cancel_card_config(
        self, *, business_code: str | None = None, applyment_id: str | None = None, brand_id: str
    ) -> CancelCardConfigResponse:
        return await self._call(
            OPERATION, {"business_code": business_code, "applyment_id": applyment_id, "brand_id": brand_id}
        )
