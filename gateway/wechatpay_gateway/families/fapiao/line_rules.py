"""Rules for the lines of e-invoices: https://pay.weixin.qq.com/doc/v3/partner/4016078358, error `INVALID_REQUEST`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_SAME = ("goods_name", "tax_rate", "tax_code", "preferential_policy_code")
_RATES = (0, 100, 150, 300, 500, 600, 900, 1000, 1100, 1300, 1600, 1700)
"""The tax rates that can be used now, in 1/10,000: https://pay.weixin.qq.com/doc/v3/partner/4015792574."""
_EMPTY = ("unit", "specification", "quantity")


def check_lines(call: Call, lines: Sequence[Mapping[str, Any]], total: int) -> None:
    """Check the amounts and rates of the lines, their sum, and the discount lines, each of which follows the line that it lowers.

    Raises:
        Refusal: a rule is broken.
    """
    for line in lines:
        if not line["discount"] and line["total_amount"] <= 0:
            raise _wrong(call, "非折扣行金额必须为正数", "The amount of a line without discount must be positive.")
        if line["tax_rate"] not in _RATES:
            en = f"tax_rate must be one of {', '.join(map(str, _RATES))}, not {line['tax_rate']}."
            raise _wrong(call, "税率不在支持的范围内", en)
    if lines and lines[0]["discount"]:
        raise _wrong(call, "折扣行不能作为首行", "The first line must not be a discount.")
    for line, discount in pairwise(lines):
        if discount["discount"]:
            _check_discount(call, line, discount)
    if sum(line["total_amount"] for line in lines) != total:
        en = "total_amount must be the sum of the lines."
        raise _wrong(call, "总价税合计与所有发票行单行金额的累加和不相等", en)


def _check_discount(call: Call, line: Mapping[str, Any], discount: Mapping[str, Any]) -> None:
    if line["discount"]:
        en = "A discount must follow the line that it lowers."
        raise _wrong(call, "折扣行必须在被折扣行的下一行", en)
    if discount["total_amount"] >= 0:
        raise _wrong(call, "折扣行金额必须为负数", "The amount of a discount must be negative.")
    if -discount["total_amount"] > line["total_amount"]:
        raise _wrong(call, "折扣行金额绝对值不能超过被折扣行金额", "A discount must not exceed its line.")
    if any(discount.get(name) is not None for name in _EMPTY):
        en = f"A discount must not have {', '.join(_EMPTY)}."
        raise _wrong(call, "折扣行的“单位”，“规格”，“数量”必须为空", en)
    if any(discount.get(name) != line.get(name) for name in _SAME):
        en = f"A discount must have the same {', '.join(_SAME)} as its line."
        raise _wrong(call, "折扣行的名称、税率、税收分类编码、优惠政策标识必须和被折扣行相同", en)


def _wrong(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)
