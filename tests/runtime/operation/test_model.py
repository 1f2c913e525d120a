"""Models keep everything received, and raise only when a wrong field is accessed."""

import pickle
from enum import StrEnum
from typing import Any

import attrs
import pytest

from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import Problem, field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class State(StrEnum):
    PAID = "PAID"


@model
class Order(Model):
    number: str = field(STRING)
    total: int | None = field(INTEGER, default=None)
    state: State | str | None = field(OpenEnum(State), default=None)
    from_: str | None = field(STRING, default=None, wire="from")


GOOD: dict[str, Any] = {"number": "1", "total": 100, "state": "PAID", "from": "x", "new": [1]}


def test_fields_are_typed() -> None:
    order = Order.from_wire(GOOD)

    assert (order.number, order.total, order.state, order.from_) == ("1", 100, State.PAID, "x")


def test_an_absent_field_is_none() -> None:
    assert Order.from_wire({"number": "1"}).total is None


def test_null_counts_as_absent() -> None:
    assert Order.from_wire({"number": "1", "total": None}).total is None


def test_an_unknown_enum_value_is_a_plain_string() -> None:
    assert Order.from_wire({"number": "1", "state": "FROZEN"}).state == "FROZEN"


def test_an_unknown_field_is_kept() -> None:
    assert Order.from_wire(GOOD).to_wire() == GOOD


def test_attrs_reads_the_fields_of_a_model() -> None:
    order = Order.from_wire(GOOD)

    assert attrs.asdict(order) == {"number": "1", "total": 100, "state": State.PAID, "from_": "x"}
    assert [each.name for each in attrs.fields(Order)] == ["number", "total", "state", "from_"]


@pytest.mark.parametrize("received", [{"total": "x"}, {"number": ["1"], "total": 1}], ids=["missing", "mistyped"])
def test_a_problem_raises_only_when_its_field_is_accessed(received: dict[str, Any]) -> None:
    order = Order.from_wire(received)

    assert order.state is None
    with pytest.raises(UnexpectedReply, match=r"^Order\.number (is missing|must be a string)"):
        _ = order.number


def test_problems_are_listed() -> None:
    assert Order.from_wire({"total": [1]}).problems == (
        Problem("number", is_missing=True),
        Problem("total", "must be an integer, got list", [1]),
    )


def test_the_error_names_field_and_received_value() -> None:
    order = Order.from_wire({"number": "1", "total": "a lot"})

    with pytest.raises(UnexpectedReply) as caught:
        _ = order.total

    assert (caught.value.field, caught.value.received) == ("total", "a lot")


def test_a_mistyped_field_survives_a_round_trip() -> None:
    received = {"number": "1", "total": "a lot"}

    assert Order.from_wire(received).to_wire() == received


def test_strict_raises_when_the_reply_is_read() -> None:
    with pytest.raises(UnexpectedReply, match=r"^Order\.number is missing from the reply"):
        Order.from_wire({}, strict=True)


def test_the_error_for_a_misspelt_field_suggests_the_right_name() -> None:
    with pytest.raises(AttributeError, match=r"Order has no field 'totl' \(did you mean 'total'\?\)"):
        _ = Order.from_wire(GOOD).totl  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # the mistake is the test


def test_a_model_created_by_the_user_has_only_the_fields_passed() -> None:
    assert Order(number="1", total=0).to_wire() == {"number": "1", "total": 0}


def test_a_wrong_type_is_refused_when_a_model_is_written() -> None:
    order = Order(number="1", total="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the mistake is the test

    with pytest.raises(InvalidArgument, match=r"Order\.total must be an integer, got str"):
        order.to_wire()


def test_models_compare_by_value() -> None:
    assert Order.from_wire({"number": "1", "new": 1}) == Order(number="1")


def test_equal_models_have_equal_hashes() -> None:
    assert len({Order.from_wire({"number": "1"}), Order(number="1")}) == 1


def test_models_of_different_content_differ() -> None:
    assert Order(number="1") != Order(number="2")


def test_a_model_is_copied_with_changes() -> None:
    assert Order(number="1", total=5).with_changes(total=6) == Order(number="1", total=6)


def test_a_model_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="Order cannot be changed"):
        Order(number="1").total = 5  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # the mistake is the test


@pytest.mark.parametrize("received", [GOOD, {"total": "a lot"}], ids=["good", "with problems"])
def test_a_model_survives_pickling(received: dict[str, Any]) -> None:
    order = Order.from_wire(received)

    copy = pickle.loads(pickle.dumps(order))  # noqa: S301 - our own bytes

    assert (copy, copy.received, copy.problems) == (order, order.received, order.problems)


def test_the_repr_contains_the_fields_that_are_set() -> None:
    assert repr(Order.from_wire({"total": "x", "number": "1"})) == "Order(number='1', total=<unreadable>)"
