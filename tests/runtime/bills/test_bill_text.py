"""A bill can be passed as one string, which is split at line feeds only. The cost of reading is linear in its columns."""

import io
from collections.abc import Callable
from typing import Any, Self

import pytest

from support.bills import FUND_CELLS, FUND_SUMMARY, TRADE_CELLS, TRADE_SUMMARY, bill_of, line_of, trade_bill
from wechatpay_runtime.bills import read_fund_flow_bill, read_trade_bill
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

LINES = bill_of(TRADE_CELLS, TRADE_SUMMARY | {"总交易单数": "2"}, rows=2)
TEXT = "".join(LINES)
CUTTING = ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\r"]
"""Characters at which `str.splitlines` splits and a bill is not split."""

WAYS: dict[str, Callable[[str], Any]] = {
    "text": lambda text: text,
    "bytes": str.encode,
    "an open file": lambda text: io.BytesIO(text.encode()),
    "lines of text": lambda text: text.split("\n"),
    "lines of bytes": lambda text: text.encode().split(b"\n"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("character", CUTTING, ids=ascii)
def test_a_cell_can_contain_any_character_but_a_line_feed(way: str, character: str) -> None:
    name = f"a{character}book"
    text = "".join(trade_bill(商品名称=name))

    bill = read_trade_bill(WAYS[way](text))

    assert [row.description for row in bill] == [name]
    assert bill.summary().row_count == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_whole_bill_can_have_either_line_ending(line_end: str) -> None:
    text = TEXT.replace("\r\n", line_end)

    assert [row.line_number for row in read_trade_bill("\ufeff" + text)] == [2, 3]
    assert len(list(read_fund_flow_bill("".join(bill_of(FUND_CELLS, FUND_SUMMARY)).encode()))) == 1


def test_an_error_explains_text_that_was_split_inside_a_cell() -> None:
    text = "".join(trade_bill(商品名称="a\u2028book"))

    with pytest.raises(
        DamagedBill, match=r"if you split the text with splitlines\(\), which also splits inside cells"
    ) as caught:
        list(read_trade_bill(text.splitlines()))

    assert caught.value.line_number == 2


def test_a_short_row_with_a_line_feed_is_not_explained_by_splitting() -> None:
    with pytest.raises(DamagedBill) as caught:
        list(read_trade_bill([LINES[0], "`2015-01-01 10:00:00,`wx\r\n", *LINES[2:]]))

    assert "splitlines" not in str(caught.value)


@pytest.mark.parametrize(
    ("argument", "words"),
    [(5, r"got int. Pass open\(path"), (None, "got NoneType"), ([5], "got int"), (bytearray(b"x"), "got int")],
)
def test_an_argument_that_is_not_a_bill_is_refused(argument: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        list(read_trade_bill(argument))


COMPARISONS: list[str] = []
"""Comparisons and hashes of column names since it was cleared."""


class Counted(str):
    """A column name that records when it is compared or hashed."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        COMPARISONS.append("compared")
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        COMPARISONS.append("hashed")
        return str.__hash__(self)

    def strip(self, characters: str | None = None, /) -> Self:  # noqa: ARG002 - nothing to strip
        return self

    def removeprefix(self, prefix: str, /) -> Self:  # noqa: ARG002 - nothing to remove
        return self


class Header(str):
    """A line of such column names."""

    __slots__ = ()

    def strip(self, characters: str | None = None, /) -> Self:  # noqa: ARG002 - nothing to strip
        return self

    def split(self, *_: Any, **__: Any) -> list[Any]:
        return [Counted(name) for name in str.split(self, ",")]


def work(columns: int, *, is_damaged: bool) -> int:
    """Return how often column names are compared or hashed to read a bill with `columns` additional columns."""
    more = [f"新列{number}" for number in range(columns)]
    names = [*TRADE_CELLS, *more, *more[-1:] * is_damaged]
    cells = line_of([*TRADE_CELLS.values(), *("x" for _ in more)])
    lines = [Header(",".join(names)), cells, ",".join(TRADE_SUMMARY), line_of(list(TRADE_SUMMARY.values()))]
    COMPARISONS.clear()
    if is_damaged:
        with pytest.raises(DamagedBill, match=f"the column '{more[-1]}' appears twice"):
            list(read_trade_bill(lines))
    else:
        (row,) = read_trade_bill(lines)
        assert (row.total_fen, row["新列0"], len(row.as_dict())) == (976, "x", len(names))
    return len(COMPARISONS)


@pytest.mark.parametrize("is_damaged", [False, True], ids=["intact", "a duplicate column"])
def test_the_cost_is_linear_in_the_number_of_columns(is_damaged: bool) -> None:  # noqa: FBT001 - a table
    assert work(4000, is_damaged=is_damaged) <= 4.2 * work(1000, is_damaged=is_damaged)
