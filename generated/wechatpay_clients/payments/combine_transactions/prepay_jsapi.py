# Written by `make generate` from specs/payments/combine_transactions/prepay_jsapi.yaml: edit that file.
"""Place a combined JSAPI or mini program order (JSAPI合单下单)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._models import PayerIdentity
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.payments.combine_transactions._models import UnionSceneInfo, UnionSubOrder
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import DATETIME, STRING


@model
class UnionPayerInfo(Model):
    """What `combine_payer_info` (合单支付者信息) holds."""

    openid: str | None = field(STRING, default=None)
    """用户标识, at most 128 characters. OpenID of the user under `combine_appid`; ask WeChat for it before you place the order. A partner gives this or `sub_openid`."""

    sub_openid: str | None = field(STRING, default=None)
    """用户子商户标识, at most 128 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs). OpenID of the user under the `sub_appid` that one of the orders gives. Give this or `openid`."""

    identity: PayerIdentity | Mapping[str, Any] | None = field(ModelOf(PayerIdentity), default=None)
    """实名支付. Who must be the holder of the WeChat account that pays. Leave it out unless you have the permission for payments by real name."""


@model
class UnionJsapiPrepayResponse(Model):
    """What `prepay_jsapi` answers."""

    prepay_id: str = field(STRING)
    """预支付交易会话标识, at most 64 characters. Goes into the parameters that call up the payment. Valid for two hours; after that, place the order again for a new one."""


OPERATION: Operation[UnionJsapiPrepayResponse] = Operation(
    name="payments.combine_transactions.prepay_jsapi",
    method="POST",
    routes=(Route("/v3/combine-transactions/jsapi"),),
    body=(
        Parameter("combine_appid", STRING, is_required=True),
        Parameter("combine_out_trade_no", STRING, is_required=True),
        Parameter("combine_mchid", STRING, is_caller=True),
        Parameter("scene_info", ModelOf(UnionSceneInfo)),
        Parameter("sub_orders", ListOf(ModelOf(UnionSubOrder)), is_required=True),
        Parameter("combine_payer_info", ModelOf(UnionPayerInfo), is_required=True),
        Parameter("time_start", DATETIME),
        Parameter("time_expire", DATETIME),
        Parameter("notify_url", STRING),
    ),
    repeat=Repeat(
        by=("combine_out_trade_no",),
        settled_by="payments.combine_transactions.query_order_by_out_trade_no",
        settled_with={
            "combine_out_trade_no": "combine_out_trade_no",
        },
    ),
    replies={200: UnionJsapiPrepayResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            means="An AppID is not bound to its merchant number.",
            fix="Bind `combine_appid` to `combine_mchid` and to the `mchid` of each order, or send those that are bound.",
        ),
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(400, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            400,
            "ORDER_CLOSED",
            means="The order with this number is closed.",
            fix="Place the order again under new numbers.",
        ),
        ErrorRow(
            401,
            "SIGN_ERROR",
            means="The signature did not verify.",
            fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        ),
        ErrorRow(
            403,
            "ACCOUNTERROR",
            means="The user's account is not in order.",
            fix="You can do nothing about it; ask the user to pay another way.",
        ),
        ErrorRow(
            403,
            "NOAUTH",
            means="The merchant has no permission for combined payments.",
            fix="Ask your contact at WeChat Pay for it.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            means="An order with one of these numbers exists already.",
            fix="Query the order before you place another one; another order needs other numbers.",
        ),
        ErrorRow(
            403,
            "RULELIMIT",
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
            "ORDERNOTEXIST",
            means="There is no such order.",
            fix="Check the numbers, and whether placing the order succeeded.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", means="Too many calls.", fix="Call less often."),
        ErrorRow(500, "BANKERROR", means="The bank's system failed.", fix="Send the same request again."),
        ErrorRow(
            500,
            "INVALID_TRANSACTIONID",
            means="A number of an order is not in its form.",
            fix="Check the numbers that you send.",
        ),
        ErrorRow(
            500,
            "OPENID_MISMATCH",
            means="The OpenID does not belong to the AppID.",
            fix="Ask WeChat for the user's OpenID under the AppID that you send.",
        ),
        ErrorRow(500, "SYSTEMERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012556926",
        "https://pay.weixin.qq.com/doc/v3/merchant/4012556931",
        "https://pay.weixin.qq.com/doc/v3/partner/4012757938",
        "https://pay.weixin.qq.com/doc/v3/partner/4012758246",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760615",
        "https://pay.weixin.qq.com/doc/v3/partner/4012760633",
    ),
)


class PrepayJsapi(Service):
    """Gives a service its method `prepay_jsapi`."""

    def prepay_jsapi(
        self,
        *,
        combine_appid: str,
        combine_out_trade_no: str,
        combine_mchid: str | None = None,
        scene_info: UnionSceneInfo | Mapping[str, Any] | None = None,
        sub_orders: Sequence[UnionSubOrder | Mapping[str, Any]],
        combine_payer_info: UnionPayerInfo | Mapping[str, Any],
        time_start: dt.datetime | str | None = None,
        time_expire: dt.datetime | str | None = None,
        notify_url: str | None = None,
    ) -> UnionJsapiPrepayResponse:
        """Place a combined JSAPI or mini program order (JSAPI合单下单).

        Places several orders that the user pays at once, on a web page inside WeChat or in a mini program. What it
        answers goes into the parameters with which the page calls up the payment.

        Args:
            combine_appid: 合单商户公众账号ID, at most 32 characters. AppID of the official account or mini program in
                which the user pays; it must be bound to `combine_mchid`.
            combine_out_trade_no: 合单商户订单号, 6 to 32 characters. Number you give the combined order; one number,
                one order under `combine_mchid`. Digits, ASCII letters, `_`, `-`, `|` and `*`.
            combine_mchid: 合单商户号, at most 32 characters, the client's own number unless given. Merchant number of
                whoever places the combined order; a partner gives its own.
            scene_info: 场景信息. Where the user is when paying.
            sub_orders: 商品单信息, 1 to 50 items. The orders that are paid together: 2 to 10 of a merchant, 1 to 50 of
                a partner.
            combine_payer_info: 合单支付者信息. Who is to pay.
            time_start: 支付起始时间, RFC 3339, only for partner (服务商, 渠道商 and all who act for merchants of
                theirs). From when the user can pay; absent: from now.
            time_expire: 支付结束时间, RFC 3339. Last moment in which the user can pay; absent: seven days from now.
                WeChat Pay moves what is nearer than one minute to one minute from now, and what is farther than 15 days
                to 15 days. The order is not closed by it: close it, then take new numbers.
            notify_url: 商户回调地址, at most 255 characters. Address to which WeChat Pay sends the notification that
                the orders are paid; HTTPS, reachable from the internet, without a query. Only pages for partners let it
                be left out.

        Returns:
            `UnionJsapiPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `combine_appid` to
                    `combine_mchid` and to the `mchid` of each order, or send those that are bound.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under new numbers.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNTERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NOAUTH: The merchant has no permission for combined payments. Ask your contact at WeChat Pay for it.
                403 OUT_TRADE_NO_USED: An order with one of these numbers exists already. Query the order before you
                    place another one; another order needs other numbers.
                403 RULELIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDERNOTEXIST: There is no such order. Check the numbers, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: A number of an order is not in its form. Check the numbers that you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Ask WeChat for the user's OpenID under the
                    AppID that you send.
                500 SYSTEMERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Its answer goes into `invoke_jsapi` or `invoke_mini_program` of the same service.
        May be sent again with the same `combine_out_trade_no`;
        `payments.combine_transactions.query_order_by_out_trade_no` tells what became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012556926
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012556931
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012757938
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012758246
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760615
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760633
        """
        return self._call(
            OPERATION,
            {
                "combine_appid": combine_appid,
                "combine_out_trade_no": combine_out_trade_no,
                "combine_mchid": combine_mchid,
                "scene_info": scene_info,
                "sub_orders": sub_orders,
                "combine_payer_info": combine_payer_info,
                "time_start": time_start,
                "time_expire": time_expire,
                "notify_url": notify_url,
            },
        )


class AsyncPrepayJsapi(AsyncService):
    """Gives an async service its method `prepay_jsapi`."""

    async def prepay_jsapi(
        self,
        *,
        combine_appid: str,
        combine_out_trade_no: str,
        combine_mchid: str | None = None,
        scene_info: UnionSceneInfo | Mapping[str, Any] | None = None,
        sub_orders: Sequence[UnionSubOrder | Mapping[str, Any]],
        combine_payer_info: UnionPayerInfo | Mapping[str, Any],
        time_start: dt.datetime | str | None = None,
        time_expire: dt.datetime | str | None = None,
        notify_url: str | None = None,
    ) -> UnionJsapiPrepayResponse:
        """Place a combined JSAPI or mini program order (JSAPI合单下单).

        Places several orders that the user pays at once, on a web page inside WeChat or in a mini program. What it
        answers goes into the parameters with which the page calls up the payment.

        Args:
            combine_appid: 合单商户公众账号ID, at most 32 characters. AppID of the official account or mini program in
                which the user pays; it must be bound to `combine_mchid`.
            combine_out_trade_no: 合单商户订单号, 6 to 32 characters. Number you give the combined order; one number,
                one order under `combine_mchid`. Digits, ASCII letters, `_`, `-`, `|` and `*`.
            combine_mchid: 合单商户号, at most 32 characters, the client's own number unless given. Merchant number of
                whoever places the combined order; a partner gives its own.
            scene_info: 场景信息. Where the user is when paying.
            sub_orders: 商品单信息, 1 to 50 items. The orders that are paid together: 2 to 10 of a merchant, 1 to 50 of
                a partner.
            combine_payer_info: 合单支付者信息. Who is to pay.
            time_start: 支付起始时间, RFC 3339, only for partner (服务商, 渠道商 and all who act for merchants of
                theirs). From when the user can pay; absent: from now.
            time_expire: 支付结束时间, RFC 3339. Last moment in which the user can pay; absent: seven days from now.
                WeChat Pay moves what is nearer than one minute to one minute from now, and what is farther than 15 days
                to 15 days. The order is not closed by it: close it, then take new numbers.
            notify_url: 商户回调地址, at most 255 characters. Address to which WeChat Pay sends the notification that
                the orders are paid; HTTPS, reachable from the internet, without a query. Only pages for partners let it
                be left out.

        Returns:
            `UnionJsapiPrepayResponse` with `prepay_id`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `combine_appid` to
                    `combine_mchid` and to the `mchid` of each order, or send those that are bound.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order with this number is closed. Place the order again under new numbers.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNTERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NOAUTH: The merchant has no permission for combined payments. Ask your contact at WeChat Pay for it.
                403 OUT_TRADE_NO_USED: An order with one of these numbers exists already. Query the order before you
                    place another one; another order needs other numbers.
                403 RULELIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The payment failed for a reason of business. Read the message and act on it.
                404 ORDERNOTEXIST: There is no such order. Check the numbers, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: A number of an order is not in its form. Check the numbers that you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Ask WeChat for the user's OpenID under the
                    AppID that you send.
                500 SYSTEMERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        Its answer goes into `invoke_jsapi` or `invoke_mini_program` of the same service.
        May be sent again with the same `combine_out_trade_no`;
        `payments.combine_transactions.query_order_by_out_trade_no` tells what became of it.
        The notification `payments.transactions.transaction_success` follows, sent to `notify_url`.

        May be called by: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012556926
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4012556931
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012757938
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012758246
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760615
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012760633
        """
        return await self._call(
            OPERATION,
            {
                "combine_appid": combine_appid,
                "combine_out_trade_no": combine_out_trade_no,
                "combine_mchid": combine_mchid,
                "scene_info": scene_info,
                "sub_orders": sub_orders,
                "combine_payer_info": combine_payer_info,
                "time_start": time_start,
                "time_expire": time_expire,
                "notify_url": notify_url,
            },
        )
