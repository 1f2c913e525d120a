"""The coupons of users: records of two resources, the coupons and their stocks."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.order_coupons.fitting import Offer
from wechatpay_gateway.families.order_coupons.used import UsedCoupon
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.steps import UnknownApplicationError

_USABLE = "SENDED"


class Wallet:
    """Finds and changes the coupons of users."""

    def __init__(self, context: Context) -> None:
        machines = context.family(Resources).resource_machines
        # A catalog of a user's own specs may lack cash coupons.
        self._coupons = machines.get("cash_coupons")
        self._stocks = machines.get("cash_coupon_stocks")

    def offers(self, openids: Sequence[str]) -> list[Offer]:
        """Return the usable coupons of a user that have a value, a stock and a time."""
        machine = self._coupons
        if machine is None:
            return []
        found = [each for each in machine.of_user(openids) if each.state == _USABLE]
        offers = (self._offer(each, machine.values_of(each)) for each in found)
        return [each for each in offers if each is not None]

    def stock(self, stock_id: str) -> Mapping[str, Any]:
        """Return the fields of a stock; empty if it does not exist."""
        if self._stocks is None:
            return {}
        try:
            record = self._stocks.get(stock_id)
        except (UnknownApplicationError, ValueError):
            return {}
        return {**self._stocks.values_of(record), "status": record.state, "mchid": record.mchid}

    def use(self, coupon: UsedCoupon, openids: Sequence[str], consumption: Mapping[str, Any]) -> None:
        """Mark a coupon as used, and queue its notification."""
        self._take("use", coupon, openids, {"consumption": dict(consumption)})

    def give_back(self, coupon: UsedCoupon, openids: Sequence[str]) -> None:
        """Make a used coupon usable again. If it is past its end, it expires at once."""
        self._take("give_back", coupon, openids, {})

    def _take(self, step: str, coupon: UsedCoupon, openids: Sequence[str], fields: Mapping[str, Any]) -> None:
        machine = self._coupons
        if machine is None:
            return
        taken = machine.step(step)
        for record in machine.of_user(openids):
            if record.fields.get("coupon_id") == coupon.coupon_id and machine.state_of(record) in taken.source:
                machine.advance(record, taken, fields)

    def _offer(self, record: Record, coupon: Mapping[str, Any]) -> Offer | None:
        stock = self.stock(str(coupon.get("stock_id")))
        value: Mapping[str, Any] = coupon.get("normal_coupon_information") or {}
        rules: Mapping[str, Any] = stock.get("coupon_use_rule") or {}
        times = [_seconds(coupon.get(name)) for name in ("available_begin_time", "available_end_time")]
        if not value.get("coupon_amount") or times[0] is None or times[1] is None:
            return None
        return Offer(
            UsedCoupon(
                coupon_id=record.fields["coupon_id"],
                stock_id=str(coupon.get("stock_id")),
                creator=str(stock.get("mchid") or record.mchid),
                name=str(coupon.get("coupon_name", "")),
                amount=value["coupon_amount"],
                is_cash=coupon.get("no_cash") is not True,
            ),
            minimum=value.get("transaction_minimum", 0),
            begins=times[0],
            ends=times[1],
            merchants=frozenset(coupon.get("available_mchid") or rules.get("available_merchants") or ()),
            tags=frozenset(rules.get("goods_tag") or ()),
            items=frozenset(rules.get("available_items") or ()),
            trade_types=frozenset(rules.get("trade_type") or ()),
            is_combinable=rules.get("combine_use") is True,
            is_for_cards=bool(rules.get("limit_card")),
        )


def consumption_of(transaction_id: str, payee: str, at: float) -> dict[str, Any]:
    """Return how a coupon was used, as its notification shows it: https://pay.weixin.qq.com/doc/v3/merchant/4012285250."""
    return {"consume_time": to_moment(at), "consume_mchid": payee, "transaction_id": transaction_id}


def _seconds(text: object) -> float | None:
    try:
        return from_moment(str(text))
    except ValueError:
        return None
