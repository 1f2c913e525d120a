"""Both clients iterate over lists page by page over real HTTP."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from gateway.catalogs import TEXT, Json, operation, parameter, serving
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime._drivers.async_driver import AsyncDriver
from wechatpay_runtime._drivers.driver import Driver
from wechatpay_runtime._settings.environment import from_environment
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.errors import Forbidden
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.paging import iterate, iterate_async

ROWS = [f"row {number}" for number in range(7)]
COUNT: Json = {"type": "integer"}
SCHEMA: Json = {
    "type": "object",
    "properties": {"rows": {"type": "array", "items": TEXT}, "total": COUNT, "following": TEXT},
}


@model
class Answer(Model):
    rows: list[str] | None = field(ListOf(STRING), default=None)
    total: int | None = field(INTEGER, default=None)
    following: str | None = field(STRING, default=None)


@model
class Nested(Model):
    found: Answer | None = field(ModelOf(Answer), default=None)


COMMON = {"counts": None, "first": None, "token": None, "total": None, "size": "size", "next": "next"}
LISTS: dict[str, tuple[Json, Pages]] = {
    "offset": (
        {"items": "rows", "counts": "items", "first": 0, "total": "total"},
        Pages(next="next", items="rows", counts="items", size="size", total="total"),
    ),
    "offset without a total": (
        {"items": "rows", "counts": "items", "first": 0},
        Pages(next="next", items="rows", counts="items", size="size"),
    ),
    "page number from one, nested": (
        {"items": "found.rows", "counts": "pages", "first": 1},
        Pages(next="next", items="found.rows", counts="pages", first=1, size="size"),
    ),
    "page number from zero": (
        {"items": "rows", "counts": "pages", "first": 0, "total": "total"},
        Pages(next="next", items="rows", counts="pages", size="size", total="total"),
    ),
    "token": (
        {"items": "rows", "token": "following", "total": "total"},
        Pages(next="next", items="rows", token="following", size="size", total="total"),
    ),
}


def path(name: str) -> str:
    return f"/v3/lists/{name.replace(' ', '-').replace(',', '')}"


def catalog_entry(name: str, pages: Json) -> Json:
    is_nested = pages["items"].startswith("found.")
    rows: Json = {"rows": ROWS}
    return operation(
        f"t.{name}",
        "GET",
        path(name),
        query=["next", "size"],
        parameters=[
            parameter("next", "query", TEXT if pages.get("token") else COUNT, required=False),
            parameter("size", "query", COUNT, required=False),
        ],
        replies={"200": {"type": "object", "properties": {"found": SCHEMA}} if is_nested else SCHEMA},
        examples=[{"given": {}, "status": 200, "reply": {"found": rows} if is_nested else rows}],
        pages=COMMON | pages,
    )


def listed(name: str, pages: Pages) -> Operation[Any]:
    return Operation(
        name=f"t.{name}",
        method="GET",
        routes=(Route(path(name), query=("next", "size")),),
        parameters=(Parameter("next", STRING if pages.token else INTEGER), Parameter("size", INTEGER)),
        replies={200: Nested if pages.items.startswith("found.") else Answer},
        pages=pages,
    )


@pytest.fixture(scope="module")
def served() -> Iterator[RunningGateway]:
    with serving(*(catalog_entry(name, pages) for name, (pages, _) in LISTS.items())) as (gateway, _):
        yield gateway


@pytest.fixture
def gateway(served: RunningGateway) -> RunningGateway:
    served.reset()
    return served


def sync(environment: Mapping[str, str], listing: Operation[Any], **arguments: Any) -> list[Any]:
    transport = Urllib3Transport()
    try:
        return list(iterate(Driver(make_session(from_environment(environment)), transport), listing, arguments))
    finally:
        transport.close()


def awaited(environment: Mapping[str, str], listing: Operation[Any], **arguments: Any) -> list[Any]:
    async def all_items() -> list[Any]:
        transport = AiohttpTransport()
        try:
            caller = AsyncDriver(make_session(from_environment(environment)), transport)
            return [item async for item in iterate_async(caller, listing, arguments)]
        finally:
            await transport.close()

    return asyncio.run(all_items())


@pytest.mark.parametrize("go", [sync, awaited])
@pytest.mark.parametrize("size", [1, 3, 7, 50])
@pytest.mark.parametrize("name", LISTS)
def test_all_items_are_yielded_once_and_in_order(gateway: RunningGateway, name: str, size: int, go: Any) -> None:
    assert go(gateway.environment, listed(name, LISTS[name][1]), size=size) == ROWS


@pytest.mark.parametrize(
    ("name", "size", "calls"),
    [
        ("offset", 3, 3),
        ("offset", 7, 1),
        ("offset without a total", 3, 3),
        ("offset without a total", 7, 2),
        ("page number from one, nested", 4, 2),
        ("token", 3, 3),
        ("token", 7, 1),
    ],
)
def test_no_superfluous_page_is_requested(gateway: RunningGateway, name: str, size: int, calls: int) -> None:
    sync(gateway.environment, listed(name, LISTS[name][1]), size=size)
    assert len(gateway.requests) == calls


def test_a_refused_page_raises_after_the_items_of_the_pages_before(gateway: RunningGateway) -> None:
    transport = Urllib3Transport()
    caller = Driver(make_session(from_environment(gateway.environment)), transport)
    items = iterate(caller, listed("offset", LISTS["offset"][1]), {"size": 2})
    first_items = [next(items), next(items)]
    gateway.faults.add("no_auth")

    with pytest.raises(Forbidden):
        next(items)
    transport.close()
    assert first_items == ROWS[:2]
