# Written by `make generate` from specs/brand_own/product_coupon_stocks/upload_coupon_codes.yaml: edit that file.
"""Upload coupon codes (预上传券Code)."""

from collections.abc import Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "FailedCode", "UploadCouponCodesResponse"]


@model
class FailedCode(Model):
    """Fields of `failed_code_list` (上传失败的券Code列表)."""

    coupon_code: str = field(STRING)
    """Code that was not uploaded, from the request (券Code)."""
    code: str = field(STRING)
    """Error code of the failure (错误码)."""
    message: str = field(STRING)
    """Why the code was not uploaded, in Chinese (错误信息)."""


@model
class UploadCouponCodesResponse(Model):
    """Reply of `upload_coupon_codes`."""

    total_count: int = field(INTEGER)
    """Number of codes in the request, each counted once (去重后券Code总数)."""
    success_code_list: list[str] | None = field(ListOf(STRING), default=None)
    """Codes that were uploaded (上传成功的券Code列表)."""
    failed_code_list: list[FailedCode] | None = field(ListOf(ModelOf(FailedCode)), default=None)
    """Codes that were not uploaded, each with its error (上传失败的券Code列表)."""
    already_exist_code_list: list[str] | None = field(ListOf(STRING), default=None)
    """已经存在的券Code列表. Codes that existed before. They are not uploaded again."""
    duplicate_code_list: list[str] | None = field(ListOf(STRING), default=None)
    """重复的券Code列表. Codes that the request has more than once. They are uploaded once."""


OPERATION: Operation[UploadCouponCodesResponse] = Operation(
    name="brand_own.product_coupon_stocks.upload_coupon_codes",
    method="POST",
    routes=(
        Route(
            "/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/upload-coupon-codes"
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
    ),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("code_list", ListOf(STRING), is_required=True),
    ),
    repeat=Repeat(by=("out_request_no",)),
    scheme="brand",
    replies={200: UploadCouponCodesResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The stock has expired.", "Check that the stock is still valid."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The `coupon_code_mode` of the stock is not `UPLOAD`.",
            "Call this only for stocks with this mode.",
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


class _UploadCouponCodesDocs:
    def upload_coupon_codes(self, *_: Any, **__: Any) -> Any:
        """Upload coupon codes (预上传券Code).

        Uploads codes for the coupons of a stock, from which WeChat Pay picks one at random for each coupon. The stock
        must be valid, with the `coupon_code_mode` `UPLOAD`. Wait 5 minutes after you created the stock. For a bundle,
        upload codes for each of its stocks. Check the lists of the reply: the call succeeds even if single codes fail.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.upload_coupon_codes`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `brand_own.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
                Pay. Must belong to this product coupon.
            out_request_no: 请求单号, 6 to 40 characters. Your number of the request, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            code_list: 券Code列表, at most 200 items, each at most 40 characters. Codes to upload: digits, ASCII
                letters, `_` and `-`. Each code can be uploaded once.

        Returns:
            `UploadCouponCodesResponse` with `total_count`, `success_code_list`, `failed_code_list`,
            `already_exist_code_list` and `duplicate_code_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The stock has expired. Check that the stock is still valid.
                400 INVALID_REQUEST: The `coupon_code_mode` of the stock is not `UPLOAD`. Call this only for stocks with
                    this mode.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class UploadCouponCodes(_UploadCouponCodesDocs, Service):
    def upload_coupon_codes(
        self, *, product_coupon_id: str, stock_id: str, out_request_no: str, code_list: Sequence[str]
    ) -> UploadCouponCodesResponse:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "code_list": code_list,
            },
        )


class AsyncUploadCouponCodes(_UploadCouponCodesDocs, AsyncService):
    async def upload_coupon_codes(
        self, *, product_coupon_id: str, stock_id: str, out_request_no: str, code_list: Sequence[str]
    ) -> UploadCouponCodesResponse:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "code_list": code_list,
            },
        )
