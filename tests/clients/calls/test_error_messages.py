"""The error of a refused call, over real HTTP, names the field, its location and the issue, and hides its value."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from wechatpay_runtime.errors import BadRequest

PREPAY = "payments.transactions.prepay_native"


@pytest.mark.parametrize(
    ("field", "value"), [("description", "SECRET" * 60), ("out_trade_no", "SECRET/"), ("appid", "SECRET" * 60)]
)
def test_the_error_names_a_wrong_field_and_hides_its_value(client: Both, field: str, value: str) -> None:
    arguments: dict[str, Any] = {**own_example(PREPAY), field: value}

    with pytest.raises(BadRequest, match=rf"Detail: field /{field}, location body, issue ") as caught:
        client.call_by_name(PREPAY, arguments)

    assert "SECRET" not in str(caught.value)
    assert caught.value.detail["field"] == f"/{field}"


def test_an_error_code_common_to_all_operations_has_a_remedy(client: Both) -> None:
    with pytest.raises(BadRequest) as caught:
        client.call_by_name(PREPAY, {**own_example(PREPAY), "description": "x" * 200})

    assert (caught.value.code, caught.value.fix) == ("PARAM_ERROR", "Read the message and correct the parameter.")
    assert "What to do: Read the message and correct the parameter." in str(caught.value)
