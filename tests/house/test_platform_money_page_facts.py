"""Facts of the official pages of platforms' refunds, subsidies and withdrawals that are easily remembered wrong."""

from collections.abc import Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import at

SUBSIDIES = "ecommerce/subsidies"
CREATE, RETURN, CANCEL = (f"{SUBSIDIES}/{name}_subsidy" for name in ("create", "return", "cancel"))

FACTS = [
    (CREATE, ("doc",), "the same arguments deduct the money once, for 180 days"),
    (CREATE, ("doc",), "another amount can deduct the money twice, and WeChat Pay gives it back only after 1 day"),
    (CREATE, ("body", "amount", "doc"), "can be lower only if the order was refunded"),
    (CREATE, ("body", "out_subsidy_no", "doc"), "After `FAIL`, `REFUND` or 180 days, use a new value"),
    (RETURN, ("doc",), "returned in 50 parts, up to its amount, but only once for each refund"),
    (CANCEL, ("doc",), "Works only after a refund of the order"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def operation(name: str) -> Mapping[str, Any]:
    """Return an operation of the catalog, which has the shared texts as well."""
    return next(each for each in CATALOG if each["operation"] == name.replace("/", "."))


def rows(name: str, code: str) -> list[Mapping[str, Any]]:
    return [row for row in operation(name)["errors"] if row["code"] == code]


@pytest.mark.parametrize("name", [CREATE, RETURN, CANCEL])
def test_too_many_requests_for_subsidies_keep_the_number(name: str) -> None:
    (row,) = rows(name, "FREQUENCY_LIMITED")

    assert (row["status"], row["fix"]) == (
        429,
        "Wait 1 minute, then retry with the same number and the same arguments.",
    )


@pytest.mark.parametrize(
    ("name", "number"),
    [(CREATE, ["out_subsidy_no", "transaction_id"]), (RETURN, "out_order_no"), (CANCEL, "transaction_id")],
)
def test_a_number_of_the_request_makes_a_retry_safe(name: str, number: object) -> None:
    assert at(name, "repeat", "by") == number
