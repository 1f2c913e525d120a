"""Applications whose framework holds the client: a payment over real HTTP, from the order to its notification."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Annotated, Any

import pytest
import urllib3
from django.test import RequestFactory
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient
from flask import Flask

from support.django_project import django_adapter
from support.frames import runtime_locals_as_text
from support.notification_servers import ADDRESS, asgi_on_uvicorn, on_wsgiref
from wechatpay_clients import AsyncClient, Client, ConfigurationError, InvalidArgument, NotFound
from wechatpay_clients.payments.transactions import DirectApiv3QueryResponse, transaction_success
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.adapters.flask import WeChatPay as FlaskWeChatPay
from wechatpay_runtime.adapters.starlette import WeChatPay
from wechatpay_runtime.notifications import Handlers, Notification, Router

NUMBER = "book-1"
SECRET = "a key of the wrong length"
Settings = Mapping[str, str]
Serve = Callable[[Settings, list[str]], AbstractContextManager[int]]


def order(port: int) -> dict[str, Any]:
    return {
        "appid": "wxd678efh567hg6787",
        "description": "A book",
        "out_trade_no": NUMBER,
        "notify_url": f"http://127.0.0.1:{port}{ADDRESS}",
        "amount": {"total": 5900},
    }


def fastapi(settings: Settings, paid: list[str]) -> AbstractContextManager[int]:
    wechatpay = WeChatPay(lambda: AsyncClient.from_env(settings))
    app = FastAPI(lifespan=wechatpay.lifespan)
    app.add_route(ADDRESS, wechatpay.endpoint, methods=["POST"])

    @wechatpay.on(transaction_success.NOTIFICATION)
    async def record(notification: transaction_success.TransactionSuccessNotification) -> None:
        paid.append(notification.resource.received["out_trade_no"])

    @app.post("/orders")
    async def place(request: Request, client: Annotated[AsyncClient, Depends(wechatpay)]) -> None:
        await client.payments.transactions.prepay_native(**order(request.url.port or 0))

    @app.get("/orders")
    async def show(client: Annotated[AsyncClient, Depends(wechatpay)]) -> DirectApiv3QueryResponse:
        return await client.payments.transactions.query_order_by_out_trade_no(out_trade_no=NUMBER)

    return asgi_on_uvicorn(app)


def flask(settings: Settings, paid: list[str]) -> AbstractContextManager[int]:
    wechatpay = FlaskWeChatPay(Client.from_env)
    app = Flask(__name__)
    app.config["WECHATPAY"] = {"environ": settings}
    wechatpay.init_app(app)
    app.add_url_rule(ADDRESS, view_func=wechatpay.view, methods=["POST"])

    @wechatpay.on(transaction_success.NOTIFICATION)
    def record(notification: transaction_success.TransactionSuccessNotification) -> None:
        paid.append(notification.resource.received["out_trade_no"])

    @app.post("/orders")
    def place() -> str:
        from flask import request

        wechatpay.client.payments.transactions.prepay_native(**order(int(request.host.partition(":")[2])))
        return ""

    @app.get("/orders")
    def show() -> dict[str, Any]:
        found = wechatpay.client.payments.transactions.query_order_by_out_trade_no(out_trade_no=NUMBER)
        return found.to_dict()

    return on_wsgiref(app)


@pytest.mark.parametrize("serve", [fastapi, flask], ids=["fastapi", "flask"])
def test_an_application_takes_a_payment_with_the_client_that_it_holds(
    serve: Serve, wechatpay_gateway: RunningGateway
) -> None:
    paid: list[str] = []
    with serve(wechatpay_gateway.environment, paid) as port, urllib3.PoolManager() as pool:
        placed = pool.request("POST", f"http://127.0.0.1:{port}/orders").status
        wechatpay_gateway.pay(NUMBER)
        wechatpay_gateway.deliver()
        shown = pool.request("GET", f"http://127.0.0.1:{port}/orders").json()

    assert (placed, paid, shown["trade_state"]) == (200, [NUMBER], "SUCCESS")


def test_a_client_is_closed_with_its_fastapi_application(wechatpay_gateway: RunningGateway) -> None:
    client = Client.from_env(wechatpay_gateway.environment)
    with TestClient(FastAPI(lifespan=WeChatPay(lambda: client).lifespan)), pytest.raises(NotFound):  # open
        client.payments.refunds.query_refund(out_refund_no="refund-1")

    with pytest.raises(InvalidArgument, match="The client is closed"):
        client.payments.refunds.query_refund(out_refund_no="refund-1")


def test_a_lifespan_of_its_own_can_include_the_client(wechatpay_gateway: RunningGateway) -> None:
    wechatpay = WeChatPay(lambda: AsyncClient.from_env(wechatpay_gateway.environment))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[dict[str, Any]]:
        async with wechatpay.lifespan(app) as state:
            yield {**state, "shop": "A shop"}

    app = FastAPI(lifespan=lifespan)

    @app.get("/")
    async def show(request: Request, client: Annotated[AsyncClient, Depends(wechatpay)]) -> list[str]:
        return [request.state.shop, type(client).__name__]

    with TestClient(app) as browser:
        assert browser.get("/").json() == ["A shop", "AsyncClient"]


def test_a_fastapi_application_without_the_lifespan_says_what_to_pass(wechatpay_gateway: RunningGateway) -> None:
    wechatpay = WeChatPay(lambda: AsyncClient.from_env(wechatpay_gateway.environment))
    app = FastAPI()

    @app.get("/", response_model=None)
    async def show(client: Annotated[AsyncClient, Depends(wechatpay)]) -> None:
        del client

    with pytest.raises(ConfigurationError, match=r"Pass lifespan=wechatpay\.lifespan"):
        TestClient(app).get("/")


def test_a_flask_extension_that_is_not_connected_says_what_to_call() -> None:
    with Flask(__name__).app_context(), pytest.raises(ConfigurationError, match=r"Call init_app\(app\)"):
        _ = FlaskWeChatPay(Client.from_env).client


def test_no_frame_of_a_wrong_setting_of_flask_contains_a_key() -> None:
    app = Flask(__name__)
    app.config["WECHATPAY"] = {"environ": {}, "apiv3_key": SECRET}
    with pytest.raises(ConfigurationError) as raised:
        FlaskWeChatPay(Client.from_env, app)

    assert [text for text in runtime_locals_as_text(raised.value) if SECRET in text] == []


def test_two_flask_applications_have_their_own_clients(wechatpay_gateway: RunningGateway) -> None:
    wechatpay = FlaskWeChatPay(Client.from_env)
    apps = [Flask("one"), Flask("two")]
    for app, language in zip(apps, ("en", "zh"), strict=True):
        app.config["WECHATPAY"] = {"environ": wechatpay_gateway.environment, "language": language}
        wechatpay.init_app(app)
    clients: list[Client] = []
    for app in apps:
        with app.app_context():
            clients.append(wechatpay.client)

    assert clients[0] is not clients[1]


def ignore(notification: transaction_success.TransactionSuccessNotification) -> None:
    del notification


def without_an_apiv3_key(settings: Settings) -> dict[str, str]:
    return {name: value for name, value in settings.items() if name != "WECHATPAY_APIV3_KEY"}


def test_an_application_with_handlers_but_without_an_apiv3_key_does_not_start(
    wechatpay_gateway: RunningGateway,
) -> None:
    wechatpay = FlaskWeChatPay(Client.from_env)
    wechatpay.on(transaction_success.NOTIFICATION)(ignore)
    app = Flask(__name__)
    app.config["WECHATPAY"] = {"environ": without_an_apiv3_key(wechatpay_gateway.environment)}

    with pytest.raises(ConfigurationError, match="WECHATPAY_APIV3_KEY"):
        wechatpay.init_app(app)


def test_a_django_view_creates_its_router_at_the_first_notification(wechatpay_gateway: RunningGateway) -> None:
    created: list[Router] = []

    def router() -> Router:
        created.append(Router(Client.from_env(wechatpay_gateway.environment)))
        return created[-1]

    view = django_adapter.view(router)
    before = len(created)
    status = view(RequestFactory().post(ADDRESS, b"{}", content_type="application/json")).status_code

    assert (before, status, len(created)) == (0, 401, 1)


def test_a_router_uses_handlers_registered_before_and_after_it(wechatpay_gateway: RunningGateway) -> None:
    handlers = Handlers()
    router = Router(Client.from_env(wechatpay_gateway.environment), handlers=handlers)

    handlers.on(transaction_success.NOTIFICATION)(ignore)

    @router.fallback
    def other(notification: Notification[Any]) -> None:
        del notification

    assert (router.handler_of(transaction_success.NOTIFICATION), router.handler_of(None)) == (ignore, other)
    with pytest.raises(InvalidArgument, match="already has a handler"):
        router.add(transaction_success.NOTIFICATION, ignore)
