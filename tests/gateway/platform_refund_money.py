"""Refunds of a platform, its advances and their returns, in any order of calls and steps, for the model of its money."""

from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from gateway.money import OTHER_SHOP, PICKS, SHOP, Money, merchant_of, try_to
from gateway.sharing_money import POSSIBLE, picked
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.profit_sharing.sharings import Share
from wechatpay_gateway.families.profit_sharing.steps import ShareResult

ROOT = "/v3/ecommerce"
APPID = "wx8888888888888888"
ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE"
MOST_ORDERS = 4
SUBSIDY = 500


class PlatformRefunds(Money):
    """Orders of a platform's sub-merchant, shared with the platform, and refunded with the money of either.

    Attributes:
        advances: the numbers of the refunds whose replies say that the platform advanced them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.advances: set[str] = set()

    @initialize()
    def start(self) -> None:
        """Pay an order of a sub-merchant that has no other money, and refund a part of it."""
        self.gateway.sharing_profiles.set_max_ratio(OTHER_SHOP, 10_000)
        self.withdraw(OTHER_SHOP, self.gateway.balances.get(OTHER_SHOP).available)
        self.pay_order(8_300, is_shared=False)
        self.withdraw(OTHER_SHOP, 8_000)
        self.refund(0, 0, 900, "", may_advance=True)

    @precondition(lambda self: len(self.orders()) < MOST_ORDERS)
    @rule(total=st.sampled_from([10_000, 8_300, 83, 1]), is_shared=st.booleans(), has_subsidy=st.booleans())
    def pay_order(self, total: int, *, is_shared: bool, has_subsidy: bool = False) -> None:
        """Place and pay an order, perhaps with a subsidy."""
        number = f"order-{len(self.orders())}"
        body = {
            "sp_appid": APPID,
            "sp_mchid": SHOP,
            "sub_mchid": OTHER_SHOP,
            "description": "A book",
            "out_trade_no": number,
            "notify_url": "https://shop.example/paid",
            "settle_info": {
                "profit_sharing": is_shared,
                **({"subsidy_amount": SUBSIDY} if is_shared and has_subsidy else {}),
            },
            "amount": {"total": total, "currency": "CNY"},
        }
        assert self.call(SHOP, "/v3/pay/partner/transactions/native", body)[0] == 200
        self.gateway.orders.pay(number, mchid=SHOP)
        self.deposited[OTHER_SHOP] += self.gateway.orders.get(number, SHOP).payer_total

    @rule(pick=PICKS, fen=st.sampled_from([7, 900, 3_000]), number=st.integers(0, 3))
    def share(self, pick: int, fen: int, number: int) -> None:
        """Share an order with the platform, perhaps for the last time, perhaps with a used number."""
        order = picked(self.orders(), pick)
        receiver = {
            "type": "MERCHANT_ID",
            "receiver_account": SHOP,
            "receiver_name": merchant_of(SHOP).seal("平台"),
            "amount": fen,
            "description": "分账",
        }
        body = {
            "appid": APPID,
            "sub_mchid": OTHER_SHOP,
            "transaction_id": order.transaction_id,
            "out_order_no": f"{order.out_trade_no}-{number}",
            "receivers": [receiver],
            "finish": number == 0,
        }
        self.gateway.clock.advance(minutes=1)
        assert self.call(SHOP, f"{ROOT}/profitsharing/orders", body)[0] in POSSIBLE

    @precondition(lambda self: self.shares(ShareResult.PENDING))
    @rule(pick=PICKS, step=st.sampled_from(["succeed", "fail"]))
    def settle_share(self, pick: int, step: str) -> None:
        """Pay or close a share."""
        share = picked(self.shares(ShareResult.PENDING), pick)
        self.gateway.shares.take(step, number=share.out_order_no, account=share.account)

    @rule(
        pick=PICKS,
        number=st.integers(0, 5),
        fen=st.sampled_from([7, 83, 900, 7_000]),
        source=st.sampled_from(["", "", "AVAILABLE", "UNAVAILABLE"]),
        may_advance=st.booleans(),
    )
    def refund(self, pick: int, number: int, fen: int, source: str, *, may_advance: bool) -> None:
        """Refund a part of an order, perhaps from an account, perhaps with an advance, perhaps with a used number."""
        order = picked(self.orders(), pick)
        amount: dict[str, Any] = {"refund": fen, "total": order.total}
        if source:
            amount["from"] = [{"account": source, "amount": fen}]
        body: dict[str, Any] = {
            "sub_mchid": OTHER_SHOP,
            "sp_appid": APPID,
            "out_trade_no": order.out_trade_no,
            "out_refund_no": f"refund-{order.out_trade_no}-{number}",
            "amount": amount,
            **({"refund_account": ADVANCE} if may_advance else {}),
        }
        status, reply = self.call(SHOP, f"{ROOT}/refunds/apply", body)
        assert status in POSSIBLE
        if reply.get("refund_account") == ADVANCE:
            self.advances.add(reply["out_refund_no"])
            made = self.gateway.refunds.get(reply["out_refund_no"], SHOP)
            assert reply["amount"]["advance"] == made.settlement_refund

    @precondition(lambda self: self.refunds())
    @rule(pick=PICKS, step=st.sampled_from(["close", "succeed", "fail"]))
    def settle_refund(self, pick: int, step: str) -> None:
        """Take a step of a refund, if that is possible."""
        refund = self._picked_refund(pick)
        try_to(partial(self.gateway.refunds.take, step, out_refund_no=refund.out_refund_no, mchid=SHOP))

    @rule(pick=PICKS, delays=st.sampled_from([0, 0, 1]), fen=st.sampled_from([0, 7_000]))
    def return_advance(self, pick: int, delays: int, fen: int) -> None:
        """Request the return of an advance, perhaps after a deposit, perhaps again, perhaps of a refund that has none."""
        if fen:
            self.deposit(OTHER_SHOP, fen)
        refund = self._picked_refund(pick)
        self.gateway.advance_returns.delay(delays)
        target = f"{ROOT}/refunds/{refund.refund_id}/return-advance"
        assert self.call(SHOP, target, {"sub_mchid": OTHER_SHOP})[0] in POSSIBLE

    @precondition(lambda self: self.returns())
    @rule(pick=PICKS, step=st.sampled_from(["retry", "fail"]))
    def settle_advance_return(self, pick: int, step: str) -> None:
        """Take a step of the return of an advance, if that is possible."""
        number = picked(sorted(self.returns()), pick)
        try_to(partial(self.gateway.advance_returns.take, step, out_refund_no=number, mchid=SHOP))

    @rule(days=st.sampled_from([1, 5, 89]))
    def wait_for_days(self, days: int) -> None:
        """Let freezes end, and WeChat Pay try returns again."""
        self.gateway.clock.advance(days=days)

    def orders(self) -> list[Order]:
        """Return the orders, all of which are paid."""
        return self.read(self.gateway.orders.records)

    def refunds(self) -> list[Refund]:
        """Return the refunds."""
        return self.read(self.gateway.refunds.records)

    def returns(self) -> dict[str, str]:
        """Return the results of the returns of advances, by the number of the refund."""
        return {each.out_refund_no: each.result.value for each in self.read(self.gateway.advance_returns.records)}

    def shares(self, result: ShareResult) -> list[Share]:
        """Return the shares with a result."""
        return [each for each in self.read(self.gateway.shares.records) if each.result is result]

    def locked(self, mchid: str) -> int:
        """Return the money that is frozen for sharing or being shared."""
        if mchid != OTHER_SHOP:
            return super().locked(mchid)
        unsplit = [self.gateway.payments.funds.of(each).unsplit for each in self.orders()]
        rest = [each.rest for each in self.read(self.gateway.sharings.records) if each.state == "PROCESSING"]
        pending = [each.amount for each in self.shares(ShareResult.PENDING)]
        assert min(0, *unsplit) == 0
        return super().locked(mchid) + sum(unsplit) + sum(rest) + sum(pending)

    def paid_out(self, mchid: str) -> int:
        """Return what payers, WeChat Pay and the other merchant got, less what came back."""
        advanced = sum(each.settlement_refund for each in self._made() if each.out_refund_no in self.advances)
        results = self.returns()
        returned = sum(each.settlement_refund for each in self._made() if results.get(each.out_refund_no) == "SUCCESS")
        shared = sum(each.amount for each in self.shares(ShareResult.SUCCESS))
        if mchid == SHOP:
            return super().paid_out(mchid) + advanced - returned - shared
        return super().paid_out(mchid) + self.refunded() - advanced + returned + shared + self.fees()

    def refunded(self) -> int:
        """Return what payers got back."""
        return sum(each.payer_refund for each in self._made())

    def fees(self) -> int:
        """Return the fees that WeChat Pay has kept."""
        return -sum(each.fen for each in self.gateway.accounts.entries.of_owner(OTHER_SHOP) if each.cause == "fee")

    def went_out(self) -> int:
        """Return the money that is in no account any more."""
        return super().went_out() + self.refunded() + self.fees()

    @invariant()
    def wechat_pay_keeps_the_fee_of_what_was_not_refunded(self) -> None:
        """The fees are 0.6 % of each order without its refunds; rounding differs by 1 fen for each closed refund."""
        funds = [self.gateway.payments.funds.of(each).fee for each in self.orders()]
        rounding = len(self.refunds()) - len(self._made())
        assert sum(funds) == self.fees()
        for order, fee in zip(self.orders(), funds, strict=True):
            made = [each for each in self._made() if each.transaction_id == order.transaction_id]
            refunded = sum(each.settlement_refund for each in made)
            assert abs(fee - int((order.settlement_total - refunded) * 0.006 + 0.5)) <= rounding

    def _picked_refund(self, pick: int) -> Refund:
        """Return a refund, mostly one that was advanced."""
        advances = [each for each in self.refunds() if each.out_refund_no in self.advances]
        return picked(advances if advances and pick % 4 else self.refunds(), pick)

    def _made(self) -> list[Refund]:
        return [each for each in self.refunds() if each.status != "CLOSED"]
