# Written by `make generate` from specs/fapiao/applications/issue_refined_oil_fapiao.yaml: edit that file.
"""Issue an e-invoice for refined oil (开具成品油行业电子发票)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.fapiao._models import FapiaoBillType, UserTitleEntity
from wechatpay_clients.fapiao.applications._models import (
    ExportBusinessPolicyCode,
    PreferentialPolicyCode,
    TransactionInfo,
    VatRefundLevyCode,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum, OpenIntegerEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "IssueRefinedOilFapiaoInfo", "IssueRefinedOilFapiaoItem", "RefinedOilInfo", "RefinedOilUnit"]


class RefinedOilUnit(StrEnum):
    """Documented values of `unit` (成品油单位). Any other value is a plain `str`."""

    TON = "TON"
    """Tons."""
    LITER = "LITER"
    """Liters."""


@model
class RefinedOilInfo(Model):
    """Fields of `refined_oil_information` (成品油行业额外信息)."""

    station: str = field(STRING)
    """Gas station (成品油站点, at most 100 characters)."""
    trade_time: dt.datetime | str = field(DATETIME)
    """When the pump was used (交易时间, RFC 3339)."""
    gun_number: str = field(STRING)
    """Number of the gas pump (加油枪号码, at most 10 characters)."""


@model
class IssueRefinedOilFapiaoItem(Model):
    """Fields of `items` (发票行信息)."""

    tax_code: str = field(STRING)
    """税局侧规定的货物或应税劳务、服务税收分类编码, at most 32 characters. Tax classification code (税收分类编码) of the goods, as set by the tax office. Refined oil has only codes that begin with 10701010. Jet fuel (`1070101020100000000`), directly supplied fuel oil (`1070101040200000000`) and directly supplied naphtha (`1070101050200000000`) each need an invoice of their own."""
    goods_name: str = field(STRING)
    """Name of the goods or services on the invoice, in your own words (货物或应税劳务、服务名称, at most 128 characters)."""
    specification: str | None = field(STRING, default=None)
    """规格型号, at most 20 characters. Specification of the goods, shown on the line. Must be omitted on a discount line."""
    unit: RefinedOilUnit | str | None = field(OpenEnum(RefinedOilUnit), default=None)
    """成品油单位. Unit of the oil, shown on the line. Must be omitted on a discount line. Directly supplied fuel oil (`1070101040200000000`) is sold in tons only. See https://pay.weixin.qq.com/doc/v3/partner/4016730844 to convert tons and liters. Required when `discount` is `false`."""
    quantity: int | None = field(INTEGER, default=None)
    """数量. Quantity, in units of 10^-8: 100000000 is 1, the default. Must be omitted on a discount line; send the real quantity on any other. If several invoices within some time have the same quantity, such as 1, the tax office suspends the seller's invoices for refined oil. Defaults to `100000000`."""
    total_amount: int = field(INTEGER)
    """单行金额合计. Amount of the line with tax, in fen. Negative on a discount line, positive on any other."""
    tax_rate: int = field(INTEGER)
    """税率. Tax rate in 1/10,000: 1300 is 13 %. Supported are 0, 1 %, 1.5 %, 3 %, 5 %, 6 %, 9 %, 10 %, 11 %, 13 %, 16 % and 17 %."""
    discount: bool = field(BOOLEAN)
    """是否折扣行. Whether the line is a discount. It must follow the line that it discounts, must not exceed its amount, and must have the same `tax_code`, `goods_name`, `tax_rate` and `preferential_policy_code`."""
    preferential_policy_code: PreferentialPolicyCode | int | None = field(
        OpenIntegerEnum(PreferentialPolicyCode), default=None
    )
    """Preferential tax policy (优惠政策标识)."""
    refined_oil_information: RefinedOilInfo | Mapping[str, Any] | None = field(ModelOf(RefinedOilInfo), default=None)
    """The refueling (成品油行业额外信息)."""


@model
class IssueRefinedOilFapiaoInfo(Model):
    """Fields of `fapiao_information` (需要开具的数电发票信息)."""

    fapiao_id: str = field(STRING)
    """商户发票单号, at most 32 characters. Your number of the invoice, unique per merchant number. Digits, ASCII letters and `_-|*`. Use another for a new invoice if the application has none that is being issued, issued or being reversed; at most 5 for each `fapiao_apply_id`."""
    total_amount: int = field(INTEGER)
    """总价税合计. Total with tax, in fen: the sum of `total_amount` of all lines. All invoices together must not exceed the amount of the payments."""
    items: Sequence[IssueRefinedOilFapiaoItem | Mapping[str, Any]] = field(ListOf(ModelOf(IssueRefinedOilFapiaoItem)))
    """Lines of the invoice (发票行信息, at most 8 items)."""
    export_business_policy_code: ExportBusinessPolicyCode | int | None = field(
        OpenIntegerEnum(ExportBusinessPolicyCode), default=None
    )
    """Tax policy for exports (出口业务适用政策代码)."""
    vat_refund_levy_code: VatRefundLevyCode | int | None = field(OpenIntegerEnum(VatRefundLevyCode), default=None)
    """Kind of goods or services whose VAT is refunded on collection (即征即退) (增值税即征即退代码)."""
    billing_person_id: str = field(STRING)
    """开票人ID, at most 64 characters. ID of the person who issues the invoice, as registered at the tax platform 乐企. `query_sub_merchant_status` returns it."""
    billing_person: str | None = field(STRING, default=None)
    """Masked name of the person who issues the invoice, as registered at the tax platform 乐企: an asterisk for every character but the last, a space, and the last four characters of the ID number (开票人名称, at most 64 characters)."""
    fapiao_bill_type: FapiaoBillType | str = field(OpenEnum(FapiaoBillType))
    """Kind of invoice to issue (发票类型)."""
    transaction_information: Sequence[TransactionInfo | Mapping[str, Any]] = field(ListOf(ModelOf(TransactionInfo)))
    """交易信息, at most 10 items. Payments that the invoice is for. If there are several of WeChat Pay, all must be of one user."""
    remark: str | None = field(STRING, default=None)
    """Remark on the invoice (发票备注)."""


OPERATION: Operation[None] = Operation(
    name="fapiao.applications.issue_refined_oil_fapiao",
    method="POST",
    routes=(Route("/v3/new-tax-control-fapiao/fapiao-applications/issue-refined-oil"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("fapiao_apply_id", STRING, is_required=True),
        Parameter("buyer_information", ModelOf(UserTitleEntity), is_required=True),
        Parameter("fapiao_information", ModelOf(IssueRefinedOilFapiaoInfo), is_required=True),
    ),
    choose=(
        AnyOf(
            "fapiao_information.transaction_information.transaction_id",
            "fapiao_information.transaction_information.out_trade_no",
        ),
    ),
    repeat=Repeat(
        by=("fapiao_information.fapiao_id",),
        settled_by="fapiao.applications.query_fapiao",
        settled_with={
            "fapiao_apply_id": "fapiao_apply_id",
            "sub_mchid": "sub_mchid",
            "fapiao_id": "fapiao_information.fapiao_id",
        },
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
            400,
            "INVALID_REQUEST",
            "An invoice was requested for the payment before, and the 2 requests have different amounts.",
            "Correct the amount of the payment and retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "An invoice of the application is being issued, so no other can be.",
            "Query the invoice for its state.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "An invoice of the application is being reversed, so no other can be issued.",
            "Query the invoice for its state.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The application has reached the maximum number of invoices.",
            "Once the query shows the invoice as `REVERSED`, issue it with another `fapiao_apply_id`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request to issue the invoice was accepted before.",
            "Query the invoice for its result.",
            is_outcome_open=True,
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The payments have less left to invoice than the request asks for.",
            "Change the payments or the amount of the invoice and retry.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not issue invoices for refined oil.",
            "Check that your invitation included them and that the merchant confirmed them at the e-tax office (电子税局), then retry later.",
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
            "The merchant may not issue invoices with this tax classification code.",
            "Check `tax_code` against the codes of goods and services that the merchant may use.",
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
            "The user has not filled in the title yet. Only for invoices outside WeChat Pay.",
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016760559",),
)


class _IssueRefinedOilFapiaoDocs:
    def issue_refined_oil_fapiao(self, *_: Any, **__: Any) -> Any:
        """Issue an e-invoice for refined oil (开具成品油行业电子发票).

        Issues an e-invoice for refined oil, such as gasoline, after you received the payments, and adds it to the
        user's WeChat Cards & Offers (卡包). The payments must exist. A successful reply only means that the request was
        accepted: `FAPIAO.ISSUED` or `query_fapiao` has the result. If the invoice could not be issued, correct the
        request and send it with another `fapiao_id`, at most 4 times for each `fapiao_apply_id`. While the result is
        open, retry with the same `fapiao_id` only.

        Args:
            sub_mchid: 子商户号, at most 32 characters. Sub-merchant number of the seller, assigned by WeChat Pay.
            fapiao_apply_id: 发票申请单号, at most 32 characters. Number of the application for invoices: WeChat Pay's
                order number if the user asked for the invoice on the bill of an order. For payments outside WeChat Pay,
                the one that you passed to `query_title_url`.
            buyer_information: 购买方信息. Title (抬头) of the invoice: the reply of `query_user_title`, or one that you
                collected yourself.
            fapiao_information: 需要开具的数电发票信息. Invoice to issue.

        Returns:
            `None`. With status 202, WeChat Pay has accepted the request and is still processing it.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 RESOURCE_ALREADY_EXISTS: The application already exists. Query it later for the result. The call may
                    have taken effect; `client.settle(error)` queries the outcome.
                400 INVALID_REQUEST: An invoice was requested for the payment before, and the 2 requests have different
                    amounts. Correct the amount of the payment and retry.
                400 INVALID_REQUEST: An invoice of the application is being issued, so no other can be. Query the
                    invoice for its state.
                400 INVALID_REQUEST: An invoice of the application is being reversed, so no other can be issued. Query
                    the invoice for its state.
                400 INVALID_REQUEST: The application has reached the maximum number of invoices. Once the query shows
                    the invoice as `REVERSED`, issue it with another `fapiao_apply_id`.
                400 INVALID_REQUEST: The request to issue the invoice was accepted before. Query the invoice for its
                    result. The call may have taken effect; `client.settle(error)` queries the outcome.
                400 INVALID_REQUEST: The payments have less left to invoice than the request asks for. Change the
                    payments or the amount of the invoice and retry.
                403 NO_AUTH: The merchant may not issue invoices for refined oil. Check that your invitation included
                    them and that the merchant confirmed them at the e-tax office (电子税局), then retry later.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                403 RULE_LIMIT: The sub-merchant has no card template. Create one with `create_card_template`, then
                    retry.
                403 RULE_LIMIT: The merchant may not issue invoices with this tax classification code. Check `tax_code`
                    against the codes of goods and services that the merchant may use.
                403 RULE_LIMIT: The buyer is not the one that the user filled in. Pass what `query_user_title` returns
                    as `buyer_information`.
                403 RULE_LIMIT: The WeChat Pay order belongs to another merchant. Only for invoices of WeChat Pay
                    orders. Check that the order is the sub-merchant's.
                404 RESOURCE_NOT_EXISTS: The user has not filled in the title yet. Only for invoices outside WeChat Pay.
                    Retry with the same `fapiao_apply_id` once `query_user_title` returns the title.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        In `fapiao_information.transaction_information`, pass at least one of `transaction_id` and `out_trade_no`.
        Safe to retry with the same `fapiao_information.fapiao_id`. `fapiao.applications.query_fapiao` returns the
        outcome.
        Followed by the notification `fapiao.applications.fapiao_issued`.
        Followed by the notification `fapiao.applications.fapiao_card_inserted`.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4016760559
        """


class IssueRefinedOilFapiao(_IssueRefinedOilFapiaoDocs, Service):
    def issue_refined_oil_fapiao(
        self,
        *,
        sub_mchid: str,
        fapiao_apply_id: str,
        buyer_information: UserTitleEntity | Mapping[str, Any],
        fapiao_information: IssueRefinedOilFapiaoInfo | Mapping[str, Any],
    ) -> None:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "fapiao_apply_id": fapiao_apply_id,
                "buyer_information": buyer_information,
                "fapiao_information": fapiao_information,
            },
        )


class AsyncIssueRefinedOilFapiao(_IssueRefinedOilFapiaoDocs, AsyncService):
    async def issue_refined_oil_fapiao(
        self,
        *,
        sub_mchid: str,
        fapiao_apply_id: str,
        buyer_information: UserTitleEntity | Mapping[str, Any],
        fapiao_information: IssueRefinedOilFapiaoInfo | Mapping[str, Any],
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "fapiao_apply_id": fapiao_apply_id,
                "buyer_information": buyer_information,
                "fapiao_information": fapiao_information,
            },
        )
