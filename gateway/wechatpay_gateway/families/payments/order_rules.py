"""Rules for orders from the text of the official pages: payer, scene, goods and subsidy."""

import json
import re
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_MOST_DETAIL_BYTES = 6144
_GOODS_ID = re.compile(r"[0-9A-Za-z_-]+")
_PAYMENT_CODE = re.compile(r"1[0-5][0-9]{16}")
_INTERNET_ADDRESSES = ("payer_client_ip", "device_ip")
_NEEDS_SUB_APPID = "sub_openid必须与sub_appid一起传入", "is required with sub_openid"


def check_order(call: Call) -> None:
    """Check an order of a merchant or of a partner.

    https://pay.weixin.qq.com/doc/v3/merchant/4012791856 and https://pay.weixin.qq.com/doc/v3/partner/4012714678.

    Raises:
        Refusal: the order breaks a rule.
    """
    fields = call.fields
    _check_scene(fields.get("scene_info", {}))
    _check_detail(fields.get("detail"))
    _check_subsidy(call, fields)


def check_combination(call: Call) -> None:
    """Check a combined order: https://pay.weixin.qq.com/doc/v3/partner/4012757938.

    Raises:
        Refusal: the order breaks a rule.
    """
    parts: Sequence[Mapping[str, Any]] = call.fields["sub_orders"]
    _check_scene(call.fields.get("scene_info", {}))
    if "sub_openid" in call.fields.get("combine_payer_info", {}):
        _check_sub_appid(parts)
    for part in parts:
        _check_subsidy(call, part)


def _check_sub_appid(parts: Sequence[Mapping[str, Any]]) -> None:
    """Check that exactly one of the orders contains the AppID of the payer's `sub_openid`."""
    with_appid = [index for index, part in enumerate(parts) if "sub_appid" in part]
    if not with_appid:
        raise wrong_value("/sub_orders/0/sub_appid", "", *_NEEDS_SUB_APPID)
    if len(with_appid) > 1:
        second = with_appid[1]
        zh, en = (
            "只允许一笔商品单填写sub_appid",
            "must be set in only one of the orders: the AppID of sub_openid",
        )
        raise wrong_value(f"/sub_orders/{second}/sub_appid", parts[second]["sub_appid"], zh, en)


def check_payment_code(call: Call, code: str) -> None:
    """Check that a payment code of WeChat has 18 digits and starts with 10 to 15.

    Raises:
        Refusal: the code is invalid, for example of another wallet.
    """
    if not _PAYMENT_CODE.fullmatch(code):
        en = "The code is not a WeChat payment code, which has 18 digits and starts with 10 to 15."
        raise refuse(call, "AUTH_CODE_INVALID", "请扫描微信支付被扫条码/二维码", en)


def used_payment_code(call: Call) -> Refusal:
    """Return the refusal for a payment code that was already used for another order."""
    en = "The payment code was already used for another order. The user must refresh it."
    return refuse(call, "AUTH_CODE_INVALID", "每个二维码仅限使用一次，请刷新再试", en)


def _check_scene(scene: Mapping[str, Any]) -> None:
    for name in _INTERNET_ADDRESSES:
        if name in scene and not _is_internet_address(scene[name]):
            en = "must be an IPv4 or IPv6 address"
            raise wrong_value(f"/scene_info/{name}", scene[name], "必须是IPv4或IPv6格式的IP地址", en)


def _is_internet_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _check_detail(detail: Mapping[str, Any] | None) -> None:
    if detail is None:
        return
    size = len(json.dumps(detail, ensure_ascii=False, separators=(",", ":")).encode())
    if size > _MOST_DETAIL_BYTES:
        zh, en = (
            f"的长度超过{_MOST_DETAIL_BYTES}字节",
            f"must have at most {_MOST_DETAIL_BYTES} bytes without spaces, not {size}",
        )
        raise wrong_value("/detail", "object", zh, en)
    for index, goods in enumerate(detail.get("goods_detail", ())):
        _check_goods(f"/detail/goods_detail/{index}", goods)


def _check_goods(pointer: str, goods: Mapping[str, Any]) -> None:
    if not _GOODS_ID.fullmatch(goods["merchant_goods_id"]):
        zh, en = (
            "只能由半角的大小写字母、数字、中划线、下划线组成",
            "must contain only ASCII letters, digits, hyphens and underscores",
        )
        raise wrong_value(f"{pointer}/merchant_goods_id", goods["merchant_goods_id"], zh, en)
    if goods["quantity"] < 1:
        raise wrong_value(f"{pointer}/quantity", goods["quantity"], "必须大于0", "must be at least 1")
    if goods["unit_price"] < 0:
        raise wrong_value(f"{pointer}/unit_price", goods["unit_price"], "不能小于0", "must not be negative")


def _check_subsidy(call: Call, order: Mapping[str, Any]) -> None:
    settlement: Mapping[str, Any] = order.get("settle_info", {})
    if "subsidy_amount" in settlement and settlement.get("profit_sharing") is not True:
        en = "subsidy_amount requires profit_sharing to be true."
        raise refuse(call, "INVALID_REQUEST", "补差金额仅在profit_sharing为true时生效", en)
