# Written by `make generate` from specs/onboarding/sub_merchants/query_settlement.yaml: edit that file.
"""Query the settlement account of a sub-merchant (查询结算账户)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.sub_merchants._models import AccountNumberRule, AccountType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "GetSettlementResponse", "VerifyResult"]


class VerifyResult(StrEnum):
    """Documented values of `verify_result` (验证结果). Any other value is a plain `str`."""

    VERIFY_SUCCESS = "VERIFY_SUCCESS"
    """Verified. Money can be withdrawn to it."""
    VERIFY_FAIL = "VERIFY_FAIL"
    """Not verified. Money cannot be withdrawn to it; check and change the account."""
    VERIFYING = "VERIFYING"
    """Being verified. The merchant can try to withdraw."""


@model
class GetSettlementResponse(Model):
    """Reply of `query_settlement`."""

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
    verify_result: VerifyResult | str | None = field(OpenEnum(VerifyResult), default=None)
    """验证结果. Whether the account was verified. Missing if the account is still the one of the onboarding and no payment to it failed."""
    verify_fail_reason: str | None = field(STRING, default=None)
    """验证失败原因, at most 1024 characters. Why the verification failed, in Chinese. Empty if it succeeded."""


OPERATION: Operation[GetSettlementResponse] = Operation(
    name="onboarding.sub_merchants.query_settlement",
    method="GET",
    routes=(Route("/v3/apply4sub/sub_merchants/{sub_mchid}/settlement", query=("account_number_rule",)),),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("account_number_rule", OpenEnum(AccountNumberRule)),
    ),
    replies={200: GetSettlementResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant is not a sub-merchant that you onboarded.", "Check `sub_mchid`."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012761142",),
)


class _QuerySettlementDocs:
    def query_settlement(self, *_: Any, **__: Any) -> Any:
        """Query the settlement account of a sub-merchant (查询结算账户).

        Returns the bank account that a sub-merchant's money is settled to at present, with its number masked, and
        whether it was verified. Only for sub-merchants that you onboarded and that have signed.
        `query_settlement_application` returns an account that is not in effect yet.

        Args:
            sub_mchid: 特约商户/二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded
                and that has signed.
            account_number_rule: 银行账号展示规则. How the account number is masked in the reply. Defaults to
                `ACCOUNT_NUMBER_RULE_MASK_V1`.

        Returns:
            `GetSettlementResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant is not a sub-merchant that you onboarded. Check `sub_mchid`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 100 calls a second.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-01-14: https://pay.weixin.qq.com/doc/v3/partner/4012761142
        """


class QuerySettlement(_QuerySettlementDocs, Service):
    def query_settlement(
        self, *, sub_mchid: str, account_number_rule: AccountNumberRule | str | None = None
    ) -> GetSettlementResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "account_number_rule": account_number_rule})


class AsyncQuerySettlement(_QuerySettlementDocs, AsyncService):
    async def query_settlement(
        self, *, sub_mchid: str, account_number_rule: AccountNumberRule | str | None = None
    ) -> GetSettlementResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "account_number_rule": account_number_rule})
