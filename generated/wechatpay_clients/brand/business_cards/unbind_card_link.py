# Written by `make generate` from specs/brand/business_cards/unbind_card_link.yaml: edit that file.
"""Remove a rule in effect (解除已生效交易连接名片场景)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.business_cards._models import PaymentScene
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UnbindCardLinkResponse"]


@model
class UnbindCardLinkResponse(Model):
    """Reply of `unbind_card_link`."""

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


OPERATION: Operation[UnbindCardLinkResponse] = Operation(
    name="brand.business_cards.unbind_card_link",
    method="POST",
    routes=(Route("/v3/brand/card/card-links/unbind-card-link"),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("payment_scene", OpenEnum(PaymentScene), is_required=True),
        Parameter("appid", STRING),
        Parameter("card_link_mchid", STRING),
        Parameter("service_id", STRING),
    ),
    numbers=("brand_id", "card_link_mchid", "service_id"),
    replies={200: UnbindCardLinkResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The rule does not exist.", "Check that the brand has this rule."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016366804",),
)


class _UnbindCardLinkDocs:
    def unbind_card_link(self, *_: Any, **__: Any) -> Any:
        """Remove a rule in effect (解除已生效交易连接名片场景).

        Removes a rule by which payments lead to the business card. Its application must be in `IN_EFFECT`. The rule
        ends within 6 hours.

        Args:
            brand_id: 品牌ID, at most 20 characters. Brand ID, assigned when the merchant became a brand of WeChat Pay.
                Digits. Brands of banks are not supported.
            payment_scene: 交易场景类型. How users pay. Decides which account is required.
            appid: 公众账号ID, at most 50 characters. AppID of the mini program or app in which users pay, which belongs
                to the business of the brand. Omit it in other scenes. If several brands share the mini program,
                `card_link_mchid` is required as well. Required when `payment_scene` is `MINI_PROGRAM` or `APP`.
            card_link_mchid: 商户号, at most 20 characters. Merchant number that gets the payments, of a merchant or a
                sub-merchant. Also required for a mini program that several brands share. Omit it otherwise. Required
                when `payment_scene` is `PAYMENT_CODE`.
            service_id: 服务ID, at most 50 characters. Service ID of PayScore, 32 digits, assigned when the service was
                approved. Omit it in other scenes. Required when `payment_scene` is `PAYMENT_SCORE`.

        Returns:
            `UnbindCardLinkResponse` with `brand_id`, `payment_scene`, `appid`, `card_link_mchid` and `service_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The rule does not exist. Check that the brand has this rule.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_id`, `card_link_mchid` or `service_id` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-30: https://pay.weixin.qq.com/doc/v3/partner/4016366804
        """


class UnbindCardLink(_UnbindCardLinkDocs, Service):
    def unbind_card_link(
        self,
        *,
        brand_id: str,
        payment_scene: PaymentScene | str,
        appid: str | None = None,
        card_link_mchid: str | None = None,
        service_id: str | None = None,
    ) -> UnbindCardLinkResponse:
        return self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "payment_scene": payment_scene,
                "appid": appid,
                "card_link_mchid": card_link_mchid,
                "service_id": service_id,
            },
        )


class AsyncUnbindCardLink(_UnbindCardLinkDocs, AsyncService):
    async def unbind_card_link(
        self,
        *,
        brand_id: str,
        payment_scene: PaymentScene | str,
        appid: str | None = None,
        card_link_mchid: str | None = None,
        service_id: str | None = None,
    ) -> UnbindCardLinkResponse:
        return await self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "payment_scene": payment_scene,
                "appid": appid,
                "card_link_mchid": card_link_mchid,
                "service_id": service_id,
            },
        )
