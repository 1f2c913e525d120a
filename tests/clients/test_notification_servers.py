"""Notifications over real HTTP: delivered to servers of both kinds on loopback, and to one without a framework."""

import time

import pytest

from support import callbacks
from support.callbacks import delivered, envelope
from support.notified import Serving, flask_on_wsgiref, post, starlette_on_uvicorn, without_a_framework
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.notifications import Router


@pytest.fixture(params=[starlette_on_uvicorn, flask_on_wsgiref, without_a_framework], ids=lambda serve: serve.__name__)
def serve(request: pytest.FixtureRequest) -> Serving:
    """Serves a router on loopback."""
    chosen: Serving = request.param
    return chosen


def test_a_payment_reaches_its_handler_and_a_forgery_does_not(serve: Serving) -> None:
    given: list[str] = []
    router = Router(Client(**callbacks.settings()))

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        given.append(notification.resource.received["out_trade_no"])

    headers, body = delivered(envelope(summary="支付成功 café"), timestamp=int(time.time()))
    with serve(router) as port:
        genuine = post(port, headers, body)
        forged = post(port, headers, body.replace(b"EV-2018", b"EV-2019"))

    assert genuine == (200, {"code": "SUCCESS", "message": "成功"})
    assert forged == (401, {"code": "FAIL", "message": "The signature does not verify."})
    assert given == [callbacks.PAID["out_trade_no"]]
