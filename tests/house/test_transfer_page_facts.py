"""Facts of the official pages of merchant transfers that are easily remembered wrong."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from support.catalog import CATALOG
from support.spec_texts import SPECS, at, spec_of

ROOT = "transfers/merchant_transfer"
MODELS = f"{ROOT}/_models"
CREATE, COMBINED, AUTHORIZED = (
    f"{ROOT}/{name}" for name in ("create_transfer", "create_transfer_with_authorization", "create_authorized_transfer")
)
QUERIES = [f"{ROOT}/query_transfer_by_{number}" for number in ("out_bill_no", "transfer_bill_no")]
APPLY = [f"{ROOT}/apply_receipt_by_{number}" for number in ("out_bill_no", "transfer_bill_no")]
RECEIPTS = [f"{ROOT}/query_receipt_by_{number}" for number in ("out_bill_no", "transfer_bill_no")]
AUTHORIZE, CLOSE = f"{ROOT}/create_authorization", f"{ROOT}/close_authorization"
LIMIT_CODES = ("FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED", "FREQUENCY_LIMIT")

FACTS = [
    *(
        (name, ("doc",), "succeeds for 3 calendar days unless the transfer is final")
        for name in (CREATE, COMBINED, AUTHORIZED)
    ),
    *((name, ("doc",), "Never change the number at once") for name in (CREATE, COMBINED, AUTHORIZED)),
    *(
        (name, ("doc",), "Use a new number only after a query returns `FAIL` or `CANCELLED`")
        for name in (CREATE, COMBINED, AUTHORIZED)
    ),
    *((name, ("doc",), "Transfers of the last 30 days only") for name in QUERIES),
    (
        CREATE,
        ("doc",),
        "200 yuan a transfer, 2,000 yuan for each user and day, 50,000 yuan a day and 30,000,000 yuan a month",
    ),
    (CREATE, ("doc",), "for sole traders, 200 yuan, 200 yuan, 5,000 yuan and 100,000 yuan"),
    (CREATE, ("doc",), "All but the monthly limit can be raised"),
    (CREATE, ("enums", "UserRecvStyleType", "RED_PACKET"), "at most 200 yuan"),
    (MODELS, ("enums", "TransferBillStatus", "PROCESSING"), "is being locked"),
    (MODELS, ("enums", "TransferBillStatus", "WAIT_USER_CONFIRM"), "After 24 hours"),
    *((name, ("doc",), "created with `user_name`, within 6 months") for name in APPLY),
    *((name, ("doc",), "valid for 90 days") for name in APPLY),
    *((name, ("download", "expires_in"), "10m") for name in RECEIPTS),
    (AUTHORIZE, ("doc",), "The user can agree for 24 hours"),
    (AUTHORIZE, ("doc",), "expired without consent sends no notification, and its number is free again after 30 days"),
    (AUTHORIZE, ("doc",), "at most 5 authorizations in the states `WAIT_USER_CONFIRM` and `TAKING_EFFECT`"),
    (AUTHORIZED, ("doc",), "no notification follows"),
    (CREATE, ("rate",), "100 calls a second"),
    (f"{ROOT}/cancel_transfer", ("doc",), "in `ACCEPTED`, `PROCESSING` and `WAIT_USER_CONFIRM`"),
    (f"{ROOT}/cancel_transfer", ("doc",), "only in `PROCESSING`"),
    (f"{ROOT}/cancel_transfer", ("rate",), "20 calls a second"),
    (AUTHORIZE, ("rate",), "50 calls a second"),
    (AUTHORIZED, ("rate",), "100 calls a second"),
    (CLOSE, ("rate",), "50 calls a second"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def operation(name: str) -> Mapping[str, Any]:
    """Return an operation of the catalog, which has the shared texts as well."""
    return next(each for each in CATALOG if each["operation"] == name.replace("/", "."))


def rows(name: str, code: str) -> list[Mapping[str, Any]]:
    return [row for row in operation(name)["errors"] if row["code"] == code]


@pytest.mark.parametrize(
    ("field", "fact"),
    [("user_name", "Must be omitted if the amount is below 30 fen"), ("transfer_amount", "At least 10 fen")],
)
@pytest.mark.parametrize("name", [CREATE, COMBINED, AUTHORIZED])
def test_a_rule_of_the_amount_is_in_the_catalog(name: str, field: str, fact: str) -> None:
    assert fact in operation(name)["body"]["properties"][field]["description"]


@pytest.mark.parametrize("name", [CREATE, COMBINED])
def test_the_page_of_a_transfer_says_after_which_states_another_is_created(name: str) -> None:
    fields = operation(name)["replies"]["200"]["properties"]

    assert "After `FAIL` or `CANCELLED`" in fields["package_info"]["description"]


def test_no_text_advises_a_new_number_after_any_final_state() -> None:
    """`SUCCESS` is final as well, so whoever follows such a text pays twice."""
    sentences = {each for row in CATALOG for each in re.split(r'(?<=[.;])\s|"', json.dumps(row, ensure_ascii=False))}
    bad = [each for each in sentences if re.search(r"\bfinal\b.*\b(new|another)\b|\b(new|another)\b.*\bfinal\b", each)]

    assert bad == []


@pytest.mark.parametrize("name", [CREATE, COMBINED, AUTHORIZED])
def test_a_refusal_for_lack_of_money_keeps_the_number(name: str) -> None:
    (row,) = rows(name, "NOT_ENOUGH")

    assert "the same `out_bill_no` and the same arguments. Never change the number" in row["fix"]


def test_a_user_who_cannot_receive_money_is_paid_with_the_same_number() -> None:
    (row,) = rows(AUTHORIZED, "USER_ERROR")

    assert "the same `out_bill_no`" in row["fix"]


@pytest.mark.parametrize("code", LIMIT_CODES)
@pytest.mark.parametrize("name", [CREATE, COMBINED, AUTHORIZED])
def test_too_many_calls_leave_the_outcome_open(name: str, code: str) -> None:
    (row,) = rows(name, code)

    assert row["status"] == 429
    assert "It is not known whether the transfer was created" in row["means"]
    assert "the same `out_bill_no` and the same arguments. Never change the number." in row["fix"]


@pytest.mark.parametrize("name", [CREATE, COMBINED, AUTHORIZED])
def test_a_system_error_keeps_the_number(name: str) -> None:
    (row,) = rows(name, "SYSTEM_ERROR")

    assert row["fix"] == "Retry with the same `out_bill_no` and the same arguments. Never change the number."


@pytest.mark.parametrize("code", ["FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED"])
@pytest.mark.parametrize("name", QUERIES)
def test_a_query_lists_each_code_for_too_many_calls(name: str, code: str) -> None:
    assert [row["status"] for row in rows(name, code)] == [429]


@pytest.mark.parametrize("name", QUERIES)
def test_an_unknown_transfer_may_only_be_sent_again_with_its_number(name: str) -> None:
    (row,) = rows(name, "NOT_FOUND")

    assert (row["status"], "use the same `out_bill_no` and the same arguments" in row["fix"]) == (404, True)


@pytest.mark.parametrize("name", [CREATE, COMBINED, AUTHORIZED])
def test_a_name_is_required_from_2000_yuan(name: str) -> None:
    assert at(name, "body", "user_name", "required_when") == {"transfer_amount": "200000.."}


def test_the_user_receives_the_money_in_one_of_two_places() -> None:
    assert list(at(f"{ROOT}/transfer_result", "enums", "PaymentMethodType")) == ["CFT", "WPHK"]


def test_a_receipt_has_one_of_two_digests() -> None:
    assert list(at(MODELS, "enums", "ElecsignHashType")) == ["SHA256", "SM3"]


@pytest.mark.parametrize("name", RECEIPTS)
def test_a_receipt_is_queried_every_two_to_ten_minutes(name: str) -> None:
    assert at(name, "wait", "every") == ["2m x5", "10m"]


@pytest.mark.parametrize(
    ("name", "notification", "url"),
    [
        (AUTHORIZE, "authorization_result", "authorization_notify_url"),
        (COMBINED, "authorization_result", "authorization_info.authorization_notify_url"),
        (COMBINED, "transfer_result", "notify_url"),
        (CREATE, "transfer_result", "notify_url"),
    ],
)
def test_a_notification_goes_to_the_address_in_the_request(name: str, notification: str, url: str) -> None:
    found = {each["notification"]: each["url"] for each in at(name, "notifications")}

    assert found[f"transfers.merchant_transfer.{notification}"] == url


def test_an_authorized_transfer_has_no_address_for_notifications() -> None:
    assert "notify_url" not in at(AUTHORIZED, "body")


def test_every_notification_has_the_schedule_of_its_page() -> None:
    specs = {path.stem: spec_of(f"{ROOT}/{path.stem}") for path in (SPECS / ROOT).glob("*_result.yaml")}

    assert {name: spec["retries"] for name, spec in specs.items()} == dict.fromkeys(
        ["authorization_result", "transfer_result"], "15s x10 5m x10 30m x44"
    )
