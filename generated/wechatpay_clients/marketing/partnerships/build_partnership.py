# Written by `make generate` from specs/marketing/partnerships/build_partnership.yaml: edit that file.
"""Build a partnership (建立合作关系)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.containers import ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.wire import DATETIME, STRING, OpenEnum


class PartnerType(StrEnum):
    """Documented values of `type` (合作方类别). Any other value stays a plain `str`."""

    APPID = "APPID"
    """The owner of an AppID."""

    MERCHANT = "MERCHANT"
    """Another merchant."""


class PartnershipBusinessType(StrEnum):
    """Documented values of `business_type` (授权业务类别). Any other value stays a plain `str`."""

    FAVOR_STOCK = "FAVOR_STOCK"
    """A batch of cash coupons (代金券)."""

    BUSIFAVOR_STOCK = "BUSIFAVOR_STOCK"
    """A batch of merchant coupons (商家券)."""


class PartnershipState(StrEnum):
    """Documented values of `state` (合作状态). Any other value stays a plain `str`."""

    ESTABLISHED = "ESTABLISHED"
    """The partnership holds."""

    TERMINATED = "TERMINATED"
    """The partnership has ended."""


@model
class Partner(Model):
    """Fields of `partner` (合作方信息)."""

    type: PartnerType | str = field(OpenEnum(PartnerType))
    """Whether `appid` or `merchant_id` names the partner (合作方类别)."""

    appid: str | None = field(STRING, default=None)
    """AppID of the partner; needed where `type` is `APPID` (合作方Appid, at most 32 characters)."""

    merchant_id: str | None = field(STRING, default=None)
    """Merchant number of the partner; needed where `type` is `MERCHANT` (合作方商户ID, at most 15 characters)."""


@model
class AuthorizedData(Model):
    """Fields of `authorized_data` (被授权数据)."""

    business_type: PartnershipBusinessType | str = field(OpenEnum(PartnershipBusinessType))
    """Kind of coupon (授权业务类别)."""

    stock_id: str | None = field(STRING, default=None)
    """Number of the batch; both kinds of coupon need it (授权批次ID, at most 20 characters)."""


@model
class BuildPartnershipResponse(Model):
    """Reply of `build_partnership`."""

    partner: Partner = field(ModelOf(Partner))
    """Who may hand out the coupons (合作方信息)."""

    authorized_data: AuthorizedData = field(ModelOf(AuthorizedData))
    """What may be handed out (被授权数据)."""

    state: PartnershipState | str = field(OpenEnum(PartnershipState))
    """Whether the partnership holds (合作状态)."""

    build_time: Timestamp | str = field(DATETIME)
    """Since when the partnership holds (建立合作关系时间, RFC 3339)."""

    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay noted it first (创建时间, RFC 3339)."""

    update_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay changed what it noted (更新时间, RFC 3339)."""


OPERATION: Operation[BuildPartnershipResponse] = Operation(
    name="marketing.partnerships.build_partnership",
    method="POST",
    routes=(Route("/v3/marketing/partnerships/build"),),
    parameters=(Parameter("idempotency_key", STRING, is_required=True, wire="Idempotency-Key", is_header=True),),
    body=(
        Parameter("partner", ModelOf(Partner), is_required=True),
        Parameter("authorized_data", ModelOf(AuthorizedData), is_required=True),
    ),
    repeat=Repeat(
        by=("Idempotency-Key",),
    ),
    replies={200: BuildPartnershipResponse},
    errors=(
        ErrorRow(
            400, "APPID_MCHID_NOT_MATCH", means="The AppID does not match the merchant number.", fix="Check the AppID."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            means="The arguments are well formed but break a business rule.",
            fix="Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "MCH_NOT_EXISTS",
            means="The merchant number does not exist.",
            fix="Check the number of the merchant that issues the coupons.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature could not be verified, or is incomplete.",
            fix="Check the details on the merchant platform, then correct what you send.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            means="The merchant is not authorized to make this call.",
            fix="Check the details on the merchant platform, then correct what you send.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means="The batch or the partner does not exist, or cannot be used.",
            fix="Check that each exists and is in use.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012380498",
        "https://pay.weixin.qq.com/doc/v3/partner/4012381469",
    ),
)


class BuildPartnership(Service):
    """Adds method `build_partnership` to a service."""

    def build_partnership(
        self,
        *,
        idempotency_key: str,
        partner: Partner | Mapping[str, Any],
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> BuildPartnershipResponse:
        """Build a partnership (建立合作关系).

        Lets another merchant, or the owner of an AppID, hand out one of your batches of coupons.

        Args:
            idempotency_key: 业务请求幂等值, sent as `Idempotency-Key`. Your own number of the request; send the same
                one when you repeat it. ASCII letters and digits, `|`, `_`, `*` and `-`.
            partner: 合作方信息. Who may hand out the coupons.
            authorized_data: 被授权数据. What may be handed out.

        Returns:
            `BuildPartnershipResponse` with `partner`, `authorized_data`, `state`, `build_time`, `create_time` and
            `update_time`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the number of the merchant that issues the
                    coupons.
                401 SIGN_ERROR: The signature could not be verified, or is incomplete. Check the details on the merchant
                    platform, then correct what you send.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the details on the merchant
                    platform, then correct what you send.
                404 RESOURCE_NOT_EXISTS: The batch or the partner does not exist, or cannot be used. Check that each
                    exists and is in use.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Safe to retry with the same `Idempotency-Key`.

        May be called by: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-08-26: https://pay.weixin.qq.com/doc/v3/merchant/4012380498
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012381469
        """
        return self._call(
            OPERATION, {"Idempotency-Key": idempotency_key, "partner": partner, "authorized_data": authorized_data}
        )


class AsyncBuildPartnership(AsyncService):
    """Adds method `build_partnership` to an async service."""

    async def build_partnership(
        self,
        *,
        idempotency_key: str,
        partner: Partner | Mapping[str, Any],
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> BuildPartnershipResponse:
        """Build a partnership (建立合作关系).

        Lets another merchant, or the owner of an AppID, hand out one of your batches of coupons.

        Args:
            idempotency_key: 业务请求幂等值, sent as `Idempotency-Key`. Your own number of the request; send the same
                one when you repeat it. ASCII letters and digits, `|`, `_`, `*` and `-`.
            partner: 合作方信息. Who may hand out the coupons.
            authorized_data: 被授权数据. What may be handed out.

        Returns:
            `BuildPartnershipResponse` with `partner`, `authorized_data`, `state`, `build_time`, `create_time` and
            `update_time`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the number of the merchant that issues the
                    coupons.
                401 SIGN_ERROR: The signature could not be verified, or is incomplete. Check the details on the merchant
                    platform, then correct what you send.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the details on the merchant
                    platform, then correct what you send.
                404 RESOURCE_NOT_EXISTS: The batch or the partner does not exist, or cannot be used. Check that each
                    exists and is in use.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Safe to retry with the same `Idempotency-Key`.

        May be called by: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-08-26: https://pay.weixin.qq.com/doc/v3/merchant/4012380498
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012381469
        """
        return await self._call(
            OPERATION, {"Idempotency-Key": idempotency_key, "partner": partner, "authorized_data": authorized_data}
        )
