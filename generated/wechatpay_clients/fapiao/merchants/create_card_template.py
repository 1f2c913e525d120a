# Written by `make generate` from specs/fapiao/merchants/create_card_template.yaml: edit that file.
"""Create the card template of e-invoices (创建电子发票卡券模板)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CardTemplateInfo", "CreateFapiaoCardTemplateResponse", "CustomCell"]


@model
class CustomCell(Model):
    """Fields of `custom_cell` (卡券自定义cell位配置)."""

    words: str = field(STRING)
    """Text of the line (cell位文字, at most 5 characters)."""
    description: str = field(STRING)
    """Text to the right of the line (cell位描述, at most 6 characters)."""
    jump_url: str | None = field(STRING, default=None)
    """点击cell位跳转的地址, at most 1024 characters. Page that the line leads to. WeChat adds `encrypt_code` and `card_id` to it; decode `encrypt_code` to get the code of the card."""
    miniprogram_user_name: str | None = field(STRING, default=None)
    """点击cell位跳转的小程序的用户名, at most 32 characters. Original ID of the mini program that the line leads to. The mini program must be bound to the AppID that adds the cards."""
    miniprogram_path: str | None = field(STRING, default=None)
    """点击cell位跳转的小程序的页面路径, at most 1024 characters. Mini program page that the line leads to. It gets `card_id`, `encrypt_code` and the user's OpenID in `onShow`; decode `encrypt_code` to get the code of the card."""


@model
class CardTemplateInfo(Model):
    """Fields of `card_template_information` (卡券模板信息)."""

    payee_name: str | None = field(STRING, default=None)
    """收款方名称, at most 32 characters. Name of the payee on the card. Defaults to the name of the merchant."""
    logo_url: str = field(STRING)
    """卡券logo地址, at most 1024 characters. URL of the logo. Upload the image as permanent material (永久素材) of the service account that adds the cards."""
    custom_cell: CustomCell | Mapping[str, Any] | None = field(ModelOf(CustomCell), default=None)
    """Additional line on the page of the card, which can lead to your page or mini program (卡券自定义cell位配置)."""


@model
class CreateFapiaoCardTemplateResponse(Model):
    """Reply of `create_card_template`."""

    card_appid: str = field(STRING)
    """AppID of the service account that the template belongs to (插卡服务号AppID, at most 32 characters)."""
    card_id: str = field(STRING)
    """ID of the card template (卡券模板ID, at most 32 characters)."""


OPERATION: Operation[CreateFapiaoCardTemplateResponse] = Operation(
    name="fapiao.merchants.create_card_template",
    method="POST",
    routes=(Route("/v3/new-tax-control-fapiao/card-template"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("card_appid", STRING, is_required=True),
        Parameter("card_template_information", ModelOf(CardTemplateInfo), is_required=True),
    ),
    choose=(
        AnyOf(
            "card_template_information.custom_cell.jump_url",
            "card_template_information.custom_cell.miniprogram_user_name",
        ),
    ),
    replies={200: CreateFapiaoCardTemplateResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "The AppID does not match the merchant number.",
            "Check that `card_appid` is bound to your merchant number or to the sub-merchant's.",
        ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792562",),
)


class _CreateCardTemplateDocs:
    def create_card_template(self, *_: Any, **__: Any) -> Any:
        """Create the card template of e-invoices (创建电子发票卡券模板).

        Creates the template of the cards that show the sub-merchant's e-invoices in the user's WeChat Cards & Offers
        (卡包). No invoice can be issued without one. The new template replaces the previous one.

        Args:
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            card_appid: 插卡服务号AppID, at most 32 characters. AppID of the service account that adds the cards. Must
                be bound to your merchant number or to the sub-merchant's.
            card_template_information: 卡券模板信息. Content of the card template.

        Returns:
            `CreateFapiaoCardTemplateResponse` with `card_appid` and `card_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check that `card_appid` is
                    bound to your merchant number or to the sub-merchant's.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        In `card_template_information.custom_cell`, pass at least one of `jump_url` and `miniprogram_user_name`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792562
        """


class CreateCardTemplate(_CreateCardTemplateDocs, Service):
    def create_card_template(
        self, *, sub_mchid: str, card_appid: str, card_template_information: CardTemplateInfo | Mapping[str, Any]
    ) -> CreateFapiaoCardTemplateResponse:
        return self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "card_appid": card_appid, "card_template_information": card_template_information},
        )


class AsyncCreateCardTemplate(_CreateCardTemplateDocs, AsyncService):
    async def create_card_template(
        self, *, sub_mchid: str, card_appid: str, card_template_information: CardTemplateInfo | Mapping[str, Any]
    ) -> CreateFapiaoCardTemplateResponse:
        return await self._call(
            OPERATION,
            {"sub_mchid": sub_mchid, "card_appid": card_appid, "card_template_information": card_template_information},
        )
