"""The marketplace of the examples, with its rows and those of the gateway side by side."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from attrs import frozen

from examples.conftest import APPID, MCHID
from marketplace.market import Market
from marketplace.records import NotPossible, Records
from marketplace.rows import Order, Refund, Return, Share, Split
from marketplace.settings import Receiver, Settings
from marketplace.work import Worker
from sqlite_replay_guard import SqliteReplayGuard
from wechatpay_clients import Client, WeChatPayError
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.payments.fees import fee_of
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

SELLER, COURIER = "1900000109", "1900000110"
RECEIVERS = (
    Receiver(MCHID, "示例商城有限公司", 10, "SERVICE_PROVIDER"),
    Receiver(COURIER, "示例快递有限公司", 8, "PARTNER"),
)
START_FEN = {MCHID: 100_000_000, SELLER: 0, COURIER: 0}
"""The balances at the start. Only the merchant of the gateway has money."""

MOST_ORDERS = 3
LAST_RUNS = 8
"""How often the worker runs until nothing is open."""

Sides = dict[str, list[tuple[object, ...]]]


@frozen
class Shop:
    """The programs of the marketplace."""

    market: Market
    worker: Worker


def started(client: Client, database: Path, url: str = "https://shop.example") -> Shop:
    """Start the programs. What earlier ones stored is there."""
    guard = SqliteReplayGuard(database)
    market = Market(client, Records(database), Settings(APPID, MCHID, url, RECEIVERS), guard=guard)
    return Shop(market, Worker(client, market))


def ours(records: Records) -> Sides:
    """Return the rows of the marketplace."""
    return {
        "orders": sorted(
            (each.out_trade_no, each.seller, each.total_fen, each.state == "PAID", each.transaction_id)
            for each in records.rows(Order)
        ),
        "splits": sorted((each.out_order_no, each.state) for each in records.rows(Split, "state <> 'EMPTY'")),
        "shares": sorted(
            (each.out_order_no, each.account, each.amount_fen, each.result, each.fail_reason)
            for each in records.rows(Share)
        ),
        "returns": sorted(
            (each.out_return_no, each.out_order_no, each.account, each.amount_fen, each.result)
            for each in records.rows(Return)
        ),
        "refunds": sorted((each.out_refund_no, each.amount_fen, each.state) for each in records.rows(Refund)),
    }


def theirs(gateway: RunningGateway) -> Sides:
    """Return the rows of the gateway, with the same columns."""
    sharings = list(gateway.sharings.records())
    unfreezing = {each.out_order_no for each in sharings if each.is_unfreezing}
    return {
        "orders": sorted(
            (each.out_trade_no, each.payee, each.total, each.paid is not None, each.transaction_id)
            for each in gateway.orders
            if not each.is_example
        ),
        "splits": sorted((each.out_order_no, each.state.value) for each in sharings),
        "shares": sorted(
            (each.out_order_no, each.account, each.amount, each.result.value, each.fail_reason)
            for each in gateway.shares.records()
            if each.out_order_no not in unfreezing
        ),
        "returns": sorted(
            (each.out_return_no, each.out_order_no, each.return_mchid, each.amount, each.result.value)
            for each in gateway.sharing_returns.records()
        ),
        "refunds": sorted(
            (each.out_refund_no, each.amount, each.status.value) for each in gateway.refunds if not each.is_example
        ),
    }


def gained(gateway: RunningGateway, added: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return how much each merchant has gained, in fen, before WeChat Pay's fees, apart from what was `added` by hand."""
    paid = {each.transaction_id: each for each in gateway.orders if each.paid is not None and not each.is_example}
    fees = sum(fee_of(each.total) for each in paid.values())
    for order in paid.values():
        refunded = [
            each.amount
            for each in gateway.refunds
            if each.transaction_id == order.transaction_id and each.status.value == "SUCCESS"
        ]
        fees -= fee_of(order.total) - fee_of(order.total - sum(refunded))
    balances = {mchid: gateway.balances.get(mchid) for mchid in START_FEN}
    changes = {mchid: each.available + each.frozen - START_FEN[mchid] for mchid, each in balances.items()}
    changes[SELLER] += fees
    return {mchid: fen - (added or {}).get(mchid, 0) for mchid, fen in changes.items()}


def give(gateway: RunningGateway, added: Counter[str], mchid: str, fen: int) -> None:
    """Deposit money, or withdraw it if the amount is negative, and note it."""
    if fen < 0:
        gateway.balances.withdraw(mchid, -fen)
    else:
        gateway.balances.deposit(mchid, fen)
    added[mchid] += fen


def sell(shop: Shop, gateway: RunningGateway) -> str:
    """Place, pay and share an order, without faults, and return its number."""
    number = shop.market.place(SELLER, "A lamp", 10_000).out_trade_no
    shop.market.code_url(number)
    gateway.pay(number)
    gateway.clock.advance(minutes=1)
    shop.worker.run()
    shop.market.share(number)
    for _ in range(3):
        shop.worker.run()
        for sharing in gateway.sharings.records():
            try_to(partial(gateway.sharings.finish, sharing.out_order_no))
    return number


def try_to(step: Callable[[], object]) -> None:
    """Do something if it is possible now."""
    with suppress(WrongStateError, NotEnoughError, LookupError, NotPossible):
        step()


def act(gateway: RunningGateway, added: Counter[str], random: Random) -> None:
    """Let a payer, a receiver, a bank or WeChat Pay do something."""
    orders = [each.out_trade_no for each in gateway.orders if not each.is_example]
    shares = [(each.out_order_no, each.account) for each in gateway.shares.records()]
    refunds = [each.out_refund_no for each in gateway.refunds if not each.is_example]
    returns = [each.out_return_no for each in gateway.sharing_returns.records()]
    steps: list[Callable[[], object]] = [
        *(partial(gateway.pay, number) for number in orders for _ in range(3)),
        *(partial(gateway.shares.succeed, *share) for share in shares),
        *(partial(gateway.shares.fail, *share, "RECEIVER_HIGH_RISK") for share in shares[:1]),
        *(partial(gateway.refunds.succeed, number) for number in refunds),
        *(partial(gateway.refunds.fail, number) for number in refunds[:1]),
        *(partial(gateway.refunds.close, number) for number in refunds[:1]),
        *(partial(gateway.sharing_returns.succeed, number) for number in returns),
        *(partial(gateway.sharing_returns.fail, number) for number in returns[:1]),
        partial(gateway.sharing_returns.delay, 1),
        partial(give, gateway, added, COURIER, -random.randrange(1, 300)),
        partial(give, gateway, added, SELLER, random.randrange(1, 3_000)),
    ]
    try_to(random.choice(steps))


def use(shop: Shop, random: Random) -> None:
    """Let the marketplace do something: a customer orders, the goods arrive, somebody wants money back, the worker runs."""
    orders = shop.market.records.rows(Order)
    steps: list[Callable[[], object]] = [shop.worker.run] * 3
    if len(orders) < MOST_ORDERS:
        steps += [partial(shop.market.place, SELLER, "A lamp", random.choice((10_000, 2_345, 7)))] * 3
    for number in (each.out_trade_no for each in orders if each.state == "OPEN"):
        steps += [partial(shop.market.code_url, number)]
    for number in (each.out_trade_no for each in orders if each.state == "PAID"):
        fen = random.choice((7, 500, 2_345, 10_000))
        steps += [partial(shop.market.share, number)] * 2
        steps += [partial(shop.market.refund, number, f"R{random.randrange(4)}", fen)]
    with suppress(WeChatPayError):
        try_to(random.choice(steps))


def finish(shop: Shop, gateway: RunningGateway, added: Counter[str]) -> None:
    """Let everything succeed from now on, and give the merchants enough money."""
    gateway.faults.clear()
    for mchid in (SELLER, COURIER):
        give(gateway, added, mchid, 50_000)
    gateway.clock.advance(minutes=2)
    shop.worker.run()
    for order in shop.market.records.rows(Order, "state = 'OPEN'"):
        shop.market.code_url(order.out_trade_no)
    for _ in range(LAST_RUNS):
        shop.worker.run()
        for sharing in gateway.sharings.records():
            try_to(partial(gateway.sharings.finish, sharing.out_order_no))
        for refund in gateway.refunds:
            try_to(partial(gateway.refunds.succeed, refund.out_refund_no))
            try_to(partial(gateway.refunds.close, refund.out_refund_no))
        for each in gateway.sharing_returns.records():
            try_to(partial(gateway.sharing_returns.succeed, each.out_return_no))
