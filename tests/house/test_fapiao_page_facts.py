"""Facts of the official pages of e-invoices (fapiao) that are easily remembered wrong."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from support.catalog import CATALOG
from support.spec_texts import at
from wechatpay_runtime._downloads.file_places import find_place

SERVICE = "fapiao/applications"
ISSUES = [
    f"{SERVICE}/issue_{kind}_fapiao"
    for kind in ("general", "real_estate_leasing", "refined_oil", "passenger_transport")
]
NOTIFICATIONS = [
    f"{SERVICE}/fapiao_{event}" for event in ("issued", "reversed", "card_inserted", "card_discarded", "user_applied")
]


def texts_of(schema: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the texts of the fields with a name, at any depth of a request or a reply."""
    if name in schema.get("properties", {}):
        yield schema["properties"][name]["description"]
    for value in schema.values():
        if isinstance(value, dict):
            yield from texts_of(cast("Mapping[str, Any]", value), name)


def operation(name: str) -> Mapping[str, Any]:
    """Return an operation of the catalog, which has the shared texts as well."""
    return next(each for each in CATALOG if each["operation"] == name.replace("/", "."))


@pytest.mark.parametrize("name", [*ISSUES, f"{SERVICE}/insert_cards", f"{SERVICE}/query_fapiao"])
@pytest.mark.parametrize(
    ("field", "unit"), [("quantity", "in units of 10^-8: 100000000 is 1"), ("tax_rate", "in 1/10,000: 1300 is 13 %")]
)
def test_quantities_and_rates_have_a_unit_of_their_own(name: str, field: str, unit: str) -> None:
    texts = list(texts_of(operation(name), field))

    assert texts
    assert all(unit in text for text in texts)


@pytest.mark.parametrize("name", ["insert_cards", "query_fapiao"])
def test_a_unit_price_is_in_millionths_of_a_fen(name: str) -> None:
    (text,) = texts_of(operation(f"{SERVICE}/{name}"), "unit_price")

    assert "in 10^-6 fen: 100000000 is 1 yuan" in text


@pytest.mark.parametrize("name", ISSUES)
def test_an_invoice_that_could_not_be_issued_gets_another_number_up_to_4_times(name: str) -> None:
    assert "another `fapiao_id`, at most 4 times for each `fapiao_apply_id`" in at(name, "doc")


@pytest.mark.parametrize("name", ISSUES)
def test_an_application_has_at_most_5_invoices(name: str) -> None:
    (text,) = texts_of(operation(name)["body"], "fapiao_id")

    assert "at most 5 for each `fapiao_apply_id`" in text


@pytest.mark.parametrize("name", ISSUES)
@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("discount", "must not exceed its amount, and must have the same `tax_code`, `goods_name`, `tax_rate`"),
        ("specification", "Must be omitted on a discount line"),
        ("transaction_information", "all must be of one user"),
    ],
)
def test_lines_and_payments_have_the_rules_of_the_guide(name: str, field: str, rule: str) -> None:
    (text,) = texts_of(operation(name)["body"], field)

    assert rule in text


def test_invoices_are_added_to_an_order_once() -> None:
    assert "Invoices for a WeChat Pay order can be added once, all in one call" in " ".join(
        at(f"{SERVICE}/insert_cards", "doc").split()
    )


def test_a_failed_reversal_keeps_its_number_and_waits_5_minutes() -> None:
    assert "again with the same `fapiao_id` and a reason, at least 5 minutes later" in at(
        f"{SERVICE}/reverse_fapiao", "doc"
    )


@pytest.mark.parametrize("name", NOTIFICATIONS)
def test_notifications_have_a_schedule_of_their_own(name: str) -> None:
    assert at(name, "retries") == "15s 15s 30s 3m 30m 30m 30m 30m 1h"


def test_the_digest_of_an_upload_is_sm3_and_its_algorithm_is_misspelled() -> None:
    upload = at(f"{SERVICE}/upload_fapiao_file", "upload")

    assert (upload["digest"], "digest_alogrithm" in upload["meta"]) == ("SM3", True)


def test_a_file_is_requested_without_a_signature_and_verified_by_its_sm3_header() -> None:
    place = find_place("pay.wechatpay.cn", "/invoicing/fapiao/fapiao-file")

    assert place is not None
    assert place.sm3_header == "SM3-Digest"


@pytest.mark.parametrize("field", ["miniprogram_appid", "miniprogram_path"])
def test_the_form_for_a_title_is_in_a_mini_program_of_both_sources(field: str) -> None:
    text = at("fapiao/merchants/query_title_url", "replies", "200", field, "doc")

    assert "Returned only if `source` is `WEB` or `MINIPROGRAM`" in " ".join(text.split())
