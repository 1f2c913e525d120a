# Written by `make generate` from specs/fapiao/merchants/query_title_url.yaml: edit that file.
"""Get the link on which a user fills in the title (获取用户抬头填写链接)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AcquireFapiaoTitleUrlResponse", "Source"]


class Source(StrEnum):
    """Documented values of `source` (开票来源). Any other value is a plain `str`."""

    WEB = "WEB"
    """On a web page in WeChat."""
    MINIPROGRAM = "MINIPROGRAM"
    """In a mini program."""


@model
class AcquireFapiaoTitleUrlResponse(Model):
    """Reply of `query_title_url`."""

    miniprogram_appid: str | None = field(STRING, default=None)
    """抬头填写小程序AppID, at most 32 characters. AppID of the mini program with the form. Pass it to `wx.navigateToMiniProgram` together with `miniprogram_path`. Returned only if `source` is `WEB` or `MINIPROGRAM`."""
    miniprogram_path: str | None = field(STRING, default=None)
    """抬头填写小程序页面路径, at most 1024 characters. Page of the mini program with the form. Returned only if `source` is `WEB` or `MINIPROGRAM`."""
    miniprogram_user_name: str | None = field(STRING, default=None)
    """抬头填写小程序的用户名, at most 32 characters. Original ID (`gh_…`) of the mini program, which a web page needs to open it. Returned only if `source` is `WEB`."""


OPERATION: Operation[AcquireFapiaoTitleUrlResponse] = Operation(
    name="fapiao.merchants.query_title_url",
    method="GET",
    routes=(
        Route(
            "/v3/new-tax-control-fapiao/user-title/title-url",
            query=(
                "sub_mchid",
                "fapiao_apply_id",
                "source",
                "appid",
                "openid",
                "total_amount",
                "seller_name",
                "show_phone_cell",
                "must_input_phone",
                "show_email_cell",
                "must_input_email",
            ),
        ),
    ),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("fapiao_apply_id", STRING, is_required=True),
        Parameter("source", OpenEnum(Source), is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("total_amount", INTEGER, is_required=True),
        Parameter("seller_name", STRING),
        Parameter("show_phone_cell", BOOLEAN),
        Parameter("must_input_phone", BOOLEAN),
        Parameter("show_email_cell", BOOLEAN),
        Parameter("must_input_email", BOOLEAN),
    ),
    replies={200: AcquireFapiaoTitleUrlResponse},
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
            403,
            "RULE_LIMIT",
            "Another user has filled in the title of this application.",
            "Check that `fapiao_apply_id` belongs to this user.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015770776",),
)


class _QueryTitleUrlDocs:
    def query_title_url(self, *_: Any, **__: Any) -> Any:
        """Get the link on which a user fills in the title (获取用户抬头填写链接).

        Returns the mini program page on which a user fills in the title (抬头) of an invoice. Call it for invoices that
        do not belong to a WeChat Pay order. `FAPIAO.USER_APPLIED` follows once the user has sent the title. The link
        expires after 30 minutes; if the user has not filled in the title by then, call this again with the same
        `fapiao_apply_id`.

        Args:
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            fapiao_apply_id: 发票申请单号, at most 32 characters. Your number for the application for invoices, unique
                per merchant number. Digits, ASCII letters and `_-|*`. The notification has it once the user has filled
                in the title, and `query_user_title` needs it.
            source: 开票来源. Where the user opens the link.
            appid: 商户AppID, at most 32 characters. AppID in which the user opens the link: of your official account if
                `source` is `WEB`, of your mini program if it is `MINIPROGRAM`.
            openid: 用户OpenID, at most 32 characters. OpenID under `appid` of the user who fills in the title.
            total_amount: 总金额. Amount that the form shows, in fen. The total of all invoices of this application must
                not exceed it.
            seller_name: 销售方名称, at most 32 characters. Name of the seller on the form. Defaults to the name of the
                merchant.
            show_phone_cell: 是否需要展示手机号填写栏. Shows a line for the mobile phone number.
            must_input_phone: 用户是否必须填写手机号. Makes the mobile phone number mandatory. Works only with
                `show_phone_cell`; otherwise, `true` is refused.
            show_email_cell: 是否需要展示邮箱地址填写栏. Shows a line for the email address.
            must_input_email: 用户是否必须填写邮箱地址. Makes the email address mandatory. Works only with
                `show_email_cell`; otherwise, `true` is refused.

        Returns:
            `AcquireFapiaoTitleUrlResponse` with `miniprogram_appid`, `miniprogram_path` and `miniprogram_user_name`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                403 RULE_LIMIT: Another user has filled in the title of this application. Check that `fapiao_apply_id`
                    belongs to this user.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Followed by the notification `fapiao.applications.fapiao_user_applied`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015770776
        """


class QueryTitleUrl(_QueryTitleUrlDocs, Service):
    def query_title_url(
        self,
        *,
        sub_mchid: str,
        fapiao_apply_id: str,
        source: Source | str,
        appid: str,
        openid: str,
        total_amount: int,
        seller_name: str | None = None,
        show_phone_cell: bool | None = None,
        must_input_phone: bool | None = None,
        show_email_cell: bool | None = None,
        must_input_email: bool | None = None,
    ) -> AcquireFapiaoTitleUrlResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "fapiao_apply_id": fapiao_apply_id,
                "source": source,
                "appid": appid,
                "openid": openid,
                "total_amount": total_amount,
                "seller_name": seller_name,
                "show_phone_cell": show_phone_cell,
                "must_input_phone": must_input_phone,
                "show_email_cell": show_email_cell,
                "must_input_email": must_input_email,
            },
        )


class AsyncQueryTitleUrl(_QueryTitleUrlDocs, AsyncService):
    async def query_title_url(
        self,
        *,
        sub_mchid: str,
        fapiao_apply_id: str,
        source: Source | str,
        appid: str,
        openid: str,
        total_amount: int,
        seller_name: str | None = None,
        show_phone_cell: bool | None = None,
        must_input_phone: bool | None = None,
        show_email_cell: bool | None = None,
        must_input_email: bool | None = None,
    ) -> AcquireFapiaoTitleUrlResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "fapiao_apply_id": fapiao_apply_id,
                "source": source,
                "appid": appid,
                "openid": openid,
                "total_amount": total_amount,
                "seller_name": seller_name,
                "show_phone_cell": show_phone_cell,
                "must_input_phone": must_input_phone,
                "show_email_cell": show_email_cell,
                "must_input_email": must_input_email,
            },
        )
