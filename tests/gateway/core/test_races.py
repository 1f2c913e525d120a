"""Two requests at once over HTTP have one effect where two would lose or create something."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from attrs import define, field

from gateway.coupons import PAYER
from gateway.coupons import Shop as CouponShop
from gateway.fapiao import Issuer
from gateway.merchant_side import Merchant
from gateway.money_flows import Flow, transfers
from gateway.orders import NOTIFY_URL, REFUNDS, SUB_MCHID, direct, partner, place
from gateway.plain_merchant import PlainMerchant
from gateway.product_coupons import Shop as ProductShop
from gateway.product_coupons import done
from gateway.sharing import SHARED
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.payments.funds import DAY_SECONDS
from wechatpay_gateway.families.profit_sharing.products import LONG_DAYS
from wechatpay_gateway.server import RunningGateway

TOTAL, FEE = 1000, 6
ROUNDS = 8
"""How often each race is run, because each may be won by chance."""
READS = 200
SWITCH_SECONDS = 1e-6
Call = Callable[[], object]


@define
class Side:
    """A merchant, the gateway, and the numbers that are not used yet."""

    gateway: RunningGateway
    merchant: Merchant
    plain: PlainMerchant
    numbers: Iterator[int] = field(factory=count)

    def number(self) -> str:
        """Return a new number."""
        return f"race{next(self.numbers):05}"

    def post(self, path: str, **body: Any) -> Call:
        """Return a call of the merchant."""
        return partial(self._post, path, body)

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        reply = self.plain.post(path, body)
        assert reply.status == 200, reply
        return reply.fields

    def step(self, path: str, **fields: Any) -> Call:
        """Return a step of somebody else."""
        return partial(self.plain.control, path, **fields)

    def order(self, kind: str = "native", **changes: Any) -> str:
        """Place an order, and return its number."""
        number = self.number()
        place(self.merchant, direct(self.merchant, kind, out_trade_no=number, **changes))
        return number

    def money(self) -> int:
        """Return by how much the money of the merchant has changed since the start."""
        own = self.gateway.balances.get(self.merchant.mchid)
        return own.available + own.frozen - INITIAL_FEN

    def notifications(self) -> int:
        """Return how many notifications were queued."""
        return len(list(self.gateway.notifications))


Race = Callable[[Side], tuple[Call, Call, Callable[[], object], object]]
"""Prepares a race: its two calls, what their effect is, and what it must be."""


def same_order_number(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    number = side.number()
    calls = [side.post(*_order(side, number)[:1], **_order(side, number)[1]) for _ in range(2)]
    return calls[0], calls[1], lambda: sum(each.out_trade_no == number for each in side.gateway.orders), 1


def _order(side: Side, number: str) -> tuple[str, dict[str, Any]]:
    return direct(side.merchant, out_trade_no=number)


def two_payments_of_an_order(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    number, before = side.order(), side.money()
    return *_twice(side.step("/orders/pay", number=number)), lambda: side.money() - before, TOTAL - FEE


def payment_of_an_order_that_is_being_closed(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    number, before = side.order(), side.money()
    close = side.post(f"/v3/pay/transactions/out-trade-no/{number}/close", mchid=side.merchant.mchid)

    def effect() -> object:
        is_paid = side.gateway.orders.get(number).state == "SUCCESS"
        return side.money() - before == (TOTAL - FEE) * is_paid

    return side.step("/orders/pay", number=number), close, effect, True


def refunds_of_more_than_an_order(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    number = side.order()
    side.gateway.pay(number)
    amount = {"refund": 700, "total": TOTAL, "currency": "CNY"}
    first, second = (
        side.post(REFUNDS, out_trade_no=number, out_refund_no=side.number(), amount=amount) for _ in range(2)
    )
    transaction_id = side.gateway.orders.get(number).transaction_id
    return (
        *(first, second),
        lambda: sum(each.amount for each in side.gateway.refunds if each.transaction_id == transaction_id),
        700,
    )


def two_orders_with_one_coupon(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    numbers = [side.order("jsapi", payer={"openid": PAYER}) for _ in range(2)]
    coupon_id = CouponShop(side.gateway, side.merchant).coupon(side.number())
    first, second = (side.step("/orders/pay", number=number, coupon_id=coupon_id) for number in numbers)
    return first, second, lambda: sum(bool(side.gateway.orders.get(each).coupons) for each in numbers), 1


def withdrawals_of_more_than_a_balance(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    owner = f"19{next(side.numbers):08}"
    side.gateway.balances.deposit(owner, 100)
    first, second = (
        side.post("/v3/ecommerce/fund/withdraw", sub_mchid=owner, out_request_no=side.number(), amount=60)
        for _ in range(2)
    )
    return first, second, lambda: side.gateway.balances.get(owner).frozen, 60


def confirmation_of_a_canceled_transfer(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    number = side.number()
    next(transfers(Flow(side.plain, NOTIFY_URL, number)))
    cancel = side.post(f"/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{number}/cancel")

    def effect() -> object:
        transfer = side.gateway.transfers.get(number)
        received = side.gateway.balances.get(number).available
        return received == transfer.amount * (transfer.state == "SUCCESS")

    return side.step("/transfers/confirm", out_bill_no=number), cancel, effect, True


def last_coupon_of_a_stock(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    return _coupons(side, most=1)


def coupons_of_a_stock(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    return _coupons(side, most=2)


def _coupons(side: Side, most: int) -> tuple[Call, Call, Callable[[], object], object]:
    """Return the race of two users for the coupons of a stock."""
    shop = ProductShop(side.gateway, side.merchant)
    stock = shop.stock(stock_send_rule={"max_count": most, "max_count_per_user": 1})
    stock_id = done(shop.create(out_request_no=side.number(), stock=stock))["stock"]["stock_id"]
    calls = [side.step("/user_product_coupons/receive", stock_id=stock_id, openid=side.number()) for _ in range(2)]

    def effect() -> object:
        received = sum(str(each.stock_id) == stock_id for each in side.gateway.user_product_coupons)
        return received, side.gateway.product_coupon_stocks.get(stock_id).sent

    return calls[0], calls[1], effect, (most, most)


def longer_freeze(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    owner, number = f"19{next(side.numbers):08}", side.number()
    place(side.merchant, partner(side.merchant, out_trade_no=number, sub_mchid=owner, **SHARED))
    side.gateway.pay(number)
    order, table = side.gateway.orders.get(number), side.gateway.payments.funds.table
    call = side.step("/sharing_profiles/set-kind", account=owner, kind="ecommerce")

    def effect() -> object:
        funds = table.find(order)
        assert funds is not None
        return round(((funds.frozen_until or 0) - (order.paid or 0)) / DAY_SECONDS)

    return *_twice(call), effect, LONG_DAYS


def title_of_an_invoice(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    number, before = side.number(), side.notifications()
    issuer = Issuer(side.gateway, side.merchant)
    issuer.configure(callback_url=NOTIFY_URL)
    assert issuer.link(fapiao_apply_id=number).status == 200
    form = {"name": "买方", "buyer_type": "ORGANIZATION", "taxpayer_id": "91440300MA5EXAMPLE"}
    call = side.step("/fapiaos/fill-in-title", fapiao_apply_id=number, **form)
    return *_twice(call), lambda: side.notifications() - before, 1


def payments_in_a_mall(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    openid, number, before = side.number(), side.number(), side.notifications()
    side.gateway.mall_members.set_urls(NOTIFY_URL)
    side.gateway.mall_members.authorize(openid)
    before = side.notifications()
    call = side.step("/mall_payments", openid=openid, amount=200, transaction_id=number)
    return *_twice(call), lambda: side.notifications() - before, 1


def restrictions(side: Side) -> tuple[Call, Call, Callable[[], object], object]:
    before = len(list(side.gateway.merchant_restrictions))
    call = side.step("/merchant_restrictions", sub_mchid=SUB_MCHID, functions=["NO_PAYMENT"])
    return *_twice(call), lambda: len(list(side.gateway.merchant_restrictions)) - before, 2


def _twice(call: Call) -> tuple[Call, Call]:
    return call, call


RACES: tuple[Race, ...] = (
    *(same_order_number, two_payments_of_an_order, payment_of_an_order_that_is_being_closed),
    *(refunds_of_more_than_an_order, two_orders_with_one_coupon, withdrawals_of_more_than_a_balance),
    *(confirmation_of_a_canceled_transfer, last_coupon_of_a_stock, coupons_of_a_stock, title_of_an_invoice),
    *(longer_freeze, payments_in_a_mall, restrictions),
)


@pytest.fixture(autouse=True)
def switches() -> Iterator[None]:
    """Let threads take turns so often that a check and the change that follows it are often separated."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture(scope="module")
def plain(server: RunningGateway) -> PlainMerchant:
    return PlainMerchant(server.environment)


def at_once(*calls: Call) -> None:
    """Make calls in threads that start together; each may be refused."""
    barrier = Barrier(len(calls))

    def run(call: Call) -> None:
        barrier.wait()
        try:
            call()
        except AssertionError:  # refused
            return

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__.replace("_", " "))
def test_two_requests_at_once_have_the_effect_of_two_in_turn(
    gateway: RunningGateway, merchant: Merchant, plain: PlainMerchant, race: Race
) -> None:
    side = Side(gateway, merchant, plain)
    for _ in range(ROUNDS):
        first, second, effect, expected = race(side)
        at_once(first, second)
        assert effect() == expected


def test_a_balance_that_is_read_while_money_moves_is_complete(gateway: RunningGateway) -> None:
    accounts, is_over = gateway.accounts, Event()
    gateway.balances.deposit("oOne", 1)
    total = accounts.total()

    def move() -> None:
        while not is_over.is_set():
            accounts.freeze("oOne", 1, "transfer", "1")
            accounts.unfreeze("oOne", 1, "transfer", "1")

    thread = Thread(target=move)
    thread.start()
    try:
        read = [gateway.balances.get("oOne") for _ in range(READS)]
        totals = {accounts.total() for _ in range(READS)}
    finally:
        is_over.set()
        thread.join()
    assert ({each.available + each.frozen for each in read}, totals) == ({1}, {total})
