"""Facts of the official pages of the accounts of ecommerce sub-merchants that are easily remembered wrong."""

import pytest

from support.catalog import CATALOG
from support.spec_texts import at
from wechatpay_clients.ecommerce.applyments import BankAccountType, ContactType, OrganizationType

REMITTANCE = "ecommerce/oversea_remittance"
CLOSING = "ecommerce/account_cancellation"
ENTRY = "ecommerce/applyments"

FACTS = [
    (f"{REMITTANCE}/apply_bill", ("download", "expires_in"), "30s"),
    (f"{REMITTANCE}/apply_bill", ("doc",), "in yuan, not in fen"),
    (f"{REMITTANCE}/create_order", ("doc",), "for 3 years after the transaction"),
    (f"{REMITTANCE}/create_order", ("doc",), "only after `query_order` returns `FAIL`"),
    (f"{REMITTANCE}/create_order", ("repeat", "by"), "out_order_id"),
    (f"{REMITTANCE}/create_order", ("body", "goods_info", "required"), "true"),
    (f"{REMITTANCE}/_models", ("models", "Order", "rate", "doc"), "times 10 to the power of 8"),
    (f"{REMITTANCE}/_models", ("models", "Order", "foreign_amount", "doc"), "smallest unit of the foreign currency"),
    (f"{CLOSING}/create_cancellation_withdrawal", ("doc",), "within 30 days after the review is revoked"),
    (f"{CLOSING}/create_cancellation_withdrawal", ("doc",), "with one payment for each account that has money"),
    (f"{CLOSING}/create_cancelled_merchant_withdrawal", ("doc",), "never change the number at once"),
    (f"{CLOSING}/create_cancelled_merchant_withdrawal", ("path",), "/v3/mch_operate/risk/withdrawl-apply"),
    (
        f"{CLOSING}/query_cancellation_withdrawal_by_out_request_no",
        ("wait", "final"),
        "['REJECTED', 'REVOKED', 'FINISH']",
    ),
    (f"{CLOSING}/upload_media", ("upload", "max_size"), "2 MB"),
    (f"{ENTRY}/create_applyment", ("rate",), "15 requests a second"),
    (f"{ENTRY}/create_applyment", ("path",), "/v3/ecommerce/applyments/"),
    (f"{ENTRY}/create_applyment", ("body", "merchant_shortname", "type"), "string(64 bytes)"),
    (f"{ENTRY}/create_applyment", ("models", "ContactInfo", "contact_name", "type"), "string(2..100)"),
    (f"{ENTRY}/create_applyment", ("models", "IdCardInfo", "id_card_number", "doc"), "17 digits and a digit or `X`"),
    (f"{ENTRY}/create_applyment", ("models", "SettlementInfo", "settlement_id", "doc"), "a rate of 0.6%"),
    (f"{ENTRY}/query_applyment_by_out_request_no", ("rate",), "150 queries a second"),
]


@pytest.mark.parametrize("name", ["query_applyment_by_out_request_no", "query_applyment_by_applyment_id"])
def test_too_many_queries_of_an_application_fail_with_500(name: str) -> None:
    operation = next(each for each in CATALOG if each["operation"] == f"ecommerce.applyments.{name}")

    assert [row["status"] for row in operation["errors"] if row["code"] == "RATELIMIT_EXCEEDED"] == [500]


def test_numbers_of_kinds_are_sent_as_text() -> None:
    assert [
        type(kind.value) for kind in (OrganizationType.ENTERPRISE, BankAccountType.CORPORATE, ContactType("66"))
    ] == [
        str,
        str,
        str,
    ]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    text = " ".join(str(at(name, *path)).split())

    assert fact in text
