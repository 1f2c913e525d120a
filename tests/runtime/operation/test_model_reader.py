"""Models that are read often are read by compiled functions; nothing else about them changes."""

import pickle
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wechatpay_runtime._base.json_object import is_array
from wechatpay_runtime.errors import UnexpectedReply
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum, OpenIntegerEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import Problem, field, value_of
from wechatpay_runtime.operation.model_reader import READS_BEFORE_COMPILING, ModelReader, compiled_reader, interpret
from wechatpay_runtime.operation.scalars import (
    ANY,
    BOOLEAN,
    DATE,
    DATETIME,
    INTEGER,
    NUMBER,
    STRING,
    Encrypted,
    String,
)
from wechatpay_runtime.timestamp import Timestamp


class Color(StrEnum):
    RED = "RED"


class Level(IntEnum):
    LOW = 1


@model
class Box(Model):
    """A model with a field of every wire type."""

    text: str = field(STRING)
    count: int | None = field(INTEGER, default=None, wire='the count\'s "name"\n{x}\\')
    number: float = field(NUMBER)
    flag: bool | None = field(BOOLEAN, default=None)
    when: Timestamp | str = field(DATETIME)
    day: str | None = field(DATE, default=None)
    anything: Any = field(ANY)
    color: Color | str | None = field(OpenEnum(Color), default=None)
    level: Level | int = field(OpenIntegerEnum(Level))
    secret: str | None = field(Encrypted(), default=None)
    texts: list[str] | None = field(ListOf(STRING), default=None)
    colors: list[Color | str] = field(ListOf(OpenEnum(Color)))
    lists: list[list[int]] | None = field(ListOf(ListOf(INTEGER)), default=None)
    by_key: dict[str, int] | None = field(MapOf(INTEGER), default=None)
    in_text: list[int] | None = field(JsonText(ListOf(INTEGER)), default=None)
    inner: "Box | None" = field(ModelOf(lambda: Box), default=None)
    boxes: list["Box"] | None = field(ListOf(ModelOf(lambda: Box)), default=None)


@model
class Amount(Model):
    total: int = field(INTEGER)
    currency: str | None = field(STRING, default=None)


GOOD: dict[str, Any] = {"total": 100, "currency": "CNY", "new": 1}
WIRES = [each.wire for each in Box.__wire_fields__]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.sampled_from(
        ["RED", "1", "1.0", "[1]", "[", "2018-06-08T10:34:56+08:00", "2018-06-08T24:00:00Z", "2018-06-08", ""]
    )
    | st.text(max_size=3)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from([*WIRES, "new"]), inner, max_size=4),
    max_leaves=12,
)


def contents(value: Any) -> Any:
    if isinstance(value, Model):
        fields = [(each.name, contents(value_of(value, each.name))) for each in type(value).__wire_fields__]
        return type(value), fields, contents(value_of(value, "_problems")), repr(value.received)
    if is_array(value):
        return [contents(item) for item in value]
    return type(value), repr(value)


def read_often(model_class: type[Model]) -> None:
    for _ in range(READS_BEFORE_COMPILING + 1):
        model_class.from_wire({})


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from([*WIRES, "new"]), VALUES))
def test_both_readers_read_the_same(received: dict[str, Any]) -> None:
    assert contents(compiled_reader(Box)(received, None, "id")) == contents(interpret(Box, received, None, "id"))


def test_a_model_is_compiled_after_many_reads() -> None:
    reader = ModelReader(Amount)

    names = [type(reader.read({"total": 1}, None, None)).__name__, reader.read.__name__]
    for _ in range(READS_BEFORE_COMPILING):
        reader.read({"total": 1}, None, None)

    assert (names, reader.read.__name__) == (["Amount", "_read_first"], "read")


def test_a_compiled_reader_keeps_usual_values_without_converting_them() -> None:
    class Unconverted(String):
        def from_json(self, received: Any, cipher: Any = None) -> str:  # noqa: ARG002 - the interface
            pytest.fail("the shortcut was not used")

    @model
    class Note(Model):
        text: str = field(Unconverted())

    assert compiled_reader(Note)({"text": "x"}, None, None).text == "x"


@pytest.fixture
def amount() -> Amount:
    """A model that was read by a compiled reader."""
    read: Amount = compiled_reader(Amount)(GOOD, None, None)
    return read


def test_the_class_is_the_model(amount: Amount) -> None:
    assert type(amount) is Amount


def test_a_compiled_model_is_frozen(amount: Amount) -> None:
    with pytest.raises(AttributeError, match="cannot be changed"):
        amount.total = 1  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue] - the subject


def test_a_compiled_model_equals_one_that_was_created(amount: Amount) -> None:
    assert amount == Amount(total=100, currency="CNY")


def test_a_compiled_model_survives_pickling(amount: Amount) -> None:
    copy = pickle.loads(pickle.dumps(amount))  # noqa: S301 - our own data

    assert (contents(copy), copy.received) == (contents(amount), GOOD)


def test_a_compiled_model_keeps_unknown_fields(amount: Amount) -> None:
    assert amount.to_wire() == GOOD


def test_a_compiled_model_raises_when_a_wrong_field_is_accessed() -> None:
    amount = compiled_reader(Amount)({"total": "a lot"}, None, "8A")

    with pytest.raises(UnexpectedReply, match=r"^Amount\.total must be an integer") as caught:
        _ = amount.total
    assert caught.value.request_id == "8A"


EMPTY: dict[str, Any] = {}
DIFFERING: dict[str, tuple[dict[str, Any], str]] = {
    "model": ({"amount": EMPTY}, r"amount\.total is"),
    "list": ({"amounts": [GOOD, EMPTY]}, r"amounts\.1\.total is"),
    "list of lists": ({"rows": [[GOOD], [GOOD, EMPTY]]}, r"rows\.1\.1\.total is"),
    "map": ({"by_name": {"a": GOOD, "b": EMPTY}}, r"by_name\.b\.total is"),
    "JSON text": ({"in_text": '{"currency": "CNY"}'}, r"in_text\.total is"),
    "deep": ({"shelves": [{"amounts": [EMPTY]}]}, r"shelves\.0\.amounts\.0\.total is"),
    "the field itself": ({"amount": 5}, "amount must"),
}


@pytest.mark.parametrize("is_compiled", [False, True])
@pytest.mark.parametrize(("received", "path"), DIFFERING.values(), ids=DIFFERING)
def test_strict_raises_wherever_a_problem_is(
    is_compiled: bool,  # noqa: FBT001 - a parameter of the table
    received: dict[str, Any],
    path: str,
) -> None:
    @model
    class Shelf(Model):
        amount: Amount | None = field(ModelOf(Amount), default=None)
        amounts: list[Amount] | None = field(ListOf(ModelOf(Amount)), default=None)
        rows: list[list[Amount]] | None = field(ListOf(ListOf(ModelOf(Amount))), default=None)
        by_name: dict[str, Amount] | None = field(MapOf(ModelOf(Amount)), default=None)
        in_text: Amount | None = field(JsonText(ModelOf(Amount)), default=None)
        shelves: list["Shelf"] | None = field(ListOf(ModelOf(lambda: Shelf)), default=None)

    if is_compiled:
        read_often(Shelf)

    with pytest.raises(UnexpectedReply, match=rf"^Shelf\.{path}"):
        Shelf.from_wire(received, strict=True)


def test_strict_accepts_an_object_without_problems() -> None:
    assert Amount.from_wire(GOOD, strict=True).total == 100


def test_a_model_without_fields_keeps_what_it_is_read_from() -> None:
    assert Model.from_wire(GOOD).received == GOOD


def test_a_subclass_has_a_reader_of_its_own() -> None:
    class Price(Amount):
        pass

    read_often(Amount)

    assert type(Price.from_wire(GOOD)) is Price


def test_problems_are_those_of_the_field() -> None:
    assert compiled_reader(Amount)({"total": None, "currency": [1]}, None, "8A").problems == (
        Problem("total", is_missing=True, request_id="8A"),
        Problem("currency", "must be a string, got list", [1], request_id="8A"),
    )
