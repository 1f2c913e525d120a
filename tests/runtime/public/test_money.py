"""Amounts are turned exactly, or refused."""

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
        (12.34, r'not float. A float is not exact. Pass text, such as fen\("12.34"\), or a Decimal'),
        (12, "not int. A whole number may be yuan or fen"),
        (True, "not bool"),
        (None, "not NoneType"),
        ("12.345", "at most two decimals, not '12.345'"),
        ("12.340", "at most two decimals"),
        ("12.", "at most two decimals"),
        (".5", "at most two decimals"),
        ("", "not ''"),
        ("1,234.00", "grouping"),
        ("¥12", "currency"),
        (" 12", "leave out blanks"),
        ("12\n", "leave out blanks"),
        ("1e3", "not '1e3'"),
        ("NaN", "not 'NaN'"),
        ("１２", "not '１２'"),
        ("9" * 5000, "not '9{40}'"),
        (Decimal("12.345"), "12.345 is none. Round it yourself first"),
        (Decimal("NaN"), "NaN is none"),
        (Decimal("-Infinity"), "-Infinity is none"),
    ],
)
def test_what_is_no_exact_amount_of_yuan_is_refused(amount: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        fen(amount)


@pytest.mark.parametrize(
    ("number", "text"), [(1234, "12.34"), (5, "0.05"), (0, "0.00"), (-100, "-1.00"), (10**40, "1" + "0" * 38 + ".00")]
)
def test_fen_become_yuan_with_two_decimals(number: int, text: str) -> None:
    assert str(yuan(number)) == text


@pytest.mark.parametrize("amount", [12.0, "1234", True, None, Decimal(5)])
def test_what_is_no_whole_number_is_refused(amount: Any) -> None:
    with pytest.raises(InvalidArgument, match=rf"not {type(amount).__name__}. Pass an int: yuan\(1234\)"):
        yuan(amount)


@given(st.integers(-(10**17), 10**17))
def test_there_and_back_nothing_is_lost(number: int) -> None:
    assert fen(yuan(number)) == fen(str(yuan(number))) == number
