"""Creates stocks and bundles of stocks of a product coupon."""

import secrets
from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.rules import check_bundle, check_stock, discount_of
from wechatpay_gateway.families.product_coupon.steps import StockState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.validity import ends_of
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_MOST_STOCKS = 200
_OF_EVERY_STOCK = (
    *("remark", "coupon_code_mode", "usage_rule_display_info", "coupon_display_info", "notify_config"),
    "store_scope",
)
_BUNDLE_DIGITS = 14


def new_stock(call: Call, records: Records, coupon: ProductCoupon, fields: Mapping[str, Any]) -> Stock:
    """Create a stock of a product coupon that can be used once.

    Raises:
        Refusal: 400 INVALID_REQUEST: its fields break a rule, or the product coupon has too many stocks.
    """
    check_stock(call, fields, coupon.fields)
    _check_number(call, records, coupon, 1)
    rules = {"stock_send_rule": fields["stock_send_rule"], "single_usage_rule": fields["single_usage_rule"]}
    return _add(call, records, coupon, {**_common(fields), **rules})


def new_bundle(call: Call, records: Records, coupon: ProductCoupon, fields: Mapping[str, Any]) -> list[Stock]:
    """Create a bundle of a product coupon that can be used several times, with a stock for each use.

    Raises:
        Refusal: 400 INVALID_REQUEST: its fields break a rule, or the product coupon has too many stocks.
    """
    check_bundle(call, fields, coupon.fields)
    count: int = coupon.fields["progressive_bundle_usage_info"]["count"]
    _check_number(call, records, coupon, count)
    bundle_id = f"7123{secrets.randbelow(10**_BUNDLE_DIGITS):0{_BUNDLE_DIGITS}d}"
    limits = fields["stock_send_rule"]
    later = {name: value for name, value in limits.items() if name != "max_count_per_day"}
    return [
        _add(
            call,
            records,
            coupon,
            {
                **_common(fields),
                "stock_send_rule": later if position else limits,
                "progressive_bundle_usage_rule": discount_of(
                    fields["progressive_bundle_usage_rule"], coupon.fields["type"], position
                ),
            },
            bundle_id,
            position,
        )
        for position in range(count)
    ]


def _common(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in _OF_EVERY_STOCK if name in fields}


def _add(
    call: Call,
    records: Records,
    coupon: ProductCoupon,
    fields: Mapping[str, Any],
    bundle_id: str | None = None,
    position: int = 0,
) -> Stock:
    rule = fields.get("single_usage_rule") or fields["progressive_bundle_usage_rule"]
    return records.stocks.add(
        Stock(
            records.stocks.next_number(coupon.product_coupon_id),
            coupon.product_coupon_id,
            bundle_id,
            position,
            coupon.owner,
            coupon.brand_id,
            call.fields["out_request_no"],
            StockState.SENDING,
            fields,
            ends_of(rule["coupon_available_period"]),
        )
    )


def _check_number(call: Call, records: Records, coupon: ProductCoupon, count: int) -> None:
    over = (StockState.STOPPED, StockState.DEACTIVATED)
    valid = sum(each.state not in over for each in records.stocks.of_coupon(coupon.product_coupon_id))
    if valid + count > _MOST_STOCKS:
        en = f"The product coupon has {valid} stocks in effect; at most {_MOST_STOCKS} are possible."
        raise refuse(call, "INVALID_REQUEST", f"商品券下有效批次不能超过{_MOST_STOCKS}个", en)
