# Written by `make generate` from specs/payments/partner_transactions/prepay_app.yaml: edit that file.
"""Place an app order for a sub-merchant (APP下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._models import CommonAmountInfo, LimitPay
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.partner_transactions._models import CommonSceneInfo, CouponInfo, PartnerSettleInfo
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import BOOLEAN, DATETIME, STRING, OpenEnum


@model
class PartnerAppPrepayResponse(Model):
    """What `prepay_app` answers."""

    prepay_id: str = field(STRING)
    """预支付交易会话标识, at most 64 characters. Goes into the parameters that call up the payment. Valid for two hours; after that, place the order again for a new one."""


OPERATION: Operation[PartnerAppPrepayResponse] = Operation(
    name="payments.partner_transactions.prepay_app",
    method="POST",
    routes=(Route("/v3/pay/partner/transactions/app"),),
    body=(
        Parameter("sp_appid", STRING, is_required=True),
        Parameter("sp_mchid", STRING, is_caller=True),
        Parameter("sub_appid", STRING),
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("description", STRING, is_required=True),
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("time_expire", DATETIME),
        Parameter("attach", STRING),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("goods_tag", STRING),
        Parameter("limit_pay", ListOf(OpenEnum(LimitPay))),
        Parameter("settle_info", ModelOf(PartnerSettleInfo)),
        Parameter("support_fapiao", BOOLEAN),
        Parameter("amount", ModelOf(CommonAmountInfo), is_required=True),
        Parameter("detail", ModelOf(CouponInfo)),
        Parameter("scene_info", ModelOf(CommonSceneInfo)),
    ),
    repeat=Repeat(
        by=("out_trade_no",),
        settled_by="payments.partner_transactions.query_order_by_out_trade_no",
        settled_with={
            "out_trade_no": "out_trade_no",
            "sp_mchid": "sp_mchid",
            "sub_mchid": "sub_mchid",
        },
    ),
    replies={200: PartnerAppPrepayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            means="An AppID is not bound to its merchant number.",
            fix="Bind `sp_appid` to `sp_mchid`, and `sub_appid` to `sub_mchid`, in their platforms; or send those that are bound.",
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
            400,
            "ORDER_CLOSED",
            means="The order with this number is closed.",
            fix="Place the order again under a new number.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(
            403,
            "ACCOUNT_ERROR",
            means="The user's account is not in order.",
            fix="You can do nothing about it; ask the user to pay another way.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            means="The partner or the sub-merchant has no permission for this way to pay.",
            fix="Apply for it in the partner platform, and see that the sub-merchant has authorised you.",
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
        ErrorRow(
            403,
            "TRADE_ERROR",
            means="The payment failed for a reason of business.",
            fix="Read the message and act on it.",
        ),
        ErrorRow(
            404,
            "ORDER_NOT_EXIST",
            means="There is no such order.",
            fix="Check the number, and whether placing the order succeeded.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(500, "BANK_ERROR", means="The bank's system failed.", fix="Send the same request again."),
        ErrorRow(
            500,
            "INVALID_TRANSACTIONID",
            means="The number that WeChat Pay gave is not in its form.",
            fix="Check the numbers that you send.",
        ),
        ErrorRow(
            500,
            "OPENID_MISMATCH",
            means="The OpenID does not belong to the AppID.",
            fix="Ask WeChat for the user's OpenID under the AppID that you send.",
        ),
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013080231", "https://pay.weixin.qq.com/doc/v3/partner/4012714669"),
)


class PrepayApp(Service):
    """Gives a service its method `prepay_app`."""

    def prepay_app(
        self,
        *,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
        description: str,
        out_trade_no: str,
        time_expire: dt.datetime | str | None = None,
        attach: str | None = None,
        notify_url: str,
        goods_tag: str | None = None,
        limit_pay: Sequence[LimitPay | str] | None = None,
        settle_info: PartnerSettleInfo | Mapping[str, Any] | None = None,
        support_fapiao: bool | None = None,
        amount: CommonAmountInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
    ) -> PartnerAppPrepayResponse:
        """Place an app order for a sub-merchant (APP下单).

        Places an order for a sub-merchant that the user pays from an app, the sub-merchant's or yours. What it answers
        goes into the parameters with which the app calls up WeChat.

        Args:
            sp_appid: 服务商APPID, at most 32 characters. AppID of an app of yours, the partner, on the open platform;
                it must be bound to `sp_mchid`.
            sp_mchid: 服务商商户号, at most 32 characters, the client's own number unless given. Your own merchant
                number, that of the partner.
            sub_appid: 子商户APPID, at most 32 characters. AppID of the sub-merchant's app on the open platform; it must
                be bound to `sub_mchid`. Give it where the user pays in that app.
            sub_mchid: 子商户号, at most 32 characters. Merchant number of the sub-merchant that gets the money; you got
                it when you onboarded it.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, 6 to 32 characters. Number you give the order; one number, one order under
                `sp_mchid`. Digits, ASCII letters, `_`, `-`, `|` and `*`.
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
            settle_info: 结算信息. What happens to the money once it is paid.
            support_fapiao: 电子发票入口开放标识. `true` shows an entrance to the electronic invoice in the message
                about the payment and on its page. You need the electronic invoice product for it.
            amount: 订单金额. What the user is to pay.
            detail: 商品详情. What discounts on single goods need to know; at most 6144 bytes of JSON without blanks.
            scene_info: 场景信息. Where the user is when paying.

        Returns:
            `PartnerAppPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `sp_appid` to `sp_mchid`,
                    and `sub_appid` to `sub_mchid`, in their platforms; or send those that are bound.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 PARAM_ERROR: An argument is missing or not in its form. Correct the argument that the message names.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under a new number.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNT_ERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NO_AUTH: The partner or the sub-merchant has no permission for this way to pay. Apply for it in the
                    partner platform, and see that the sub-merchant has authorised you.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDER_NOT_EXIST: There is no such order. Check the number, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANK_ERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: The number that WeChat Pay gave is not in its form. Check the numbers that
                    you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Ask WeChat for the user's OpenID under the
                    AppID that you send.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Its answer goes into `invoke_app` or `invoke_harmony` of the same service.
        May be sent again with the same `out_trade_no`; `payments.partner_transactions.query_order_by_out_trade_no`
        tells what became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/partner/4013080231
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012714669
        """
        return self._call(
            OPERATION,
            {
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "time_expire": time_expire,
                "attach": attach,
                "notify_url": notify_url,
                "goods_tag": goods_tag,
                "limit_pay": limit_pay,
                "settle_info": settle_info,
                "support_fapiao": support_fapiao,
                "amount": amount,
                "detail": detail,
                "scene_info": scene_info,
            },
        )


class AsyncPrepayApp(AsyncService):
    """Gives an async service its method `prepay_app`."""

    async def prepay_app(
        self,
        *,
        sp_appid: str,
        sp_mchid: str | None = None,
        sub_appid: str | None = None,
        sub_mchid: str,
        description: str,
        out_trade_no: str,
        time_expire: dt.datetime | str | None = None,
        attach: str | None = None,
        notify_url: str,
        goods_tag: str | None = None,
        limit_pay: Sequence[LimitPay | str] | None = None,
        settle_info: PartnerSettleInfo | Mapping[str, Any] | None = None,
        support_fapiao: bool | None = None,
        amount: CommonAmountInfo | Mapping[str, Any],
        detail: CouponInfo | Mapping[str, Any] | None = None,
        scene_info: CommonSceneInfo | Mapping[str, Any] | None = None,
    ) -> PartnerAppPrepayResponse:
        """Place an app order for a sub-merchant (APP下单).

        Places an order for a sub-merchant that the user pays from an app, the sub-merchant's or yours. What it answers
        goes into the parameters with which the app calls up WeChat.

        Args:
            sp_appid: 服务商APPID, at most 32 characters. AppID of an app of yours, the partner, on the open platform;
                it must be bound to `sp_mchid`.
            sp_mchid: 服务商商户号, at most 32 characters, the client's own number unless given. Your own merchant
                number, that of the partner.
            sub_appid: 子商户APPID, at most 32 characters. AppID of the sub-merchant's app on the open platform; it must
                be bound to `sub_mchid`. Give it where the user pays in that app.
            sub_mchid: 子商户号, at most 32 characters. Merchant number of the sub-merchant that gets the money; you got
                it when you onboarded it.
            description: 商品描述, at most 127 characters. What is bought. The user sees it in the list of payments, so
                say what it really is.
            out_trade_no: 商户订单号, 6 to 32 characters. Number you give the order; one number, one order under
                `sp_mchid`. Digits, ASCII letters, `_`, `-`, `|` and `*`.
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
            settle_info: 结算信息. What happens to the money once it is paid.
            support_fapiao: 电子发票入口开放标识. `true` shows an entrance to the electronic invoice in the message
                about the payment and on its page. You need the electronic invoice product for it.
            amount: 订单金额. What the user is to pay.
            detail: 商品详情. What discounts on single goods need to know; at most 6144 bytes of JSON without blanks.
            scene_info: 场景信息. Where the user is when paying.

        Returns:
            `PartnerAppPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `sp_appid` to `sp_mchid`,
                    and `sub_appid` to `sub_mchid`, in their platforms; or send those that are bound.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 PARAM_ERROR: An argument is missing or not in its form. Correct the argument that the message names.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under a new number.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNT_ERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NO_AUTH: The partner or the sub-merchant has no permission for this way to pay. Apply for it in the
                    partner platform, and see that the sub-merchant has authorised you.
                403 OUT_TRADE_NO_USED: An order with this number exists already. Query the order before you place
                    another one; another order needs another number.
                403 RULE_LIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDER_NOT_EXIST: There is no such order. Check the number, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANK_ERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: The number that WeChat Pay gave is not in its form. Check the numbers that
                    you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Ask WeChat for the user's OpenID under the
                    AppID that you send.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Its answer goes into `invoke_app` or `invoke_harmony` of the same service.
        May be sent again with the same `out_trade_no`; `payments.partner_transactions.query_order_by_out_trade_no`
        tells what became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/partner/4013080231
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012714669
        """
        return await self._call(
            OPERATION,
            {
                "sp_appid": sp_appid,
                "sp_mchid": sp_mchid,
                "sub_appid": sub_appid,
                "sub_mchid": sub_mchid,
                "description": description,
                "out_trade_no": out_trade_no,
                "time_expire": time_expire,
                "attach": attach,
                "notify_url": notify_url,
                "goods_tag": goods_tag,
                "limit_pay": limit_pay,
                "settle_info": settle_info,
                "support_fapiao": support_fapiao,
                "amount": amount,
                "detail": detail,
                "scene_info": scene_info,
            },
        )
