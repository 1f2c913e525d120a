# Written by `make generate` from specs/industry/smart_guide/update_guide.yaml: edit that file.
"""Update a guide (服务人员更新)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="industry.smart_guide.update_guide",
    method="PATCH",
    routes=(Route("/v3/smartguide/guides/{guide_id}"),),
    parameters=(Parameter("guide_id", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("name", Encrypted(STRING)),
        Parameter("mobile", Encrypted(STRING)),
        Parameter("qr_code", STRING),
        Parameter("avatar", STRING),
        Parameter("group_qrcode", STRING),
    ),
    choose=(AnyOf("name", "mobile", "qr_code", "avatar", "group_qrcode"),),
    repeat=Repeat(by=("guide_id",)),
    replies={204: None},
    errors=(
        ErrorRow(
            400, "INVALID_REQUEST", "The sub-merchant has not authorized you.", "Ask the sub-merchant to authorize you."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant has not enabled the product.",
            "Ask the sub-merchant to enable it.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant has not completed the settings of the product.",
            "Let the sub-merchant complete them, then retry.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant does not exist.", "Check `sub_mchid`."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The format of the merchant number is wrong.", "Check the merchant number."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The format of the sub-merchant number is wrong.", "Check `sub_mchid`."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant number is missing.", "Send `sub_mchid`."),
        ErrorRow(400, "PARAM_ERROR", "A required argument is missing.", "Read the message and correct the request."),
        ErrorRow(400, "PARAM_ERROR", "The ID of the guide is missing.", "Send `guide_id`."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The format of the ID of the guide is wrong.",
            "Read the message and correct the request.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The format of the name is wrong.", "Read the message and correct the request."),
        ErrorRow(400, "PARAM_ERROR", "The name is too long.", "Read the message and correct the request."),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the mobile number is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the QR code is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(400, "PARAM_ERROR", "The picture is not a valid URL.", "Read the message and correct the request."),
        ErrorRow(400, "PARAM_ERROR", "The picture is not a URL of WeCom.", "Read the message and correct the request."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "Merchants whose guides use personal WeChat accounts cannot change the QR code.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "None of the fields that can be changed was sent.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The format of the QR code of the group is wrong.",
            "Read the message and correct the request.",
        ),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "Internal error: the ticket of the sub-merchant could not be extended.",
            "Retry later with the same arguments.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "Internal error: a cloud function failed.", "Retry later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012688570",),
)


class _UpdateGuideDocs:
    def update_guide(self, *_: Any, **__: Any) -> Any:
        """Update a guide (服务人员更新).

        Changes the name, picture or other data of a guide, whether the merchant uses WeCom (企业微信) or personal
        WeChat accounts.

        Args:
            guide_id: 服务人员ID, at most 64 characters, from `industry.smart_guide.create_guide.guide_id`. ID of the
                guide, as returned at the registration.
            sub_mchid: 子商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that the guide belongs to.
            name: 服务人员姓名, encrypted in transit. New name of the guide. Omit it to keep the present one.
            mobile: 服务人员手机号码, encrypted in transit. New mobile number of the guide. Omit it to keep the present
                one.
            qr_code: 服务人员二维码URL, at most 1024 characters. New QR code of the guide, as a URL. Omit it to keep the
                present one. Only for merchants that use WeCom.
            avatar: 服务人员头像URL, at most 1024 characters. New picture of the guide, as a URL of WeCom. Omit it to
                keep the present one.
            group_qrcode: 群二维码URL, at most 1024 characters. New QR code (群活码) of the WeCom group of the guide, as
                a URL.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The sub-merchant has not authorized you. Ask the sub-merchant to authorize you.
                400 INVALID_REQUEST: The sub-merchant has not enabled the product. Ask the sub-merchant to enable it.
                400 INVALID_REQUEST: The sub-merchant has not completed the settings of the product. Let the
                    sub-merchant complete them, then retry.
                400 MCH_NOT_EXISTS: The sub-merchant does not exist. Check `sub_mchid`.
                400 MCH_NOT_EXISTS: The format of the merchant number is wrong. Check the merchant number.
                400 MCH_NOT_EXISTS: The format of the sub-merchant number is wrong. Check `sub_mchid`.
                400 MCH_NOT_EXISTS: The sub-merchant number is missing. Send `sub_mchid`.
                400 PARAM_ERROR: A required argument is missing. Read the message and correct the request.
                400 PARAM_ERROR: The ID of the guide is missing. Send `guide_id`.
                400 PARAM_ERROR: The format of the ID of the guide is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the name is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The name is too long. Read the message and correct the request.
                400 PARAM_ERROR: The format of the mobile number is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the QR code is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The picture is not a valid URL. Read the message and correct the request.
                400 PARAM_ERROR: The picture is not a URL of WeCom. Read the message and correct the request.
                400 PARAM_ERROR: Merchants whose guides use personal WeChat accounts cannot change the QR code. Read the
                    message and correct the request.
                400 PARAM_ERROR: None of the fields that can be changed was sent. Read the message and correct the
                    request.
                400 PARAM_ERROR: The format of the QR code of the group is wrong. Read the message and correct the
                    request.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                500 SYSTEM_ERROR: Internal error: the ticket of the sub-merchant could not be extended. Retry later with
                    the same arguments.
                500 SYSTEM_ERROR: Internal error: a cloud function failed. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Pass at least one of `name`, `mobile`, `qr_code`, `avatar` and `group_qrcode`.
        Safe to retry with the same `guide_id`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012688570
        """


class UpdateGuide(_UpdateGuideDocs, Service):
    def update_guide(
        self,
        *,
        guide_id: str,
        sub_mchid: str | None = None,
        name: str | None = None,
        mobile: str | None = None,
        qr_code: str | None = None,
        avatar: str | None = None,
        group_qrcode: str | None = None,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "guide_id": guide_id,
                "sub_mchid": sub_mchid,
                "name": name,
                "mobile": mobile,
                "qr_code": qr_code,
                "avatar": avatar,
                "group_qrcode": group_qrcode,
            },
        )


class AsyncUpdateGuide(_UpdateGuideDocs, AsyncService):
    async def update_guide(
        self,
        *,
        guide_id: str,
        sub_mchid: str | None = None,
        name: str | None = None,
        mobile: str | None = None,
        qr_code: str | None = None,
        avatar: str | None = None,
        group_qrcode: str | None = None,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "guide_id": guide_id,
                "sub_mchid": sub_mchid,
                "name": name,
                "mobile": mobile,
                "qr_code": qr_code,
                "avatar": avatar,
                "group_qrcode": group_qrcode,
            },
        )
