# Written by `make generate` from specs/onboarding/merchant_alteration/create_subject_alteration.yaml: edit that file.
"""Ask for a change of the subject (提交申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType, IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Parameter, Route
from wechatpay_runtime.operation.model import Model, field, model
from wechatpay_runtime.operation.wire import BOOLEAN, STRING, Encrypted, OpenEnum
from wechatpay_runtime.services.base import AsyncService, Service


class AlterScope(StrEnum):
    """Documented values of `alter_scope` (主体资料变更范围). Any other value stays a plain `str`."""

    ALTER_SCOPE_FULL = "ALTER_SCOPE_FULL"
    """All data of the subject."""

    ALTER_SCOPE_BUSINESS_CERT = "ALTER_SCOPE_BUSINESS_CERT"
    """Only the licence or certificate."""

    ALTER_SCOPE_UBO = "ALTER_SCOPE_UBO"
    """Only the beneficial owners."""


class OrganizationType(StrEnum):
    """Documented values of `organization_type` (主体类型). Any other value stays a plain `str`."""

    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company."""

    SUBJECT_TYPE_INSTITUTIONS_CLONED = "SUBJECT_TYPE_INSTITUTIONS_CLONED"
    """Public institution, such as a hospital or a school."""

    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Individual business (个体工商户)."""

    SUBJECT_TYPE_OTHERS = "SUBJECT_TYPE_OTHERS"
    """Social organisation, such as an association, a private non-enterprise unit or a foundation."""

    SUBJECT_TYPE_GOVERNMENT = "SUBJECT_TYPE_GOVERNMENT"
    """Government body of any level."""

    SUBJECT_TYPE_MICRO = "SUBJECT_TYPE_MICRO"
    """Micro merchant or individual seller, without a licence."""


class CertType(StrEnum):
    """Documented values of `cert_type` (证书类型). Any other value stays a plain `str`."""

    CERTIFICATE_TYPE_2388 = "CERTIFICATE_TYPE_2388"
    """Legal person certificate of a public institution."""

    CERTIFICATE_TYPE_2389 = "CERTIFICATE_TYPE_2389"
    """Unified social credit code certificate, of a government body or a social organisation."""

    CERTIFICATE_TYPE_2394 = "CERTIFICATE_TYPE_2394"
    """Registration of an association as a legal person."""

    CERTIFICATE_TYPE_2395 = "CERTIFICATE_TYPE_2395"
    """Registration of a private non-enterprise unit."""

    CERTIFICATE_TYPE_2396 = "CERTIFICATE_TYPE_2396"
    """Registration of a foundation as a legal person."""

    CERTIFICATE_TYPE_2520 = "CERTIFICATE_TYPE_2520"
    """Licence to practise."""

    CERTIFICATE_TYPE_2521 = "CERTIFICATE_TYPE_2521"
    """Unified social credit code certificate of a grassroots self-governing organisation."""

    CERTIFICATE_TYPE_2522 = "CERTIFICATE_TYPE_2522"
    """Registration of a rural collective economic organisation."""

    CERTIFICATE_TYPE_2399 = "CERTIFICATE_TYPE_2399"
    """Registration of a place of religious activity."""

    CERTIFICATE_TYPE_2400 = "CERTIFICATE_TYPE_2400"
    """Another valid document that a government office issued."""


class FinanceType(StrEnum):
    """Documented values of `finance_type` (金融机构类型). Any other value stays a plain `str`."""

    FINANCE_TYPE_BANK_AGENT = "FINANCE_TYPE_BANK_AGENT"
    """Bank of any kind."""

    FINANCE_TYPE_PAYMENT_AGENT = "FINANCE_TYPE_PAYMENT_AGENT"
    """Payment institution that is no bank."""

    FINANCE_TYPE_INSURANCE = "FINANCE_TYPE_INSURANCE"
    """Insurer, insurance agent or broker."""

    FINANCE_TYPE_TRADE_AND_SETTLE = "FINANCE_TYPE_TRADE_AND_SETTLE"
    """Exchange, registry, card network or clearing house."""

    FINANCE_TYPE_OTHER = "FINANCE_TYPE_OTHER"
    """Other finance."""


@model
class BusinessLicenseInfo(Model):
    """Fields of `business_license_info` (营业执照信息)."""

    license_number: str = field(STRING)
    """Registration number or unified social credit code on the licence (营业执照注册号)."""

    license_copy: str = field(STRING)
    """MediaID of a picture of the licence, from the image upload (营业执照照片)."""

    merchant_name: str = field(STRING)
    """Name on the licence (商户名称)."""

    legal_person: str = field(STRING)
    """Operator or legal representative that the licence names (法人姓名)."""

    company_address: str | None = field(STRING, default=None)
    """Registered address, as on the license or certificate (注册地址)."""

    license_period_begin: str | None = field(STRING, default=None)
    """First day of the licence, as `2019-06-06` (有效期开始时间)."""

    license_period_end: str | None = field(STRING, default=None)
    """Last day of the licence, as `2026-06-06`, or `长期` where it has none (有效期结束时间)."""


@model
class CertificateInfo(Model):
    """Fields of `certificate_info` (登记证书信息)."""

    cert_type: CertType | str = field(OpenEnum(CertType))
    """Kind of certificate; which ones fit depends on the kind of subject (证书类型)."""

    cert_number: str = field(STRING)
    """Number that the certificate carries, in the form that its type has (证书编号)."""

    cert_copy: str = field(STRING)
    """MediaID of a picture of the certificate, from the image upload (证书照片)."""

    merchant_name: str = field(STRING)
    """Name on the certificate (商户名称)."""

    legal_person: str = field(STRING)
    """Legal representative that the certificate names (法人姓名)."""

    company_address: str = field(STRING)
    """Registered address, as on the license or certificate (注册地址)."""

    cert_period_begin: str = field(STRING)
    """First day of the certificate, as `2019-06-06` (有效期开始时间)."""

    cert_period_end: str = field(STRING)
    """Last day of the certificate, as `2026-06-06`, or `长期` where it has none (有效期结束时间)."""


@model
class FinanceInstitutionInfo(Model):
    """Fields of `finance_institution_info` (金融机构许可证)."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Kind of financial institution, as its licence or certificate says (金融机构类型)."""

    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of the permits, from the image upload (金融机构许可证图片)."""


@model
class LegalPersonInfo(Model):
    """Fields of `legal_person_info` (法人身份信息)."""

    id_holder_type: IdHolderType | str = field(OpenEnum(IdHolderType))
    """Whose document it is (证件持有人类型)."""

    id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Kind of identity document that the other fields describe (证件类型)."""

    authorize_letter_copy: str | None = field(STRING, default=None)
    """MediaID of the letter that explains why the legal representative's document is missing, from the image upload; needed for an authorised person (法定代表人说明函)."""

    card_front: str | None = field(STRING, default=None)
    """MediaID of the front of the document, from the image upload (证件正面照片)."""

    card_back: str | None = field(STRING, default=None)
    """MediaID of the back of the document, from the image upload; a passport needs none (证件反面照片)."""

    card_name: str | None = field(Encrypted(STRING), default=None)
    """Name as the document has it (证件姓名, encrypted in transit)."""

    card_number: str | None = field(Encrypted(STRING), default=None)
    """Number of the document, in the form that its type has (证件号码, encrypted in transit)."""

    card_address: str | None = field(Encrypted(STRING), default=None)
    """Home address as the document has it (证件居住地址, encrypted in transit)."""

    card_period_begin: str | None = field(STRING, default=None)
    """First day of the document, as `2019-06-06` (证件有效期开始时间)."""

    card_period_end: str | None = field(STRING, default=None)
    """Last day of the document, as `2026-06-06`, or `长期` where it has none (证件有效期结束时间)."""

    as_ubo: bool | None = field(BOOLEAN, default=None)
    """Whether the legal representative is a beneficial owner (经营者/法人是否为受益人)."""


@model
class UboInfo(Model):
    """Fields of `ubo_info_list` (最终受益人信息列表)."""

    id_doc_type: IdentificationType | str = field(OpenEnum(IdentificationType))
    """Kind of identity document of the beneficial owner (证件类型)."""

    card_front: str = field(STRING)
    """MediaID of the front of the document, from the image upload (证件正面照片)."""

    card_back: str | None = field(STRING, default=None)
    """MediaID of the back of the document, from the image upload; a passport needs none (证件反面照片)."""

    card_name: str = field(Encrypted(STRING))
    """Name as the document has it (证件姓名, encrypted in transit)."""

    card_number: str = field(Encrypted(STRING))
    """Number of the document, in the form that its type has (证件号码, encrypted in transit)."""

    card_address: str = field(Encrypted(STRING))
    """Home address as the document has it (证件居住地址, encrypted in transit)."""

    card_period_begin: str = field(STRING)
    """First day of the document, as `2019-06-06` (证件有效期开始时间)."""

    card_period_end: str = field(STRING)
    """Last day of the document, as `2026-06-06`, or `长期` where it has none (证件有效期结束时间)."""


@model
class Addition(Model):
    """Fields of `addition` (补充材料列表)."""

    bank_openaccount_license: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of the bank's permit to open the account, from the image upload (银行开户许可证)."""

    openaccount_approval: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of the notice that the account was approved, from the image upload (开户核准通知书)."""

    legal_other_prove: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of further proof of the legal representative's identity, from the image upload (法人身份辅助证明)."""

    agency_prove: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of proof from the office that issued the licence or certificate, from the image upload (发证机关证明)."""

    ubo_prove: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of further proof of the beneficial owners, from the image upload (受益所有人补充材料)."""


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


class CreateSubjectAlteration(Service):
    """Adds method `create_subject_alteration` to a service."""

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
        """Ask for a change of the subject (提交申请单).

        Asks WeChat Pay to change what it knows of the subject behind a sub-merchant: its licence or certificate, its
        legal representative, its beneficial owners.

        Args:
            merchant_code: 商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 64 characters. Number you give the request; one number, one request. A
                merchant has one open request at a time; after a rejection the same number replaces what the request
                said.
            alter_scope: 主体资料变更范围. Which part of the data is to change; absent means all of it.
            organization_type: 主体类型. Kind of subject, as its licence or certificate says. It decides which of the
                other fields are needed.
            finance_institution: 是否金融机构. Whether the subject is a financial institution.
            business_license_info: 营业执照信息. Business licence; for a company and for an individual business.
            certificate_info: 登记证书信息. Certificate of registration; for a government body, a public institution and
                a social organisation.
            finance_institution_info: 金融机构许可证. Permit of a financial institution; for one only.
            legal_person_info: 法人身份信息. Identity document of the legal representative or operator.
            ubo_info_list: 最终受益人信息列表. Beneficial owners other than the legal representative.
            addition: 补充材料列表. What the review may ask for in addition.

        Returns:
            `CreateSubjectAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-09-24: https://pay.weixin.qq.com/doc/v3/partner/4014090649
        """
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


class AsyncCreateSubjectAlteration(AsyncService):
    """Adds method `create_subject_alteration` to an async service."""

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
        """Ask for a change of the subject (提交申请单).

        Asks WeChat Pay to change what it knows of the subject behind a sub-merchant: its licence or certificate, its
        legal representative, its beneficial owners.

        Args:
            merchant_code: 商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 64 characters. Number you give the request; one number, one request. A
                merchant has one open request at a time; after a rejection the same number replaces what the request
                said.
            alter_scope: 主体资料变更范围. Which part of the data is to change; absent means all of it.
            organization_type: 主体类型. Kind of subject, as its licence or certificate says. It decides which of the
                other fields are needed.
            finance_institution: 是否金融机构. Whether the subject is a financial institution.
            business_license_info: 营业执照信息. Business licence; for a company and for an individual business.
            certificate_info: 登记证书信息. Certificate of registration; for a government body, a public institution and
                a social organisation.
            finance_institution_info: 金融机构许可证. Permit of a financial institution; for one only.
            legal_person_info: 法人身份信息. Identity document of the legal representative or operator.
            ubo_info_list: 最终受益人信息列表. Beneficial owners other than the legal representative.
            addition: 补充材料列表. What the review may ask for in addition.

        Returns:
            `CreateSubjectAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-09-24: https://pay.weixin.qq.com/doc/v3/partner/4014090649
        """
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
