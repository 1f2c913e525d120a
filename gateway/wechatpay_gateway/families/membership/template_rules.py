"""Rules for card templates: https://pay.weixin.qq.com/doc/v3/partner/4015336970 and 4015336977, error `PARAM_ERROR`."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.families.membership.rules import check_validity
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_NORMAL = "NORMAL"
_JUMPS = ("code_jump_information", "points_information", "balance_information", "purchase_information")
_OF_TYPE = {"balance_information": "BALANCE", "purchase_information": "PURCHASE"}
"""The type of card that can have a field."""


def check_new_template(call: Call) -> None:
    """Check the fields of a new template that depend on each other.

    Raises:
        Refusal: a rule is broken.
    """
    fields = call.fields
    kind = fields["card_type"]
    if "init_level" in fields and not fields.get("need_display_level"):
        zh = "need_display_level为false时不允许填写"
        raise wrong_value("/init_level", fields["init_level"], zh, "must be omitted unless need_display_level is true")
    if "code_jump_information" in fields and fields["code_type"] != "JUMP_MINI_PROGRAM":
        en = "must be omitted unless code_type is JUMP_MINI_PROGRAM"
        raise wrong_value("/code_jump_information", "", "code_type不是JUMP_MINI_PROGRAM时不允许填写", en)
    _check_type(fields, kind)
    if kind != _NORMAL:
        raise refuse(
            call, "INVALID_REQUEST", "暂不支持付费和储值会员卡", f"Cards of type {kind} are not supported yet."
        )
    check_template(call)


def check_template(call: Call) -> None:
    """Check the fields of a new or changed template.

    Raises:
        Refusal: a rule is broken.
    """
    fields = call.fields
    for name in _JUMPS:
        jump: Mapping[str, Any] = fields.get(name) or {}
        if jump and not (jump.get("jump_appid") and jump.get("jump_path")):
            raise wrong_value(f"/{name}", "", "AppID和路径不能为空", "must have jump_appid and jump_path")
    if validity := fields.get("valid_date_information"):
        check_validity(validity)
    information: Mapping[str, Any] = fields.get("user_information") or {}
    common: Sequence[str] = information.get("common_field_list") or ()
    if len(set(common)) < len(common):
        pointer = "/user_information/common_field_list"
        raise wrong_value(pointer, list(common), "存在重复项", "must have each field at most once")


def check_changed_template(call: Call) -> None:
    """Check the fields of a changed template; every template is an ordinary one.

    Raises:
        Refusal: a rule is broken.
    """
    _check_type(call.fields, _NORMAL)
    check_template(call)


def _check_type(fields: Mapping[str, Any], kind: str) -> None:
    for name, own in _OF_TYPE.items():
        if name in fields and kind != own:
            raise wrong_value(f"/{name}", "", f"仅{own}类型的会员卡可填写", f"is only for cards of type {own}")
