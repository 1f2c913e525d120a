# Written by `make generate` from specs/fapiao/applications/insert_cards.yaml: edit that file.
"""Add e-invoices to the user's cards (将电子发票插入微信用户卡包)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao._models import FapiaoScene, UserTitleEntity
from wechatpay_clients.fapiao.applications._models import ExtraInfo, FapiaoItem, SellerInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "FapiaoCardInfo"]


@model
class FapiaoCardInfo(Model):
    """Fields of `fapiao_card_information` (电子发票卡券信息列表)."""

    fapiao_media_id: str = field(STRING)
    """ID of the file, from `upload_fapiao_file` (电子发票文件ID, at most 128 characters)."""
    fapiao_number: str = field(STRING)
    """Invoice number, assigned by the tax office (发票号码, at most 20 characters)."""
    fapiao_code: str | None = field(STRING, default=None)
    """发票代码, at most 12 characters. Invoice code (发票代码). Fully digital invoices (数电发票) have none; others require it."""
    fapiao_time: dt.datetime | str = field(DATETIME)
    """When the invoice was issued (开票时间, RFC 3339)."""
    check_code: str | None = field(STRING, default=None)
    """校验码, at most 20 characters. Check code. Fully digital invoices (数电发票) have none; others require it."""
    password: str | None = field(STRING, default=None)
    """密码, at most 1024 characters. Cipher text on the invoice (密码区). Fully digital invoices (数电发票) have none; others require it."""
    total_amount: int = field(INTEGER)
    """Total with tax, in fen: the sum of `total_amount` of all lines (总价税合计)."""
    tax_amount: int = field(INTEGER)
    """Total tax, in fen: the sum of `tax_amount` of all lines (总税额)."""
    amount: int = field(INTEGER)
    """Total without tax, in fen: the sum of `amount` of all lines (总金额)."""
    seller_information: SellerInfo | Mapping[str, Any] = field(ModelOf(SellerInfo))
    """The seller (销售方信息)."""
    extra_information: ExtraInfo | Mapping[str, Any] = field(ModelOf(ExtraInfo))
    """Further data of the invoice (附加信息)."""
    items: Sequence[FapiaoItem | Mapping[str, Any]] | None = field(ListOf(ModelOf(FapiaoItem)), default=None)
    """Lines of the invoice (发票行信息)."""
    remark: str | None = field(STRING, default=None)
    """Remark on the invoice (备注信息, at most 200 characters)."""


OPERATION: Operation[None] = Operation(
    name="fapiao.applications.insert_cards",
    method="POST",
    routes=(Route("/v3/new-tax-control-fapiao/fapiao-applications/{fapiao_apply_id}/insert-cards"),),
    parameters=(Parameter("fapiao_apply_id", STRING, is_required=True),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("scene", OpenEnum(FapiaoScene), is_required=True),
        Parameter("buyer_information", ModelOf(UserTitleEntity), is_required=True),
        Parameter("fapiao_card_information", ListOf(ModelOf(FapiaoCardInfo)), is_required=True),
    ),
    repeat=Repeat(
        by=("fapiao_apply_id",),
        settled_by="fapiao.applications.query_fapiao",
        settled_with={"fapiao_apply_id": "fapiao_apply_id", "sub_mchid": "sub_mchid"},
    ),
    replies={202: None},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "RESOURCE_ALREADY_EXISTS",
            "The application already exists.",
            "Query it later for the result.",
            is_outcome_open=True,
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
            "The sub-merchant has no card template.",
            "Create one with `create_card_template`, then retry.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The buyer is not the one that the user filled in.",
            "Pass what `query_user_title` returns as `buyer_information`.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The WeChat Pay order belongs to another merchant. Only for invoices of WeChat Pay orders.",
            "Check that the order is the sub-merchant's.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The user has not filled in the title yet.",
            "Retry with the same `fapiao_apply_id` once `query_user_title` returns the title.",
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often. Wait a minute, then retry with the same numbers.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792579",),
)


class _InsertCardsDocs:
    def insert_cards(self, *_: Any, **__: Any) -> Any:
        """Add e-invoices to the user's cards (将电子发票插入微信用户卡包).

        Adds invoices that you issued yourself to the user's WeChat Cards & Offers (卡包). Upload their files first,
        with `upload_fapiao_file`; the IDs of the files are valid for 3 days. Invoices for a WeChat Pay order can be
        added once, all in one call, and must not exceed its amount. Outside WeChat Pay, the user must have filled in
        the form of `query_title_url` before. A successful reply only means that the request was accepted:
        `FAPIAO.CARD_INSERTED` or `query_fapiao` has the result.

        Args:
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application for invoices: WeChat Pay's
                order number if `scene` is `WITH_WECHATPAY`, in which case the order must be the sub-merchant's, or your
                own if you have no sub-merchants; the number that you passed to `query_title_url` if it is
                `WITHOUT_WECHATPAY`.
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            scene: 插卡场景. Whether the invoices belong to a WeChat Pay order.
            buyer_information: 购买方信息. Title (抬头) of the invoice, as returned by `query_user_title`. If the
                payment message of the order did not show the entry to e-invoices, collect it yourself.
            fapiao_card_information: 电子发票卡券信息列表, at most 5 items. Invoices to add. Their contents must be
                those of the uploaded files.

        Returns:
            `None`. With status 202, WeChat Pay has accepted the request and is still processing it.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 RESOURCE_ALREADY_EXISTS: The application already exists. Query it later for the result. The call may
                    have taken effect; `client.settle(error)` queries the outcome.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                403 RULE_LIMIT: The sub-merchant has no card template. Create one with `create_card_template`, then
                    retry.
                403 RULE_LIMIT: The buyer is not the one that the user filled in. Pass what `query_user_title` returns
                    as `buyer_information`.
                403 RULE_LIMIT: The WeChat Pay order belongs to another merchant. Only for invoices of WeChat Pay
                    orders. Check that the order is the sub-merchant's.
                404 RESOURCE_NOT_EXISTS: The user has not filled in the title yet. Retry with the same `fapiao_apply_id`
                    once `query_user_title` returns the title.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `fapiao_apply_id`. `fapiao.applications.query_fapiao` returns the outcome.
        Followed by the notification `fapiao.applications.fapiao_card_inserted`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792579
        """


class InsertCards(_InsertCardsDocs, Service):
    def insert_cards(
        self,
        *,
        fapiao_apply_id: str,
        sub_mchid: str,
        scene: FapiaoScene | str,
        buyer_information: UserTitleEntity | Mapping[str, Any],
        fapiao_card_information: Sequence[FapiaoCardInfo | Mapping[str, Any]],
    ) -> None:
        return self._call(
            OPERATION,
            {
                "fapiao_apply_id": fapiao_apply_id,
                "sub_mchid": sub_mchid,
                "scene": scene,
                "buyer_information": buyer_information,
                "fapiao_card_information": fapiao_card_information,
            },
        )


class AsyncInsertCards(_InsertCardsDocs, AsyncService):
    async def insert_cards(
        self,
        *,
        fapiao_apply_id: str,
        sub_mchid: str,
        scene: FapiaoScene | str,
        buyer_information: UserTitleEntity | Mapping[str, Any],
        fapiao_card_information: Sequence[FapiaoCardInfo | Mapping[str, Any]],
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "fapiao_apply_id": fapiao_apply_id,
                "sub_mchid": sub_mchid,
                "scene": scene,
                "buyer_information": buyer_information,
                "fapiao_card_information": fapiao_card_information,
            },
        )
