# Written by `make generate` from specs/ecommerce/applyments/create_applyment.yaml: edit that file.
"""Apply for a sub-merchant (提交申请单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATE, INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "AccountInfo",
    "BankAccountType",
    "BusinessLicenseInfo",
    "CertType",
    "ContactInfo",
    "ContactType",
    "CreateApplymentResponse",
    "FinanceInstitutionInfo",
    "FinanceType",
    "IdCardInfo",
    "IdDocInfo",
    "IdDocType",
    "OrganizationType",
    "SalesSceneInfo",
    "SettlementInfo",
    "UboInfo",
]


class OrganizationType(StrEnum):
    """Documented values of `organization_type` (主体类型). Any other value is a plain `str`."""

    MICRO = "2401"
    """Micro merchant: a person who sells without a business license."""
    INDIVIDUAL_SELLER = "2500"
    """Individual seller: a person without a business license who has sold online for 6 months with a total income above 200,000 yuan. Describe it in `business_addition_desc`."""
    SOLE_TRADER = "4"
    """Sole trader. The license usually says 个体户, 个体工商户 or 个体经营."""
    ENTERPRISE = "2"
    """Enterprise. The license usually says 有限公司 or 有限责任公司."""
    PUBLIC_INSTITUTION = "3"
    """Public institution, such as in medicine or education, or a school."""
    GOVERNMENT_BODY = "2502"
    """Government body of any level, such as party, tax, civil affairs, personnel, commerce or market supervision."""
    SOCIAL_ORGANIZATION = "1708"
    """Social organization, such as an association, a private non-enterprise unit, a foundation, a grassroots self-governing organization or a rural collective economic organization."""


class CertType(StrEnum):
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
    CERTIFICATE_TYPE_2399 = "CERTIFICATE_TYPE_2399"
    """Registration certificate of a place of religious activity. For a social organization."""
    CERTIFICATE_TYPE_2400 = "CERTIFICATE_TYPE_2400"
    """Another valid document issued by a government department. For a social organization."""
    CERTIFICATE_TYPE_2520 = "CERTIFICATE_TYPE_2520"
    """Practice license. For a social organization."""
    CERTIFICATE_TYPE_2521 = "CERTIFICATE_TYPE_2521"
    """Certificate of the unified social credit code of a grassroots self-governing organization as a special legal person. For a social organization."""
    CERTIFICATE_TYPE_2522 = "CERTIFICATE_TYPE_2522"
    """Registration certificate of a rural collective economic organization. For a social organization."""


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


class IdDocType(StrEnum):
    """Documented values of `id_doc_type` (经营者/法定代表人证件类型). Any other value is a plain `str`."""

    IDENTIFICATION_TYPE_MAINLAND_IDCARD = "IDENTIFICATION_TYPE_MAINLAND_IDCARD"
    """ID card of a resident of mainland China."""
    IDENTIFICATION_TYPE_OVERSEA_PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
    """Passport of a resident of another country or region."""
    IDENTIFICATION_TYPE_HONGKONG = "IDENTIFICATION_TYPE_HONGKONG"
    """Mainland travel permit of a Hong Kong resident."""
    IDENTIFICATION_TYPE_MACAO = "IDENTIFICATION_TYPE_MACAO"
    """Mainland travel permit of a Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN = "IDENTIFICATION_TYPE_TAIWAN"
    """Mainland travel permit of a Taiwan resident."""
    IDENTIFICATION_TYPE_FOREIGN_RESIDENT = "IDENTIFICATION_TYPE_FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""
    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a Hong Kong or Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a Taiwan resident."""


class BankAccountType(StrEnum):
    """Documented values of `bank_account_type` (账户类型). Any other value is a plain `str`."""

    CORPORATE = "74"
    """Corporate account."""
    PERSONAL = "75"
    """Personal account."""


class ContactType(StrEnum):
    """Documented values of `contact_type` (超级管理员类型). Any other value is a plain `str`."""

    LEGAL_REPRESENTATIVE = "65"
    """Operator or legal representative."""
    AUTHORIZED_PERSON = "66"
    """Authorized person, whom the merchant authorized to handle WeChat Pay. Not for micro merchants and individual sellers."""


@model
class BusinessLicenseInfo(Model):
    """Fields of `business_license_info` (营业执照信息)."""

    cert_type: CertType | str | None = field(OpenEnum(CertType), default=None)
    """证书类型. Kind of certificate. Must fit `organization_type`. Enterprises and sole traders omit it. Required when `organization_type` is `3`, `2502` or `1708`."""
    business_license_copy: str = field(STRING)
    """营业执照扫描件. Business license, or registration certificate of a government body, public institution or social organization. One image, as a MediaID from `common.media.upload_image`: a color photo or scan of the front, complete and sharp, without distortion or glare. A black and white copy needs the official seal. No watermarks for other purposes than this application, and no cropped, rephotographed or edited images."""
    business_license_number: str = field(STRING)
    """营业执照注册号. Registration number or unified social credit code on the license. An enterprise: 18 digits or upper-case English letters except I, O, Z, S and V, starting with 9. A sole trader: the same, or 15 digits."""
    merchant_name: str = field(STRING)
    """商户名称, 2 to 128 characters. Merchant name on the license or certificate. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. A sole trader whose license has no name, 无, 无字号, or only digits or special characters is named 个体户 and the name of the operator. The name of a sole trader must not end in 企业, 公司 or 农民专业合作社."""
    legal_person: str = field(STRING)
    """经营者/法定代表人姓名, 2 to 100 characters. Name of the operator or legal representative on the license. May contain digits, English letters, Chinese characters and special characters, but must not consist of special characters alone. No leading or trailing space, tab or line break."""
    company_address: str | None = field(STRING, default=None)
    """注册地址, 4 to 128 characters. Registered address on the license or certificate. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only. Recommended for enterprises and sole traders: if omitted, it is looked up in the state registry, and the application is rejected if it is not found there. Required when `organization_type` is `3`, `2502` or `1708`."""
    business_time: str | None = field(STRING, default=None)
    """营业期限. Validity of the license or certificate: first and last day, as `yyyy-MM-dd`, in a JSON array as text; `长期` for no end. The first day must be before today and not before 1900-01-01, the last day after the first; from 2099-01-01 on it counts as `长期`. Recommended for enterprises and sole traders: if omitted, it is looked up in the state registry, and the application is rejected if it is not found there. Required when `organization_type` is `3`, `2502` or `1708`."""


@model
class FinanceInstitutionInfo(Model):
    """Fields of `finance_institution_info` (金融机构许可证信息)."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Kind of financial institution, as on its license (金融机构类型)."""
    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """金融机构许可证图片, at most 5 items. Permits that the type of financial institution requires, as MediaIDs from `common.media.upload_image`. At most 5. They must belong to the applying legal entity, which may be authorized to use special permits of its head office or a branch. Each must be a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. Only watermarks related to WeChat Pay business are allowed."""


@model
class IdCardInfo(Model):
    """Fields of `id_card_info` (经营者/法定代表人身份证信息)."""

    id_card_copy: str = field(STRING)
    """身份证人像面照片, at most 256 characters. Side of the ID card with the portrait. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    id_card_national: str = field(STRING)
    """身份证国徽面照片, at most 256 characters. Side of the ID card with the national emblem. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    id_card_name: str = field(Encrypted(STRING))
    """身份证姓名, 2 to 100 characters, encrypted in transit. Name on the ID card. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    id_card_number: str = field(Encrypted(STRING))
    """Number of the ID card: 17 digits and a digit or `X` (身份证号码, encrypted in transit)."""
    id_card_valid_time_begin: dt.date | str = field(DATE)
    """身份证开始时间, yyyy-MM-dd. First day of validity, as `yyyy-MM-dd`. Must be before today and not before 1900-01-01."""
    id_card_valid_time: dt.date | str = field(DATE)
    """身份证结束时间, yyyy-MM-dd. Last day of validity, as `yyyy-MM-dd`, or `长期` if the document does not expire. Must be after the first day."""


@model
class IdDocInfo(Model):
    """Fields of `id_doc_info` (经营者/法定代表人其他类型证件信息)."""

    id_doc_name: str = field(Encrypted(STRING))
    """证件姓名, 2 to 100 characters, encrypted in transit. Name on the document. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    id_doc_number: str = field(Encrypted(STRING))
    """证件号码, encrypted in transit. Number of the document. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: 17 digits and a digit or `X`."""
    id_doc_copy: str = field(STRING)
    """证件正面照片, at most 256 characters. Front of the document. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片, at most 256 characters. Back of the document. Not needed for a passport. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `id_doc_type` is `IDENTIFICATION_TYPE_HONGKONG`, `IDENTIFICATION_TYPE_MACAO`, `IDENTIFICATION_TYPE_TAIWAN`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    doc_period_begin: dt.date | str = field(DATE)
    """证件开始日期, yyyy-MM-dd. First day of validity, as `yyyy-MM-dd`. Must be before today and not before 1900-01-01."""
    doc_period_end: dt.date | str = field(DATE)
    """证件结束日期, yyyy-MM-dd. Last day of validity, as `yyyy-MM-dd`, or `长期` if the document does not expire. Must be after the first day."""


@model
class UboInfo(Model):
    """Fields of `ubo_info_list` (最终受益人信息列表)."""

    ubo_id_doc_type: IdDocType | str | None = field(OpenEnum(IdDocType), default=None)
    """ID document type of the beneficial owner (证件类型)."""
    ubo_id_doc_copy: str | None = field(STRING, default=None)
    """证件正面照片. Front of the document; for an ID card, the side with the portrait. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    ubo_id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片. Back of the document; for an ID card, the side with the national emblem. Not needed for a passport. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed."""
    ubo_id_doc_name: str | None = field(Encrypted(STRING), default=None)
    """证件姓名, 2 to 100 characters, encrypted in transit. Name on the document. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    ubo_id_doc_number: str | None = field(Encrypted(STRING), default=None)
    """证件号码, encrypted in transit. Number of the document. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: 17 digits and a digit or `X`."""
    ubo_id_doc_address: str | None = field(Encrypted(STRING), default=None)
    """证件居住地址, 4 to 128 characters, encrypted in transit. Home address, as on the ID card. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break. UTF-8 only."""
    ubo_id_doc_period_begin: dt.date | str | None = field(DATE, default=None)
    """证件有效期开始时间, yyyy-MM-dd. First day of validity, as `yyyy-MM-dd`. Must be before today and not before 1900-01-01."""
    ubo_id_doc_period_end: dt.date | str | None = field(DATE, default=None)
    """证件有效期结束时间, yyyy-MM-dd. Last day of validity, as `yyyy-MM-dd`, or `长期` if the document does not expire. Must be after the first day."""


@model
class AccountInfo(Model):
    """Fields of `account_info` (结算账户信息)."""

    bank_account_type: BankAccountType | str = field(OpenEnum(BankAccountType))
    """账户类型. Kind of account. Enterprises, government bodies, public institutions and social organizations need a corporate one, micro merchants and individual sellers a personal one. Sole traders can use either."""
    account_bank: str = field(STRING)
    """Bank name, from the list of banks for corporate accounts or the list of banks for personal accounts (开户银行, at most 10 characters)."""
    account_name: str = field(Encrypted(STRING))
    """开户名称, at most 128 characters, encrypted in transit. Account holder. Must equal the name on the ID card for a personal account, and the merchant name on the license for a corporate account."""
    bank_address_code: str | None = field(STRING, default=None)
    """开户银行省市编码, at most 12 characters. Area code of the bank, from WeChat Pay's table of areas, at least down to the city. If the table does not have the area, use the code of its city or province. Deprecated. Omit it: WeChat Pay is about to remove it."""
    bank_branch_id: str | None = field(STRING, default=None)
    """开户银行联行号, at most 64 characters. Bank branch ID, from the list of branches. If the list of banks requires a branch, as for 其他银行, send either this or the full name of the bank with its branch."""
    bank_name: str | None = field(STRING, default=None)
    """开户银行全称（含支行）, at most 128 characters. Full name of the bank with its branch, from the list of branches. If the list of banks requires a branch, as for 其他银行, send either this or `bank_branch_id`."""
    account_number: str = field(Encrypted(STRING))
    """银行账号, at most 128 characters, encrypted in transit. Account number. Digits only; the length depends on the bank and the kind of account."""


@model
class ContactInfo(Model):
    """Fields of `contact_info` (超级管理员信息)."""

    contact_type: ContactType | str = field(OpenEnum(ContactType))
    """超级管理员类型. Who the super administrator is. Micro merchants and individual sellers can only use the operator or legal representative."""
    contact_name: str = field(Encrypted(STRING))
    """超级管理员姓名, 2 to 100 characters, encrypted in transit. Name of the super administrator, who must sign with a WeChat account that is verified under this name. For the legal representative, as on the ID card. May contain digits, English letters, Chinese characters and special characters, but must not consist of digits or special characters alone. No leading or trailing space, tab or line break."""
    contact_id_doc_type: IdDocType | str | None = field(OpenEnum(IdDocType), default=None)
    """超级管理员证件类型. ID document type of the super administrator. Required when `contact_type` is `66`."""
    contact_id_card_number: str | None = field(Encrypted(STRING), default=None)
    """超级管理员证件号码, encrypted in transit. Number of the super administrator's ID document: of the legal representative, or of the authorized person, as in `contact_type`. When the super administrator signs, it must match the verified identity of the WeChat account. ID card: 17 digits and a digit or `X`. Passport: 4 to 15 digits, letters and hyphens. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit of a foreigner: 15 digits or letters; of a Hong Kong, Macao or Taiwan resident: 17 digits and a digit or `X`."""
    contact_id_doc_copy: str | None = field(STRING, default=None)
    """超级管理员证件正面照片. Front of the document; for an ID card, the side with the portrait. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `contact_type` is `66`."""
    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """超级管理员证件反面照片. Back of the document. Not needed for a passport. One image, as a MediaID from `common.media.upload_image`: a color photo or scan taken straight from the front, sharp, with all four corners visible and without glare or obstruction. No screenshots, and no rephotographed, mirrored or edited images. A photocopy needs a fresh company seal. A WeChat Pay watermark is allowed. Required when `contact_type` is `66` and `contact_id_doc_type` is `IDENTIFICATION_TYPE_MAINLAND_IDCARD`, `IDENTIFICATION_TYPE_HONGKONG`, `IDENTIFICATION_TYPE_MACAO`, `IDENTIFICATION_TYPE_TAIWAN`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`, `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`."""
    contact_id_doc_period_begin: dt.date | str | None = field(DATE, default=None)
    """超级管理员证件有效期开始时间, yyyy-MM-dd. First day of validity, as `yyyy-MM-dd`. Must be before today and not before 1900-01-01. Required when `contact_type` is `66`."""
    contact_id_doc_period_end: dt.date | str | None = field(DATE, default=None)
    """超级管理员证件有效期结束时间, yyyy-MM-dd. Last day of validity, as `yyyy-MM-dd`, or `长期` if the document does not expire. Must be after the first day. Required when `contact_type` is `66`."""
    business_authorization_letter: str | None = field(STRING, default=None)
    """业务办理授权函. Letter of authorization (业务办理授权函) for an authorized person, printed without handwritten merchant data and with the official seal, as a MediaID of one image from `common.media.upload_image`. Deprecated. Omit it: WeChat Pay is about to remove it."""
    mobile_phone: str = field(Encrypted(STRING))
    """超级管理员手机, encrypted in transit. Mobile number of the super administrator, for important notices and verification codes. 11 digits, or 5 to 20 digits, hyphens and plus signs. No leading or trailing space, tab or line break."""


@model
class SalesSceneInfo(Model):
    """Fields of `sales_scene_info` (经营场景信息)."""

    store_name: str = field(STRING)
    """Full name of the shop (店铺名称, at most 256 characters)."""
    store_url: str | None = field(STRING, default=None)
    """店铺链接, at most 1024 characters. Link that opens the home page of the shop directly. Must start with https:// or http://, without escaped characters. `store_qr_code` or this is required."""
    store_qr_code: str | None = field(STRING, default=None)
    """店铺二维码, at most 256 characters. QR code of the shop, or of its page in an ecommerce mini program. One image, as a MediaID from `common.media.upload_image`. `store_url` or this is required."""
    mini_program_sub_appid: str | None = field(STRING, default=None)
    """商家小程序APPID, at most 256 characters. AppID of a verified mini program of the same legal entity. After onboarding, it is bound to the new merchant number as `sub_appid`."""


@model
class SettlementInfo(Model):
    """Fields of `settlement_info` (结算规则)."""

    settlement_id: int | None = field(INTEGER, default=None)
    """结算规则ID. ID of the settlement rule, from 电商二级商户结算规则对照表 (https://kf.qq.com/faq/220228qEfuAz220228bMFji6.html). Must fit the fee rate of the platform's toolbox. Defaults to the rule with a rate of 0.6%."""
    qualification_type: str | None = field(STRING, default=None)
    """所属行业, at most 200 characters. Industry name, in Chinese, from 电商二级商户结算规则对照表 (https://kf.qq.com/faq/220228qEfuAz220228bMFji6.html). Decides which special permits are needed. Defaults to an industry that needs none."""


@model
class CreateApplymentResponse(Model):
    """Reply of `create_applyment`."""

    applyment_id: int = field(INTEGER)
    """WeChat Pay's ID of the application (微信支付申请单号)."""
    out_request_no: str = field(STRING)
    """Your number of the application (业务申请编号)."""


OPERATION: Operation[CreateApplymentResponse] = Operation(
    name="ecommerce.applyments.create_applyment",
    method="POST",
    routes=(Route("/v3/ecommerce/applyments/"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("organization_type", OpenEnum(OrganizationType), is_required=True),
        Parameter("finance_institution", BOOLEAN),
        Parameter("business_license_info", ModelOf(BusinessLicenseInfo)),
        Parameter("finance_institution_info", ModelOf(FinanceInstitutionInfo)),
        Parameter("id_holder_type", OpenEnum(IdHolderType)),
        Parameter("id_doc_type", OpenEnum(IdDocType)),
        Parameter("authorize_letter_copy", STRING),
        Parameter("id_card_info", ModelOf(IdCardInfo)),
        Parameter("id_doc_info", ModelOf(IdDocInfo)),
        Parameter("owner", BOOLEAN),
        Parameter("ubo_info_list", ListOf(ModelOf(UboInfo))),
        Parameter("account_info", ModelOf(AccountInfo), is_required=True),
        Parameter("contact_info", ModelOf(ContactInfo), is_required=True),
        Parameter("sales_scene_info", ModelOf(SalesSceneInfo), is_required=True),
        Parameter("settlement_info", ModelOf(SettlementInfo)),
        Parameter("merchant_shortname", STRING, is_required=True),
        Parameter("qualifications", STRING),
        Parameter("business_addition_pics", STRING),
        Parameter("business_addition_desc", STRING),
    ),
    choose=(AnyOf("sales_scene_info.store_url", "sales_scene_info.store_qr_code"),),
    numbers=("out_request_no",),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="ecommerce.applyments.query_applyment_by_out_request_no",
        settled_with={"out_request_no": "out_request_no"},
    ),
    replies={200: CreateApplymentResponse},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "An application is in progress.",
            "Check whether you sent it twice. Query its state, or apply for another merchant with another `out_request_no`.",
            is_outcome_open=True,
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The application does not exist.", "Check the number of the application."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012713017",),
)


class _CreateApplymentDocs:
    def create_applyment(self, *_: Any, **__: Any) -> Any:
        """Apply for a sub-merchant (提交申请单).

        Creates an application to make a merchant a sub-merchant of the platform. The basic data is checked within 3
        seconds; then query the application for the links with which the merchant signs and, if necessary, verifies its
        account. Micro merchants outside mainland China cannot be onboarded.

        The call is idempotent. After a rejection, the same `out_request_no` with corrected data replaces the
        application. An application cannot be withdrawn; without action it lapses after 30 days. Signing is needed again
        if the name or kind of the legal entity, the name of its legal representative, or the super administrator
        changed.

        `APPID_MCHID_NOT_MATCH` means that the caller is not an ecommerce platform. Onboard merchants of ordinary
        service providers with `onboarding.sub_merchants`.

        Args:
            out_request_no: 业务申请编号, at most 124 characters. Your number of the application, unique per
                sub-merchant: each application gets one merchant number. Same value on retries. After a rejection, the
                same number replaces the application.
            organization_type: 主体类型. Kind of legal entity, as on the license or certificate.
            finance_institution: 是否金融机构. Whether the legal entity is a financial institution. Defaults to `false`.
            business_license_info: 营业执照信息. Business license of a sole trader or an enterprise, or registration
                certificate of a government body, public institution or social organization. Micro merchants and
                individual sellers omit it. Required when `organization_type` is `4`, `2`, `3`, `2502` or `1708`.
            finance_institution_info: 金融机构许可证信息. Permit of the financial institution. Required when
                `finance_institution` is `true`.
            id_holder_type: 证件持有人类型. Whose ID document is sent. Government bodies and public institutions whose
                legal representative cannot show one, for secrecy for example, can send that of an authorized person.
                All others omit it. Defaults to `LEGAL`.
            id_doc_type: 经营者/法定代表人证件类型. ID document type of the operator or legal representative. Omit it
                when `id_holder_type` is `SUPER`. Micro merchants, individual sellers and government bodies can only use
                `IDENTIFICATION_TYPE_MAINLAND_IDCARD`. Defaults to `IDENTIFICATION_TYPE_MAINLAND_IDCARD`.
            authorize_letter_copy: 法定代表人说明函. Letter that explains why the document of the legal representative
                cannot be shown (法定代表人说明函), as a MediaID of one image from `common.media.upload_image`. Omit it
                unless `id_holder_type` is `SUPER`. All of it must be printed, without handwritten merchant data, and it
                needs the official seal. Required when `id_holder_type` is `SUPER`.
            id_card_info: 经营者/法定代表人身份证信息. ID card of the operator or legal representative. Required when
                `id_holder_type` is `LEGAL` and `id_doc_type` is `IDENTIFICATION_TYPE_MAINLAND_IDCARD`.
            id_doc_info: 经营者/法定代表人其他类型证件信息. ID document of the operator or legal representative, if it
                is not an ID card. Required when `id_holder_type` is `LEGAL` and `id_doc_type` is
                `IDENTIFICATION_TYPE_OVERSEA_PASSPORT`, `IDENTIFICATION_TYPE_HONGKONG`, `IDENTIFICATION_TYPE_MACAO`,
                `IDENTIFICATION_TYPE_TAIWAN`, `IDENTIFICATION_TYPE_FOREIGN_RESIDENT`,
                `IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT` or `IDENTIFICATION_TYPE_TAIWAN_RESIDENT`.
            owner: 经营者/法定代表人是否为受益人. Whether the operator or legal representative of an enterprise is a
                beneficial owner. Deprecated. Omit it: WeChat Pay is about to remove it.
            ubo_info_list: 最终受益人信息列表, at most 4 items. Beneficial owners of an enterprise or a social
                organization, at most 4. Omit it if the operator or legal representative is the only one, and for all
                other kinds; otherwise it must have all of them. A beneficial owner holds more than 25% of the shares or
                votes, directly or indirectly, controls the company by other means such as personnel or finance, or is a
                senior manager.
            account_info: 结算账户信息. Bank account that the sub-merchant's money is withdrawn to.
            contact_info: 超级管理员信息. Super administrator of the new merchant number, who signs the contract,
                receives notices about daily management and can move funds. Should be the legal representative or a
                person in charge.
            sales_scene_info: 经营场景信息. Shop of the merchant.
            settlement_info: 结算规则. Settlement rule and industry. Each has a default.
            merchant_shortname: 商户简称, at most 64 bytes of UTF-8. Short name that payers see after payment; it must
                fit what the merchant sells. A Chinese character has 3 bytes, so at most 21 of them. Must not contain
                sensitive words.
            qualifications: 特殊资质, at most 1024 characters. Special permits. Required if the industry needs them;
                omit it if it needs none or was not chosen. At most 5 images, as MediaIDs from
                `common.media.upload_image`, in a JSON array as text. They must belong to the applying legal entity,
                which may be authorized to use those of its head office or a branch.
            business_addition_pics: 补充材料, at most 1024 characters. Additional documents that the review asks for. At
                most 15 files, images or PDF, as MediaIDs from `common.media.upload_image`, in a JSON array as text.
            business_addition_desc: 补充说明, at most 512 characters. Additional statements. An individual seller must
                send 【个人卖家声明：该商户已持续从事电子商务经营活动满6个月，且期间经营收入累计超过20万元。】, that is,
                6 months of ecommerce with an income above 200,000 yuan. If a rejection asks for source and use of
                funds, send these 2 values as in 【资金来源：自有资金；经营性收入】【资金用途：经营活动开支】, with
                Chinese semicolons between several values. Required when `organization_type` is `2500`.

        Returns:
            `CreateApplymentResponse` with `applyment_id` and `out_request_no`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: An application is in progress. Check whether you sent it twice. Query its
                    state, or apply for another merchant with another `out_request_no`. The call may have taken effect;
                    `client.settle(error)` queries the outcome.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 RESOURCE_NOT_EXISTS: The application does not exist. Check the number of the application.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` in the reply differs from the request. The reply belongs to another
                request.

        In `sales_scene_info`, pass at least one of `store_url` and `store_qr_code`.
        Safe to retry with the same `out_request_no`. `ecommerce.applyments.query_applyment_by_out_request_no` returns
        the outcome.
        Rate limit: 15 requests a second for each merchant number.

        Available to: platform merchant (平台商户).

        Official page, 2025-02-28: https://pay.weixin.qq.com/doc/v3/partner/4012713017
        """


class CreateApplyment(_CreateApplymentDocs, Service):
    def create_applyment(
        self,
        *,
        out_request_no: str,
        organization_type: OrganizationType | str,
        finance_institution: bool | None = None,
        business_license_info: BusinessLicenseInfo | Mapping[str, Any] | None = None,
        finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = None,
        id_holder_type: IdHolderType | str | None = None,
        id_doc_type: IdDocType | str | None = None,
        authorize_letter_copy: str | None = None,
        id_card_info: IdCardInfo | Mapping[str, Any] | None = None,
        id_doc_info: IdDocInfo | Mapping[str, Any] | None = None,
        owner: bool | None = None,
        ubo_info_list: Sequence[UboInfo | Mapping[str, Any]] | None = None,
        account_info: AccountInfo | Mapping[str, Any],
        contact_info: ContactInfo | Mapping[str, Any],
        sales_scene_info: SalesSceneInfo | Mapping[str, Any],
        settlement_info: SettlementInfo | Mapping[str, Any] | None = None,
        merchant_shortname: str,
        qualifications: str | None = None,
        business_addition_pics: str | None = None,
        business_addition_desc: str | None = None,
    ) -> CreateApplymentResponse:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "organization_type": organization_type,
                "finance_institution": finance_institution,
                "business_license_info": business_license_info,
                "finance_institution_info": finance_institution_info,
                "id_holder_type": id_holder_type,
                "id_doc_type": id_doc_type,
                "authorize_letter_copy": authorize_letter_copy,
                "id_card_info": id_card_info,
                "id_doc_info": id_doc_info,
                "owner": owner,
                "ubo_info_list": ubo_info_list,
                "account_info": account_info,
                "contact_info": contact_info,
                "sales_scene_info": sales_scene_info,
                "settlement_info": settlement_info,
                "merchant_shortname": merchant_shortname,
                "qualifications": qualifications,
                "business_addition_pics": business_addition_pics,
                "business_addition_desc": business_addition_desc,
            },
        )


class AsyncCreateApplyment(_CreateApplymentDocs, AsyncService):
    async def create_applyment(
        self,
        *,
        out_request_no: str,
        organization_type: OrganizationType | str,
        finance_institution: bool | None = None,
        business_license_info: BusinessLicenseInfo | Mapping[str, Any] | None = None,
        finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = None,
        id_holder_type: IdHolderType | str | None = None,
        id_doc_type: IdDocType | str | None = None,
        authorize_letter_copy: str | None = None,
        id_card_info: IdCardInfo | Mapping[str, Any] | None = None,
        id_doc_info: IdDocInfo | Mapping[str, Any] | None = None,
        owner: bool | None = None,
        ubo_info_list: Sequence[UboInfo | Mapping[str, Any]] | None = None,
        account_info: AccountInfo | Mapping[str, Any],
        contact_info: ContactInfo | Mapping[str, Any],
        sales_scene_info: SalesSceneInfo | Mapping[str, Any],
        settlement_info: SettlementInfo | Mapping[str, Any] | None = None,
        merchant_shortname: str,
        qualifications: str | None = None,
        business_addition_pics: str | None = None,
        business_addition_desc: str | None = None,
    ) -> CreateApplymentResponse:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "organization_type": organization_type,
                "finance_institution": finance_institution,
                "business_license_info": business_license_info,
                "finance_institution_info": finance_institution_info,
                "id_holder_type": id_holder_type,
                "id_doc_type": id_doc_type,
                "authorize_letter_copy": authorize_letter_copy,
                "id_card_info": id_card_info,
                "id_doc_info": id_doc_info,
                "owner": owner,
                "ubo_info_list": ubo_info_list,
                "account_info": account_info,
                "contact_info": contact_info,
                "sales_scene_info": sales_scene_info,
                "settlement_info": settlement_info,
                "merchant_shortname": merchant_shortname,
                "qualifications": qualifications,
                "business_addition_pics": business_addition_pics,
                "business_addition_desc": business_addition_desc,
            },
        )
