# Written by `make generate` from specs/risk/merchant_governance/query_merchant_limitations.yaml: edit that file.
"""Query the restrictions of a sub-merchant (查询子商户管控情况)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
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
    "LimitationActionType",
    "LimitationReasonType",
    "LimitedFunction",
    "QueryMerchantLimitationsResponse",
    "RecoverWay",
    "RecoverySpecification",
]


class LimitedFunction(StrEnum):
    """Documented values of `limited_functions` (商户被管控能力列表). Any other value is a plain `str`."""

    NO_TRANSACTION_AND_RECHARGE = "NO_TRANSACTION_AND_RECHARGE"
    """No money can come in: no payments or combined payments, pay score orders, deductions, shares from others or top-ups."""
    NO_PAYMENT = "NO_PAYMENT"
    """No money can go out, except by withdrawals and refunds: no transfers, red packets, cash coupons or shares to others."""
    NO_WITHDRAWAL = "NO_WITHDRAWAL"
    """Cannot withdraw to the bank account."""
    NO_REFUND = "NO_REFUND"
    """Cannot refund."""
    NO_TRANSACTION = "NO_TRANSACTION"
    """No money can come in, except by top-ups: no payments or combined payments, pay score orders, deductions or shares from others."""
    NO_PROFIT_SHARING = "NO_PROFIT_SHARING"
    """Cannot split received money to others."""
    NO_PAYMENT_POINT_COMPLETE_ORDER = "NO_PAYMENT_POINT_COMPLETE_ORDER"
    """Cannot charge users for pay score orders that were already created."""


class LimitationReasonType(StrEnum):
    """Documented values of `limitation_reason_type` (商户被管控原因类型). Any other value is a plain `str`."""

    LICENSE_ABNORMAL = "LICENSE_ABNORMAL"
    """The license, certificate or ID document of the legal representative is missing, revoked, changed or expired. Being replaced by the four `INVALID_…` reasons."""
    NO_TRADE = "NO_TRADE"
    """The merchant has had no transactions for a long time. After 30 days, credit cards are disabled and the amount is limited; after 90 days with data that is not in order, or after 365 days, payments; after 180 days since the onboarding, everything but refunds."""
    SETTLE_ACCOUNT_ABNORMAL = "SETTLE_ACCOUNT_ABNORMAL"
    """The bank account for settlements is incomplete, was not verified or belongs to somebody else."""
    RISK_ABNORMAL = "RISK_ABNORMAL"
    """WeChat Pay sees a risk in the transactions or a violation of the rules."""
    OTHER = "OTHER"
    """Another reason."""
    INSPECT_ABNORMAL = "INSPECT_ABNORMAL"
    """The merchant did not submit the materials of an inspection of its business, or they were rejected."""
    INVALID_REPRESENTATIVE_INFORMATION = "INVALID_REPRESENTATIVE_INFORMATION"
    """The ID document of the legal representative or operator is missing, invalid or expired. Restricted 90 days after it expired."""
    INVALID_BUSINESS_STATUS = "INVALID_BUSINESS_STATUS"
    """The license was canceled or revoked, or the ID document of a person who does business is not in order."""
    INVALID_BUSINESS_LICENSE = "INVALID_BUSINESS_LICENSE"
    """The license or certificate is missing, invalid or expired."""
    INVALID_BENEFICIARY_INFORMATION = "INVALID_BENEFICIARY_INFORMATION"
    """The ID document of a beneficial owner is missing, invalid or expired."""


class RecoverWay(StrEnum):
    """Documented values of `recover_way` (商户被该原因管控的解脱路径). Any other value is a plain `str`."""

    IRRECOVERABLE = "IRRECOVERABLE"
    """The restriction cannot be lifted, because the account is closed or the contract ended."""
    MODIFY_SUBJECT_INFORMATION = "MODIFY_SUBJECT_INFORMATION"
    """Update the data of the legal entity with `onboarding.merchant_alteration.create_subject_alteration`, or let the merchant do it."""
    MODIFY_SETTLE_ACCOUNT_INFORMATION = "MODIFY_SETTLE_ACCOUNT_INFORMATION"
    """Change the bank account with `onboarding.sub_merchants.update_settlement`, or let the merchant do it."""
    VERIFY_INACTIVE_MERCHANT_IDENTITY = "VERIFY_INACTIVE_MERCHANT_IDENTITY"
    """Confirm that the merchant still uses its number, which had no movements of money for a long time."""
    SUBMIT_OFFLINE_BUSINESS_SCENARIO_INFORMATION = "SUBMIT_OFFLINE_BUSINESS_SCENARIO_INFORMATION"
    """Submit information about the offline business."""
    SUBMIT_INFORMATION_FOR_APPEAL = "SUBMIT_INFORMATION_FOR_APPEAL"
    """Submit information for an appeal. Its record number is in `recover_way_param`."""
    RESOLVE_TRANSACTION_DISPUTES = "RESOLVE_TRANSACTION_DISPUTES"
    """Resolve the disputes about transactions."""
    MODIFY_ADMINISTRATOR_INFORMATION = "MODIFY_ADMINISTRATOR_INFORMATION"
    """Change the super administrator."""
    CALL_CUSTOMER_SERVICE_AT_95017 = "CALL_CUSTOMER_SERVICE_AT_95017"
    """Call the customer service of WeChat Pay, 95017. Usually, the restriction cannot be lifted."""
    UPDATE_BUSINESS_SCENARIO_INFORMATION = "UPDATE_BUSINESS_SCENARIO_INFORMATION"
    """Update the information about the business."""
    SUBMIT_CDD_INFORMATION = "SUBMIT_CDD_INFORMATION"
    """Fill in the due diligence. Its number is in `recover_way_param`."""
    WAITING_FOR_PLATFORM_REVIEW = "WAITING_FOR_PLATFORM_REVIEW"
    """Wait: WeChat Pay still examines the risk, and the merchant has nothing to do."""
    SUBMIT_UBO_INFORMATION = "SUBMIT_UBO_INFORMATION"
    """Add the information about the beneficial owners. The number is in `recover_way_param`."""
    SIGN_ANTI_FRAUD_PLEDGE_AND_VERIFY_FACE = "SIGN_ANTI_FRAUD_PLEDGE_AND_VERIFY_FACE"
    """Sign the pledge against fraud and verify the identity by face recognition. Only for merchants that use only 微信支付收款助手."""
    CONTACT_APPROPRIATE_AUTHORITY_FOR_CONSULTATION = "CONTACT_APPROPRIATE_AUTHORITY_FOR_CONSULTATION"
    """Consult the authority in `recover_way_param`."""
    MODIFY_ABBREVIATION_INFORMATION = "MODIFY_ABBREVIATION_INFORMATION"
    """Change the merchant's short name."""


class LimitationActionType(StrEnum):
    """Documented values of `limitation_action_type` (处置方式). Any other value is a plain `str`."""

    LIMIT_ACTION_TYPE_IMMEDIATE_CONTROL = "LIMIT_ACTION_TYPE_IMMEDIATE_CONTROL"
    """The restriction takes effect at once."""
    LIMIT_ACTION_TYPE_DELAY_CONTROL = "LIMIT_ACTION_TYPE_DELAY_CONTROL"
    """The restriction takes effect later, at `limitation_start_date`."""


@model
class RecoverySpecification(Model):
    """Fields of `recovery_specifications` (被管控原因及解脱路径列表)."""

    limitation_case_id: str | None = field(STRING, default=None)
    """商户被该原因管控的单据号. ID of this restriction. It is the business number in the notifications of restrictions (管控流水订阅通知)."""
    limitation_reason_type: LimitationReasonType | str | None = field(OpenEnum(LimitationReasonType), default=None)
    """商户被管控原因类型. Kind of the reason. Returned only if the sub-merchant is restricted."""
    limitation_reason: str | None = field(STRING, default=None)
    """商户被管控原因, at most 512 characters. Reason, as Chinese text. Returned only if the sub-merchant is restricted."""
    limitation_reason_describe: str | None = field(STRING, default=None)
    """商户被管控原因描述. Description of the reason, as Chinese text. Returned only if the sub-merchant is restricted."""
    relate_limitations: list[LimitedFunction | str] | None = field(ListOf(OpenEnum(LimitedFunction)), default=None)
    """商户被该原因管控的能力列表. Functions that are restricted for this reason. Returned only if one of the listed functions is."""
    other_relate_limitations: str | None = field(STRING, default=None)
    """商户被该原因管控的其他能力描述. Other functions that are restricted for this reason, as Chinese text separated by commas. Returned only if there are any."""
    recover_way: RecoverWay | str | None = field(OpenEnum(RecoverWay), default=None)
    """商户被该原因管控的解脱路径. How to lift the restrictions of this reason. Returned only if there is a way. The merchant does most of them in the mini program 微信支付商家助手, under 业务受限处理."""
    recover_way_param: str | None = field(STRING, default=None)
    """What `recover_way` refers to: the number of the due diligence for `SUBMIT_CDD_INFORMATION` and `SUBMIT_UBO_INFORMATION`, the number of the management record for `SUBMIT_INFORMATION_FOR_APPEAL`, and the authority for `CONTACT_APPROPRIATE_AUTHORITY_FOR_CONSULTATION` (商户被该原因管控的解脱路径参数, at most 1024 characters)."""
    recover_help_url: str | None = field(STRING, default=None)
    """商户被该原因管控的解脱帮助链接, at most 1024 characters. Page that explains how to lift the restrictions of this reason. Returned only if there is one."""
    limitation_action_type: LimitationActionType | str | None = field(OpenEnum(LimitationActionType), default=None)
    """处置方式. When the restriction takes effect. Defaults to `LIMIT_ACTION_TYPE_IMMEDIATE_CONTROL`."""
    limitation_start_date: Timestamp | str | None = field(DATETIME, default=None)
    """预计管控开始时间, RFC 3339. When a delayed restriction is expected to start. Returned only for `LIMIT_ACTION_TYPE_DELAY_CONTROL`."""
    limitation_date: Timestamp | str | None = field(DATETIME, default=None)
    """商户被该原因管控的时间, RFC 3339. When the restriction started. Returned only if it has started, so not for a delayed one before its time."""


@model
class QueryMerchantLimitationsResponse(Model):
    """Reply of `query_merchant_limitations`."""

    mchid: str = field(STRING)
    """Number of the sub-merchant (子商户的商户号)."""
    limited_functions: list[LimitedFunction | str] | None = field(ListOf(OpenEnum(LimitedFunction)), default=None)
    """商户被管控能力列表. Restricted functions. Returned only if one of the listed functions is restricted."""
    other_limited_functions: str | None = field(STRING, default=None)
    """商户其他被管控能力描述. Other restricted functions, as Chinese text separated by commas. Returned only if there are any."""
    recovery_specifications: list[RecoverySpecification] | None = field(
        ListOf(ModelOf(RecoverySpecification)), default=None
    )
    """被管控原因及解脱路径列表. The reasons, and how to lift the restrictions of each. Returned only if the sub-merchant is restricted."""


OPERATION: Operation[QueryMerchantLimitationsResponse] = Operation(
    name="risk.merchant_governance.query_merchant_limitations",
    method="GET",
    routes=(Route("/v3/mch-operation-manage/merchant-limitations/sub-mchid/{sub_mchid}"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    replies={200: QueryMerchantLimitationsResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The merchant is not your sub-merchant.",
            "Pass the number of one of your sub-merchants.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The caller is not an ordinary service provider.",
            "Call it as an ordinary service provider.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012803072",),
)


class _QueryMerchantLimitationsDocs:
    def query_merchant_limitations(self, *_: Any, **__: Any) -> Any:
        """Query the restrictions of a sub-merchant (查询子商户管控情况).

        Returns which functions of a sub-merchant WeChat Pay restricts, why, and how to lift each restriction. Call it
        when calls for a sub-merchant fail for lack of permission, or to check your sub-merchants regularly.

        合作伙伴订阅 sends messages about restrictions: `DELAYPUNISHMENT` before a delayed one starts,
        `PUNISHMENTCANCELLED` if that is called off, `PUNISHMENT` when one starts, and `RECOVERY` when one is lifted.
        Call this after each, because other reasons can remain.

        Args:
            sub_mchid: 子商户号, at most 32 characters. Number of the sub-merchant, which must be one of yours.

        Returns:
            `QueryMerchantLimitationsResponse` with `mchid`, `limited_functions`, `other_limited_functions` and
            `recovery_specifications`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The merchant is not your sub-merchant. Pass the number of one of your
                    sub-merchants.
                400 INVALID_REQUEST: The caller is not an ordinary service provider. Call it as an ordinary service
                    provider.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2025-09-26: https://pay.weixin.qq.com/doc/v3/partner/4012803072
        """


class QueryMerchantLimitations(_QueryMerchantLimitationsDocs, Service):
    def query_merchant_limitations(self, *, sub_mchid: str) -> QueryMerchantLimitationsResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncQueryMerchantLimitations(_QueryMerchantLimitationsDocs, AsyncService):
    async def query_merchant_limitations(self, *, sub_mchid: str) -> QueryMerchantLimitationsResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
