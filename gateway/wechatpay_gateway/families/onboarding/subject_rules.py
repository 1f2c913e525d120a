"""Rules of the form of `submit_applyment`, from the text of its page: https://pay.weixin.qq.com/doc/v3/partner/4012722388.

The spec says which fields are required, and the forms of names and addresses. Here are the rules that depend on several fields. The comments
name the rows of the page.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_gateway.base.json_text import parse_json
from wechatpay_gateway.families.onboarding.documents import CONTACT_NUMBERS, NUMBERS, check_number, check_validity
from wechatpay_gateway.families.onboarding.subjects import (
    CERTIFICATES,
    ENTERPRISE,
    INDIVIDUAL,
    MICRO,
    check_certificate,
    check_holder,
    check_license,
)
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import wrong_value

_Fields = Mapping[str, Any]
_EARLIEST = "1900-01-01"
_LONGEST_VALIDITY = 64
_SHORTEST_ADDRESS = 4


def check_application(call: Call) -> None:
    """Check an application for account-opening confirmation.

    Raises:
        Refusal: 400 PARAM_ERROR: a value contradicts another one, or does not have the form that the others require.
    """
    form = call.fields
    subject, identity = form["subject_info"], form["identification_info"]
    kind: str = subject["subject_type"]
    _check_contact(form["contact_info"], kind, call.now)
    _check_licence(subject.get("business_licence_info"), kind, call.now)
    _check_certificate(subject.get("certificate_info"), kind, call.now)
    _check_store(subject.get("assist_prove_info"))
    _check_identity(identity, kind, call.now)
    _check_representative(form["contact_info"], subject, identity)
    for index, owner in enumerate(form.get("ubo_info_list", ())):
        _check_owner(f"/ubo_info_list/{index}", owner, call.now)


def _check_contact(contact: _Fields, kind: str, now: float) -> None:
    place = "/contact_info"
    if kind == MICRO and contact["contact_type"] == "SUPER":  # contact_info.contact_type
        zh, en = "主体为小微时只能选择LEGAL", "must be LEGAL for a micro merchant"
        raise wrong_value(f"{place}/contact_type", contact["contact_type"], zh, en)
    number, document = contact.get("id_card_number"), contact.get("contact_id_doc_type")
    check_number(f"{place}/id_card_number", number, document, CONTACT_NUMBERS)  # contact_info.id_card_number
    begin, end = contact.get("contact_period_begin"), contact.get("contact_period_end")
    days = (f"{place}/contact_period_begin", begin), (f"{place}/contact_period_end", end)
    check_validity(*days, now, earliest=_EARLIEST)  # contact_info.contact_period_begin, contact_period_end


def _check_licence(licence: _Fields | None, kind: str, now: float) -> None:
    if licence is None:
        return
    place = "/subject_info/business_licence_info"
    check_license(place, "licence_number", licence["licence_number"], licence["merchant_name"], kind)
    _check_days(f"{place}/licence_valid_date", licence["licence_valid_date"], now, _EARLIEST)  # licence_valid_date


def _check_certificate(certificate: _Fields | None, kind: str, now: float) -> None:
    if certificate is None:
        return
    place = "/subject_info/certificate_info"
    check_certificate(place, certificate["cert_type"], certificate["cert_number"], kind)
    _check_days(f"{place}/cert_valid_date", certificate["cert_valid_date"], now)  # cert_valid_date


def _check_store(store: _Fields | None) -> None:
    """Check the address: a mobile business writes 无, which is shorter than the least length of all others."""
    if store is None:
        return
    address = store["store_address"]
    is_mobile = store["micro_biz_type"] == "MICRO_TYPE_MOBILE"
    if len(address) < _SHORTEST_ADDRESS and not (is_mobile and address == "无"):  # store_address
        zh, en = f"的长度小于最小长度 {_SHORTEST_ADDRESS}", f"is shorter than {_SHORTEST_ADDRESS} characters"
        raise wrong_value("/subject_info/assist_prove_info/store_address", address, zh, en)


def _check_identity(identity: _Fields, kind: str, now: float) -> None:
    place = "/identification_info"
    document = identity.get("identification_type")
    holder = f"{place}/id_holder_type", identity.get("id_holder_type", "LEGAL")
    check_holder(holder, (f"{place}/identification_type", document), kind)
    check_number(f"{place}/identification_number", identity.get("identification_number"), document, NUMBERS)
    if "identification_valid_date" in identity:  # identification_valid_date
        _check_days(f"{place}/identification_valid_date", identity["identification_valid_date"], now)


def _check_representative(contact: _Fields, subject: _Fields, identity: _Fields) -> None:
    """Check that a contact who is the legal representative has the same name and document number."""
    if contact["contact_type"] != "LEGAL":
        return
    name, number = contact["name"], contact.get("id_card_number")
    if any(name != other for other in _names(subject, identity)):  # contact_info.name, 1
        zh, en = (
            "联系人为法定代表人时，姓名需与法定代表人姓名一致",
            "must equal the name of the legal representative, because contact_type is LEGAL",
        )
        raise wrong_value("/contact_info/name", "(hidden)", zh, en)
    if None not in (number, other := identity.get("identification_number")) and number != other:  # id_card_number, 1
        zh, en = (
            "联系人为法定代表人时，证件号码需与法定代表人一致",
            "must equal that of the legal representative, because contact_type is LEGAL",
        )
        raise wrong_value("/contact_info/id_card_number", "(hidden)", zh, en)


def _names(subject: _Fields, identity: _Fields) -> Iterator[str]:
    """Yield the names of the legal representative in the documents that the subject needs."""
    kind = subject["subject_type"]
    if kind in (ENTERPRISE, INDIVIDUAL):
        yield subject["business_licence_info"]["legal_person"]
    elif kind in CERTIFICATES:
        yield subject["certificate_info"]["legal_person"]
    if "identification_name" in identity:
        yield identity["identification_name"]


def _check_owner(place: str, owner: _Fields, now: float) -> None:
    number, document = owner.get("ubo_id_doc_number"), owner.get("ubo_id_doc_type")
    check_number(f"{place}/ubo_id_doc_number", number, document, NUMBERS)  # ubo_info_list.ubo_id_doc_number
    begin, end = owner.get("ubo_period_begin"), owner.get("ubo_period_end")
    days = (f"{place}/ubo_period_begin", begin), (f"{place}/ubo_period_end", end)
    check_validity(*days, now, earliest=_EARLIEST)  # ubo_info_list.ubo_period_begin, ubo_period_end


def _check_days(pointer: str, text: str, now: float, earliest: str = "0001-01-01") -> None:
    """Check a validity that is sent as JSON."""
    if len(text) > _LONGEST_VALIDITY:
        zh, en = f"的长度超过最大长度 {_LONGEST_VALIDITY}", f"is longer than {_LONGEST_VALIDITY} characters"
        raise wrong_value(pointer, text[:_LONGEST_VALIDITY], zh, en)
    first, last = parse_json(text)
    check_validity((pointer, first), (pointer, last), now, earliest=earliest)
