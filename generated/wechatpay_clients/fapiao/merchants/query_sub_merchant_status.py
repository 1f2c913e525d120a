# Written by `make generate` from specs/fapiao/merchants/query_sub_merchant_status.yaml: edit that file.
"""Query whether a sub-merchant can issue e-invoices (检查子商户开票功能状态)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao.merchants._models import FapiaoAbilityType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = [
    "OPERATION",
    "AbilityAuthorizeStatus",
    "CheckSubMchStatusResponse",
    "DigitalTaxAbilityInfo",
    "DigitalTaxApplyStatus",
    "DigitalTaxBillingPersonInfo",
    "DigitalTaxMode",
    "ThirdMode",
    "ThirdModeStatus",
]


class ThirdModeStatus(StrEnum):
    """Documented values of `status` (第三方/自建发票能力接入状态). Any other value is a plain `str`."""

    DISABLED = "DISABLED"
    """Not connected."""
    ENABLED = "ENABLED"
    """Connected."""


class DigitalTaxApplyStatus(StrEnum):
    """Documented values of `status` (接入状态). Any other value is a plain `str`."""

    APPROVAL_PENDING = "APPROVAL_PENDING"
    """Waiting for the approval of the local tax authority."""
    ACCESS_CONFIRMED_PENDING = "ACCESS_CONFIRMED_PENDING"
    """Waiting for the legal representative or the head of finance to confirm at the e-tax office (电子税局) or at https://dppt.chinatax.gov.cn:8443/kkjrh5/."""
    ABILITY_CONFIRMED_PENDING = "ABILITY_CONFIRMED_PENDING"
    """Waiting for the legal representative or the head of finance to authorize the kinds of invoices at the e-tax office (电子税局)."""
    BILLING_PERSON_REGISTER_PENDING = "BILLING_PERSON_REGISTER_PENDING"
    """Waiting for the legal representative or the head of finance to register a person who issues the invoices at the e-tax office (电子税局)."""
    BILLING_PERSON_CONFIRMED_PENDING = "BILLING_PERSON_CONFIRMED_PENDING"
    """Waiting for the person who issues the invoices to authorize it at the e-tax office (电子税局), under 乐企."""
    SECURITY_SETTING_PENDING = "SECURITY_SETTING_PENDING"
    """Waiting for the legal representative or the head of finance to set how long the security check for invoices is valid, at the e-tax office (电子税局)."""
    APPLY_FAILED = "APPLY_FAILED"
    """Refused by the tax office. `access_fail_reason` has the reason."""
    DISABLED = "DISABLED"
    """Not connected, the merchant withdrew the authorization, or it did not complete a step in time. Invite the merchant again."""
    ENABLED = "ENABLED"
    """Connected: the merchant can issue fully digital invoices."""
    RESOURCE_EXPIRED = "RESOURCE_EXPIRED"
    """The package of the merchant's provider of fully digital invoices has expired. Contact the provider."""


class AbilityAuthorizeStatus(StrEnum):
    """Documented values of `status` (能力授权状态). Any other value is a plain `str`."""

    AUTHORIZED = "AUTHORIZED"
    """Authorized."""
    AUTHORIZE_PENDING = "AUTHORIZE_PENDING"
    """Waiting for the head of finance or the legal representative to authorize it at the e-tax office (电子税局)."""
    DEAUTHORIZED = "DEAUTHORIZED"
    """The merchant ended the connection with the platform in the tax system."""
    AUTHORIZE_FAILED = "AUTHORIZE_FAILED"
    """The authorization failed. `authorize_fail_reason` has the reason."""


@model
class ThirdMode(Model):
    """Fields of `third_mode` (第三方开票模式)."""

    status: ThirdModeStatus | str = field(OpenEnum(ThirdModeStatus))
    """Whether the merchant's own or a third-party invoice system is connected (第三方/自建发票能力接入状态)."""


@model
class DigitalTaxBillingPersonInfo(Model):
    """Fields of `billing_person_info` (开票人信息)."""

    id: str | None = field(STRING, default=None)
    """开票人ID, at most 128 characters. ID of the person, for `billing_person_id` of an invoice. Always returned in state `ENABLED`."""
    name: str | None = field(STRING, default=None)
    """开票人姓名, at most 40 characters. Masked name of the person, for `billing_person` of an invoice: an asterisk for every character but the last, a space, and the last four characters of the ID number. Always returned in state `ENABLED`."""


@model
class DigitalTaxAbilityInfo(Model):
    """Fields of `ability_info` (能力信息)."""

    type: FapiaoAbilityType | str = field(OpenEnum(FapiaoAbilityType))
    """Kind of fully digital invoice (能力类型)."""
    status: AbilityAuthorizeStatus | str = field(OpenEnum(AbilityAuthorizeStatus))
    """State of the authorization for this kind of invoice (能力授权状态)."""
    authorize_fail_reason: str | None = field(STRING, default=None)
    """Why the authorization failed, in Chinese (能力授权失败原因, at most 1024 characters)."""


@model
class DigitalTaxMode(Model):
    """Fields of `digital_tax_mode` (数电发票模式)."""

    status: DigitalTaxApplyStatus | str = field(OpenEnum(DigitalTaxApplyStatus))
    """How far the merchant has come with fully digital invoices (接入状态)."""
    billing_person_info: list[DigitalTaxBillingPersonInfo] | None = field(
        ListOf(ModelOf(DigitalTaxBillingPersonInfo)), default=None
    )
    """People who may issue the merchant's invoices (开票人信息)."""
    access_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the merchant became able to issue fully digital invoices (接入时间, RFC 3339)."""
    expired_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the security check set at the tax office expires (过期时间, RFC 3339)."""
    access_fail_reason: str | None = field(STRING, default=None)
    """Why the merchant cannot issue fully digital invoices, in Chinese (接入失败原因, at most 1024 characters)."""
    ability_info: list[DigitalTaxAbilityInfo] | None = field(ListOf(ModelOf(DigitalTaxAbilityInfo)), default=None)
    """Kinds of fully digital invoices that were applied for (能力信息)."""


@model
class CheckSubMchStatusResponse(Model):
    """Reply of `query_sub_merchant_status`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number, as in the request (子商户号, at most 32 characters)."""
    third_mode: ThirdMode | None = field(ModelOf(ThirdMode), default=None)
    """第三方开票模式. State of the merchant's own or third-party invoice system. Returned only if the merchant enabled it."""
    digital_tax_mode: DigitalTaxMode | None = field(ModelOf(DigitalTaxMode), default=None)
    """数电发票模式. State of fully digital invoices (数电发票). Returned only if the merchant enabled them."""


OPERATION: Operation[CheckSubMchStatusResponse] = Operation(
    name="fapiao.merchants.query_sub_merchant_status",
    method="GET",
    routes=(Route("/v3/new-tax-control-fapiao/merchant/{sub_mchid}/check-status"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    numbers=("sub_mchid",),
    replies={200: CheckSubMchStatusResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not use e-invoices.",
            "Check that you have the permission for e-invoices, and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792561",),
)


class _QuerySubMerchantStatusDocs:
    def query_sub_merchant_status(self, *_: Any, **__: Any) -> Any:
        """Query whether a sub-merchant can issue e-invoices (检查子商户开票功能状态).

        Returns how far a sub-merchant that accepted your invitation has come: with its own or a third-party invoice
        system, and with fully digital invoices (数电发票).

        Args:
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.

        Returns:
            `CheckSubMchStatusResponse` with `sub_mchid`, `third_mode` and `digital_tax_mode`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792561
        """


class QuerySubMerchantStatus(_QuerySubMerchantStatusDocs, Service):
    def query_sub_merchant_status(self, *, sub_mchid: str) -> CheckSubMchStatusResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncQuerySubMerchantStatus(_QuerySubMerchantStatusDocs, AsyncService):
    async def query_sub_merchant_status(self, *, sub_mchid: str) -> CheckSubMchStatusResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
