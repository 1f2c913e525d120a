"""Forms of document numbers and validity, as the pages of onboarding forms state them."""

import datetime as dt
import re
from collections.abc import Mapping

from wechatpay_gateway.base.text_forms import is_date
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.family.refusals import wrong_value

ID_CARD = "IDENTIFICATION_TYPE_IDCARD"
_NO_END = "长期"
_LIKE_ID_CARD = re.compile(r"[0-9]{17}[0-9X]")

NUMBERS: Mapping[str, re.Pattern[str]] = {
    ID_CARD: _LIKE_ID_CARD,
    "IDENTIFICATION_TYPE_OVERSEA_PASSPORT": re.compile(r"[0-9A-Za-z-]{4,15}"),
    "IDENTIFICATION_TYPE_HONGKONG_PASSPORT": re.compile(r"[Hh]([0-9A-Za-z]{8}|[0-9A-Za-z]{10})"),
    "IDENTIFICATION_TYPE_MACAO_PASSPORT": re.compile(r"[Mm]([0-9A-Za-z]{8}|[0-9A-Za-z]{10})"),
    "IDENTIFICATION_TYPE_TAIWAN_PASSPORT": re.compile(r"[0-9]{8}|[0-9]{10}"),
    "IDENTIFICATION_TYPE_FOREIGN_RESIDENT": re.compile(r"[0-9A-Za-z]{15}"),
    "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT": _LIKE_ID_CARD,
    "IDENTIFICATION_TYPE_TAIWAN_RESIDENT": _LIKE_ID_CARD,
}
"""The form of the number of each type of document."""

CONTACT_NUMBERS: Mapping[str, re.Pattern[str]] = {
    **NUMBERS,
    "IDENTIFICATION_TYPE_FOREIGN_RESIDENT": re.compile(r"[0-9]{15}"),
}
"""The same for a contact, whose page row allows no letters in the number of a foreigner's residence permit."""


def check_number(pointer: str, number: str | None, kind: str | None, forms: Mapping[str, re.Pattern[str]]) -> None:
    """Check that a number has the form of its type of document, or of any type if the form does not state the type.

    Raises:
        Refusal: 400 PARAM_ERROR. It does not show the number.
    """
    if number is None:
        return
    allowed = [forms[kind]] if kind is not None else list(forms.values())
    if not any(form.fullmatch(number) for form in allowed):
        zh, en = "不符合所选证件类型的号码规范", f"is not a number of the document type {kind}"
        if kind is None:
            zh, en = "不符合任何证件类型的号码规范", "is not a number of any document type"
        raise wrong_value(pointer, "(hidden)", zh, en)


def check_validity(
    begin: tuple[str, str | None], end: tuple[str, str | None], now: float, *, earliest: str = "0001-01-01"
) -> None:
    """Check the first and the last day of validity, each with its JSON Pointer; days that were not sent are not checked.

    Both must be real days, the last one may be 长期. The first day must be before today and not before `earliest`, the last day after the first.

    Raises:
        Refusal: 400 PARAM_ERROR.
    """
    (begin_pointer, first), (end_pointer, last) = begin, end
    for pointer, day, may_be_open in ((*begin, False), (*end, True)):
        if day is not None and not is_date(day) and not (may_be_open and day == _NO_END):
            raise wrong_value(
                pointer, day, "不是合法的YYYY-MM-DD格式的日期", "must be a real day, formatted as yyyy-MM-dd"
            )
    if first is not None and first >= dt.datetime.fromtimestamp(now, CHINA).date().isoformat():
        raise wrong_value(begin_pointer, first, "开始时间不能大于等于当前日期", "must be before today")
    if first is not None and first < earliest:
        raise wrong_value(begin_pointer, first, f"开始时间不能小于{earliest}", f"must not be before {earliest}")
    if first is not None and last is not None and last != _NO_END and last <= first:
        raise wrong_value(end_pointer, last, "结束时间需大于开始时间", "must be after the first day of validity")
