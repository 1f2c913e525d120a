"""Amounts are converted exactly or refused."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_clients import InvalidArgument, fen, yuan


@pytest.mark.parametrize(
    ("amount", "number"),
    [
        ("12.34", 1234),
        ("0.29", 29),
        ("0.5", 50),
        ("100", 10000),
        ("-1.00", -100),
        ("+1", 100),
        ("0", 0),
        ("9999999999999999.99", 999999999999999999),
        (Decimal("12.34"), 1234),
        (Decimal("12.340"), 1234),
        (Decimal("1E+2"), 10000),
    ],
)
def test_yuan_become_fen(amount: str | Decimal, number: int) -> None:
    assert (fen(amount), type(fen(amount))) == (number, int)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (12.34, r'got float. A float is not exact. Pass a string, such as fen\("12.34"\), or a Decimal'),
        (12, "got int. An int could be yuan or fen"),
        (True, "got bool"),
        (None, "got NoneType"),
        ("12.345", "at most two decimal places, got '12.345'"),
        ("12.340", "at most two decimal places"),
        ("12.", "at most two decimal places"),
        (".5", "at most two decimal places"),
        ("", "got ''"),
        ("1,234.00", "thousands separators"),
        ("¥12", "currency"),
        (" 12", "remove spaces"),
        ("12\n", "remove spaces"),
        ("1e3", "got '1e3'"),
        ("NaN", "got 'NaN'"),
        ("１２", "got '１２'"),
        ("9" * 5000, "got '9{40}'"),
        (Decimal("12.345"), "12.345 yuan is not a whole number of fen. Round it"),
        (Decimal("NaN"), "NaN yuan is not a whole number of fen"),
        (Decimal("-Infinity"), "-Infinity yuan is not a whole number of fen"),
    ],
)
def test_an_amount_that_is_not_exact_is_refused(amount: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        fen(amount)


@pytest.mark.parametrize(
    ("number", "text"), [(1234, "12.34"), (5, "0.05"), (0, "0.00"), (-100, "-1.00"), (10**40, "1" + "0" * 38 + ".00")]
)
def test_fen_become_yuan_with_two_decimals(number: int, text: str) -> None:
    assert str(yuan(number)) == text


@pytest.mark.parametrize("amount", [12.0, "1234", True, None, Decimal(5)])
def test_an_amount_that_is_not_an_int_is_refused(amount: Any) -> None:
    with pytest.raises(InvalidArgument, match=rf"got {type(amount).__name__}. Pass an int, such as yuan\(1234\)"):
        yuan(amount)


@given(st.integers(-(10**17), 10**17))
def test_a_round_trip_keeps_the_amount(number: int) -> None:
    assert fen(yuan(number)) == fen(str(yuan(number))) == number
