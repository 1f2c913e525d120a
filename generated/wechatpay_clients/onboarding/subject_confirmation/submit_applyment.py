# Written by `make generate` from specs/onboarding/subject_confirmation/submit_applyment.yaml: edit that file.
"""Hand in an application (提交申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._models import IdentificationType, IdHolderType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.containers import JsonText, ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import BOOLEAN, INTEGER, STRING, Encrypted, OpenEnum


class SubjectType(StrEnum):
    """Values of 主体类型 that the page lists; any other value stays the text it was."""

    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company."""

    SUBJECT_TYPE_INSTITUTIONS_CLONED = "SUBJECT_TYPE_INSTITUTIONS_CLONED"
    """Public institution, such as a hospital or a school."""

    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Individual business (个体工商户)."""

    SUBJECT_TYPE_OTHERS = "SUBJECT_TYPE_OTHERS"
    """Social organisation, such as an association, a private non-enterprise unit or a foundation."""

    SUBJECT_TYPE_MICRO = "SUBJECT_TYPE_MICRO"
    """Micro merchant; a shop that needs no licence and has none."""

    SUBJECT_TYPE_GOVERNMENT = "SUBJECT_TYPE_GOVERNMENT"
    """Government body of any level."""


class CertificateType(StrEnum):
    """Values of 证书类型 that the page lists; any other value stays the text it was."""

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


class MicroBizType(StrEnum):
    """Values of 小微经营类型 that the page lists; any other value stays the text it was."""

    MICRO_TYPE_STORE = "MICRO_TYPE_STORE"
    """A shop at a place."""

    MICRO_TYPE_MOBILE = "MICRO_TYPE_MOBILE"
    """A mobile business or a convenience service."""

    MICRO_TYPE_ONLINE = "MICRO_TYPE_ONLINE"
    """Goods or services sold online."""


class FinanceType(StrEnum):
    """Values of 金融机构类型 that the page lists; any other value stays the text it was."""

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


@model
class ContactInfo(Model):
    """What `contact_info` (联系人信息) holds."""

    name: str = field(Encrypted(STRING))
    """联系人姓名, at most 1024 characters, encrypted on its way. Full name, 2 to 100 characters, without blanks around it. For the type `LEGAL` it is the legal representative's own name."""

    mobile: str = field(Encrypted(STRING))
    """Mobile number that gets notices and verification codes: 11 digits, or 5 to 20 digits, hyphens and plus signs (联系人手机号, at most 1024 characters, encrypted on its way)."""

    id_card_number: str | None = field(Encrypted(STRING), default=None)
    """联系人证件号码, at most 1024 characters, encrypted on its way. Number of the contact's identity document, in the form that its type has: an identity card has 17 digits and a digit or `X`, a passport 4 to 15 letters, digits and hyphens. For the type `LEGAL` it is the legal representative's own number."""

    contact_type: IdHolderType | str = field(OpenEnum(IdHolderType))
    """联系人类型. Who the contact is. A micro merchant or individual seller can only name its operator, `LEGAL`."""

    contact_id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Kind of identity document; needed when the contact is of the type `SUPER` (联系人证件类型)."""

    contact_id_doc_copy: str | None = field(STRING, default=None)
    """联系人证件正面照片, at most 256 characters. MediaID of the front of that document, from the image upload; of an identity card, the side with the portrait. Needed when the contact is of the type `SUPER`."""

    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """联系人证件反面照片, at most 256 characters. MediaID of the back of that document, from the image upload. Needed when the contact is of the type `SUPER`; a passport needs none."""

    contact_period_begin: str | None = field(STRING, default=None)
    """联系人证件有效期开始时间, at most 128 characters. First day of that document, as `2019-06-06`; not before 1900-01-01 and before today. Needed when the contact is of the type `SUPER`."""

    contact_period_end: str | None = field(STRING, default=None)
    """联系人证件有效期结束时间, at most 128 characters. Last day of that document, as `2026-06-06`, or `长期` where it has none. Needed when the contact is of the type `SUPER`."""


@model
class BusinessLicenceInfo(Model):
    """What `business_licence_info` (营业执照信息) holds."""

    licence_number: str = field(STRING)
    """Registration number or unified social credit code on the licence: 18 digits and capital letters (none of I, O, Z, S, V) that begin with 9; an individual business may also have 15 digits (营业执照注册号, at most 32 characters)."""

    licence_copy: str = field(STRING)
    """MediaID of a colour picture of the licence, from the image upload (营业执照照片, at most 255 characters)."""

    merchant_name: str = field(STRING)
    """商户名称, at most 128 characters. Name on the licence, at least two characters. An individual business whose licence names none is called 个体户 with its operator's name behind it."""

    legal_person: str = field(STRING)
    """Operator or legal representative that the licence names, 2 to 100 characters (法定代表人姓名, at most 100 characters)."""

    company_address: str = field(STRING)
    """Registered address, best as the licence has it, at least four characters (注册地址, at most 128 characters)."""

    licence_valid_date: Sequence[str] = field(JsonText(ListOf(STRING)))
    """营业执照有效日期, sent as JSON text. First and last day of the licence, as `["2017-10-28", "2037-10-28"]`; `长期` as the last where it has none. As JSON text it has at most 64 characters."""


@model
class CertificateInfo(Model):
    """What `certificate_info` (登记证书信息) holds."""

    cert_type: CertificateType | str = field(OpenEnum(CertificateType))
    """Kind of certificate; which ones fit depends on the kind of subject (证书类型)."""

    cert_number: str = field(STRING)
    """Number of the certificate: 18 digits and capital letters (none of I, O, Z, S, V), except for a document that a government office issued (证书编号, at most 50 characters)."""

    cert_copy: str = field(STRING)
    """MediaID of a colour picture of the certificate, from the image upload (证书照片, at most 255 characters)."""

    merchant_name: str = field(STRING)
    """Name on the certificate, at least two characters (商户名称, at most 128 characters)."""

    legal_person: str = field(STRING)
    """Legal representative that the certificate names, 2 to 100 characters (法定代表人姓名, at most 100 characters)."""

    company_address: str = field(STRING)
    """Registered address on the certificate, at least four characters (注册地址, at most 128 characters)."""

    cert_valid_date: Sequence[str] = field(JsonText(ListOf(STRING)))
    """证书有效日期, sent as JSON text. First and last day of the certificate, as `["2017-10-28", "2037-10-28"]`; `长期` as the last where it has none. As JSON text it has at most 64 characters."""


@model
class AssitProveInfo(Model):
    """What `assist_prove_info` (辅助证明材料信息) holds."""

    micro_biz_type: MicroBizType | str = field(OpenEnum(MicroBizType))
    """How the micro merchant does business; it decides what the other fields hold (小微经营类型)."""

    store_name: str = field(STRING)
    """Name of the shop, of the service, or of the online shop (门店名称, at most 50 characters)."""

    store_address_code: str = field(STRING)
    """Digits of the province and city where the shop is, the service is given or the seller lives, from WeChat Pay's table of provinces and cities (门店省市编码, at most 16 characters)."""

    store_address: str = field(STRING)
    """Street address of a shop, at least four characters; `无` for a mobile service; the name of the platform for sales online (门店地址, at most 512 characters)."""

    store_header_copy: str = field(STRING)
    """MediaID of a picture of the shop front with its sign, from the image upload (门店门头照片, at most 255 characters)."""

    store_indoor_copy: str = field(STRING)
    """MediaID of a picture of the inside of the shop, from the image upload (店内环境照片, at most 255 characters)."""


@model
class SpecialOperation(Model):
    """What `special_operation_list` (经营许可证) holds."""

    category_id: int = field(INTEGER)
    """Number of the trade in WeChat Pay's table of special trades (行业类目id)."""

    operation_copy_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """MediaIDs of the permits, from the image upload; needed only where that table asks for a permit (行业经营许可证资质照片, at most 5 items, each at most 255 characters)."""


@model
class FinanceInstitutionInfo(Model):
    """What `finance_institution_info` (金融机构许可证) holds."""

    finance_type: FinanceType | str = field(OpenEnum(FinanceType))
    """Kind of financial institution, as its licence or certificate says (金融机构类型)."""

    finance_license_pics: Sequence[str] = field(ListOf(STRING))
    """MediaIDs of the permits of the subject itself, from the image upload (金融机构许可证图片, at most 5 items)."""


@model
class SubjectInfo(Model):
    """What `subject_info` (主体信息) holds."""

    subject_type: SubjectType | str = field(OpenEnum(SubjectType))
    """主体类型. Kind of subject, as its licence or certificate says. It decides which of the other fields are needed."""

    is_finance_institution: bool | None = field(BOOLEAN, default=None)
    """Whether the subject is a financial institution; absent means it is not (是否金融机构)."""

    business_licence_info: BusinessLicenceInfo | Mapping[str, Any] | None = field(
        ModelOf(BusinessLicenceInfo), default=None
    )
    """Business licence; needed of a company and of an individual business (营业执照信息)."""

    certificate_info: CertificateInfo | Mapping[str, Any] | None = field(ModelOf(CertificateInfo), default=None)
    """Certificate of registration; needed of a government body, a public institution and a social organisation (登记证书信息)."""

    company_prove_copy: str | None = field(STRING, default=None)
    """MediaID of the letter that proves the unit, from the image upload; needed of a government body and of a public institution (单位证明函照片, at most 255 characters)."""

    assist_prove_info: AssitProveInfo | Mapping[str, Any] | None = field(ModelOf(AssitProveInfo), default=None)
    """What proves the business of a micro merchant, which has no licence; needed of a micro merchant (辅助证明材料信息)."""

    special_operation_list: Sequence[SpecialOperation | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(SpecialOperation)), default=None
    )
    """Permits for the trades that need one (经营许可证, at most 5 items)."""

    finance_institution_info: FinanceInstitutionInfo | Mapping[str, Any] | None = field(
        ModelOf(FinanceInstitutionInfo), default=None
    )
    """Permit of a financial institution; needed of one (金融机构许可证)."""


@model
class IdentificationInfo(Model):
    """What `identification_info` (法定代表人身份信息) holds."""

    id_holder_type: IdHolderType | str | None = field(OpenEnum(IdHolderType), default=None)
    """证件持有人类型. Whose document it is. Give it only where a government body or public institution may not show its legal representative's document and hands in that of an authorised person."""

    identification_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """证件类型. Kind of document of the legal representative; leave it out for an authorised person. A government body and a micro merchant can only use the mainland identity card."""

    identification_name: str | None = field(Encrypted(STRING), default=None)
    """Name on that document, 2 to 100 characters; leave it out for an authorised person (证件姓名, at most 1024 characters, encrypted on its way)."""

    identification_number: str | None = field(Encrypted(STRING), default=None)
    """Number of that document, in the form that its type has; leave it out for an authorised person (证件号码, at most 1024 characters, encrypted on its way)."""

    identification_valid_date: Sequence[str] | None = field(JsonText(ListOf(STRING)), default=None)
    """证件有效日期, sent as JSON text. First and last day of that document, as `["2017-10-28", "2037-10-28"]`; `长期` as the last where it has none. As JSON text it has at most 64 characters."""

    identification_front_copy: str | None = field(STRING, default=None)
    """证件正面照片, at most 255 characters. MediaID of its front, from the image upload; of an identity card, the side with the portrait. Leave it out for an authorised person."""

    identification_back_copy: str | None = field(STRING, default=None)
    """证件反面照片, at most 255 characters. MediaID of its back, from the image upload; of an identity card, the side with the national emblem. A passport needs none; leave it out for an authorised person."""

    authorize_letter_copy: str | None = field(STRING, default=None)
    """法定代表人说明函, at most 255 characters. MediaID of the stamped letter that explains why the legal representative's document is missing, from the image upload. Needed for an authorised person, and for nobody else."""

    owner: bool | None = field(BOOLEAN, default=None)
    """经营者/法定代表人是否为受益人. Whether the legal representative of a company is a beneficial owner. Deprecated: Leave it out; WeChat Pay is about to remove it."""

    identification_address: str | None = field(Encrypted(STRING), default=None)
    """Home address, 4 to 128 characters, as the identity card has it; needed of a company, of nobody else (证件居住地址, at most 512 characters, encrypted on its way)."""


@model
class UBOInfo(Model):
    """What `ubo_info` holds."""

    ubo_id_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Kind of identity document of the beneficial owner."""

    ubo_id_card_copy: str | None = field(STRING, default=None)
    """MediaID of the side of an identity card with the portrait, from the image upload."""

    ubo_id_card_national: str | None = field(STRING, default=None)
    """MediaID of the side of an identity card with the national emblem, from the image upload."""

    ubo_id_doc_copy: str | None = field(STRING, default=None)
    """MediaID of a document of another kind, from the image upload."""

    ubo_name: str | None = field(Encrypted(STRING), default=None)
    """Name on the document (encrypted on its way)."""

    ubo_id_number: str | None = field(Encrypted(STRING), default=None)
    """Number of the document (encrypted on its way)."""

    ubo_id_card_valid_date: Sequence[str] | None = field(JsonText(ListOf(STRING)), default=None)
    """First and last day of the document, as `["2017-10-28", "2037-10-28"]` (sent as JSON text)."""


@model
class AdditionInfo(Model):
    """What `addition_info` (补充材料) holds."""

    confirm_mchid_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """待确认商户号列表, at most 20 items. Merchant numbers of the same subject that the merchant can authorise at once when it scans the code. If one of them does not fit, no application is made; the error then names each number with its reason, `number:reason`, parted by semicolons."""


@model
class UBOInfoList(Model):
    """What `ubo_info_list` (最终受益人信息列表(UBO)) holds."""

    ubo_id_doc_type: IdentificationType | str | None = field(OpenEnum(IdentificationType), default=None)
    """Kind of identity document of the beneficial owner (证件类型)."""

    ubo_id_doc_copy: str | None = field(STRING, default=None)
    """MediaID of its front, from the image upload; of an identity card, the side with the portrait (证件正面照片, at most 256 characters)."""

    ubo_id_doc_copy_back: str | None = field(STRING, default=None)
    """证件反面照片, at most 256 characters. MediaID of its back, from the image upload; of an identity card, the side with the national emblem. A passport needs none."""

    ubo_id_doc_name: str | None = field(Encrypted(STRING), default=None)
    """Name on the document, 2 to 100 characters (证件姓名, at most 1024 characters, encrypted on its way)."""

    ubo_id_doc_number: str | None = field(Encrypted(STRING), default=None)
    """Number of the document, in the form that its type has (证件号码, at most 1024 characters, encrypted on its way)."""

    ubo_id_doc_address: str | None = field(Encrypted(STRING), default=None)
    """Home address, 4 to 128 characters, as the identity card has it (证件居住地址, at most 1024 characters, encrypted on its way)."""

    ubo_period_begin: str | None = field(STRING, default=None)
    """First day of the document, as `2019-06-06`; not before 1900-01-01 and before today (证件有效期开始时间, at most 128 characters)."""

    ubo_period_end: str | None = field(STRING, default=None)
    """Last day of the document, as `2026-06-06`, or `长期` where it has none (证件有效期结束时间, at most 128 characters)."""


@model
class SubmitApplymentResponse(Model):
    """What `submit_applyment` answers."""

    applyment_id: int = field(INTEGER)
    """Number WeChat Pay gave the application; keep it with your own number (申请单编号)."""


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
        by="business_code",
        settled_by="onboarding.subject_confirmation.get_audit_result",
        settled_with={
            "business_code": "business_code",
        },
    ),
    replies={200: SubmitApplymentResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(403, "NO_AUTH", means="The merchant lacks the permission.", fix="Check that the product is enabled."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012722388",),
)


class SubmitApplyment(Service):
    """Gives a service its method `submit_applyment`."""

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
        """Hand in an application (提交申请单).

        Hands in the contact and the subject of a merchant, which then confirms with them that it wants its account. Ask
        `get_audit_result` for the outcome and for the mini program code that the contact scans.

        Args:
            channel_id: 渠道商户号, at most 9 characters. Merchant number of the channel partner. A bank or payment
                institution must give the channel under which the merchant stands; a channel partner leaves it out.
            business_code: 业务申请编号, at most 128 characters. Number you give the application; one number, one
                application. Digits, letters and underscores, best with your own merchant number in front.
            contact_info: 联系人信息. Person at the merchant who gets word of the account and of daily matters. Should
                be the legal representative or operator; for anybody else, hand in that person's identity document too.
            subject_info: 主体信息. Who the merchant is, with its licence or certificate.
            identification_info: 法定代表人身份信息. Identity document of the legal representative or operator.
            ubo_info: One beneficial owner, in an older form. Deprecated: Leave it out; the page lists it no more.
            addition_info: 补充材料. What the review may ask for in addition.
            ubo_info_list: 最终受益人信息列表(UBO), at most 4 items. Beneficial owners of a company: at most four where
                the legal representative is none of them, else at most three others. Deprecated: Leave it out; WeChat
                Pay is about to remove it.

        Returns:
            `SubmitApplymentResponse` with `applyment_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                403 NO_AUTH: The merchant lacks the permission. Check that the product is enabled.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `business_code`; `onboarding.subject_confirmation.get_audit_result` tells what
        became of it.
        Rate limit: 5 requests a second for each merchant number.

        May be called by: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012722388
        """
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


class AsyncSubmitApplyment(AsyncService):
    """Gives an async service its method `submit_applyment`."""

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
        """Hand in an application (提交申请单).

        Hands in the contact and the subject of a merchant, which then confirms with them that it wants its account. Ask
        `get_audit_result` for the outcome and for the mini program code that the contact scans.

        Args:
            channel_id: 渠道商户号, at most 9 characters. Merchant number of the channel partner. A bank or payment
                institution must give the channel under which the merchant stands; a channel partner leaves it out.
            business_code: 业务申请编号, at most 128 characters. Number you give the application; one number, one
                application. Digits, letters and underscores, best with your own merchant number in front.
            contact_info: 联系人信息. Person at the merchant who gets word of the account and of daily matters. Should
                be the legal representative or operator; for anybody else, hand in that person's identity document too.
            subject_info: 主体信息. Who the merchant is, with its licence or certificate.
            identification_info: 法定代表人身份信息. Identity document of the legal representative or operator.
            ubo_info: One beneficial owner, in an older form. Deprecated: Leave it out; the page lists it no more.
            addition_info: 补充材料. What the review may ask for in addition.
            ubo_info_list: 最终受益人信息列表(UBO), at most 4 items. Beneficial owners of a company: at most four where
                the legal representative is none of them, else at most three others. Deprecated: Leave it out; WeChat
                Pay is about to remove it.

        Returns:
            `SubmitApplymentResponse` with `applyment_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                403 NO_AUTH: The merchant lacks the permission. Check that the product is enabled.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `business_code`; `onboarding.subject_confirmation.get_audit_result` tells what
        became of it.
        Rate limit: 5 requests a second for each merchant number.

        May be called by: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012722388
        """
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
