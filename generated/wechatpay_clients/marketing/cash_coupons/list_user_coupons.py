# Written by `make generate` from specs/marketing/cash_coupons/list_user_coupons.yaml: edit that file.
"""List the coupons of a user (根据商户号查用户的券)."""

from collections.abc import AsyncIterator, Iterator
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.cash_coupons._models import BusinessType, Coupon
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CouponStatusFilter", "ListUserCouponsResponse"]


class CouponStatusFilter(StrEnum):
    """Documented values of `status` (券或消费金状态). Any other value is a plain `str`."""

    SENDED = "SENDED"
    """Usable coupons."""
    USED = "USED"
    """Usable and used coupons."""


@model
class ListUserCouponsResponse(Model):
    """Reply of `list_user_coupons`."""

    data: list[Coupon] | None = field(ListOf(ModelOf(Coupon)), default=None)
    """Coupons on this page (结果集)."""
    total_count: int = field(INTEGER)
    """Number of matching coupons (查询结果总数)."""
    limit: int | None = field(INTEGER, default=None)
    """分页大小. Coupons on a page. Returned only in a query by `creator_mchid`."""
    offset: int | None = field(INTEGER, default=None)
    """分页页码. Page number. Returned only in a query by `creator_mchid`."""


OPERATION: Operation[ListUserCouponsResponse] = Operation(
    name="marketing.cash_coupons.list_user_coupons",
    method="GET",
    routes=(
        Route(
            "/v3/marketing/favor/users/{openid}/coupons",
            query=(
                "appid",
                "stock_id",
                "status",
                "creator_mchid",
                "available_mchid",
                "offset",
                "limit",
                "business_type",
            ),
        ),
    ),
    parameters=(
        Parameter("openid", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("stock_id", STRING),
        Parameter("status", OpenEnum(CouponStatusFilter)),
        Parameter("creator_mchid", STRING),
        Parameter("available_mchid", STRING),
        Parameter("offset", INTEGER),
        Parameter("limit", INTEGER),
        Parameter("business_type", OpenEnum(BusinessType)),
    ),
    choose=(AnyOf("creator_mchid", "available_mchid"),),
    pages=Pages(
        next="offset",
        items="data",
        counts="pages",
        size="limit",
        total="total_count",
    ),
    replies={200: ListUserCouponsResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "The AppID does not match the merchant number.",
            "Bind the AppID to the calling merchant number, then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The OpenID does not belong to the AppID.",
            "Use the user's OpenID under this AppID.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The campaign is over, or the stock was not started.",
            "Check the state of the stock.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "A merchant number is invalid.", "Check that the merchant number is correct."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(400, "PARAM_ERROR", "The callback URL is missing.", "Send the callback URL."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The merchant number of the callback is missing.",
            "Send the merchant number of the callback.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The coupon ID is missing.", "Send the coupon ID."),
        ErrorRow(400, "PARAM_ERROR", "The AppID is missing.", "Send the AppID."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is missing.", "Send the OpenID."),
        ErrorRow(400, "PARAM_ERROR", "The page size is above the limit.", "Use a smaller page size."),
        ErrorRow(400, "PARAM_ERROR", "The format of a time is wrong.", "Send times in the documented format."),
        ErrorRow(400, "PARAM_ERROR", "The number of the stock is missing.", "Send the number of the stock."),
        ErrorRow(400, "PARAM_ERROR", "The merchant number is missing.", "Send the merchant number."),
        ErrorRow(400, "PARAM_ERROR", "The state of the stock is invalid.", "Check the state of the stock."),
        ErrorRow(403, "NOT_ENOUGH", "The budget of the stock does not suffice.", "Increase the budget."),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The calling merchant has no permission.",
            "Apply for the product before you call this.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The calling merchant may not send the coupons.",
            "Check that the stock is your own, or that you are authorized to use it.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The stock is not authorized for other merchants.",
            "Ask its creator to authorize you before you send its coupons.",
        ),
        ErrorRow(
            403, "REQUEST_BLOCKED", "The user has the maximum number of coupons.", "Raise the limit, or stop sending."
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            "The account of the user is abnormal.",
            "This user cannot get coupons. Contact WeChat Pay, or let the user contact its support.",
        ),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The stock does not exist.", "Check the number of the stock."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry later."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012494237",),
)


class _ListUserCouponsDocs:
    def list_user_coupons(self, *_: Any, **__: Any) -> Any:
        """List the coupons of a user (根据商户号查用户的券).

        Returns a user's coupons that one merchant created or accepts, to show them in a mini program or on an H5 page,
        for example before the user pays. Coupons that every merchant accepts are never included, and used ones only in
        a query by `creator_mchid`.

        Args:
            openid: 用户标识, at most 128 characters. User's OpenID under `appid`.
            appid: 公众账号ID, at most 128 characters. AppID of your official account or app. Must be bound to the
                calling merchant number, and `openid` must belong to it.
            stock_id: 批次号, at most 20 characters, from `marketing.cash_coupons.create_stock.stock_id`. Limits the
                list to this stock. Ignored in a query by `available_mchid`.
            status: 券或消费金状态. State of the coupons to return. Ignored in a query by `available_mchid`, which
                returns only usable coupons.
            creator_mchid: 创建批次的商户号, at most 20 characters. Merchant number that created the stocks. Coupons in
                all states but expired are then returned. Takes precedence over `available_mchid`.
            available_mchid: 可用商户号, at most 20 characters. Merchant number that accepts the coupons. Only usable
                coupons are then returned, neither used nor expired ones. Ignored if `creator_mchid` is sent.
            offset: 分页页码. Page number. Ignored in a query by `available_mchid`. Defaults to `0`.
            limit: 分页大小. Coupons on a page. Ignored in a query by `available_mchid`. Defaults to `20`.
            business_type: 业务类型. Limits the list to the consumption credit of the user.

        Returns:
            `ListUserCouponsResponse` with `data`, `total_count`, `limit` and `offset`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Bind the AppID to the calling
                    merchant number, then retry.
                400 INVALID_REQUEST: The OpenID does not belong to the AppID. Use the user's OpenID under this AppID.
                400 INVALID_REQUEST: The campaign is over, or the stock was not started. Check the state of the stock.
                400 INVALID_REQUEST: A merchant number is invalid. Check that the merchant number is correct.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 PARAM_ERROR: The callback URL is missing. Send the callback URL.
                400 PARAM_ERROR: The merchant number of the callback is missing. Send the merchant number of the
                    callback.
                400 PARAM_ERROR: The coupon ID is missing. Send the coupon ID.
                400 PARAM_ERROR: The AppID is missing. Send the AppID.
                400 PARAM_ERROR: The OpenID is missing. Send the OpenID.
                400 PARAM_ERROR: The page size is above the limit. Use a smaller page size.
                400 PARAM_ERROR: The format of a time is wrong. Send times in the documented format.
                400 PARAM_ERROR: The number of the stock is missing. Send the number of the stock.
                400 PARAM_ERROR: The merchant number is missing. Send the merchant number.
                400 PARAM_ERROR: The state of the stock is invalid. Check the state of the stock.
                403 NOT_ENOUGH: The budget of the stock does not suffice. Increase the budget.
                403 REQUEST_BLOCKED: The calling merchant has no permission. Apply for the product before you call this.
                403 REQUEST_BLOCKED: The calling merchant may not send the coupons. Check that the stock is your own, or
                    that you are authorized to use it.
                403 REQUEST_BLOCKED: The stock is not authorized for other merchants. Ask its creator to authorize you
                    before you send its coupons.
                403 REQUEST_BLOCKED: The user has the maximum number of coupons. Raise the limit, or stop sending.
                403 USER_ACCOUNT_ABNORMAL: The account of the user is abnormal. This user cannot get coupons. Contact
                    WeChat Pay, or let the user contact its support.
                404 RESOURCE_NOT_EXISTS: The stock does not exist. Check the number of the stock.
                429 FREQUENCY_LIMITED: Too many calls. Retry later.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Pass at least one of `creator_mchid` and `available_mchid`.
        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_user_coupons` iterates
        over the items of all pages.
        Rate limit: 2,000 calls a second from all callers, 500 from each IP address.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012494237
        """

    def iter_user_coupons(self, *_: Any, **__: Any) -> Any:
        """List the coupons of a user (根据商户号查用户的券), one item at a time.

        Calls `list_user_coupons` once per page, when the first item of the page is needed.

        Args:
            openid: 用户标识, at most 128 characters. User's OpenID under `appid`.
            appid: 公众账号ID, at most 128 characters. AppID of your official account or app. Must be bound to the
                calling merchant number, and `openid` must belong to it.
            stock_id: 批次号, at most 20 characters, from `marketing.cash_coupons.create_stock.stock_id`. Limits the
                list to this stock. Ignored in a query by `available_mchid`.
            status: 券或消费金状态. State of the coupons to return. Ignored in a query by `available_mchid`, which
                returns only usable coupons.
            creator_mchid: 创建批次的商户号, at most 20 characters. Merchant number that created the stocks. Coupons in
                all states but expired are then returned. Takes precedence over `available_mchid`.
            available_mchid: 可用商户号, at most 20 characters. Merchant number that accepts the coupons. Only usable
                coupons are then returned, neither used nor expired ones. Ignored if `creator_mchid` is sent.
            limit: 分页大小. Coupons on a page. Ignored in a query by `available_mchid`. Defaults to `20`.
            business_type: 业务类型. Limits the list to the consumption credit of the user.

        Returns:
            An iterator over the items of all pages, each a `Coupon`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012494237
        """


class ListUserCoupons(_ListUserCouponsDocs, Service):
    def list_user_coupons(
        self,
        *,
        openid: str,
        appid: str,
        stock_id: str | None = None,
        status: CouponStatusFilter | str | None = None,
        creator_mchid: str | None = None,
        available_mchid: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        business_type: BusinessType | str | None = None,
    ) -> ListUserCouponsResponse:
        return self._call(
            OPERATION,
            {
                "openid": openid,
                "appid": appid,
                "stock_id": stock_id,
                "status": status,
                "creator_mchid": creator_mchid,
                "available_mchid": available_mchid,
                "offset": offset,
                "limit": limit,
                "business_type": business_type,
            },
        )

    def iter_user_coupons(
        self,
        *,
        openid: str,
        appid: str,
        stock_id: str | None = None,
        status: CouponStatusFilter | str | None = None,
        creator_mchid: str | None = None,
        available_mchid: str | None = None,
        limit: int | None = None,
        business_type: BusinessType | str | None = None,
    ) -> Iterator[Coupon]:
        return self._iterate(
            OPERATION,
            {
                "openid": openid,
                "appid": appid,
                "stock_id": stock_id,
                "status": status,
                "creator_mchid": creator_mchid,
                "available_mchid": available_mchid,
                "limit": limit,
                "business_type": business_type,
            },
        )


class AsyncListUserCoupons(_ListUserCouponsDocs, AsyncService):
    async def list_user_coupons(
        self,
        *,
        openid: str,
        appid: str,
        stock_id: str | None = None,
        status: CouponStatusFilter | str | None = None,
        creator_mchid: str | None = None,
        available_mchid: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        business_type: BusinessType | str | None = None,
    ) -> ListUserCouponsResponse:
        return await self._call(
            OPERATION,
            {
                "openid": openid,
                "appid": appid,
                "stock_id": stock_id,
                "status": status,
                "creator_mchid": creator_mchid,
                "available_mchid": available_mchid,
                "offset": offset,
                "limit": limit,
                "business_type": business_type,
            },
        )

    def iter_user_coupons(
        self,
        *,
        openid: str,
        appid: str,
        stock_id: str | None = None,
        status: CouponStatusFilter | str | None = None,
        creator_mchid: str | None = None,
        available_mchid: str | None = None,
        limit: int | None = None,
        business_type: BusinessType | str | None = None,
    ) -> AsyncIterator[Coupon]:
        return self._iterate(
            OPERATION,
            {
                "openid": openid,
                "appid": appid,
                "stock_id": stock_id,
                "status": status,
                "creator_mchid": creator_mchid,
                "available_mchid": available_mchid,
                "limit": limit,
                "business_type": business_type,
            },
        )
