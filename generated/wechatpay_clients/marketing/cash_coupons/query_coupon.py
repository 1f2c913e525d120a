# Written by `make generate` from specs/marketing/cash_coupons/query_coupon.yaml: edit that file.
"""Query a coupon (查询代金券详情)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.cash_coupons._models import Coupon
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Coupon] = Operation(
    name="marketing.cash_coupons.query_coupon",
    method="GET",
    routes=(Route("/v3/marketing/favor/users/{openid}/coupons/{coupon_id}", query=("appid",)),),
    parameters=(
        Parameter("coupon_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
    ),
    numbers=("coupon_id",),
    replies={200: Coupon},
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
        ErrorRow(429, "FREQUENCY_LIMIT_EXCEED", "Too many calls.", "Call less often."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry later."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012492796",),
)


class _QueryCouponDocs:
    def query_coupon(self, *_: Any, **__: Any) -> Any:
        """Query a coupon (查询代金券详情).

        Returns a user's coupon with its state. The merchant that created the stock and the one that sent the coupon may
        call this.

        Args:
            coupon_id: 代金券或消费金id, at most 20 characters, from `marketing.cash_coupons.send_coupon.coupon_id`. ID
                of the coupon or credit.
            openid: 用户openid, at most 128 characters. OpenID of the user under `appid`.
            appid: 公众账号ID, at most 128 characters. AppID of your official account, mini program or app. Must be
                bound to the calling merchant number, and `openid` must belong to it.

        Returns:
            `Coupon`.

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
                429 FREQUENCY_LIMIT_EXCEED: Too many calls. Call less often.
                429 FREQUENCY_LIMITED: Too many calls. Retry later.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `coupon_id` in the reply differs from the request. The reply belongs to another request.

        Rate limit: 1,000 calls a second from all callers, 500 from each IP address.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012492796
        """


class QueryCoupon(_QueryCouponDocs, Service):
    def query_coupon(self, *, coupon_id: str, openid: str, appid: str) -> Coupon:
        return self._call(OPERATION, {"coupon_id": coupon_id, "openid": openid, "appid": appid})


class AsyncQueryCoupon(_QueryCouponDocs, AsyncService):
    async def query_coupon(self, *, coupon_id: str, openid: str, appid: str) -> Coupon:
        return await self._call(OPERATION, {"coupon_id": coupon_id, "openid": openid, "appid": appid})
