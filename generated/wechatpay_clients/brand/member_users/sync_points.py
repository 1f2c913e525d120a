# Written by `make generate` from specs/brand/member_users/sync_points.yaml: edit that file.
"""Report the points of a member (同步积分余额)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SyncPointsResponse"]


@model
class SyncPointsResponse(Model):
    """Reply of `sync_points`."""

    out_request_no: str = field(STRING)
    """商家请求单号, at most 128 characters. Your number of the report. Must be unique. ASCII letters, digits, `-` and `_`."""
    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 16 characters)."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    user_card_code: str = field(STRING)
    """会员卡code, at most 32 characters. Code of the card, unique within the template. Digits, ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed."""
    point_balance: int = field(INTEGER)
    """Number of points that the member has (积分余额)."""


OPERATION: Operation[SyncPointsResponse] = Operation(
    name="brand.member_users.sync_points",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/user-points/sync"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("user_card_code", STRING, is_required=True),
        Parameter("point_balance", INTEGER, is_required=True),
    ),
    numbers=("out_request_no", "brand_id", "card_id", "user_card_code"),
    replies={200: SyncPointsResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The OpenID does not belong to an AppID of the brand.",
            "Use the OpenID of the user under an AppID of the brand.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The OpenID is invalid.", "Check `openid`."),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The card of the user does not exist.",
            "Check the brand, `card_id`, `openid` and `user_card_code`.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015897280",),
)


class _SyncPointsDocs:
    def sync_points(self, *_: Any, **__: Any) -> Any:
        """Report the points of a member (同步积分余额).

        Reports how many points a member has. Call it after the notification `points_requested`; you can also call it
        whenever the number changes.

        Args:
            out_request_no: 商家请求单号, at most 128 characters. Your number of the report. Must be unique. ASCII
                letters, digits, `-` and `_`.
            brand_id: 品牌ID, at most 16 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            user_card_code: 会员卡code, at most 32 characters. Code of the card, unique within the template. Digits,
                ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for
                `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed.
            point_balance: 积分余额. Number of points that the member has.

        Returns:
            `SyncPointsResponse` with `out_request_no`, `brand_id`, `card_id`, `openid`, `user_card_code` and
            `point_balance`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                404 NOT_FOUND: The card of the user does not exist. Check the brand, `card_id`, `openid` and
                    `user_card_code`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no`, `brand_id`, `card_id` or `user_card_code` in the reply differs from
                the request. The reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-08-20: https://pay.weixin.qq.com/doc/v3/partner/4015897280
        """


class SyncPoints(_SyncPointsDocs, Service):
    def sync_points(
        self, *, out_request_no: str, brand_id: str, card_id: str, openid: str, user_card_code: str, point_balance: int
    ) -> SyncPointsResponse:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "point_balance": point_balance,
            },
        )


class AsyncSyncPoints(_SyncPointsDocs, AsyncService):
    async def sync_points(
        self, *, out_request_no: str, brand_id: str, card_id: str, openid: str, user_card_code: str, point_balance: int
    ) -> SyncPointsResponse:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "point_balance": point_balance,
            },
        )
