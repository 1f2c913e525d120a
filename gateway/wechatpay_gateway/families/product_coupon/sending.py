"""Gives coupons to users, within the limits of their stocks, and notifies the merchant.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4015781605, 4016280664 and 4016438816.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.steps import ProductCouponState, StockState, UserCouponState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.families.product_coupon.validity import validity
from wechatpay_gateway.families.product_coupon.views import sent_notice
from wechatpay_gateway.family.behavior import to_content
from wechatpay_gateway.notifications.changes import Announce

API, BRAND_MANAGE, RECEIVE_COMPONENT = "API", "BRAND_MANAGE", "RECEIVE_COMPONENT"
"""The channels through which users get coupons."""
SENT = "PRODUCT_COUPON_SP.SEND"
_FROZEN_COUPON = ("display_info",)
_FROZEN_STOCK = ("remark", "usage_rule_display_info", "coupon_display_info", "notify_config", "store_scope")
_KEPT = ("attach", "coupon_tag_info", "channel_custom_info", "phone_number", "country_code")
_CODE_DIGITS = 22
_BUNDLE_DIGITS = 22


class NotSentError(ValueError):
    """A user cannot get a coupon: the error code of the page, and the reason in Chinese and English."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.zh = zh
        self.en = en


@frozen
class Gift:
    """A coupon or a bundle for a user: the number and the fields of the request, and the channel."""

    openid: str
    send_request_no: str
    channel: str
    fields: Mapping[str, Any] = field(repr=False)

    @property
    def content(self) -> str:
        """The request, as JSON with sorted keys."""
        return to_content(self.fields)


def new_request_no() -> str:
    """Return the number of a request that WeChat Pay makes itself."""
    return f"WX{_digits(_CODE_DIGITS)}"


def _digits(count: int) -> str:
    return f"{secrets.randbelow(9) + 1}{secrets.randbelow(10 ** (count - 1)):0{count - 1}d}"


class Sender:
    """Gives coupons to users.

    Args:
        records: the records.
        now: returns the time, in seconds since 1970.
        url_of: returns the URL for the notifications of a merchant, or `None`.
    """

    def __init__(self, records: Records, now: Callable[[], float], url_of: Callable[[str], str | None]) -> None:
        self._records = records
        self._now = now
        self._url_of = url_of

    def existing(self, stock: Stock, gift: Gift) -> UserCoupon | None:
        """Return the coupon that the same request sent before; `None` if there is none. One of the examples is removed.

        Raises:
            NotSentError: ALREADY_EXISTS: the request differs from the one with the same number.
        """
        found = self._records.user_coupons.sent(gift.openid, stock.stock_id, gift.send_request_no)
        if found is None:
            return None
        if found.is_example:
            for each in self._records.siblings_of(found) or [found]:
                self._records.user_coupons.remove(each)
            return None
        if found.content != gift.content:
            en = f"send_request_no {gift.send_request_no} was used with other values. Use another number."
            raise NotSentError("ALREADY_EXISTS", "send_request_no冲突，参数与原请求不一致", en)
        return found

    def check(self, stocks: Sequence[Stock], gift: Gift) -> None:
        """Check that a user can get a coupon of a stock, or of all stocks of a bundle.

        Raises:
            NotSentError: the product coupon or the stock is in another state, or one of its limits is reached.
        """
        product = self._records.product_of(stocks[0])
        if product.state is not ProductCouponState.EFFECTIVE and not product.is_example:
            en = f"product coupon {product.product_coupon_id} is in state {product.state}; a coupon can only be sent in EFFECTIVE"
            raise NotSentError("INVALID_REQUEST", f"商品券当前状态为{product.state}，不可发券", en)
        for stock in stocks:
            if stock.state is not StockState.SENDING and not stock.is_example:
                en = f"stock {stock.stock_id} is in state {stock.state}; a coupon can only be sent in SENDING"
                raise NotSentError("INVALID_REQUEST", f"批次当前状态为{stock.state}，不可发券", en)
        first = stocks[0]
        self._check_limits(first, gift.openid)
        for stock in stocks:
            if stock.code_mode == "UPLOAD" and not stock.codes_left and not stock.is_example:
                en = f"stock {stock.stock_id} has no uploaded codes left. Upload more"
                raise NotSentError("NOT_ENOUGH", "批次预上传券Code剩余数量不足", en)
        self._check_code(first, gift.fields.get("coupon_code"))

    def _check_limits(self, stock: Stock, openid: str) -> None:
        limits, today = stock.limits, to_day(self._now())
        if stock.sent >= limits["max_count"]:
            en = f"stock {stock.stock_id} has sent {stock.sent} coupons, as many as its max_count allows"
            raise NotSentError("NOT_ENOUGH", "商品券批次发放预算不足", en)
        each_day = limits.get("max_count_per_day")
        if each_day is not None and stock.sent_on(today) >= each_day:
            en = f"stock {stock.stock_id} has sent {stock.sent_today} coupons today, as many as its max_count_per_day allows"
            raise NotSentError("NOT_ENOUGH", "商品券批次当日发放预算不足", en)
        received = self._records.user_coupons.count_of(openid, stock.stock_id)
        if received >= limits["max_count_per_user"]:
            en = f"user {openid} has {received} coupons of stock {stock.stock_id}, as many as max_count_per_user allows"
            raise NotSentError("INVALID_REQUEST", "用户领取已达到上限", en)

    def _check_code(self, stock: Stock, code: str | None) -> None:
        if (stock.code_mode == "API_ASSIGN") != (code is not None):
            what = "needs" if code is None else "does not allow"
            en = f"the coupon_code_mode {stock.code_mode} of stock {stock.stock_id} {what} a coupon_code"
            zh = "API_ASSIGN模式必须传入coupon_code" if code is None else "仅API_ASSIGN模式可传入coupon_code"
            raise NotSentError("INVALID_REQUEST", zh, en)
        if code is not None and self._records.user_coupons.is_code_used(code, stock.stock_id):
            en = f"coupon_code {code} belongs to another coupon of stock {stock.stock_id}"
            raise NotSentError("ALREADY_EXISTS", "coupon_code冲突", en)

    def send(self, stocks: Sequence[Stock], gift: Gift, announce: Announce) -> UserCoupon:
        """Give a user a coupon of a stock, or the first coupon of a bundle, after `check`; queue the notification."""
        fields: dict[str, Any] = {"send_channel": gift.channel, **_kept(gift.fields)}
        bundle_id = _digits(_BUNDLE_DIGITS) if stocks[0].stock_bundle_id else None
        coupon = self._new(stocks[0], gift, bundle_id, fields)
        return self._deliver(stocks[0], coupon, announce)

    def send_next(self, used: UserCoupon, announce: Announce) -> UserCoupon | None:
        """Give a user the coupon of a bundle that follows a used one; `None` if it was the last one, or if the user has the next one.

        The coupon has the validity of the bundle, which counts from the receipt of the first coupon. If the next stock has no code left, the user gets
        nothing.
        """
        stock = self._records.stocks.get(used.stock_id)
        stocks = self._records.stocks.of_bundle(stock.stock_bundle_id or "")
        if used.position + 1 >= len(stocks) or len(self._records.siblings_of(used)) > used.position + 1:
            return None
        following = stocks[used.position + 1]
        if following.code_mode == "UPLOAD" and not following.codes_left and not following.is_example:
            return None
        fields = {name: used.fields[name] for name in ("send_channel", *_KEPT) if name in used.fields}
        gift = Gift(used.openid, used.send_request_no, used.fields["send_channel"], {})
        coupon = self._new(following, gift, used.user_coupon_bundle_id, fields)
        first = self._records.siblings_of(used)[0]
        begins, ends = validity(following.period, first.received)
        return self._deliver(following, evolve(coupon, content=used.content, begins=begins, ends=ends), announce)

    def _new(self, stock: Stock, gift: Gift, bundle_id: str | None, fields: Mapping[str, Any]) -> UserCoupon:
        product = self._records.product_of(stock)
        snapshot = {
            "product_coupon": {name: product.fields.get(name) for name in _FROZEN_COUPON},
            "stock": {name: stock.fields.get(name) for name in _FROZEN_STOCK},
        }
        received = float(int(self._now()))  # replies show seconds, and a use in the same second must be possible
        begins, ends = validity(stock.period, received)
        return UserCoupon(
            serial=0,
            coupon_code=self._code(stock, gift.fields.get("coupon_code")),
            stock_id=stock.stock_id,
            product_coupon_id=stock.product_coupon_id,
            owner=stock.owner,
            brand_id=stock.brand_id,
            openid=gift.openid,
            send_request_no=gift.send_request_no,
            content=gift.content,
            user_coupon_bundle_id=bundle_id,
            position=stock.position,
            state=UserCouponState.CONFIRMING,
            received=received,
            begins=begins,
            ends=ends,
            fields={**fields, **snapshot},
        )

    def _code(self, stock: Stock, chosen: str | None) -> str:
        if chosen is not None:
            return chosen
        uploaded = self._records.codes.take(stock.stock_id) if stock.code_mode == "UPLOAD" else None
        return uploaded or _digits(_CODE_DIGITS)

    def _deliver(self, stock: Stock, coupon: UserCoupon, announce: Announce) -> UserCoupon:
        today = to_day(self._now())
        changes: dict[str, Any] = {"sent": stock.sent + 1, "day": today, "sent_today": stock.sent_on(today) + 1}
        if stock.code_mode == "UPLOAD" and stock.codes_left:
            changes["codes_left"] = stock.codes_left - 1
        updated = self._records.stocks.update(stock, **changes)
        added = self._records.user_coupons.add(coupon)
        url = self._url_of(added.owner)
        if url:
            announce(
                mchid=added.owner,
                event_type=SENT,
                original_type="transaction",
                url=url,
                resource=sent_notice(added, updated),
            )
        return added


def _kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in _KEPT if name in fields}
