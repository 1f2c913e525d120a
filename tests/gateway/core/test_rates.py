"""The rate limits of the pages are read from their sentences, and counted by the gateway's clock."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from attrs import evolve

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.core.rates import Limit, Rates, read_limits

OPERATION = load_catalog().operations["payments.refunds.create_refund"]


def sentences() -> Iterator[str]:
    with closing(Gateway(has_published_keys=True)) as gateway:
        yield from sorted({each.rate for each in gateway.catalog.operations.values() if each.rate})


SENTENCES = list(sentences())


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("10 calls a second for each merchant number.", [(10, 1, "for each merchant number", False)]),
        ("1,800 calls a minute.", [(1800, 60, "", False)]),
        (
            "300 requests a second; 1 a second for the same order.",
            [(300, 1, "", False), (1, 1, "for the same order", False)],
        ),
        (
            "1,000 calls a minute from all callers, 60 from each IP address.",
            [(1000, 60, "from all callers", False), (60, 60, "from each IP address", False)],
        ),
        (
            "150 successful and 6 failed requests a second for each merchant number.",
            [(150, 1, "for each merchant number", False), (6, 1, "for each merchant number", True)],
        ),
        (
            "300 queries a second for each merchant number. After `FREQUENCY_LIMITED`, wait 1 minute.",
            [(300, 1, "for each merchant number", False)],
        ),
        ("", []),
    ],
)
def test_a_sentence_states_limits(text: str, limits: list[tuple[Any, ...]]) -> None:
    assert read_limits(text) == tuple(Limit(*each) for each in limits)


@pytest.mark.parametrize("text", SENTENCES)
def test_every_figure_of_a_page_is_a_limit(text: str) -> None:
    figures = [int(each.replace(",", "")) for each in re.findall(r"[\d,]*\d", text.partition(". ")[0])]
    assert [each.count for each in read_limits(text)] == figures


def count(rates: Rates, text: str, now: float, caller: str = "1", **values: str) -> str:
    """Count a call; return `accepted`, or the code of the refusal."""
    operation = evolve(OPERATION, name=text, rate=text)
    try:
        rates.count(operation, caller, values, now)
    except Refusal as refusal:
        return refusal.code
    return "accepted"


def test_the_call_above_the_limit_is_refused_with_the_code_of_the_page_until_the_window_ends() -> None:
    rates, text = Rates(), "2 calls a minute."
    assert [count(rates, text, now) for now in (0, 30, 59.9, 60, 61, 90)] == [
        *("accepted", "accepted", "FREQUENCY_LIMITED"),
        *("accepted", "FREQUENCY_LIMITED", "accepted"),
    ]


def test_callers_are_counted_separately() -> None:
    rates = Rates()
    assert [count(rates, "1 call a second.", 0, caller) for caller in "121"] == [
        *("accepted", "accepted", "FREQUENCY_LIMITED"),
    ]


def test_a_limit_for_the_same_order_counts_each_order_and_no_call_without_one() -> None:
    rates, text = Rates(), "100 requests a second, and 1 a minute for the same order."
    assert [count(rates, text, 0, out_trade_no=number) for number in "aba"] == [
        *("accepted", "accepted", "FREQUENCY_LIMITED"),
    ]
    assert [count(rates, text, 0) for _ in range(3)] == ["accepted"] * 3


def test_the_same_request_again_does_not_count_for_its_order() -> None:
    rates, text = Rates(), "1 a minute for the same order."
    assert [count(rates, text, 0, transaction_id="a", out_refund_no=number) for number in "xxyx"] == [
        *("accepted", "accepted", "FREQUENCY_LIMITED", "accepted"),
    ]


def test_limits_are_not_enforced_at_the_start_and_after_a_reset() -> None:
    with closing(Gateway(has_published_keys=True)) as gateway:
        assert not gateway.rates.is_enforced
        gateway.rates.enforce()
        gateway.reset()
        assert not gateway.rates.is_enforced
