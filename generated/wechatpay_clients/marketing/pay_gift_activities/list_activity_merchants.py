# Written by `make generate` from specs/marketing/pay_gift_activities/list_activity_merchants.yaml: edit that file.
"""List the merchants of an activity (获取活动发券商户号)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "ListActivityMerchantsResponse", "MerchantData"]


@model
class MerchantData(Model):
    """Fields of `data` (结果集)."""

    mchid: str = field(STRING)
    """Merchant number that gives the coupons (商户Id, at most 15 characters)."""
    merchant_name: str | None = field(STRING, default=None)
    """Name of the merchant that gives the coupons (商户名称)."""
    create_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the merchant was added to the activity (创建时间, RFC 3339)."""
    update_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the entry was last changed (更新时间, RFC 3339)."""


@model
class ListActivityMerchantsResponse(Model):
    """Reply of `list_activity_merchants`."""

    data: list[MerchantData] | None = field(ListOf(ModelOf(MerchantData)), default=None)
    """Merchants on this page (结果集)."""
    total_count: int = field(INTEGER)
    """Number of merchants across all pages (总数)."""
    offset: int = field(INTEGER)
    """Page number, as requested (分页页码)."""
    limit: int = field(INTEGER)
    """Page size, as requested (分页大小)."""
    activity_id: str = field(STRING)
    """ID of the activity (活动Id)."""


OPERATION: Operation[ListActivityMerchantsResponse] = Operation(
    name="marketing.pay_gift_activities.list_activity_merchants",
    method="GET",
    routes=(Route("/v3/marketing/paygiftactivity/activities/{activity_id}/merchants", query=("offset", "limit")),),
    parameters=(
        Parameter("activity_id", STRING, is_required=True),
        Parameter("offset", INTEGER),
        Parameter("limit", INTEGER),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="pages",
        size="limit",
        total="total_count",
    ),
    replies={200: ListActivityMerchantsResponse},
    errors=(
        ErrorRow(400, "APPID_MCHID_NOT_MATCH", "The AppID does not match the merchant number.", "Check the AppID."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "A merchant does not exist.", "Check the merchants that give the coupons."),
        ErrorRow(
            401,
            "SIGN_ERROR",
            "The signature is wrong or incomplete.",
            "Check the settings on the merchant platform, then correct the request.",
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
            "The activity or something that it uses does not exist or is not available.",
            "Check that everything that the request names exists and is available.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Stay within the rate limit of the operation."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012466191",),
)


class _ListActivityMerchantsDocs:
    def list_activity_merchants(self, *_: Any, **__: Any) -> Any:
        """List the merchants of an activity (获取活动发券商户号).

        Returns the merchants that give the coupons of an activity.

        Args:
            activity_id: 活动Id, at most 20 characters, from
                `marketing.pay_gift_activities.create_full_send_activity.activity_id`. ID of the activity.
            offset: 分页页码, at least 0. Page number. The first page is 0.
            limit: 分页大小. Maximum number of merchants on a page.

        Returns:
            `ListActivityMerchantsResponse` with `data`, `total_count`, `offset`, `limit` and `activity_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 MCH_NOT_EXISTS: A merchant does not exist. Check the merchants that give the coupons.
                401 SIGN_ERROR: The signature is wrong or incomplete. Check the settings on the merchant platform, then
                    correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the settings on the merchant
                    platform, then correct the request.
                404 RESOURCE_NOT_EXISTS: The activity or something that it uses does not exist or is not available.
                    Check that everything that the request names exists and is available.
                429 FREQUENCY_LIMITED: Too many calls. Stay within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_activity_merchants`
        iterates over the items of all pages.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012466191
        """

    def iter_activity_merchants(self, *_: Any, **__: Any) -> Any:
        """List the merchants of an activity (获取活动发券商户号), one item at a time.

        Calls `list_activity_merchants` once per page, when the first item of the page is needed.

        Args:
            activity_id: 活动Id, at most 20 characters, from
                `marketing.pay_gift_activities.create_full_send_activity.activity_id`. ID of the activity.
            limit: 分页大小. Maximum number of merchants on a page.

        Returns:
            An iterator over the items of all pages, each a `MerchantData`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012466191
        """


class ListActivityMerchants(_ListActivityMerchantsDocs, Service):
    def list_activity_merchants(
        self, *, activity_id: str, offset: int | None = None, limit: int | None = None
    ) -> ListActivityMerchantsResponse:
        return self._call(OPERATION, {"activity_id": activity_id, "offset": offset, "limit": limit})

    def iter_activity_merchants(self, *, activity_id: str, limit: int | None = None) -> Iterator[MerchantData]:
        return self._iterate(OPERATION, {"activity_id": activity_id, "limit": limit})


class AsyncListActivityMerchants(_ListActivityMerchantsDocs, AsyncService):
    async def list_activity_merchants(
        self, *, activity_id: str, offset: int | None = None, limit: int | None = None
    ) -> ListActivityMerchantsResponse:
        return await self._call(OPERATION, {"activity_id": activity_id, "offset": offset, "limit": limit})

    def iter_activity_merchants(self, *, activity_id: str, limit: int | None = None) -> AsyncIterator[MerchantData]:
        return self._iterate(OPERATION, {"activity_id": activity_id, "limit": limit})
