# Written by `make generate` from specs/ecommerce/account_cancellation/create_cancelled_merchant_withdrawal.yaml: edit that file.
"""Withdraw money from a closed account (older flow) (提交已注销商户号可用余额提现申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import AccountType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "AdditionalMaterials",
    "CancelledMerchantBankAccountInfo",
    "CancelledMerchantIdentityInfo",
    "CancelledMerchantPayeeInfo",
    "CreateCancelledMerchantWithdrawalResponse",
    "PayeeType",
    "ProofMediaList",
    "ProofPayeeMedia",
    "ProofPayeeMediaType",
    "WithdrawalAccountType",
]


class WithdrawalAccountType(StrEnum):
    """Documented values of `out_account_type` (二级商户号的出款子账户类型). Any other value is a plain `str`."""

    BASIC_ACCOUNT = "BASIC_ACCOUNT"
    """Basic account."""
    OPERATE_ACCOUNT = "OPERATE_ACCOUNT"
    """Operation account."""
    MARGIN_ACCOUNT = "MARGIN_ACCOUNT"
    """Deposit account (保证金户)."""


class PayeeType(StrEnum):
    """Documented values of `payee_type` (收款对象类型). Any other value is a plain `str`."""

    CONTRIBUTION_MERCHANT = "CONTRIBUTION_MERCHANT"
    """The sub-merchant itself, with a corporate account or a personal bank card."""
    SERVICE_PROVIDER_MERCHANT = "SERVICE_PROVIDER_MERCHANT"
    """The platform, with a corporate account in its own name."""
    OTHER_MERCHANT = "OTHER_MERCHANT"
    """A merchant other than the platform and the sub-merchant, with a corporate account or a personal bank card, depending on its kind of legal entity."""
    INDIVIDUAL = "INDIVIDUAL"
    """A person, such as an influencer or a streamer, with a personal bank card."""


class ProofPayeeMediaType(StrEnum):
    """Documented values of `proof_media_type` (申请证明材料类型). Any other value is a plain `str`."""

    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_1 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_1"
    """No longer used."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_2 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_2"
    """No longer used."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_3 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_3"
    """No longer used."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_4 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_4"
    """No longer used."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_5 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_5"
    """No longer used."""
    MISSING_OFFICIAL_SEAL_LETTER = "MISSING_OFFICIAL_SEAL_LETTER"
    """No longer used."""
    CERTIFICATE_OF_ACCOUNT_CANCELLATION = "CERTIFICATE_OF_ACCOUNT_CANCELLATION"
    """No longer used."""
    INDUSTRIAL_AND_COMMERCIAL_CANCELLATION_CERTIFICATE = "INDUSTRIAL_AND_COMMERCIAL_CANCELLATION_CERTIFICATE"
    """No longer used."""
    BASIC_TRANSACTION_INFORMATION = "BASIC_TRANSACTION_INFORMATION"
    """Proof that the receiver of the profit sharing and the sub-merchant work together, such as a contract."""
    LEGAL_ID_CARD = "LEGAL_ID_CARD"
    """Photos of both sides of the ID card, or another ID document, of the legal representative."""
    ID_CARD = "ID_CARD"
    """Photos of both sides of the ID card, or another ID document, of the person in charge."""
    BUSINESS_LICENSE_PHOTO = "BUSINESS_LICENSE_PHOTO"
    """Photo of the business license."""
    PAYEE_ID_CARD = "PAYEE_ID_CARD"
    """Photos of both sides of the recipient's ID card."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_6 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_6"
    """Form 附件6模板.pdf, linked on the page."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_7 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_7"
    """Form 附件7模板.pdf, linked on the page."""
    WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_8 = "WECHAT_PAY_WITHDRAWAL_APPLICATION_TYPE_8"
    """Form 附件8模板.pdf, linked on the page."""


@model
class CancelledMerchantBankAccountInfo(Model):
    """Fields of `bank_account_info` (银行账户)."""

    account_name: str = field(Encrypted(STRING))
    """开户名称, at most 2048 characters, encrypted in transit. Account holder. A personal account must be in the name of the legal representative for `CONTRIBUTION_MERCHANT` and `OTHER_MERCHANT`; for `INDIVIDUAL`, any name with a letter that proves it. A corporate account must be in the name of the platform for `SERVICE_PROVIDER_MERCHANT` and of the merchant for `OTHER_MERCHANT`; for `CONTRIBUTION_MERCHANT`, another name needs an authorization letter."""
    account_bank: str = field(STRING)
    """Bank name, from 开户银行对照表 (https://pay.weixin.qq.com/doc/v3/partner/4012082813) (开户银行, at most 128 characters)."""
    bank_branch_id: str | None = field(STRING, default=None)
    """开户银行联行号, at most 128 characters. Bank branch ID, from 开户银行全称（含支行）对照表 (https://pay.weixin.qq.com/doc/v3/partner/4012082812). Not needed for the 17 directly connected banks; for any other bank, send either this or `bank_name`."""
    bank_name: str | None = field(STRING, default=None)
    """开户银行全称（含支行）, at most 128 characters. Full name of the bank with its branch, such as 深圳农村商业银行XXX支行, from 开户银行全称（含支行）对照表 (https://pay.weixin.qq.com/doc/v3/partner/4012082812). Not needed for the 17 directly connected banks; for any other bank, send either this or `bank_branch_id`."""
    account_number: str = field(Encrypted(STRING))
    """银行账号, at most 2048 characters, encrypted in transit. Account number. Digits only; the length depends on the bank."""


@model
class CancelledMerchantIdentityInfo(Model):
    """Fields of `identity_info` (收款人账号对应的证件信息)."""

    id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """证件类型. Kind of ID document of the holder of the personal account. Required when `payee_info.account_type` is `ACCOUNT_TYPE_PERSONAL`."""
    identification_name: str | None = field(Encrypted(STRING), default=None)
    """证件姓名, at most 2048 characters, encrypted in transit. Name on the ID document of the sole trader or legal representative. 2 to 30 Chinese characters, English letters or symbols. Required when `payee_info.account_type` is `ACCOUNT_TYPE_PERSONAL`."""
    identification_no: str | None = field(Encrypted(STRING), default=None)
    """证件号码, at most 2048 characters, encrypted in transit. Number of the ID document. For an ID card, 15 digits, or 17 digits and a digit or `X`. Required when `payee_info.account_type` is `ACCOUNT_TYPE_PERSONAL`."""


@model
class CancelledMerchantPayeeInfo(Model):
    """Fields of `payee_info` (收款账号信息)."""

    account_type: AccountType | str = field(OpenEnum(AccountType))
    """账户类型. Account kind. For `CONTRIBUTION_MERCHANT` (the sub-merchant itself) and for `OTHER_MERCHANT` if that is a sole trader, either kind; for `SERVICE_PROVIDER_MERCHANT`, and for `OTHER_MERCHANT` if that is an enterprise, only a corporate account; for `INDIVIDUAL`, only a personal one."""
    bank_account_info: CancelledMerchantBankAccountInfo | Mapping[str, Any] = field(
        ModelOf(CancelledMerchantBankAccountInfo)
    )
    """Bank account that gets the money (银行账户)."""
    identity_info: CancelledMerchantIdentityInfo | Mapping[str, Any] | None = field(
        ModelOf(CancelledMerchantIdentityInfo), default=None
    )
    """收款人账号对应的证件信息. ID document of the holder of the personal account, with all three fields. Required when `account_type` is `ACCOUNT_TYPE_PERSONAL`."""


@model
class ProofPayeeMedia(Model):
    """Fields of `proof_payee_media` (申请证明材料)."""

    proof_media_type: ProofPayeeMediaType | str = field(OpenEnum(ProofPayeeMediaType))
    """Kind of document (申请证明材料类型)."""
    proof_media: str = field(STRING)
    """证明材料照片, at most 1024 characters. MediaID of the image of this document, from `common.media.upload_image`. One image."""


@model
class ProofMediaList(Model):
    """Fields of `proof_media_list` (付款申请证明材料)."""

    proof_payee_media: Sequence[ProofPayeeMedia | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(ProofPayeeMedia)), default=None
    )
    """Documents, each with its kind (申请证明材料)."""


@model
class AdditionalMaterials(Model):
    """Fields of `additional_materials` (补充材料)."""

    additional_media: Sequence[str] | None = field(ListOf(STRING), default=None)
    """补充材料照片, at most 10 items. MediaIDs of the images, from `common.media.upload_image`. At most 10."""


@model
class CreateCancelledMerchantWithdrawalResponse(Model):
    """Reply of `create_cancelled_merchant_withdrawal`."""

    applyment_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the withdrawal, for queries (微信支付提现申请单号, at most 32 characters)."""
    out_request_no: str | None = field(STRING, default=None)
    """Your number of the withdrawal, globally unique (商户提现申请单号, at most 32 characters)."""


OPERATION: Operation[CreateCancelledMerchantWithdrawalResponse] = Operation(
    name="ecommerce.account_cancellation.create_cancelled_merchant_withdrawal",
    method="POST",
    routes=(Route("/v3/mch_operate/risk/withdrawl-apply"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_account_type", OpenEnum(WithdrawalAccountType), is_required=True),
        Parameter("amount", INTEGER, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("payee_type", OpenEnum(PayeeType), is_required=True),
        Parameter("payee_mchid", STRING),
        Parameter("payee_info", ModelOf(CancelledMerchantPayeeInfo), is_required=True),
        Parameter("proof_media_list", ModelOf(ProofMediaList)),
        Parameter("additional_materials", ModelOf(AdditionalMaterials)),
        Parameter("remark", STRING),
    ),
    numbers=("out_request_no",),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="ecommerce.account_cancellation.query_cancelled_merchant_withdrawal_by_out_request_no",
        settled_with={"out_request_no": "out_request_no"},
    ),
    deprecated="Use ecommerce.account_cancellation.create_cancellation_withdrawal.",
    replies={200: CreateCancelledMerchantWithdrawalResponse},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "A withdrawal with this `out_request_no` exists.",
            "Query the withdrawal.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The caller may not use this operation.",
            "Call it as an ecommerce platform; only platforms may.",
        ),
        ErrorRow(
            403,
            "NOTENOUGH",
            "The available balance of the sub-merchant's account is too low.",
            "Lower `amount` to the balance of the account in `out_account_type`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012488950",),
)


class _CreateCancelledMerchantWithdrawalDocs:
    def create_cancelled_merchant_withdrawal(self, *_: Any, **__: Any) -> Any:
        """Withdraw money from a closed account (older flow) (提交已注销商户号可用余额提现申请单).

        Applies to pay out money that is left in a closed account of a sub-merchant, which WeChat Pay had barred from
        receiving and paying for a reason that cannot be removed, such as a revoked license. After the review, the money
        is paid to the account in `payee_info`.

        After any error, never change the number at once: it can pay the money twice. Query the withdrawal first; after
        a system error, repeat the request with the same `out_request_no`. Limit how often and how many requests at once
        your system sends.

        WeChat Pay will stop maintaining this operation and remove it. `create_cancellation_withdrawal` closes the
        account and pays out its money with one application.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number of the closed account. The account must be
                closed before this call.
            out_account_type: 二级商户号的出款子账户类型. Account of the sub-merchant that the money is withdrawn from.
            amount: 提现金额. Amount to withdraw, in fen. At most the balance of the account in `out_account_type`.
            out_request_no: 商户提现申请单号, at most 32 characters. Your number of the withdrawal. Digits and letters.
                Same value on retries; query the withdrawal before you use another.
            payee_type: 收款对象类型. Who gets the money.
            payee_mchid: 收款对象对应的商户号, at most 32 characters. Merchant number that gets the money: of the
                platform for `SERVICE_PROVIDER_MERCHANT`, of the sub-merchant itself for `CONTRIBUTION_MERCHANT`, of the
                other merchant for `OTHER_MERCHANT`. Required when `payee_type` is `CONTRIBUTION_MERCHANT`,
                `SERVICE_PROVIDER_MERCHANT` or `OTHER_MERCHANT`.
            payee_info: 收款账号信息. Account that gets the money.
            proof_media_list: 付款申请证明材料. Documents that prove the claim. See the rules at
                https://docs.qq.com/doc/p/075973b8c880b96b15b4c76a388bd62dac2d9eaa.
            additional_materials: 补充材料. Other documents that the review needs.
            remark: 备注, at most 1024 characters. Note for the reviewers. To speed up the review, say here, for
                example, whether the legal entity of the sub-merchant is dissolved.

        Returns:
            `CreateCancelledMerchantWithdrawalResponse` with `applyment_id` and `out_request_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: A withdrawal with this `out_request_no` exists. Query the withdrawal. The
                    call may have taken effect; `client.settle(error)` queries the outcome.
                403 NO_AUTH: The caller may not use this operation. Call it as an ecommerce platform; only platforms
                    may.
                403 NOTENOUGH: The available balance of the sub-merchant's account is too low. Lower `amount` to the
                    balance of the account in `out_account_type`.
                429 FREQUENCY_LIMITED: Too many calls. Retry less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` in the reply differs from the request. The reply belongs to another
                request.

        Deprecated. Use ecommerce.account_cancellation.create_cancellation_withdrawal.
        Safe to retry with the same `out_request_no`.
        `ecommerce.account_cancellation.query_cancelled_merchant_withdrawal_by_out_request_no` returns the outcome.

        Available to: platform merchant (平台商户).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012488950
        """


class CreateCancelledMerchantWithdrawal(_CreateCancelledMerchantWithdrawalDocs, Service):
    def create_cancelled_merchant_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_account_type: WithdrawalAccountType | str,
        amount: int,
        out_request_no: str,
        payee_type: PayeeType | str,
        payee_mchid: str | None = None,
        payee_info: CancelledMerchantPayeeInfo | Mapping[str, Any],
        proof_media_list: ProofMediaList | Mapping[str, Any] | None = None,
        additional_materials: AdditionalMaterials | Mapping[str, Any] | None = None,
        remark: str | None = None,
    ) -> CreateCancelledMerchantWithdrawalResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_account_type": out_account_type,
                "amount": amount,
                "out_request_no": out_request_no,
                "payee_type": payee_type,
                "payee_mchid": payee_mchid,
                "payee_info": payee_info,
                "proof_media_list": proof_media_list,
                "additional_materials": additional_materials,
                "remark": remark,
            },
        )


class AsyncCreateCancelledMerchantWithdrawal(_CreateCancelledMerchantWithdrawalDocs, AsyncService):
    async def create_cancelled_merchant_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_account_type: WithdrawalAccountType | str,
        amount: int,
        out_request_no: str,
        payee_type: PayeeType | str,
        payee_mchid: str | None = None,
        payee_info: CancelledMerchantPayeeInfo | Mapping[str, Any],
        proof_media_list: ProofMediaList | Mapping[str, Any] | None = None,
        additional_materials: AdditionalMaterials | Mapping[str, Any] | None = None,
        remark: str | None = None,
    ) -> CreateCancelledMerchantWithdrawalResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_account_type": out_account_type,
                "amount": amount,
                "out_request_no": out_request_no,
                "payee_type": payee_type,
                "payee_mchid": payee_mchid,
                "payee_info": payee_info,
                "proof_media_list": proof_media_list,
                "additional_materials": additional_materials,
                "remark": remark,
            },
        )
