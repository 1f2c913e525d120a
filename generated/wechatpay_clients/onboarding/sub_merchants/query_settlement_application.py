# Written by `make generate` from specs/onboarding/sub_merchants/query_settlement_application.yaml: edit that file.
"""Query an application to change the settlement account (查询结算账户修改申请状态)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.sub_merchants._models import AccountNumberRule, AccountType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "GetApplicationResponse", "SettlementApplicationResult"]


class SettlementApplicationResult(StrEnum):
    """Documented values of `verify_result` (审核状态). Any other value is a plain `str`."""

    AUDIT_SUCCESS = "AUDIT_SUCCESS"
    """Approved. The account is in effect. Final."""
    AUDITING = "AUDITING"
    """Under review, and not in effect yet; another application is not possible meanwhile. WeChat Pay may pay 0.01 yuan to the account to verify it."""
    AUDIT_FAIL = "AUDIT_FAIL"
    """Rejected. Read `verify_fail_reason`, and apply again. Final."""


@model
class GetApplicationResponse(Model):
    """Reply of `query_settlement_application`."""

    account_name: str = field(STRING)
    """Account holder, masked (开户名称, at most 1024 characters)."""
    account_type: AccountType | str = field(OpenEnum(AccountType))
    """Kind of the account (账户类型)."""
    account_bank: str = field(STRING)
    """Name of the bank, in Chinese (开户银行, at most 128 characters)."""
    bank_name: str | None = field(STRING, default=None)
    """Full name of the bank and its branch, in Chinese (开户银行全称（含支行）, at most 128 characters)."""
    bank_branch_id: str | None = field(STRING, default=None)
    """Interbank number (联行号) of the branch of the settlement account (开户银行联行号, at most 128 characters)."""
    account_number: str = field(STRING)
    """Account number, masked as `account_number_rule` says (银行账号, at most 128 characters)."""
    verify_result: SettlementApplicationResult | str = field(OpenEnum(SettlementApplicationResult))
    """State of the application (审核状态)."""
    verify_fail_reason: str | None = field(STRING, default=None)
    """审核驳回原因. Why the application was rejected, in Chinese. Empty if it was approved."""
    verify_finish_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the result of the review was last updated (审核结果更新时间, RFC 3339)."""


OPERATION: Operation[GetApplicationResponse] = Operation(
    name="onboarding.sub_merchants.query_settlement_application",
    method="GET",
    routes=(
        Route("/v3/apply4sub/sub_merchants/{sub_mchid}/application/{application_no}", query=("account_number_rule",)),
    ),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("application_no", STRING, is_required=True),
        Parameter("account_number_rule", OpenEnum(AccountNumberRule)),
    ),
    wait=Polling(
        noun="application",
        field="verify_result",
        final=("AUDIT_SUCCESS", "AUDIT_FAIL"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: GetApplicationResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant is not a sub-merchant that you onboarded.", "Check `sub_mchid`."),
        ErrorRow(404, "ORDER_NOT_EXIST", "The application does not exist.", "Check `application_no`."),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The query has no result.", "Query again later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012761169",),
)


class _QuerySettlementApplicationDocs:
    def query_settlement_application(self, *_: Any, **__: Any) -> Any:
        """Query an application to change the settlement account (查询结算账户修改申请状态).

        Returns the account of an application of `update_settlement` and the result of its review. The account is not in
        effect until the state is `AUDIT_SUCCESS`.

        Args:
            sub_mchid: 特约商户/二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            application_no: 修改结算账户申请单号, at most 64 characters, from
                `onboarding.sub_merchants.update_settlement.application_no`. WeChat Pay's number of the application,
                which identifies it in queries.
            account_number_rule: 银行账号展示规则. How the account number is masked in the reply. Defaults to
                `ACCOUNT_NUMBER_RULE_MASK_V1`.

        Returns:
            `GetApplicationResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant is not a sub-merchant that you onboarded. Check `sub_mchid`.
                404 ORDER_NOT_EXIST: The application does not exist. Check `application_no`.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `wait_until_settlement_application_final` polls until the application reaches a final state.
        Rate limit: 100 calls a second.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-21: https://pay.weixin.qq.com/doc/v3/partner/4012761169
        """

    def wait_until_settlement_application_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (查询结算账户修改申请状态).

        Calls `query_settlement_application` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the account was changed; check `verify_result`.

        Args:
            sub_mchid: 特约商户/二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            application_no: 修改结算账户申请单号, at most 64 characters, from
                `onboarding.sub_merchants.update_settlement.application_no`. WeChat Pay's number of the application,
                which identifies it in queries.
            account_number_rule: 银行账号展示规则. How the account number is masked in the reply. Defaults to
                `ACCOUNT_NUMBER_RULE_MASK_V1`.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `GetApplicationResponse` whose `verify_result` is `AUDIT_SUCCESS` or `AUDIT_FAIL`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_settlement_application`, for example `NotFound`. A temporary failure
                does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012761169
        """


class QuerySettlementApplication(_QuerySettlementApplicationDocs, Service):
    def query_settlement_application(
        self, *, sub_mchid: str, application_no: str, account_number_rule: AccountNumberRule | str | None = None
    ) -> GetApplicationResponse:
        return self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "application_no": application_no, "account_number_rule": account_number_rule},
        )

    def wait_until_settlement_application_final(
        self,
        *,
        sub_mchid: str,
        application_no: str,
        account_number_rule: AccountNumberRule | str | None = None,
        timeout: float,
    ) -> GetApplicationResponse:
        return self._wait(
            OPERATION,
            {"sub_mchid": sub_mchid, "application_no": application_no, "account_number_rule": account_number_rule},
            timeout,
        )


class AsyncQuerySettlementApplication(_QuerySettlementApplicationDocs, AsyncService):
    async def query_settlement_application(
        self, *, sub_mchid: str, application_no: str, account_number_rule: AccountNumberRule | str | None = None
    ) -> GetApplicationResponse:
        return await self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "application_no": application_no, "account_number_rule": account_number_rule},
        )

    async def wait_until_settlement_application_final(
        self,
        *,
        sub_mchid: str,
        application_no: str,
        account_number_rule: AccountNumberRule | str | None = None,
        timeout: float,
    ) -> GetApplicationResponse:
        return await self._wait(
            OPERATION,
            {"sub_mchid": sub_mchid, "application_no": application_no, "account_number_rule": account_number_rule},
            timeout,
        )
