# Written by `make generate` from specs/payments/combine_transactions/close_order.yaml: edit that file.
"""Close a combined order (关闭合单订单)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.containers import ListOf, ModelOf
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Repeat, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import STRING


@model
class UnionCloseSubOrder(Model):
    """What `sub_orders` (商品单信息) holds."""

    mchid: str = field(STRING)
    """Merchant number of this order, as when you placed it (商品单商户号, at most 32 characters)."""

    out_trade_no: str = field(STRING)
    """Number you gave this order (商品单商户订单号, at most 32 characters)."""

    sub_mchid: str | None = field(STRING, default=None)
    """子商户号(也叫特约商户号), at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs). Merchant number of the sub-merchant of this order. A partner must give it."""

    sub_appid: str | None = field(STRING, default=None)
    """AppID of the sub-merchant, where the order had one (子商户APPID, at most 32 characters, only for partner (服务商, 渠道商 and all who act for merchants of theirs))."""


OPERATION: Operation[None] = Operation(
    name="payments.combine_transactions.close_order",
    method="POST",
    routes=(Route("/v3/combine-transactions/out-trade-no/{combine_out_trade_no}/close"),),
    parameters=(Parameter("combine_out_trade_no", STRING, is_required=True),),
    body=(
        Parameter("combine_appid", STRING, is_required=True),
        Parameter("sub_orders", ListOf(ModelOf(UnionCloseSubOrder)), is_required=True),
    ),
    repeat=Repeat(
        by=("combine_out_trade_no",),
        settled_by="payments.combine_transactions.query_order_by_out_trade_no",
        settled_with={
            "combine_out_trade_no": "combine_out_trade_no",
        },
    ),
    replies={204: None},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            means="An AppID is not bound to its merchant number.",
            fix="Bind `combine_appid` to `combine_mchid` and to the `mchid` of each order, or send those that are bound.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            means="The orders are not those with which the combined order was placed.",
            fix="Name every order, each with the numbers that you placed it with.",
        ),
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(400, "MCH_NOT_EXISTS", means="There is no such merchant number.", fix="Correct the merchant number."),
        ErrorRow(
            400,
            "ORDER_CLOSED",
            means="The order is closed already.",
            fix="Nothing is left to do; another order needs new numbers.",
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
            "NOTENOUGH",
            means="The user has not enough money.",
            fix="Ask the user to top up or to take another card.",
        ),
        ErrorRow(
            403,
            "OUT_TRADE_NO_USED",
            means="An order with one of these numbers exists already.",
            fix="Check the numbers, then query the order.",
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
            means="The order does not allow it.",
            fix="Read the message, then query the order and act on where it stands.",
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
            fix="Check under which AppID the order was placed.",
        ),
        ErrorRow(500, "SYSTEMERROR", means="WeChat Pay failed.", fix="Send the same request again."),
        *COMMON_ERRORS,
    ),
    docs=(
        "https://pay.weixin.qq.com/doc/v3/merchant/4012577452",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421130",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421225",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421330",
        "https://pay.weixin.qq.com/doc/v3/merchant/4013421404",
        "https://pay.weixin.qq.com/doc/v3/partner/4012761079",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462102",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462171",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462247",
        "https://pay.weixin.qq.com/doc/v3/partner/4013462566",
        "https://pay.weixin.qq.com/doc/v3/partner/4012761093",
    ),
)


class CloseOrder(Service):
    """Gives a service its method `close_order`."""

    def close_order(
        self,
        *,
        combine_out_trade_no: str,
        combine_appid: str,
        sub_orders: Sequence[UnionCloseSubOrder | Mapping[str, Any]],
    ) -> None:
        """Close a combined order (关闭合单订单).

        Closes a combined order that is not paid, so that nobody can pay it any more. Only the whole can be closed: name
        every order of it as when you placed it.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Number you gave the combined order.
            combine_appid: 合单商户公众账号ID, at most 32 characters. AppID under which you placed the combined order.
            sub_orders: 商品单信息, 1 to 50 items. Every order that was placed with it, none left out.

        Returns:
            Nothing; WeChat Pay answers 204.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `combine_appid` to
                    `combine_mchid` and to the `mchid` of each order, or send those that are bound.
                400 INVALID_REQUEST: The orders are not those with which the combined order was placed. Name every
                    order, each with the numbers that you placed it with.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order is closed already. Nothing is left to do; another order needs new numbers.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNTERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NOAUTH: The merchant has no permission for combined payments. Ask your contact at WeChat Pay for it.
                403 NOTENOUGH: The user has not enough money. Ask the user to top up or to take another card.
                403 OUT_TRADE_NO_USED: An order with one of these numbers exists already. Check the numbers, then query
                    the order.
                403 RULELIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The order does not allow it. Read the message, then query the order and act on where it
                    stands.
                404 ORDERNOTEXIST: There is no such order. Check the numbers, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: A number of an order is not in its form. Check the numbers that you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Check under which AppID the order was
                    placed.
                500 SYSTEMERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `combine_out_trade_no`;
        `payments.combine_transactions.query_order_by_out_trade_no` tells what became of it.

        May be called by: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012577452
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421130
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421225
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421330
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421404
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761079
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462102
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462171
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462247
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462566
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761093
        """
        return self._call(
            OPERATION,
            {"combine_out_trade_no": combine_out_trade_no, "combine_appid": combine_appid, "sub_orders": sub_orders},
        )


class AsyncCloseOrder(AsyncService):
    """Gives an async service its method `close_order`."""

    async def close_order(
        self,
        *,
        combine_out_trade_no: str,
        combine_appid: str,
        sub_orders: Sequence[UnionCloseSubOrder | Mapping[str, Any]],
    ) -> None:
        """Close a combined order (关闭合单订单).

        Closes a combined order that is not paid, so that nobody can pay it any more. Only the whole can be closed: name
        every order of it as when you placed it.

        Args:
            combine_out_trade_no: 合单商户订单号, at most 32 characters. Number you gave the combined order.
            combine_appid: 合单商户公众账号ID, at most 32 characters. AppID under which you placed the combined order.
            sub_orders: 商品单信息, 1 to 50 items. Every order that was placed with it, none left out.

        Returns:
            Nothing; WeChat Pay answers 204.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 APPID_MCHID_NOT_MATCH: An AppID is not bound to its merchant number. Bind `combine_appid` to
                    `combine_mchid` and to the `mchid` of each order, or send those that are bound.
                400 INVALID_REQUEST: The orders are not those with which the combined order was placed. Name every
                    order, each with the numbers that you placed it with.
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                400 MCH_NOT_EXISTS: There is no such merchant number. Correct the merchant number.
                400 ORDER_CLOSED: The order is closed already. Nothing is left to do; another order needs new numbers.
                401 SIGN_ERROR: The signature did not verify. Compare what was signed with what was sent, then the key
                    with its serial number, then the clock.
                403 ACCOUNTERROR: The user's account is not in order. You can do nothing about it; ask the user to pay
                    another way.
                403 NOAUTH: The merchant has no permission for combined payments. Ask your contact at WeChat Pay for it.
                403 NOTENOUGH: The user has not enough money. Ask the user to top up or to take another card.
                403 OUT_TRADE_NO_USED: An order with one of these numbers exists already. Check the numbers, then query
                    the order.
                403 RULELIMIT: A rule stands against the call, as when it comes too often. Read the message, and wait
                    before you call again.
                403 TRADE_ERROR: The order does not allow it. Read the message, then query the order and act on where it
                    stands.
                404 ORDERNOTEXIST: There is no such order. Check the numbers, and whether placing the order succeeded.
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                500 BANKERROR: The bank's system failed. Send the same request again.
                500 INVALID_TRANSACTIONID: A number of an order is not in its form. Check the numbers that you send.
                500 OPENID_MISMATCH: The OpenID does not belong to the AppID. Check under which AppID the order was
                    placed.
                500 SYSTEMERROR: WeChat Pay failed. Send the same request again.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be sent again with the same `combine_out_trade_no`;
        `payments.combine_transactions.query_order_by_out_trade_no` tells what became of it.

        May be called by: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-01-14: https://pay.weixin.qq.com/doc/v3/merchant/4012577452
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421130
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421225
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421330
        See also: https://pay.weixin.qq.com/doc/v3/merchant/4013421404
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761079
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462102
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462171
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462247
        See also: https://pay.weixin.qq.com/doc/v3/partner/4013462566
        See also: https://pay.weixin.qq.com/doc/v3/partner/4012761093
        """
        return await self._call(
            OPERATION,
            {"combine_out_trade_no": combine_out_trade_no, "combine_appid": combine_appid, "sub_orders": sub_orders},
        )
