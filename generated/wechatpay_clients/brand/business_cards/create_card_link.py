# Written by `make generate` from specs/brand/business_cards/create_card_link.yaml: edit that file.
"""Link payments to the business card (添加交易连接名片规则申请)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import PaymentScene
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateCardLinkResponse"]


@model
class CreateCardLinkResponse(Model):
    """Reply of `create_card_link`."""

    business_code: str = field(STRING)
    """品牌业务申请编号, at most 128 characters. Your number of the application. Use another for each account of a brand. Digits, letters and underscores."""
    brand_id: str = field(STRING)
    """品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay. Digits. Brands of banks are not supported."""
    payment_scene: PaymentScene | str = field(OpenEnum(PaymentScene))
    """交易场景类型. How users pay. Decides which account is returned."""
    appid: str | None = field(STRING, default=None)
    """公众账号ID, at most 50 characters. AppID of the mini program or app. Empty in other scenes."""
    card_link_mchid: str | None = field(STRING, default=None)
    """商户号, at most 20 characters. Merchant number that gets the payments. Returned for payment codes and for mini programs that several brands share. Empty otherwise."""
    service_id: str | None = field(STRING, default=None)
    """服务ID, at most 50 characters. Service ID of PayScore, 32 digits. Empty in other scenes."""


OPERATION: Operation[CreateCardLinkResponse] = Operation(
    name="brand.business_cards.create_card_link",
    method="POST",
    routes=(Route("/v3/brand/card/card-links"),),
    body=(
        Parameter("business_code", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("payment_scene", OpenEnum(PaymentScene), is_required=True),
        Parameter("appid", STRING),
        Parameter("card_link_mchid", STRING),
        Parameter("service_id", STRING),
    ),
    numbers=("business_code", "brand_id", "card_link_mchid", "service_id"),
    repeat=Repeat(
        by=("business_code",),
        settled_by="brand.business_cards.query_card_link_application",
        settled_with={"business_code": "business_code", "brand_id": "brand_id"},
    ),
    replies={200: CreateCardLinkResponse},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The account is linked already, to this brand or another, or an application for it is in progress.",
            "Query the application, or list the rules in effect.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016333302",),
)


class _CreateCardLinkDocs:
    def create_card_link(self, *_: Any, **__: Any) -> Any:
        """Link payments to the business card (添加交易连接名片规则申请).

        Applies for a rule by which receipts of payments lead to the business card of a brand: those of a mini program,
        an app, a service of PayScore, or a merchant number. Users who tap such a receipt then see the business card.
        Banks, payment institutions and ecommerce platforms cannot call it.

        Applications for mini programs, apps and PayScore are reviewed. For payment codes, and for mini programs that
        several brands share, the super administrator of the merchant number has to confirm, unless brand and merchant
        number belong to the same company. A rule takes effect within 6 hours after that. After a rejection, submit the
        corrected application with the same `business_code`; after a cancellation, use another one.

        An account can be linked to one brand. It is the AppID, the service ID of PayScore, the merchant number of
        payment codes, or, for a shared mini program, its merchant number with the AppID. The brand platform
        (品牌经营平台) does not show an application of this call while it is under review.

        Args:
            business_code: 品牌业务申请编号, at most 128 characters. Your number of the application. Use another for
                each account of a brand. Digits, letters and underscores.
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.
            payment_scene: 交易场景类型. How users pay. Decides which account is required.
            appid: 公众账号ID, at most 50 characters. AppID of the mini program or app in which users pay. Omit it in
                other scenes. Must belong to the business of the brand, otherwise the application is rejected. If
                several brands share the mini program, `card_link_mchid` is required as well. Required when
                `payment_scene` is `MINI_PROGRAM` or `APP`.
            card_link_mchid: 商户号, at most 20 characters. Merchant number that gets the payments, of a merchant or a
                sub-merchant. Also required for a mini program that several brands share. Omit it otherwise. Required
                when `payment_scene` is `PAYMENT_CODE`.
            service_id: 服务ID, at most 50 characters. Service ID of PayScore, 32 digits, assigned when the service was
                approved. Omit it in other scenes. Required when `payment_scene` is `PAYMENT_SCORE`.

        Returns:
            `CreateCardLinkResponse` with `business_code`, `brand_id`, `payment_scene`, `appid`, `card_link_mchid` and
            `service_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The account is linked already, to this brand or another, or an application
                    for it is in progress. Query the application, or list the rules in effect. The call may have taken
                    effect; `client.settle(error)` queries the outcome.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code`, `brand_id`, `card_link_mchid` or `service_id` in the reply differs from
                the request. The reply belongs to another request.

        Safe to retry with the same `business_code`. `brand.business_cards.query_card_link_application` returns the
        outcome.
        Rate limit: 100 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-30: https://pay.weixin.qq.com/doc/v3/partner/4016333302
        """


class CreateCardLink(_CreateCardLinkDocs, Service):
    def create_card_link(
        self,
        *,
        business_code: str,
        brand_id: str,
        payment_scene: PaymentScene | str,
        appid: str | None = None,
        card_link_mchid: str | None = None,
        service_id: str | None = None,
    ) -> CreateCardLinkResponse:
        return self._call(
            OPERATION,
            {
                "business_code": business_code,
                "brand_id": brand_id,
                "payment_scene": payment_scene,
                "appid": appid,
                "card_link_mchid": card_link_mchid,
                "service_id": service_id,
            },
        )


class AsyncCreateCardLink(_CreateCardLinkDocs, AsyncService):
    async def create_card_link(
        self,
        *,
        business_code: str,
        brand_id: str,
        payment_scene: PaymentScene | str,
        appid: str | None = None,
        card_link_mchid: str | None = None,
        service_id: str | None = None,
    ) -> CreateCardLinkResponse:
        return await self._call(
            OPERATION,
            {
                "business_code": business_code,
                "brand_id": brand_id,
                "payment_scene": payment_scene,
                "appid": appid,
                "card_link_mchid": card_link_mchid,
                "service_id": service_id,
            },
        )
