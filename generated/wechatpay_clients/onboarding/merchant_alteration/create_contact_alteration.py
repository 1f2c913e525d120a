# Written by `make generate` from specs/onboarding/merchant_alteration/create_contact_alteration.yaml: edit that file.
"""Request a change of the super administrator (提交申请单)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._models import IdentificationType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ContactInfo", "CreateContactAlterationResponse"]


@model
class ContactInfo(Model):
    """Fields of `contact_info` (超级管理员信息)."""

    contact_name: str = field(Encrypted(STRING))
    """Full name of the new super administrator (超级管理员姓名, at most 512 characters, encrypted in transit)."""
    contact_id_doc_type: IdentificationType | str = field(OpenEnum(IdentificationType))
    """超级管理员证件类型. ID document type. A government body can only use `IDENTIFICATION_TYPE_IDCARD`."""
    contact_id_card_number: str = field(Encrypted(STRING))
    """Document number, in the format of the document type (超级管理员证件号码, encrypted in transit)."""
    contact_id_doc_copy: str = field(STRING)
    """Front of the document, as a MediaID from the image upload; for an ID card, the side with the portrait (超级管理员证件正面照片)."""
    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """超级管理员证件反面照片. Back of the document, as a MediaID from the image upload. Not needed for a passport."""
    contact_id_doc_period_begin: str = field(STRING)
    """First day of validity, formatted as `2019-06-06` (超级管理员证件有效期开始时间)."""
    contact_id_doc_period_end: str = field(STRING)
    """Last day of validity, formatted as `2026-06-06`, or `长期` if the document does not expire (超级管理员证件有效期结束时间)."""
    mobile_phone: str = field(Encrypted(STRING))
    """Mobile number that receives notices and verification codes from WeChat Pay (超级管理员手机, encrypted in transit)."""


@model
class CreateContactAlterationResponse(Model):
    """Reply of `create_contact_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """申请单号. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""


OPERATION: Operation[CreateContactAlterationResponse] = Operation(
    name="onboarding.merchant_alteration.create_contact_alteration",
    method="POST",
    routes=(Route("/v3/mchalterapply/mchcontactalterapplyment"),),
    body=(
        Parameter("merchant_code", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("contact_info", ModelOf(ContactInfo), is_required=True),
    ),
    replies={200: CreateContactAlterationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015617906",),
)


class _CreateContactAlterationDocs:
    def create_contact_alteration(self, *_: Any, **__: Any) -> Any:
        """Request a change of the super administrator (提交申请单).

        Requests a change of the super administrator of a sub-merchant. A merchant can have only one open request at a
        time. After a rejection, submit the request again with the same `out_request_no`.

        Args:
            merchant_code: 商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 124 characters. Your request number, unique for each request. Digits,
                letters and underscores; at most 64, because the query does not accept more. After a rejection, sending
                the same number replaces the rejected request.
            contact_info: 超级管理员信息. Person who becomes the super administrator.

        Returns:
            `CreateContactAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: platform merchant (平台商户).

        Official page, 2025-07-17: https://pay.weixin.qq.com/doc/v3/partner/4015617906
        Not compared with this page: request, reply, errors.
        """


class CreateContactAlteration(_CreateContactAlterationDocs, Service):
    def create_contact_alteration(
        self, *, merchant_code: str, out_request_no: str, contact_info: ContactInfo | Mapping[str, Any]
    ) -> CreateContactAlterationResponse:
        return self._call(
            OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no, "contact_info": contact_info}
        )


class AsyncCreateContactAlteration(_CreateContactAlterationDocs, AsyncService):
    async def create_contact_alteration(
        self, *, merchant_code: str, out_request_no: str, contact_info: ContactInfo | Mapping[str, Any]
    ) -> CreateContactAlterationResponse:
        return await self._call(
            OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no, "contact_info": contact_info}
        )
