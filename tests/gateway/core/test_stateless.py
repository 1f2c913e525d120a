"""An operation without a state returns the values of the request, and finds only numbers that were created."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gateway.catalogs import SECRET, TEXT, Json, catalog_of, model, operation, parameter, serving
from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import parse_operation
from wechatpay_gateway.control.steering import exchange_data
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.core.stateless import echo
from wechatpay_gateway.server import RunningGateway, running

COUNT: Json = {"type": "integer"}
KIND: Json = {"type": "string", "enum": ["A", "B"]}
PARTY: Json = {"type": "object", "properties": {"kind": KIND, "appid": TEXT, "mchid": TEXT}}
PRICE: Json = {"type": "object", "properties": {"total": COUNT, "currency": TEXT}}
PAID: Json = {"type": "object", "properties": {"total": COUNT, "payer_total": COUNT}}
PAID_1: Json = {"total": 1, "payer_total": 1}


def listed(items: Json) -> Json:
    return {"type": "array", "items": items}


def replied(asked: Json, schema: Json, given: dict[str, Any], shown: dict[str, Any], location: str = "body") -> Any:
    more: Json = (
        {"body": model(**asked)}
        if location == "body"
        else {"parameters": [parameter(name, location, each) for name, each in asked.items()]}
    )
    reply: Json = {"type": "object", "properties": schema}
    known = parse_operation(operation("t.do", "POST", "/v3/do", replies={"200": reply}, **more))
    return echo(known, Outcome(200, shown), given).body


@pytest.mark.parametrize("location", ["body", "path", "query", "header"])
def test_a_reply_contains_the_requested_number(location: str) -> None:
    assert replied({"no": TEXT}, {"no": TEXT}, {"no": "2"}, {"no": "1", "state": "X"}, location) == {
        "no": "2",
        "state": "X",
    }


@pytest.mark.parametrize(
    ("asked", "schema", "given", "shown", "expected"),
    [
        ({"no": TEXT}, {"no": COUNT}, "2", 1, 1),
        ({"no": TEXT}, {"no": KIND}, "B", "A", "A"),
        ({"no": KIND}, {"no": KIND}, "B", "A", "B"),
        ({"no": TEXT | {"maxLength": 9}}, {"no": TEXT}, "2", "1", "2"),
        ({"no": SECRET}, {"no": TEXT}, "2", "1", "1"),
        ({"no": SECRET}, {"no": SECRET}, "2", "1", "2"),
        ({"no": TEXT}, {"no": TEXT | {"format": "date-time"}}, "2", "1", "1"),
        ({"no": listed(TEXT)}, {"no": listed(TEXT)}, ["2"], ["1"], ["2"]),
        ({"no": listed(TEXT)}, {"no": listed(COUNT)}, ["2"], [1], [1]),
        ({"no": PARTY}, {"no": PARTY}, {"kind": "B"}, {"kind": "A", "appid": "wx"}, {"kind": "B"}),
        ({"no": PRICE}, {"no": PAID}, {"total": 2}, {"total": 1, "payer_total": 1}, {"total": 2, "payer_total": 1}),
        ({"no": listed(PRICE)}, {"no": listed(PAID)}, [{"total": 2}], [PAID_1], [{"total": 2, "payer_total": 1}]),
        (
            {"no": listed(PRICE)},
            {"no": listed(PAID)},
            [{"total": 2}] * 2,
            [PAID_1],
            [{"total": 2, "payer_total": 1}] * 2,
        ),
        ({"no": listed(PRICE)}, {"no": listed(PAID)}, [{"total": 2}], [], [{"total": 2}]),
        ({"no": listed(PRICE)}, {"no": listed(PAID)}, [], [PAID_1], []),
        ({"no": listed(PARTY)}, {"no": listed(PARTY)}, [{"kind": "B"}], [{"appid": "wx"}], [{"kind": "B"}]),
    ],
)
def test_only_a_field_of_the_same_type_contains_the_argument(
    asked: Json, schema: Json, given: Any, shown: Any, expected: Any
) -> None:
    assert replied(asked, schema, {"no": given}, {"no": shown}) == {"no": expected}


def test_a_field_without_an_argument_keeps_the_examples_value() -> None:
    assert replied({"no": TEXT, "attach": TEXT}, {"no": TEXT, "attach": TEXT}, {"no": "2"}, {"attach": "x"}) == {
        "no": "2",
        "attach": "x",
    }


def test_a_field_in_another_place_keeps_the_examples_value() -> None:
    inside: Json = {"type": "object", "properties": {"no": TEXT}}

    assert replied({"no": TEXT}, {"order": inside}, {"no": "2"}, {"order": {"no": "1"}}) == {"order": {"no": "1"}}


ERRORS: list[Json] = [
    {"status": 404, "code": "MCH_NOT_EXISTS", "means": "", "fix": ""},
    {"status": 400, "code": "THING_NOTEXIST", "means": "", "fix": ""},
]
THING: Json = {"type": "object", "properties": {"thing_no": TEXT, "thing_id": TEXT, "state": TEXT}}
MADE: Json = {"type": "object", "properties": {"thing_id": TEXT}}


def thing(name: str, path: str, number: str, **more: Any) -> Json:
    example = {"given": {number: "1"}, "status": 200, "reply": {"thing_no": "1", "thing_id": "1", "state": "OPEN"}}
    return operation(name, "GET", path, replies={"200": THING}, examples=[example], **{"errors": ERRORS, **more})


THINGS = (
    operation(
        "t.make",
        "POST",
        "/v3/things",
        body=model(thing_no=TEXT),
        replies={"200": MADE},
        examples=[{"given": {"thing_no": "9"}, "status": 200, "reply": {"thing_id": "900"}}],
    ),
    thing("t.by_no", "/v3/things/by-no/{thing_no}", "thing_no"),
    thing("t.by_id", "/v3/things/by-id/{thing_id}", "thing_id"),
    thing("t.silent", "/v3/things/silent/{thing_no}", "thing_no", errors=ERRORS[:1]),
    thing("t.merchant", "/v3/things/of/{sub_mchid}", "sub_mchid"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[RunningGateway, Merchant]]:
    with serving(*THINGS) as both:
        yield both


@pytest.fixture
def gateway(server: tuple[RunningGateway, Merchant]) -> RunningGateway:
    server[0].reset()
    return server[0]


@pytest.fixture
def merchant(server: tuple[RunningGateway, Merchant]) -> Merchant:
    server[0].reset()
    return server[1]


def ask(merchant: Merchant, target: str) -> Answer:
    return merchant.call(f"/v3/things/{target}", method="GET", changed={"Content-Type": None, "Content-Length": None})


def make(merchant: Merchant, number: str) -> Answer:
    return merchant.call("/v3/things", b'{"thing_no":"%s"}' % number.encode())


@pytest.mark.parametrize("target", ["by-no/2", "by-id/2", "by-id/9"])
def test_an_unknown_number_is_refused_with_the_pages_error(merchant: Merchant, target: str) -> None:
    answer = ask(merchant, target)

    assert (answer.status, answer.code) == (400, "THING_NOTEXIST")


@pytest.mark.parametrize("target", ["by-no/1", "by-id/1", "by-no/9", "by-id/900"])
def test_the_numbers_of_the_examples_exist(merchant: Merchant, target: str) -> None:
    assert ask(merchant, target).status == 200


def test_a_created_number_is_found(merchant: Merchant) -> None:
    make(merchant, "2")

    assert ask(merchant, "by-no/2").json() == {"thing_no": "2", "thing_id": "1", "state": "OPEN"}


def test_a_refused_request_creates_no_number(merchant: Merchant) -> None:
    merchant.call("/v3/things", b'{"thing_no":"2","color":"red"}')

    assert ask(merchant, "by-no/2").code == "THING_NOTEXIST"


def test_another_merchants_number_is_not_found(gateway: RunningGateway, merchant: Merchant) -> None:
    make(Merchant.from_env(gateway.merchants.add("1900000109")), "2")

    assert ask(merchant, "by-no/2").code == "THING_NOTEXIST"


def test_a_reset_removes_created_numbers(gateway: RunningGateway, merchant: Merchant) -> None:
    make(merchant, "2")
    gateway.reset()

    assert ask(merchant, "by-no/2").code == "THING_NOTEXIST"


@pytest.mark.parametrize("target", ["silent/2", "of/1900000777"])
def test_the_example_is_returned_if_the_page_has_no_error_for_an_unknown_number(
    merchant: Merchant, target: str
) -> None:
    assert ask(merchant, target).status == 200


def test_a_state_file_keeps_created_numbers(tmp_path: Path) -> None:
    for number in ("2", "1"):  # created in the first run, queried in the second
        core = Gateway(catalog=catalog_of(*THINGS), state=tmp_path / "state", has_published_keys=True)
        with running(gateway=core) as gateway:
            merchant = Merchant.from_env(gateway.environment)
            if number == "2":
                make(merchant, number)
            else:
                assert ask(merchant, "by-no/2").status == 200
        core.close()


def test_the_log_says_which_calls_have_no_state() -> None:
    plain = operation("t.do", "POST", "/v3/do", body=model(no=TEXT), replies={"200": model(no=TEXT)})
    with serving(plain) as (gateway, merchant):
        merchant.call_json("/v3/do", {"no": "1"})
        merchant.call_json("/v3/do", {"other": "1"})
        requests = [exchange_data(each) for each in gateway.requests]
    assert [each["is_example"] for each in requests] == [True, False]
