"""Formats product coupons, stocks and coupons of users for replies and notifications."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.times import to_day, to_moment
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.steps import ProductCouponState, StockState, UserCouponState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon

_DEACTIVATION = ("deactivate_request_no", "deactivate_time", "deactivate_reason")
_CONFIRMATION = ("confirm_request_no", "confirm_time")
_AS_SENT = ("attach", "channel_custom_info", "coupon_tag_info")
_NOTICED = ("phone_number", "country_code", *_AS_SENT[:2])
_UNIONID_CHARACTERS = 27


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _only(fields: Mapping[str, Any], names: Sequence[str], *, when: bool) -> dict[str, Any]:
    return {name: fields.get(name) if when else None for name in names}


def coupon_view(coupon: ProductCoupon, frozen: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a product coupon without its stocks; `frozen` are fields that changed since a coupon was sent."""
    fields = coupon.fields
    return _present(
        {
            "product_coupon_id": str(coupon.product_coupon_id),
            **fields,
            **(frozen or {}),
            "state": coupon.state.value,
            **_only(fields, _DEACTIVATION, when=coupon.state is ProductCouponState.DEACTIVATED),
            "brand_id": coupon.brand_id,
        }
    )


def stock_view(stock: Stock, now: float, frozen: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a stock; `frozen` are fields that changed since a coupon was sent."""
    fields = stock.fields
    codes = {"total_count": stock.codes, "available_count": stock.codes_left}
    bundle = {"stock_bundle_id": stock.stock_bundle_id, "stock_bundle_index": stock.position}
    return _present(
        {
            "product_coupon_id": str(stock.product_coupon_id),
            "stock_id": str(stock.stock_id),
            **fields,
            **(frozen or {}),
            "coupon_code_count_info": codes if stock.code_mode == "UPLOAD" else None,
            "stock_bundle_info": bundle if stock.stock_bundle_id else None,
            "sent_count_info": {"total_count": stock.sent, "today_count": stock.sent_on(to_day(now))},
            "state": stock.state.value,
            **_only(fields, _DEACTIVATION, when=stock.state is StockState.DEACTIVATED),
            "brand_id": stock.brand_id,
        }
    )


def bundle_view(stocks: Sequence[Stock], now: float) -> dict[str, Any]:
    """Return the stocks of a bundle."""
    return {"stock_bundle_id": stocks[0].stock_bundle_id, "stock_list": [stock_view(each, now) for each in stocks]}


def user_coupon_view(
    coupon: UserCoupon, product: ProductCoupon, stock: Stock, siblings: Sequence[UserCoupon], now: float
) -> dict[str, Any]:
    """Return a coupon of a user; `siblings` are the coupons of its bundle."""
    fields = coupon.fields
    usage = fields.get("usage")
    detail = "progressive_bundle_usage_detail" if coupon.user_coupon_bundle_id else "single_usage_detail"
    return _present(
        {
            "coupon_code": coupon.coupon_code,
            "coupon_state": coupon.state.value,
            "valid_begin_time": to_moment(coupon.begins),
            "valid_end_time": to_moment(coupon.ends),
            "receive_time": to_moment(coupon.received),
            "send_request_no": coupon.send_request_no,
            "send_channel": fields["send_channel"],
            **_only(fields, _CONFIRMATION, when=True),
            **_only(fields, _DEACTIVATION, when=coupon.state is UserCouponState.DEACTIVATED),
            detail: usage or {},
            "user_product_coupon_bundle_info": _bundle_info(coupon, product, siblings),
            "product_coupon": coupon_view(product, fields.get("product_coupon")),
            "stock": stock_view(stock, now, fields.get("stock")),
            **_only(fields, _AS_SENT, when=True),
            "brand_id": coupon.brand_id,
        }
    )


def _bundle_info(
    coupon: UserCoupon, product: ProductCoupon, siblings: Sequence[UserCoupon]
) -> Mapping[str, Any] | None:
    if coupon.user_coupon_bundle_id is None:
        return None
    return {
        "user_coupon_bundle_id": coupon.user_coupon_bundle_id,
        "user_coupon_bundle_index": coupon.position,
        "total_count": product.fields["progressive_bundle_usage_info"]["count"],
        "used_count": sum("use_time" in each.fields.get("usage", {}) for each in siblings),
    }


def sent_notice(coupon: UserCoupon, stock: Stock) -> dict[str, Any]:
    """Return a coupon as the notification about its receipt shows it: https://pay.weixin.qq.com/doc/v3/partner/4015780862."""
    return _present(
        {
            "brand_id": coupon.brand_id,
            "coupon_code": coupon.coupon_code,
            "product_coupon_id": str(coupon.product_coupon_id),
            "stock_id": str(coupon.stock_id),
            "stock_bundle_id": stock.stock_bundle_id,
            "user_coupon_bundle_id": coupon.user_coupon_bundle_id,
            "appid": stock.fields["notify_config"]["notify_appid"],
            "openid": coupon.openid,
            "unionid": unionid_of(coupon.openid),
            "receive_time": to_moment(coupon.received),
            "send_request_no": coupon.send_request_no,
            "send_channel": coupon.fields["send_channel"],
            "valid_begin_time": to_moment(coupon.begins),
            "valid_end_time": to_moment(coupon.ends),
            **_only(coupon.fields, _NOTICED, when=True),
        }
    )


def unionid_of(openid: str) -> str:
    """Return the UnionID of a user, which the gateway derives from the OpenID: each OpenID is a user of its own here."""
    digest = hashlib.sha256(openid.encode()).digest()
    return "o" + urlsafe_b64encode(digest).decode("ascii")[:_UNIONID_CHARACTERS]
