# Written by `make generate` from specs/brand/business_cards/create_card_config.yaml: edit that file.
"""Submit the configuration of a business card (提交商家名片配置申请)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import CardPreview
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "BrandCustomerService",
    "BrandMiniProgramInfo",
    "CardConfigService",
    "CustomerServiceType",
    "ServiceJumpType",
]


class CustomerServiceType(StrEnum):
    """Documented values of `customer_service_type` (客服类型). Any other value is a plain `str`."""

    MINI_PROGRAM = "MINI_PROGRAM"
    """Official customer service component of mini programs. Requires the AppID."""
    WECOM = "WECOM"
    """Customer service of WeCom."""
    CUSTOMIZE_WEB = "CUSTOMIZE_WEB"
    """Own customer service on a web page. Requires its URL."""
    CUSTOMIZE_MP = "CUSTOMIZE_MP"
    """Own customer service in a mini program. Requires the AppID and the path."""
    SERVICE_PHONE = "SERVICE_PHONE"
    """Phone number of the brand's customer service."""


class ServiceJumpType(StrEnum):
    """Documented values of `service_jump_type` (服务跳转类型). Any other value is a plain `str`."""

    JUMP_MINI_PROGRAM = "JUMP_MINI_PROGRAM"
    """A page of a mini program."""
    JUMP_WEB_PAGE = "JUMP_WEB_PAGE"
    """A web page, over HTTPS."""


@model
class BrandMiniProgramInfo(Model):
    """Fields of `brand_mini_program_info` (品牌小程序信息)."""

    appid: str = field(STRING)
    """AppID of the mini program that the top of the business card opens (公众账号ID, at most 50 characters)."""
    default_jump_path: str | None = field(STRING, default=None)
    """小程序默认跳转路径, at most 512 characters. Path in the mini program. Defaults to its home page."""
    button_text: str | None = field(STRING, default=None)
    """小程序跳转按钮文案, at most 10 characters. Text of the button that opens the mini program. Defaults to `前往小程序`."""


@model
class BrandCustomerService(Model):
    """Fields of `brand_customer_service` (品牌客服信息)."""

    customer_service_type: CustomerServiceType | str = field(OpenEnum(CustomerServiceType))
    """客服类型. Kind of customer service. Decides which other fields are required."""
    customer_service_phone: str | None = field(STRING, default=None)
    """客服电话, at most 20 characters. Phone number of the customer service. It must be in use. Required when `customer_service_type` is `SERVICE_PHONE`."""
    customer_service_path: str | None = field(STRING, default=None)
    """客服路径, at most 1024 characters. Path or URL of the customer service. It must exist. Required when `customer_service_type` is `WECOM`, `CUSTOMIZE_WEB` or `CUSTOMIZE_MP`."""
    appid: str | None = field(STRING, default=None)
    """公众账号ID, at most 50 characters. AppID of the mini program, which must be verified. Required when `customer_service_type` is `MINI_PROGRAM` or `CUSTOMIZE_MP`."""


@model
class CardConfigService(Model):
    """Fields of `service_list` (服务列表)."""

    service_classify_name: str = field(STRING)
    """服务分类名称, at most 6 characters. Group that the service is shown in. At most 3 groups."""
    service_name: str = field(STRING)
    """服务名称, at most 8 characters. Name of the service. At most 5 in a group, 15 in all."""
    service_jump_type: ServiceJumpType | str = field(OpenEnum(ServiceJumpType))
    """What opens when the user taps the service (服务跳转类型)."""
    service_jump_path: str = field(STRING)
    """Path in the mini program, or a complete `https://` URL, depending on `service_jump_type` (服务跳转路径, at most 1024 characters)."""
    appid: str | None = field(STRING, default=None)
    """公众账号ID, at most 50 characters. AppID of the mini program, which must be verified. Required when `service_jump_type` is `JUMP_MINI_PROGRAM`."""


OPERATION: Operation[CardPreview] = Operation(
    name="brand.business_cards.create_card_config",
    method="POST",
    routes=(Route("/v3/brand/card/card-configs"),),
    body=(
        Parameter("business_code", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("brand_mini_program_info", ModelOf(BrandMiniProgramInfo)),
        Parameter("brand_customer_service", ModelOf(BrandCustomerService), is_required=True),
        Parameter("service_list", ListOf(ModelOf(CardConfigService))),
    ),
    numbers=("business_code", "brand_id"),
    repeat=Repeat(
        by=("business_code",),
        settled_by="brand.business_cards.query_card_config",
        settled_with={"business_code": "business_code", "brand_id": "brand_id"},
    ),
    replies={200: CardPreview},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The brand has an application in progress.",
            "Query the application for its state. Use a new `business_code` only for another application.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016468440",),
)


class _CreateCardConfigDocs:
    def create_card_config(self, *_: Any, **__: Any) -> Any:
        """Submit the configuration of a business card (提交商家名片配置申请).

        Submits the whole configuration of a brand's business card, and returns a link to preview it. Let the brand
        check the links of the preview, then call `publish_card_config`. Banks, payment institutions and ecommerce
        platforms cannot call it.

        Each configuration replaces the former one as a whole; changes of single fields are not possible. A brand can
        have one application in progress. After a rejection, submit the corrected configuration with the same
        `business_code`; after a cancellation, use another one.

        Args:
            business_code: 业务申请编号, at most 128 characters. Your number of the application, one for each: digits,
                letters and underscores. Same value on retries, and to correct a configuration that was rejected.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
            brand_mini_program_info: 品牌小程序信息. Mini program that the top of the business card opens. Best the one
                in which users order from the brand.
            brand_customer_service: 品牌客服信息. How users reach the customer service of the brand.
            service_list: 服务列表, at most 15 items. Services that the business card shows. Omit it for none;
                otherwise, there must be at least 2. They are shown in this order, grouped by `service_classify_name`.

        Returns:
            `CardPreview` with `business_code`, `applyment_id`, `brand_id`, `card_preview_url` and `url_expired_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The brand has an application in progress. Query the application for its
                    state. Use a new `business_code` only for another application. The call may have taken effect;
                    `client.settle(error)` queries the outcome.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code` or `brand_id` in the reply differs from the request. The reply belongs
                to another request.

        Safe to retry with the same `business_code`. `brand.business_cards.query_card_config` returns the outcome.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-13: https://pay.weixin.qq.com/doc/v3/partner/4016468440
        """


class CreateCardConfig(_CreateCardConfigDocs, Service):
    def create_card_config(
        self,
        *,
        business_code: str,
        brand_id: str,
        brand_mini_program_info: BrandMiniProgramInfo | Mapping[str, Any] | None = None,
        brand_customer_service: BrandCustomerService | Mapping[str, Any],
        service_list: Sequence[CardConfigService | Mapping[str, Any]] | None = None,
    ) -> CardPreview:
        return self._call(
            OPERATION,
            {
                "business_code": business_code,
                "brand_id": brand_id,
                "brand_mini_program_info": brand_mini_program_info,
                "brand_customer_service": brand_customer_service,
                "service_list": service_list,
            },
        )


class AsyncCreateCardConfig(_CreateCardConfigDocs, AsyncService):
    async def create_card_config(
        self,
        *,
        business_code: str,
        brand_id: str,
        brand_mini_program_info: BrandMiniProgramInfo | Mapping[str, Any] | None = None,
        brand_customer_service: BrandCustomerService | Mapping[str, Any],
        service_list: Sequence[CardConfigService | Mapping[str, Any]] | None = None,
    ) -> CardPreview:
        return await self._call(
            OPERATION,
            {
                "business_code": business_code,
                "brand_id": brand_id,
                "brand_mini_program_info": brand_mini_program_info,
                "brand_customer_service": brand_customer_service,
                "service_list": service_list,
            },
        )
