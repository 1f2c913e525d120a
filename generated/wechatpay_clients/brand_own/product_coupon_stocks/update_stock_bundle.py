# Written by `make generate` from specs/brand_own/product_coupon_stocks/update_stock_bundle.yaml: edit that file.
"""Update a bundle of stocks (修改商品券批次组)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockBundleEntity
from wechatpay_clients.marketing._models import CouponDisplayInfo, NotifyConfig, StockStoreScope, UsageRuleDisplayInfo
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockBundleEntity] = Operation(
    name="brand_own.product_coupon_stocks.update_stock_bundle",
    method="PATCH",
    routes=(
        Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stock-bundles/{stock_bundle_id}"),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_bundle_id", STRING, is_required=True),
    ),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("remark", STRING),
        Parameter("usage_rule_display_info", ModelOf(UsageRuleDisplayInfo)),
        Parameter("coupon_display_info", ModelOf(CouponDisplayInfo)),
        Parameter("notify_config", ModelOf(NotifyConfig)),
        Parameter("store_scope", OpenEnum(StockStoreScope)),
    ),
    numbers=("stock_bundle_id",),
    repeat=Repeat(by=("out_request_no",)),
    scheme="brand",
    replies={200: StockBundleEntity},
    errors=(
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
            "The bundle does not exist.",
            "Check `stock_bundle_id`, and that it belongs to this product coupon.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _UpdateStockBundleDocs:
    def update_stock_bundle(self, *_: Any, **__: Any) -> Any:
        """Update a bundle of stocks (修改商品券批次组).

        Changes what users see of all stocks of a bundle, their stores and the settings of their notifications. The
        stocks must be valid. Coupons that users already have stay as they are. Discounts and validity cannot be
        changed, and limits only with `update_bundle_budget`.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.update_stock_bundle`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_bundle_id: 批次组ID, from `brand_own.product_coupon_stocks.create_stock_bundle.stock_bundle_id`. ID of
                the bundle, assigned by WeChat Pay. Must belong to this product coupon.
            out_request_no: 修改请求单号, 6 to 40 characters. Your number of the change, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            remark: 备注, at most 20 characters. Note that only the brand sees.
            usage_rule_display_info: 券使用规则展示信息. What users see about the use of the coupon from now on, in all
                stocks of the bundle.
            coupon_display_info: 用户商品券展示信息. What the user's card pack shows from now on, including links of
                your choice, in all stocks of the bundle.
            notify_config: 事件通知配置. Settings of the notifications about coupons of all stocks of the bundle.
            store_scope: 可用门店范围. Stores of the brand in which the coupons can be used. Send it with every change,
                because omitting it sets it to `NONE`. Stores need not be disassociated before a change from `SPECIFIC`
                to `ALL`. Defaults to `NONE`.

        Returns:
            `StockBundleEntity` with `stock_bundle_id` and `stock_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The bundle does not exist. Check `stock_bundle_id`, and that it belongs to this product
                    coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `stock_bundle_id` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class UpdateStockBundle(_UpdateStockBundleDocs, Service):
    def update_stock_bundle(
        self,
        *,
        product_coupon_id: str,
        stock_bundle_id: str,
        out_request_no: str,
        remark: str | None = None,
        usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any] | None = None,
        coupon_display_info: CouponDisplayInfo | Mapping[str, Any] | None = None,
        notify_config: NotifyConfig | Mapping[str, Any] | None = None,
        store_scope: StockStoreScope | str | None = None,
    ) -> StockBundleEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_bundle_id": stock_bundle_id,
                "out_request_no": out_request_no,
                "remark": remark,
                "usage_rule_display_info": usage_rule_display_info,
                "coupon_display_info": coupon_display_info,
                "notify_config": notify_config,
                "store_scope": store_scope,
            },
        )


class AsyncUpdateStockBundle(_UpdateStockBundleDocs, AsyncService):
    async def update_stock_bundle(
        self,
        *,
        product_coupon_id: str,
        stock_bundle_id: str,
        out_request_no: str,
        remark: str | None = None,
        usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any] | None = None,
        coupon_display_info: CouponDisplayInfo | Mapping[str, Any] | None = None,
        notify_config: NotifyConfig | Mapping[str, Any] | None = None,
        store_scope: StockStoreScope | str | None = None,
    ) -> StockBundleEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_bundle_id": stock_bundle_id,
                "out_request_no": out_request_no,
                "remark": remark,
                "usage_rule_display_info": usage_rule_display_info,
                "coupon_display_info": coupon_display_info,
                "notify_config": notify_config,
                "store_scope": store_scope,
            },
        )
