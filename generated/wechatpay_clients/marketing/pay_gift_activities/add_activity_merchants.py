# Written by `make generate` from specs/marketing/pay_gift_activities/add_activity_merchants.yaml: edit that file.
"""Add merchants to an activity (新增活动发券商户号)."""

from collections.abc import Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "AddActivityMerchantsResponse", "InvalidMerchant"]


@model
class InvalidMerchant(Model):
    """Fields of `invalid_merchant_id_list` (校验失败的发券商户号)."""

    mchid: str | None = field(STRING, default=None)
    """Number of the merchant (商户Id, at most 15 characters)."""
    invalid_reason: str | None = field(STRING, default=None)
    """Why the merchant failed the check (无效原因)."""


@model
class AddActivityMerchantsResponse(Model):
    """Reply of `add_activity_merchants`."""

    activity_id: str | None = field(STRING, default=None)
    """ID of the activity (活动Id)."""
    invalid_merchant_id_list: list[InvalidMerchant] | None = field(ListOf(ModelOf(InvalidMerchant)), default=None)
    """Merchants that were not added (校验失败的发券商户号)."""
    add_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the merchants were added (添加时间, RFC 3339)."""


OPERATION: Operation[AddActivityMerchantsResponse] = Operation(
    name="marketing.pay_gift_activities.add_activity_merchants",
    method="POST",
    routes=(Route("/v3/marketing/paygiftactivity/activities/{activity_id}/merchants/add"),),
    parameters=(Parameter("activity_id", STRING, is_required=True),),
    body=(
        Parameter("merchant_id_list", ListOf(STRING), is_required=True),
        Parameter("add_request_no", STRING, is_required=True),
    ),
    numbers=("activity_id",),
    repeat=Repeat(by=("add_request_no",)),
    replies={200: AddActivityMerchantsResponse},
    errors=(
        ErrorRow(400, "APPID_MCHID_NOT_MATCH", "The AppID does not match the merchant number.", "Check the AppID."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The activity does not exist.", "Check `activity_id`."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "Some merchants were refused.",
            "Check that the merchants meet the rules, for example that they are of the same brand.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The merchants are not of the same brand as the award.",
            "Check that the merchants meet the rules, for example that they are of the same brand.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The owner of the coupons or a merchant is of another brand.",
            "Check that the merchants meet the rules, for example that they are of the same brand.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The creator of the activity is not of the same brand as the merchants.",
            "Check that the merchants meet the rules, for example that they are of the same brand.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "A merchant does not exist.", "Check the merchants that give the coupons."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The settings of the activity are invalid.",
            "Read the message and correct the arguments. Otherwise, contact the technical support of WeChat Pay.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "No merchant of the same brand has a parent-child relation with the creator of the activity.",
            "Check that the merchants meet the rules, for example that they are of the same brand.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            "The signature is wrong or incomplete.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(403, "RULE_LIMIT", "The previous change is not finished yet.", "Retry later."),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The activity is not running, so it cannot be changed.",
            "Change activities only while they are running.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "All merchants were refused.",
            "Check that they meet the rules, for example that they are of the same brand.",
        ),
        ErrorRow(403, "RULE_LIMIT", "Another change was made at the same time.", "Retry later."),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The activity or something that it uses does not exist or is not available.",
            "Check that everything that the request names exists and is available.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Stay within the rate limit of the operation."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012466735",),
)


class _AddActivityMerchantsDocs:
    def add_activity_merchants(self, *_: Any, **__: Any) -> Any:
        """Add merchants to an activity (新增活动发券商户号).

        Lets more merchants give the coupons of a running activity. They must be of the same brand as the owner of the
        coupons and the creator of the activity. Merchants that fail a check are returned in `invalid_merchant_id_list`,
        the others are added.

        Args:
            activity_id: 活动Id, at most 20 characters, from
                `marketing.pay_gift_activities.create_full_send_activity.activity_id`. ID of the activity.
            merchant_id_list: 添加的发券商户号, each at most 15 characters. Numbers of the merchants to add.
            add_request_no: 请求业务单据号, at most 128 characters. Your number for this change, unique per merchant
                number. Same value on retries.

        Returns:
            `AddActivityMerchantsResponse` with `activity_id`, `invalid_merchant_id_list` and `add_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 INVALID_REQUEST: The activity does not exist. Check `activity_id`.
                400 INVALID_REQUEST: Some merchants were refused. Check that the merchants meet the rules, for example
                    that they are of the same brand.
                400 INVALID_REQUEST: The merchants are not of the same brand as the award. Check that the merchants meet
                    the rules, for example that they are of the same brand.
                400 INVALID_REQUEST: The owner of the coupons or a merchant is of another brand. Check that the
                    merchants meet the rules, for example that they are of the same brand.
                400 INVALID_REQUEST: The creator of the activity is not of the same brand as the merchants. Check that
                    the merchants meet the rules, for example that they are of the same brand.
                400 MCH_NOT_EXISTS: A merchant does not exist. Check the merchants that give the coupons.
                400 PARAM_ERROR: The settings of the activity are invalid. Read the message and correct the arguments.
                    Otherwise, contact the technical support of WeChat Pay.
                400 PARAM_ERROR: No merchant of the same brand has a parent-child relation with the creator of the
                    activity. Check that the merchants meet the rules, for example that they are of the same brand.
                401 SIGN_ERROR: The signature is wrong or incomplete. Check the settings on the merchant platform, then
                    correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the settings on the merchant
                    platform, then correct the request.
                403 RULE_LIMIT: The previous change is not finished yet. Retry later.
                403 RULE_LIMIT: The activity is not running, so it cannot be changed. Change activities only while they
                    are running.
                403 RULE_LIMIT: All merchants were refused. Check that they meet the rules, for example that they are of
                    the same brand.
                403 RULE_LIMIT: Another change was made at the same time. Retry later.
                404 RESOURCE_NOT_EXISTS: The activity or something that it uses does not exist or is not available.
                    Check that everything that the request names exists and is available.
                429 FREQUENCY_LIMITED: Too many calls. Stay within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `activity_id` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `add_request_no`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012466735
        """


class AddActivityMerchants(_AddActivityMerchantsDocs, Service):
    def add_activity_merchants(
        self, *, activity_id: str, merchant_id_list: Sequence[str], add_request_no: str
    ) -> AddActivityMerchantsResponse:
        return self._call(
            OPERATION,
            {"activity_id": activity_id, "merchant_id_list": merchant_id_list, "add_request_no": add_request_no},
        )


class AsyncAddActivityMerchants(_AddActivityMerchantsDocs, AsyncService):
    async def add_activity_merchants(
        self, *, activity_id: str, merchant_id_list: Sequence[str], add_request_no: str
    ) -> AddActivityMerchantsResponse:
        return await self._call(
            OPERATION,
            {"activity_id": activity_id, "merchant_id_list": merchant_id_list, "add_request_no": add_request_no},
        )
