"""Remittances of the money of a sub-merchant's orders, in any order with its refunds and splits, for the model of its money."""

from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from gateway.money import OTHER_SHOP, PICKS, SHOP, try_to
from gateway.platform_refund_money import PlatformRefunds
from gateway.sharing_money import POSSIBLE, picked
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.family.resource.record import Record

EXAMPLE = dict(load_catalog().operations["ecommerce.oversea_remittance.create_order"].examples[0].arguments)


class Remittances(PlatformRefunds):
    """Orders of a platform's sub-merchant, whose money is also remitted to overseas sellers."""

    @initialize()
    def start_with_a_remittance(self) -> None:
        """Pay an order of which most is remitted, so that the rest is soon not enough."""
        self.deposit(OTHER_SHOP, 20_000)
        self.pay_order(8_300, is_shared=False)
        for number, fen in enumerate((7_000, 83)):
            self.remit(len(self.orders()) - 1, number, fen)
        self.settle_remittance(0, "succeed")

    @rule(pick=PICKS, number=st.integers(0, 5), fen=st.sampled_from([7, 83, 7_000]))
    def remit(self, pick: int, number: int, fen: int) -> None:
        """Remit a part of an order, perhaps too much, perhaps with a used number."""
        order = picked(self.orders(), pick)
        own: dict[str, Any] = {"sub_mchid": OTHER_SHOP, "transaction_id": order.transaction_id, "amount": fen}
        body = {**EXAMPLE, **own, "out_order_id": f"remit{order.out_trade_no}{number}"}
        assert self.call(SHOP, "/v3/funds-to-oversea/orders", body)[0] in POSSIBLE

    @precondition(lambda self: self.remittances())
    @rule(pick=PICKS, step=st.sampled_from(["succeed", "succeed", "fail"]))
    def settle_remittance(self, pick: int, step: str) -> None:
        """Pay or refuse a remittance, if that is possible."""
        fields = {"reason": "RISK_CONTROL"} if step == "fail" else {}
        made = picked(self.remittances(), pick)
        try_to(partial(self.gateway.remittances.take, step, order_id=made.fields["order_id"], **fields))

    def remittances(self) -> list[Record]:
        """Return the remittances."""
        return [each for each in self.gateway.remittances if each.content is not None]

    def _remitted(self, *states: str) -> int:
        return sum(int(each.request["amount"]) for each in self.remittances() if each.state in states)

    def locked(self, mchid: str) -> int:
        """Return the amounts of the remittances that are accepted."""
        return super().locked(mchid) + (self._remitted("ACCEPT") if mchid == OTHER_SHOP else 0)

    def paid_out(self, mchid: str) -> int:
        """Return the amounts of the remittances that succeeded."""
        return super().paid_out(mchid) + (self._remitted("SUCCESS") if mchid == OTHER_SHOP else 0)

    def went_out(self) -> int:
        """Return the amounts that are abroad."""
        return super().went_out() + self._remitted("SUCCESS")

    @invariant()
    def no_order_is_remitted_beyond_its_amount(self) -> None:
        """The remittances of an order that did not fail are at most its amount."""
        for order in self.orders():
            own = [each for each in self.remittances() if each.request["transaction_id"] == order.transaction_id]
            assert sum(int(each.request["amount"]) for each in own if each.state != "FAIL") <= order.total
