# Written by `make generate` from specs/marketing/cash_coupons/set_callback.yaml: edit that file.
"""Set the callback URL (设置代金券消息通知地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "SetCallbackResponse"]


@model
class SetCallbackResponse(Model):
    """Reply of `set_callback`."""

    update_time: Timestamp | str = field(DATETIME)
    """Time of the change (修改时间, RFC 3339)."""
    notify_url: str = field(STRING)
    """URL for notifications about coupons (通知地址)."""


OPERATION: Operation[SetCallbackResponse] = Operation(
    name="marketing.cash_coupons.set_callback",
    method="POST",
    routes=(Route("/v3/marketing/favor/callbacks"),),
    body=(
        Parameter("mchid", STRING, is_own_number=True),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("switch", BOOLEAN),
    ),
    repeat=Repeat(by=("mchid",)),
    replies={200: SetCallbackResponse},
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
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error.",
            "Check that `notify_url` starts with `https://`, is reachable and has no query, then retry.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012464176",),
)


class _SetCallbackDocs:
    def set_callback(self, *_: Any, **__: Any) -> Any:
        """Set the callback URL (设置代金券消息通知地址).

        Sets the URL that receives notifications about used coupons. Only a merchant that creates stocks can set it.
        Enable 营销事件推送 on the merchant platform first; otherwise the call fails with `REQUEST_BLOCKED`.

        Args:
            mchid: 商户号, at most 20 characters, defaults to the client's own number. Merchant number whose
                notifications the URL receives. Must be one that creates stocks.
            notify_url: 通知url地址, at most 256 characters. URL for notifications about coupons. Must start with
                `https://`, be reachable, and have no query.
            switch: 回调开关. Turns notifications on. `false` is not supported yet: turn them off on the merchant
                platform.

        Returns:
            `SetCallbackResponse` with `update_time` and `notify_url`.

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
                500 SYSTEM_ERROR: System error. Check that `notify_url` starts with `https://`, is reachable and has no
                    query, then retry.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `mchid`.
        Followed by the notification `marketing.cash_coupons.coupon_use`, sent to `notify_url`.
        Rate limit: 1,000 calls a minute from all callers, 5 from each IP address.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012464176
        """


class SetCallback(_SetCallbackDocs, Service):
    def set_callback(
        self, *, mchid: str | None = None, notify_url: str, switch: bool | None = None
    ) -> SetCallbackResponse:
        return self._call(OPERATION, {"mchid": mchid, "notify_url": notify_url, "switch": switch})


class AsyncSetCallback(_SetCallbackDocs, AsyncService):
    async def set_callback(
        self, *, mchid: str | None = None, notify_url: str, switch: bool | None = None
    ) -> SetCallbackResponse:
        return await self._call(OPERATION, {"mchid": mchid, "notify_url": notify_url, "switch": switch})
