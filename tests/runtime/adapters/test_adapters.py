"""Each web framework passes on headers and body unchanged, and sends the acknowledgement."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path
from fastapi import FastAPI
from flask import Flask, Response
from flask import request as flask_request
from starlette.applications import Starlette
from starlette.routing import Route
from werkzeug.test import EnvironBuilder

from support import sample_notifications
from support.django_project import django_adapter
from support.platform import NOW
from support.sample_notifications import delivered, envelope, event, sealed
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.industry.parking_reminders import query_trans_info
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters import flask as flask_adapter
from wechatpay_runtime.adapters import starlette as starlette_adapter
from wechatpay_runtime.notifications import Acknowledgement, Notification, Router

ADDRESS = "/wechatpay/notifications"
LIMIT = 4096

Answer = tuple[int, Mapping[str, str], bytes]


class Post(Protocol):
    def __call__(self, router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer: ...


async def over_asgi(app: Any, headers: Mapping[str, str], body: bytes, method: str) -> Answer:
    """Deliver a request in two pieces to an ASGI application, as a server does."""
    half = len(body) // 2
    pieces = [(body[:half], True), (body[half:], False)]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        piece, has_more = pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": has_more}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope(headers, method), receive, send)
    start, *rest = sent
    response_headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
    return start["status"], response_headers, b"".join(message["body"] for message in rest)


def scope(headers: Mapping[str, str], method: str) -> dict[str, Any]:
    """Return the ASGI scope of a request."""
    return {
        "type": "http",
        "method": method,
        "path": ADDRESS,
        "root_path": "",
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }


def starlette(router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer:
    app = Starlette(routes=[Route(ADDRESS, starlette_adapter.endpoint(router), methods=["POST"])])
    return asyncio.run(over_asgi(app, headers, body, method))


def fastapi_route(router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer:
    app = FastAPI()
    app.add_route(ADDRESS, starlette_adapter.endpoint(router), methods=["POST"])
    return asyncio.run(over_asgi(app, headers, body, method))


def fastapi_operation(router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer:
    app = FastAPI()
    app.post(ADDRESS, response_model=None)(starlette_adapter.endpoint(router))
    return asyncio.run(over_asgi(app, headers, body, method))


def flask(router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer:
    app = Flask(__name__)
    app.add_url_rule(ADDRESS, view_func=flask_adapter.view(router), methods=["POST"])
    response = app.test_client().open(ADDRESS, method=method, headers=dict(headers), data=body)
    return response.status_code, dict(response.headers), response.data


def django_request(headers: Mapping[str, str], body: bytes, method: str) -> HttpRequest:
    return RequestFactory().generic(
        method, ADDRESS, body, content_type=headers.get("content-type", "text/plain"), headers=dict(headers)
    )


def django_answer(response: HttpResponse) -> Answer:
    return response.status_code, dict(response.headers), response.content


def django_sync(router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer:
    view = django_adapter.view(router)
    assert path("x", view).callback is view
    return django_answer(view(django_request(headers, body, method)))


def django_async(router: Router, headers: Mapping[str, str], body: bytes, method: str = "POST") -> Answer:
    async def answer() -> HttpResponse:
        return await django_adapter.async_view(router)(django_request(headers, body, method))

    return django_answer(asyncio.run(answer()))


def header(headers: Mapping[str, str], name: str) -> str:
    return {key.lower(): value for key, value in headers.items()}[name.lower()]


FRAMEWORKS = [starlette, fastapi_route, fastapi_operation, flask, django_sync, django_async]


@pytest.fixture(params=FRAMEWORKS, ids=lambda framework: framework.__name__)
def post(request: pytest.FixtureRequest) -> Post:
    """A function that sends a request to a framework."""
    framework: Post = request.param
    return framework


@pytest.fixture
def handled_ids() -> list[str]:
    """The IDs of the notifications that were handled."""
    return []


@pytest.fixture
def router(handled_ids: list[str]) -> Router:
    client = Client(**sample_notifications.settings(clock=FakeClock(NOW), max_notification_bytes=LIMIT))
    router = Router(client)

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        handled_ids.append(notification.id)
        if notification.resource.received.get("combine_out_trade_no"):
            raise LookupError("no such order")

    @router.on(query_trans_info.NOTIFICATION)
    def owed(_: query_trans_info.QueryTransInfoNotification) -> query_trans_info.ParkingFeeAnswer:
        return query_trans_info.ParkingFeeAnswer(code="FAIL", message="无此停车单")

    return router


def test_a_payment_is_handled_and_acknowledged(post: Post, router: Router, handled_ids: list[str]) -> None:
    status, headers, body = post(router, *delivered(envelope()))

    assert (status, json.loads(body)["code"], handled_ids) == (200, "SUCCESS", [sample_notifications.ID])
    assert header(headers, "Content-Type").partition(";")[0] == "application/json"


HEADERS, BODY = delivered(envelope())
FAILURES = {
    "forged": ((HEADERS, BODY.replace(b"TRANSACTION", b"TRANSACTIOM")), 401),
    "unsigned": (({"content-type": "application/json"}, BODY), 401),
    "not readable": (delivered(b"[]"), 400),
    "another APIv3 key": (delivered(envelope(sealed(b"{}", key="0" * 32))), 500),
    "the handler raised": (delivered(event("TRANSACTION.SUCCESS", "transaction", {"combine_out_trade_no": "1"})), 500),
    "no handler": (delivered(event("NEW.EVENT", "new", {})), 500),
    "too long": (delivered(bytes(LIMIT + 1)), 413),
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_has_the_right_status(post: Post, router: Router, case: str) -> None:
    delivery, expected = FAILURES[case]
    status, _, body = post(router, *delivery)

    assert (status, json.loads(body)["code"]) == (expected, "FAIL")


@pytest.mark.parametrize("status", [204, 503])
def test_the_status_of_an_acknowledgement_is_the_one_that_is_sent(post: Post, status: int) -> None:
    router = Router(Client(**sample_notifications.settings(clock=FakeClock(NOW))))

    @router.fallback
    def answer(_: Notification[Any]) -> Acknowledgement:
        return Acknowledgement(status=status, body=b"")

    assert post(router, *delivered(envelope()))[0] == status


def test_a_signed_acknowledgement_is_sent(post: Post, router: Router) -> None:
    question = event("PARKING_FEE.QUERY_TRANS_INFO", "parking_fee", {"out_serial_number": "1"})
    status, headers, body = post(router, *delivered(question))

    assert (status, json.loads(body)) == (200, {"code": "FAIL", "message": "无此停车单"})
    assert header(headers, "Authorization").startswith('WECHATPAY2-SHA256-RSA2048 mchid="')


def test_only_post_is_accepted(post: Post, router: Router, handled_ids: list[str]) -> None:
    status, _, _ = post(router, *delivered(envelope()), method="PUT")

    assert (status, handled_ids) == (405, [])


@pytest.mark.parametrize("make", [django_adapter.view, django_adapter.async_view])
def test_the_django_view_is_csrf_exempt(make: Callable[[Router], Any], router: Router) -> None:
    assert make(router).csrf_exempt is True


class Endless:
    """An endless body that counts the bytes read. Reading all of it fails the test."""

    def __init__(self) -> None:
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "the adapter tried to read all of an endless body"
        self.read_bytes += size
        return bytes(size)

    readline = read


def environ(body: Endless, **more: Any) -> dict[str, Any]:
    """Return a WSGI environ. Without a Content-Length, it is that of a chunked request, which the server has decoded."""
    base = EnvironBuilder(path=ADDRESS, method="POST", content_type="application/json").get_environ()
    base.pop("CONTENT_LENGTH", None)
    return {**base, "wsgi.input": body, "wsgi.input_terminated": True, **more}


def flask_over_wsgi(router: Router, body: Endless, **more: Any) -> int:
    app = Flask(__name__)
    app.add_url_rule(ADDRESS, view_func=flask_adapter.view(router), methods=["POST"])
    statuses: list[str] = []

    def start_response(status: str, _headers: Any, _failure: Any = None) -> Callable[[bytes], None]:
        statuses.append(status)
        return lambda _: None

    app(environ(body, **more), start_response)
    return int(statuses[0][:3])


def django_over_wsgi(router: Router, body: Endless, **more: Any) -> int:
    status: int = django_adapter.view(router)(WSGIRequest(environ(body, **more))).status_code
    return status


def django_over_asgi(router: Router, body: Endless, **more: Any) -> int:
    headers = {"content-length": more["CONTENT_LENGTH"]} if more else {}
    stream: Any = body
    request = ASGIRequest(scope(headers, "POST"), stream)

    async def answer() -> int:
        return (await django_adapter.async_view(router)(request)).status_code

    return asyncio.run(answer())


Bounded = Callable[..., int]


@pytest.mark.parametrize("post_endless", [flask_over_wsgi, django_over_asgi])
def test_a_body_without_a_length_is_read_up_to_the_limit(post_endless: Bounded, router: Router) -> None:
    body = Endless()

    assert (post_endless(router, body), body.read_bytes) == (413, LIMIT + 1)


@pytest.mark.parametrize("post_endless", [flask_over_wsgi, django_over_wsgi, django_over_asgi])
@pytest.mark.parametrize("length", [str(LIMIT + 1), "1" + "0" * 17], ids=["just beyond", "far beyond"])
def test_a_body_with_a_larger_content_length_is_not_read(post_endless: Bounded, router: Router, length: str) -> None:
    body = Endless()

    assert (post_endless(router, body, CONTENT_LENGTH=length), body.read_bytes) == (413, 0)


def test_a_content_length_that_is_too_small_is_ignored_under_asgi(router: Router) -> None:
    body = Endless()

    assert (django_over_asgi(router, body, CONTENT_LENGTH="5"), body.read_bytes) == (413, LIMIT + 1)


def test_the_limit_of_the_router_overrides_that_of_django(router: Router, handled_ids: list[str]) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10):
        status, _, _ = django_sync(router, *delivered(envelope()))

    assert (status, len(handled_ids)) == (200, 1)


def test_flask_can_read_the_body_before_the_view(router: Router, handled_ids: list[str]) -> None:
    app = Flask(__name__)
    app.before_request(lambda: flask_request.get_data() and None)
    app.add_url_rule(ADDRESS, view_func=flask_adapter.view(router), methods=["POST"])
    headers, body = delivered(envelope())

    response = app.test_client().post(ADDRESS, headers=headers, data=body)

    assert (response.status_code, len(handled_ids)) == (200, 1)


def test_flask_can_read_the_body_after_the_view(router: Router) -> None:
    app, bodies = Flask(__name__), list[bytes]()

    def look(response: Response) -> Response:
        bodies.append(flask_request.get_data())
        return response

    app.after_request(look)
    app.add_url_rule(ADDRESS, view_func=flask_adapter.view(router), methods=["POST"])
    headers, body = delivered(envelope())
    app.test_client().post(ADDRESS, headers=headers, data=body)

    assert bodies == [body]


@pytest.mark.parametrize("is_read_before", [False, True])
def test_django_can_read_the_body_before_and_after_the_view(
    router: Router,
    handled_ids: list[str],
    is_read_before: bool,  # noqa: FBT001 - a table
) -> None:
    request = django_request(*delivered(envelope()), "POST")
    if is_read_before:
        _ = request.body, request.read()
    status = django_adapter.view(router)(request).status_code

    assert (status, len(handled_ids), request.body) == (200, 1, delivered(envelope())[1])


def test_an_empty_body_is_refused_as_unsigned(post: Post, router: Router) -> None:
    status, _, _ = post(router, {"content-type": "application/json"}, b"")

    assert status == 401


MISSING = """
import sys
sys.modules[{adapter!r}] = None
try:
    import wechatpay_runtime.adapters.{adapter}
except ModuleNotFoundError as error:
    print(error, error.name, sep="|")
"""


@pytest.mark.parametrize("adapter", ["flask", "django", "starlette"])
def test_an_error_names_the_framework_that_is_missing(adapter: str) -> None:
    code = MISSING.format(adapter=adapter)
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert process.stdout.strip() == (
        f"wechatpay_runtime.adapters.{adapter} requires {adapter}, which is not installed. Run: pip install {adapter}|{adapter}"
    )


def test_starlette_stops_reading_at_the_limit(router: Router) -> None:
    chunks = 0

    async def receive() -> dict[str, Any]:
        nonlocal chunks
        chunks += 1
        return {"type": "http.request", "body": bytes(LIMIT), "more_body": True}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    sent: list[dict[str, Any]] = []
    app: Any = Route(ADDRESS, starlette_adapter.endpoint(router), methods=["POST"])
    asyncio.run(app(scope({}, "POST"), receive, send))

    assert (chunks, sent[0]["status"]) == (2, 413)
