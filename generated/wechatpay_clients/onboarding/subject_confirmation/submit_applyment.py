# Written by `make generate` from specs/onboarding/subject_confirmation/submit_applyment.yaml: edit that file.
"""Submit an application (提交申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType, IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import JsonText, ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "AdditionInfo",
    "AssitProveInfo",
    "BusinessLicenceInfo",
    "CertificateInfo",
    "CertificateType",
    "ContactInfo",
    "FinanceInstitutionInfo",
    "FinanceType",
    "IdentificationInfo",
    "MicroBizType",
    "SpecialOperation",
    "SubjectInfo",
    "SubjectType",
    "SubmitApplymentResponse",
    "UBOInfo",
    "UBOInfoList",
]


class SubjectType(StrEnum):
    """Documented values of `subject_type` (主体类型). Any other value is a plain `str`."""

    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company. Its license usually says 有限公司 or 有限责任公司."""
    SUBJECT_TYPE_INSTITUTIONS_CLONED = "SUBJECT_TYPE_INSTITUTIONS_CLONED"
    """Public institution, such as a medical or educational institution or a school."""
    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Individual business. Its license usually says 个体户, 个体工商户 or 个体经营."""
    SUBJECT_TYPE_OTHERS = "SUBJECT_TYPE_OTHERS"
    """Social organization, such as an association, a private non-enterprise unit, a foundation, a grassroots self-governing organization or a rural collective economic organization."""
    SUBJECT_TYPE_MICRO = "SUBJECT_TYPE_MICRO"
    """Micro merchant, a physical merchant without a business license that is exempt from business registration."""
    SUBJECT_TYPE_GOVERNMENT = "SUBJECT_TYPE_GOVERNMENT"
    """Government body of any level and kind."""


class CertificateType(StrEnum):
    """Documented values of `cert_type` (证书类型). Any other value is a plain `str`."""

    CERTIFICATE_TYPE_2388 = "CERTIFICATE_TYPE_2388"
    """Certificate of a public institution as a legal person. For a public institution."""
    CERTIFICATE_TYPE_2389 = "CERTIFICATE_TYPE_2389"
    """Certificate of the unified social credit code. For a government body or a social organization."""
    CERTIFICATE_TYPE_2394 = "CERTIFICATE_TYPE_2394"
    """Registration certificate of an association as a legal person. For a social organization."""
    CERTIFICATE_TYPE_2395 = "CERTIFICATE_TYPE_2395"
    """Registration certificate of a private non-enterprise unit. For a social organization."""
    CERTIFICATE_TYPE_2396 = "CERTIFICATE_TYPE_2396"
    """Registration certificate of a foundation as a legal person. For a social organization."""
    CERTIFICATE_TYPE_2520 = "CERTIFICATE_TYPE_2520"
    """Practice license. For a social organization."""
    CERTIFICATE_TYPE_2521 = "CERTIFICATE_TYPE_2521"
    """Certificate of the unified social credit code of a grassroots self-governing organization as a special legal person. For a social organization."""
    CERTIFICATE_TYPE_2522 = "CERTIFICATE_TYPE_2522"
    """Registration certificate of a rural collective economic organization. For a social organization."""
    CERTIFICATE_TYPE_2399 = "CERTIFICATE_TYPE_2399"
    """Registration certificate of a place of religious activity. For a social organization."""
    CERTIFICATE_TYPE_2400 = "CERTIFICATE_TYPE_2400"
    """Another valid document issued by a government department. For a social organization."""


class MicroBizType(StrEnum):
    """Documented values of `micro_biz_type` (小微经营类型). Any other value is a plain `str`."""

    MICRO_TYPE_STORE = "MICRO_TYPE_STORE"
    """Store or other place of business."""
    MICRO_TYPE_MOBILE = "MICRO_TYPE_MOBILE"
    """Mobile business or convenience service."""
    MICRO_TYPE_ONLINE = "MICRO_TYPE_ONLINE"
    """Online sale of goods or services."""


class FinanceType(StrEnum):
    """Documented values of `finance_type` (金融机构类型). Any other value is a plain `str`."""

    BANK_AGENT = "BANK_AGENT"
    """Bank, such as a commercial, policy, rural cooperative or village bank, or a development finance institution."""
    PAYMENT_AGENT = "PAYMENT_AGENT"
    """Payment institution other than a bank."""
    INSURANCE = "INSURANCE"
    """Insurance, such as an insurer, agent, broker or other intermediary."""
    TRADE_AND_SETTLE = "TRADE_AND_SETTLE"
    """Trading or settlement institution, such as an exchange, registry, bank card clearing or fund clearing organization."""
    OTHER = "OTHER"
    """Other financial institution, such as a finance, trust, asset management, leasing, auto finance, loan, money brokerage, consumer finance, securities, holding, stock, futures, currency exchange, small loan, guarantee, factoring or financial advice company, or a pawnbroker."""


@model
class ContactInfo(Model):
    """Fields of `contact_info` (联系人信息)."""

    name: str = field(Encrypted(STRING))
    """联系人姓名, at most 1024 characters, encrypted in transit. Name of the contact. Must equal the name of the legal representative when `contact_type` is `LEGAL`. 2 to 100 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    mobile: str = field(Encrypted(STRING))
    """联系人手机号, at most 1024 characters, encrypted in transit. Mobile number that receives important notices and the verification codes of daily operations. 11 digits, or 5 to 20 digits, hyphens and plus signs. No leading or trailing space, tab or line break."""
    id_card_number: str | None = field(Encrypted(STRING), default=None)
    """联系人证件号码, at most 1024 characters, encrypted in transit. Document number of the contact. Must equal that of the legal representative when `contact_type` is `LEGAL`. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits."""
    contact_type: IdHolderType | str = field(OpenEnum(IdHolderType))
    """联系人类型. Who the contact is. A micro merchant or individual seller can only use `LEGAL`."""
    contact_id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """联系人证件类型. Document type of the contact. Required when `contact_type` is `SUPER`."""
    contact_id_doc_copy: str | None = field(STRING, default=None)
    """联系人证件正面照片, at most 256 characters. Front of the document; for an ID card, the side with the portrait. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `contact_type` is `SUPER`."""
    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """联系人证件反面照片, at most 256 characters. Back of the document. Omit it for a passport. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `contact_type` is `SUPER` and `contact_id_doc_type` is `IDENTIFICATION_TYPE_IDCARD`, `IDENTIFICATION_TYPE_HONGKONG_PASSPORT`, `IDENTIFICATION_TYPE_MACAO_PASSPORT`, `IDENTIFICATION_TYPE_TAIWAN_PASSPORT`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    contact_period_begin: str | None = field(STRING, default=None)
    """联系人证件有效期开始时间, at most 128 characters. First day of validity, formatted as `2019-06-06`. Must be before today and not before 1900-01-01. Required when `contact_type` is `SUPER`."""
    contact_period_end: str | None = field(STRING, default=None)
    """联系人证件有效期结束时间, at most 128 characters. Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire. Must be after the first day. Required when `contact_type` is `SUPER`."""


@model
class BusinessLicenceInfo(Model):
    """Fields of `business_licence_info` (营业执照信息)."""

    licence_number: str = field(STRING)
    """营业执照注册号, at most 32 characters. Registration number or unified social credit code on the license. 18 digits or capital letters other than I, O, Z, S and V, starting with 9; for an individual business also 15 digits."""
    licence_copy: str = field(STRING)
    """营业执照照片, at most 255 characters. Photo of the license. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""
    merchant_name: str = field(STRING)
    """商户名称, 2 to 128 characters. Name of the merchant. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. For an individual business, use 个体户 followed by the name of the operator if the name on the license is empty, `无`, `无字号`, or only digits or special characters; the name must not end in 企业, 公司 or 农民专业合作社."""
    legal_person: str = field(STRING)
    """法定代表人姓名, 2 to 100 characters. Operator or legal representative on the license. May contain digits, English letters, Chinese characters and special characters, but must not consist of special characters alone. No leading or trailing space, tab or line break."""
    company_address: str = field(STRING)
    """注册地址, 4 to 128 characters. Registered address, preferably as on the license. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    licence_valid_date: Sequence[str] = field(JsonText(ListOf(STRING)))
    """营业执照有效日期, sent as a JSON string. First and last day of validity, formatted as `["2017-10-28", "2037-10-28"]`; `长期` as the last day if it does not expire. The first day must be before today and not before 1900-01-01, the last day after the first. At most 64 characters as JSON."""


@model
class CertificateInfo(Model):
    """Fields of `certificate_info` (登记证书信息)."""

    cert_type: CertificateType | str = field(OpenEnum(CertificateType))
    """证书类型. Certificate type. Must fit the subject type."""
    cert_number: str = field(STRING)
    """证书编号, at most 50 characters. Certificate number. Must match the certificate type and its national standard. 18 digits or capital letters other than I, O, Z, S and V, except for a document issued by a government department."""
    cert_copy: str = field(STRING)
    """证书照片, at most 255 characters. Photo of the certificate. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""
    merchant_name: str = field(STRING)
    """商户名称, 2 to 128 characters. Name of the merchant on the certificate. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    legal_person: str = field(STRING)
    """法定代表人姓名, 2 to 100 characters. Legal representative on the certificate. May contain digits, English letters, Chinese characters and special characters, but must not consist of special characters alone. No leading or trailing space, tab or line break."""
    company_address: str = field(STRING)
    """注册地址, 4 to 128 characters. Registered address on the certificate. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    cert_valid_date: Sequence[str] = field(JsonText(ListOf(STRING)))
    """证书有效日期, sent as a JSON string. First and last day of validity, formatted as `["2017-10-28", "2037-10-28"]`; `长期` as the last day if it does not expire. The first day must be before today, the last day after the first. At most 64 characters as JSON."""


@model
class AssitProveInfo(Model):
    """Fields of `assist_prove_info` (辅助证明材料信息)."""

    micro_biz_type: MicroBizType | str = field(OpenEnum(MicroBizType))
    """小微经营类型. Business type of the micro merchant. Decides what the other fields contain."""
    store_name: str = field(STRING)
    """门店名称, 1 to 50 characters. Name of the store. For `MICRO_TYPE_MOBILE`, the name of the business or service; for `MICRO_TYPE_ONLINE`, that of the online store. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    store_address_code: str = field(STRING)
    """门店省市编码, at most 16 characters. Code of the store's province and city, from WeChat Pay's table of provinces and cities. For `MICRO_TYPE_MOBILE`, the code of the place of business or service; for `MICRO_TYPE_ONLINE`, that of the seller. Digits only."""
    store_address: str = field(STRING)
    """门店地址, at most 512 characters. Address of the store: district or county, street and number, or building and floor. For `MICRO_TYPE_MOBILE`, `无`; for `MICRO_TYPE_ONLINE`, the name of the ecommerce platform. 4 to 512 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    store_header_copy: str = field(STRING)
    """门店门头照片, at most 255 characters. Front of the store, as a MediaID from the image upload. Sign and door frame must be complete, sharp and recognizable. A place without a fixed front, such as a car park, may show its guard booth or its entrance and exit gate."""
    store_indoor_copy: str = field(STRING)
    """店内环境照片, at most 255 characters. Inside of the store, as a MediaID from the image upload. The rules of `store_header_copy` apply."""


@model
class SpecialOperation(Model):
    """Fields of `special_operation_list` (经营许可证)."""

    category_id: int = field(INTEGER)
    """Industry ID from WeChat Pay's table of special industries (行业类目id)."""
    operation_copy_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """行业经营许可证资质照片, at most 5 items, each at most 255 characters. Permits of the industry, as MediaIDs from the image upload, at most 5. Required only if WeChat Pay's table of special industries requires a permit for the industry."""


@model
class FinanceInstitutionInfo(Model):
    """Fields of `finance_institution_info` (金融机构许可证)."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Type of the financial institution, as on the license or certificate (金融机构类型)."""
    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """金融机构许可证图片, at most 5 items. Permits that the type of financial institution requires, as MediaIDs from the image upload. They must belong to the applying subject, which may be authorized to use special permits of its head office or a branch. Each must be a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""


@model
class SubjectInfo(Model):
    """Fields of `subject_info` (主体信息)."""

    subject_type: SubjectType | str = field(OpenEnum(SubjectType))
    """主体类型. Subject type, as on the license or certificate. Decides which other fields are required."""
    is_finance_institution: bool | None = field(BOOLEAN, default=None)
    """是否金融机构. Whether the subject is a financial institution. Defaults to `false`."""
    business_licence_info: BusinessLicenceInfo | Mapping[str, Any] | None = field(
        ModelOf(BusinessLicenceInfo), default=None
    )
    """营业执照信息. Business license. Required when `subject_type` is `SUBJECT_TYPE_ENTERPRISE` or `SUBJECT_TYPE_INDIVIDUAL`."""
    certificate_info: CertificateInfo | Mapping[str, Any] | None = field(ModelOf(CertificateInfo), default=None)
    """登记证书信息. Registration certificate. Required when `subject_type` is `SUBJECT_TYPE_GOVERNMENT`, `SUBJECT_TYPE_INSTITUTIONS_CLONED` or `SUBJECT_TYPE_OTHERS`."""
    company_prove_copy: str | None = field(STRING, default=None)
    """单位证明函照片, at most 255 characters. Letter that certifies the organization (单位证明函), as a MediaID from the image upload. Required when `subject_type` is `SUBJECT_TYPE_GOVERNMENT` or `SUBJECT_TYPE_INSTITUTIONS_CLONED`."""
    assist_prove_info: AssitProveInfo | Mapping[str, Any] | None = field(ModelOf(AssitProveInfo), default=None)
    """辅助证明材料信息. Supporting evidence of a micro merchant. Required when `subject_type` is `SUBJECT_TYPE_MICRO`."""
    special_operation_list: Sequence[SpecialOperation | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(SpecialOperation)), default=None
    )
    """Permits for special industries, at most 5 industries (经营许可证, at most 5 items)."""
    finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = field(
        ModelOf(FinanceInstitutionInfo), default=None
    )
    """金融机构许可证. Permit of the financial institution. Required when `is_finance_institution` is `true`."""


@model
class IdentificationInfo(Model):
    """Fields of `identification_info` (法定代表人身份信息)."""

    id_holder_type: IdHolderType | str | None = field(OpenEnum(IdHolderType), default=None)
    """证件持有人类型. Holder of the document. Only for a government body or public institution: omit it for the document of the legal representative; use `SUPER` if that document cannot be provided, for example for reasons of policy or confidentiality. The authorized person can sign for the merchant and must verify the account during onboarding. Other subjects omit this field. Defaults to `LEGAL`."""
    identification_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """证件类型. Document type of the legal representative. Omit it when `id_holder_type` is `SUPER`. A government body and a micro merchant can only use `IDENTIFICATION_TYPE_IDCARD`. Required when `id_holder_type` is `LEGAL`."""
    identification_name: str | None = field(Encrypted(STRING), default=None)
    """证件姓名, at most 1024 characters, encrypted in transit. Name on the document. Omit it when `id_holder_type` is `SUPER`. 2 to 100 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. Required when `id_holder_type` is `LEGAL`."""
    identification_number: str | None = field(Encrypted(STRING), default=None)
    """证件号码, at most 1024 characters, encrypted in transit. Number of the document. Omit it when `id_holder_type` is `SUPER`. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: same as an ID card. Required when `id_holder_type` is `LEGAL`."""
    identification_valid_date: Sequence[str] | None = field(JsonText(ListOf(STRING)), default=None)
    """证件有效日期, sent as a JSON string. First and last day of validity, formatted as `["2017-10-28", "2037-10-28"]`; `长期` as the last day if it does not expire. The first day must be before today, the last day after the first. At most 64 characters as JSON."""
    identification_front_copy: str | None = field(STRING, default=None)
    """证件正面照片, at most 255 characters. Front of the document; for an ID card, the side with the portrait. Omit it when `id_holder_type` is `SUPER`. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `id_holder_type` is `LEGAL`."""
    identification_back_copy: str | None = field(STRING, default=None)
    """证件反面照片, at most 255 characters. Back of the document; for an ID card, the side with the national emblem. Omit it for a passport, and when `id_holder_type` is `SUPER`. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `id_holder_type` is `LEGAL` and `identification_type` is `IDENTIFICATION_TYPE_IDCARD`, `IDENTIFICATION_TYPE_HONGKONG_PASSPORT`, `IDENTIFICATION_TYPE_MACAO_PASSPORT`, `IDENTIFICATION_TYPE_TAIWAN_PASSPORT`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    authorize_letter_copy: str | None = field(STRING, default=None)
    """法定代表人说明函, at most 255 characters. Letter that explains why the document of the legal representative cannot be shown (法定代表人说明函), as a MediaID of one image from the image upload. Omit it unless `id_holder_type` is `SUPER`. All of it must be printed, without handwritten merchant data, and it needs the official seal. Required when `id_holder_type` is `SUPER`."""
    owner: bool | None = field(BOOLEAN, default=None)
    """经营者/法定代表人是否为受益人. Whether the operator or legal representative of a company is a beneficial owner. Deprecated. Omit it: WeChat Pay is about to remove it."""
    identification_address: str | None = field(Encrypted(STRING), default=None)
    """证件居住地址, at most 512 characters, encrypted in transit. Home address of the legal representative of a company, as on the ID card. Omit it for any other subject. 4 to 128 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. Required when `subject_info.subject_type` is `SUBJECT_TYPE_ENTERPRISE`."""


@model
class UBOInfo(Model):
    """Fields of `ubo_info`."""

    ubo_id_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Document type of the beneficial owner."""
    ubo_id_card_copy: str | None = field(STRING, default=None)
    """Side of the ID card with the portrait, as a MediaID from the image upload."""
    ubo_id_card_national: str | None = field(STRING, default=None)
    """Side of the ID card with the national emblem, as a MediaID from the image upload."""
    ubo_id_doc_copy: str | None = field(STRING, default=None)
    """Document of another type, as a MediaID from the image upload."""
    ubo_name: str | None = field(Encrypted(STRING), default=None)
    """Name on the document (encrypted in transit)."""
    ubo_id_number: str | None = field(Encrypted(STRING), default=None)
    """Document number of the beneficial owner (encrypted in transit)."""
    ubo_id_card_valid_date: Sequence[str] | None = field(JsonText(ListOf(STRING)), default=None)
    """First and last day of validity, formatted as `["2017-10-28", "2037-10-28"]` (sent as a JSON string)."""


@model
class AdditionInfo(Model):
    """Fields of `addition_info` (补充材料)."""

    confirm_mchid_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """待确认商户号列表, at most 20 items. Merchant numbers to authorize early: once the application exists, the merchant opens its mini program code and authorizes them. At most 20. The full name of each must equal the name of the subject; for a special industry, its settlement rule ID must match the permit. If one fails, no application is created, and the error lists `number:reason` for each, separated by semicolons. Parse the list by this punctuation, because the wording can change."""


@model
class UBOInfoList(Model):
    """Fields of `ubo_info_list` (最终受益人信息列表(UBO))."""

    ubo_id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Document type of the beneficial owner (证件类型)."""
    ubo_id_doc_copy: str | None = field(STRING, default=None)
    """证件正面照片, at most 256 characters. Front of the document; for an ID card, the side with the portrait. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    ubo_id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片, at most 256 characters. Back of the document; for an ID card, the side with the national emblem. Omit it for a passport. One image, as a MediaID from the image upload: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    ubo_id_doc_name: str | None = field(Encrypted(STRING), default=None)
    """证件姓名, at most 1024 characters, encrypted in transit. Name on the document. 2 to 100 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    ubo_id_doc_number: str | None = field(Encrypted(STRING), default=None)
    """证件号码, at most 1024 characters, encrypted in transit. Number of the document. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: same as an ID card."""
    ubo_id_doc_address: str | None = field(Encrypted(STRING), default=None)
    """证件居住地址, at most 1024 characters, encrypted in transit. Home address, as on the ID card. 4 to 128 characters. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    ubo_period_begin: str | None = field(STRING, default=None)
    """证件有效期开始时间, at most 128 characters. First day of validity, formatted as `2019-06-06`. Must be before today and not before 1900-01-01."""
    ubo_period_end: str | None = field(STRING, default=None)
    """证件有效期结束时间, at most 128 characters. Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire. Must be after the first day."""


@model
class SubmitApplymentResponse(Model):
    """Reply of `submit_applyment`."""

    applyment_id: int = field(INTEGER)
    """WeChat Pay application ID (申请单编号)."""


OPERATION: Operation[SubmitApplymentResponse] = Operation(
    name="onboarding.subject_confirmation.submit_applyment",
    method="POST",
    routes=(Route("/v3/apply4subject/applyment"),),
    body=(
        Parameter("channel_id", STRING),
        Parameter("business_code", STRING, is_required=True),
        Parameter("contact_info", ModelOf(ContactInfo), is_required=True),
        Parameter("subject_info", ModelOf(SubjectInfo), is_required=True),
        Parameter("identification_info", ModelOf(IdentificationInfo), is_required=True),
        Parameter("ubo_info", ModelOf(UBOInfo)),
        Parameter("addition_info", ModelOf(AdditionInfo)),
        Parameter("ubo_info_list", ListOf(ModelOf(UBOInfoList))),
    ),
    repeat=Repeat(
        by=("business_code",),
        settled_by="onboarding.subject_confirmation.get_audit_result",
        settled_with={"business_code": "business_code"},
    ),
    replies={200: SubmitApplymentResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012722388",),
)


class _SubmitApplymentDocs:
    def submit_applyment(self, *_: Any, **__: Any) -> Any:
        """Submit an application (提交申请单).

        Submits the contact and the subject of a merchant, which then confirms that it wants its account.
        `get_audit_result` returns the review state and the mini program code to scan.

        The merchant is done only when `get_audit_result` returns `APPLYMENT_STATE_PASSED` and `get_authorize_state`
        returns `AUTHORIZE_STATE_AUTHORIZED`. An AppID can be bound to the merchant number (`sub_appid`) only after
        that.

        Args:
            channel_id: 渠道商户号, at most 9 characters. Merchant number of a channel partner, assigned by WeChat Pay.
                Required for a bank or payment institution, which sends the number of one of its channel partners; a
                channel partner omits this field.
            business_code: 业务申请编号, at most 128 characters. Your application number, unique for each application.
                Digits, letters and underscores; your own merchant number is recommended as its prefix.
            contact_info: 联系人信息. Contact of the merchant, who receives account-opening information and important
                notices about daily management. Should be the legal representative or operator; for another person,
                submit that person's ID document and a 业务办理授权函 (letter of authorization).
            subject_info: 主体信息. Legal subject behind the merchant, with its license or certificate.
            identification_info: 法定代表人身份信息. ID document of the legal representative or operator.
            ubo_info: Beneficial owner, in an older format. Deprecated. Omit it: the page no longer lists it.
            addition_info: 补充材料. Additional documents that the review requires.
            ubo_info_list: 最终受益人信息列表(UBO), at most 4 items. Beneficial owners of a company: up to 4 if the
                legal representative or operator is not one of them, otherwise up to 3 others. Omit it for any other
                subject. A beneficial owner directly or indirectly holds more than 25 % of the shares or votes, controls
                the company through personnel, finance or other means, or is a senior manager: the manager, a deputy
                manager, the head of finance, the board secretary of a listed company, or another person named in the
                articles of association. Deprecated. Omit it: WeChat Pay is about to remove it.

        Returns:
            `SubmitApplymentResponse` with `applyment_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `business_code`. `onboarding.subject_confirmation.get_audit_result` returns the
        outcome.
        Rate limit: 5 requests a second for each merchant number.

        Available to: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012722388
        """


class SubmitApplyment(_SubmitApplymentDocs, Service):
    def submit_applyment(
        self,
        *,
        channel_id: str | None = None,
        business_code: str,
        contact_info: ContactInfo | Mapping[str, Any],
        subject_info: SubjectInfo | Mapping[str, Any],
        identification_info: IdentificationInfo | Mapping[str, Any],
        ubo_info: UBOInfo | Mapping[str, Any] | None = None,
        addition_info: AdditionInfo | Mapping[str, Any] | None = None,
        ubo_info_list: Sequence[UBOInfoList | Mapping[str, Any]] | None = None,
    ) -> SubmitApplymentResponse:
        return self._call(
            OPERATION,
            {
                "channel_id": channel_id,
                "business_code": business_code,
                "contact_info": contact_info,
                "subject_info": subject_info,
                "identification_info": identification_info,
                "ubo_info": ubo_info,
                "addition_info": addition_info,
                "ubo_info_list": ubo_info_list,
            },
        )


class AsyncSubmitApplyment(_SubmitApplymentDocs, AsyncService):
    async def submit_applyment(
        self,
        *,
        channel_id: str | None = None,
        business_code: str,
        contact_info: ContactInfo | Mapping[str, Any],
        subject_info: SubjectInfo | Mapping[str, Any],
        identification_info: IdentificationInfo | Mapping[str, Any],
        ubo_info: UBOInfo | Mapping[str, Any] | None = None,
        addition_info: AdditionInfo | Mapping[str, Any] | None = None,
        ubo_info_list: Sequence[UBOInfoList | Mapping[str, Any]] | None = None,
    ) -> SubmitApplymentResponse:
        return await self._call(
            OPERATION,
            {
                "channel_id": channel_id,
                "business_code": business_code,
                "contact_info": contact_info,
                "subject_info": subject_info,
                "identification_info": identification_info,
                "ubo_info": ubo_info,
                "addition_info": addition_info,
                "ubo_info_list": ubo_info_list,
            },
        )
