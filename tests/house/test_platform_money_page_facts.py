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
OWN = "merchant_funds/accounts"
OWN_WITHDRAW = f"{OWN}/create_withdrawal"
WITHDRAWALS = [WITHDRAW, WITHDRAW_DAY_END, OWN_WITHDRAW]
WITHDRAWAL_QUERIES = [
    *(f"{root}/query_withdrawal_by_{number}" for root in (FUNDS, OWN) for number in ("out_request_no", "withdraw_id")),
    f"{FUNDS}/query_day_end_balance_withdrawal",
]
REFUNDS = "ecommerce/refunds"
REFUND, ABNORMAL, RETURN_ADVANCE = (
    f"{REFUNDS}/create_{name}" for name in ("refund", "abnormal_refund", "advance_return")
)
REFUND_QUERIES = [f"{REFUNDS}/query_refund_by_{number}" for number in ("out_refund_no", "refund_id")]
QUERY_ADVANCE = f"{REFUNDS}/query_advance_return"

FACTS = [
    (REFUND, ("doc",), "within one year (365 days) of the payment"),
    (REFUND, ("doc",), "in at most 50 parts"),
    (REFUND, ("doc",), "After a failure, retry with the same `out_refund_no`"),
    (REFUND, ("rate",), "150 requests a second, and 1 a minute for the same order"),
    (REFUND, ("body", "funds_account", "doc"), "Not together with `amount.from`"),
    (ABNORMAL, ("doc",), "debit cards of 15 banks only"),
    (RETURN_ADVANCE, ("doc",), "WeChat Pay retries it for 90 days, and you can repeat the request"),
    *(
        (name, ("doc",), "`FAILED` for good: the advance of this refund can never be")
        for name in (RETURN_ADVANCE, QUERY_ADVANCE)
    ),
    *((name, ("doc",), "within 20 minutes") for name in REFUND_QUERIES),
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
    *((f"{root}/query_day_end_balance", ("doc",), "a day of the last 90 days") for root in (FUNDS, OWN)),
    (f"{OWN}/apply_abnormal_withdrawal_bill", ("doc",), "from 9:00 on the next day"),
    (f"{OWN}/apply_abnormal_withdrawal_bill", ("download", "expires_in"), "5m"),
    (f"{FUNDS}/withdrawal_changed", ("doc",), "3 seconds can already count as too late"),
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


def test_a_withdrawal_of_the_platform_must_name_the_account() -> None:
    assert at(OWN_WITHDRAW, "body", "account_type", "required")


@pytest.mark.parametrize("name", [WITHDRAW, OWN_WITHDRAW])
def test_a_withdrawal_is_of_at_most_800_million_yuan(name: str) -> None:
    assert at(name, "body", "amount", "type") == "integer(..80000000000)"


@pytest.mark.parametrize("name", WITHDRAWALS)
def test_a_withdrawal_is_notified_at_the_address_in_the_request(name: str) -> None:
    assert at(name, "notifications") == [{"notification": "ecommerce.funds.withdrawal_changed", "url": "notify_url"}]


def test_a_closed_withdrawal_needs_a_new_number() -> None:
    assert "use a new `out_request_no`" in at("_shared/models", "enums", "WithdrawStatus", "CLOSE")


def test_too_many_requests_for_a_refund_mean_that_it_is_being_accepted() -> None:
    (row,) = rows(REFUND, "FREQUENCY_LIMITED")

    assert (row["status"], row["means"]) == (429, "Too many calls. This refund is being accepted.")
    assert (
        row["fix"]
        == "Query the refund, or retry after 1 minute with the same `out_refund_no`. Never change the number."
    )


@pytest.mark.parametrize("name", [REFUND, RETURN_ADVANCE, QUERY_ADVANCE, *REFUND_QUERIES])
def test_an_unknown_merchant_is_a_bad_request_on_the_pages_of_platforms(name: str) -> None:
    assert [row["status"] for row in rows(name, "MCH_NOT_EXISTS")] == [400]


@pytest.mark.parametrize("field", ["bank_type", "bank_account", "real_name"])
def test_a_refund_to_a_card_of_the_user_needs_the_card(field: str) -> None:
    assert at(ABNORMAL, "body", field, "required_when") == {"type": ["USER_BANK_CARD"]}


@pytest.mark.parametrize("name", [REFUND, ABNORMAL])
def test_a_refund_of_a_platform_has_the_notification_of_all_refunds(name: str) -> None:
    assert [each["notification"] for each in at(name, "notifications")] == ["payments.refunds.refund_result"]


def test_the_notification_of_all_refunds_was_compared_with_the_page_of_platforms() -> None:
    assert "https://pay.weixin.qq.com/doc/v3/partner/4012124635" in at("payments/refunds/refund_result", "docs")
