import asyncio
from collections.abc import Callable

from gateway.application_states import ApplymentState
from gateway.merchant_side import CANCEL, Merchant
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.server import RunningGateway

BUSINESS_CODE = "1900013511_10000"


def test_the_fixture_serves_a_gateway(wechatpay_gateway: RunningGateway) -> None:
    merchant = Merchant.from_env(wechatpay_gateway.environment)
    assert merchant.call(CANCEL).status == 204
    wechatpay_gateway.faults.add(FaultKind.NO_AUTH)


def test_the_next_test_starts_with_the_starting_state(wechatpay_gateway: RunningGateway) -> None:
    assert wechatpay_gateway.applyments.get(20000011111).state == ApplymentState.WAITTING_FOR_AUDIT
    assert (len(wechatpay_gateway.requests), wechatpay_gateway.faults.pending) == (0, ())


def test_the_gateway_of_a_test_has_no_orders_or_refunds(wechatpay_gateway: RunningGateway) -> None:
    assert (list(wechatpay_gateway.orders), list(wechatpay_gateway.gateway.payments.refunds.newest(1))) == ([], [])


def test_the_examples_orders_can_be_added(wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.add_examples("1900000001")
    assert len(list(wechatpay_gateway.orders)) >= 7


def test_the_examples_orders_can_be_added_again(wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.add_examples("1900000001")
    before = list(wechatpay_gateway.orders)
    wechatpay_gateway.add_examples("1900000001")
    assert list(wechatpay_gateway.orders) == before


def test_the_client_fixture_calls_the_gateway(wechatpay_gateway: RunningGateway, wechatpay_client: Client) -> None:
    wechatpay_client.onboarding.subject_confirmation.cancel_applyment(business_code=BUSINESS_CODE)
    assert wechatpay_gateway.requests.last.verdict.is_accepted


def test_the_async_client_fixture_calls_the_gateway(
    wechatpay_gateway: RunningGateway, wechatpay_async_client: Callable[[], AsyncClient]
) -> None:
    async def cancel() -> None:
        async with wechatpay_async_client() as client:
            await client.onboarding.subject_confirmation.cancel_applyment(business_code=BUSINESS_CODE)

    asyncio.run(cancel())
    assert wechatpay_gateway.requests.last.verdict.is_accepted
