"""Durations in docstrings are written in words."""

import pytest

from wechatpay_codegen.plan.blocks import span_in_words


@pytest.mark.parametrize(
    ("span", "words"),
    [("1s", "1 second"), ("30s", "30 seconds"), ("5m", "5 minutes"), ("1h", "1 hour"), ("24h", "24 hours")],
)
def test_a_duration_is_written_in_words(span: str, words: str) -> None:
    assert span_in_words(span) == words
