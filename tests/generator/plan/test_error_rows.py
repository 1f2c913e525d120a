"""An error row that is common to all operations is printed once. Operations that list it refer to it by name."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.conftest import OPERATION
from wechatpay_codegen.catalog.entries import catalog
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render

Specs = Callable[[Mapping[str, str]], Path]
COMMON = "- {status: 401, code: SIGN_ERROR, means: The signature is wrong., fix: Sign again.}\n"
SAME = f"  {COMMON}"
OTHER_CAUSE = "  - {status: 401, code: SIGN_ERROR, means: The clock is wrong., fix: Set it.}\n"
OTHER_STATUS = "  - {status: 403, code: SIGN_ERROR, means: The signature is wrong., fix: Sign again.}\n"
Texts = Callable[[str], tuple[str, str]]


@pytest.fixture
def texts(specs: Specs, base: str) -> Texts:
    """Returns the module and the catalog entry of an operation whose page has these additional rows."""

    def of(rows: str) -> tuple[str, str]:
        api = load(specs({OPERATION: base.replace("enums:\n", f"{rows}enums:\n", 1), "_shared/errors.yaml": COMMON}))
        module = dict(render(plan_api(api)))["wechatpay_clients/shop/orders/query_order.py"]
        return module, dict(catalog(api))["wechatpay_catalog/operations/shop/orders/query_order.json"]

    return of


def test_a_row_that_equals_a_common_one_is_not_printed_again(texts: Texts) -> None:
    module, _ = texts(SAME)

    assert "The signature is wrong." not in module
    assert "401 SIGN_ERROR and other errors that any call can return: `wechatpay_clients.COMMON_ERRORS`." in module


def test_an_operation_without_common_rows_refers_to_none_by_name(texts: Texts) -> None:
    module, _ = texts("")

    assert "Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`." in module
    assert "SIGN_ERROR" not in module


def test_the_catalog_keeps_every_row_of_the_page(texts: Texts) -> None:
    _, entry = texts(SAME)

    assert [row["code"] for row in json.loads(entry)["errors"]] == ["ORDER_NOT_EXIST", "SIGN_ERROR"]


@pytest.mark.parametrize("rows", [SAME + OTHER_CAUSE, OTHER_CAUSE + SAME], ids=["common first", "common last"])
def test_two_causes_of_one_code_are_both_printed(rows: str, texts: Texts) -> None:
    module, _ = texts(rows)

    assert module.count("'The signature is wrong.'") == module.count("'The clock is wrong.'") == 1


OPEN = "  - {status: 403, code: NOT_ENOUGH, means: Too little money., fix: Top up., outcome: open}\n"
REPEAT = "repeat: {by: out_trade_no, outcome: {operation: shop.orders.query_order, with: {order_id: out_trade_no}}}\n"


@pytest.fixture
def texts_of_change(specs: Specs, base: str, rich: str) -> Texts:
    """Returns the same for an operation that creates something, with additional keys."""

    def of(keys: str) -> tuple[str, str]:
        files = {
            OPERATION: base.replace("OrderState", "StateOfOrder"),
            "shop/orders/create_order.yaml": rich.replace("models:\n", f"{keys}models:\n", 1),
        }
        api = load(specs({**files, "_shared/errors.yaml": COMMON}))
        module = dict(render(plan_api(api)))["wechatpay_clients/shop/orders/create_order.py"]
        return module, dict(catalog(api))["wechatpay_catalog/operations/shop/orders/create_order.json"]

    return of


@pytest.mark.parametrize(
    ("keys", "ending"),
    [("", "effect."), (REPEAT, "effect; `client.settle(error)` queries the outcome.")],
    ids=["without a query", "with a query"],
)
def test_the_docstring_says_that_the_outcome_is_open(texts_of_change: Texts, keys: str, ending: str) -> None:
    module, _ = texts_of_change(f"errors:\n{OPEN}{keys}")

    assert f"Too little money. Top up. The call may have taken {ending}" in " ".join(module.split())


def test_the_description_and_the_catalog_say_that_the_outcome_is_open(texts_of_change: Texts) -> None:
    module, entry = texts_of_change(f"errors:\n{OPEN}")

    assert ("is_outcome_open=True" in module, json.loads(entry)["errors"][0]["outcome"]) == (True, "open")


def test_a_common_row_with_an_open_outcome_is_printed_again(texts_of_change: Texts) -> None:
    module, _ = texts_of_change(f"errors:\n{SAME.replace('}', ', outcome: open}')}")

    assert "'The signature is wrong.'" in module


def test_the_same_code_with_another_status_is_another_row(texts: Texts) -> None:
    module, _ = texts(OTHER_STATUS)

    assert "'The signature is wrong.'" in module
