"""Facts of the official pages of profit sharing that are easily remembered wrong."""

from collections.abc import Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import at

OWN, BRAND, PLATFORM = (
    "profit_sharing/profit_sharing",
    "profit_sharing/brand_profit_sharing",
    "ecommerce/profit_sharing",
)
SERVICES = (OWN, BRAND, PLATFORM)
UNFREEZE = {OWN: "unfreeze_remaining_funds", BRAND: "finish_order", PLATFORM: "finish_order"}
FROZEN_DAYS = {OWN: 30, BRAND: 180, PLATFORM: 180}
CREATE, QUERY, RETURN, QUERY_RETURN, ADD, DELETE = (
    "create_order",
    "query_order",
    "create_return_order",
    "query_return_order",
    "add_receiver",
    "delete_receiver",
)

FACTS = [
    *(
        (service, name, ("doc",), fact)
        for service in SERVICES
        for name, fact in (
            (CREATE, "from 1 minute after payment"),
            (CREATE, "can be split 50 times, at most once a second"),
            (CREATE, "refused does not count, one that is accepted and then fails does"),
            (CREATE, "the reply only means that the request was accepted"),
            (RETURN, "within 180 days from the creation of the order"),
            (RETURN, "A split can have 50 returns"),
            (RETURN, "refused, but the return stays in `PROCESSING`"),
            (RETURN, "not for users"),
            (RETURN, "cannot be split again"),
            (ADD, "20,000"),
            (ADD, "Adding a receiver again succeeds and changes nothing"),
            (DELETE, "Shares that it already got can still be returned"),
        )
    ),
    *((service, CREATE, ("doc",), f"is unfrozen {days} days after payment") for service, days in FROZEN_DAYS.items()),
    *((service, "_service", ("doc",), f"at most {days} days") for service, days in FROZEN_DAYS.items()),
    (OWN, CREATE, ("doc",), "30 % unless the merchant sets another"),
    (BRAND, CREATE, ("doc",), "30 % unless the brand sets another"),
    (PLATFORM, CREATE, ("doc",), "30 % unless the platform sets another"),
    (PLATFORM, RETURN, ("body", "return_mchid", "doc"), "`receiver_account` of the receiver"),
    (OWN, "query_max_ratio", ("replies", "200", "max_ratio", "example"), "2000"),
    (OWN, "apply_bill", ("download", "expires_in"), "30s"),
    (OWN, "apply_bill", ("doc",), "ready at 10:00 on the next day"),
    (OWN, CREATE, ("rate",), "300 requests a second; 1 a second for the same order"),
    (PLATFORM, CREATE, ("rate",), "2,000 requests a second for a platform, 300 for a sub-merchant"),
    (OWN, QUERY, ("rate",), "500 queries a second"),
    (PLATFORM, QUERY, ("rate",), "200 queries a second"),
    (OWN, RETURN, ("rate",), "100 requests a second"),
    (PLATFORM, "finish_order", ("rate",), "60 requests a second"),
    (PLATFORM, CREATE, ("doc",), "`subsidy_amount` can be split only after the subsidy"),
    (PLATFORM, RETURN, ("doc",), "Merchants\n  need not agree to returns"),
    (PLATFORM, RETURN, ("body", "transaction_id", "doc"), "Required for orders that are older than 6 months"),
]


@pytest.mark.parametrize(("service", "name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(service: str, name: str, path: tuple[str, ...], fact: str) -> None:
    text = " ".join(str(at(f"{service}/{name}", *path)).split())

    assert " ".join(fact.split()).casefold() in text.casefold()


def operation(service: str, name: str) -> Mapping[str, Any]:
    """Return an operation of the catalog, which has the shared texts as well."""
    return next(each for each in CATALOG if each["operation"] == f"{service.replace('/', '.')}.{name}")


def row(service: str, name: str, code: str) -> Mapping[str, Any]:
    rows: list[Mapping[str, Any]] = operation(service, name)["errors"]
    return next(each for each in rows if each["code"] == code)


@pytest.mark.parametrize("service", SERVICES)
def test_unfreezing_an_order_without_frozen_money_is_refused(service: str) -> None:
    found = row(service, UNFREEZE[service], "NOT_ENOUGH")

    assert (found["status"], found["fix"]) == (403, "Do nothing.")


@pytest.mark.parametrize("service", SERVICES)
def test_a_new_number_is_safe_only_after_three_queries(service: str) -> None:
    found = row(service, QUERY, "RESOURCE_NOT_EXISTS")

    assert found["status"] == 404
    assert "a new number is safe only after 3 queries over 30 minutes" in found["fix"]
    assert "without a retry in between" in found["fix"]


@pytest.mark.parametrize(
    ("service", "path"),
    [
        (OWN, (CREATE, "models", "CreateOrderReceiver", "name")),
        (BRAND, (CREATE, "models", "CreateOrderReceiver", "name")),
        (PLATFORM, (CREATE, "models", "CreateOrderReceiver", "receiver_name")),
        *((service, (ADD, "body", "name")) for service in SERVICES),
    ],
)
def test_a_merchant_needs_a_name(service: str, path: tuple[str, ...]) -> None:
    name, *steps = path

    assert at(f"{service}/{name}", *steps, "required_when") == {"type": ["MERCHANT_ID"]}


@pytest.mark.parametrize(("service", "is_encrypted"), [(OWN, True), (BRAND, False), (PLATFORM, False)])
def test_only_one_page_encrypts_the_name_of_a_new_receiver(service: str, is_encrypted: bool) -> None:  # noqa: FBT001 - a table
    assert ("encrypted" in at(f"{service}/{ADD}", "body", "name")) == is_encrypted


@pytest.mark.parametrize("service", SERVICES)
def test_a_return_in_progress_keeps_its_number_and_fails_after_five_days(service: str) -> None:
    text = str(operation(service, QUERY_RETURN)["replies"])

    assert "repeat the request only with the same `out_return_no` and the same arguments" in text
    assert "has not succeeded after 5 days" in text


@pytest.mark.parametrize(
    ("service", "final"),
    [(OWN, ["SUCCESS", "FAILED"]), (BRAND, ["SUCCESS", "FAIL", "FAILED"]), (PLATFORM, ["SUCCESS", "FAILED"])],
)
def test_a_wait_for_a_return_ends_with_each_final_state(service: str, final: list[str]) -> None:
    assert at(f"{service}/{QUERY_RETURN}", "wait", "final") == final


@pytest.mark.parametrize("service", SERVICES)
def test_a_finished_split_may_have_failed(service: str) -> None:
    assert "does not mean that the receivers got the money" in at(f"{service}/{QUERY}", "wait", "doc")


@pytest.mark.parametrize(
    ("service", "name", "number"),
    [
        *((service, CREATE, "out_order_no") for service in SERVICES),
        *((service, UNFREEZE[service], "out_order_no") for service in SERVICES),
        *((service, RETURN, "out_return_no") for service in SERVICES),
        *((service, ADD, "account") for service in SERVICES),
    ],
)
def test_a_request_can_be_repeated_with_its_number(service: str, name: str, number: str) -> None:
    assert at(f"{service}/{name}", "repeat", "by") == number


@pytest.mark.parametrize("service", SERVICES)
def test_no_page_allows_to_repeat_a_deletion(service: str) -> None:
    assert operation(service, DELETE)["repeat"] is None


def test_the_money_of_an_order_is_frozen_for_30_days_after_payment() -> None:
    text = " ".join(at("payments/transactions/_models", "models", "SettleInfo", "profit_sharing", "doc").split())

    assert "automatically 30 days after payment" in text
