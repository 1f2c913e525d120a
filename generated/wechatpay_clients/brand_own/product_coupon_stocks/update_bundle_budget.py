# Written by `make generate` from specs/brand_own/product_coupon_stocks/update_bundle_budget.yaml: edit that file.
"""Update the limits of a bundle of stocks (修改商品券批次组发放预算)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockBundleEntity
from wechatpay_clients.marketing.product_coupon_stocks._models import StockBudgetUpdateMode
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockBundleEntity] = Operation(
    name="brand_own.product_coupon_stocks.update_bundle_budget",
    method="POST",
    routes=(
        Route(
            "/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stock-bundles/{stock_bundle_id}/update-budget"
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_bundle_id", STRING, is_required=True),
    ),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("update_mode", OpenEnum(StockBudgetUpdateMode), is_required=True),
        Parameter("current_max_count", INTEGER),
        Parameter("target_max_count", INTEGER),
        Parameter("current_max_count_per_day", INTEGER),
        Parameter("target_max_count_per_day", INTEGER),
    ),
    numbers=("stock_bundle_id",),
    repeat=Repeat(by=("out_request_no",)),
    scheme="brand",
    replies={200: StockBundleEntity},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The stock has expired.", "Check that the stock is still valid."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The product coupon does not exist.",
            "Check `product_coupon_id`, and that it belongs to this brand.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The stock does not exist.",
            "Check the ID of the stock or bundle, and that it belongs to this product coupon.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _UpdateBundleBudgetDocs:
    def update_bundle_budget(self, *_: Any, **__: Any) -> Any:
        """Update the limits of a bundle of stocks (修改商品券批次组发放预算).

        Changes how many coupons of each stock of a bundle can be sent, one limit a call. The stocks must be valid. The
        call fails if the present limit that you send is not the real one. Wait 10 minutes before you upload codes for a
        higher limit.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.update_bundle_budget`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_bundle_id: 批次组ID, from `brand_own.product_coupon_stocks.create_stock_bundle.stock_bundle_id`. ID of
                the bundle, assigned by WeChat Pay. Must belong to this product coupon.
            out_request_no: 修改请求单号, 6 to 40 characters. Your number of the change, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            update_mode: 更新模式. Limit to change. One call changes one limit.
            current_max_count: 当前批次发放次数总上限. Total limit at present, from `query_stock`. Must be omitted in
                other modes. Required when `update_mode` is `MAX_COUNT`.
            target_max_count: 目标批次发放次数总上限. New total limit. It can be lower than the present one, but not
                lower than the number of coupons sent so far. Uploaded codes beyond it are kept for a higher limit. Must
                be omitted in other modes. Required when `update_mode` is `MAX_COUNT`.
            current_max_count_per_day: 当前批次每日发放次数上限. Daily limit at present, from `query_stock`. Must be
                omitted in other modes. Required when `update_mode` is `MAX_COUNT_PER_DAY`.
            target_max_count_per_day: 目标批次每日发放次数上限. New daily limit. It can be lower than the present one.
                Must be omitted in other modes. Required when `update_mode` is `MAX_COUNT_PER_DAY`.

        Returns:
            `StockBundleEntity` with `stock_bundle_id` and `stock_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The stock has expired. Check that the stock is still valid.
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `stock_bundle_id` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class UpdateBundleBudget(_UpdateBundleBudgetDocs, Service):
    def update_bundle_budget(
        self,
        *,
        product_coupon_id: str,
        stock_bundle_id: str,
        out_request_no: str,
        update_mode: StockBudgetUpdateMode | str,
        current_max_count: int | None = None,
        target_max_count: int | None = None,
        current_max_count_per_day: int | None = None,
        target_max_count_per_day: int | None = None,
    ) -> StockBundleEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_bundle_id": stock_bundle_id,
                "out_request_no": out_request_no,
                "update_mode": update_mode,
                "current_max_count": current_max_count,
                "target_max_count": target_max_count,
                "current_max_count_per_day": current_max_count_per_day,
                "target_max_count_per_day": target_max_count_per_day,
            },
        )


class AsyncUpdateBundleBudget(_UpdateBundleBudgetDocs, AsyncService):
    async def update_bundle_budget(
        self,
        *,
        product_coupon_id: str,
        stock_bundle_id: str,
        out_request_no: str,
        update_mode: StockBudgetUpdateMode | str,
        current_max_count: int | None = None,
        target_max_count: int | None = None,
        current_max_count_per_day: int | None = None,
        target_max_count_per_day: int | None = None,
    ) -> StockBundleEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_bundle_id": stock_bundle_id,
                "out_request_no": out_request_no,
                "update_mode": update_mode,
                "current_max_count": current_max_count,
                "target_max_count": target_max_count,
                "current_max_count_per_day": current_max_count_per_day,
                "target_max_count_per_day": target_max_count_per_day,
            },
        )
