"""Names that are similar to a misspelt one."""

import pytest

from wechatpay_runtime._base.suggestions import did_you_mean


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("odrer", " (did you mean 'order'?)"),
        ("out", " (did you mean 'out_trade_no'?)"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_a_similar_name_is_suggested(name: str, hint: str) -> None:
    assert did_you_mean(name, ["order", "out_trade_no"]) == hint


@pytest.mark.parametrize("name", ["odrer", "xyz"])
def test_a_message_can_continue_after_a_suggestion(name: str) -> None:
    message = f"There is no argument {name!r}{did_you_mean(name, ['order'])}. Nothing was sent."

    assert "?. " not in message
    assert message.endswith(". Nothing was sent.")
