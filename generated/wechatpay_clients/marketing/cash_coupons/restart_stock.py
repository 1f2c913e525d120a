# Written by `make generate` from specs/marketing/cash_coupons/restart_stock.yaml: edit that file.
"""Restart a stock (重启代金券批次)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "RestartStockResponse"]


@model
class RestartStockResponse(Model):
    """Reply of `restart_stock`."""

    restart_time: Timestamp | str = field(DATETIME)
    """Time when the stock was restarted (生效时间, RFC 3339)."""
    stock_id: str = field(STRING)
    """Number of the stock (批次号, at most 20 characters)."""


OPERATION: Operation[RestartStockResponse] = Operation(
    name="marketing.cash_coupons.restart_stock",
    method="POST",
    routes=(Route("/v3/marketing/favor/stocks/{stock_id}/restart"),),
    parameters=(Parameter("stock_id", STRING, is_required=True),),
    body=(Parameter("stock_creator_mchid", STRING, is_required=True),),
    numbers=("stock_id",),
    repeat=Repeat(by=("stock_id",)),
    replies={200: RestartStockResponse},
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
        ErrorRow(400, "INVALID_REQUEST", "The rules of the stock are not synchronized yet.", "Retry later."),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012460448",),
)


class _RestartStockDocs:
    def restart_stock(self, *_: Any, **__: Any) -> Any:
        """Restart a stock (重启代金券批次).

        Restarts a paused stock, so that its coupons can be sent again.

        Args:
            stock_id: 批次号, at most 20 characters, from `marketing.cash_coupons.create_stock.stock_id`. Number of the
                stock. Must be a stock of cash coupons, for whole orders or for single items, not one of instant
                discounts.
            stock_creator_mchid: 创建批次的商户号, at most 20 characters. Merchant number that created the stock.

        Returns:
            `RestartStockResponse` with `restart_time` and `stock_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Bind the AppID to the calling
                    merchant number, then retry.
                400 INVALID_REQUEST: The OpenID does not belong to the AppID. Use the user's OpenID under this AppID.
                400 INVALID_REQUEST: The campaign is over, or the stock was not started. Check the state of the stock.
                400 INVALID_REQUEST: A merchant number is invalid. Check that the merchant number is correct.
                400 INVALID_REQUEST: The rules of the stock are not synchronized yet. Retry later.
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
            NumberMismatch: The `stock_id` in the reply differs from the request. The reply belongs to another request.

        Safe to retry with the same `stock_id`.
        Rate limit: 1,000 calls a minute from all callers, 60 from each IP address.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012460448
        """


class RestartStock(_RestartStockDocs, Service):
    def restart_stock(self, *, stock_id: str, stock_creator_mchid: str) -> RestartStockResponse:
        return self._call(OPERATION, {"stock_id": stock_id, "stock_creator_mchid": stock_creator_mchid})


class AsyncRestartStock(_RestartStockDocs, AsyncService):
    async def restart_stock(self, *, stock_id: str, stock_creator_mchid: str) -> RestartStockResponse:
        return await self._call(OPERATION, {"stock_id": stock_id, "stock_creator_mchid": stock_creator_mchid})
