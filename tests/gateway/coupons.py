"""Stocks of cash coupons and coupons of users, for tests that pay orders with them."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import NUMBER, REFUND, REFUNDS, direct, place, refund
from wechatpay_gateway.server import RunningGateway

BEIJING = timezone(timedelta(hours=8))
ROOT = "/v3/marketing/favor"
PAYER, APPID = "oOne", "wxd678efh567hg6787"
VALUE, MINIMUM = 300, 500
MOST = 10
"""The coupons of a stock."""


def day_from(now: float, days: float) -> str:
    """Return the moment some days after a Unix time."""
    return (datetime.fromtimestamp(int(now), BEIJING) + timedelta(days=days)).isoformat()


@frozen
class Shop:
    """A merchant that creates stocks and accepts their coupons."""

    gateway: RunningGateway
    merchant: Merchant

    def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """Send a request of the merchant."""
        return self.merchant.call_json(path, dict(body))

    def stock(self, number: str, **options: Any) -> str:
        """Create a stock, and return its number; the options are those of `body`."""
        reply = self.post(f"{ROOT}/coupon-stocks", self.body(number, **options))
        assert reply.status == 200, reply.body
        stock_id: str = reply.json()["stock_id"]
        return stock_id

    def body(
        self, number: str, *, value: int = VALUE, is_cash: bool = False, days: int = 30, starts: int = 0, **rules: Any
    ) -> dict[str, Any]:
        """Return the request that creates a stock; `rules` change the `coupon_use_rule`."""
        mchid, now = self.merchant.mchid, self.gateway.clock.now()
        return {
            "stock_name": "Autumn",
            "belong_merchant": mchid,
            "available_begin_time": day_from(now, starts),
            "available_end_time": day_from(now, days),
            "stock_use_rule": {
                "max_coupons": MOST,
                "max_amount": MOST * value,
                "max_coupons_per_user": MOST,
                "natural_person_limit": False,
                "prevent_api_abuse": False,
            },
            "coupon_use_rule": {
                "fixed_normal_coupon": {"coupon_amount": value, "transaction_minimum": MINIMUM},
                "available_merchants": [mchid],
                **rules,
            },
            "no_cash": not is_cash,
            "stock_type": "NORMAL",
            "out_request_no": number,
        }

    def start(self, stock_id: str) -> Answer:
        """Start a stock."""
        return self.post(f"{ROOT}/stocks/{stock_id}/start", {"stock_creator_mchid": self.merchant.mchid})

    def send(self, stock_id: str, number: str = "C1", openid: str = PAYER) -> Answer:
        """Send a coupon of a stock to a user."""
        mchid = self.merchant.mchid
        body = {"stock_id": stock_id, "out_request_no": number, "appid": APPID, "stock_creator_mchid": mchid}
        return self.post(f"{ROOT}/users/{openid}/coupons", body)

    def coupon(self, number: str = "S1", *, openid: str = PAYER, **stock: Any) -> str:
        """Return a usable coupon of a new stock."""
        stock_id = self.stock(number, **stock)
        assert self.start(stock_id).status == 200
        reply = self.send(stock_id, f"of-{number}", openid)
        assert reply.status == 200, reply.body
        coupon_id: str = reply.json()["coupon_id"]
        return coupon_id

    def state(self, coupon_id: str) -> str:
        """Return the state of a coupon, as its query shows it."""
        target = f"{ROOT}/users/{PAYER}/coupons/{coupon_id}?appid={APPID}"
        state: str = self.merchant.call(target, method="GET").json()["status"]
        return state

    def order(self, order: tuple[str, dict[str, Any]] | None = None, **choice: Any) -> dict[str, Any]:
        """Place an order, let its payer pay it, and return it as its query shows it."""
        place(self.merchant, order or direct(self.merchant, "jsapi"))
        self.gateway.orders.pay(NUMBER, **choice)
        return self.query()

    def query(self) -> dict[str, Any]:
        """Return the order as its query shows it."""
        target = f"/v3/pay/transactions/out-trade-no/{NUMBER}?mchid={self.merchant.mchid}"
        found: dict[str, Any] = self.merchant.call(target, method="GET").json()
        return found

    def refund(self, fen: int, number: str = REFUND, **changes: Any) -> dict[str, Any]:
        """Request a refund of the order, and return the reply."""
        amount = {"refund": fen, "total": 1000, "currency": "CNY"}
        reply = self.post(REFUNDS, refund(out_refund_no=number, amount=amount, **changes))
        assert reply.status == 200, reply.body
        found: dict[str, Any] = reply.json()
        return found


def used_in(order: Mapping[str, Any]) -> list[str]:
    """Return the coupons that an order was paid with."""
    return [each["coupon_id"] for each in order.get("promotion_detail", ())]
