"""Rules of the form of an application for account-opening confirmation, over HTTP. Each case names a line of its page.

https://pay.weixin.qq.com/doc/v3/partner/4012722388: in its Markdown form, a line is a row of a table.
"""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Any

import pytest

from gateway.applications import (
    ASSOCIATION,
    COMPANY,
    GOVERNMENT,
    IMAGE,
    MICRO,
    NAME,
    SCHOOL,
    SHOP,
    SUBJECTS,
    SUBMIT,
    plain_form,
    sealed,
)
from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from wechatpay_gateway.server import running

NUMBERS = count(1)
ABSENT = object()
CONTACT, SUBJECT, IDENTITY = "contact_info", "subject_info", "identification_info"
LICENCE, CERTIFICATE = f"{SUBJECT}/business_licence_info", f"{SUBJECT}/certificate_info"
STORE = f"{SUBJECT}/assist_prove_info"
DOCUMENT = "IDENTIFICATION_TYPE"
AGENT = {
    f"{CONTACT}/contact_type": "SUPER",
    f"{CONTACT}/name": "王五",
    f"{CONTACT}/contact_id_doc_type": f"{DOCUMENT}_IDCARD",
    f"{CONTACT}/contact_id_doc_copy": IMAGE,
    f"{CONTACT}/contact_id_doc_copy_back": IMAGE,
    f"{CONTACT}/contact_period_begin": "2019-06-06",
    f"{CONTACT}/contact_period_end": "2030-06-06",
}
"""A contact who is not the legal representative."""
HOLDER = {
    f"{IDENTITY}/id_holder_type": "SUPER",
    f"{IDENTITY}/authorize_letter_copy": IMAGE,
    **{f"{IDENTITY}/identification_{name}": ABSENT for name in ("type", "name", "number", "front_copy", "back_copy")},
}
"""The identity of somebody else than the legal representative."""
Changes = Mapping[str, Any]


def days(first: str, last: str) -> str:
    return json.dumps([first, last], ensure_ascii=False)


@pytest.fixture(scope="module")
def shop() -> Iterator[Merchant]:
    with running(has_published_keys=True) as gateway:
        yield Merchant.from_env(gateway.environment)


def submitted(merchant: Merchant, subject: str, changes: Changes) -> Answer:
    """Submit a valid form with some changes: JSON Pointers without the leading slash, each with a value or `ABSENT`."""
    form = deepcopy(plain_form(subject, f"1900000001_{next(NUMBERS)}"))
    for pointer, value in changes.items():
        *way, last = pointer.split("/")
        place: Any = form
        for name in way:
            place = place[int(name)] if name.isdigit() else place.setdefault(name, {})
        if value is ABSENT:
            place.pop(last, None)
        else:
            place[last] = value
    return merchant.call_json(SUBMIT, sealed(merchant, form))


REQUIRED: list[tuple[int, str, Changes, str]] = [
    (48, COMPANY, AGENT | {f"{CONTACT}/contact_id_doc_type": ABSENT}, f"{CONTACT}/contact_id_doc_type"),
    (49, COMPANY, AGENT | {f"{CONTACT}/contact_id_doc_copy": ABSENT}, f"{CONTACT}/contact_id_doc_copy"),
    (50, COMPANY, AGENT | {f"{CONTACT}/contact_id_doc_copy_back": ABSENT}, f"{CONTACT}/contact_id_doc_copy_back"),
    (51, COMPANY, AGENT | {f"{CONTACT}/contact_period_begin": ABSENT}, f"{CONTACT}/contact_period_begin"),
    (52, COMPANY, AGENT | {f"{CONTACT}/contact_period_end": ABSENT}, f"{CONTACT}/contact_period_end"),
    (56, COMPANY, {LICENCE: ABSENT}, LICENCE),
    (56, SHOP, {LICENCE: ABSENT}, LICENCE),
    (63, GOVERNMENT, {CERTIFICATE: ABSENT}, CERTIFICATE),
    (63, SCHOOL, {CERTIFICATE: ABSENT}, CERTIFICATE),
    (63, ASSOCIATION, {CERTIFICATE: ABSENT}, CERTIFICATE),
    (71, GOVERNMENT, {f"{SUBJECT}/company_prove_copy": ABSENT}, f"{SUBJECT}/company_prove_copy"),
    (71, SCHOOL, {f"{SUBJECT}/company_prove_copy": ABSENT}, f"{SUBJECT}/company_prove_copy"),
    (72, MICRO, {STORE: ABSENT}, STORE),
    (82, COMPANY, {f"{SUBJECT}/is_finance_institution": True}, f"{SUBJECT}/finance_institution_info"),
    (87, COMPANY, {f"{IDENTITY}/identification_type": ABSENT}, f"{IDENTITY}/identification_type"),
    (88, MICRO, {f"{IDENTITY}/identification_name": ABSENT}, f"{IDENTITY}/identification_name"),
    (89, SHOP, {f"{IDENTITY}/identification_number": ABSENT}, f"{IDENTITY}/identification_number"),
    (91, SCHOOL, {f"{IDENTITY}/identification_front_copy": ABSENT}, f"{IDENTITY}/identification_front_copy"),
    (92, GOVERNMENT, {f"{IDENTITY}/identification_back_copy": ABSENT}, f"{IDENTITY}/identification_back_copy"),
    (93, GOVERNMENT, HOLDER | {f"{IDENTITY}/authorize_letter_copy": ABSENT}, f"{IDENTITY}/authorize_letter_copy"),
    (95, COMPANY, {f"{IDENTITY}/identification_address": ABSENT}, f"{IDENTITY}/identification_address"),
]


@pytest.mark.parametrize(("line", "subject", "changes", "field"), REQUIRED)
def test_a_form_without_a_required_field_is_refused(
    shop: Merchant, line: int, subject: str, changes: Changes, field: str
) -> None:
    assert refusal_of(submitted(shop, subject, changes)) == (400, "PARAM_ERROR", f"/{field}"), line


WRONG: list[tuple[int, str, str, Any, Changes]] = [
    (44, MICRO, f"{CONTACT}/name", "李", {}),
    (44, MICRO, f"{CONTACT}/name", "12345", {}),
    (44, MICRO, f"{CONTACT}/name", f"{NAME}\t", {}),
    (44, MICRO, f"{CONTACT}/name", f"\n{NAME}", {}),
    (44, MICRO, f"{CONTACT}/name", "A" * 101, {}),
    (44, MICRO, f"{CONTACT}/name", "王五", {}),
    (45, MICRO, f"{CONTACT}/mobile", "abc", {}),
    (45, MICRO, f"{CONTACT}/mobile", "1234", {}),
    (45, MICRO, f"{CONTACT}/mobile", "1" * 21, {}),
    (45, MICRO, f"{CONTACT}/mobile", " 13800000000", {}),
    (46, MICRO, f"{CONTACT}/id_card_number", "11010119900101001Y", {}),
    (46, MICRO, f"{CONTACT}/id_card_number", "110101199001010010", {}),
    (46, COMPANY, f"{CONTACT}/id_card_number", "H12345678", AGENT),
    (47, MICRO, f"{CONTACT}/contact_type", "SUPER", AGENT),
    (51, COMPANY, f"{CONTACT}/contact_period_begin", "2019-02-30", AGENT),
    (51, COMPANY, f"{CONTACT}/contact_period_begin", "20190606", AGENT),
    (51, COMPANY, f"{CONTACT}/contact_period_begin", "长期", AGENT),
    (51, COMPANY, f"{CONTACT}/contact_period_begin", "1899-12-31", AGENT),
    (51, COMPANY, f"{CONTACT}/contact_period_begin", "2999-01-01", AGENT),
    (52, COMPANY, f"{CONTACT}/contact_period_end", "2019-06-06", AGENT),
    (57, SHOP, f"{LICENCE}/licence_number", "abcde", {}),
    (57, SHOP, f"{LICENCE}/licence_number", "814201123033363296", {}),
    (57, COMPANY, f"{LICENCE}/licence_number", "91420112303336329I", {}),
    (57, COMPANY, f"{LICENCE}/licence_number", "440301103000000", {}),
    (59, COMPANY, f"{LICENCE}/merchant_name", "甲", {}),
    (59, COMPANY, f"{LICENCE}/merchant_name", "——", {}),
    (59, COMPANY, f"{LICENCE}/merchant_name", " 李四公司", {}),
    (59, SHOP, f"{LICENCE}/merchant_name", "李四烧饼公司", {}),
    (59, SHOP, f"{LICENCE}/merchant_name", "李四企业", {}),
    (59, SHOP, f"{LICENCE}/merchant_name", "李四农民专业合作社", {}),
    (60, COMPANY, f"{LICENCE}/legal_person", "··", {}),
    (61, COMPANY, f"{LICENCE}/company_address", "100号"[:3], {}),
    (61, COMPANY, f"{LICENCE}/company_address", "518000", {}),
    (62, COMPANY, f"{LICENCE}/licence_valid_date", days("2999-01-01", "长期"), {}),
    (62, COMPANY, f"{LICENCE}/licence_valid_date", days("1899-12-31", "长期"), {}),
    (62, COMPANY, f"{LICENCE}/licence_valid_date", days("2017-10-28", "2017-10-28"), {}),
    (62, COMPANY, f"{LICENCE}/licence_valid_date", days("2017-10-28", "2017-11-31"), {}),
    (62, COMPANY, f"{LICENCE}/licence_valid_date", days("2017-10-28", "长期") + " " * 64, {}),
    (64, GOVERNMENT, f"{CERTIFICATE}/cert_type", "CERTIFICATE_TYPE_2388", {}),
    (64, SCHOOL, f"{CERTIFICATE}/cert_type", "CERTIFICATE_TYPE_2389", {}),
    (64, ASSOCIATION, f"{CERTIFICATE}/cert_type", "CERTIFICATE_TYPE_2388", {}),
    (65, SCHOOL, f"{CERTIFICATE}/cert_number", "111111111111", {}),
    (67, SCHOOL, f"{CERTIFICATE}/merchant_name", "123", {}),
    (68, SCHOOL, f"{CERTIFICATE}/legal_person", "李", {}),
    (69, SCHOOL, f"{CERTIFICATE}/company_address", "1-2-3-4", {}),
    (70, SCHOOL, f"{CERTIFICATE}/cert_valid_date", days("长期", "长期"), {}),
    (70, SCHOOL, f"{CERTIFICATE}/cert_valid_date", days("2020-01-01", "2019-01-01"), {}),
    (74, MICRO, f"{STORE}/store_name", "88", {}),
    (75, MICRO, f"{STORE}/store_address_code", "深圳", {}),
    (76, MICRO, f"{STORE}/store_address", "南山区", {}),
    (76, MICRO, f"{STORE}/store_address", "无", {}),
    (86, COMPANY, f"{IDENTITY}/id_holder_type", "SUPER", HOLDER),
    (87, GOVERNMENT, f"{IDENTITY}/identification_type", f"{DOCUMENT}_OVERSEA_PASSPORT", {}),
    (87, MICRO, f"{IDENTITY}/identification_type", f"{DOCUMENT}_TAIWAN_RESIDENT", {}),
    (88, MICRO, f"{IDENTITY}/identification_name", "李 ", {}),
    (90, COMPANY, f"{IDENTITY}/identification_valid_date", days("2999-01-01", "长期"), {}),
    (95, COMPANY, f"{IDENTITY}/identification_address", "123", {}),
    (103, COMPANY, "ubo_info_list/0/ubo_id_doc_number", "H1", {"ubo_info_list": [{}]}),
    (105, COMPANY, "ubo_info_list/0/ubo_period_begin", "1800-01-01", {"ubo_info_list": [{}]}),
    (106, COMPANY, "ubo_info_list/0/ubo_period_end", "2019-02-29", {"ubo_info_list": [{}]}),
]


@pytest.mark.parametrize(("line", "subject", "field", "value", "changes"), WRONG)
def test_a_wrong_value_is_refused(
    shop: Merchant, line: int, subject: str, field: str, value: Any, changes: Changes
) -> None:
    answer = submitted(shop, subject, {**changes, field: value})
    assert refusal_of(answer) == (400, "PARAM_ERROR", f"/{field}"), line


NUMBERS_OF_DOCUMENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "IDCARD": (("11010119900101001X", "110101199001010010"), ("11010119900101001x", "H12345678")),
    "OVERSEA_PASSPORT": (("E-12", "A1B2C3D4E5F6G7H"), ("E12", "A1B2C3D4E5F6G7H8", "E 123")),
    "HONGKONG_PASSPORT": (("H12345678", "h1234567890"), ("M12345678", "H123456789")),
    "MACAO_PASSPORT": (("M12345678", "m1234567890"), ("H12345678", "M1234567")),
    "TAIWAN_PASSPORT": (("12345678", "1234567890"), ("123456789", "A2345678")),
    "FOREIGN_RESIDENT": (("123456789012345", "ABC456789012345"), ("12345678901234",)),
    "HONGKONG_MACAO_RESIDENT": (("81000019900101001X",), ("H12345678",)),
    "TAIWAN_RESIDENT": (("830000199001010010",), ("12345678",)),
}
"""The valid and the invalid numbers of each type of document: line 89 of the page."""


@pytest.mark.parametrize("kind", NUMBERS_OF_DOCUMENTS)
def test_a_number_of_the_document_is_accepted(shop: Merchant, kind: str) -> None:
    for number in NUMBERS_OF_DOCUMENTS[kind][0]:
        changes = {f"{IDENTITY}/identification_type": f"{DOCUMENT}_{kind}", f"{IDENTITY}/identification_number": number}
        assert submitted(shop, SHOP, changes).status == 200, number


@pytest.mark.parametrize("kind", NUMBERS_OF_DOCUMENTS)
def test_a_number_of_another_document_is_refused(shop: Merchant, kind: str) -> None:
    for number in NUMBERS_OF_DOCUMENTS[kind][1]:
        changes = {f"{IDENTITY}/identification_type": f"{DOCUMENT}_{kind}", f"{IDENTITY}/identification_number": number}
        answer = submitted(shop, SHOP, changes)
        assert refusal_of(answer) == (400, "PARAM_ERROR", f"/{IDENTITY}/identification_number"), number


def test_a_refusal_does_not_show_a_document_number(shop: Merchant) -> None:
    answer = submitted(shop, MICRO, {f"{IDENTITY}/identification_number": "SECRET-1"})
    assert (answer.status, b"SECRET" in answer.body) == (400, False)


VALID: dict[str, tuple[str, Changes]] = {
    **{f"the required fields of {kind}": (kind, {}) for kind in SUBJECTS},
    "a contact who is not the representative": (COMPANY, AGENT),
    "a passport without a back": (
        COMPANY,
        AGENT
        | {
            f"{CONTACT}/contact_id_doc_type": f"{DOCUMENT}_OVERSEA_PASSPORT",
            f"{CONTACT}/contact_id_doc_copy_back": ABSENT,
            f"{IDENTITY}/identification_type": f"{DOCUMENT}_OVERSEA_PASSPORT",
            f"{IDENTITY}/identification_number": "E-123",
            f"{IDENTITY}/identification_back_copy": ABSENT,
        },
    ),
    "the identity of an agent of a government body": (GOVERNMENT, HOLDER),
    "the identity of an agent of a school": (SCHOOL, HOLDER),
    "a document without an end": (COMPANY, AGENT | {f"{CONTACT}/contact_period_end": "长期"}),
    "a mobile number of another country": (MICRO, {f"{CONTACT}/mobile": "+852-12345678"}),
    "a shop with a credit code": (SHOP, {f"{LICENCE}/licence_number": "92440300MA5ABCDEFG"}),
    "a document of the government": (
        ASSOCIATION,
        {f"{CERTIFICATE}/cert_type": "CERTIFICATE_TYPE_2400", f"{CERTIFICATE}/cert_number": "粤1号"},
    ),
    "a mobile business without an address": (
        MICRO,
        {f"{STORE}/micro_biz_type": "MICRO_TYPE_MOBILE", f"{STORE}/store_address": "无"},
    ),
    "a foreign name": (
        SHOP,
        {
            f"{CONTACT}/name": "J. O'Neil",
            f"{LICENCE}/legal_person": "J. O'Neil",
            f"{IDENTITY}/identification_name": "J. O'Neil",
        },
    ),
    "a bank with its permit": (
        COMPANY,
        {
            f"{SUBJECT}/is_finance_institution": True,
            f"{SUBJECT}/finance_institution_info": {"finance_type": "BANK_AGENT", "finance_license_pics": [IMAGE]},
        },
    ),
}


@pytest.mark.parametrize("name", VALID)
def test_a_form_is_accepted_with(shop: Merchant, name: str) -> None:
    answer = submitted(shop, *VALID[name])
    assert answer.status == 200, answer.body.decode()
