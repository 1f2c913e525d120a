"""`wait_until_final` among the methods of a client: it sends several requests."""

import inspect
import time
from typing import Any

import pytest

from support import platform
from support.both import Opened
from support.peer import NUMBER, ORDER
from support.time import FakeClock
from wechatpay_clients import AsyncClient, Client, InvalidArgument
from wechatpay_gateway.server import RunningGateway

QUERY = "payments.refunds.query_refund"


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_with_response_names_the_query_of_a_wait(kind: type[Client | AsyncClient]) -> None:
    client: Any = kind.from_env(platform.environment())
    with pytest.raises(TypeError, match=r"wait_until_final can make several calls\. Use with_response on query_refund"):
        client.with_response(client.payments.refunds.wait_until_final)


def test_a_wait_is_not_an_operation(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(InvalidArgument, match=rf"is not an operation\. Call {QUERY} instead"):
        opened(wechatpay_gateway.environment).call_by_name("payments.refunds.wait_until_final", {"out_refund_no": "1"})


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_the_docstring_of_a_wait_has_its_intervals_and_states(kind: type[Client | AsyncClient]) -> None:
    client: Any = kind.from_env(platform.environment())
    doc = " ".join((inspect.getdoc(client.payments.refunds.wait_until_final) or "").split())
    assert "at intervals of 60 seconds (5 times), 5 minutes, 10 minutes, 20 minutes and 30 minutes" in doc
    assert "`Refund` whose `status` is `SUCCESS`, `CLOSED` or `ABNORMAL`" in doc


class Closing(FakeClock):
    """Closes a client while it waits."""

    def __init__(self) -> None:
        super().__init__(time.time())
        self.client: Client | None = None

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        assert self.client
        self.client.close()


def test_a_client_that_is_closed_while_it_waits_refuses_the_next_query(wechatpay_gateway: RunningGateway) -> None:
    clock = Closing()
    clock.client = client = Client.from_env(wechatpay_gateway.environment, clock=clock)
    client.call("payments.transactions.prepay_native", ORDER)
    with pytest.raises(InvalidArgument, match="The client is closed"):
        client.payments.transactions.wait_until_final(out_trade_no=NUMBER, timeout=60)
