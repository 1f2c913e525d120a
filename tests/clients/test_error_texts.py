"""What a refused call says, over real HTTP: which field, where and what is wrong with it, and not what was sent."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_runtime.errors import BadRequest

PREPAY = "payments.transactions.prepay_native"


@pytest.mark.parametrize(
    ("field", "value"), [("description", "SECRET" * 60), ("out_trade_no", "SECRET/"), ("appid", "SECRET" * 60)]
)
def test_a_wrong_field_is_named_and_its_value_is_not_shown(client: Both, field: str, value: str) -> None:
    given: dict[str, Any] = {**own_example(PREPAY), field: value}

    with pytest.raises(BadRequest, match=rf"Detail: field /{field}, location body, issue ") as caught:
        client.named(PREPAY, given)

    assert "SECRET" not in str(caught.value)
    assert caught.value.detail["field"] == f"/{field}"


def test_an_error_whose_row_is_common_to_all_operations_says_what_to_do(client: Both) -> None:
    with pytest.raises(BadRequest) as caught:
        client.named(PREPAY, {**own_example(PREPAY), "description": "x" * 200})

    assert (caught.value.code, caught.value.fix) == ("PARAM_ERROR", "Read the message and correct the parameter.")
    assert "What to do: Read the message and correct the parameter." in str(caught.value)
