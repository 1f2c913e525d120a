# Written by `make generate` from specs/marketing/cash_coupons/get_refund_flow.yaml: edit that file.
"""Get the refund details of a stock (下载批次退款明细)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.cash_coupons._models import FlowFile
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.files import Download, DownloadedFile, FileTarget, Progress
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[FlowFile] = Operation(
    name="marketing.cash_coupons.get_refund_flow",
    method="GET",
    routes=(Route("/v3/marketing/favor/stocks/{stock_id}/refund-flow"),),
    parameters=(Parameter("stock_id", STRING, is_required=True),),
    download=Download(
        method="download_refund_flow",
        url="url",
        hosts=("api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"),
        digest="hash_value",
        algorithm="hash_type",
        is_unpacked=True,
    ),
    replies={200: FlowFile},
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
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The stock does not exist, or its file is not ready.",
            "Check the number of the stock. Retry after 10:00 on the day after `available_end_time`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry later."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012463548",),
)


class _GetRefundFlowDocs:
    def get_refund_flow(self, *_: Any, **__: Any) -> Any:
        """Get the refund details of a stock (下载批次退款明细).

        Returns the download address of the refund details of a stock: order numbers, items, bank references and more,
        for reconciliation and analysis. Available from 10:00 on the day after the campaign ends, and only to the
        merchant that created the stock.

        Args:
            stock_id: 批次号, at most 20 characters, from `marketing.cash_coupons.create_stock.stock_id`. Number of the
                stock, of coupons for whole orders or for single items, or of instant or percentage discounts. Must be
                created by the calling merchant.

        Returns:
            `FlowFile` with `url`, `hash_value` and `hash_type`.

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
                404 RESOURCE_NOT_EXISTS: The stock does not exist, or its file is not ready. Check the number of the
                    stock. Retry after 10:00 on the day after `available_end_time`.
                429 FREQUENCY_LIMITED: Too many calls. Retry later.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 1,000 calls a minute from all callers, 5 from each IP address.
        `url` is the address of the file, valid for 30 seconds. `download_refund_flow` downloads it.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012463548
        """

    def download_refund_flow(self, *_: Any, **__: Any) -> Any:
        """Get the refund details of a stock (下载批次退款明细), and download the file.

        Calls `get_refund_flow` and downloads the file. The file is decompressed if necessary and verified against its
        digest before it is written to its destination.

        Args:
            stock_id: 批次号, at most 20 characters, from `marketing.cash_coupons.create_stock.stock_id`. Number of the
                stock, of coupons for whole orders or for single items, or of instant or percentage discounts. Must be
                created by the calling merchant.
            to: Destination of the file: a path, or a file opened for writing in binary mode. An existing file is
                replaced.
            progress: Called with the number of bytes received so far and the total, which is `None` if it is unknown.

        Returns:
            `DownloadedFile` with `path`, `size` and `sha256`.

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
                404 RESOURCE_NOT_EXISTS: The stock does not exist, or its file is not ready. Check the number of the
                    stock. Retry after 10:00 on the day after `available_end_time`.
                429 FREQUENCY_LIMITED: Too many calls. Retry later.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            CorruptDownload: The file failed its integrity check. The destination is unchanged.
            OSError: The file could not be written completely, for example because the disk is full.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012463548
        """


class GetRefundFlow(_GetRefundFlowDocs, Service):
    def get_refund_flow(self, *, stock_id: str) -> FlowFile:
        return self._call(OPERATION, {"stock_id": stock_id})

    def download_refund_flow(
        self, *, stock_id: str, to: FileTarget, progress: Progress | None = None
    ) -> DownloadedFile:
        return self._download(OPERATION, {"stock_id": stock_id}, to, progress)


class AsyncGetRefundFlow(_GetRefundFlowDocs, AsyncService):
    async def get_refund_flow(self, *, stock_id: str) -> FlowFile:
        return await self._call(OPERATION, {"stock_id": stock_id})

    async def download_refund_flow(
        self, *, stock_id: str, to: FileTarget, progress: Progress | None = None
    ) -> DownloadedFile:
        return await self._download(OPERATION, {"stock_id": stock_id}, to, progress)
