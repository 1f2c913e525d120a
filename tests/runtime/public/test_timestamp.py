"""A timestamp in a reply is a datetime that keeps the text received."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from wechatpay_runtime.errors import InvalidArgument, PaymentMismatch
from wechatpay_runtime.notifications import require_same
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME
from wechatpay_runtime.operation.wire_type import Mismatch
from wechatpay_runtime.timestamp import Timestamp

TEXT = "2018-06-08T10:34:56.120+08:00"
BEIJING = dt.timezone(dt.timedelta(hours=8))


@model
class Order(Model):
    paid_at: Timestamp | str | None = field(DATETIME, default=None)


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def received(text: str = TEXT) -> Timestamp:
    moment = Timestamp.read(text)
    assert isinstance(moment, Timestamp)
    return moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-06-08T10:34:56+08:00", dt.datetime(2018, 6, 8, 10, 34, 56, tzinfo=BEIJING)),
        ("2018-06-08T02:34:56Z", dt.datetime(2018, 6, 8, 10, 34, 56, tzinfo=BEIJING)),
        ("2015-05-20T13:29:35.120+08:00", dt.datetime(2015, 5, 20, 13, 29, 35, 120000, tzinfo=BEIJING)),
        ("2018-06-08T10:34:56.123456789+08:00", dt.datetime(2018, 6, 8, 10, 34, 56, 123456, tzinfo=BEIJING)),
    ],
)
def test_a_timestamp_is_parsed(text: str, moment: dt.datetime) -> None:
    assert Timestamp.read(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "长期",
        "20180225112233",
        "2018-06-08",
        "2018-06-08 10:34:56",
        "2018-06-08T10:34:56",
        "2018-13-08T10:34:56Z",
        "2018-06-08T24:00:00Z",
    ],
)
def test_text_without_a_time_and_zone_is_returned_unchanged(text: str) -> None:
    assert type(Timestamp.read(text)) is str
    assert Timestamp.read(text) == text


@pytest.mark.parametrize("text", [TEXT, "2018-06-08T02:34:56Z", "2018-06-08T10:34:56.123456789+08:00", "soon"])
def test_a_field_keeps_its_text(text: str) -> None:
    assert Order.from_wire({"paid_at": text}).to_wire() == {"paid_at": text}


@pytest.mark.parametrize("text", [TEXT, "soon"])
def test_str_of_a_field_is_the_text_received(text: str) -> None:
    assert f"{Order.from_wire({'paid_at': text}).paid_at}" == text


def test_a_number_is_a_problem_of_its_field() -> None:
    assert [problem.field for problem in Order.from_wire({"paid_at": 1528425296}).problems] == ["paid_at"]


def test_a_model_accepts_any_aware_datetime() -> None:
    assert Order(paid_at=received() + dt.timedelta(days=1)).to_wire() == {"paid_at": "2018-06-09T10:34:56.120+08:00"}


def test_a_datetime_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="with a time zone"):
        Order(paid_at=received().replace(tzinfo=None)).to_wire()


def test_a_timestamp_in_a_url_is_sent_unchanged() -> None:
    assert DATETIME.to_address(DATETIME.from_address("2018-06-08T10:34:56Z")) == "2018-06-08T10:34:56Z"


@pytest.mark.parametrize("value", [1528425296, dt.date(2018, 6, 8), dt.datetime(2018, 6, 8)])  # noqa: DTZ001 - the mistake is the test
def test_only_aware_datetimes_are_written(value: Any) -> None:
    with pytest.raises(Mismatch):
        DATETIME.to_json(value)


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, pickled],
    ids=["copy", "deep", "pickle"],
)
@pytest.mark.parametrize(
    "moment", [received(), received() + dt.timedelta(1), received().astimezone(ZoneInfo("Europe/Oslo"))]
)
def test_a_copy_has_the_same_value_text_and_zone(copied: Callable[[Any], Any], moment: Timestamp) -> None:
    duplicate = copied(moment)

    assert (type(duplicate), duplicate, duplicate.text, duplicate.tzinfo) == (
        Timestamp,
        moment,
        moment.text,
        moment.tzinfo,
    )


def test_a_model_with_a_timestamp_survives_pickling() -> None:
    order = Order.from_wire({"paid_at": TEXT})

    assert pickled(order).to_wire() == {"paid_at": TEXT}


def test_a_timestamp_compares_like_a_datetime() -> None:
    assert received("2018-06-08T10:34:56+08:00") == received("2018-06-08T02:34:56Z") < dt.datetime.now(dt.UTC)


def test_a_converted_timestamp_has_a_new_text() -> None:
    assert received().astimezone(dt.UTC).text == "2018-06-08T02:34:56.120+00:00"


def test_the_repr_shows_the_text() -> None:
    assert repr(Order.from_wire({"paid_at": TEXT})) == f"Order(paid_at=Timestamp('{TEXT}'))"


@pytest.mark.parametrize("expected", [TEXT, received(), dt.datetime(2018, 6, 8, 2, 34, 56, 120000, tzinfo=dt.UTC)])
def test_a_timestamp_is_compared_with_text_or_datetime(expected: str | dt.datetime) -> None:
    require_same(Order.from_wire({"paid_at": TEXT}), paid_at=expected)


def test_a_different_timestamp_is_reported_with_its_text() -> None:
    with pytest.raises(PaymentMismatch, match=r"paid_at is '2018-06-08T10:34:56.120\+08:00', expected '2019'"):
        require_same(Order.from_wire({"paid_at": TEXT}), paid_at="2019")
