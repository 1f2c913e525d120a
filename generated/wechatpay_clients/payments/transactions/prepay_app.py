# Written by `make generate` from specs/payments/transactions/prepay_app.yaml: edit that file.
"""Create an app order (APP下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import CommonAmountInfo, LimitPay
from wechatpay_clients.payments.transactions._models import CommonSceneInfo, CouponInfo, SettleInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AppPrepayResponse"]


@model
class AppPrepayResponse(Model):
    """Reply of `prepay_app`."""

    prepay_id: str = field(STRING)
    """预支付交易会话标识, at most 64 characters. Session ID that the app needs to open the payment. Valid for 2 hours; after that, call this again with the same arguments for a new one."""


OPERATION: Operation[AppPrepayResponse] = Operation(
    name="payments.transactions.prepay_app",
    method="POST",
    routes=(Route("/v3/pay/transactions/app"),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("mchid", STRING, is_own_number=True),
        Parameter("description", STRING, is_required=True),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("time_expire", DATETIME),
        Parameter("attach", STRING),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("goods_tag", STRING),
        Parameter("limit_pay", ListOf(OpenEnum(LimitPay))),
        Parameter("support_fapiao", BOOLEAN),
        Parameter("amount", ModelOf(CommonAmountInfo), is_required=True),
        Parameter("detail", ModelOf(CouponInfo)),
        Parameter("scene_info", ModelOf(CommonSceneInfo)),
        Parameter("settle_info", ModelOf(SettleInfo)),
    ),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "mchid": "mchid"},
    ),
    replies={200: AppPrepayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "The AppID does not match the merchant number.",
            "Check on the merchant platform that the AppID is bound to the merchant number.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Apply for this permission on the merchant platform.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            "The order number was already used.",
            "Check whether you sent the number twice. A different order needs a different `out_trade_no`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4013070347",),
)


class _PrepayAppDocs:
    def prepay_app(self, *_: Any, **__: Any) -> Any:
        """Create an app order (APP下单).

        Creates an order that the user pays in your app, and returns a `prepay_id`. Sign it for the app, which opens
        WeChat to pay. Not available to micro merchants.

        Args:
            appid: 商户应用ID, at most 32 characters. AppID of your mobile app on the WeChat Open Platform. Must be
                bound to `mchid`.
            mchid: 商户号, at most 32 characters, defaults to the client's own number. Your merchant number, assigned by
                WeChat Pay.
            description: 商品描述, at most 127 characters. Description of the goods, shown to the user in the WeChat
                bill. Must describe what is actually sold.
            out_trade_no: 商户订单号, 6 to 32 characters. Merchant order number, unique per `mchid`. Digits, ASCII
                letters and `_-|*`. Use the same value on retries.
            time_expire: 支付结束时间, RFC 3339. Payment deadline. Defaults to 7 days after the order is created. Values
                under 1 minute or over 15 days after creation are moved to that limit. Expiry does not close the order:
                close it, then create another with a new `out_trade_no`.
            attach: 商户数据包, at most 128 characters. Your own data, hidden from the user. Returned after payment by
                the query and the payment notification, and listed in the trade bill.
            notify_url: 商户回调地址, at most 255 characters. Address for the payment notification: a complete public
                `http://` or `https://` URL with a path and without a query.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of cash coupons (代金券), chosen by their issuer. A
                coupon stock that was created with tags can be used only if the order has one of them; a tag shared by
                several stocks applies to all of them. Not needed for coupons without tags.
            limit_pay: 指定支付方式. Restricts the payment methods offered to the user.
            support_fapiao: 电子发票入口开放标识. Shows the e-invoice entry on the payment message and page. Requires
                e-invoices to be enabled on the merchant platform or the WeChat Official Accounts Platform.
            amount: 订单金额. Order amount.
            detail: 商品详情. Line items and receipt of the order. At most 6144 bytes of JSON without extra whitespace.
            scene_info: 场景信息. Scene of the payment: the payer's IP address, your terminal and the store.
            settle_info: 结算信息. Settlement options.

        Returns:
            `AppPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check on the merchant platform
                    that the AppID is bound to the merchant number.
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                403 NO_AUTH: The merchant is not authorized to make this call. Apply for this permission on the merchant
                    platform.
                403 OUT_TRADE_NO_USED: The order number was already used. Check whether you sent the number twice. A
                    different order needs a different `out_trade_no`.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: System error. Retry with the same arguments.
                400 PARAM_ERROR, 401 SIGN_ERROR and other errors that any call can return:
                    `wechatpay_clients.COMMON_ERRORS`.

        Pass the reply to `invoke_app` or `invoke_harmony` of the same service.
        Safe to retry with the same `out_trade_no`. `payments.transactions.query_order_by_out_trade_no` returns the
        outcome.
        Followed by the notification `payments.transactions.transaction_success`, sent to `notify_url`.

        Available to: merchant (普通商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/merchant/4013070347
        """


class PrepayApp(_PrepayAppDocs, Service):
    def prepay_app(
        self,
        *,
        appid: str,
        mchid: str | None = None,
        description: str,
        out_trade_no: str,
        time_expire: dt.datetime | str | None = None,
        attach: str | None = None,
        notify_url: str,
        goods_tag: str | None = None,
        limit_pay: Sequence[LimitPay | str] | None = None,
        support_fapiao: bool | None = None,
        amount: CommonAmountInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> AppPrepayResponse:
        return self._call(
            OPERATION,
            {
                "appid": appid,
                "mchid": mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "time_expire": time_expire,
                "attach": attach,
                "notify_url": notify_url,
                "goods_tag": goods_tag,
                "limit_pay": limit_pay,
                "support_fapiao": support_fapiao,
                "amount": amount,
                "detail": detail,
                "scene_info": scene_info,
                "settle_info": settle_info,
            },
        )


class AsyncPrepayApp(_PrepayAppDocs, AsyncService):
    async def prepay_app(
        self,
        *,
        appid: str,
        mchid: str | None = None,
        description: str,
        out_trade_no: str,
        time_expire: dt.datetime | str | None = None,
        attach: str | None = None,
        notify_url: str,
        goods_tag: str | None = None,
        limit_pay: Sequence[LimitPay | str] | None = None,
        support_fapiao: bool | None = None,
        amount: CommonAmountInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> AppPrepayResponse:
        return await self._call(
            OPERATION,
            {
                "appid": appid,
                "mchid": mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "time_expire": time_expire,
                "attach": attach,
                "notify_url": notify_url,
                "goods_tag": goods_tag,
                "limit_pay": limit_pay,
                "support_fapiao": support_fapiao,
                "amount": amount,
                "detail": detail,
                "scene_info": scene_info,
                "settle_info": settle_info,
            },
        )
