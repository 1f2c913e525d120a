"""Bodies are written and read with the types of a spec, and errors name the place of a wrong value."""

import datetime as dt
from enum import IntEnum
from typing import Any

import pytest

from wechatpay_runtime._calls.encoding import encode
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf
from wechatpay_runtime.operation.description import AnyOf, OneOf, Operation, Route
from wechatpay_runtime.operation.enums import OpenIntegerEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import ANY, DATE, DATETIME, INTEGER, NUMBER, STRING

NAIVE = dt.datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001 - a test needs a datetime without a time zone
BEIJING = dt.timezone(dt.timedelta(hours=8))


class Level(IntEnum):
    HIGH = 2


@model
class Goods(Model):
    goods_id: str = field(STRING)
    quantity: int | None = field(INTEGER, default=None)
    from_: str | None = field(STRING, wire="from", default=None)


@model
class Order(Model):
    goods: list[Goods] | None = field(ListOf(ModelOf(Goods)), default=None)
    main: Goods | None = field(ModelOf(Goods), default=None)
    by_name: dict[str, Goods] | None = field(MapOf(ModelOf(Goods)), default=None)
    children: "list[Order] | None" = field(ListOf(ModelOf(lambda: Order)), default=None)
    level: Level | int | None = field(OpenIntegerEnum(Level), default=None)
    days: list[str] | None = field(JsonText(ListOf(STRING)), default=None)


PAY: Operation[Order] = Operation(
    name="pay",
    method="POST",
    routes=(Route("/v3/pay/{mchid}"),),
    parameters=(
        Parameter("mchid", STRING),
        Parameter("idempotency_key", STRING, wire="Idempotency-Key", is_header=True),
    ),
    body=(
        Parameter("amount", INTEGER, is_required=True),
        Parameter("order", ModelOf(Order)),
        Parameter("rate", NUMBER),
        Parameter("at", DATETIME),
        Parameter("day", DATE),
        Parameter("days", JsonText(ListOf(STRING))),
        Parameter("anything", ANY),
        Parameter("mchid", STRING),
    ),
    replies={200: Order},
)


def body_of(**arguments: Any) -> str:
    return encode(PAY, {"amount": 1, "mchid": "9", **arguments}).body.decode()


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, '{"amount":1,"mchid":"9"}'),
        ({"amount": 0}, '{"amount":0,"mchid":"9"}'),
        (
            {"rate": 0.5, "anything": {"a": [None, False, ""]}},
            '{"amount":1,"rate":0.5,"anything":{"a":[null,false,""]},"mchid":"9"}',
        ),
        (
            {"at": dt.datetime(2026, 11, 21, 8, 0, tzinfo=BEIJING), "day": dt.date(2026, 11, 21)},
            '{"amount":1,"at":"2026-11-21T08:00:00+08:00","day":"2026-11-21","mchid":"9"}',
        ),
        (
            {"at": "2026-11-21T08:00:00.5Z", "day": "长期"},
            '{"amount":1,"at":"2026-11-21T08:00:00.5Z","day":"长期","mchid":"9"}',
        ),
        ({"days": ["2017-10-28", "长期"]}, '{"amount":1,"days":"[\\"2017-10-28\\",\\"长期\\"]","mchid":"9"}'),
        (
            {"order": Order(goods=[Goods(goods_id="1", from_="a")], level=Level.HIGH)},
            '{"amount":1,"order":{"goods":[{"goods_id":"1","from":"a"}],"level":2},"mchid":"9"}',
        ),
        (
            {"order": {"main": {"goods_id": "1", "quantity": 0}, "children": [{"level": 7}], "by_name": {}}},
            '{"amount":1,"order":{"main":{"goods_id":"1","quantity":0},"by_name":{},"children":[{"level":7}]},"mchid":"9"}',
        ),
        (
            {"order": {"main": {"goods_id": "1", "quantity": None}}},
            '{"amount":1,"order":{"main":{"goods_id":"1"}},"mchid":"9"}',
        ),
    ],
)
def test_a_body_is_written_in_the_order_of_the_page(arguments: dict[str, Any], body: str) -> None:
    assert body_of(**arguments) == body


def test_an_argument_can_be_used_in_both_path_and_body() -> None:
    call = encode(PAY, {"amount": 1, "mchid": "9"})

    assert (call.target, call.body) == ("/v3/pay/9", b'{"amount":1,"mchid":"9"}')


@pytest.mark.parametrize("value", ["a\r\nX: 1", "微", "a\x00"])
def test_a_header_parameter_cannot_add_another_header(value: str) -> None:
    with pytest.raises(InvalidArgument, match="contains a character that is not allowed in headers"):
        encode(PAY, {"amount": 1, "mchid": "9", "Idempotency-Key": value})


def test_a_header_parameter_becomes_a_header() -> None:
    assert encode(PAY, {"amount": 1, "mchid": "9", "Idempotency-Key": "k-1"}).headers == {"Idempotency-Key": "k-1"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"amount": None}, "pay requires amount."),
        ({"amount": 1.0}, "pay: amount must be an integer, got float."),
        ({"order": {"goods": "x"}}, "pay: order.goods must be a list, got str."),
        ({"order": {"goods": [{"goods_id": 5}]}}, "pay: order.goods.0.goods_id must be a string, got int."),
        ({"order": {"goods": [{"goods_id": "1"}, {}]}}, "pay: order.goods.1.goods_id is required."),
        (
            {"order": {"main": {"goods_id": "1", "quantty": 1}}},
            "pay: order.main has no field 'quantty' (did you mean 'quantity'?).",
        ),
        (
            {"order": {"main": {"goods_id": "1", "from_": "1"}}},
            "pay: order.main has no field 'from_' (did you mean 'from'?).",
        ),
        ({"order": {"by_name": {"a": 1}}}, "pay: order.by_name.a must be Goods or a mapping, got int."),
        ({"order": {"by_name": {1: {}}}}, "pay: order.by_name must have string keys, got int."),
        (
            {"order": {"children": [{"children": [5]}]}},
            "pay: order.children.0.children.0 must be Order or a mapping, got int.",
        ),
        ({"order": [1]}, "pay: order must be Order or a mapping, got list."),
        ({"order": Goods(goods_id="1")}, "pay: order must be Order or a mapping, got Goods."),
        (
            {"at": NAIVE},
            "pay: at must be a datetime with a time zone or an RFC 3339 string, got datetime.",
        ),
        ({"day": dt.datetime(2026, 11, 21, tzinfo=BEIJING)}, "pay: day must be a date or a string, got datetime."),
        ({"anything": {1, 2}}, "The body cannot be written as JSON"),
        ({"anything": "\ud800"}, "The body cannot be written as JSON"),
        ({"odrer": {}}, "pay got an unexpected argument 'odrer' (did you mean 'order'?)."),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_an_invalid_argument_is_refused_with_its_place(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        body_of(**arguments)

    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith("Nothing was sent.")


@pytest.mark.parametrize(
    ("rule", "arguments", "is_valid"),
    [
        (OneOf("a", "b"), {"a": "1"}, True),
        (OneOf("a", "b"), {"a": "1", "b": "1"}, False),
        (OneOf("a", "b"), {}, False),
        (AnyOf("a", "b"), {"a": "1", "b": "1"}, True),
        (AnyOf("a", "b"), {}, False),
    ],
)
def test_a_choice_is_checked_before_anything_is_sent(
    rule: OneOf | AnyOf,
    arguments: dict[str, str],
    is_valid: bool,  # noqa: FBT001 - a table
) -> None:
    operation: Operation[None] = Operation(
        name="o",
        method="GET",
        routes=(Route("/v3/o", query=("a", "b")),),
        parameters=(Parameter("a", STRING), Parameter("b", STRING)),
        choose=(rule,),
    )
    if is_valid:
        assert encode(operation, arguments).target.startswith("/v3/o?a=1")
    else:
        with pytest.raises(InvalidArgument, match=f"^o requires {rule}"):
            encode(operation, arguments)


RECEIVED: dict[str, Any] = {
    "goods": [{"goods_id": "1", "quantity": 2, "new": True}, {"goods_id": "2"}],
    "main": {"goods_id": "3"},
    "by_name": {"x": {"goods_id": "4"}},
    "children": [{"level": 2}],
    "days": '["长期"]',
}


def test_nested_objects_of_a_reply_are_typed() -> None:
    order = Order.from_wire(RECEIVED)

    assert order.goods is not None
    assert order.children is not None
    assert ([type(item) for item in order.goods], order.goods[0].quantity) == ([Goods, Goods], 2)
    assert (order.children[0].level, order.days) == (Level.HIGH, ["长期"])


def test_a_nested_reply_is_written_back_unchanged() -> None:
    received = {"main": {"goods_id": "3", "new": 1}, "goods": [{"goods_id": "1", "quantity": "x"}], "other": 1}

    assert Order.from_wire(received).to_wire() == received


def test_a_copy_with_changes_keeps_the_other_received_fields() -> None:
    order = Order.from_wire({"main": {"goods_id": "3"}, "other": 1})

    assert order.with_changes(level=5).to_wire() == {"main": {"goods_id": "3"}, "level": 5, "other": 1}


def test_a_model_with_a_list_can_be_a_key() -> None:
    assert len({Order(goods=[Goods(goods_id="1")]), Order(goods=[Goods(goods_id="1")])}) == 1


def test_nested_problems_are_listed_with_their_place() -> None:
    order = Order.from_wire({"goods": [{"goods_id": "1"}, {"quantity": "x"}], "main": {}})

    assert [str(problem) for problem in order.problems] == [
        "goods.1.goods_id is missing from the reply, but the official page documents it as always present",
        "goods.1.quantity must be an integer, got str",
        "main.goods_id is missing from the reply, but the official page documents it as always present",
    ]


def test_strict_raises_nested_problems() -> None:
    with pytest.raises(UnexpectedReply, match=r"^Order\.main\.goods_id"):
        Order.from_wire({"main": {}}, strict=True)


@pytest.mark.parametrize("days", ["[", "5", '{"a":1}', "[1.5]"])
def test_text_without_the_expected_json_is_a_problem(days: str) -> None:
    assert Order.from_wire({"days": days}).problems[0].field.startswith("days")


def test_an_unknown_value_of_an_integer_enum_stays_a_number() -> None:
    assert Order.from_wire({"level": 9}).level == 9


def test_a_model_from_a_reply_is_sent_without_unknown_fields() -> None:
    received = Goods.from_wire({"goods_id": "1", "new": True})

    assert body_of(order={"main": received}) == '{"amount":1,"order":{"main":{"goods_id":"1"}},"mchid":"9"}'
