"""Adds the product coupons that the catalog's examples refer to, so that the examples succeed."""

from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.product_coupon.callers import ROOTS
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.rules import DISCOUNTS
from wechatpay_gateway.families.product_coupon.steps import ProductCouponState, StockState, UserCouponState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.families.product_coupon.validity import ends_of
from wechatpay_gateway.family.behavior import Place, examples_at, to_content

_ROOT = ROOTS[0]
_PRODUCTS: Place = ("POST", f"{_ROOT}/product-coupons")
_BUNDLES: Place = ("POST", f"{_ROOT}/product-coupons/{{}}/stock-bundles")
_STORES: Place = ("GET", f"{_ROOT}/product-coupons/{{}}/stocks/{{}}/associated-stores")
_QUERY: Place = ("GET", f"{_ROOT}/users/{{}}/coupons/{{}}")
_SENDING: Place = ("POST", f"{_ROOT}/users/{{}}/coupon-bundles")
_OWN = frozenset(
    {
        *("product_coupon_id", "stock_id", "state", "brand_id", "stock", "stock_bundle", "stock_bundle_info"),
        *("sent_count_info", "coupon_code_count_info"),
    }
)
"""Fields of replies that are not stored as fields."""


def add_examples(catalog: Catalog, records: Records) -> None:
    """Add the records of the examples, which everyone who calls for their brand can use."""
    for example in examples_at(catalog, _PRODUCTS):
        reply = example.reply_fields
        _add_coupon(records, reply["product_coupon_id"], reply)
        bundle = reply.get("stock_bundle", {}).get("stock_list", ())
        for stock in [reply["stock"]] if "stock" in reply else bundle:
            _add_stock(records, stock)
    for example in examples_at(catalog, _BUNDLES):
        number: str = example.arguments["product_coupon_id"]
        model = next((each for each in records.coupons if each.is_bundle), None)
        if model is not None:
            rule = example.arguments["stock_bundle"]["progressive_bundle_usage_rule"]
            kind = next(each for each, name in DISCOUNTS.items() if f"{name}_list" in rule)
            _add_coupon(records, number, {**model.fields, "type": kind, "brand_id": model.brand_id})
            for stock in example.reply_fields["stock_list"]:
                _add_stock(records, {**stock, "product_coupon_id": number})
    for openid, coupon in _user_coupons(catalog):
        _add_user_coupon(records, openid, coupon)
    for example in examples_at(catalog, _STORES):
        stores = [each["store_id"] for each in example.reply_fields["store_list"]]
        records.stores.add(int(example.arguments["stock_id"]), stores)


def _user_coupons(catalog: Catalog) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for example in examples_at(catalog, _QUERY):
        yield example.arguments["openid"], example.reply_fields
    for example in examples_at(catalog, _SENDING):
        for coupon in example.reply_fields["user_product_coupon_list"]:
            yield example.arguments["openid"], coupon


def _kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in _OWN}


def _add_coupon(records: Records, number: str, fields: Mapping[str, Any]) -> None:
    if records.coupons.find(number) is None:
        state = ProductCouponState.EFFECTIVE
        coupon = ProductCoupon(int(number), "", fields["brand_id"], "", state, _kept(fields), is_example=True)
        records.coupons.add(coupon)


def _add_stock(records: Records, fields: Mapping[str, Any]) -> None:
    if records.stocks.find(fields["stock_id"]) is not None:
        return
    bundle = fields.get("stock_bundle_info", {})
    rule = fields.get("single_usage_rule") or fields["progressive_bundle_usage_rule"]
    records.stocks.add(
        Stock(
            int(fields["stock_id"]),
            int(fields["product_coupon_id"]),
            bundle.get("stock_bundle_id"),
            bundle.get("stock_bundle_index", 0),
            "",
            fields["brand_id"],
            "",
            StockState.SENDING,
            _kept(fields),
            ends_of(rule["coupon_available_period"]),
            is_example=True,
        )
    )


def _add_user_coupon(records: Records, openid: str, fields: Mapping[str, Any]) -> None:
    stock_id: str = fields["stock"]["stock_id"]
    if records.user_coupons.find(fields["coupon_code"], stock_id, openid) is not None:
        return
    bundle = fields.get("user_product_coupon_bundle_info", {})
    shown = ("send_channel", "attach", "coupon_tag_info", "channel_custom_info")
    records.user_coupons.add(
        UserCoupon(
            serial=0,
            coupon_code=fields["coupon_code"],
            stock_id=int(stock_id),
            product_coupon_id=int(fields["product_coupon"]["product_coupon_id"]),
            owner="",
            brand_id=fields.get("brand_id", fields["stock"]["brand_id"]),
            openid=openid,
            send_request_no=fields["send_request_no"],
            content=to_content({}),
            user_coupon_bundle_id=bundle.get("user_coupon_bundle_id"),
            position=bundle.get("user_coupon_bundle_index", 0),
            state=UserCouponState(fields["coupon_state"]),
            received=from_moment(fields["receive_time"]),
            begins=from_moment(fields["valid_begin_time"]),
            ends=from_moment(fields["valid_end_time"]),
            fields={name: fields[name] for name in shown if name in fields},
            is_example=True,
        )
    )
