"""Formats orders and refunds for replies and notifications."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.order_coupons.used import UsedCoupon, value_of
from wechatpay_gateway.families.payments.apis import COMBINED, Api, api_of
from wechatpay_gateway.families.payments.discounts import openids_of
from wechatpay_gateway.families.payments.orders import Combination, Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.steps import PAID, OrderState, RefundStatus

BANK_TYPE = "OTHERS"
"""The `bank_type` of a payment from the payer's balance: https://pay.weixin.qq.com/doc/v3/merchant/4012076355."""

_SCOPE = "GLOBAL"
"""The `scope` of all coupons: the API creates only coupons for whole orders."""
_TYPES = {True: "CASH", False: "NOCASH"}
"""The `type` of prepaid coupons and of others."""
_PLATFORM_TYPES = {True: "COUPON", False: "DISCOUNT"}
"""The same, as refunds of platforms name them: https://pay.weixin.qq.com/doc/v3/partner/4012476892."""

_STATE_TEXTS = {
    OrderState.NOTPAY: "订单未支付",
    OrderState.USERPAYING: "用户支付中",
    OrderState.PAYERROR: "支付失败",
    OrderState.SUCCESS: "支付成功",
    OrderState.REFUND: "订单发生过退款，退款详情请查询退款单",
    OrderState.CLOSED: "订单已关闭",
    OrderState.REVOKED: "订单已撤销",
}


def order_view(order: Order) -> dict[str, Any]:
    """Return an order as its query shows it, without fields that have no value."""
    api, fields = api_of(order.family), order.fields
    amount = {"total": order.total, "currency": "CNY"}
    if order.state in PAID:
        amount |= {"payer_total": order.payer_total, "payer_currency": "CNY"}
    device_id = fields.get("scene_info", {}).get("device_id")
    return _present(
        {
            **{name: fields.get(name) for name in api.identity},
            "out_trade_no": order.out_trade_no,
            "transaction_id": order.transaction_id,
            "trade_type": order.trade_type if order.state in PAID else None,
            "trade_state": order.state.value,
            "trade_state_desc": _STATE_TEXTS[order.state],
            "bank_type": BANK_TYPE if order.state in PAID else None,
            "attach": fields.get("attach") if order.state in PAID else None,
            "success_time": to_moment(order.paid) if order.paid else None,
            "payer": _payer(order, api),
            "amount": amount,
            "scene_info": {"device_id": device_id} if device_id else None,
            "promotion_detail": [_promotion(each) for each in order.coupons] or None,
        }
    )


def _promotion(coupon: UsedCoupon) -> dict[str, Any]:
    """Return a used coupon: https://pay.weixin.qq.com/doc/v3/merchant/4012791858. Merchants fund coupons unless WeChat Pay agrees otherwise."""
    return {
        "coupon_id": coupon.coupon_id,
        "name": coupon.name,
        "scope": _SCOPE,
        "type": _TYPES[coupon.is_cash],
        "amount": coupon.amount,
        "stock_id": coupon.stock_id,
        "merchant_contribute": coupon.amount,
        "currency": "CNY",
    }


def _payer(order: Order, api: Api) -> dict[str, str] | None:
    if order.openid is None:
        return None
    own, *sub = api.payer
    openids = openids_of(order.openid, order.fields.get("payer", {}), api)
    return {own: openids[0]} | ({sub[0]: openids[1]} if sub and "sub_appid" in order.fields else {})


def combination_view(combination: Combination, parts: Sequence[Order]) -> dict[str, Any]:
    """Return a combined order as its query shows it."""
    fields = combination.fields
    openid = next((part.openid for part in parts if part.openid), None)
    openids = openids_of(openid, fields.get("combine_payer_info", {}), COMBINED) if openid else None
    device_id = fields.get("scene_info", {}).get("device_id")
    return _present(
        {
            **{name: fields.get(name) for name in COMBINED.identity},
            "combine_out_trade_no": combination.combine_out_trade_no,
            "combine_payer_info": {"openid": openids[0]} if openids else None,
            "scene_info": {"device_id": device_id} if device_id else None,
            "sub_orders": [_part_view(part, openids[1] if openids else None) for part in parts],
        }
    )


def _part_view(part: Order, sub_openid: str | None) -> dict[str, Any]:
    fields = part.fields
    paid = part.payer_total if part.state in PAID else 0
    amount = {"total_amount": part.total, "currency": "CNY", "payer_amount": paid, "payer_currency": "CNY"}
    return _present(
        {
            **{name: fields.get(name) for name in ("mchid", "sub_mchid", "sub_appid")},
            "sub_openid": sub_openid if "sub_appid" in fields else None,
            "out_trade_no": part.out_trade_no,
            "transaction_id": part.transaction_id,
            "trade_type": part.trade_type if part.state in PAID else None,
            "trade_state": part.state.value,
            "bank_type": BANK_TYPE if part.state in PAID else None,
            "attach": fields.get("attach") if part.state in PAID else None,
            "success_time": to_moment(part.paid) if part.paid else None,
            "amount": amount,
            "promotion_detail": [_promotion(each) for each in part.coupons] or None,
        }
    )


def refund_view(refund: Refund, order: Order, account: str | None, fee: int | None = None) -> dict[str, Any]:
    """Return a refund as its query shows it; `account` is the one that funded it, if any did, and `fee` what came back of the fee, in fen."""
    amount = refund.fields.get("amount", {})
    return _present(
        {
            "refund_id": refund.refund_id,
            "out_refund_no": refund.out_refund_no,
            "transaction_id": order.transaction_id,
            "out_trade_no": order.out_trade_no,
            "channel": refund.channel,
            "user_received_account": refund.received_account,
            "success_time": to_moment(refund.succeeded) if refund.succeeded else None,
            "create_time": to_moment(refund.created),
            "status": refund.status.value,
            "funds_account": refund.fields.get("funds_account") or account or "UNSETTLED",
            "amount": _present(
                {
                    "total": order.total,
                    "refund": refund.amount,
                    "from": amount.get("from"),
                    "payer_total": order.payer_total,
                    "payer_refund": refund.payer_refund,
                    "settlement_refund": refund.settlement_refund,
                    "settlement_total": order.settlement_total,
                    "discount_refund": value_of(refund.coupons),
                    "currency": "CNY",
                    "refund_fee": fee,
                }
            ),
            "promotion_detail": _returned(refund, order, _TYPES),
        }
    )


def platform_refund_view(
    refund: Refund, order: Order, account: str | None, payer: str | None, advanced: int
) -> dict[str, Any]:
    """Return a platform's refund as its query shows it: https://pay.weixin.qq.com/doc/v3/partner/4012476911.

    Args:
        refund: the refund.
        order: its order.
        account: the account that funded it, if any did.
        payer: the merchant that funded it, as a `refund_account`; `None` if no money was taken.
        advanced: what the platform advanced, in fen.
    """
    return refund_view(refund, order, account) | {
        "refund_account": payer,
        "amount": _present(
            {
                "refund": refund.amount,
                "from": refund.fields.get("amount", {}).get("from"),
                "payer_refund": refund.payer_refund,
                "discount_refund": value_of(refund.coupons),
                "currency": "CNY",
                "advance": advanced or None,
            }
        ),
        "promotion_detail": _returned(refund, order, _PLATFORM_TYPES),
    }


def _returned(refund: Refund, order: Order, types: Mapping[bool, str]) -> list[dict[str, Any]] | None:
    """Return what a refund returns of each coupon; `None` if it returns nothing of any."""
    goods = refund.fields.get("goods_detail")
    values = {each.coupon_id: each.amount for each in order.coupons}
    found = [
        {
            "promotion_id": each.coupon_id,
            "scope": _SCOPE,
            "type": types[each.is_cash],
            "amount": values[each.coupon_id],
            "refund_amount": each.amount,
            **({"goods_detail": goods} if goods else {}),
        }
        for each in refund.coupons
    ]
    return found or None


def refund_notice(refund: Refund, order: Order, payer: str | None) -> dict[str, Any]:
    """Return a refund as its notification shows it: https://pay.weixin.qq.com/doc/v3/merchant/4012791865.

    The notification of a platform's refund has the merchant that funded it, `payer`: https://pay.weixin.qq.com/doc/v3/partner/4012124635.
    """
    is_partners = order.family == "partner" or "sub_mchid" in refund.fields
    owner = {"sp_mchid": refund.caller, "sub_mchid": order.payee} if is_partners else {"mchid": refund.caller}
    return _present(
        {
            **owner,
            "out_trade_no": order.out_trade_no,
            "transaction_id": order.transaction_id,
            "out_refund_no": refund.out_refund_no,
            "refund_id": refund.refund_id,
            "refund_status": refund.status.value,
            "success_time": to_moment(refund.succeeded)
            if refund.succeeded and refund.status is RefundStatus.SUCCESS
            else None,
            "user_received_account": refund.received_account,
            "amount": {
                "total": order.total,
                "refund": refund.amount,
                "payer_total": order.payer_total,
                "payer_refund": refund.payer_refund,
            },
            "refund_account": payer if refund.is_platforms else None,
        }
    )


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
