# Written by `make generate` from specs/onboarding/merchant_alteration/create_subject_alteration.yaml: edit that file.
"""Request a change of the legal subject (提交申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType, IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "Addition",
    "AlterScope",
    "BusinessLicenseInfo",
    "CertType",
    "CertificateInfo",
    "CreateSubjectAlterationResponse",
    "FinanceInstitutionInfo",
    "FinanceType",
    "LegalPersonInfo",
    "OrganizationType",
    "UboInfo",
]


class AlterScope(StrEnum):
    """Documented values of `alter_scope` (主体资料变更范围). Any other value is a plain `str`."""

    ALTER_SCOPE_FULL = "ALTER_SCOPE_FULL"
    """All data of the subject."""
    ALTER_SCOPE_BUSINESS_CERT = "ALTER_SCOPE_BUSINESS_CERT"
    """License or certificate only."""
    ALTER_SCOPE_UBO = "ALTER_SCOPE_UBO"
    """Beneficial owners only."""


class OrganizationType(StrEnum):
    """Documented values of `organization_type` (主体类型). Any other value is a plain `str`."""

    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company."""
    SUBJECT_TYPE_INSTITUTIONS_CLONED = "SUBJECT_TYPE_INSTITUTIONS_CLONED"
    """Public institution, such as a hospital or a school."""
    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Individual business (个体工商户)."""
    SUBJECT_TYPE_OTHERS = "SUBJECT_TYPE_OTHERS"
    """Social organization, such as an association, a private non-enterprise unit or a foundation."""
    SUBJECT_TYPE_GOVERNMENT = "SUBJECT_TYPE_GOVERNMENT"
    """Government body of any level."""
    SUBJECT_TYPE_MICRO = "SUBJECT_TYPE_MICRO"
    """Micro merchant or individual seller, without a business license."""


class CertType(StrEnum):
    """Documented values of `cert_type` (证书类型). Any other value is a plain `str`."""

    CERTIFICATE_TYPE_2388 = "CERTIFICATE_TYPE_2388"
    """Certificate of a public institution as a legal person."""
    CERTIFICATE_TYPE_2389 = "CERTIFICATE_TYPE_2389"
    """Certificate of the unified social credit code. For a government body or a social organization."""
    CERTIFICATE_TYPE_2394 = "CERTIFICATE_TYPE_2394"
    """Registration certificate of an association as a legal person."""
    CERTIFICATE_TYPE_2395 = "CERTIFICATE_TYPE_2395"
    """Registration certificate of a private non-enterprise unit."""
    CERTIFICATE_TYPE_2396 = "CERTIFICATE_TYPE_2396"
    """Registration certificate of a foundation as a legal person."""
    CERTIFICATE_TYPE_2520 = "CERTIFICATE_TYPE_2520"
    """Practice license."""
    CERTIFICATE_TYPE_2521 = "CERTIFICATE_TYPE_2521"
    """Certificate of the unified social credit code of a grassroots self-governing organization."""
    CERTIFICATE_TYPE_2522 = "CERTIFICATE_TYPE_2522"
    """Registration certificate of a rural collective economic organization."""
    CERTIFICATE_TYPE_2399 = "CERTIFICATE_TYPE_2399"
    """Registration certificate of a place of religious activity."""
    CERTIFICATE_TYPE_2400 = "CERTIFICATE_TYPE_2400"
    """Another valid document issued by a government department."""


class FinanceType(StrEnum):
    """Documented values of `finance_type` (金融机构类型). Any other value is a plain `str`."""

    FINANCE_TYPE_BANK_AGENT = "FINANCE_TYPE_BANK_AGENT"
    """Bank of any kind."""
    FINANCE_TYPE_PAYMENT_AGENT = "FINANCE_TYPE_PAYMENT_AGENT"
    """Payment institution other than a bank."""
    FINANCE_TYPE_INSURANCE = "FINANCE_TYPE_INSURANCE"
    """Insurer, insurance agent or broker."""
    FINANCE_TYPE_TRADE_AND_SETTLE = "FINANCE_TYPE_TRADE_AND_SETTLE"
    """Exchange, registry, card network or clearing house."""
    FINANCE_TYPE_OTHER = "FINANCE_TYPE_OTHER"
    """Other financial institution."""


@model
class BusinessLicenseInfo(Model):
    """Fields of `business_license_info` (营业执照信息)."""

    license_number: str = field(STRING)
    """Registration number or unified social credit code on the license (营业执照注册号)."""
    license_copy: str = field(STRING)
    """Image of the license, as a MediaID from the image upload (营业执照照片)."""
    merchant_name: str = field(STRING)
    """Name on the license (商户名称)."""
    legal_person: str = field(STRING)
    """Operator or legal representative on the license (法人姓名)."""
    company_address: str | None = field(STRING, default=None)
    """Registered address, as on the license or certificate (注册地址)."""
    license_period_begin: str | None = field(STRING, default=None)
    """First day of validity, formatted as `2019-06-06` (有效期开始时间)."""
    license_period_end: str | None = field(STRING, default=None)
    """Last day of validity, formatted as `2026-06-06`, or `长期` if the license does not expire (有效期结束时间)."""


@model
class CertificateInfo(Model):
    """Fields of `certificate_info` (登记证书信息)."""

    cert_type: CertType | str = field(OpenEnum(CertType))
    """证书类型. Certificate type. Must fit the subject type."""
    cert_number: str = field(STRING)
    """Certificate number, in the format of the certificate type (证书编号)."""
    cert_copy: str = field(STRING)
    """Image of the certificate, as a MediaID from the image upload (证书照片)."""
    merchant_name: str = field(STRING)
    """Name on the certificate (商户名称)."""
    legal_person: str = field(STRING)
    """Legal representative on the certificate (法人姓名)."""
    company_address: str = field(STRING)
    """Registered address, as on the license or certificate (注册地址)."""
    cert_period_begin: str = field(STRING)
    """First day of validity, formatted as `2019-06-06` (有效期开始时间)."""
    cert_period_end: str = field(STRING)
    """Last day of validity, formatted as `2026-06-06`, or `长期` if the certificate does not expire (有效期结束时间)."""


@model
class FinanceInstitutionInfo(Model):
    """Fields of `finance_institution_info` (金融机构许可证)."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Type of the financial institution, as on the license or certificate (金融机构类型)."""
    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """Permits, as MediaIDs from the image upload (金融机构许可证图片)."""


@model
class LegalPersonInfo(Model):
    """Fields of `legal_person_info` (法人身份信息)."""

    id_holder_type: IdHolderType | str = field(OpenEnum(IdHolderType))
    """Holder of the document (证件持有人类型)."""
    id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """ID document type (证件类型)."""
    authorize_letter_copy: str | None = field(STRING, default=None)
    """法定代表人说明函. Letter that explains why the document of the legal representative is missing (法定代表人说明函), as a MediaID from the image upload. Required for an authorized person."""
    card_front: str | None = field(STRING, default=None)
    """Front of the document, as a MediaID from the image upload (证件正面照片)."""
    card_back: str | None = field(STRING, default=None)
    """证件反面照片. Back of the document, as a MediaID from the image upload. Not needed for a passport."""
    card_name: str | None = field(Encrypted(STRING), default=None)
    """Name on the document (证件姓名, encrypted in transit)."""
    card_number: str | None = field(Encrypted(STRING), default=None)
    """Document number, in the format of the document type (证件号码, encrypted in transit)."""
    card_address: str | None = field(Encrypted(STRING), default=None)
    """Home address, as on the document (证件居住地址, encrypted in transit)."""
    card_period_begin: str | None = field(STRING, default=None)
    """First day of validity, formatted as `2019-06-06` (证件有效期开始时间)."""
    card_period_end: str | None = field(STRING, default=None)
    """Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire (证件有效期结束时间)."""
    as_ubo: bool | None = field(BOOLEAN, default=None)
    """Whether the legal representative is a beneficial owner (经营者/法人是否为受益人)."""


@model
class UboInfo(Model):
    """Fields of `ubo_info_list` (最终受益人信息列表)."""

    id_doc_type: IdentificationType | str = field(OpenEnum(IdentificationType))
    """ID document type of the beneficial owner (证件类型)."""
    card_front: str = field(STRING)
    """Front of the document, as a MediaID from the image upload (证件正面照片)."""
    card_back: str | None = field(STRING, default=None)
    """证件反面照片. Back of the document, as a MediaID from the image upload. Not needed for a passport."""
    card_name: str = field(Encrypted(STRING))
    """Name on the document (证件姓名, encrypted in transit)."""
    card_number: str = field(Encrypted(STRING))
    """Document number, in the format of the document type (证件号码, encrypted in transit)."""
    card_address: str = field(Encrypted(STRING))
    """Home address, as on the document (证件居住地址, encrypted in transit)."""
    card_period_begin: str = field(STRING)
    """First day of validity, formatted as `2019-06-06` (证件有效期开始时间)."""
    card_period_end: str = field(STRING)
    """Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire (证件有效期结束时间)."""


@model
class Addition(Model):
    """Fields of `addition` (补充材料列表)."""

    bank_openaccount_license: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Account-opening permits from the bank (银行开户许可证), as MediaIDs from the image upload (银行开户许可证)."""
    openaccount_approval: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Notices that the account was approved (开户核准通知书), as MediaIDs from the image upload (开户核准通知书)."""
    legal_other_prove: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Further proof of the legal representative's identity, as MediaIDs from the image upload (法人身份辅助证明)."""
    agency_prove: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Proof from the authority that issued the license or certificate, as MediaIDs from the image upload (发证机关证明)."""
    ubo_prove: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Further proof of the beneficial owners, as MediaIDs from the image upload (受益所有人补充材料)."""


@model
class CreateSubjectAlterationResponse(Model):
    """Reply of `create_subject_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """申请单号. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""


OPERATION: Operation[CreateSubjectAlterationResponse] = Operation(
    name="onboarding.merchant_alteration.create_subject_alteration",
    method="POST",
    routes=(Route("/v3/mchalterapply/mchsubjectalterapplyment"),),
    body=(
        Parameter("merchant_code", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("alter_scope", OpenEnum(AlterScope)),
        Parameter("organization_type", OpenEnum(OrganizationType), is_required=True),
        Parameter("finance_institution", BOOLEAN),
        Parameter("business_license_info", ModelOf(BusinessLicenseInfo)),
        Parameter("certificate_info", ModelOf(CertificateInfo)),
        Parameter("finance_institution_info", ModelOf(FinanceInstitutionInfo)),
        Parameter("legal_person_info", ModelOf(LegalPersonInfo)),
        Parameter("ubo_info_list", ListOf(ModelOf(UboInfo))),
        Parameter("addition", ModelOf(Addition)),
    ),
    replies={200: CreateSubjectAlterationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4014090649",),
)


class _CreateSubjectAlterationDocs:
    def create_subject_alteration(self, *_: Any, **__: Any) -> Any:
        """Request a change of the legal subject (提交申请单).

        Requests a change of the legal subject behind a sub-merchant: its license or certificate, its legal
        representative or its beneficial owners.

        Args:
            merchant_code: 商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 64 characters. Your request number, unique for each request. A
                merchant can have only one open request at a time. After a rejection, sending the same number replaces
                the rejected request.
            alter_scope: 主体资料变更范围. Part of the data to change. Defaults to all of it.
            organization_type: 主体类型. Subject type, as on the license or certificate. Decides which other fields are
                required.
            finance_institution: 是否金融机构. Whether the subject is a financial institution.
            business_license_info: 营业执照信息. Business license. For a company or an individual business.
            certificate_info: 登记证书信息. Registration certificate. For a government body, a public institution or a
                social organization.
            finance_institution_info: 金融机构许可证. Permit of the financial institution. Only for a financial
                institution.
            legal_person_info: 法人身份信息. ID document of the legal representative or operator.
            ubo_info_list: 最终受益人信息列表. Beneficial owners other than the legal representative.
            addition: 补充材料列表. Additional documents that the review may require.

        Returns:
            `CreateSubjectAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-09-24: https://pay.weixin.qq.com/doc/v3/partner/4014090649
        Not compared with this page: request, reply, errors.
        """


class CreateSubjectAlteration(_CreateSubjectAlterationDocs, Service):
    def create_subject_alteration(
        self,
        *,
        merchant_code: str,
        out_request_no: str,
        alter_scope: AlterScope | str | None = None,
        organization_type: OrganizationType | str,
        finance_institution: bool | None = None,
        business_license_info: BusinessLicenseInfo | Mapping[str, Any] | None = None,
        certificate_info: CertificateInfo | Mapping[str, Any] | None = None,
        finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = None,
        legal_person_info: LegalPersonInfo | Mapping[str, Any] | None = None,
        ubo_info_list: Sequence[UboInfo | Mapping[str, Any]] | None = None,
        addition: Addition | Mapping[str, Any] | None = None,
    ) -> CreateSubjectAlterationResponse:
        return self._call(
            OPERATION,
            {
                "merchant_code": merchant_code,
                "out_request_no": out_request_no,
                "alter_scope": alter_scope,
                "organization_type": organization_type,
                "finance_institution": finance_institution,
                "business_license_info": business_license_info,
                "certificate_info": certificate_info,
                "finance_institution_info": finance_institution_info,
                "legal_person_info": legal_person_info,
                "ubo_info_list": ubo_info_list,
                "addition": addition,
            },
        )


class AsyncCreateSubjectAlteration(_CreateSubjectAlterationDocs, AsyncService):
    async def create_subject_alteration(
        self,
        *,
        merchant_code: str,
        out_request_no: str,
        alter_scope: AlterScope | str | None = None,
        organization_type: OrganizationType | str,
        finance_institution: bool | None = None,
        business_license_info: BusinessLicenseInfo | Mapping[str, Any] | None = None,
        certificate_info: CertificateInfo | Mapping[str, Any] | None = None,
        finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = None,
        legal_person_info: LegalPersonInfo | Mapping[str, Any] | None = None,
        ubo_info_list: Sequence[UboInfo | Mapping[str, Any]] | None = None,
        addition: Addition | Mapping[str, Any] | None = None,
    ) -> CreateSubjectAlterationResponse:
        return await self._call(
            OPERATION,
            {
                "merchant_code": merchant_code,
                "out_request_no": out_request_no,
                "alter_scope": alter_scope,
                "organization_type": organization_type,
                "finance_institution": finance_institution,
                "business_license_info": business_license_info,
                "certificate_info": certificate_info,
                "finance_institution_info": finance_institution_info,
                "legal_person_info": legal_person_info,
                "ubo_info_list": ubo_info_list,
                "addition": addition,
            },
        )
