# Written by `make generate` from specs/brand/applyments/create_applyment.yaml: edit that file.
"""Apply for a brand (提交入驻申请)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.applyments._models import ApplymentNumbers
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, OneOf, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "AdminInfo",
    "BrandBasicInfo",
    "IdDocType",
    "SubjectInfo",
    "SubjectType",
    "Trademark",
    "TrademarkExists",
    "TrademarkRegistrationCertificate",
]


class IdDocType(StrEnum):
    """Documented values of `id_doc_type` (管理员证件类型). Any other value is a plain `str`."""

    IDENTIFICATION_TYPE_MAINLAND_ID_CARD = "IDENTIFICATION_TYPE_MAINLAND_ID_CARD"
    """ID card of a mainland China resident."""
    IDENTIFICATION_TYPE_HONGKONG = "IDENTIFICATION_TYPE_HONGKONG"
    """Mainland travel permit of a Hong Kong resident."""
    IDENTIFICATION_TYPE_MACAO = "IDENTIFICATION_TYPE_MACAO"
    """Mainland travel permit of a Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN = "IDENTIFICATION_TYPE_TAIWAN"
    """Mainland travel permit of a Taiwan resident."""
    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a Hong Kong or Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a Taiwan resident."""


class SubjectType(StrEnum):
    """Documented values of `subject_type` (主体类型). Any other value is a plain `str`."""

    SUBJECT_TYPE_ENTERPRISE = "SUBJECT_TYPE_ENTERPRISE"
    """Company. Its license usually says 有限公司 or 有限责任公司."""
    SUBJECT_TYPE_INDIVIDUAL = "SUBJECT_TYPE_INDIVIDUAL"
    """Sole trader. Its license usually says 个体户, 个体工商户 or 个体经营."""


class TrademarkExists(StrEnum):
    """Documented values of `trademark_exists` (有无商标). Any other value is a plain `str`."""

    TRADEMARK_EXISTS = "TRADEMARK_EXISTS"
    """The name or logo is a trademark, whose certificate is sent."""
    TRADEMARK_NONE = "TRADEMARK_NONE"
    """Neither the name nor the logo is a registered trademark; other evidence is sent."""


@model
class AdminInfo(Model):
    """Fields of `admin_info` (管理员信息)."""

    admin_name: str = field(Encrypted(STRING))
    """管理员姓名, at most 1024 characters, encrypted in transit. Name of the administrator. 2 to 50 characters: digits, English letters, Chinese characters and the special characters that the page lists, but not digits or special characters alone. No leading or trailing space, tab or line break."""
    id_doc_type: IdDocType | str = field(OpenEnum(IdDocType))
    """管理员证件类型. Document type of the administrator. Passports and residence permits of foreigners are not supported."""
    id_card_number: str = field(Encrypted(STRING))
    """管理员证件号, at most 1024 characters, encrypted in transit. Number of the document. ID card: 17 digits and a digit or `X`. Mainland travel permit of a Hong Kong resident: `H` or `h` and 8 or 10 digits or letters; of a Macao resident: `M` or `m` and 8 or 10 digits or letters; of a Taiwan resident: 8 or 10 digits. Residence permit: 17 digits and a digit or `X`. Must equal that of the bank card that is bound to the WeChat account with which the administrator confirms."""


@model
class SubjectInfo(Model):
    """Fields of `subject_info` (主体信息)."""

    subject_type: SubjectType | str = field(OpenEnum(SubjectType))
    """主体类型. Kind of subject, as on the license. Only companies and sole traders are supported."""
    subject_name: str = field(STRING)
    """Name of the subject, as on its license (主体名称, at most 50 characters)."""
    unified_social_credit_code: str = field(STRING)
    """Unified social credit code of 18 digits and capital letters, or registration number of 15 digits, as on the license (统一社会信用代码, at most 20 characters)."""


@model
class BrandBasicInfo(Model):
    """Fields of `brand_basic_info` (品牌基础信息)."""

    brand_name: str = field(STRING)
    """Name of the brand, which users see (品牌名称, at most 30 characters)."""
    brand_logo: str = field(STRING)
    """MediaID from `common.media.upload_image` of the logo: jpg or png of at most 2 MB, with an aspect ratio of 1:1, at least 200 x 200 and at most 300 x 300 pixels (品牌Logo)."""


@model
class TrademarkRegistrationCertificate(Model):
    """Fields of `trademark_registration_certificate` (商标注册证)."""

    certificate: str | None = field(STRING, default=None)
    """商标注册证. MediaID from `common.media.upload_image` of one image of the certificate, png or jpg of at most 2 MB. Service providers that connect from 2026-04-15 on must use `certificate_list` instead. Cannot be combined with it."""
    name: str = field(STRING)
    """商标名称, at most 50 characters. Name of the trademark, as registered: Chinese characters, letters, digits and special characters. Look it up on http://wcjs.sbj.cnipa.gov.cn/."""
    number: str = field(STRING)
    """Registration number of the trademark: English letters and digits (商标注册号, at most 50 characters)."""
    valid_begin_time: str | None = field(STRING, default=None)
    """商标有效期开始时间, at most 20 characters. First day of the validity, as on the certificate, formatted as `2025-12-31`. Closed to service providers that connect from 2026-04-15 on."""
    valid_end_time: str = field(STRING)
    """商标有效期结束时间, at most 20 characters. Last day of the validity, as on the certificate, formatted as `2025-12-31`. Must be later than the submission."""
    international_class: str = field(STRING)
    """International class of the trademark, as on the certificate: 1 to 45 (商标国际分类, at most 5 characters)."""
    holder: str = field(STRING)
    """商标注册人, at most 50 characters. Owner of the trademark, as on the certificate: Chinese characters, letters, digits and brackets. If it is not the subject, a license is required."""
    license: str | None = field(STRING, default=None)
    """商标许可使用授权书. MediaID from `common.media.upload_image` of one image of the license by which the owner allows the subject to use the trademark, png or jpg of at most 2 MB. It or `license_list` is required if `holder` is not the subject. Service providers that connect from 2026-04-15 on must use `license_list` instead. Cannot be combined with it."""
    authorization_begin_time: str | None = field(STRING, default=None)
    """商标授权有效期开始时间, at most 20 characters. First day of the license, formatted as `2025-12-31`. Required if `holder` is not the subject, but closed to service providers that connect from 2026-04-15 on."""
    authorization_end_time: str | None = field(STRING, default=None)
    """商标授权有效期结束时间, at most 20 characters. Last day of the license, formatted as `2025-12-31`. Required if `holder` is not the subject. Must be later than the submission, and not later than `valid_end_time`."""
    certificate_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """商标注册证列表, 1 to 5 items. MediaIDs from `common.media.upload_image` of images of the certificate, png or jpg of at most 2 MB each. Cannot be combined with `certificate`."""
    license_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """商标许可使用授权书列表, 1 to 5 items. MediaIDs from `common.media.upload_image` of images of the license by which the owner allows the subject to use the trademark, png or jpg of at most 2 MB each. It or `license` is required if `holder` is not the subject. Cannot be combined with `license`."""


@model
class Trademark(Model):
    """Fields of `trademark` (品牌商标资料)."""

    trademark_exists: TrademarkExists | str = field(OpenEnum(TrademarkExists))
    """有无商标. Whether the name or logo of the brand is registered as a trademark. If so, it must be `TRADEMARK_EXISTS`."""
    trademark_registration_certificate: TrademarkRegistrationCertificate | Mapping[str, Any] | None = field(
        ModelOf(TrademarkRegistrationCertificate), default=None
    )
    """商标注册证. The certificate of the trademark that the brand uses, and the license if somebody else owns it. Required when `trademark_exists` is `TRADEMARK_EXISTS`."""
    logo_trademark_registration_certificate: TrademarkRegistrationCertificate | Mapping[str, Any] | None = field(
        ModelOf(TrademarkRegistrationCertificate), default=None
    )
    """Logo商标注册证. Registration of the logo as a trademark. Only if there is a trademark."""
    no_trademark_addition_prove: str | None = field(STRING, default=None)
    """无商标额外证明材料. MediaID from `common.media.upload_image` of one image that shows that the name of the brand belongs to the company and its business, such as a photo of a storefront, or a screenshot of a mini program, website or app: png or jpg of at most 2 MB. Service providers that connect from 2026-04-15 on must use `no_trademark_addition_prove_list` instead. Cannot be combined with it. Required when `trademark_exists` is `TRADEMARK_NONE` and `no_trademark_addition_prove_list` is not set."""
    no_trademark_addition_prove_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """无商标额外证明材料列表, 1 to 5 items. MediaIDs from `common.media.upload_image` of images that show that the name of the brand belongs to the company and its business, such as photos of a storefront, or screenshots of a mini program, website or app: png or jpg of at most 2 MB each. Cannot be combined with `no_trademark_addition_prove`. Required when `trademark_exists` is `TRADEMARK_NONE` and `no_trademark_addition_prove` is not set."""


OPERATION: Operation[ApplymentNumbers] = Operation(
    name="brand.applyments.create_applyment",
    method="POST",
    routes=(Route("/v3/brand/applyments"),),
    body=(
        Parameter("business_code", STRING, is_required=True),
        Parameter("admin_info", ModelOf(AdminInfo), is_required=True),
        Parameter("subject_info", ModelOf(SubjectInfo), is_required=True),
        Parameter("brand_basic_info", ModelOf(BrandBasicInfo), is_required=True),
        Parameter("trademark", ModelOf(Trademark), is_required=True),
    ),
    choose=(
        OneOf(
            "trademark.trademark_registration_certificate.certificate",
            "trademark.trademark_registration_certificate.certificate_list",
        ),
        OneOf(
            "trademark.logo_trademark_registration_certificate.certificate",
            "trademark.logo_trademark_registration_certificate.certificate_list",
        ),
    ),
    numbers=("business_code",),
    repeat=Repeat(
        by=("business_code",),
        settled_by="brand.applyments.query_applyment_by_business_code",
        settled_with={"business_code": "business_code"},
    ),
    replies={200: ApplymentNumbers},
    errors=(
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The state of the application does not allow a submission, for example because it was submitted already.",
            "Query the application for its state. Use a new `business_code` only for another application.",
            is_outcome_open=True,
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The data of the application failed the check.",
            "Correct the data according to the requirements and submit it again.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016249989",),
)


class _CreateApplymentDocs:
    def create_applyment(self, *_: Any, **__: Any) -> Any:
        """Apply for a brand (提交入驻申请).

        Submits the application of a merchant to become a brand on WeChat Pay. Banks, payment institutions and ecommerce
        platforms cannot call it, and micro merchants of individuals outside mainland China cannot be onboarded. Upload
        the images with `common.media.upload_image` first.

        The application starts in `APPLYMENT_STATE_UNSUBMITTED`. Once its data is checked, two processes run side by
        side: the administrator confirms the application, with the QR code that the queries return, and WeChat Pay
        reviews it. In `APPLYMENT_STATE_UNKNOWN`, `APPLYMENT_STATE_UNSUBMITTED` and `APPLYMENT_STATE_AUDIT_REJECTED`,
        correct the data and submit it again with the same `business_code`; in any other state, that is refused.

        After a system error, retry with the same arguments. For notifications of changes of the state, subscribe on the
        partner platform under 合作伙伴功能 > 合作伙伴订阅; then query the application.

        Args:
            business_code: 业务申请编号, at most 128 characters. Your number of the application, one for each: digits,
                letters and underscores. Same value on retries, and to correct an application that was rejected, which
                replaces its data.
            admin_info: 管理员信息. The administrator of the brand, who assigns permissions and manages the brand's
                functions.
            subject_info: 主体信息. The company or sole trader that owns the brand.
            brand_basic_info: 品牌基础信息. Name and logo of the brand.
            trademark: 品牌商标资料. Whether the name or logo is a registered trademark, with the certificates or other
                evidence.

        Returns:
            `ApplymentNumbers` with `applyment_id` and `business_code`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: The state of the application does not allow a submission, for example
                    because it was submitted already. Query the application for its state. Use a new `business_code`
                    only for another application. The call may have taken effect; `client.settle(error)` queries the
                    outcome.
                400 PARAM_ERROR: The data of the application failed the check. Correct the data according to the
                    requirements and submit it again.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `business_code` in the reply differs from the request. The reply belongs to another
                request.

        In `trademark.trademark_registration_certificate`, pass exactly one of `certificate` and `certificate_list`.
        In `trademark.logo_trademark_registration_certificate`, pass exactly one of `certificate` and
        `certificate_list`.
        Safe to retry with the same `business_code`. `brand.applyments.query_applyment_by_business_code` returns the
        outcome.
        Rate limit: 1 call a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-23: https://pay.weixin.qq.com/doc/v3/partner/4016249989
        """


class CreateApplyment(_CreateApplymentDocs, Service):
    def create_applyment(
        self,
        *,
        business_code: str,
        admin_info: AdminInfo | Mapping[str, Any],
        subject_info: SubjectInfo | Mapping[str, Any],
        brand_basic_info: BrandBasicInfo | Mapping[str, Any],
        trademark: Trademark | Mapping[str, Any],
    ) -> ApplymentNumbers:
        return self._call(
            OPERATION,
            {
                "business_code": business_code,
                "admin_info": admin_info,
                "subject_info": subject_info,
                "brand_basic_info": brand_basic_info,
                "trademark": trademark,
            },
        )


class AsyncCreateApplyment(_CreateApplymentDocs, AsyncService):
    async def create_applyment(
        self,
        *,
        business_code: str,
        admin_info: AdminInfo | Mapping[str, Any],
        subject_info: SubjectInfo | Mapping[str, Any],
        brand_basic_info: BrandBasicInfo | Mapping[str, Any],
        trademark: Trademark | Mapping[str, Any],
    ) -> ApplymentNumbers:
        return await self._call(
            OPERATION,
            {
                "business_code": business_code,
                "admin_info": admin_info,
                "subject_info": subject_info,
                "brand_basic_info": brand_basic_info,
                "trademark": trademark,
            },
        )
