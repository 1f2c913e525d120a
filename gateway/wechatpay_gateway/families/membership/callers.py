"""Who calls, and the refusals that the operations of members share."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.membership.templates import Template, Templates
from wechatpay_gateway.family.behavior import Call, to_reply
from wechatpay_gateway.family.refusals import refuse

ROOTS = ("/v3/brand/partner/card-member", "/brand/card-member")
"""The paths of service providers, and of brands."""


@frozen
class Caller:
    """The merchant or brand that signed a call, and the brand that the call is for."""

    owner: str
    brand_id: str
    is_brand: bool


def arguments_of(call: Call) -> Mapping[str, Any]:
    """Return the arguments and the fields of a call."""
    return {**call.arguments, **call.fields}


def caller_of(call: Call) -> Caller:
    """Return who calls; a brand calls for itself."""
    named = arguments_of(call).get("brand_id")
    return Caller(call.mchid or call.brand_id, named or call.brand_id, bool(call.brand_id))


def reply_of(call: Call, values: Mapping[str, Any]) -> Outcome:
    """Return an outcome with those values that are fields of the reply."""
    return to_reply(call, values)


def template_of(call: Call, templates: Templates, *, is_needed: bool = True) -> Template:
    """Return the template that a call names.

    Raises:
        Refusal: the template does not exist (`NOT_FOUND`), or is invalid although the call needs a valid one (`INVALID_REQUEST`).
    """
    caller = caller_of(call)
    template = templates.find(arguments_of(call)["card_id"], caller.owner, caller.brand_id)
    if template is None:
        raise refuse(call, "NOT_FOUND", "会员卡模板不存在", "There is no such card template.")
    if is_needed and not template.is_effective:
        raise refuse(call, "INVALID_REQUEST", "会员卡模板无效", "The card template is invalid.")
    return template


def no_card(call: Call) -> Refusal:
    """Return the refusal of a card that does not exist."""
    return refuse(call, "NOT_FOUND", "用户会员卡不存在", "The user does not have this card.")
