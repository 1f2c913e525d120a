"""A platform that refunds the orders of its sub-merchants, for tests that change one value."""

from typing import Any

from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import NUMBER, REFUND, SUB_MCHID, combined, partner, place, place_and_pay
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.server import RunningGateway

REFUNDS = "/v3/ecommerce/refunds"
TOTAL, FEE = 1000, 6
ADVANCE, OWN = "REFUND_SOURCE_PARTNER_ADVANCE", "REFUND_SOURCE_SUB_MERCHANT"
SHARED: dict[str, Any] = {"settle_info": {"profit_sharing": True}}


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

    def balances(self) -> tuple[int, int, int]:
        """Return how much the platform's money has changed since the start, and the sub-merchant's available and frozen money."""
        sub = self.gateway.balances.get(SUB_MCHID)
        own = self.gateway.balances.get(self.merchant.mchid)
        return own.available + own.frozen - INITIAL_FEN, sub.available, sub.frozen
