# Written by `make generate` from specs/marketing/partnerships/list_partnerships.yaml: edit that file.
"""List partnerships (查询合作关系列表)."""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.partnerships._models import AuthorizedData, Partner
from wechatpay_runtime.operation.containers import JsonText, ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "ListPartnershipsResponse", "Partnership"]


@model
class Partnership(Model):
    """Fields of `data` (合作关系结果集)."""

    partner: Partner = field(ModelOf(Partner))
    """Partner that may distribute the coupons (合作方信息)."""
    authorized_data: AuthorizedData = field(ModelOf(AuthorizedData))
    """Coupon stock that the partner may distribute (被授权数据)."""
    build_time: Timestamp | str = field(DATETIME)
    """Time when the partnership was established (建立合作关系时间, RFC 3339)."""
    terminate_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the partnership was ended (终止合作关系时间, RFC 3339)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when WeChat Pay created the record (创建时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """Time when WeChat Pay last changed the record (更新时间, RFC 3339)."""


@model
class ListPartnershipsResponse(Model):
    """Reply of `list_partnerships`."""

    data: list[Partnership] | None = field(ListOf(ModelOf(Partnership)), default=None)
    """Partnerships of the page (合作关系结果集)."""
    offset: int = field(INTEGER)
    """Page number, as requested (分页页码)."""
    limit: int = field(INTEGER)
    """Page size, as requested (分页大小)."""
    total_count: int | None = field(INTEGER, default=None)
    """总数量. Number of partnerships across all pages. Returned only if `offset` is 0 or the page is empty."""


OPERATION: Operation[ListPartnershipsResponse] = Operation(
    name="marketing.partnerships.list_partnerships",
    method="GET",
    routes=(Route("/v3/marketing/partnerships", query=("limit", "offset", "partner", "authorized_data")),),
    parameters=(
        Parameter("limit", INTEGER),
        Parameter("offset", INTEGER),
        Parameter("partner", JsonText(ModelOf(Partner))),
        Parameter("authorized_data", JsonText(ModelOf(AuthorizedData)), is_required=True),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="pages",
        size="limit",
        total="total_count",
    ),
    replies={200: ListPartnershipsResponse},
    errors=(
        ErrorRow(400, "APPID_MCHID_NOT_MATCH", "The AppID does not match the merchant number.", "Check the AppID."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The partnership does not exist.",
            "Check the partner. If it is correct, the list is empty.",
        ),
        ErrorRow(
            400,
            "MCH_NOT_EXISTS",
            "The merchant number does not exist.",
            "Check the merchant number of the coupon issuer.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The coupon stock or the partner does not exist or is not available.",
            "Check that the coupon stock and the partner exist and are available.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012381479",),
)


class _ListPartnershipsDocs:
    def list_partnerships(self, *_: Any, **__: Any) -> Any:
        """List partnerships (查询合作关系列表).

        Returns the partnerships for one of your coupon stocks, page by page. If there are none, the call fails with 400
        `INVALID_REQUEST` instead of returning an empty list.

        Args:
            limit: 分页大小, at most 50. Partnerships on a page. Defaults to `20`.
            offset: 分页页码. Page number. The first page is 0.
            partner: 合作方信息, sent as a JSON string. Partner whose partnerships are returned.
            authorized_data: 被授权数据, sent as a JSON string. Coupon stock whose partnerships are returned.

        Returns:
            `ListPartnershipsResponse` with `data`, `offset`, `limit` and `total_count`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 INVALID_REQUEST: The partnership does not exist. Check the partner. If it is correct, the list is
                    empty.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number of the coupon issuer.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the settings on the merchant
                    platform, then correct the request.
                404 RESOURCE_NOT_EXISTS: The coupon stock or the partner does not exist or is not available. Check that
                    the coupon stock and the partner exist and are available.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_partnerships` iterates
        over the items of all pages.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012381479
        """

    def iter_partnerships(self, *_: Any, **__: Any) -> Any:
        """List partnerships (查询合作关系列表), one item at a time.

        Calls `list_partnerships` once per page, when the first item of the page is needed.

        Args:
            limit: 分页大小, at most 50. Partnerships on a page. Defaults to `20`.
            partner: 合作方信息, sent as a JSON string. Partner whose partnerships are returned.
            authorized_data: 被授权数据, sent as a JSON string. Coupon stock whose partnerships are returned.

        Returns:
            An iterator over the items of all pages, each a `Partnership`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012381479
        """


class ListPartnerships(_ListPartnershipsDocs, Service):
    def list_partnerships(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        partner: Partner | Mapping[str, Any] | None = None,
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> ListPartnershipsResponse:
        return self._call(
            OPERATION, {"limit": limit, "offset": offset, "partner": partner, "authorized_data": authorized_data}
        )

    def iter_partnerships(
        self,
        *,
        limit: int | None = None,
        partner: Partner | Mapping[str, Any] | None = None,
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> Iterator[Partnership]:
        return self._iterate(OPERATION, {"limit": limit, "partner": partner, "authorized_data": authorized_data})


class AsyncListPartnerships(_ListPartnershipsDocs, AsyncService):
    async def list_partnerships(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        partner: Partner | Mapping[str, Any] | None = None,
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> ListPartnershipsResponse:
        return await self._call(
            OPERATION, {"limit": limit, "offset": offset, "partner": partner, "authorized_data": authorized_data}
        )

    def iter_partnerships(
        self,
        *,
        limit: int | None = None,
        partner: Partner | Mapping[str, Any] | None = None,
        authorized_data: AuthorizedData | Mapping[str, Any],
    ) -> AsyncIterator[Partnership]:
        return self._iterate(OPERATION, {"limit": limit, "partner": partner, "authorized_data": authorized_data})
