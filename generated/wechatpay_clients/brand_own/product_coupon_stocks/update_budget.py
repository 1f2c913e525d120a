# Written by `make generate` from specs/brand_own/product_coupon_stocks/update_budget.yaml: edit that file.
"""Update the limits of a stock (修改商品券批次发放预算)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockEntity
from wechatpay_clients.marketing.product_coupon_stocks._models import StockBudgetUpdateMode
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockEntity] = Operation(
    name="brand_own.product_coupon_stocks.update_budget",
    method="POST",
    routes=(
        Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/update-budget"),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
    ),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("update_mode", OpenEnum(StockBudgetUpdateMode), is_required=True),
        Parameter("current_max_count", INTEGER),
        Parameter("target_max_count", INTEGER),
        Parameter("current_max_count_per_day", INTEGER),
        Parameter("target_max_count_per_day", INTEGER),
    ),
    numbers=("product_coupon_id", "stock_id"),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="brand_own.product_coupon_stocks.query_stock",
        settled_with={"product_coupon_id": "product_coupon_id", "stock_id": "stock_id"},
    ),
    scheme="brand",
    replies={200: StockEntity},
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


class _UpdateBudgetDocs:
    def update_budget(self, *_: Any, **__: Any) -> Any:
        """Update the limits of a stock (修改商品券批次发放预算).

        Changes how many coupons of a stock can be sent, one limit a call. The stock must be valid. The call fails if
        the present limit that you send is not the real one. Wait 10 minutes before you upload codes for a higher limit.
        Use `update_bundle_budget` for stocks of a bundle.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.update_budget`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `brand_own.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
                Pay. Must belong to this product coupon.
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
            `StockEntity`.

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
            NumberMismatch: The `product_coupon_id` or `stock_id` in the reply differs from the request. The reply
                belongs to another request.

        Safe to retry with the same `out_request_no`. `brand_own.product_coupon_stocks.query_stock` returns the outcome.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class UpdateBudget(_UpdateBudgetDocs, Service):
    def update_budget(
        self,
        *,
        product_coupon_id: str,
        stock_id: str,
        out_request_no: str,
        update_mode: StockBudgetUpdateMode | str,
        current_max_count: int | None = None,
        target_max_count: int | None = None,
        current_max_count_per_day: int | None = None,
        target_max_count_per_day: int | None = None,
    ) -> StockEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "update_mode": update_mode,
                "current_max_count": current_max_count,
                "target_max_count": target_max_count,
                "current_max_count_per_day": current_max_count_per_day,
                "target_max_count_per_day": target_max_count_per_day,
            },
        )


class AsyncUpdateBudget(_UpdateBudgetDocs, AsyncService):
    async def update_budget(
        self,
        *,
        product_coupon_id: str,
        stock_id: str,
        out_request_no: str,
        update_mode: StockBudgetUpdateMode | str,
        current_max_count: int | None = None,
        target_max_count: int | None = None,
        current_max_count_per_day: int | None = None,
        target_max_count_per_day: int | None = None,
    ) -> StockEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "update_mode": update_mode,
                "current_max_count": current_max_count,
                "target_max_count": target_max_count,
                "current_max_count_per_day": current_max_count_per_day,
                "target_max_count_per_day": target_max_count_per_day,
            },
        )
