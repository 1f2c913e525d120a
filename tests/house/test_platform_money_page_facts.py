"""Facts of the official pages of platforms' refunds, subsidies and withdrawals that are easily remembered wrong."""

from collections.abc import Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import at

SUBSIDIES = "ecommerce/subsidies"
CREATE, RETURN, CANCEL = (f"{SUBSIDIES}/{name}_subsidy" for name in ("create", "return", "cancel"))
FUNDS = "ecommerce/funds"
WITHDRAW, WITHDRAW_DAY_END = (f"{FUNDS}/create_{name}" for name in ("withdrawal", "day_end_balance_withdrawal"))
WITHDRAWALS = [WITHDRAW, WITHDRAW_DAY_END]
WITHDRAWAL_QUERIES = [
    f"{FUNDS}/query_{name}"
    for name in ("withdrawal_by_out_request_no", "withdrawal_by_withdraw_id", "day_end_balance_withdrawal")
]

FACTS = [
    (CREATE, ("doc",), "the same arguments deduct the money once, for 180 days"),
    (CREATE, ("doc",), "another amount can deduct the money twice, and WeChat Pay gives it back only after 1 day"),
    (CREATE, ("body", "amount", "doc"), "can be lower only if the order was refunded"),
    (CREATE, ("body", "out_subsidy_no", "doc"), "After `FAIL`, `REFUND` or 180 days, use a new value"),
    (RETURN, ("doc",), "returned in 50 parts, up to its amount, but only once for each refund"),
    (CANCEL, ("doc",), "Works only after a refund of the order"),
    *((name, ("doc",), "same number count as one for 6 days. Later, query the") for name in WITHDRAWALS),
    *((name, ("doc",), "Never change the number") for name in WITHDRAWALS),
    *((name, ("rate",), "40 requests a second") for name in WITHDRAWALS),
    (WITHDRAW_DAY_END, ("doc",), "between 10:00 and 23:55"),
    *((name, ("doc",), "Withdrawals of the last 90 days only") for name in WITHDRAWAL_QUERIES),
    *((name, ("rate",), "100 queries a second") for name in WITHDRAWAL_QUERIES),
    (f"{FUNDS}/query_day_end_balance", ("doc",), "a day of the last 90 days"),
    (f"{FUNDS}/withdrawal_changed", ("doc",), "Acknowledge it within 3 seconds"),
    (f"{FUNDS}/withdrawal_changed", ("retries",), "15s x10 5m x10 30m x47"),
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


@pytest.mark.parametrize("name", WITHDRAWALS)
def test_a_system_error_keeps_the_number_of_a_withdrawal(name: str) -> None:
    (row,) = rows(name, "SYSTEM_ERROR")

    assert row["fix"] == "Retry with the same `out_request_no` and the same arguments. Never change the number."


def test_a_withdrawal_of_a_sub_merchant_can_omit_the_account() -> None:
    assert "required" not in at(WITHDRAW, "body", "account_type")


def test_a_withdrawal_is_of_at_most_800_million_yuan() -> None:
    assert at(WITHDRAW, "body", "amount", "type") == "integer(..80000000000)"


@pytest.mark.parametrize("name", WITHDRAWALS)
def test_a_withdrawal_is_notified_at_the_address_in_the_request(name: str) -> None:
    assert at(name, "notifications") == [{"notification": "ecommerce.funds.withdrawal_changed", "url": "notify_url"}]


def test_a_closed_withdrawal_needs_a_new_number() -> None:
    assert "use a new `out_request_no`" in at(f"{FUNDS}/_models", "enums", "WithdrawStatus", "CLOSE")
