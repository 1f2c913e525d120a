# Written by `make generate` from specs/fapiao/merchants/query_invitation_url.yaml: edit that file.
"""Create an invitation link (获取开通服务商电子发票能力邀请链接)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao.merchants._models import FapiaoAbilityType
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "GetSpInviteUrlResponse", "InviteOperationType", "InvoiceMode"]


class InviteOperationType(StrEnum):
    """Documented values of `operation_type` (操作类型). Any other value is a plain `str`."""

    AUTH_BINDING = "AUTH_BINDING"
    """The merchant binds itself to you by its authorization."""


class InvoiceMode(StrEnum):
    """Documented values of `fapiao_mode` (开票模式). Any other value is a plain `str`."""

    THIRD_OR_SELF_FAPIAO = "THIRD_OR_SELF_FAPIAO"
    """Invoices that the merchant's own or another third-party system issues."""
    TENCENT_DIGITAL_TAX = "TENCENT_DIGITAL_TAX"
    """Fully digital invoices (数电发票) that Tencent's system issues."""


@model
class GetSpInviteUrlResponse(Model):
    """Reply of `query_invitation_url`."""

    invite_url: str = field(STRING)
    """Content of the QR code that the merchant scans to authorize you (邀请开通二维码链接, at most 1024 characters)."""
    miniprogram_appid: str = field(STRING)
    """开通小程序AppID, at most 32 characters. AppID of the mini program in which the merchant authorizes you. Pass it to `wx.navigateToMiniProgram` together with `miniprogram_path`."""
    miniprogram_path: str = field(STRING)
    """Page of the mini program in which the merchant authorizes you (开通小程序跳转路径, at most 1024 characters)."""


OPERATION: Operation[GetSpInviteUrlResponse] = Operation(
    name="fapiao.merchants.query_invitation_url",
    method="GET",
    routes=(
        Route(
            "/v3/new-tax-control-fapiao/fapiaomerchant/getspinviteurl",
            query=(
                "operation_type",
                "fapiao_mode",
                "fapiao_ability_type_list",
                "invite_channel",
                "operate_user",
                "invite_code",
                "sub_mchid",
                "taxpayer_id",
            ),
        ),
    ),
    parameters=(
        Parameter("operation_type", OpenEnum(InviteOperationType), is_required=True),
        Parameter("fapiao_mode", ListOf(OpenEnum(InvoiceMode)), is_required=True),
        Parameter("fapiao_ability_type_list", ListOf(OpenEnum(FapiaoAbilityType))),
        Parameter("invite_channel", STRING),
        Parameter("operate_user", Encrypted(STRING)),
        Parameter("invite_code", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("taxpayer_id", STRING),
    ),
    replies={200: GetSpInviteUrlResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not use e-invoices.",
            "Check that you have the permission for e-invoices, and that the sub-merchant accepted your invitation.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015941495",),
)


class _QueryInvitationUrlDocs:
    def query_invitation_url(self, *_: Any, **__: Any) -> Any:
        """Create an invitation link (获取开通服务商电子发票能力邀请链接).

        Creates the link with which you invite a merchant to e-invoices. The merchant scans it as a QR code, or opens
        it, and authorizes you. A merchant number can authorize one service provider only; a new authorization replaces
        the previous one. To add a kind of fully digital invoice later, invite the merchant again.

        Args:
            operation_type: 操作类型. What the merchant does when it accepts.
            fapiao_mode: 开票模式. Ways of issuing invoices that the merchant can choose from.
            fapiao_ability_type_list: 发票能力类型. Kinds of fully digital invoices to enable. Required when
                `fapiao_mode` contains `TENCENT_DIGITAL_TAX`.
            invite_channel: 服务商邀请渠道, at most 128 characters. Your own name for the channel of the invitation.
            operate_user: 操作人员, encrypted in transit. Who of you invites the merchant, for your own records.
            invite_code: 服务商邀请code, at most 128 characters. Your own unique number for the invitation. Find its
                results with it.
            sub_mchid: 受邀请商户号, at most 32 characters. Merchant number to invite: only this merchant can use the
                link. Must not be sent together with `taxpayer_id`. Without both, the merchant enters its merchant
                number, or the number of one of its orders.
            taxpayer_id: 受邀请商户税号, at most 20 characters. Tax number to invite: the data that the merchant submits
                must have it. Must not be sent together with `sub_mchid`.

        Returns:
            `GetSpInviteUrlResponse` with `invite_url`, `miniprogram_appid` and `miniprogram_path`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015941495
        """


class QueryInvitationUrl(_QueryInvitationUrlDocs, Service):
    def query_invitation_url(
        self,
        *,
        operation_type: InviteOperationType | str,
        fapiao_mode: Sequence[InvoiceMode | str],
        fapiao_ability_type_list: Sequence[FapiaoAbilityType | str] | None = None,
        invite_channel: str | None = None,
        operate_user: str | None = None,
        invite_code: str,
        sub_mchid: str | None = None,
        taxpayer_id: str | None = None,
    ) -> GetSpInviteUrlResponse:
        return self._call(
            OPERATION,
            {
                "operation_type": operation_type,
                "fapiao_mode": fapiao_mode,
                "fapiao_ability_type_list": fapiao_ability_type_list,
                "invite_channel": invite_channel,
                "operate_user": operate_user,
                "invite_code": invite_code,
                "sub_mchid": sub_mchid,
                "taxpayer_id": taxpayer_id,
            },
        )


class AsyncQueryInvitationUrl(_QueryInvitationUrlDocs, AsyncService):
    async def query_invitation_url(
        self,
        *,
        operation_type: InviteOperationType | str,
        fapiao_mode: Sequence[InvoiceMode | str],
        fapiao_ability_type_list: Sequence[FapiaoAbilityType | str] | None = None,
        invite_channel: str | None = None,
        operate_user: str | None = None,
        invite_code: str,
        sub_mchid: str | None = None,
        taxpayer_id: str | None = None,
    ) -> GetSpInviteUrlResponse:
        return await self._call(
            OPERATION,
            {
                "operation_type": operation_type,
                "fapiao_mode": fapiao_mode,
                "fapiao_ability_type_list": fapiao_ability_type_list,
                "invite_channel": invite_channel,
                "operate_user": operate_user,
                "invite_code": invite_code,
                "sub_mchid": sub_mchid,
                "taxpayer_id": taxpayer_id,
            },
        )
