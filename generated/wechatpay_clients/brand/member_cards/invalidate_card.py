# Written by `make generate` from specs/brand/member_cards/invalidate_card.yaml: edit that file.
"""Invalidate a card template (作废会员卡模板)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_cards._models import Card
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Card] = Operation(
    name="brand.member_cards.invalidate_card",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/cards/{card_id}/invalidate"),),
    parameters=(Parameter("card_id", STRING, is_required=True),),
    body=(Parameter("brand_id", STRING, is_required=True),),
    numbers=("card_id", "brand_id"),
    replies={200: Card},
    errors=(
        ErrorRow(404, "NOT_FOUND", "The card template does not exist.", "Check `card_id`, or create a template."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336972",),
)


class _InvalidateCardDocs:
    def invalidate_card(self, *_: Any, **__: Any) -> Any:
        """Invalidate a card template (作废会员卡模板).

        Invalidates a card template: its cards can no longer be offered anywhere. Returns the template.

        Args:
            card_id: 会员卡模板ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.

        Returns:
            `Card`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The card template does not exist. Check `card_id`, or create a template.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `card_id` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-08-01: https://pay.weixin.qq.com/doc/v3/partner/4015336972
        """


class InvalidateCard(_InvalidateCardDocs, Service):
    def invalidate_card(self, *, card_id: str, brand_id: str) -> Card:
        return self._call(OPERATION, {"card_id": card_id, "brand_id": brand_id})


class AsyncInvalidateCard(_InvalidateCardDocs, AsyncService):
    async def invalidate_card(self, *, card_id: str, brand_id: str) -> Card:
        return await self._call(OPERATION, {"card_id": card_id, "brand_id": brand_id})
