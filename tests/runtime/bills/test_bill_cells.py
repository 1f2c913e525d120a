"""A cell of a bill is parsed exactly or refused."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.bills import BEIJING
from wechatpay_runtime.bills import unescape
from wechatpay_runtime.bills.cells import as_count, as_fen, as_moment, as_yuan


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0.00", 0),
        ("0.47", 47),
        ("45.0", 4500),
        ("45", 4500),
        ("12.34", 1234),
        ("12.340", 1234),
        ("-0.01", -1),
        ("+0.01", 1),
        ("-45", -4500),
        ("99999999999.99", 9999999999999),
    ],
)
def test_an_amount_is_parsed_exactly(text: str, fen: int) -> None:
    assert (as_fen(text), as_yuan(text) * 100) == (fen, Decimal(fen))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        ".",
        ".34",
        "1.",
        "1e5",
        "NaN",
        "Infinity",
        "1_0.00",
        "1,000.00",
        "１２.00",
        "0x1",
        "1.2.3",
        "9" * 5000,
    ],
)
@pytest.mark.parametrize("read", [as_fen, as_yuan], ids=["fen", "yuan"])
def test_text_that_is_not_an_amount_is_refused(read: Any, text: str) -> None:
    with pytest.raises(ValueError, match="an amount in yuan"):
        read(text)


def test_a_fraction_of_a_fen_is_refused_as_fen_and_kept_as_yuan() -> None:
    assert as_yuan("0.005") == Decimal("0.005")
    with pytest.raises(ValueError, match="at most two decimal places"):
        as_fen("0.005")


@given(st.integers(-(10**15), 10**15))
def test_every_amount_keeps_its_fen(fen: int) -> None:
    sign, digits = "-" if fen < 0 else "", f"{abs(fen):03d}"

    assert as_fen(f"{sign}{digits[:-2]}.{digits[-2:]}") == fen


@pytest.mark.parametrize(("text", "count"), [("0", 0), ("200", 200), ("20.0", 20)])
def test_a_count_is_a_whole_number(text: str, count: int) -> None:
    assert as_count(text) == count


@pytest.mark.parametrize("text", ["", "-1", "1.5", "one", "１", "9" * 5000])
def test_text_that_is_not_a_count_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a number of rows"):
        as_count(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "2015-01-01",
        "2015-01-01T10:00:00Z",
        "2015-02-30 10:00:00",
        "2015-01-01 24:00:00",
        "2015-01-01 25:00:00",
        "x" * 19,
    ],
)
def test_text_that_is_not_a_time_is_returned_unchanged(text: str) -> None:
    assert as_moment(text) == text


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_every_time_is_read_as_beijing_time(moment: datetime) -> None:
    assert as_moment(str(moment)) == moment.replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("\\\\", "\\"),
        ("\\'", "'"),
        ("'", "'"),
        ('\\"', '"'),
        ("\\`", "`"),
        ("\\140", "`"),
        ("a\\ b", "a,b"),
        ("\\n\\r\\t", "\n\r\t"),
        ("\\\x1a", "\x1a"),
        ("\\\\n", "\\n"),
        ('{\\"id\\":1\\ \\"shop\\":2}', '{"id":1,"shop":2}'),
        ("零食", "零食"),
    ],
)
def test_escaped_text_is_restored(escaped: str, text: str) -> None:
    assert unescape(escaped) == text
