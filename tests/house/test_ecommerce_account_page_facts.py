"""Facts of the official pages of the accounts of ecommerce sub-merchants that are easily remembered wrong."""

import pytest

from support.spec_texts import at

REMITTANCE = "ecommerce/oversea_remittance"

FACTS = [
    (f"{REMITTANCE}/apply_bill", ("download", "expires_in"), "30s"),
    (f"{REMITTANCE}/apply_bill", ("doc",), "in yuan, not in fen"),
    (f"{REMITTANCE}/create_order", ("doc",), "for 3 years after the transaction"),
    (f"{REMITTANCE}/create_order", ("doc",), "only after `query_order` returns `FAIL`"),
    (f"{REMITTANCE}/create_order", ("repeat", "by"), "out_order_id"),
    (f"{REMITTANCE}/create_order", ("body", "goods_info", "required"), "true"),
    (f"{REMITTANCE}/_models", ("models", "Order", "rate", "doc"), "times 10 to the power of 8"),
    (f"{REMITTANCE}/_models", ("models", "Order", "foreign_amount", "doc"), "smallest unit of the foreign currency"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    text = " ".join(str(at(name, *path)).split())

    assert fact in text
