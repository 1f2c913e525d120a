"""Paging of lists without a state machine."""

from collections.abc import Iterator
from typing import Any

import pytest

from gateway.catalogs import TEXT, Json, model, operation, parameter, serving
from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

COUNT: Json = {"type": "integer"}
ROWS: Json = {"type": "array", "items": TEXT}
REPLY: Json = {"type": "object", "properties": {"data": ROWS, "total": COUNT, "next": TEXT}}
ECHO: Json = {"type": "object", "properties": {"data": ROWS, "offset": COUNT, "limit": COUNT}}
PAGED: Json = {"type": "object", "properties": {"data": ROWS, "page": COUNT, "size": COUNT}}
NESTED: Json = {"type": "object", "properties": {"found": REPLY}}
NOTHING = {"counts": None, "first": None, "token": None, "size": None, "total": None}
FIVE = {"data": ["a", "b", "c", "d", "e"], "total": 77, "next": "of the page"}


def listing(name: str, pages: Json, reply: Json, schema: Json = REPLY, **more: Any) -> Json:
    optional = [parameter(each, "query", schema, required=False) for each, schema in more.items()]
    example = {"given": {}, "status": 200, "reply": reply}
    return operation(
        f"t.{name}",
        "GET",
        f"/v3/{name}",
        query=list(more),
        parameters=optional,
        replies={"200": schema},
        examples=[example],
        pages=NOTHING | pages,
    )


OFFSETS = {"next": "offset", "items": "data", "counts": "items", "first": 0, "size": "limit", "total": "total"}
NUMBERS = {"next": "page", "items": "found.data", "counts": "pages", "first": 1, "size": "size"}
TOKENS = {"next": "token", "items": "data", "token": "next", "size": "size", "total": "total"}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[RunningGateway, Merchant]]:
    body = model(page=COUNT, size=COUNT)
    posted = listing("posted", NUMBERS, {"found": FIVE}, NESTED) | {"method": "POST", "body": body}
    with serving(
        listing("offsets", OFFSETS, FIVE, offset=COUNT, limit=COUNT),
        listing("numbers", NUMBERS, {"found": FIVE}, NESTED, page=COUNT, size=COUNT),
        listing("tokens", TOKENS, FIVE, token=TEXT, size=COUNT),
        posted,
        listing("echo", OFFSETS | {"total": None}, FIVE | {"offset": 70, "limit": 7}, ECHO, offset=COUNT, limit=COUNT),
        listing("paged", NUMBERS | {"items": "data"}, FIVE | {"page": 70}, PAGED, page=COUNT, size=COUNT),
    ) as both:
        yield both


@pytest.fixture
def merchant(served: tuple[RunningGateway, Merchant]) -> Merchant:
    return served[1]


def ask(merchant: Merchant, target: str) -> Answer:
    return merchant.call(f"/v3/{target}", method="GET", changed={"Content-Type": None, "Content-Length": None})


@pytest.mark.parametrize(
    ("target", "rows"),
    [
        ("offsets", "abcde"),
        ("offsets?limit=2", "ab"),
        ("offsets?offset=0&limit=2", "ab"),
        ("offsets?offset=3&limit=2", "de"),
        ("offsets?offset=4&limit=2", "e"),
        ("offsets?offset=5&limit=2", ""),
    ],
)
def test_an_offset_skips_rows(merchant: Merchant, target: str, rows: str) -> None:
    assert ask(merchant, target).json()["data"] == list(rows)


@pytest.mark.parametrize(
    ("target", "rows"), [("numbers?size=2", "ab"), ("numbers?page=1&size=2", "ab"), ("numbers?page=3&size=2", "e")]
)
def test_a_page_number_selects_a_page(merchant: Merchant, target: str, rows: str) -> None:
    assert ask(merchant, target).json()["found"]["data"] == list(rows)


def test_the_paging_arguments_can_be_in_the_body(merchant: Merchant) -> None:
    assert merchant.call_json("/v3/posted", {"page": 2, "size": 2}).json()["found"]["data"] == ["c", "d"]


def test_the_total_counts_all_rows(merchant: Merchant) -> None:
    assert ask(merchant, "offsets?limit=2").json()["total"] == 5


@pytest.mark.parametrize(
    ("target", "repeated"),
    [
        ("echo?offset=3&limit=2", {"offset": 3, "limit": 2}),
        ("echo", {"offset": 0, "limit": 20}),
        ("paged?page=2&size=2", {"page": 2, "size": 2}),
    ],
)
def test_a_reply_with_fields_for_the_page_repeats_the_arguments(
    merchant: Merchant, target: str, repeated: dict[str, int]
) -> None:
    body = ask(merchant, target).json()

    assert {name: body[name] for name in repeated} == repeated


def test_tokens_lead_through_all_pages(merchant: Merchant) -> None:
    pages: list[list[str]] = []
    target = "tokens?size=2"
    while target:
        page = ask(merchant, target).json()
        pages.append(page["data"])
        target = f"tokens?size=2&token={page['next']}" if "next" in page else ""
    assert pages == [["a", "b"], ["c", "d"], ["e"]]


def test_with_tokens_only_the_first_page_has_the_total(merchant: Merchant) -> None:
    first = ask(merchant, "tokens?size=4").json()
    second = ask(merchant, f"tokens?size=4&token={first['next']}").json()
    assert (first["total"], "total" in second) == (5, False)


@pytest.mark.parametrize(
    ("target", "field"),
    [
        ("tokens?token=of%20the%20page", "token"),
        ("tokens?token=cm93IDJ", "token"),
        ("tokens?token=%E4%B8%AD", "token"),
        ("numbers?page=0", "page"),
        ("offsets?offset=-1", "offset"),
        ("offsets?limit=0", "limit"),
        ("numbers?page=4611686018427387904&size=4", "page"),
        ("offsets?offset=9223372036854775807", "offset"),
        ("tokens?token=cm93IDE4NDQ2NzQ0MDczNzA5NTUxNjE2", "token"),
    ],
)
def test_an_invalid_page_is_refused(merchant: Merchant, target: str, field: str) -> None:
    reply = ask(merchant, target)
    assert (reply.status, reply.code, reply.json()["detail"]["field"]) == (400, "PARAM_ERROR", field)
