# Written by `make generate` from specs/industry/parking_reminders/list_applications.yaml: edit that file.
"""List the applications of a car park (查询停车场进件申请单列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import Application
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListApplicationsResponse"]


@model
class ListApplicationsResponse(Model):
    """Reply of `list_applications`."""

    code: str | None = field(STRING, default=None)
    """响应码, at most 32 characters. Error code. Returned only if the call failed."""
    message: str | None = field(STRING, default=None)
    """返回信息, at most 256 characters. Reason for the failure. Returned only if the call failed."""
    application_list: list[Application] | None = field(ListOf(ModelOf(Application)), default=None)
    """申请单列表. The applications. Returned if there are any."""
    wx_parking_lot_id: str | None = field(STRING, default=None)
    """微信停车场ID, at most 64 characters. WeChat Pay's ID of the car park, which the calls for entry, exit and payment need. Returned once the application is approved and the ID is assigned."""


OPERATION: Operation[ListApplicationsResponse] = Operation(
    name="industry.parking_reminders.list_applications",
    method="GET",
    routes=(Route("/v3/parking/reminders/applications", query=("out_parking_lot_id", "offset", "limit")),),
    parameters=(
        Parameter("out_parking_lot_id", STRING, is_required=True),
        Parameter("offset", INTEGER),
        Parameter("limit", INTEGER),
    ),
    pages=Pages(
        next="offset",
        items="application_list",
        counts="items",
        size="limit",
    ),
    replies={200: ListApplicationsResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557811",),
)


class _ListApplicationsDocs:
    def list_applications(self, *_: Any, **__: Any) -> Any:
        """List the applications of a car park (查询停车场进件申请单列表).

        Returns the applications of a car park, and WeChat Pay's ID of the car park once it has one.

        Args:
            out_parking_lot_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, from the application.
                Letters, digits, underscores and hyphens.
            offset: 偏移量. Number of applications to skip, counted from 0.
            limit: 条数. Number of applications per page. Defaults to `10`.

        Returns:
            `ListApplicationsResponse` with `code`, `message`, `application_list` and `wx_parking_lot_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `application_list` contains the items of one page and `offset` selects the page. `iter_applications`
        iterates over the items of all pages.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557811
        """

    def iter_applications(self, *_: Any, **__: Any) -> Any:
        """List the applications of a car park (查询停车场进件申请单列表), one item at a time.

        Calls `list_applications` once per page, when the first item of the page is needed.

        Args:
            out_parking_lot_id: 商户停车场ID, 1 to 64 characters. Your own ID for the car park, from the application.
                Letters, digits, underscores and hyphens.
            limit: 条数. Number of applications per page. Defaults to `10`.

        Returns:
            An iterator over the items of all pages, each an `Application`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4019557811
        """


class ListApplications(_ListApplicationsDocs, Service):
    def list_applications(
        self, *, out_parking_lot_id: str, offset: int | None = None, limit: int | None = None
    ) -> ListApplicationsResponse:
        return self._call(OPERATION, {"out_parking_lot_id": out_parking_lot_id, "offset": offset, "limit": limit})

    def iter_applications(self, *, out_parking_lot_id: str, limit: int | None = None) -> Iterator[Application]:
        return self._iterate(OPERATION, {"out_parking_lot_id": out_parking_lot_id, "limit": limit})


class AsyncListApplications(_ListApplicationsDocs, AsyncService):
    async def list_applications(
        self, *, out_parking_lot_id: str, offset: int | None = None, limit: int | None = None
    ) -> ListApplicationsResponse:
        return await self._call(OPERATION, {"out_parking_lot_id": out_parking_lot_id, "offset": offset, "limit": limit})

    def iter_applications(self, *, out_parking_lot_id: str, limit: int | None = None) -> AsyncIterator[Application]:
        return self._iterate(OPERATION, {"out_parking_lot_id": out_parking_lot_id, "limit": limit})
