# Written by `make generate` from specs/onboarding/merchant_alteration/create_contact_alteration.yaml: edit that file.
"""Ask for another super administrator (提交申请单)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._models import IdentificationType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Parameter, Route
from wechatpay_runtime.operation.model import Model, field, model
from wechatpay_runtime.operation.wire import STRING, Encrypted, OpenEnum
from wechatpay_runtime.services.base import AsyncService, Service


@model
class ContactInfo(Model):
    """Fields of `contact_info` (超级管理员信息)."""

    contact_name: str = field(Encrypted(STRING))
    """Full name of the new super administrator (超级管理员姓名, at most 512 characters, encrypted in transit)."""

    contact_id_doc_type: IdentificationType | str = field(OpenEnum(IdentificationType))
    """Kind of identity document; for a government body only the mainland identity card (超级管理员证件类型)."""

    contact_id_card_number: str = field(Encrypted(STRING))
    """Number of that document, in the form that its type has (超级管理员证件号码, encrypted in transit)."""

    contact_id_doc_copy: str = field(STRING)
    """MediaID of the front of that document, from the image upload; of an identity card, the side with the portrait (超级管理员证件正面照片)."""

    contact_id_doc_copy_back: str | None = field(STRING, default=None)
    """MediaID of the back of that document, from the image upload; a passport needs none (超级管理员证件反面照片)."""

    contact_id_doc_period_begin: str = field(STRING)
    """First day of that document, as `2019-06-06` (超级管理员证件有效期开始时间)."""

    contact_id_doc_period_end: str = field(STRING)
    """Last day of that document, as `2026-06-06`, or `长期` where it has none (超级管理员证件有效期结束时间)."""

    mobile_phone: str = field(Encrypted(STRING))
    """Mobile number that gets WeChat Pay's notices and verification codes (超级管理员手机, encrypted in transit)."""


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


class CreateContactAlteration(Service):
    """Adds method `create_contact_alteration` to a service."""

    def create_contact_alteration(
        self, *, merchant_code: str, out_request_no: str, contact_info: ContactInfo | Mapping[str, Any]
    ) -> CreateContactAlterationResponse:
        """Ask for another super administrator (提交申请单).

        Asks WeChat Pay to make somebody else the super administrator of a sub-merchant. A merchant has one open request
        at a time; after a rejection hand in the same request again under its number.

        Args:
            merchant_code: 商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 124 characters. Number you give the request; one number, one request.
                Digits, letters and underscores, at most 64 of them, since the query takes no more. After a rejection
                the same number replaces what the request said.
            contact_info: 超级管理员信息. The new super administrator.

        Returns:
            `CreateContactAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        May be called by: platform merchant (平台商户).

        Official page, 2025-07-17: https://pay.weixin.qq.com/doc/v3/partner/4015617906
        """
        return self._call(
            OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no, "contact_info": contact_info}
        )


class AsyncCreateContactAlteration(AsyncService):
    """Adds method `create_contact_alteration` to an async service."""

    async def create_contact_alteration(
        self, *, merchant_code: str, out_request_no: str, contact_info: ContactInfo | Mapping[str, Any]
    ) -> CreateContactAlterationResponse:
        """Ask for another super administrator (提交申请单).

        Asks WeChat Pay to make somebody else the super administrator of a sub-merchant. A merchant has one open request
        at a time; after a rejection hand in the same request again under its number.

        Args:
            merchant_code: 商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 124 characters. Number you give the request; one number, one request.
                Digits, letters and underscores, at most 64 of them, since the query takes no more. After a rejection
                the same number replaces what the request said.
            contact_info: 超级管理员信息. The new super administrator.

        Returns:
            `CreateContactAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        May be called by: platform merchant (平台商户).

        Official page, 2025-07-17: https://pay.weixin.qq.com/doc/v3/partner/4015617906
        """
        return await self._call(
            OPERATION, {"merchant_code": merchant_code, "out_request_no": out_request_no, "contact_info": contact_info}
        )
