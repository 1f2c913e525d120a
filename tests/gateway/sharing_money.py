"""Orders, refunds and profit sharing of two merchants, in any order of calls and steps, for the model of their money."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from gateway.money import OTHER_SHOP, PICKS, SHOP, Money, merchant_of, try_to
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn
from wechatpay_gateway.families.profit_sharing.sharings import Share
from wechatpay_gateway.families.profit_sharing.steps import ShareResult

READER = "oThree"
APPID = "wx8888888888888888"
PARTS = st.sampled_from([900, 83, 7, 1, 0, 3_000])
MOST_ORDERS = 5
REFUNDS = "/v3/refund/domestic/refunds"
ROOT = "/v3/profitsharing"
SCORED, SERVICE = "/v3/payscore/serviceorder", "2002000000000558128851361561536"
POSSIBLE = {200, 400, 403, 404, 429}
T = TypeVar("T")


class Sharings(Money):
    """Orders and PayScore orders of a merchant, shared with another merchant and a user, and refunded."""

    @initialize()
    def start(self) -> None:
        """Let everything of an order be shared with another merchant and a user; share one order, and another for the last time."""
        self.gateway.sharing_profiles.set_max_ratio(SHOP, 10_000)
        for kind, account in (("MERCHANT_ID", OTHER_SHOP), ("PERSONAL_OPENID", READER)):
            body = {"appid": APPID, "type": kind, "account": account, "relation_type": "PARTNER", **_name_of(kind)}
            assert self.call(SHOP, f"{ROOT}/receivers/add", body)[0] == 200
        for pick, number in ((0, 1), (1, 0)):
            self.pay_order(10_000, is_shared=True)
            self.share(pick, 900, 83, 7, number)
        self.gateway.sharings.finish("order-0-1")

    @precondition(lambda self: len(self.orders()) < MOST_ORDERS)
    @rule(total=st.sampled_from([10_000, 8_300, 10_000, 83, 1]), is_shared=st.sampled_from([True, True, False]))
    def pay_order(self, total: int, *, is_shared: bool) -> None:
        """Place and pay an order."""
        number = f"order-{len(self.orders())}"
        body = {
            "appid": APPID,
            "mchid": SHOP,
            "description": "A book",
            "out_trade_no": number,
            "notify_url": "https://shop.example/paid",
            "settle_info": {"profit_sharing": is_shared},
            "amount": {"total": total, "currency": "CNY"},
        }
        assert self.call(SHOP, "/v3/pay/transactions/native", body)[0] == 200
        self.gateway.orders.pay(number, mchid=SHOP)
        self.deposited[SHOP] += self.gateway.orders.get(number, SHOP).payer_total

    @precondition(lambda self: len(self.orders()) < MOST_ORDERS)
    @rule(total=st.sampled_from([10_000, 83]), is_shared=st.booleans(), step=st.sampled_from(["collect", "pay"]))
    def collect_service_order(self, total: int, step: str, *, is_shared: bool) -> None:
        """Create, confirm and complete a PayScore order; one charge fails, and then the amount is paid."""
        number, machine = f"score-{len(self.orders())}", self.gateway.service_orders
        names = {"appid": APPID, "service_id": SERVICE}
        order = {
            **names,
            "out_order_no": number,
            "service_introduction": "充电宝",
            "time_range": {"start_time": "OnAccept"},
            "risk_fund": {"name": "DEPOSIT", "amount": total + 1},
            "notify_url": "https://shop.example/scored",
        }
        amount = {"post_payments": [{"name": "租金", "amount": total + 1}], "total_amount": total + 1}
        lower = {"post_payments": [{"name": "租金", "amount": total}], "total_amount": total, "reason": "优惠"}
        assert self.call(SHOP, SCORED, order)[0] == 200
        machine.confirm(number, mchid=SHOP)
        body = {**names, **amount, "profit_sharing": is_shared}
        assert self.call(SHOP, f"{SCORED}/{number}/complete", body)[0] == 200
        machine.charge(number, mchid=SHOP)
        machine.fail_charge(number, mchid=SHOP)
        assert self.call(SHOP, f"{SCORED}/{number}/modify", {**names, **lower})[0] == 200
        machine.take(step, number, mchid=SHOP)
        self.deposited[SHOP] += total

    @rule(pick=PICKS, store=PARTS, reader=PARTS, own=PARTS, number=PICKS)
    def share(self, pick: int, store: int, reader: int, own: int, number: int) -> None:
        """Share an order, perhaps for the last time, perhaps with a used number."""
        order = picked(self.orders(), pick)
        amounts = (("MERCHANT_ID", OTHER_SHOP, store), ("PERSONAL_OPENID", READER, reader), ("MERCHANT_ID", SHOP, own))
        receivers = [
            {"type": kind, "account": account, "amount": fen, "description": "分账", **_name_of(kind)}
            for kind, account, fen in amounts
            if fen
        ]
        body = {
            "appid": APPID,
            "transaction_id": order.transaction_id,
            "out_order_no": f"{order.out_trade_no}-{number}",
            "receivers": receivers,
            "unfreeze_unsplit": number == 0,
        }
        self.gateway.clock.advance(minutes=1)
        assert self.call(SHOP, f"{ROOT}/orders", body)[0] in POSSIBLE

    @precondition(lambda self: len(self.orders()) > 2)
    @rule(pick=PICKS)
    def unfreeze(self, pick: int) -> None:
        """Unfreeze the rest of an order."""
        order = picked(self.orders(), pick)
        body = {
            "transaction_id": order.transaction_id,
            "out_order_no": f"{order.out_trade_no}-rest",
            "description": "解冻",
        }
        assert self.call(SHOP, f"{ROOT}/orders/unfreeze", body)[0] in POSSIBLE

    @precondition(lambda self: self.shares(ShareResult.PENDING))
    @rule(pick=PICKS, step=st.sampled_from(["finish", "succeed", "fail"]))
    def settle_share(self, pick: int, step: str) -> None:
        """Pay or close one share, or carry out its whole order."""
        share = picked(self.shares(ShareResult.PENDING), pick)
        if step == "finish":
            self.gateway.sharings.finish(share.out_order_no)
        else:
            self.gateway.shares.take(step, number=share.out_order_no, account=share.account)

    @precondition(lambda self: self.returnable())
    @rule(pick=PICKS, number=PICKS, fen=st.sampled_from([7, 1, 83, 900]), delays=st.integers(0, 1))
    def give_back(self, pick: int, number: int, fen: int, delays: int) -> None:
        """Return a share, or a part of it, perhaps with a used number."""
        share = picked(self.returnable(), pick)
        self.gateway.sharing_returns.delay(delays)
        body = {
            "out_order_no": share.out_order_no,
            "out_return_no": f"return-{share.out_order_no}-{number}",
            "return_mchid": share.account,
            "amount": fen,
            "description": "退款",
        }
        assert self.call(SHOP, f"{ROOT}/return-orders", body)[0] in POSSIBLE

    @precondition(lambda self: self.returns())
    @rule(pick=PICKS, step=st.sampled_from(["succeed", "fail", "time_out"]))
    def settle_return(self, pick: int, step: str) -> None:
        """Take a step of a return, if that is possible."""
        made = picked(self.returns(), pick)
        try_to(partial(self.gateway.sharing_returns.take, step, number=made.out_return_no))

    @rule(
        pick=PICKS,
        number=PICKS,
        fen=st.sampled_from([7, 83, 900, 9_000]),
        source=st.sampled_from(["", "", "AVAILABLE", "UNAVAILABLE"]),
    )
    def refund(self, pick: int, number: int, fen: int, source: str) -> None:
        """Refund a part of an order, perhaps from an account, perhaps with a used number."""
        order = picked(self.orders(), pick)
        amount: dict[str, Any] = {"refund": fen, "total": order.total, "currency": "CNY"}
        if source:
            amount["from"] = [{"account": source, "amount": fen}]
        number_of = f"refund-{order.out_trade_no}-{number}"
        body = {"out_trade_no": order.out_trade_no, "out_refund_no": number_of, "amount": amount}
        assert self.call(SHOP, REFUNDS, body)[0] in POSSIBLE

    @precondition(lambda self: self.refunds())
    @rule(pick=PICKS, step=st.sampled_from(["succeed", "fail", "close"]))
    def settle_refund(self, pick: int, step: str) -> None:
        """Take a step of a refund, if that is possible."""
        refund = picked(self.refunds(), pick)
        try_to(partial(self.gateway.refunds.take, step, out_refund_no=refund.out_refund_no, mchid=SHOP))

    @rule(days=st.sampled_from([1, 5, 1, 5, 31]))
    def wait_for_days(self, days: int) -> None:
        """Let freezes end and returns time out."""
        self.gateway.clock.advance(days=days)

    def orders(self) -> list[Order]:
        """Return the orders, all of which are paid."""
        return self.read(self.gateway.orders.records)

    def refunds(self) -> list[Refund]:
        """Return the refunds."""
        return self.read(self.gateway.refunds.records)

    def returns(self) -> list[SharingReturn]:
        """Return the returns of shares."""
        return self.read(self.gateway.sharing_returns.records)

    def shares(self, result: ShareResult) -> list[Share]:
        """Return the shares with a result."""
        return [each for each in self.read(self.gateway.shares.records) if each.result is result]

    def returnable(self) -> list[Share]:
        """Return the shares of the other merchant."""
        return [each for each in self.shares(ShareResult.SUCCESS) if each.account == OTHER_SHOP]

    def refunded(self) -> int:
        """Return what payers got back."""
        return sum(each.payer_refund for each in self.refunds() if each.status != "CLOSED")

    def fees(self) -> int:
        """Return the fees that WeChat Pay has kept."""
        return -sum(each.fen for each in self.gateway.accounts.entries.of_owner(SHOP) if each.cause == "fee")

    def locked(self, mchid: str) -> int:
        """Return the money that is frozen for sharing or being shared."""
        if mchid != SHOP:
            return super().locked(mchid)
        unsplit = [self.gateway.payments.funds.of(each).unsplit for each in self.orders()]
        rest = [each.rest for each in self.read(self.gateway.sharings.records) if each.state == "PROCESSING"]
        pending = [each.amount for each in self.shares(ShareResult.PENDING)]
        assert min(0, *unsplit) == 0
        return super().locked(mchid) + sum(unsplit) + sum(rest) + sum(pending)

    def paid_out(self, mchid: str) -> int:
        """Return what others got, less what they returned, and what payers and WeChat Pay got."""
        shared = self._got(OTHER_SHOP)
        if mchid == OTHER_SHOP:
            return super().paid_out(mchid) - shared
        return super().paid_out(mchid) + shared + self._got(READER) + self.refunded() + self.fees()

    def _got(self, account: str) -> int:
        shares = (each.amount for each in self.shares(ShareResult.SUCCESS) if each.account == account)
        returned = (each.amount for each in self.returns() if each.result == "SUCCESS" and each.return_mchid == account)
        return sum(shares) - sum(returned)

    def went_out(self) -> int:
        """Return the money that is in no account any more."""
        return super().went_out() + self.refunded() + self.fees()

    @invariant()
    def the_reader_has_its_shares(self) -> None:
        """The user has what was shared with it."""
        assert self.gateway.balances.get(READER).available == self._got(READER)

    @invariant()
    def shares_and_returns_stay_within_their_limits(self) -> None:
        """The shares of an order never exceed its amount, nor returns their share."""
        shares = [*self.shares(ShareResult.SUCCESS), *self.shares(ShareResult.PENDING)]
        for order in self.orders():
            own = [each for each in shares if each.out_order_no.rpartition("-")[0] == order.out_trade_no]
            assert sum(each.amount for each in own) <= order.total
        for share in shares:
            key = share.out_order_no, share.account
            returned = [each for each in self.returns() if (each.out_order_no, each.return_mchid) == key]
            assert sum(each.amount for each in returned if each.result != "FAILED") <= share.amount


def picked(records: Sequence[T], pick: int) -> T:
    """Return one of the records."""
    return records[pick % len(records)]


def _name_of(kind: str) -> dict[str, str]:
    return {"name": merchant_of(SHOP).seal("书店")} if kind == "MERCHANT_ID" else {}
