"""Rules for the content of cards: https://pay.weixin.qq.com/doc/v3/partner/4015336979, error `PARAM_ERROR`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.text_forms import is_date
from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.families.membership.templates import Template
from wechatpay_gateway.family.refusals import wrong_value

_TIMES = ("available_begin_time", "available_end_time")
_DAYS = "available_day_after_receive"
_ALLOWED: Mapping[str, Sequence[str]] = {"FIX_TIME_RANGE": _TIMES, "FIX_TERM": (_DAYS,), "PERMANENT": ()}
"""The fields of each type of validity; all of them are required."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SEXES = ("男", "女")
_MOST_CHOSEN, _MOST_CHARACTERS = 10, 8


def check_content(fields: Mapping[str, Any], template: Template) -> None:
    """Check validity and information of a card against its template.

    Raises:
        Refusal: 400 PARAM_ERROR.
    """
    validity: Mapping[str, Any] | None = fields.get("valid_date_information")
    if validity is not None:
        check_validity(validity)
        own = template.validity.get("type")
        if not template.is_example and validity.get("type") != own:
            zh = "卡模版有效期类型和请求的有效期类型不一致"
            raise wrong_value(
                "/valid_date_information/type", validity.get("type"), zh, f"must be {own}, as in the template"
            )
    information: Mapping[str, Any] = fields.get("user_information") or {}
    _check_common(information.get("common_field_list") or (), template)
    _check_custom(information.get("custom_field_list") or (), template)


def check_validity(validity: Mapping[str, Any]) -> None:
    """Check that a validity has the fields of its type and no others.

    Raises:
        Refusal: 400 PARAM_ERROR.
    """
    kind = validity.get("type", "PERMANENT")
    for name in (*_TIMES, _DAYS):
        if (name in validity) != (name in _ALLOWED[kind]):
            needs = name in _ALLOWED[kind]
            zh, en = ("必填", "is required") if needs else ("不允许填写", "must be omitted")
            raise wrong_value(f"/valid_date_information/{name}", validity.get(name), f"{kind}{zh}", f"{en} for {kind}")
    if kind == "FIX_TIME_RANGE" and from_moment(validity[_TIMES[0]]) > from_moment(validity[_TIMES[1]]):
        pointer = f"/valid_date_information/{_TIMES[0]}"
        raise wrong_value(pointer, validity[_TIMES[0]], "开始时间不能大于结束时间", "must not be after the end")


def _check_common(rows: Sequence[Mapping[str, Any]], template: Template) -> None:
    known: Sequence[str] = template.information.get("common_field_list") or ()
    pointer = "/user_information/common_field_list"
    names = [row.get("name") for row in rows]
    if len(set(names)) < len(names):
        raise wrong_value(pointer, names, "存在重复项", "must have each field at most once")
    for row in rows:
        name, value = row.get("name"), row.get("value") or ""
        if not template.is_example and name not in known:
            raise wrong_value(pointer, name, "未定义在卡模版中", "must be a field of the template")
        is_valid = {
            "USER_FORM_FLAG_BIRTHDAY": is_date(value),
            "USER_FORM_FLAG_EMAIL": _EMAIL.fullmatch(value) is not None,
            "USER_FORM_FLAG_SEX": value in _SEXES,
        }
        if not is_valid.get(str(name), True):
            raise wrong_value(pointer, "(hidden)", f"{name}格式不正确", f"has a wrong {name}")


def _check_custom(rows: Sequence[Mapping[str, Any]], template: Template) -> None:
    known: Sequence[Mapping[str, Any]] = template.information.get("custom_field_list") or ()
    pointer = "/user_information/custom_field_list"
    for row in rows:
        if not template.is_example and row.get("name") not in [each.get("name") for each in known]:
            raise wrong_value(pointer, row.get("name"), "未定义在卡模版中", "must be a field of the template")
        chosen: Sequence[str] = row.get("user_chosen_values") or ()
        if not 1 <= len(chosen) <= _MOST_CHOSEN or any(len(each) > _MOST_CHARACTERS for each in chosen):
            en = f"must have 1 to {_MOST_CHOSEN} values of at most {_MOST_CHARACTERS} characters"
            raise wrong_value(pointer, "(hidden)", "字段值列表最少1个，最多10个，单个限制8个字符", en)
