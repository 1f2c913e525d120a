"""Rules about the kinds of subjects, as the pages of onboarding forms state them.

A public institution has another name in each form.
"""

import re
from collections.abc import Mapping

from wechatpay_gateway.families.onboarding.documents import ID_CARD
from wechatpay_gateway.family.refusals import wrong_value

ENTERPRISE, INDIVIDUAL = "SUBJECT_TYPE_ENTERPRISE", "SUBJECT_TYPE_INDIVIDUAL"
MICRO, GOVERNMENT = "SUBJECT_TYPE_MICRO", "SUBJECT_TYPE_GOVERNMENT"
INSTITUTIONS = ("SUBJECT_TYPE_INSTITUTIONS", "SUBJECT_TYPE_INSTITUTIONS_CLONED")
_ORGANIZATION = "SUBJECT_TYPE_OTHERS"
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}")
_BY_GOVERNMENT = "CERTIFICATE_TYPE_2400"
CERTIFICATES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(INSTITUTIONS, ("CERTIFICATE_TYPE_2388",)),
    GOVERNMENT: ("CERTIFICATE_TYPE_2389",),
    _ORGANIZATION: (
        *("CERTIFICATE_TYPE_2389", "CERTIFICATE_TYPE_2394", "CERTIFICATE_TYPE_2395", "CERTIFICATE_TYPE_2396"),
        *("CERTIFICATE_TYPE_2520", "CERTIFICATE_TYPE_2521", "CERTIFICATE_TYPE_2522", "CERTIFICATE_TYPE_2399"),
        _BY_GOVERNMENT,
    ),
}
"""The types of certificates of each kind of subject that needs one."""
_ENDINGS_OF_OTHERS = ("企业", "公司", "农民专业合作社")


def check_license(place: str, number_name: str, number: str, name: str, kind: str) -> None:
    """Check the number of a business license and the name on it; `place` is the JSON Pointer of the license.

    Raises:
        Refusal: 400 PARAM_ERROR.
    """
    if kind == ENTERPRISE and not _CREDIT_CODE.fullmatch(number):
        zh, en = (
            "主体为企业时应为18位统一社会信用代码",
            "of a company must be its unified social credit code of 18 characters",
        )
        raise wrong_value(f"{place}/{number_name}", number, zh, en)
    if kind == INDIVIDUAL and name.endswith(_ENDINGS_OF_OTHERS):
        zh, en = (
            "个体户不能使用“企业”“公司”或“农民专业合作社”结尾",
            "of an individual business must not end in 企业, 公司 or 农民专业合作社",
        )
        raise wrong_value(f"{place}/merchant_name", name, zh, en)


def check_certificate(place: str, certificate_type: str, number: str, kind: str) -> None:
    """Check that a certificate fits the kind of subject, and its number the certificate; `place` is its JSON Pointer.

    Raises:
        Refusal: 400 PARAM_ERROR.
    """
    allowed = CERTIFICATES.get(kind)
    if allowed is not None and certificate_type not in allowed:
        listed = ", ".join(allowed)
        zh, en = f"主体类型为{kind}时应为 {listed} 之一", f"must be one of {listed} for {kind}"
        raise wrong_value(f"{place}/cert_type", certificate_type, zh, en)
    if certificate_type != _BY_GOVERNMENT and not _CREDIT_CODE.fullmatch(number):
        zh, en = (
            "应为18位阿拉伯数字或大写英文字母（不含I/O/Z/S/V）",
            "must consist of 18 digits or capital letters other than I, O, Z, S and V",
        )
        raise wrong_value(f"{place}/cert_number", number, zh, en)


def check_holder(holder: tuple[str, str], document: tuple[str, str | None], kind: str) -> None:
    """Check whose document a subject may send, and of which type; both are a JSON Pointer and a value.

    Raises:
        Refusal: 400 PARAM_ERROR.
    """
    pointer, value = holder
    if value == "SUPER" and kind not in (GOVERNMENT, *INSTITUTIONS):
        zh, en = (
            "仅政府机关/事业单位可上传经办人证件",
            "can be SUPER only for a government body or a public institution",
        )
        raise wrong_value(pointer, value, zh, en)
    pointer, sent = document
    if kind in (GOVERNMENT, MICRO) and sent not in (None, ID_CARD):
        zh, en = (
            "政府机关、小微仅支持中国大陆居民-身份证类型",
            f"must be {ID_CARD} for a government body or a micro merchant",
        )
        raise wrong_value(pointer, sent, zh, en)
