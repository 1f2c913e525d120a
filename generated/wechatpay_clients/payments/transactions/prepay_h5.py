# Written by `make generate` from specs/payments/transactions/prepay_h5.yaml: edit that file.
"""Create an H5 order (H5下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments._models import CommonAmountInfo, H5Info, LimitPay
from wechatpay_clients.payments.transactions._models import CouponInfo, SettleInfo, StoreInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "H5PrepayResponse", "H5ReqSceneInfo"]


@model
class H5ReqSceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    payer_client_ip: str = field(STRING)
    """用户终端IP, at most 45 characters. IP address of the user's device, IPv4 or IPv6. Must be the real one, also behind a proxy, because WeChat Pay compares it with the one that it sees; with `127.0.0.1`, the user cannot pay."""
    device_id: str | None = field(STRING, default=None)
    """Store number or POS device ID (商户端设备号, at most 32 characters)."""
    store_info: StoreInfo | Mapping[str, Any] | None = field(ModelOf(StoreInfo), default=None)
    """Store of the merchant (商户门店信息)."""
    h5_info: H5Info | Mapping[str, Any] = field(ModelOf(H5Info))
    """Page or app that starts the H5 payment (H5场景信息)."""


@model
class H5PrepayResponse(Model):
    """Reply of `prepay_h5`."""

    h5_url: str = field(STRING)
    """支付跳转链接, at most 256 characters. Address that opens WeChat for the payment; redirect the user's browser to it. Valid for 5 minutes; after that, call this again with the same arguments for a new one. Length and parameters vary: never change, split or truncate it. Only `redirect_url`, the page to return to after payment, may be appended, URL-encoded and under the same payment domain. Only one WeChat user can open it: for another user, create a new order."""


OPERATION: Operation[H5PrepayResponse] = Operation(
    name="payments.transactions.prepay_h5",
    method="POST",
    routes=(Route("/v3/pay/transactions/h5"),),
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
        Parameter("scene_info", ModelOf(H5ReqSceneInfo), is_required=True),
        Parameter("settle_info", ModelOf(SettleInfo)),
    ),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.transactions.query_order_by_out_trade_no",
        settled_with={"out_trade_no": "out_trade_no", "mchid": "mchid"},
    ),
    replies={200: H5PrepayResponse},
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
        ErrorRow(
            403, "RULE_LIMIT", "A business rule limits how often you may call.", "Read the message and act on it."
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791834",),
)


class _PrepayH5Docs:
    def prepay_h5(self, *_: Any, **__: Any) -> Any:
        """Create an H5 order (H5下单).

        Creates an order that the user pays on a web page outside WeChat, and returns an `h5_url`. Redirect the browser
        to it to open WeChat.

        Not available to sole traders (个体工商户) and micro merchants. Not possible inside WeChat (use `prepay_jsapi`),
        in the web view of an app or mini program, or on a device without WeChat. The page that opens `h5_url` must be
        under the payment domain set on the merchant platform, exactly, and must send a `Referer`. The user can return
        before the payment has ended: show a button that queries the order.

        Args:
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to `mchid`.
            mchid: 商户号, at most 32 characters, defaults to the client's own number. Your merchant number, assigned by
                WeChat Pay.
            description: 商品描述, at most 127 characters. Description of the goods, shown to the user in the WeChat
                bill. Must describe what is actually sold.
            out_trade_no: 商户订单号, 6 to 32 characters. Merchant order number, unique per `mchid`. Digits, ASCII
                letters and `_-|*`. Use the same value on retries.
            time_expire: 交易结束时间, RFC 3339. Payment deadline. Defaults to 7 days after the order is created. Values
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
            `H5PrepayResponse` with `h5_url`.

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
                403 RULE_LIMIT: A business rule limits how often you may call. Read the message and act on it.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_trade_no`. `payments.transactions.query_order_by_out_trade_no` returns the
        outcome.
        Followed by the notification `payments.transactions.transaction_success`, sent to `notify_url`.

        Available to: merchant (普通商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/merchant/4012791834
        """


class PrepayH5(_PrepayH5Docs, Service):
    def prepay_h5(
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
        scene_info: H5ReqSceneInfo | Mapping[str, Any],
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> H5PrepayResponse:
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


class AsyncPrepayH5(_PrepayH5Docs, AsyncService):
    async def prepay_h5(
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
        scene_info: H5ReqSceneInfo | Mapping[str, Any],
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> H5PrepayResponse:
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
