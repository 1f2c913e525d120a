# Written by `make generate` from specs/onboarding/sub_merchants/update_settlement.yaml: edit that file.
"""Apply to change the settlement account of a sub-merchant (修改结算账户)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.sub_merchants._models import AccountType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ModifySettlementResponse"]


@model
class ModifySettlementResponse(Model):
    """Reply of `update_settlement`."""

    application_no: str = field(STRING)
    """WeChat Pay's number of the application, which identifies it in queries (修改结算账户申请单号, at most 64 characters)."""


OPERATION: Operation[ModifySettlementResponse] = Operation(
    name="onboarding.sub_merchants.update_settlement",
    method="POST",
    routes=(Route("/v3/apply4sub/sub_merchants/{sub_mchid}/modify-settlement"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    body=(
        Parameter("account_type", OpenEnum(AccountType), is_required=True),
        Parameter("account_bank", STRING, is_required=True),
        Parameter("bank_name", STRING),
        Parameter("bank_branch_id", STRING),
        Parameter("account_number", Encrypted(STRING), is_required=True),
        Parameter("account_name", Encrypted(STRING)),
    ),
    repeat=Repeat(),
    replies={200: ModifySettlementResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant is not a sub-merchant that you onboarded.", "Check `sub_mchid`."),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct what it names."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The account holder is not the merchant's subject (你的开户名称与主体名称不一致，请修改后重试).",
            "Use an account of the same name. An enterprise, government body, public institution or social organization that needs an account of another name can apply on https://pay.weixin.qq.com/xdc/mchsettlementinfoweb/index.php/xphp/csettlementinfo/diffname. For a custodial sub-merchant (托管子商户), ask your contact at WeChat Pay.",
        ),
        ErrorRow(429, "FREQENCY_LIMIT", "Too many calls.", "Stay within the rate limit of the operation."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012761138",),
)


class _UpdateSettlementDocs:
    def update_settlement(self, *_: Any, **__: Any) -> Any:
        """Apply to change the settlement account of a sub-merchant (修改结算账户).

        Applies for another bank account that a sub-merchant's money is settled to. A successful reply only means that
        the request was accepted: `query_settlement_application` has the result of the review. Only for sub-merchants
        that you onboarded and that have signed; not available to banks and payment institutions.

        Until the review ends, the account is not in effect, and another application for the sub-merchant is not
        possible. WeChat Pay may pay 0.01 yuan to the account to verify it. A sub-merchant can apply 5 times a day;
        after that, apply again from 0:00 on the next day.

        Args:
            sub_mchid: 特约商户/二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            account_type: 账户类型. Kind of account. Micro merchants need a personal one; enterprises, government
                bodies, public institutions and other organizations need a corporate one. Sole traders can use either.
            account_bank: 开户银行, at most 128 characters. Bank name, from the list of banks for corporate accounts or
                the list of banks for personal accounts.
            bank_name: 开户银行全称（含支行）, at most 128 characters. Full name of the bank with its branch, from the
                list of branches. If the list of banks requires a branch, as for 其他银行, send either this or
                `bank_branch_id`.
            bank_branch_id: 开户银行联行号, at most 128 characters. Bank branch ID, from the list of branches. If the
                list of banks requires a branch, as for 其他银行, send either this or `bank_name`.
            account_number: 银行账号, at most 32 characters, encrypted in transit. Account number. Digits only.
            account_name: 开户名称, encrypted in transit. Account holder. Omit it, or send the present holder, to keep
                the holder. Can be changed to the name of the merchant's subject for a corporate account, to that of the
                operator for a personal one, and to other kinds of brackets (full or half width).

        Returns:
            `ModifySettlementResponse` with `application_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant is not a sub-merchant that you onboarded. Check `sub_mchid`.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct what it names.
                400 INVALID_REQUEST: The account holder is not the merchant's subject
                    (你的开户名称与主体名称不一致，请修改后重试). Use an account of the same name. An enterprise,
                    government body, public institution or social organization that needs an account of another name can
                    apply on https://pay.weixin.qq.com/xdc/mchsettlementinfoweb/index.php/xphp/csettlementinfo/diffname.
                    For a custodial sub-merchant (托管子商户), ask your contact at WeChat Pay.
                429 FREQENCY_LIMIT: Too many calls. Stay within the rate limit of the operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Never retried automatically. It has no number of yours, so a retry could be another of the 5 applications that a
        sub-merchant has a day.
        Rate limit: 20 calls a minute.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-01-14: https://pay.weixin.qq.com/doc/v3/partner/4012761138
        """


class UpdateSettlement(_UpdateSettlementDocs, Service):
    def update_settlement(
        self,
        *,
        sub_mchid: str,
        account_type: AccountType | str,
        account_bank: str,
        bank_name: str | None = None,
        bank_branch_id: str | None = None,
        account_number: str,
        account_name: str | None = None,
    ) -> ModifySettlementResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "account_type": account_type,
                "account_bank": account_bank,
                "bank_name": bank_name,
                "bank_branch_id": bank_branch_id,
                "account_number": account_number,
                "account_name": account_name,
            },
        )


class AsyncUpdateSettlement(_UpdateSettlementDocs, AsyncService):
    async def update_settlement(
        self,
        *,
        sub_mchid: str,
        account_type: AccountType | str,
        account_bank: str,
        bank_name: str | None = None,
        bank_branch_id: str | None = None,
        account_number: str,
        account_name: str | None = None,
    ) -> ModifySettlementResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "account_type": account_type,
                "account_bank": account_bank,
                "bank_name": bank_name,
                "bank_branch_id": bank_branch_id,
                "account_number": account_number,
                "account_name": account_name,
            },
        )
