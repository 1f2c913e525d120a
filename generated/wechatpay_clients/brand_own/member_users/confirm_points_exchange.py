# Written by `make generate` from specs/brand_own/member_users/confirm_points_exchange.yaml: edit that file.
"""Confirm an exchange of points (同步积分兑券结果)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_users._models import ProductCouponStockType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ConfirmPointsExchangeResponse", "PointsExchangeResult", "PointsExchangeState"]


class PointsExchangeResult(StrEnum):
    """Documented values of `result` (积分兑券结果). Any other value is a plain `str`."""

    POINT_EXCHANGE_COUPON_ALLOW = "POINT_EXCHANGE_COUPON_ALLOW"
    """Allowed. WeChat Pay sends the coupon."""
    POINT_EXCHANGE_COUPON_REJECT = "POINT_EXCHANGE_COUPON_REJECT"
    """Rejected. The user gets no coupon."""


class PointsExchangeState(StrEnum):
    """Documented values of `state` (积分兑券状态). Any other value is a plain `str`."""

    POINT_EXCHANGE_COUPON_SUCCESS = "POINT_EXCHANGE_COUPON_SUCCESS"
    """The user has the coupon."""
    POINT_EXCHANGE_COUPON_FAIL = "POINT_EXCHANGE_COUPON_FAIL"
    """Failed. If you deducted the points, give them back."""


@model
class ConfirmPointsExchangeResponse(Model):
    """Reply of `confirm_points_exchange`."""

    record_id: str = field(STRING)
    """ID of the exchange, from the notification (积分兑券ID, at most 64 characters)."""
    exchange_coupon_template_id: str = field(STRING)
    """ID of the template of the exchange, assigned by WeChat Pay, which sets it up for you (积分兑券模板ID, at most 32 characters)."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    user_card_code: str = field(STRING)
    """会员卡code, at most 32 characters. Code of the card, unique within the template. Digits, ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed."""
    state: PointsExchangeState | str = field(OpenEnum(PointsExchangeState))
    """Result of the exchange (积分兑券状态)."""
    product_coupon_id: str = field(STRING)
    """ID of the product coupon, from the template of the exchange (商品券ID)."""
    product_coupon_stock_type: ProductCouponStockType | str = field(OpenEnum(ProductCouponStockType))
    """Kind of coupon that the product coupon is based on (商品券批次类型)."""
    stock_id: str = field(STRING)
    """ID of the stock of the product coupon, from the template of the exchange (批次ID)."""
    coupon_code: str | None = field(STRING, default=None)
    """兑券成功的券code, at most 128 characters. Code of the coupon that was sent. Returned only if `state` is `POINT_EXCHANGE_COUPON_SUCCESS`."""
    reject_reason: str | None = field(STRING, default=None)
    """拒绝兑券原因, at most 32 characters. Why the exchange was rejected. Returned only if it was rejected."""


OPERATION: Operation[ConfirmPointsExchangeResponse] = Operation(
    name="brand_own.member_users.confirm_points_exchange",
    method="POST",
    routes=(Route("/brand/card-member/user-points/exchange-coupon/confirm"),),
    body=(
        Parameter("record_id", STRING, is_required=True),
        Parameter("exchange_coupon_template_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("user_card_code", STRING, is_required=True),
        Parameter("result", OpenEnum(PointsExchangeResult), is_required=True),
        Parameter("reject_reason", STRING),
    ),
    numbers=("record_id", "exchange_coupon_template_id", "card_id", "user_card_code"),
    scheme="brand",
    replies={200: ConfirmPointsExchangeResponse},
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
        ErrorRow(404, "NOT_FOUND", "The exchange does not exist.", "Check `record_id`."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015897310",),
)


class _ConfirmPointsExchangeDocs:
    def confirm_points_exchange(self, *_: Any, **__: Any) -> Any:
        """Confirm an exchange of points (同步积分兑券结果).

        Allows or rejects an exchange of points for a coupon that the notification `points_exchange_requested` asked
        about. WeChat Pay then sends the coupon and returns the result. If it returns `POINT_EXCHANGE_COUPON_FAIL`, give
        back the points that you deducted. Call it within 3 seconds after the notification if possible, because the user
        waits for it.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.member_users.confirm_points_exchange`, without `brand_id`.

        Args:
            record_id: 积分兑券ID, at most 64 characters. ID of the exchange, from the notification.
            exchange_coupon_template_id: 积分兑券模板ID, at most 32 characters. ID of the template of the exchange,
                assigned by WeChat Pay, which sets it up for you.
            card_id: 会员卡模板ID, at most 32 characters, from `brand_own.member_cards.create_card.card_id`. ID of the
                card template, assigned by WeChat Pay.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            user_card_code: 会员卡code, at most 32 characters. Code of the card, unique within the template. Digits,
                ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for
                `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed.
            result: 积分兑券结果. Whether the exchange is allowed.
            reject_reason: 拒绝兑券原因, at most 32 characters. Why you reject the exchange. Required when `result` is
                `POINT_EXCHANGE_COUPON_REJECT`.

        Returns:
            `ConfirmPointsExchangeResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                404 NOT_FOUND: The card of the user does not exist. Check the brand, `card_id`, `openid` and
                    `user_card_code`.
                404 NOT_FOUND: The exchange does not exist. Check `record_id`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `record_id`, `exchange_coupon_template_id`, `card_id` or `user_card_code` in the reply
                differs from the request. The reply belongs to another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page: https://pay.weixin.qq.com/doc/brand/4015897310
        """


class ConfirmPointsExchange(_ConfirmPointsExchangeDocs, Service):
    def confirm_points_exchange(
        self,
        *,
        record_id: str,
        exchange_coupon_template_id: str,
        card_id: str,
        openid: str,
        user_card_code: str,
        result: PointsExchangeResult | str,
        reject_reason: str | None = None,
    ) -> ConfirmPointsExchangeResponse:
        return self._call(
            OPERATION,
            {
                "record_id": record_id,
                "exchange_coupon_template_id": exchange_coupon_template_id,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "result": result,
                "reject_reason": reject_reason,
            },
        )


class AsyncConfirmPointsExchange(_ConfirmPointsExchangeDocs, AsyncService):
    async def confirm_points_exchange(
        self,
        *,
        record_id: str,
        exchange_coupon_template_id: str,
        card_id: str,
        openid: str,
        user_card_code: str,
        result: PointsExchangeResult | str,
        reject_reason: str | None = None,
    ) -> ConfirmPointsExchangeResponse:
        return await self._call(
            OPERATION,
            {
                "record_id": record_id,
                "exchange_coupon_template_id": exchange_coupon_template_id,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "result": result,
                "reject_reason": reject_reason,
            },
        )
