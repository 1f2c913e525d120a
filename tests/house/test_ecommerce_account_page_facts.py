"""Facts of the official pages of the accounts of ecommerce sub-merchants that are easily remembered wrong."""

import pytest

from support.spec_texts import at

REMITTANCE = "ecommerce/oversea_remittance"
CLOSING = "ecommerce/account_cancellation"

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
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    text = " ".join(str(at(name, *path)).split())

    assert fact in text
