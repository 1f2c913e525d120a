"""Rules of the form that makes a merchant a sub-merchant: https://pay.weixin.qq.com/doc/v3/partner/4012719997.

The spec says which fields are required, and the forms of names, addresses and telephone numbers. Here are the rules that depend on several
fields.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.families.onboarding.documents import ID_CARD, NUMBERS, check_number, check_validity
from wechatpay_gateway.families.onboarding.subjects import (
    INDIVIDUAL,
    check_certificate,
    check_holder,
    check_license,
)
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import wrong_value

_Fields = Mapping[str, Any]
_EARLIEST = "1900-01-01"


def check_sub_merchant(call: Call) -> None:
    """Check the application of a merchant that is to become a sub-merchant.

    Raises:
        Refusal: 400 PARAM_ERROR: a value contradicts another one, or does not have the form that the others require.
    """
    form, now = call.fields, call.now
    subject, contact = form["subject_info"], form["contact_info"]
    kind: str = subject["subject_type"]
    document = contact.get("contact_id_doc_type")
    check_number("/contact_info/contact_id_number", contact.get("contact_id_number"), document, NUMBERS)
    _check_period("/contact_info", contact, "contact_period", now)
    if (license_ := subject.get("business_license_info")) is not None:
        place = "/subject_info/business_license_info"
        check_license(place, "license_number", license_["license_number"], license_["merchant_name"], kind)
        _check_period(place, license_, "period", now)
    if (certificate := subject.get("certificate_info")) is not None:
        place = "/subject_info/certificate_info"
        check_certificate(place, certificate["cert_type"], certificate["cert_number"], kind)
        _check_period(place, certificate, "period", now)
    _check_identity(subject["identity_info"], kind, now)
    for index, owner in enumerate(subject.get("ubo_info_list", ())):
        place = f"/subject_info/ubo_info_list/{index}"
        check_number(f"{place}/ubo_id_doc_number", owner["ubo_id_doc_number"], owner["ubo_id_doc_type"], NUMBERS)
        _check_period(place, owner, "ubo_period", now)
    _check_account(form["bank_account_info"], kind)


def _check_identity(identity: _Fields, kind: str, now: float) -> None:
    place = "/subject_info/identity_info"
    document = identity.get("id_doc_type")
    holder = f"{place}/id_holder_type", identity.get("id_holder_type", "LEGAL")
    check_holder(holder, (f"{place}/id_doc_type", document), kind)
    if (card := identity.get("id_card_info")) is not None:
        _check_period(f"{place}/id_card_info", card, "card_period", now)
    if (other := identity.get("id_doc_info")) is not None:
        other_type = None if document == ID_CARD else document
        check_number(f"{place}/id_doc_info/id_doc_number", other["id_doc_number"], other_type, NUMBERS)
        _check_period(f"{place}/id_doc_info", other, "doc_period", now)


def _check_account(account: _Fields, kind: str) -> None:
    own = account["bank_account_type"]
    if own == "BANK_ACCOUNT_TYPE_PERSONAL" and kind != INDIVIDUAL:
        zh, en = "仅个体户可选择经营者个人银行卡", "can be BANK_ACCOUNT_TYPE_PERSONAL only for an individual business"
        raise wrong_value("/bank_account_info/bank_account_type", own, zh, en)


def _check_period(place: str, fields: _Fields, name: str, now: float) -> None:
    """Check the days of validity in two fields whose names start with `name`."""
    begin, end = f"{name}_begin", f"{name}_end"
    days = (f"{place}/{begin}", fields.get(begin)), (f"{place}/{end}", fields.get(end))
    check_validity(*days, now, earliest=_EARLIEST)
