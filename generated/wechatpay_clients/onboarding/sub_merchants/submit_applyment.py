# Written by `make generate` from specs/onboarding/sub_merchants/submit_applyment.yaml: edit that file.
"""Hand in the application of a merchant (提交申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType, IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.operation.model import Model, field, model
from wechatpay_runtime.operation.wire import BOOLEAN, INTEGER, STRING, Encrypted, OpenEnum
from wechatpay_runtime.services.base import AsyncService, Service


class SubjectType(StrEnum):
    """Documented values of `subject_type` (主体类型). Any other value stays a plain `str`."""

    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Individual business (个体工商户)."""

    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company."""

    SUBJECT_TYPE_GOVERNMENT = "SUBJECT_TYPE_GOVERNMENT"
    """Government body of any level."""

    SUBJECT_TYPE_INSTITUTIONS = "SUBJECT_TYPE_INSTITUTIONS"
    """Public institution, such as a hospital or a school."""

    SUBJECT_TYPE_OTHERS = "SUBJECT_TYPE_OTHERS"
    """Social organisation, such as an association, a private non-enterprise unit, a foundation, a grassroots self-governing organisation or a rural collective."""


class CertificateType(StrEnum):
    """Documented values of `cert_type` (登记证书类型). Any other value stays a plain `str`."""

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

    BANK_AGENT = "BANK_AGENT"
    """Bank of any kind."""

    PAYMENT_AGENT = "PAYMENT_AGENT"
    """Payment institution that is no bank."""

    INSURANCE = "INSURANCE"
    """Insurer, insurance agent or broker."""

    TRADE_AND_SETTLE = "TRADE_AND_SETTLE"
    """Exchange, registry, card network or clearing house."""

    OTHER = "OTHER"
    """Other finance, such as securities, trusts, leasing, small loans, guarantees or pawnbroking."""


class SalesScenesType(StrEnum):
    """Documented values of `sales_scenes_type` (经营场景类型). Any other value stays a plain `str`."""

    SALES_SCENES_STORE = "SALES_SCENES_STORE"
    """A shop at a place."""

    SALES_SCENES_MP = "SALES_SCENES_MP"
    """A service account or official account in WeChat."""

    SALES_SCENES_MINI_PROGRAM = "SALES_SCENES_MINI_PROGRAM"
    """A mini program."""

    SALES_SCENES_WEB = "SALES_SCENES_WEB"
    """A website."""

    SALES_SCENES_APP = "SALES_SCENES_APP"
    """An app."""

    SALES_SCENES_WEWORK = "SALES_SCENES_WEWORK"
    """WeCom (企业微信)."""


class BankAccountType(StrEnum):
    """Documented values of `bank_account_type` (账户类型). Any other value stays a plain `str`."""

    BANK_ACCOUNT_TYPE_CORPORATE = "BANK_ACCOUNT_TYPE_CORPORATE"
    """Account of the merchant itself."""

    BANK_ACCOUNT_TYPE_PERSONAL = "BANK_ACCOUNT_TYPE_PERSONAL"
    """Bank card of the operator."""


@model
class ContactInfo(Model):
    """Fields of `contact_info` (超级管理员信息)."""

    contact_type: IdHolderType | str = field(OpenEnum(IdHolderType))
    """Who the administrator is: the legal representative or operator, or an authorised person (超级管理员类型)."""

    contact_name: str = field(Encrypted(STRING))
    """Full name, 2 to 100 characters, without blanks around it and not of digits or signs alone (超级管理员姓名, at most 2048 characters, encrypted in transit)."""

    contact_id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Kind of identity document; needed when the administrator is of the type `SUPER` (超级管理员证件类型)."""

    contact_id_number: str | None = field(Encrypted(STRING), default=None)
    """超级管理员身份证件号码, at most 2048 characters, encrypted in transit. Number of that document, in the form that its type has: an identity card has 17 digits and a digit or `X`, a passport 4 to 15 letters, digits and hyphens. Needed when the administrator is of the type `SUPER`. At signing it is compared with the bank cards behind the WeChat account."""

    contact_id_doc_copy: str | None = field(STRING, default=None)
    """超级管理员证件正面照片. MediaID of the front of that document, from the image upload; of an identity card, the side with the portrait. Needed when the administrator is of the type `SUPER`."""

    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """超级管理员证件反面照片. MediaID of the back of that document, from the image upload. Needed when the administrator is of the type `SUPER`; a passport needs none."""

    contact_period_begin: str | None = field(STRING, default=None)
    """超级管理员证件有效期开始时间. First day of that document, as `2019-06-06`; not before 1900-01-01 and before today. Needed when the administrator is of the type `SUPER`."""

    contact_period_end: str | None = field(STRING, default=None)
    """超级管理员证件有效期结束时间. Last day of that document, as `2026-06-06`, or `长期` where it has none. Needed when the administrator is of the type `SUPER`."""

    business_authorization_letter: str | None = field(STRING, default=None)
    """业务办理授权函. MediaID of the stamped letter in which the merchant authorises this person. Deprecated: Leave it out; WeChat Pay is about to remove it."""

    openid: str | None = field(Encrypted(STRING), default=None)
    """超级管理员微信OpenID, encrypted in transit. OpenID of the administrator. When it is given, only the WeChat account that has it can sign."""

    mobile_phone: str = field(Encrypted(STRING))
    """Mobile number that gets notices and verification codes: 11 digits, or 5 to 20 digits, hyphens and plus signs (联系手机, at most 2048 characters, encrypted in transit)."""

    contact_email: str = field(Encrypted(STRING))
    """Email address that gets the opening mail and daily notices (联系邮箱, at most 2048 characters, encrypted in transit)."""


@model
class BusinessLicense(Model):
    """Fields of `business_license_info` (营业执照)."""

    license_copy: str = field(STRING)
    """MediaID of a colour picture of the licence, from the image upload (营业执照照片)."""

    license_number: str = field(STRING)
    """注册号/统一社会信用代码. Registration number or unified social credit code on the licence: 18 digits and capital letters (none of I, O, Z, S, V) that begin with 9. An individual business may also have 15 digits."""

    merchant_name: str = field(STRING)
    """商户名称, at most 128 characters. Name on the licence, at least two characters. An individual business whose licence names none is called 个体户 with its operator's name behind it."""

    legal_person: str = field(STRING)
    """Operator or legal representative that the licence names, 2 to 100 characters (个体户经营者/法定代表人姓名)."""

    license_address: str | None = field(STRING, default=None)
    """注册地址. Registered address on the licence, 4 to 128 characters. Where it is absent WeChat Pay looks it up in the state's register, and rejects the application when it is not there."""

    period_begin: str | None = field(STRING, default=None)
    """有效期限开始日期. First day of the licence, as `2019-08-01`; not before 1900-01-01 and before today. Where it is absent WeChat Pay looks it up in the state's register, and rejects the application when it is not there."""

    period_end: str | None = field(STRING, default=None)
    """有效期限结束日期. Last day of the licence, as `2029-08-01`, or `长期` where it has none. Where it is absent WeChat Pay looks it up in the state's register, and rejects the application when it is not there."""


@model
class CertificateInfo(Model):
    """Fields of `certificate_info` (登记证书)."""

    cert_copy: str = field(STRING)
    """MediaID of a colour picture of the certificate, from the image upload (登记证书照片)."""

    cert_type: CertificateType | str = field(OpenEnum(CertificateType))
    """Kind of certificate; which ones fit depends on the kind of subject (登记证书类型)."""

    cert_number: str = field(STRING)
    """Number of the certificate: 18 digits and capital letters (none of I, O, Z, S, V), except for a document that a government office issued (证书号, at most 32 characters)."""

    merchant_name: str = field(STRING)
    """Name on the certificate, at least two characters (商户名称, at most 128 characters)."""

    company_address: str = field(STRING)
    """Registered address on the certificate, at least four characters (注册地址, at most 128 characters)."""

    legal_person: str = field(STRING)
    """Legal representative that the certificate names, at least two characters (法定代表人, at most 100 characters)."""

    period_begin: str = field(STRING)
    """First day of the certificate, as `2019-08-01`; not before 1900-01-01 and before today (有效期限开始日期)."""

    period_end: str = field(STRING)
    """Last day of the certificate, as `2029-08-01`, or `长期` where it has none (有效期限结束日期)."""


@model
class FinanceInstitutionInfo(Model):
    """Fields of `finance_institution_info` (金融机构许可证信息)."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Kind of financial institution, as its licence or certificate says (金融机构类型)."""

    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of the permits of the subject itself, from the image upload (金融机构许可证图片, at most 5 items)."""


@model
class IdCardInfo(Model):
    """Fields of `id_card_info` (身份证信息)."""

    id_card_copy: str = field(STRING)
    """MediaID of the side with the portrait, from the image upload (身份证人像面照片)."""

    id_card_national: str = field(STRING)
    """MediaID of the side with the national emblem, from the image upload (身份证国徽面照片)."""

    id_card_name: str = field(Encrypted(STRING))
    """Name on the card, 2 to 100 characters before it is encrypted (身份证姓名, at most 100 characters, encrypted in transit)."""

    id_card_number: str = field(Encrypted(STRING))
    """Number of the card: 17 digits and a digit or `X` (身份证号码, encrypted in transit)."""

    id_card_address: str | None = field(Encrypted(STRING), default=None)
    """Home address as the card has it, 4 to 128 characters before it is encrypted; needed of a company, of nobody else (身份证居住地址, at most 128 characters, encrypted in transit)."""

    card_period_begin: str = field(STRING)
    """First day of the card, as `2019-06-06`; not before 1900-01-01 and before today (身份证有效期开始时间)."""

    card_period_end: str = field(STRING)
    """Last day of the card, as `2026-06-06`, or `长期` where it has none (身份证有效期结束时间)."""


@model
class IdDocInfo(Model):
    """Fields of `id_doc_info` (其他类型证件信息)."""

    id_doc_copy: str = field(STRING)
    """MediaID of the front of the document, from the image upload (证件正面照片)."""

    id_doc_copy_back: str | None = field(STRING, default=None)
    """MediaID of its back, from the image upload; a passport needs none (证件反面照片)."""

    id_doc_name: str = field(Encrypted(STRING))
    """Name on the document, 2 to 100 characters before it is encrypted (证件姓名, at most 100 characters, encrypted in transit)."""

    id_doc_number: str = field(Encrypted(STRING))
    """Number of the document, in the form that its type has: a passport has 4 to 15 letters, digits and hyphens (证件号码, encrypted in transit)."""

    id_doc_address: str | None = field(Encrypted(STRING), default=None)
    """Home address, 4 to 128 characters before it is encrypted; needed of a company, of nobody else (证件居住地址, at most 128 characters, encrypted in transit)."""

    doc_period_begin: str = field(STRING)
    """First day of the document, as `2019-06-06`; not before 1900-01-01 and before today (证件有效期开始时间)."""

    doc_period_end: str = field(STRING)
    """Last day of the document, as `2026-06-06`, or `长期` where it has none (证件有效期结束时间)."""


@model
class IdentityInfo(Model):
    """Fields of `identity_info` (经营者/法定代表人身份证件)."""

    id_holder_type: IdHolderType | str | None = field(OpenEnum(IdHolderType), default=None)
    """证件持有人类型. Whose document it is. Give it only where a government body or public institution may not show its legal representative's document and hands in that of an authorised person."""

    id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """证件类型. Kind of document of the legal representative; leave it out for an authorised person. A government body can only use the mainland identity card."""

    authorize_letter_copy: str | None = field(STRING, default=None)
    """法定代表人说明函. MediaID of the stamped letter that explains why the legal representative's document is missing, from the image upload. Needed for an authorised person, and for nobody else."""

    id_card_info: IdCardInfo | Mapping[str, Any] | None = field(ModelOf(IdCardInfo), default=None)
    """The document, where it is an identity card of the legal representative or operator (身份证信息)."""

    id_doc_info: IdDocInfo | Mapping[str, Any] | None = field(ModelOf(IdDocInfo), default=None)
    """The document, where it is one of another kind of the legal representative or operator (其他类型证件信息)."""

    owner: bool | None = field(BOOLEAN, default=None)
    """经营者/法定代表人是否为受益人. Whether the legal representative of a company is a beneficial owner. Deprecated: Leave it out; WeChat Pay is about to remove it."""


@model
class UBOInfoList(Model):
    """Fields of `ubo_info_list` (最终受益人信息列表(UBO))."""

    ubo_id_doc_type: IdentificationType | str = field(OpenEnum(IdentificationType))
    """Kind of identity document of the beneficial owner (证件类型)."""

    ubo_id_doc_copy: str = field(STRING)
    """MediaID of its front, from the image upload; of an identity card, the side with the portrait (证件正面照片)."""

    ubo_id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片. MediaID of its back, from the image upload; of an identity card, the side with the national emblem. A passport needs none."""

    ubo_id_doc_name: str = field(Encrypted(STRING))
    """Name on the document, 2 to 100 characters (证件姓名, encrypted in transit)."""

    ubo_id_doc_number: str = field(Encrypted(STRING))
    """Number of the document, in the form that its type has: an identity card has 17 digits and a digit or `X` (证件号码, encrypted in transit)."""

    ubo_id_doc_address: str = field(Encrypted(STRING))
    """Home address as the document has it, 4 to 128 characters before it is encrypted (证件居住地址, at most 128 characters, encrypted in transit)."""

    ubo_period_begin: str = field(STRING)
    """First day of the document, as `2019-06-06`; not before 1900-01-01 and before today (证件有效期开始时间)."""

    ubo_period_end: str = field(STRING)
    """Last day of the document, as `2026-06-06`, or `长期` where it has none (证件有效期结束时间)."""


@model
class SubjectInfo(Model):
    """Fields of `subject_info` (主体资料)."""

    subject_type: SubjectType | str = field(OpenEnum(SubjectType))
    """主体类型. Kind of subject, as its licence or certificate says. It decides which of the other fields are needed."""

    finance_institution: bool | None = field(BOOLEAN, default=None)
    """Whether the subject is a financial institution; absent means it is not (是否是金融机构)."""

    business_license_info: BusinessLicense | Mapping[str, Any] | None = field(ModelOf(BusinessLicense), default=None)
    """Business licence; needed of a company and of an individual business (营业执照)."""

    certificate_info: CertificateInfo | Mapping[str, Any] | None = field(ModelOf(CertificateInfo), default=None)
    """Certificate of registration; needed of a government body, a public institution and a social organisation (登记证书)."""

    certificate_letter_copy: str | None = field(STRING, default=None)
    """单位证明函照片. MediaID of the stamped letter that proves the unit, from the image upload. A government body or public institution that gives it can sign as soon as it is approved; without it, it has to verify its account by a bank transfer first. Others leave it out."""

    finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = field(
        ModelOf(FinanceInstitutionInfo), default=None
    )
    """Permit of a financial institution; needed of one (金融机构许可证信息)."""

    identity_info: IdentityInfo | Mapping[str, Any] = field(ModelOf(IdentityInfo))
    """Identity document of the operator of an individual business, of the legal representative of a company or social organisation, or of the legal representative or an authorised person of a government body or public institution (经营者/法定代表人身份证件)."""

    ubo_info_list: Sequence[UBOInfoList | Mapping[str, Any]] | None = field(ListOf(ModelOf(UBOInfoList)), default=None)
    """最终受益人信息列表(UBO), at most 4 items. All beneficial owners of a company or social organisation, the legal representative among them. Leave it out where the legal representative is the only one, and for other subjects."""


@model
class StoreInfo(Model):
    """Fields of `biz_store_info` (线下场所场景)."""

    biz_store_name: str = field(STRING)
    """Name of the shop; not of digits or signs alone (线下场所名称, at most 50 characters)."""

    biz_address_code: str = field(STRING)
    """Digits of the province and city where the shop is, from WeChat Pay's table of provinces and cities (线下场所省市编码, at most 128 characters)."""

    biz_store_address: str = field(STRING)
    """Street address of the shop, at least four characters; of several shops, that of the main one (线下场所地址, at most 512 characters)."""

    store_entrance_pic: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of pictures of the shop front with its sign, from the image upload; of a car park, its gate (线下场所门头照片, each at most 1024 characters)."""

    indoor_pic: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of pictures of the inside, from the image upload, on which the trade can be made out (线下场所内部照片, each at most 1024 characters)."""

    biz_sub_appid: str | None = field(STRING, default=None)
    """线下场所对应的商家AppID, at most 256 characters. AppID of an account, mini program or app of the merchant itself. It lets the merchant take payment codes and JSAPI payments by itself and binds its new number to this AppID."""


@model
class MpInfo(Model):
    """Fields of `mp_info` (服务号或公众号场景)."""

    mp_appid: str | None = field(STRING, default=None)
    """服务商服务号或公众号AppID, at most 256 characters. AppID of a service or official account that is bound to your merchant number. Give this or `mp_sub_appid`."""

    mp_sub_appid: str | None = field(STRING, default=None)
    """商家服务号或公众号AppID, at most 256 characters. AppID of the merchant's own verified service or official account, which is then bound to its new number as `sub_appid`. Give this or `mp_appid`."""

    mp_pics: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of screenshots or drafts of the pages that show what is sold, from the image upload (服务号或公众号页面截图, at most 5 items, each at most 1024 characters)."""


@model
class MiniProgramInfo(Model):
    """Fields of `mini_program_info` (小程序场景)."""

    mini_program_appid: str | None = field(STRING, default=None)
    """服务商小程序AppID, at most 256 characters. AppID of a mini program that is bound to your merchant number. Give this or `mini_program_sub_appid`."""

    mini_program_sub_appid: str | None = field(STRING, default=None)
    """商家小程序AppID, at most 256 characters. AppID of the merchant's verified mini program, which is then bound to its new number as `sub_appid`. Where it belongs to a subject other than yours and the merchant's, its administrator has to agree. Give this or `mini_program_appid`."""

    mini_program_pics: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of screenshots or drafts of the pages that show what is sold, from the image upload; needed where the mini program is not finished or not online (小程序截图, at most 5 items, each at most 1024 characters)."""


@model
class AppInfo(Model):
    """Fields of `app_info` (App场景)."""

    app_appid: str | None = field(STRING, default=None)
    """服务商应用AppID, at most 256 characters. AppID of an app that is bound to your merchant number. Give this or `app_sub_appid`."""

    app_sub_appid: str | None = field(STRING, default=None)
    """商家应用AppID, at most 256 characters. AppID of the merchant's own verified app, which is then bound to its new number as `sub_appid`. Give this or `app_appid`."""

    app_pics: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of screenshots, from the image upload: one each of the first page, the last page, a page inside and the payment page (App截图, each at most 1024 characters)."""


@model
class WebInfo(Model):
    """Fields of `web_info` (互联网网站场景)."""

    domain: str = field(STRING)
    """Domain of the website, registered with the state (ICP); for a shop on PCs or devices, the address of the official site (互联网网站域名, at most 1024 characters)."""

    web_authorisation: str | None = field(STRING, default=None)
    """MediaID of the stamped letter that allows the use of the website, from the image upload; needed where the site is registered to another subject (网站授权函, at most 1024 characters)."""

    web_appid: str | None = field(STRING, default=None)
    """互联网网站对应的商家AppID, at most 256 characters. AppID of a verified account, mini program or app that is then bound to the new number as `sub_appid`. Where it belongs to another subject, its administrator has to agree; an app of another subject cannot be bound."""


@model
class WeworkInfo(Model):
    """Fields of `wework_info` (企业微信场景)."""

    sub_corp_id: str = field(STRING)
    """商家企业微信CorpID, at most 256 characters. CorpID of the merchant's own verified WeCom account. The merchant's new number is bound to it and can take payments there by itself."""

    wework_pics: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of screenshots of the pages, from the image upload (企业微信页面截图, at most 5 items, each at most 1024 characters)."""


@model
class SalesInfo(Model):
    """Fields of `sales_info` (经营场景)."""

    sales_scenes_type: Sequence[SalesScenesType | str] = field(ListOf(OpenEnum(SalesScenesType)))
    """经营场景类型. Where the merchant sells, at least one. Name only what is needed now: the review is faster, and more can be asked for later."""

    biz_store_info: StoreInfo | Mapping[str, Any] | None = field(ModelOf(StoreInfo), default=None)
    """线下场所场景. The shop; needed for `SALES_SCENES_STORE`. It opens payment codes and JSAPI payments."""

    mp_info: MpInfo | Mapping[str, Any] | None = field(ModelOf(MpInfo), default=None)
    """服务号或公众号场景. The service or official account; needed for `SALES_SCENES_MP`. It opens JSAPI payments."""

    mini_program_info: MiniProgramInfo | Mapping[str, Any] | None = field(ModelOf(MiniProgramInfo), default=None)
    """小程序场景. The mini program; needed for `SALES_SCENES_MINI_PROGRAM`. It opens JSAPI payments."""

    app_info: AppInfo | Mapping[str, Any] | None = field(ModelOf(AppInfo), default=None)
    """App场景. The app; needed for `SALES_SCENES_APP`. It opens App payments."""

    web_info: WebInfo | Mapping[str, Any] | None = field(ModelOf(WebInfo), default=None)
    """互联网网站场景. The website; needed for `SALES_SCENES_WEB`. It opens JSAPI and Native payments."""

    wework_info: WeworkInfo | Mapping[str, Any] | None = field(ModelOf(WeworkInfo), default=None)
    """企业微信场景. The WeCom account; needed for `SALES_SCENES_WEWORK`. It opens WeCom payments."""


@model
class BusinessInfo(Model):
    """Fields of `business_info` (经营资料)."""

    merchant_shortname: str = field(STRING)
    """商户简称, at most 64 characters. Name that buyers see after they paid. It must tell the trade: neither a person's name alone nor a text without meaning."""

    service_phone: str = field(STRING)
    """Telephone number that buyers see in the record of their payment, and that WeChat Pay may call: 11 digits, or 5 to 20 digits, hyphens and plus signs (客服电话, at most 32 characters)."""

    sales_info: SalesInfo | Mapping[str, Any] = field(ModelOf(SalesInfo))
    """Where the merchant sells; each place that is named opens the ways to pay that belong to it (经营场景)."""


@model
class SettlementInfo(Model):
    """Fields of `settlement_info` (结算规则)."""

    settlement_id: str = field(STRING)
    """Number of the fee rule, from WeChat Pay's table of fees and settlement rules (入驻结算规则ID)."""

    qualification_type: str = field(STRING)
    """Name of the trade as that table has it, in Chinese (所属行业)."""

    qualifications: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of permits, from the image upload; needed only where that table asks for one in this trade (特殊资质图片, at most 5 items)."""

    activities_id: str | None = field(STRING, default=None)
    """Number of a campaign with lower fees, from WeChat Pay's table of campaigns; needed to take part in one (优惠费率活动ID, at most 32 characters)."""

    activities_rate: str | None = field(STRING, default=None)
    """优惠费率活动值. Fee in per cent under the campaign, one for all kinds of cards. Deprecated: Use `debit_activities_rate` and `credit_activities_rate`; since 2023-09-18 WeChat Pay refuses this field alone."""

    activities_additions: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of what the campaign asks for, from the image upload (优惠费率活动补充材料, at most 5 items)."""

    debit_activities_rate: str | None = field(STRING, default=None)
    """Fee in per cent of payments that are not by credit card, with at most two decimals and within the campaign's limits; needed with `activities_id` (非信用卡活动费率值)."""

    credit_activities_rate: str | None = field(STRING, default=None)
    """Fee in per cent of payments by credit card, with at most two decimals and within the campaign's limits; needed with `activities_id` (信用卡活动费率值)."""


@model
class BankAccountInfo(Model):
    """Fields of `bank_account_info` (结算银行账户)."""

    bank_account_type: BankAccountType | str = field(OpenEnum(BankAccountType))
    """账户类型. Kind of account. Only an individual business can choose the card of its operator."""

    account_name: str = field(Encrypted(STRING))
    """Holder of the account: the merchant's name as the licence has it, or the name on the operator's identity document where the account is the operator's (开户名称, at most 2048 characters, encrypted in transit)."""

    account_bank: str = field(STRING)
    """Name of the bank, from the list of banks for companies or the list of banks for persons (开户银行, at most 128 characters)."""

    bank_address_code: str | None = field(STRING, default=None)
    """开户银行省市编码, at most 128 characters. Digits of the place where the bank is, to the city or finer. Deprecated: Leave it out; WeChat Pay is about to remove it."""

    bank_branch_id: str | None = field(STRING, default=None)
    """开户银行银行号, at most 128 characters. Number of the branch, from the list of branches. Where the list of banks says that the branch is needed, give this or `bank_name`."""

    bank_name: str | None = field(STRING, default=None)
    """开户银行全称（含支行）, at most 128 characters. Full name of the bank with its branch, from the list of branches. Where the list of banks says that the branch is needed, give this or `bank_branch_id`."""

    account_number: str = field(Encrypted(STRING))
    """Number of the account, in digits; each bank has its own length (银行账号, at most 2048 characters, encrypted in transit)."""


@model
class AdditionInfo(Model):
    """Fields of `addition_info` (补充材料)."""

    legal_person_commitment: str | None = field(STRING, default=None)
    """MediaID of a scan of the letter, signed by the legal representative's own hand, that asks for the account, from the image upload (法定代表人开户承诺函, at most 1024 characters)."""

    legal_person_video: str | None = field(STRING, default=None)
    """MediaID of a video in which the legal representative says that the account is wanted and what for, from the video upload; at most 5 MB (法定代表人开户意愿视频, at most 1024 characters)."""

    business_addition_pics: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of further pictures or PDF files, from the file upload (补充材料, at most 5 items)."""

    business_addition_msg: str | None = field(STRING, default=None)
    """Text that the review asks for, such as where the money comes from and what it is used for, in Chinese with `；` between several (补充说明, at most 512 characters)."""


@model
class SubmitResponse(Model):
    """Reply of `submit_applyment`."""

    applyment_id: int = field(INTEGER)
    """Number WeChat Pay gave the application; keep it with your own number (微信支付申请单号)."""


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
        settled_with={
            "business_code": "business_code",
        },
    ),
    replies={200: SubmitResponse},
    errors=(
        ErrorRow(
            400,
            "APPLYMENT_NOTEXIST",
            means="The application does not exist.",
            fix="Check the number of the application.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            means="A picture is empty.",
            fix="Upload another file, then hand in the application with its MediaID.",
        ),
        ErrorRow(
            400,
            "PROCESSING",
            means="An application with this `business_code` is under way, perhaps because this call was repeated.",
            fix="Ask for its state with `query_applyment_state`, or hand in another application with a new `business_code`.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            means="The merchant is not authorized to make this call.",
            fix="Check that the permission is enabled.",
        ),
        ErrorRow(403, "REQUEST_BLOCKED", means="A picture is of an unknown kind.", fix="Use JPG, BMP or PNG."),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            means="The meta data of a picture do not match the picture.",
            fix="Check the meta data, then upload the picture again.",
        ),
        ErrorRow(403, "REQUEST_BLOCKED", means="The signature does not match.", fix="Check how the request is signed."),
        ErrorRow(429, "RATE_LIMITED", means="Too many calls.", fix="Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012719997",),
)


class SubmitApplyment(Service):
    """Adds method `submit_applyment` to a service."""

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
        """Hand in the application of a merchant (提交申请单).

        Hands in all data of a merchant that is to become your sub-merchant. Not for micro merchants. Afterwards ask
        `query_applyment_state` for the outcome and for the link under which the administrator signs.

        Args:
            business_code: 业务申请编号, at most 124 characters. Number you give the application: digits, letters and
                underscores, best with your own merchant number in front. One number, one application, and one merchant
                number when it is approved. After a rejection, hand in the corrected application under the same number.
            contact_info: 超级管理员信息. Person who administers the new merchant number: signs the contract, gets word
                of daily matters and can move money. Should be the legal representative or somebody in charge.
            subject_info: 主体资料. Who the merchant is: its licence or certificate, and the identity document of its
                legal representative or operator.
            business_info: 经营资料. What the merchant sells, and where.
            settlement_info: 结算规则. Which fee rule applies, with the permits that its trade needs.
            bank_account_info: 结算银行账户. Bank account that the merchant's money is paid out to.
            addition_info: 补充材料. What the review may ask for in addition.

        Returns:
            `SubmitResponse` with `applyment_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPLYMENT_NOTEXIST: The application does not exist. Check the number of the application.
                400 PARAM_ERROR: A picture is empty. Upload another file, then hand in the application with its MediaID.
                400 PROCESSING: An application with this `business_code` is under way, perhaps because this call was
                    repeated. Ask for its state with `query_applyment_state`, or hand in another application with a new
                    `business_code`.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                403 REQUEST_BLOCKED: A picture is of an unknown kind. Use JPG, BMP or PNG.
                403 REQUEST_BLOCKED: The meta data of a picture do not match the picture. Check the meta data, then
                    upload the picture again.
                403 REQUEST_BLOCKED: The signature does not match. Check how the request is signed.
                429 RATE_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Give at least one of `business_info.sales_info.mp_info.mp_appid` and
        `business_info.sales_info.mp_info.mp_sub_appid`.
        Give at least one of `business_info.sales_info.mini_program_info.mini_program_appid` and
        `business_info.sales_info.mini_program_info.mini_program_sub_appid`.
        Give at least one of `business_info.sales_info.app_info.app_appid` and
        `business_info.sales_info.app_info.app_sub_appid`.
        Safe to retry with the same `business_code`; `onboarding.sub_merchants.query_applyment_state` returns the
        outcome.

        May be called by: service provider (普通服务商).

        Official page, 2025-03-26: https://pay.weixin.qq.com/doc/v3/partner/4012719997
        """
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


class AsyncSubmitApplyment(AsyncService):
    """Adds method `submit_applyment` to an async service."""

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
        """Hand in the application of a merchant (提交申请单).

        Hands in all data of a merchant that is to become your sub-merchant. Not for micro merchants. Afterwards ask
        `query_applyment_state` for the outcome and for the link under which the administrator signs.

        Args:
            business_code: 业务申请编号, at most 124 characters. Number you give the application: digits, letters and
                underscores, best with your own merchant number in front. One number, one application, and one merchant
                number when it is approved. After a rejection, hand in the corrected application under the same number.
            contact_info: 超级管理员信息. Person who administers the new merchant number: signs the contract, gets word
                of daily matters and can move money. Should be the legal representative or somebody in charge.
            subject_info: 主体资料. Who the merchant is: its licence or certificate, and the identity document of its
                legal representative or operator.
            business_info: 经营资料. What the merchant sells, and where.
            settlement_info: 结算规则. Which fee rule applies, with the permits that its trade needs.
            bank_account_info: 结算银行账户. Bank account that the merchant's money is paid out to.
            addition_info: 补充材料. What the review may ask for in addition.

        Returns:
            `SubmitResponse` with `applyment_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPLYMENT_NOTEXIST: The application does not exist. Check the number of the application.
                400 PARAM_ERROR: A picture is empty. Upload another file, then hand in the application with its MediaID.
                400 PROCESSING: An application with this `business_code` is under way, perhaps because this call was
                    repeated. Ask for its state with `query_applyment_state`, or hand in another application with a new
                    `business_code`.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                403 REQUEST_BLOCKED: A picture is of an unknown kind. Use JPG, BMP or PNG.
                403 REQUEST_BLOCKED: The meta data of a picture do not match the picture. Check the meta data, then
                    upload the picture again.
                403 REQUEST_BLOCKED: The signature does not match. Check how the request is signed.
                429 RATE_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Give at least one of `business_info.sales_info.mp_info.mp_appid` and
        `business_info.sales_info.mp_info.mp_sub_appid`.
        Give at least one of `business_info.sales_info.mini_program_info.mini_program_appid` and
        `business_info.sales_info.mini_program_info.mini_program_sub_appid`.
        Give at least one of `business_info.sales_info.app_info.app_appid` and
        `business_info.sales_info.app_info.app_sub_appid`.
        Safe to retry with the same `business_code`; `onboarding.sub_merchants.query_applyment_state` returns the
        outcome.

        May be called by: service provider (普通服务商).

        Official page, 2025-03-26: https://pay.weixin.qq.com/doc/v3/partner/4012719997
        """
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
