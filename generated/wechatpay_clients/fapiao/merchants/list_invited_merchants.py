# Written by `make generate` from specs/fapiao/merchants/list_invited_merchants.yaml: edit that file.
"""List invited merchants (获取邀请开通的商户信息)."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = [
    "OPERATION",
    "InviteFailedCode",
    "Links",
    "ListSpInviteMchInfoResponse",
    "MchInviteResultInfo",
    "MchInviteStatus",
]


class MchInviteStatus(StrEnum):
    """Documented values of `mch_invite_status` (商户邀请状态). Any other value is a plain `str`."""

    MCH_INVITE_SUCC = "MCH_INVITE_SUCC"
    """The merchant accepted the invitation. `query_sub_merchant_status` returns its state."""
    MCH_INVITE_FAILED = "MCH_INVITE_FAILED"
    """The invitation failed. `invite_failed_reason` has the reason."""


class InviteFailedCode(StrEnum):
    """Documented values of `invite_failed_code` (商户邀请失败错误码). Any other value is a plain `str`."""

    UNKNOWN_TAX_INFO = "UNKNOWN_TAX_INFO"
    """The tax registration of the company was not found. Ask the tax office to confirm it."""
    INVALID_COMPANY_INFO = "INVALID_COMPANY_INFO"
    """The company data is wrong. WeChat Pay and the tax office must have the same legal entity; change its legal representative or operator with the merchant assistant (商家助手)."""
    NOT_MEET_ACCESS_CONDITION = "NOT_MEET_ACCESS_CONDITION"
    """The merchant does not meet the conditions of the tax platform 乐企."""
    NOT_IN_PILOT_SCOPE = "NOT_IN_PILOT_SCOPE"
    """The merchant is outside the pilot for fully digital invoices. Enable them by having the kinds of invoices approved (票种核定)."""
    MISSING_TAX_AUTHORITY_CODE = "MISSING_TAX_AUTHORITY_CODE"
    """The code of the competent tax authority of the province or city could not be found."""
    MERCHANT_INFO_NOT_SET = "MERCHANT_INFO_NOT_SET"
    """The legal entity of the merchant is not set. Change the license or certificate with the merchant assistant (商家助手)."""
    UNKNOWN_ERROR = "UNKNOWN_ERROR"
    """Unknown error."""


@model
class Links(Model):
    """Fields of `links` (相关链接)."""

    next: str | None = field(STRING, default=None)
    """下一页链接, at most 1024 characters. Link to the next page, with the same `limit`. Empty on the last page."""
    prev: str | None = field(STRING, default=None)
    """上一页链接, at most 1024 characters. Link to the previous page, with the same `limit`. Empty on the first page."""
    self_: str | None = field(STRING, default=None, wire="self")
    """Link to this page (当前链接, at most 1024 characters)."""


@model
class MchInviteResultInfo(Model):
    """Fields of `mch_invite_result_list` (邀请的商户结果)."""

    sub_mchid: str | None = field(STRING, default=None)
    """邀请的商户商户号. Merchant number of the invited merchant. Returned only if `mch_invite_status` is `MCH_INVITE_SUCC`."""
    mch_invite_status: MchInviteStatus | str = field(OpenEnum(MchInviteStatus))
    """Result of the invitation (邀请商户的状态)."""
    ep_name: str = field(STRING)
    """Name of the merchant (商户名称, at most 1024 characters)."""
    tax_id: str = field(STRING)
    """Tax number of the merchant (商户税号, at most 32 characters)."""
    invite_code: str = field(STRING)
    """Your number of the invitation (服务商邀请商户code)."""
    operate_time: Timestamp | str = field(DATETIME)
    """When the merchant authorized you if `mch_invite_status` is `MCH_INVITE_SUCC`; when the invitation failed if it is `MCH_INVITE_FAILED` (商户操作时间, RFC 3339)."""
    invite_failed_code: InviteFailedCode | str | None = field(OpenEnum(InviteFailedCode), default=None)
    """商户邀请失败错误码. Reason for the failure. Returned only if the invitation failed."""
    invite_failed_reason: str | None = field(STRING, default=None)
    """商户邀请失败的原因, at most 1024 characters. Reason for the failure, in Chinese. Returned only if the invitation failed."""


@model
class ListSpInviteMchInfoResponse(Model):
    """Reply of `list_invited_merchants`."""

    total_count: int = field(INTEGER)
    """Number of matching merchants across all pages (总数)."""
    offset: int = field(INTEGER)
    """Number of merchants before this page, from 0: 10 if it starts with the 11th, as requested (本次查询的起始位置)."""
    limit: int = field(INTEGER)
    """Merchants per page (本次查询的最大数量)."""
    links: Links | None = field(ModelOf(Links), default=None)
    """Links to the pages next to this one (相关链接)."""
    mch_invite_result_list: list[MchInviteResultInfo] | None = field(ListOf(ModelOf(MchInviteResultInfo)), default=None)
    """Results of the invitations (邀请的商户结果)."""


OPERATION: Operation[ListSpInviteMchInfoResponse] = Operation(
    name="fapiao.merchants.list_invited_merchants",
    method="GET",
    routes=(
        Route(
            "/v3/new-tax-control-fapiao/fapiaomerchant/listspinvitemchinfo",
            query=("query_time_start", "query_time_end", "offset", "limit", "invite_code", "mch_invite_status"),
        ),
    ),
    parameters=(
        Parameter("query_time_start", DATETIME, is_required=True),
        Parameter("query_time_end", DATETIME, is_required=True),
        Parameter("offset", INTEGER, is_required=True),
        Parameter("limit", INTEGER, is_required=True),
        Parameter("invite_code", STRING),
        Parameter("mch_invite_status", OpenEnum(MchInviteStatus), is_required=True),
    ),
    pages=Pages(
        next="offset",
        items="mch_invite_result_list",
        counts="items",
        size="limit",
        total="total_count",
    ),
    replies={200: ListSpInviteMchInfoResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015941524",),
)


class _ListInvitedMerchantsDocs:
    def list_invited_merchants(self, *_: Any, **__: Any) -> Any:
        """List invited merchants (获取邀请开通的商户信息).

        Lists the merchants that accepted your invitations in a range of time, or failed to, page by page.

        Args:
            query_time_start: 查询时间起, RFC 3339. Beginning of the range of time.
            query_time_end: 查询时间止, RFC 3339. End of the range, at most 7 days after `query_time_start`.
            offset: 本次查询的起始位置. Number of merchants to skip, from 0: 10 starts with the 11th merchant.
            limit: 本次查询的最大数量. Merchants per page.
            invite_code: 服务商邀请code. Number of the invitation, as in `query_invitation_url`. Defaults to all
                invitations.
            mch_invite_status: 商户邀请状态. Result of the invitations to list.

        Returns:
            `ListSpInviteMchInfoResponse` with `total_count`, `offset`, `limit`, `links` and `mch_invite_result_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                403 NO_AUTH: The merchant may not use e-invoices. Check that you have the permission for e-invoices, and
                    that the sub-merchant accepted your invitation.
                429 FREQUENCY_LIMITED: Too many calls. Call less often. Wait a minute, then retry with the same numbers.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `mch_invite_result_list` contains the items of one page and `offset` selects the page.
        `iter_invited_merchants` iterates over the items of all pages.

        Available to: service provider (普通服务商).

        Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015941524
        """

    def iter_invited_merchants(self, *_: Any, **__: Any) -> Any:
        """List invited merchants (获取邀请开通的商户信息), one item at a time.

        Calls `list_invited_merchants` once per page, when the first item of the page is needed.

        Args:
            query_time_start: 查询时间起, RFC 3339. Beginning of the range of time.
            query_time_end: 查询时间止, RFC 3339. End of the range, at most 7 days after `query_time_start`.
            limit: 本次查询的最大数量. Merchants per page.
            invite_code: 服务商邀请code. Number of the invitation, as in `query_invitation_url`. Defaults to all
                invitations.
            mch_invite_status: 商户邀请状态. Result of the invitations to list.

        Returns:
            An iterator over the items of all pages, each a `MchInviteResultInfo`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015941524
        """


class ListInvitedMerchants(_ListInvitedMerchantsDocs, Service):
    def list_invited_merchants(
        self,
        *,
        query_time_start: dt.datetime | str,
        query_time_end: dt.datetime | str,
        offset: int,
        limit: int,
        invite_code: str | None = None,
        mch_invite_status: MchInviteStatus | str,
    ) -> ListSpInviteMchInfoResponse:
        return self._call(
            OPERATION,
            {
                "query_time_start": query_time_start,
                "query_time_end": query_time_end,
                "offset": offset,
                "limit": limit,
                "invite_code": invite_code,
                "mch_invite_status": mch_invite_status,
            },
        )

    def iter_invited_merchants(
        self,
        *,
        query_time_start: dt.datetime | str,
        query_time_end: dt.datetime | str,
        limit: int,
        invite_code: str | None = None,
        mch_invite_status: MchInviteStatus | str,
    ) -> Iterator[MchInviteResultInfo]:
        return self._iterate(
            OPERATION,
            {
                "query_time_start": query_time_start,
                "query_time_end": query_time_end,
                "limit": limit,
                "invite_code": invite_code,
                "mch_invite_status": mch_invite_status,
            },
        )


class AsyncListInvitedMerchants(_ListInvitedMerchantsDocs, AsyncService):
    async def list_invited_merchants(
        self,
        *,
        query_time_start: dt.datetime | str,
        query_time_end: dt.datetime | str,
        offset: int,
        limit: int,
        invite_code: str | None = None,
        mch_invite_status: MchInviteStatus | str,
    ) -> ListSpInviteMchInfoResponse:
        return await self._call(
            OPERATION,
            {
                "query_time_start": query_time_start,
                "query_time_end": query_time_end,
                "offset": offset,
                "limit": limit,
                "invite_code": invite_code,
                "mch_invite_status": mch_invite_status,
            },
        )

    def iter_invited_merchants(
        self,
        *,
        query_time_start: dt.datetime | str,
        query_time_end: dt.datetime | str,
        limit: int,
        invite_code: str | None = None,
        mch_invite_status: MchInviteStatus | str,
    ) -> AsyncIterator[MchInviteResultInfo]:
        return self._iterate(
            OPERATION,
            {
                "query_time_start": query_time_start,
                "query_time_end": query_time_end,
                "limit": limit,
                "invite_code": invite_code,
                "mch_invite_status": mch_invite_status,
            },
        )
