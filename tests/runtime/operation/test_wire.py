"""Which values wire types write and read."""

from enum import Enum, StrEnum
from typing import Any

import pytest

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, NUMBER, STRING
from wechatpay_runtime.operation.wire_type import Mismatch, WireType


class State(StrEnum):
    PAID = "PAID"


class Kind(str, Enum):  # noqa: UP042 - a common way to write enums
    A = "abc"


STATE = OpenEnum(State)


@pytest.mark.parametrize(
    ("wire_type", "received", "value"),
    [
        (STRING, "", ""),
        (STRING, 5, "5"),
        (INTEGER, 0, 0),
        (INTEGER, "100", 100),
        (INTEGER, "-7", -7),
        (INTEGER, 3.0, 3),
        (INTEGER, 2**63 - 1, 2**63 - 1),
        (INTEGER, str(2**63 - 1), 2**63 - 1),
        (NUMBER, 0.5, 0.5),
        (NUMBER, 2, 2),
        (BOOLEAN, False, False),
        (STATE, "PAID", State.PAID),
        (STATE, "NEW_ONE", "NEW_ONE"),
    ],
)
def test_values_that_can_be_converted_without_loss_are_read(wire_type: WireType, received: Any, value: Any) -> None:
    read = wire_type.from_json(received)

    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize(
    ("wire_type", "received"),
    [
        (STRING, True),
        (STRING, 1.5),
        (STRING, ["a"]),
        (INTEGER, "007"),
        (INTEGER, "1.0"),
        (INTEGER, " 1"),
        (INTEGER, "１"),
        (INTEGER, ""),
        (INTEGER, "-"),
        (INTEGER, "9" * 5000),
        (INTEGER, 1.5),
        (INTEGER, float("inf")),
        (INTEGER, 2.0**60),
        (INTEGER, True),
        (NUMBER, "0.5"),
        (NUMBER, True),
        (BOOLEAN, "true"),
        (BOOLEAN, 1),
        (STATE, 1),
    ],
)
def test_values_that_cannot_be_converted_without_loss_are_refused(wire_type: WireType, received: Any) -> None:
    with pytest.raises(Mismatch):
        wire_type.from_json(received)


@pytest.mark.parametrize(
    ("wire_type", "value", "text"),
    [
        (STRING, "a", "a"),
        (INTEGER, 0, "0"),
        (NUMBER, 0.5, "0.5"),
        (BOOLEAN, True, "true"),
        (STATE, State.PAID, "PAID"),
        (STATE, "NEW_ONE", "NEW_ONE"),
        (STRING, Kind.A, "abc"),
        (STATE, Kind.A, "abc"),
    ],
)
def test_a_value_is_written_as_text_and_read_back(wire_type: WireType, value: Any, text: str) -> None:
    written = wire_type.to_address(value)

    assert (type(written), written) == (str, text)
    assert wire_type.from_address(text) == value


@pytest.mark.parametrize(
    ("wire_type", "value"),
    [(STRING, 1), (INTEGER, "1"), (INTEGER, True), (INTEGER, 1.0), (NUMBER, True), (BOOLEAN, 1), (STATE, 1)],
)
def test_a_value_of_the_wrong_python_type_is_refused(wire_type: WireType, value: Any) -> None:
    with pytest.raises(Mismatch):
        wire_type.to_json(value)


@pytest.mark.parametrize(("wire_type", "text"), [(INTEGER, "1x"), (NUMBER, "x"), (BOOLEAN, "yes")])
def test_text_of_the_wrong_type_is_refused_in_a_url(wire_type: WireType, text: str) -> None:
    with pytest.raises(Mismatch):
        wire_type.from_address(text)
