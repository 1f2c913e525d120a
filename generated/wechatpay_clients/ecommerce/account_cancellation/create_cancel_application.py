# Written by `make generate` from specs/ecommerce/account_cancellation/create_cancel_application.yaml: edit that file.
"""Apply to close an account (older flow) (提交注销申请单)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import CancelApplication
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ApplicationType", "CancelApplicationInfo"]


class ApplicationType(StrEnum):
    """Documented values of `application_type` (注销申请材料类型). Any other value is a plain `str`."""

    SP_MERCHANT_APPLICATION = "SP_MERCHANT_APPLICATION"
    """No longer used. Use `SP_CANCEL_ACCOUNT_APPLICATION` and its form."""
    SUB_MERCHANT_APPLICATION = "SUB_MERCHANT_APPLICATION"
    """No longer used. Use `SUB_CANCEL_ACCOUNT_APPLICATION` and its form."""
    MISSING_OFFICIAL_SEAL_LETTER = "MISSING_OFFICIAL_SEAL_LETTER"
    """No longer needed. Do not send it."""
    SP_CANCEL_ACCOUNT_APPLICATION = "SP_CANCEL_ACCOUNT_APPLICATION"
    """Form of a platform that closes the account of its sub-merchant: print the template 微信支付商户号注销申请书-服务商（纸质版） of the page, fill it in, stamp it and take a photo."""
    SUB_CANCEL_ACCOUNT_APPLICATION = "SUB_CANCEL_ACCOUNT_APPLICATION"
    """Form of a sub-merchant that closes its account: 微信支付商户号注销申请书-电商平台子商户适用（纸质版）."""


@model
class CancelApplicationInfo(Model):
    """Fields of `application_info` (注销申请材料)."""

    application_type: ApplicationType | str = field(OpenEnum(ApplicationType))
    """Kind of form (注销申请材料类型)."""
    application_media_id: str = field(STRING)
    """MediaID of the photo of the form (注销申请材料照片ID, at most 512 characters, from `ecommerce.account_cancellation.upload_media.media_id`)."""


OPERATION: Operation[CancelApplication] = Operation(
    name="ecommerce.account_cancellation.create_cancel_application",
    method="POST",
    routes=(Route("/v3/ecommerce/account/cancel-applications"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_apply_no", STRING, is_required=True),
        Parameter("application_info", ListOf(ModelOf(CancelApplicationInfo)), is_required=True),
    ),
    numbers=("sub_mchid", "out_apply_no"),
    repeat=Repeat(
        by=("out_apply_no",),
        settled_by="ecommerce.account_cancellation.query_cancel_application",
        settled_with={"out_apply_no": "out_apply_no"},
    ),
    deprecated="Use ecommerce.account_cancellation.create_cancellation_withdrawal.",
    replies={200: CancelApplication},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The account cannot be closed now.",
            "Read the message, resolve what it says for the sub-merchant, then apply again.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The signed form is missing: of the platform that closes the account of its sub-merchant, or of the sub-merchant.",
            "Read the message and send the form in `application_info`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "No image has this MediaID.",
            "Use the `media_id` that the matching upload returned.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "The platform or the sub-merchant does not exist.", "Check the merchant numbers."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The account of the platform or of the sub-merchant is closed.",
            "Do nothing. A closed account cannot be closed again.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The caller is not an ecommerce platform.",
            "Call it as an ecommerce platform; others cannot close accounts with it.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The merchant is not a sub-merchant of an ecommerce platform.",
            "Check `sub_mchid`; other accounts cannot be closed with it.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant was not onboarded by this platform.",
            "Check `sub_mchid`; only the platform that onboarded the sub-merchant can close its account.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "A retry has other content than the first request.",
            "Send the same content as in the first request.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The first request was too long ago to be retried.",
            "Query the application; the request cannot be retried any more.",
        ),
        ErrorRow(
            409,
            "ALREADY_EXISTS",
            "The application exists and was accepted.",
            "Do not retry; query the application.",
            is_outcome_open=True,
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476217",),
)


class _CreateCancelApplicationDocs:
    def create_cancel_application(self, *_: Any, **__: Any) -> Any:
        """Apply to close an account (older flow) (提交注销申请单).

        Applies to close the account of a sub-merchant, with a signed paper form. `query_cancel_application` returns the
        result of the review. Upload the photo of the form first, with `upload_media`.

        WeChat Pay will stop maintaining this operation and remove it. `create_cancellation_withdrawal` closes the
        account and pays out its money with one application. A retry must have the same content, and is refused when too
        much time has passed. Withdraw all money first: while an account has a balance, the call fails with
        `INVALID_REQUEST`.

        Args:
            sub_mchid: 申请注销的二级商户号, at most 32 characters. Sub-merchant number whose account is closed.
            out_apply_no: 商户注销申请单号, at most 32 characters. Your number of the application, unique per platform.
                Digits and ASCII letters. Same value on retries.
            application_info: 注销申请材料, at least 2 items. Signed forms of the application, of two kinds.

        Returns:
            `CancelApplication` with `out_apply_no`, `sub_mchid`, `reject_reason`, `cancel_state` and `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The account cannot be closed now. Read the message, resolve what it says for the
                    sub-merchant, then apply again.
                400 INVALID_REQUEST: The signed form is missing: of the platform that closes the account of its
                    sub-merchant, or of the sub-merchant. Read the message and send the form in `application_info`.
                400 INVALID_REQUEST: No image has this MediaID. Use the `media_id` that the matching upload returned.
                400 INVALID_REQUEST: The platform or the sub-merchant does not exist. Check the merchant numbers.
                400 INVALID_REQUEST: The account of the platform or of the sub-merchant is closed. Do nothing. A closed
                    account cannot be closed again.
                400 INVALID_REQUEST: The caller is not an ecommerce platform. Call it as an ecommerce platform; others
                    cannot close accounts with it.
                400 INVALID_REQUEST: The merchant is not a sub-merchant of an ecommerce platform. Check `sub_mchid`;
                    other accounts cannot be closed with it.
                400 INVALID_REQUEST: The sub-merchant was not onboarded by this platform. Check `sub_mchid`; only the
                    platform that onboarded the sub-merchant can close its account.
                400 INVALID_REQUEST: A retry has other content than the first request. Send the same content as in the
                    first request.
                400 INVALID_REQUEST: The first request was too long ago to be retried. Query the application; the
                    request cannot be retried any more.
                409 ALREADY_EXISTS: The application exists and was accepted. Do not retry; query the application. The
                    call may have taken effect; `client.settle(error)` queries the outcome.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` or `out_apply_no` in the reply differs from the request. The reply belongs
                to another request.

        Deprecated. Use ecommerce.account_cancellation.create_cancellation_withdrawal.
        Safe to retry with the same `out_apply_no`. `ecommerce.account_cancellation.query_cancel_application` returns
        the outcome.

        Available to: platform merchant (平台商户).

        Official page, 2025-02-17: https://pay.weixin.qq.com/doc/v3/partner/4012476217
        """


class CreateCancelApplication(_CreateCancelApplicationDocs, Service):
    def create_cancel_application(
        self,
        *,
        sub_mchid: str,
        out_apply_no: str,
        application_info: Sequence[CancelApplicationInfo | Mapping[str, Any]],
    ) -> CancelApplication:
        return self._call(
            OPERATION, {"sub_mchid": sub_mchid, "out_apply_no": out_apply_no, "application_info": application_info}
        )


class AsyncCreateCancelApplication(_CreateCancelApplicationDocs, AsyncService):
    async def create_cancel_application(
        self,
        *,
        sub_mchid: str,
        out_apply_no: str,
        application_info: Sequence[CancelApplicationInfo | Mapping[str, Any]],
    ) -> CancelApplication:
        return await self._call(
            OPERATION, {"sub_mchid": sub_mchid, "out_apply_no": out_apply_no, "application_info": application_info}
        )
