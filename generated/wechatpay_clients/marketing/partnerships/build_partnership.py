# Written by `make generate` from specs/marketing/partnerships/build_partnership.yaml: edit that file.
"""Establish a partnership (建立合作关系)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.partnerships._models import AuthorizedData, Partner
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "BuildPartnershipResponse", "PartnershipState"]


class PartnershipState(StrEnum):
    """Documented values of `state` (合作状态). Any other value is a plain `str`."""

    ESTABLISHED = "ESTABLISHED"
    """The partnership is in effect."""
    TERMINATED = "TERMINATED"
    """The partnership has ended."""


@model
class BuildPartnershipResponse(Model):
    """Reply of `build_partnership`."""

    partner: Partner = field(ModelOf(Partner))
    """Partner that may distribute the coupons (合作方信息)."""
    authorized_data: AuthorizedData = field(ModelOf(AuthorizedData))
    """Coupon stock that the partner may distribute (被授权数据)."""
    state: PartnershipState | str = field(OpenEnum(PartnershipState))
    """State of the partnership (合作状态)."""
    build_time: Timestamp | str = field(DATETIME)
    """Time when the partnership was established (建立合作关系时间, RFC 3339)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when WeChat Pay created the record (创建时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """Time when WeChat Pay last changed the record (更新时间, RFC 3339)."""


OPERATION: Operation[BuildPartnershipResponse] = Operation(
    name="marketing.partnerships.build_partnership",
    method="POST",
    routes=(Route("/v3/marketing/partnerships/build"),),
    parameters=(Parameter("idempotency_key", STRING, is_required=True, wire="Idempotency-Key", is_header=True),),
    body=(
        Parameter("partner", ModelOf(Partner), is_required=True),
        Parameter("authorized_data", ModelOf(AuthorizedData), is_required=True),
    ),
    repeat=Repeat(by=("Idempotency-Key",)),
    replies={200: BuildPartnershipResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "The AppID does not match the merchant number.",
            "Check both numbers, and that the AppID is bound to the merchant number.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "MCH_NOT_EXISTS",
            "The merchant number does not exist.",
            "Check the merchant number of the coupon issuer, and the one that you call with.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            "The signature is invalid or incomplete.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The coupon stock or the partner does not exist or is not available.",
            "Check that the coupon stock and the partner exist and are available.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012380498",),
)


class _BuildPartnershipDocs:
    def build_partnership(self, *_: Any, **__: Any) -> Any:
        """Establish a partnership (建立合作关系).

        Allows another merchant, or the owner of an AppID, to distribute one of your coupon stocks.

        Args:
            idempotency_key: 业务请求幂等值, sent as `Idempotency-Key`. Your request number, unique for each request.
                Digits, ASCII letters and `_-|*`. Use the same value on retries.
            partner: 合作方信息. Partner that may distribute the coupons.
            authorized_data: 被授权数据. Coupon stock that the partner may distribute.

        Returns:
            `BuildPartnershipResponse` with `partner`, `authorized_data`, `state`, `build_time`, `create_time` and
            `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check both numbers, and that
                    the AppID is bound to the merchant number.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number of the coupon issuer,
                    and the one that you call with.
                401 SIGN_ERROR: The signature is invalid or incomplete. Check the settings on the merchant platform,
                    then correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the settings on the merchant
                    platform, then correct the request.
                404 RESOURCE_NOT_EXISTS: The coupon stock or the partner does not exist or is not available. Check that
                    the coupon stock and the partner exist and are available.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `idempotency_key`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-08-26: https://pay.weixin.qq.com/doc/v3/merchant/4012380498
        """


class BuildPartnership(_BuildPartnershipDocs, Service):
    def build_partnership(
        self,
        *,
        idempotency_key: str,
        partner: Partner | Mapping[str, Any],
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> BuildPartnershipResponse:
        return self._call(
            OPERATION, {"Idempotency-Key": idempotency_key, "partner": partner, "authorized_data": authorized_data}
        )


class AsyncBuildPartnership(_BuildPartnershipDocs, AsyncService):
    async def build_partnership(
        self,
        *,
        idempotency_key: str,
        partner: Partner | Mapping[str, Any],
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> BuildPartnershipResponse:
        return await self._call(
            OPERATION, {"Idempotency-Key": idempotency_key, "partner": partner, "authorized_data": authorized_data}
        )
