"""Valid forms of applications for account-opening confirmation, one for each kind of subject."""

import json
from typing import Any, cast

from gateway.catalogs import Json
from gateway.merchant_side import Merchant

SUBMIT = "/v3/apply4subject/applyment"
MICRO, COMPANY, SHOP, GOVERNMENT, SCHOOL, ASSOCIATION = (
    f"SUBJECT_TYPE_{kind}"
    for kind in ("MICRO", "ENTERPRISE", "INDIVIDUAL", "GOVERNMENT", "INSTITUTIONS_CLONED", "OTHERS")
)
IMAGE = "0P3ng6KTIW4-Q_l2FjKLZuhHjBWoMAjmVtCz7ScmhEI"
VALIDITY = json.dumps(["2017-10-28", "长期"], ensure_ascii=False)
NAME, CARD_NUMBER = "李四", "11010119800101001X"
STORE = {
    "micro_biz_type": "MICRO_TYPE_STORE",
    "store_name": "大郎烧饼",
    "store_address_code": "440305",
    "store_address": "广东省深圳市南山区xx大厦x层",
    "store_header_copy": IMAGE,
    "store_indoor_copy": IMAGE,
}
LICENCE = {
    "licence_number": "914201123033363296",
    "licence_copy": IMAGE,
    "merchant_name": "李四网络有限公司",
    "legal_person": NAME,
    "company_address": "广东省深圳市南山区xx路xx号",
    "licence_valid_date": VALIDITY,
}
CERTIFICATE = {
    "cert_type": "CERTIFICATE_TYPE_2389",
    "cert_number": "12110000400000624D",
    "cert_copy": IMAGE,
    "merchant_name": "某某局",
    "legal_person": NAME,
    "company_address": "广东省深圳市南山区xx路xx号",
    "cert_valid_date": VALIDITY,
}
SUBJECTS: dict[str, Json] = {
    MICRO: {"assist_prove_info": STORE},
    COMPANY: {"business_licence_info": LICENCE},
    SHOP: {"business_licence_info": LICENCE | {"merchant_name": "李四烧饼店", "licence_number": "440301103000000"}},
    GOVERNMENT: {"certificate_info": CERTIFICATE, "company_prove_copy": IMAGE},
    SCHOOL: {"certificate_info": CERTIFICATE | {"cert_type": "CERTIFICATE_TYPE_2388"}, "company_prove_copy": IMAGE},
    ASSOCIATION: {"certificate_info": CERTIFICATE | {"cert_type": "CERTIFICATE_TYPE_2394"}},
}
SEALED = {
    *("contact_name", "contact_id_number", "openid", "mobile_phone", "contact_email"),
    *("id_card_name", "id_card_number", "id_card_address", "id_doc_name", "id_doc_number", "id_doc_address"),
    *("account_name", "account_number", "ubo_id_doc_name", "ubo_id_doc_address"),
    "name",
    "mobile",
    "id_card_number",
    "identification_name",
    "identification_number",
    "identification_address",
    "ubo_id_doc_number",
}


def plain_form(subject: str, business_code: str) -> Json:
    """Return the required fields of an application as plain text; the contact is the legal representative."""
    return {
        "business_code": business_code,
        "contact_info": {"name": NAME, "mobile": "13800000000", "contact_type": "LEGAL"},
        "subject_info": {"subject_type": subject, **SUBJECTS[subject]},
        "identification_info": {
            "identification_type": "IDENTIFICATION_TYPE_IDCARD",
            "identification_name": NAME,
            "identification_number": CARD_NUMBER,
            "identification_front_copy": IMAGE,
            "identification_back_copy": IMAGE,
            **({"identification_address": "广东省深圳市南山区xx路xx号"} if subject == COMPANY else {}),
        },
    }


def sealed(merchant: Merchant, value: Any, name: str = "") -> Any:
    """Return a form with its encrypted fields encrypted, with new random values each time."""
    if isinstance(value, dict):
        return {key: sealed(merchant, item, key) for key, item in cast("Json", value).items()}
    if isinstance(value, list):
        return [sealed(merchant, item) for item in cast("list[object]", value)]
    return merchant.seal(value) if name in SEALED else value
