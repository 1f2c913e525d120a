"""A client cannot be passed to another process: the error says so, and what to do instead."""

import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from typing import Any

import pytest

from support import sample_notifications
from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime.notifications import Router

CURE = (
    r"Create one in each process: call Client\.from_env\(\) in the function that runs there, or in the initializer of"
)
PARTS: dict[str, Callable[[Any], Any]] = {
    "the client": lambda client: client,
    "a client with other options": lambda client: client.with_options(timeout=1),
    "a group": lambda client: client.payments,
    "a service": lambda client: client.payments.refunds,
    "a method": lambda client: client.payments.refunds.query_refund,
    "a bound method": lambda client: client.call,
    "a method of with_response": lambda client: client.with_response(client.payments.refunds.query_refund),
    "its notifications": lambda client: client.notifications,
    "a router": Router,
}


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("part", PARTS)
def test_nothing_of_a_client_can_be_pickled(kind: type[Client | AsyncClient], part: str) -> None:
    copied = PARTS[part](kind(**sample_notifications.settings()))

    with pytest.raises(TypeError, match=CURE):
        pickle.dumps(copied)


def test_a_process_pool_raises_the_error() -> None:
    method = Client(**sample_notifications.settings()).payments.refunds.query_refund
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        waiting = pool.submit(method, out_refund_no="1")

        with pytest.raises(TypeError, match=CURE):
            waiting.result(30)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_a_client_can_be_copied_within_its_process(kind: type[Client | AsyncClient]) -> None:
    client = kind(**sample_notifications.settings())

    assert repr(copy(client)) == repr(client)
