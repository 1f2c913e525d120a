# Written by `make generate` from specs/payments/transactions/prepay_h5.yaml: edit that file.
"""Place an H5 order (H5下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._models import CommonAmountInfo, H5Info, LimitPay
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.transactions._models import CouponInfo, SettleInfo, StoreInfo
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import BOOLEAN, DATETIME, STRING, OpenEnum


@model
class H5ReqSceneInfo(Model):
    """What `scene_info` (场景信息) holds."""

    payer_client_ip: str = field(STRING)
    """Internet address of the user's device, IPv4 or IPv6 (用户终端IP, at most 45 characters)."""

    device_id: str | None = field(STRING, default=None)
    """Number of the shop or of the till (商户端设备号, at most 32 characters)."""

    store_info: StoreInfo | Mapping[str, Any] | None = field(ModelOf(StoreInfo), default=None)
    """Shop in which the user pays (商户门店信息)."""

    h5_info: H5Info | Mapping[str, Any] = field(ModelOf(H5Info))
    """The page or the app from which the user pays; risk control looks at it (H5场景信息)."""


@model
class H5PrepayResponse(Model):
    """What `prepay_h5` answers."""

    h5_url: str = field(STRING)
    """支付跳转链接, at most 256 characters. Address to which the page in the browser goes to open WeChat. Valid for five minutes. Take it whole: length and parameters change. Nothing but `redirect_url`, with the page to come back to, may be appended."""


OPERATION: Operation[H5PrepayResponse] = Operation(
    name="payments.transactions.prepay_h5",
    method="POST",
    routes=(Route("/v3/pay/transactions/h5"),),
    body=(
        Parameter("appid", STRING, is_required=True),
        Parameter("mchid", STRING, is_caller=True),
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
        settled_with={
            "out_trade_no": "out_trade_no",
            "mchid": "mchid",
        },
    ),
    replies={200: H5PrepayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            means="The AppID is not bound to the merchant number.",
            fix="Look up in the merchant platform which AppIDs are bound, or bind this one.",
        ),
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(400, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            403,
            "NO_AUTH",
            means="The merchant has no permission for this way to pay.",
            fix="Apply for it in the merchant platform.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            means="An order with this number exists already.",
            fix="Query the order before you place another one; another order needs another number.",
        ),
        ErrorRow(
            403,
            "RULE_LIMIT",
            means="A rule stands against the call, as when it comes too often.",
            fix="Read the message, and wait before you call again.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012791834",),
)


class PrepayH5(Service):
    """Gives a service its method `prepay_h5`."""

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
        """Place an H5 order (H5下单).

        Places an order that the user pays from a web page in a browser outside WeChat. Send the browser to the address
        that it answers.

        Args:
            appid: 公众账号ID, at most 32 characters. AppID of an official account, a mini program or an app of yours;
                it must be bound to `mchid`.
            mchid: 商户号, at most 32 characters, the client's own number unless given. Merchant number that gets the
                money.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, 6 to 32 characters. Number you give the order; one number, one order under your
                merchant number. Digits, ASCII letters, `_`, `-`, `|` and `*`.
            time_expire: 交易结束时间, RFC 3339. Last moment in which the user can pay; absent: seven days from now.
                WeChat Pay moves what is nearer than one minute to one minute from now, and what is farther than 15 days
                to 15 days. The order is not closed by it: close it, then take a new `out_trade_no`.
            attach: 商户数据包, at most 128 characters. Data of yours that the user does not see. The query of the
                order, the notification of the payment and the trade bill give it back.
            notify_url: 商户回调地址, at most 255 characters. Address to which WeChat Pay sends the notification of the
                payment; HTTPS, reachable from the internet, without a query.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of a cash coupon. A coupon that was made with tags
                applies only where the order carries one of them; a tag that several coupons have lets all of them
                apply.
            limit_pay: 指定支付方式. Means of payment that the user may or may not take.
            support_fapiao: 电子发票入口开放标识. `true` shows an entrance to the electronic invoice in the message
                about the payment and on its page. You need the electronic invoice product for it.
            amount: 订单金额. What the user is to pay.
            detail: 商品详情. What discounts on single goods need to know; at most 6144 bytes of JSON without blanks.
            scene_info: 场景信息. Where the user is when paying, and from which page or app.
            settle_info: 结算信息. What happens to the money once it is paid.

        Returns:
            `H5PrepayResponse` with `h5_url`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: The AppID is not bound to the merchant number. Look up in the merchant
                    platform which AppIDs are bound, or bind this one.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                403 NO_AUTH: The merchant has no permission for this way to pay. Apply for it in the merchant platform.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `out_trade_no`; `payments.transactions.query_order_by_out_trade_no` tells what
        became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: merchant (普通商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/merchant/4012791834
        """
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


class AsyncPrepayH5(AsyncService):
    """Gives an async service its method `prepay_h5`."""

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
        """Place an H5 order (H5下单).

        Places an order that the user pays from a web page in a browser outside WeChat. Send the browser to the address
        that it answers.

        Args:
            appid: 公众账号ID, at most 32 characters. AppID of an official account, a mini program or an app of yours;
                it must be bound to `mchid`.
            mchid: 商户号, at most 32 characters, the client's own number unless given. Merchant number that gets the
                money.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, 6 to 32 characters. Number you give the order; one number, one order under your
                merchant number. Digits, ASCII letters, `_`, `-`, `|` and `*`.
            time_expire: 交易结束时间, RFC 3339. Last moment in which the user can pay; absent: seven days from now.
                WeChat Pay moves what is nearer than one minute to one minute from now, and what is farther than 15 days
                to 15 days. The order is not closed by it: close it, then take a new `out_trade_no`.
            attach: 商户数据包, at most 128 characters. Data of yours that the user does not see. The query of the
                order, the notification of the payment and the trade bill give it back.
            notify_url: 商户回调地址, at most 255 characters. Address to which WeChat Pay sends the notification of the
                payment; HTTPS, reachable from the internet, without a query.
            goods_tag: 订单优惠标记, at most 32 characters. Tag of a cash coupon. A coupon that was made with tags
                applies only where the order carries one of them; a tag that several coupons have lets all of them
                apply.
            limit_pay: 指定支付方式. Means of payment that the user may or may not take.
            support_fapiao: 电子发票入口开放标识. `true` shows an entrance to the electronic invoice in the message
                about the payment and on its page. You need the electronic invoice product for it.
            amount: 订单金额. What the user is to pay.
            detail: 商品详情. What discounts on single goods need to know; at most 6144 bytes of JSON without blanks.
            scene_info: 场景信息. Where the user is when paying, and from which page or app.
            settle_info: 结算信息. What happens to the money once it is paid.

        Returns:
            `H5PrepayResponse` with `h5_url`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: The AppID is not bound to the merchant number. Look up in the merchant
                    platform which AppIDs are bound, or bind this one.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                403 NO_AUTH: The merchant has no permission for this way to pay. Apply for it in the merchant platform.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `out_trade_no`; `payments.transactions.query_order_by_out_trade_no` tells what
        became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: merchant (普通商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/merchant/4012791834
        """
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
