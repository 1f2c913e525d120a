# Written by `make generate` from specs/marketing/product_coupon_stocks/update_budget.yaml: edit that file.
"""Update the limits of a stock (修改商品券批次发放预算)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing._models import StockEntity
from wechatpay_clients.marketing.product_coupon_stocks._models import StockBudgetUpdateMode
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockEntity] = Operation(
    name="marketing.product_coupon_stocks.update_budget",
    method="POST",
    routes=(
        Route(
            "/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/update-budget"
        ),
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
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("product_coupon_id", "stock_id", "brand_id"),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="marketing.product_coupon_stocks.query_stock",
        settled_with={"product_coupon_id": "product_coupon_id", "stock_id": "stock_id", "brand_id": "brand_id"},
    ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015781561",),
)


class _UpdateBudgetDocs:
    def update_budget(self, *_: Any, **__: Any) -> Any:
        """Update the limits of a stock (修改商品券批次发放预算).

        Changes how many coupons of a stock can be sent, one limit a call. The stock must be valid. The call fails if
        the present limit that you send is not the real one. Wait 10 minutes before you upload codes for a higher limit.
        Use `update_bundle_budget` for stocks of a bundle.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `marketing.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
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
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `StockEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The stock has expired. Check that the stock is still valid.
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id`, `stock_id` or `brand_id` in the reply differs from the request. The
                reply belongs to another request.

        Safe to retry with the same `out_request_no`. `marketing.product_coupon_stocks.query_stock` returns the outcome.
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-21: https://pay.weixin.qq.com/doc/v3/partner/4015781561
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
        brand_id: str,
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
                "brand_id": brand_id,
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
        brand_id: str,
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
                "brand_id": brand_id,
            },
        )
