"""Many threads and many tasks can share one client; each receives its own replies."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from support.threads import NewThreads
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.server import RunningGateway

THREADS, CALLS = 32, 4
PAYMENTS_IN_FLIGHT = 500


def order(number: int) -> dict[str, Any]:
    """Return an order whose number, amount and attached data all contain the same number."""
    return {
        "appid": "wxd678efh567hg6787",
        "mchid": "1900000001",
        "description": "A book",
        "out_trade_no": f"order-{number:04}",
        "attach": f"table {number}",
        "notify_url": "https://shop.example/paid",
        "amount": {"total": number + 1},
    }


def test_32_threads_place_pay_and_query_without_cross_talk(
    wechatpay_client: Client, wechatpay_gateway: RunningGateway
) -> None:
    transactions = wechatpay_client.payments.transactions

    def buy(number: int) -> tuple[str | None, str | None, int | None]:
        new_order = order(number)
        transactions.prepay_native(**new_order)
        wechatpay_gateway.pay(new_order["out_trade_no"])
        answer = transactions.query_order_by_out_trade_no(out_trade_no=new_order["out_trade_no"])
        return answer.out_trade_no, answer.attach, answer.amount.total if answer.amount else None

    with ThreadPoolExecutor(THREADS) as threads:
        answered = list(threads.map(buy, range(THREADS * CALLS)))

    assert answered == [(f"order-{number:04}", f"table {number}", number + 1) for number in range(THREADS * CALLS)]


def test_500_payments_in_flight_have_no_cross_talk_and_start_no_threads(
    wechatpay_async_client: Callable[[], AsyncClient], wechatpay_gateway: RunningGateway
) -> None:
    orders = [order(number) for number in range(PAYMENTS_IN_FLIGHT)]
    threads = NewThreads()

    async def place_and_query() -> list[tuple[str | None, int | None]]:
        async with wechatpay_async_client() as client:
            transactions = client.payments.transactions
            calls = [asyncio.ensure_future(transactions.prepay_native(**each)) for each in orders]
            for call in asyncio.as_completed(calls):
                await call
                threads.look()
            numbers = [each["out_trade_no"] for each in orders]
            answers = await asyncio.gather(
                *(transactions.query_order_by_out_trade_no(out_trade_no=number) for number in numbers)
            )
            return [(answer.out_trade_no, answer.amount.total if answer.amount else None) for answer in answers]

    answered = asyncio.run(place_and_query())

    assert answered == [(each["out_trade_no"], each["amount"]["total"]) for each in orders]
    assert threads.most == 0


def test_creating_a_client_starts_no_thread_and_no_connection(wechatpay_gateway: RunningGateway) -> None:
    threads = NewThreads()

    with Client.from_env(wechatpay_gateway.environment):
        threads.look()

    assert threads.most == 0

    assert not wechatpay_gateway.requests


def test_closing_a_client_with_other_options_leaves_its_parent_open(
    wechatpay_async_client: Callable[[], AsyncClient],
) -> None:
    async def cancel_both() -> None:
        async with wechatpay_async_client() as client:
            async with client.with_options(timeout=60) as other:
                await other.onboarding.subject_confirmation.cancel_applyment(applyment_id=20000011111)
            await client.onboarding.subject_confirmation.cancel_applyment(applyment_id=20000011111)

    asyncio.run(cancel_both())


def test_a_method_of_another_client_is_refused(wechatpay_client: Client, wechatpay_gateway: RunningGateway) -> None:
    with (
        Client.from_env(wechatpay_gateway.environment) as other,
        pytest.raises(TypeError, match="this client's services"),
    ):
        wechatpay_client.with_response(other.onboarding.subject_confirmation.cancel_applyment)


def test_a_subclass_of_a_client_can_call_by_name(wechatpay_gateway: RunningGateway) -> None:
    class Shop(Client):
        pass

    with Shop.from_env(wechatpay_gateway.environment) as shop:
        assert shop.call("onboarding.subject_confirmation.cancel_applyment", {"applyment_id": 20000011111}) is None


def test_a_client_with_other_options_shares_the_connections(
    wechatpay_client: Client, wechatpay_gateway: RunningGateway
) -> None:
    other = wechatpay_client.with_options(timeout=60)

    assert other.call("onboarding.subject_confirmation.cancel_applyment", {"applyment_id": 20000011111}) is None
    assert other._driver.transport is wechatpay_client._driver.transport  # pyright: ignore[reportPrivateUsage]  # sharing is not visible elsewhere
