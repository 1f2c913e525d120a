"""Rules of a medical insurance order that depend on several fields: https://pay.weixin.qq.com/doc/v3/partner/4018300080.

The spec says which fields each kind of order requires. Here are the fields that it must not have, and the sums. The sum for what the user
pays is only checked if the insurance leaves something to the user: https://pay.weixin.qq.com/doc/v3/partner/4020401288.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_CASH_ONLY, _INSURANCE_ONLY, _UNKNOWN = "CASH_ONLY", "INSURANCE_ONLY", "UNKNOWN_MIX_PAY_TYPE"
_PAID_BY_INSURANCE = ("med_ins_gov_fee", "med_ins_self_fee", "med_ins_other_fee")
_LEFT_TO_USER = "med_ins_cash_fee"
_OF_INSURANCE = (
    *("pay_order_id", "pay_auth_no", "geo_location", "med_ins_order_create_time"),
    *(*_PAID_BY_INSURANCE, _LEFT_TO_USER),
)
_BY_USER = "wechat_pay_cash_fee"
_OF_WECHAT_PAY = (_BY_USER, "prepay_id")
_ID_CARD = "ID_CARD"


def check_order(call: Call) -> None:
    """Check a new order.

    Raises:
        Refusal: 400 PARAM_ERROR for a value that is never accepted, 403 RULE_LIMIT if fields contradict each other.
    """
    fields = call.fields
    kind = fields["mix_pay_type"]
    _check_values(fields)
    if kind == _CASH_ONLY:
        _check_absent(call, _OF_INSURANCE)
    elif kind == _INSURANCE_ONLY:
        _check_absent(call, _OF_WECHAT_PAY)
    _check_amounts(call, kind)


def _check_values(fields: Mapping[str, Any]) -> None:
    for name, unknown in (("mix_pay_type", _UNKNOWN), ("order_type", "UNKNOWN_ORDER_TYPE")):
        if fields[name] == unknown:
            raise wrong_value(f"/{name}", unknown, "未知类型", f"{name} must not be {unknown}.")
    for name in ("payer", "relative"):
        person = fields.get(name)
        if person is not None and person["card_type"] != _ID_CARD:
            zh, en = "无效的证件类型，目前只支持身份证", "Only ID_CARD is supported at present."
            raise wrong_value(f"/{name}/card_type", person["card_type"], zh, en)


def _check_absent(call: Call, names: Iterable[str]) -> None:
    found = [name for name in names if name in call.fields]
    if found:
        kind = call.fields["mix_pay_type"]
        zh, en = f"{kind}订单不能包含{found[0]}字段", f"An order of the type {kind} must not have {', '.join(found)}."
        raise refuse(call, "RULE_LIMIT", zh, en)


def _check_amounts(call: Call, kind: str) -> None:
    fields = call.fields
    insurance = sum(fields.get(name, 0) for name in _PAID_BY_INSURANCE)
    left, by_user = fields.get(_LEFT_TO_USER, 0), fields.get(_BY_USER, 0)
    added = sum(each["cash_add_fee"] for each in fields.get("cash_add_detail", ()))
    reduced = sum(each["cash_reduce_fee"] for each in fields.get("cash_reduce_detail", ()))
    if kind != _INSURANCE_ONLY and by_user < 1:
        raise refuse(call, "RULE_LIMIT", "请确认金额是否正确", f"{_BY_USER} must be more than 0.")
    if kind not in (_CASH_ONLY, _INSURANCE_ONLY) and insurance + left < 1:
        raise refuse(
            call, "RULE_LIMIT", "请确认金额是否正确", "The amounts of the insurance must be more than 0 together."
        )
    if left > 0 and left != by_user - added + reduced:
        en = f"{_LEFT_TO_USER} is {left}, but must be {by_user} - {added} + {reduced} = {by_user - added + reduced}."
        raise refuse(call, "RULE_LIMIT", "自费金额校验不通过", en)
    if fields["total_fee"] != insurance + by_user + reduced:
        en = f"total_fee is {fields['total_fee']}, but must be {insurance} + {by_user} + {reduced} = {insurance + by_user + reduced}."
        raise refuse(call, "RULE_LIMIT", "订单总金额校验不通过", en)


def check_refund(call: Call) -> None:
    """Check the report of a refund: https://pay.weixin.qq.com/doc/v3/partner/4018300085.

    Raises:
        Refusal: 403 RULE_LIMIT: the total is not the sum of its parts.
    """
    fields = call.fields
    parts = [fields[f"med_refund_{part}_fee"] for part in ("gov", "self", "other")]
    if fields["med_refund_total_fee"] != sum(parts):
        en = f"med_refund_total_fee must be {' + '.join(map(str, parts))} = {sum(parts)}."
        raise refuse(call, "RULE_LIMIT", "医保退款总金额校验不通过", en)
