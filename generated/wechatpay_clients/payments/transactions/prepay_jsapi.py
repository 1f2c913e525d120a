# Written by `make generate` from specs/payments/transactions/prepay_jsapi.yaml: edit that file.
"""Place a JSAPI or mini program order (JSAPI/小程序下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._models import CommonAmountInfo, LimitPay, PayerIdentity
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.transactions._models import CommonSceneInfo, CouponInfo, SettleInfo
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import BOOLEAN, DATETIME, STRING, OpenEnum


@model
class JsapiReqPayerInfo(Model):
    """What `payer` (支付者信息) holds."""

    openid: str = field(STRING)
    """OpenID of the user under `appid`; ask WeChat for it before you place the order (用户标识, at most 128 characters)."""

    identity: PayerIdentity | Mapping[str, Any] | None = field(ModelOf(PayerIdentity), default=None)
    """实名支付. Who must be the holder of the WeChat account that pays. Leave it out unless you have the permission for payments by real name."""


@model
class JsapiPrepayResponse(Model):
    """What `prepay_jsapi` answers."""

    prepay_id: str = field(STRING)
    """预支付交易会话标识, at most 64 characters. Goes into the parameters that call up the payment. Valid for two hours; after that, place the order again for a new one."""


OPERATION: Operation[JsapiPrepayResponse] = Operation(
    name="payments.transactions.prepay_jsapi",
    method="POST",
    routes=(Route("/v3/pay/transactions/jsapi"),),
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
        Parameter("payer", ModelOf(JsapiReqPayerInfo), is_required=True),
        Parameter("detail", ModelOf(CouponInfo)),
        Parameter("scene_info", ModelOf(CommonSceneInfo)),
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
    replies={200: JsapiPrepayResponse},
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
            400,
            "PARAM_ERROR",
            means="An argument is missing or not in its form.",
            fix="Correct the argument that the message names.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
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
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791856",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012791897",
    ),
)


class PrepayJsapi(Service):
    """Gives a service its method `prepay_jsapi`."""

    def prepay_jsapi(
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
        payer: JsapiReqPayerInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> JsapiPrepayResponse:
        """Place a JSAPI or mini program order (JSAPI/小程序下单).

        Places an order that the user pays on a web page inside WeChat or in a mini program. What it answers goes into
        the parameters with which the page calls up the payment.

        Args:
            appid: 公众账号ID, at most 32 characters. AppID of the official account or mini program in which the user
                pays; it must be bound to `mchid`.
            mchid: 商户号, at most 32 characters, the client's own number unless given. Merchant number that gets the
                money.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, 6 to 32 characters. Number you give the order; one number, one order under your
                merchant number. Digits, ASCII letters, `_`, `-`, `|` and `*`.
            time_expire: 支付结束时间, RFC 3339. Last moment in which the user can pay; absent: seven days from now.
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
            payer: 支付者信息. Who is to pay.
            detail: 商品详情. What discounts on single goods need to know; at most 6144 bytes of JSON without blanks.
            scene_info: 场景信息. Where the user is when paying.
            settle_info: 结算信息. What happens to the money once it is paid.

        Returns:
            `JsapiPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: The AppID is not bound to the merchant number. Look up in the merchant
                    platform which AppIDs are bound, or bind this one.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 PARAM_ERROR: An argument is missing or not in its form. Correct the argument that the message names.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 NO_AUTH: The merchant has no permission for this way to pay. Apply for it in the merchant platform.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Its answer goes into `invoke_jsapi` or `invoke_mini_program` of the same service.
        May be sent again with the same `out_trade_no`; `payments.transactions.query_order_by_out_trade_no` tells what
        became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: merchant (普通商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/merchant/4012791856
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791897
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
                "payer": payer,
                "detail": detail,
                "scene_info": scene_info,
                "settle_info": settle_info,
            },
        )


class AsyncPrepayJsapi(AsyncService):
    """Gives an async service its method `prepay_jsapi`."""

    async def prepay_jsapi(
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
        payer: JsapiReqPayerInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
        settle_info: SettleInfo | Mapping[str, Any] | None = None,
    ) -> JsapiPrepayResponse:
        """Place a JSAPI or mini program order (JSAPI/小程序下单).

        Places an order that the user pays on a web page inside WeChat or in a mini program. What it answers goes into
        the parameters with which the page calls up the payment.

        Args:
            appid: 公众账号ID, at most 32 characters. AppID of the official account or mini program in which the user
                pays; it must be bound to `mchid`.
            mchid: 商户号, at most 32 characters, the client's own number unless given. Merchant number that gets the
                money.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, 6 to 32 characters. Number you give the order; one number, one order under your
                merchant number. Digits, ASCII letters, `_`, `-`, `|` and `*`.
            time_expire: 支付结束时间, RFC 3339. Last moment in which the user can pay; absent: seven days from now.
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
            payer: 支付者信息. Who is to pay.
            detail: 商品详情. What discounts on single goods need to know; at most 6144 bytes of JSON without blanks.
            scene_info: 场景信息. Where the user is when paying.
            settle_info: 结算信息. What happens to the money once it is paid.

        Returns:
            `JsapiPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: The AppID is not bound to the merchant number. Look up in the merchant
                    platform which AppIDs are bound, or bind this one.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 PARAM_ERROR: An argument is missing or not in its form. Correct the argument that the message names.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 NO_AUTH: The merchant has no permission for this way to pay. Apply for it in the merchant platform.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Its answer goes into `invoke_jsapi` or `invoke_mini_program` of the same service.
        May be sent again with the same `out_trade_no`; `payments.transactions.query_order_by_out_trade_no` tells what
        became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: merchant (普通商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/merchant/4012791856
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012791897
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
                "payer": payer,
                "detail": detail,
                "scene_info": scene_info,
                "settle_info": settle_info,
            },
        )
