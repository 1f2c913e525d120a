# Written by `make generate` from specs/marketing/cash_coupons/send_coupon.yaml: edit that file.
"""Send a coupon (发放指定批次的代金券)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "SendCouponResponse"]


@model
class SendCouponResponse(Model):
    """Reply of `send_coupon`."""

    coupon_id: str = field(STRING)
    """ID of the coupon that was sent (代金券id)."""


OPERATION: Operation[SendCouponResponse] = Operation(
    name="marketing.cash_coupons.send_coupon",
    method="POST",
    routes=(Route("/v3/marketing/favor/users/{openid}/coupons"),),
    parameters=(Parameter("openid", STRING, is_required=True),),
    body=(
        Parameter("stock_id", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("stock_creator_mchid", STRING, is_required=True),
        Parameter("coupon_value", INTEGER),
        Parameter("coupon_minimum", INTEGER),
    ),
    repeat=Repeat(by=("out_request_no",)),
    replies={200: SendCouponResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "The AppID does not match the merchant number.",
            "Check that `appid` is bound to the calling merchant number.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The OpenID does not belong to the AppID.",
            "Check that `openid` is the user's under `appid`.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "A merchant number is invalid.", "Check the merchant numbers."),
        ErrorRow(
            400, "INVALID_REQUEST", "Too many calls.", "Call less often, and retry with the same `out_request_no`."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The campaign is over, or the stock was not started.",
            "Check the state of the stock.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The stock could not be read.",
            "Check that `stock_creator_mchid` created the stock.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The AppID is missing.", "Send the AppID."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is missing.", "Send the OpenID."),
        ErrorRow(400, "PARAM_ERROR", "The number of the stock is missing.", "Send the number of the stock."),
        ErrorRow(400, "PARAM_ERROR", "The merchant number is missing.", "Send the merchant number."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The state of the stock is invalid.",
            "Check the state of the stock. Only coupons of a running stock can be sent.",
        ),
        ErrorRow(403, "MCH_NOT_EXISTS", "The merchant number is not valid.", "Check the merchant number."),
        ErrorRow(
            403, "NOT_ENOUGH", "The budget of the stock does not suffice: all of it was sent.", "Increase the budget."
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The budget of the stock for the day was sent.",
            "Send no more coupons of this stock on this day.",
        ),
        ErrorRow(403, "NOT_ENOUGH", "The balance of the merchant does not suffice.", "Top up the balance."),
        ErrorRow(403, "NOT_ENOUGH", "The budget of the stock is used up.", "Send coupons of another stock."),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The merchant may not send the coupons: no other merchants can send those of this stock.",
            "Send coupons of your own stock, or have its creator authorize you.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The stock cannot be sent by other merchants.",
            "Send coupons of your own stock, or have its creator authorize you.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The user has the maximum number of coupons of this stock.",
            "Send the user no more coupons of this stock.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The stock cannot be sent with this call.",
            "Check the stock. Only cash coupons can be sent, not instant discounts.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The stock does not let you choose the value of a coupon.",
            "Omit `coupon_value` and `coupon_minimum`.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The stock can be sent only in ads.",
            "Send coupons of another stock; this one is used in Moments ads.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The user has the maximum number of coupons of this stock.",
            "Send the user no more coupons of this stock.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The person, with all accounts, has the maximum number of coupons of this stock.",
            "Send the person no more coupons of this stock.",
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            "The user was refused by the risk control of WeChat Pay.",
            "Do not send the user coupons.",
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            "The user's identity is not verified.",
            "This user cannot get coupons. Contact WeChat Pay, or let the user contact its support.",
        ),
        ErrorRow(
            404, "RESOURCE_NOT_EXISTS", "The stock does not exist.", "Check `stock_id` and `stock_creator_mchid`."
        ),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls at present.",
            "Call less often, and retry with the same `out_request_no`.",
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error. It is not known whether the coupon was sent.",
            "Retry with the same `out_request_no` and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012463807",),
)


class _SendCouponDocs:
    def send_coupon(self, *_: Any, **__: Any) -> Any:
        """Send a coupon (发放指定批次的代金券).

        Sends a coupon of a running stock to a user of your mini program, H5 page or app. By default, a merchant may
        send only coupons that it created itself. To send those of another merchant, use that merchant's `stock_id` and
        `stock_creator_mchid`, and your own values for everything else.

        Args:
            openid: 用户openid, at most 128 characters. OpenID of the user under `appid`.
            stock_id: 批次id, at most 20 characters, from `marketing.cash_coupons.create_stock.stock_id`. Stock of the
                coupon. Must be a stock of cash coupons, for whole orders or for single items, not one of instant
                discounts.
            out_request_no: 商户单据号, at most 128 characters. Your number for sending the coupon, unique per merchant
                number. Composed of merchant number, date and serial number. Same value on retries.
            appid: 公众账号ID, at most 128 characters. AppID of your official account, mini program or app. Must be
                bound to the calling merchant number, and `openid` must belong to it.
            stock_creator_mchid: 创建批次的商户号, at most 20 characters. Merchant number that created the stock.
            coupon_value: 指定面额发券，面额. Value of a coupon whose value is set when it is sent, in fen. Not
                available yet: omit it.
            coupon_minimum: 指定面额发券，券门槛. Minimum order amount of a coupon whose value is set when it is sent,
                in fen. Not available yet: omit it.

        Returns:
            `SendCouponResponse` with `coupon_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check that `appid` is bound to
                    the calling merchant number.
                400 INVALID_REQUEST: The OpenID does not belong to the AppID. Check that `openid` is the user's under
                    `appid`.
                400 INVALID_REQUEST: A merchant number is invalid. Check the merchant numbers.
                400 INVALID_REQUEST: Too many calls. Call less often, and retry with the same `out_request_no`.
                400 INVALID_REQUEST: The campaign is over, or the stock was not started. Check the state of the stock.
                400 INVALID_REQUEST: The stock could not be read. Check that `stock_creator_mchid` created the stock.
                400 PARAM_ERROR: The AppID is missing. Send the AppID.
                400 PARAM_ERROR: The OpenID is missing. Send the OpenID.
                400 PARAM_ERROR: The number of the stock is missing. Send the number of the stock.
                400 PARAM_ERROR: The merchant number is missing. Send the merchant number.
                400 PARAM_ERROR: The state of the stock is invalid. Check the state of the stock. Only coupons of a
                    running stock can be sent.
                403 MCH_NOT_EXISTS: The merchant number is not valid. Check the merchant number.
                403 NOT_ENOUGH: The budget of the stock does not suffice: all of it was sent. Increase the budget.
                403 NOT_ENOUGH: The budget of the stock for the day was sent. Send no more coupons of this stock on this
                    day.
                403 NOT_ENOUGH: The balance of the merchant does not suffice. Top up the balance.
                403 NOT_ENOUGH: The budget of the stock is used up. Send coupons of another stock.
                403 REQUEST_BLOCKED: The merchant may not send the coupons: no other merchants can send those of this
                    stock. Send coupons of your own stock, or have its creator authorize you.
                403 REQUEST_BLOCKED: The stock cannot be sent by other merchants. Send coupons of your own stock, or
                    have its creator authorize you.
                403 REQUEST_BLOCKED: The user has the maximum number of coupons of this stock. Send the user no more
                    coupons of this stock.
                403 REQUEST_BLOCKED: The stock cannot be sent with this call. Check the stock. Only cash coupons can be
                    sent, not instant discounts.
                403 REQUEST_BLOCKED: The stock does not let you choose the value of a coupon. Omit `coupon_value` and
                    `coupon_minimum`.
                403 REQUEST_BLOCKED: The stock can be sent only in ads. Send coupons of another stock; this one is used
                    in Moments ads.
                403 RULE_LIMIT: The user has the maximum number of coupons of this stock. Send the user no more coupons
                    of this stock.
                403 RULE_LIMIT: The person, with all accounts, has the maximum number of coupons of this stock. Send the
                    person no more coupons of this stock.
                403 USER_ACCOUNT_ABNORMAL: The user was refused by the risk control of WeChat Pay. Do not send the user
                    coupons.
                403 USER_ACCOUNT_ABNORMAL: The user's identity is not verified. This user cannot get coupons. Contact
                    WeChat Pay, or let the user contact its support.
                404 RESOURCE_NOT_EXISTS: The stock does not exist. Check `stock_id` and `stock_creator_mchid`.
                429 FREQUENCY_LIMITED: Too many calls at present. Call less often, and retry with the same
                    `out_request_no`.
                500 SYSTEM_ERROR: System error. It is not known whether the coupon was sent. Retry with the same
                    `out_request_no` and the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_request_no`.
        Rate limit: 500 calls a second.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012463807
        """


class SendCoupon(_SendCouponDocs, Service):
    def send_coupon(
        self,
        *,
        openid: str,
        stock_id: str,
        out_request_no: str,
        appid: str,
        stock_creator_mchid: str,
        coupon_value: int | None = None,
        coupon_minimum: int | None = None,
    ) -> SendCouponResponse:
        return self._call(
            OPERATION,
            {
                "openid": openid,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "appid": appid,
                "stock_creator_mchid": stock_creator_mchid,
                "coupon_value": coupon_value,
                "coupon_minimum": coupon_minimum,
            },
        )


class AsyncSendCoupon(_SendCouponDocs, AsyncService):
    async def send_coupon(
        self,
        *,
        openid: str,
        stock_id: str,
        out_request_no: str,
        appid: str,
        stock_creator_mchid: str,
        coupon_value: int | None = None,
        coupon_minimum: int | None = None,
    ) -> SendCouponResponse:
        return await self._call(
            OPERATION,
            {
                "openid": openid,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "appid": appid,
                "stock_creator_mchid": stock_creator_mchid,
                "coupon_value": coupon_value,
                "coupon_minimum": coupon_minimum,
            },
        )
