# Written by `make generate` from specs/industry/smart_guide/create_guide.yaml: edit that file.
"""Register a guide (服务人员注册)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateGuideResponse"]


@model
class CreateGuideResponse(Model):
    """Reply of `create_guide`."""

    guide_id: str = field(STRING)
    """ID of the guide, assigned by WeChat Pay (服务人员ID, at most 64 characters)."""


OPERATION: Operation[CreateGuideResponse] = Operation(
    name="industry.smart_guide.create_guide",
    method="POST",
    routes=(Route("/v3/smartguide/guides"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("corpid", STRING, is_required=True),
        Parameter("store_id", INTEGER, is_required=True),
        Parameter("userid", STRING, is_required=True),
        Parameter("name", Encrypted(STRING), is_required=True),
        Parameter("mobile", Encrypted(STRING), is_required=True),
        Parameter("qr_code", STRING, is_required=True),
        Parameter("avatar", STRING, is_required=True),
        Parameter("group_qrcode", STRING),
    ),
    repeat=Repeat(
        settled_by="industry.smart_guide.list_guides",
        settled_with={"store_id": "store_id", "userid": "userid", "sub_mchid": "sub_mchid"},
    ),
    replies={200: CreateGuideResponse},
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
        ErrorRow(
            400, "PARAM_ERROR", "The format of the `corpid` is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the store ID is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the `userid` is wrong.", "Read the message and correct the request."
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
        ErrorRow(400, "PARAM_ERROR", "The `corpid` is missing.", "Send `corpid`."),
        ErrorRow(400, "PARAM_ERROR", "The store ID is missing.", "Send `store_id`."),
        ErrorRow(400, "PARAM_ERROR", "The `userid` is missing.", "Send `userid`."),
        ErrorRow(400, "PARAM_ERROR", "The name is missing.", "Send `name`."),
        ErrorRow(400, "PARAM_ERROR", "The mobile number is missing.", "Send `mobile`."),
        ErrorRow(400, "PARAM_ERROR", "The QR code is missing.", "Send `qr_code`."),
        ErrorRow(400, "PARAM_ERROR", "The picture is missing.", "Send `avatar`."),
        ErrorRow(
            400, "PARAM_ERROR", "The guide is already registered.", "Check whether you registered the guide before."
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The format of the QR code of the group is wrong.",
            "Read the message and correct the request.",
        ),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(
            500, "SYSTEM_ERROR", "Internal error: the guide could not be added.", "Retry later with the same arguments."
        ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012688564",),
)


class _CreateGuideDocs:
    def create_guide(self, *_: Any, **__: Any) -> Any:
        """Register a guide (服务人员注册).

        Registers a WeCom (企业微信) member of a store as a guide, and returns the ID of the guide; keep it with your
        own data. Guides with a personal WeChat account register in the mini program 支付即服务 instead.

        First enable the product 支付即服务 and complete its settings on the merchant platform. A service provider also
        needs the authorization of the sub-merchant, after the sub-merchant has done the same. The store must be created
        on the merchant platform and approved there; the stores of WeCom are not related to it.

        Args:
            sub_mchid: 子商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that the guide belongs to.
            corpid: 企业ID. ID of the merchant's company in WeCom, from its admin console under 我的企业 > 企业信息.
            store_id: 门店ID. Number of the store on the merchant platform, under 营销中心 > 门店管理.
            userid: 企业微信的员工ID, at most 64 characters. Unique ID of the guide in the WeCom contacts of the
                merchant.
            name: 企业微信的员工姓名, encrypted in transit. Name of the guide in the WeCom contacts of the merchant.
            mobile: 手机号码, encrypted in transit. Mobile number of the guide, as set in the WeCom contacts of the
                merchant.
            qr_code: 员工个人二维码URL, at most 1024 characters. QR code of the guide in the WeCom contacts of the
                merchant, as a URL.
            avatar: 头像URL, at most 1024 characters. Picture of the guide in the WeCom contacts of the merchant, as a
                URL. Must be a URL of WeCom.
            group_qrcode: 群二维码URL, at most 1024 characters. QR code (群活码) of the WeCom group of the guide, as a
                URL. Needed if the settings of the product show it on the contact card.

        Returns:
            `CreateGuideResponse` with `guide_id`.

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
                400 PARAM_ERROR: The format of the `corpid` is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the store ID is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the `userid` is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the name is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The name is too long. Read the message and correct the request.
                400 PARAM_ERROR: The format of the mobile number is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the QR code is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The picture is not a valid URL. Read the message and correct the request.
                400 PARAM_ERROR: The picture is not a URL of WeCom. Read the message and correct the request.
                400 PARAM_ERROR: The `corpid` is missing. Send `corpid`.
                400 PARAM_ERROR: The store ID is missing. Send `store_id`.
                400 PARAM_ERROR: The `userid` is missing. Send `userid`.
                400 PARAM_ERROR: The name is missing. Send `name`.
                400 PARAM_ERROR: The mobile number is missing. Send `mobile`.
                400 PARAM_ERROR: The QR code is missing. Send `qr_code`.
                400 PARAM_ERROR: The picture is missing. Send `avatar`.
                400 PARAM_ERROR: The guide is already registered. Check whether you registered the guide before.
                400 PARAM_ERROR: The format of the QR code of the group is wrong. Read the message and correct the
                    request.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                500 SYSTEM_ERROR: Internal error: the guide could not be added. Retry later with the same arguments.
                500 SYSTEM_ERROR: Internal error: the ticket of the sub-merchant could not be extended. Retry later with
                    the same arguments.
                500 SYSTEM_ERROR: Internal error: a cloud function failed. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Never retried automatically. A guide cannot be registered twice, so list the guides with its `userid` first.
        `industry.smart_guide.list_guides` returns the outcome.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012688564
        """


class CreateGuide(_CreateGuideDocs, Service):
    def create_guide(
        self,
        *,
        sub_mchid: str | None = None,
        corpid: str,
        store_id: int,
        userid: str,
        name: str,
        mobile: str,
        qr_code: str,
        avatar: str,
        group_qrcode: str | None = None,
    ) -> CreateGuideResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "corpid": corpid,
                "store_id": store_id,
                "userid": userid,
                "name": name,
                "mobile": mobile,
                "qr_code": qr_code,
                "avatar": avatar,
                "group_qrcode": group_qrcode,
            },
        )


class AsyncCreateGuide(_CreateGuideDocs, AsyncService):
    async def create_guide(
        self,
        *,
        sub_mchid: str | None = None,
        corpid: str,
        store_id: int,
        userid: str,
        name: str,
        mobile: str,
        qr_code: str,
        avatar: str,
        group_qrcode: str | None = None,
    ) -> CreateGuideResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "corpid": corpid,
                "store_id": store_id,
                "userid": userid,
                "name": name,
                "mobile": mobile,
                "qr_code": qr_code,
                "avatar": avatar,
                "group_qrcode": group_qrcode,
            },
        )
