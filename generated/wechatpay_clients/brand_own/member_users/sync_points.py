# Written by `make generate` from specs/brand_own/member_users/sync_points.yaml: edit that file.
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
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    user_card_code: str = field(STRING)
    """会员卡code, at most 32 characters. Code of the card, unique within the template. Digits, ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed."""
    point_balance: int = field(INTEGER)
    """Number of points that the member has (积分余额)."""


OPERATION: Operation[SyncPointsResponse] = Operation(
    name="brand_own.member_users.sync_points",
    method="POST",
    routes=(Route("/brand/card-member/user-points/sync"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("user_card_code", STRING, is_required=True),
        Parameter("point_balance", INTEGER, is_required=True),
    ),
    numbers=("out_request_no", "card_id", "user_card_code"),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015897319",),
)


class _SyncPointsDocs:
    def sync_points(self, *_: Any, **__: Any) -> Any:
        """Report the points of a member (同步积分余额).

        Reports how many points a member has. Call it after the notification `points_requested`; you can also call it
        whenever the number changes.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.member_users.sync_points`, without `brand_id`.

        Args:
            out_request_no: 商家请求单号, at most 128 characters. Your number of the report. Must be unique. ASCII
                letters, digits, `-` and `_`.
            card_id: 会员卡模板ID, at most 32 characters, from `brand_own.member_cards.create_card.card_id`. ID of the
                card template, assigned by WeChat Pay.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            user_card_code: 会员卡code, at most 32 characters. Code of the card, unique within the template. Digits,
                ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for
                `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed.
            point_balance: 积分余额. Number of points that the member has.

        Returns:
            `SyncPointsResponse` with `out_request_no`, `card_id`, `openid`, `user_card_code` and `point_balance`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                404 NOT_FOUND: The card of the user does not exist. Check the brand, `card_id`, `openid` and
                    `user_card_code`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no`, `card_id` or `user_card_code` in the reply differs from the request.
                The reply belongs to another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-08-20: https://pay.weixin.qq.com/doc/brand/4015897319
        """


class SyncPoints(_SyncPointsDocs, Service):
    def sync_points(
        self, *, out_request_no: str, card_id: str, openid: str, user_card_code: str, point_balance: int
    ) -> SyncPointsResponse:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "point_balance": point_balance,
            },
        )


class AsyncSyncPoints(_SyncPointsDocs, AsyncService):
    async def sync_points(
        self, *, out_request_no: str, card_id: str, openid: str, user_card_code: str, point_balance: int
    ) -> SyncPointsResponse:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "point_balance": point_balance,
            },
        )
