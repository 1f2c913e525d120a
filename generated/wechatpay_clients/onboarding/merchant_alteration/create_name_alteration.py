# Written by `make generate` from specs/onboarding/merchant_alteration/create_name_alteration.yaml: edit that file.
"""Request a change of the short name (提交申请)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateNameAlterationResponse"]


@model
class CreateNameAlterationResponse(Model):
    """Reply of `create_name_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """申请单号. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""


OPERATION: Operation[CreateNameAlterationResponse] = Operation(
    name="onboarding.merchant_alteration.create_name_alteration",
    method="POST",
    routes=(Route("/v3/mchalterapply/merchantnamealterapplyment"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("merchant_shortname", STRING, is_required=True),
    ),
    replies={200: CreateNameAlterationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016166071",),
)


class _CreateNameAlterationDocs:
    def create_name_alteration(self, *_: Any, **__: Any) -> Any:
        """Request a change of the short name (提交申请).

        Requests a change of the short name of a sub-merchant, which payers see. A merchant can have only one open
        request at a time. After a rejection, submit the request again with the same `out_request_no`.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Merchant number of a sub-merchant that you onboarded.
            out_request_no: 业务申请编号, at most 124 characters. Your request number, unique for each request. Digits,
                letters and underscores; at most 64, because the query does not accept more. After a rejection, sending
                the same number replaces the rejected request.
            merchant_shortname: 商户简称, at most 64 characters. New short name, shown to payers after the change.

        Returns:
            `CreateNameAlterationResponse` with `apply_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2025-09-24: https://pay.weixin.qq.com/doc/v3/partner/4016166071
        Not compared with this page: reply, errors.
        """


class CreateNameAlteration(_CreateNameAlterationDocs, Service):
    def create_name_alteration(
        self, *, sub_mchid: str, out_request_no: str, merchant_shortname: str
    ) -> CreateNameAlterationResponse:
        return self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "out_request_no": out_request_no, "merchant_shortname": merchant_shortname},
        )


class AsyncCreateNameAlteration(_CreateNameAlterationDocs, AsyncService):
    async def create_name_alteration(
        self, *, sub_mchid: str, out_request_no: str, merchant_shortname: str
    ) -> CreateNameAlterationResponse:
        return await self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "out_request_no": out_request_no, "merchant_shortname": merchant_shortname},
        )
