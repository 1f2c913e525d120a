"""Rules of the form that makes a merchant a sub-merchant, over HTTP. Each case names a line of its page in Markdown.

https://pay.weixin.qq.com/doc/v3/partner/4012719997
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Any

import pytest

from gateway.applications import sealed
from gateway.catalogs import Json
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.server import running

SUBMIT = "/v3/applyment4sub/applyment/"
EXAMPLES = load_catalog().operations["onboarding.sub_merchants.submit_applyment"].examples
COMPANY, SHOP = (dict(example.arguments) for example in EXAMPLES)
NUMBERS = count(1)
CONTACT, SUBJECT, IDENTITY = "contact_info", "subject_info", "subject_info/identity_info"
LICENSE, CERTIFICATE = f"{SUBJECT}/business_license_info", f"{SUBJECT}/certificate_info"


@pytest.fixture(scope="module")
def partner() -> Iterator[Merchant]:
    with running(has_published_keys=True) as gateway:
        yield Merchant.from_env(gateway.environment)


def submitted(partner: Merchant, form: Json, changes: Json) -> Answer:
    """Submit a form with other values at JSON Pointers without the leading slash."""
    changed = deepcopy(form) | {"business_code": f"1900000001_{next(NUMBERS)}"}
    for pointer, value in changes.items():
        *way, last = pointer.split("/")
        place: Any = changed
        for name in way:
            place = place[int(name)] if name.isdigit() else place[name]
        place[last] = value
    return partner.call_json(SUBMIT, sealed(partner, changed))


WRONG: list[tuple[int, Json, str, Any]] = [
    (44, SHOP, f"{CONTACT}/contact_name", "12"),
    (46, COMPANY, f"{CONTACT}/contact_id_number", "H12345678"),
    (49, COMPANY, f"{CONTACT}/contact_period_begin", "2999-01-01"),
    (50, COMPANY, f"{CONTACT}/contact_period_end", "2019-06-06"),
    (53, SHOP, f"{CONTACT}/mobile_phone", "abc"),
    (54, SHOP, f"{CONTACT}/contact_email", "shop.example"),
    (60, COMPANY, f"{LICENSE}/license_number", "440301103000000"),
    (60, SHOP, f"{LICENSE}/license_number", "123456789012345678"),
    (61, SHOP, f"{LICENSE}/merchant_name", "张三餐饮公司"),
    (61, SHOP, f"{LICENSE}/merchant_name", "张"),
    (62, SHOP, f"{LICENSE}/legal_person", "··"),
    (63, SHOP, f"{LICENSE}/license_address", "518000"),
    (64, COMPANY, f"{LICENSE}/period_begin", "1899-12-31"),
    (65, COMPANY, f"{LICENSE}/period_end", "2019-08-01"),
    (69, COMPANY, f"{CERTIFICATE}/cert_number", "111111111111"),
    (73, COMPANY, f"{CERTIFICATE}/period_begin", "2019-02-29"),
    (80, SHOP, f"{IDENTITY}/id_holder_type", "SUPER"),
    (87, SHOP, f"{IDENTITY}/id_card_info/id_card_number", "H12345678"),
    (89, SHOP, f"{IDENTITY}/id_card_info/card_period_begin", "长期"),
    (95, COMPANY, f"{IDENTITY}/id_doc_info/id_doc_number", "E 1"),
    (150, COMPANY, "bank_account_info/bank_account_type", "BANK_ACCOUNT_TYPE_PERSONAL"),
]


@pytest.mark.parametrize(
    ("line", "form", "field", "value"), WRONG, ids=lambda value: "" if isinstance(value, dict) else None
)
def test_a_wrong_value_is_refused(partner: Merchant, line: int, form: Json, field: str, value: Any) -> None:
    changes = {field: value}
    if value == "SUPER":
        changes[f"{IDENTITY}/authorize_letter_copy"] = "image"
    assert refusal_of(submitted(partner, form, changes)) == (400, "PARAM_ERROR", f"/{field}"), line


SUBJECTS = {
    "SUBJECT_TYPE_GOVERNMENT": ("CERTIFICATE_TYPE_2389", "CERTIFICATE_TYPE_2388"),
    "SUBJECT_TYPE_INSTITUTIONS": ("CERTIFICATE_TYPE_2388", "CERTIFICATE_TYPE_2389"),
    "SUBJECT_TYPE_OTHERS": ("CERTIFICATE_TYPE_2394", "CERTIFICATE_TYPE_2388"),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_certificate_of_the_subject_is_accepted(partner: Merchant, subject: str) -> None:
    changes = {f"{SUBJECT}/subject_type": subject, f"{CERTIFICATE}/cert_type": SUBJECTS[subject][0]}
    assert submitted(partner, COMPANY, changes).status == 200


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_certificate_of_another_subject_is_refused(partner: Merchant, subject: str) -> None:
    changes = {f"{SUBJECT}/subject_type": subject, f"{CERTIFICATE}/cert_type": SUBJECTS[subject][1]}
    assert refusal_of(submitted(partner, COMPANY, changes)) == (400, "PARAM_ERROR", f"/{CERTIFICATE}/cert_type")


def test_a_government_body_sends_an_id_card(partner: Merchant) -> None:
    changes = {
        f"{SUBJECT}/subject_type": "SUBJECT_TYPE_GOVERNMENT",
        f"{CERTIFICATE}/cert_type": "CERTIFICATE_TYPE_2389",
        f"{IDENTITY}/id_doc_type": "IDENTIFICATION_TYPE_OVERSEA_PASSPORT",
    }
    assert refusal_of(submitted(partner, COMPANY, changes)) == (400, "PARAM_ERROR", f"/{IDENTITY}/id_doc_type")


def test_the_number_of_a_passport_is_checked(partner: Merchant) -> None:
    kind, number = f"{IDENTITY}/id_doc_type", f"{IDENTITY}/id_doc_info/id_doc_number"
    changes = {kind: "IDENTIFICATION_TYPE_HONGKONG_PASSPORT", number: "E12345678"}
    assert refusal_of(submitted(partner, COMPANY, changes)) == (400, "PARAM_ERROR", f"/{number}")


@pytest.mark.parametrize("form", [COMPANY, SHOP], ids=["company", "shop"])
def test_the_forms_of_the_examples_are_accepted(partner: Merchant, form: Json) -> None:
    assert submitted(partner, form, {}).status == 200
