"""Notifications over real HTTP: delivered to ASGI and WSGI servers on loopback, and to one without a framework."""

import time
from typing import Any

import pytest

from support import sample_notifications
from support.notification_servers import (
    Serving,
    django_on_wsgiref,
    flask_on_werkzeug,
    flask_on_wsgiref,
    post,
    starlette_on_uvicorn,
    without_a_framework,
)
from support.sample_notifications import delivered, envelope
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.notifications import Notification, Router


@pytest.fixture(
    params=[starlette_on_uvicorn, flask_on_wsgiref, django_on_wsgiref, without_a_framework],
    ids=lambda serve: serve.__name__,
)
def serve(request: pytest.FixtureRequest) -> Serving:
    """Serves a router on loopback."""
    chosen: Serving = request.param
    return chosen


def test_a_payment_reaches_its_handler_and_a_forgery_does_not(serve: Serving) -> None:
    order_numbers: list[str] = []
    router = Router(Client(**sample_notifications.settings()))

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        order_numbers.append(notification.resource.received["out_trade_no"])

    headers, body = delivered(envelope(summary="支付成功 café"), timestamp=int(time.time()))
    with serve(router) as port:
        genuine = post(port, headers, body)
        forged = post(port, headers, body.replace(b"EV-2018", b"EV-2019"))

    assert genuine == (200, {"code": "SUCCESS", "message": "成功"})
    assert forged == (401, {"code": "FAIL", "message": "The signature does not verify."})
    assert order_numbers == [sample_notifications.PAID["out_trade_no"]]


PIECE = b" " * 4096


@pytest.mark.parametrize("serve_chunks", [starlette_on_uvicorn, flask_on_werkzeug])
def test_a_chunked_body_over_the_size_limit_is_refused(serve_chunks: Serving) -> None:
    router = Router(Client(**sample_notifications.settings(max_notification_bytes=len(PIECE))))

    with serve_chunks(router) as port:
        response = post(port, {"content-type": "application/json"}, [PIECE, PIECE])

    assert response == (413, {"code": "FAIL", "message": "The notification is too large."})


@pytest.mark.parametrize("serve_chunks", [starlette_on_uvicorn, flask_on_werkzeug])
def test_a_chunked_notification_within_the_size_limit_is_handled(serve_chunks: Serving) -> None:
    router = Router(Client(**sample_notifications.settings()))
    router.fallback(list[Notification[Any]]().append)
    headers, body = delivered(envelope(), timestamp=int(time.time()))

    with serve_chunks(router) as port:
        status, _ = post(port, headers, [body[:50], body[50:]])

    assert status == 200
