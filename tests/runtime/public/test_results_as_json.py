"""Results are converted to JSON types with wire names; values that are encrypted on the wire are masked."""

import datetime as dt
import json
import pickle
from collections.abc import Iterator
from copy import copy, deepcopy
from decimal import Decimal
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI
from pydantic import BaseModel, TypeAdapter

from support import platform, sample_notifications
from support.bills import trade_row
from support.browsing import Browser
from support.notification_servers import asgi_on_uvicorn
from support.sample_notifications import PAID, delivered, envelope, event
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions.transaction_success import Transaction
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._crypto.sealing import FieldCipher, RsaSealer
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.jsonable import Jsonable, jsonable
from wechatpay_runtime.money import yuan
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum, OpenIntegerEnum
from wechatpay_runtime.operation.files import DownloadedFile
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import ANY, DATE, DATETIME, INTEGER, STRING, Encrypted
from wechatpay_runtime.operation.wire_type import Mismatch
from wechatpay_runtime.signer import RsaSigner
from wechatpay_runtime.timestamp import Timestamp

MASK = "<encrypted>"
PAID_AT = "2018-06-08T10:34:56.120+08:00"


class State(StrEnum):
    PAID = "PAID"


class Level(IntEnum):
    HIGH = 3


@model
class Person(Model):
    name: str = field(Encrypted())
    age: int | None = field(INTEGER, default=None)


@model
class Order(Model):
    number: str = field(STRING)
    total: int | None = field(INTEGER, default=None)
    state: State | str | None = field(OpenEnum(State), default=None)
    level: Level | int | None = field(OpenIntegerEnum(Level), default=None)
    from_: str | None = field(STRING, default=None, wire="from")
    paid_at: Timestamp | str | None = field(DATETIME, default=None)
    day: str | None = field(DATE, default=None)
    card: str | None = field(Encrypted(), default=None)
    cards: list[str] | None = field(ListOf(Encrypted()), default=None)
    payer: Person | None = field(ModelOf(Person), default=None)
    people: list[Person] | None = field(ListOf(ModelOf(Person)), default=None)
    by_role: dict[str, Person] | None = field(MapOf(ModelOf(Person)), default=None)
    extra: Person | None = field(JsonText(ModelOf(Person)), default=None)
    anything: Any = field(ANY, default=None)


RECEIVED: dict[str, Any] = {
    "new": {"a": [1]},
    "number": "1",
    "total": 100,
    "state": "PAID",
    "level": 3,
    "from": "x",
    "paid_at": "2018-06-08T10:34:56+08:00",
    "day": "长期",
    "card": "6225",
    "cards": ["6225", "6226"],
    "payer": {"name": "王", "age": 3, "nickname": "w"},
    "people": [{"name": "王"}],
    "by_role": {"boss": {"name": "王"}},
    "extra": '{"name":"王"}',
    "anything": {"b": [True, None, 1.5]},
}
MASKED: dict[str, Any] = {
    **RECEIVED,
    "card": MASK,
    "cards": [MASK, MASK],
    "payer": {"name": MASK, "age": 3, "nickname": "w"},
    "people": [{"name": MASK}],
    "by_role": {"boss": {"name": MASK}},
    "extra": '{"name":"<encrypted>"}',
}


def test_to_dict_is_the_received_json_with_secrets_masked() -> None:
    assert Order.from_wire(RECEIVED).to_dict() == MASKED


def test_secrets_are_included_on_request() -> None:
    assert Order.from_wire(RECEIVED).to_dict(shows_secrets=True) == RECEIVED


def test_fields_keep_the_order_received() -> None:
    assert list(Order.from_wire(RECEIVED).to_dict()) == list(RECEIVED)


def test_every_value_has_exactly_a_json_type() -> None:
    plain = Order.from_wire(RECEIVED).to_dict()

    assert {type(plain[name]) for name in ("state", "paid_at", "number")} == {str}
    assert (type(plain["level"]), json.loads(json.dumps(plain))) == (int, MASKED)


def test_a_mask_is_never_sent() -> None:
    person = ModelOf(Person)
    cipher = FieldCipher(RsaSealer(platform.key("wechatpay").public_key()), None)

    with pytest.raises(Mismatch, match=r"is <encrypted>, the mask that to_dict\(\) prints for secrets") as caught:
        person.to_json(Person.from_wire({"name": "王"}).to_dict(), cipher)
    assert caught.value.path == ("name",)


def test_to_wire_does_not_mask_secrets() -> None:
    order = Order(number="1", card="6225", payer=Person(name="王"))

    assert order.to_wire() == {"number": "1", "card": "6225", "payer": {"name": "王"}}


def sealed(text: str) -> str:
    return FieldCipher(RsaSealer(platform.key("merchant").public_key()), None).seal(text)


def test_a_decrypted_field_is_masked_by_default() -> None:
    cipher = FieldCipher(None, RsaSigner(platform.key("merchant"), platform.SERIAL_NO))
    person = Person.from_wire({"name": sealed("王")}, cipher=cipher)

    assert (person.to_dict(), person.to_dict(shows_secrets=True)) == ({"name": MASK}, {"name": "王"})


@pytest.mark.parametrize(
    ("received", "plain"),
    [
        ({"number": "1", "total": "a lot"}, {"number": "1", "total": "a lot"}),
        ({"total": 1}, {"total": 1}),
        ({"number": "1", "total": None}, {"number": "1"}),
        ({"number": "1", "card": ["6225"]}, {"number": "1", "card": MASK}),
        ({"number": "1", "cards": "6225"}, {"number": "1", "cards": MASK}),
        ({"number": "1", "people": [{"name": "王"}, 5]}, {"number": "1", "people": [{"name": MASK}, 5]}),
        ({"number": "1", "payer": {"name": {"王": 1}}}, {"number": "1", "payer": {"name": MASK}}),
        ({"number": "1", "extra": "王"}, {"number": "1", "extra": "王"}),
        ({"number": "1", "card": ""}, {"number": "1", "card": ""}),
    ],
)
def test_unreadable_values_are_included_and_masked_if_secret(received: dict[str, Any], plain: dict[str, Any]) -> None:
    assert Order.from_wire(received).to_dict() == plain


def test_a_model_created_by_the_user_has_wire_names() -> None:
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    order = Order(number="1", from_="x", anything={"at": moment, "price": yuan(1234)})

    assert order.to_dict() == {
        "number": "1",
        "from": "x",
        "anything": {"at": "2026-01-01 00:00:00+00:00", "price": "12.34"},
    }


def test_a_mapping_used_as_a_model_is_masked() -> None:
    order = Order(number="1", payer={"name": "王", "age": 1})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # accepted nevertheless

    assert order.to_dict() == {"number": "1", "payer": {"name": MASK, "age": 1}}


def test_to_dict_refuses_a_value_that_is_not_json() -> None:
    with pytest.raises(InvalidArgument, match="object cannot be written as JSON"):
        Order(number="1", anything=object()).to_dict()


@pytest.mark.parametrize("name", ["dict", "json", "model_dump", "model_dump_json", "to_json", "get", "items"])
def test_method_names_of_other_libraries_suggest_to_dict(name: str) -> None:
    with pytest.raises(AttributeError, match=rf"^Order has no field '{name}'; use to_dict\(\)$"):
        getattr(Order(number="1"), name)


CLIENT = Client(**sample_notifications.settings(clock=FakeClock(platform.NOW)))
NOTIFICATIONS = CLIENT.notifications
NOTIFICATION = NOTIFICATIONS.parse(*delivered(envelope()))
UNKNOWN = NOTIFICATIONS.parse(*delivered(event("NEW.EVENT", "new", {"a": 1})))
ROW = trade_row()
FILE = DownloadedFile(Path("bill.csv"), 3, "ab")
RESPONSE = Response(200, Order(number="1"), 2, "08F7", {"wechatpay-signature": "s"}, b"{}")
RESULTS: list[Jsonable] = [Order.from_wire(RECEIVED), NOTIFICATION, UNKNOWN, ROW, FILE, RESPONSE]


@pytest.mark.parametrize(
    ("result", "plain"),
    [
        (FILE, {"path": "bill.csv", "size": 3, "sha256": "ab"}),
        (DownloadedFile(None, 3, "ab"), {"path": None, "size": 3, "sha256": "ab"}),
        (RESPONSE, {"status": 200, "request_id": "08F7", "attempts": 2, "model": {"number": "1"}}),
        (Response(204, None, 1, None, {}, b""), {"status": 204, "request_id": None, "attempts": 1, "model": None}),
    ],
)
def test_other_results_have_to_dict(result: Jsonable, plain: dict[str, Any]) -> None:
    assert result.to_dict() == plain


def test_a_notification_contains_its_envelope_and_resource() -> None:
    assert NOTIFICATION.to_dict() == {
        "notification": "payments.transactions.transaction_success",
        "id": sample_notifications.ID,
        "create_time": "2018-06-08T10:34:56+08:00",
        "event_type": "TRANSACTION.SUCCESS",
        "resource_type": "encrypt-resource",
        "summary": "支付成功",
        "original_type": "transaction",
        "mchid": platform.MCHID,
        "request_id": "08F7A1-0",
        "resource": PAID,
    }


def test_an_unknown_notification_has_to_dict() -> None:
    plain = UNKNOWN.to_dict()

    assert (plain["notification"], plain["resource"]) == (None, {"a": 1})


def test_a_row_of_a_bill_is_keyed_by_column() -> None:
    assert ROW.to_dict() == ROW.as_dict()


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_json_dumps_serialises_every_result(result: Jsonable) -> None:
    assert json.loads(json.dumps({"result": [result]}, default=jsonable)) == {"result": [result.to_dict()]}


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_vars_equals_to_dict(result: Jsonable) -> None:
    assert vars(result) == result.to_dict()


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_copies_are_complete(result: Jsonable) -> None:
    copies = [copy(result), deepcopy(result), pickle.loads(pickle.dumps(result))]  # noqa: S301 - our own bytes

    assert [each.to_dict() for each in copies] == [result.to_dict()] * 3


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_an_unknown_method_suggests_to_dict(result: Jsonable) -> None:
    with pytest.raises(AttributeError, match=r"has no field 'model_dump'; use to_dict\(\)"):
        result.model_dump()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # the mistake is the test


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Timestamp.read("2018-06-08T10:34:56.120+08:00"), '"2018-06-08T10:34:56.120+08:00"'),
        (dt.date(2026, 1, 2), '"2026-01-02"'),
        (Decimal("12.30"), '"12.30"'),
        (Path("a/b"), '"a/b"'),
        (State.PAID, '"PAID"'),
        (Level.HIGH, "3"),
    ],
    ids=str,
)
def test_jsonable_converts_other_types(value: Any, text: str) -> None:
    assert json.dumps(value, default=jsonable) == text


def test_jsonable_raises_type_error_for_other_values() -> None:
    with pytest.raises(TypeError, match="object cannot be written as JSON"):
        json.dumps(object(), default=jsonable)


class View(BaseModel):
    order: Order
    paid_at: Timestamp | str
    file: DownloadedFile | None = None


def application() -> FastAPI:
    app = FastAPI()

    @app.get("/untyped")
    def untyped():  # type: ignore[no-untyped-def]  # noqa: ANN202 - endpoints without annotations are common
        return {"results": RESULTS}

    @app.get("/alone", response_model=None)
    def alone() -> Order:
        return Order.from_wire(RECEIVED)

    @app.get("/typed")
    def typed() -> Order:
        return Order.from_wire(RECEIVED)

    @app.get("/generated")
    def generated() -> list[Transaction]:
        return [Transaction.from_wire(PAID)]

    @app.get("/view")
    async def view() -> View:
        return View(order=Order(number="1", card="6225"), file=FILE, paid_at=Timestamp.read(PAID_AT))

    @app.get("/response")
    def response() -> Response[Order]:
        return RESPONSE

    return app


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """The origin at which the application is served."""
    with asgi_on_uvicorn(application()) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/untyped", {"results": [result.to_dict() for result in RESULTS]}),
        ("/alone", MASKED),
        ("/typed", MASKED),
        ("/generated", [PAID]),
        ("/view", {"order": {"number": "1", "card": MASK}, "file": FILE.to_dict(), "paid_at": PAID_AT}),
        ("/response", RESPONSE.to_dict()),
    ],
)
def test_a_fastapi_endpoint_can_return_results(origin: str, path: str, answer: Any) -> None:
    page = Browser().open(origin + path)

    assert (page.status, json.loads(page.text)) == (200, answer)


def test_a_result_has_an_openapi_schema_with_its_fields(origin: str) -> None:
    document = json.loads(Browser().open(f"{origin}/openapi.json").text)
    schema = document["paths"]["/typed"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    person = {
        "type": "object",
        "title": "Person",
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
        "required": ["name"],
    }

    jsonschema.validate(MASKED, schema)
    assert (schema["type"], schema["required"]) == ("object", ["number"])
    assert schema["properties"] == {
        "number": {"type": "string"},
        "total": {"type": "integer"},
        "state": {"anyOf": [{"enum": ["PAID"]}, {"type": "string"}]},
        "level": {"anyOf": [{"enum": [3]}, {"type": "integer"}]},
        "from": {"type": "string"},
        "paid_at": {"type": "string"},
        "day": {"type": "string"},
        "card": {"type": "string"},
        "cards": {"type": "array", "items": {"type": "string"}},
        "payer": person,
        "people": {"type": "array", "items": person},
        "by_role": {"type": "object", "additionalProperties": person},
        "extra": {"type": "string"},
        "anything": {},
    }


@model
class Category(Model):
    parent: "Category | None" = field(ModelOf(lambda: Category), default=None)


def test_a_model_that_contains_itself_has_a_schema_without_fields() -> None:
    assert TypeAdapter(Category).json_schema(mode="serialization") == {"type": "object", "title": "Category"}
