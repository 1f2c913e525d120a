# Written by `make generate` from specs/brand_own/member_cards/query_card.yaml: edit that file.
"""Query a card template (查询会员卡模板信息)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.member_cards._models import Card
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Card] = Operation(
    name="brand_own.member_cards.query_card",
    method="GET",
    routes=(Route("/brand/card-member/cards/{card_id}"),),
    parameters=(Parameter("card_id", STRING, is_required=True),),
    numbers=("card_id",),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015582715",),
)


class _QueryCardDocs:
    def query_card(self, *_: Any, **__: Any) -> Any:
        """Query a card template (查询会员卡模板信息).

        Returns a card template with all its settings.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.member_cards.query_card`, without `brand_id`.

        Args:
            card_id: 会员卡模板 ID, at most 32 characters, from `brand_own.member_cards.create_card.card_id`. ID of the
                card template, assigned by WeChat Pay.

        Returns:
            `Card`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                404 NOT_FOUND: The card template does not exist. Check `card_id`, or create a template.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `card_id` in the reply differs from the request. The reply belongs to another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-08-01: https://pay.weixin.qq.com/doc/brand/4015582715
        """


class QueryCard(_QueryCardDocs, Service):
    def query_card(self, *, card_id: str) -> Card:
        return self._call(OPERATION, {"card_id": card_id})


class AsyncQueryCard(_QueryCardDocs, AsyncService):
    async def query_card(self, *, card_id: str) -> Card:
        return await self._call(OPERATION, {"card_id": card_id})
