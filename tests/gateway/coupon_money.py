"""Cash coupons of two merchants that pay orders of either, in any order with all other calls, for the model of their money."""

from collections import Counter
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from gateway.coupons import ROOT, day_from
from gateway.money import MERCHANTS, OTHER_SHOP, PICKS, SHOP, Money, try_to
from gateway.remittance_money import Remittances
from gateway.sharing_money import APPID, POSSIBLE, REFUNDS, Sharings, picked
from gateway.subsidy_money import PlatformMoney
from gateway.withdrawal_money import SubMerchantWithdrawals, TransfersAndWithdrawals
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.order_coupons.budgets import budget_of
from wechatpay_gateway.families.order_coupons.used import UsedCoupon
from wechatpay_gateway.families.payments.discounts import PAYERS_OPENID
from wechatpay_gateway.families.payments.orders import Order

MOST_STOCKS = 4
IN_PROGRESS = frozenset({"PROCESSING", "ABNORMAL"})


class Coupons(Money):
    """Stocks of two merchants, prepaid or not, and coupons of the user who pays all orders.

    Attributes:
        creators: the merchants that created the stocks, by number.
    """

    def __init__(self) -> None:
        super().__init__()
        self.creators: dict[str, str] = {}

    @initialize()
    def start_with_coupons(self) -> None:
        """Send two coupons of a merchant that can be combined, one of them prepaid."""
        for pick, (value, is_cash) in enumerate(((900, True), (83, False))):
            self.create_stock(SHOP, value, 40, is_cash=is_cash, is_combinable=True)
            self.send_coupon(pick, 0)

    @precondition(lambda self: len(self.creators) < MOST_STOCKS)
    @rule(
        mchid=MERCHANTS,
        value=st.sampled_from([83, 900]),
        days=st.sampled_from([1, 40]),
        is_cash=st.sampled_from([True, True, False]),
        is_combinable=st.booleans(),
    )
    def create_stock(self, mchid: str, value: int, days: int, *, is_cash: bool, is_combinable: bool) -> None:
        """Create and start a stock, if there is enough money for its budget."""
        now = self.gateway.clock.now()
        body = {
            "stock_name": "Autumn",
            "belong_merchant": mchid,
            "available_begin_time": day_from(now, 0),
            "available_end_time": day_from(now, days),
            "stock_use_rule": {
                "max_coupons": 5,
                "max_amount": 5 * value,
                "max_coupons_per_user": 5,
                "natural_person_limit": False,
                "prevent_api_abuse": False,
            },
            "coupon_use_rule": {
                "fixed_normal_coupon": {"coupon_amount": value, "transaction_minimum": value + 1},
                "available_merchants": [SHOP, OTHER_SHOP],
                "combine_use": is_combinable,
            },
            "no_cash": not is_cash,
            "stock_type": "NORMAL",
            "out_request_no": f"stock-{len(self.creators)}",
        }
        status, reply = self.call(mchid, f"{ROOT}/coupon-stocks", body)
        assert status == 200
        self.creators[reply["stock_id"]] = mchid
        started, _ = self.call(mchid, f"{ROOT}/stocks/{reply['stock_id']}/start", {"stock_creator_mchid": mchid})
        assert started in {200, 403}

    @precondition(lambda self: self.creators)
    @rule(pick=PICKS, number=st.integers(0, 4))
    def send_coupon(self, pick: int, number: int) -> None:
        """Send a coupon to the user, perhaps again."""
        stock_id = picked(list(self.creators), pick)
        creator = self.creators[stock_id]
        body = {
            "stock_id": stock_id,
            "out_request_no": f"coupon-{stock_id}-{number}",
            "appid": APPID,
            "stock_creator_mchid": creator,
        }
        assert self.call(creator, f"{ROOT}/users/{PAYERS_OPENID}/coupons", body)[0] in POSSIBLE

    @precondition(lambda self: self._orders_with_coupons())
    @rule(
        pick=PICKS, fen=st.sampled_from([7, 900, 0, 0]), step=st.sampled_from(["succeed", "succeed", "close", "fail"])
    )
    def refund_coupons(self, pick: int, fen: int, step: str) -> None:
        """Refund an order with coupons, or a part of it, and settle the refund."""
        order = picked(self._orders_with_coupons(), pick)
        number = f"coupons-{len(self.read(self.gateway.refunds.records))}"
        body = {
            "out_trade_no": order.out_trade_no,
            "out_refund_no": number,
            "amount": {"refund": fen or order.total, "total": order.total, "currency": "CNY"},
            **({"sub_mchid": order.sub_mchid} if order.sub_mchid else {}),
        }
        status, _ = self.call(SHOP, REFUNDS, body)
        assert status in POSSIBLE
        if status == 200:
            try_to(partial(self.gateway.refunds.take, step, out_refund_no=number, mchid=SHOP))

    def _orders_with_coupons(self) -> list[Order]:
        return [each for each in self.read(self.gateway.orders.records) if each.coupons]

    def paid_out(self, mchid: str) -> int:
        """Return what is in the budgets of a merchant's stocks, and what its coupons paid to others, less what it got by coupons."""
        budgets = [self._in_budget(stock_id) for stock_id, creator in self.creators.items() if creator == mchid]
        given, got = 0, 0
        for payee, coupons in self._moved():
            for coupon, sign in coupons:
                given += sign * coupon.amount if coupon.creator == mchid else 0
                got += sign * coupon.amount if payee == mchid else 0
        return super().paid_out(mchid) + sum(budgets) + given - got

    def _in_budget(self, stock_id: str) -> int:
        return sum(self.gateway.accounts.balance(budget_of(stock_id), kind) for kind in AccountKind)

    def _moved(self) -> list[tuple[str, list[tuple[UsedCoupon, int]]]]:
        """Return the prepaid coupons that paid merchants, and with -1 what refunds returned of them."""
        orders = {each.transaction_id: each for each in self.read(self.gateway.orders.records)}
        moved = [(each.payee, [(coupon, 1) for coupon in each.coupons]) for each in orders.values()]
        made = [each for each in self.read(self.gateway.refunds.records) if each.status != "CLOSED"]
        moved += [(orders[each.transaction_id].payee, [(coupon, -1) for coupon in each.coupons]) for each in made]
        return [(payee, [each for each in coupons if each[0].is_cash]) for payee, coupons in moved]

    @invariant()
    def refunds_in_progress_keep_what_they_return(self) -> None:
        """The frozen money of each budget is what refunds in progress return of its coupons."""
        kept: Counter[str] = Counter()
        for refund in self.read(self.gateway.refunds.records):
            for coupon in refund.coupons if refund.status in IN_PROGRESS else ():
                kept[coupon.stock_id] += coupon.amount if coupon.is_cash else 0
        for stock_id in self.creators:
            assert self.gateway.accounts.balance(budget_of(stock_id), AccountKind.FROZEN) == kept[stock_id]

    @invariant()
    def a_coupon_pays_once_and_comes_back_once(self) -> None:
        """A coupon pays one order, or another one after a refund of the first as a whole; a refund never returns more than it paid."""
        refunds: Counter[tuple[str, str]] = Counter()
        whole: set[str] = set()
        for refund in self.read(self.gateway.refunds.records):
            if refund.status != "CLOSED":
                refunds.update({(refund.transaction_id, each.coupon_id): each.amount for each in refund.coupons})
            if refund.status == "SUCCESS" and refund.amount == refund.fields["amount"]["total"]:
                whole.add(refund.transaction_id)
        used: Counter[str] = Counter()
        for order in self.read(self.gateway.orders.records):
            for coupon in order.coupons:
                assert refunds[order.transaction_id or "", coupon.coupon_id] <= coupon.amount
                used[coupon.coupon_id] += order.transaction_id not in whole
        assert max(used.values(), default=0) <= 1


class Everything(Coupons, Sharings, TransfersAndWithdrawals):
    """Orders with coupons, profit sharing, refunds, transfers, PayScore and withdrawals of the same merchants."""


class PlatformEverything(Coupons, Remittances, PlatformMoney, TransfersAndWithdrawals, SubMerchantWithdrawals):
    """Orders of a platform with coupons, refunds, advances, subsidies, splits, remittances, transfers and all withdrawals."""
