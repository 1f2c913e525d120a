# Written by `make generate` from specs/ecommerce/account_cancellation/create_cancellation_withdrawal.yaml: edit that file.
"""Close an account and withdraw its money (提交注销提现申请)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import AccountType, Withdraw
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "BankAccountInfo",
    "CreateCancellationWithdrawalResponse",
    "IdDocType",
    "IdentityInfo",
    "PayeeInfo",
    "ProofMedia",
    "ProofMediaType",
]


class IdDocType(StrEnum):
    """Documented values of `id_doc_type` (证件类型). Any other value is a plain `str`."""

    IDENTIFICATION_TYPE_ID_CARD = "IDENTIFICATION_TYPE_ID_CARD"
    """ID card of a resident of mainland China."""
    IDENTIFICATION_TYPE_OVERSEA_PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
    """Passport of a resident of another country or region."""
    IDENTIFICATION_TYPE_HONGKONG_PASSPORT = "IDENTIFICATION_TYPE_HONGKONG_PASSPORT"
    """Mainland travel permit of a Hong Kong resident."""
    IDENTIFICATION_TYPE_MACAO_PASSPORT = "IDENTIFICATION_TYPE_MACAO_PASSPORT"
    """Mainland travel permit of a Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN_PASSPORT = "IDENTIFICATION_TYPE_TAIWAN_PASSPORT"
    """Mainland travel permit of a Taiwan resident."""
    IDENTIFICATION_TYPE_FOREIGN_RESIDENT = "IDENTIFICATION_TYPE_FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""
    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a Hong Kong or Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a Taiwan resident."""


class ProofMediaType(StrEnum):
    """Documented values of `proof_media_type` (付款申请材料类型). Any other value is a plain `str`."""

    WITHDRAWAL_APPLICATION = "WITHDRAWAL_APPLICATION"
    """Application form for the withdrawal, whose template is linked on the page."""


@model
class BankAccountInfo(Model):
    """Fields of `bank_account_info` (银行账户)."""

    account_name: str = field(Encrypted(STRING))
    """开户名称, at most 2048 characters, encrypted in transit. Account holder. A personal account must be in the name on the legal representative's ID card, a corporate account in the merchant name on the license. If the latter differs, send `additional_materials`."""
    account_bank: str = field(STRING)
    """Bank name, from the list of banks for corporate accounts or the list of banks for personal accounts (开户银行, at most 128 characters)."""
    bank_branch_id: str | None = field(STRING, default=None)
    """开户银行联行号, at most 128 characters. Bank branch ID, from the list of branches. If the list of banks requires a branch, as for 其他银行, send either this or the full name of the bank with its branch."""
    bank_branch_name: str | None = field(STRING, default=None)
    """开户银行全称（含支行）, at most 128 characters. Full name of the bank with its branch, from the list of branches. If the list of banks requires a branch, as for 其他银行, send either this or `bank_branch_id`."""
    account_number: str = field(Encrypted(STRING))
    """银行账号, at most 2048 characters, encrypted in transit. Account number. Digits only; the length depends on the bank."""


@model
class IdentityInfo(Model):
    """Fields of `identity_info` (收款人账号对应的证件信息)."""

    id_doc_type: IdDocType | str | None = field(OpenEnum(IdDocType), default=None)
    """证件类型. Kind of ID document of the holder of the personal account. Required when `payee_info.account_type` is `ACCOUNT_TYPE_PERSONAL`."""
    identification_name: str | None = field(Encrypted(STRING), default=None)
    """证件姓名, at most 2048 characters, encrypted in transit. Name on the ID document of the sole trader or legal representative. 2 to 30 Chinese characters, English letters or symbols. Required when `payee_info.account_type` is `ACCOUNT_TYPE_PERSONAL`."""
    identification_no: str | None = field(Encrypted(STRING), default=None)
    """证件号码, at most 2048 characters, encrypted in transit. Number of the ID document. For an ID card, 15 digits, or 17 digits and a digit or `X`. Required when `payee_info.account_type` is `ACCOUNT_TYPE_PERSONAL`."""


@model
class PayeeInfo(Model):
    """Fields of `payee_info` (收款账号信息)."""

    account_type: AccountType | str = field(OpenEnum(AccountType))
    """账户类型. Account kind. Corporate only: enterprises with a valid license, government bodies, public institutions and social organizations. Personal only: sole traders whose license was revoked or canceled. Either: enterprises whose license was revoked or canceled, sole traders with a valid license, micro merchants and individual sellers."""
    bank_account_info: BankAccountInfo | Mapping[str, Any] = field(ModelOf(BankAccountInfo))
    """Bank account that gets the money (银行账户)."""
    identity_info: IdentityInfo | Mapping[str, Any] | None = field(ModelOf(IdentityInfo), default=None)
    """收款人账号对应的证件信息. ID document of the holder of the personal account, with all three fields. Required when `account_type` is `ACCOUNT_TYPE_PERSONAL`."""


@model
class ProofMedia(Model):
    """Fields of `proof_medias` (付款申请材料)."""

    proof_media_type: ProofMediaType | str = field(OpenEnum(ProofMediaType))
    """Kind of document (付款申请材料类型)."""
    proof_media: str = field(STRING)
    """证明材料照片, at most 1024 characters. MediaID of the image of this document, from `common.media.upload_image`. One image."""


@model
class CreateCancellationWithdrawalResponse(Model):
    """Reply of `create_cancellation_withdrawal`."""

    applyment_id: str | None = field(STRING, default=None)
    """WeChat Pay's ID of the application, for queries (微信支付注销提现申请单号, at most 32 characters)."""
    out_request_no: str | None = field(STRING, default=None)
    """Your number of the application, globally unique (商户注销申请单号, at most 32 characters)."""


OPERATION: Operation[CreateCancellationWithdrawalResponse] = Operation(
    name="ecommerce.account_cancellation.create_cancellation_withdrawal",
    method="POST",
    routes=(Route("/v3/ecommerce/account/apply-cancel-withdraw"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("withdraw", OpenEnum(Withdraw)),
        Parameter("payee_info", ModelOf(PayeeInfo)),
        Parameter("proof_medias", ListOf(ModelOf(ProofMedia))),
        Parameter("additional_materials", ListOf(STRING)),
        Parameter("remark", STRING),
    ),
    numbers=("out_request_no",),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="ecommerce.account_cancellation.query_cancellation_withdrawal_by_out_request_no",
        settled_with={"out_request_no": "out_request_no"},
    ),
    replies={200: CreateCancellationWithdrawalResponse},
    errors=(
        ErrorRow(
            400, "BIZ_ERR_NEED_RETRY", "System error.", "Retry later with the same arguments.", is_outcome_open=True
        ),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "`out_request_no` was already used, with other content.",
            "Query the application; use a new `out_request_no` for another one.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013892756",),
)


class _CreateCancellationWithdrawalDocs:
    def create_cancellation_withdrawal(self, *_: Any, **__: Any) -> Any:
        """Close an account and withdraw its money (提交注销提现申请).

        Applies to close the account of a sub-merchant. If WeChat Pay restricts the sub-merchant for a reason that
        cannot be removed, such as a revoked license, the same application can also pay out what is left. A merchant
        without restrictions withdraws and splits its money first, and then only closes the account.

        Call `validate_cancellation` just before: all money in the accounts is paid to the given bank account, with one
        payment for each account that has money. Applications without paper documents are reviewed within seconds. Then
        the sub-merchant confirms with the URL that the query returns; an application that is not confirmed within 30
        days after the review is revoked.

        The same number and content again succeed. If the bank returns the money after the account is closed, apply
        again with a new number and paper documents. In the fund flow bill, `applyment_id` is the number of the fund
        flow, `out_request_no` the number of the business document, and the remark is 商户注销提现. The states are also
        sent as messages of 合作伙伴订阅, which you enable on the partner platform.

        Args:
            sub_mchid: 申请注销的二级商户号, at most 32 characters. Sub-merchant number whose account is closed.
            out_request_no: 商户注销申请单号, at most 32 characters. Your number of the application, unique per
                platform. Digits and ASCII letters. Same value on retries.
            withdraw: 是否提取资金. Whether to withdraw all money of all accounts. Only for a sub-merchant that WeChat
                Pay has barred from receiving and paying. Check first whether money is frozen because of complaints or
                penalties; otherwise the application may be rejected.
            payee_info: 收款账号信息. Account that gets the money. Required when `withdraw` is `APPLY_WITHDRAW`.
            proof_medias: 付款申请材料. Signed application form. Required for an enterprise whose license was revoked or
                canceled, and for public institutions, government bodies and social organizations. Not needed for micro
                merchants, sole traders and enterprises with a valid license.
            additional_materials: 其他补充材料, at most 10 items. MediaIDs of other documents, from
                `common.media.upload_image`. At most 10 images.
            remark: 备注, at most 32 characters. Note that the bank shows to the recipient, if its system supports it,
                to reconcile the payment. Digits, letters and Chinese characters.

        Returns:
            `CreateCancellationWithdrawalResponse` with `applyment_id` and `out_request_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 BIZ_ERR_NEED_RETRY: System error. Retry later with the same arguments. The call may have taken
                    effect; `client.settle(error)` queries the outcome.
                400 ALREADY_EXISTS: `out_request_no` was already used, with other content. Query the application; use a
                    new `out_request_no` for another one.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_request_no`.
        `ecommerce.account_cancellation.query_cancellation_withdrawal_by_out_request_no` returns the outcome.

        Available to: platform merchant (平台商户).

        Official page, 2025-03-13: https://pay.weixin.qq.com/doc/v3/partner/4013892756
        """


class CreateCancellationWithdrawal(_CreateCancellationWithdrawalDocs, Service):
    def create_cancellation_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_request_no: str,
        withdraw: Withdraw | str | None = None,
        payee_info: PayeeInfo | Mapping[str, Any] | None = None,
        proof_medias: Sequence[ProofMedia | Mapping[str, Any]] | None = None,
        additional_materials: Sequence[str] | None = None,
        remark: str | None = None,
    ) -> CreateCancellationWithdrawalResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_request_no": out_request_no,
                "withdraw": withdraw,
                "payee_info": payee_info,
                "proof_medias": proof_medias,
                "additional_materials": additional_materials,
                "remark": remark,
            },
        )


class AsyncCreateCancellationWithdrawal(_CreateCancellationWithdrawalDocs, AsyncService):
    async def create_cancellation_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_request_no: str,
        withdraw: Withdraw | str | None = None,
        payee_info: PayeeInfo | Mapping[str, Any] | None = None,
        proof_medias: Sequence[ProofMedia | Mapping[str, Any]] | None = None,
        additional_materials: Sequence[str] | None = None,
        remark: str | None = None,
    ) -> CreateCancellationWithdrawalResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_request_no": out_request_no,
                "withdraw": withdraw,
                "payee_info": payee_info,
                "proof_medias": proof_medias,
                "additional_materials": additional_materials,
                "remark": remark,
            },
        )
