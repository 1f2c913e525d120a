# Written by `make generate` from specs/industry/smart_guide/list_guides.yaml: edit that file.
"""List guides (服务人员查询)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "GuideData", "ListGuidesResponse"]


@model
class GuideData(Model):
    """Fields of `data` (服务人员列表)."""

    guide_id: str | None = field(STRING, default=None)
    """ID of the guide, as returned at the registration (服务人员ID)."""
    store_id: int | None = field(INTEGER, default=None)
    """Number of the store on the merchant platform, under 营销中心 > 门店管理 (门店ID)."""
    name: str | None = field(Encrypted(STRING), default=None)
    """Name of the guide in the WeCom contacts of the merchant (服务人员姓名, encrypted in transit)."""
    mobile: str | None = field(Encrypted(STRING), default=None)
    """手机号码, encrypted in transit. Mobile number of the guide, as entered when the guide registered in the mini program. Not returned for merchants whose guides use personal WeChat accounts."""
    userid: str | None = field(STRING, default=None)
    """企业微信的员工ID. Unique ID of the guide in the WeCom contacts of the merchant. Not returned for merchants whose guides use personal WeChat accounts."""
    work_id: str | None = field(STRING, default=None)
    """工号. Employee number that the guide entered when registering in the mini program. Not returned for merchants whose guides use personal WeChat accounts."""


@model
class ListGuidesResponse(Model):
    """Reply of `list_guides`."""

    data: list[GuideData] | None = field(ListOf(ModelOf(GuideData)), default=None)
    """Guides on this page (服务人员列表)."""
    total_count: int | None = field(INTEGER, default=None)
    """Number of matching guides across all pages (服务人员数量)."""
    limit: int | None = field(INTEGER, default=None)
    """Maximum number of guides on a page, as requested (最大资源条数, at most 10)."""
    offset: int | None = field(INTEGER, default=None)
    """请求资源起始位置. Number of guides before this page. Defaults to `0`."""


OPERATION: Operation[ListGuidesResponse] = Operation(
    name="industry.smart_guide.list_guides",
    method="GET",
    routes=(
        Route(
            "/v3/smartguide/guides", query=("sub_mchid", "store_id", "userid", "mobile", "work_id", "limit", "offset")
        ),
    ),
    parameters=(
        Parameter("sub_mchid", STRING),
        Parameter("store_id", INTEGER, is_required=True),
        Parameter("userid", STRING),
        Parameter("mobile", Encrypted(STRING)),
        Parameter("work_id", STRING),
        Parameter("limit", INTEGER),
        Parameter("offset", INTEGER),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="items",
        size="limit",
        total="total_count",
    ),
    replies={200: ListGuidesResponse},
    errors=(
        ErrorRow(
            400, "INVALID_REQUEST", "The sub-merchant has not authorized you.", "Ask the sub-merchant to authorize you."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant has not enabled the product.",
            "Ask the sub-merchant to enable it.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The sub-merchant has not completed the settings of the product.",
            "Let the sub-merchant complete them, then retry.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant does not exist.", "Check `sub_mchid`."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The format of the merchant number is wrong.", "Check the merchant number."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The format of the sub-merchant number is wrong.", "Check `sub_mchid`."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The sub-merchant number is missing.", "Send `sub_mchid`."),
        ErrorRow(400, "PARAM_ERROR", "A required argument is missing.", "Read the message and correct the request."),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the store ID is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the `userid` is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The format of the mobile number is wrong.", "Read the message and correct the request."
        ),
        ErrorRow(400, "PARAM_ERROR", "The store ID is missing.", "Send `store_id`."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "Merchants whose guides use personal WeChat accounts must not send `userid`.",
            "Omit `userid`.",
        ),
        ErrorRow(400, "PARAM_ERROR", "Merchants that use WeCom must not send `work_id`.", "Omit `work_id`."),
        ErrorRow(400, "PARAM_ERROR", "The page size is above 10.", "Read the message and correct the request."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "Internal error: the ticket of the sub-merchant could not be extended.",
            "Retry later with the same arguments.",
        ),
        ErrorRow(
            500, "SYSTEM_ERROR", "Internal error: a cloud function failed.", "Retry later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012688558",),
)


class _ListGuidesDocs:
    def list_guides(self, *_: Any, **__: Any) -> Any:
        """List guides (服务人员查询).

        Returns the registered guides of a store, at most 10 a page, or a single one. To get a single guide, send
        `mobile`, or `userid` if the merchant uses WeCom (企业微信), or `work_id` if the guides use personal WeChat
        accounts.

        Args:
            sub_mchid: 子商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that the guide belongs to.
            store_id: 门店ID. Number of the store on the merchant platform, under 营销中心 > 门店管理.
            userid: 企业微信的员工ID, at most 64 characters. Unique ID of the guide in the WeCom contacts of the
                merchant. Only for merchants that use WeCom.
            mobile: 手机号码, encrypted in transit. Mobile number of the guide, as entered when the guide registered in
                the mini program.
            work_id: 工号. Employee number that the guide entered when registering in the mini program. Only for
                merchants whose guides use personal WeChat accounts.
            limit: 最大资源条数, at most 10. Maximum number of guides to return.
            offset: 请求资源起始位置, at least 0. Number of guides to skip. Defaults to `0`.

        Returns:
            `ListGuidesResponse` with `data`, `total_count`, `limit` and `offset`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The sub-merchant has not authorized you. Ask the sub-merchant to authorize you.
                400 INVALID_REQUEST: The sub-merchant has not enabled the product. Ask the sub-merchant to enable it.
                400 INVALID_REQUEST: The sub-merchant has not completed the settings of the product. Let the
                    sub-merchant complete them, then retry.
                400 MCH_NOT_EXISTS: The sub-merchant does not exist. Check `sub_mchid`.
                400 MCH_NOT_EXISTS: The format of the merchant number is wrong. Check the merchant number.
                400 MCH_NOT_EXISTS: The format of the sub-merchant number is wrong. Check `sub_mchid`.
                400 MCH_NOT_EXISTS: The sub-merchant number is missing. Send `sub_mchid`.
                400 PARAM_ERROR: A required argument is missing. Read the message and correct the request.
                400 PARAM_ERROR: The format of the store ID is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the `userid` is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The format of the mobile number is wrong. Read the message and correct the request.
                400 PARAM_ERROR: The store ID is missing. Send `store_id`.
                400 PARAM_ERROR: Merchants whose guides use personal WeChat accounts must not send `userid`. Omit
                    `userid`.
                400 PARAM_ERROR: Merchants that use WeCom must not send `work_id`. Omit `work_id`.
                400 PARAM_ERROR: The page size is above 10. Read the message and correct the request.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                500 SYSTEM_ERROR: Internal error: the ticket of the sub-merchant could not be extended. Retry later with
                    the same arguments.
                500 SYSTEM_ERROR: Internal error: a cloud function failed. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_guides` iterates over the
        items of all pages.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-01-09: https://pay.weixin.qq.com/doc/v3/partner/4012688558
        """

    def iter_guides(self, *_: Any, **__: Any) -> Any:
        """List guides (服务人员查询), one item at a time.

        Calls `list_guides` once per page, when the first item of the page is needed.

        Args:
            sub_mchid: 子商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number that the guide belongs to.
            store_id: 门店ID. Number of the store on the merchant platform, under 营销中心 > 门店管理.
            userid: 企业微信的员工ID, at most 64 characters. Unique ID of the guide in the WeCom contacts of the
                merchant. Only for merchants that use WeCom.
            mobile: 手机号码, encrypted in transit. Mobile number of the guide, as entered when the guide registered in
                the mini program.
            work_id: 工号. Employee number that the guide entered when registering in the mini program. Only for
                merchants whose guides use personal WeChat accounts.
            limit: 最大资源条数, at most 10. Maximum number of guides to return.

        Returns:
            An iterator over the items of all pages, each a `GuideData`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012688558
        """


class ListGuides(_ListGuidesDocs, Service):
    def list_guides(
        self,
        *,
        sub_mchid: str | None = None,
        store_id: int,
        userid: str | None = None,
        mobile: str | None = None,
        work_id: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> ListGuidesResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "store_id": store_id,
                "userid": userid,
                "mobile": mobile,
                "work_id": work_id,
                "limit": limit,
                "offset": offset,
            },
        )

    def iter_guides(
        self,
        *,
        sub_mchid: str | None = None,
        store_id: int,
        userid: str | None = None,
        mobile: str | None = None,
        work_id: str | None = None,
        limit: int | None = None,
    ) -> Iterator[GuideData]:
        return self._iterate(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "store_id": store_id,
                "userid": userid,
                "mobile": mobile,
                "work_id": work_id,
                "limit": limit,
            },
        )


class AsyncListGuides(_ListGuidesDocs, AsyncService):
    async def list_guides(
        self,
        *,
        sub_mchid: str | None = None,
        store_id: int,
        userid: str | None = None,
        mobile: str | None = None,
        work_id: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> ListGuidesResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "store_id": store_id,
                "userid": userid,
                "mobile": mobile,
                "work_id": work_id,
                "limit": limit,
                "offset": offset,
            },
        )

    def iter_guides(
        self,
        *,
        sub_mchid: str | None = None,
        store_id: int,
        userid: str | None = None,
        mobile: str | None = None,
        work_id: str | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[GuideData]:
        return self._iterate(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "store_id": store_id,
                "userid": userid,
                "mobile": mobile,
                "work_id": work_id,
                "limit": limit,
            },
        )
