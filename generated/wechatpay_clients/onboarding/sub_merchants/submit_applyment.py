# Written by `make generate` from specs/onboarding/sub_merchants/submit_applyment.yaml: edit that file.
"""Submit an application (提交申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType, IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "AdditionInfo",
    "AppInfo",
    "BankAccountInfo",
    "BankAccountType",
    "BusinessInfo",
    "BusinessLicense",
    "CertificateInfo",
    "CertificateType",
    "ContactInfo",
    "FinanceInstitutionInfo",
    "FinanceType",
    "IdCardInfo",
    "IdDocInfo",
    "IdentityInfo",
    "MiniProgramInfo",
    "MpInfo",
    "SalesInfo",
    "SalesScenesType",
    "SettlementInfo",
    "StoreInfo",
    "SubjectInfo",
    "SubjectType",
    "SubmitResponse",
    "UBOInfoList",
    "WebInfo",
    "WeworkInfo",
]


class SubjectType(StrEnum):
    """Documented values of `subject_type` (主体类型). Any other value is a plain `str`."""

    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Individual business (个体工商户)."""
    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company."""
    SUBJECT_TYPE_GOVERNMENT = "SUBJECT_TYPE_GOVERNMENT"
    """Government body of any level."""
    SUBJECT_TYPE_INSTITUTIONS = "SUBJECT_TYPE_INSTITUTIONS"
    """Public institution, such as a hospital or a school."""
    SUBJECT_TYPE_OTHERS = "SUBJECT_TYPE_OTHERS"
    """Social organization, such as an association, a private non-enterprise unit, a foundation, a grassroots self-governing organization or a rural collective economic organization."""


class CertificateType(StrEnum):
    """Documented values of `cert_type` (登记证书类型). Any other value is a plain `str`."""

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

    BANK_AGENT = "BANK_AGENT"
    """Bank of any kind."""
    PAYMENT_AGENT = "PAYMENT_AGENT"
    """Payment institution other than a bank."""
    INSURANCE = "INSURANCE"
    """Insurer, insurance agent or broker."""
    TRADE_AND_SETTLE = "TRADE_AND_SETTLE"
    """Exchange, registry, card network or clearing house."""
    OTHER = "OTHER"
    """Other financial institution, such as a finance, trust, asset management, leasing, auto finance, loan, money brokerage, consumer finance, securities, holding, stock, futures, currency exchange, small loan, guarantee, factoring or financial advice company, or a pawnbroker."""


class SalesScenesType(StrEnum):
    """Documented values of `sales_scenes_type` (经营场景类型). Any other value is a plain `str`."""

    SALES_SCENES_STORE = "SALES_SCENES_STORE"
    """Offline store."""
    SALES_SCENES_MP = "SALES_SCENES_MP"
    """Service account or official account in WeChat."""
    SALES_SCENES_MINI_PROGRAM = "SALES_SCENES_MINI_PROGRAM"
    """Mini program."""
    SALES_SCENES_WEB = "SALES_SCENES_WEB"
    """Website."""
    SALES_SCENES_APP = "SALES_SCENES_APP"
    """Mobile app."""
    SALES_SCENES_WEWORK = "SALES_SCENES_WEWORK"
    """WeCom (企业微信)."""


class BankAccountType(StrEnum):
    """Documented values of `bank_account_type` (账户类型). Any other value is a plain `str`."""

    BANK_ACCOUNT_TYPE_CORPORATE = "BANK_ACCOUNT_TYPE_CORPORATE"
    """Corporate account of the merchant."""
    BANK_ACCOUNT_TYPE_PERSONAL = "BANK_ACCOUNT_TYPE_PERSONAL"
    """Personal bank card of the operator."""


@model
class ContactInfo(Model):
    """Fields of `contact_info` (超级管理员信息)."""

    contact_type: IdHolderType | str = field(OpenEnum(IdHolderType))
    """Who the super administrator is: the legal representative or operator, or an authorized person (超级管理员类型)."""
    contact_name: str = field(Encrypted(STRING))
    """超级管理员姓名, at most 2048 characters, encrypted in transit. Name of the super administrator. 2 to 100 characters before encryption. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    contact_id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """超级管理员证件类型. ID document type of the super administrator. Required when `contact_type` is `SUPER`."""
    contact_id_number: str | None = field(Encrypted(STRING), default=None)
    """超级管理员身份证件号码, at most 2048 characters, encrypted in transit. Document number of the super administrator. Checked at signing against the bank cards bound to the WeChat account. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: 17 digits and a digit or `X`. Required when `contact_type` is `SUPER`."""
    contact_id_doc_copy: str | None = field(STRING, default=None)
    """超级管理员证件正面照片. Front of the document; for an ID card, the side with the portrait. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `contact_type` is `SUPER`."""
    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """超级管理员证件反面照片. Back of the document. Not needed for a passport. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `contact_type` is `SUPER` and `contact_id_doc_type` is `IDENTIFICATION_TYPE_IDCARD`, `IDENTIFICATION_TYPE_HONGKONG_PASSPORT`, `IDENTIFICATION_TYPE_MACAO_PASSPORT`, `IDENTIFICATION_TYPE_TAIWAN_PASSPORT`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    contact_period_begin: str | None = field(STRING, default=None)
    """超级管理员证件有效期开始时间. First day of validity, formatted as `2019-06-06`. Must be before today and not before 1900-01-01. Required when `contact_type` is `SUPER`."""
    contact_period_end: str | None = field(STRING, default=None)
    """超级管理员证件有效期结束时间. Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire. Must be after the first day. Required when `contact_type` is `SUPER`."""
    business_authorization_letter: str | None = field(STRING, default=None)
    """业务办理授权函. Letter of authorization (业务办理授权函) with the official seal, as a MediaID from the image upload. Deprecated. Omit it: WeChat Pay is about to remove it."""
    openid: str | None = field(Encrypted(STRING), default=None)
    """超级管理员微信OpenID, encrypted in transit. OpenID of the super administrator. If given, only the WeChat account with this OpenID can sign."""
    mobile_phone: str = field(Encrypted(STRING))
    """联系手机, at most 2048 characters, encrypted in transit. Mobile number that receives important notices and verification codes. 11 digits, or 5 to 20 digits, hyphens and plus signs. No leading or trailing space, tab or line break."""
    contact_email: str = field(Encrypted(STRING))
    """Email address that receives the account-opening mail and daily notices (联系邮箱, at most 2048 characters, encrypted in transit)."""


@model
class BusinessLicense(Model):
    """Fields of `business_license_info` (营业执照)."""

    license_copy: str = field(STRING)
    """营业执照照片. Photo of the license. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""
    license_number: str = field(STRING)
    """注册号/统一社会信用代码. Registration number or unified social credit code on the license. 18 digits or capital letters other than I, O, Z, S and V, starting with 9; for an individual business also 15 digits."""
    merchant_name: str = field(STRING)
    """商户名称, at most 128 characters. Name of the merchant on the license. 2 to 128 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. For an individual business, use 个体户 followed by the name of the operator if the name on the license is empty, `无`, `无字号`, or only digits or special characters; the name must not end in 企业, 公司 or 农民专业合作社."""
    legal_person: str = field(STRING)
    """个体户经营者/法定代表人姓名. Operator or legal representative on the license. 2 to 100 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of special characters alone. No leading or trailing space, tab or line break."""
    license_address: str | None = field(STRING, default=None)
    """注册地址. Registered address on the license. 4 to 128 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. If omitted, WeChat Pay looks it up in the national business register, and rejects the application if it is not there."""
    period_begin: str | None = field(STRING, default=None)
    """有效期限开始日期. First day of validity, formatted as `2019-08-01`. Must be before today and not before 1900-01-01. If omitted, WeChat Pay looks it up in the national business register, and rejects the application if it is not there."""
    period_end: str | None = field(STRING, default=None)
    """有效期限结束日期. Last day of validity, formatted as `2029-08-01`, or `长期` if the license does not expire. Must be after the first day. If omitted, WeChat Pay looks it up in the national business register, and rejects the application if it is not there."""


@model
class CertificateInfo(Model):
    """Fields of `certificate_info` (登记证书)."""

    cert_copy: str = field(STRING)
    """登记证书照片. Photo of the certificate. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""
    cert_type: CertificateType | str = field(OpenEnum(CertificateType))
    """登记证书类型. Certificate type. Must fit the subject type."""
    cert_number: str = field(STRING)
    """证书号, at most 32 characters. Certificate number. Must match the certificate type and its national standard. 18 digits or capital letters other than I, O, Z, S and V, except for a document issued by a government department."""
    merchant_name: str = field(STRING)
    """商户名称, at most 128 characters. Name of the merchant on the certificate. 2 to 128 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    company_address: str = field(STRING)
    """注册地址, at most 128 characters. Registered address on the certificate. 4 to 128 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    legal_person: str = field(STRING)
    """法定代表人, at most 100 characters. Legal representative on the certificate. 2 to 100 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of special characters alone. No leading or trailing space, tab or line break."""
    period_begin: str = field(STRING)
    """有效期限开始日期. First day of validity, formatted as `2019-08-01`. Must be before today and not before 1900-01-01."""
    period_end: str = field(STRING)
    """有效期限结束日期. Last day of validity, formatted as `2029-08-01`, or `长期` if the certificate does not expire. Must be after the first day."""


@model
class FinanceInstitutionInfo(Model):
    """Fields of `finance_institution_info` (金融机构许可证信息)."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Type of the financial institution, as on the license or certificate (金融机构类型)."""
    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """金融机构许可证图片, at most 5 items. Permits that the type of financial institution requires, as MediaIDs from the image upload. They must belong to the applying subject, which may be authorized to use special permits of its head office or a branch. Each must be a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""


@model
class IdCardInfo(Model):
    """Fields of `id_card_info` (身份证信息)."""

    id_card_copy: str = field(STRING)
    """身份证人像面照片. Side of the ID card with the portrait. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    id_card_national: str = field(STRING)
    """身份证国徽面照片. Side of the ID card with the national emblem. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    id_card_name: str = field(Encrypted(STRING))
    """身份证姓名, at most 100 characters, encrypted in transit. Name on the ID card. 2 to 100 characters before encryption. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    id_card_number: str = field(Encrypted(STRING))
    """ID card number: 17 digits and a digit or `X` (身份证号码, encrypted in transit)."""
    id_card_address: str | None = field(Encrypted(STRING), default=None)
    """身份证居住地址, at most 128 characters, encrypted in transit. Home address of the legal representative of a company, as on the ID card. Omit it for any other subject. 4 to 128 characters before encryption. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. Required when `subject_info.subject_type` is `SUBJECT_TYPE_ENTERPRISE`."""
    card_period_begin: str = field(STRING)
    """身份证有效期开始时间. First day of validity, formatted as `2019-06-06`. Must be before today and not before 1900-01-01."""
    card_period_end: str = field(STRING)
    """身份证有效期结束时间. Last day of validity, formatted as `2026-06-06`, or `长期` if the card does not expire. Must be after the first day."""


@model
class IdDocInfo(Model):
    """Fields of `id_doc_info` (其他类型证件信息)."""

    id_doc_copy: str = field(STRING)
    """证件正面照片. Front of the document. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片. Back of the document. Not needed for a passport. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `subject_info.identity_info.id_doc_type` is `IDENTIFICATION_TYPE_HONGKONG_PASSPORT`, `IDENTIFICATION_TYPE_MACAO_PASSPORT`, `IDENTIFICATION_TYPE_TAIWAN_PASSPORT`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    id_doc_name: str = field(Encrypted(STRING))
    """证件姓名, at most 100 characters, encrypted in transit. Name on the document. 2 to 100 characters before encryption. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    id_doc_number: str = field(Encrypted(STRING))
    """证件号码, encrypted in transit. Number of the document. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: 17 digits and a digit or `X`."""
    id_doc_address: str | None = field(Encrypted(STRING), default=None)
    """证件居住地址, at most 128 characters, encrypted in transit. Home address of the legal representative of a company, as on the document. Omit it for any other subject. 4 to 128 characters before encryption. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. Required when `subject_info.subject_type` is `SUBJECT_TYPE_ENTERPRISE`."""
    doc_period_begin: str = field(STRING)
    """证件有效期开始时间. First day of validity, formatted as `2019-06-06`. Must be before today and not before 1900-01-01."""
    doc_period_end: str = field(STRING)
    """证件有效期结束时间. Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire. Must be after the first day."""


@model
class IdentityInfo(Model):
    """Fields of `identity_info` (经营者/法定代表人身份证件)."""

    id_holder_type: IdHolderType | str | None = field(OpenEnum(IdHolderType), default=None)
    """证件持有人类型. Holder of the document. Only for a government body or public institution: omit it for the document of the legal representative; use `SUPER` if that document cannot be provided, for example for reasons of policy or confidentiality. The authorized person can sign for the merchant and must verify the account during onboarding. Other subjects omit this field. Defaults to `LEGAL`."""
    id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """证件类型. Document type of the legal representative. Omit it when `id_holder_type` is `SUPER`. A government body can only use `IDENTIFICATION_TYPE_IDCARD`. Required when `id_holder_type` is `LEGAL`."""
    authorize_letter_copy: str | None = field(STRING, default=None)
    """法定代表人说明函. Letter that explains why the document of the legal representative cannot be shown (法定代表人说明函), as a MediaID of one image from the image upload. Omit it unless `id_holder_type` is `SUPER`. All of it must be printed, without handwritten merchant data, and it needs the official seal. Required when `id_holder_type` is `SUPER`."""
    id_card_info: IdCardInfo | Mapping[str, Any] | None = field(ModelOf(IdCardInfo), default=None)
    """身份证信息. ID card of the legal representative or operator. Required when `id_holder_type` is `LEGAL` and `id_doc_type` is `IDENTIFICATION_TYPE_IDCARD`."""
    id_doc_info: IdDocInfo | Mapping[str, Any] | None = field(ModelOf(IdDocInfo), default=None)
    """其他类型证件信息. ID document of another type, of the legal representative or operator. Required when `id_holder_type` is `LEGAL` and `id_doc_type` is `IDENTIFICATION_TYPE_OVERSEA_PASSPORT`, `IDENTIFICATION_TYPE_HONGKONG_PASSPORT`, `IDENTIFICATION_TYPE_MACAO_PASSPORT`, `IDENTIFICATION_TYPE_TAIWAN_PASSPORT`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    owner: bool | None = field(BOOLEAN, default=None)
    """经营者/法定代表人是否为受益人. Whether the legal representative or operator of a company is a beneficial owner. Deprecated. Omit it: WeChat Pay is about to remove it."""


@model
class UBOInfoList(Model):
    """Fields of `ubo_info_list` (最终受益人信息列表(UBO))."""

    ubo_id_doc_type: IdentificationType | str = field(OpenEnum(IdentificationType))
    """ID document type of the beneficial owner (证件类型)."""
    ubo_id_doc_copy: str = field(STRING)
    """证件正面照片. Front of the document; for an ID card, the side with the portrait. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    ubo_id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片. Back of the document; for an ID card, the side with the national emblem. Not needed for a passport. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    ubo_id_doc_name: str = field(Encrypted(STRING))
    """证件姓名, encrypted in transit. Name on the document. 2 to 100 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    ubo_id_doc_number: str = field(Encrypted(STRING))
    """证件号码, encrypted in transit. Number of the document. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: 17 digits and a digit or `X`."""
    ubo_id_doc_address: str = field(Encrypted(STRING))
    """证件居住地址, at most 128 characters, encrypted in transit. Home address, as on the document. 4 to 128 characters before encryption. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    ubo_period_begin: str = field(STRING)
    """证件有效期开始时间. First day of validity, formatted as `2019-06-06`. Must be before today and not before 1900-01-01."""
    ubo_period_end: str = field(STRING)
    """证件有效期结束时间. Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire. Must be after the first day."""


@model
class SubjectInfo(Model):
    """Fields of `subject_info` (主体资料)."""

    subject_type: SubjectType | str = field(OpenEnum(SubjectType))
    """主体类型. Subject type, as on the license or certificate. Decides which other fields are required."""
    finance_institution: bool | None = field(BOOLEAN, default=None)
    """是否是金融机构. Whether the subject is a financial institution. Defaults to `false`."""
    business_license_info: BusinessLicense | Mapping[str, Any] | None = field(ModelOf(BusinessLicense), default=None)
    """营业执照. Business license. Must have all its annual inspection stamps, unless registered this year. Required when `subject_type` is `SUBJECT_TYPE_ENTERPRISE` or `SUBJECT_TYPE_INDIVIDUAL`."""
    certificate_info: CertificateInfo | Mapping[str, Any] | None = field(ModelOf(CertificateInfo), default=None)
    """登记证书. Registration certificate. Required when `subject_type` is `SUBJECT_TYPE_GOVERNMENT`, `SUBJECT_TYPE_INSTITUTIONS` or `SUBJECT_TYPE_OTHERS`."""
    certificate_letter_copy: str | None = field(STRING, default=None)
    """单位证明函照片. Letter that certifies the organization (单位证明函), as a MediaID from the image upload. A government body or public institution that sends it can sign right after approval; without it, the account must first be verified by a bank transfer. Omit it for any other subject. All of it must be printed, without handwritten merchant data, and it needs the official seal."""
    finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = field(
        ModelOf(FinanceInstitutionInfo), default=None
    )
    """金融机构许可证信息. Permit of the financial institution. Required when `finance_institution` is `true`."""
    identity_info: IdentityInfo | Mapping[str, Any] = field(ModelOf(IdentityInfo))
    """ID document of the operator of an individual business, of the legal representative of a company or social organization, or of the legal representative or an authorized person of a government body or public institution (经营者/法定代表人身份证件)."""
    ubo_info_list: Sequence[UBOInfoList | Mapping[str, Any]] | None = field(ListOf(ModelOf(UBOInfoList)), default=None)
    """最终受益人信息列表(UBO), at most 4 items. All beneficial owners of a company or social organization, including the legal representative if that person is one. Omit it if the operator or legal representative is the only one, and for any other subject. A beneficial owner directly or indirectly holds more than 25 % of the shares or votes, controls the company through personnel, finance or other means, or is a senior manager: the manager, a deputy manager, the head of finance, the board secretary of a listed company, or another person named in the articles of association."""


@model
class StoreInfo(Model):
    """Fields of `biz_store_info` (线下场所场景)."""

    biz_store_name: str = field(STRING)
    """线下场所名称, at most 50 characters. Name of the store. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    biz_address_code: str = field(STRING)
    """线下场所省市编码, at most 128 characters. Code of the store's province and city, from WeChat Pay's table of provinces and cities. Digits only."""
    biz_store_address: str = field(STRING)
    """线下场所地址, at most 512 characters. Address of the store; for several stores, of the main one. 4 to 512 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    store_entrance_pic: Sequence[str] = field(ListOf(STRING))
    """线下场所门头照片, each at most 1024 characters. Front of the store, as MediaIDs from the image upload. Sign and door frame must be complete, sharp and recognizable. A place without a fixed front, such as a car park, may show its guard booth or its entrance and exit gate."""
    indoor_pic: Sequence[str] = field(ListOf(STRING))
    """线下场所内部照片, each at most 1024 characters. Inside of the store, as MediaIDs from the image upload. The business must be recognizable. A place without a fixed front, such as a car park, may show its inside."""
    biz_sub_appid: str | None = field(STRING, default=None)
    """线下场所对应的商家AppID, at most 256 characters. AppID of the merchant's own verified service or official account, mini program or app. After approval, the merchant can also start payment code and JSAPI payments itself, and its merchant number is bound to this AppID. A service or official account must be a verified service account, or a verified official account of a government body or media organization."""


@model
class MpInfo(Model):
    """Fields of `mp_info` (服务号或公众号场景)."""

    mp_appid: str | None = field(STRING, default=None)
    """服务商服务号或公众号AppID, at most 256 characters. AppID of a service or official account that is bound to your merchant number. Send either this or `mp_sub_appid`."""
    mp_sub_appid: str | None = field(STRING, default=None)
    """商家服务号或公众号AppID, at most 256 characters. AppID of the merchant's own verified service or official account. After approval, it is bound to the new merchant number as `sub_appid`, which you can then send in payments. A service or official account must be a verified service account, or a verified official account of a government body or media organization. Send either this or `mp_appid`."""
    mp_pics: Sequence[str] = field(ListOf(STRING))
    """Screenshots or drafts of the pages that show the goods or services, as MediaIDs from the image upload (服务号或公众号页面截图, at most 5 items, each at most 1024 characters)."""


@model
class MiniProgramInfo(Model):
    """Fields of `mini_program_info` (小程序场景)."""

    mini_program_appid: str | None = field(STRING, default=None)
    """服务商小程序AppID, at most 256 characters. AppID of a mini program that is bound to your merchant number. Send either this or `mini_program_sub_appid`."""
    mini_program_sub_appid: str | None = field(STRING, default=None)
    """商家小程序AppID, at most 256 characters. AppID of the merchant's verified mini program. After onboarding, it is bound to the new merchant number as `sub_appid`, which you can then send in payments. If it belongs to a subject other than yours and the merchant's, the merchant is shown a 联合营运承诺函 (joint operation commitment) when signing, and the administrator of the AppID must confirm the binding on the WeChat Official Accounts Platform. Send either this or `mini_program_appid`."""
    mini_program_pics: Sequence[str] | None = field(ListOf(STRING), default=None)
    """小程序截图, at most 5 items, each at most 1024 characters. Screenshots or drafts of the pages that show the goods or services, as MediaIDs from the image upload. Required if the mini program is not finished or not online."""


@model
class AppInfo(Model):
    """Fields of `app_info` (App场景)."""

    app_appid: str | None = field(STRING, default=None)
    """服务商应用AppID, at most 256 characters. AppID of an app that is bound to your merchant number. Send either this or `app_sub_appid`."""
    app_sub_appid: str | None = field(STRING, default=None)
    """商家应用AppID, at most 256 characters. AppID of the merchant's own verified app. After approval, it is bound to the new merchant number as `sub_appid`, which you can then send in payments. Send either this or `app_appid`."""
    app_pics: Sequence[str] = field(ListOf(STRING))
    """Screenshots of the app, as MediaIDs from the image upload: one each of the first page, the last page, an inner page and the payment page (App截图, each at most 1024 characters)."""


@model
class WebInfo(Model):
    """Fields of `web_info` (互联网网站场景)."""

    domain: str = field(STRING)
    """互联网网站域名, at most 1024 characters. Domain of the website, which must have an ICP filing. For an online store on PCs or smart devices, the URL of the official website."""
    web_authorisation: str | None = field(STRING, default=None)
    """网站授权函, at most 1024 characters. Letter with the official seal that authorizes the use of the website (网站授权函), as a MediaID from the image upload. Required if the ICP filing belongs to another subject."""
    web_appid: str | None = field(STRING, default=None)
    """互联网网站对应的商家AppID, at most 256 characters. AppID of a verified service or official account, mini program or app. After onboarding, it is bound to the new merchant number as `sub_appid`, which you can then send in payments. A service or official account must be a verified service account, or a verified official account of a government body or media organization. If it belongs to another subject, the merchant is shown a 联合营运承诺函 (joint operation commitment) when signing, and the administrator of the AppID must confirm the binding on the WeChat Official Accounts Platform. An app of another subject cannot be bound."""


@model
class WeworkInfo(Model):
    """Fields of `wework_info` (企业微信场景)."""

    sub_corp_id: str = field(STRING)
    """商家企业微信CorpID, at most 256 characters. CorpID of the merchant's own verified WeCom account. After approval, the new merchant number is bound to it, and the merchant can start payments there itself."""
    wework_pics: Sequence[str] = field(ListOf(STRING))
    """Screenshots of the pages, as MediaIDs from the image upload (企业微信页面截图, at most 5 items, each at most 1024 characters)."""


@model
class SalesInfo(Model):
    """Fields of `sales_info` (经营场景)."""

    sales_scenes_type: Sequence[SalesScenesType | str] = field(ListOf(OpenEnum(SalesScenesType)))
    """经营场景类型. Where the merchant sells; at least one. List only what is needed now, for a faster review. Other permissions can be requested after onboarding."""
    biz_store_info: StoreInfo | Mapping[str, Any] | None = field(ModelOf(StoreInfo), default=None)
    """线下场所场景. Offline store. After approval, you can start payment code and JSAPI payments for the merchant. Required when `sales_scenes_type` contains `SALES_SCENES_STORE`."""
    mp_info: MpInfo | Mapping[str, Any] | None = field(ModelOf(MpInfo), default=None)
    """服务号或公众号场景. Service account or official account. After approval, you can start JSAPI payments for the merchant. Required when `sales_scenes_type` contains `SALES_SCENES_MP`."""
    mini_program_info: MiniProgramInfo | Mapping[str, Any] | None = field(ModelOf(MiniProgramInfo), default=None)
    """小程序场景. Mini program. After approval, you can start JSAPI payments for the merchant. Required when `sales_scenes_type` contains `SALES_SCENES_MINI_PROGRAM`."""
    app_info: AppInfo | Mapping[str, Any] | None = field(ModelOf(AppInfo), default=None)
    """App场景. App. After approval, you can start app payments for the merchant. Required when `sales_scenes_type` contains `SALES_SCENES_APP`."""
    web_info: WebInfo | Mapping[str, Any] | None = field(ModelOf(WebInfo), default=None)
    """互联网网站场景. Website. After approval, you can start JSAPI and Native payments for the merchant. Required when `sales_scenes_type` contains `SALES_SCENES_WEB`."""
    wework_info: WeworkInfo | Mapping[str, Any] | None = field(ModelOf(WeworkInfo), default=None)
    """企业微信场景. WeCom account. After approval, you can start WeCom payments for the merchant. Required when `sales_scenes_type` contains `SALES_SCENES_WEWORK`."""


@model
class BusinessInfo(Model):
    """Fields of `business_info` (经营资料)."""

    merchant_shortname: str = field(STRING)
    """商户简称, at most 64 characters. Short name of the merchant, shown to buyers after payment. Must fit the business category of the merchant in WeChat. May contain digits, English letters, Chinese characters and special characters, but must not consist of special characters alone. No leading or trailing space, tab or line break. UTF-8 only. Must not be only a person's name; an individual business may use 个体户 before its operator's name, or the name with its business, such as `张三餐饮店`. Must not be meaningless, such as `XX特约商户`, `800` or `XX客服电话XXX`."""
    service_phone: str = field(STRING)
    """客服电话, at most 32 characters. Customer service number, shown to buyers in the transaction record. WeChat Pay may call it. 11 digits, or 5 to 20 digits, hyphens and plus signs. No leading or trailing space, tab or line break."""
    sales_info: SalesInfo | Mapping[str, Any] = field(ModelOf(SalesInfo))
    """经营场景. Where the merchant sells. Each sales scene enables its payment methods."""


@model
class SettlementInfo(Model):
    """Fields of `settlement_info` (结算规则)."""

    settlement_id: str = field(STRING)
    """Settlement rule ID, from WeChat Pay's table of fees and settlement rules (入驻结算规则ID)."""
    qualification_type: str = field(STRING)
    """Industry name, in Chinese, from WeChat Pay's table of fees and settlement rules (所属行业)."""
    qualifications: Sequence[str] | None = field(ListOf(STRING), default=None)
    """特殊资质图片, at most 5 items. Special permits, as MediaIDs from the image upload. Required only if WeChat Pay's table of fees and settlement rules requires one for the industry."""
    activities_id: str | None = field(STRING, default=None)
    """优惠费率活动ID, at most 32 characters. ID of a campaign with lower fees, from WeChat Pay's table of campaigns. Required to take part in one."""
    activities_rate: str | None = field(STRING, default=None)
    """优惠费率活动值. Fee rate under the campaign, in percent, the same for every kind of card. Deprecated. Use `debit_activities_rate` and `credit_activities_rate`. From 2023-07-17 to 2023-09-17, WeChat Pay copied this field to both; since 2023-09-18, it rejects the field on its own."""
    activities_additions: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Documents that the campaign requires, as MediaIDs from the image upload (优惠费率活动补充材料, at most 5 items)."""
    debit_activities_rate: str | None = field(STRING, default=None)
    """非信用卡活动费率值. Fee rate under the campaign, in percent, for payments that are not by credit card. At most 2 decimals, within the range of the campaign. Required when `activities_id` is set."""
    credit_activities_rate: str | None = field(STRING, default=None)
    """信用卡活动费率值. Fee rate under the campaign, in percent, for payments by credit card. At most 2 decimals, within the range of the campaign. Required when `activities_id` is set."""


@model
class BankAccountInfo(Model):
    """Fields of `bank_account_info` (结算银行账户)."""

    bank_account_type: BankAccountType | str = field(OpenEnum(BankAccountType))
    """账户类型. Account type. Only an individual business can use `BANK_ACCOUNT_TYPE_PERSONAL`."""
    account_name: str = field(Encrypted(STRING))
    """开户名称, at most 2048 characters, encrypted in transit. Account holder. Must equal the merchant name on the license for `BANK_ACCOUNT_TYPE_CORPORATE`, and the name on the operator's ID document for `BANK_ACCOUNT_TYPE_PERSONAL`."""
    account_bank: str = field(STRING)
    """Bank name, from the list of banks for corporate accounts or the list of banks for personal accounts (开户银行, at most 128 characters)."""
    bank_address_code: str | None = field(STRING, default=None)
    """开户银行省市编码, at most 128 characters. Area code of the bank, from WeChat Pay's table of areas, at least down to the city. If the table does not have the area, use the code of its city or province. Deprecated. Omit it: WeChat Pay is about to remove it."""
    bank_branch_id: str | None = field(STRING, default=None)
    """开户银行银行号, at most 128 characters. Number of the branch, from the list of branches. If the list of banks requires a branch, send either this or `bank_name`. Must belong to `account_bank`."""
    bank_name: str | None = field(STRING, default=None)
    """开户银行全称（含支行）, at most 128 characters. Full name of the bank with its branch, from the list of branches. If the list of banks requires a branch, send either this or `bank_branch_id`."""
    account_number: str = field(Encrypted(STRING))
    """银行账号, at most 2048 characters, encrypted in transit. Account number. Digits only; the length depends on the bank."""


@model
class AdditionInfo(Model):
    """Fields of `addition_info` (补充材料)."""

    legal_person_commitment: str | None = field(STRING, default=None)
    """法定代表人开户承诺函, at most 1024 characters. Scan of the account-opening letter (开户承诺函) that the legal representative or person in charge signed by hand, as a MediaID from the image upload. Must be legible, without stains or damage."""
    legal_person_video: str | None = field(STRING, default=None)
    """法定代表人开户意愿视频, at most 1024 characters. Video in which the legal representative states that the account is wanted and what it is for, as a MediaID from the video upload. At most 5 MB."""
    business_addition_pics: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Additional images or PDF files, as MediaIDs from the file upload (补充材料, at most 5 items)."""
    business_addition_msg: str | None = field(STRING, default=None)
    """补充说明, at most 512 characters. Text that the review requires, in Chinese: after a rejection for them, the two values 资金来源 (source of the funds) and 资金用途 (use of the funds). Separate several values with `；`."""


@model
class SubmitResponse(Model):
    """Reply of `submit_applyment`."""

    applyment_id: int = field(INTEGER)
    """微信支付申请单号. WeChat Pay application ID. Store it with your own number."""


OPERATION: Operation[SubmitResponse] = Operation(
    name="onboarding.sub_merchants.submit_applyment",
    method="POST",
    routes=(Route("/v3/applyment4sub/applyment/"),),
    body=(
        Parameter("business_code", STRING, is_required=True),
        Parameter("contact_info", ModelOf(ContactInfo), is_required=True),
        Parameter("subject_info", ModelOf(SubjectInfo), is_required=True),
        Parameter("business_info", ModelOf(BusinessInfo), is_required=True),
        Parameter("settlement_info", ModelOf(SettlementInfo), is_required=True),
        Parameter("bank_account_info", ModelOf(BankAccountInfo), is_required=True),
        Parameter("addition_info", ModelOf(AdditionInfo)),
    ),
    choose=(
        AnyOf("business_info.sales_info.mp_info.mp_appid", "business_info.sales_info.mp_info.mp_sub_appid"),
        AnyOf(
            "business_info.sales_info.mini_program_info.mini_program_appid",
            "business_info.sales_info.mini_program_info.mini_program_sub_appid",
        ),
        AnyOf("business_info.sales_info.app_info.app_appid", "business_info.sales_info.app_info.app_sub_appid"),
    ),
    repeat=Repeat(
        by=("business_code",),
        settled_by="onboarding.sub_merchants.query_applyment_state",
        settled_with={"business_code": "business_code"},
    ),
    replies={200: SubmitResponse},
    errors=(
        ErrorRow(400, "APPLYMENT_NOTEXIST", "The application does not exist.", "Check the application number."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "An image is empty.",
            "Upload another file, then submit the application with its MediaID.",
        ),
        ErrorRow(
            400,
            "PROCESSING",
            "An application with this `business_code` is in progress, possibly because this call was repeated.",
            "Query the state of that application with `query_applyment_state`, or submit another one with a new `business_code`.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Check that the permission is enabled, that you call it as an ordinary service provider whose permissions are not restricted, and that the application is not for a micro merchant.",
        ),
        ErrorRow(403, "REQUEST_BLOCKED", "An image is of an unknown type.", "Use JPG, BMP or PNG."),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The metadata of an image does not match the image.",
            "Check the metadata, then upload the image again.",
        ),
        ErrorRow(403, "REQUEST_BLOCKED", "The signature does not match.", "Check your signing code."),
        ErrorRow(429, "RATE_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012719997",),
)


class _SubmitApplymentDocs:
    def submit_applyment(self, *_: Any, **__: Any) -> Any:
        """Submit an application (提交申请单).

        Submits the data of a merchant that is to become your sub-merchant. Not for micro merchants, and not available
        to banks, payment institutions and ecommerce platforms. Afterwards, query the application with
        `query_applyment_state` for the result and for the link where the super administrator signs.

        An application cannot be withdrawn, also not an approved one: to change it, submit another with a new
        `business_code`. The old one becomes void after 30 days. Your own company cannot become your sub-merchant, and a
        merchant that onboarded itself needs a new application with you. The person who runs the business must be the
        one on the license.

        Args:
            business_code: 业务申请编号, at most 124 characters. Your application number, unique for each application.
                Digits, letters and underscores; your own merchant number is recommended as its prefix. Each approved
                application creates one merchant number. After a rejection, submit the corrected application with the
                same number.
            contact_info: 超级管理员信息. Super administrator of the new merchant number, who signs the contract,
                receives notices about daily management and can move funds. Should be the legal representative or a
                person in charge.
            subject_info: 主体资料. Legal subject behind the merchant: its license or certificate, and the ID document
                of its legal representative or operator.
            business_info: 经营资料. Business of the merchant, and where it sells.
            settlement_info: 结算规则. Settlement rule and fee rates, with the special permits of the industry.
            bank_account_info: 结算银行账户. Bank account that receives the merchant's withdrawals.
            addition_info: 补充材料. Additional documents that the review may require.

        Returns:
            `SubmitResponse` with `applyment_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPLYMENT_NOTEXIST: The application does not exist. Check the application number.
                400 PARAM_ERROR: An image is empty. Upload another file, then submit the application with its MediaID.
                400 PROCESSING: An application with this `business_code` is in progress, possibly because this call was
                    repeated. Query the state of that application with `query_applyment_state`, or submit another one
                    with a new `business_code`. The call may have taken effect; `client.settle(error)` queries the
                    outcome.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled,
                    that you call it as an ordinary service provider whose permissions are not restricted, and that the
                    application is not for a micro merchant.
                403 REQUEST_BLOCKED: An image is of an unknown type. Use JPG, BMP or PNG.
                403 REQUEST_BLOCKED: The metadata of an image does not match the image. Check the metadata, then upload
                    the image again.
                403 REQUEST_BLOCKED: The signature does not match. Check your signing code.
                429 RATE_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        In `business_info.sales_info.mp_info`, pass at least one of `mp_appid` and `mp_sub_appid`.
        In `business_info.sales_info.mini_program_info`, pass at least one of `mini_program_appid` and
        `mini_program_sub_appid`.
        In `business_info.sales_info.app_info`, pass at least one of `app_appid` and `app_sub_appid`.
        Safe to retry with the same `business_code`. `onboarding.sub_merchants.query_applyment_state` returns the
        outcome.
        Rate limit: 15 requests a second for each service provider.

        Available to: service provider (普通服务商).

        Official page, 2025-03-26: https://pay.weixin.qq.com/doc/v3/partner/4012719997
        """


class SubmitApplyment(_SubmitApplymentDocs, Service):
    def submit_applyment(
        self,
        *,
        business_code: str,
        contact_info: ContactInfo | Mapping[str, Any],
        subject_info: SubjectInfo | Mapping[str, Any],
        business_info: BusinessInfo | Mapping[str, Any],
        settlement_info: SettlementInfo | Mapping[str, Any],
        bank_account_info: BankAccountInfo | Mapping[str, Any],
        addition_info: AdditionInfo | Mapping[str, Any] | None = None,
    ) -> SubmitResponse:
        return self._call(
            OPERATION,
            {
                "business_code": business_code,
                "contact_info": contact_info,
                "subject_info": subject_info,
                "business_info": business_info,
                "settlement_info": settlement_info,
                "bank_account_info": bank_account_info,
                "addition_info": addition_info,
            },
        )


class AsyncSubmitApplyment(_SubmitApplymentDocs, AsyncService):
    async def submit_applyment(
        self,
        *,
        business_code: str,
        contact_info: ContactInfo | Mapping[str, Any],
        subject_info: SubjectInfo | Mapping[str, Any],
        business_info: BusinessInfo | Mapping[str, Any],
        settlement_info: SettlementInfo | Mapping[str, Any],
        bank_account_info: BankAccountInfo | Mapping[str, Any],
        addition_info: AdditionInfo | Mapping[str, Any] | None = None,
    ) -> SubmitResponse:
        return await self._call(
            OPERATION,
            {
                "business_code": business_code,
                "contact_info": contact_info,
                "subject_info": subject_info,
                "business_info": business_info,
                "settlement_info": settlement_info,
                "bank_account_info": bank_account_info,
                "addition_info": addition_info,
            },
        )
