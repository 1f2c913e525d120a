# Written by `make generate` from specs/brand/business_cards/query_card_link_application.yaml: edit that file.
"""Query an application to link payments (根据业务申请编号查询添加申请状态)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import PaymentScene
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CardLinkState", "QueryCardLinkApplicationResponse"]


class CardLinkState(StrEnum):
    """Documented values of `configuration_state` (交易连接名片配置状态). Any other value is a plain `str`."""

    STATE_UNKNOWN = "STATE_UNKNOWN"
    """Unknown: the rule is being established. Query again later."""
    WAITING_AUDIT = "WAITING_AUDIT"
    """WeChat Pay is reviewing the application."""
    AUDIT_REJECT = "AUDIT_REJECT"
    """Rejected by the review, for the reason in `reject_reason`. Correct the application and submit it again with the same `business_code`."""
    WAITING_CONFIRMATION = "WAITING_CONFIRMATION"
    """Waiting for the super administrator of the merchant number, which belongs to another company than the brand. The administrator confirms in the official account 微信支付商家助手."""
    MERCHANT_ADMIN_REJECT = "MERCHANT_ADMIN_REJECT"
    """The super administrator of the merchant number refused, or did not confirm in time. To apply again, use the same `business_code`."""
    IN_EFFECT = "IN_EFFECT"
    """The application succeeded. Final. It is not the present state of the rule: `list_card_links` shows whether the rule is in effect, which can take about 6 hours, and `unbind_card_link` removes it."""
    CANCELED = "CANCELED"
    """Canceled. Final. To link the payments, submit another application, with another `business_code`."""


@model
class QueryCardLinkApplicationResponse(Model):
    """Reply of `query_card_link_application`."""

    business_code: str = field(STRING)
    """品牌业务申请编号, at most 128 characters. Your number of the application. Use another for each account of a brand. Digits, letters and underscores."""
    brand_id: str = field(STRING)
    """品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay. Digits. Brands of banks are not supported."""
    payment_scene: PaymentScene | str = field(OpenEnum(PaymentScene))
    """交易场景类型. How users pay. Decides which account is returned."""
    appid: str | None = field(STRING, default=None)
    """公众账号ID, at most 20 characters. AppID of the mini program or app. Empty in other scenes."""
    card_link_mchid: str | None = field(STRING, default=None)
    """商户号, at most 20 characters. Merchant number that gets the payments. Returned for payment codes and for mini programs that several brands share. Empty otherwise."""
    service_id: str | None = field(STRING, default=None)
    """服务ID, at most 50 characters. Service ID of PayScore, 32 digits. Empty in other scenes."""
    configuration_state: CardLinkState | str = field(OpenEnum(CardLinkState))
    """State of the application (交易连接名片配置状态)."""
    reject_reason: str | None = field(STRING, default=None)
    """驳回原因, at most 256 characters. Why the review rejected the application, in Chinese. Returned only after a rejection."""


OPERATION: Operation[QueryCardLinkApplicationResponse] = Operation(
    name="brand.business_cards.query_card_link_application",
    method="GET",
    routes=(Route("/v3/brand/card/card-links/business-code/{business_code}", query=("brand_id",)),),
    parameters=(
        Parameter("business_code", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("business_code", "brand_id"),
    wait=Polling(
        noun="application",
        field="configuration_state",
        final=("IN_EFFECT", "AUDIT_REJECT", "MERCHANT_ADMIN_REJECT", "CANCELED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: QueryCardLinkApplicationResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016366816",),
)


class _QueryCardLinkApplicationDocs:
    def query_card_link_application(self, *_: Any, **__: Any) -> Any:
        """Query an application to link payments (根据业务申请编号查询添加申请状态).

        Returns an application to link payments to the business card, with its state.

        Args:
            business_code: 品牌业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_link.business_code`. Your number of the application. Digits, letters
                and underscores.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.

        Returns:
            `QueryCardLinkApplicationResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code` or `brand_id` in the reply differs from the request. The reply belongs
                to another request.

        `wait_until_card_link_final` polls until the application reaches a final state.
        Rate limit: 100 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-30: https://pay.weixin.qq.com/doc/v3/partner/4016366816
        """

    def wait_until_card_link_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (根据业务申请编号查询添加申请状态).

        Calls `query_card_link_application` immediately, then at intervals of 1 minute (5 times), 10 minutes (6 times)
        and 1 hour. The last interval repeats.

        A final state does not mean that the rule was approved; check `configuration_state`. `IN_EFFECT` ends the
        application, and the rule takes effect about 6 hours later: `list_card_links` shows whether it is in effect.

        Args:
            business_code: 品牌业务申请编号, at most 128 characters, from
                `brand.business_cards.create_card_link.business_code`. Your number of the application. Digits, letters
                and underscores.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `QueryCardLinkApplicationResponse` whose `configuration_state` is `IN_EFFECT`, `AUDIT_REJECT`,
            `MERCHANT_ADMIN_REJECT` or `CANCELED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_card_link_application`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016366816
        """


class QueryCardLinkApplication(_QueryCardLinkApplicationDocs, Service):
    def query_card_link_application(self, *, business_code: str, brand_id: str) -> QueryCardLinkApplicationResponse:
        return self._call(OPERATION, {"business_code": business_code, "brand_id": brand_id})

    def wait_until_card_link_final(
        self, *, business_code: str, brand_id: str, timeout: float
    ) -> QueryCardLinkApplicationResponse:
        return self._wait(OPERATION, {"business_code": business_code, "brand_id": brand_id}, timeout)


class AsyncQueryCardLinkApplication(_QueryCardLinkApplicationDocs, AsyncService):
    async def query_card_link_application(
        self, *, business_code: str, brand_id: str
    ) -> QueryCardLinkApplicationResponse:
        return await self._call(OPERATION, {"business_code": business_code, "brand_id": brand_id})

    async def wait_until_card_link_final(
        self, *, business_code: str, brand_id: str, timeout: float
    ) -> QueryCardLinkApplicationResponse:
        return await self._wait(OPERATION, {"business_code": business_code, "brand_id": brand_id}, timeout)
