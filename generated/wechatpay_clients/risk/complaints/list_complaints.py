# Written by `make generate` from specs/risk/complaints/list_complaints.yaml: edit that file.
"""List complaints (查询投诉单列表)."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.complaints._models import Complaint
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListComplaintsResponse"]


@model
class ListComplaintsResponse(Model):
    """Reply of `list_complaints`."""

    data: list[Complaint] | None = field(ListOf(ModelOf(Complaint)), default=None)
    """The complaints of this page (用户投诉信息详情)."""
    limit: int = field(INTEGER)
    """Maximum number of complaints on a page, from 1 to 50, as requested (分页大小)."""
    offset: int = field(INTEGER)
    """Number of items before this page, from 0: 10 if it starts with the 11th, as requested (分页开始位置)."""
    total_count: int | None = field(INTEGER, default=None)
    """投诉总条数. Number of complaints across all pages. Returned only for `offset` 0."""


OPERATION: Operation[ListComplaintsResponse] = Operation(
    name="risk.complaints.list_complaints",
    method="GET",
    routes=(
        Route(
            "/v3/merchant-service/complaints-v2",
            query=("limit", "offset", "begin_date", "end_date", "complainted_mchid"),
        ),
    ),
    parameters=(
        Parameter("limit", INTEGER),
        Parameter("offset", INTEGER),
        Parameter("begin_date", DATE, is_required=True),
        Parameter("end_date", DATE, is_required=True),
        Parameter("complainted_mchid", STRING),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="items",
        size="limit",
        total="total_count",
    ),
    replies={200: ListComplaintsResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012691285",),
)


class _ListComplaintsDocs:
    def list_complaints(self, *_: Any, **__: Any) -> Any:
        """List complaints (查询投诉单列表).

        Returns the complaints of a period, page by page. Partners get those of all their sub-merchants, or of one.

        If a page would contain too much data, the call fails with `INVALID_REQUEST`: lower `limit`. Several complaints
        of a user about one order are one complaint.

        Args:
            limit: 分页大小, 1 to 50. Maximum number of complaints to return.
            offset: 分页开始位置. Number of complaints to skip, from 0: 10 starts with the 11th complaint.
            begin_date: 开始日期, yyyy-MM-dd. First day of the period in which users complained. The period may have 30
                days at most.
            end_date: 结束日期, yyyy-MM-dd. Last day of the period in which users complained. The period may have 30
                days at most.
            complainted_mchid: 被诉商户号, at most 64 characters. Merchant number that the complaints are about.
                Partners can omit it to get those of all their sub-merchants.

        Returns:
            `ListComplaintsResponse` with `data`, `limit`, `offset` and `total_count`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_complaints` iterates over
        the items of all pages.
        Rate limit: 200 calls a minute.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-09-02: https://pay.weixin.qq.com/doc/v3/partner/4012691285
        """

    def iter_complaints(self, *_: Any, **__: Any) -> Any:
        """List complaints (查询投诉单列表), one item at a time.

        Calls `list_complaints` once per page, when the first item of the page is needed.

        Args:
            limit: 分页大小, 1 to 50. Maximum number of complaints to return.
            begin_date: 开始日期, yyyy-MM-dd. First day of the period in which users complained. The period may have 30
                days at most.
            end_date: 结束日期, yyyy-MM-dd. Last day of the period in which users complained. The period may have 30
                days at most.
            complainted_mchid: 被诉商户号, at most 64 characters. Merchant number that the complaints are about.
                Partners can omit it to get those of all their sub-merchants.

        Returns:
            An iterator over the items of all pages, each a `Complaint`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012691285
        """


class ListComplaints(_ListComplaintsDocs, Service):
    def list_complaints(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        begin_date: dt.date | str,
        end_date: dt.date | str,
        complainted_mchid: str | None = None,
    ) -> ListComplaintsResponse:
        return self._call(
            OPERATION,
            {
                "limit": limit,
                "offset": offset,
                "begin_date": begin_date,
                "end_date": end_date,
                "complainted_mchid": complainted_mchid,
            },
        )

    def iter_complaints(
        self,
        *,
        limit: int | None = None,
        begin_date: dt.date | str,
        end_date: dt.date | str,
        complainted_mchid: str | None = None,
    ) -> Iterator[Complaint]:
        return self._iterate(
            OPERATION,
            {"limit": limit, "begin_date": begin_date, "end_date": end_date, "complainted_mchid": complainted_mchid},
        )


class AsyncListComplaints(_ListComplaintsDocs, AsyncService):
    async def list_complaints(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        begin_date: dt.date | str,
        end_date: dt.date | str,
        complainted_mchid: str | None = None,
    ) -> ListComplaintsResponse:
        return await self._call(
            OPERATION,
            {
                "limit": limit,
                "offset": offset,
                "begin_date": begin_date,
                "end_date": end_date,
                "complainted_mchid": complainted_mchid,
            },
        )

    def iter_complaints(
        self,
        *,
        limit: int | None = None,
        begin_date: dt.date | str,
        end_date: dt.date | str,
        complainted_mchid: str | None = None,
    ) -> AsyncIterator[Complaint]:
        return self._iterate(
            OPERATION,
            {"limit": limit, "begin_date": begin_date, "end_date": end_date, "complainted_mchid": complainted_mchid},
        )
