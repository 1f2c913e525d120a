"""Subsidies of a platform, in any order with its refunds, advances and splits, for the model of its money."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from gateway.money import OTHER_SHOP, PICKS, SHOP
from gateway.platform_refund_money import ROOT, SUBSIDY, PlatformRefunds
from gateway.sharing_money import POSSIBLE, picked
from wechatpay_gateway.families.ecommerce.subsidies import Subsidy
from wechatpay_gateway.families.payments.orders import Order


class PlatformMoney(PlatformRefunds):
    """Orders of a platform's sub-merchant with refunds, advances, splits and subsidies.

    Attributes:
        returned: the amounts of the returns of subsidies that succeeded, by number.
    """

    def __init__(self) -> None:
        super().__init__()
        self.returned: dict[str, int] = {}

    @initialize()
    def start_with_a_subsidy(self) -> None:
        """Pay an order with its subsidy, return a part of it after a refund, and pay an order that waits for its subsidy."""
        for _ in range(2):
            self.pay_order(10_000, is_shared=True, has_subsidy=True)
        self.subsidize(0, 0, SUBSIDY, fails=0)
        self.refund(0, 0, 900, "", may_advance=False)
        self.return_subsidy(0, 0, 83, "", fails=0)

    @precondition(lambda self: self.subsidized_orders())
    @rule(
        pick=PICKS,
        number=st.integers(0, 9),
        fen=st.sampled_from([SUBSIDY, SUBSIDY, 83, SUBSIDY + 1]),
        fails=st.sampled_from([0, 0, 0, 1]),
    )
    def subsidize(self, pick: int, number: int, fen: int, fails: int) -> None:
        """Pay the subsidy of an order, perhaps again, perhaps too much."""
        order = picked(self.subsidized_orders(), pick)
        self.gateway.subsidies.fail(fails)
        self.gateway.clock.advance(minutes=1)
        number_of = f"subsidy-{order.out_trade_no}-{number}"
        body = {**_of(order), "amount": fen, "description": "满减", "out_subsidy_no": number_of}
        assert self.call(SHOP, f"{ROOT}/subsidies/create", body)[0] in POSSIBLE

    @precondition(lambda self: self.subsidies())
    @rule(
        pick=PICKS,
        number=st.integers(0, 9),
        fen=st.sampled_from([SUBSIDY, SUBSIDY - 82, SUBSIDY - 83, 83]),
        source=st.sampled_from(["", "", "AVAILABLE", "UNAVAILABLE"]),
        fails=st.sampled_from([0, 0, 0, 1]),
    )
    def return_subsidy(self, pick: int, number: int, fen: int, source: str, fails: int) -> None:
        """Return a subsidy, or a part of it, perhaps from an account, perhaps again."""
        subsidy = picked(self.subsidies(), pick)
        order = next(each for each in self.orders() if each.transaction_id == subsidy.transaction_id)
        refunds = [each for each in self._made() if each.transaction_id == order.transaction_id]
        self.gateway.subsidies.fail_returns(fails)
        body: dict[str, Any] = {
            **_of(order),
            "amount": fen,
            "description": "退款",
            "out_order_no": f"return-{order.out_trade_no}-{number}",
            **({"refund_id": picked(refunds, number).refund_id} if refunds else {}),
            **({"from": [{"account": source, "amount": fen}]} if source else {}),
        }
        status, reply = self.call(SHOP, f"{ROOT}/subsidies/return", body)
        assert status in POSSIBLE
        if reply.get("result") == "SUCCESS":
            self.returned[reply["out_order_no"]] = reply["amount"]

    @precondition(lambda self: self.subsidized_orders())
    @rule(pick=PICKS)
    def cancel_subsidy(self, pick: int) -> None:
        """Cancel the subsidy of an order, if that is possible."""
        body = {**_of(picked(self.subsidized_orders(), pick)), "description": "订单退款"}
        assert self.call(SHOP, f"{ROOT}/subsidies/cancel", body)[0] in POSSIBLE

    def subsidized_orders(self) -> list[Order]:
        """Return the orders that were created with a subsidy."""
        return [each for each in self.orders() if "subsidy_amount" in each.fields["settle_info"]]

    def subsidies(self) -> list[Subsidy]:
        """Return the subsidies."""
        return self.read(self.gateway.subsidies.records)

    def locked(self, mchid: str) -> int:
        """Return the frozen money of the orders, and for the platform that of failed subsidies."""
        failed = self._sum_of_subsidies("FAIL") if mchid == SHOP else 0
        return super().locked(mchid) + failed

    def paid_out(self, mchid: str) -> int:
        """Return what others got, with the subsidies."""
        subsidies = self._sum_of_subsidies("SUCCESS") - sum(self.returned.values())
        return super().paid_out(mchid) + (subsidies if mchid == SHOP else -subsidies)

    def _sum_of_subsidies(self, result: str) -> int:
        return sum(each.amount for each in self.subsidies() if each.result == result)

    @invariant()
    def an_order_has_one_subsidy_and_returns_no_more(self) -> None:
        """At most one subsidy of each order succeeded, at most its amount was returned, and no split came first."""
        split = {each.transaction_id for each in self.read(self.gateway.sharings.records)}
        for order in self.subsidized_orders():
            paid = [each for each in self.subsidies() if each.transaction_id == order.transaction_id]
            paid = [each for each in paid if each.result == "SUCCESS"]
            prefix = f"return-{order.out_trade_no}-"
            returned = sum(fen for number, fen in self.returned.items() if number.startswith(prefix))
            assert len(paid) <= 1
            assert returned <= sum(each.amount for each in paid)
            if order.transaction_id in split:
                assert not self.gateway.ecommerce.is_waiting_for_subsidy(order)


def _of(order: Order) -> dict[str, Any]:
    return {"sub_mchid": OTHER_SHOP, "transaction_id": order.transaction_id}
