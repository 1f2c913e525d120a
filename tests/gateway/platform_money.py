"""A platform that refunds the orders of its sub-merchants, for tests that change one value."""

from typing import Any

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import NUMBER, REFUND, SUB_MCHID, combined, partner, place, place_and_pay
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.server import RunningGateway

REFUNDS, SUBSIDIES = "/v3/ecommerce/refunds", "/v3/ecommerce/subsidies"
TOTAL, FEE = 1000, 6
ADVANCE, OWN = "REFUND_SOURCE_PARTNER_ADVANCE", "REFUND_SOURCE_SUB_MERCHANT"
SUBSIDY = 200
SHARED: dict[str, Any] = {"settle_info": {"profit_sharing": True}}
SUBSIDIZED: dict[str, Any] = {"settle_info": {"profit_sharing": True, "subsidy_amount": SUBSIDY}}


@frozen
class Platform:
    """A platform, and the gateway."""

    gateway: RunningGateway
    merchant: Merchant

    def pay(self, **changes: Any) -> str:
        """Place and pay an order of the sub-merchant, and return its transaction ID."""
        return place_and_pay(self.gateway, self.merchant, partner(self.merchant, **changes))

    def pay_combined(self, **part: Any) -> str:
        """Place and pay a combined order of the sub-merchant, and return the transaction ID of its first part, of 500 fen."""
        place(self.merchant, combined(self.merchant, part=part))
        self.gateway.pay(NUMBER)
        return self.gateway.orders.get("part-1").transaction_id or ""

    def refund(self, fen: int = 300, number: str = REFUND, *, total: int = TOTAL, **changes: Any) -> Answer:
        """Refund a part of the order."""
        body: dict[str, Any] = {
            "sub_mchid": SUB_MCHID,
            "sp_appid": "wx8888888888888888",
            "out_trade_no": NUMBER,
            "out_refund_no": number,
            "amount": {"refund": fen, "total": total} | changes.pop("amount", {}),
        }
        sent = {name: value for name, value in (body | changes).items() if value is not None}
        return self.merchant.call_json(f"{REFUNDS}/apply", sent)

    def refund_id(self, fen: int = 300, number: str = REFUND, **changes: Any) -> str:
        """Refund a part of the order, and return the `refund_id`."""
        reply = self.refund(fen, number, **changes)
        assert reply.status == 200, reply.body
        refund_id: str = reply.json()["refund_id"]
        return refund_id

    def advanced(self, fen: int = 500) -> str:
        """Pay an order, take its money out, let the platform advance a refund, and return the `refund_id`."""
        self.pay()
        self.gateway.balances.withdraw(SUB_MCHID, TOTAL - FEE)
        return self.refund_id(fen, refund_account=ADVANCE)

    def query(self, number: str = REFUND, sub_mchid: str = SUB_MCHID) -> Answer:
        """Query a refund by the platform's number."""
        return self.merchant.call(f"{REFUNDS}/out-refund-no/{number}?sub_mchid={sub_mchid}", method="GET")

    def query_by_id(self, refund_id: str, sub_mchid: str = SUB_MCHID) -> Answer:
        """Query a refund by its `refund_id`."""
        return self.merchant.call(f"{REFUNDS}/id/{refund_id}?sub_mchid={sub_mchid}", method="GET")

    def redirect(self, refund_id: str, **changes: Any) -> Answer:
        """Send an abnormal refund to the bank account of the merchant."""
        body = {"sub_mchid": SUB_MCHID, "out_refund_no": REFUND, "type": "MERCHANT_BANK_CARD"} | changes
        return self.merchant.call_json(f"{REFUNDS}/{refund_id}/apply-abnormal-refund", body)

    def return_advance(self, refund_id: str, sub_mchid: str = SUB_MCHID) -> Answer:
        """Request the return of an advance."""
        return self.merchant.call_json(f"{REFUNDS}/{refund_id}/return-advance", {"sub_mchid": sub_mchid})

    def query_advance_return(self, refund_id: str, sub_mchid: str = SUB_MCHID) -> Answer:
        """Query the return of an advance."""
        return self.merchant.call(f"{REFUNDS}/{refund_id}/return-advance?sub_mchid={sub_mchid}", method="GET")

    def pay_subsidized(self) -> str:
        """Pay an order with a subsidy, wait until it is settled, and return its transaction ID."""
        transaction_id = self.pay(**SUBSIDIZED)
        self.gateway.clock.advance(minutes=1)
        return transaction_id

    def subsidize(self, transaction_id: str, fen: int = SUBSIDY, **changes: Any) -> Answer:
        """Pay the subsidy of an order."""
        body = {
            "sub_mchid": SUB_MCHID,
            "transaction_id": transaction_id,
            "amount": fen,
            "description": "满减",
            "out_subsidy_no": "subsidy-1",
            **changes,
        }
        sent = {name: value for name, value in body.items() if value is not None}
        return self.merchant.call_json(f"{SUBSIDIES}/create", sent)

    def return_subsidy(self, transaction_id: str, refund_id: str | None, fen: int = SUBSIDY, **changes: Any) -> Answer:
        """Return a subsidy, or a part of it."""
        body = {
            "sub_mchid": SUB_MCHID,
            "transaction_id": transaction_id,
            "amount": fen,
            "description": "退款",
            "refund_id": refund_id,
            "out_order_no": "return-1",
            **changes,
        }
        sent = {name: value for name, value in body.items() if value is not None}
        return self.merchant.call_json(f"{SUBSIDIES}/return", sent)

    def cancel_subsidy(self, transaction_id: str, **changes: Any) -> Answer:
        """Cancel the subsidy of an order."""
        body = {"sub_mchid": SUB_MCHID, "transaction_id": transaction_id, "description": "订单退款"}
        return self.merchant.call_json(f"{SUBSIDIES}/cancel", body | changes)

    def split(self, transaction_id: str, fen: int = 100, number: str = "split-1", *, finish: bool = False) -> Answer:
        """Split an order with the platform."""
        receiver = {
            "type": "MERCHANT_ID",
            "receiver_account": self.merchant.mchid,
            "receiver_name": self.merchant.seal("平台"),
            "amount": fen,
            "description": "佣金",
        }
        body = {
            "sub_mchid": SUB_MCHID,
            "appid": "wx8888888888888888",
            "transaction_id": transaction_id,
            "out_order_no": number,
            "finish": finish,
            "receivers": [receiver],
        }
        return self.merchant.call_json("/v3/ecommerce/profitsharing/orders", body)

    def balances(self) -> tuple[int, int, int]:
        """Return how much the platform's money has changed since the start, and the sub-merchant's available and frozen money."""
        sub = self.gateway.balances.get(SUB_MCHID)
        own = self.gateway.balances.get(self.merchant.mchid)
        return own.available + own.frozen - INITIAL_FEN, sub.available, sub.frozen
