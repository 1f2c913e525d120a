"""Facts of the official pages of medical insurance payments that are easily remembered wrong."""

import pytest

from support.spec_texts import at

ROOT = "payments/medical_insurance"
CREATE, PAID, REFUND, MODELS = (f"{ROOT}/{name}" for name in ("create_order", "order_paid", "notify_refund", "_models"))
BY_NUMBER = f"{ROOT}/query_order_by_out_trade_no"
INSURANCE = [
    *("pay_order_id", "pay_auth_no", "geo_location", "med_ins_order_create_time"),
    *(f"med_ins_{part}_fee" for part in ("gov", "self", "other", "cash")),
]
MONEY = ["wechat_pay_cash_fee", "prepay_id"]

FACTS = [
    (CREATE, ("doc",), "with the same `out_trade_no`"),
    (CREATE, ("doc",), "the medical insurance bureau does not"),
    (CREATE, ("models", "Person", "card_type", "doc"), "Only `ID_CARD` is supported"),
    (CREATE, ("body", "prepay_id", "doc"), "Valid for 2 hours"),
    (CREATE, ("body", "serial_no", "doc"), "Must equal `medOrgOrd`"),
    (CREATE, ("body", "wechat_pay_cash_fee", "doc"), "If `med_ins_cash_fee` is more than 0, it must be"),
    (CREATE, ("doc",), "the order can no longer be paid"),
    (PAID, ("doc",), "only if `mix_pay_status` is `MIX_PAY_SUCCESS`"),
    (PAID, ("doc",), "within 30 seconds"),
    (REFUND, ("doc",), "It moves no money"),
    (BY_NUMBER, ("doc",), "if the order does not exist, it can be created again"),
    (MODELS, ("enums", "MixPayStatus", "MIX_PAY_FAIL"), "is not refunded by itself"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in " ".join(at(name, *path).split())


@pytest.mark.parametrize("field", INSURANCE)
def test_a_part_of_the_insurance_needs_its_fields(field: str) -> None:
    assert at(CREATE, "body", field, "required_when") == {"mix_pay_type": ["INSURANCE_ONLY", "CASH_AND_INSURANCE"]}


@pytest.mark.parametrize("field", INSURANCE)
def test_a_reply_says_which_orders_have_no_fields_of_the_insurance(field: str) -> None:
    (texts,) = at("_shared/terms", field).values()

    assert "`CASH_ONLY` orders have none" in " ".join(texts["medical"].split())


@pytest.mark.parametrize("field", MONEY)
def test_a_part_of_wechat_pay_needs_its_fields(field: str) -> None:
    assert at(CREATE, "body", field, "required_when") == {"mix_pay_type": ["CASH_ONLY", "CASH_AND_INSURANCE"]}


@pytest.mark.parametrize(
    ("name", "kind"), [(MODELS, "list<CashAddition>"), (PAID, "CashAddition")], ids=["reply", "notification"]
)
def test_charges_are_a_list_in_the_reply_and_one_object_in_the_notification(name: str, kind: str) -> None:
    model = {MODELS: "MixedOrder", PAID: "PaidOrder"}[name]

    assert at(name, "models", model, "cash_add_detail", "type") == kind
